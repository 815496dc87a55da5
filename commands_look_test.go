package main

import (
	"image"
	"image/png"
	"os"
	"strings"
	"testing"
)

// The municipality's colour, logotype, own words and sections come with the commands, and are on the papers.
func TestLookCommands(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	logo := d.path("vapen.png")
	f, err := os.Create(logo)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(f, image.NewRGBA(image.Rect(0, 0, 60, 80))); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if out := d.must("utseende", file, "--farg", "7a1f1f", "--logotyp", logo).out; !strings.Contains(out, "gäller alla papper") {
		t.Error(out)
	}
	d.must("utseende", file, "--logotyp", logo) // the colour stays
	if m := d.row(file, "kommun", "namn", "Ekdala kommun"); m.text("farg") != "#7A1F1F" || !strings.Contains(m.shown("logotyp"), "logotyp.png") {
		t.Errorf("%s, %s", m.text("farg"), m.shown("logotyp"))
	}
	d.must("rapport", file, "arsrapport", "-o", d.path("r.pdf"))

	headings := strings.Split(strings.TrimSpace(d.must("anpassa", file, "organisation").out), "\n")
	if len(headings) < 3 {
		t.Fatalf("%q", headings)
	}
	last := headings[len(headings)-1]
	d.must("anpassa", file, "organisation", "--ingress", "Vi har valt ut det som gäller oss.", "--utan", headings[0], "--forst", last)
	if got := strings.Split(strings.TrimSpace(d.must("anpassa", file, "organisation").out), "\n"); len(got) != len(headings)-1 || got[0] != last || got[1] != headings[1] {
		t.Errorf("%q, not %q turned about", got, headings)
	}
	d.must("anpassa", file, "organisation", "--utan", "") // the rest stays
	if out := d.must("rapport", file, "organisation").out; !strings.Contains(out, "Vi har valt ut det som gäller oss.") || !strings.Contains(out, headings[0]) {
		t.Errorf("%.500s", out)
	}
	d.must("anpassa", file, "tjansteskrivelse", "--att-satser")
	if out := plainly(d.must("rapport", file, "tjansteskrivelse", "--id", "Årsrapport informationssäkerhet 2026").out); !strings.Contains(out, "1. att godkänna årsrapporten") {
		t.Errorf("%.900s", out)
	}
	d.must("anpassa", file, "tjansteskrivelse", "--att-satser=false")
	if out := plainly(d.must("rapport", file, "tjansteskrivelse", "--id", "Årsrapport informationssäkerhet 2026").out); strings.Contains(out, "att godkänna Årsrapport") {
		t.Errorf("%.900s", out)
	}
	for key, args := range map[string][]string{
		"problem.colour":          {"utseende", file, "--farg", "röd"},
		"problem.colour.light":    {"utseende", file, "--farg", "#FFEE00"},
		"problem.logo.unreadable": {"utseende", file, "--logotyp", d.path("saknas.png")},
		"problem.report.unknown":  {"anpassa", file, "hittepå", "--ingress", "x"},
	} {
		if a := d.do(args...); !isSentence(a.errs, key) {
			t.Errorf("%s: %q", key, a.errs)
		}
	}
}
