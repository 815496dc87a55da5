package share

import "golang.org/x/sys/windows"

// diskFree is how many bytes this person may still write on the disk of a folder.
func diskFree(folder string) (uint64, error) {
	name, err := windows.UTF16PtrFromString(folder)
	if err != nil {
		return 0, err
	}
	var free uint64
	err = windows.GetDiskFreeSpaceEx(name, &free, nil, nil)
	return free, err
}
