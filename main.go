// Lispärmen holds a small municipality's information security management system: one program, one file.
package main

import (
	_ "embed"
	"os"
	"runtime/debug"

	"lisparmen/ui"
)

// licence is the program's own.
//
//go:embed LICENSE
var licence string

// main draws, where there is something to draw, and lets commands run beside. Fyne keeps the first thread to itself, and a command that ran
// there would wait for the system at each statement to the file: 10,000 rows took six seconds to import and take three.
func main() {
	attachConsole()
	debug.SetGCPercent(200) // a command is soon over, and its memory with it; a window takes less when it has started
	screen, ended := make(chan func()), make(chan int)
	go func() {
		ended <- runWith(func(options ui.Options) (err error) {
			closed := make(chan struct{})
			screen <- func() {
				defer close(closed)
				err = openWindow(options)
			}
			<-closed
			return err
		}, os.Args[1:], os.Stdout, os.Stderr)
	}()
	for {
		select {
		case draw := <-screen:
			draw()
		case code := <-ended:
			os.Exit(code)
		}
	}
}

// openWindow opens the window where one can be drawn; where not, a person has been told why.
func openWindow(options ui.Options) error {
	if code, done := readyToDraw(os.Args[1:]); done {
		os.Exit(code)
	}
	options.OpenFile, options.PrintFile, options.Room, options.NeedsContrast = openWith, printWith, room(), needsContrast()
	return ui.Run(options)
}
