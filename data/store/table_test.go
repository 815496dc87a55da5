package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"lisparmen/data"
)

// TestTablesMatchTheKinds fails when a kind or field lacks its table or column, and prints the SQL for a migration.
func TestTablesMatchTheKinds(t *testing.T) {
	s := newStore(t, "a", 1)
	for _, kind := range data.Kinds() {
		table := s.kinds[kind.Name]
		have, err := texts(ctx, s.db, `SELECT name FROM pragma_table_info(?)`, kind.Name)
		if err != nil {
			t.Fatal(err)
		}
		if len(have) == 0 {
			t.Errorf("%s has no table; a migration may say:\n\n%s", kind.Name, createTable(table))
			continue
		}
		for _, f := range table.columns {
			if !slices.Contains(have, f.Name) {
				t.Errorf("%s has no column %s; a migration may say:\n\nALTER TABLE %s ADD COLUMN %s;", kind.Name, f.Name, kind.Name, createColumn(f))
			}
		}
		for _, f := range table.lists {
			if have, _ := texts(ctx, s.db, `SELECT name FROM pragma_table_info(?)`, table.linkTable(f)); len(have) != 2 {
				t.Errorf("the list %s of %s has no table; a migration may say:\n\n%s", f.Name, kind.Name, createLinks(table, f))
			}
		}
		for _, name := range have[4:] {
			if f, ok := kind.Field(name); !ok || f.Name != name {
				t.Errorf("the table %s has a column %s that the kind does not declare", kind.Name, name)
			}
		}
	}
}

func createColumn(f data.UntypedField) string {
	switch f.Type {
	case data.TypeRef:
		return fmt.Sprintf("%q TEXT REFERENCES %s(id) DEFERRABLE INITIALLY DEFERRED", f.Name, f.Target)
	case data.TypeNumber, data.TypeBool:
		return fmt.Sprintf("%q INTEGER", f.Name)
	}
	return fmt.Sprintf("%q TEXT NOT NULL DEFAULT ''", f.Name)
}

func createTable(t *table) string {
	columns := []string{
		"id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED",
		"removed INTEGER NOT NULL DEFAULT 0", "gallrad TEXT NOT NULL DEFAULT ''", "conflict INTEGER NOT NULL DEFAULT 0",
	}
	for _, f := range t.columns {
		columns = append(columns, createColumn(f))
	}
	statement := "CREATE TABLE " + t.kind.Name + "(\n  " + strings.Join(columns, ",\n  ") + "\n) STRICT, WITHOUT ROWID;\n"
	for _, f := range t.lists {
		statement += "\n" + createLinks(t, f)
	}
	return statement
}

func createLinks(t *table, f data.UntypedField) string {
	return fmt.Sprintf(`CREATE TABLE %s(
  owner TEXT NOT NULL REFERENCES %s(id) DEFERRABLE INITIALLY DEFERRED,
  target TEXT NOT NULL REFERENCES %s(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY(owner, target)
) STRICT, WITHOUT ROWID;
`, t.linkTable(f), t.kind.Name, f.Target)
}
