package reports_test

import (
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/reports/text"
)

// Every answer is told with how it was met, and what has not been met is said to remain.
func TestReferralSummary(t *testing.T) {
	document := func(secrecy data.SecrecyState) data.Record {
		return &data.Document{Head: data.Head{ID: "d", Secrecy: data.Secrecy{State: secrecy}}, Title: "Riktlinje", State: data.DocumentRegistered, Stage: data.StageReferral}
	}
	records := []data.Record{
		&data.Unit{Head: data.Head{ID: "sn"}, Name: "Socialnämnden"}, &data.Unit{Head: data.Head{ID: "bun"}, Name: "Barnnämnden"}, &data.Unit{Head: data.Head{ID: "ab"}, Name: "Bolaget"},
		&data.Referral{Head: data.Head{ID: "1"}, Document: "d", Unit: "sn", SentOn: "2026-01-20", AnswerBy: "2026-02-13", AnsweredOn: "2026-02-12", Opinion: data.OpinionObjects, Summary: "Texten om papper är oklar."},
		&data.Referral{Head: data.Head{ID: "2"}, Document: "d", Unit: "bun", SentOn: "2026-01-20", AnsweredOn: "2026-02-10", Opinion: data.OpinionChanges, Summary: "Vill ha med elever.", Outcome: "Infört i avsnitt 2."},
		&data.Referral{Head: data.Head{ID: "3"}, Document: "d", Unit: "ab", SentOn: "2026-01-21"},
	}
	words := soft(text.Render(build(t, "remissammanstallning", empty(append(records, document(data.SecrecyPublic))...))))
	for _, want := range []string{
		"2 av 3 remissinstanser har svarat: 1 vill ändra och 1 avstyrker.", "Texten om papper är", "Infört i avsnitt 2.", "20 januari 2026",
		"Skriv in hur synpunkterna från Socialnämnden har bemötts.", "Påminn Bolaget",
	} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not in the paper:\n%s", want, words)
		}
	}
	in := empty(append(records, document(data.SecrecyPossible))...)
	in.Register, in.Public = in.Register.Public(), true
	if public := soft(text.Render(build(t, "remissammanstallning", in))); strings.Contains(public, "papper är") || strings.Contains(public, "Infört") || !strings.Contains(public, "Socialnämnden") {
		t.Errorf("the public version quotes answers on a secret document:\n%s", public)
	}
	if words := soft(text.Render(build(t, "remissammanstallning", empty()))); !strings.Contains(words, "Inget styrdokument har varit på remiss.") {
		t.Error(words)
	}
}
