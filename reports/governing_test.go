package reports_test

import (
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/reports"
)

func TestPolicyAsAdopted(t *testing.T) {
	checkText(t, "styrdokument-policy", build(t, "styrdokument", exampleYear(t)))
}

func TestDraft(t *testing.T) {
	in := newMunicipality(t)
	for _, d := range data.All(in.Register, data.Documents) {
		if d.Area == data.AreaIncidents {
			in.RecordID = d.ID
		}
	}
	paper := build(t, "styrdokument", in)
	if paper.Subtitle != reports.DraftNote {
		t.Errorf("the draft is not marked: %q", paper.Subtitle)
	}
	checkText(t, "styrdokument-utkast", paper)
}

// Every word of an adopted document is on paper, in order, and no other word is among its text.
func TestEveryWordOfThePolicyIsPrinted(t *testing.T) {
	for name, in := range map[string]reports.Input{"example": exampleYear(t), "imported": withPolicy(t)} {
		paper := build(t, "styrdokument", in)
		var want []string
		for _, s := range data.All(in.Register, data.Sections) {
			if d, _ := data.Find(in.Register, s.Document); d.Type != data.DocumentPolicy {
				continue
			}
			want = append(want, strings.Fields(s.Heading)...)
			for _, word := range strings.Fields(s.Text) {
				if strings.Trim(word, "•-–") != "" {
					want = append(want, word)
				}
			}
		}
		got := documentWords(paper.Blocks)
		for i := range max(len(want), len(got)) {
			if i >= len(want) || i >= len(got) || want[i] != got[i] {
				t.Errorf("%s: word %d differs:\n got %q\nwant %q", name, i, got[max(0, i-5):min(len(got), i+5)], want[max(0, i-5):min(len(want), i+5)])
				break
			}
		}
	}
}

// documentWords lists the words of a document's text, without its facts.
func documentWords(blocks []reports.Block) []string {
	var words []string
	add := func(runs []reports.Run) {
		for _, run := range runs {
			words = append(words, strings.Fields(soft(run.Text))...)
		}
	}
	for _, block := range blocks {
		switch block := block.(type) {
		case reports.Heading:
			add(reports.Plain(block.Text))
		case reports.Paragraph:
			add(block.Runs)
		case reports.List:
			for i, item := range block.Items {
				if block.Numbered {
					words = append(words, string(rune('1'+i))+".")
				}
				add(item.Runs)
			}
		}
	}
	return words
}

// written is a register with one document of one section.
func written(change func(*data.Document), text string) reports.Input {
	d := &data.Document{Head: data.Head{ID: "d"}, Title: "Riktlinje", Type: data.DocumentGuideline, State: data.DocumentRegistered}
	change(d)
	return empty(d, &data.Section{Head: data.Head{ID: "s"}, Document: "d", Heading: "Rubrik", Level: ptr(2), Text: text})
}

func TestListsKeepTheirMarkers(t *testing.T) {
	paper := build(t, "styrdokument", written(func(*data.Document) {}, "Före:\n\n• ett\n• två\n\nMellan:\n\n1. först\n2. sedan\n\nEfter:\n\na) så\nb) så"))
	var lists []reports.List
	var plain []string
	for _, block := range paper.Blocks {
		switch block := block.(type) {
		case reports.List:
			lists = append(lists, block)
		case reports.Paragraph:
			plain = append(plain, soft(block.Runs[0].Text))
		case reports.Heading:
			if block.Level != 2 {
				t.Errorf("the heading is of level %d", block.Level)
			}
		}
	}
	if len(lists) != 2 || lists[0].Numbered || !lists[1].Numbered || len(lists[0].Items) != 2 || len(lists[1].Items) != 2 {
		t.Errorf("%+v", lists)
	}
	if got := strings.Join(plain, "|"); got != "Före:|Mellan:|Efter:|a) så|b) så" {
		t.Error(got)
	}
}

func TestFactsOfADocument(t *testing.T) {
	facts := func(in reports.Input) map[string]string {
		found := map[string]string{}
		for _, block := range build(t, "styrdokument", in).Blocks {
			if block, ok := block.(reports.Facts); ok {
				for _, fact := range block.Facts {
					found[fact.Label] = soft(fact.Value)
				}
			}
		}
		return found
	}
	bare := facts(written(func(*data.Document) {}, "Text."))
	for _, label := range []string{
		"Gäller för", "Beslutande organ", "Beslutsdatum", "Paragraf i protokollet", "Diarienummer", "Version", "Gäller", "Dokumentägare", "Ersätter", "Revideras senast",
	} {
		check(t, label, bare[label], "Ej angivet")
	}
	check(t, "the type", bare["Dokumenttyp"], "Riktlinje")

	in := written(func(d *data.Document) {
		d.DecidedOn, d.Paragraph, d.DiaryNumber, d.Version = "2026-03-11", "38", "KS 2026/12", "2"
		d.From, d.To, d.ReviewOn, d.AppliesTo = "2026-04-01", "2028-03-31", "2028-01-31", "Alla nämnder"
		d.DecidedBy, d.Owner, d.Replaces = "ks", "r", "old"
	}, "Text.")
	in.Register = having(in.Register,
		&data.Unit{Head: data.Head{ID: "ks"}, Name: "Kommunstyrelsen"}, &data.Person{Head: data.Head{ID: "p"}, Name: "Anna Ek"},
		&data.Role{Head: data.Head{ID: "r"}, Name: "Kanslichef", Holder: "p"}, &data.Document{Head: data.Head{ID: "old"}, Title: "Anvisning"})
	full := facts(in)
	for label, want := range map[string]string{
		"Gäller för": "Alla nämnder", "Beslutande organ": "Kommunstyrelsen", "Beslutsdatum": "11 mars 2026", "Paragraf i protokollet": "§ 38",
		"Diarienummer": "KS 2026/12", "Version": "2", "Gäller": "1 april 2026–31 mars 2028", "Dokumentägare": "Kanslichef (Anna Ek)",
		"Ersätter": "Anvisning", "Revideras senast": "31 januari 2028",
	} {
		check(t, label, full[label], want)
	}
}

func TestWhichDocument(t *testing.T) {
	report, _ := reports.Named("styrdokument")
	in := empty(&data.Document{Head: data.Head{ID: "d"}, Title: "Policy", Type: data.DocumentPolicy})
	if _, err := report.Build(in); !data.IsProblem(err, "problem.report.no_text") {
		t.Errorf("no document has a text: %v", err)
	}
	in.RecordID = "m" // a municipality
	if _, err := report.Build(in); !data.IsProblem(err, "problem.report.record") {
		t.Errorf("a record of another kind: %v", err)
	}
	in.RecordID = "d"
	if paper := build(t, "styrdokument", in); paper.Title != "Policy" || paper.Subtitle != "" {
		t.Errorf("a document without text: %q, %q", paper.Title, paper.Subtitle)
	}

	in = written(func(*data.Document) {}, "Text.")
	if paper := build(t, "styrdokument", in); paper.Title != "Riktlinje" {
		t.Errorf("the first document with text is %q", paper.Title)
	}
	in.Register = having(in.Register, &data.Document{Head: data.Head{ID: "policy"}, Title: "Vår policy", Type: data.DocumentPolicy},
		&data.Section{Head: data.Head{ID: "t"}, Document: "policy", Text: "Text."})
	if paper := build(t, "styrdokument", in); paper.Title != "Vår policy" {
		t.Errorf("the policy does not come first: %q", paper.Title)
	}
}

func TestContentsOnlyWhenLong(t *testing.T) {
	in := written(func(*data.Document) {}, strings.Repeat("Ett ord till. ", 100))
	if build(t, "styrdokument", in).Contents {
		t.Error("a short document has a table of contents")
	}
	in.Register = having(in.Register, &data.Section{Head: data.Head{ID: "u"}, Document: "d", Heading: "Mer", Level: ptr(1), Text: strings.Repeat("Ett ord till. ", 500)},
		&data.Section{Head: data.Head{ID: "v"}, Document: "d", Heading: "Mest", Level: ptr(1), Text: "Slut."})
	if !build(t, "styrdokument", in).Contents {
		t.Error("a long document has no table of contents")
	}
}
