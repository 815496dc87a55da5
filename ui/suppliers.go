package ui

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
)

// supplierPanel is how it stands with a supplier: what is missing, how it is followed up, its contracts, systems and incidents.
func supplierPanel(p *recordPage, s *data.Supplier) fyne.CanvasObject {
	a, today := p.app, data.DayOf(p.app.now())
	states := data.SupplierStates(a.reg.InUse(), today)
	i := slices.IndexFunc(states, func(of data.SupplierState) bool { return of.ID == s.ID })
	if i < 0 {
		return newColumn(0)
	}
	of := states[i]
	column := newColumn(0, newHead(translations.Text("ui.supplier", nil)))
	if len(of.Lacks) > 0 {
		words := make([]string, len(of.Lacks))
		for i, lack := range of.Lacks {
			words[i] = translations.Text(string(lack), nil)
		}
		column.Add(newColumn(-space8, leading(sidePadded(newStateMark(statePartly, translations.Text("ui.supplier.lacks", nil)))), wrapped(reports.Enumerate(words)+".")))
	}
	column.Add(newRow(newColumn(-space8, wrapped(followedWords(of, today)), a.checkLinks(of))))
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
	mark, word := processorMark(a.reg, c)
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
func processorMark(reg data.Register, c *data.Contract) (state, string) {
	how := data.ProcessorOf(reg, c)
	mark := map[data.ProcessorState]state{
		data.ProcessorSigned: stateMet, data.ProcessorMissing: stateLacking, data.ProcessorUnjudged: stateUnknown, data.ProcessorNotNeeded: stateUnused,
	}[how]
	return mark, translations.Text("processor."+string(how), nil)
}

// contractPanel is how it stands with a contract: until when, its PUB-avtal, and who processes personal data in the supplier's turn.
func contractPanel(p *recordPage, c *data.Contract) fyne.CanvasObject {
	a, today := p.app, data.DayOf(p.app.now())
	mark, word := processorMark(a.reg, c)
	column := newColumn(0, newHead(translations.Text("ui.contract", nil)), newColumn(-space8, wrapped(contractWords(c, today)), leading(sidePadded(newStateMark(mark, word)))))
	for _, s := range data.All(a.reg, data.Subprocessors) {
		if string(s.Contract) != c.ID {
			continue
		}
		line := newColumn(-space8, newLink(oneLine(a.view.Title(s)), func() { a.goTo(placeOf(s)) }))
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
	column.Add(p.actsRow(p.actButton("ui.contract.subprocessor", func() { a.goTo(prefilled("subprocessor", "contract", c.ID)) })))
	return column
}
