package ui

import (
	"os"
	"path/filepath"
	"testing"

	"lisparmen/data"
)

func TestDraftSurvivesAKill(t *testing.T) {
	f := newFixture(t)
	kind := data.Actions.Untyped()
	id := f.first(kind).Header().ID
	p := f.open(kind, id)
	typeIn(p, "title", "Halvskriven titel")
	typeIn(p, "due", "nästa fredagg")
	p.drafts.keep() // a second after the last keystroke
	f.settle()

	// The program is gone; its files are as they were.
	dir := t.TempDir()
	for _, name := range []string{f.file, filepath.Join(f.home, "local.db")} {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(name)), raw, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	g := openFixture(t, filepath.Join(dir, filepath.Base(f.file)), dir)
	g.saveAs("Bo Ek", kind, id, "title", "Bos titel")
	g.reload()
	g.settle()
	q := g.open(kind, id)
	g.wantSays("osparat utkast från i dag 09.30")
	g.picture("draft")
	g.tap("Fortsätt")
	if text := q.form.field("title").input.text(); text != "Halvskriven titel" {
		t.Errorf("the form says %q", text)
	}
	if text := q.form.field("due").input.text(); text != "nästa fredagg" {
		t.Errorf("the day says %q", text)
	}
	g.wantSays("Bo Ek har ändrat")
	typeIn(q, "due", "")
	q.save()
	g.settle()
	if !g.stored(kind, id).Header().Conflict {
		t.Error("what was saved meanwhile has been overwritten")
	}
	if kept := g.unsaved(); len(kept) != 0 {
		t.Errorf("kept after the save %+v", kept)
	}
	g.sound()
}

func TestDraftOfANewRecordIsOfferedAndThrownAway(t *testing.T) {
	f := newFixture(t)
	p := f.visit(place{page: pageRecord, kind: "incident"}).(*recordPage)
	typeIn(p, "title", "Tappad telefon")
	p.drafts.keep()
	f.settle()
	p.form.fill(p.read)
	f.visit(place{page: pageList, kind: "incident"})
	q := f.visit(place{page: pageRecord, kind: "incident"})
	f.wantSays("osparat utkast")
	f.tap("Kasta")
	f.wantSilent("osparat utkast")
	if kept := f.unsaved(); len(kept) != 0 || q.(*recordPage).isDirty() {
		t.Errorf("kept %+v", kept)
	}
}
