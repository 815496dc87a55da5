//go:build unix

package share

import (
	"os"
	"path/filepath"
)

// screen tells one place where a window can be seen from another: a person's folder may be shared by several computers.
func screen() string {
	machine, _ := os.Hostname()
	return machine + " " + os.Getenv("DISPLAY") + " " + os.Getenv("WAYLAND_DISPLAY")
}

// finalPath follows links.
func finalPath(path string) (string, error) { return filepath.EvalSymlinks(path) }

// mayComeForward is for Windows.
func mayComeForward(int) {}
