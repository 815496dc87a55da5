package ui

import (
	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// The papers about a time of service.
const (
	paperHandOver = "overlamning"
	paperServed   = "tjanstgoring"
)

// paperAbout is where a paper about a record is shown.
func paperAbout(paper, id string) place { return place{page: pageReports, text: paper, id: id} }

// servicePanel leads from a time of service to its papers: the hand-over, and what was done once it has begun.
func servicePanel(a *app, s *data.Service) fyne.CanvasObject {
	today := data.DayOf(a.now())
	show := func(words, paper string) fyne.CanvasObject {
		return newButton(translations.Text(words, nil), func() { a.goTo(paperAbout(paper, s.ID)) })
	}
	var buttons []fyne.CanvasObject
	if s.To >= today {
		buttons = append(buttons, show("ui.service.hand_over", paperHandOver))
	}
	if s.From <= today {
		buttons = append(buttons, show("ui.service.done", paperServed))
	}
	words := "ui.service.coming"
	switch {
	case s.To < today:
		words = "ui.service.ended"
	case s.From <= today:
		words = "ui.service.going"
	}
	args := map[string]string{"from": dayInYear(s.From, today), "to": dayInYear(s.To, today)}
	return newColumn(0, newHead(translations.Text("kind.service", nil)), wrapped(translations.Text(words, args)), sidePadded(container.New(&flowLayout{gap: space4}, buttons...)))
}

// servedRow tells those who come back, for a while, that somebody has served in the coordinator's place, and leads to what was
// done; nil when nobody just has.
func (a *app) servedRow(today data.Day) fyne.CanvasObject {
	s := data.JustServed(a.reg, today)
	if s == nil {
		return nil
	}
	words := translations.Text("ui.overview.served", map[string]string{"who": a.view.Linked(string(s.Person)), "day": dayInYear(s.To, today)})
	act := newButton(translations.Text("ui.service.done", nil), func() { a.goTo(paperAbout(paperServed, s.ID)) })
	return newRow(container.NewBorder(nil, nil, nil, sidePadded(container.NewCenter(act)), wrapped(words)))
}

// handOver leads to the hand-over of the time of service that goes on or comes next. When none is noted, or another is wanted, it
// asks who serves and when.
func (a *app) handOver() {
	today := data.DayOf(a.now())
	s := data.HandedOver(a.reg, today)
	switch {
	case s == nil && a.space.Status().ReadOnly: // the paper says that nobody serves
		a.goTo(paperAbout(paperHandOver, ""))
	case s == nil:
		a.askHandOver()
	case a.space.Status().ReadOnly:
		a.goTo(paperAbout(paperHandOver, s.ID))
	default:
		text := translations.Text("ui.handover.known", map[string]string{"who": a.view.Linked(string(s.Person)), "days": spoken().Period(s.From, s.To)})
		choose(a.window, actTitle("ui.handover"), text,
			answer{label: translations.Text("Cancel", nil), safe: true},
			answer{label: translations.Text("ui.handover.other", nil), do: a.askHandOver},
			answer{label: translations.Text("ui.service.hand_over", nil), main: true, do: func() { a.goTo(paperAbout(paperHandOver, s.ID)) }})
	}
}

// askHandOver asks who serves in the coordinator's place and when, notes it, and shows the hand-over.
func (a *app) askHandOver() {
	today := data.DayOf(a.now())
	kind := data.Services.Untyped()
	person := answerField{kind: kind, name: "person", required: true}
	fields := []answerField{
		{kind: kind, name: "from", value: string(today), required: true}, {kind: kind, name: "to", required: true}, {kind: kind, name: "phone"},
	}
	role := data.CoordinatorsRole(a.reg, today)
	if role != nil {
		person.value = string(role.StandIn)
		fields = append([]answerField{person}, fields...)
	} else {
		fields = append([]answerField{person, {kind: kind, name: "role", required: true}}, fields...)
	}
	of := func(answers map[string]data.Record) *data.Service {
		s := answers[kind.Name].(*data.Service)
		if role != nil {
			s.Role = data.Link[*data.Role](role.ID)
		}
		return s
	}
	a.ask(actQuestion{
		title: actTitle("ui.handover"), text: translations.Text("ui.handover.text", nil), yes: translations.Text("ui.handover.yes", nil), fields: fields,
		wrong: func(answers map[string]data.Record) error {
			s := of(answers)
			if r, ok := data.Find(a.reg, s.Role); ok && r.Holder == s.Person {
				return data.NewProblem("problem.service.self")
			}
			return kind.Check(s)
		},
		do: func(answers map[string]data.Record) {
			s := of(answers)
			a.perform(func(w *exchange.Deed) error {
				w.Make(s)
				return nil
			}, func() {
				a.frame.say(translations.Text("ui.handover.noted", map[string]string{"who": a.view.Linked(string(s.Person)), "days": spoken().Period(s.From, s.To)}))
				a.goTo(paperAbout(paperHandOver, s.ID))
			})
		},
	})
}
