package ui

import (
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// documentPanels are what stands beside a governing document: how far it has come and what can be done with it, who has been
// asked, and where it has been put to work.
func documentPanels(p *recordPage, d *data.Document) []fyne.CanvasObject {
	panels := []fyne.CanvasObject{documentWay(p, d)}
	if referrals := data.ReferralsOf(p.app.reg, d); len(referrals) > 0 {
		panels = append(panels, referralsPanel(p, referrals))
	}
	has := data.IntroductionsOf(p.app.reg, d)
	if d.StageNow() == data.StageAdopted && d.State == data.DocumentRegistered || len(has) > 0 {
		panels = append(panels, introductionsPanel(p, d, has))
	}
	return panels
}

// documentWay tells in words how far the document has come, with the acts that are possible and the decisions so far.
func documentWay(p *recordPage, d *data.Document) fyne.CanvasObject {
	a := p.app
	column := newColumn(0, newHead(translations.Text("ui.document.way", nil)), wrapped(stageWords(a, d)))
	next := data.ReplacedBy(a.reg, d)
	if next != nil {
		column.Add(newColumn(-space16, quietly(translations.Text("ui.document.next", nil)), newLink(versionWords(a, next), func() { a.goTo(placeOf(next)) })))
	}
	var acts []fyne.CanvasObject
	if notBegun(d) {
		acts = append(acts, p.actButton("ui.document.act.begin", func() { p.beginDraft(d) }))
	}
	for _, act := range d.Acts() {
		if act == data.ActRevise && next != nil { // it has been begun
			continue
		}
		acts = append(acts, p.actButton(documentVerb(d, act), func() { p.documentAct(d, act) }))
	}
	column.Add(p.actsRow(acts...))
	if decisions := decisionsAbout(a.reg, d); len(decisions) > 0 {
		list := newColumn(-space8, sideHead(translations.Text(data.KindsKey("decision"), nil)))
		for _, by := range decisions {
			what := translations.Text(data.OptionKey("decision_sort", string(by.Sort)), nil) + ": " + a.minutesWords(by.Body, by.On, by.Paragraph)
			list.Add(newLink(what, func() { a.goTo(placeOf(by)) }))
		}
		column.Add(list)
	}
	return column
}

func decisionsAbout(reg data.Register, d *data.Document) []*data.Decision {
	return slices.DeleteFunc(data.All(reg, data.Decisions), func(by *data.Decision) bool { return string(by.Document) != d.ID })
}

// stageWords tell how far a document has come, with the days that matter.
func stageWords(a *app, d *data.Document) string {
	today := data.DayOf(a.now())
	review := a.standings().judge.NextReview(d)
	args := map[string]string{"from": spoken().LongDate(d.From), "to": spoken().LongDate(d.To), "review": spoken().LongDate(review)}
	var parts []string
	say := func(key string) { parts = append(parts, translations.Text(key, args)) }
	if d.State == data.DocumentPartOf {
		return translations.Text("ui.document.part_of", map[string]string{"whole": a.view.Linked(string(d.PartOf))})
	}
	switch d.StageNow() {
	case data.StageDraft:
		switch {
		case d.Stage == data.StageDraft:
			say("ui.document.draft")
		case d.State == data.DocumentMissing:
			say("ui.document.missing")
		default:
			say("ui.document.unregistered")
		}
	case data.StageReferral:
		say("ui.document.referral")
	case data.StageAdopted:
		if d.DecidedOn == "" {
			say("ui.document.undecided")
		} else {
			args["minutes"] = a.minutesWords(d.DecidedBy, d.DecidedOn, d.Paragraph)
			say("ui.document.adopted")
		}
		switch {
		case d.From > today:
			say("ui.document.not_yet")
		case d.To != "" && d.To < today:
			say("ui.document.ended")
		case d.To != "":
			say("ui.document.until")
		}
		if review != "" && (d.To == "" || d.To >= today) {
			say("ui.document.review")
		}
	case data.StageRepealed:
		say("ui.document.repealed")
	}
	return strings.Join(parts, " ")
}

// versionWords name a version of a document: "Riktlinje för …, version 2.0, utkast".
func versionWords(a *app, d *data.Document) string {
	parts := []string{a.view.Title(d)}
	if d.Version != "" {
		parts = append(parts, translations.Text("ui.document.version", map[string]string{"version": d.Version}))
	}
	stage := translations.Text(data.OptionKey("document_stage", string(d.StageNow())), nil)
	if d.StageNow() == data.StageAdopted && d.Type.Confirmed() {
		stage = translations.Text("ui.document.confirmed", nil)
	}
	return strings.Join(append(parts, strings.ToLower(stage)), ", ")
}

// notBegun tells of a document that nothing has been done about in the program: it may be decided all the same.
func notBegun(d *data.Document) bool {
	return d.Stage == "" && d.StageNow() == data.StageDraft && d.State != data.DocumentPartOf
}

// beginDraft makes a document that nobody has begun a draft, and turns to its text.
func (p *recordPage) beginDraft(d *data.Document) {
	p.app.perform(func(w *exchange.Deed) error {
		current, err := exchange.Changed(w, data.Documents, d.ID)
		if err != nil {
			return err
		}
		current.Stage = data.StageDraft // a draft is not a document yet: whether there is one is left as it was said
		return nil
	}, func() {
		p.sections.change(true)
		p.tellDone(translations.Text("ui.document.told.begin", nil))
	})
}

// documentVerb is what the button of an act says: a routine is not adopted by elected people but confirmed by who leads.
func documentVerb(d *data.Document, act data.DocumentAct) string {
	if act == data.ActAdopt && (notBegun(d) || d.Undecided() && d.StageNow() == data.StageAdopted) {
		return "ui.document.act.enter"
	}
	if act == data.ActAdopt && d.Type.Confirmed() {
		return "ui.document.act.confirm"
	}
	return "ui.document.act." + string(act)
}

// documentAct asks for what an act needs, and does it.
func (p *recordPage) documentAct(d *data.Document, act data.DocumentAct) {
	switch act {
	case data.ActRefer:
		p.refer(d)
	case data.ActRevise:
		p.revise(d)
	default:
		p.decide(d, act, nil)
	}
}

// decide asks for a decision about the document and saves it with what it makes of the document. A decision that is planned
// already is taken.
func (p *recordPage) decide(d *data.Document, act data.DocumentAct, planned *data.Decision) {
	a := p.app
	document, decision := data.Documents.Untyped(), data.Decisions.Untyped()
	from := planned
	if from == nil {
		from = &data.Decision{Body: usualBody(a.reg, d), DiaryNumber: d.DiaryNumber}
		if act == data.ActAdopt && d.Undecided() { // else the day stands in the minutes alone, which may be old
			from.On, from.Paragraph = d.DecidedOn, d.Paragraph
		}
	}
	q := actQuestion{
		title: actTitle(documentVerb(d, act)), text: translations.Text("ui.document.ask."+string(act), map[string]string{"title": a.view.Title(d)}),
		yes: translations.Text("ui.record.save", nil),
		fields: []answerField{
			{kind: decision, name: "body", value: string(from.Body), required: true, half: true},
			{kind: decision, name: "on", value: string(from.On), required: true, half: true},
			{kind: decision, name: "paragraph", value: from.Paragraph, half: true},
			{kind: decision, name: "diary_number", value: from.DiaryNumber, half: true},
		},
		options: map[string]func() []Option{"unit": a.decidingBodies},
	}
	if documentVerb(d, act) == "ui.document.act.confirm" && planned == nil { // often by who leads, on delegation
		q.fields = append(q.fields, answerField{kind: decision, name: "role"})
	}
	switch act {
	case data.ActAdopt:
		begins := func(decided string) string { return max(string(d.From), decided) }
		q.fields = append(q.fields, answerField{kind: document, name: "from", value: begins(string(from.On)), follows: "on", as: begins}, answerField{kind: document, name: "review_on", label: "ui.document.next_review"})
	case data.ActKeep:
		q.fields = append(q.fields, answerField{kind: document, name: "review_on", label: "ui.document.next_review"})
	case data.ActRepeal:
		q.fields = append(q.fields, answerField{kind: document, name: "to", required: true, label: "ui.document.last_day"})
	}
	if d.ReviewEvery != nil && act != data.ActRepeal {
		q.text += " " + translations.Count("ui.document.ask.every", *d.ReviewEvery, nil)
	}
	q.do = func(answers map[string]data.Record) {
		said, by := answers["document"].(*data.Document), answers["decision"].(*data.Decision)
		by.Title = translations.Swedish.Text(d.Type.DecisionKey(act), map[string]string{"title": d.Title})
		p.performHere("ui.document.told."+string(act), func(w *exchange.Deed) error { return w.DecideOn(d.ID, act, said, by, planned) })
	}
	a.ask(q)
}

// usualBody is who usually decides on a document of its type: the one that did before, else the council on the policy and the
// board on the rest.
func usualBody(reg data.Register, d *data.Document) data.Link[*data.Unit] {
	if d.DecidedBy != "" {
		return d.DecidedBy
	}
	if old, ok := data.Find(reg, d.Replaces); ok && old.DecidedBy != "" {
		return old.DecidedBy
	}
	wanted := data.UnitBoard
	if d.Type == data.DocumentPolicy {
		wanted = data.UnitCouncil
	}
	for _, u := range data.All(reg, data.Units) {
		if u.Type == wanted {
			return data.Link[*data.Unit](u.ID)
		}
	}
	return ""
}

// decidingBodies are the units that can decide: not the administrations' sections.
func (a *app) decidingBodies() []Option {
	var options []Option
	for _, u := range data.All(a.reg, data.Units) {
		if u.Type != data.UnitSection && u.Type != data.UnitExternal {
			options = append(options, Option{ID: u.ID, Title: oneLine(a.view.Title(u)), Detail: u.Short})
		}
	}
	return options
}

// decidedWords tell where something was decided: "Kommunstyrelsen 3 februari 2027, § 39".
func decidedWords(body string, on data.Day, paragraph string) string {
	words := strings.TrimSpace(body + " " + spoken().LongDate(on))
	if paragraph = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(paragraph), "§")); paragraph != "" {
		words += ", §\u00a0" + paragraph
	}
	return words
}

// refer asks which units are to give their opinion, and by when.
func (p *recordPage) refer(d *data.Document) {
	a := p.app
	var ids []data.Link[*data.Unit]
	var ticks []*keyCheck
	flow := container.New(&flowLayout{gap: space8})
	for _, node := range data.UnitTree(a.reg, data.DayOf(a.now())) {
		if t := node.Unit.Type; t == data.UnitSection || t == data.UnitExternal || t == data.UnitCouncil {
			continue
		}
		check := newKeyCheck(node.Unit.Name)
		ticks, ids = append(ticks, check), append(ids, data.Link[*data.Unit](node.Unit.ID))
		flow.Add(check)
	}
	none := wrapped("")
	none.Importance = widget.DangerImportance
	none.Hide()
	above := stacked(0, newFieldLabel(translations.Text("ui.document.refer.units", nil), true), flow, none)
	chosen := func() (list []data.Link[*data.Unit]) {
		for i, check := range ticks {
			if check.Checked {
				list = append(list, ids[i])
			}
		}
		return list
	}
	a.ask(actQuestion{
		title: actTitle("ui.document.act.refer"), text: translations.Text("ui.document.ask.refer", nil), yes: translations.Text("ui.document.refer.yes", nil), above: above,
		fields: []answerField{{kind: data.Referrals.Untyped(), name: "answer_by", required: true}},
		wrong: func(answers map[string]data.Record) error {
			if by := answers["referral"].(*data.Referral).AnswerBy; by < data.DayOf(a.now()) {
				return data.NewProblem("problem.referral.past", "day", string(by))
			}
			if len(chosen()) == 0 {
				return data.NewProblem("problem.referral.nobody")
			}
			return nil
		},
		do: func(answers map[string]data.Record) {
			by := answers["referral"].(*data.Referral).AnswerBy
			p.performHere("ui.document.told.refer", func(w *exchange.Deed) error {
				current, err := exchange.Changed(w, data.Documents, d.ID)
				if err != nil {
					return err
				}
				for _, r := range data.Refer(a.reg, current, chosen(), data.DayOf(a.now()), by) {
					w.Make(r)
				}
				return nil
			})
		},
	})
}

// revise makes the next version as a draft and goes to it.
func (p *recordPage) revise(d *data.Document) {
	a := p.app
	made := ""
	a.perform(func(w *exchange.Deed) error {
		made = w.Revise(d)
		return nil
	}, func() {
		a.goTo(place{page: pageRecord, kind: "document", id: made})
		if now, ok := a.page.(*recordPage); ok {
			now.tellDone(translations.Text("ui.document.told.revise", nil))
		}
	})
}

// referralsPanel is who has been asked about the document, what they have answered, and who has not.
func referralsPanel(p *recordPage, referrals []*data.Referral) fyne.CanvasObject {
	a, today, answered := p.app, data.DayOf(p.app.now()), 0
	column := newColumn(0)
	for _, r := range referrals {
		if !r.Waits() {
			answered++
		}
		mark, word := referralMark(r, today)
		line := newColumn(-space8, newLink(a.view.Linked(string(r.Unit)), func() { a.goTo(placeOf(r)) }), leading(sidePadded(newStateMark(mark, word))))
		if r.Waits() && r.AnswerBy != "" {
			line.Add(quietly(translations.Text(data.FieldKey("referral", "answer_by"), nil) + " " + nearDay(r.AnswerBy, today)))
		}
		if r.Summary != "" {
			line.Add(quietly(shortened(oneLine(r.Summary), 200)))
		}
		block := newColumn(0, line)
		if r.Waits() {
			block.Add(p.actsRow(p.actButton("ui.referral.answer", func() { p.answer(r) })))
		}
		column.Add(newRow(block))
	}
	head := newColumn(-space8, newHead(translations.Text(data.KindsKey("referral"), nil)), quietly(translations.Count("ui.referral.answered", len(referrals), map[string]string{"answered": reports.Number(answered)})))
	column.Objects = append([]fyne.CanvasObject{head}, column.Objects...)
	return column
}

// referralMark is how an answer stands: what was said, or that it is awaited.
func referralMark(r *data.Referral, today data.Day) (state, string) {
	if r.Waits() {
		if r.AnswerBy != "" && r.AnswerBy < today {
			return stateLacking, translations.Text("ui.referral.late", nil)
		}
		return stateUnknown, translations.Text("ui.referral.waits", nil)
	}
	word := translations.Text(data.OptionKey("opinion", string(r.Opinion)), nil)
	switch r.Opinion {
	case data.OpinionAgrees:
		return stateMet, word
	case data.OpinionChanges:
		return statePartly, word
	case data.OpinionObjects:
		return stateLacking, word
	}
	return stateUnused, word
}

// answer notes what somebody asked has answered.
func (p *recordPage) answer(r *data.Referral) {
	kind := data.Referrals.Untyped()
	p.app.ask(actQuestion{
		title: translations.Text("ui.referral.answer.title", map[string]string{"unit": p.app.view.Linked(string(r.Unit))}), yes: translations.Text("ui.record.save", nil),
		fields: []answerField{
			{kind: kind, name: "answered_on", value: string(data.DayOf(p.app.now())), required: true},
			{kind: kind, name: "opinion", value: string(r.Opinion), required: true},
			{kind: kind, name: "summary", value: r.Summary},
		},
		do: func(answers map[string]data.Record) {
			said := answers["referral"].(*data.Referral)
			p.performHere("ui.referral.told", func(w *exchange.Deed) error {
				current, err := exchange.Changed(w, data.Referrals, r.ID)
				if err != nil {
					return err
				}
				current.AnsweredOn, current.Opinion, current.Summary = said.AnsweredOn, said.Opinion, said.Summary
				return nil
			})
		},
	})
}

// introductionsPanel is how far the document has come in each administration and company.
func introductionsPanel(p *recordPage, d *data.Document, has []*data.Introduction) fyne.CanvasObject {
	a, done := p.app, 0
	column := newColumn(0)
	for _, i := range has {
		mark, word := stateUnknown, translations.Text(data.OptionKey("introduction_state", string(i.State)), nil)
		switch {
		case i.Done(a.reg):
			done++
			mark = stateMet
		case i.State != data.IntroductionNotBegun:
			mark = statePartly
		}
		line := newColumn(-space8, newLink(a.view.Linked(string(i.Unit)), func() { a.goTo(placeOf(i)) }), leading(sidePadded(newStateMark(mark, word))))
		if i.LacksOwnDecision(a.reg) {
			line.Add(quietly(translations.Text("ui.introduction.company", nil)))
		}
		column.Add(newRow(line))
	}
	head := newColumn(-space8, newHead(translations.Text("ui.introductions", nil)))
	if len(has) > 0 {
		head.Add(quietly(translations.Count("ui.introduction.done", len(has), map[string]string{"done": reports.Number(done)})))
	} else {
		head.Add(quietly(translations.Text("ui.introduction.none", nil)))
	}
	column.Objects = append([]fyne.CanvasObject{head}, column.Objects...)
	if len(data.IntroductionsLacking(a.reg, d)) > 0 {
		column.Add(p.actsRow(p.actButton("ui.introduction.all", func() {
			p.performHere("ui.introduction.told", func(w *exchange.Deed) error {
				for _, i := range data.IntroductionsLacking(a.reg, d) {
					w.Make(i)
				}
				return nil
			})
		})))
	}
	return column
}
