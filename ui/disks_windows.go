package ui

import "golang.org/x/sys/windows"

// disks are the letters that Windows has given to disks, sticks and shares, without asking whether they can be reached.
func disks() []string {
	letters, err := windows.GetLogicalDrives()
	if err != nil {
		return nil
	}
	var list []string
	for i := range 26 {
		if letters&(1<<i) != 0 {
			list = append(list, string(rune('A'+i))+`:\`)
		}
	}
	return list
}

// isHidden tells whether Windows hides a file.
func isHidden(path string) bool {
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return false
	}
	has, err := windows.GetFileAttributes(name)
	return err == nil && has&(windows.FILE_ATTRIBUTE_HIDDEN|windows.FILE_ATTRIBUTE_SYSTEM) != 0
}
