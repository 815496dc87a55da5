package share

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/data/store"
)

var ctx = context.Background()

func options(home string) Options {
	return Options{Home: home, Author: "Anna Berg", Now: func() time.Time { return time.Date(2026, 11, 24, 11, 0, 0, 0, time.UTC) }}
}

func create(t *testing.T, path, home string) {
	t.Helper()
	w, err := Create(ctx, path, options(home), nil)
	if err != nil {
		t.Fatal(err)
	}
	save(t, w)
	closed(t, w)
}

func opened(t *testing.T, path, home string) *Workspace {
	t.Helper()
	w, err := Open(ctx, path, options(home))
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func save(t *testing.T, w *Workspace) {
	t.Helper()
	if _, err := w.Store.Save(ctx, store.Base{}, &data.Person{Name: "Bo Ek"}); err != nil {
		t.Fatal(err)
	}
}

func closed(t *testing.T, w *Workspace) {
	t.Helper()
	if err := w.Close(ctx); err != nil {
		t.Fatal(err)
	}
}

func sound(t *testing.T, w *Workspace) {
	t.Helper()
	findings, err := w.Store.Check(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		t.Errorf("%s %v", f.Key, f.Args)
	}
}

func copied(t *testing.T, from, to string) {
	t.Helper()
	raw, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, raw, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestTheSameFileKeepsItsDevice(t *testing.T) {
	path, home := filepath.Join(t.TempDir(), "vara.lis"), t.TempDir()
	create(t, path, home)
	first := opened(t, path, home)
	device := first.Store.Device()
	save(t, first)
	closed(t, first)
	second := opened(t, path, home)
	defer closed(t, second)
	if device == "" || second.Store.Device() != device {
		t.Errorf("the device was %q, is %q", device, second.Store.Device())
	}
	sound(t, second)
}

// Two chains under one name would be taken for a fork, so that a copy never goes on under the name of what it is a
// copy of.
func TestACopyGetsADeviceOfItsOwn(t *testing.T) {
	dir, home := t.TempDir(), t.TempDir()
	path := filepath.Join(dir, "vara.lis")
	create(t, path, home)
	backup := filepath.Join(dir, "kopia.lis")
	copied(t, path, backup)

	elsewhere := opened(t, backup, home)
	original := opened(t, path, home)
	if elsewhere.Store.Device() == original.Store.Device() {
		t.Error("a copy beside has the same device")
	}
	closed(t, elsewhere)
	old := original.Store.Device()
	save(t, original)
	closed(t, original)

	otherHome := opened(t, path, t.TempDir())
	if otherHome.Store.Device() == old {
		t.Error("another computer has the same device")
	}
	closed(t, otherHome)

	copied(t, backup, path) // put back by hand: what is here is not lost for that, but shared again
	restored := opened(t, path, home)
	if restored.Store.Device() != old || restored.Status().Unshared == 0 {
		t.Errorf("the working copy goes on as %q, was %q: %+v", restored.Store.Device(), old, restored.Status())
	}
	save(t, restored)
	sound(t, restored)
	closed(t, restored)
}

// A working copy that has been replaced by another, as when a computer's disk is put back, must not go on with the chain.
func TestAWorkingCopyPutBackGetsADeviceOfItsOwn(t *testing.T) {
	path, home := filepath.Join(t.TempDir(), "vara.lis"), t.TempDir()
	create(t, path, home)
	h, err := newHome(home, path)
	if err != nil {
		t.Fatal(err)
	}
	work := h.work(stateIn(t, home, path).Dataset)
	earlier := filepath.Join(t.TempDir(), "work.db")
	copied(t, work, earlier)
	w := opened(t, path, home)
	save(t, w)
	device := w.Store.Device()
	closed(t, w)
	copied(t, earlier, work)
	w = opened(t, path, home)
	defer closed(t, w)
	if w.Store.Device() == device {
		t.Error("two copies write one chain")
	}
	if list, err := w.Store.List(ctx, data.People.Untyped()); err != nil || len(list) != 2 {
		t.Errorf("what had been shared is not here: %d, %v", len(list), err)
	}
	save(t, w)
	sound(t, w)
}

// stateIn is what a home remembers of a path; the zero state when it remembers nothing.
func stateIn(t *testing.T, home, path string) state {
	t.Helper()
	h, err := newHome(home, path)
	if err != nil {
		t.Fatal(err)
	}
	if list := h.states(); len(list) == 1 {
		return list[0]
	}
	return state{}
}

func TestADeviceIsRememberedOnlyWhenItHasSaved(t *testing.T) {
	path, home, other := filepath.Join(t.TempDir(), "vara.lis"), t.TempDir(), t.TempDir()
	create(t, path, home)
	closed(t, opened(t, path, other))
	if got := stateIn(t, other, path); got.Device != "" || got.Path != path {
		t.Errorf("looking alone has left %+v", got)
	}
	w := opened(t, path, other)
	save(t, w)
	if err := w.Publish(ctx); err != nil {
		t.Fatal(err)
	}
	if got := stateIn(t, other, path); got.Device != w.Store.Device() || got.Device == "" {
		t.Errorf("%+v", got)
	}
	closed(t, w)
}

func TestAHomeThatCannotBeReadOrWrittenLosesNothing(t *testing.T) {
	path, home := filepath.Join(t.TempDir(), "vara.lis"), t.TempDir()
	create(t, path, home)
	for _, content := range []string{"", "{", `{"dataset":1}`, `{"path":"y","device":"z","last":"inte hex"}`, "null", "\xff"} {
		s := stateIn(t, home, path)
		if s.Dataset == "" {
			t.Fatal("nothing is remembered")
		}
		h, _ := newHome(home, path)
		if err := os.WriteFile(h.stateOf(s.Dataset), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		w := opened(t, path, home)
		save(t, w)
		closed(t, w)
	}
	blocked := filepath.Join(t.TempDir(), "en fil") // a home that cannot be made
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	w := opened(t, path, filepath.Join(blocked, "hem"))
	save(t, w)
	folder := w.home.folder
	closed(t, w)
	if _, err := os.Stat(folder); err == nil {
		t.Error("the temporary home is left")
	}
	last := opened(t, path, home)
	defer closed(t, last)
	list, err := last.Store.List(ctx, data.People.Untyped())
	if err != nil || len(list) != 8 {
		t.Errorf("%d saves are left, %v", len(list), err)
	}
	sound(t, last)
}

func TestFolder(t *testing.T) {
	t.Setenv("LISPARMEN_HOME", "/tmp/annat")
	if got := (Options{Home: "/tmp/hem"}).Folder(); got != "/tmp/hem" {
		t.Error(got)
	}
	if got := (Options{}).Folder(); got != "/tmp/annat" {
		t.Error(got)
	}
	t.Setenv("LISPARMEN_HOME", "")
	t.Setenv("XDG_CONFIG_HOME", "/tmp/config")
	if got := (Options{}).Folder(); filepath.Base(got) != "lisparmen" {
		t.Error(got)
	}
	t.Setenv("XDG_CONFIG_HOME", "")
	t.Setenv("HOME", "")
	if got := (Options{}).Folder(); got != "" && filepath.Base(got) != "lisparmen" {
		t.Error(got)
	}
}

func TestStatus(t *testing.T) {
	path, home := filepath.Join(t.TempDir(), "vara.lis"), t.TempDir()
	create(t, path, home)
	w := opened(t, path, home)
	defer closed(t, w)
	if got := w.Status(); got.Path != path || got.ReadOnly || got.Unshared != 0 {
		t.Errorf("%+v", got)
	}
}

func TestAFailedCreationLeavesNothing(t *testing.T) {
	dir, home := t.TempDir(), filepath.Join(t.TempDir(), "hem")
	broken := errors.New("avbrutet")
	_, err := Create(ctx, filepath.Join(dir, "vara.lis"), options(home), func(*store.Store) error { return broken })
	if !errors.Is(err, broken) {
		t.Error(err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 0 {
		t.Errorf("left behind: %v", entries)
	}
	if _, err := os.Stat(home); err == nil {
		t.Error("something is remembered of a file that was never made")
	}
	if _, err := Create(ctx, filepath.Join(dir, "x.lis"), Options{Home: home, Random: emptyReader{}}, nil); err == nil {
		t.Error("a file was made without a device")
	}
}

type emptyReader struct{}

func (emptyReader) Read([]byte) (int, error) { return 0, errors.New("no randomness") }

// Several programs at the same computer work in the same file: each save is there, in one chain or in several.
func TestSeveralAtOnceLoseNothing(t *testing.T) {
	path, home := filepath.Join(t.TempDir(), "vara.lis"), t.TempDir()
	create(t, path, home)
	const programs, saves = 4, 10
	var group sync.WaitGroup
	for range programs {
		group.Go(func() {
			for range saves {
				w, err := Open(ctx, path, options(home))
				if err != nil {
					t.Error(err)
					return
				}
				if _, err := w.Store.Save(ctx, store.Base{}, &data.Person{Name: "Bo Ek"}); err != nil {
					t.Error(err)
				}
				if err := w.Close(ctx); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	w := opened(t, path, home)
	defer closed(t, w)
	list, err := w.Store.List(ctx, data.People.Untyped())
	if err != nil || len(list) != 1+programs*saves {
		t.Errorf("%d of %d saves are there, %v", len(list), 1+programs*saves, err)
	}
	sound(t, w)
}

// Whatever a folder and a file may be called, the program meets in that file and no other.
func TestPaths(t *testing.T) {
	root := t.TempDir()
	for _, name := range []string{
		"å ä ö.lis", "Åmåls kommun – ledning & stöd.lis", "#arkiv 50%.lis", "50%20 och %41.lis", "fråga?mode=ro.lis", "a&b=c;d.lis", "[1] {2} *.lis", `c:\delat\vara.lis`,
		"-flagga.lis", "' OR 1=1.lis", "punkt..lis", "utan ändelse", strings.Repeat("å", 100) + strings.Repeat("x", 36) + ".lis", "vara.lis", "VARA.lis",
	} {
		for _, folder := range []string{root, filepath.Join(root, `OneDrive - Åmåls kommun`, "#a 50% [b]")} {
			if err := os.MkdirAll(folder, 0o700); err != nil {
				t.Fatal(err)
			}
			path, home := filepath.Join(folder, name), filepath.Join(t.TempDir(), "hem #1 50% å")
			w, err := Create(ctx, path, options(home), nil)
			if err != nil {
				t.Errorf("%q: %v", name, err)
				continue
			}
			add(t, w, name)
			w.Present(ctx)
			closed(t, w)
			bo := at(t, path, "Bo Ek")
			if found := names(t, bo); len(found) != 1 || found[name] == nil || bo.Status().Path != path {
				t.Errorf("%q: %v", name, found)
			}
			add(t, bo, "Bos")
			closed(t, bo)
			again := opened(t, path, home)
			if len(names(t, again)) != 2 {
				t.Errorf("%q: what Bo has shared is not here", name)
			}
			if _, err := again.BackUp(ctx, BackupAsked); err != nil {
				t.Error(err)
			}
			closed(t, again)
		}
	}
	entries, err := os.ReadDir(root)
	if err != nil || len(entries) != 16 { // 15 files and a folder
		t.Errorf("left: %v", entries)
	}
}
