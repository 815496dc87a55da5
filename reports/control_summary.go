package reports

import (
	"cmp"
	"slices"
	"strconv"

	"lisparmen/data"
)

// controlSummary tells the kommunstyrelse how the internkontroll of all bodies has gone: the totals first, then what it should
// notice, the deviations and what has been done about them.
func controlSummary(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	in.RecordID = "" // it is about all bodies
	c := newControlPaper(in)
	c.shown = append(c.shown, c.occasionsShown()...)
	paper := c.start("Sammanställning av internkontroll")
	paper.Contents = true
	if len(c.bodies) == 0 {
		return paper, nil
	}
	paper.Blocks = append(paper.Blocks, Lead(c.outcome()))
	paper.Blocks = append(paper.Blocks, c.figures(), Heading{Level: 1, Text: "Nämnd för nämnd"}, c.bodyTable())
	paper.Blocks = append(paper.Blocks, c.noticed()...)
	paper.Blocks = append(paper.Blocks, c.deviations()...)
	paper.Blocks = append(paper.Blocks, c.pointsDone()...)
	for _, u := range c.bodies {
		if lessons := lessonsOf(c.view, c.points[data.Link[*data.Unit](u.ID)]); len(lessons) > 0 {
			lessons[0] = Heading{Level: 1, Text: "Till nästa års plan, " + lower(u.Name)}
			paper.Blocks = append(paper.Blocks, lessons...)
		}
	}
	paper.Blocks = append(paper.Blocks, elsewhere(in.Register, data.Actions.Name)...)
	paper.Blocks = append(paper.Blocks, c.proposals())
	return paper, nil
}

// allPoints are those of all bodies.
func (c *controlPaper) allPoints() []*data.ControlPoint {
	var points []*data.ControlPoint
	for _, u := range c.bodies {
		points = append(points, c.points[data.Link[*data.Unit](u.ID)]...)
	}
	return points
}

// figures are the totals.
func (c *controlPaper) figures() Block {
	points := c.allPoints()
	n := c.tally(points)
	deviations, open, of := n.minor+n.major, 0, 0
	for _, a := range c.actionsOf(points) {
		of++
		open += oneIf(a.Open())
	}
	actions := KeyFigure{Value: Number(open), Label: plural(open, "öppen åtgärd", "öppna åtgärder"), Note: "av " + Number(of)}
	if of == 0 {
		actions.Note = ""
	}
	return KeyFigures{[]KeyFigure{
		{Value: Number(n.done), Label: plural(n.done, "genomfört kontrolltillfälle", "genomförda kontrolltillfällen"), Note: "av " + Number(n.done+n.late+n.coming)},
		{Value: Number(deviations), Label: plural(deviations, "avvikelse", "avvikelser"), Note: Number(n.minor) + " mindre"},
		{Value: Number(n.late), Label: plural(n.late, "försenat kontrolltillfälle", "försenade kontrolltillfällen")},
		actions,
	}}
}

// actionsOf are those that came of some kontrollmoment.
func (c *controlPaper) actionsOf(points []*data.ControlPoint) []*data.Action {
	var list []*data.Action
	for _, p := range points {
		for _, o := range c.occasions[data.Link[*data.ControlPoint](p.ID)] {
			list = append(list, c.answers[data.OriginOf(o.KindName(), o.ID)]...)
		}
	}
	return list
}

// withoutPoints are the bodies that are to have a plan and have no kontrollmoment.
func (c *controlPaper) withoutPoints() []*data.Unit {
	return slices.DeleteFunc(data.ControlBodies(c.reg), func(u *data.Unit) bool { return slices.Contains(c.bodies, u) })
}

// bodyTable is a row for each body, and the sum of them.
func (c *controlPaper) bodyTable() Table {
	table := Table{RowHeader: true, Columns: []Column{
		{Head: "Nämnd eller bolag", Weight: 3.4},
		{Head: "Moment", Weight: 1, Align: AlignRight},
		{Head: "Gjorda", Weight: 1, Align: AlignRight},
		{Head: "Mindre avvikelser", Weight: 1.3, Align: AlignRight},
		{Head: "Avvikelser", Weight: 1.3, Align: AlignRight},
		{Head: "Försenade", Weight: 1.3, Align: AlignRight},
		{Head: "Återstår", Weight: 1.1, Align: AlignRight},
	}}
	row := func(name string, points int, n controlTally) Row {
		return Cells(name, Number(points), Number(n.done), Number(n.minor), Number(n.major), Number(n.late), Number(n.coming))
	}
	for _, u := range c.bodies {
		points := c.points[data.Link[*data.Unit](u.ID)]
		table.Rows = append(table.Rows, row(u.Name, len(points), c.tally(points)))
	}
	for _, u := range c.withoutPoints() {
		table.Rows = append(table.Rows, row(u.Name, 0, controlTally{}))
	}
	sum := row("Alla", len(c.allPoints()), c.tally(c.allPoints()))
	sum.Total = true
	table.Rows = append(table.Rows, sum)
	return table
}

// noticed is what the kommunstyrelse should notice: what nobody controls, what is late and what nobody does anything about.
func (c *controlPaper) noticed() []Block {
	var points []string
	for _, u := range c.withoutPoints() {
		points = append(points, u.Name+" har inget kontrollmoment för informationssäkerhet "+strconv.Itoa(c.year.Number())+".")
	}
	for _, u := range c.bodies {
		of := c.points[data.Link[*data.Unit](u.ID)]
		if proposed := len(slices.DeleteFunc(slices.Clone(of), func(p *data.ControlPoint) bool { return p.State == data.PlanAdopted })); proposed > 0 {
			points = append(points, u.Name+" har inte antagit "+Number(proposed)+" av "+Count(len(of), "kontrollmoment", "kontrollmoment")+".")
		}
		for _, p := range of {
			for _, o := range c.occasions[data.Link[*data.ControlPoint](p.ID)] {
				if o.Waits() && o.Late(c.in.AsOf) {
					points = append(points, u.Name+": "+c.pointName(p)+" skulle ha kontrollerats den "+LongDate(o.PlannedOn)+".")
				}
				if o.Result == data.ResultUndone {
					points = append(points, u.Name+": "+c.pointName(p)+" kontrollerades inte den "+LongDate(o.PlannedOn)+".")
				}
			}
		}
		for _, o := range c.unanswered(of) {
			points = append(points, u.Name+": "+c.linkedPoint(o)+" visade en avvikelse som ingen åtgärd svarar mot.")
		}
		for _, a := range c.actionsOf(of) {
			if a.Open() && a.Due != "" && a.Due < c.in.AsOf {
				points = append(points, u.Name+": åtgärden "+c.view.Title(a)+" skulle ha varit klar den "+LongDate(a.Due)+".")
			}
		}
	}
	blocks := []Block{Heading{Level: 1, Text: "Att uppmärksamma"}}
	if len(points) == 0 {
		return append(blocks, Text("Alla nämnder har kontrollmoment, inget är försenat och varje avvikelse har en åtgärd."))
	}
	return append(blocks, Bullets(points...))
}

// deviations are what the controls found that was not as it should be, the worse ones first in each body.
func (c *controlPaper) deviations() []Block {
	table := Table{RowHeader: true, Columns: []Column{{Head: "Kontrollmoment", Weight: 2.4}, {Head: "Avvikelse", Weight: 3}, {Head: "Åtgärd", Weight: 2.6}, {Head: "Ansvarig och dag", Weight: 1.7}}}
	for _, u := range c.bodies {
		var found []*data.ControlOccasion
		for _, p := range c.points[data.Link[*data.Unit](u.ID)] {
			for _, o := range c.occasions[data.Link[*data.ControlPoint](p.ID)] {
				if o.Result.Deviates() {
					found = append(found, o)
				}
			}
		}
		slices.SortStableFunc(found, func(a, b *data.ControlOccasion) int {
			return oneIf(a.Result != data.ResultMajor) - oneIf(b.Result != data.ResultMajor)
		})
		for _, o := range found {
			what := withBelow(o.Findings, option("control_result", o.Result)+", "+string(o.DoneOn))
			if o.Figures != "" {
				what.Runs = append(what.Runs, quietly("\n"+o.Figures))
			}
			answers := c.answers[data.OriginOf(o.KindName(), o.ID)]
			name := withBelow(c.linkedPoint(o), u.Name)
			if len(answers) == 0 {
				table.Rows = append(table.Rows, Row{Cells: []Cell{name, what, TextCell("Ingen åtgärd"), TextCell("–")}})
			}
			for i, a := range answers {
				if i > 0 {
					name, what = TextCell(""), TextCell("")
				}
				table.Rows = append(table.Rows, Row{Cells: []Cell{
					name, what, withBelow(c.view.Title(a), option("action_state", a.State)), withBelow(stated(c.view.Linked(string(a.Responsible))), string(cmp.Or(a.DoneOn, a.Due))),
				}})
			}
		}
	}
	if len(table.Rows) == 0 {
		return nil
	}
	return []Block{Heading{Level: 1, Text: "Avvikelser och åtgärder"}, table}
}

// pointsDone is every kontrollmoment with what came of it, in a line each.
func (c *controlPaper) pointsDone() []Block {
	table := Table{RowHeader: true, Columns: []Column{{Head: "Kontrollmoment", Weight: 4}, {Head: "Utfall", Weight: 3}}}
	for _, u := range c.bodies {
		for _, p := range c.points[data.Link[*data.Unit](u.ID)] {
			table.Rows = append(table.Rows, Row{Cells: []Cell{withBelow(c.pointName(p), u.Name), TextCell(c.pointOutcome(p))}})
		}
	}
	return []Block{Heading{Level: 1, Text: "Alla kontrollmoment"}, table}
}

// pointName is a kontrollmoment without its body, which stands beside it.
func (c *controlPaper) pointName(p *data.ControlPoint) string {
	return c.view.Number(p) + " " + p.Title
}

func (c *controlPaper) linkedPoint(o *data.ControlOccasion) string {
	p, ok := data.Find(c.reg, o.Control)
	if !ok {
		return c.view.Linked(string(o.Control))
	}
	return c.pointName(p)
}

// pointOutcome is how the occasions of one kontrollmoment have gone: "2 utan anmärkning, 1 försenad, 1 återstår".
func (c *controlPaper) pointOutcome(p *data.ControlPoint) string {
	n := c.tally([]*data.ControlPoint{p})
	var parts []string
	for _, part := range []struct {
		n         int
		one, many string
	}{
		{n.clean, "utan anmärkning", "utan anmärkning"},
		{n.minor, "mindre avvikelse", "mindre avvikelser"},
		{n.major, "avvikelse", "avvikelser"},
		{n.late, "försenad", "försenade"},
		{n.coming, "återstår", "återstår"},
	} {
		if part.n > 0 {
			parts = append(parts, Count(part.n, part.one, part.many))
		}
	}
	return cmp.Or(Enumerate(parts), "Inte planerat")
}

// proposals are what the kommunstyrelse may decide.
func (c *controlPaper) proposals() Block {
	board := "Kommunstyrelsen"
	for _, u := range data.All(c.reg, data.Units) {
		if u.Type == data.UnitBoard {
			board = u.Name
		}
	}
	list := List{Numbered: true, Items: []Item{{Runs: Plain(board + " godkänner sammanställningen av nämndernas internkontroll av informationssäkerhet " + strconv.Itoa(c.year.Number()) + ".")}}}
	var without []string
	for _, u := range c.withoutPoints() {
		without = append(without, lower(u.Name))
	}
	if len(without) > 0 {
		list.Items = append(list.Items, Item{Runs: Plain(board + " uppmanar " + Enumerate(without) + " att ta in kontrollmoment för informationssäkerhet i sin plan för " + strconv.Itoa(c.year.Number()+1) + ".")})
	}
	return Group{[]Block{Heading{Level: 1, Text: "Förslag till beslut"}, list}}
}
