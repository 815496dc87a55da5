package ui

import (
	"os"
	"path/filepath"
	"testing"

	"lisparmen/data"
)

// A kept paper's page gives the very file, locks what never changes, and offers no way to remove it.
func TestAKeptPaperGivesItsFile(t *testing.T) {
	f := newFixture(t)
	paper := data.All(f.reg, data.Papers)[0]
	if !paper.Frozen() {
		t.Fatal("the example's first paper is no kept one")
	}
	p := f.visit(placeOf(paper)).(*recordPage)
	if p.removeIt.Visible() {
		t.Error("it can be removed")
	}
	for _, ff := range p.form.fields {
		locked := ff.field.Name == "title" || ff.field.Name == "final_on"
		if focus, ok := ff.input.focus().(interface{ Disabled() bool }); ok && focus.Disabled() != locked {
			t.Errorf("%s is locked: %v", ff.field.Name, !locked)
		}
	}
	folder := t.TempDir()
	var shown string
	f.options.OpenFile = func(path string) error { shown = path; return nil }
	f.writeKept(paper, folder)
	f.settle()
	path := filepath.Join(folder, "H-1 "+paper.File.Name())
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want, err := f.space.Store.Content(t.Context(), paper.File)
	if err != nil || string(got) != string(want) || shown != path {
		t.Errorf("%d bytes were written, %d are kept, %q was shown, %v", len(got), len(want), shown, err)
	}
	list := f.visit(place{page: pageList, kind: "paper"}).(*listPage)
	if n := len(list.rows); n != 2 {
		t.Errorf("%d papers are listed", n)
	}
}
