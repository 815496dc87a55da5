package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/data/exchange"
)

// shownPaper is what the page of papers previews, with plain spaces, on one line.
func shownPaper(f *fixture) string {
	f.t.Helper()
	p, ok := f.page.(*reportsPage)
	if !ok {
		f.t.Fatalf("the page is %T", f.page)
	}
	return p.report.Name + ": " + strings.Join(strings.Fields(strings.Join(p.preview.lines, " ")), " ")
}

// With nobody noted, the hand-over asks who serves and when, and shows the paper; then it is known.
func TestHandingOver(t *testing.T) {
	f := newFixture(t)
	f.visit(place{page: pageOrganisation})
	f.tap("Lämna över…")
	f.answers(map[string]string{"Person": "Maja Tallbrink", "Från": "2026-11-30", "Till": "2026-12-11"})
	f.tap("Spara och visa")
	f.wantSays("Den du har valt har redan rollen.")
	f.answers(map[string]string{"Person": "Jonas Ängsvik", "Till": "2026-11-11", "Telefon under tiden": "070-111 22 33"})
	f.tap("Spara och visa")
	f.picture("hand-over-ask")
	if n := len(data.All(f.reg, data.Services)); n != 2 {
		t.Fatalf("a service that ends before it begins has been saved: %d", n)
	}
	f.answers(map[string]string{"Till": "2026-12-11"})
	f.tap("Spara och visa")
	made := data.HandedOver(f.reg, data.DayOf(f.now()))
	if made == nil || made.From != "2026-11-30" || made.To != "2026-12-11" || made.Phone != "070-111 22 33" {
		t.Fatalf("made: %+v", made)
	}
	if said := shownPaper(f); !strings.HasPrefix(said, "overlamning: ") || !strings.Contains(said, "till Jonas Ängsvik 30 november–11 december 2026") {
		t.Errorf("the paper says %.400s", said)
	}
	f.picture("hand-over")
	f.sound()

	f.visit(place{page: pageOverview})
	acts := f.allCommands().find("semester")
	i := slices.IndexFunc(acts, func(c command) bool { return c.words == "Lämna över…" })
	if i < 0 {
		t.Fatal("the palette does not hand over")
	}
	acts[i].do()
	f.settle()
	f.wantSays("Jonas Ängsvik tjänstgör 30\u00a0november–11\u00a0december 2026.")
	f.picture("hand-over-known")
	f.tap("Visa överlämningen")
	if p := f.page.(*reportsPage); p.report.Name != paperHandOver || p.record != made.ID {
		t.Errorf("%s about %s", p.report.Name, p.record)
	}

	f.open(data.Services.Untyped(), made.ID)
	f.wantSays("Börjar 30\u00a0november och pågår till 11\u00a0december.")
	if f.says("Se vad som gjordes") {
		t.Error("what was done is offered before anything can have been")
	}
	f.picture("service")
	f.tap("Visa överlämningen")
	shownPaper(f)
}

// For fourteen days after somebody has served, the overview leads to what was done.
func TestWhatWasDoneIsShownToWhoComesBack(t *testing.T) {
	f := newFixture(t)
	const words = "Jonas Ängsvik tjänstgjorde till 31\u00a0juli."
	for day, want := range map[int]bool{31: false, 32: true, 45: true, 46: false} { // of July
		f.at = time.Date(2026, 7, day, 8, 0, 0, 0, data.Swedish)
		f.visit(place{page: pageRegisters})
		f.visit(place{page: pageOverview})
		if got := f.says(words); got != want {
			t.Errorf("%s: told %v", data.DayOf(f.at), got)
		}
	}
	f.at = time.Date(2026, 8, 3, 8, 0, 0, 0, data.Swedish)
	f.visit(place{page: pageOrganisation})
	f.visit(place{page: pageOverview})
	f.picture("served")
	f.tap("Se vad som gjordes")
	if said := shownPaper(f); !strings.HasPrefix(said, "tjanstgoring: ") || !strings.Contains(said, "Vad Jonas Ängsvik gjorde") || !strings.Contains(said, "Lagkrav") {
		t.Errorf("the paper says %.600s", said)
	}
	f.picture("served-paper")
}

// What is done here by the one who serves is in the paper under their name, from the page of the time of service.
func TestWhatTheOneWhoServesDoes(t *testing.T) {
	f := newFixture(t)
	jonas := titled(f, data.People, "Jonas Ängsvik")
	role := data.CoordinatorsRole(f.reg, data.DayOf(f.now()))
	s := &data.Service{Role: data.Link[*data.Role](role.ID), Person: data.Link[*data.Person](jonas.ID), From: "2026-11-23", To: "2026-11-30"}
	f.perform(func(w *exchange.Deed) error { w.Make(s); return nil }, func() {})
	f.settle()
	action := titled(f, data.Actions, "Flytta vattenstyrningens säkerhetskopia till en annan plats")
	f.saveAs("Jonas Ängsvik", data.Actions.Untyped(), action.ID, "description", "Hyllan på plan två.")
	f.reload()
	f.settle()
	f.open(data.Services.Untyped(), s.ID)
	f.wantSays("Pågår till 30\u00a0november.")
	f.tap("Se vad som gjordes")
	said := shownPaper(f)
	for _, want := range []string{"Jonas Ängsvik gjorde hittills 3 ändringar i 10 poster.", "Å-16 Flytta vattenstyrningens Ändrade beskrivning"} {
		if !strings.Contains(said, want) {
			t.Errorf("the paper does not say %q:\n%s", want, said)
		}
	}
}
