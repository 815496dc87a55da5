package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/data/store"

	"fyne.io/fyne/v2"
)

// said is what a page says, each thing once, with plain spaces.
func said(o fyne.CanvasObject) string {
	return strings.ReplaceAll(strings.Join(slices.Compact(shownTexts(o)), "\n"), "\u00a0", " ")
}

func TestOrganisationTree(t *testing.T) {
	a := openWindow(t, aFile(t))
	a.goTo(place{page: pageOrganisation})
	rest(a)
	onBothScreens(t, a, "organisation")
	wantText(t, a, "14 enheter, 1 107 anställda, 22 roller, 1 vakant")
	if !strings.Contains(said(a.page.object()), "Säkerhetsskyddschef\nVakant") {
		t.Error("the vacancy is not seen")
	}
	texts := shownTexts(a.page.object())
	order := []string{"Kommunfullmäktige", "Kommunstyrelsen", "Kommunstyrelsens arbetsutskott", "Kommunledningsförvaltningen", "IT-enheten", "Ekdala Bostäder AB", "Socialnämnden", "Socialförvaltningen"}
	at := -1
	for _, name := range order {
		next := slices.Index(texts, name)
		if next <= at {
			t.Errorf("%s stands at %d, after %d", name, next, at)
		}
		at = next
	}
	if slices.Contains(texts, "Arkivarie") {
		t.Error("every role is shown before it is asked for")
	}
	buttonNamed(t, a, "13 roller")()
	rest(a)
	wantText(t, a, "Arkivarie")
	onBothScreens(t, a, "organisation-roles")
}

// While somebody else serves in the coordinator's place it is told where clocks and watches are addressed.
func TestWhoServesIsTold(t *testing.T) {
	f := newFixture(t)
	const words = "Jonas Ängsvik tjänstgör till 31 juli"
	f.frame.showStatus()
	if strings.Contains(f.frame.status.Text, "tjänstgör") {
		t.Errorf("told in November: %q", f.frame.status.Text)
	}
	f.at = time.Date(2026, 7, 10, 8, 0, 0, 0, time.UTC)
	f.visit(place{page: pageOverview})
	if !strings.HasSuffix(strings.ReplaceAll(f.frame.status.Text, "\u00a0", " "), words) {
		t.Errorf("the status line says %q", f.frame.status.Text)
	}
	if !strings.Contains(said(f.page.object()), words+". Frister och bevakningar riktas dit.") {
		t.Error("the overview does not say who serves")
	}
	for _, r := range data.All(f.reg, data.Roles) {
		if r.Name == "Informationssäkerhetssamordnare" {
			f.visit(placeOf(r))
		}
	}
	if !strings.Contains(said(f.page.object()), "Tjänstgör nu\n"+words) {
		t.Errorf("the role does not say who serves:\n%s", said(f.page.object()))
	}
}

func TestFormerHoldersOfARole(t *testing.T) {
	f := newFixture(t)
	for _, r := range data.All(f.reg, data.Roles) {
		if r.Name == "Säkerhetsskyddschef" {
			f.visit(placeOf(r))
		}
	}
	texts := said(f.page.object())
	if !strings.Contains(texts, "Tidigare innehavare\nGunnar Kvarnlid\n1 februari 2022 – 31 augusti 2026") {
		t.Errorf("who held it before is not told:\n%s", texts)
	}
}

// Who stood in before is told as who held the role is, by the days on which it was noted.
func TestFormerStandInsOfARole(t *testing.T) {
	events := []store.Event{
		{Save: store.SaveID{1}, Field: "holder", New: "maja", At: time.Date(2025, 5, 12, 8, 0, 0, 0, time.UTC)},
		{Save: store.SaveID{1}, Field: "stand_in", New: "jonas", At: time.Date(2025, 5, 12, 8, 0, 0, 0, time.UTC)},
		{Save: store.SaveID{1}, Field: "from", New: "2025-05-01", At: time.Date(2025, 5, 12, 8, 0, 0, 0, time.UTC)},
		{Save: store.SaveID{2}, Field: "stand_in", New: "leila", At: time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)},
	}
	reg := data.NewRegister(nil)
	got := data.FormerHolders(reg, roleStood(events, "stand_in"))
	if len(got) != 1 || got[0] != (data.Holding{Person: "jonas", From: "2025-05-12", To: "2026-03-02"}) {
		t.Errorf("stand-ins: %+v", got)
	}
	if got := data.FormerHolders(reg, roleStood(events, "holder")); len(got) != 0 {
		t.Errorf("holders: %+v", got)
	}
}

// The menu leads to the pages about the organisation and the training, from which their registers are reached.
func TestMenuLeadsToPages(t *testing.T) {
	f := newFixture(t)
	f.fyne.Preferences().SetBool(prefClosed+"people", false)
	for _, item := range f.frame.items {
		switch item.name {
		case "Organisation", "Utbildning":
			item.Tapped(nil)
			f.settle()
			if here := f.trail.here(); here.page == pageList || here.kind != "" {
				t.Errorf("%s leads to %+v", item.name, here)
			}
			if !item.isHere {
				t.Errorf("%s is not marked where it leads", item.name)
			}
		case "Enheter", "Utbildningsplan", "Erbjudna utbildningar", "Genomförda utbildningar":
			t.Errorf("the menu has %s", item.name)
		}
	}
	for _, kind := range []string{"unit", "training_plan", "training_offer", "training_done"} {
		k, _ := data.KindNamed(kind)
		if len(listActs(f.app, k)) == 0 {
			t.Errorf("the list of %s does not lead back to its page", kind)
		}
	}
}
