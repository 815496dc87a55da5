package share

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/data/store"
)

// at opens a file as one of several computers.
func at(t *testing.T, path, author string) *Workspace {
	t.Helper()
	o := options(t.TempDir())
	o.Author = author
	w, err := Open(ctx, path, o)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func names(t *testing.T, w *Workspace) map[string]*data.Person {
	t.Helper()
	list, err := w.Store.List(ctx, data.People.Untyped())
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]*data.Person{}
	for _, r := range list {
		found[r.(*data.Person).Name] = r.(*data.Person)
	}
	return found
}

func add(t *testing.T, w *Workspace, name string) {
	t.Helper()
	if _, err := w.Store.Save(ctx, store.Base{}, &data.Person{Name: name}); err != nil {
		t.Fatal(err)
	}
}

func retitle(t *testing.T, w *Workspace, name, title string) {
	t.Helper()
	r, base, err := w.Store.Get(ctx, data.People.Untyped(), names(t, w)[name].ID)
	if err != nil {
		t.Fatal(err)
	}
	r.(*data.Person).Title = title
	if _, err := w.Store.Save(ctx, base, r); err != nil {
		t.Fatal(err)
	}
}

func published(t *testing.T, w *Workspace) {
	t.Helper()
	if err := w.Publish(ctx); err != nil {
		t.Fatal(err)
	}
}

func look(t *testing.T, w *Workspace) bool {
	t.Helper()
	news, err := w.Look(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return news > 0
}

// Two people work in the same file at once: each gets what the other has shared, and what both changed is shown to both.
func TestTwoComputersMeetInTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vara.lis")
	create(t, path, t.TempDir())
	anna, bo := at(t, path, "Anna Berg"), at(t, path, "Bo Ek")
	defer closed(t, anna)
	defer closed(t, bo)

	add(t, anna, "Annas person")
	if err := anna.Count(ctx); err != nil || anna.Status().Unshared != 1 {
		t.Errorf("%v, %+v", err, anna.Status())
	}
	if look(t, bo) {
		t.Error("Bo sees what Anna has not shared")
	}
	published(t, anna)
	if got := anna.Status(); got.Unshared != 0 || look(t, anna) {
		t.Errorf("%+v", got)
	}
	if !look(t, bo) || names(t, bo)["Annas person"] == nil {
		t.Error("Bo does not see what Anna has shared")
	}
	if look(t, bo) {
		t.Error("the same comes twice")
	}

	retitle(t, anna, "Bo Ek", "Chef")
	retitle(t, bo, "Bo Ek", "Direktör")
	published(t, anna)
	published(t, bo)
	look(t, anna)
	kind := data.People.Untyped()
	for _, w := range []*Workspace{anna, bo} {
		disputes, err := w.Store.Disputes(ctx, kind, names(t, w)["Bo Ek"].ID)
		if err != nil || len(disputes) != 1 || len(disputes[0].Heads) != 2 {
			t.Errorf("%+v, %v", disputes, err)
		}
		if w.Status().Unshared != 0 {
			t.Errorf("%+v", w.Status())
		}
		sound(t, w)
	}
	if entries, err := os.ReadDir(filepath.Dir(path)); err != nil || len(entries) != 1 {
		t.Errorf("left beside the file: %v", entries)
	}
}

// The share is gone for a while: work goes on, also after a new start, and is shared when it comes back.
func TestWorkGoesOnOutOfReach(t *testing.T) {
	share := filepath.Join(t.TempDir(), "delat")
	if err := os.Mkdir(share, 0o700); err != nil {
		t.Fatal(err)
	}
	path, home := filepath.Join(share, "vara.lis"), t.TempDir()
	create(t, path, home)
	w := opened(t, path, home)
	away := share + " borta"
	if err := os.Rename(share, away); err != nil {
		t.Fatal(err)
	}
	add(t, w, "Utan nät")
	if look(t, w); w.Status().Unreached.IsZero() || w.Status().Unshared != 1 {
		t.Errorf("%+v", w.Status())
	}
	if err := w.Close(ctx); !data.IsProblem(err, "problem.share.unreached") {
		t.Error(err)
	}
	w = opened(t, path, home)
	if names(t, w)["Utan nät"] == nil || w.Status().Unreached.IsZero() || w.Status().Unshared != 1 {
		t.Errorf("%+v", w.Status())
	}
	add(t, w, "Fortfarande utan")
	if _, err := Open(ctx, path, options(t.TempDir())); !data.IsProblem(err, "problem.share.unreached") {
		t.Error("a file that was never worked in here opened:", err)
	}
	bo := at(t, filepath.Join(away, "vara.lis"), "Bo Ek")
	add(t, bo, "Bos")
	closed(t, bo)
	if err := os.Rename(away, share); err != nil {
		t.Fatal(err)
	}
	if !look(t, w) || names(t, w)["Bos"] == nil || !w.Status().Unreached.IsZero() {
		t.Errorf("%+v", w.Status())
	}
	closed(t, w)
	fresh := at(t, path, "Cia")
	defer closed(t, fresh)
	for _, name := range []string{"Utan nät", "Fortfarande utan", "Bos"} {
		if names(t, fresh)[name] == nil {
			t.Errorf("%s is lost", name)
		}
	}
	sound(t, fresh)
}

// Many computers share at the same moment, again and again: all that anybody has saved is in the file when all have looked.
func TestSharingAtOnceLosesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vara.lis")
	create(t, path, t.TempDir())
	const computers, saves = 4, 8
	spaces := make([]*Workspace, computers)
	for i := range spaces {
		spaces[i] = at(t, path, fmt.Sprint("P", i))
	}
	var group sync.WaitGroup
	for i, w := range spaces {
		group.Go(func() {
			for n := range saves {
				if _, err := w.Store.Save(ctx, store.Base{}, &data.Person{Name: fmt.Sprintf("P%d-%d", i, n)}); err != nil {
					t.Error(err)
				}
				if err := w.Publish(ctx); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	for range 2 {
		for _, w := range spaces {
			look(t, w)
			published(t, w)
		}
	}
	for _, w := range spaces {
		if got := len(names(t, w)); got != 1+computers*saves || w.Status().Unshared != 0 {
			t.Errorf("%d of %d, %+v", got, 1+computers*saves, w.Status())
		}
		sound(t, w)
		closed(t, w)
	}
}

// edits is how often each of two programs changes something: 1,000 times in a long run.
func edits() int {
	if os.Getenv("LISPARMEN_LONG") == "1" {
		return 1000
	}
	return 100
}

// Two programs change the same records over and over, sharing now and then. Soon after the last has shared both have the same
// tables, and both show every field that was changed apart.
func TestTwoProgramsConverge(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vara.lis")
	create(t, path, t.TempDir())
	first := at(t, path, "Cia Dahl")
	for n := range 20 {
		add(t, first, fmt.Sprint("Person ", n))
	}
	closed(t, first)
	spaces := []*Workspace{at(t, path, "Anna Berg"), at(t, path, "Bo Ek")}
	kind := data.People.Untyped()
	var group sync.WaitGroup
	for i, w := range spaces {
		random := rand.New(rand.NewPCG(uint64(i), 5))
		group.Go(func() {
			for n := range edits() {
				list, err := w.Store.List(ctx, kind)
				if err != nil || len(list) == 0 {
					t.Error(err, len(list))
					return
				}
				r, base, err := w.Store.Get(ctx, kind, list[random.IntN(len(list))].Header().ID)
				if err == nil {
					p := r.(*data.Person)
					switch random.IntN(3) {
					case 0:
						p.Title = fmt.Sprint(i, " ", n)
					case 1:
						p.Phone = fmt.Sprint(i, n)
					case 2:
						p.Email = fmt.Sprintf("p%d.%d@vara.se", i, n)
					}
					_, err = w.Store.Save(ctx, base, r)
				}
				if err == nil && random.IntN(25) == 0 {
					err = w.Publish(ctx)
				}
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	published(t, spaces[0])
	published(t, spaces[1])
	begun := time.Now()
	look(t, spaces[0])
	took := time.Since(begun)

	shown := func(w *Workspace) (tables string, disputes int) {
		t.Helper()
		list, err := w.Store.List(ctx, kind)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range list {
			raw, err := json.Marshal(r)
			if err != nil {
				t.Fatal(err)
			}
			found, err := w.Store.Disputes(ctx, kind, r.Header().ID)
			if err != nil || len(found) > 0 != r.Header().Conflict {
				t.Errorf("%v: %d disputes, marked %v", err, len(found), r.Header().Conflict)
			}
			tables += string(raw) + fmt.Sprintf(" %+v\n", found)
			disputes += len(found)
		}
		return tables, disputes
	}
	tables, disputes := shown(spaces[0])
	others, _ := shown(spaces[1])
	if tables != others {
		t.Error("the two do not have the same")
	}
	if disputes == 0 {
		t.Error("nothing was changed apart, so nothing was tried")
	}
	t.Logf("%d disputes shown by both, the last look took %v", disputes, took)
	for _, w := range spaces {
		if w.Status().Unshared != 0 {
			t.Errorf("%+v", w.Status())
		}
		sound(t, w)
		closed(t, w)
	}
}

// A file that somebody else put in its place, a damaged one, and one that is gone: what has been done here stays, and comes back.
func TestTheSharedFileIsReplacedDamagedOrGone(t *testing.T) {
	dir, home := t.TempDir(), t.TempDir()
	path := filepath.Join(dir, "vara.lis")
	create(t, path, home)
	other := filepath.Join(dir, "annan.lis")
	create(t, other, home)
	earlier := filepath.Join(dir, "förut.lis")
	copied(t, path, earlier)
	w := opened(t, path, home)
	defer closed(t, w)

	add(t, w, "Första")
	copied(t, other, path)
	if _, err := w.Look(ctx); !data.IsProblem(err, "problem.share.other") || w.Status().Standstill == nil {
		t.Error(err)
	}
	if err := w.Publish(ctx); !data.IsProblem(err, "problem.share.kept") {
		t.Error("another binder was written over:", err)
	}
	raw, err := os.ReadFile(earlier)
	if err != nil {
		t.Fatal(err)
	}
	for at := 5000; at < len(raw); at += 3000 {
		raw[at] ^= 0xff
	}
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Look(ctx); err == nil {
		t.Error("a damaged file was taken in")
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	published(t, w)
	copied(t, earlier, path) // an older copy put back
	look(t, w)
	published(t, w)
	if w.Status().Unshared != 0 || w.Status().Standstill != nil {
		t.Errorf("%+v", w.Status())
	}
	fresh := at(t, path, "Bo Ek")
	defer closed(t, fresh)
	if names(t, fresh)["Första"] == nil {
		t.Error("lost")
	}
	sound(t, fresh)
}

// alter changes a file past the program.
func alter(t *testing.T, path, statements string) {
	t.Helper()
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(statements); err != nil {
		t.Fatal(err)
	}
}

// What a hostile file holds never reaches the working copy, and the file is left as it is.
func TestHostileFilesAreRefused(t *testing.T) {
	const free = `DROP TRIGGER save_update; DROP TRIGGER change_update; DROP TRIGGER value_update;`
	const bound = `CREATE TRIGGER save_update BEFORE UPDATE ON save BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
		CREATE TRIGGER change_update BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
		CREATE TRIGGER value_update BEFORE UPDATE ON value BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;`
	cases := map[string]struct {
		statements string
		keys       string
	}{
		"a trigger":            {`CREATE TRIGGER t AFTER INSERT ON save BEGIN DELETE FROM about; END`, "problem.file.altered"},
		"a view":               {`CREATE VIEW v AS SELECT * FROM save`, "problem.file.altered"},
		"a virtual table":      {`CREATE VIRTUAL TABLE w USING fts5(x)`, "problem.file.altered"},
		"an index":             {`CREATE INDEX i ON save(author)`, "problem.file.altered"},
		"a table":              {`CREATE TABLE extra(x)`, "problem.file.altered"},
		"a missing trigger":    {`DROP TRIGGER save_update`, "problem.file.altered"},
		"journal in WAL mode":  {`PRAGMA journal_mode=wal`, "problem.file.wal"},
		"a newer file":         {`PRAGMA user_version=999`, "problem.file.newer"},
		"another program's":    {`PRAGMA application_id=7`, "problem.file.foreign"},
		"a dataset elsewhere":  {`UPDATE about SET value='../../x' WHERE name='dataset'`, "problem.file.altered"},
		"another dataset":      {`UPDATE about SET value='0195' WHERE name='dataset'`, "problem.share.other"},
		"a forged author":      {free + `UPDATE save SET author='Ond';` + bound, "problem.file.forged"},
		"a forged value":       {free + `UPDATE value SET text=text||'x';` + bound, "problem.file.forged"},
		"a save on nothing":    {free + `UPDATE change SET parents=zeroblob(32);` + bound, "problem.file.forged"},
		"a value of 40 MB":     {free + `UPDATE value SET text=printf('%.*c', 40000000, 'x');` + bound, "problem.file.swollen"},
		"half a log's changes": {`DROP TRIGGER change_delete; DELETE FROM change WHERE field='name'; CREATE TRIGGER change_delete BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;`, "problem.file.forged"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "vara.lis")
			create(t, path, t.TempDir())
			w := at(t, path, "Anna Berg")
			bo := at(t, path, "Bo Ek")
			add(t, bo, "Bos")
			closed(t, bo)
			alter(t, path, c.statements)
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			_, err = w.Look(ctx)
			var p *data.Problem
			if !errors.As(err, &p) || !strings.Contains(c.keys, p.Key) {
				t.Errorf("%v; want %s", err, c.keys)
			}
			if len(names(t, w)) != 1 {
				t.Error("something of it was taken in")
			}
			sound(t, w)
			// At a computer where the file never was, all but a whole binder of another dataset is refused too.
			if first, err := Open(ctx, path, options(t.TempDir())); err == nil {
				_ = first.Close(ctx)
				if name != "another dataset" {
					t.Error("it was opened where the file never was")
				}
			} else if !errors.As(err, &p) || !strings.Contains(c.keys, p.Key) {
				t.Errorf("%v where the file never was; want %s", err, c.keys)
			}
			after, err := os.ReadFile(path)
			if err != nil || string(before) != string(after) {
				t.Error("the file was changed", err)
			}
			_ = w.Close(ctx)
		})
	}
}

// flips is how many damaged files are tried: 1,000 in a long run.
func flips() int {
	if os.Getenv("LISPARMEN_LONG") == "1" {
		return 1000
	}
	return 60
}

// A file with bytes turned over, or cut short, is refused or holds nothing but what was in it; what has been done here is left alone.
func TestDamagedFilesHarmNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vara.lis")
	create(t, path, t.TempDir())
	w := at(t, path, "Anna Berg")
	defer func() { _ = w.Close(ctx) }()
	bo := at(t, path, "Bo Ek")
	for n := range 30 {
		add(t, bo, fmt.Sprint("Bos ", n))
	}
	closed(t, bo)
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(3, 4))
	refused, longest := 0, time.Duration(0)
	for n := range flips() {
		bad := append([]byte(nil), raw...)
		if n%10 == 9 {
			bad = bad[:random.IntN(len(bad))]
		} else {
			for range 1 + random.IntN(20) {
				bad[random.IntN(len(bad))] ^= byte(1 + random.IntN(255))
			}
		}
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		begun := time.Now()
		_, err := w.Look(ctx)
		longest = max(longest, time.Since(begun))
		var p *data.Problem
		switch {
		case err == nil:
		case errors.As(err, &p):
			refused++
		default:
			t.Errorf("no sentence: %v", err)
		}
		if n%20 == 19 {
			sound(t, w)
		}
	}
	t.Logf("%d of %d refused, the longest took %v", refused, flips(), longest)
	if refused == 0 {
		t.Error("nothing was refused")
	}
	for name := range names(t, w) {
		if name != "Bo Ek" && !strings.HasPrefix(name, "Bos ") {
			t.Errorf("%q came from nowhere", name)
		}
	}
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	look(t, w)
	if len(names(t, w)) != 31 {
		t.Error("what the whole file holds did not come")
	}
	sound(t, w)
}

// A share that does not answer holds up no save: what is told of it needs no look.
func TestCountWaitsForNoShare(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vara.lis")
	create(t, path, t.TempDir())
	w := at(t, path, "Anna Berg")
	defer closed(t, w)
	add(t, w, "Bos")
	w.mu.Lock() // as a look does that waits for an answer
	done := make(chan error)
	go func() { done <- w.Count(ctx) }()
	select {
	case err := <-done:
		if err != nil || w.Status().Unshared != 1 {
			t.Errorf("%v, %+v", err, w.Status())
		}
	case <-time.After(10 * time.Second):
		t.Error("it waits")
	}
	w.mu.Unlock()
}
