//go:build unix

package share

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"

	"golang.org/x/sys/unix"
)

// TryLock takes a lock on an open file unless somebody has it. It ends with the file, or with the program.
func TryLock(f *os.File) (bool, error) {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) || errors.Is(err, syscall.EINTR) {
		return false, nil
	}
	return err == nil, err
}

// tryShare takes the lock together with others who do, unless somebody has it alone.
func tryShare(f *os.File) (bool, error) {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_SH|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) || errors.Is(err, syscall.EINTR) {
		return false, nil
	}
	return err == nil, err
}

func unlock(f *os.File) { _ = syscall.Flock(int(f.Fd()), syscall.LOCK_UN) }

// openShared opens a file that others may replace meanwhile.
func openShared(path string) (*os.File, error) { return os.Open(path) }

// isPassing tells whether a rename may succeed in a moment.
func isPassing(err error) bool { return errors.Is(err, syscall.EBUSY) || errors.Is(err, syscall.EINTR) }

// mayReplace tells whether this person may write to the file, and put another in its place.
func mayReplace(path string) bool {
	return unix.Access(path, unix.W_OK) == nil && unix.Access(filepath.Dir(path), unix.W_OK) == nil
}
