package ui

import (
	"strconv"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// setLeads asks how many days before its day each sort of watch is to be told, as one save.
func (a *app) setLeads() {
	kind := data.LeadTimes.Untyped()
	days, _ := kind.Field("days")
	days.Required = false // every sort has its days from the start
	env := a.inputEnv()
	var shown *dialog
	env.wheel = func(turned *fyne.ScrollEvent) { shown.scroll.Scrolled(turned) }
	content := newColumn(0)
	inputs := map[data.DueWhat]*formField{}
	part := func(head string, after bool) {
		content.Add(outdented(newHead(translations.Text(head, nil))))
		var list []fyne.CanvasObject
		for _, what := range data.DueWhats() {
			if what.After() != after {
				continue
			}
			ff := &formField{field: days, input: newInputAs(kind, days, env, translations.Text(data.OptionKey("lead", string(what)), nil))}
			ff.input.setText(strconv.Itoa(data.LeadDays(a.reg, what)))
			inputs[what] = ff
			list = append(list, ff.input.object())
		}
		for i := 0; i < len(list); i += 2 {
			content.Add(container.New(evenLayout{}, list[i:min(i+2, len(list))]...))
			content.Add(gap(space8))
		}
	}
	part("ui.leads.before", false)
	part("ui.leads.after", true)
	said := map[data.DueWhat]int{}
	check := func() bool {
		for _, what := range data.DueWhats() {
			ff := inputs[what]
			l := &data.LeadTime{What: what}
			err := ff.field.Put(l, ff.input.text())
			if err == nil {
				err = kind.Check(l)
			}
			if ff.tell(err); err != nil {
				content.Refresh()
				a.window.Canvas().Focus(ff.input.focus())
				return false
			}
			said[what] = *l.Days
		}
		return true
	}
	shown = showDialog(a.window, dialogSpec{
		title: translations.Text("ui.watches.lead", nil), text: translations.Text("ui.leads.text", nil), content: content, wide: true,
		first: inputs[data.DueWhats()[0]].input.focus(),
		answers: []answer{
			{label: translations.Text("Cancel", nil), safe: true},
			{label: translations.Text("ui.record.save", nil), check: check, main: true, do: func() {
				a.perform(func(w *exchange.Deed) error { return w.SetLeads(said) }, func() { a.frame.say(translations.Text("ui.leads.saved", nil)) })
			}},
		},
	})
}
