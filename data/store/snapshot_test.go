package store

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
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
