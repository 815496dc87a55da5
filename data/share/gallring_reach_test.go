package share

import (
	"os"
	"path/filepath"
	"testing"

	"lisparmen/data"
)

// A gallring reaches what was set aside damaged or replaced, and the working copy of a copy in another folder, which gets nothing
// that came later.
func TestAGallringReachesAllOnTheComputer(t *testing.T) {
	dir, home := t.TempDir(), t.TempDir()
	path, elsewhere := filepath.Join(dir, "vara.lis"), filepath.Join(dir, "kopia", "vara.lis")
	create(t, path, home)
	w := opened(t, path, home)
	add(t, w, "Hemligqx Person")
	add(t, w, "Annan Person")
	closed(t, w)
	if err := os.Mkdir(filepath.Dir(elsewhere), 0o700); err != nil {
		t.Fatal(err)
	}
	copied(t, path, elsewhere)
	closed(t, opened(t, elsewhere, home)) // its working copy holds it too

	h := w.home
	dataset := w.state.Dataset
	raw, err := os.ReadFile(h.work(dataset))
	if err != nil {
		t.Fatal(err)
	}
	copy(raw[28:], []byte{0, 0, 0, 1})
	if err := os.WriteFile(h.work(dataset), raw, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(h.folder, "replaced"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(h.folder, "replaced", "work.db"), raw, 0o600); err != nil {
		t.Fatal(err)
	}
	w = opened(t, path, home)
	if w.Mended() == nil || len(h.damagedCopies(dataset)) != 1 {
		t.Fatal("no damaged copy is kept")
	}
	if _, err := w.Store.Gallra(ctx, data.People.Untyped(), names(t, w)["Hemligqx Person"].ID, "KS § 1"); err != nil {
		t.Fatal(err)
	}
	add(t, w, "Senare Person")
	closed(t, w)
	if holds(t, home, "Hemligqx") {
		t.Error("it is still among the program's own files")
	}
	if len(h.damagedCopies(dataset)) != 0 {
		t.Error("a damaged copy is left")
	}
	other := opened(t, elsewhere, home)
	defer closed(t, other)
	sound(t, other)
	if found := names(t, other); found["Annan Person"] == nil || found["Hemligqx Person"] != nil || found["Senare Person"] != nil {
		t.Errorf("%v", found)
	}
	if stateIn(t, home, path).Gallringar != 1 {
		t.Error("it is not remembered")
	}
}
