package reports_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/data/seed"
	"lisparmen/reports"
	"lisparmen/reports/text"
)

var update = flag.Bool("update", false, "write the golden files anew")

// morning is when the papers of the tests are made.
var morning = time.Date(2026, 11, 24, 8, 0, 0, 0, data.Swedish)

// counting gives ids that come out the same every time.
func counting() func() string {
	n := 0
	return func() string {
		n++
		return fmt.Sprintf("00000000-0000-7000-8000-%012x", n)
	}
}

// exampleSteps are the example's saves, which take a third of a second to make.
var exampleSteps = sync.OnceValue(func() []seed.Step { return seed.Example(counting()) })

// copyOf is a record that a test may change without changing it for the others.
func copyOf(t testing.TB, kinds map[string]data.Untyped, record data.Record) data.Record {
	t.Helper()
	kind := kinds[record.KindName()]
	c := kind.New()
	*c.Header() = *record.Header()
	for _, field := range kind.Fields {
		if err := field.Load(c, field.Get(record)); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

// exampleAt is the example municipality's register at a moment, made of the saves before it.
func exampleAt(t testing.TB, at time.Time) data.Register {
	t.Helper()
	last := map[string]data.Record{}
	for _, step := range exampleSteps() {
		if step.At.After(at) {
			continue
		}
		for _, rec := range step.Records {
			last[rec.Header().ID] = rec
		}
	}
	kinds := map[string]data.Untyped{}
	for _, kind := range data.Kinds() {
		kinds[kind.Name] = kind
	}
	records := make([]data.Record, 0, len(last))
	for _, rec := range last {
		records = append(records, copyOf(t, kinds, rec))
	}
	return data.NewRegister(records)
}

// exampleYear is the example's year 2026 so far.
func exampleYear(t testing.TB) reports.Input {
	reg := exampleAt(t, morning)
	return reports.Input{
		Register: reg,
		Before:   exampleAt(t, data.Day("2026-01-01").Start()),
		From:     "2026-01-01", To: "2026-11-24", AsOf: "2026-11-24",
		Now: morning, Author: "Anna Lind", Control: "7F3A-21C0", Look: reports.LookOf(reg),
	}
}

// newMunicipality is a file just made: what the program begins with, and nothing else.
func newMunicipality(t testing.TB) reports.Input {
	t.Helper()
	m, ok := seed.FindMunicipality("Vara")
	if !ok {
		t.Fatal("there is no Vara")
	}
	return reports.Input{Register: data.NewRegister(seed.Records(m, counting(), data.Medarbetare)), Now: morning}
}

func build(t testing.TB, name string, in reports.Input) reports.Document {
	t.Helper()
	report, ok := reports.Named(name)
	if !ok {
		t.Fatalf("there is no report %s", name)
	}
	doc, err := report.Build(in)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func checkGolden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; see what changed with go test ./reports -update and git diff. Now:\n%s", file, got)
	}
}

func checkText(t *testing.T, name string, doc reports.Document) {
	t.Helper()
	checkGolden(t, name, text.Render(doc))
}
