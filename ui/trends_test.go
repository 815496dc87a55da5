package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// trendNamed is a key figure of the example.
func trendNamed(t *testing.T, a *app, what data.TrendWhat) data.Trend {
	t.Helper()
	for _, trend := range a.trends() {
		if trend.What == what {
			return trend
		}
	}
	t.Fatalf("no %s in the example", what)
	return data.Trend{}
}

func TestTheOverviewShowsTheKeyFigures(t *testing.T) {
	a := openWindow(t, aFile(t))
	if len(a.trends()) != 5 {
		t.Errorf("the example has %d figures", len(a.trends()))
	}
	for _, words := range []string{
		"Nyckeltal", "Styrdokument som gäller och är översedda i tid", "Anställda och förtroendevalda med aktuell utbildning",
		"Ihålig stapel är förd för hand: 35 % den 31 augusti 2025 (Delårsrapport 2025, KS 2025-10-15 § 141).",
		"Nya incidenter i kvartalet", "Lagens frister som har hållits det senaste året", "Försenade åtgärder och återrapporter",
	} {
		wantText(t, a, words)
	}
	for _, trend := range a.trends() {
		wantText(t, a, strings.ReplaceAll(figureWords(trend, trend.Now()), "\u00a0", " "))
		wantText(t, a, strings.ReplaceAll(changeWords(trend), "\u00a0", " "))
	}
	pictures := func(name string) {
		a.window.Resize(fyne.NewSize(aScreen.Width, 1900)) // all of the page
		look(t, a, name)
		a.window.Resize(aScreen)
	}
	pictures("trends")
	a.setLook(lookDark)
	pictures("trends-dark")
}

func TestANewFileHasNoKeyFigures(t *testing.T) {
	a := openWindow(t, anEmptyFile(t))
	if slices.Contains(shownTexts(a.page.object()), "Nyckeltal") {
		t.Error("figures of registers that nobody has begun")
	}
}

func TestAKeyFigureLeadsToTheRecordsBehindIt(t *testing.T) {
	f := newFixture(t)
	for _, trend := range f.trends() {
		f.visit(place{page: pageOverview})
		var row *pressable
		walkShown(f.page.object(), func(o fyne.CanvasObject) {
			if p, ok := o.(*pressable); ok && slices.Contains(shownTexts(p), translations.Text(string(trend.What), nil)) {
				row = p
			}
		})
		if row == nil {
			t.Fatalf("%s is not on the overview", trend.What)
		}
		test.Tap(row)
		f.settle()
		list, ok := f.page.(*listPage)
		if !ok || list.kind.Name != trend.Kind {
			t.Errorf("%s leads to %q", trend.What, f.page.title())
			continue
		}
		var shown []string
		for _, r := range list.rows {
			shown = append(shown, r.Header().ID)
		}
		wanted := slices.Clone(trend.Behind)
		if len(wanted) == 0 {
			for _, r := range f.reg.Living(list.kind) {
				wanted = append(wanted, r.Header().ID)
			}
		}
		slices.Sort(shown)
		slices.Sort(wanted)
		if !slices.Equal(shown, wanted) {
			t.Errorf("%s shows %d records, want %d", trend.What, len(shown), len(wanted))
		}
	}
}

func TestChangesInWords(t *testing.T) {
	byHand := &data.EarlierFigure{}
	for _, c := range []struct {
		what        data.TrendWhat
		before, now data.TrendPoint
		figure      string
		words       string
	}{
		{data.TrendDocuments, data.TrendPoint{Have: 3, All: 4, Known: true}, data.TrendPoint{Have: 5, All: 6, Known: true}, "83 %", "5 av 6, upp från 75 % förra kvartalet"},
		{data.TrendDocuments, data.TrendPoint{Have: 3, All: 4, Known: true}, data.TrendPoint{Have: 2, All: 4, Known: true}, "50 %", "2 av 4, ner från 75 % förra kvartalet"},
		{data.TrendDocuments, data.TrendPoint{Have: 2, All: 4, Known: true}, data.TrendPoint{Have: 3, All: 6, Known: true}, "50 %", "3 av 6, samma som förra kvartalet"},
		{data.TrendTraining, data.TrendPoint{}, data.TrendPoint{Have: 412, All: 1240, Known: true}, "33 %", "412 av 1 240, inget tidigare att jämföra med"},
		{data.TrendIncidents, data.TrendPoint{Have: 5, Known: true}, data.TrendPoint{Have: 2, Known: true}, "2", "hittills, 5 i hela förra kvartalet"},
		{data.TrendIncidents, data.TrendPoint{}, data.TrendPoint{Have: 1, Known: true}, "1", "hittills i kvartalet"},
		{data.TrendActions, data.TrendPoint{Have: 0, Known: true}, data.TrendPoint{Have: 3, Known: true}, "3", "upp från 0 förra kvartalet"},
		{data.TrendActions, data.TrendPoint{Have: 3, Known: true}, data.TrendPoint{Have: 0, Known: true}, "0", "ner från 3 förra kvartalet"},
		{data.TrendActions, data.TrendPoint{Have: 3, Known: true, ByHand: byHand}, data.TrendPoint{Have: 0, Known: true}, "0", "ner från 3 förra kvartalet (uppgift förd för hand)"},
		{data.TrendIncidents, data.TrendPoint{Have: 5, Known: true, ByHand: byHand}, data.TrendPoint{Have: 2, Known: true}, "2", "hittills, 5 i hela förra kvartalet (uppgift förd för hand)"},
	} {
		trend := data.Trend{What: c.what, Points: []data.TrendPoint{c.before, c.now}}
		figure, words := figureWords(trend, c.now), strings.ReplaceAll(changeWords(trend), "\u00a0", " ")
		if strings.ReplaceAll(figure, "\u00a0", " ") != c.figure || words != c.words {
			t.Errorf("%s: got %q and %q, want %q and %q", c.what, figure, words, c.figure, c.words)
		}
	}
}

// What was written in by hand is told as of its own day, which need not be the quarter's last.
func TestWhatWasWrittenInByHandIsTold(t *testing.T) {
	half, none := data.EarlierFigure{On: "2025-08-31", Source: "Delårsrapport 2025."}, data.EarlierFigure{On: "2025-12-31", Source: "Årsrapport 2025, KS 2026-02-11 § 14"}
	trend := data.Trend{What: data.TrendDocuments, Points: []data.TrendPoint{
		{}, {Have: 3, All: 6, Known: true, ByHand: &half}, {Have: 0, All: 6, Known: true, ByHand: &none}, {Have: 6, All: 6, Known: true}, {Have: 6, All: 6, Known: true},
	}}
	want := "Ihålig stapel är förd för hand: 50 % den 31 augusti 2025 (Delårsrapport 2025) och 0 % den 31 december 2025 (Årsrapport 2025, KS 2026-02-11 § 14)."
	if got := strings.ReplaceAll(byHandWords(trend), "\u00a0", " "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	trend.Points = trend.Points[3:]
	if got := byHandWords(trend); got != "" {
		t.Errorf("of what the registers tell: %s", got)
	}
}

// What was written in by hand is hollow, and drawn with a line that is seen; all else is filled.
func TestBarsByHandAreHollow(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(newTheme(lookLight, false))
	drawn := newBars(data.Trend{What: data.TrendActions, Points: []data.TrendPoint{
		{Have: 4, Known: true, ByHand: &data.EarlierFigure{}}, {Have: 2, Known: true}, {Have: 4, Known: true},
	}})
	for i, o := range test.WidgetRenderer(drawn).Objects()[1:] {
		column := o.(*canvas.Rectangle)
		_, _, _, alpha := column.FillColor.RGBA()
		if isHollow := alpha == 0 && column.StrokeWidth > 1 && column.StrokeColor != nil; isHollow != (i == 0) || column.StrokeWidth > 0 != (i == 0) {
			t.Errorf("bar %d: filled with %v, a line of %v", i, column.FillColor, column.StrokeWidth)
		}
	}
}

// The drawing says what the words do: what is known has a bar as high as its figure, what is not has none.
func TestBarsAreAsHighAsTheFigures(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(newTheme(lookLight, false))
	for _, c := range []struct {
		what   data.TrendWhat
		points []data.TrendPoint
		want   []float32
	}{
		{data.TrendDocuments, []data.TrendPoint{{}, {Have: 0, All: 4, Known: true}, {Have: 2, All: 4, Known: true}, {Have: 4, All: 4, Known: true}}, []float32{0, leastBar, 12, 24}},
		{data.TrendActions, []data.TrendPoint{{Have: 0, Known: true}, {Have: 2, Known: true}, {Have: 4, Known: true}}, []float32{leastBar, 12, 24}},
		{data.TrendActions, []data.TrendPoint{{Have: 0, Known: true}, {Have: 0, Known: true}}, []float32{leastBar, leastBar}},
	} {
		drawn := newBars(data.Trend{What: c.what, Points: c.points})
		drawn.Resize(drawn.MinSize())
		var got []float32
		for _, o := range test.WidgetRenderer(drawn).Objects()[1:] {
			column := o.(*canvas.Rectangle)
			high := column.Size().Height
			if !column.Visible() {
				high = 0
			}
			got = append(got, high)
			if bottom := column.Position().Y + column.Size().Height; column.Visible() && bottom != barsHeight {
				t.Errorf("a bar ends at %v", bottom)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: bars %v, want %v", c.what, got, c.want)
		}
	}
}

// A deadline that passes while the overview is shown is in the figure too.
func TestKeyFiguresFollowTheClock(t *testing.T) {
	a := openWindow(t, aFile(t))
	now := noon.AddDate(0, 0, 2) // a deadline of the example passes at 16.40
	a.options.Now = func() time.Time { return now }
	a.minutePassed()
	rest(a)
	before := trendNamed(t, a, data.TrendDeadlines).Now()
	now = now.Add(5 * time.Hour)
	a.minutePassed()
	rest(a)
	if after := trendNamed(t, a, data.TrendDeadlines).Now(); after.All <= before.All || after.Have != before.Have {
		t.Errorf("%d of %d deadlines kept, and before it passed %d of %d", after.Have, after.All, before.Have, before.All)
	}
}
