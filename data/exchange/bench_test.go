package exchange

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/data/store"
)

// benchRows is how many rows a large register has: ten times the largest that is known.
const benchRows = 10_000

// aLongPlan is a workbook of actions, with those that they name; it tells how many megabytes it is.
func aLongPlan(b *testing.B) (path string, people []data.Record) {
	b.Helper()
	columns := []SheetColumn{
		{"titel", data.TypeText},
		{"forfaller", data.TypeDate},
		{"ansvarig", data.TypeText},
		{"lage", data.TypeText},
		{"kostnad", data.TypeNumber},
		{"beskrivning", data.TypeLongText},
		{"utanfor", data.TypeText},
		{"anteckning", data.TypeLongText},
	}
	for i := range 200 {
		people = append(people, &data.Person{Head: data.Head{ID: fmt.Sprintf("0199c5b2-0000-7000-8000-%012d", i)}, Name: fmt.Sprintf("Person %d", i)})
	}
	rows := make([][]string, benchRows)
	for i := range rows {
		rows[i] = []string{
			fmt.Sprintf("Rutin %d för hantering av behörigheter", i), "2027-03-31", fmt.Sprintf("Person %d", i%200), "planned", "12000",
			"Behörigheter ges av närmaste chef och tas bort den dag uppdraget upphör. De ses över två gånger om året.", "x", "Anteckning",
		}
	}
	var out bytes.Buffer
	if err := WriteWorkbook(&out, []Sheet{{"Åtgärder", columns, rows}}, november); err != nil {
		b.Fatal(err)
	}
	path = filepath.Join(b.TempDir(), "plan.xlsx")
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		b.Fatal(err)
	}
	return path, people
}

// compared are the rows of a file beside a register, as a trial shows them.
func compared(b *testing.B, path string, reg data.Register) []ImportRow {
	b.Helper()
	words := Words{
		Field:  func(_ data.Untyped, f data.UntypedField) string { return f.Word },
		Option: func(_ data.UntypedField, o data.Option) string { return o.Name },
		Title:  func(data.Record) string { return "" },
	}
	tables, err := ReadTables(path)
	if err != nil {
		b.Fatal(err)
	}
	layout, ok := FindLayout(tables[0].Rows, data.Kinds(), words, nil)
	if !ok {
		b.Fatal("no head")
	}
	made := 0
	comparison := Comparison{Register: reg, Words: words, NewID: func() string { made++; return fmt.Sprintf("00000000-0000-7000-8000-%012d", made) }}
	list, err := comparison.CompareTables([]PlacedTable{{tables[0].Rows, layout}})
	if err != nil {
		b.Fatal(err)
	}
	if len(list) != benchRows || list[0].Problem != nil || layout.Kind.Name != "action" {
		b.Fatalf("%d rows of %s, %v", len(list), layout.Kind.Name, list[0].Problem)
	}
	return list
}

func BenchmarkDryRun10000(b *testing.B) {
	path, people := aLongPlan(b)
	reg := data.NewRegister(people)
	for b.Loop() {
		compared(b, path, reg)
	}
}

// planFile is a new file with the people that a long plan names.
func planFile(b *testing.B, path string, people []data.Record) (*store.Store, data.Register) {
	b.Helper()
	ctx := context.Background()
	st, err := store.Create(ctx, path, store.Options{Now: func() time.Time { return november }}, nil)
	if err != nil {
		b.Fatal(err)
	}
	drafts := make([]store.Draft, len(people))
	for i, p := range people {
		drafts[i].Record = p
	}
	if _, err := st.SaveAll(ctx, store.ActSave, "", drafts); err != nil {
		b.Fatal(err)
	}
	reg, err := st.Read(ctx)
	if err != nil {
		b.Fatal(err)
	}
	return st, reg
}

// importPlan reads a long plan, compares it with the register, and saves it.
func importPlan(b *testing.B, st *store.Store, reg data.Register, plan string) {
	b.Helper()
	list := compared(b, plan, reg)
	if err := Import(context.Background(), st, reg, func(d *Deed) error {
		made, _, err := d.TakeRows(list, func(key string, _ map[string]string) string { return key })
		if made != benchRows {
			b.Fatalf("%d were made", made)
		}
		return err
	}); err != nil {
		b.Fatal(err)
	}
}

// With the log and the index that is searched, in a file of its own.
func BenchmarkImport10000(b *testing.B) {
	plan, people := aLongPlan(b)
	for n := 0; b.Loop(); n++ {
		b.StopTimer()
		st, reg := planFile(b, filepath.Join(b.TempDir(), fmt.Sprintf("%d.lis", n)), people)
		b.StartTimer()
		importPlan(b, st, reg, plan)
		b.StopTimer()
		if err := st.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}

// BenchmarkBareRows10000 is the limit of an import: each row of each table that one leaves, put into the same tables through the same driver in one
// transaction that waits for the disk. The rows are at hand, in order, and no link is looked at.
func BenchmarkBareRows10000(b *testing.B) {
	plan, people := aLongPlan(b)
	dir := b.TempDir()
	st, reg := planFile(b, filepath.Join(dir, "made.lis"), people)
	importPlan(b, st, reg, plan)
	if err := st.Close(); err != nil {
		b.Fatal(err)
	}
	schema, tables := rowsOf(b, filepath.Join(dir, "made.lis"))
	all := 0
	for _, table := range tables {
		all += len(table.rows)
	}
	if all < 20*benchRows { // six fields with change, value and head, the record, its row and what it is found by
		b.Fatalf("only %d rows", all)
	}
	for n := 0; b.Loop(); n++ {
		b.StopTimer()
		db := bareDB(b, filepath.Join(dir, fmt.Sprintf("%d.db", n)))
		for _, statement := range append([]string{"PRAGMA page_size=8192", "PRAGMA journal_mode=truncate", "PRAGMA synchronous=full"}, schema...) {
			if _, err := db.Exec(statement); err != nil {
				b.Fatal(err)
			}
		}
		b.StartTimer()
		if err := insertTables(db, tables); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		if err := db.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}

// bareTable is a table's rows as the database has them.
type bareTable struct {
	name string
	rows [][]any
}

func bareDB(b *testing.B, path string) *sql.DB {
	b.Helper()
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		b.Fatal(err)
	}
	db.SetMaxOpenConns(1) // what is set by PRAGMA is the connection's
	return db
}

// rowsOf reads a file's schema, and the rows of all its tables but those that the index of the search makes of its own.
func rowsOf(b *testing.B, path string) (schema []string, tables []bareTable) {
	b.Helper()
	db := bareDB(b, path)
	defer db.Close()
	must := func(err error) {
		b.Helper()
		if err != nil {
			b.Fatal(err)
		}
	}
	listed, err := db.Query(`SELECT name, sql FROM sqlite_schema WHERE type='table' AND name NOT LIKE 'search\_%' ESCAPE '\' ORDER BY name`)
	must(err)
	for listed.Next() {
		var name, statement string
		must(listed.Scan(&name, &statement))
		schema, tables = append(schema, statement), append(tables, bareTable{name: name})
	}
	must(errors.Join(listed.Err(), listed.Close()))
	for i := range tables {
		rows, err := db.Query("SELECT * FROM " + tables[i].name)
		must(err)
		columns, err := rows.Columns()
		must(err)
		for rows.Next() {
			row, into := make([]any, len(columns)), make([]any, len(columns))
			for j := range row {
				into[j] = &row[j]
			}
			must(rows.Scan(into...))
			tables[i].rows = append(tables[i].rows, row)
		}
		must(errors.Join(rows.Err(), rows.Close()))
	}
	return schema, tables
}

func insertTables(db *sql.DB, tables []bareTable) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	for _, table := range tables {
		if len(table.rows) == 0 {
			continue
		}
		insert, err := tx.Prepare("INSERT INTO " + table.name + " VALUES(" + strings.TrimSuffix(strings.Repeat("?,", len(table.rows[0])), ",") + ")")
		if err != nil {
			return err
		}
		for _, row := range table.rows {
			if _, err := insert.Exec(row...); err != nil {
				return err
			}
		}
	}
	return tx.Commit()
}

func BenchmarkExport10000(b *testing.B) {
	columns := make([]SheetColumn, 12)
	row := make([]string, 12)
	for i := range columns {
		columns[i] = SheetColumn{"Kolumn", []data.Type{data.TypeText, data.TypeNumber, data.TypeDate, data.TypeLongText}[i%4]}
		row[i] = []string{"Rutin för hantering av behörigheter", "42", "2026-11-24", "En text som är lite längre"}[i%4]
	}
	rows := make([][]string, benchRows)
	for i := range rows {
		rows[i] = row
	}
	for b.Loop() {
		if err := WriteWorkbook(&bytes.Buffer{}, []Sheet{{"Rutiner", columns, rows}}, time.Unix(0, 0)); err != nil {
			b.Fatal(err)
		}
	}
}
