package reports_test

import (
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/reports/text"
)

// The register of suppliers tells what is missing of each, in the coordinator's own version alone.
func TestSupplierRegister(t *testing.T) {
	in := exampleYear(t)
	own := soft(text.Render(build(t, "leverantorer", in)))
	for _, words := range []string{"4 av 5 leverantörer är uppföljda i tid. PUB-avtal saknas med 1 leverantör.", "SEKRETESSMARKERING", "Aldrig", "utanför EES:", "Upphandlas på"} {
		if !strings.Contains(own, words) {
			t.Errorf("%q is not in the paper:\n%s", words, own)
		}
	}
	in.Register, in.Public = in.Register.Public(), true
	public := soft(text.Render(build(t, "leverantorer", in)))
	for _, words := range []string{"Plan för", "Kontakt vid", "SEKRETESSMARKERING"} {
		if strings.Contains(public, words) {
			t.Errorf("the public version says %q:\n%s", words, public)
		}
	}
	if paper := soft(text.Render(build(t, "leverantorer", empty()))); !strings.Contains(paper, "Registret leverantörer är inte påbörjat.") {
		t.Error(paper)
	}
}

// The appendix numbers what must be met and what ought to be, each from one, and says no answer of anybody's.
func TestProcurementAppendix(t *testing.T) {
	u := &data.Procurement{Head: data.Head{ID: "u", Secrecy: data.Secrecy{State: data.SecrecyPossible}}, Title: "Skolsystem", DiaryNumber: "BUN 2026/72", RequirementsOn: "2026-10-01"}
	demand := func(id, title string, should bool) data.Record {
		return &data.ProcurementRequirement{Head: data.Head{ID: id}, Procurement: "u", Title: title, Wording: "Leverantören ska " + id, Should: should, Answer: "HEMLIGT SVAR"}
	}
	in := empty(u, demand("a", "Besked", false), demand("b", "Återläsning", true), demand("c", "Granskning", false))
	for _, id := range []string{"", "u"} { // the one under way is chosen
		in.RecordID = id
		paper := soft(text.Render(build(t, "upphandlingskrav", in)))
		for _, words := range []string{"Skolsystem, dnr BUN 2026/72", "S1  Besked", "S2  Granskning", "B1  Återläsning", "Leverantören ska a"} {
			if !strings.Contains(paper, words) {
				t.Errorf("%q is not in the paper:\n%s", words, paper)
			}
		}
		if strings.Contains(paper, "HEMLIGT") || strings.Contains(paper, "SEKRETESS") {
			t.Errorf("what is to be published holds an answer or a mark:\n%s", paper)
		}
	}
	if paper := soft(text.Render(build(t, "upphandlingskrav", empty()))); !strings.Contains(paper, "Det finns ingen upphandling i registret.") {
		t.Error(paper)
	}
}

// The annual report names a procurement only when somebody has judged it public, and no supplier with what is wrong with it.
func TestSuppliersInTheAnnualReport(t *testing.T) {
	secret := func(id string, state data.SecrecyState) *data.Procurement {
		return &data.Procurement{Head: data.Head{ID: id, Secrecy: data.Secrecy{State: state}}, Title: "Upphandling " + id, ClassifiedOn: "2026-01-01"}
	}
	supplier := &data.Supplier{Head: data.Head{ID: "s"}, Title: "Namnet AB", Criticality: data.PriorityHigh}
	begun := &data.RegisterUse{Head: data.Head{ID: "use"}, Register: "supplier_check", State: data.UseInUse}
	paper := soft(text.Render(build(t, "arsrapport", empty(supplier, begun, secret("öppen", data.SecrecyPublic), secret("hemlig", data.SecrecyPossible)))))
	for _, words := range []string{"0 av 1 leverantör är uppföljd i tid.", "2 upphandlingar pågår. 1 av dem namnges inte, eftersom sekretess kan gälla.", "Upphandling öppen"} {
		if !strings.Contains(paper, words) {
			t.Errorf("%q is not in the report", words)
		}
	}
	for _, words := range []string{"Upphandling hemlig", "Namnet AB"} {
		if strings.Contains(paper, words) {
			t.Errorf("the report names %q", words)
		}
	}
	// Where nobody has begun to follow up here, the report says nothing of it.
	if paper := soft(text.Render(build(t, "arsrapport", empty(supplier)))); strings.Contains(paper, "uppföljd i tid.") || !strings.Contains(paper, "1 leverantör finns i registret.") {
		t.Error("the report counts what nobody has begun")
	}
}
