package ui

import (
	"context"
	"fmt"
	"image/png"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/data/seed"
	"lisparmen/data/share"
	"lisparmen/data/store"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
)

// fixtureNow is the morning on which the example ends.
var fixtureNow = time.Date(2026, 11, 24, 8, 30, 0, 0, time.UTC)

// fixture is the program with a file open, without a screen. Its work runs in the background as ever: settle waits for it.
type fixture struct {
	*app
	t    testing.TB
	home string
	file string
	at   time.Time

	screen chan func() // what the work wants done on the screen thread
}

// newFixture opens the program on a copy of the example.
func newFixture(t testing.TB) *fixture {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, "Ekdala.lis")
	raw, err := os.ReadFile(exampleFile(t))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	return openFixture(t, file, filepath.Join(dir, "hem"))
}

// begin opens the file last worked in, else shows the first start, as Run does.
func (a *app) begin() {
	if !a.openLast() {
		a.show(newStartPage(a))
	}
}

// openFixture opens the program on a file.
func openFixture(t testing.TB, file, home string) *fixture {
	t.Helper()
	f := &fixture{t: t, home: home, file: file, at: fixtureNow, screen: make(chan func(), 1000)}
	wakeFynesClock()
	running := test.NewTempApp(t)
	f.app = newApp(running, Options{Home: home, Author: "Anna Berg", Now: func() time.Time { return f.at }}, nil)
	f.work.screen = func(do func()) { f.screen <- do }
	f.window.Resize(fyne.NewSize(1366, 768))
	space := f.other("Anna Berg")
	reg, err := space.Store.Read(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	// As app.opened does, but for the look every other second: a test says when.
	f.space = space
	f.took(f.newReading(reg))
	f.trail = trail{}
	f.visit(place{page: pageOverview})
	t.Cleanup(func() {
		f.settle()
		f.closeFile()
	})
	return f
}

// wakeFynesClock tells Fyne what time it is. Without a screen it knows that only from the latest picture: what is drawn a minute after that
// is old at once, and is thrown away at the next picture, when it is too late to lay it out.
func wakeFynesClock() { software.NewCanvas().Capture() }

// other opens the file as somebody else would, at another computer, when what the window has done has been shared. The first to
// be opened is the program's own.
func (f *fixture) other(author string) *share.Workspace {
	f.t.Helper()
	home := f.home
	if f.space != nil {
		home = f.t.TempDir()
		if !f.space.Status().ReadOnly {
			if err := f.space.Publish(context.Background()); err != nil {
				f.t.Fatal(err)
			}
		}
	}
	w, err := share.Open(context.Background(), f.file, share.Options{Home: home, Author: author, Now: func() time.Time { return f.at }})
	if err != nil {
		f.t.Fatal(err)
	}
	return w
}

// saveAs changes a field of a record as somebody else, past the window.
func (f *fixture) saveAs(author string, kind data.Untyped, id, field, text string) {
	f.t.Helper()
	w := f.other(author)
	ctx := context.Background()
	r, base, err := w.Store.Get(ctx, kind, id)
	if err == nil {
		column, _ := kind.Field(field)
		err = column.Put(r, text)
	}
	if err == nil {
		_, err = w.Store.Save(ctx, base, r)
	}
	if err != nil {
		f.t.Fatal(err)
	}
	f.leave(w)
}

// makeAs makes a record as somebody else, past the window.
func (f *fixture) makeAs(author string, r data.Record) {
	f.t.Helper()
	w := f.other(author)
	ctx := context.Background()
	if _, err := w.Store.Save(ctx, store.Base{}, r); err != nil {
		f.t.Fatal(err)
	}
	f.leave(w)
}

// leave ends somebody else's work, and takes in what he has done.
func (f *fixture) leave(w *share.Workspace) {
	f.t.Helper()
	if err := w.Close(context.Background()); err != nil {
		f.t.Fatal(err)
	}
	if _, err := f.space.Look(context.Background()); err != nil {
		f.t.Fatal(err)
	}
}

// settle does what the work wants done on the screen thread, here where the test runs, until no work is left.
func (f *fixture) settle() {
	for {
		f.work.idle.Wait()
		if len(f.screen) == 0 {
			return
		}
		for len(f.screen) > 0 {
			(<-f.screen)()
		}
	}
}

// visit goes to a place and waits until it is shown.
func (f *fixture) visit(to place) page {
	f.t.Helper()
	f.goTo(to)
	f.settle()
	return f.page
}

// stored reads a record from the file, past the window.
func (f *fixture) stored(kind data.Untyped, id string) data.Record {
	f.t.Helper()
	r, _, err := f.space.Store.Get(context.Background(), kind, id)
	if err != nil {
		f.t.Fatal(err)
	}
	return r
}

// sound fails the test when a check of the whole file finds anything.
func (f *fixture) sound() {
	f.t.Helper()
	findings, err := f.space.Store.Check(context.Background(), "")
	if err != nil {
		f.t.Fatal(err)
	}
	for _, found := range findings {
		if !found.Notice {
			f.t.Errorf("check found %s %v", found.Key, found.Args)
		}
	}
}

// draw lays the window out anew; the test driver does not do so by itself.
func (f *fixture) draw(width, height float32) {
	f.window.Resize(fyne.NewSize(width+1, height))
	f.window.Resize(fyne.NewSize(width, height))
}

// picture writes what the window looks like to LISPARMEN_PICTURES, when that is set.
func (f *fixture) picture(name string) {
	folder := os.Getenv("LISPARMEN_PICTURES")
	if folder == "" {
		return
	}
	size := f.window.Canvas().Size()
	f.draw(size.Width, size.Height)
	out, err := os.Create(filepath.Join(folder, name+".png"))
	if err != nil {
		f.t.Fatal(err)
	}
	defer out.Close()
	if err := png.Encode(out, f.window.Canvas().Capture()); err != nil {
		f.t.Fatal(err)
	}
}

// exampleFile makes the example once for all tests of a run.
func exampleFile(t testing.TB) string {
	t.Helper()
	if made != "" {
		return made
	}
	dir, err := os.MkdirTemp("", "lisparmen-ui-")
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	at := time.Date(2025, 5, 5, 7, 0, 0, 0, time.UTC)
	options := share.Options{Home: filepath.Join(dir, "hem"), Now: func() time.Time { return at }, Random: rand.NewChaCha8([32]byte{})}
	w, err := share.Create(ctx, filepath.Join(dir, "exempel.lis"), options, func(s *store.Store) error {
		for _, step := range seed.Example(s.NewID) {
			at = step.At
			s.SetAuthor(step.Author)
			var drafts []store.Draft
			for _, r := range step.Records {
				kind, _ := data.KindNamed(r.KindName())
				_, base, err := s.Get(ctx, kind, r.Header().ID)
				if err != nil && !data.IsProblem(err, "problem.record.missing") {
					return err
				}
				drafts = append(drafts, store.Draft{Base: base, Record: r})
			}
			if _, err := s.SaveWith(ctx, store.ActSave, step.Reason, drafts, step.Contents...); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	path := w.Store.Path()
	if err := w.Close(ctx); err != nil {
		t.Fatal(err)
	}
	made = path
	return made
}

var made string

func TestMain(m *testing.M) {
	code := m.Run()
	if missing := translations.Missing(); len(missing) > 0 {
		fmt.Fprintln(os.Stderr, "words that sv.json lacks:", strings.Join(missing, ", "))
		code = 1
	}
	if made != "" {
		_ = os.RemoveAll(filepath.Dir(made))
	}
	os.Exit(code)
}
