package press

import (
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"syscall"

	"lisparmen/data"
)

// errHeld tells that an earlier file could not be replaced, since another program has it open.
var errHeld = errors.New("the file is open in another program")

// WriteFile puts a finished paper at path: beside first, then renamed, so that an earlier file is whole until the new
// one is. It gives a Problem: the disk is full, the earlier file is open in another program, or the place cannot be
// written to.
func WriteFile(path string, content []byte) error {
	err := replaceFile(path, content)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, errHeld):
		return data.NewProblem("problem.output.open", "file", path).Because(err)
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
		return data.NewProblem("problem.file.full", "file", path).Because(err)
	}
	return data.NewProblem("problem.output", "file", path).Because(err)
}

func replaceFile(path string, content []byte) error {
	info, err := os.Stat(path)
	replaces := err == nil
	if replaces {
		if !info.Mode().IsRegular() {
			return os.WriteFile(path, content, 0o644) // a device or a pipe has no beside
		}
		if path, err = filepath.EvalSymlinks(path); err != nil {
			return err
		}
	}
	beside, err := os.OpenFile(filepath.Join(filepath.Dir(path), ".lisparmen-"+rand.Text()+".tmp"), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = beside.Write(content)
	if err == nil && replaces {
		err = beside.Chmod(info.Mode().Perm())
	}
	if err == nil {
		err = beside.Sync()
	}
	if err = errors.Join(err, beside.Close()); err == nil {
		if err = os.Rename(beside.Name(), path); replaces && isHeld(err) {
			err = errors.Join(errHeld, err)
		}
	}
	if err != nil {
		_ = os.Remove(beside.Name())
	}
	return err
}
