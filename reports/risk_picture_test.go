package reports_test

import (
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/reports"
)

// figureOf is the first figure of a paper.
func figureOf(t *testing.T, document reports.Document) reports.Figure {
	t.Helper()
	for _, block := range document.Blocks {
		if figure, ok := block.(reports.Figure); ok {
			return figure
		}
	}
	t.Fatal("the paper has no figure")
	return reports.Figure{}
}

// threeRisks are one that is treated, one that nobody has said what remains of, and one of which the value has sunk in the period.
func threeRisks() []data.Record {
	level := func(id, title string, from int, colour data.RiskColour) data.Record {
		return &data.RiskLevel{Head: data.Head{ID: id}, Title: title, From: ptr(from), Colour: colour, OwnerMay: from < 8}
	}
	value := func(id, risk string, on data.Day, consequence, probability int) data.Record {
		return &data.RiskValue{Head: data.Head{ID: id}, Risk: data.Link[*data.Risk](risk), On: on, Consequence: ptr(consequence), Probability: ptr(probability), Why: "Skälet till " + id}
	}
	return []data.Record{
		level("low", "Låg", 1, data.ColourGreen), level("high", "Hög", 8, data.ColourOrange),
		&data.Risk{Head: data.Head{ID: "a"}, Number: ptr(1), Title: "Behandlad", LeftConsequence: ptr(2), LeftProbability: ptr(2), Treatment: data.TreatReduce},
		&data.Risk{Head: data.Head{ID: "b"}, Number: ptr(2), Title: "Osagd"},
		&data.Risk{Head: data.Head{ID: "c"}, Number: ptr(3), Title: "Sjunkande"},
		value("a1", "a", "2025-06-01", 4, 4), value("b1", "b", "2026-02-01", 3, 3), value("c1", "c", "2025-06-01", 4, 3), value("c2", "c", "2026-05-01", 2, 1),
	}
}

// Two matrices tell how many risks each cell holds before and after treatment, also to those who cannot see them, and in grey.
func TestRiskMatrixBeforeAndAfter(t *testing.T) {
	paper := build(t, "riskrapport", empty(threeRisks()...))
	figure := figureOf(t, paper)
	check(t, "alt", soft(figure.Alt), "Två riskmatriser med konsekvens uppåt och sannolikhet åt höger. Nu: 2 hög, 1 låg. Efter åtgärder: 1 hög, 2 låg. Antalen står i tabellen under bilden.")
	if !strings.Contains(soft(figure.Caption), "För 2 risker har ingen bedömt vad som blir kvar.") {
		t.Errorf("%q", figure.Caption)
	}
	numbers := map[bool]string{} // of the left matrix and of the right
	greys := map[reports.Color]bool{}
	for _, shape := range figure.Shapes {
		switch shape := shape.(type) {
		case reports.Label:
			if shape.Size == 12 {
				numbers[shape.X < figure.Width/2] += shape.Text
			}
			if shape.X < 0 || shape.X > figure.Width || shape.Y > figure.Height {
				t.Errorf("%q lies outside the figure", shape.Text)
			}
		case reports.Rect:
			greys[shape.Fill] = true
		}
	}
	check(t, "counts before", numbers[true], "111")
	check(t, "counts after", numbers[false], "111")
	if len(greys) != 2 {
		t.Errorf("the cells have the fills %v", greys)
	}
	words := wordsOf(paper)
	for _, want := range []string{"Nu 1, sedan 0", "Nu 0, sedan 1", "Sedan den 1 januari 2026 är 1 risk ny och ingen avslutad. 1 har blivit mindre och ingen större.", "R-3 Sjunkande 12, hög 2, låg Skälet till c2"} {
		if !strings.Contains(words, want) {
			t.Errorf("the paper does not say %q:\n%s", want, words)
		}
	}
}

// The grounds grow darker with the band, so that a copy in grey tells them apart.
func TestRiskMatrixInGrey(t *testing.T) {
	in := exampleYear(t)
	var levels []reports.Color
	seen := map[reports.Color]bool{}
	for _, shape := range figureOf(t, build(t, "riskrapport", in)).Shapes {
		if cell, ok := shape.(reports.Rect); ok && !seen[cell.Fill] {
			seen[cell.Fill] = true
			levels = append(levels, cell.Fill)
		}
	}
	grey := func(c reports.Color) float64 {
		return 0.3*float64(c>>16) + 0.59*float64(c>>8&0xFF) + 0.11*float64(c&0xFF)
	}
	if len(levels) != 4 {
		t.Fatalf("%d fills", len(levels))
	}
	for i, a := range levels {
		for _, b := range levels[i+1:] {
			if d := grey(a) - grey(b); d < 12 && d > -12 {
				t.Errorf("%06x and %06x are the same in grey", a, b)
			}
		}
	}
}
