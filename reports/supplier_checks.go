package reports

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
)

// supplierChecks tells how suppliers were followed up: what was looked at and how, how each requirement came out, what deviates and what
// is done about it, and when it is time again. It is of one supplier, or of all that were followed up in the period. What came out is
// left out of the public version where nobody has judged it public.
func supplierChecks(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	in.Register = in.Register.InUse()
	one, is, err := chosen(in, data.Suppliers)
	if err != nil {
		return Document{}, err
	}
	p := followUps{in: in, view: NewViewer(in.Register), actions: actionsByOrigin(in.Register), months: data.CheckMonths(in.Register)}
	for _, f := range data.All(in.Register, data.Fulfilments) {
		if f.Supplier != "" {
			if p.fulfilments == nil {
				p.fulfilments = map[data.Link[*data.Supplier]][]*data.Fulfilment{}
			}
			p.fulfilments[f.Supplier] = append(p.fulfilments[f.Supplier], f)
		}
	}
	paper := in.paper("Uppföljning av leverantörer")
	paper.Subtitle = "Ställning per den " + LongDate(in.AsOf)
	if !is {
		paper.Subtitle, paper.Contents = Period(in.From, in.To)+". "+paper.Subtitle, true
	}
	paper.Blocks = in.publicNote()
	for _, kind := range []string{data.Suppliers.Name, data.SupplierChecks.Name} {
		if words := unusedWords(in.Register, kind); words != "" {
			paper.Blocks = append(paper.Blocks, Lead(capital(words)+"."), Text("Lägg in leverantörerna och planera den första uppföljningen under Leverantörer."))
			return paper, nil
		}
	}
	var parts []Block
	var followed, due []data.SupplierState
	for _, s := range data.SupplierStates(in.Register, in.AsOf) {
		switch {
		case is && s.ID == one.ID:
			paper.Title += ": " + one.Title
			paper.Blocks = append(paper.Blocks, Lead(p.sumOne(s)))
			paper.Blocks = append(paper.Blocks, p.of(s, s.Checks)...)
		case is:
		case len(p.inPeriod(s)) > 0:
			followed = append(followed, s)
		case s.Late(in.AsOf):
			due = append(due, s)
		}
	}
	if !is {
		for _, s := range followed {
			about := p.of(s, p.inPeriod(s))
			parts = append(append(parts, Group{[]Block{Heading{Level: 1, Text: p.view.Title(s.Supplier)}, about[0]}}), about[1:]...)
		}
		paper.Blocks = append(paper.Blocks, Lead(p.sum(followed, due)))
		if len(followed) > 0 {
			paper.Blocks = append(paper.Blocks, p.overview(followed))
		}
		paper.Blocks = append(append(paper.Blocks, parts...), p.overdue(due)...)
	}
	paper.Secrecy = in.marksTogether(p.told...)
	return paper, nil
}

type followUps struct {
	in          Input
	view        *Viewer
	actions     map[string][]*data.Action // by what they came of
	fulfilments map[data.Link[*data.Supplier]][]*data.Fulfilment
	months      func(data.Priority) int
	told        []data.Record // those whose words are on the paper
}

// inPeriod are the checks of a supplier that were made in the period, the latest first.
func (p *followUps) inPeriod(s data.SupplierState) []*data.SupplierCheck {
	return slices.DeleteFunc(slices.Clone(s.Checks), func(c *data.SupplierCheck) bool { return c.DoneOn == "" || !p.in.covers(c.DoneOn) })
}

// sum is how the follow-up has gone, in a sentence or two.
func (p *followUps) sum(followed, due []data.SupplierState) string {
	checks, deviating := 0, 0
	for _, s := range followed {
		for _, c := range p.inPeriod(s) {
			checks++
			deviating += oneIf(c.Result == data.CheckMinor || c.Result == data.CheckDeviation)
		}
	}
	text := "Ingen leverantör är uppföljd " + Period(p.in.From, p.in.To) + "."
	if checks > 0 {
		text = capital(Count(len(followed), "leverantör är uppföljd", "leverantörer är uppföljda")) + " " + Period(p.in.From, p.in.To) + ". "
		switch {
		case p.in.Public: // of few, how many deviate tells which
			text = strings.TrimSpace(text)
		case deviating == 0:
			text += "Inget avvek från kraven."
		default:
			text += Number(deviating) + " av " + Count(checks, "uppföljning", "uppföljningar") + " visade något som avviker."
		}
	}
	if len(due) > 0 {
		text += " " + capital(Count(len(due), "leverantör till skulle ha följts upp.", "leverantörer till skulle ha följts upp."))
	}
	return text
}

// sumOne is how it stands with one supplier.
func (p *followUps) sumOne(s data.SupplierState) string {
	switch {
	case s.Last == nil && s.Late(p.in.AsOf):
		return "Leverantören har aldrig följts upp, och det är dags."
	case s.Last == nil:
		return "Leverantören har inte följts upp ännu."
	}
	text := "Leverantören följdes senast upp den " + LongDate(s.Last.DoneOn)
	if p.in.mayName(s.Last) {
		text += ": " + lower(option("check_result", s.Last.Result))
	}
	text += "."
	if s.Unanswered != nil && p.in.mayName(s.Last) {
		text += " Avvikelsen har ingen åtgärd."
	}
	if s.Late(p.in.AsOf) {
		text += " Nästa uppföljning är försenad."
	}
	return text
}

// next is when a supplier is to be followed up again.
func (p *followUps) next(s data.SupplierState) string {
	switch {
	case s.Planned != nil && s.Planned.Planned != "":
		return string(s.Planned.Planned) + ", planerad"
	case s.Never:
		return "Nu"
	case s.Next == "" && s.Current(p.in.AsOf):
		return "Ingen har bedömt hur kritisk leverantören är"
	case s.Next == "":
		return "–"
	case s.Next < p.in.AsOf:
		return string(s.Next) + ", försenad"
	}
	return "Senast " + string(s.Next)
}

// overview is a line for each that was followed up.
func (p *followUps) overview(list []data.SupplierState) Block {
	table := Table{RowHeader: true, Columns: []Column{{Head: "Leverantör", Weight: 2.6}, {Head: "Uppföljd", Weight: 1.2}, {Head: "Utfall", Weight: 1.6}, {Head: "Nästa gång", Weight: 1.8}}}
	for _, s := range list {
		c := p.inPeriod(s)[0]
		table.Rows = append(table.Rows, Cells(p.view.Title(s.Supplier), string(c.DoneOn), p.result(c), p.next(s)))
	}
	return table
}

// result is how a check came out; a dash where that may be secret.
func (p *followUps) result(c *data.SupplierCheck) string {
	if !p.in.mayName(c) {
		return "–"
	}
	return option("check_result", c.Result)
}

// of is one supplier, first its facts, and those of its checks that the paper is about.
func (p *followUps) of(s data.SupplierState, checks []*data.SupplierCheck) []Block {
	p.told = append(p.told, s.Supplier)
	facts := []Fact{{"Levererar", stated(s.Delivers)}, {"Hur kritisk", option("priority", s.Criticality)}}
	if n := p.months(s.Criticality); n > 0 {
		facts = append(facts, Fact{"Följs upp", "var " + Number(n) + ":e månad"})
	}
	if who := p.view.Linked(string(s.Responsible)); who != "" {
		facts = append(facts, Fact{"Ansvarig hos oss", who})
	}
	facts = append(facts, Fact{"Nästa uppföljning", p.next(s)})
	blocks := []Block{Facts{facts}}
	table, secret := Table{RowHeader: true, Columns: []Column{{Head: "När", Weight: 1.1}, {Head: "Hur och av vem", Weight: 1.7}, {Head: "Utfall", Weight: 1.3}, {Head: "Vad som framkom", Weight: 3}, {Head: "Åtgärd", Weight: 2.2}}}, 0
	for _, c := range checks {
		if !p.in.mayName(c) {
			secret++
			continue
		}
		p.told = append(p.told, c)
		when, result := string(c.DoneOn), p.result(c)
		if c.Waits() {
			when, result = cmp.Or(string(c.Planned), "–"), "Planerad"
		}
		how := withBelow(option("check_method", c.Method), p.view.Linked(string(c.By)))
		if of := p.view.Linked(string(c.Contract)); of != "" {
			how.Runs = append(how.Runs, quietly("\n"+of))
		}
		done := ""
		if actions := p.actionsOf(c.ID); len(actions) > 0 {
			done = strings.Join(actions, "\n")
		} else if c.Result == data.CheckMinor || c.Result == data.CheckDeviation {
			done = "Ingen åtgärd"
		}
		table.Rows = append(table.Rows, Row{Cells: []Cell{TextCell(when), how, TextCell(result), TextCell(cmp.Or(c.Findings, "–")), TextCell(cmp.Or(done, "–"))}})
	}
	if len(table.Rows) > 0 {
		blocks = append(blocks, table)
	}
	blocks = append(blocks, unnamed(secret, "uppföljning", "uppföljningar")...)
	blocks = append(blocks, p.requirements(s)...)
	if actions := p.actionsOf(s.ID); len(actions) > 0 {
		blocks = append(blocks, Text("Andra åtgärder som rör leverantören:"), Bullets(actions...))
	}
	return blocks
}

// actionsOf are the actions that came of something, and how they stand.
func (p *followUps) actionsOf(id string) []string {
	var list []string
	for _, a := range p.actions[id] {
		if a.State == data.ActionCancelled || !p.in.mayName(a) {
			continue
		}
		p.told = append(p.told, a)
		text := p.view.Title(a) + ", " + lower(option("action_state", a.State))
		switch {
		case a.DoneOn != "":
			text += " " + string(a.DoneOn)
		case a.Due != "" && a.Open():
			text += ", senast " + string(a.Due)
		}
		list = append(list, text)
	}
	return list
}

// requirements are those that are put on the supplier itself and how each came out, and how many of those on its systems are not met.
func (p *followUps) requirements(s data.SupplierState) []Block {
	table, secret := Table{RowHeader: true, Tight: true, Caption: "Krav på leverantören", Columns: []Column{{Head: "Krav", Weight: 3}, {Head: "Utfall", Weight: 1.3}, {Head: "Brist eller bevis", Weight: 3}, {Head: "Bedömt", Weight: 1.2}}}, 0
	list := slices.Clone(p.fulfilments[data.Link[*data.Supplier](s.ID)])
	order := []State{Lacking, Partly, Unjudged, Met, NoState}
	slices.SortStableFunc(list, func(a, b *data.Fulfilment) int {
		return cmp.Compare(slices.Index(order, fulfilmentState(a)), slices.Index(order, fulfilmentState(b)))
	})
	for _, f := range list {
		r, ok := data.Find(p.in.Register, f.Requirement)
		switch {
		case !ok || r.Ended(p.in.AsOf):
			continue
		case !p.in.mayName(f):
			secret++
			continue
		}
		p.told = append(p.told, f)
		state := StateCell(fulfilmentState(f))
		if f.State == data.FulfilledWaived {
			state = TextCell(option("fulfilment_state", f.State))
		}
		about := cmp.Or(f.Lack, f.Reason, f.Proof)
		if actions := p.actionsOf(f.ID); len(actions) > 0 {
			about = strings.TrimPrefix(about+"\n"+strings.Join(actions, "\n"), "\n")
		}
		table.Rows = append(table.Rows, Row{Cells: []Cell{withBelow(p.view.Title(r), r.Text), state, TextCell(about), TextCell(cmp.Or(string(f.CheckedOn), "–"))}})
	}
	var blocks []Block
	if len(table.Rows) > 0 {
		blocks = append(blocks, table)
	}
	blocks = append(blocks, unnamed(secret, "krav", "krav")...)
	if len(table.Rows)+secret == 0 && p.in.RecordID != "" && inUse(p.in.Register, data.Fulfilments.Name) {
		blocks = append(blocks, Text("Inget krav på leverantören är bedömt för sig."))
	}
	if p.in.Public {
		return blocks
	}
	var items []string
	for _, system := range s.Systems {
		profile := data.ProfileOf(p.in.Register, system, p.in.AsOf)
		if len(profile.Rows) == 0 {
			continue
		}
		p.told = append(p.told, system)
		unmet := len(profile.Unmet(p.in.AsOf))
		text := p.view.Title(system) + ": alla ska-krav är uppfyllda eller har undantag."
		if unmet > 0 {
			text = p.view.Title(system) + ": " + Count(unmet, "ska-krav är inte uppfyllt.", "ska-krav är inte uppfyllda.") + " De står i kravprofilen."
		}
		items = append(items, text)
	}
	if len(items) > 0 {
		blocks = append(blocks, Text("Krav på systemen som leverantören står för:"), Bullets(items...))
	}
	return blocks
}

// overdue are those that should have been followed up and were not.
func (p *followUps) overdue(list []data.SupplierState) []Block {
	if len(list) == 0 {
		return nil
	}
	table := Table{RowHeader: true, Columns: []Column{{Head: "Leverantör", Weight: 2.6}, {Head: "Kritikalitet", Weight: 1.2}, {Head: "Senast uppföljd", Weight: 1.4}, {Head: "Nästa gång", Weight: 1.8}}}
	for _, s := range list {
		p.told = append(p.told, s.Supplier)
		last := "Aldrig"
		if s.Last != nil {
			last = string(s.Last.DoneOn)
		}
		table.Rows = append(table.Rows, Cells(p.view.Title(s.Supplier), option("priority", s.Criticality), last, p.next(s)))
	}
	return []Block{Heading{Level: 1, Text: "Skulle ha följts upp"}, table}
}
