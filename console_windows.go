package main

import (
	"log"
	"os"

	"golang.org/x/sys/windows"
)

// attachConsole lets the program, which has no console window of its own, print in the one it was started from. What has
// been sent to a file, a pipe or nowhere stays so. On a console Go writes UTF-16, whatever its code page.
func attachConsole() {
	const startedFrom = uintptr(^uint32(0)) // ATTACH_PARENT_PROCESS
	standard := []struct {
		id   uint32
		file **os.File
	}{{windows.STD_INPUT_HANDLE, nil}, {windows.STD_OUTPUT_HANDLE, &os.Stdout}, {windows.STD_ERROR_HANDLE, &os.Stderr}}
	before := make([]windows.Handle, len(standard))
	for i, s := range standard {
		if handle, err := windows.GetStdHandle(s.id); err == nil {
			before[i] = handle
		}
	}
	attach := windows.NewLazySystemDLL("kernel32.dll").NewProc("AttachConsole")
	if done, _, _ := attach.Call(startedFrom); done == 0 {
		return // started from the desktop, or from a program without a console
	}
	for i, s := range standard {
		if isSent(before[i]) {
			_ = windows.SetStdHandle(s.id, before[i]) // attaching may have put the console in its place
			continue
		}
		if s.file == nil {
			continue
		}
		if screen, err := openConsole(); err == nil {
			_ = windows.SetStdHandle(s.id, screen)
			*s.file = os.NewFile(uintptr(screen), "CONOUT$")
		}
	}
	log.SetOutput(os.Stderr)
}

// isSent tells whether a standard handle leads to something else than a console: a file, a pipe or nowhere (NUL).
func isSent(handle windows.Handle) bool {
	if handle == 0 || handle == windows.InvalidHandle {
		return false
	}
	kind, err := windows.GetFileType(handle)
	if err != nil || kind == windows.FILE_TYPE_UNKNOWN {
		return false
	}
	var mode uint32
	return windows.GetConsoleMode(handle, &mode) != nil
}

func openConsole() (windows.Handle, error) {
	name, err := windows.UTF16PtrFromString("CONOUT$")
	if err != nil {
		return 0, err
	}
	return windows.CreateFile(name, windows.GENERIC_READ|windows.GENERIC_WRITE,
		windows.FILE_SHARE_READ|windows.FILE_SHARE_WRITE, nil, windows.OPEN_EXISTING, 0, 0)
}
