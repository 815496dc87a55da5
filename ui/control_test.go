package ui

import (
	"strings"
	"testing"

	"lisparmen/data"
)

// pointTitled is the kontrollmoment of a title.
func (f *fixture) pointTitled(title string) *data.ControlPoint {
	f.t.Helper()
	for _, p := range data.All(f.reg, data.ControlPoints) {
		if p.Title == title {
			return p
		}
	}
	f.t.Fatalf("no kontrollmoment %q", title)
	return nil
}

func TestWheelPage(t *testing.T) {
	f := newFixture(t)
	p := f.visit(place{page: pageWheel}).(*wheelPage)
	for _, words := range []string{"November 2026", "Oktober 2027", "30 Internkontroll, uppföljning och ny plan", "bevakningar är försenade", "Granska leverantörerna"} {
		wantText(t, f.app, words)
	}
	f.picture("wheel")
	onBothScreens(t, f.app, "wheel")
	f.besides("Granska leverantörerna", "Gjord i dag")
	for _, a := range data.All(f.reg, data.Activities) {
		if a.Title == "Granska leverantörerna" && a.LastDone != data.DayOf(f.now()) {
			t.Errorf("last done %s", a.LastDone)
		}
	}
	p.print()
	f.settle()
	if q, ok := f.page.(*reportsPage); !ok || q.report.Name != "arshjul" {
		t.Error("it does not lead to its paper")
	}
}

func TestPlanOfInternkontroll(t *testing.T) {
	f := newFixture(t)
	point := f.pointTitled("Konton för dem som slutat är avstängda")
	f.visit(placeOf(point))
	f.wantSays("17 av 20 konton avstängda")
	f.picture("kontrollmoment")
	f.tap("Kopiera planen till nästa år…")
	f.wantSays("4 kontrollmoment för Kommunstyrelsen kopieras till 2027 som förslag.")
	f.tap("Kopiera")
	f.settle()
	var copied *data.ControlPoint
	n := 0
	for _, p := range data.All(f.reg, data.ControlPoints) {
		if p.Year == "y2027" {
			n++
			if p.Title == point.Title {
				copied = p
			}
		}
	}
	if n != 4 || copied == nil || copied.State != data.PlanProposed || copied.Secrecy.State != data.SecrecyPossible || copied.Secrecy.Provision == "" || copied.Number == nil {
		t.Fatalf("%d copied, %+v", n, copied)
	}
	f.visit(placeOf(copied))
	f.wantSays("Att ta med från 2026: Ta med konsulter nästa år, och börja med ekonomisystemet.")
	f.tap("Lägg ut tillfällen")
	f.settle()
	if list := data.OccasionsOf(f.reg, copied); len(list) != 2 || list[0].PlannedOn != "2027-05-31" {
		t.Errorf("planned %+v", list)
	}
	f.sound()
}

func TestAReadyControlProposesItsResult(t *testing.T) {
	f := newFixture(t)
	var waiting *data.ControlOccasion
	for _, o := range data.OccasionsOf(f.reg, f.pointTitled("Rollerna är besatta")) {
		if o.Waits() {
			waiting = o
		}
	}
	f.visit(placeOf(waiting))
	f.tap("Föreslå resultat…")
	f.settle()
	f.tap("Spara")
	f.settle()
	noted := f.stored(data.ControlOccasions.Untyped(), waiting.ID).(*data.ControlOccasion)
	if !noted.Result.Deviates() || noted.DoneOn != data.DayOf(f.now()) || !strings.HasSuffix(noted.Figures, "roller som behövs har en innehavare") || !strings.Contains(noted.Findings, "Säkerhetsskyddschef") {
		t.Errorf("noted %+v", noted)
	}
	f.picture("kontrolltillfalle")
}

func TestFollowUpPanels(t *testing.T) {
	f := newFixture(t)
	goal := data.All(f.reg, data.Goals)[0]
	f.visit(placeOf(goal))
	f.wantSays("Mål: Minst 90")
	f.picture("mal")
	f.tap("Anteckna mätvärde…")
	f.answers(map[string]string{"Värde": "91"})
	f.tap("Spara")
	f.settle()
	wantText(t, f.app, "Målet är nått")
	review := data.ManagementReviews.New()
	review.Title, review.On, review.Changes = "Ledningens genomgång 2027", "2027-03-15", "Skrivet för hand."
	f.makeAs("Maja Tallbrink", review)
	f.reload()
	f.settle()
	f.visit(placeOf(review))
	f.tap("Hämta underlag ur registren")
	f.settle()
	filled := f.stored(data.ManagementReviews.Untyped(), review.ID).(*data.ManagementReview)
	for _, text := range []*string{&filled.Earlier, &filled.Performance, &filled.Dangers} {
		*text = strings.ReplaceAll(*text, "\u00a0", " ")
	}
	if filled.Changes != "Skrivet för hand." || !strings.Contains(filled.Earlier, "Förra genomgången hölls den") || !strings.Contains(filled.Performance, "Internkontroll: 8 tillfällen") ||
		!strings.Contains(filled.Dangers, "10 risker: 1 extremt hög") || !strings.Contains(filled.Dangers, "1 avsteg gäller, och 1 har gått ut") || !strings.Contains(filled.Feedback, "RG-1") || !strings.Contains(filled.Improvements, "ekonomisystemet") {
		t.Errorf("filled %+v", filled)
	}
	f.picture("genomgang")
	for _, s := range data.All(f.reg, data.SelfAssessments) {
		if s.Year == "y2026" && s.Area == data.MaturityLead {
			f.visit(placeOf(s))
		}
	}
	f.wantSays("2025: nivå 1")
	f.picture("sjalvskattning")
	f.visit(placeOf(data.All(f.reg, data.Stakeholders)[0]))
}

// A register that has rows to begin with offers them where it is empty.
func TestARegisterIsBegunWithItsRows(t *testing.T) {
	f := openFixture(t, anEmptyFile(t), t.TempDir())
	for kind, want := range map[string]int{"legal_requirement": 19, "stakeholder": 8, "activity": 10, "form_question": 87} {
		k, _ := data.KindNamed(kind)
		f.list(k)
		if f.says("Lägg till den första") == (kind == "form_question") {
			t.Errorf("the first of %s by itself is offered: %v", kind, kind == "form_question")
		}
		f.tap("Lägg in de vanligaste")
		f.settle()
		if n := len(f.reg.Living(k)); n != want {
			t.Errorf("%d of %s", n, kind)
		}
	}
	f.sound()
}

// The wheel is turned to another year, and back again.
func TestTheWheelTurnsToAnotherYear(t *testing.T) {
	f := newFixture(t)
	f.visit(place{page: pageWheel})
	for _, c := range []struct{ press, shows string }{{"2025", "Mars 2025"}, {"2024", "Mars 2024"}, {"Kommande tolv månader", "Mars 2027"}, {"2027", "Mars 2027"}} {
		buttonNamed(t, f.app, c.press)()
		f.settle()
		wantText(t, f.app, c.shows)
	}
	f.back()
	f.settle()
	if f.page.(*wheelPage).year != 0 {
		t.Error("back does not turn the wheel back")
	}
	buttonNamed(t, f.app, "2026")()
	f.settle()
	f.draw(1366, 768)
	f.picture("wheel-2026")
}
