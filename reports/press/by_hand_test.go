package press_test

import (
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/reports"
	"lisparmen/reports/press"
)

// What was written in of the time before is on a paper of a year that has ended, though it was typed after it, and on its public
// version, but not where the register of such values is kept elsewhere.
func TestWhatWasWrittenInByHandAfterTheYear(t *testing.T) {
	at := now
	st := withFile(t, &at)
	have, all := 9, 24
	save := func(records ...data.Record) {
		t.Helper()
		if err := perform(t, st, func(d *exchange.Deed) error {
			for _, r := range records {
				d.Make(r)
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	says := func(when string, want bool) {
		t.Helper()
		for _, public := range []bool{false, true} {
			report, _ := reports.Named("arsrapport")
			paper, err := press.Make(t.Context(), st, press.Order{Report: report, From: data.Day("2026-01-01"), To: data.Day("2026-12-31"), Public: public})
			if err != nil {
				t.Fatal(err)
			}
			text := strings.Join(strings.Fields(strings.ReplaceAll(paper.Text(), "\u00a0", " ")), " ")
			if got := strings.Contains(text, "då 9 av 24 krav var uppfyllda (uppgift införd för hand: Årsrapport 2025)."); got != want || !strings.Contains(text, "Ställning per 31 december 2026") {
				t.Errorf("%s, public %v: told %v: %.900s", when, public, got, text)
			}
		}
	}
	save(&data.Duty{Sentence: "s", Area: data.AreaPeople, State: data.DutyKept, Assessment: data.Met, AssessmentReason: "r"})
	at = data.Day("2027-02-10").Start()
	says("before", false)
	save(&data.EarlierFigure{Figure: data.FigureDemands, On: "2025-12-31", Have: &have, All: &all, Source: "Årsrapport 2025"})
	says("typed after the year", true)
	save(&data.RegisterUse{Register: data.EarlierFigures.Name, State: data.UseElsewhere, System: "Stratsys"})
	says("kept elsewhere", false)
}
