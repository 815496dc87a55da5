package reports_test

import (
	"slices"
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/reports"
	"lisparmen/reports/text"
)

// Any report can be turned about: without its first section, and with its last one first. What is left says what it said.
func TestEveryReportCanBeArranged(t *testing.T) {
	arranged := 0
	for _, report := range reports.Reports() {
		in := exampleYear(t)
		in.Look = reports.Look{}
		standard, err := report.Build(in)
		headings := reports.Sections(standard)
		if err != nil || len(headings) < 3 {
			continue
		}
		arranged++
		last := len(headings) - 1
		in.Look = reports.Look{Accent: 0x1E5B3A, Logo: &reports.Logo{Width: 1, Height: 1}, Arrangements: map[string]reports.Arrangement{
			report.Name: {Ingress: "Kommunens egna ord, 12 % av dem.", Without: headings[:1], Order: headings[last:]},
			"annan":     {Ingress: "Andra ord."},
		}}
		doc, err := report.Build(in)
		if err != nil {
			t.Fatal(err)
		}
		want := append([]string{headings[last]}, headings[1:last]...)
		if got := reports.Sections(doc); !slices.Equal(got, want) {
			t.Errorf("%s: %q, not %q", report.Name, got, want)
		}
		words := strings.Join(strings.Fields(text.Render(doc)), " ")
		if doc.Accent != 0x1E5B3A || doc.Logo == nil || !strings.Contains(words, "Kommunens egna ord, 12 % av dem.") || strings.Contains(words, "Andra ord") {
			t.Errorf("%s: %.300s", report.Name, words)
		}
	}
	if arranged < 20 {
		t.Errorf("only %d reports have sections to arrange", arranged)
	}
}

// Of two settings for one report, which a merge can make, all places read the same. A colour that cannot be seen is none.
func TestLookOf(t *testing.T) {
	first, second := &data.ReportSetting{Report: "risker", Ingress: "Ett.", Without: "A\n\n B \n"}, &data.ReportSetting{Report: "risker", Ingress: "Två."}
	first.ID, second.ID = "00000000-0000-7000-8000-000000000001", "00000000-0000-7000-8000-000000000002"
	m := &data.Municipality{Name: "Vara", Colour: "#1e5b3a"}
	m.ID = "00000000-0000-7000-8000-000000000003"
	reg := data.NewRegister([]data.Record{second, first, m})
	look := reports.LookOf(reg)
	said, ok := data.SettingOf(reg, "risker")
	if a := look.Arrangements["risker"]; !ok || a.Ingress != said.Ingress || look.Accent != 0x1E5B3A || said == first && !slices.Equal(a.Without, []string{"A", "B"}) {
		t.Errorf("%+v", look)
	}
	m.Colour = "#FFFF00"
	if look := reports.LookOf(reg); look.Accent != 0 {
		t.Errorf("%06X", look.Accent)
	}
}
