package share

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/data/store"
)

func TestWhatACopyIsCalled(t *testing.T) {
	for file, want := range map[string]string{
		"vara.lis":              "vara-2026-11-24.lis.age",
		"/hem/Åsa #1/VARA.LIS":  "/hem/Åsa #1/VARA-2026-11-24.lis.age",
		"vara.2026":             "vara.2026-2026-11-24.lis.age",
		"vara":                  "vara-2026-11-24.lis.age",
		"mapp.lis/vara.kopia":   "mapp.lis/vara.kopia-2026-11-24.lis.age",
		"mapp.lis/vara.tom.lis": "mapp.lis/vara.tom-2026-11-24.lis.age",
	} {
		if got := EncryptedName(file, data.Day("2026-11-24")); got != want {
			t.Errorf("the copy of %s is called %s", file, got)
		}
	}
}

// unsealedHere are the opened copies that lie among the program's own files.
func unsealedHere(t *testing.T, home string) []string {
	t.Helper()
	left, err := filepath.Glob(filepath.Join(home, unsealedPattern))
	if err != nil {
		t.Fatal(err)
	}
	return left
}

// A file is handed over encrypted with all that has been done here, and is opened elsewhere, or merged where it came from.
func TestAnEncryptedCopyIsHandedOver(t *testing.T) {
	ctx := context.Background()
	dir, home := t.TempDir(), t.TempDir()
	now := func() time.Time { return time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC) }
	options := Options{Home: home, Author: "Anna Berg", Now: now}
	w, err := Create(ctx, filepath.Join(dir, "vara.lis"), options, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.Close(ctx) }()
	mine := &data.Person{Name: "Ännu inte delad"}
	if _, err := w.Store.Save(ctx, store.Base{}, mine); err != nil {
		t.Fatal(err)
	}
	sealed := filepath.Join(dir, "vara-2026-11-24.lis.age")
	told := 0.0
	if err := w.EncryptTo(ctx, sealed, secret, func(part float64) { told = part }); err != nil || told != 1 {
		t.Fatal(err, told)
	}
	if err := w.EncryptTo(ctx, sealed, secret, nil); !data.IsProblem(err, "problem.file.exists") {
		t.Errorf("over another: %v", err)
	}
	if err := w.EncryptTo(ctx, filepath.Join(dir, "x.age"), "elva tecken", nil); !data.IsProblem(err, "problem.passphrase.short") {
		t.Errorf("with a short passphrase: %v", err)
	}
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	if err := w.EncryptTo(cancelled, filepath.Join(dir, "x.age"), secret, nil); err == nil {
		t.Error("what was cancelled is done")
	}
	only(t, dir, "vara.lis", "vara-2026-11-24.lis.age")
	if left, _ := filepath.Glob(filepath.Join(home, "copies", "*", "*.tmp")); len(left) > 0 {
		t.Errorf("%q is left", left)
	}
	for path, want := range map[string]bool{
		sealed: true, filepath.Join(dir, "vara.lis"): false, filepath.Join(dir, "borta.age"): false, dir: false,
		written(t, filepath.Join(t.TempDir(), "annat namn.lis"), bytesOf(t, sealed)): true, written(t, filepath.Join(t.TempDir(), "tom.lis"), nil): false,
	} {
		if got := IsEncrypted(path); got != want {
			t.Errorf("%s is encrypted: %v", path, got)
		}
	}

	elsewhere := Options{Home: t.TempDir(), Author: "Bo Ek", Now: now}
	quick := filepath.Join(t.TempDir(), "kopia.age") // to be refused many times
	hostile := filepath.Join(t.TempDir(), "ond.age")
	for to, from := range map[string]string{quick: filepath.Join(dir, "vara.lis"), hostile: written(t, filepath.Join(t.TempDir(), "ond.lis"), ourBytes(100_000))} {
		if err := encrypt(ctx, from, to, secret, nil, fast, mostPlain); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct{ path, passphrase, key string }{
		{quick, "ett helt annat lösenord", "problem.decrypt.wrong_words"},
		{quick, "", "problem.passphrase.empty"},
		{filepath.Join(dir, "vara.lis"), secret, "problem.decrypt.not_encrypted"},
		{written(t, filepath.Join(t.TempDir(), "kapad.age"), bytesOf(t, quick)[:5000]), secret, "problem.decrypt.damaged"},
		{hostile, secret, "problem.file.newer"},
	} {
		var p *data.Problem
		if _, err := Unseal(ctx, c.path, c.passphrase, elsewhere, nil); !data.IsProblem(err, c.key) || errors.As(err, &p) && p.Args["file"] != c.path && c.passphrase != "" {
			t.Errorf("%s is refused as %v", c.path, err)
		}
	}
	if left := unsealedHere(t, elsewhere.Home); len(left) > 0 {
		t.Errorf("%q is left of what was refused", left)
	}

	u, err := Unseal(ctx, sealed, secret, elsewhere, nil)
	if err != nil || u.Dataset != w.Dataset() {
		t.Fatal(err)
	}
	if err := u.PutAt(ctx, sealed); !data.IsProblem(err, "problem.file.exists") {
		t.Errorf("put over another: %v", err)
	}
	put := filepath.Join(t.TempDir(), "ny å.lis")
	if err := u.PutAt(ctx, put); err != nil {
		t.Fatal(err)
	}
	u.Drop()
	if left := unsealedHere(t, elsewhere.Home); len(left) > 0 {
		t.Errorf("%q is left", left)
	}
	theirs, err := Open(ctx, put, elsewhere)
	if err != nil {
		t.Fatal(err)
	}
	if r, _, err := theirs.Store.Get(ctx, data.People.Untyped(), mine.ID); err != nil || r.(*data.Person).Name != mine.Name {
		t.Errorf("what was not shared is not in the copy: %v", err)
	}
	if _, err := theirs.Store.Save(ctx, store.Base{}, &data.Person{Name: "Gjord hos Bo"}); err != nil {
		t.Fatal(err)
	}
	back := filepath.Join(t.TempDir(), "tillbaka.age")
	if err := theirs.EncryptTo(ctx, back, secret, nil); err != nil {
		t.Fatal(err)
	}
	if err := theirs.Close(ctx); err != nil {
		t.Fatal(err)
	}
	if u, err = Unseal(ctx, back, secret, options, nil); err != nil {
		t.Fatal(err)
	}
	if merged, err := u.MergeInto(ctx, w); err != nil || merged.Saves != 1 {
		t.Errorf("merged %+v, %v", merged, err)
	}
	u.Drop()
}

// What a killed program has opened does not lie about for ever, and what another has open just now stays.
func TestOpenedCopiesOfAKilledProgramAreSwept(t *testing.T) {
	home := t.TempDir()
	for _, name := range []string{"unsealed-1.tmp", "unsealed-2.tmp"} {
		if err := os.MkdirAll(filepath.Join(home, name, "copy.lis"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	at := time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC)
	for name, when := range map[string]time.Time{"unsealed-1.tmp": at.Add(-13 * time.Hour), "unsealed-2.tmp": at.Add(-time.Hour)} {
		if err := os.Chtimes(filepath.Join(home, name), when, when); err != nil {
			t.Fatal(err)
		}
	}
	options := Options{Home: home, Now: func() time.Time { return at }}
	if _, err := Unseal(context.Background(), filepath.Join(home, "borta.age"), secret, options, nil); !data.IsProblem(err, "problem.file.missing") {
		t.Error(err)
	}
	if left := unsealedHere(t, home); len(left) != 1 || filepath.Base(left[0]) != "unsealed-2.tmp" {
		t.Errorf("%q is left", left)
	}
}
