package share

import (
	"path/filepath"
	"testing"
)

// How long the latest share took is told, also once the file has been opened again; a look alone tells nothing.
func TestHowLongAShareTookIsRemembered(t *testing.T) {
	path, home := filepath.Join(t.TempDir(), "vara.lis"), t.TempDir()
	create(t, path, home)
	w := opened(t, path, home)
	save(t, w)
	if err := w.Publish(ctx); err != nil {
		t.Fatal(err)
	}
	took := w.Status().Took
	if took <= 0 {
		t.Fatal("nobody has measured it")
	}
	if _, err := w.Look(ctx); err != nil || w.Status().Took != took {
		t.Errorf("%v after a look, was %v: %v", w.Status().Took, took, err)
	}
	closed(t, w)
	again := opened(t, path, home)
	defer closed(t, again)
	if again.Status().Took != took {
		t.Errorf("%v when opened again, was %v", again.Status().Took, took)
	}
}
