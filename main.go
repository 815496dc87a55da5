// Lispärmen holds a small municipality's information security management system: one program, one file.
package main

import (
	_ "embed"
	"os"

	"lisparmen/ui"
)

// licence is the program's own.
//
//go:embed LICENSE
var licence string

func main() {
	attachConsole()
	os.Exit(runWith(openWindow, os.Args[1:], os.Stdout, os.Stderr))
}

// openWindow opens the window where one can be drawn; where not, a person has been told why.
func openWindow(options ui.Options) error {
	if code, done := readyToDraw(os.Args[1:]); done {
		os.Exit(code)
	}
	options.OpenFile, options.PrintFile, options.Room, options.NeedsContrast = openWith, printWith, room(), needsContrast()
	return ui.Run(options)
}
