package ui

import (
	"strings"

	"lisparmen/data"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// matrixPage is "hur, var och när": what is told of an incident, to whom, how, by whom and by when.
type matrixPage struct {
	app    *app
	column *fyne.Container
	whole  fyne.CanvasObject
}

func newMatrixPage(a *app) page {
	p := &matrixPage{app: a, column: newColumn(space4)}
	p.whole = newSheet(p.column)
	p.refresh()
	return p
}

func (p *matrixPage) title() string             { return translations.Text("ui.matrix", nil) }
func (p *matrixPage) object() fyne.CanvasObject { return p.whole }
func (p *matrixPage) leave(then func())         { then() }
func (p *matrixPage) print()                    { p.app.goTo(place{page: pageReports, text: "anmalningsmatris"}) }

func (p *matrixPage) refresh() {
	lines := data.ReportingMatrix(p.app.reg, data.DayOf(p.app.now()))
	p.column.RemoveAll()
	print := newButton(translations.Text("ui.record.print", nil), p.print)
	p.column.Add(beside(newHead(translations.Text("ui.matrix", nil)), print))
	p.column.Add(wrapped(translations.Text("ui.matrix.text", nil)))
	p.column.Add(gap(space8))
	heads := container.NewGridWithColumns(4)
	for _, key := range []string{"ui.matrix.what", "ui.matrix.when", "ui.matrix.to", "ui.matrix.who"} {
		head := menuHead(translations.Text(key, nil))
		head.Truncation, head.Wrapping = fyne.TextTruncateOff, fyne.TextWrapWord
		heads.Add(head)
	}
	p.column.Add(newRow(heads))
	for _, line := range lines {
		p.column.Add(newRow(p.row(line)))
	}
	if len(lines) == 0 {
		p.column.Add(quietly(translations.Text("ui.matrix.none", nil)))
	}
	p.column.Add(gap(space8))
	p.column.Add(newLink(translations.Text("ui.matrix.own", nil), func() { p.app.goTo(placeOf(p.app.reg.Municipality())) }))
	p.column.Refresh()
}

// row is one line: its step leads to the deadline, its recipient to the authority, and who does it to the role.
func (p *matrixPage) row(line data.Reporting) fyne.CanvasObject {
	d := line.Deadline
	cell := func(first fyne.CanvasObject, rest ...string) *fyne.Container {
		c := newColumn(-space16, first)
		for _, words := range rest {
			if words != "" {
				c.Add(quietly(words))
			}
		}
		return c
	}
	when := cell(wrapped(spoken().TimeLimit(d)), reports.Provision(d))
	if line.Stale {
		old := quietly(translations.Text("ui.matrix.stale", map[string]string{"when": spoken().CheckedWords(line)}))
		old.Importance = widget.WarningImportance
		when.Add(old)
	} else {
		when.Add(quietly(spoken().CheckedWords(line)))
	}
	var to fyne.CanvasObject = wrapped(spoken().Recipient(line))
	how := ""
	if line.Authority != nil {
		to = newLink(spoken().Recipient(line), func() { p.app.goTo(placeOf(line.Authority)) })
		how = strings.Join(reports.Channels(line.Authority), " · ")
	}
	who := cell(newLink(translations.Text("ui.matrix.appoint", nil), func() { p.app.goTo(placeOf(d)) }))
	if line.Role != nil {
		standIn := ""
		if line.StandIn != nil {
			standIn = translations.Text("ui.matrix.stand_in", map[string]string{"name": p.app.view.Title(line.StandIn)})
		}
		who = cell(newLink(spoken().DoerName(p.app.view, line), func() { p.app.goTo(placeOf(line.Role)) }), p.app.view.Title(line.Role), line.Phone, standIn)
	}
	return container.NewGridWithColumns(4,
		cell(newLink(spoken().StepName(d), func() { p.app.goTo(placeOf(d)) }), spoken().WhenToTell(d)), when, cell(to, how), who)
}
