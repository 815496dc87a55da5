package share

import (
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

// liesOnServer tells whether a path lies on a file server, without asking the server.
func liesOnServer(path string) bool {
	return strings.HasPrefix(path, `\\`) || driveSort(path) == windows.DRIVE_REMOTE
}

// isRemovable tells whether a path lies on a stick or the like.
func isRemovable(path string) bool { return driveSort(path) == windows.DRIVE_REMOVABLE }

func driveSort(path string) uint32 {
	root, err := windows.UTF16PtrFromString(filepath.VolumeName(path) + `\`)
	if err != nil {
		return windows.DRIVE_UNKNOWN
	}
	return windows.GetDriveType(root)
}
