package press

import (
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"syscall"

	"lisparmen/data"
)

// WriteFile puts a finished paper at path: beside first, then renamed, so that an earlier file is whole until the new
// one is.
func WriteFile(path string, content []byte) error {
	err := replaceFile(path, content)
	switch {
	case err == nil:
		return nil
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
		err = os.Rename(beside.Name(), path)
	}
	if err != nil {
		_ = os.Remove(beside.Name())
	}
	return err
}
