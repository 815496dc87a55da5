package ui

import (
	"unsafe"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"

	"golang.org/x/sys/windows"
)

var (
	user32             = windows.NewLazySystemDLL("user32.dll")
	isIconic           = user32.NewProc("IsIconic")
	showWindow         = user32.NewProc("ShowWindow")
	setForeground      = user32.NewProc("SetForegroundWindow")
	getWindowPlacement = user32.NewProc("GetWindowPlacement")
	setWindowPlacement = user32.NewProc("SetWindowPlacement")
	enumMonitors       = user32.NewProc("EnumDisplayMonitors")
)

// handleOf is Windows' own handle of a window; 0 when there is none yet.
func handleOf(w fyne.Window) (handle uintptr) {
	if native, ok := w.(driver.NativeWindow); ok {
		native.RunNative(func(context any) {
			if c, ok := context.(driver.WindowsWindowContext); ok {
				handle = c.HWND
			}
		})
	}
	return handle
}

// bringForward opens a window that has been made a button on the taskbar, and puts it before the others. Where Windows does not let it
// come forward its button on the taskbar blinks.
func bringForward(w fyne.Window) {
	handle := handleOf(w)
	if handle == 0 {
		return
	}
	if iconic, _, _ := isIconic.Call(handle); iconic != 0 {
		_, _, _ = showWindow.Call(handle, windows.SW_RESTORE)
	}
	_, _, _ = setForeground.Call(handle)
}

// placement is Windows' WINDOWPLACEMENT.
type placement struct {
	length, flags, show      uint32
	minimisedX, minimisedY   int32
	maximisedX, maximisedY   int32
	left, top, right, bottom int32
}

// currentPlace is where a window is; false when nobody knows.
func currentPlace(w fyne.Window) (windowPlace, bool) {
	handle := handleOf(w)
	p := placement{}
	p.length = uint32(unsafe.Sizeof(p))
	if handle == 0 {
		return windowPlace{}, false
	}
	if ok, _, _ := getWindowPlacement.Call(handle, uintptr(unsafe.Pointer(&p))); ok == 0 {
		return windowPlace{}, false
	}
	const becomesMaximised = 2 // WPF_RESTORETOMAXIMIZED, of a window that is minimised
	isMaximised := p.show == windows.SW_SHOWMAXIMIZED || p.show == windows.SW_SHOWMINIMIZED && p.flags&becomesMaximised != 0
	return windowPlace{area{int(p.left), int(p.top), int(p.right), int(p.bottom)}, isMaximised}, true
}

// putAt puts a window at a place.
func putAt(w fyne.Window, at windowPlace) {
	handle := handleOf(w)
	if handle == 0 {
		return
	}
	p := placement{left: int32(at.left), top: int32(at.top), right: int32(at.right), bottom: int32(at.bottom), show: windows.SW_SHOWNORMAL}
	p.length = uint32(unsafe.Sizeof(p))
	if at.maximised {
		p.show = windows.SW_SHOWMAXIMIZED
	}
	_, _, _ = setWindowPlacement.Call(handle, uintptr(unsafe.Pointer(&p)))
}

// monitors are the areas of all monitors.
func monitors() []area {
	var list []area
	each := windows.NewCallback(func(_, _ uintptr, r *windows.Rect, _ uintptr) uintptr {
		list = append(list, area{int(r.Left), int(r.Top), int(r.Right), int(r.Bottom)})
		return 1
	})
	_, _, _ = enumMonitors.Call(0, 0, each, 0) // when it fails there are none
	return list
}
