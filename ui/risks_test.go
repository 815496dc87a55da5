package ui

import (
	"context"
	"slices"
	"strings"
	"testing"

	"lisparmen/data"

	"fyne.io/fyne/v2"
)

// risk opens the page of the risk with a number.
func (f *fixture) risk(number int) *recordPage {
	f.t.Helper()
	for _, r := range data.All(f.reg, data.Risks) {
		if *r.Number == number {
			return f.open(data.Risks.Untyped(), r.ID)
		}
	}
	f.t.Fatalf("there is no risk %d", number)
	return nil
}

func TestRisksPage(t *testing.T) {
	f := newFixture(t)
	f.visit(place{page: pageRisks})
	f.inOrder("Konsekvens ↑", "4 Allvarlig", "1 Försumbar", "1 Mycket sällan", "4 Ofta", "Sannolikhet →", "Låg", "Värde 3–6.", "Extremt hög", "Störst risker", "R-7 Utpressningsprogram", "Riskanalyser i förvaltningarna", "Kontinuitetsplaner", "Planen är aldrig övad.")
	for _, size := range []fyne.Size{fyne.NewSize(1180, 660), fyne.NewSize(1366/1.5, 768/1.5)} {
		f.draw(size.Width, size.Height)
		for _, cut := range f.cutOff() {
			t.Errorf("%v: %s", size, cut)
		}
	}
	f.picture("risks")

	// A number in the matrix leads to the risks that it counts.
	pressed := 0
	for _, s := range data.RiskStandings(f.reg, data.DayOf(f.now())) {
		if s.Now.Known() {
			p := f.visit(place{page: pageList, kind: "risk", text: cellChip(s.Now)}).(*listPage)
			if !slices.Contains(p.rows, data.Record(s.Risk)) || len(p.rows) > 3 {
				t.Errorf("%s leads to %d risks", cellChip(s.Now), len(p.rows))
			}
			pressed++
		}
	}
	if pressed < 8 {
		t.Errorf("%d risks have a value", pressed)
	}
	list := f.list(data.Risks.Untyped())
	for number, want := range map[int]string{1: "Hög 8", 2: "Hög 9", 5: "Låg 2", 7: "Extremt hög 16"} {
		for _, r := range data.All(f.reg, data.Risks) {
			if got := list.stands.cell(list.kind, list.fields[1], r, false); *r.Number == number && got.text != want {
				t.Errorf("R-%d: %+v", number, got)
			}
		}
	}
	f.visit(place{page: pageRisks})
	p := f.page.(*risksPage)
	p.print()
	f.settle()
	if here := f.trail.here(); here.page != pageReports {
		t.Errorf("the page is printed at %+v", here)
	}
}

// A risk is valued anew with a day and a reason, which stay as a record; its page shows where it was, is and is to be.
func TestARiskIsValuedInTheWindow(t *testing.T) {
	f := newFixture(t)
	p := f.risk(7)
	f.inOrder("Extremt hög", "Först", "Mål")
	f.wantSays("2026-09-08: 4 × 4 = 16 Extremt hög")
	f.draw(1180, 900)
	f.picture("risk")
	values := len(data.All(f.reg, data.RiskValues))
	f.tap("Värdera om…")
	f.answers(map[string]string{"Konsekvens: ekonomi": "4", "Konsekvens: avbrott i verksamheten": "3", "Sannolikhet": "1", "Skäl": "Kopiorna är flyttade"})
	f.tap("Spara")
	after := data.All(f.reg, data.RiskValues)
	if len(after) != values+1 {
		t.Fatalf("%d values became %d", values, len(after))
	}
	f.wantSays("2026-11-24: 4 × 1 = 4 Hög")
	if r := f.stored(data.Risks.Untyped(), p.id).(*data.Risk); *r.Probability != 1 || *r.Consequence != 4 || r.Category != data.HarmsEconomy || !r.HarmsAgree() {
		t.Errorf("the risk says %d × %d for %s, %+v", *r.Consequence, *r.Probability, r.Category, r.Harms.Said())
	}
	f.wantSays("Konsekvens per område: ekonomi\u00a04, avbrott i verksamheten\u00a03")
	f.tap("Värdera om…")
	f.picture("risk-harms")
	f.answers(map[string]string{"Konsekvens: ekonomi": "5", "Skäl": "x"})
	f.tap("Spara")
	f.wantSays("ett tal från 1 till 4")
	f.tap("Avbryt")

	f.tap("Acceptera…")
	f.answers(map[string]string{"Accepterad av": "Birgitta Stenåker", "Accepterad till och med": "2027-11-24", "Skäl att acceptera": "Kopiorna är skilda"})
	f.tap("Spara")
	f.wantSays("Accepterad av Birgitta Stenåker till och med 2027-11-24.")
	f.sound()
}

// A risk that nobody has judged by category is valued with one number.
func TestARiskWithoutCategoriesIsValuedWithOneNumber(t *testing.T) {
	f := newFixture(t)
	p := f.risk(10)
	f.wantSilent("Konsekvens per område")
	f.tap("Värdera om…")
	f.answers(map[string]string{"Konsekvens": "2", "Sannolikhet": "2", "Skäl": "Leverantören ger stöd ett år till"})
	f.tap("Spara")
	if r := f.stored(data.Risks.Untyped(), p.id).(*data.Risk); *r.Consequence != 2 || *r.Probability != 2 {
		t.Errorf("the risk says %d × %d", *r.Consequence, *r.Probability)
	}
	f.sound()
}

// What came by another way than the form, as an import or a merge does, can differ from the risk's value: its page tells.
func TestARiskTellsWhenItsCategoriesDiffer(t *testing.T) {
	f := newFixture(t)
	p := f.risk(2)
	f.saveAs("Anna Berg", data.Risks.Untyped(), p.id, "harm_people", "4")
	f.reload()
	f.settle()
	f.risk(2)
	f.wantSays("Områdena är bedömda som högst 4, men risken är värderad med konsekvensen 3.")
	f.tap("Värdera om…")
	f.answers(map[string]string{"Sannolikhet": "2", "Skäl": "Som vid genomgången"})
	f.tap("Spara")
	f.wantSilent("Områdena är bedömda som")
	if r := f.stored(data.Risks.Untyped(), p.id).(*data.Risk); *r.Consequence != 4 || *r.Probability != 2 || !r.HarmsAgree() {
		t.Errorf("the risk says %d × %d, %+v", *r.Consequence, *r.Probability, r.Harms.Said())
	}
	f.sound()
}

// A file that is older than the bands gets them by one press.
func TestAnOldFileGetsItsBands(t *testing.T) {
	f := newFixture(t)
	w, ctx := f.other("Anna Berg"), context.Background()
	for _, kind := range []data.Untyped{data.RiskLevels.Untyped(), data.RiskSteps.Untyped()} {
		for _, r := range f.reg.Living(kind) {
			if _, err := w.Store.Remove(ctx, kind, r.Header().ID); err != nil {
				t.Fatal(err)
			}
		}
	}
	f.leave(w)
	f.reload()
	f.settle()
	f.visit(place{page: pageRisks})
	f.wantSays("Filen är äldre än dem.")
	f.tap("Lägg in metodens risknivåer")
	f.wantSilent("Filen är äldre än dem.")
	if levels, steps := len(data.All(f.reg, data.RiskLevels)), len(data.All(f.reg, data.RiskSteps)); levels != 4 || steps != 8 {
		t.Errorf("%d bands and %d steps", levels, steps)
	}
	f.sound()
}

func TestAContinuityPlanTellsWhatItWants(t *testing.T) {
	f := newFixture(t)
	for title, words := range map[string]string{
		"Läkemedel och omvårdnad":                     "Planen är aldrig övad.",
		"Produktion och distribution av dricksvatten": "Ingen lyckad återläsning det senaste året: Styrsystemet för dricksvatten.",
		"Utbetalning av löner":                        "Planen övades senast 2026-05-19.",
	} {
		for _, c := range data.All(f.reg, data.Continuities) {
			if strings.Contains(c.Title, title) {
				f.open(data.Continuities.Untyped(), c.ID)
				f.wantSays(words)
			}
		}
	}
}

// A cell of the matrix leads to the risks that stand there, from the page of risks as from a risk's own.
func TestACellLeadsToItsRisks(t *testing.T) {
	f := newFixture(t)
	p := f.risk(7)
	r := f.reg.Record(p.id).(*data.Risk)
	open := f.opensCell()
	for consequence := 1; consequence <= 4; consequence++ {
		for probability := 1; probability <= 4; probability++ {
			v := data.Valued{Consequence: consequence, Probability: probability}
			do := open(v)
			if here := consequence == *r.Consequence && probability == *r.Probability; here && do == nil {
				t.Fatal("the cell of the risk leads nowhere")
			} else if do == nil {
				continue
			}
			do()
			f.settle()
			if list, ok := f.page.(*listPage); !ok || len(list.rows) == 0 {
				t.Errorf("%+v leads to no risks", v)
			}
		}
	}
}
