package ui

import (
	"context"
	"strings"

	"lisparmen/data"
	"lisparmen/data/store"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// codesPage is the kontrollkod that each day led to, and a field to compare a printed paper with the file.
type codesPage struct {
	app    *app
	entry  *textEntry
	answer *fyne.Container
	days   []store.DayDone
	shown  int
	rows   *fyne.Container
	whole  *container.Scroll
	asked  int // counts the readings and the checks, so that an answer that comes late is not shown
}

// daysStep is how many days are shown at a time.
const daysStep = 50

func newCodesPage(a *app) page {
	p := &codesPage{app: a, entry: newTextEntry(), answer: newColumn(-space8), rows: newColumn(0), shown: daysStep}
	p.entry.OnSubmitted = func(string) { p.check() }
	p.entry.OnChanged = func(string) { p.say() }
	check := newButton(translations.Text("ui.codes.check", nil), p.check)
	check.Importance = widget.HighImportance
	p.whole = newSheet(newColumn(space4,
		newHead(p.title()), wrapped(translations.Text("ui.codes.text", nil)), gap(space4),
		newCard(newColumn(0, labelled("ui.codes.paper", container.NewBorder(nil, nil, nil, check, p.entry), "ui.codes.paper.help"), p.answer)),
		gap(space8), newHead(translations.Text("ui.codes.days", nil)), p.rows,
	))
	p.refresh()
	return p
}

func (p *codesPage) title() string             { return translations.Text("ui.codes", nil) }
func (p *codesPage) object() fyne.CanvasObject { return p.whole }
func (p *codesPage) leave(then func())         { then() }
func (p *codesPage) first() fyne.Focusable     { return p.entry }

func (p *codesPage) refresh() {
	space := p.app.space
	var days []store.DayDone
	p.app.work.run("ui.work.read", func(ctx context.Context, _ func(float64)) (err error) {
		days, err = space.Store.Days(ctx)
		return err
	}, func(err error) {
		if err != nil {
			p.app.tell(err)
			return
		}
		p.days = days
		p.show()
	})
}

func (p *codesPage) show() {
	var rows []fyne.CanvasObject
	for _, d := range p.days[:min(p.shown, len(p.days))] {
		rows = append(rows, newRow(p.row(d)))
	}
	if len(p.days) == 0 {
		rows = append(rows, wrapped(translations.Text("ui.codes.none", nil)))
	}
	if len(p.days) > p.shown {
		rows = append(rows, gap(space4), sidePadded(leading(newButton(translations.Text("ui.whole_log.more", nil), func() { p.shown += daysStep; p.show() }))))
	}
	p.rows.Objects = rows
	p.whole.Content.Refresh()
}

// row is one day: how much was done, by whom, and the code that it led to. A day that has not ended has none yet.
func (p *codesPage) row(d store.DayDone) fyne.CanvasObject {
	code, from := d.Control.Code(), translations.Text("ui.codes.from", map[string]string{"day": string(d.Control.Day)})
	if d.Day >= data.DayOf(p.app.now()) {
		code, from = translations.Text("ui.codes.today", nil), translations.Text("ui.codes.today.text", nil)
	}
	day := quiet(string(d.Day))
	day.SizeName = sizeBody
	what := quietly(translations.Count("ui.codes.saves", d.Saves, map[string]string{"who": spoken().Enumerate(d.Authors)}) + " · " + from)
	return container.NewBorder(nil, nil, sized(120, container.NewVBox(day)), nil, newColumn(-space12, wrapped(code), what))
}

// say tells what came of a check in the place of what was told before.
func (p *codesPage) say(lines ...fyne.CanvasObject) {
	p.asked++
	p.answer.Objects = lines
	p.whole.Content.Refresh()
}

// check compares the paper whose code has been typed with the file.
func (p *codesPage) check() {
	lacking := func(words string) fyne.CanvasObject { return answerLine(stateLacking, words) }
	code, err := store.ParseCode(strings.TrimSpace(p.entry.Text))
	if err != nil {
		p.say(lacking(sentence(err)))
		return
	}
	p.say(quietly(translations.Text("ui.work.check", nil)))
	asked, space := p.asked, p.app.space
	var findings []store.Finding
	p.app.work.run("ui.work.check", func(ctx context.Context, _ func(float64)) (err error) {
		findings, err = space.Store.Check(ctx, code)
		return err
	}, func(err error) {
		switch {
		case asked != p.asked:
		case err != nil:
			p.say(lacking(sentence(err)))
		default:
			p.tell(findings)
		}
	})
}

// tell shows what a check has found.
func (p *codesPage) tell(findings []store.Finding) {
	var lines []fyne.CanvasObject
	wrong := 0
	for _, f := range findings {
		mark := stateMet
		if !f.Notice {
			mark = stateLacking
			wrong++
		}
		lines = append(lines, answerLine(mark, translations.WithField(f.Key, f.Args)))
	}
	last := wrapped(translations.Text("told.check.whole", nil))
	if wrong > 0 {
		last = wrapped(translations.Count("told.check.wrong", wrong, map[string]string{"file": p.app.space.Status().Path}))
	}
	p.say(append(lines, last)...)
}

// answerLine is a sentence with the mark of what it tells.
func answerLine(mark state, words string) fyne.CanvasObject {
	return container.NewBorder(nil, nil, container.New(layout.NewCustomPaddedLayout(0, 0, space8, 0), newStateMark(mark, "")), nil, wrapped(words))
}
