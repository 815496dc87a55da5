package ui

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"lisparmen/data"
)

// aRegisterOfElected is what the council's office sends: a title, the last name first, a body and a part that nobody knows.
const aRegisterOfElected = "Förtroendevalda 2027–2030;;;;\n;;;;\nEfternamn;Förnamn;Parti;Nämnd;Uppdrag\n" +
	"Lindhamre;Siv;S;Kommunstyrelsen;Ordförande\nÅkesdal;Örjan;M;Kommunstyrelsen;1:e v. ordf.\n;;;;\n" +
	"Tornvik;Lage;C;Kommunfullmäktige;Ledamot\nGrönlid;Eva;KD;Kyrkorådet;Ledamot\nMossvall;Kristoffer;M;BUN;Kassör\n"

func TestNewTerm(t *testing.T) {
	a := openWindow(t, aFile(t))
	a.goTo(place{page: pageList, kind: "mandate"})
	rest(a)
	buttonNamed(t, a, "Ny mandatperiod")()
	rest(a)
	p := a.page.(*termPage)
	if p.council.text() != "2026-10-14" || p.others.text() != "2026-12-31" {
		t.Errorf("the days are %s and %s", p.council.text(), p.others.text())
	}
	onBothScreens(t, a, "term-choose")
	buttonNamed(t, a, "Läs raderna")()
	rest(a)
	wantText(t, a, "Det finns inget att läsa.")

	file := filepath.Join(t.TempDir(), "förtroendevalda.csv")
	if err := os.WriteFile(file, []byte(aRegisterOfElected), 0o600); err != nil {
		t.Fatal(err)
	}
	p.others.setText("2026-11-30")
	p.path.entry.SetText(file)
	buttonNamed(t, a, "Läs raderna")()
	rest(a)
	onBothScreens(t, a, "term-check")
	wantText(t, a, "11 gamla uppdrag avslutas, 3 nya uppdrag läses in, 1 person är ny och 2 rader hoppas över.")
	if saved := len(data.All(a.reg, data.Mandates)); saved != 19 {
		t.Errorf("something was saved before it was said: %d mandates", saved)
	}
	people := len(data.All(a.reg, data.People))
	buttonNamed(t, a, "Spara")()
	rest(a)
	if got := len(data.All(a.reg, data.Mandates)); got != 22 {
		t.Errorf("%d mandates", got)
	}
	if got := len(data.All(a.reg, data.People)) - people; got != 1 {
		t.Errorf("%d people were made", got)
	}
	for _, m := range data.All(a.reg, data.Mandates) {
		if m.From == "2023-01-01" && m.To != "2026-11-30" {
			t.Errorf("an old mandate ends %s", m.To)
		}
	}
	wantText(t, a, "Siv Lindhamre är styrelsens ordförande men inte antecknad i ledningen")
	wantText(t, a, "Lage Tornvik är antecknad i ledningen, men uppdraget har upphört")
	wantText(t, a, "Ledningen har ändrats. Anmäl det senast 15 januari 2027")
	wantText(t, a, "det nya fullmäktige behöver ta ställning till policyn")
	onBothScreens(t, a, "term-renew")
	if findings, err := a.space.Store.Check(context.Background(), ""); err != nil || len(findings) > 0 {
		t.Errorf("the file is not whole: %v %v", findings, err)
	}
	a.undo()
	rest(a)
	got := data.All(a.reg, data.Mandates)
	ended := func(m *data.Mandate) bool { return m.From == "2023-01-01" && m.To != "2026-12-31" }
	if len(got) != 19 || slices.ContainsFunc(got, ended) {
		t.Errorf("one undo leaves %d mandates", len(got))
	}
}

func TestOldMandatesCanEndWithoutNew(t *testing.T) {
	a := openWindow(t, aFile(t))
	a.goTo(place{page: pageTerm})
	rest(a)
	p := a.page.(*termPage)
	buttonNamed(t, a, "Avsluta bara de gamla")()
	wantText(t, a, "Inga uppdrag löper förbi")
	buttonNamed(t, a, "Tillbaka")()
	p.others.entry.SetText("i fjol")
	buttonNamed(t, a, "Avsluta bara de gamla")()
	if p.elected != nil {
		t.Error("a day that cannot be read was taken")
	}
	p.others.setText("2026-06-30")
	p.problem.clear()
	buttonNamed(t, a, "Avsluta bara de gamla")()
	onBothScreens(t, a, "term-end")
	buttonNamed(t, a, "Spara")()
	rest(a)
	for _, m := range data.All(a.reg, data.Mandates) {
		if body, _ := data.Find(a.reg, m.Body); body.Type != data.UnitCouncil && m.To != "2026-06-30" {
			t.Errorf("a mandate ends %s", m.To)
		}
	}
}

func TestWhatWasReadIsNotLeftUnasked(t *testing.T) {
	a := openWindow(t, aFile(t))
	a.goTo(place{page: pageTerm})
	rest(a)
	p := a.page.(*termPage)
	p.pasted.SetText("Namn\tOrgan\nSiv Lindhamre\tKS\n")
	buttonNamed(t, a, "Läs raderna")()
	rest(a)
	a.goTo(place{page: pageOverview})
	rest(a)
	if a.page != page(p) || a.window.Canvas().Overlays().Top() == nil {
		t.Error("the page was left without a question")
	}
}
