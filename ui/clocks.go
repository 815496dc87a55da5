package ui

import (
	"cmp"
	"time"

	"lisparmen/data"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// clocksPanel shows what must be told about an incident, to whom and by when, with the way to tell it.
func clocksPanel(a *app, incident *data.Incident) fyne.CanvasObject {
	clocks := clocksOf(a.reg, incident)
	now := a.now()
	column := newColumn(0, newHead(translations.Text("ui.clocks", nil)))
	if len(clocks) == 0 {
		none := "ui.clocks.none"
		if !incident.IsIncident() {
			none = "ui.clocks.none.other"
		}
		column.Add(quietly(translations.Text(none, nil)))
	}
	if _, assumed := incident.Knowledge(); assumed {
		column.Add(quietly(translations.Text("ui.clocks.assumed", nil)))
	}
	if incident.ToldBeforeKnown() {
		column.Add(quietly(translations.Text("ui.clocks.supplier", nil)))
	}
	for _, c := range clocks {
		column.Add(newRow(clockRow(a, c, now)))
	}
	return column
}

// clocksOf gives the legal clocks of one incident.
func clocksOf(reg data.Register, incident *data.Incident) []data.Clock {
	var units []*data.Unit
	for _, link := range incident.Units {
		if u, ok := data.Find(reg, link); ok && !u.Removed && u.Gallrad == "" {
			units = append(units, u)
		}
	}
	return incident.Clocks(data.All(reg, data.Deadlines), data.All(reg, data.Notifications), units)
}

// clockRow is one clock: step, to whom, provision, state and time left, and the way to its notification.
func clockRow(a *app, c data.Clock, now time.Time) fyne.CanvasObject {
	what := wrapped(clockWords(a, c))
	what.TextStyle.Bold = true
	mark, word := clockMark(c.State(now))
	act := newButton(translations.Text(clockVerb(c), nil), func() { a.openClock(c) })
	if c.Awaits(now) {
		act.Importance = widget.HighImportance
	}
	return newColumn(-space8, what, sidePadded(newStateMark(mark, word)), // above the button: beside one another they need more than a narrow column
		container.NewBorder(nil, nil, nil, container.NewCenter(act), wrapped(timeLeft(c, now))),
		quietly(c.Deadline.Provision), gap(space12))
}

// clockWords tell a clock's step and whom it is told to: "Incidentanmälan till NCSC/CERT-SE, Socialnämnden".
func clockWords(a *app, c data.Clock) string {
	key := "step." + string(c.Deadline.Track) + "." + string(c.Deadline.Step)
	if !translations.Has(key) {
		key = data.OptionKey("step", string(c.Deadline.Step))
	}
	words := translations.Text(key, nil)
	if to, ok := data.Find(a.reg, c.Deadline.Authority); ok {
		words = translations.Text("ui.clock.to", map[string]string{"step": words, "authority": cmp.Or(to.Short, to.Name)})
	}
	if unit := a.view.Linked(string(c.Unit)); unit != "" {
		words = translations.Text("ui.clock.for", map[string]string{"step": words, "unit": unit})
	}
	return words
}

// clockMark is the shape and word of how a clock stands.
func clockMark(s data.ClockState) (state, string) {
	word := translations.Text("clock."+string(s), nil)
	switch s {
	case data.ClockSent:
		return stateMet, word
	case data.ClockRunning, data.ClockSentLate:
		return statePartly, word
	case data.ClockLate:
		return stateLacking, word
	case data.ClockUnjudged:
		return stateUnknown, word
	}
	return stateUnused, word
}

// clockVerb is what the button of a clock says: the first of it is to judge whether it is demanded, then to write it.
func clockVerb(c data.Clock) string {
	switch {
	case c.Notification != nil:
		return "ui.verb.open"
	case c.Judgement == data.NotJudged:
		return "ui.verb.judge"
	}
	return "ui.verb.write"
}

// timeLeft tells how long is left and until when, or how late it is: "11 timmar kvar, senast i morgon 08.15".
func timeLeft(c data.Clock, now time.Time) string {
	switch c.State(now) {
	case data.ClockSent, data.ClockSentLate:
		args := map[string]string{"when": momentWords(c.SentAt(), now), "late": inWords(c.LateBy(now))}
		if c.State(now) == data.ClockSent {
			return translations.Text("ui.clock.sent", args)
		}
		return translations.Text("ui.clock.sent_late", args)
	case data.ClockNotDemanded:
		return translations.Text("ui.clock.not_demanded", nil)
	case data.ClockWaiting:
		return translations.Text("ui.clock.waiting", map[string]string{"basis": data.OptionKey("basis", string(c.Deadline.Basis))})
	case data.ClockLate:
		return translations.Text("ui.clock.late", map[string]string{"late": inWords(c.LateBy(now)), "when": momentWords(c.Due, now)})
	}
	if c.Due.IsZero() {
		return translations.Text("ui.clock.at_once", map[string]string{"since": inWords(now.Sub(c.From))})
	}
	return translations.Text("ui.clock.left", map[string]string{"left": inWords(c.Left(now)), "when": momentWords(c.Due, now)})
}

// inWords is a length of time in words, to the hour when there are several.
func inWords(d time.Duration) string {
	if d >= 3*time.Hour {
		d = d.Truncate(time.Hour)
	}
	return spoken().Duration(d)
}

// openClock opens a clock's notification, asks what must be answered about the incident first, or begins the notification with all
// that is known.
func (a *app) openClock(c data.Clock) {
	if c.Notification != nil {
		a.goTo(placeOf(c.Notification))
		return
	}
	if field := c.Unanswered(); field != "" {
		if p, ok := a.page.(*recordPage); ok && p.id == c.Incident.ID { // what is being written there stays
			a.window.Canvas().Focus(p.asking(field))
			return
		}
		a.goTo(place{page: pageRecord, kind: c.Incident.KindName(), id: c.Incident.ID, field: field})
		return
	}
	a.goTo(prefilled("notification", "incident", c.Incident.ID, "track", string(c.Deadline.Track), "step", string(c.Deadline.Step),
		"authority", string(c.Deadline.Authority), "unit", string(c.Unit)))
}
