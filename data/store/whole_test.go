package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"lisparmen/data"
)

// wholeOf is all that a file is made from.
func wholeOf(t testing.TB, s *Store) Whole {
	t.Helper()
	log, err := s.Log(ctx)
	if err != nil {
		t.Fatal(err)
	}
	dataset, err := s.Dataset(ctx)
	if err != nil {
		t.Fatal(err)
	}
	whole := wholeLog(dataset, log.Ordered())
	whole.Content = func(sum string) ([]byte, error) {
		files, err := s.Attachments(ctx)
		for _, f := range files {
			if f.SHA256() == sum {
				return s.Content(ctx, f)
			}
		}
		return nil, errors.Join(err, data.NewProblem("problem.content.missing", "name", sum))
	}
	return whole
}

func wholeLog(dataset string, saves []*Save) Whole {
	return Whole{From: "arkiv.zip", Dataset: dataset, Count: len(saves), Saves: func(yield func(*Save, error) bool) {
		for _, save := range saves {
			if !yield(save, nil) {
				return
			}
		}
	}}
}

// emptyFile is the bytes of a file that has just been made, since to make one takes long.
var emptyFile = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "lisparmen-tom-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	s, err := Create(ctx, filepath.Join(dir, "tom.lis"), testOptions("z", 9), nil)
	if err == nil {
		err = s.Close()
	}
	if err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(dir, "tom.lis"))
})

// takeWhole fills a new file with a whole.
func takeWhole(t testing.TB, whole Whole) (*Store, error) {
	t.Helper()
	empty, err := emptyFile()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "ny.lis")
	if err := os.WriteFile(path, empty, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := Open(ctx, path, testOptions("z", 9))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s, s.TakeWhole(ctx, whole)
}

// busyFile is a file in which most things have happened that can happen to a log, and a copy that has not heard of its gallringar.
func busyFile(t testing.TB) (file, before *Store) {
	t.Helper()
	a := newStore(t, "a", 1)
	unit := &data.Unit{Name: "Socialnämnden", Type: data.UnitCommittee}
	mustSave(t, a, Base{}, unit)
	kept := data.Incidents.New()
	kept.Title, kept.Units = "Fel mottagare", []data.Link[*data.Unit]{data.Link[*data.Unit](unit.ID)}
	mustSave(t, a, Base{}, kept)
	gone := data.Incidents.New()
	gone.Title, gone.Description = "Stöld", "Om Bo Ek"
	mustSave(t, a, Base{}, gone)
	person := &data.Person{Name: "Bo Ek", Phone: "1"}
	mustSave(t, a, Base{}, person)
	removed := &data.Person{Name: "Eva Ek"}
	mustSave(t, a, Base{}, removed)
	mustKeep(t, a, "Årsrapport", "Bra.", data.PaperFinal)
	b := copyOf(t, a, "b", 2)
	for s, phone := range map[*Store]string{a: "2", b: "3"} { // changed apart, and to the same
		p, base := mustGet(t, s, data.People, person.ID)
		p.Phone, p.Title = phone, "Samma"
		mustSave(t, s, base, p)
	}
	mergeFrom(t, a, b)
	if _, err := a.Remove(ctx, data.People.Untyped(), removed.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Gallra(ctx, data.Incidents.Untyped(), gone.ID, "Planen"); err != nil {
		t.Fatal(err)
	}
	erase := []Erasure{{Kind: "person", Record: person.ID, Field: "name", Instead: "B"}}
	if _, err := a.GallraValues(ctx, "Felaktigt", erase); err != nil {
		t.Fatal(err)
	}
	mustBeSound(t, a)
	return a, b
}

// A file that is made of another's log is the same: saves, tables, contents, and what has been gallrat.
func TestAWholeIsTakenInAsItWas(t *testing.T) {
	from, _ := busyFile(t)
	to, err := takeWhole(t, wholeOf(t, from))
	if err != nil {
		t.Fatal(err)
	}
	mustBeSound(t, to)
	mustBeTheSame(t, from, to)
	if want := contentsOf(t, from); len(want) == 0 || !slices.Equal(contentsOf(t, to), want) {
		t.Errorf("contents %q, not %q", contentsOf(t, to), want)
	}
	if erased, err := from.HasErased(ctx, to); err != nil || erased {
		t.Errorf("what was gallrat is back: %v", err)
	}
	if hits, err := to.Search(ctx, "Socialnämnd"); err != nil || len(hits) == 0 {
		t.Errorf("the search finds nothing: %v", err)
	}
	if merged := mergeFrom(t, to, from); merged.Saves != 0 {
		t.Errorf("the file that it came from had %d saves more", merged.Saves)
	}
	p, _ := mustGet(t, to, data.Units, mustRead(t, to, data.Units)[0].ID) // it is worked in as any
	p.Short = "SN"
	mustSave(t, to, baseOf(t, to, p), p)
	mustBeSound(t, to)
}

func mustRead[R data.Record](t testing.TB, s *Store, kind *data.Kind[R]) []R {
	t.Helper()
	reg, err := s.Read(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return data.All(reg, kind)
}

// mustBeTheSame fails the test unless two files hold the same log in the same order, under the same name.
func mustBeTheSame(t testing.TB, a, b *Store) {
	t.Helper()
	one, other := wholeOf(t, a), wholeOf(t, b)
	if one.Dataset != other.Dataset {
		t.Errorf("dataset %s, not %s", other.Dataset, one.Dataset)
	}
	first, err := a.Log(ctx)
	if err != nil {
		t.Fatal(err)
	}
	second, err := b.Log(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if !maps.EqualFunc(first, second, sameSave) {
		t.Error("another log")
	}
	ids := func(log Log) (list []SaveID) {
		for _, save := range log.Ordered() {
			list = append(list, save.ID)
		}
		return list
	}
	if !slices.Equal(ids(first), ids(second)) {
		t.Error("another order")
	}
}

// Whatever several people have done apart and gallrat, the whole of it is taken in as it was.
func TestAnyHistoryIsTakenInWhole(t *testing.T) {
	for seed := range uint64(long(t, 10, 1000)) {
		m := &model{rng: rand.New(rand.NewPCG(seed, 7)), erased: map[place]bool{}}
		for _, device := range []string{"a", "b", "c"} {
			m.copies = append(m.copies, &modelCopy{device: device, log: Log{}})
		}
		for range 40 {
			m.step()
		}
		whole := wholeLog("00000000-0000-7000-8000-0000000000aa", m.copies[0].log.Ordered())
		s, err := takeWhole(t, whole)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if log, err := s.Log(ctx); err != nil || !maps.EqualFunc(log, m.copies[0].log, sameSave) {
			t.Fatalf("seed %d: another log, %v", seed, err)
		}
		mustBeSound(t, s)
		s.Close()
	}
}

// What is not what it says is refused.
func TestAForgedWholeIsRefused(t *testing.T) {
	from, before := busyFile(t)
	real := wholeOf(t, from)
	saves := func() []*Save {
		log, err := from.Log(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return log.Ordered()
	}
	first := func(list []*Save, is func(Change) bool) *Change {
		for _, s := range list {
			for i := range s.Changes {
				if is(s.Changes[i]) {
					return &s.Changes[i]
				}
			}
		}
		t.Fatal("the file has no such change")
		return nil
	}
	made := func(list []*Save, changes ...Change) []*Save {
		s := &Save{Device: "q", Seq: 1, Author: "Mallory", At: "2026-11-24T08:00:00Z", Act: ActSave, Format: logFormat, Changes: changes}
		for i := range s.Changes {
			s.Changes[i].Digest = s.Changes[i].Value.digest()
		}
		s.finish()
		return append(list, s)
	}
	unit := first(saves(), func(c Change) bool { return c.Kind == "unit" && c.Field == "name" })
	const other = "00000000-0000-7000-8000-0000000000bb"
	tests := map[string]struct {
		key    string
		change func(list []*Save, w *Whole) []*Save
	}{
		"a dataset elsewhere": {"problem.file.forged", func(list []*Save, w *Whole) []*Save { w.Dataset = "../../x"; return list }},
		"a save too few":      {"problem.file.forged", func(list []*Save, _ *Whole) []*Save { return list[:len(list)-1] }},
		"the first is gone":   {"problem.file.forged", func(list []*Save, w *Whole) []*Save { w.Count--; return list[1:] }},
		"twice":               {"problem.file.forged", func(list []*Save, w *Whole) []*Save { w.Count++; return append(list, list[0]) }},
		"another text": {"problem.file.forged", func(list []*Save, _ *Whole) []*Save {
			first(list, func(c Change) bool { return c.Field == "title" && c.Value != nil }).Value.Text = "Annat"
			return list
		}},
		"another author": {"problem.file.forged", func(list []*Save, _ *Whole) []*Save { list[0].Author = "Mallory"; return list }},
		"a value lacks": {"problem.file.forged", func(list []*Save, _ *Whole) []*Save {
			first(list, func(c Change) bool { return c.Kind == "unit" }).Value = nil
			return list
		}},
		"a gallrat value is back": {"problem.file.forged", func(list []*Save, _ *Whole) []*Save {
			kept, err := before.Log(ctx)
			if err != nil {
				t.Fatal(err)
			}
			old := first(kept.Ordered(), func(c Change) bool { return c.Field == "description" })
			first(list, func(c Change) bool { return c.Field == "description" }).Value = old.Value
			return list
		}},
		"a kind that is none": {"problem.file.forged", func(list []*Save, w *Whole) []*Save {
			w.Count++
			return made(list, Change{Record: other, Kind: "sqlite_master", Field: fieldExists, Value: &Value{Text: "1"}})
		}},
		"a record of two kinds": {"problem.file.forged", func(list []*Save, w *Whole) []*Save {
			w.Count++
			return made(list, Change{Record: unit.Record, Kind: "person", Field: fieldExists, Value: &Value{Text: "1"}})
		}},
		"a field twice": {"problem.file.forged", func(list []*Save, w *Whole) []*Save {
			w.Count++
			c := Change{Record: other, Kind: "unit", Field: fieldExists, Value: &Value{Text: "1"}}
			return made(list, c, c)
		}},
		"a record without an id": {"problem.file.forged", func(list []*Save, w *Whole) []*Save {
			w.Count++
			return made(list, Change{Record: "x", Kind: "unit", Field: fieldExists, Value: &Value{Text: "1"}})
		}},
		"a link to nothing": {"problem.file.forged", func(list []*Save, w *Whole) []*Save {
			w.Count++
			return made(list, Change{Record: unit.Record, Kind: "unit", Field: "parent", Value: &Value{Text: other}})
		}},
		"a value of no day": {"problem.file.forged", func(list []*Save, w *Whole) []*Save {
			w.Count++
			return made(list, Change{Record: unit.Record, Kind: "unit", Field: "headcount", Value: &Value{Text: "många"}})
		}},
		"too much text": {"problem.file.swollen", func(list []*Save, w *Whole) []*Save {
			w.Count++
			return made(list, Change{Record: unit.Record, Kind: "unit", Field: "short", Value: &Value{Text: strings.Repeat("x", mostText+1)}})
		}},
		"a content lacks": {"problem.content.missing", func(list []*Save, w *Whole) []*Save {
			w.Content = func(sum string) ([]byte, error) { return nil, data.NewProblem("problem.content.missing", "name", sum) }
			return list
		}},
		"another content": {"problem.file.forged", func(list []*Save, w *Whole) []*Save {
			w.Content = func(string) ([]byte, error) { return []byte("Dåligt."), nil }
			return list
		}},
		"a content too large": {"problem.file.swollen", func(list []*Save, w *Whole) []*Save {
			large := make([]byte, data.MostAttached+1)
			w.Count++
			w.Content = func(sum string) ([]byte, error) {
				if of := sha256.Sum256(large); sum == hex.EncodeToString(of[:]) {
					return large, nil
				}
				return real.Content(sum)
			}
			return made(list, Change{Record: other, Kind: "paper", Field: fileField, Value: &Value{Text: string(data.AttachmentOf("x.pdf", large))}})
		}},
	}
	for name, test := range tests {
		whole := real
		list := test.change(saves(), &whole)
		count, content, dataset := whole.Count, whole.Content, whole.Dataset
		whole = wholeLog(dataset, list)
		whole.Count, whole.Content = count, content
		s, err := takeWhole(t, whole)
		if !data.IsProblem(err, test.key) {
			t.Errorf("%s: %v", name, err)
		}
		var p *data.Problem
		if errors.As(err, &p) && p.Args["file"] != "arkiv.zip" && test.key != "problem.content.missing" {
			t.Errorf("%s: tells of %q", name, p.Args["file"])
		}
		s.Close()
	}
}

func BenchmarkTakeWholeLarge(b *testing.B) {
	whole := wholeOf(b, openLarge(b))
	for b.Loop() {
		s, err := takeWhole(b, whole)
		if err != nil {
			b.Fatal(err)
		}
		s.Close()
	}
}

// An import is one save, larger than what is written at once, and there may be many more.
func TestALargeSaveIsTakenInWhole(t *testing.T) {
	from := newStore(t, "a", 1)
	drafts := make([]Draft, heldAtOnce/2)
	for i := range drafts {
		drafts[i].Record = &data.Person{Name: fmt.Sprintf("Bo Ek %d", i), Phone: "1"}
	}
	if _, err := from.SaveAll(ctx, ActImport, "", drafts); err != nil {
		t.Fatal(err)
	}
	more, _ := largeLog(from, "b", 2*insertedAtOnce+3)
	if _, err := from.Merge(ctx, more); err != nil {
		t.Fatal(err)
	}
	mustBeSound(t, from)
	to, err := takeWhole(t, wholeOf(t, from))
	if err != nil {
		t.Fatal(err)
	}
	mustBeSound(t, to)
	mustBeTheSame(t, from, to)
	if people := mustRead(t, to, data.People); len(people) != len(drafts) {
		t.Errorf("%d people", len(people))
	}
}
