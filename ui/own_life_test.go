package ui

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/data/share"
	"lisparmen/traces"

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
