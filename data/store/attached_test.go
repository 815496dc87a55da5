package store

import (
	"path/filepath"
	"strings"
	"testing"

	"lisparmen/data"
)

// mustAttach attaches a file that says something to a record.
func mustAttach(t testing.TB, s *Store, to data.Record, name, says string) *data.AttachedFile {
	t.Helper()
	f := data.AttachedFiles.New()
	f.Title, f.File = name, data.AttachmentOf(name, []byte(says))
	f.Origin = data.OriginOf(to.KindName(), to.Header().ID)
	if _, err := s.SaveWith(ctx, ActSave, "", []Draft{{Record: f}}, []byte(says)); err != nil {
		t.Fatal(err)
	}
	return f
}

// A record that is gallrad takes what is attached to it along, also what was removed before: neither name nor content is left in
// any byte. What is attached to another record stays, with a content that both had.
func TestAGallringTakesWhatIsAttached(t *testing.T) {
	const word, name, shared = "Qvxzkjwq", "Wqjzkxvq.txt", "båda har den"
	s := newStore(t, "a", 1)
	unit := &data.Unit{Name: "Socialnämnden", Type: data.UnitCommittee}
	mustSave(t, s, Base{}, unit)
	other := &data.Unit{Name: "Kommunstyrelsen", Type: data.UnitCommittee}
	mustSave(t, s, Base{}, other)
	mustAttach(t, s, unit, name, "Om "+word)
	both := mustAttach(t, s, unit, "a.txt", shared)
	removed := mustAttach(t, s, unit, "borta.txt", "borta")
	if _, err := s.Remove(ctx, data.AttachedFiles.Untyped(), removed.ID); err != nil {
		t.Fatal(err)
	}
	kept := mustAttach(t, s, other, "b.txt", shared)
	dir := filepath.Dir(s.path)
	for _, part := range []string{word, name[:8]} {
		if !filesHold(t, dir, part) {
			t.Fatalf("%q is not in the file before the gallring: the test proves nothing", part)
		}
	}
	// As a plan gives it: with what is attached among the records.
	if _, err := s.GallraAll(ctx, "Plan § 3", []Reference{{Kind: "unit", ID: unit.ID}, {Kind: "attachment", ID: both.ID}}); err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{word, name[:8]} {
		if filesHold(t, dir, part) {
			t.Errorf("%q is left", part)
		}
	}
	if got := strings.Join(contentsOf(t, s), "; "); got != shared {
		t.Errorf("left: %q", got)
	}
	reg, err := s.Read(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range reg.All(data.AttachedFiles.Untyped()) {
		if h := r.Header(); (h.Gallrad == "") != (h.ID == kept.ID) {
			t.Errorf("%+v", r)
		}
	}
	if keys := findings(t, s); len(keys) > 0 {
		t.Errorf("%v", keys)
	}
}

// Two copies that have attached the same file hold its content once, and both bilagor.
func TestTheSameFileAttachedApartIsHeldOnce(t *testing.T) {
	s := newStore(t, "a", 1)
	unit := &data.Unit{Name: "Socialnämnden", Type: data.UnitCommittee}
	mustSave(t, s, Base{}, unit)
	late := copyOf(t, s, "b", 2)
	here := mustAttach(t, s, unit, "svar.pdf", "innehåll")
	there := mustAttach(t, late, unit, "Svaret.pdf", "innehåll")
	mergeFrom(t, s, late)
	mergeFrom(t, late, s)
	for _, st := range []*Store{s, late} {
		reg, err := st.Read(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if list := data.AttachedTo(reg, unit); len(list) != 2 {
			t.Errorf("%v", list)
		}
		if got := contentsOf(t, st); len(got) != 1 {
			t.Errorf("%q", got)
		}
		for _, f := range []*data.AttachedFile{here, there} {
			if content, err := st.Content(ctx, f.File); err != nil || string(content) != "innehåll" {
				t.Errorf("%q, %v", content, err)
			}
		}
	}
}

// What is attached to a record that is not there is refused, whatever kind it names.
func TestAFileIsAttachedToWhatIsThere(t *testing.T) {
	s := newStore(t, "a", 1)
	unit := &data.Unit{Name: "Socialnämnden", Type: data.UnitCommittee}
	mustSave(t, s, Base{}, unit)
	for _, origin := range []string{data.OriginOf("nothing", unit.ID), data.OriginOf("person", unit.ID), data.OriginOf("unit", s.NewID())} {
		f := &data.AttachedFile{Title: "a", Origin: origin, File: data.AttachmentOf("a.txt", []byte("a"))}
		if _, err := s.SaveWith(ctx, ActSave, "", []Draft{{Record: f}}, []byte("a")); !data.IsProblem(err, "problem.reference.missing") {
			t.Errorf("%s: %v", origin, err)
		}
	}
}
