package press_test

import (
	"bytes"
	"testing"

	"lisparmen/data"
	"lisparmen/reports"
	"lisparmen/reports/layout"
	"lisparmen/reports/layout/papertest"
	"lisparmen/reports/pdf"
	"lisparmen/reports/press"
)

// ofExample is the example's year 2026 so far.
func ofExample(t testing.TB) reports.Input {
	reg := example(t, nil)
	look := reports.LookOf(reg)
	look.Logo = papertest.Logo()
	return reports.Input{Look: look, Register: reg, Before: reg, From: "2026-01-01", To: "2026-11-24", AsOf: "2026-11-24", Now: now, Author: "Anna Lind", Control: "7F3A-21C0"}
}

// papers builds every paper of the example that can be about the whole of it.
func papers(t testing.TB) map[string]reports.Document {
	in := ofExample(t)
	all := map[string]reports.Document{}
	for _, report := range reports.Reports() {
		if in.RecordID = ""; report.TellsNamed {
			in.RecordID = data.All(in.Register, data.People)[0].ID
		}
		if document, err := report.Build(in); err == nil {
			all[report.Name] = document
		}
	}
	return all
}

// A paper of at most twenty pages is at most 300 kB, and a longer one no more for each of its pages.
func TestPapersAreSmall(t *testing.T) {
	for name, document := range papers(t) {
		var out bytes.Buffer
		result, err := pdf.Write(&out, document, now)
		if err != nil {
			t.Fatal(err)
		}
		if most := max(300_000, 300_000*result.Pages/20); out.Len() > most {
			t.Errorf("%s: %d pages are %d kB", name, result.Pages, out.Len()/1000)
		}
	}
}

// BenchmarkBoardReport makes the board's report from the register to the bytes of the PDF.
func BenchmarkBoardReport(b *testing.B) {
	in := ofExample(b)
	report, _ := reports.Named("arsrapport")
	for b.Loop() {
		document, err := report.Build(in)
		if err != nil {
			b.Fatal(err)
		}
		if _, _, err := (press.Paper{Document: document, Made: now}).PDF(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAllReports makes every paper of the example as a PDF, and tells how many pages they are.
func BenchmarkAllReports(b *testing.B) {
	pages := 0
	for b.Loop() {
		pages = 0
		for _, document := range papers(b) {
			laid := layout.Paginate(document)
			pages += len(laid.Pages)
			if _, err := pdf.Draw(&bytes.Buffer{}, laid, now); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(pages), "pages")
}

// A coat of arms at the head moves neither the year's picture from its page nor the judgement from the front page.
func TestLogoLeavesPapersAsLongAsTheyWere(t *testing.T) {
	all := papers(t)
	for _, name := range []string{"arshjul", "arsrapport", "intyg", "anmalningsmatris"} {
		doc := all[name]
		if name == "arshjul" { // with as long a mark as it has in the example on other days
			doc.Secrecy = &reports.SecrecyMark{Provision: "OSL 18 kap. 8 § 3; OSL 18 kap. 13 §", Date: "20 januari 2026", Authority: "Barn- och utbildningsnämnden", Text: all["handlingsplan"].Secrecy.Text}
		}
		doc.Logo = nil
		without := len(layout.Paginate(doc).Pages)
		doc.Logo = &reports.Logo{PNG: nil, Width: 326, Height: 380}
		if with := len(layout.Paginate(doc).Pages); with != without {
			t.Errorf("%s has %d pages, %d with a coat of arms", name, without, with)
		}
	}
}
