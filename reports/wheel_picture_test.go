package reports_test

import (
	"strings"
	"testing"

	"lisparmen/reports"
)

// The first page has the year as a picture that stays within its frame, tells the same to those who cannot see it, and names each
// month once.
func TestWheelPicture(t *testing.T) {
	paper := build(t, "arshjul", exampleYear(t))
	var picture reports.Figure
	at := -1
	for i, block := range paper.Blocks {
		if f, ok := block.(reports.Figure); ok {
			picture, at = f, i
		}
	}
	if at < 0 {
		t.Fatal("there is no picture")
	}
	if _, ok := paper.Blocks[at+1].(reports.PageBreak); !ok {
		t.Error("the table does not begin on a page of its own")
	}
	months := 0
	inside := func(x, y float64) {
		if x < -0.01 || y < -0.01 || x > picture.Width+0.01 || y > picture.Height+0.01 {
			t.Errorf("%.1f, %.1f is outside the picture", x, y)
		}
	}
	for _, shape := range picture.Shapes {
		switch s := shape.(type) {
		case reports.Label:
			inside(s.X, s.Y)
			if s.Bold && s.Size == 8.5 {
				months++
			}
			if len([]rune(s.Text)) > 40 {
				t.Errorf("%q does not fit beside the ring", s.Text)
			}
		case reports.Line:
			inside(s.X1, s.Y1)
			inside(s.X2, s.Y2)
		case reports.Polygon:
			for _, p := range s.Points {
				inside(p.X, p.Y)
			}
		}
	}
	if months != 12 {
		t.Errorf("%d months are named", months)
	}
	if !strings.Contains(picture.Alt, "november 2026 1, 1 och 4") || strings.Count(picture.Alt, ";") != 11 {
		t.Errorf("the words for the picture: %s", picture.Alt)
	}
	if empty := build(t, "arshjul", empty()); !strings.Contains(empty.Blocks[0].(reports.Figure).Alt, "0, 0 och 0") {
		t.Error("an empty year is not told")
	}
}
