package reports_test

import (
	"testing"

	"lisparmen/data"
)

// The follow-up tells of what was found and what is done about it, and the public version of neither.
func TestSupplierChecks(t *testing.T) {
	in := exampleYear(t)
	paper := wordsOf(build(t, "leverantorsuppfoljning", in))
	says(t, paper, "4 leverantörer är uppföljda 1 januari–24 november 2026. 2 av 4 uppföljningar visade något som avviker. 1 leverantör till skulle ha följts upp.",
		"L-1 Molnbro System AB 2026-09-23 Avvikelse Senast 2027-09-23", "Intervju Maja Tallbrink", "Beskedet i augusti kom efter 31 timmar", "Å-11 Avtala om besked", "var 24:e månad",
		"S-2 Lärhuset: 14 ska-krav är inte uppfyllda.", "L-5 Lönservice i Väst AB Medel Aldrig Nu")
	in.From, in.To = "2026-05-01", "2026-06-30"
	spring := wordsOf(build(t, "leverantorsuppfoljning", in))
	says(t, spring, "1 leverantör är uppföljd 1 maj–30 juni 2026. Inget avvek från kraven.", "Giltigt intyg")
	hides(t, spring, "Beskedet i augusti")
	one := build(t, "leverantorsuppfoljning", of(t, in, data.Suppliers, "Nätbygd Drift AB")) // whenever it was
	check(t, "title", one.Title, "Uppföljning av leverantörer: Nätbygd Drift AB")
	says(t, wordsOf(one), "Leverantören följdes senast upp den 20 januari 2026: utan anmärkning.", "2026-12-15 Intervju", "Planerad")
	in.From, in.To = "2026-01-01", "2026-11-24"
	public := build(t, "leverantorsuppfoljning", outside(in))
	hides(t, wordsOf(public), "vvikelse", "avviker", "Beskedet", "ska-krav", "Å-11")
	says(t, wordsOf(public), "L-1 Molnbro System AB 2026-09-23 –")
	if public.Secrecy != nil {
		t.Error("the public paper is marked")
	}
	alone := build(t, "leverantorsuppfoljning", outside(of(t, in, data.Suppliers, "Molnbro System AB")))
	hides(t, wordsOf(alone), "vvikelse", "Beskedet")
	says(t, wordsOf(build(t, "leverantorsuppfoljning", empty())), "Registret leverantörer är inte påbörjat.")
}

// Each requirement on the supplier itself is told with how it came out, what is not met first.
func TestSupplierRequirements(t *testing.T) {
	fulfilment := func(id string, state data.FulfilmentState, lack string) data.Record {
		return &data.Fulfilment{Head: data.Head{ID: "01969f3e-9180-7000-8000-0000000000f" + id}, Requirement: data.Link[*data.Requirement]("k" + id), Supplier: "l", State: state, Lack: lack, CheckedOn: "2026-03-02"}
	}
	demand := func(id, title string, ended data.Day) data.Record {
		return &data.Requirement{Head: data.Head{ID: "k" + id}, Title: title, Of: data.OfSupplier, EndedOn: ended}
	}
	in := empty(
		&data.RegisterUse{Head: data.Head{ID: "use"}, Register: "supplier_check", State: data.UseInUse},
		&data.Supplier{Head: data.Head{ID: "l"}, Number: ptr(1), Title: "Namnet AB", Criticality: data.PriorityHigh},
		demand("a", "Underleverantörer", ""), demand("b", "Besked om incident", ""), demand("c", "Gammalt krav", "2026-01-31"),
		fulfilment("a", data.Fulfilled, ""), fulfilment("b", data.FulfilledNot, "Avtalet säger inget om tid."), fulfilment("c", data.FulfilledNot, "Borta"),
		&data.Action{Head: data.Head{ID: "01969f3e-9180-7000-8000-000000000001"}, Number: ptr(4), Title: "Skriv om avtalet", State: data.ActionPlanned, Due: "2027-01-15", Origin: "fulfilment/01969f3e-9180-7000-8000-0000000000fb"},
	)
	in.RecordID = "l"
	paper := wordsOf(build(t, "leverantorsuppfoljning", in))
	says(t, paper, "Leverantören har aldrig följts upp, och det är dags.", "Krav på leverantören", "Besked om incident Brist Avtalet säger inget om tid.", "Å-4 Skriv om avtalet, planerad, senast 2027-01-15", "2026-03-02 Underleverantörer Uppfyllt")
	hides(t, paper, "Gammalt krav")
	public := wordsOf(build(t, "leverantorsuppfoljning", outside(in)))
	says(t, public, "2 krav nämns inte")
	hides(t, public, "Besked", "Brist")
}
