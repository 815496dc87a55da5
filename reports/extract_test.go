package reports_test

import (
	"strings"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/reports"
	"lisparmen/reports/text"
)

func TestExtractOnAPerson(t *testing.T) {
	in := exampleYear(t)
	var person *data.Person
	for _, p := range data.All(in.Register, data.People) {
		if p.Name == "Maja Tallbrink" {
			person = p
		}
	}
	incident := data.All(in.Register, data.Incidents)[0]
	in.RecordID = person.ID
	in.Authored = data.Authored{Saves: 50, First: "2025-05-05", Last: "2026-11-24"}
	in.Mentions = []data.Mention{
		{Kind: "person", Record: person.ID, Field: "name", Text: person.Name, Now: true},
		{Kind: "incident", Record: incident.ID, Field: "lessons", Text: "Fråga Maja Tallbrink.", Now: true},
		{Kind: "incident", Record: incident.ID, Field: "cause"},
	}
	incident.Lessons = "Allmänt om annat.\nFråga Maja Tallbrink."
	in.Printed = reports.PrintsOf(person, []data.Printed{
		{Report: "registerutdrag", Form: "pdf", Origin: data.OriginOf("person", person.ID), At: time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC), Author: "Anna Berg"},
		{Report: "registerutdrag", Form: "pdf", Origin: data.OriginOf("person", person.ID), At: time.Date(2027, 1, 20, 9, 0, 0, 0, time.UTC), Author: "Efter dagen"},
		{Report: "incident", Form: "pdf", Origin: data.OriginOf("incident", incident.ID), At: time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC), Author: "Om annat"},
	})
	checkText(t, "registerutdrag.txt", build(t, "registerutdrag", in))

	// In the public version a text that may be secret is told of, never quoted.
	in.Register = in.Register.Public()
	public := text.Render(build(t, "registerutdrag", in))
	if strings.Contains(public, "Fråga Maja") || !strings.Contains(public, "kan omfattas av sekretess") {
		t.Error("the public extract quotes what may be secret:", public)
	}
	in.RecordID = ""
	report, _ := reports.Named("registerutdrag")
	if _, err := report.Build(in); !data.IsProblem(err, "problem.report.person") {
		t.Errorf("without a person: %v", err)
	}
}
