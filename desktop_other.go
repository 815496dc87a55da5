//go:build !windows

package main

import "fyne.io/fyne/v2"

// openWith is nil: Fyne knows how a file is opened.
var openWith func(path string) error

// printWith is nil: what shows a file prints it too.
var printWith func(path string) error

// room is zero: whoever manages the windows makes them fit the screen.
func room() fyne.Size { return fyne.Size{} }

// needsContrast is false: the desktops have no way in common to say so. A person chooses it in the window.
func needsContrast() bool { return false }

// tellApart is for Windows, where a program that is started from the desktop has nowhere to print.
func tellApart(string) {}
