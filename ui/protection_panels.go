package ui

import (
	"strings"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// profilePanel is the kravprofil of a system or of premises: what has been decided, what is missing, and how each is judged.
func profilePanel(p *recordPage, of data.Record, level data.Protection, decided data.Day, by data.Link[*data.Person]) fyne.CanvasObject {
	a, today := p.app, data.DayOf(p.app.now())
	profile := data.ProfileOf(a.reg, of, today)
	column := newColumn(0, newHead(translations.Text("ui.profile", nil)))
	switch {
	case level == "":
		column.Add(wrapped(translations.Text("ui.profile.unjudged", nil)))
	case decided == "":
		column.Add(wrapped(translations.Count("ui.profile.undecided", len(profile.Undecided), nil)))
	default:
		args := map[string]string{"day": spoken().LongDate(decided), "who": a.view.Linked(string(by))}
		key := "ui.profile.decided"
		if by == "" {
			key = "ui.profile.decided.unsaid"
		}
		column.Add(wrapped(translations.Text(key, args)))
	}
	var acts []fyne.CanvasObject
	switch {
	case level == "" || len(profile.Undecided) == 0 && decided != "":
	case decided == "":
		acts = append(acts, p.actButton("ui.profile.decide", func() { p.decideRequirements(of) }))
	default:
		column.Add(quietly(translations.Count("ui.profile.more", len(profile.Undecided), nil)))
		acts = append(acts, p.actButton("ui.profile.add", func() { p.decideRequirements(of) }))
	}
	column.Add(p.actsRow(acts...))
	var open, closed []data.ProfileRow
	for _, row := range profile.Rows {
		if row.Fulfilment.State == data.Fulfilled || row.Fulfilment.State == data.FulfilledWaived {
			closed = append(closed, row)
		} else {
			open = append(open, row)
		}
	}
	if len(profile.Rows) > 0 {
		column.Add(quietly(translations.Text("ui.profile.count", map[string]string{
			"met": reports.Number(len(closed)), "all": reports.Number(len(profile.Rows)), "unmet": reports.Number(len(profile.Unmet(today))),
		})))
	}
	rows := func(list []data.ProfileRow) *fyne.Container {
		c := newColumn(space4)
		for _, row := range list {
			c.Add(newRow(p.profileRow(row, today)))
		}
		return c
	}
	column.Add(rows(open[:min(mostOpen, len(open))]))
	if rest := open[min(mostOpen, len(open)):]; len(rest) > 0 {
		column.Add(newFold(translations.Count("ui.profile.rest", len(rest), nil), rows(rest)).object)
	}
	if len(closed) > 0 {
		column.Add(newFold(translations.Count("ui.profile.closed", len(closed), nil), rows(closed)).object)
	}
	return column
}

// mostOpen of the requirements that are not met are on the page from the start.
const mostOpen = 10

// profileRow is one requirement: how far it is met and what is missing, with its act. It leads to its own page.
func (p *recordPage) profileRow(row data.ProfileRow, today data.Day) fyne.CanvasObject {
	a, f := p.app, row.Fulfilment
	mark := newStateMark(fulfilmentState(f), translations.Text(data.OptionKey("fulfilment_state", string(f.State)), nil))
	column := newColumn(-space8, newLink(oneLine(a.view.Title(row.Requirement)), func() { a.goTo(placeOf(f)) }), leading(sidePadded(mark)))
	var about []string
	if row.Requirement.Should {
		about = append(about, translations.Text("field.requirement.should", nil))
	}
	if f.Expires != "" && f.State != data.Fulfilled {
		key := "ui.profile.excepted"
		if !f.Excepted(today) {
			key = "ui.profile.excepted.over"
		}
		about = append(about, translations.Text(key, map[string]string{"day": spoken().LongDate(f.Expires)}))
	}
	for _, text := range []string{f.Lack, f.Reason} {
		if text != "" {
			about = append(about, oneLine(text))
		}
	}
	if len(about) > 0 {
		column.Add(quietly(strings.Join(about, " · ")))
	}
	var act fyne.CanvasObject
	if !a.space.Status().ReadOnly {
		act = container.NewCenter(p.actButton("ui.profile.judge", func() { p.judgeFulfilment(row) }))
	}
	return container.NewBorder(nil, nil, nil, act, column)
}

// decideRequirements asks who decides what is demanded and when, and makes the rows.
func (p *recordPage) decideRequirements(of data.Record) {
	a, kind := p.app, p.kind
	today := data.DayOf(a.now())
	undecided := len(data.ProfileOf(a.reg, of, today).Undecided)
	owner := ""
	if f, ok := kind.Field("owner"); ok {
		owner = f.Get(of)
	}
	a.ask(actQuestion{
		title: actTitle("ui.profile.decide"), text: translations.Count("ui.profile.ask", undecided, map[string]string{"title": a.view.Title(of)}),
		yes: translations.Text("ui.profile.yes", nil),
		fields: []answerField{
			{kind: kind, name: "requirements_on", value: string(today), required: true, half: true},
			{kind: kind, name: "requirements_by", value: owner, required: true, half: true},
		},
		do: func(answers map[string]data.Record) {
			on, by := decidedBy(answers[kind.Name])
			p.performHere("ui.profile.told", func(d *exchange.Deed) error {
				_, err := d.DecideRequirements(of, on, by)
				return err
			})
		},
	})
}

// decidedBy is when the requirements of a record were decided, and by whom.
func decidedBy(r data.Record) (data.Day, data.Link[*data.Person]) {
	switch r := r.(type) {
	case *data.System:
		return r.RequirementsOn, r.RequirementsBy
	case *data.Premises:
		return r.RequirementsOn, r.RequirementsBy
	}
	return "", ""
}

// judgeFulfilment asks how far a requirement is met, without leaving the page.
func (p *recordPage) judgeFulfilment(row data.ProfileRow) {
	a, kind, f := p.app, data.Fulfilments.Untyped(), row.Fulfilment
	q := actQuestion{title: a.view.Title(row.Requirement), text: row.Requirement.Text, yes: translations.Text("ui.record.save", nil)}
	for _, name := range []string{"state", "proof", "lack", "reason", "expires", "checked_on", "checked_by"} {
		field, _ := kind.Field(name)
		value := field.Get(f)
		if name == "checked_on" {
			value = string(data.DayOf(a.now()))
		}
		q.fields = append(q.fields, answerField{kind: kind, name: name, value: value})
	}
	q.wrong = func(answers map[string]data.Record) error {
		said := *answers[kind.Name].(*data.Fulfilment)
		said.Requirement = f.Requirement
		return kind.Check(&said)
	}
	q.do = func(answers map[string]data.Record) {
		p.performHere("ui.profile.judged", func(d *exchange.Deed) error { return d.JudgeFulfilment(f, answers[kind.Name].(*data.Fulfilment)) })
	}
	a.ask(q)
}

// approvalPanel tells whether the system may be in use (driftgodkännande), until when and on what condition.
func approvalPanel(p *recordPage, s *data.System) fyne.CanvasObject {
	a, today := p.app, data.DayOf(p.app.now())
	column := newColumn(0, newHead(translations.Text("ui.approval", nil)))
	args := map[string]string{"day": spoken().LongDate(s.ApprovedOn), "who": a.view.Linked(string(s.ApprovedBy)), "until": spoken().LongDate(s.ApprovedUntil)}
	verb := "ui.approval.again"
	switch {
	case s.ApprovedOn == "":
		verb = "ui.approval.approve"
		column.Add(wrapped(translations.Text("ui.approval.none", nil)))
	case s.ApprovedUntil == "":
		column.Add(wrapped(translations.Text("ui.approval.standing", args)))
	case s.ApprovedUntil < today:
		column.Add(container.NewBorder(nil, nil, container.NewCenter(sidePadded(newStateMark(stateLacking, ""))), nil, wrapped(translations.Text("ui.approval.over", args))))
	default:
		column.Add(wrapped(translations.Text("ui.approval.until", args)))
	}
	if s.ApprovalCondition != "" {
		column.Add(wrapped(translations.Text("ui.approval.condition", map[string]string{"condition": s.ApprovalCondition})))
	}
	unmet := len(data.ProfileOf(a.reg, s, today).Unmet(today))
	switch {
	case !s.Decided():
		column.Add(quietly(translations.Text("ui.approval.undecided", nil)))
	case unmet > 0:
		column.Add(quietly(translations.Count("ui.approval.unmet", unmet, nil)))
	}
	if s.Decided() {
		column.Add(p.actsRow(p.actButton(verb, func() { p.approve(s, unmet) })))
	}
	return column
}

// approve asks for what a driftgodkännande says. With requirements that must be met and are not it demands a condition.
func (p *recordPage) approve(s *data.System, unmet int) {
	a, kind := p.app, data.Systems.Untyped()
	today := data.DayOf(a.now())
	text := translations.Text("ui.approval.ask", map[string]string{"title": a.view.Title(s)})
	if unmet > 0 {
		text += " " + translations.Count("ui.approval.unmet", unmet, nil)
	}
	a.ask(actQuestion{
		title: actTitle("ui.approval.approve"), text: text, yes: translations.Text("ui.record.save", nil),
		fields: []answerField{
			{kind: kind, name: "approved_on", value: string(today), required: true, half: true},
			{kind: kind, name: "approved_until", value: string(today.AddMonths(12)), required: true, half: true},
			{kind: kind, name: "approved_by", value: string(s.Owner), required: true},
			{kind: kind, name: "approval_condition", value: s.ApprovalCondition, required: unmet > 0},
		},
		wrong: func(answers map[string]data.Record) error {
			said := answers[kind.Name].(*data.System)
			return data.MayApprove(a.reg, s, said.ApprovalCondition, said.ApprovedOn)
		},
		do: func(answers map[string]data.Record) {
			p.performHere("ui.approval.told", func(d *exchange.Deed) error { return d.Approve(s, answers[kind.Name].(*data.System)) })
		},
	})
}

// protectionLevel is how strongly a system must be protected: the strongest of its aspects.
func protectionLevel(reg data.Register, s *data.System, today data.Day) data.Protection {
	classes := data.NewClasses(reg, today)
	var level data.Protection
	for _, aspect := range []data.Aspect{data.Confidentiality, data.Integrity, data.Availability, data.Traceability} {
		if of := classes.ProtectionOf(s, aspect); !level.AtLeast(of) {
			level = of
		}
	}
	return level
}

// measureActs are the ways to take in measures that the register has not.
func (a *app) measureActs() []fyne.CanvasObject {
	if a.space.Status().ReadOnly {
		return nil
	}
	has := map[bool]bool{}
	for _, m := range data.All(a.reg, data.Measures) {
		has[m.Group.OfAnnex()] = has[m.Group.OfAnnex()] || m.Group != data.MeasureOwn
	}
	var acts []fyne.CanvasObject
	for _, annex := range []bool{false, true} {
		words := "ui.measure.law"
		if annex {
			words = "ui.measure.annex"
		}
		if !has[annex] {
			acts = append(acts, quietButton(translations.Text(words, nil), func() { a.takeMeasures(annex) }))
		}
	}
	return acts
}

func (a *app) takeMeasures(annex bool) {
	made := 0
	a.perform(func(d *exchange.Deed) error { made = d.TakeMeasures(annex); return nil }, func() {
		a.goTo(place{page: pageList, kind: data.Measures.Name}) // what can be taken in is another now
		a.frame.say(translations.Count("told.measures", made, nil))
	})
}
