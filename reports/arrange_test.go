package reports_test

import (
	"slices"
	"strings"
	"testing"

	"lisparmen/reports"
	"lisparmen/reports/text"
)

func TestArranged(t *testing.T) {
	doc := reports.Document{Title: "Rapport", Blocks: []reports.Block{
		reports.Text("Inledning."),
		reports.PageBreak{},
		reports.Heading{Level: 1, Text: "Ett"},
		reports.Text("Om ett."),
		reports.Heading{Level: 2, Text: "Mer om ett"},
		reports.PageBreak{},
		reports.Heading{Level: 1, Text: "Två"},
		reports.Text("Om två."),
		reports.Group{Blocks: []reports.Block{reports.Heading{Level: 1, Text: "Tre"}, reports.Text("Om tre.")}},
	}}
	if got := reports.Sections(doc); !slices.Equal(got, []string{"Ett", "Två", "Tre"}) {
		t.Errorf("%q", got)
	}
	if same := reports.Arranged(doc, reports.Arrangement{}); text.Render(same) != text.Render(doc) || len(same.Blocks) != len(doc.Blocks) {
		t.Error("nothing asked for changes the paper")
	}
	got := reports.Arranged(doc, reports.Arrangement{Ingress: "Kommunens egna ord.\n\nOch fler.", Without: []string{"Två", "Fyra"}, Order: []string{"Fem", "Tre"}})
	if words := strings.Join(strings.Fields(text.Render(got)), " "); !strings.Contains(words, "Kommunens egna ord. Och fler. Inledning. ") ||
		strings.Index(words, "Om tre.") > strings.Index(words, "Om ett.") || strings.Contains(words, "två") || !strings.Contains(words, "Mer om ett") {
		t.Error(words)
	}
	breaks := 0
	for _, block := range got.Blocks {
		if _, ok := block.(reports.PageBreak); ok {
			breaks++
		}
	}
	if breaks != 1 { // that of Två went with it
		t.Errorf("%d page breaks", breaks)
	}
	if len(doc.Blocks) != 9 || reports.Sections(doc)[1] != "Två" {
		t.Error("the paper that was arranged is changed")
	}
}

// Every paper of the example holds the same words when nothing is asked for, and lacks a section that is left out.
func TestEveryPaperCanBeArranged(t *testing.T) {
	in := exampleYear(t)
	for _, report := range reports.Reports() {
		if report.TellsNamed {
			continue
		}
		doc := build(t, report.Name, in)
		whole := text.Render(doc)
		if text.Render(reports.Arranged(doc, reports.Arrangement{})) != whole {
			t.Errorf("%s is another when nothing is asked for", report.Name)
		}
		for _, heading := range reports.Sections(doc) {
			if slices.Contains(reports.Sections(reports.Arranged(doc, reports.Arrangement{Without: []string{heading}})), heading) {
				t.Errorf("%s still has the section %q", report.Name, heading)
			}
		}
	}
}

// What was written last year still holds when only the year in a heading has changed; spaces are of one sort.
func TestArrangedNextYear(t *testing.T) {
	doc := reports.Document{Blocks: []reports.Block{
		reports.Heading{Level: 1, Text: "Incidenter 2026"},
		reports.Text("Inga."),
		reports.Heading{Level: 1, Text: "Bilaga 1"},
		reports.Text("Den första."),
		reports.Heading{Level: 1, Text: "Bilaga 2"},
		reports.Text("Den andra."),
		reports.Heading{Level: 1, Text: "Enligt §\u00a05"},
		reports.Text("Så här."),
	}}
	got := reports.Arranged(doc, reports.Arrangement{Without: []string{"Incidenter 2025", "Bilaga 2"}, Order: []string{"Enligt § 5"}})
	if s := reports.Sections(got); !slices.Equal(s, []string{"Enligt §\u00a05", "Bilaga 1"}) {
		t.Errorf("%q", s)
	}
}
