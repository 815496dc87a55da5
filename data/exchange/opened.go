package exchange

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"

	"lisparmen/data"
)

// openedFolder is where among the program's own files the copies lie that bilagor are opened from.
const openedFolder = "opened"

// CopyToOpen writes a file that a record holds where the system's own program can open it, and gives the path: a copy that nobody
// else can read, that cannot be written in, and that Windows treats as one from the internet, so that Office shows it protected and
// SmartScreen looks at it. A file of a sort that does something when it is opened is refused, in case it has come with a merge. home is
// the folder of the program's own files; where there is none nothing is opened, since what is left could be read by others.
func CopyToOpen(home string, file data.Attachment, content []byte) (path string, err error) {
	name := data.SafeFileName(file.Name())
	if err := data.MayAttach(name); err != nil {
		return "", err
	}
	if err := mayOpen(name, content); err != nil {
		return "", err
	}
	refuse := func(err error) error { return data.NewProblem("problem.attach.open", "name", name).Because(err) }
	if home == "" {
		return "", refuse(errors.New("there is no place for the program's own files"))
	}
	folder := filepath.Join(home, openedFolder)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", refuse(err)
	}
	if folder, err = os.MkdirTemp(folder, ""); err != nil { // of its own, so that two of one name can be open
		return "", refuse(err)
	}
	path = filepath.Join(folder, name)
	if err := writeToOpen(path, content); err != nil {
		_ = os.RemoveAll(folder)
		return "", refuse(err)
	}
	return path, nil
}

func writeToOpen(path string, content []byte) error {
	if err := os.WriteFile(path, content, 0o600); err != nil {
		return err
	}
	if runtime.GOOS == "windows" {
		if err := markFromInternet(path + ":Zone.Identifier"); err != nil {
			return err
		}
	}
	return os.Chmod(path, 0o400)
}

// markFromInternet writes the mark of the web where Windows looks for it: in a stream of the file's own (MS-FSCC 5.6.1).
func markFromInternet(stream string) error {
	return os.WriteFile(stream, []byte("[ZoneTransfer]\r\nZoneId=3\r\n"), 0o600)
}

// MarkCopy gives a copy that somebody has saved elsewhere the same mark. Where the disk keeps none, such as a stick's, it has none.
func MarkCopy(path string) {
	if runtime.GOOS == "windows" {
		_ = markFromInternet(path + ":Zone.Identifier")
	}
}

// DropOpened takes away the copies that bilagor have been opened from. One that a program holds open stays on Windows until the next
// time.
func DropOpened(home string) {
	if home != "" {
		_ = os.RemoveAll(filepath.Join(home, openedFolder))
	}
}
