package store

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"lisparmen/data"

	"github.com/mattn/go-sqlite3"
)

// The large file has 10,000 records with fifteen changes each: 150,000 changes, what a small municipality would make
// in some decades.
const (
	largeRecords = 10_000
	largeChanges = 15
)

var large struct {
	once sync.Once
	path string
	ids  []string
}

// largeFile makes the large file once for all benchmarks.
func largeFile(b testing.TB) string {
	b.Helper()
	large.once.Do(func() {
		dir, err := os.MkdirTemp("", "lisparmen-bench-")
		if err != nil {
			b.Fatal(err)
		}
		large.path = filepath.Join(dir, "stor.lis")
		s, err := Create(ctx, large.path, testOptions("a", 1), nil)
		if err != nil {
			b.Fatal(err)
		}
		log, ids := largeLog(s, "b", largeRecords)
		if _, err := s.Merge(ctx, log); err != nil {
			b.Fatal(err)
		}
		large.ids = ids
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	})
	return large.path
}

// largeLog is the log of one device that made n records, one save each.
func largeLog(s *Store, device string, n int) (Log, []string) {
	log := Log{}
	var prev SaveID
	var ids []string
	at := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range n {
		w := &writer{store: s}
		id := s.NewID()
		ids = append(ids, id)
		w.set(id, "document", fieldExists, "1", nil)
		for field, text := range largeFields(i) {
			w.set(id, "document", field, text, nil)
		}
		save := &Save{
			Device: device, Seq: int64(i + 1), Prev: prev, Author: "Anna Berg", At: at.Add(time.Duration(i) * time.Minute).Format(time.RFC3339),
			Act: ActSave, Format: logFormat, Changes: w.changes,
		}
		save.finish()
		log[save.ID], prev = save, save.ID
	}
	return log, ids
}

func largeFields(i int) map[string]string {
	return map[string]string{
		"title": fmt.Sprintf("Rutin %d för hantering av behörigheter i verksamhetssystem", i), "type": "routine", "state": "registered",
		"version": "1.2", "decided_on": "2026-03-02", "paragraph": fmt.Sprintf("§ %d", i%200), "diary_number": fmt.Sprintf("KS 2026/%d", i),
		"from": "2026-03-03", "to": "2028-03-02", "review_on": "2027-03-01", "applies_to": "Samtliga förvaltningar",
		"source": fmt.Sprintf("rutin-%d.txt", i), "area": "protection", "secrecy": "public",
	}
}

func openLarge(b *testing.B) *Store {
	b.Helper()
	options := testOptions("a", 2)
	options.Random = nil
	later := &testClock{time.Date(2027, 1, 1, 8, 0, 0, 0, time.UTC)} // new records come after the old, as in life
	options.Now = later.Now
	s, err := Open(ctx, largeFile(b), options)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	return s
}

func BenchmarkOpenLarge(b *testing.B) {
	path := largeFile(b)
	for b.Loop() {
		s, err := Open(ctx, path, testOptions("a", 2))
		if err != nil {
			b.Fatal(err)
		}
		if _, err := s.Dataset(ctx); err != nil {
			b.Fatal(err)
		}
		s.Close()
	}
	info, _ := os.Stat(path)
	b.ReportMetric(float64(info.Size())/1e6, "MB")
}

func BenchmarkListLarge(b *testing.B) {
	s := openLarge(b)
	kind := data.Documents.Untyped()
	for b.Loop() {
		list, err := s.List(ctx, kind)
		if err != nil || len(list) != largeRecords {
			b.Fatal(len(list), err)
		}
	}
}

func BenchmarkReadLarge(b *testing.B) {
	s := openLarge(b)
	for b.Loop() {
		if _, err := s.Read(ctx); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSearchLarge(b *testing.B) {
	s := openLarge(b)
	for _, text := range []string{"rutin-4711", "Rutin 4711", "behörigheter 471", "finnsinte"} {
		b.Run(strings.ReplaceAll(text, " ", "_"), func(b *testing.B) {
			for b.Loop() {
				if _, err := s.Search(ctx, text); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkSaveLarge saves fifteen short fields of a record; compare with BenchmarkBareTransaction.
func BenchmarkSaveLarge(b *testing.B) {
	s := openLarge(b)
	i := largeRecords
	for b.Loop() {
		i++
		d := data.Documents.New()
		kind := data.Documents.Untyped()
		for name, text := range largeFields(i) {
			f, _ := kind.Field(name)
			if err := f.Put(d, text); err != nil {
				b.Fatal(err)
			}
		}
		if _, err := s.Save(ctx, Base{}, d); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBareTransaction is the limit: one row of fifteen short cells in a file of the same durability.
func BenchmarkBareTransaction(b *testing.B) {
	path := filepath.Join(b.TempDir(), "bare.db")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		b.Fatal(err)
	}
	db := sql.OpenDB(connector{dsn(path, writable), &sqlite3.SQLiteDriver{ConnectHook: configure}})
	defer db.Close()
	db.SetMaxOpenConns(1)
	if _, err := db.Exec(`CREATE TABLE t(a,b,c,d,e,f,g,h,i,j,k,l,m,n,o)`); err != nil {
		b.Fatal(err)
	}
	n := 0
	for b.Loop() {
		n++
		args := []any{}
		for _, text := range largeFields(n) {
			args = append(args, text)
		}
		args = append(args, "1")
		if _, err := db.Exec(`INSERT INTO t VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`, args...); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSaveLongText(b *testing.B) {
	s := openLarge(b)
	text := strings.Repeat("Den som ansvarar för ett system ser till att rutinen följs i hela kedjan. ", 430)[:30_000]
	i := 0
	for b.Loop() {
		i++
		section := &data.Section{Document: data.Link[*data.Document](large.ids[0]), Heading: "Avsnitt", Text: fmt.Sprint(i, text)}
		if _, err := s.Save(ctx, Base{}, section); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkMerge takes in 30,000 foreign changes: 2,000 records of fifteen.
func BenchmarkMerge30000(b *testing.B) {
	raw, err := os.ReadFile(largeFile(b))
	if err != nil {
		b.Fatal(err)
	}
	n := 0
	for b.Loop() {
		b.StopTimer()
		n++
		path := filepath.Join(b.TempDir(), fmt.Sprintf("m%d.lis", n))
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			b.Fatal(err)
		}
		s, err := Open(ctx, path, testOptions("a", uint64(n)))
		if err != nil {
			b.Fatal(err)
		}
		log, _ := largeLog(s, "c", 30_000/largeChanges)
		b.StartTimer()
		if _, err := s.Merge(ctx, log); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		s.Close()
		b.StartTimer()
	}
}

func BenchmarkCheckLarge(b *testing.B) {
	s := openLarge(b)
	for b.Loop() {
		findings, err := s.Check(ctx, "")
		if err != nil || len(findings) != 0 {
			b.Fatal(findings, err)
		}
	}
}

func BenchmarkReadAtLarge(b *testing.B) {
	s := openLarge(b)
	for b.Loop() {
		if _, err := s.ReadAt(ctx, time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLogLarge reads a page of the log as the window does, and what one save changed. The limit is 100 ms for a page.
func BenchmarkLogLarge(b *testing.B) {
	s := openLarge(b)
	var titled []string
	for i, id := range large.ids {
		if i%3 == 0 {
			titled = append(titled, id)
		}
	}
	for name, filter := range map[string]LogFilter{
		"first":  {},
		"who":    {Author: "Anna Berg"},
		"kind":   {Kind: "document"},
		"text":   {Text: "rutin 4711"},
		"swede":  {Text: "förvaltningar"},
		"common": {Text: "rutin", Named: titled},
		"none":   {Text: "finns inte", From: "2026-01-02", Until: "2026-12-31"},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := s.Logged(ctx, filter, Done{}, 50); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	page, err := s.Logged(ctx, LogFilter{}, Done{}, 50)
	if err != nil || len(page) != 50 {
		b.Fatal(len(page), err)
	}
	b.Run("opened", func(b *testing.B) {
		for b.Loop() {
			if events, err := s.Changed(ctx, page[7], 200); err != nil || len(events) != largeChanges {
				b.Fatal(len(events), err)
			}
		}
	})
	b.Run("days", func(b *testing.B) {
		for b.Loop() {
			if days, err := s.Days(ctx); err != nil || len(days) == 0 {
				b.Fatal(len(days), err)
			}
		}
	})
}
