//go:build !windows

package ui

import (
	"os"
	"path/filepath"
)

// disks are the computer's own and the sticks that the desktop has mounted.
func disks() []string {
	list := []string{"/"}
	for _, pattern := range []string{"/media/*/*", "/run/media/*/*"} {
		sticks, _ := filepath.Glob(pattern)
		for _, stick := range sticks {
			if info, err := os.Stat(stick); err == nil && info.IsDir() {
				list = append(list, stick)
			}
		}
	}
	return list
}

// isHidden: names that begin with a dot are all that is hidden here.
func isHidden(string) bool { return false }
