package reports_test

import (
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/reports"
	"lisparmen/reports/text"
)

// section is a part of a governing document.
func section(id, document, position, heading, words string) *data.Section {
	return &data.Section{Head: data.Head{ID: id}, Document: data.Link[*data.Document](document), Position: position, Heading: heading, Text: words}
}

// newVersion is a draft that replaces a policy: words are changed, a section is new, one is taken away and one is as it was.
func newVersion(old *data.Document) []data.Record {
	draft := &data.Document{Head: data.Head{ID: "new"}, Title: "Policy", State: data.DocumentRegistered, Stage: data.StageDraft, Version: "2.0", Replaces: "old"}
	return []data.Record{
		old, draft,
		section("o1", "old", "1", "Ansvar", "Varje nämnd ansvarar för sin information.\n\nArbetet följs upp varje år."),
		section("o2", "old", "2", "Lösenord", "Lösenord ska bytas var nittionde dag."),
		section("o3", "old", "3", "Incidenter", "Alla ska rapportera det som har gått fel."),
		section("n1", "new", "1", "Ansvar", "Varje nämnd ansvarar för sin information.\n\nArbetet följs upp två gånger om året."),
		section("n3", "new", "3", "Incidenter", "Alla ska rapportera det som har gått fel."),
		section("n4", "new", "4", "Kontinuitet", "Det ska finnas reservrutiner."),
	}
}

// What is taken away and what is new is marked word by word, and said in words in plain text.
func TestAmendments(t *testing.T) {
	old := &data.Document{Head: data.Head{ID: "old"}, Title: "Policy", State: data.DocumentRegistered, Version: "1.0"}
	in := empty(newVersion(old)...)
	paper := build(t, "andringar", in)
	checkText(t, "andringar", paper)
	words := soft(text.Render(paper))
	for _, want := range []string{
		"3 av 4 avsnitt är berörda: 1 har ändrad text, 1 är nytt och 1 utgår.", "[utgår: varje år.]", "[tillkommer: två gånger om året.]",
		"Utgår: Lösenord", "[utgår: Lösenord ska bytas var nittionde dag.]", "Nytt avsnitt: Kontinuitet", "[tillkommer: Det ska finnas reservrutiner.]",
		"Alla ska rapportera det som har gått fel.",
	} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not in the paper", want)
		}
	}
	struck, inserted := 0, 0
	for _, block := range paper.Blocks {
		if p, ok := block.(reports.Paragraph); ok && p.Style == reports.BodyText {
			for _, run := range p.Runs {
				struck += len(strings.Fields(map[bool]string{true: run.Text}[run.Struck]))
				inserted += len(strings.Fields(map[bool]string{true: run.Text}[run.Inserted]))
			}
		}
	}
	if struck != 8 || inserted != 8 {
		t.Errorf("%d words are struck and %d inserted", struck, inserted)
	}
	// Only the break between two paragraphs is new.
	reg := data.NewRegister([]data.Record{
		&data.Document{Head: data.Head{ID: "d"}, Title: "Rutin", State: data.DocumentRegistered}, section("s", "d", "1", "Ett", "Först detta.\n\nSedan detta."),
	})
	in = empty()
	in.Register, in.Before = reg, data.NewRegister([]data.Record{
		&data.Document{Head: data.Head{ID: "d"}, Title: "Rutin", State: data.DocumentRegistered}, section("s", "d", "1", "Ett", "Först detta. Sedan detta."),
	})
	words = soft(text.Render(build(t, "andringar", in)))
	if !strings.Contains(words, "[tillkommer: nytt stycke]") || !strings.Contains(words, "Samma dokument, som det var 1 januari 2026") {
		t.Error(words)
	}
}

// A text that the public register lacks is compared with nothing: the paper must not say that it is unchanged.
func TestAmendmentsOfASecretDocument(t *testing.T) {
	old := &data.Document{Head: data.Head{ID: "old", Secrecy: data.Secrecy{State: data.SecrecyPossible}}, Title: "Policy", State: data.DocumentRegistered}
	in := empty(newVersion(old)...)
	if own := soft(text.Render(build(t, "andringar", in))); !strings.Contains(own, "SEKRETESSMARKERING") {
		t.Error("the version before is secret, and the paper has no mark")
	}
	in.Register, in.Public = in.Register.Public(), true
	public := soft(text.Render(build(t, "andringar", in)))
	if !strings.Contains(public, "Dokumentets text är utelämnad") || strings.Contains(public, "nittionde") || strings.Contains(public, "avsnitt är") {
		t.Error(public)
	}
	alone := empty(&data.Document{Head: data.Head{ID: "d"}, Title: "P", State: data.DocumentRegistered}, section("s", "d", "1", "A", "b"))
	for want, in := range map[string]reports.Input{
		"Inget styrdokument har en text att jämföra.": empty(), "Det finns ingen tidigare text att jämföra med.": alone,
	} {
		if words := soft(text.Render(build(t, "andringar", in))); !strings.Contains(words, want) {
			t.Errorf("%q is not told:\n%s", want, words)
		}
	}
}
