package main

import (
	"unsafe"

	"lisparmen/translations"

	"fyne.io/fyne/v2"

	"golang.org/x/sys/windows"
)

// openWith lets Windows show a file in the program that it is opened with. Fyne would ask by an address, in which å, # and
// % do not always arrive as they are.
func openWith(path string) error { return askWindows("open", path, windows.SW_SHOWNORMAL) }

// printWith lets Windows print a file by the program that it is opened with. Not every program does that by itself: Edge, which
// shows PDF where nothing else has been chosen, does not.
func printWith(path string) error { return askWindows("print", path, windows.SW_SHOWMINNOACTIVE) }

// askWindows does with a file what Windows knows how to do with its sort.
func askWindows(what, path string, show int32) error {
	verb, err := windows.UTF16PtrFromString(what)
	if err != nil {
		return err
	}
	file, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return err
	}
	return windows.ShellExecute(0, verb, file, nil, nil, show)
}

// tellApart tells something in a box of Windows' own, where there is no window of the program's to tell it in.
func tellApart(words string) {
	text, err := windows.UTF16PtrFromString(words)
	if err != nil {
		return
	}
	title, err := windows.UTF16PtrFromString(translations.Text("windows.title", nil))
	if err != nil {
		return
	}
	_, _ = windows.MessageBox(0, text, title, windows.MB_OK|windows.MB_ICONERROR|windows.MB_SETFOREGROUND)
}

var (
	user32        = windows.NewLazySystemDLL("user32.dll")
	parametersOf  = user32.NewProc("SystemParametersInfoW")
	dotsPerInchOf = user32.NewProc("GetDpiForSystem")
)

// room is how large a window can be on the main screen, beside the taskbar and under its own title; zero when Windows does
// not say.
func room() fyne.Size {
	const (
		workArea   = 0x30 // SPI_GETWORKAREA
		usualDots  = 96
		titleDepth = 32
	)
	var area windows.Rect
	if parametersOf.Find() != nil || dotsPerInchOf.Find() != nil {
		return fyne.Size{}
	}
	if ok, _, _ := parametersOf.Call(workArea, 0, uintptr(unsafe.Pointer(&area)), 0); ok == 0 {
		return fyne.Size{}
	}
	dots, _, _ := dotsPerInchOf.Call()
	scale := float32(max(dots, usualDots)) / usualDots
	return fyne.NewSize(float32(area.Right-area.Left)/scale, float32(area.Bottom-area.Top)/scale-titleDepth)
}

// needsContrast tells whether Windows is set to high contrast.
func needsContrast() bool {
	const (
		getHighContrast = 0x42 // SPI_GETHIGHCONTRAST
		isOn            = 1    // HCF_HIGHCONTRASTON
	)
	var contrast struct {
		size, flags uint32
		scheme      *uint16
	}
	contrast.size = uint32(unsafe.Sizeof(contrast))
	if parametersOf.Find() != nil {
		return false
	}
	ok, _, _ := parametersOf.Call(getHighContrast, uintptr(contrast.size), uintptr(unsafe.Pointer(&contrast)), 0)
	return ok != 0 && contrast.flags&isOn != 0
}
