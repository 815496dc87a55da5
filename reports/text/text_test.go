package text_test

import (
	"flag"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"lisparmen/reports"
	"lisparmen/reports/layout/papertest"
	"lisparmen/reports/text"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestDemoAsText(t *testing.T) {
	const golden = "testdata/demo.txt"
	got := text.Render(papertest.Demo())
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	wantLines, gotLines := strings.Split(string(want), "\n"), strings.Split(got, "\n")
	for i, line := range gotLines {
		if i >= len(wantLines) || line != wantLines[i] {
			t.Fatalf("line %d is %q; run with -update and read the difference", i+1, line)
		}
	}
	if len(gotLines) != len(wantLines) {
		t.Fatalf("%d lines, want %d", len(gotLines), len(wantLines))
	}
}

func TestLinesFitThePage(t *testing.T) {
	for i, line := range strings.Split(text.Render(papertest.Long()), "\n") {
		if n := utf8.RuneCountInString(line); n > 80 {
			t.Errorf("line %d is %d wide: %s", i+1, n, line)
		}
		if strings.TrimRight(line, " ") != line {
			t.Errorf("line %d ends in a space: %q", i+1, line)
		}
	}
}

func TestStateIsMarkAndWord(t *testing.T) {
	got := text.Render(reports.Document{Blocks: []reports.Block{
		reports.Table{Rows: []reports.Row{{Cells: []reports.Cell{reports.StateCell(reports.Lacking)}}}},
	}})
	if got != "\n■ Brist\n" && got != "■ Brist\n" {
		t.Errorf("got %q", got)
	}
}

func TestTableCutsNoWordWhenThereIsRoom(t *testing.T) {
	got := text.Render(reports.Document{Blocks: []reports.Block{reports.Table{
		Columns: []reports.Column{{Head: "Område"}, {Head: "Lagrum"}},
		Rows: []reports.Row{reports.Cells("Informationssäkerhetsincidenter och annat som hör dit",
			"Säkerhetsskyddsförordningen (2021:955) 2 kap. 4 § och de föreskrifter som gäller därtill, läst i dag")},
	}}})
	for _, whole := range []string{"Informationssäkerhetsincidenter", "Säkerhetsskyddsförordningen", "4 §"} {
		if !strings.Contains(got, whole) {
			t.Errorf("lacks %s:\n%s", whole, got)
		}
	}
}

// What is drawn as struck through or underlined is said in words.
func TestChangesAreSaid(t *testing.T) {
	got := text.Render(reports.Document{Blocks: []reports.Block{reports.Paragraph{Runs: []reports.Run{
		{Text: "Policyn ses över "}, {Text: "vart tredje år", Struck: true}, {Text: " "}, {Text: "varje år", Inserted: true}, {Text: "\n\n", Inserted: true}, {Text: " ", Struck: true}, {Text: "."},
	}}}})
	if want := "Policyn ses över [utgår: vart tredje år] [tillkommer: varje år]\n\n.\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLinkIsWrittenOut(t *testing.T) {
	got := text.Render(reports.Document{Blocks: []reports.Block{
		reports.Paragraph{Runs: []reports.Run{{Text: "Läs mer", Link: "https://a.se/"}}},
		reports.Paragraph{Runs: []reports.Run{{Text: "a@b.se", Link: "mailto:a@b.se"}}},
	}})
	if want := "Läs mer <https://a.se/>\n\na@b.se\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAnyDocumentAsText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := papertest.Any(t)
		if got := text.Render(doc); !utf8.ValidString(got) {
			t.Fatalf("invalid UTF-8")
		}
	})
}

func TestADraftSaysSoFirst(t *testing.T) {
	doc := reports.Document{Title: "Årsrapport", Municipality: "Ekdala kommun", Draft: true}
	if got := text.Render(doc); !strings.HasPrefix(got, reports.WordDraft+"\n\nEkdala kommun\n") {
		t.Errorf("got %q", got)
	}
	doc.Draft = false
	if got := text.Render(doc); strings.Contains(got, reports.WordDraft) {
		t.Errorf("got %q", got)
	}
}
