package reports_test

import (
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/reports"
)

// How each duty stands is told in whole sentences, without keys, holes or English.
func TestStandingInWords(t *testing.T) {
	in := exampleYear(t)
	for _, s := range data.NewJudge(in.Register, in.AsOf).Catalogue() {
		for _, words := range []string{reports.Reason(s.Computed), reports.RuleWords(s.Rule), reports.CoverageWords(s.Computed.Coverage)} {
			if strings.ContainsAny(words, "{}…_") || strings.Contains(words, "reason.") || strings.Contains(words, "rule.") || strings.Contains(words, "register.") {
				t.Errorf("duty %d: %q", s.Number, words)
			}
		}
	}
}

func TestCoverageWords(t *testing.T) {
	for want, coverage := range map[string][]data.Extent{
		"":                                     {},
		"Roller: 22":                           {{Register: "role", Held: 22}},
		"3 av cirka 4\u00a0chefsintyg":         {{Register: "confirmation", Held: 3, Whole: 4}},
		"Frister: 12, myndigheter: 1\u00a0300": {{Register: "deadline", Held: 12}, {Register: "authority", Held: 1300}},
		"12 av cirka 85\u00a0informationsmängder": {{Register: "asset", Held: 12, Whole: 85}},
	} {
		if got := reports.CoverageWords(coverage); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestReasonCounts(t *testing.T) {
	for want, judged := range map[string]data.Judged{
		"Den roll som behövs har en innehavare":      {Reason: data.ReasonRolesHeld, Have: 1, All: 1},
		"Alla 4 roller som behövs har en innehavare": {Reason: data.ReasonRolesHeld, Have: 4, All: 4},
		"3 av 4 roller som behövs har en innehavare": {Reason: data.ReasonRolesVacant, Have: 3, All: 4},
		"Inte i bruk: informationsmängder, åtgärder": {Reason: data.ReasonNotInUse, Registers: []string{"asset", "action"}},
	} {
		if got := reports.Reason(judged); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// What waits is told by what it is about and when; what has no day in law is not said to run out.
func TestWaits(t *testing.T) {
	in := exampleYear(t)
	view := reports.NewViewer(in.Register)
	found := map[string]bool{}
	for _, due := range data.WhatIsDue(in.Register, in.AsOf.Start().Add(36e12), data.ByLeadTime) {
		words := view.Waits(due)
		found[words] = true
		if strings.ContainsAny(words, "{}…_") || strings.Contains(words, "ui.") {
			t.Errorf("%s: %q", due.What, words)
		}
	}
	for _, want := range []string{
		"Riktlinje för informationssäkerhetens organisation skulle ha setts över 2026-09-30",
		"Ingen är Säkerhetsskyddschef",
		"Fristen för Anmälan (cybersäkerhetslagen), I-8 går ut 2026-11-26 16.40",
		"Information (registrerade, Socialnämnden), I-8 ska göras utan dröjsmål, räknat från 2026-11-23 16.40",
	} {
		if !found[want] {
			t.Errorf("not told: %q", want)
		}
	}
	two := data.Due{What: data.DueCheck, On: "2026-11-24", Kind: "person", ID: data.All(in.Register, data.People)[0].ID, More: 2}
	if got := view.WaitTitle(two); !strings.HasSuffix(got, " och 2 till") {
		t.Errorf("got %q", got)
	}
}
