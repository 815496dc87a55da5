package reports_test

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/reports/text"
)

// The paper about risks says what the example's faults are.
func TestRiskReport(t *testing.T) {
	paper := soft(text.Render(build(t, "riskrapport", exampleYear(t))))
	for _, want := range []string{
		"10 risker: 1 extremt hög, 5 hög, 3 medelhög och 1 låg.", "OSL 18 kap. 13 §", "R-7 Utpressningsprogram", "16, extremt hög", "Leila Nourstam",
		"R-10 Leverantören av styrsystemet slutar ge stöd saknar riskägare och", "har löpt ut", "Å-52 Skilj styrsystemet",
		"1 av 3 kritiska verksamheter", "Konsekvens per område", "Avbrott i verksamheten 4, ekonomi 3,", "övning, lyckad", "aldrig",
	} {
		if !strings.Contains(paper, want) {
			t.Errorf("the paper does not say %q:\n%s", want, paper)
		}
	}
}

// The public version counts what may be secret, and names nothing of it.
func TestPublicRiskReportNamesNothingSecret(t *testing.T) {
	in := exampleYear(t)
	whole := in.Register
	in.Public, in.Register, in.Before = true, in.Register.Public(), in.Before.Public()
	for _, name := range []string{"riskrapport", "arsrapport"} {
		paper := soft(text.Render(build(t, name, in)))
		secret, named := 0, 0
		for _, r := range data.All(whole, data.Risks) {
			number := regexp.MustCompile(`R-` + strconv.Itoa(*r.Number) + `\b`)
			switch {
			case whole.IsSecret(r):
				secret++
				if strings.Contains(paper, r.Title) || number.MatchString(paper) {
					t.Errorf("%s names %s", name, r.Title)
				}
			case number.MatchString(paper):
				named++
			}
		}
		for _, c := range data.All(whole, data.Continuities) {
			if strings.Contains(paper, c.Title) {
				t.Errorf("%s names %s", name, c.Title)
			}
		}
		if secret < 7 || named < 1 || !strings.Contains(paper, "10 risker: 1 extremt hög") || !strings.Contains(paper, "nämns inte") {
			t.Errorf("%s: %d secret, %d named:\n%s", name, secret, named, paper)
		}
	}
}

func TestRiskReportOfAnEmptyRegister(t *testing.T) {
	if paper := text.Render(build(t, "riskrapport", empty())); !strings.Contains(paper, "är inte påbörjade") {
		t.Errorf("%s", paper)
	}
	if paper := text.Render(build(t, "arsrapport", newMunicipality(t))); strings.Contains(paper, "Risker och kontinuitet") {
		t.Error("a municipality without risks reports on them")
	}
}
