package store

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/data/seed"
	"lisparmen/reports"
	"lisparmen/reports/layout"
	"lisparmen/reports/pdf"

	"github.com/mattn/go-sqlite3"
)

// benchFile holds what make bench-record last measured.
const benchFile = "../../docs/bench.json"

// worse is how much a ratio may grow before make bench-check fails.
const worse = 1.3

// passes is how often everything is measured. Of the medians the least is told, since what else a computer does only adds to them.
const passes = 3

// bench is docs/bench.json. Times are told for people; only ratios are compared, since they hold from one computer to
// another.
type bench struct {
	Machine  map[string]string  `json:"machine"`
	Versions map[string]string  `json:"versions"`
	Medians  map[string]float64 `json:"medians_ms"`
	Sizes    map[string]float64 `json:"sizes_mb"`
	Ratios   map[string]float64 `json:"ratios"`
}

// ratioOf says what each figure is compared with: the least that the same work could cost.
var ratioOf = map[string][2]string{
	"open":             {"open", "bare open"},
	"list":             {"list", "bare read of the table"},
	"search":           {"search", "list"},
	"search itself":    {"search", "bare search"},
	"save":             {"save", "bare transaction"},
	"long text":        {"long text", "bare transaction of 30 kB"},
	"merge":            {"merge", "read the log"},
	"check":            {"check", "read the log"},
	"ReadAt":           {"ReadAt", "read the log"},
	"report":           {"report", "draw the PDF"},
	"report of 10,000": {"report of 10,000", "draw the PDF"},
}

// bars are what the program has promised, in milliseconds, with 10,000 records and 150,000 changes. They are told, not
// checked: a slower computer is no fault of the program.
var bars = map[string]float64{
	"open": 200, "list": 50, "search": 20, "long text": 40, "merge": 1000, "check": 2000, "report": 500, "report of 10,000": 500,
}

// TestRatios measures everything in turn, so that what else the computer does falls on all alike.
func TestRatios(t *testing.T) {
	mode := os.Getenv("LISPARMEN_BENCH")
	if mode != "check" && mode != "record" {
		t.Skip("runs in make bench-check and make bench-record")
	}
	now := measure(t)
	var recorded bench
	raw, err := os.ReadFile(benchFile)
	if err == nil {
		err = json.Unmarshal(raw, &recorded)
	}
	if err != nil && mode == "check" {
		t.Fatal(err)
	}
	now.print(recorded)
	if mode == "check" {
		for _, name := range now.worseThan(recorded) {
			t.Errorf("%s is %.2f, was %.2f", name, now.Ratios[name], recorded.Ratios[name])
		}
		return
	}
	raw, err = json.MarshalIndent(now, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(benchFile), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(benchFile, append(raw, '\n'), 0o644); err != nil {
		t.Fatal(err)
	}
}

// worseThan lists the ratios that have grown too much, or are measured no longer.
func (b bench) worseThan(recorded bench) []string {
	var list []string
	for _, name := range slices.Sorted(maps.Keys(recorded.Ratios)) {
		if is, ok := b.Ratios[name]; !ok || is > recorded.Ratios[name]*worse {
			list = append(list, name)
		}
	}
	return list
}

func TestARatioThatGrowsIsFound(t *testing.T) {
	recorded := bench{Ratios: map[string]float64{"open": 2, "save": 2, "list": 1}}
	now := bench{Ratios: map[string]float64{"open": 2.6, "save": 2.61, "new": 9}}
	if got := now.worseThan(recorded); !slices.Equal(got, []string{"list", "save"}) {
		t.Errorf("%q", got)
	}
}

func (b bench) print(before bench) {
	fmt.Printf("%-32s %12s %10s\n", "median", "ms", "promised")
	for _, name := range slices.Sorted(maps.Keys(b.Medians)) {
		bar := ""
		if most, ok := bars[name]; ok {
			bar = fmt.Sprintf("≤ %.0f", most)
			if b.Medians[name] > most {
				bar += " !"
			}
		}
		fmt.Printf("%-32s %12.3f %10s\n", name, b.Medians[name], bar)
	}
	for _, name := range slices.Sorted(maps.Keys(b.Sizes)) {
		fmt.Printf("%-32s %9.1f MB\n", name, b.Sizes[name])
	}
	fmt.Printf("\n%-12s %-45s %8s %8s\n", "ratio", "", "now", "before")
	for _, name := range slices.Sorted(maps.Keys(b.Ratios)) {
		fmt.Printf("%-12s %-45s %8.2f %8.2f\n", name, strings.Join(ratioParts(name), " / "), b.Ratios[name], before.Ratios[name])
	}
}

func ratioParts(name string) []string {
	parts := ratioOf[name]
	return parts[:]
}

// task is one thing to measure. Prepare is not timed.
type task struct {
	name    string
	times   int
	prepare func(n int)
	do      func(n int)
}

func measure(t *testing.T) bench {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	source := largeFile(t)
	defer os.RemoveAll(filepath.Dir(source))
	raw, err := os.ReadFile(source)
	must(err)
	dir := t.TempDir()
	path := filepath.Join(dir, "stor.lis")
	must(os.WriteFile(path, raw, 0o600))
	options := func(seed uint64) Options {
		o := testOptions("a", seed)
		o.Random = nil
		later := &testClock{time.Date(2027, 1, 1, 8, 0, 0, 0, time.UTC)}
		o.Now = later.Now
		return o
	}
	s, err := Open(ctx, path, options(1))
	must(err)
	defer s.Close()
	readOnly := filepath.Join(dir, "läs.lis") // what saves do not change
	must(os.WriteFile(readOnly, raw, 0o600))
	reader, err := Open(ctx, readOnly, options(2))
	must(err)
	defer reader.Close()
	bare := bareFile(t, filepath.Join(dir, "bare.db"), int64(len(raw)))
	defer bare.Close()

	kind := data.Documents.Untyped()
	document := func(n int) *data.Document {
		d := data.Documents.New()
		for name, text := range largeFields(n) {
			f, _ := kind.Field(name)
			must(f.Put(d, text))
		}
		return d
	}
	long := strings.Repeat("Den som ansvarar för ett system ser till att rutinen följs i hela kedjan. ", 430)[:30_000]
	moment := time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)
	paper, _ := reports.Named("arsrapport")
	input := func(register data.Register, now time.Time) reports.Input {
		return reports.Input{Register: register, Before: register, Now: now, Author: "Anna Berg", Control: "AAAA-BBBB-CCCC-DDDD"}
	}
	exampleRegister := exampleRegister(t)
	exampleNow := time.Date(2026, 11, 24, 11, 0, 0, 0, time.UTC)
	largeRegister, err := reader.Read(ctx)
	must(err)
	drawn, err := paper.Build(input(exampleRegister, exampleNow))
	must(err)
	pages := layout.Paginate(drawn)
	print := func(register data.Register, now time.Time) {
		document, err := paper.Build(input(register, now))
		must(err)
		_, err = pdf.Write(&bytes.Buffer{}, document, now)
		must(err)
	}
	var merging *Store
	var foreign Log

	// Each group is measured in turn, so that what else the computer does falls on all its members alike; a group's work
	// neither warms nor cools what the next one needs.
	groups := [][]task{{
		{name: "open", times: 60, do: func(int) {
			o, err := Open(ctx, readOnly, options(3))
			must(err)
			_, err = o.Dataset(ctx)
			must(err)
			must(o.Close())
		}},
		{name: "bare open", times: 60, do: func(int) {
			db := openBare(filepath.Join(dir, "bare.db"))
			var n int
			must(db.QueryRow(`SELECT count(*) FROM (SELECT 1 FROM t LIMIT 1)`).Scan(&n))
			must(db.Close())
		}},
		{name: "read the bytes", times: 60, do: func(int) {
			_, err := os.ReadFile(readOnly)
			must(err)
		}},
	}, {
		{name: "list", times: 60, do: func(int) {
			list, err := reader.List(ctx, kind)
			must(err)
			if len(list) != largeRecords {
				t.Fatal(len(list))
			}
		}},
		{name: "bare read of the table", times: 60, do: func(int) {
			rows, err := reader.db.QueryContext(ctx, reader.kinds["document"].joined+" WHERE removed=0 AND gallrad='' ORDER BY id")
			must(err)
			for rows.Next() {
				var cells sql.RawBytes
				must(rows.Scan(&cells))
			}
			must(rows.Close())
		}},
	}, {
		{name: "search", times: 60, do: func(n int) {
			_, err := reader.Search(ctx, []string{"rutin-4711", "Rutin 4711", "behörigheter 471", "finnsinte"}[n%4])
			must(err)
		}},
		{name: "bare search", times: 60, do: func(n int) {
			match := []string{`"rutin-4711"`, `"rutin" AND "4711"`, `"behörigheter" AND "471"`, `"finnsinte"`}[n%4]
			rows, err := reader.db.QueryContext(ctx, `SELECT id, kind, text FROM search WHERE search MATCH ?`, match)
			must(err)
			for rows.Next() {
				var id, kind, text sql.RawBytes
				must(rows.Scan(&id, &kind, &text))
			}
			must(rows.Close())
		}},
	}, {
		{name: "save", times: 60, do: func(n int) {
			_, err := s.Save(ctx, Base{}, document(largeRecords+n))
			must(err)
		}},
		{name: "bare transaction", times: 60, do: func(n int) { must(insertBare(bare, s.NewID(), 1_000_000+n)) }},
	}, {
		{name: "long text", times: 60, do: func(n int) {
			_, err := s.Save(ctx, Base{}, &data.Section{Document: data.Link[*data.Document](large.ids[0]), Heading: "Avsnitt", Text: fmt.Sprint(n, " ", long)})
			must(err)
		}},
		{name: "bare transaction of 30 kB", times: 60, do: func(n int) {
			_, err := bare.Exec(`INSERT INTO long VALUES(?,?)`, s.NewID(), fmt.Sprint(n, " ", long))
			must(err)
		}},
	}, {
		{name: "read the log", times: 10, do: func(int) {
			_, err := reader.Log(ctx)
			must(err)
		}},
		{name: "check", times: 10, do: func(int) {
			findings, err := reader.Check(ctx, "")
			must(err)
			if len(findings) > 0 {
				t.Fatal(findings)
			}
		}},
		{name: "ReadAt", times: 10, do: func(int) {
			_, err := reader.ReadAt(ctx, moment)
			must(err)
		}},
		{name: "merge", times: 10, prepare: func(n int) {
			if merging != nil {
				must(merging.Close())
			}
			copied := filepath.Join(dir, "merge.lis")
			must(os.WriteFile(copied, raw, 0o600))
			var err error
			merging, err = Open(ctx, copied, options(uint64(100+n)))
			must(err)
			foreign, _ = largeLog(merging, "c", 30_000/largeChanges)
		}, do: func(int) {
			merged, err := merging.Merge(ctx, foreign)
			must(err)
			if merged.Saves != 30_000/largeChanges {
				t.Fatal(merged)
			}
		}},
	}, {
		{name: "report", times: 20, do: func(int) { print(exampleRegister, exampleNow) }},
		{name: "report of 10,000", times: 20, do: func(int) { print(largeRegister, moment) }},
		{name: "draw the PDF", times: 20, do: func(int) {
			_, err := pdf.Draw(&bytes.Buffer{}, pages, exampleNow)
			must(err)
		}},
	}}
	medians := map[string]float64{}
	all := map[string][]time.Duration{}
	for range passes {
		took := map[string][]time.Duration{}
		for _, group := range groups {
			runtime.GC()
			for n := range 60 {
				for _, task := range group {
					if n >= task.times {
						continue
					}
					if task.prepare != nil {
						task.prepare(n)
					}
					start := time.Now()
					task.do(n)
					took[task.name] = append(took[task.name], time.Since(start))
				}
			}
		}
		for name, times := range took {
			all[name] = append(all[name], times...)
			slices.Sort(times)
			median := float64(times[len(times)/2].Microseconds()) / 1000
			if least, known := medians[name]; !known || median < least {
				medians[name] = median
			}
		}
	}
	if merging != nil {
		must(merging.Close())
	}

	result := bench{Machine: machine(), Versions: versions(t, s), Medians: map[string]float64{}, Sizes: map[string]float64{}, Ratios: map[string]float64{}}
	for name, median := range medians {
		result.Medians[name] = round(median)
	}
	for name, of := range ratioOf {
		result.Ratios[name] = round(medianRatio(all[of[0]], all[of[1]]))
	}
	texts := 0
	for n := range largeRecords {
		for _, text := range largeFields(n) {
			texts += len(text)
		}
	}
	result.Sizes["file"], result.Sizes["text in it"] = round(float64(len(raw))/1e6), round(float64(texts)/1e6)
	result.Ratios["size"] = round(float64(len(raw)) / float64(texts))
	return result
}

// medianRatio compares what was measured just after one another, so that a computer that is slower for a while is so for both.
func medianRatio(of, to []time.Duration) float64 {
	ratios := make([]float64, len(of))
	for n := range of {
		ratios[n] = float64(of[n]) / float64(to[n])
	}
	slices.Sort(ratios)
	return ratios[len(ratios)/2]
}

func round(x float64) float64 { return float64(int(x*1000+0.5)) / 1000 }

func openBare(path string) *sql.DB {
	db := sql.OpenDB(connector{dsn(path, writable), &sqlite3.SQLiteDriver{ConnectHook: configure}})
	db.SetMaxOpenConns(1)
	return db
}

// bareFile is the limit to compare with: the same cells in one plain table, in a file of the same size that is kept
// as safely.
func bareFile(t *testing.T, path string, size int64) *sql.DB {
	t.Helper()
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	db := openBare(path)
	if _, err := db.Exec(`CREATE TABLE t(id TEXT PRIMARY KEY,a,b,c,d,e,f,g,h,i,j,k,l,m,n,o); CREATE TABLE long(id TEXT PRIMARY KEY, text)`); err != nil {
		t.Fatal(err)
	}
	for n := 0; ; n += 5000 {
		tx, err := db.Begin()
		if err != nil {
			t.Fatal(err)
		}
		for i := range 5000 {
			if err := insertBare(tx, fmt.Sprintf("0199c5b2-0000-7000-8000-%012d", n+i), n+i); err != nil {
				t.Fatal(err)
			}
		}
		if err := tx.Commit(); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(path); err != nil || info.Size() >= size {
			return db
		}
	}
}

func insertBare(db interface {
	Exec(string, ...any) (sql.Result, error)
}, id string, n int,
) error {
	args := []any{id}
	for _, text := range largeFields(n) {
		args = append(args, text)
	}
	_, err := db.Exec(`INSERT INTO t VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`, append(args, "1")...)
	return err
}

// exampleRegister is the example municipality as its last step leaves it.
func exampleRegister(t *testing.T) data.Register {
	t.Helper()
	n := 0
	steps := seed.Example(func() string {
		n++
		return fmt.Sprintf("0199c5b2-0000-7000-8000-%012d", n)
	})
	last := map[string]data.Record{}
	for _, step := range steps {
		for _, r := range step.Records {
			last[r.Header().ID] = r
		}
	}
	return data.NewRegister(slices.Collect(maps.Values(last)))
}

func machine() map[string]string {
	m := map[string]string{"system": runtime.GOOS + "/" + runtime.GOARCH, "cores": fmt.Sprint(runtime.NumCPU())}
	raw, _ := os.ReadFile("/proc/cpuinfo") // elsewhere the processor stays unnamed
	for line := range strings.Lines(string(raw)) {
		if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
			m["processor"] = strings.TrimSpace(value)
		}
	}
	return m
}

func versions(t *testing.T, s *Store) map[string]string {
	t.Helper()
	v := map[string]string{"go": runtime.Version()}
	var sqlite string
	if err := s.db.QueryRow(`SELECT sqlite_version()`).Scan(&sqlite); err != nil {
		t.Fatal(err)
	}
	v["sqlite"] = sqlite
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, dep := range info.Deps {
			if strings.Contains(dep.Path, "go-sqlite3") || strings.Contains(dep.Path, "fpdf") {
				v[dep.Path] = dep.Version
			}
		}
	}
	return v
}
