package press_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"lisparmen/data/exchange"
	"lisparmen/data/store"
	"lisparmen/reports/press"
)

// exampleFile is the example as a file.
func exampleFile(t testing.TB) *store.Store {
	t.Helper()
	at := exchange.ExampleBegins
	options := store.Options{Now: func() time.Time { return at }, Author: "Anna Berg", Device: "a", Random: rand.NewChaCha8([32]byte{})}
	st, err := store.Create(t.Context(), filepath.Join(t.TempDir(), "exempel.lis"), options, func(st *store.Store) error {
		return exchange.Example(t.Context(), st, &at, func(float64) {})
	})
	if err != nil {
		t.Fatal(err)
	}
	at = now
	t.Cleanup(func() { st.Close() })
	return st
}

// An archive tells how far it has come, is stopped between two papers, and leaves nothing then.
func TestAnArchiveIsStopped(t *testing.T) {
	st, dir := exampleFile(t), t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	told := 0
	err := press.Archive(ctx, st, filepath.Join(dir, "ut.zip"), "1", 0, func(part float64) {
		if told++; told == 4 { // a part that reads nothing of the file
			cancel()
		}
		if part < 0 || part > 1 {
			t.Errorf("%v", part)
		}
	})
	if !errors.Is(err, context.Canceled) || told != 4 {
		t.Errorf("told %d times, %v", told, err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}

func BenchmarkWriteArchive(b *testing.B) {
	st, dir := exampleFile(b), b.TempDir()
	n := 0
	for b.Loop() {
		n++
		if err := press.Archive(b.Context(), st, filepath.Join(dir, fmt.Sprint(n, ".zip")), "1", 0, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTakeArchive(b *testing.B) {
	st, dir := exampleFile(b), b.TempDir()
	path := filepath.Join(dir, "ut.zip")
	if err := press.Archive(b.Context(), st, path, "1", 0, nil); err != nil {
		b.Fatal(err)
	}
	n := 0
	for b.Loop() {
		n++
		in, err := exchange.OpenArchive(b.Context(), path, nil)
		if err != nil {
			b.Fatal(err)
		}
		s, err := store.Create(b.Context(), filepath.Join(dir, fmt.Sprint(n, ".lis")), store.Options{}, func(s *store.Store) error { return in.TakeInto(b.Context(), s, nil) })
		if err != nil {
			b.Fatal(err)
		}
		if err := errors.Join(s.Close(), in.Close()); err != nil {
			b.Fatal(err)
		}
	}
}
