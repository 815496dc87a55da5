package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/data/share"
	"lisparmen/data/store"
	"lisparmen/data/traces"

	"fyne.io/fyne/v2"
)

// overlayWords are the words of what lies over the page.
func overlayWords(a *app) string {
	top := a.window.Canvas().Overlays().Top()
	if top == nil {
		return ""
	}
	return strings.Join(shownTexts(top), "\n")
}

// pressOver presses a button of what lies over the page.
func pressOver(t *testing.T, a *app, words string) {
	t.Helper()
	var tap func()
	walkShown(a.window.Canvas().Overlays().Top(), func(o fyne.CanvasObject) {
		switch b := o.(type) {
		case *answerButton:
			if b.Text == words {
				tap = b.OnTapped
			}
		case *button:
			if b.Text == words && tap == nil {
				tap = b.OnTapped
			}
		}
	})
	if tap == nil {
		t.Fatalf("there is no %q in:\n%s", words, overlayWords(a))
	}
	tap()
	rest(a)
}

// What goes to those who run the computers tells of the error and not of anybody.
func TestWhatIsCopiedForITNamesNobody(t *testing.T) {
	f := newFixture(t)
	planted := []string{"Hemligt möte med Eva", "Eva", "Ekdala", "Anna", f.home, filepath.Dir(f.file)}
	f.visit(place{page: pageList, kind: "incident", text: planted[0]})
	_, missing := os.Open(filepath.Join(f.home, planted[0]))
	err := data.NewProblem("problem.share.kept", "file", f.file, "title", planted[0]).Because(errors.Join(missing, errors.New("som "+planted[0])))
	f.tell(err)
	pressOver(t, f.app, "Kopiera för it-avdelningen")
	f.settle()
	if !strings.Contains(overlayWords(f.app), "Kopierat.") {
		t.Error("the dialog does not say that it is copied:\n" + overlayWords(f.app))
	}
	got := f.fyne.Clipboard().Content()
	for _, name := range planted {
		if strings.Contains(got, name) {
			t.Errorf("%q stands in:\n%s", name, got)
		}
	}
	for _, want := range []string{"problem.share.kept", "open: no such file or directory (2)", "Sida: list incident", "schema ", "på datorns egen disk", "Delning: shared", "SQLite 3.", "go1."} {
		if !strings.Contains(got, want) {
			t.Errorf("%q lacks:\n%s", want, got)
		}
	}
	log, readErr := os.ReadFile(traces.LogFile(f.home))
	if readErr != nil || !strings.Contains(string(log), "problem.share.kept") || strings.Contains(string(log), "Eva") || strings.Contains(string(log), f.home) {
		t.Errorf("%s %v", log, readErr)
	}
	f.picture("it-dialog")
}

// What a person can mend alone is told without troubling others.
func TestAProblemWithoutACauseIsNotForIT(t *testing.T) {
	f := newFixture(t)
	f.tell(data.NewProblem("problem.municipality.none"))
	if words := overlayWords(f.app); strings.Contains(words, "it-avdelningen") || words == "" {
		t.Error(words)
	}
}

// A fault on the screen thread ends the program with a report, which the next start offers, once.
func TestAFaultOnTheScreenIsReportedAtTheNextStart(t *testing.T) {
	a := emptyWindow(t)
	run := traces.Begin(a.options.Home, traces.About("1.2.3"), a.options.Now)
	err := reporting(run, func() {
		run.Passed("record incident")
		panic("Hemligt möte")
	})
	if !data.IsProblem(err, "problem.crashed") {
		t.Fatal(err)
	}
	a.begin()
	a.offerReports()
	rest(a)
	if words := overlayWords(a); !strings.Contains(words, "Programmet stängdes oväntat") || !strings.Contains(words, "Ingenting har skickats.") {
		t.Fatal(words)
	}
	picture(t, a.window, "crashed")
	var shown []string
	a.options.OpenFile = func(path string) error { shown = append(shown, path); return nil }
	pressOver(t, a, "Visa mappen")
	pressOver(t, a, "Kopiera för it-avdelningen")
	if got := a.fyne.Clipboard().Content(); !strings.Contains(got, "lisparmen 1.2.3") || !strings.Contains(got, "pages: record incident") || strings.Contains(got, "Hemligt") {
		t.Error(got)
	}
	pressOver(t, a, "Stäng")
	if len(shown) != 1 || filepath.Base(shown[0]) != "crashes" {
		t.Error(shown)
	}
	a.offerReports()
	rest(a)
	if words := overlayWords(a); words != "" {
		t.Error("it is offered again: " + words)
	}
	if left, err := os.ReadDir(shown[0]); err != nil || len(left) != 1 {
		t.Error("the report is not kept", left, err)
	}
}

func TestAReportCanBeTakenAway(t *testing.T) {
	a := emptyWindow(t)
	run := traces.Begin(a.options.Home, nil, a.options.Now)
	_ = reporting(run, func() { panic(1) })
	a.offerReports()
	rest(a)
	pressOver(t, a, "Ta bort")
	if left, err := os.ReadDir(filepath.Join(a.options.Home, "crashes")); err != nil || len(left) != 0 {
		t.Error(left, err)
	}
}

// The window that ends as it should leaves no report.
func TestAnOrdinaryEndIsNotReported(t *testing.T) {
	a := emptyWindow(t)
	if err := reporting(traces.Begin(a.options.Home, nil, a.options.Now), func() {}); err != nil {
		t.Fatal(err)
	}
	a.offerReports()
	rest(a)
	if words := overlayWords(a); words != "" {
		t.Error(words)
	}
}

func TestAboutTellsWhatTheProgramIsAndWhereEverythingLies(t *testing.T) {
	f := newFixture(t)
	f.options.Version, f.options.Licence = "1.2.3", strings.Repeat("long line ", 20)+"\nEUPL"
	f.showAbout()
	words := overlayWords(f.app)
	for _, want := range []string{"Version 1.2.3", "SQLite 3.", "Inget lämnar datorn.", f.file, filepath.Join(f.home, "copies"), filepath.Join(f.home, "backups"), filepath.Join(f.home, "lisparmen.log"), "Ingen har angett"} {
		if !strings.Contains(words, want) {
			t.Errorf("%q lacks:\n%s", want, words)
		}
	}
	f.picture("about")
	pressOver(t, f.app, "Programmets licens")
	if words := overlayWords(f.app); !strings.Contains(words, "EUPL") {
		t.Error(words)
	}
	f.picture("licence")
	pressOver(t, f.app, "Stäng")
	pressOver(t, f.app, "Ändra")
	f.picture("updates")
	if words := overlayWords(f.app); !strings.Contains(words, "Programmet söker aldrig själv.") {
		t.Error(words)
	}
}

// Where a newer version is needed it is told where that is, as those who run the computer have said before what the person has.
func TestItIsToldWhereNewVersionsAreFound(t *testing.T) {
	a := emptyWindow(t)
	newer := data.NewProblem("problem.file.newer", "file", "vara.lis")
	if err := a.withUpdates(newer); !data.IsProblem(err, "problem.file.newer") || strings.Contains(sentence(err), "(") {
		t.Error(err)
	}
	a.fyne.Preferences().SetString(prefUpdates, "hos Bo")
	if got := sentence(a.withUpdates(newer)); !strings.Contains(got, "(hos Bo)") || !strings.Contains(got, "vara.lis") {
		t.Error(got)
	}
	a.options.Machine.Updates = "Softwarecenter"
	if got := sentence(a.withUpdates(newer)); !strings.Contains(got, "(Softwarecenter)") {
		t.Error(got)
	}
	if err := a.withUpdates(data.NewProblem("problem.file.missing")); !data.IsProblem(err, "problem.file.missing") || data.IsProblem(err, "problem.file.newer.from") {
		t.Error(err)
	}
}

func TestANewerProgramElsewhereIsToldSoftly(t *testing.T) {
	for _, c := range []struct {
		one, other string
		want       bool
	}{
		{"0.2.0", "0.1.0", true},
		{"0.10.0", "0.9.9", true},
		{"1", "0.9", true},
		{"0.1.0", "0.1.0", false},
		{"0.1", "0.1.0", false},
		{"0.1.0", "0.2.0", false},
		{"", "0.1.0", false},
		{"dev", "0.1.0", false},
	} {
		if isNewer(c.one, c.other) != c.want {
			t.Errorf("%q after %q", c.one, c.other)
		}
	}
	f := newFixture(t)
	f.options.Version = "0.1.0"
	for program, want := range map[string]bool{"0.1.0": false, "0.3.0": true} {
		w, err := share.Open(t.Context(), f.file, share.Options{Home: t.TempDir(), Author: "Bo Ek", Program: program, Now: func() time.Time { return f.at }})
		if err != nil {
			t.Fatal(err)
		}
		w.Present(t.Context())
		f.lookedAround(f.space.Others(t.Context()), nil)
		if got := strings.Contains(f.frame.status.Text, "Bo Ek har en nyare version av Lispärmen (0.3.0)"); got != want {
			t.Errorf("%s: %q", program, f.frame.status.Text)
		}
		if err := w.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

// A share that goes away in the middle of the work is told of calmly: the work goes on, the program closes and opens as ever, and all is
// shared when the share is back.
func TestTheWorkGoesOnWhileTheShareIsAway(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "Gemensam")
	raw, err := os.ReadFile(exampleFile(t))
	if err == nil {
		err = errors.Join(os.Mkdir(folder, 0o700), os.WriteFile(filepath.Join(folder, "Ekdala.lis"), raw, 0o600))
	}
	if err != nil {
		t.Fatal(err)
	}
	f := openFixture(t, filepath.Join(folder, "Ekdala.lis"), t.TempDir())
	move := func(from, to string) {
		t.Helper()
		if err := os.Rename(from, to); err != nil {
			t.Fatal(err)
		}
		if _, err := f.space.Look(t.Context()); err != nil {
			t.Error(err)
		}
		f.frame.showStatus()
	}
	makes := func(name string) {
		t.Helper()
		f.change("ui.work.save", func(ctx context.Context, s *store.Store) error {
			_, err := s.Save(ctx, store.Base{}, &data.Person{Name: name})
			return err
		}, func(err error) {
			if err != nil {
				t.Error(err)
			}
		})
		f.settle()
	}

	move(folder, folder+" borta")
	f.wantSays("Sparat i den här datorn. Utom räckhåll sedan")
	makes("Cia Dahl")
	f.shareNow()
	f.settle()
	f.wantSays("Det du har sparat finns kvar i den här datorn och delas nästa gång.")
	f.tap("Stäng")
	closed := false
	f.shareThen(func() { closed = true })
	f.settle()
	if words := overlayWords(f.app); !closed || words != "" {
		t.Errorf("the program does not close as ever: %q", words)
	}

	if err := f.space.Close(t.Context()); err != nil && !data.IsProblem(err, "problem.share.unreached") {
		t.Error(err)
	}
	f.space, err = share.Open(t.Context(), f.file, share.Options{Home: f.home, Author: "Anna Berg", Now: f.now})
	if err != nil {
		t.Fatal("it does not open while the share is away: ", err)
	}
	makes("Dag Ek")
	f.wantSays("Utom räckhåll sedan")

	move(folder+" borta", folder)
	f.wantSays("Sparat i den här datorn. 2 ändringar läggs strax in i")
	f.shareNow()
	f.settle()
	f.wantSays("Sparat i " + f.file)
	others := f.other("Bo Ek")
	defer others.Close(t.Context())
	reg, err := others.Store.Read(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, p := range data.All(reg, data.People) {
		names = append(names, p.Name)
	}
	if !slices.Contains(names, "Cia Dahl") || !slices.Contains(names, "Dag Ek") {
		t.Error("what was made while the share was away has not reached the others", names)
	}
}

// A computer that has slept, or whose day has turned, tells of time as it is now at the first look.
func TestAClockThatJumpsIsNoticed(t *testing.T) {
	c := wallClock{last: fixtureNow}
	now := fixtureNow
	for _, step := range []struct {
		by   time.Duration
		want bool
	}{
		{2 * time.Second, false},
		{12 * time.Second, false}, // a server that takes its time
		{9 * time.Hour, true},
		{2 * time.Second, false},
		{-time.Hour, true},
		{6*time.Hour + 29*time.Minute + 43*time.Second, true},
		{2 * time.Second, true}, // midnight in Sweden
		{2 * time.Second, false},
	} {
		now = now.Add(step.by)
		if got := c.jumped(now); got != step.want {
			t.Errorf("%s to %s: %v", step.by, now, got)
		}
	}

	f := newFixture(t)
	f.visit(place{page: pageWatches})
	before := shownTexts(f.page.object())
	f.at = f.at.Add(10 * 24 * time.Hour)
	f.woke()
	f.settle()
	if slices.Equal(before, shownTexts(f.page.object())) {
		t.Error("the page tells of the time before the computer slept")
	}
}
