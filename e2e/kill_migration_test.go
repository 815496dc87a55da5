//go:build unix

package e2e

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/data/share"
	"lisparmen/data/store"

	_ "github.com/mattn/go-sqlite3"
)

const (
	migrationRounds = 100
	migratedPersons = 300
)

// A program that is killed while it brings an older program's file up to its own, at a computer where the file never was or in the
// working copy, leaves what can be opened again with all that it held.
func TestKilledWhileMigratingNothingIsLost(t *testing.T) {
	d := newDesk(t)
	first := firstVersion(t, d)
	random := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 7))
	file := d.path("gammal.lis")
	longest := map[bool]time.Duration{}
	outcomes := map[string]int{}
	for round := range migrationRounds {
		at := &desk{t, d.program, d.dir, t.TempDir()}
		d.file("gammal.lis", first)
		working := round%2 == 1
		if working {
			at.must("lista", file, "person")
			copies, err := filepath.Glob(filepath.Join(at.home, "copies", "*", "*", "work.db"))
			if err != nil || len(copies) != 1 {
				t.Fatal(copies, err)
			}
			if err := os.WriteFile(copies[0], first, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if longest[working] == 0 {
			begun := time.Now()
			at.must("lista", file, "person")
			longest[working] = time.Since(begun)
			continue
		}
		done, _ := at.killed(time.Duration(random.Float64()*1.3*float64(longest[working])), nil, "lista", file, "person")
		outcomes[fmt.Sprint("working copy ", working, " done ", done)]++
		longest[working] = time.Duration(float64(longest[working]) * map[bool]float64{true: 0.93, false: 1.08}[done])
		if now := at.list(file, "person"); len(now) != migratedPersons {
			t.Errorf("round %d: %d persons", round, len(now))
		}
		if a := at.do("kontrollera", file); a.code != 0 {
			t.Fatalf("round %d: %s%s", round, a.out, a.errs)
		}
	}
	t.Log(outcomes)
	for _, working := range []bool{false, true} {
		if n := outcomes[fmt.Sprint("working copy ", working, " done false")]; n < migrationRounds/8 {
			t.Errorf("killed in time %d times only, working copy %v", n, working)
		}
	}
}

// firstVersion is a file as the first version of the program made it, with persons in it.
func firstVersion(t *testing.T, d *desk) []byte {
	t.Helper()
	ctx := context.Background()
	now := d.path("nu.lis")
	home := t.TempDir()
	w, err := share.Create(ctx, now, share.Options{Home: home, Author: "Anna Berg"}, func(s *store.Store) error {
		drafts := make([]store.Draft, migratedPersons)
		for i := range drafts {
			drafts[i].Record = &data.Person{Name: fmt.Sprintf("Person %d", i), Title: strings.Repeat("Handläggare ", 20)}
		}
		_, err := s.SaveAll(ctx, store.ActSave, "", drafts)
		return err
	})
	if err == nil {
		err = w.Close(ctx)
	}
	if err != nil {
		t.Fatal(err)
	}
	work, err := filepath.Glob(filepath.Join(home, "copies", "*", "*", "work.db"))
	if err != nil || len(work) != 1 {
		t.Fatal(work, err)
	}
	script, err := os.ReadFile("../data/store/migrations/0001_first.sql")
	if err != nil {
		t.Fatal(err)
	}
	path := d.path("första.lis")
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	exec := func(script string) {
		if _, err := db.Exec(script); err != nil {
			t.Fatal(err)
		}
	}
	exec(string(script))
	var columns string
	if err := db.QueryRow(`SELECT group_concat('"'||name||'"') FROM pragma_table_info('person')`).Scan(&columns); err != nil {
		t.Fatal(err)
	}
	exec(strings.NewReplacer("COLUMNS", columns, "NOW", work[0]).Replace(`ATTACH 'NOW' AS now;
		INSERT INTO save SELECT * FROM now.save; INSERT INTO change SELECT * FROM now.change; INSERT INTO value SELECT * FROM now.value;
		INSERT INTO head SELECT * FROM now.head; INSERT INTO record SELECT id, kind, n FROM now.record;
		INSERT INTO about SELECT * FROM now.about;
		INSERT INTO search(rowid, text, id, kind) SELECT rowid, text, id, kind FROM now.search;
		INSERT INTO person(COLUMNS) SELECT COLUMNS FROM now.person;
		DETACH now; PRAGMA user_version=1`))
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	raw := d.read(path)
	copy(raw[68:72], d.read(now)[68:72]) // the program's own mark
	os.Remove(path)
	os.Remove(now)
	return raw
}
