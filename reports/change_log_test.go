package reports_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/reports"
	"lisparmen/reports/text"
)

// changedExample is the example with a few saves of its year: two by one person, of which one made many records, and one by another.
func changedExample(t *testing.T) reports.Input {
	in := exampleYear(t)
	at := time.Date(2026, 3, 2, 9, 15, 0, 0, data.Swedish)
	risks, actions, people := data.All(in.Register, data.Risks), data.All(in.Register, data.Actions), data.All(in.Register, data.People)
	in.Touched = []data.Touch{
		{At: at, Author: "Maja Tallbrink", Act: "save", Kind: "risk", Record: risks[0].ID, Save: "1", Fields: []string{"probability", "consequence"}},
		{At: at, Author: "Maja Tallbrink", Act: "save", Kind: "action", Record: actions[0].ID, Save: "1", Made: true},
	}
	for _, a := range actions[1:9] {
		in.Touched = append(in.Touched, data.Touch{At: at.Add(time.Hour), Author: "Maja Tallbrink", Act: "import", Kind: "action", Record: a.ID, Save: "2", Made: true})
	}
	in.Touched = append(in.Touched, data.Touch{At: at.AddDate(0, 1, 0), Author: "Jonas Ängsvik", Act: "remove", Kind: "person", Record: people[0].ID, Save: "3"})
	return in
}

// The change log tells who did what to which record, day by day; what was said nowhere, and in public neither who nor whom.
func TestChangeLog(t *testing.T) {
	in := changedExample(t)
	paper := build(t, "andringslogg", in)
	checkText(t, "andringslogg", paper)
	own := strings.Join(strings.Fields(soft(text.Render(paper))), " ")
	name := data.All(in.Register, data.People)[0].Name
	for _, want := range []string{"3 ändringar har gjorts i 11 poster, av 2 personer.", "Jonas Ängsvik", "och 7 till", "Mars 2026", "2 april 2026", "09.15", "Ändrade", "SEKRETESSMARKERING", "Person: " + name} {
		if !strings.Contains(own, want) {
			t.Errorf("%q is not in the log:\n%s", want, own)
		}
	}
	in.Register, in.Public = in.Register.Public(), true
	public := strings.Join(strings.Fields(soft(text.Render(build(t, "andringslogg", in)))), " ")
	for _, secret := range []string{"Jonas Ängsvik", "Maja Tallbrink", name, "SEKRETESSMARKERING", "av 2 personer", "sannolikhet"} {
		if strings.Contains(public, secret) {
			t.Errorf("the public log says %q:\n%s", secret, public)
		}
	}
	if !strings.Contains(public, "Risk: R-1 ") || !strings.Contains(public, "färre än 3 personer") {
		t.Error(public)
	}
}

// A log longer than the paper can hold counts all, lists the first and says how many more there are.
func TestChangeLogIsBounded(t *testing.T) {
	in := empty()
	at := data.Day("2026-02-01").Start().Add(8 * time.Hour)
	for n := range 2_600 {
		in.Touched = append(in.Touched, data.Touch{At: at.Add(time.Duration(n) * time.Minute), Author: "Anna Lind", Act: "save", Kind: "risk", Record: fmt.Sprint(n), Save: fmt.Sprint(n), Fields: []string{"title"}})
	}
	rows := 0
	paper := build(t, "andringslogg", in)
	for _, block := range paper.Blocks {
		if table, ok := block.(reports.Table); ok && table.Columns[0].Head == "Tid" {
			for _, row := range table.Rows {
				rows += len(row.Cells) / 4
			}
		}
	}
	words := strings.Join(strings.Fields(soft(text.Render(paper))), " ")
	if rows != 2_000 || !strings.Contains(words, "2 600 ändringar har gjorts") || !strings.Contains(words, "rader till den dagen") || !strings.Contains(words, "Loggen visar de första 2 000 raderna.") {
		t.Errorf("%d rows: %s", rows, words[:min(len(words), 900)])
	}
	if words := text.Render(build(t, "andringslogg", empty())); !strings.Contains(words, "Ingen har ändrat något i pärmen under perioden.") {
		t.Error(words)
	}
}
