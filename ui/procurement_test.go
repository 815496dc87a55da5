package ui

import (
	"fmt"
	"slices"
	"testing"

	"lisparmen/data"
)

// titled finds a record of a kind by its title.
func titled[R data.Record](f *fixture, kind *data.Kind[R], title string) R {
	f.t.Helper()
	all := data.All(f.reg, kind)
	i := slices.IndexFunc(all, func(r R) bool { return kind.Untyped().TitleOf(r) == title })
	if i < 0 {
		f.t.Fatalf("there is no %s %q", kind.Name, title)
	}
	return all[i]
}

// A procurement tells what was passed over, and its steps are taken on its own page.
func TestProcurementIsTakenStepByStep(t *testing.T) {
	f := newFixture(t)
	u := titled(f, data.Procurements, "Enkätverktyg")
	f.open(data.Procurements.Untyped(), u.ID)
	wantText(t, f.app, "Leverantör är vald")
	wantText(t, f.app, "Skulle ha varit gjort 15 oktober")
	f.picture("procurement")
	wantText(t, f.app, "Inga säkerhetskrav är valda ännu.")
	f.tap("Gjort…") // the first that waits: to classify
	f.answers(map[string]string{"Klassning gjord": "2026-11-24"})
	f.tap("Spara")
	f.settle()
	if now := f.stored(data.Procurements.Untyped(), u.ID).(*data.Procurement); now.ClassifiedOn != "2026-11-24" {
		t.Errorf("%+v", now)
	}
	wantText(t, f.app, "Gjort 24 november, efter 15 oktober")

	made := &data.Procurement{Title: "Skrivare", Unit: u.Unit, AwardedOn: "2026-11-20"}
	made.Secrecy = data.Secrecy{State: data.SecrecyPossible, Provision: data.ProcurementSecrecy.Name, Date: "2026-09-01", Authority: "Kommunstyrelsen"}
	f.makeAs("Anna Berg", made)
	f.reload()
	f.settle()
	f.open(data.Procurements.Untyped(), made.ID)
	wantText(t, f.app, "Leverantören är vald, och anbudssekretessen gäller inte längre.")
	f.tap("Markera som offentlig")
	f.settle()
	if now := f.stored(data.Procurements.Untyped(), made.ID); now.Header().Secrecy.State != data.SecrecyPublic {
		t.Errorf("%+v", now.Header().Secrecy)
	}
}

// Requirements of the catalogue are chosen by the level of protection, once, and one undo takes them back.
func TestRequirementsAreChosen(t *testing.T) {
	f := newFixture(t)
	u := &data.Procurement{Title: "Nytt bokningssystem", Sort: data.ProcurementDirect, Protection: data.ProtectionRaised}
	f.makeAs("Anna Berg", u)
	f.reload()
	f.settle()
	f.open(data.Procurements.Untyped(), u.ID)
	want := len(data.ChosenRequirements(f.reg, u, "2026-11-24"))
	f.tap("Välj säkerhetskrav…")
	f.tap("Välj säkerhetskrav")
	f.settle()
	now := f.stored(data.Procurements.Untyped(), u.ID).(*data.Procurement)
	chosen := data.RequirementsOf(f.reg, now)
	if len(chosen) != want || want < 6 || now.RequirementsOn != "2026-11-24" {
		t.Errorf("%d of %d were chosen, on %q", len(chosen), want, now.RequirementsOn)
	}
	shall := len(slices.DeleteFunc(slices.Clone(chosen), func(r *data.ProcurementRequirement) bool { return r.Should }))
	wantText(t, f.app, fmt.Sprintf("%d krav: %d ska och %d bör, 0 med svar", want, shall, want-shall))
	f.tap("Välj säkerhetskrav…")
	f.tap("Välj säkerhetskrav")
	f.wantSays("Det finns inga fler krav i katalogen att välja på den nivån.")
	f.tap("Avbryt")
	f.undo()
	f.settle()
	if left := data.RequirementsOf(f.reg, now); len(left) != 0 {
		t.Errorf("%d are left after undo", len(left))
	}
}

// A supplier's page tells what is missing, its contracts and how it is followed up; a contract's tells of its PUB-avtal and
// underbiträden.
func TestSupplierTellsWhatIsMissing(t *testing.T) {
	f := newFixture(t)
	f.open(data.Suppliers.Untyped(), titled(f, data.Suppliers, "Lönservice i Väst AB").ID)
	wantText(t, f.app, "Kontakt vid incident, PUB-avtal och uppföljning i tid.")
	wantText(t, f.app, "Har aldrig följts upp.")
	wantText(t, f.app, "PUB-avtal saknas")
	f.open(data.Suppliers.Untyped(), titled(f, data.Suppliers, "Molnbro System AB").ID)
	f.picture("supplier")
	wantText(t, f.app, "Följdes upp senast 23 september. Ska följas upp senast 23 september 2027.")
	wantText(t, f.app, "Gäller till 31 maj 2027. Sista dag att säga upp är 31 december.")
	f.wantLink("I-6 Utpressningsprogram hos leverantören av e-tjänster")
	f.open(data.Contracts.Untyped(), titled(f, data.Contracts, "Skoladministration och lärplattform").ID)
	f.picture("contract")
	wantText(t, f.app, "USA · utanför EES · Standardavtalsklausuler")
	wantText(t, f.app, "Upphandlas på nytt.")
}

// What a watch asks for is done on the record's own page: an underbiträde is approved, a check is noted, and a deviation gets its action.
func TestSuppliersAreFollowedUpOnTheirPages(t *testing.T) {
	f := newFixture(t)
	sub := titled(f, data.Subprocessors, "Tallvik Drift AB")
	f.open(data.Subprocessors.Untyped(), sub.ID)
	wantText(t, f.app, "Kommunen kan invända till 7 december.")
	f.tap("Godkänn…")
	f.tap("Spara")
	f.settle()
	if now := f.stored(data.Subprocessors.Untyped(), sub.ID).(*data.Subprocessor); now.ApprovedOn != "2026-11-24" {
		t.Errorf("%+v", now)
	}

	made := &data.SupplierCheck{Supplier: data.Link[*data.Supplier](titled(f, data.Suppliers, "Lönservice i Väst AB").ID), DoneOn: "2026-11-20", Result: data.CheckDeviation}
	f.makeAs("Anna Berg", made)
	f.reload()
	f.settle()
	f.open(data.SupplierChecks.Untyped(), made.ID)
	wantText(t, f.app, "Avvikelsen har ingen åtgärd")
	f.tap("Ny åtgärd")
	p := f.page.(*recordPage)
	typeIn(p, "title", "Kräv en rättning")
	p.save()
	f.settle()
	f.open(data.SupplierChecks.Untyped(), made.ID)
	f.wantLink("Kräv en rättning")
	if f.says("Åtagandet att följa upp leverantörer räknas som brist") {
		t.Error("the deviation has an action, and the page asks for one")
	}
	for _, c := range data.All(f.reg, data.SupplierChecks) {
		if !c.Waits() {
			continue
		}
		f.open(data.SupplierChecks.Untyped(), c.ID)
		f.tap("Genomförd…")
		f.tap("Spara")
		f.wantSays("måste fyllas i") // the result
		f.tap("Avbryt")
	}
}
