package ui

import (
	"testing"

	"lisparmen/data"
)

// titled finds a record of the example by its title.
func TestRequirementsAreDecidedOnTheSystemsPage(t *testing.T) {
	f := newFixture(t)
	s := titled(f, data.Systems, "Kartportalen")
	f.open(data.Systems.Untyped(), s.ID)
	f.wantSays("Kraven är inte fastställda. 17 krav gäller på den här skyddsnivån.")
	f.wantSays("Fastställ kraven först.")
	f.tap("Fastställ säkerhetskrav…")
	f.tap("Fastställ")
	f.settle()
	now, _ := data.Find(f.reg, data.Link[*data.System](s.ID))
	if now.RequirementsOn != "2026-11-24" || now.RequirementsBy != s.Owner {
		t.Errorf("decided %s by %q", now.RequirementsOn, now.RequirementsBy)
	}
	profile := data.ProfileOf(f.reg, now, "2026-11-24")
	if len(profile.Rows) != 17 || len(profile.Undecided) != 0 {
		t.Errorf("%d rows, %d undecided", len(profile.Rows), len(profile.Undecided))
	}
	for _, row := range profile.Rows {
		if mark := row.Fulfilment.Secrecy; mark.State != data.SecrecyPossible || len(mark.Lacks()) > 0 {
			t.Fatalf("a row is marked %+v", mark)
		}
	}
	f.wantSays("Kraven fastställdes 24\u00a0november 2026 av Per Videkvist.")
}

func TestARequirementIsJudgedInItsPlace(t *testing.T) {
	f := newFixture(t)
	s := titled(f, data.Systems, "Omsorgsportalen")
	p := f.open(data.Systems.Untyped(), s.ID)
	f.picture("kravprofil")
	row := data.ProfileOf(f.reg, s, "2026-11-24").Unmet("2026-11-24")[0]
	p.judgeFulfilment(row)
	f.picture("kravprofil-judge")
	f.tap("Spara")
	f.settle()
	now, _ := data.Find(f.reg, data.Link[*data.Fulfilment](row.Fulfilment.ID))
	if now.CheckedOn != "2026-11-24" || now.State != row.Fulfilment.State || now.Lack != row.Fulfilment.Lack {
		t.Errorf("judged %+v, from %+v", now, row.Fulfilment)
	}
}

func TestASystemIsApproved(t *testing.T) {
	f := newFixture(t)
	s := titled(f, data.Systems, "Lönesystemet")
	f.open(data.Systems.Untyped(), s.ID)
	f.wantSays("Driftgodkännandet tog slut 31\u00a0oktober 2026")
	f.tap("Driftgodkänn på nytt…")
	f.tap("Spara")
	f.settle()
	now, _ := data.Find(f.reg, data.Link[*data.System](s.ID))
	if now.ApprovedOn != "2026-11-24" || now.ApprovedUntil != "2027-11-24" || now.ApprovalCondition == "" {
		t.Errorf("approved %s until %s on %q", now.ApprovedOn, now.ApprovedUntil, now.ApprovalCondition)
	}
}

func TestPremisesHaveTheirProfile(t *testing.T) {
	f := newFixture(t)
	f.open(data.PremisesKind.Untyped(), titled(f, data.PremisesKind, "Närarkivet").ID)
	f.wantSays("Kraven är inte fastställda. 5 krav gäller på den här skyddsnivån.")
}

func TestMeasuresAreTakenIn(t *testing.T) {
	f := newFixture(t)
	for _, m := range data.All(f.reg, data.Measures) {
		if m.Group == data.MeasureLaw && m.LawArea() == 0 {
			t.Errorf("%q is no area", m.Reference)
		}
	}
	f.visit(place{page: pageList, kind: "measure"})
	f.picture("measures")
	f.visit(place{page: pageList, kind: "system", text: chipUndecided})
	if p := f.page.(*listPage); len(p.rows) != 1 || f.view.Title(p.rows[0]) != "S-6 Kartportalen" {
		t.Errorf("%d systems are undecided", len(p.rows))
	}
}

func TestAnEmptyRegisterOfMeasuresOffersTheLawAndTheStandard(t *testing.T) {
	a := openWindow(t, anEmptyFile(t))
	a.goTo(place{page: pageList, kind: "measure"})
	rest(a)
	buttonNamed(t, a, "Börja med lagens tio områden")()
	rest(a)
	if n := len(data.All(a.reg, data.Measures)); n != 10 {
		t.Errorf("%d measures", n)
	}
	buttonNamed(t, a, "Lägg in standardens 93 åtgärder")()
	rest(a)
	all := data.All(a.reg, data.Measures)
	if len(all) != 103 || all[0].Reference != "L1" || all[9].Reference != "L10" || all[10].Reference != "A 5.1" || all[102].Reference != "A 8.34" {
		t.Errorf("%d measures, from %s to %s", len(all), all[0].Reference, all[len(all)-1].Reference)
	}
	if mark := all[0].Secrecy; mark.State != data.SecrecyPossible || len(mark.Lacks()) > 0 {
		t.Errorf("a measure is marked %+v", mark)
	}
}
