//go:build !windows

package ui

import "fyne.io/fyne/v2"

// bringForward is for Windows: elsewhere whoever manages the windows does it when the window asks for the keys.
func bringForward(fyne.Window) {}

// currentPlace is not known: whoever manages the windows puts them where they were.
func currentPlace(fyne.Window) (windowPlace, bool) { return windowPlace{}, false }

// putAt is for Windows.
func putAt(fyne.Window, windowPlace) {}

// monitors are not known.
func monitors() []area { return nil }
