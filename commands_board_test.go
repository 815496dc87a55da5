package main

import (
	"strings"
	"testing"
)

// A nämnd is named by its name or short name, for papers that can be about one; --namnd and --id say the same, so both are refused.
func TestPapersForANamndByCommand(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	said := func(args ...string) string { return plainly(d.must(append([]string{"rapport", file}, args...)...).out) }
	if paper := said("arsrapport", "--namnd", "SN"); !strings.Contains(paper, "Till socialnämnden.") || strings.Contains(paper, "Barn- och utbildningsnämnden") {
		t.Errorf("%.300s", paper)
	}
	if byName, byShort := said("delegationsbeslut", "--namnd", "Socialnämnden"), said("delegationsbeslut", "--namnd", "sn"); byName != byShort || !strings.Contains(byName, "Till socialnämnden.") {
		t.Errorf("%.300s", byName)
	}
	for want, args := range map[string][]string{
		"görs inte för en enskild nämnd":  {"arshjul", "--namnd", "SN"},
		"det finns ingen post ”FN”":       {"arsrapport", "--namnd", "FN"},
		"Både --namnd och --id säger vad": {"arsrapport", "--namnd", "SN", "--id", "KS"},
	} {
		if a := d.do(append([]string{"rapport", file}, args...)...); a.code == 0 || !strings.Contains(a.errs, want) || a.out != "" {
			t.Errorf("%q: %d, %q", args, a.code, a.errs)
		}
	}
}

func TestTjansteskrivelseByCommand(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	said := func(args ...string) string {
		return plainly(d.must(append([]string{"rapport", file, "tjansteskrivelse"}, args...)...).out)
	}
	if paper := said("--id", "Årsrapport informationssäkerhet 2026"); !strings.Contains(paper, "1. Kommunstyrelsen godkänner årsrapporten om informationssäkerhet för 2026.") {
		t.Errorf("%.900s", paper)
	}
	if paper := said("--att-satser", "--diarienummer", "KS 2026/999"); !strings.Contains(paper, "1. att godkänna årsrapporten om informationssäkerhet för 2026,") || !strings.Contains(paper, "KS 2026/999") {
		t.Errorf("%.900s", paper)
	}
}
