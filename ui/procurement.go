package ui

import (
	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
)

// procurementPanels are what stands beside a procurement: its steps with the way to take the next, and what it demands with the
// supplier's answers.
func procurementPanels(p *recordPage, u *data.Procurement) []fyne.CanvasObject {
	return []fyne.CanvasObject{stepsPanel(p, u), demandsPanel(p, u)}
}

// stepsPanel is the steps of a procurement in their order, each with how it stands.
func stepsPanel(p *recordPage, u *data.Procurement) fyne.CanvasObject {
	today := data.DayOf(p.app.now())
	column := newColumn(0, newColumn(-space8, newHead(translations.Text("ui.procurement.way", nil)),
		quietly(translations.Text("procurement.stage."+string(u.Stage()), nil))))
	for _, step := range u.Steps(today) {
		column.Add(newRow(p.procurementStep(u, step, today)))
	}
	return column
}

// procurementStep is one step: what it is, how it stands and when, and the way to note that it is taken.
func (p *recordPage) procurementStep(u *data.Procurement, step data.ProcurementStep, today data.Day) fyne.CanvasObject {
	mark := map[data.ProcurementStepState]state{
		data.StepDone: stateMet, data.StepDoneAfter: statePartly, data.StepLate: stateLacking, data.StepUnjudged: stateUnknown,
		data.StepNext: stateUnknown, data.StepWaits: stateUnused, data.StepUnneeded: stateUnused, data.StepStopped: stateUnused,
	}[step.State]
	line := newColumn(-space8, wrapped(stepWords(u, step.Name)), leading(sidePadded(newStateMark(mark, translations.Text("procurement.state."+string(step.State), map[string]string{
		"day": dayInYear(step.On, today), "by": dayInYear(step.By, today),
	})))))
	if step.State != data.StepNext && step.State != data.StepLate && step.State != data.StepUnjudged {
		return line
	}
	words := "ui.procurement.done"
	if step.Asks() {
		words = "ui.procurement.judge"
	}
	return newColumn(0, line, p.actsRow(p.actButton(words, func() { p.takeStep(u, step) })))
}

// stepWords are what a step is called: nobody advertises a call-off.
func stepWords(u *data.Procurement, step data.ProcurementStepName) string {
	if step == data.StepAdvertised && u.Sort != data.ProcurementOpen && u.Sort != "" {
		return translations.Text("procurement.step.asked", nil)
	}
	return translations.Text("procurement.step."+string(step), nil)
}

// takeStep asks when a step was taken, or whether it is needed at all, and saves that.
func (p *recordPage) takeStep(u *data.Procurement, step data.ProcurementStep) {
	kind := data.Procurements.Untyped()
	var fields []answerField
	if asks := step.Judges(); asks != "" {
		f, _ := kind.Field(asks)
		fields = append(fields, answerField{kind: kind, name: asks, value: f.Get(u), required: true})
	}
	on := answerField{kind: kind, name: step.Name.Field()}
	if !step.Asks() {
		on.value, on.required = string(data.DayOf(p.app.now())), true
	}
	fields = append(fields, on)
	switch step.Name {
	case data.StepAdvertised:
		fields = append(fields, answerField{kind: kind, name: "tenders_by", value: string(u.TendersBy)})
	case data.StepSigned:
		fields = append(fields, answerField{kind: kind, name: "contract", value: string(u.Contract)})
	}
	p.saveAnswers(actQuestion{title: stepWords(u, step.Name), fields: fields}, u, "ui.procurement.told")
}

// putAll puts what was answered in a record.
func putAll(kind data.Untyped, to, from data.Record, fields []answerField) {
	for _, answer := range fields {
		f, _ := kind.Field(answer.name)
		_ = f.Load(to, f.Get(from)) // it was read from the same form
	}
}

// chooseRequirements adds those of the catalogue that are put to suppliers at the procurement's level of protection.
func (p *recordPage) chooseRequirements(u *data.Procurement) {
	a, kind := p.app, data.Procurements.Untyped()
	a.ask(actQuestion{
		title: actTitle("ui.procurement.choose"), text: translations.Text("ui.procurement.choose.text", nil), yes: translations.Text("ui.procurement.choose.yes", nil),
		fields: []answerField{{kind: kind, name: "protection", value: string(u.Protection), required: true}},
		wrong: func(answers map[string]data.Record) error {
			said := *u
			said.Protection = answers[kind.Name].(*data.Procurement).Protection
			if len(data.ChosenRequirements(a.reg, &said, data.DayOf(a.now()))) == 0 {
				return data.NewProblem("problem.procurement.none")
			}
			return nil
		},
		do: func(answers map[string]data.Record) {
			level, made := answers[kind.Name].(*data.Procurement).Protection, 0
			a.perform(func(w *exchange.Deed) (err error) {
				made, err = w.ChooseRequirements(u.ID, level, data.DayOf(a.now()))
				return err
			}, func() { p.tellDone(translations.Count("ui.procurement.chosen", made, nil)) })
		},
	})
}

// mostDemands are shown on a procurement's page; its register has them all.
const mostDemands = 30

// demandsPanel is what a procurement demands: how many, and each with whether it is met.
func demandsPanel(p *recordPage, u *data.Procurement) fyne.CanvasObject {
	a, demands := p.app, data.RequirementsOf(p.app.reg, u)
	column := newColumn(0, newColumn(-space8, newHead(translations.Text("ui.procurement.demands", nil)), quietly(demandCount(demands))))
	for _, r := range demands[:min(mostDemands, len(demands))] {
		mark, word := metMark(r.Met)
		line := newColumn(-space8, a.link(r), leading(sidePadded(newStateMark(mark, translations.Text(demandKey(r), nil)+" · "+word))))
		if r.Answer != "" {
			line.Add(quietly(shortened(oneLine(r.Answer), 160)))
		}
		column.Add(newRow(line))
	}
	if more := len(demands) - mostDemands; more > 0 {
		column.Add(quietly(translations.Count("ui.overview.and_more", more, nil)))
	}
	if u.CancelledOn == "" {
		column.Add(p.actsRow(p.actButton("ui.procurement.choose", func() { p.chooseRequirements(u) })))
	}
	return column
}

// demandKey is whether a requirement must be met or ought to be.
func demandKey(r *data.ProcurementRequirement) string {
	if r.Should {
		return "procurement.should"
	}
	return "procurement.must"
}

func demandCount(demands []*data.ProcurementRequirement) string {
	if len(demands) == 0 {
		return translations.Text("ui.procurement.no_demands", nil)
	}
	should, answered := 0, 0
	for _, r := range demands {
		if r.Should {
			should++
		}
		if r.Answer != "" || r.Met != "" {
			answered++
		}
	}
	return translations.Count("ui.procurement.count", len(demands), map[string]string{
		"must": reports.Number(len(demands) - should), "should": reports.Number(should), "answered": reports.Number(answered),
	})
}

func metMark(met data.Judgement) (state, string) {
	switch met {
	case data.JudgedYes:
		return stateMet, translations.Text("procurement.met", nil)
	case data.JudgedNo:
		return stateLacking, translations.Text("procurement.not_met", nil)
	}
	return stateUnknown, translations.Text("procurement.unanswered", nil)
}
