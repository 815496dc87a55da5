package share

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"lisparmen/data"
	"lisparmen/data/store"
	"lisparmen/data/store/storetest"
)

// large makes a file of 10,000 records and 150,000 changes.
func large(b *testing.B) (path, home string) {
	b.Helper()
	path, home = filepath.Join(b.TempDir(), "stor.lis"), b.TempDir()
	w, err := Create(ctx, path, options(home), func(s *store.Store) error { return storetest.Enlarge(ctx, s) })
	if err == nil {
		err = w.Close(ctx)
	}
	if err != nil {
		b.Fatal(err)
	}
	return path, home
}

// BenchmarkLookWhenNothingIsNew is what the window does every other second.
func BenchmarkLookWhenNothingIsNew(b *testing.B) {
	path, home := large(b)
	w, err := Open(ctx, path, options(home))
	if err != nil {
		b.Fatal(err)
	}
	defer w.Close(ctx)
	for b.Loop() {
		if _, err := w.Look(ctx); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkShare is one save in a large file, and all of it shared.
func BenchmarkShare(b *testing.B) {
	path, home := large(b)
	w, err := Open(ctx, path, options(home))
	if err != nil {
		b.Fatal(err)
	}
	defer w.Close(ctx)
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(info.Size())
	for b.Loop() {
		if _, err := w.Store.Save(ctx, store.Base{}, &data.Person{Name: "Bo Ek"}); err != nil {
			b.Fatal(err)
		}
		if err := w.Publish(ctx); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBackUp makes and checks a backup of a large file.
func BenchmarkBackUp(b *testing.B) {
	path, home := large(b)
	w, err := Open(ctx, path, options(home))
	if err != nil {
		b.Fatal(err)
	}
	defer w.Close(ctx)
	for b.Loop() {
		made, err := w.BackUp(ctx, BackupAsked)
		if err != nil {
			b.Fatal(err)
		}
		_ = os.Remove(made.Path)
	}
}

// BenchmarkOpenAgain opens a large file whose working copy is up to date; BenchmarkOpenFirst opens it at a computer where it
// never was.
func BenchmarkOpenAgain(b *testing.B) {
	path, home := large(b)
	for b.Loop() {
		w, err := Open(ctx, path, options(home))
		if err == nil {
			err = w.Close(ctx)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpenFirst(b *testing.B) {
	path, _ := large(b)
	for b.Loop() {
		w, err := Open(ctx, path, options(b.TempDir()))
		if err == nil {
			err = w.Close(ctx)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOpenAndMerge opens a large file that somebody else has put 30,000 changes into since it was last open here.
func BenchmarkOpenAndMerge(b *testing.B) {
	path, home := large(b)
	w, err := Open(ctx, path, options(home))
	if err == nil {
		err = w.Close(ctx)
	}
	if err != nil {
		b.Fatal(err)
	}
	theirs, err := Open(ctx, path, options(b.TempDir()))
	if err != nil {
		b.Fatal(err)
	}
	if err := errors.Join(storetest.Add(ctx, theirs.Store, 2_000, 1), theirs.Close(ctx)); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		b.StopTimer()
		at := b.TempDir()
		if err := os.CopyFS(at, os.DirFS(home)); err != nil {
			b.Fatal(err)
		}
		asLeft(b, home, at)
		b.StartTimer()
		w, err := Open(ctx, path, options(at))
		if err == nil {
			err = w.Close(ctx)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}

// asLeft gives what was copied the times that it had: a working copy that is not as it was left is examined when it is opened.
func asLeft(b *testing.B, from, to string) {
	b.Helper()
	err := filepath.WalkDir(from, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		name, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		return os.Chtimes(filepath.Join(to, name), info.ModTime(), info.ModTime())
	})
	if err != nil {
		b.Fatal(err)
	}
}
