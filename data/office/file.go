package office

import (
	"bytes"
	"errors"
	"io"
	"os"
)

// ReadFile reads a file of at most so many bytes, of any sort. A device or a pipe, which may never end, is never opened. One that is
// larger is ErrTooLarge.
func ReadFile(path string, most int64) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("not a regular file: " + info.Mode().String())
	}
	if info.Size() > most {
		return nil, ErrTooLarge
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close() //nolint:errcheck // it was only read
	content := bytes.NewBuffer(make([]byte, 0, info.Size()+bytes.MinRead))
	if n, err := content.ReadFrom(io.LimitReader(file, most+1)); err != nil || n <= most {
		return content.Bytes(), err
	}
	return nil, ErrTooLarge
}
