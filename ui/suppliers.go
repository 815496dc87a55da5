package ui

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
)

// supplierPanel is how it stands with a supplier: what is missing, how it is followed up, its contracts, systems and incidents.
func supplierPanel(p *recordPage, s *data.Supplier) fyne.CanvasObject {
	a, today := p.app, data.DayOf(p.app.now())
	of, ok := a.standings().suppliers()[s.ID]
	if !ok { // removed, or kept in another system
		return newColumn(0)
	}
	column := newColumn(0, newHead(translations.Text("ui.supplier", nil)))
	if len(of.Lacks) > 0 {
		words := make([]string, len(of.Lacks))
		for i, lack := range of.Lacks {
			words[i] = translations.Text(string(lack), nil)
		}
		column.Add(newColumn(-space8, leading(sidePadded(newStateMark(statePartly, translations.Text("ui.supplier.lacks", nil)))), wrapped(capital(spoken().Enumerate(words))+".")))
	}
	if data.UseOf(a.reg, data.SupplierChecks.Name).State == data.UseInUse {
		column.Add(newRow(newColumn(-space8, wrapped(followedWords(of, today)), a.checkLinks(of))))
	}
	for _, c := range of.Contracts {
		column.Add(newRow(a.contractLine(c, today)))
	}
	if links := linksTo(a, of.Systems); len(links) > 0 {
		column.Add(newRow(newColumn(-space8, append([]fyne.CanvasObject{sideHead(translations.Text(data.KindsKey("system"), nil))}, links...)...)))
	}
	if links := linksTo(a, of.Incidents); len(links) > 0 {
		column.Add(newRow(newColumn(-space8, append([]fyne.CanvasObject{sideHead(translations.Text(data.KindsKey("incident"), nil))}, links...)...)))
	}
	if s.Current(today) {
		column.Add(p.actsRow(p.actButton("ui.supplier.plan", func() { a.goTo(prefilled("supplier_check", "supplier", s.ID, "performed_by", string(s.Responsible))) })))
	}
	return column
}

// linksTo are links to the first of some records.
func linksTo[R data.Record](a *app, records []R) []fyne.CanvasObject {
	var links []fyne.CanvasObject
	for _, r := range records[:min(mostLinks, len(records))] {
		links = append(links, a.link(r))
	}
	return links
}

// followedWords tell when a supplier was last followed up and when it is time again.
func followedWords(of data.SupplierState, today data.Day) string {
	var parts []string
	say := func(key string, day data.Day) {
		parts = append(parts, translations.Text(key, map[string]string{"day": dayInYear(day, today)}))
	}
	if of.Last == nil {
		say("ui.supplier.never", "")
	} else {
		say("ui.supplier.last", of.Last.DoneOn)
	}
	switch {
	case of.Planned != nil && of.Planned.Planned != "":
		say("ui.supplier.planned", of.Planned.Planned)
	case of.Next != "" && !of.Never:
		say("ui.supplier.next", of.Next)
	}
	return strings.Join(parts, " ")
}

// checkLinks are the latest checks of a supplier, with what was found.
func (a *app) checkLinks(of data.SupplierState) fyne.CanvasObject {
	column := newColumn(-space8)
	for _, c := range of.Checks[:min(3, len(of.Checks))] {
		mark := map[data.CheckResult]state{data.CheckClean: stateMet, data.CheckMinor: statePartly, data.CheckDeviation: stateLacking, data.CheckNotDone: stateUnused}[c.Result]
		if c.Result == "" {
			mark = stateUnknown
		}
		word := translations.Text(data.OptionKey("check_result", string(c.Result)), nil)
		if c.Waits() {
			word = translations.Text("ui.supplier.check_planned", nil)
		}
		column.Add(newColumn(-space8, newLink(a.view.Number(c)+" "+string(cmp.Or(c.DoneOn, c.Planned)), func() { a.goTo(placeOf(c)) }), leading(sidePadded(newStateMark(mark, word)))))
	}
	return column
}

// contractLine is a contract, until when it runs, and how it stands with its PUB-avtal.
func (a *app) contractLine(c *data.Contract, today data.Day) fyne.CanvasObject {
	mark, word := a.processorMark(c)
	return newColumn(-space8, newLink(oneLine(a.view.Title(c)), func() { a.goTo(placeOf(c)) }), quietly(contractWords(c, today)), leading(sidePadded(newStateMark(mark, word))))
}

// contractWords tell until when a contract runs and when notice must be given.
func contractWords(c *data.Contract, today data.Day) string {
	words := translations.Text("ui.contract.open", nil)
	switch {
	case c.Ended(today):
		words = translations.Text("ui.contract.ended", map[string]string{"day": dayInYear(c.To, today)})
	case c.To != "":
		words = translations.Text("ui.contract.runs", map[string]string{"day": dayInYear(c.To, today)})
	}
	if by := c.Notice(); by >= today && c.AwaitsChoice(today) {
		words += " " + translations.Text("ui.contract.notice", map[string]string{"day": dayInYear(by, today)})
	} else if c.Then != "" && !c.Ended(today) {
		words += " " + translations.Text(data.OptionKey("contract_then", string(c.Then)), nil) + "."
	}
	return words
}

// processorMark is how it stands with the PUB-avtal of a contract.
func (a *app) processorMark(c *data.Contract) (state, string) {
	how := a.standings().processors()[c.ID]
	mark := map[data.ProcessorState]state{
		data.ProcessorSigned: stateMet, data.ProcessorMissing: stateLacking, data.ProcessorUnjudged: stateUnknown, data.ProcessorNotNeeded: stateUnused,
	}[how]
	return mark, translations.Text("processor."+string(cmp.Or(how, data.ProcessorUnjudged)), nil)
}

// contractPanel is how it stands with a contract: until when, its PUB-avtal, and who processes personal data in the supplier's turn.
func contractPanel(p *recordPage, c *data.Contract) fyne.CanvasObject {
	a, today := p.app, data.DayOf(p.app.now())
	mark, word := a.processorMark(c)
	column := newColumn(0, newHead(translations.Text("ui.contract", nil)), newColumn(-space8, wrapped(contractWords(c, today)), leading(sidePadded(newStateMark(mark, word)))))
	for _, s := range data.All(a.reg, data.Subprocessors) {
		if string(s.Contract) != c.ID {
			continue
		}
		line := newColumn(-space8, newLink(s.Title, func() { a.goTo(placeOf(s)) }))
		switch {
		case s.EndedOn != "":
			line.Add(leading(sidePadded(newStateMark(stateUnused, translations.Text("ui.subprocessor.ended", nil)))))
		case s.Waits():
			line.Add(leading(sidePadded(newStateMark(statePartly, translations.Text("ui.subprocessor.waits", nil)))))
		case s.OutsideEU && s.TransferGround == "":
			line.Add(leading(sidePadded(newStateMark(stateLacking, translations.Text(string(data.LackGround), nil)))))
		default:
			line.Add(leading(sidePadded(newStateMark(stateMet, translations.Text("ui.subprocessor.approved", nil)))))
		}
		if s.OutsideEU {
			line.Add(quietly(strings.Join(slices.DeleteFunc([]string{s.Country, translations.Text("ui.subprocessor.outside", nil), s.TransferGround}, func(t string) bool { return t == "" }), " · ")))
		}
		column.Add(newRow(line))
	}
	acts := []fyne.CanvasObject{p.actButton("ui.contract.subprocessor", func() { a.goTo(prefilled("subprocessor", "contract", c.ID)) })}
	if !c.Ended(today) && c.To != "" {
		acts = append([]fyne.CanvasObject{p.actButton("ui.contract.then", func() { p.chooseThen(c) })}, acts...)
	}
	column.Add(p.actsRow(acts...))
	return column
}

// chooseThen asks what comes after a contract, and until when it runs then.
func (p *recordPage) chooseThen(c *data.Contract) {
	kind := data.Contracts.Untyped()
	fields := []answerField{
		{kind: kind, name: "then", value: string(c.Then), required: true},
		{kind: kind, name: "to", value: string(c.To), half: true},
		{kind: kind, name: "notice_by", value: string(c.NoticeBy), half: true},
	}
	p.saveAnswers(actQuestion{title: actTitle("ui.contract.then"), text: translations.Text("ui.contract.then.text", nil), fields: fields}, c, "ui.contract.told")
}

// saveAnswers asks for fields of a record and saves them in it.
func (p *recordPage) saveAnswers(q actQuestion, r data.Record, told string) {
	kind, _ := data.KindNamed(r.KindName())
	id := r.Header().ID
	q.yes = translations.Text("ui.record.save", nil)
	q.wrong = func(answers map[string]data.Record) error {
		said := kind.New()
		for _, f := range kind.Fields {
			_ = f.Load(said, f.Get(r)) // it was loaded from the same text
		}
		putAll(kind, said, answers[kind.Name], q.fields)
		return kind.Check(said)
	}
	q.do = func(answers map[string]data.Record) {
		p.performHere(told, func(w *exchange.Deed) error {
			current, err := w.ChangedAny(kind, id)
			if err != nil {
				return err
			}
			putAll(kind, current, answers[kind.Name], q.fields)
			return nil
		})
	}
	p.app.ask(q)
}

// checkPanel is the way to note what came of a check that is planned, and the way on from a deviation.
func checkPanel(p *recordPage, c *data.SupplierCheck) []fyne.CanvasObject {
	a := p.app
	if c.Waits() {
		kind := data.SupplierChecks.Untyped()
		return []fyne.CanvasObject{newColumn(0, newHead(translations.Text("ui.supplier.check_planned", nil)), p.actsRow(p.actButton("ui.check.done", func() {
			p.saveAnswers(actQuestion{title: actTitle("ui.check.done"), fields: []answerField{
				{kind: kind, name: "done_on", value: string(data.DayOf(a.now())), required: true, half: true},
				{kind: kind, name: "method", value: string(c.Method), half: true},
				{kind: kind, name: "result", required: true},
				{kind: kind, name: "findings", value: c.Findings},
			}}, c, "ui.check.told")
		})))}
	}
	if of, ok := a.standings().suppliers()[string(c.Supplier)]; !ok || of.Unanswered == nil || of.Unanswered.ID != c.ID {
		return nil
	}
	return []fyne.CanvasObject{newCard(newColumn(-space8, leading(sidePadded(newStateMark(stateLacking, translations.Text("ui.check.unanswered", nil)))),
		wrapped(translations.Text("ui.check.unanswered.text", nil)),
		p.actsRow(p.actButton("ui.new.action", func() {
			a.goTo(prefilled("action", data.OriginField, data.OriginOf(c.KindName(), c.ID)))
		}))))}
}

// subprocessorPanel is the way to say yes to somebody whom a supplier lets process personal data.
func subprocessorPanel(p *recordPage, s *data.Subprocessor) []fyne.CanvasObject {
	if !s.Waits() {
		return nil
	}
	kind := data.Subprocessors.Untyped()
	column := newColumn(-space8, leading(sidePadded(newStateMark(statePartly, translations.Text("ui.subprocessor.waits", nil)))))
	if s.AnswerBy != "" {
		column.Add(quietly(translations.Text("ui.subprocessor.by", map[string]string{"day": dayInYear(s.AnswerBy, data.DayOf(p.app.now()))})))
	}
	column.Add(p.actsRow(p.actButton("ui.subprocessor.approve", func() {
		p.saveAnswers(actQuestion{title: actTitle("ui.subprocessor.approve"), fields: []answerField{{kind: kind, name: "approved_on", value: string(data.DayOf(p.app.now())), required: true}}}, s, "ui.subprocessor.told")
	})))
	return []fyne.CanvasObject{newCard(column)}
}

// supplierStates is how every supplier stands, by id.
func supplierStates(reg data.Register, today data.Day) map[string]data.SupplierState {
	of := map[string]data.SupplierState{}
	for _, s := range data.SupplierStates(reg.InUse(), today) {
		of[s.ID] = s
	}
	return of
}

// ofSupplies tells how a supplier stands, or what has to do with it; the word is empty when there is nothing to tell.
func (s *standings) ofSupplies(r data.Record) (state, string) {
	switch r := r.(type) {
	case *data.Supplier:
		of, ok := s.suppliers()[r.ID]
		switch {
		case !ok || !r.Current(s.today):
			return stateNone, ""
		case of.Late(s.today) || of.Unanswered != nil:
			return stateLacking, translations.Text("ui.list.unfollowed", nil)
		case len(of.Lacks) > 0:
			return statePartly, translations.Text("ui.list.incomplete", nil)
		case of.Last == nil: // nobody has begun to follow up here
			return stateNone, ""
		}
		return stateMet, translations.Text("ui.list.followed", nil)
	case *data.Contract:
		switch {
		case r.Ended(s.today):
			return stateUnused, translations.Text("ui.list.ended", nil)
		case s.processors()[r.ID] == data.ProcessorMissing:
			return stateLacking, translations.Text("processor.missing", nil)
		case s.overdue[r.ID]:
			return stateLacking, translations.Text("ui.list.late", nil)
		}
	case *data.Procurement:
		word := translations.Text("procurement.stage."+string(r.Stage()), nil)
		switch {
		case r.Unclassified():
			return stateLacking, translations.Text("ui.list.unclassified", nil)
		case r.CancelledOn != "":
			return stateUnused, word
		case r.ApprovedOn != "":
			return stateMet, word
		}
		return stateUnknown, word
	}
	return stateNone, ""
}
