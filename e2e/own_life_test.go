//go:build unix

package e2e

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestWindowStandsOnceForEachFile starts the program again and again: with a file that a window has it leads there, whatever the file is
// called; after one that was killed it opens as ever; and after one that fell it tells so.
func TestWindowStandsOnceForEachFile(t *testing.T) {
	w := newWindow(t, "window")
	file, link := w.path("Dokument/Ekdala.lis"), w.path("Dokument/länk.lis")
	w.must("exempel", file)
	if err := os.Symlink(file, link); err != nil {
		t.Fatal(err)
	}
	again := func(args ...string) {
		t.Helper()
		ctx, stop := context.WithTimeout(t.Context(), 15*time.Second)
		defer stop()
		cmd := exec.CommandContext(ctx, w.program, append([]string{"--hem", w.home, "--idag", morning}, args...)...)
		cmd.Env, cmd.Dir = w.cmd.Env, w.dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%q does not lead to the window that there is: %v %s", args, err, out)
		}
		if got := len(strings.Fields(w.xdotool("search", "--onlyvisible", "--name", "Lispärmen"))); got != 1 {
			t.Errorf("%q: there are %d windows", args, got)
		}
	}
	left := func(how syscall.Signal) {
		t.Helper()
		if err := w.cmd.Process.Signal(how); err != nil {
			t.Fatal(err)
		}
		_ = w.cmd.Wait()
		w.errs.Reset()
	}

	w.start(nil, file)
	w.sees("Frister som löper")
	again(file)
	again(link)
	again("Dokument/Ekdala.lis")
	again()

	left(syscall.SIGKILL)
	w.start(nil, link)
	w.sees("Frister som löper")
	again(file)
	if seesNow(w, "Programmet stängdes oväntat") {
		t.Error("a program that was killed is told of as one that fell")
	}

	left(syscall.SIGABRT)
	w.start(nil, file)
	w.sees("Programmet stängdes oväntat")
	w.picture("window/programmet-stängdes-oväntat.png")
	w.press("Ta bort")
	w.sees("Frister som löper")
	if reports, err := filepath.Glob(filepath.Join(w.home, "crashes", "report-*")); err != nil || len(reports) != 0 {
		t.Error(reports, err)
	}
	w.end()
}
