package ui

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/data/share"
	"lisparmen/data/store/storetest"
)

// largeBytes is the example with 10,000 documents more, made once for all measurements.
var largeBytes = sync.OnceValues(func() ([]byte, error) {
	raw, err := exampleBytes()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "lisparmen-large")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "stor.lis")
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		return nil, err
	}
	ctx := context.Background()
	w, err := share.Open(ctx, path, share.Options{Home: dir, Author: "Anna Berg", Now: func() time.Time { return fixtureNow }})
	if err != nil {
		return nil, err
	}
	if err := storetest.Enlarge(ctx, w.Store); err != nil {
		return nil, err
	}
	if err := w.Close(ctx); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// newLargeFixture opens the program on the large file.
func newLargeFixture(b *testing.B) *fixture {
	b.Helper()
	raw, err := largeBytes()
	if err != nil {
		b.Fatal(err)
	}
	dir := b.TempDir()
	path := filepath.Join(dir, "stor.lis")
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		b.Fatal(err)
	}
	return openFixture(b, path, filepath.Join(dir, "hem"))
}

// visits measures going to places in turn, until what is shown there has been laid out; drawing it is the screen's.
func visits(b *testing.B, places ...place) {
	b.Helper()
	f := newLargeFixture(b)
	for i, to := range places {
		if to.page == pageRecord {
			kind, _ := data.KindNamed(to.kind)
			places[i].id = f.first(kind).Header().ID
		}
	}
	for b.Loop() {
		for _, to := range places {
			f.visit(to)
			f.draw(aScreen.Width, aScreen.Height)
		}
	}
	perMillisecond(b, len(places), "page")
}

// perMillisecond tells what each of the things done in a round took.
func perMillisecond(b *testing.B, inRound int, unit string) {
	b.Helper()
	b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N*inRound), "ms/"+unit)
}

func BenchmarkOverview(b *testing.B) {
	visits(b, place{page: pageOverview}, place{page: pageList, kind: "role"})
}

func BenchmarkPageChange(b *testing.B) {
	visits(b, place{page: pageList, kind: "document"}, place{page: pageRecord, kind: "document"}, place{page: pageList, kind: "document"}, place{page: pageOverview})
}

// BenchmarkReload is what follows when a command has changed the file while a list is shown.
func BenchmarkReload(b *testing.B) {
	f := newLargeFixture(b)
	f.list(data.Documents.Untyped())
	for b.Loop() {
		f.reload()
		f.settle()
	}
}

func BenchmarkKeystroke(b *testing.B) {
	f := newLargeFixture(b)
	p := f.list(data.Documents.Untyped())
	f.draw(aScreen.Width, aScreen.Height)
	const words = "rutin 47"
	for b.Loop() {
		p.search.SetText("")
		for _, r := range words {
			p.search.TypedRune(r)
		}
	}
	perMillisecond(b, 1+len(words), "key")
}

// BenchmarkFirstKeystroke has to gather what the rows are found by.
func BenchmarkFirstKeystroke(b *testing.B) {
	f := newLargeFixture(b)
	for b.Loop() {
		b.StopTimer()
		p := f.list(data.Documents.Untyped())
		p.search.SetText("")
		f.draw(aScreen.Width, aScreen.Height)
		f.visit(place{page: pageOverview})
		p = f.list(data.Documents.Untyped())
		b.StartTimer()
		p.search.TypedRune('r')
	}
}

// BenchmarkSort sorts by each column in turn.
func BenchmarkSort(b *testing.B) {
	f := newLargeFixture(b)
	p := f.list(data.Documents.Untyped())
	f.draw(aScreen.Width, aScreen.Height)
	for b.Loop() {
		p.table.setRows(len(p.rows)) // nothing is known of the order
		for c := range p.table.columns {
			p.table.sortBy(c, false)
		}
	}
	perMillisecond(b, len(p.table.columns), "column")
}
