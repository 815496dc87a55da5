package reports

import (
	"strings"
	"testing"
)

// rects are a drawing's bars of one fill that are as high as a bar, in order.
func rects(f Figure, fill Color) (list []Rect) {
	for _, s := range f.Shapes {
		if r, ok := s.(Rect); ok && r.Fill == fill && r.Height == barHeight {
			list = append(list, r)
		}
	}
	return list
}

// labelAt is where a drawing says something.
func labelAt(t *testing.T, f Figure, text string) Label {
	t.Helper()
	for _, s := range f.Shapes {
		if l, ok := s.(Label); ok && l.Text == text {
			return l
		}
	}
	t.Fatalf("the drawing does not say %q", text)
	return Label{}
}

func near(a, b float64) bool { return a-b < 1e-6 && b-a < 1e-6 }

func TestBarsAreAsLongAsTheirValues(t *testing.T) {
	three := 3
	f := barChart(chart{Title: "Incidenter per orsak", Now: "2026", Before: "2025"}, []chartBar{
		{Label: "Misstag", Value: 4, Before: &three}, {Label: "Nätfiske", Value: 2}, {Label: "Förlust", Value: 0},
	})
	now, before := rects(f, Accent), rects(f, White)
	if len(now) != 2 || len(before) != 1 || !near(now[1].Width, now[0].Width/2) || !near(before[0].Width, now[0].Width*3/4) {
		t.Fatalf("now %v, before %v", now, before)
	}
	if before[0].Stroke == 0 || before[0].Y < now[0].Y+now[0].Height {
		t.Errorf("the hollow bar %v beside %v", before[0], now[0])
	}
	if l := labelAt(t, f, "4"); !near(l.X, now[0].X+now[0].Width+1.5) || l.Y < now[0].Y || l.Y > now[0].Y+now[0].Height {
		t.Errorf("the value stands at %v, the bar at %v", l, now[0])
	}
	if l := labelAt(t, f, "0"); !near(l.X, barsFrom+1.5) {
		t.Errorf("nought stands at %v", l)
	}
	labelAt(t, f, "2026")
	labelAt(t, f, "2025")
	if want := "Stapeldiagram. Incidenter per orsak, 2026: Misstag 4 (2025 3); Nätfiske 2; Förlust 0."; f.Alt != want {
		t.Errorf("%q, want %q", f.Alt, want)
	}
	if f.Width != 165 || f.Caption != "Incidenter per orsak" {
		t.Errorf("%v wide, caption %q", f.Width, f.Caption)
	}
}

func TestChartsOfNothingAndOfEquals(t *testing.T) {
	f := barChart(chart{Title: "Inget"}, []chartBar{{Label: "a"}, {Label: "b"}})
	if n := len(rects(f, Accent)); n != 0 {
		t.Errorf("%d bars of no length", n)
	}
	f = barChart(chart{Title: "Lika"}, []chartBar{{Label: "a", Value: 7}, {Label: "b", Value: 7}})
	if bars := rects(f, Accent); len(bars) != 2 || !near(bars[0].Width, bars[1].Width) || bars[0].X+bars[0].Width > chartWidth-1.5-letterWidth {
		t.Errorf("%v", bars)
	}
	f = trendChart(chart{Title: "Lika"}, []chartPoint{{"2024", 5}, {"2025", 5}, {"2026", 5}})
	if a, b := labelAt(t, f, "2024"), labelAt(t, f, "2026"); !near(a.X, 14) || !near(b.X, 151) {
		t.Errorf("the years stand at %v and %v", a.X, b.X)
	}
	for _, f := range []Figure{barChart(chart{Title: "T"}, nil), trendChart(chart{Title: "T"}, nil), coverageChart(chart{Title: "T"}, 0, nil)} {
		if !strings.HasSuffix(f.Alt, "diagram. T: inga värden.") {
			t.Errorf("%q", f.Alt)
		}
	}
	if f := trendChart(chart{Title: "T"}, []chartPoint{{"2026", 0}}); f.Alt != "Linjediagram. T: 2026 0." {
		t.Errorf("%q", f.Alt)
	}
}

func TestTrendRisesWithItsValues(t *testing.T) {
	f := trendChart(chart{Title: "Avbrott", Write: func(n int) string { return Count(n, "timme", "timmar") }}, []chartPoint{{"2024", 0}, {"2025", 10}, {"2026", 5}})
	none, all, half := labelAt(t, f, "0"+hard+"timmar").Y, labelAt(t, f, "10"+hard+"timmar").Y, labelAt(t, f, "5"+hard+"timmar").Y
	if !near(none-all, 26) || !near(none-half, 13) {
		t.Errorf("nought at %v, ten at %v, five at %v", none, all, half)
	}
	if want := "Linjediagram. Avbrott: 2024 0 timmar; 2025 10 timmar; 2026 5 timmar."; strings.ReplaceAll(f.Alt, hard, " ") != want {
		t.Errorf("%q", f.Alt)
	}
}

func TestCoverageUpToAllWithAGoal(t *testing.T) {
	f := coverageChart(chart{Title: "Utbildade"}, 90, []coverageBar{{"Vård", 5, 10}, {"Skola", 10, 10}, {"Bolaget", 0, 0}})
	tracks, bars := rects(f, Sunken), rects(f, Accent)
	if len(tracks) != 2 || len(bars) != 2 || !near(bars[0].Width, tracks[0].Width/2) || !near(bars[1].Width, tracks[1].Width) {
		t.Fatalf("tracks %v, bars %v", tracks, bars)
	}
	goal := 0.0
	for _, s := range f.Shapes {
		if l, ok := s.(Line); ok && l.Color == Ink {
			goal = l.X1
		}
	}
	if !near(goal, tracks[0].X+tracks[0].Width*0.9) || !near(labelAt(t, f, "Mål 90"+hard+"%").X, goal) {
		t.Errorf("the goal stands at %v", goal)
	}
	want := "Stapeldiagram. Utbildade, mål 90 %: Vård 50 % (5 av 10), under målet; Skola 100 % (10 av 10); Bolaget inget att räkna."
	if got := strings.ReplaceAll(f.Alt, hard, " "); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// A long label is parted, and its row grows so that it meets no other.
func TestLongLabelsHaveRoom(t *testing.T) {
	long := "Kommunstyrelsen med tekniska utskottet och krisledningsnämnden i samverkan med personuppgiftsansvarigförteckningsunderlaget"
	for _, line := range labelLines(long) {
		if letters(line) > lettersOfLabel {
			t.Errorf("%q is %d letters", line, letters(line))
		}
	}
	if got := strings.ReplaceAll(strings.Join(labelLines(long), " "), "- ", ""); got != long {
		t.Errorf("%q", got)
	}
	f := barChart(chart{Title: "T"}, []chartBar{{Label: long, Value: 1}, {Label: "Nästa", Value: 1}})
	next := labelAt(t, f, "Nästa").Y
	for _, s := range f.Shapes {
		if l, ok := s.(Label); ok && l.X == 0 && l.Text != "Nästa" && (l.Y < 0 || l.Y+lineOfChart > next) {
			t.Errorf("%q at %v meets the next at %v", l.Text, l.Y, next)
		}
	}
	if next > f.Height {
		t.Errorf("%v is outside %v", next, f.Height)
	}
}
