package ui

import (
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/store"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// riskPanel is the risk's value: in the matrix at first, now and when its actions are done; how it has moved; what it wants; and
// whether somebody has accepted it.
func riskPanel(p *recordPage, r *data.Risk) fyne.CanvasObject {
	today := data.DayOf(p.app.now())
	s := data.StandingOfRisk(p.app.reg, r, today)
	matrix := data.NewRiskMatrix(p.app.reg)
	column := newColumn(-space4, newHead(translations.Text("ui.risk", nil)))
	if s.Now.Known() {
		column.Add(leading(sidePadded(bandMark(s.Level))))
		column.Add(wrapped(valueWords(matrix, s)))
	} else {
		column.Add(wrapped(translations.Text("ui.risk.unvalued", nil)))
	}
	for _, words := range harmWords(r) {
		column.Add(quietly(words))
	}
	for _, words := range riskWords(p.app, s, today) {
		column.Add(quietly(words))
	}
	column.Add(p.actsRow(p.actButton("ui.risk.value", func() { p.valueRisk(r, s) }), p.actButton("ui.risk.accept", func() { p.acceptRisk(r, s) })))
	column.Add(gap(space12))
	column.Add(riskMatrix(matrix, true, func(v data.Valued) string { return placesIn(s, v) }, p.app.opensCell()))
	if len(s.Series) > 0 {
		column.Add(gap(space12))
		column.Add(sideHead(translations.Text("ui.risk.series", nil)))
		for _, v := range slices.Backward(s.Series) {
			band := ""
			if l := matrix.Level(v.Value()); l != nil {
				band = l.Title
			}
			head := newLink(translations.Text("ui.risk.valued", map[string]string{
				"day": string(v.On), "consequence": reports.Number(*v.Consequence), "probability": reports.Number(*v.Probability),
				"value": reports.Number(v.Value().Product()), "band": band,
			}), func() { p.app.goTo(placeOf(v)) })
			column.Add(newRow(newColumn(-space16, head, quietly(v.Why))))
		}
	}
	return column
}

// valueWords tell the value that counts and since when: "12 av 16, sedan 2025-10-02".
func valueWords(m data.RiskMatrix, s data.RiskStanding) string {
	word := func(axis data.RiskAxis, n int) string {
		if step := m.Step(axis, n); step != nil {
			return reports.Number(n) + " (" + strings.ToLower(step.Title) + ")"
		}
		return reports.Number(n)
	}
	args := map[string]string{
		"consequence": word(data.AxisConsequence, s.Now.Consequence), "probability": word(data.AxisProbability, s.Now.Probability),
		"value": reports.Number(s.Now.Product()), "day": string(s.Since),
	}
	if s.Since == "" {
		return translations.Text("ui.risk.now.undated", args)
	}
	return translations.Text("ui.risk.now", args)
}

// harmWords tell the consequence for each category that somebody has judged, the worst first, and when the risk's value says
// otherwise.
func harmWords(r *data.Risk) []string {
	if r.Harms.Highest() == 0 {
		return nil
	}
	list := []string{translations.Text("ui.risk.harms", nil) + ": " + spoken().HarmWords(r.Harms) + "."}
	if !r.HarmsAgree() && r.Consequence != nil {
		list = append(list, translations.Text("ui.risk.harms.differ", map[string]string{
			"highest": reports.Number(r.Harms.Highest()), "consequence": reports.Number(*r.Consequence),
		}))
	}
	return list
}

// riskWords tell what a risk wants, by when it shall be handled, and how it stands with its acceptance.
func riskWords(a *app, s data.RiskStanding, today data.Day) []string {
	var list []string
	var wants []string
	for _, name := range s.Wants() {
		wants = append(wants, strings.ToLower(translations.Text(data.FieldKey("risk", name), nil)))
	}
	if len(wants) > 0 {
		list = append(list, translations.Text("ui.risk.wants", map[string]string{"what": spoken().Enumerate(wants)}))
	}
	if s.Unallowed {
		list = append(list, translations.Text("ui.risk.unallowed", nil))
	}
	args := map[string]string{"who": a.view.Linked(string(s.AcceptedBy)), "day": string(s.AcceptedUntil)}
	switch {
	case s.Unallowed:
	case s.Outgrown:
		list = append(list, translations.Text("ui.risk.outgrown", args))
	case s.Accepted && s.AcceptedUntil == "":
		list = append(list, translations.Text("ui.risk.accepted", args))
	case s.Accepted:
		list = append(list, translations.Text("ui.risk.accepted.until", args))
	case s.AcceptedOn != "" && s.AcceptedOn <= today:
		list = append(list, translations.Text("ui.risk.accepted.out", args))
	}
	if s.Above() && !s.Accepted {
		list = append(list, translations.Text("ui.risk.above", nil))
		if by := s.HandledBy(); by != "" {
			key := "ui.risk.by"
			if by < today {
				key = "ui.risk.by.late"
			}
			list = append(list, translations.Text(key, map[string]string{"day": string(by)}))
		}
	}
	return list
}

// placesIn are the words in a cell: which of the risk's values stand there.
func placesIn(s data.RiskStanding, v data.Valued) string {
	at := func(o data.Valued) bool { return o.Consequence == v.Consequence && o.Probability == v.Probability }
	var words []string
	if at(s.First) && len(s.Series) > 1 {
		words = append(words, translations.Text("ui.risk.at.first", nil))
	}
	if at(s.Now) {
		words = append(words, translations.Text("ui.risk.at.now", nil))
	}
	if at(s.Left()) {
		words = append(words, translations.Text("ui.risk.at.left", nil))
	}
	return strings.Join(words, "\n")
}

// valueRisk asks for a new value with its day and its reason, which become a record of their own.
func (p *recordPage) valueRisk(r *data.Risk, s data.RiskStanding) {
	kind := data.RiskValues.Untyped()
	said := data.RiskValues.New()
	if s.Now.Known() {
		said.Consequence, said.Probability = &s.Now.Consequence, &s.Now.Probability
	}
	start := func(name string) string { f, _ := kind.Field(name); return f.Get(said) }
	if r.Harms.Highest() > 0 {
		p.valueHarms(r, start("probability"))
		return
	}
	p.app.ask(actQuestion{
		title: actTitle("ui.risk.value"), text: translations.Text("ui.risk.value.text", map[string]string{
			"consequence": scaleWords(p.app, data.AxisConsequence), "probability": scaleWords(p.app, data.AxisProbability),
		}), yes: translations.Text("ui.record.save", nil),
		fields: []answerField{
			{kind: kind, name: "consequence", value: start("consequence"), required: true, half: true},
			{kind: kind, name: "probability", value: start("probability"), required: true, half: true},
			{kind: kind, name: "on", value: string(data.DayOf(p.app.now())), required: true},
			{kind: kind, name: "why", required: true},
		},
		wrong: func(answers map[string]data.Record) error {
			v := withRisk(answers, r)
			if err := kind.Check(v); err != nil {
				return err
			}
			return data.OnScales(p.app.reg, v)
		},
		do: func(answers map[string]data.Record) {
			v := withRisk(answers, r)
			data.FillMark(p.app.reg, v, data.DayOf(p.app.now()))
			v.Secrecy = r.Secrecy
			p.app.change("ui.work.save", p.app.saveOf(store.Base{}, v, new(store.Saved)), func(err error) {
				if err != nil {
					p.app.tell(err)
					return
				}
				p.tellDone(translations.Text("ui.risk.value.done", nil))
			})
		},
	})
}

// valueHarms is valueRisk of a risk whose categories are judged each by itself: they are asked for, and the highest is its consequence.
func (p *recordPage) valueHarms(r *data.Risk, probability string) {
	risks, values := data.Risks.Untyped(), data.RiskValues.Untyped()
	var fields []answerField
	for _, harm := range r.Harms.Said() {
		fields = append(fields, answerField{kind: risks, name: data.HarmField(harm.Category), value: reports.Number(harm.Step), half: true})
	}
	fields = append(fields,
		answerField{kind: values, name: "probability", value: probability, required: true, half: true},
		answerField{kind: values, name: "on", value: string(data.DayOf(p.app.now())), required: true, half: true},
		answerField{kind: values, name: "why", required: true})
	said := func(answers map[string]data.Record) (*data.RiskValue, data.RiskHarms) {
		harms, v := answers["risk"].(*data.Risk).Harms, withRisk(answers, r)
		if highest := harms.Highest(); highest > 0 {
			v.Consequence = &highest
		}
		return v, harms
	}
	p.app.ask(actQuestion{
		title: actTitle("ui.risk.value"), text: translations.Text("ui.risk.value.text", map[string]string{
			"consequence": scaleWords(p.app, data.AxisConsequence), "probability": scaleWords(p.app, data.AxisProbability),
		}), yes: translations.Text("ui.record.save", nil), fields: fields,
		wrong: func(answers map[string]data.Record) error {
			v, harms := said(answers)
			return data.WrongValue(p.app.reg, v, harms, data.DayOf(p.app.now()))
		},
		do: func(answers map[string]data.Record) {
			v, harms := said(answers)
			data.FillMark(p.app.reg, v, data.DayOf(p.app.now()))
			v.Secrecy = r.Secrecy
			p.performHere("ui.risk.value.done", func(d *exchange.Deed) error { return d.ValueRisk(v, harms) })
		},
	})
}

// scaleWords are the steps of a scale: "1 försumbar, 2 måttlig, 3 betydande och 4 allvarlig".
func scaleWords(a *app, axis data.RiskAxis) string {
	m := data.NewRiskMatrix(a.reg)
	var words []string
	for n := 1; n <= m.Steps(axis); n++ {
		step := reports.Number(n)
		if s := m.Step(axis, n); s != nil {
			step += " " + strings.ToLower(s.Title)
		}
		words = append(words, step)
	}
	return spoken().Enumerate(words)
}

func withRisk(answers map[string]data.Record, r *data.Risk) *data.RiskValue {
	v := answers["risk_value"].(*data.RiskValue)
	v.Risk = data.Link[*data.Risk](r.ID)
	return v
}

// acceptRisk asks who accepts the risk, until when and why, and saves them as one.
func (p *recordPage) acceptRisk(r *data.Risk, s data.RiskStanding) {
	kind := data.Risks.Untyped()
	text := translations.Text("ui.risk.accept.text", nil)
	if s.Above() {
		text = translations.Text("ui.risk.accept.above", map[string]string{"band": s.Level.Title}) + "\n\n" + text
	}
	p.app.ask(actQuestion{
		title: actTitle("ui.risk.accept"), text: text, yes: translations.Text("ui.record.save", nil),
		fields: []answerField{
			{kind: kind, name: "accepted_by", value: string(r.AcceptedBy), required: true},
			{kind: kind, name: "accepted_on", value: string(data.DayOf(p.app.now())), required: true, half: true},
			{kind: kind, name: "accepted_until", half: true},
			{kind: kind, name: "accepted_reason", required: true},
		},
		wrong: func(answers map[string]data.Record) error {
			said := answers["risk"].(*data.Risk)
			said.Title = r.Title
			return kind.Check(said)
		},
		do: func(answers map[string]data.Record) {
			said := answers["risk"].(*data.Risk)
			p.performHere("ui.risk.accept.done", acceptance(r.ID, said))
		},
	})
}

// continuityPanel tells whether an activity is ready for that its systems are down, and what is wanting.
func continuityPanel(a *app, c *data.Continuity) fyne.CanvasObject {
	column := newColumn(-space8, newHead(translations.Text("ui.continuity", nil)))
	today := data.DayOf(a.now())
	for _, s := range data.ContinuityStandings(a.reg, today) {
		if s.ID != c.ID {
			continue
		}
		column.Add(leading(sidePadded(newStateMark(readyMark(s.Ready())))))
		for _, words := range continuityWords(s, today) {
			column.Add(quietly(words))
		}
		for _, system := range slices.Concat(s.TooSlow, s.Untried) {
			column.Add(container.NewHBox(a.link(system)))
		}
	}
	return column
}

// continuityWords are what is wanting, each in a sentence.
func continuityWords(s data.ContinuityStanding, today data.Day) []string {
	var list []string
	say := func(wanting bool, key string, args map[string]string) {
		if wanting {
			list = append(list, translations.Text(key, args))
		}
	}
	say(s.PlanOn == "", "ui.continuity.no_plan", nil)
	say(s.StopHours == nil, "ui.continuity.no_stop", nil)
	say(s.Exercised == nil, "ui.continuity.never", nil)
	if s.Exercised != nil {
		say(true, "ui.continuity.exercised", map[string]string{"day": string(s.Exercised.On)})
		say(s.ExerciseBy() < today, "ui.continuity.exercise_late", nil)
	}
	say(len(s.TooSlow) > 0, "ui.continuity.slow", map[string]string{"systems": titlesOf(s.TooSlow)})
	say(len(s.Untried) > 0, "ui.continuity.untried", map[string]string{"systems": titlesOf(s.Untried)})
	return list
}

func titlesOf(systems []*data.System) string {
	var titles []string
	for _, s := range systems {
		titles = append(titles, s.Title)
	}
	return spoken().Enumerate(titles)
}
