package ui

import (
	"cmp"
	"slices"
	"strconv"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
)

// beginWith makes the rows that a register can be begun with.
func (a *app) beginWith(kind string, then func()) {
	of, _ := data.KindNamed(kind)
	a.perform(func(w *exchange.Deed) error {
		_, err := w.Begin(of)
		return err
	}, then)
}

// pointPanel is a kontrollmoment's occasions, what was learnt the year before, and the acts of the plan.
func pointPanel(p *recordPage, point *data.ControlPoint) fyne.CanvasObject {
	a, today := p.app, data.DayOf(p.app.now())
	column := newColumn(0, newHead(translations.Text("ui.control.occasions", nil)))
	if before := data.Forerunner(a.reg, point); before != nil && before.Learnt != "" {
		column.Add(wrapped(translations.Text("ui.control.learnt", map[string]string{"year": strconv.Itoa(before.Year.Number()), "text": before.Learnt})))
	}
	occasions := data.OccasionsOf(a.reg, point)
	if len(occasions) == 0 {
		column.Add(quietly(translations.Text("ui.control.none", nil)))
	}
	for _, o := range occasions {
		mark, word := occasionMark(o, today)
		line := newColumn(-space8, newLink(dayInYear(cmp.Or(o.DoneOn, o.PlannedOn), today), func() { a.goTo(placeOf(o)) }), leading(sidePadded(newStateMark(mark, word))))
		if o.Figures != "" {
			line.Add(quietly(o.Figures))
		}
		column.Add(newRow(line))
	}
	var acts []fyne.CanvasObject
	if n := len(data.OccasionsFor(a.reg, point, today)); n > 0 {
		acts = append(acts, p.actButton("ui.control.plan", func() { p.planOccasions(point) }))
	}
	acts = append(acts, p.actButton("ui.control.add", func() { a.goTo(prefilled("control_occasion", "control", point.ID)) }))
	if next := point.Year.Next(); len(data.NextPlan(a.reg, point.Unit, point.Year)) > 0 {
		acts = append(acts, p.actButton("ui.control.copy", func() { p.copyPlan(point, next) }))
	}
	column.Add(p.actsRow(acts...))
	return column
}

// occasionMark is how an occasion went, or how it stands.
func occasionMark(o *data.ControlOccasion, today data.Day) (state, string) {
	word := translations.Text(data.OptionKey("control_result", string(o.Result)), nil)
	switch {
	case o.Result == data.ResultClean:
		return stateMet, word
	case o.Result == data.ResultMinor:
		return statePartly, word
	case o.Result == data.ResultMajor || o.Result == data.ResultUndone:
		return stateLacking, word
	case o.Late(today):
		return stateLacking, translations.Text("ui.watches.late", nil)
	}
	return stateUnknown, translations.Text("ui.control.planned", nil)
}

// planOccasions makes the occasions that the frequency asks for.
func (p *recordPage) planOccasions(point *data.ControlPoint) {
	p.performHere("ui.control.is_planned", func(w *exchange.Deed) error {
		w.PlanOccasions(point)
		return nil
	})
}

// copyPlan copies the body's whole plan to the year after, once somebody has said yes.
func (p *recordPage) copyPlan(point *data.ControlPoint, next data.Year) {
	a := p.app
	list := data.NextPlan(a.reg, point.Unit, point.Year)
	args := map[string]string{"body": a.view.Linked(string(point.Unit)), "year": strconv.Itoa(next.Number())}
	choose(a.window, actTitle("ui.control.copy"), translations.Count("ui.control.copy.text", len(list), args),
		answer{label: translations.Text("Cancel", nil), safe: true},
		answer{label: translations.Text("ui.control.copy.yes", nil), main: true, do: func() {
			p.performHere("ui.control.is_copied", func(w *exchange.Deed) error {
				w.CopyPlan(point)
				return nil
			})
		}})
}

// occasionPanel is how an occasion stands, and the act that notes what was found. A kontrollmoment with a ready control proposes it.
func occasionPanel(p *recordPage, o *data.ControlOccasion) fyne.CanvasObject {
	a, today := p.app, data.DayOf(p.app.now())
	mark, word := occasionMark(o, today)
	column := newColumn(0, newHead(translations.Text("ui.control.result", nil)), leading(sidePadded(newStateMark(mark, word))))
	point, ok := data.Find(a.reg, o.Control)
	if ok && o.DoneOn == "" {
		acts := []fyne.CanvasObject{p.actButton("ui.control.note", func() { p.noteResult(o, "", "", "") })}
		if point.Ready != "" {
			column.Add(quietly(translations.Text("ui.control.ready", map[string]string{"what": translations.Text(data.OptionKey("ready_control", string(point.Ready)), nil)})))
			acts = append([]fyne.CanvasObject{p.actButton("ui.control.propose", func() { p.proposeResult(o, point.Ready) })}, acts...)
		}
		column.Add(p.actsRow(acts...))
	}
	return column
}

// proposeResult does a ready control now, and shows what it found for a person to accept.
func (p *recordPage) proposeResult(o *data.ControlOccasion, of data.ReadyControl) {
	a := p.app
	found := data.ProposeResult(a.reg, of, a.now())
	if found.Result == "" {
		choose(a.window, actTitle("ui.control.propose"), translations.Text("ui.control.nothing", nil), answer{label: translations.Text("OK", nil), safe: true, main: true})
		return
	}
	// What is proposed is written down, so it is Swedish.
	figures := translations.Swedish.Text(found.Key(of), map[string]string{"have": reports.Number(found.Have), "all": reports.Number(found.All)})
	view := reports.NewViewer(a.reg)
	var lacks []string
	for _, id := range found.Lacks {
		if title := view.Linked(id); !slices.Contains(lacks, title) && len(lacks) < mostLinks {
			lacks = append(lacks, title)
		}
	}
	text := ""
	if len(lacks) > 0 {
		text = translations.Swedish.Text("ui.control.lacks", map[string]string{"what": reports.Swedish.Enumerate(lacks)})
	}
	p.noteResult(o, found.Result, figures, text)
}

// noteResult asks what was found, and when.
func (p *recordPage) noteResult(o *data.ControlOccasion, result data.ControlResult, figures, findings string) {
	kind := data.ControlOccasions.Untyped()
	p.app.ask(actQuestion{
		title: actTitle("ui.control.note"), yes: translations.Text("ui.record.save", nil),
		fields: []answerField{
			{kind: kind, name: "result", value: string(result), required: true},
			{kind: kind, name: "done_on", value: string(data.DayOf(p.app.now())), required: true},
			{kind: kind, name: "figures", value: cmp.Or(figures, o.Figures)},
			{kind: kind, name: "findings", value: cmp.Or(findings, o.Findings)},
			{kind: kind, name: "by", value: string(o.By)},
		},
		do: func(answers map[string]data.Record) {
			said := answers[kind.Name].(*data.ControlOccasion)
			p.performHere("ui.control.is_noted", func(w *exchange.Deed) error {
				r, err := exchange.Changed(w, data.ControlOccasions, o.ID)
				if err != nil {
					return err
				}
				r.Result, r.DoneOn, r.Figures, r.Findings, r.By = said.Result, said.DoneOn, said.Figures, said.Findings, said.By
				if r.Result == data.ResultUndone {
					r.DoneOn = ""
				}
				return nil
			})
		},
	})
}

// goalPanel is a goal's readings over time, beside what it is to be.
func goalPanel(p *recordPage, g *data.Goal) fyne.CanvasObject {
	a, today := p.app, data.DayOf(p.app.now())
	column := newColumn(0, newHead(translations.Text("ui.goal.readings", nil)))
	readings := data.ReadingsOf(a.reg, g)
	if n := len(readings); n > 0 && readings[n-1].Value != nil {
		mark, key := statePartly, "ui.goal.not_reached"
		if g.Reached(*readings[n-1].Value) {
			mark, key = stateMet, "ui.goal.reached"
		}
		column.Add(leading(sidePadded(newStateMark(mark, translations.Text(key, nil)))))
		column.Add(sidePadded(leading(newBarsOf(readings))))
	}
	column.Add(quietly(translations.Text("ui.goal.target", map[string]string{"target": spoken().GoalTarget(g)})))
	for i := len(readings) - 1; i >= 0; i-- {
		r := readings[i]
		words := dayInYear(r.On, today) + ": " + spoken().GoalValue(g, r.Value)
		line := newColumn(-space12, newLink(words, func() { a.goTo(placeOf(r)) }))
		if r.Note != "" {
			line.Add(quietly(r.Note))
		}
		column.Add(line)
	}
	column.Add(p.actsRow(p.actButton("ui.goal.note", func() { p.noteReading(g) })))
	return column
}

// newBarsOf draws the readings of a goal over time.
func newBarsOf(readings []*data.Reading) *bars {
	most := 1
	for _, r := range readings {
		if r.Value != nil {
			most = max(most, *r.Value)
		}
	}
	b := &bars{heights: make([]float32, len(readings)), hollow: make([]bool, len(readings))}
	for i, r := range readings {
		if b.heights[i] = -1; r.Value != nil && *r.Value >= 0 {
			b.heights[i] = float32(*r.Value) / float32(most)
		}
	}
	b.ExtendBaseWidget(b)
	return b
}

func (p *recordPage) noteReading(g *data.Goal) {
	kind := data.Readings.Untyped()
	p.app.ask(actQuestion{
		title: actTitle("ui.goal.note"), text: g.Measure, yes: translations.Text("ui.record.save", nil),
		fields: []answerField{
			{kind: kind, name: "value", required: true}, {kind: kind, name: "on", value: string(data.DayOf(p.app.now())), required: true}, {kind: kind, name: "note"},
		},
		do: func(answers map[string]data.Record) {
			said := answers[kind.Name].(*data.Reading)
			p.performHere("ui.goal.is_noted", func(w *exchange.Deed) error {
				w.Make(&data.Reading{Goal: data.Link[*data.Goal](g.ID), On: said.On, Value: said.Value, Note: said.Note})
				return nil
			})
		},
	})
}

// reviewPanel fetches what the registers can tell of the points of ledningens genomgång, into those that nobody has written.
func reviewPanel(p *recordPage, review *data.ManagementReview) fyne.CanvasObject {
	column := newColumn(0, newHead(translations.Text("ui.review.agenda", nil)), wrapped(translations.Text("ui.review.agenda.text", nil)))
	column.Add(p.actsRow(p.actButton("ui.review.fill", func() {
		agenda := reports.ReviewAgenda(p.app.reg, review, p.app.now())
		p.performHere("ui.review.filled", func(w *exchange.Deed) error {
			r, err := exchange.Changed(w, data.ManagementReviews, review.ID)
			if err != nil {
				return err
			}
			kind := data.ManagementReviews.Untyped()
			for name, text := range agenda {
				if field, ok := kind.Field(name); ok && field.Get(r) == "" && text != "" {
					if err := field.Put(r, text); err != nil {
						return err
					}
				}
			}
			return nil
		})
	}), p.actButton("ui.record.print", func() { p.app.goTo(place{page: pageReports, id: review.ID}) })))
	return column
}

// assessmentPanel is how the area was judged the year before, what the level means, and the year's other areas.
func assessmentPanel(p *recordPage, s *data.SelfAssessment) fyne.CanvasObject {
	a := p.app
	column := newColumn(0, newHead(translations.Text("ui.maturity", nil)))
	year := strconv.Itoa(s.Year.Before().Number())
	before := data.AssessmentOf(a.reg, s.Area, s.Year.Before())
	switch {
	case s.Year.Before() == "": // the first that can be chosen
	case before == nil || before.Level == nil:
		column.Add(quietly(translations.Text("ui.maturity.none", map[string]string{"year": year})))
	default:
		words := translations.Text("ui.maturity.before", map[string]string{"year": year, "level": reports.Number(*before.Level)})
		column.Add(newLink(words, func() { a.goTo(placeOf(before)) }))
		column.Add(quietly(before.Why))
	}
	for level := range 5 {
		column.Add(quietly(translations.Text("maturity."+strconv.Itoa(level), nil)))
	}
	this := data.YearOf(data.DayOf(a.now()))
	if lacking := data.AssessmentsFor(a.reg, this); len(lacking) > 0 {
		column.Add(p.actsRow(p.actButton("ui.maturity.begin", func() {
			p.performHere("ui.maturity.begun", func(w *exchange.Deed) error {
				for _, area := range lacking {
					w.Make(area)
				}
				return nil
			})
		})))
	}
	return column
}

// stakeholderPanel is what the register of authorities knows of a stakeholder: its earlier name and how it is reached.
func stakeholderPanel(p *recordPage, s *data.Stakeholder) []fyne.CanvasObject {
	authority, ok := data.Find(p.app.reg, s.Authority)
	if !ok || authority.Removed || authority.Gallrad != "" {
		return nil
	}
	column := newColumn(0, newHead(translations.Text("ui.stakeholder", nil)), p.app.link(authority))
	if authority.FormerName != "" {
		column.Add(wrapped(translations.Text("ui.stakeholder.former", map[string]string{"name": authority.FormerName})))
	}
	for _, words := range []string{authority.Task, authority.Channel} {
		if words != "" {
			column.Add(quietly(words))
		}
	}
	return []fyne.CanvasObject{column}
}

// activityPanel is when an activity comes back, and the act that says that it is done.
func activityPanel(p *recordPage, activity *data.Activity) fyne.CanvasObject {
	a, today := p.app, data.DayOf(p.app.now())
	column := newColumn(0, newHead(translations.Text("ui.wheel", nil)))
	if next := activity.Next(today); next != "" {
		mark, word := stateUnknown, translations.Text("ui.control.planned", nil)
		if next < today {
			mark, word = stateLacking, translations.Text("ui.watches.late", nil)
		}
		column.Add(wrapped(translations.Text("ui.activity.next", map[string]string{"day": dayInYear(next, today)})))
		column.Add(leading(sidePadded(newStateMark(mark, word))))
	}
	column.Add(p.actsRow(p.actButton("ui.activity.done", func() {
		p.performHere("ui.activity.is_done", func(w *exchange.Deed) error { return doneToday(w, activity.ID, today) })
	}), p.actButton("ui.wheel", func() { a.goTo(place{page: pageWheel}) })))
	return column
}
