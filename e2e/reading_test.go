//go:build unix

package e2e

import (
	"context"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"lisparmen/data/office/officetest"
)

// mostReadingTime is what a person waits for a file at most. A machine that does other things too is let have some more.
const mostReadingTime = 5 * time.Second

// A table, card, document or picture made to take all memory takes little of it, and little time: it is read, or refused in words.
func TestHostileReadingTakesLittle(t *testing.T) {
	d := newDesk(t)
	file := d.path("vara.lis")
	d.must("exempel", file)
	folder := t.TempDir()
	pipe := filepath.Join(folder, "rör.csv")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	weigh := func(path string) {
		args := []string{"importera", file, path, "--prova"}
		switch filepath.Ext(path) {
		case ".docx", ".md", ".txt":
			args = []string{"ny", filepath.Join(t.TempDir(), "ny.lis"), "--kommun", "Vara", "--policy", path}
		case ".png", ".svg":
			args = []string{"utseende", file, "--logotyp", path}
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		code, peak, took, told := weighed(t, exec.CommandContext(ctx, d.program, d.command(args...).Args[1:]...))
		t.Logf("| %s | %d | %.1f | %d | %s |", filepath.Base(path), code, took.Seconds(), peak>>10, shortened(told))
		if peak > mostHostileKiB {
			t.Errorf("%s took %d MB", filepath.Base(path), peak>>10)
		}
		if took > 2*mostReadingTime {
			t.Errorf("%s took %v", filepath.Base(path), took)
		}
		if code != 0 && told == "" || code > 1 {
			t.Errorf("%s gave %d: %s", filepath.Base(path), code, told)
		}
	}
	for _, f := range officetest.Files() {
		path, err := f.Write(folder)
		if err != nil {
			t.Fatal(err)
		}
		weigh(path)
	}
	weigh(pipe)
}

func shortened(text string) string {
	if r := []rune(text); len(r) > 140 {
		return string(r[:140]) + "…"
	}
	return text
}
