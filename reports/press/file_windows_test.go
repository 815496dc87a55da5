package press

import (
	"os"
	"path/filepath"
	"testing"

	"lisparmen/data"

	"golang.org/x/sys/windows"
)

// A viewer lets nobody replace what it shows; the paper that was there stays whole, and nothing is left beside it.
func TestWriteFileTellsThatTheFileIsOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "årsrapport.pdf")
	if err := WriteFile(path, []byte("old")); err != nil {
		t.Fatal(err)
	}
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		t.Fatal(err)
	}
	viewer, err := windows.CreateFile(name, windows.GENERIC_READ, windows.FILE_SHARE_READ, nil, windows.OPEN_EXISTING, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := WriteFile(path, []byte("new")); !data.IsProblem(err, "problem.output.open") {
		t.Errorf("told %v", err)
	}
	if err := windows.CloseHandle(viewer); err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(filepath.Dir(path))
	if got, readErr := os.ReadFile(path); err != nil || readErr != nil || string(got) != "old" || len(files) != 1 {
		t.Errorf("the folder holds %v, the file %q", files, got)
	}
	if err := WriteFile(path, []byte("new")); err != nil {
		t.Errorf("when the viewer is closed: %v", err)
	}
}
