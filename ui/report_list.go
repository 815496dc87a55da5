package ui

import (
	"slices"
	"strings"

	"lisparmen/icons"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// reportList is the reports that can be made, subject by subject, to choose one of. One subject is open at a time, so that
// all of them are seen at once; while something is searched for it is each that has a hit.
type reportList struct {
	app    *app
	object fyne.CanvasObject
	search *textEntry
	scroll *container.Scroll
	column *fyne.Container
	groups []*reportGroup
	none   *widget.Label
	open   reports.Subject
	chosen string // the name of the report
	pick   func(reports.Report)
}

// reportGroup is the reports on one subject.
type reportGroup struct {
	subject reports.Subject
	head    *pressable
	mark    *widget.Icon
	rows    []*reportRow
}

// reportRow is a report: its title, and what it tells to whom.
type reportRow struct {
	press  *pressable
	report reports.Report
	folded string // what it is found by
}

// newReportList lists reports in the order they are given; those on one subject come together. pick is told which is chosen.
func newReportList(a *app, list []reports.Report, pick func(reports.Report)) *reportList {
	l := &reportList{app: a, search: newTextEntry(), column: newColumn(0), none: quietly(translations.Text("ui.report.no_hits", nil)), pick: pick}
	for _, report := range list {
		if len(l.groups) == 0 || l.groups[len(l.groups)-1].subject != report.Subject {
			l.addGroup(report.Subject)
		}
		l.addRow(report)
	}
	l.column.Add(l.none)
	l.search.SetPlaceHolder(translations.Text("ui.report.search", nil))
	l.search.OnChanged = func(string) { l.show(); l.scroll.ScrollToTop() }
	l.search.onKey = l.key
	l.scroll = container.NewVScroll(l.column)
	l.object = container.NewBorder(newColumn(0, newHead(translations.Text("ui.reports", nil)), sidePadded(l.search), gap(space8)), nil, nil, nil,
		container.New(&inSight{l.reveal}, l.scroll))
	return l
}

func (l *reportList) addGroup(subject reports.Subject) {
	words := translations.Text("ui.report.subject."+string(subject), nil)
	g := &reportGroup{subject: subject, mark: widget.NewIcon(nil)}
	g.head = newPressable(container.NewBorder(nil, nil, nil, sidePadded(g.mark), menuHead(words)), func() { l.turn(subject) })
	l.groups = append(l.groups, g)
	l.column.Add(g.head)
}

func (l *reportList) addRow(report reports.Report) {
	g := l.groups[len(l.groups)-1]
	name := wrapped(spoken().Title(report))
	name.TextStyle.Bold = true
	subject := translations.Text("ui.report.subject."+string(report.Subject), nil)
	row := &reportRow{report: report, folded: foldedText(spoken().Title(report) + " " + report.Title + " " + spoken().Summary(report) + " " + report.Summary + " " + report.Name + " " + subject)}
	row.press = newPressable(newColumn(-space12, name, quietly(spoken().Summary(report))), func() {
		l.pick(report)
		l.app.window.Canvas().Focus(row.press)
	})
	row.press.keyTyped = l.key
	g.rows = append(g.rows, row)
	l.column.Add(row.press)
}

// turn opens a subject, or closes it when it is the open one.
func (l *reportList) turn(subject reports.Subject) {
	if l.open == subject {
		subject = ""
	}
	l.open = subject
	l.show()
}

// choose shows a report as the chosen one, and brings it into sight.
func (l *reportList) choose(report reports.Report) {
	l.chosen, l.open = report.Name, report.Subject
	l.show()
	l.reveal()
}

// show shows the rows of the open subject, or those with all the words that are searched for.
func (l *reportList) show() {
	words := strings.Fields(foldedText(l.search.Text))
	hits := 0
	for _, g := range l.groups {
		inGroup := 0
		for _, row := range g.rows {
			isShown := g.subject == l.open
			if len(words) > 0 {
				isShown = containsAll(row.folded, words)
			}
			setVisible(row.press, isShown)
			row.press.choose(l.isChosen(row))
			if isShown {
				inGroup++
			}
		}
		setVisible(g.head, len(words) == 0 || inGroup > 0)
		mark := "forward"
		if inGroup > 0 {
			mark = "open_list"
		}
		g.mark.SetResource(icons.Named(mark))
		hits += inGroup
	}
	setVisible(l.none, len(words) > 0 && hits == 0)
	l.column.Refresh()
	l.scroll.Refresh()
}

// within are the reports that the arrows go through: all, or those that are found.
func (l *reportList) within() []*reportRow {
	var rows []*reportRow
	for _, g := range l.groups {
		for _, row := range g.rows {
			if row.press.Visible() || strings.TrimSpace(l.search.Text) == "" {
				rows = append(rows, row)
			}
		}
	}
	return rows
}

// key moves among the reports, from the field to search in and from the rows.
func (l *reportList) key(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyDown:
		l.move(1)
	case fyne.KeyUp:
		l.move(-1)
	case fyne.KeyPageDown:
		l.move(8)
	case fyne.KeyPageUp:
		l.move(-8)
	case fyne.KeyReturn, fyne.KeyEnter:
		if !l.inSearch() {
			return false
		}
		if rows := l.within(); len(rows) > 0 && !slices.ContainsFunc(rows, l.isChosen) {
			l.pick(rows[0].report)
		}
	case fyne.KeyEscape:
		switch {
		case !l.inSearch():
			return false
		case l.search.Text != "":
			l.search.SetText("")
			l.reveal()
		default:
			letThrough(l.search, key)
		}
	default:
		return false
	}
	return true
}

// inSearch tells whether the keys are in the field to search in, and not in a row.
func (l *reportList) inSearch() bool {
	return l.app.window.Canvas().Focused() == fyne.Focusable(l.search)
}

func (l *reportList) isChosen(row *reportRow) bool { return row.report.Name == l.chosen }

// move chooses another report. The keys stay in the field to search in; from a row they come along.
func (l *reportList) move(by int) {
	rows := l.within()
	if len(rows) == 0 {
		return
	}
	at := slices.IndexFunc(rows, l.isChosen)
	if at < 0 {
		at = min(0, -by) // the first, when what was chosen is not among them
	}
	to := rows[max(0, min(at+by, len(rows)-1))]
	if to.report.Name == l.chosen {
		return
	}
	inSearch := l.inSearch()
	l.pick(to.report)
	if !inSearch {
		l.app.window.Canvas().Focus(to.press)
	}
}

// reveal turns the list, no more than is needed, so that the chosen report is seen.
func (l *reportList) reveal() {
	rows := l.within()
	at := slices.IndexFunc(rows, l.isChosen)
	if at < 0 || !rows[at].press.Visible() || l.scroll.Size().Height == 0 {
		return
	}
	row := rows[at].press
	above, below := row.Position().Y, row.Position().Y+row.Size().Height
	l.scroll.ScrollToOffset(fyne.NewPos(0, min(above, max(l.scroll.Offset.Y, below-l.scroll.Size().Height))))
}

// inSight lays an object out, and then brings into sight what should be seen of it.
type inSight struct{ reveal func() }

// MinSize is for Fyne.
func (l *inSight) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// Layout is for Fyne.
func (l *inSight) Layout(objects []fyne.CanvasObject, room fyne.Size) {
	isNew := objects[0].Size() != room
	objects[0].Resize(room)
	if isNew {
		l.reveal()
	}
}
