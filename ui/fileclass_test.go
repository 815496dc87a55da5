package ui

import (
	"path/filepath"
	"strings"
	"testing"

	"lisparmen/data"

	"fyne.io/fyne/v2"
)

// The file is classified on the municipality's page by one act that one undo takes back.
func TestAFileWithoutAClassificationIsClassified(t *testing.T) {
	dir := t.TempDir()
	f := openFixture(t, anEmptyFile(t), filepath.Join(dir, "hem"))
	waits := func() bool {
		for _, w := range waiting(f.reg, newStandings(f.reg, f.view, f.at)) {
			if strings.Contains(w.sentence(), "inte klassad") {
				return true
			}
		}
		return false
	}
	if !waits() {
		t.Error("the overview does not tell that the file is not classified")
	}
	f.tap("Klassa")
	p, ok := f.page.(*recordPage)
	if !ok || p.kind.Name != "municipality" {
		t.Fatalf("led to %q", f.page.title())
	}
	f.wantSays("Varje post för sig säger lite.")
	f.tap("Klassa filen…")
	f.wantSays("Det som står här är ett förslag.")
	f.picture("class-dialog")
	f.wantSays("på en krypterad disk. Skicka") // of betydande
	f.answers(map[string]string{"Konfidentialitet": "Allvarlig", "Tillgänglighet": "Betydande", "Beslutat av": ""})
	f.wantSays("skild från gemensamma mappar") // of what is chosen now
	f.wantSays("anmälningsmatrisen på papper")
	f.tap("Bekräfta")
	f.wantSays("måste fyllas i")
	f.answers(map[string]string{"Beslutat av": "Kommundirektören", "Datum för beslutet": "2026-11-20", "Skäl för filens klassning": "Två  leverantörer."})
	f.tap("Bekräfta")
	stored := func() data.FileClass {
		return f.stored(data.Municipalities.Untyped(), p.id).(*data.Municipality).Class
	}
	want := data.FileClass{
		Confidentiality: data.LevelSevere, Integrity: data.LevelModerate, Availability: data.LevelConsiderable,
		Reason: "Två  leverantörer.", By: "Kommundirektören", On: "2026-11-20",
	}
	if got := stored(); got != want {
		t.Errorf("saved %+v", got)
	}
	for _, words := range []string{"Konfidentialitet: allvarlig. Riktighet: måttlig. Tillgänglighet: betydande.", "Kommundirektören", "Två  leverantörer.", "kontakta säkerhetsskyddschefen"} {
		f.wantSays(words)
	}
	if waits() {
		t.Error("it still waits")
	}
	f.tap("Klassa om…")
	f.wantSilent("Det som står här är ett förslag.")
	f.answers(map[string]string{"Konfidentialitet": "Betydande", "Datum för beslutet": "2026-11-24"})
	f.tap("Bekräfta")
	if got := stored(); got.Confidentiality != data.LevelConsiderable || got.By != "Kommundirektören" || got.Reason != want.Reason {
		t.Errorf("changed to %+v", got)
	}
	f.tap("Ångra")
	if got := stored(); got != want {
		t.Errorf("after the undo %+v", got)
	}
	f.undo()
	f.settle()
	if got := stored(); got.Done() || got != (data.FileClass{}) {
		t.Errorf("after both %+v", got)
	}
	f.sound()
}

// What an older file says of its classification in words alone is shown, and does not pass for one.
func TestWordsAloneAreNoClassification(t *testing.T) {
	f := openFixture(t, anEmptyFile(t), filepath.Join(t.TempDir(), "hem"))
	m := f.reg.Municipality()
	f.saveAs("Bo Ek", data.Municipalities.Untyped(), m.ID, "own_class", "K2 R1 T1")
	f.reload()
	f.settle()
	f.open(data.Municipalities.Untyped(), m.ID)
	f.wantSays("K2 R1 T1")
	f.tap("Klassa filen…")
	f.tap("Bekräfta")
	if got := f.stored(data.Municipalities.Untyped(), m.ID).(*data.Municipality).Class; !got.Done() || got.Reason != "K2 R1 T1" {
		t.Errorf("saved %+v", got)
	}
}

func TestFirstStartMustBeToldWhoClassified(t *testing.T) {
	a, p := startAt(t)
	p.showNew()
	p.municipality.entry.SetText("Vara")
	p.place.entry.SetText(filepath.Join(t.TempDir(), "vara.lis"))
	buttonNamed(t, a, "Fortsätt")()
	rest(a)
	for _, ff := range p.class.fields {
		if ff.field.Name == "own_class_by" {
			ff.input.setText("")
		}
	}
	buttonNamed(t, a, "Bekräfta och skapa filen")()
	rest(a)
	if a.space != nil {
		t.Fatal("made without saying who has classified it")
	}
	wantText(t, a, "måste fyllas i")
	buttonNamed(t, a, "Tillbaka")() // to the first step, as it was left
	if p.municipality.entry.Text != "Vara" || !strings.HasSuffix(p.place.entry.Text, "vara.lis") {
		t.Error("what was written in the first step is gone")
	}
}

// The page of the municipality fits on a common screen and, at 150 %, on the smallest one; classified and not.
func TestTheFilesClassFitsTheScreens(t *testing.T) {
	for name, path := range map[string]string{"class": aFile(t), "class-none": anEmptyFile(t)} {
		a := openWindow(t, path)
		a.goTo(placeOf(a.reg.Municipality()))
		rest(a)
		onBothScreens(t, a, name)
		a.window.Resize(fyne.NewSize(aScreen.Width, 1300))
		look(t, a, name+"-all")
		a.window.Resize(aScreen)
		a.setLook(lookDark)
		rest(a)
		onBothScreens(t, a, name+"-dark")
		a.closeFile()
	}
}
