package exchange

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
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

// With the log and the index that is searched, in a file of its own.
func BenchmarkImport10000(b *testing.B) {
	ctx := context.Background()
	path, people := aLongPlan(b)
	for n := 0; b.Loop(); n++ {
		b.StopTimer()
		st, err := store.Create(ctx, filepath.Join(b.TempDir(), fmt.Sprintf("%d.lis", n)), store.Options{Now: func() time.Time { return november }}, nil)
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
		b.StartTimer()
		list := compared(b, path, reg)
		if err := Import(ctx, st, reg, func(d *Deed) error {
			made, _, err := d.TakeRows(list, func(key string, _ map[string]string) string { return key })
			if made != benchRows {
				b.Fatalf("%d were made", made)
			}
			return err
		}); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		if err := st.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
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
