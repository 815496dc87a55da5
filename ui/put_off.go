package ui

import (
	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
)

// putOff asks until when a watch is to wait, and why. What the law sets a day for is refused, with the reason.
func (a *app) putOff(d data.Due) {
	if err := data.MayPutOff(d.What); err != nil {
		inform(a.window, translations.Text("ui.watches.in_law", nil), sentence(err))
		return
	}
	kind, today := data.Snoozes.Untyped(), data.DayOf(a.now())
	a.ask(actQuestion{
		title: actTitle("ui.watches.put_off"), text: a.view.Waits(d) + ".", yes: translations.Text("ui.watches.put_off.yes", nil),
		fields: []answerField{{kind: kind, name: "until", required: true}, {kind: kind, name: "reason", required: true}},
		wrong: func(answers map[string]data.Record) error {
			if until := answers["snooze"].(*data.Snooze).Until; until <= today {
				return data.NewProblem("problem.snooze.past", "until", string(until), "field", data.FieldKey("snooze", "until"))
			}
			return nil
		},
		do: func(answers map[string]data.Record) {
			said := answers["snooze"].(*data.Snooze)
			a.perform(func(w *exchange.Deed) error { return w.PutOff(d, said.Until, said.Reason) }, func() {
				a.frame.say(translations.Text("ui.watches.put_off.told", map[string]string{"until": spoken().LongDate(said.Until), "what": a.view.WaitTitle(d)}))
			})
		},
	})
}

// takeBack lets a watch be told again.
func (p *watchesPage) takeBack(d data.Due) {
	a := p.app
	a.perform(func(w *exchange.Deed) error { return w.TakeBack(d) }, func() {
		a.frame.say(translations.Text("ui.watches.taken_back", map[string]string{"what": a.view.WaitTitle(d)}))
	})
}

// snoozePanel tells what a snooze puts off.
func snoozePanel(a *app, s *data.Snooze) fyne.CanvasObject {
	column := newColumn(-space8, newHead(translations.Text(data.FieldKey("snooze", "what"), nil)))
	column.Add(wrapped(translations.Text(data.OptionKey("put_off", string(s.What)), nil)))
	if r := a.reg.Record(s.Record); r != nil {
		column.Add(newLink(oneLineOf(a.view.Title(r)), func() { a.goTo(placeOf(r)) }))
	}
	return column
}
