package reports_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/reports"
	"lisparmen/reports/layout"
	"lisparmen/reports/text"
)

// unitNamed is a unit of the example.
func unitNamed(t testing.TB, reg data.Register, short string) *data.Unit {
	t.Helper()
	for _, u := range data.All(reg, data.Units) {
		if u.Short == short {
			return u
		}
	}
	t.Fatalf("there is no unit %s", short)
	return nil
}

// plain is a paper as words with single spaces.
func plain(doc reports.Document) string {
	return strings.Join(strings.Fields(soft(text.Render(doc))), " ")
}

func committeePaper(t testing.TB, short string) (reports.Input, string) {
	t.Helper()
	in := exampleYear(t)
	in.RecordID = unitNamed(t, in.Register, short).ID
	return in, plain(build(t, "arsrapport", in))
}

func TestCommitteeReportOfTheExample(t *testing.T) {
	in := exampleYear(t)
	in.RecordID = unitNamed(t, in.Register, "SN").ID
	checkText(t, "arsrapport-namnd", build(t, "arsrapport", in))
}

// What was written in of the time before is the municipality's: a nämnd's report compares with nothing.
func TestCommitteeReportHasNothingByHand(t *testing.T) {
	in := exampleYear(t)
	have, all := 9, 24
	byHand := &data.EarlierFigure{Head: data.Head{ID: "by-hand"}, Figure: data.FigureDemands, On: "2025-12-31", Have: &have, All: &all, Source: "Årsrapport 2025"}
	in.ByHand, in.Before = []*data.EarlierFigure{byHand}, data.Register{}
	if got := plain(build(t, "arsrapport", in)); !strings.Contains(got, "då 9 av 24 krav var uppfyllda (uppgift införd för hand: Årsrapport 2025).") {
		t.Errorf("the board's report says nothing of it: %s", got[:900])
	}
	in.RecordID = unitNamed(t, in.Register, "SN").ID
	if got := plain(build(t, "arsrapport", in)); !strings.Contains(got, "Det finns inget tidigare läge att jämföra med.") || strings.Contains(got, "för hand") {
		t.Errorf("a nämnd's report: %s", got[:900])
	}
}

// A nämnd's report tells of no other nämnd: neither by its name nor by the numbers of what is its.
func TestCommitteeReportTellsOnlyItsOwn(t *testing.T) {
	for _, short := range []string{"SN", "BUN", "MBN", "VN"} {
		in, paper := committeePaper(t, short)
		own := data.OwnUnits(in.Register, unitNamed(t, in.Register, short))
		for _, u := range data.All(in.Register, data.Units) {
			if u.Type == data.UnitCommittee && !slices.Contains(own, u) && strings.Contains(strings.ToLower(paper), strings.ToLower(u.Name)) {
				t.Errorf("%s: the report tells of %s", short, u.Name)
			}
		}
		view := reports.NewViewer(in.Register)
		for _, i := range data.All(in.Register, data.Incidents) {
			isOwn := slices.ContainsFunc(own, func(u *data.Unit) bool { return slices.Contains(i.Units, data.Link[*data.Unit](u.ID)) })
			if number := view.Number(i); !isOwn && regexp.MustCompile(number+`\b`).MatchString(paper) {
				t.Errorf("%s: the report tells of %s", short, number)
			}
		}
		for _, r := range data.All(in.Register, data.Actions) {
			isOwn := slices.ContainsFunc(own, func(u *data.Unit) bool { return r.Owner == data.Link[*data.Unit](u.ID) })
			if r.Owner != "" && !isOwn && regexp.MustCompile(view.Number(r)+`\b`).MatchString(paper) {
				t.Errorf("%s: the report tells of %s", short, view.Number(r))
			}
		}
	}
}

// What the coordinator has said of the municipality does not colour the nämnd's lights.
func TestCommitteeReportHasItsOwnLights(t *testing.T) {
	in, before := committeePaper(t, "SN")
	for _, d := range data.All(in.Register, data.Duties) {
		d.Assessment, d.AssessmentReason = data.Lacking, "Hela kommunen"
	}
	after := plain(build(t, "arsrapport", in))
	light := func(paper string) string {
		_, rest, _ := strings.Cut(paper, "Policyns områden")
		lights, _, _ := strings.Cut(rest, "Brister")
		return lights
	}
	if light(before) != light(after) || !strings.Contains(before, "Upphandlingar 2 av 2 ● Uppfyllt") {
		t.Errorf("the lights change from %s to %s", light(before), light(after))
	}
}

// The first page alone is enough, in the same order as the board's.
func TestCommitteeReportsFirstPage(t *testing.T) {
	in := exampleYear(t)
	for _, short := range []string{"SN", "KS", "VN"} {
		in.RecordID = unitNamed(t, in.Register, short).ID
		doc := build(t, "arsrapport", in)
		pages := layout.Paginate(doc)
		if first := pages.Outline[0]; first.Text != "Krav" || first.Page != 1 {
			t.Errorf("%s: %q begins on page %d", short, first.Text, first.Page+1)
		}
		page := pageText(pages.Pages[0])
		for _, point := range []string{
			"Ställning per", "krav", "Följer vi lagen?", "Vad har hänt?", "Tre största riskerna", "Klarar vi ett avbrott?", "Utbildade",
			"Leverantörer", "Internkontroll", "Policyns områden", "Förra årets uppdrag", "Behov 2027", "Förslag till beslut", "godkänner",
		} {
			_, rest, found := strings.Cut(page, point)
			if !found {
				t.Errorf("%s: %q is not on the first page, or not in its place", short, point)
				break
			}
			page = rest
		}
	}
}

func TestCommitteeReportKeepsSecrets(t *testing.T) {
	for _, short := range []string{"SN", "KS"} {
		in, paper := committeePaper(t, short)
		if strings.Contains(paper, data.SecretText) {
			t.Errorf("%s: the report shows that text is left out where it need not", short)
		}
		for _, kind := range []data.Untyped{data.Incidents.Untyped(), data.Risks.Untyped(), data.Actions.Untyped(), data.ControlPoints.Untyped()} {
			for _, r := range in.Register.Living(kind) {
				if title := kind.TitleOf(r); in.Register.IsSecret(r) && strings.Contains(paper, title) {
					t.Errorf("%s: the report tells of %q", short, title)
				}
			}
		}
	}
}

// A nämnd with nothing in the registers is told so, and nothing of it is a lack.
func TestCommitteeReportOfNothing(t *testing.T) {
	in := withPolicy(t)
	in.RecordID = unitNamed(t, in.Register, "VN").ID
	paper := plain(build(t, "arsrapport", in))
	if !strings.Contains(paper, "Registren har ännu inget om valnämnden som går att bedöma.") || strings.Contains(paper, "■") {
		t.Error(paper)
	}
	in.RecordID = "00000000-0000-7000-8000-00000000ffff"
	report, _ := reports.Named("arsrapport")
	if _, err := report.Build(in); !data.IsProblem(err, "problem.report.record") {
		t.Errorf("a unit that is not there: %v", err)
	}
}

func TestReportsAreNamedAfterTheirPeriod(t *testing.T) {
	for _, test := range []struct {
		from, to    data.Day
		want, named string
	}{
		{"2026-01-01", "2026-06-30", "Halvårsrapport informationssäkerhet, första halvåret 2026", "halvårsrapporten om informationssäkerhet för första halvåret 2026"},
		{"2025-07-01", "2025-12-31", "Halvårsrapport informationssäkerhet, andra halvåret 2025", "halvårsrapporten om informationssäkerhet för andra halvåret 2025"},
		{"2026-01-01", "2026-11-24", "Årsrapport informationssäkerhet 2026", "årsrapporten om informationssäkerhet för 2026"},
		{"2025-01-01", "2025-12-31", "Årsrapport informationssäkerhet 2025", "årsrapporten om informationssäkerhet för 2025"},
		{"2025-01-01", "2026-11-24", "Årsrapport informationssäkerhet 2025–2026", "årsrapporten om informationssäkerhet för 2025–2026"},
		{"2026-01-01", "2026-08-31", "Rapport informationssäkerhet, 1 januari–31 augusti 2026", "rapporten om informationssäkerhet för 1 januari–31 augusti 2026"},
		{"2026-04-01", "2026-06-30", "Rapport informationssäkerhet, 1 april–30 juni 2026", "rapporten om informationssäkerhet för 1 april–30 juni 2026"},
	} {
		in := exampleYear(t)
		in.From, in.To, in.AsOf = test.from, test.to, test.to
		paper := build(t, "arsrapport", in)
		if got := soft(paper.Title); got != test.want {
			t.Errorf("%s–%s: %q, want %q", test.from, test.to, got, test.want)
		}
		if words := plain(paper); !strings.Contains(words, "godkänner "+test.named+".") || strings.Contains(test.want, "Årsrapport") != strings.Contains(words, "Förra årets uppdrag") {
			t.Errorf("%s–%s: the words do not follow the title", test.from, test.to)
		}
	}
}
