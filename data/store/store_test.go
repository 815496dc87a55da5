package store

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
)

// testClock moves one minute at every look, so that saves are told apart in history.
type testClock struct{ now time.Time }

func (c *testClock) Now() time.Time {
	c.now = c.now.Add(time.Minute)
	return c.now
}

// chaCha is the randomness of a test: the same for the same seed.
func chaCha(seed uint64) *rand.ChaCha8 {
	var key [32]byte
	for i := range 8 {
		key[i] = byte(seed >> (8 * i))
	}
	return rand.NewChaCha8(key)
}

func testOptions(device string, seed uint64) Options {
	clock := &testClock{time.Date(2026, 11, 1, 8, 0, 0, 0, time.UTC)}
	return Options{Now: clock.Now, Author: "Anna Berg", Device: device, Random: chaCha(seed)}
}

func newStore(t testing.TB, device string, seed uint64) *Store {
	t.Helper()
	s, err := Create(context.Background(), filepath.Join(t.TempDir(), "pärm "+device+".lis"), testOptions(device, seed), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

var ctx = context.Background()

func mustSave(t testing.TB, s *Store, base Base, r data.Record) Saved {
	t.Helper()
	saved, err := s.Save(ctx, base, r)
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

func mustGet[R data.Record](t testing.TB, s *Store, kind *data.Kind[R], id string) (R, Base) {
	t.Helper()
	r, base, err := s.Get(ctx, kind.Untyped(), id)
	if err != nil {
		t.Fatal(err)
	}
	return r.(R), base
}

// mustBeSound fails the test when a check of the whole file finds anything.
func mustBeSound(t testing.TB, s *Store) {
	t.Helper()
	findings, err := s.Check(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		if !f.Notice {
			t.Errorf("check found %s %v", f.Key, f.Args)
		}
	}
}

func TestPragmasAreSetOnTheConnection(t *testing.T) {
	s := newStore(t, "a", 1)
	for _, p := range pragmas {
		var got string
		if err := s.db.QueryRow("PRAGMA " + p.name).Scan(&got); err != nil {
			t.Fatal(p.name, err)
		}
		if got != p.value {
			t.Errorf("PRAGMA %s = %s, want %s", p.name, got, p.value)
		}
	}
	var locking string
	if err := s.db.QueryRow("PRAGMA locking_mode").Scan(&locking); err != nil || locking != "normal" {
		t.Errorf("locking_mode = %s, %v", locking, err)
	}
}

// A save that is stopped half way says that it was stopped, and leaves nothing behind.
func TestAStoppedSaveLeavesNothing(t *testing.T) {
	s := newStore(t, "a", 1)
	before, err := s.SaveCount(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, waits := range []bool{true, false} { // until the transaction has been rolled back, or goes on at once
		stoppable, stop := context.WithCancel(ctx)
		err = s.write(stoppable, ActSave, "", SaveID{}, func(w *writer) error {
			w.set(s.NewID(), data.People.Name, "name", "Anna", nil)
			stop()
			for waits {
				if err := w.exec(`UPDATE about SET value=value`); err != nil {
					return err
				}
			}
			return nil
		}, &Saved{})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("waits %v: %v", waits, err)
		}
		if after, _ := s.SaveCount(ctx); after != before {
			t.Errorf("waits %v: %d saves, then %d", waits, before, after)
		}
	}
	if _, err := s.Save(ctx, Base{}, &data.Person{Name: "Bo"}); err != nil {
		t.Errorf("the file cannot be written afterwards: %v", err)
	}
}

func TestSavedRecordIsReadBack(t *testing.T) {
	s := newStore(t, "a", 1)
	unit := &data.Unit{Name: "Socialnämnden", Short: "SN", Type: data.UnitCommittee, Controller: true}
	mustSave(t, s, Base{}, unit)
	incident := data.Incidents.Untyped().New().(*data.Incident)
	incident.Title = "Fel mottagare i utskick"
	incident.KnownAt = time.Date(2026, 11, 24, 7, 30, 0, 0, time.UTC)
	incident.Units = data.Links[*data.Unit]{data.Link[*data.Unit](unit.ID)}
	mustSave(t, s, Base{}, incident)

	got, base := mustGet(t, s, data.Incidents, incident.ID)
	if got.Title != incident.Title || !got.KnownAt.Equal(incident.KnownAt) || !slices.Equal(got.Units, incident.Units) || *got.Number != 1 {
		t.Errorf("read back %+v", got)
	}
	got.Title = "Fel mottagare"
	got.Units = nil
	mustSave(t, s, base, got)
	again, _ := mustGet(t, s, data.Incidents, incident.ID)
	if again.Title != "Fel mottagare" || len(again.Units) != 0 || again.Head.Secrecy.State != data.SecrecyPossible {
		t.Errorf("after edit %+v", again)
	}
	if saved := mustSave(t, s, baseOf(t, s, again), again); !saved.Save.IsZero() {
		t.Error("a save without changes made a save")
	}
	mustBeSound(t, s)
}

func baseOf[R data.Record](t testing.TB, s *Store, r R) Base {
	t.Helper()
	kind, _ := data.KindNamed(r.KindName())
	_, base, err := s.Get(ctx, kind, r.Header().ID)
	if err != nil {
		t.Fatal(err)
	}
	return base
}

func TestAFieldChangedMeanwhileGetsTwoHeads(t *testing.T) {
	s := newStore(t, "a", 1)
	person := &data.Person{Name: "Anna Berg"}
	mustSave(t, s, Base{}, person)
	window, windowBase := mustGet(t, s, data.People, person.ID)
	command, commandBase := mustGet(t, s, data.People, person.ID)
	command.Name, command.Phone = "Anna Berg Lind", "0512-310 00"
	mustSave(t, s, commandBase, command)
	window.Name, window.Title = "Anna Lind", "kommundirektör"
	if saved := mustSave(t, s, windowBase, window); !saved.Conflict {
		t.Error("the conflict was not told")
	}
	got, base := mustGet(t, s, data.People, person.ID)
	if !got.Conflict || got.Phone != "0512-310 00" || got.Title != "kommundirektör" {
		t.Errorf("after both saves: %+v", got)
	}
	if len(base.heads["name"]) != 2 {
		t.Errorf("name has %d heads, want 2", len(base.heads["name"]))
	}
	got.Name = "Anna Berg Lind (vald)"
	mustSave(t, s, base, got)
	if chosen, _ := mustGet(t, s, data.People, person.ID); chosen.Conflict {
		t.Error("the conflict remains after a choice")
	}
	mustBeSound(t, s)
}

func TestChoosingTheShownValueOfAConflictClosesIt(t *testing.T) {
	s := newStore(t, "a", 1)
	person := &data.Person{Name: "Anna"}
	mustSave(t, s, Base{}, person)
	one, base := mustGet(t, s, data.People, person.ID)
	one.Name = "Anna Ett"
	mustSave(t, s, base, one)
	two := &data.Person{Head: data.Head{ID: person.ID}, Name: "Anna Två"}
	if saved := mustSave(t, s, base, two); !saved.Conflict {
		t.Fatal("no conflict was made")
	}
	shown, base := mustGet(t, s, data.People, person.ID)
	base.Choose("name")
	mustSave(t, s, base, shown)
	if got, _ := mustGet(t, s, data.People, person.ID); got.Conflict || got.Name != shown.Name {
		t.Errorf("after choosing: %+v", got)
	}
}

func TestRemoveRestoreUndo(t *testing.T) {
	s := newStore(t, "a", 1)
	kind := data.People.Untyped()
	person := &data.Person{Name: "Bo Ek"}
	mustSave(t, s, Base{}, person)
	got, base := mustGet(t, s, data.People, person.ID)
	got.Phone = "070-1"
	mustSave(t, s, base, got)

	if _, err := s.Remove(ctx, kind, person.ID); err != nil {
		t.Fatal(err)
	}
	if list, _ := s.List(ctx, kind); len(list) != 0 {
		t.Error("a removed record is listed")
	}
	if _, err := s.Save(ctx, base, got); !data.IsProblem(err, "problem.record.removed") {
		t.Errorf("saving a removed record: %v", err)
	}
	if _, err := s.Undo(ctx, false); err != nil { // of the removal
		t.Fatal(err)
	}
	if list, _ := s.List(ctx, kind); len(list) != 1 {
		t.Error("undo did not bring the record back")
	}
	if _, err := s.Undo(ctx, false); err != nil { // of the phone
		t.Fatal(err)
	}
	if got, _ := mustGet(t, s, data.People, person.ID); got.Phone != "" || got.Name != "Bo Ek" {
		t.Errorf("after undo %+v", got)
	}
	if _, err := s.Undo(ctx, false); err != nil { // of the making
		t.Fatal(err)
	}
	if list, _ := s.List(ctx, kind); len(list) != 0 {
		t.Error("undo of the making left the record")
	}
	if _, err := s.Undo(ctx, false); !data.IsProblem(err, "problem.undo.nothing") {
		t.Errorf("a further undo: %v", err)
	}
	if _, err := s.Restore(ctx, kind, person.ID); err != nil {
		t.Fatal(err)
	}
	mustBeSound(t, s)
}

func TestUndoLeavesWhatSomebodyChangedSince(t *testing.T) {
	a := newStore(t, "a", 1)
	person := &data.Person{Name: "Bo Ek"}
	mustSave(t, a, Base{}, person)
	got, base := mustGet(t, a, data.People, person.ID)
	got.Phone, got.Title = "070-1", "chef"
	mustSave(t, a, base, got)

	b := copyOf(t, a, "b", 2)
	theirs, theirBase := mustGet(t, b, data.People, person.ID)
	theirs.Phone = "070-2"
	mustSave(t, b, theirBase, theirs)
	mustMerge(t, a, b)

	undone, err := a.Undo(ctx, false)
	if !data.IsProblem(err, "problem.undo.changed") || len(undone.Kept) != 1 || undone.Kept[0].Field != "phone" {
		t.Fatalf("undo: %+v, %v", undone, err)
	}
	if _, err := a.Undo(ctx, true); err != nil {
		t.Fatal(err)
	}
	if now, _ := mustGet(t, a, data.People, person.ID); now.Phone != "070-2" || now.Title != "" {
		t.Errorf("after undo of the rest: %+v", now)
	}
	mustBeSound(t, a)
}

// copyOf is another working copy of the same file, on another device.
func copyOf(t testing.TB, s *Store, device string, seed uint64) *Store {
	t.Helper()
	raw, err := os.ReadFile(s.path)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), device+".lis")
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := Open(ctx, path, testOptions(device, seed))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return c
}

func mustMerge(t testing.TB, into, from *Store) Merged {
	t.Helper()
	log, err := from.Log(ctx)
	if err != nil {
		t.Fatal(err)
	}
	merged, err := into.Merge(ctx, log)
	if err != nil {
		t.Fatal(err)
	}
	return merged
}

func TestARecordThatOthersPointAtIsNotRemoved(t *testing.T) {
	s := newStore(t, "a", 1)
	unit := &data.Unit{Name: "Socialnämnden", Type: data.UnitCommittee}
	mustSave(t, s, Base{}, unit)
	person := &data.Person{Name: "Bo Ek", Unit: data.Link[*data.Unit](unit.ID)}
	mustSave(t, s, Base{}, person)
	_, err := s.Remove(ctx, data.Units.Untyped(), unit.ID)
	linked := Linked(err)
	if !data.IsProblem(err, "problem.remove.linked") || len(linked) != 1 || linked[0].ID != person.ID || linked[0].Field != "unit" {
		t.Fatalf("removing: %v, linked %v", err, linked)
	}
	if list, _ := s.List(ctx, data.Units.Untyped()); len(list) != 1 {
		t.Error("the record went all the same")
	}
	if _, err := s.Remove(ctx, data.People.Untyped(), person.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Remove(ctx, data.Units.Untyped(), unit.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Restore(ctx, data.People.Untyped(), person.ID); !data.IsProblem(err, "problem.reference.missing") {
		t.Errorf("restoring a record that points at a removed one: %v", err)
	}
	missing := &data.Person{Name: "Eva", Unit: "00000000-0000-7000-8000-000000000000"}
	if _, err := s.Save(ctx, Base{}, missing); !data.IsProblem(err, "problem.reference.missing") {
		t.Errorf("a link to nothing: %v", err)
	}
	mustBeSound(t, s)
}

func TestOnlyOneMunicipality(t *testing.T) {
	s := newStore(t, "a", 1)
	mustSave(t, s, Base{}, &data.Municipality{Name: "Ekdala"})
	if _, err := s.Save(ctx, Base{}, &data.Municipality{Name: "Vara"}); !data.IsProblem(err, "problem.single") {
		t.Errorf("a second municipality: %v", err)
	}
}

func TestNumbersGoOnFromTheHighest(t *testing.T) {
	s := newStore(t, "a", 1)
	drafts := []Draft{}
	for range 3 {
		drafts = append(drafts, Draft{Record: &data.Action{Title: "Åtgärd", State: data.ActionPlanned}})
	}
	if _, err := s.SaveAll(ctx, ActImport, "", drafts); err != nil {
		t.Fatal(err)
	}
	last := drafts[2].Record.(*data.Action)
	if *last.Number != 3 {
		t.Errorf("third action has number %d", *last.Number)
	}
	if _, err := s.Remove(ctx, data.Actions.Untyped(), last.ID); err != nil {
		t.Fatal(err)
	}
	next := &data.Action{Title: "Nästa", State: data.ActionPlanned}
	mustSave(t, s, Base{}, next)
	if *next.Number != 4 {
		t.Errorf("a removed record's number was used again: %d", *next.Number)
	}
}

func TestSearchFindsPartsOfWords(t *testing.T) {
	s := newStore(t, "a", 1)
	for _, title := range []string{"Informationssäkerhetspolicy", "Låsrutin", "Läsplattor i skolan", "Öppna data", "UPPHANDLINGAR"} {
		mustSave(t, s, Base{}, &data.Document{Title: title, Type: data.DocumentPolicy})
	}
	mustSave(t, s, Base{}, &data.Action{Title: "Byt lås", State: data.ActionPlanned})
	for text, want := range map[string]int{
		"säkerhet": 1, "SÄKERHET": 1, "sakerhet": 0, "lås": 2, "las": 0, "läs": 1, "öpp": 1, "upphandling": 1,
		"å-1": 1, "lå": 2, "data öppna": 1, "data lås": 0, `"`: 0,
	} {
		hits, err := s.Search(ctx, text)
		if err != nil {
			t.Fatal(text, err)
		}
		if len(hits) != want {
			t.Errorf("%q found %d, want %d: %v", text, len(hits), want, hits)
		}
	}
	if _, err := s.Search(ctx, "  "); !data.IsProblem(err, "problem.search.empty") {
		t.Errorf("an empty search: %v", err)
	}
}

func TestTheLogRefusesChange(t *testing.T) {
	s := newStore(t, "a", 1)
	mustSave(t, s, Base{}, &data.Person{Name: "Bo"})
	for _, query := range []string{
		`UPDATE save SET author='x'`, `DELETE FROM save`, `UPDATE change SET field='x'`, `DELETE FROM change`,
		`UPDATE value SET text='x'`, `DELETE FROM value`, `INSERT OR REPLACE INTO value SELECT save, record, field, salt, 'x' FROM value`,
		`REPLACE INTO save SELECT id, device, seq, prev, 'x', at, act, reason, undoes, format FROM save`,
	} {
		if _, err := s.db.Exec(query); err == nil || !strings.Contains(err.Error(), "never changed") && !strings.Contains(err.Error(), "only by a gallring") {
			t.Errorf("%s: %v", query, err)
		}
	}
	mustBeSound(t, s)
}

func TestTheRegisterAsOfADate(t *testing.T) {
	clock := &testClock{time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC)}
	options := testOptions("a", 1)
	options.Now = clock.Now
	s, err := Create(ctx, filepath.Join(t.TempDir(), "a.lis"), options, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	unit := &data.Unit{Name: "KS", Type: data.UnitBoard}
	mustSave(t, s, Base{}, unit)
	incident := &data.Incident{Title: "Före", Units: data.Links[*data.Unit]{data.Link[*data.Unit](unit.ID)}}
	mustSave(t, s, Base{}, incident)
	clock.now = time.Date(2026, 5, 1, 8, 0, 0, 0, time.UTC)
	got, base := mustGet(t, s, data.Incidents, incident.ID)
	got.Title = "Efter"
	mustSave(t, s, base, got)
	if _, err := s.Remove(ctx, data.Incidents.Untyped(), incident.ID); err != nil {
		t.Fatal(err)
	}
	for day, want := range map[data.Day]string{"2026-02-01": "", "2026-04-01": "Före", "2026-06-01": ""} {
		register, err := s.ReadAt(ctx, day.Start())
		if err != nil {
			t.Fatal(err)
		}
		title := ""
		for _, i := range data.All(register, data.Incidents) {
			title = i.Title
			if len(i.Units) != 1 {
				t.Errorf("%s: the list of nämnder is lost", day)
			}
		}
		if title != want {
			t.Errorf("as of %s: %q, want %q", day, title, want)
		}
	}
}
