package reports_test

import (
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/reports"
)

// The uttalande om tillämplighet says of each measure whether it applies, why and how far it is in place (SS-EN ISO/IEC 27001:2023,
// 6.1.3 d), and where the clauses 4–10 are answered.
func TestStatementOfApplicability(t *testing.T) {
	in := exampleYear(t)
	document := build(t, "uttalande-om-tillamplighet", in)
	paper := wordsOf(document)
	for _, want := range []string{
		"Kommunen har tagit ställning till 44 av 103 säkerhetsåtgärder.", "Största bristerna", "Cybersäkerhetslagens områden", "Organisatoriska åtgärder",
		"A 8.5 Säker autentisering", "Kommunen utvecklar inte egna program.", "Bilaga. Standardens krav 4–10", "9.3.1 Ledningens genomgång", "fastställs.",
	} {
		if !strings.Contains(paper, want) {
			t.Errorf("the paper does not say %q", want)
		}
	}
	for _, m := range data.All(in.Register, data.Measures) {
		if !strings.Contains(paper, m.Title) {
			t.Errorf("%s is not there", m.Title)
		}
	}
	if document.Secrecy == nil || soft(document.Secrecy.Provision) != data.MeasureSystems.Name {
		t.Errorf("the mark is %+v", document.Secrecy)
	}
	in.Public, in.Register = true, in.Register.Public()
	public := build(t, "uttalande-om-tillamplighet", in)
	if outside := wordsOf(public); public.Secrecy != nil || strings.Contains(outside, "Fjärråtkomst") || strings.Contains(outside, "Säker autentisering") {
		t.Error("the public paper tells what nobody has judged public")
	}
}

func TestStatementOfNothing(t *testing.T) {
	if paper := wordsOf(build(t, "uttalande-om-tillamplighet", empty())); !strings.Contains(paper, "Registret säkerhetsåtgärder är inte påbörjat.") {
		t.Errorf("%s", paper)
	}
}

func TestRequirementProfile(t *testing.T) {
	in := exampleYear(t)
	var water *data.System
	for _, s := range data.All(in.Register, data.Systems) {
		if s.Title == "Styrsystemet för dricksvatten" {
			water = s
		}
	}
	in.RecordID = water.ID
	document := build(t, "kravprofil", in)
	paper := wordsOf(document)
	for _, want := range []string{"Kravprofil: S-5 Styrsystemet", "ska-krav är inte uppfyllda.", "Undantag till och med 15 december 2026", "Gäller inte", "Å-16", "Underskrift"} {
		if !strings.Contains(paper, want) {
			t.Errorf("the paper does not say %q:\n%s", want, paper)
		}
	}
	if document.Secrecy == nil || !strings.Contains(soft(document.Secrecy.Provision), data.MeasureSystems.Name) {
		t.Errorf("the mark is %+v", document.Secrecy)
	}
	in.RecordID = ""
	all := wordsOf(build(t, "kravprofil", in))
	for _, want := range []string{"Kraven är inte fastställda för 4 system och lokaler i bruk.", "S-6 Kartportalen", "S-1 Omsorgsportalen", "LO-1 Serverrummet"} {
		if !strings.Contains(all, want) {
			t.Errorf("the paper about all does not say %q", want)
		}
	}
	in.RecordID = data.All(in.Register, data.PremisesKind)[0].ID
	if room := wordsOf(build(t, "kravprofil", in)); !strings.Contains(room, "Kravprofil: LO-") || strings.Contains(room, "S-1 ") {
		t.Errorf("the paper about premises says:\n%s", room)
	}
	in.RecordID = data.All(in.Register, data.Incidents)[0].ID
	if _, err := buildOf("kravprofil", in); !data.IsProblem(err, "problem.report.record") {
		t.Errorf("about an incident: %v", err)
	}
	in.RecordID = "x"
	if _, err := buildOf("kravprofil", in); !data.IsProblem(err, "problem.report.record") {
		t.Errorf("about nothing: %v", err)
	}
}

// The annual report is public: of the ten areas it tells how far they are in place and how large the gaps are, and quotes only what
// somebody has judged public.
func TestAnnualReportTellsTheTenAreas(t *testing.T) {
	in := exampleYear(t)
	paper := wordsOf(build(t, "arsrapport", in))
	if !strings.Contains(paper, "Lagens tio områden: 9 delvis, 1 inte.") || !strings.Contains(paper, "4. Säkerhet i leveranskedjan Brist Allvarlig") {
		t.Errorf("%s", paper)
	}
	if strings.Contains(paper, "Inga säkerhetskrav i äldre avtal") {
		t.Error("the report quotes what nobody has judged public")
	}
	for _, m := range data.All(in.Register, data.Measures) {
		if m.LawArea() == 4 {
			m.Secrecy.State = data.SecrecyPublic
		}
	}
	if paper := wordsOf(build(t, "arsrapport", in)); !strings.Contains(paper, "Inga säkerhetskrav i äldre avtal") {
		t.Error("the report leaves out what is judged public")
	}
}

func buildOf(name string, in reports.Input) (reports.Document, error) {
	r, _ := reports.Named(name)
	return r.Build(in)
}

// wordsOf are the words of a paper, one after another, however they are set.
func wordsOf(document reports.Document) string {
	var b strings.Builder
	say := func(runs []reports.Run) {
		for _, r := range runs {
			b.WriteString(r.Text)
		}
		b.WriteString(" ")
	}
	b.WriteString(document.Title + " ")
	var walk func([]reports.Block)
	walk = func(blocks []reports.Block) {
		for _, block := range blocks {
			switch block := block.(type) {
			case reports.Heading:
				b.WriteString(block.Text + " ")
			case reports.Paragraph:
				say(block.Runs)
			case reports.List:
				for _, item := range block.Items {
					say(item.Runs)
				}
			case reports.Facts:
				for _, f := range block.Facts {
					b.WriteString(f.Label + " " + f.Value + " ")
				}
			case reports.Group:
				walk(block.Blocks)
			case reports.Table:
				b.WriteString(block.Caption + " ")
				for _, row := range block.Rows {
					for _, cell := range row.Cells {
						b.WriteString(cell.State.Word() + " ")
						say(cell.Runs)
					}
				}
			}
		}
	}
	walk(document.Blocks)
	return strings.Join(strings.Fields(soft(b.String())), " ")
}
