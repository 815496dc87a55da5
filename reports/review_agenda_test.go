package reports_test

import (
	"slices"
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/reports"
)

// What ledningens genomgång is told of the risks (SS-EN ISO/IEC 27001:2023, 9.3.2 e) is counted in the example's register.
func TestAgendaOfTheReviewTellsOfRisks(t *testing.T) {
	in := exampleYear(t)
	review := &data.ManagementReview{Title: "2027", On: "2027-03-15"}
	agenda := func(reg data.Register) []string {
		return strings.Split(soft(reports.ReviewAgenda(reg, review, in.Now)["dangers"]), "\n")
	}
	told := agenda(in.Register)
	want := []string{
		"10 risker: 1 extremt hög, 5 hög, 3 medelhög och 1 låg.",
		"6 risker är över det som riskägaren får acceptera: 3 har varken åtgärd eller acceptans, och 6 skulle ha varit hanterade.",
		"1 acceptans av en risk har löpt ut utan att risken har omprövats.",
		"Riskbehandling: 2 öppna åtgärder, varav 0 försenade, och 1 klar sedan den 24 mars 2026.",
		"1 avsteg gäller, och 1 har gått ut utan att avslutas.",
	}
	if !slices.Equal(told[:min(len(want), len(told))], want) {
		t.Errorf("it tells:\n%s", strings.Join(told, "\n"))
	}
	for _, r := range data.All(in.Register, data.Risks) {
		if strings.Contains(strings.Join(told, " "), r.Title) {
			t.Errorf("it names %s", r.Title)
		}
	}

	// A file without risks tells nothing of them, and one that keeps them in another system tells where.
	if told := strings.Join(agenda(newMunicipality(t).Register), " "); strings.Contains(told, "isk") {
		t.Errorf("a new file tells %q", told)
	}
	if told := agenda(with(t, in, inStratsys("risk")).Register); told[0] != "Risker förs i Stratsys." || strings.Contains(strings.Join(told[1:], " "), "isk") {
		t.Errorf("kept elsewhere, it tells %q", told)
	}
}
