package ui

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"lisparmen/data"
	"lisparmen/data/policy"
	"lisparmen/data/seed"

	"fyne.io/fyne/v2"
)

var noText policy.Text

func vara(t *testing.T) seed.Municipality {
	t.Helper()
	m, ok := seed.FindMunicipality("Vara")
	if !ok {
		t.Fatal("Vara is gone")
	}
	return m
}

func startAt(t *testing.T) (*app, *startPage) {
	t.Helper()
	a := emptyWindow(t)
	p := newStartPage(a).(*startPage)
	a.show(p)
	return a, p
}

func TestFirstStartMakesAFile(t *testing.T) {
	a, p := startAt(t)
	onBothScreens(t, a, "start")
	p.showNew()
	buttonNamed(t, a, "Fortsätt")()
	rest(a)
	wantText(t, a, "Ingen kommun är vald.")
	p.municipality.entry.SetText("Vara")
	if p.problem.object.Visible() {
		t.Error("with the municipality found, what was wrong is still told")
	}
	p.municipality.entry.SetText("var")
	onBothScreens(t, a, "start-new")
	p.municipality.entry.OnSubmitted("var")
	if p.municipality.entry.Text != "Vara" {
		t.Fatalf("got %q", p.municipality.entry.Text)
	}
	if want := filepath.Join(documentsFolder(), "Vara.lis"); p.place.entry.Text != want {
		t.Errorf("proposed %q, want %q", p.place.entry.Text, want)
	}
	path := filepath.Join(t.TempDir(), "säkerhet å.lis")
	p.place.entry.SetText(path)
	p.coordinator.SetText("Eva Öst")
	buttonNamed(t, a, "Fortsätt")()
	rest(a)
	wantText(t, a, "Varje post för sig säger lite.")
	wantText(t, a, "kontakta säkerhetsskyddschefen")
	onBothScreens(t, a, "start-class")
	buttonNamed(t, a, "Bekräfta och skapa filen")()
	rest(a)
	if a.space == nil {
		t.Fatalf("no file: %v", shownTexts(a.page.object()))
	}
	if a.space.Store.Path() != path {
		t.Errorf("made %q", a.space.Store.Path())
	}
	findings, err := a.space.Store.Check(context.Background(), "")
	if err != nil || len(findings) > 0 {
		t.Errorf("the file is not whole: %v %v", findings, err)
	}
	coordinator, ok := data.Find(a.reg, a.reg.Municipality().Coordinator)
	if !ok || coordinator.Name != "Eva Öst" {
		t.Errorf("the coordinator is %v", coordinator)
	}
	class := data.ProposedFileClass()
	class.By, class.On = "Eva Öst", "2026-11-24"
	if got := a.reg.Municipality().Class; got != class {
		t.Errorf("classified as %+v", got)
	}
	held := 0
	for _, r := range data.All(a.reg, data.Roles) {
		if r.Holder != "" {
			held++
			if r.Name != "Informationssäkerhetssamordnare" {
				t.Errorf("Eva holds %q", r.Name)
			}
		}
	}
	if held != 1 {
		t.Errorf("%d roles are held", held)
	}
	if _, ok := a.page.(*overviewPage); !ok {
		t.Errorf("shown is %T", a.page)
	}
	if recent := a.recent(); len(recent) != 1 || recent[0] != path {
		t.Errorf("remembered %q", recent)
	}
	a.closeFile()
}

func TestFirstStartTellsProblemsOnThePage(t *testing.T) {
	a, p := startAt(t)
	p.showNew()
	p.municipality.entry.SetText("Värå")
	buttonNamed(t, a, "Fortsätt")()
	rest(a)
	wantText(t, a, "Det finns ingen kommun som heter ”Värå”.")
	onBothScreens(t, a, "start-problem")

	p.showNew()
	taken := filepath.Join(t.TempDir(), "finns.lis")
	if err := os.WriteFile(taken, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	p.municipality.entry.SetText("Vara")
	p.place.entry.SetText(taken)
	buttonNamed(t, a, "Fortsätt")()
	rest(a)
	wantProblemInSight := func(words string) {
		t.Helper()
		wantText(t, a, words)
		relayout(a)
		line, whole := p.problem.object, p.whole
		if bottom := line.Position().Y + line.Size().Height; bottom > whole.Offset.Y+whole.Size().Height || line.Position().Y < whole.Offset.Y {
			t.Errorf("%q is out of sight: ends at %v of %v from %v", words, bottom, whole.Size().Height, whole.Offset.Y)
		}
	}
	if p.class != nil {
		t.Error("the file's class is asked although the place is taken")
	}
	wantProblemInSight("finns redan")
	if a.window.Canvas().Focused() != fyne.Focusable(p.place.entry) {
		t.Error("the keys are not at the place that is taken")
	}
	later := filepath.Join(t.TempDir(), "kom sedan.lis")
	p.place.entry.SetText(later)
	if p.problem.object.Visible() {
		t.Error("what was wrong with another place is still told")
	}
	a.window.Resize(fyne.NewSize(1180, 500))
	buttonNamed(t, a, "Fortsätt")()
	rest(a)
	if err := os.WriteFile(later, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	buttonNamed(t, a, "Bekräfta och skapa filen")()
	rest(a)
	wantProblemInSight("finns redan")
	a.window.Resize(aScreen)

	p.showOpen()
	buttonNamed(t, a, "Öppna")()
	rest(a)
	onBothScreens(t, a, "start-open")
	p.open(filepath.Join(t.TempDir(), "borta.lis"))
	rest(a)
	wantText(t, a, "finns inte")
}

// What has been filled in of a new file is not thrown away by a slip.
func TestANewFileFilledInIsNotLeftUnasked(t *testing.T) {
	f := newFixture(t)
	p := newStartPage(f.app).(*startPage)
	f.show(p)
	p.showNew()
	f.visit(place{page: pageOverview})
	if f.page == page(p) {
		t.Fatal("a page with nothing filled in asks")
	}
	f.show(p)
	p.municipality.entry.SetText("Vara")
	f.visit(place{page: pageOverview})
	f.tap("Stanna")
	if f.page != page(p) || p.municipality.entry.Text != "Vara" {
		t.Errorf("shown is %T", f.page)
	}
	f.visit(place{page: pageOverview})
	f.tap("Kasta")
	if f.page == page(p) {
		t.Error("it cannot be left")
	}
}

func TestExampleOpensAndOpensAgain(t *testing.T) {
	a, p := startAt(t)
	p.openExample()
	rest(a)
	if a.space == nil || a.reg.Municipality().Name != seed.ExampleMunicipality.Name {
		t.Fatalf("no example: %q", shownTexts(a.page.object()))
	}
	again := newStartPage(a).(*startPage)
	a.show(again)
	onBothScreens(t, a, "start-again")
	a.closeFile() // the test driver does at once what the window does later
	again.openExample()
	rest(a)
	if _, ok := a.page.(*overviewPage); !ok {
		t.Errorf("shown is %T", a.page)
	}
	a.closeFile()
	a.work.idle.Wait() // the watch may be at the file still
}

func TestPathField(t *testing.T) {
	a := emptyWindow(t)
	f := newPathField(a, chooseFile, fileEnding)
	home, _ := os.UserHomeDir()
	for typed, want := range map[string]string{
		` "C:\Säkerhet\vara.lis" `: `C:\Säkerhet\vara.lis`,
		"/srv/å #%.lis":            "/srv/å #%.lis",
		"~/vara.lis":               filepath.Join(home, "vara.lis"),
	} {
		f.entry.SetText(typed)
		if got := f.path(); got != want {
			t.Errorf("%q: got %q, want %q", typed, got, want)
		}
	}
}
