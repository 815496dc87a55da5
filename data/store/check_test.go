package store

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"lisparmen/data"

	"github.com/mattn/go-sqlite3"
)

// tamper changes the file behind the program's back: without its triggers.
func tamper(t *testing.T, path string, queries ...string) {
	t.Helper()
	db := sql.OpenDB(connector{dsn(path, writable), &sqlite3.SQLiteDriver{}})
	db.SetMaxOpenConns(1)
	defer db.Close()
	for _, trigger := range []string{"save_update", "save_delete", "change_update", "change_delete", "value_update", "value_delete", "blob_update", "blob_delete"} {
		if _, err := db.Exec("DROP TRIGGER " + trigger); err != nil {
			t.Fatal(err)
		}
	}
	for _, query := range queries {
		result, err := db.Exec(query)
		if err != nil {
			t.Fatal(query, err)
		}
		if n, _ := result.RowsAffected(); n == 0 && !strings.HasPrefix(query, "INSERT INTO search(search") {
			t.Fatalf("%s touched nothing", query)
		}
	}
}

// reopened is the file opened again after somebody has been at it.
func reopened(t *testing.T, s *Store, queries ...string) *Store {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	tamper(t, s.path, queries...)
	again, err := Open(ctx, s.path, testOptions("a", 99))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { again.Close() })
	return again
}

func keysOf(findings []Finding) []string {
	var keys []string
	for _, f := range findings {
		if !f.Notice && !slices.Contains(keys, f.Key) {
			keys = append(keys, f.Key)
		}
	}
	return keys
}

// smallFile has people, a unit, an incident with a list, a removed record and a gallrad one.
func smallFile(t *testing.T) *Store {
	t.Helper()
	s := newStore(t, "a", 1)
	unit := &data.Unit{Name: "Socialnämnden", Type: data.UnitCommittee}
	mustSave(t, s, Base{}, unit)
	incident := data.Incidents.New()
	incident.Title, incident.Units = "Fel mottagare", data.Links[*data.Unit]{data.Link[*data.Unit](unit.ID)}
	mustSave(t, s, Base{}, incident)
	for i := range 3 {
		mustSave(t, s, Base{}, &data.Person{Name: fmt.Sprintf("Person %d", i)})
	}
	people, _ := s.List(ctx, data.People.Untyped())
	if _, err := s.Remove(ctx, data.People.Untyped(), people[0].Header().ID); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Gallra(ctx, data.People.Untyped(), people[1].Header().ID, "plan 2026"); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestCheckSeesWhatAnotherHasSavedSince(t *testing.T) {
	s := smallFile(t)
	other, err := Open(ctx, s.path, testOptions("b", 2))
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	for n := range 3 {
		if findings, err := s.Check(ctx, ""); err != nil || len(findings) > 0 {
			t.Fatalf("after %d saves: %v %v", n, findings, err)
		}
		mustSave(t, other, Base{}, &data.Person{Name: fmt.Sprintf("Bo Ek %d", n)})
	}
}

func TestCheckFindsWhatSomebodyHasAltered(t *testing.T) {
	for name, c := range map[string]struct {
		queries []string
		want    string
	}{
		"a value":          {[]string{`UPDATE value SET text='Rätt mottagare' WHERE text='Fel mottagare'`}, "check.value"},
		"a salt":           {[]string{`UPDATE value SET salt=zeroblob(16) WHERE text='Fel mottagare'`}, "check.value"},
		"value and digest": {[]string{`UPDATE change SET digest=zeroblob(32) WHERE field='title'`}, "check.save"},
		"who did it":       {[]string{`UPDATE save SET author='Någon Annan' WHERE seq=2`}, "check.save"},
		"when it was done": {[]string{`UPDATE save SET at='2020-01-01T00:00:00Z' WHERE seq=2`}, "check.save"},
		"a table":          {[]string{`UPDATE incident SET title='Rätt mottagare'`}, "check.row"},
		"a list":           {[]string{`DELETE FROM incident_units`}, "check.row"},
		"a removed mark":   {[]string{`UPDATE person SET removed=0 WHERE removed=1 AND gallrad=''`}, "check.row"},
		"a row too many":   {[]string{`INSERT INTO record(id, kind) VALUES('x', 'person')`, `INSERT INTO person(id, name) VALUES('x', 'Ny')`}, "check.row.extra"},
		"a missing row":    {[]string{`DELETE FROM incident_units`, `DELETE FROM incident`}, "check.row.missing"},
		"a missing value":  {[]string{`DELETE FROM value WHERE text='Fel mottagare'`}, "check.value.missing"},
		"a missing save":   {[]string{`DELETE FROM change WHERE save IN (SELECT id FROM save WHERE seq=2)`, `DELETE FROM save WHERE seq=2`}, "check.chain"},
		"a head":           {[]string{`DELETE FROM head WHERE field='title'`}, "check.head"},
		"a gallrad value":  {[]string{`INSERT INTO value SELECT c.save, c.record, c.field, zeroblob(16), 'x' FROM change c LEFT JOIN value v USING(save, record, field) WHERE v.text IS NULL LIMIT 1`}, "check.value.gallrad"},
		"the search text":  {[]string{`UPDATE search SET text='annat' WHERE text LIKE '%Fel mott%'`}, "check.search.text"},
		"the search index": {[]string{`DELETE FROM search_content WHERE id=2`}, "check.search"},
	} {
		t.Run(name, func(t *testing.T) {
			s := smallFile(t)
			mustBeSound(t, s)
			findings, err := reopened(t, s, c.queries...).Check(ctx, "")
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Contains(keysOf(findings), c.want) { // other things may follow from the same
				t.Errorf("found %v, want %s", keysOf(findings), c.want)
			}
		})
	}
}

// A tail that is dropped leaves a sound file: only the kontrollkod of a printed paper tells.
func TestADroppedTailIsFoundByAPrintedKontrollkod(t *testing.T) {
	dropLast := func(s *Store) []string {
		return []string{
			`DELETE FROM person WHERE id=(SELECT id FROM search ORDER BY rowid DESC LIMIT 1)`,
			`DELETE FROM record WHERE id=(SELECT id FROM search ORDER BY rowid DESC LIMIT 1)`,
			`DELETE FROM search WHERE rowid=(SELECT max(rowid) FROM search)`,
			`DELETE FROM head WHERE save IN (SELECT id FROM save ORDER BY seq DESC LIMIT 1)`,
			`DELETE FROM value WHERE save IN (SELECT id FROM save ORDER BY seq DESC LIMIT 1)`,
			`DELETE FROM change WHERE save IN (SELECT id FROM save ORDER BY seq DESC LIMIT 1)`,
			`DELETE FROM save WHERE seq=(SELECT max(seq) FROM save)`,
		}
	}
	clock := &testClock{time.Date(2026, 11, 1, 8, 0, 0, 0, time.UTC)}
	options := testOptions("a", 1)
	options.Now = clock.Now
	s, err := Create(ctx, filepath.Join(t.TempDir(), "a.lis"), options, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 3 {
		mustSave(t, s, Base{}, &data.Person{Name: fmt.Sprintf("Person %d", i)})
	}
	clock.now = clock.now.AddDate(0, 0, 2)
	control, err := s.ControlAt(ctx, data.DayOf(clock.now))
	if err != nil || len(control.Code()) != 19 {
		t.Fatalf("kontrollkod %q, %v", control.Code(), err)
	}
	for code, want := range map[string]string{
		control.Code(): "check.code.holds", strings.ToLower(control.Code()): "check.code.holds", "0000-0000-0000-0000": "check.code",
	} {
		findings, err := s.Check(ctx, code)
		if err != nil || len(findings) != 1 || findings[0].Key != want || findings[0].Notice != (want == "check.code.holds") {
			t.Errorf("checking %s: %v, %v", code, findings, err)
		}
	}
	if _, err := s.Check(ctx, "en kod"); !data.IsProblem(err, "problem.control.code") {
		t.Errorf("what is no code: %v", err)
	}
	again := reopened(t, s, dropLast(s)...)
	if findings, err := again.Check(ctx, ""); err != nil || len(findings) != 0 {
		t.Fatalf("the cut file is not sound by itself: %v, %v", findings, err)
	}
	findings, err := again.Check(ctx, control.Code())
	if err != nil || !slices.Contains(keysOf(findings), "check.code") {
		t.Errorf("the dropped tail was not found: %v, %v", findings, err)
	}
}

// A booked paper is verified on every copy that the file is merged into, whatever else those hold.
func TestABookedPaperVerifiesOnAMergedCopy(t *testing.T) {
	a := smallFile(t)
	b := copyOf(t, a, "b", 2)
	control, err := a.ControlAt(ctx, "2026-11-02")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Seal(ctx, data.Printed{Report: "arsrapport"}, control); err != nil {
		t.Fatal(err)
	}
	mustSave(t, b, Base{}, &data.Person{Name: "Hos Bo, samma dag"})
	mustMerge(t, b, a)
	findings, err := b.Check(ctx, control.Code())
	if err != nil || len(findings) != 1 || findings[0].Key != "check.code.holds" || findings[0].Args["day"] != "2026-11-02" {
		t.Errorf("on the merged copy: %v, %v", findings, err)
	}
	cut := reopened(t, b, `DELETE FROM change WHERE save IN (SELECT id FROM save WHERE seq=1 AND device='a')`, `DELETE FROM save WHERE seq=1 AND device='a'`)
	findings, err = cut.Check(ctx, "")
	if err != nil || !slices.Contains(keysOf(findings), "check.chain") {
		t.Errorf("a save taken from a booked paper: %v, %v", findings, err)
	}
}

func TestAForkedChainIsToldAndBothAreKept(t *testing.T) {
	a := newStore(t, "a", 1)
	mustSave(t, a, Base{}, &data.Person{Name: "Först"})
	b := copyOf(t, a, "a", 2) // somebody works on in a copy under the same name
	mustSave(t, a, Base{}, &data.Person{Name: "I originalet"})
	mustSave(t, b, Base{}, &data.Person{Name: "I kopian"})
	mustMerge(t, a, b)
	findings, err := a.Check(ctx, "")
	if err != nil || len(findings) != 1 || findings[0].Key != "check.fork" || !findings[0].Notice {
		t.Errorf("found %v, %v", findings, err)
	}
	if list, _ := a.List(ctx, data.People.Untyped()); len(list) != 3 {
		t.Errorf("%d people, want all three", len(list))
	}
}

// filesHold tells whether any file in the folder holds the word, as it is or in lower case, in any byte.
func filesHold(t *testing.T, dir, word string) bool {
	t.Helper()
	found := false
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		raw, err := os.ReadFile(path)
		for _, form := range []string{word, strings.ToLower(word)} {
			found = found || bytes.Contains(raw, []byte(form))
		}
		// The search index holds words as overlapping trigrams with shared beginnings: the rare middle would show.
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestAGallradWordIsInNoByte(t *testing.T) {
	const word = "Qvxzkjwq" // no other text has its trigrams
	s := newStore(t, "a", 1)
	dir := filepath.Dir(s.path)
	kind := data.Incidents.Untyped()
	for i := range 50 {
		other := data.Incidents.New()
		other.Title, other.Description = fmt.Sprintf("Händelse %d", i), strings.Repeat("utskick till fel mottagare ", 20)
		mustSave(t, s, Base{}, other)
	}
	incident := data.Incidents.New()
	incident.Title, incident.Description = "Om "+word, strings.Repeat("Den enskilde "+word+" nämns här. ", 400)
	mustSave(t, s, Base{}, incident)
	got, base := mustGet(t, s, data.Incidents, incident.ID)
	got.Title = word + " igen"
	mustSave(t, s, base, got)
	late := copyOf(t, s, "b", 2) // a deputy's copy from before, who has not heard

	for _, part := range []string{word, "zkj", "vxz"} {
		if !filesHold(t, dir, part) {
			t.Fatalf("%q is not in the file before the gallring: the test proves nothing", part)
		}
	}
	if _, err := s.Gallra(ctx, kind, incident.ID, "  "); !data.IsProblem(err, "problem.gallring.decision") {
		t.Errorf("gallring without a decision: %v", err)
	}
	if _, err := s.Gallra(ctx, kind, incident.ID, "informationshanteringsplan § 12"); err != nil {
		t.Fatal(err)
	}
	check := func(when string) {
		t.Helper()
		for _, part := range []string{word, "zkj", "vxz"} {
			if filesHold(t, dir, part) {
				t.Errorf("%q is still in the file %s", part, when)
			}
		}
		mustBeSound(t, s)
	}
	check("after the gallring")
	if hits, _ := s.Search(ctx, word); len(hits) != 0 {
		t.Error("the search still finds it")
	}
	mustMerge(t, s, late)
	check("after a merge of a copy from before")
	if _, err := s.Undo(ctx, false); !data.IsProblem(err, "problem.undo.gallring") {
		t.Errorf("undo of a gallring: %v", err)
	}
	if _, err := s.Restore(ctx, kind, incident.ID); !data.IsProblem(err, "problem.record.gallrad") {
		t.Errorf("restoring a gallrad record: %v", err)
	}
	if _, err := s.Save(ctx, base, got); !data.IsProblem(err, "problem.record.gallrad") {
		t.Errorf("saving into a gallrad record: %v", err)
	}
	check("after attempts to get it back")

	dir = filepath.Dir(late.path)
	mustMerge(t, late, s)
	mustBeSound(t, late)
	check("in the deputy's copy that heard of it")
	events, err := s.History(ctx, kind, incident.ID)
	if err != nil || len(events) == 0 {
		t.Fatal(events, err)
	}
	for _, e := range events {
		if e.Field == "title" && (!e.Erased || e.New != "" || e.Author != "Anna Berg") {
			t.Errorf("history says %+v", e)
		}
	}
}
