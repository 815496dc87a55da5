package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lisparmen/data"
)

// migratedTo makes an empty file with the schema of an earlier version.
func migratedTo(t *testing.T, version int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), fmt.Sprintf("v%d.lis", version))
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	db := onlyHere(path)
	defer db.Close()
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(names)
	for i, name := range names[:version] {
		script, err := migrations.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		more := fmt.Sprintf(";PRAGMA user_version=%d;PRAGMA application_id=%d;", i+1, applicationID)
		if i == 0 {
			more += "INSERT INTO about VALUES('dataset','0195');"
		}
		if _, err := db.Exec(string(script) + more); err != nil {
			t.Fatal(name, err)
		}
	}
	return path
}

// A file that comes from elsewhere is taken in only when it is built as some version of the program builds one.
func TestEverySchemaIsKnown(t *testing.T) {
	var lines []string
	for version := 1; version <= schemaVersion(); version++ {
		path := migratedTo(t, version)
		db := onlyHere(path)
		schema, err := schemaOf(context.Background(), db)
		if err != nil {
			t.Fatal(err)
		}
		db.Close()
		lines = append(lines, fmt.Sprintf("%d %s", version, schema))
	}
	if want := strings.Join(lines, "\n") + "\n"; want != knownSchemas {
		if os.Getenv("LISPARMEN_SCHEMAS") == "write" {
			if err := os.WriteFile("migrations/schemas.txt", []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
			return
		}
		t.Errorf("migrations/schemas.txt does not hold every schema; a new migration adds the last line of:\n%s(LISPARMEN_SCHEMAS=write go test -run TestEverySchemaIsKnown ./data/store writes it)", want)
	}
}

// A file of any earlier version is taken in, migrated, and gets what a newer copy holds.
func TestEveryVersionIsTakenIn(t *testing.T) {
	newer := newStore(t, "a", 1)
	mustSave(t, newer, Base{}, &data.Person{Name: "Bo Ek"})
	log, err := newer.Log(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for version := 1; version <= schemaVersion(); version++ {
		path := migratedTo(t, version)
		in, err := OpenIncoming(ctx, path, testOptions("b", 2))
		if err != nil {
			t.Fatal(version, err)
		}
		if err := in.Close(); err != nil {
			t.Fatal(err)
		}
		suspect, err := OpenSuspect(ctx, migratedTo(t, version), testOptions("b", 2))
		if err != nil {
			t.Fatal(version, err)
		}
		if found, err := suspect.Check(ctx, ""); err != nil || len(found) > 0 {
			t.Errorf("version %d, as it lies: %v %v", version, found, err)
		}
		if err := suspect.Close(); err != nil {
			t.Error(err)
		}
		s, err := Adopt(ctx, path, testOptions("b", 2))
		if err != nil {
			t.Fatal(version, err)
		}
		if merged, err := s.Merge(ctx, log); err != nil || merged.Saves != 1 {
			t.Errorf("version %d: %v %+v", version, err, merged)
		}
		if hits, err := s.Search(ctx, "Bo Ek"); err != nil || len(hits) != 1 {
			t.Errorf("version %d: %v %v", version, err, hits)
		}
		mustBeSound(t, s)
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
}

// A snapshot holds all that the file holds but the search index, is the same each time, and is told from another by its
// first bytes.
func TestSnapshot(t *testing.T) {
	s := newStore(t, "a", 1)
	p := &data.Person{Name: "Hemligqx Person"}
	mustSave(t, s, Base{}, p)
	snapshot := func(name string) ([]byte, Header) {
		t.Helper()
		path := filepath.Join(t.TempDir(), name)
		if err := s.Snapshot(ctx, path); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(path + "-journal"); err == nil {
			t.Error("there is a journal")
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		header, err := ReadHeader(bytes.NewReader(raw), path)
		if err != nil {
			t.Fatal(err)
		}
		return raw, header
	}
	first, header := snapshot("å ä #1 50%.lis")
	if again, _ := snapshot("b.lis"); !bytes.Equal(first, again) {
		t.Error("two snapshots of the same differ")
	}
	if bytes.Contains(first, []byte("hemligqx")) { // the index folds its letters
		t.Error("the search index is in it")
	}
	if _, err := s.Gallra(ctx, data.People.Untyped(), p.ID, "KS § 1"); err != nil {
		t.Fatal(err)
	}
	after, other := snapshot("c.lis")
	if other.Generation == header.Generation {
		t.Error("the generation is the same")
	}
	if bytes.Contains(bytes.ToLower(after), []byte("hemligqx")) {
		t.Error("what was erased is in it")
	}
	if err := s.Snapshot(ctx, filepath.Join(t.TempDir(), "finns", "inte.lis")); !data.IsProblem(err, "problem.file.missing") {
		t.Error(err)
	}
}

func FuzzReadHeader(f *testing.F) {
	raw := make([]byte, headerSize)
	copy(raw, magic)
	copy(raw[68:], "LIS1")
	f.Add(raw)
	f.Add([]byte(magic))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, raw []byte) {
		h, err := ReadHeader(bytes.NewReader(raw), "x.lis")
		var p *data.Problem
		if err != nil && !errors.As(err, &p) {
			t.Errorf("no sentence: %v", err)
		}
		if err == nil && (len(raw) < headerSize || h.Version > schemaVersion() || len(h.Generation) != 8) {
			t.Errorf("%+v", h)
		}
	})
}
