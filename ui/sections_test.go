package ui

import (
	"os"
	"path/filepath"
	"testing"

	"lisparmen/data"

	"pgregory.net/rapid"
)

func TestBetweenSortsBetween(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := []string{"0010", "0020", "0030"}
		for range rapid.IntRange(1, 60).Draw(t, "inserts") {
			at := rapid.IntRange(0, len(list)).Draw(t, "at")
			var before, after string
			if at > 0 {
				before = list[at-1]
			}
			if at < len(list) {
				after = list[at]
			}
			made := between(before, after)
			if made <= before || after != "" && made >= after || made[len(made)-1] == '0' {
				t.Fatalf("between %q and %q is %q", before, after, made)
			}
			list = append(list[:at], append([]string{made}, list[at:]...)...)
		}
	})
}

func TestSectionsAreAddedChangedMovedAndRemoved(t *testing.T) {
	f := newFixture(t)
	kind := data.Documents.Untyped()
	var p *recordPage
	for _, r := range f.reg.Living(kind) {
		if p = f.open(kind, r.Header().ID); len(p.sections.list) > 3 {
			break
		}
	}
	s := p.sections
	s.change(true)
	f.picture("sections")
	first, second := s.list[0].ID, s.list[1].ID

	s.move(0, 1)
	f.settle()
	if s.list[0].ID != second || s.list[1].ID != first {
		t.Error("not moved down")
	}
	s.move(1, 0)
	f.settle()
	if s.list[0].ID != first {
		t.Error("not moved up")
	}

	count := len(s.list)
	s.add(0)
	s.edit.heading.SetText("Nytt avsnitt")
	s.edit.body.SetText("Kommunen ska låsa.")
	f.picture("section-edit")
	p.save()
	f.settle()
	if len(s.list) != count+1 || s.list[1].Heading != "Nytt avsnitt" || s.edit != nil {
		t.Fatalf("not added: %d sections, the second %q", len(s.list), s.list[1].Heading)
	}

	s.write(s.list[1])
	f.settle()
	s.edit.body.SetText("Kommunen ska låsa alla dörrar.")
	f.saveAs("Bo Ek", data.Sections.Untyped(), s.list[1].ID, "heading", "Bos rubrik")
	f.goTo(place{page: pageOverview})
	f.settle()
	f.wantSays("inte är sparade")
	f.tap("Spara")
	if here := f.trail.here().page; here != pageOverview {
		t.Errorf("now at %s", here)
	}
	f.open(kind, p.id)
	s = f.page.(*recordPage).sections
	if got := s.list[1]; got.Text != "Kommunen ska låsa alla dörrar." || got.Heading != "Bos rubrik" {
		t.Errorf("saved %q, %q", got.Heading, got.Text)
	}
	s.remove(s.list[1].ID)
	f.settle()
	if len(s.list) != count {
		t.Error("not removed")
	}
	f.sound()
}

// The text of a document is read from a file where it has none.
func TestTheTextOfADocumentIsReadFromAFile(t *testing.T) {
	f := newFixture(t)
	document := &data.Document{Head: data.Head{ID: f.space.Store.NewID()}, Title: "Riktlinje för inköp", Type: data.DocumentGuideline}
	f.makeAs("Maja Tallbrink", document)
	f.reload()
	f.settle()
	p := f.visit(place{page: pageRecord, kind: "document", id: document.ID}).(*recordPage)
	p.sections.change(true)
	f.wantSays("Läs in texten från fil…")
	path := filepath.Join(t.TempDir(), "inkop.md")
	if err := os.WriteFile(path, []byte("# Syfte\n\nDen som köper in ska klassa.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p.sections.startFrom(path)
	f.settle()
	f.wantSays("Den som köper in ska klassa.")
	f.wantSilent("Läs in texten från fil…")
}
