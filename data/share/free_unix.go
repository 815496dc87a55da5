//go:build unix

package share

import "golang.org/x/sys/unix"

// diskFree is how many bytes this person may still write on the disk of a folder.
func diskFree(folder string) (uint64, error) {
	var stat unix.Statfs_t
	if err := unix.Statfs(folder, &stat); err != nil {
		return 0, err
	}
	return uint64(stat.Bavail) * uint64(stat.Bsize), nil
}
