package ui

import (
	"strings"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
)

// matterPanel is a matter's way: which body does what, at which meeting, and by when its papers must be in.
func matterPanel(p *recordPage, m *data.Matter) fyne.CanvasObject {
	a := p.app
	column := newColumn(0, newHead(translations.Text("ui.matter.way", nil)))
	way := data.DecisionsOf(a.reg, m)
	if len(way) == 0 {
		column.Add(quietly(translations.Text("ui.matter.none", nil)))
	}
	for _, d := range way {
		column.Add(newRow(p.matterStep(d)))
	}
	column.Add(p.actsRow(p.actButton("ui.matter.plan", func() { p.plan(m) })))
	return column
}

// matterStep is one body's part: "Bereder: Kommunstyrelsens arbetsutskott 20 januari 2027", how it stands, and its stoppdatum.
func (p *recordPage) matterStep(d *data.Decision) fyne.CanvasObject {
	a, today := p.app, data.DayOf(p.app.now())
	words := translations.Text(data.OptionKey("decision_stage", string(d.Stage)), nil) + ": " + a.minutesWords(d.Body, d.On, d.Paragraph)
	mark, word := decisionMark(d, today)
	line := newColumn(-space8, newLink(words, func() { a.goTo(placeOf(d)) }), leading(sidePadded(newStateMark(mark, word))))
	if at, ok := data.Find(a.reg, d.Meeting); ok && d.Waits() && at.StopOn != "" {
		line.Add(quietly(stopWords(at, today)))
	}
	if !d.Waits() || d.On > today {
		return line
	}
	return newColumn(0, line, p.actsRow(p.actButton("ui.decision.take", func() { p.take(d) })))
}

// stopWords tell by when the papers for a meeting must be in.
func stopWords(at *data.Meeting, today data.Day) string {
	args := map[string]string{"day": dayInYear(at.StopOn, today)}
	switch {
	case at.PapersSentOn != "":
		return translations.Text("ui.meeting.sent", map[string]string{"day": dayInYear(at.PapersSentOn, today)})
	case at.StopOn < today:
		return translations.Text("ui.meeting.stopped", args)
	}
	args["near"] = nearDay(at.StopOn, today)
	return translations.Text("ui.meeting.stop", args)
}

// decisionMark is whether a decision is planned, waits for its minutes or has been taken.
func decisionMark(d *data.Decision, today data.Day) (state, string) {
	switch {
	case d.Waits() && d.On < today:
		return statePartly, translations.Text("ui.decision.minutes", nil)
	case d.Waits() || d.On == "" || d.On > today:
		return stateUnknown, translations.Text("ui.decision.planned", nil)
	}
	return stateMet, translations.Text("ui.decision.taken", nil)
}

// plan takes the matter up at one of the meetings to come.
func (p *recordPage) plan(m *data.Matter) {
	a := p.app
	today := data.DayOf(a.now())
	coming := data.ComingMeetings(a.reg, today)
	if len(coming) == 0 {
		choose(a.window, actTitle("ui.matter.plan"), translations.Text("ui.matter.no_meetings", nil),
			answer{label: translations.Text("Cancel", nil), safe: true},
			answer{label: translations.Text("ui.meetings", nil), do: func() { a.goTo(place{page: pageMeetings}) }, main: true})
		return
	}
	options := make([]Option, len(coming))
	for i, at := range coming {
		options[i] = Option{ID: at.ID, Title: oneLine(a.view.Title(at))}
		if at.StopOn != "" {
			options[i].Detail = stopWords(at, today)
		}
	}
	kind := data.Decisions.Untyped()
	a.ask(actQuestion{
		title: actTitle("ui.matter.plan"), text: translations.Text("ui.matter.plan.text", nil), yes: translations.Text("ui.matter.plan.yes", nil),
		fields: []answerField{
			{kind: kind, name: "meeting", required: true}, {kind: kind, name: "sort", value: string(data.DecisionOther), required: true}, {kind: kind, name: "document"},
		},
		options: map[string]func() []Option{"meeting": func() []Option { return options }},
		do: func(answers map[string]data.Record) {
			said := answers["decision"].(*data.Decision)
			at, ok := data.Find(a.reg, said.Meeting)
			if !ok {
				return
			}
			p.performHere("ui.matter.planned", func(w *exchange.Deed) error {
				w.Make(data.Plan(a.reg, m, at, said.Sort, said.Document))
				return nil
			})
		},
	})
}

// decisionPanels are what stands beside a decision: whether it has been taken, and what its task has become.
func decisionPanels(p *recordPage, d *data.Decision) []fyne.CanvasObject {
	a, today := p.app, data.DayOf(p.app.now())
	var panels []fyne.CanvasObject
	if d.Waits() {
		mark, word := decisionMark(d, today)
		column := newColumn(0, newHead(a.minutesWords(d.Body, d.On, "")), leading(sidePadded(newStateMark(mark, word))))
		if at, ok := data.Find(a.reg, d.Meeting); ok && at.StopOn != "" {
			column.Add(quietly(stopWords(at, today)))
		}
		column.Add(p.actsRow(p.actButton("ui.decision.take", func() { p.take(d) })))
		panels = append(panels, column)
	}
	actions := data.ActionsOf(a.reg, d)
	if d.Sort != data.DecisionTasks && len(actions) == 0 {
		return panels
	}
	column := newColumn(0, newHead(translations.Text("ui.task", nil)))
	for _, action := range actions {
		column.Add(newRow(newColumn(-space8, a.link(action), quietly(taskWords(a, action)))))
	}
	column.Add(p.actsRow(p.actButton("ui.task.make", func() { p.makeAction(d) })))
	return append(panels, column)
}

// take notes what the minutes say of a planned decision. One about a governing document settles that too.
func (p *recordPage) take(d *data.Decision) {
	if document, ok := data.Find(p.app.reg, d.Document); ok && d.Sort.AboutDocument() && d.Stage == data.StageDecides && !document.Removed {
		act := map[data.DecisionSort]data.DocumentAct{data.DecisionAdopts: data.ActAdopt, data.DecisionKeeps: data.ActKeep, data.DecisionRepeals: data.ActRepeal}[d.Sort]
		p.decide(document, act, d)
		return
	}
	kind := data.Decisions.Untyped()
	p.app.ask(actQuestion{
		title: actTitle("ui.decision.take"), text: translations.Text("ui.decision.take.text", map[string]string{"minutes": p.app.minutesWords(d.Body, d.On, "")}), yes: translations.Text("ui.record.save", nil),
		fields: []answerField{{kind: kind, name: "paragraph", required: true}, {kind: kind, name: "text", value: d.Text}},
		do: func(answers map[string]data.Record) {
			said := answers["decision"].(*data.Decision)
			said.Body, said.On, said.DiaryNumber = d.Body, d.On, d.DiaryNumber
			p.performHere("ui.decision.told", func(w *exchange.Deed) error {
				_, err := w.Take(d.ID, said)
				return err
			})
		},
	})
}

// makeAction makes the task an action, with who is to do it and when it is to be reported back.
func (p *recordPage) makeAction(d *data.Decision) {
	kind := data.Actions.Untyped()
	p.app.ask(actQuestion{
		title: actTitle("ui.task.make"), yes: translations.Text("ui.record.save", nil),
		fields: []answerField{
			{kind: kind, name: "title", value: d.Title, required: true}, {kind: kind, name: "responsible"}, {kind: kind, name: "due"}, {kind: kind, name: "report_by", required: true},
		},
		do: func(answers map[string]data.Record) {
			said := answers["action"].(*data.Action)
			p.performHere("ui.task.made", func(w *exchange.Deed) error {
				made := data.ActionFor(d)
				made.Title, made.Responsible, made.Due, made.ReportBy = said.Title, said.Responsible, said.Due, said.ReportBy
				w.Make(made)
				return nil
			})
		},
	})
}

// actionPanels tell what an action still wants, and whose task it answers.
func actionPanels(p *recordPage, action *data.Action) []fyne.CanvasObject {
	return append(wantsPanel(p, action), taskPanels(p, action)...)
}

// wantsPanel tells quietly what the plan needs of an action and nobody has filled in; nothing when nothing is wanting.
func wantsPanel(p *recordPage, action *data.Action) []fyne.CanvasObject {
	var names []string
	for _, field := range action.Wants(data.DayOf(p.app.now())) {
		names = append(names, strings.ToLower(translations.Text(data.FieldKey("action", field), nil)))
	}
	if len(names) == 0 {
		return nil
	}
	return []fyne.CanvasObject{quietly(translations.Text("ui.action.wants", map[string]string{"fields": spoken().Enumerate(names)}))}
}

// taskPanels tell whose task an action answers, and when it is to be reported back.
func taskPanels(p *recordPage, action *data.Action) []fyne.CanvasObject {
	task, ok := data.Find(p.app.reg, action.Decision)
	if !ok || task.Gallrad != "" {
		return nil
	}
	a, today := p.app, data.DayOf(p.app.now())
	mark, word := stateUnknown, translations.Text("ui.task.waits", nil)
	switch {
	case action.ReportedOn != "":
		mark, word = stateMet, translations.Text("ui.task.reported", nil)
	case action.ReportBy != "" && action.ReportBy < today:
		mark, word = stateLacking, translations.Text("ui.task.late", nil)
	}
	column := newColumn(0, newHead(translations.Text("ui.task", nil)), newLink(taskWords(a, action), func() { a.goTo(placeOf(task)) }), leading(sidePadded(newStateMark(mark, word))))
	if action.ReportedOn == "" {
		column.Add(p.actsRow(p.actButton("ui.task.report", func() { p.reportBack(action, task) })))
	}
	return []fyne.CanvasObject{column}
}

// taskWords are "Uppdrag från KS § 39, återrapporteras senast 1 september 2027."
func taskWords(a *app, action *data.Action) string {
	args := map[string]string{"body": "", "by": spoken().LongDate(action.ReportBy), "on": spoken().LongDate(action.ReportedOn)}
	if task, ok := data.Find(a.reg, action.Decision); ok {
		args["body"] = a.view.Linked(string(task.Body))
		if body, ok := data.Find(a.reg, task.Body); ok && body.Short != "" {
			args["body"] = body.Short
		}
		args["body"] = shortMinutes(args["body"], task)
	}
	switch {
	case action.ReportedOn != "":
		if noted, ok := data.Find(a.reg, action.Report); ok {
			args["noted"] = a.minutesWords(noted.Body, noted.On, noted.Paragraph)
			return translations.Text("ui.task.noted", args)
		}
		return translations.Text("ui.task.done", args)
	case action.ReportBy != "":
		return translations.Text("ui.task.by", args)
	}
	return translations.Text("ui.task.from", args)
}

// shortMinutes are "KS § 39", or "KS 3 februari 2027" where the paragraph is not known.
func shortMinutes(body string, d *data.Decision) string {
	if d.Paragraph == "" {
		return decidedWords(body, d.On, "")
	}
	return reports.WithParagraph(body, d.Paragraph)
}

// reportBack notes that the task has been reported to the body that gave it.
func (p *recordPage) reportBack(action *data.Action, task *data.Decision) {
	a, kind := p.app, data.Decisions.Untyped()
	title := translations.Swedish.Text("ui.task.report.title", map[string]string{"title": action.Title})
	a.ask(actQuestion{
		title: actTitle("ui.task.report"), text: translations.Text("ui.task.report.text", nil), yes: translations.Text("ui.record.save", nil),
		fields: []answerField{
			{kind: kind, name: "title", value: title, required: true},
			{kind: kind, name: "body", value: string(task.Body), required: true},
			{kind: kind, name: "on", value: string(data.DayOf(a.now())), required: true},
			{kind: kind, name: "paragraph"},
			{kind: kind, name: "text"},
		},
		options: map[string]func() []Option{"unit": a.decidingBodies},
		do: func(answers map[string]data.Record) {
			noted := answers["decision"].(*data.Decision)
			p.performHere("ui.task.told", func(w *exchange.Deed) error {
				current, err := exchange.Changed(w, data.Actions, action.ID)
				if err != nil {
					return err
				}
				w.Make(noted)
				data.ReportBack(current, task, noted)
				return nil
			})
		},
	})
}
