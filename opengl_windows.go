package main

// #include "opengl_windows.h"
import "C"

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"lisparmen/translations"

	"golang.org/x/sys/windows"
)

// drawing is the environment variable that says what draws the window. "program": the opengl32.dll in the folder opengl
// beside the program, which needs no graphics card. The program sets it for its own second start; a person may too.
const (
	drawing        = "LISPARMEN_OPENGL"
	drawingProgram = "program"
)

// readyToDraw makes sure that a window can be drawn before Fyne tries, since Fyne says nothing when it cannot and may
// live on unseen. When this computer's OpenGL does not do, the program is started once more with the OpenGL that comes
// with it; then done is true when that has ended, and code is what it ended with. When nothing does, a person is told why.
func readyToDraw(args []string) (code int, done bool) {
	library := drawingLibrary()
	second := os.Getenv(drawing) == drawingProgram
	if second && library != "" {
		if err := useLibrary(library); err != nil {
			return noWindow("windows.opengl.library")
		}
	}
	found, cause := lookForOpenGL()
	if found {
		return exitDone, false
	}
	if second || library == "" {
		return noWindow(cause)
	}
	return startAgain(args)
}

// drawingLibrary is the OpenGL that comes with the program, empty when it is not there.
func drawingLibrary() string {
	program, err := os.Executable()
	if err != nil {
		return ""
	}
	library := filepath.Join(filepath.Dir(program), "opengl", "opengl32.dll")
	if info, err := os.Stat(library); err != nil || !info.Mode().IsRegular() {
		return ""
	}
	return library
}

// useLibrary loads the library before anything has asked for OpenGL. Whoever asks for opengl32.dll later is given the one
// already loaded; where that rule should not reach, its folder is searched before Windows' own.
func useLibrary(library string) error {
	if err := windows.SetDllDirectory(filepath.Dir(library)); err != nil {
		return err
	}
	_, err := windows.LoadLibraryEx(library, 0, windows.LOAD_WITH_ALTERED_SEARCH_PATH)
	return err
}

// lookForOpenGL tells whether a window can be drawn, and else the message key of the cause.
func lookForOpenGL() (found bool, cause string) {
	var version [128]C.char
	switch C.opengl_look(&version[0], C.size_t(len(version))) {
	case C.OPENGL_FOUND:
		return true, ""
	case C.OPENGL_NO_LIBRARY:
		return false, "windows.opengl.library"
	case C.OPENGL_NO_SCREEN:
		return false, "windows.opengl.screen"
	case C.OPENGL_NO_DRIVER:
		return false, "windows.opengl.driver"
	case C.OPENGL_NO_CONTEXT:
		return false, "windows.opengl.context"
	default:
		return false, "windows.opengl.old"
	}
}

// startAgain runs the program once more with its own OpenGL, and waits. Windows has by now bound the first one to
// this process.
func startAgain(args []string) (code int, done bool) {
	program, err := os.Executable()
	if err != nil {
		return noWindow("windows.opengl.library")
	}
	again := exec.Command(program, args...)
	again.Env = append(os.Environ(), drawing+"="+drawingProgram)
	again.Stdin, again.Stdout, again.Stderr = os.Stdin, os.Stdout, os.Stderr
	err = again.Run()
	var ended *exec.ExitError
	switch {
	case err == nil:
		return exitDone, true
	case errors.As(err, &ended):
		return ended.ExitCode(), true
	}
	return noWindow("windows.opengl.library")
}

// noWindow tells a person why there is no window and what can be done, in a box of Windows' own and where the program
// was started from.
func noWindow(cause string) (code int, done bool) {
	words := noWindowWords(cause)
	_, _ = os.Stderr.WriteString(words + "\n")
	tellApart(words)
	return exitFailed, true
}

func noWindowWords(cause string) string {
	var b strings.Builder
	b.WriteString(translations.Text("windows.opengl.what", map[string]string{"cause": translations.Text(cause, nil)}))
	b.WriteString("\n\n" + translations.Text("windows.opengl.do", nil))
	for i, do := range []string{"windows.opengl.do.folder", "windows.opengl.do.driver", "windows.opengl.do.elsewhere"} {
		fmt.Fprintf(&b, "\n%d. %s", i+1, translations.Text(do, nil))
	}
	b.WriteString("\n\n" + translations.Text("windows.opengl.meanwhile", nil))
	return b.String()
}
