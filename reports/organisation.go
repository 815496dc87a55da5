package reports

import (
	"cmp"
	"strings"

	"lisparmen/data"
)

// daysServedAhead is how long before it begins that the organisation tells of somebody who is to serve in another's place.
const daysServedAhead = 30

// mostVacantNamed is how many vacancies the first sentence names; the table after it has them all.
const mostVacantNamed = 3

// organisationPaper tells who does what in the information security work, the vacancies first.
func organisationPaper(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	o := organised{in: in, reg: in.Register.InUse(), view: NewViewer(in.Register)}
	paper := in.paper("Organisation för informationssäkerhet")
	paper.Subtitle = "Roller, innehavare och ersättare. Ställning per den " + LongDate(in.AsOf)
	paper.Contents = true
	paper.Blocks = in.publicNote()
	if text := unusedWords(in.Register, data.Roles.Name); text != "" {
		paper.Blocks = append(paper.Blocks, Lead(capital(text)+"."))
		if !isElsewhere(in.Register, data.Roles.Name) {
			paper.Blocks = append(paper.Blocks, Text("Lägg in de roller som kommunen behöver och vem som har dem, så visar bladet organisationen."))
		}
		return paper, nil
	}
	o.nodes = data.UnitTree(o.reg, in.AsOf)
	paper.Blocks = append(paper.Blocks, o.judgement()...)
	paper.Blocks = append(paper.Blocks, o.vacancies()...)
	paper.Blocks = append(paper.Blocks, o.servedNow()...)
	paper.Blocks = append(paper.Blocks, o.roles()...)
	paper.Blocks = append(paper.Blocks, o.tree()...)
	return paper, nil
}

type organised struct {
	in    Input
	reg   data.Register
	view  *Viewer
	nodes []data.UnitNode
}

// judgement tells how many of the roles that are needed somebody holds, and for how many there is no stand-in.
func (o organised) judgement() []Block {
	needed, held, alone := 0, 0, 0
	var vacant []string
	for _, r := range data.All(o.reg, data.Roles) {
		if !r.Needed {
			continue
		}
		needed++
		if r.Vacant(o.in.AsOf) {
			vacant = append(vacant, lower(r.Name))
			continue
		}
		held++
		alone += oneIf(r.StandIn == "")
	}
	switch {
	case needed == 0:
		return []Block{Lead("Kommunen har inte bestämt vilka roller som behövs."), Text("Bestäm det roll för roll, så visar bladet vilka som saknar innehavare.")}
	case held == 0:
		return []Block{Lead(plural(needed, "Den roll som behövs har ingen innehavare.", "Ingen av de "+Number(needed)+" roller som behövs har en innehavare."))}
	}
	lead := Number(held) + " av " + Count(needed, "roll", "roller") + " som behövs har en innehavare."
	if held == needed {
		lead = plural(needed, "Den roll som behövs har en innehavare.", "Alla "+Number(needed)+" roller som behövs har en innehavare.")
	} else if len(vacant) <= mostVacantNamed {
		lead += " " + capital(Enumerate(vacant)) + " saknas."
	}
	blocks := []Block{Lead(lead)}
	if alone > 0 {
		blocks = append(blocks, Text(Number(alone)+" av dem har ingen ersättare när innehavaren är borta."))
	}
	return blocks
}

// vacancies are the roles that are needed and that nobody holds, with what then is not done.
func (o organised) vacancies() []Block {
	table := Table{RowHeader: true, Columns: []Column{{Head: "Roll", Weight: 2.2}, {Head: "Vad ingen nu ansvarar för", Weight: 3.4}, {Head: "Ersättare", Weight: 1.7}, {Head: "Vakant sedan", Weight: 1.2}}}
	for _, r := range data.All(o.reg, data.Roles) {
		if !r.Vacant(o.in.AsOf) {
			continue
		}
		since := "–"
		if r.To != "" && r.To < o.in.AsOf {
			since = string(r.To.AddDays(1))
		}
		table.Rows = append(table.Rows, Row{Cells: []Cell{
			withBelow(r.Name, o.view.Linked(string(r.Unit))), TextCell(stated(r.Task)), o.person(r.StandIn, "Ingen", r), TextCell(since),
		}})
	}
	if len(table.Rows) == 0 {
		return nil
	}
	return []Block{Heading{Level: 1, Text: "Roller utan innehavare"}, table}
}

// person is somebody with their title, where that is not the role's own name, and that they have left when they have.
func (o organised) person(link data.Link[*data.Person], none string, in *data.Role) Cell {
	p, ok := data.Find(o.reg, link)
	if !ok {
		return TextCell(cmp.Or(o.view.Linked(string(link)), none))
	}
	below := p.Title
	if in != nil && below == in.Name {
		below = ""
	}
	if p.LeftOn != "" && p.LeftOn < o.in.AsOf {
		below = "Slutade " + string(p.LeftOn)
	}
	return withBelow(o.view.Title(p), below)
}

// servedNow tells who serves in another's place now or soon.
func (o organised) servedNow() []Block {
	table := Table{RowHeader: true, Columns: []Column{{Head: "Roll", Weight: 2.4}, {Head: "Tjänstgör", Weight: 2}, {Head: "När", Weight: 2.4}}}
	for _, s := range data.All(o.reg, data.Services) {
		if s.To >= o.in.AsOf && s.From <= o.in.AsOf.AddDays(daysServedAhead) {
			table.Rows = append(table.Rows, Row{Cells: []Cell{TextCell(o.view.Linked(string(s.Role))), o.person(s.Person, "Ingen", nil), TextCell(Period(s.From, s.To))}})
		}
	}
	if len(table.Rows) == 0 {
		return nil
	}
	return []Block{Heading{Level: 1, Text: "Tjänstgör i någon annans ställe"}, table}
}

// roles lists all roles by where in the organisation they belong.
func (o organised) roles() []Block {
	blocks := []Block{Heading{Level: 1, Text: "Roller, innehavare och ansvar"}}
	for _, node := range o.nodes {
		if len(node.Roles) > 0 {
			blocks = append(blocks, Heading{Level: 2, Text: node.Unit.Name}, o.roleTable(node.Roles))
		}
	}
	if loose := data.RolesWithoutUnit(o.reg); len(loose) > 0 {
		blocks = append(blocks, Heading{Level: 2, Text: "Roller som inte hör till någon enhet"}, o.roleTable(loose))
	}
	return blocks
}

func (o organised) roleTable(roles []*data.Role) Table {
	table := Table{RowHeader: true, Columns: []Column{{Head: "Roll och ansvar", Weight: 3.7}, {Head: "Innehavare", Weight: 1.9}, {Head: "Ersättare", Weight: 1.9}, {Head: "Beslut", Weight: 1.6}}}
	for _, r := range roles {
		holder := o.person(r.Holder, "Ingen", r)
		if !r.InService(o.in.AsOf) {
			holder = TextCell("Ingen")
			if !r.Needed {
				holder = TextCell("Ingen, behövs inte")
			}
		}
		table.Rows = append(table.Rows, Row{Cells: []Cell{
			withBelow(r.Name, r.Task), holder, o.person(r.StandIn, "–", r), withBelow(cmp.Or(unbroken(r.Decision), "–"), string(r.DecidedOn)),
		}})
	}
	return table
}

// tree is the whole organisation, each unit below the one it belongs to.
func (o organised) tree() []Block {
	table := Table{RowHeader: true, Columns: []Column{
		{Head: "Del av organisationen", Weight: 4}, {Head: "Sort", Weight: 1.5}, {Head: "Anställda", Weight: 1.1, Align: AlignRight}, {Head: "Roller", Weight: 0.9, Align: AlignRight}, {Head: "Utan innehavare", Weight: 1.1, Align: AlignRight},
	}}
	for _, node := range o.nodes {
		name := strings.Repeat(hard+hard+hard+hard, node.Depth) + strings.ReplaceAll(node.Unit.Name, " ", hard)
		table.Rows = append(table.Rows, Row{Cells: []Cell{
			TextCell(name), TextCell(option("unit_type", node.Unit.Type)), TextCell(o.headcount(node)), TextCell(numberOrDash(len(node.Roles))), TextCell(numberOrDash(node.Vacant)),
		}})
	}
	if len(table.Rows) == 0 {
		return nil
	}
	blocks := []Block{Heading{Level: 1, Text: "Så hänger organisationen ihop"}, table}
	if controllers := o.controllers(); len(controllers) > 0 {
		blocks = append(blocks, Text("Personuppgiftsansvariga, var och en för sig: "+Enumerate(controllers)+"."))
	}
	return blocks
}

func (o organised) headcount(node data.UnitNode) string {
	if node.Headcount == 0 {
		return "–"
	}
	return o.in.personCount(node.Headcount)
}

func (o organised) controllers() []string {
	var names []string
	for _, node := range o.nodes {
		if node.Unit.Controller {
			names = append(names, lower(node.Unit.Name))
		}
	}
	return names
}
