package store

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/data/growthtest"
)

// TestGrowth measures what the store does at sizes that lie ten times apart, and fits exponents. It fails on no figure.
func TestGrowth(t *testing.T) {
	growthtest.Asked(t)
	growthtest.Write(t, "../../out/performance/growth-store.json", []growthtest.Growth{
		growthtest.Along(t, "changes", []int{1_000, 10_000, 100_000, 1_000_000}, func(n int) ([]growthtest.Act, map[string]float64) {
			return actsOn(t, 60, n/largeChanges)
		}),
		growthtest.Along(t, "records", []int{100, 1_000, 10_000, 100_000}, func(n int) ([]growthtest.Act, map[string]float64) {
			return actsOn(t, n, n)
		}),
	})
}

// editedLog is the log of one device that made some records and then changed them in turn, until there are so many saves of fifteen changes each.
func editedLog(s *Store, device string, records, saves int) Log {
	log := Log{}
	var prev SaveID
	ids := make([]string, records)
	latest := make([]SaveID, records)
	at := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range saves {
		w := &writer{store: s}
		n := i % records
		var parents []SaveID
		if ids[n] == "" {
			ids[n] = s.NewID()
			w.set(ids[n], "document", fieldExists, "1", nil)
		} else {
			parents = []SaveID{latest[n]}
		}
		for field, text := range largeFields(n) {
			if parents != nil && field == "title" {
				text = fmt.Sprint(text, " ", i)
			}
			w.set(ids[n], "document", field, text, parents)
		}
		save := &Save{
			Device: device, Seq: int64(i + 1), Prev: prev, Author: "Anna Berg", At: at.Add(time.Duration(i) * time.Minute).Format(time.RFC3339),
			Act: ActSave, Format: logFormat, Changes: w.changes,
		}
		save.finish()
		log[save.ID], prev, latest[n] = save, save.ID, save.ID
	}
	return log
}

// actsOn makes a file with so many records and saves, and gives what is done with it.
func actsOn(t *testing.T, records, saves int) ([]growthtest.Act, map[string]float64) {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "stor.lis")
	s, err := Create(ctx, path, testOptions("a", 1), nil)
	must(err)
	_, err = s.Merge(ctx, editedLog(s, "b", records, saves))
	must(err)
	must(s.Close())
	info, err := os.Stat(path)
	must(err)

	options := testOptions("a", 2)
	options.Random = nil
	later := &testClock{time.Date(2400, 1, 1, 8, 0, 0, 0, time.UTC)} // new records come after the old, as in life
	options.Now = later.Now
	s, err = Open(ctx, path, options)
	must(err)
	t.Cleanup(func() { must(s.Close()) })
	kind := data.Documents.Untyped()
	n := 0
	return []growthtest.Act{
		{Name: "open", Do: func() {
			o, err := Open(ctx, path, options)
			must(err)
			_, err = o.Dataset(ctx)
			must(err)
			must(o.Close())
		}},
		{Name: "read all records", Do: func() { _, err := s.Read(ctx); must(err) }},
		{Name: "list", Do: func() { _, err := s.List(ctx, kind); must(err) }},
		{Name: "search", Do: func() { _, err := s.Search(ctx, "rutin 47"); must(err) }},
		{Name: "save", Do: func() {
			n++
			d := data.Documents.New()
			d.Title, d.Type, d.State = fmt.Sprint("Ny ", n), data.DocumentRoutine, data.DocumentRegistered
			_, err := s.Save(ctx, Base{}, d)
			must(err)
		}},
		{Name: "page of the log", Do: func() { _, err := s.Logged(ctx, LogFilter{}, Done{}, 50); must(err) }},
		{Name: "merge one save", Do: func() {
			n++
			log, _ := largeLog(s, fmt.Sprint("d", n), 1)
			_, err := s.Merge(ctx, log)
			must(err)
		}},
		{Name: "register of a day", Do: func() { _, err := s.ReadAt(ctx, time.Date(2300, 1, 1, 0, 0, 0, 0, time.UTC)); must(err) }},
		{Name: "check", Do: func() {
			findings, err := s.Check(ctx, "")
			must(err)
			if len(findings) > 0 {
				t.Fatal(findings)
			}
		}},
	}, map[string]float64{"file, bytes": float64(info.Size()), "file, bytes a change": float64(info.Size()) / float64(saves*largeChanges)}
}
