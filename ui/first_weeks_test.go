package ui

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/seed"
	"lisparmen/data/share"
	"lisparmen/data/store"

	"fyne.io/fyne/v2"
)

// Every step leads to a page of its own, in the example and in a file with nothing in it.
func TestFirstWeeksLeadSomewhere(t *testing.T) {
	a := openWindow(t, aFile(t))
	for _, step := range a.firstWeeks() {
		a.goTo(a.placeOfStep(step.Name))
		rest(a)
		if _, isOverview := a.page.(*overviewPage); isOverview {
			t.Errorf("%s leads to the overview", step.Name)
		}
	}
}

func TestFirstWeeksPage(t *testing.T) {
	a := openWindow(t, aFile(t))
	a.goTo(place{page: pageFirstWeeks})
	rest(a)
	wantText(t, a, "Läs in den antagna policyn")
	wantText(t, a, "Identifiera och analysera")
	onBothScreens(t, a, "first-weeks")
}

// What is hidden on the overview stays so until it is shown again.
func TestFirstWeeksAreHidden(t *testing.T) {
	a := newFileWindow(t)
	says := func() bool {
		return strings.Contains(strings.Join(shownTexts(a.page.object()), "\n"), "De första veckorna: ")
	}
	if !says() {
		t.Error("a new file is not led by the first weeks")
	}
	onBothScreens(t, a, "overview-new")
	buttonNamed(t, a, "Dölj")()
	if says() {
		t.Error("it is not hidden")
	}
	a.goTo(place{page: pageFirstWeeks})
	buttonNamed(t, a, "Visa på översikten")()
	onBothScreens(t, a, "first-weeks-new")
	a.goTo(place{page: pageOverview})
	if !says() {
		t.Error("it is not shown again")
	}
}

// A sample is changed, copied, and made a draft that one undo takes back.
func TestFirstWeeksSample(t *testing.T) {
	a := newFileWindow(t)
	words, _ := seed.FirstWordsOf("roles")
	a.showSample(words)
	look(t, a, "first-weeks-sample")
	if !strings.Contains(strings.Join(wordsShown(a.window.Canvas().Overlays().Top()), " "), "Texten är programmets egen. Den bygger på MCF:s metodstöd (tidigare MSB:s), organisation, men är inte jämförd med den källan.") {
		t.Error("it does not tell whose the sample text is")
	}
	tapInDialog(t, a, "Kopiera")
	if text := a.fyne.Clipboard().Content(); !strings.HasPrefix(text, "Rollernas mandat i informationssäkerhetsarbetet\n\n# Kommundirektören") {
		t.Error(text)
	}
	before := len(data.All(a.reg, data.Documents))
	a.showSample(words)
	tapInDialog(t, a, "Gör till utkast")
	rest(a)
	page, ok := a.page.(*recordPage)
	if !ok {
		t.Fatalf("the page is %T", a.page)
	}
	d := page.read.(*data.Document)
	if d.Stage != data.StageDraft || d.Title != "Rollernas mandat i informationssäkerhetsarbetet" || len(data.SectionsOf(a.reg, d)) < 7 || len(data.All(a.reg, data.Documents)) != before+1 {
		t.Errorf("%+v with %d sections", d, len(data.SectionsOf(a.reg, d)))
	}
	a.undo()
	rest(a)
	if len(data.All(a.reg, data.Documents)) != before || len(data.All(a.reg, data.Sections)) != 0 {
		t.Error("the undo left something")
	}
	// The routine becomes the draft of the document that the policy demands.
	words, _ = seed.FirstWordsOf("routine")
	a.showSample(words)
	tapInDialog(t, a, "Gör till utkast")
	rest(a)
	if len(data.All(a.reg, data.Documents)) != before {
		t.Error("there are two routines")
	}
	if d := a.page.(*recordPage).read.(*data.Document); !d.Demanded || d.Stage != data.StageDraft {
		t.Errorf("%+v", d)
	}
}

// newFileWindow is the program with a file that nobody has written in.
func newFileWindow(t *testing.T) *app {
	t.Helper()
	path := filepath.Join(t.TempDir(), "ny.lis")
	ctx := context.Background()
	w, err := share.Create(ctx, path, share.Options{Home: t.TempDir(), Now: func() time.Time { return noon }}, func(st *store.Store) error {
		return exchange.NewFile(ctx, st, vara(t), "", noText, data.FileClass{})
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(ctx); err != nil {
		t.Fatal(err)
	}
	return openWindow(t, path)
}

// tapInDialog presses a button of the dialog that is shown.
func tapInDialog(t *testing.T, a *app, words string) {
	t.Helper()
	var tap func()
	walkObjects(a.window.Canvas().Overlays().Top(), func(o fyne.CanvasObject) {
		if b, ok := o.(*answerButton); ok && b.Text == words {
			tap = b.OnTapped
		}
	})
	if tap == nil {
		t.Fatalf("no button says %q", words)
	}
	tap()
	rest(a)
}
