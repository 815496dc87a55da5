package ui

import (
	"fmt"
	"slices"
	"testing"

	"lisparmen/data"
	"lisparmen/reports"

	"fyne.io/fyne/v2"
)

// manyReports are sixty reports on three subjects.
func manyReports() []reports.Report {
	var list []reports.Report
	for i := range 60 {
		list = append(list, reports.Report{
			Name: fmt.Sprintf("rapport-%d", i), Title: fmt.Sprintf("Rapport nummer %d", i), Subject: []reports.Subject{reports.AboutBoard, reports.AboutPeople, reports.AboutBinder}[i/20],
			Summary: "Till kommunstyrelsen: vad som har hänt, vad det har kostat och vad som återstår att göra före årets slut.",
		})
	}
	list[37].Summary = "Till räddningsnämnden, om ugglor."
	return list
}

// reportListIn shows a list of reports in a window of its own, as high as on a common screen.
func reportListIn(t *testing.T, a *app, list []reports.Report) *reportList {
	t.Helper()
	var l *reportList
	l = newReportList(a, list, func(r reports.Report) { l.choose(r) })
	a.window.SetContent(l.object)
	a.window.Resize(fyne.NewSize(galleryList, 640))
	return l
}

// shownReports are the names of the reports that the list shows now.
func (l *reportList) shownReports() []string {
	var names []string
	for _, g := range l.groups {
		for _, row := range g.rows {
			if row.press.Visible() {
				names = append(names, row.report.Name)
			}
		}
	}
	return names
}

// wantInSight fails unless the chosen report can be seen whole.
func (l *reportList) wantInSight(t *testing.T) {
	t.Helper()
	for _, row := range l.within() {
		if !l.isChosen(row) {
			continue
		}
		top := row.press.Position().Y - l.scroll.Offset.Y
		if !row.press.Visible() || top < 0 || top+row.press.Size().Height > l.scroll.Size().Height+0.5 {
			t.Errorf("%s stands at %.0f of %.0f, shown: %v", l.chosen, top, l.scroll.Size().Height, row.press.Visible())
		}
		return
	}
	t.Errorf("%q is not in the list", l.chosen)
}

func TestReportListBringsTheChosenIntoSight(t *testing.T) {
	a := emptyWindow(t)
	list := manyReports()
	for _, at := range []int{0, 19, 20, 39, 40, 59, 7} {
		l := reportListIn(t, a, list)
		l.choose(list[at])
		l.wantInSight(t)
		if shown := l.shownReports(); len(shown) != 20 || !slices.Contains(shown, list[at].Name) {
			t.Errorf("%d: shown are %v", at, shown)
		}
		a.window.Resize(fyne.NewSize(galleryList, 400)) // less room
		l.wantInSight(t)
	}
	l := newReportList(a, list, func(reports.Report) {})
	l.choose(list[58]) // before there is any room
	a.window.SetContent(l.object)
	a.window.Resize(fyne.NewSize(galleryList, 500))
	l.wantInSight(t)
}

func TestReportListByKeys(t *testing.T) {
	a := emptyWindow(t)
	list := manyReports()
	l := reportListIn(t, a, list)
	l.choose(list[18])
	press := func(name fyne.KeyName) { a.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name}) }
	want := func(what, chosen string) {
		t.Helper()
		if l.chosen != chosen {
			t.Errorf("%s: %s is chosen, want %s", what, l.chosen, chosen)
		}
		l.wantInSight(t)
	}
	a.window.Canvas().Focus(l.search)
	press(fyne.KeyDown)
	press(fyne.KeyDown)
	want("down, over into the next subject", "rapport-20")
	if a.window.Canvas().Focused() != fyne.Focusable(l.search) {
		t.Error("the field to search in has lost the keys")
	}
	press(fyne.KeyUp)
	want("up", "rapport-19")
	l.groups[0].rows[19].press.Tapped(nil)
	press(fyne.KeyDown)
	want("down from a row", "rapport-20")
	if a.window.Canvas().Focused() != fyne.Focusable(l.groups[1].rows[0].press) {
		t.Error("the keys have not come along to the row")
	}
	for range 50 {
		press(fyne.KeyDown)
	}
	want("down to the end", "rapport-59")
	for range 9 {
		press(fyne.KeyPageUp)
	}
	want("up to the beginning", "rapport-0")
}

func TestReportListIsSearched(t *testing.T) {
	a := emptyWindow(t)
	list := manyReports()
	l := reportListIn(t, a, list)
	l.choose(list[0])
	a.window.Canvas().Focus(l.search)
	l.search.SetText("UGGLOR räddn")
	if shown := l.shownReports(); !slices.Equal(shown, []string{"rapport-37"}) || l.groups[0].head.Visible() || !l.groups[1].head.Visible() {
		t.Errorf("the summary finds %v", shown)
	}
	l.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if l.chosen != "rapport-37" {
		t.Errorf("Enter chooses %s", l.chosen)
	}
	l.search.SetText("rapport-4")
	if shown := l.shownReports(); len(shown) != 11 {
		t.Errorf("the name finds %v", shown)
	}
	l.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if l.chosen != "rapport-4" {
		t.Errorf("down among what is found chooses %s first", l.chosen)
	}
	l.search.SetText("pärmen 55")
	if shown := l.shownReports(); !slices.Equal(shown, []string{"rapport-55"}) {
		t.Errorf("the subject finds %v", shown)
	}
	l.search.SetText("zebra")
	if !l.none.Visible() || len(l.shownReports()) > 0 {
		t.Errorf("nothing to find, but %v", l.shownReports())
	}
	l.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if l.search.Text != "" || len(l.shownReports()) != 20 || l.none.Visible() {
		t.Errorf("Esc leaves %q", l.search.Text)
	}
	l.wantInSight(t)
	l.groups[2].head.Tapped(nil)
	if shown := l.shownReports(); len(shown) != 20 || shown[0] != "rapport-40" || l.chosen != "rapport-4" {
		t.Errorf("a subject opens to %v", shown)
	}
	l.groups[2].head.Tapped(nil)
	if shown := l.shownReports(); len(shown) > 0 {
		t.Errorf("a subject closes to %v", shown)
	}
}

// Every report has room for its words and its choices, and asks for no more than it takes notice of.
func TestEveryReportFitsThePage(t *testing.T) {
	f := newFixture(t)
	p := f.visit(place{page: pageReports}).(*reportsPage)
	for _, size := range []fyne.Size{fyne.NewSize(1366, 768), fyne.NewSize(1366/1.5, 768/1.5)} {
		for i, report := range reports.Reports() {
			p.choose(report)
			f.settle()
			f.draw(size.Width, size.Height)
			if i%5 == 0 {
				f.picture(fmt.Sprintf("report-%s-%.0f", report.Name, size.Width))
			}
			for _, cut := range f.cutOff() {
				t.Errorf("%s at %.0f: %s", report.Name, size.Width, cut)
			}
			if size.Width > 1000 {
				p.list.wantInSight(t)
			}
			if p.period.Visible() == report.IgnoresPeriod || p.meeting.Visible() != report.GoesToMeeting || p.about.Visible() != (len(report.About) > 0) {
				t.Errorf("%s: asks for period %v, meeting %v, record %v", report.Name, p.period.Visible(), p.meeting.Visible(), p.about.Visible())
			}
		}
	}
}

// From a record's page each report that can be about it is reached, by its name.
func TestARecordIsPrintedByTheReportThatIsChosen(t *testing.T) {
	f := newFixture(t)
	for _, kind := range f.kinds() {
		about := reportsAbout(kind.Name)
		if len(f.reg.Living(kind)) == 0 {
			continue
		}
		p := f.open(kind, f.first(kind).Header().ID)
		items := p.printItems()
		if kind.Name == "meeting" { // the last is for all papers that go to it
			items = items[:len(items)-1]
		}
		if len(items) != len(about) {
			t.Errorf("%s: %d to print, %d reports", kind.Name, len(items), len(about))
		}
		for i, item := range items {
			item.Action()
			f.settle()
			if q := f.page.(*reportsPage); q.report.Name != about[i].Name || q.record != p.id || item.Label != "Skriv ut: "+about[i].Title {
				t.Errorf("%s: %q leads to %s about %q", kind.Name, item.Label, q.report.Name, q.record)
			}
		}
	}
	unit := f.first(data.Units.Untyped()).Header().ID
	if q := f.visit(place{page: pageReports, id: unit}).(*reportsPage); q.report.Name != reportsAbout("unit")[0].Name || q.record != unit {
		t.Errorf("a unit is printed by %s, about %q", q.report.Name, q.record)
	}
	p := f.open(data.Units.Untyped(), f.first(data.Units.Untyped()).Header().ID)
	p.print()
	if f.window.Canvas().Overlays().Top() == nil || f.page != page(p) {
		t.Error("nobody asks which of several papers is meant")
	}
}
