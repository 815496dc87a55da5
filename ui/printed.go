package ui

import (
	"context"
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// printedStep is how many of what has been printed are shown at a time.
const printedStep = 50

// showPrinted reads off the screen thread what has been printed of a report, and shows it.
func (a *app) showPrinted(report reports.Report) {
	space := a.space
	var list []data.Printed
	a.work.run("ui.work.read", func(ctx context.Context, _ func(float64)) (err error) {
		list, err = space.Store.Printed(ctx, report.Name)
		return err
	}, func(err error) {
		if err != nil {
			a.tell(err)
			return
		}
		a.openPrinted(report, list)
	})
}

// openPrinted shows a dialog with what has been printed of a report, the newest first.
func (a *app) openPrinted(report reports.Report, list []data.Printed) {
	text := translations.Text("ui.printed.text", nil)
	if len(list) == 0 {
		text = translations.Text("ui.printed.none", nil)
	}
	var d *dialog
	rows, shown := newColumn(0), 0
	below := newColumn(0)
	show := func() {
		objects := slices.Clone(rows.Objects)
		for _, p := range list[shown:min(shown+printedStep, len(list))] {
			objects = append(objects, newRow(a.printedRow(p, func() { d.close() })))
			shown++
		}
		rows.Objects = objects
		setVisible(below, shown < len(list))
	}
	show()
	below.Add(sidePadded(leading(newButton(translations.Text("ui.whole_log.more", nil), func() {
		show()
		d.fit()
	}))))
	d = showDialog(a.window, dialogSpec{
		title: translations.Text("ui.printed.title", map[string]string{"report": spoken().Title(report)}), text: text, content: newColumn(0, rows, below), wide: true,
		answers: []answer{{label: translations.Text("ui.close", nil), main: true, safe: true}},
	})
}

// printedRow is one that has been printed: when, about what, how and by whom, with the ways to the record and to the kept paper, which
// leave the dialog.
func (a *app) printedRow(p data.Printed, leave func()) fyne.CanvasObject {
	when := quiet(shownWhen(p.At, a.now()))
	when.SizeName = sizeBody
	what := newColumn(-space12)
	facts := append(printedFacts(p), p.Author)
	switch about := oneLineOf(a.view.PrintedAbout(p)); {
	case about != "":
		_, id, _ := data.SplitOrigin(p.Origin)
		what.Add(a.linkUnlessGallrad(about, id, leave))
	case p.Form != "":
		what.Add(wrapped(facts[0])) // the period
		facts = facts[1:]
	default:
		what.Add(wrapped(spoken().PrintedName(p)))
	}
	what.Add(quietly(strings.Join(facts, " · ")))
	if p.Code != "" {
		what.Add(quietly(translations.Text("ui.printed.code", map[string]string{"code": p.Code})))
	}
	if p.Kept != "" {
		what.Add(a.keptLink(p, leave))
	}
	return container.NewBorder(nil, nil, sized(140, container.NewVBox(when)), nil, what)
}

// printedFacts tell of what period, in which version and in which form something was printed; nothing where that was not booked.
func printedFacts(p data.Printed) []string {
	if p.Form == "" {
		return nil
	}
	facts := []string{spoken().PrintedPeriod(p), spoken().PrintedVersion(p)}
	if p.Draft {
		facts = append(facts, translations.Text("told.draft", nil))
	}
	return append(facts, spoken().FormWords(p.Form))
}

// keptLink leads to the record of a paper that was kept when it was printed.
func (a *app) keptLink(p data.Printed, leave func()) fyne.CanvasObject {
	words := translations.Text("ui.printed.kept", map[string]string{"paper": oneLineOf(a.view.Linked(string(p.Kept)))})
	return a.linkUnlessGallrad(words, string(p.Kept), leave)
}

// linkUnlessGallrad is words that lead to a record, after leave has been done, where there is anything left of it to see.
func (a *app) linkUnlessGallrad(words, id string, leave func()) fyne.CanvasObject {
	r := a.reg.Record(id)
	if r == nil || r.Header().Gallrad != "" {
		return wrapped(words)
	}
	return newLink(words, func() {
		leave()
		a.goTo(placeOf(r))
	})
}
