package reports

import (
	"cmp"
	"slices"

	"lisparmen/data"
)

// untrainedPaper tells a chair or a manager who in the group has not gone through the training that they are to. It has names, and
// is then not for publishing; in a paper for anyone there are only numbers.
func untrainedPaper(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	unit, err := chosenUnit(in)
	if err != nil {
		return Document{}, err
	}
	u := newUntrained(in)
	paper := in.paper("Utbildning som återstår")
	paper.Subtitle = "Ställning per den " + LongDate(in.AsOf)
	if unit != nil {
		paper.Subtitle = unit.Name + ". " + paper.Subtitle
	}
	if text := unusedWords(in.Register, data.TrainingsDone.Name); text != "" {
		paper.Blocks = append(paper.Blocks, Lead(capital(text)+", så det går inte att säga vilka som har utbildning kvar."))
		if !isElsewhere(in.Register, data.TrainingsDone.Name) {
			paper.Blocks = append(paper.Blocks, Text("Anteckna genomförd utbildning, så visar bladet vilka som återstår."))
		}
		return paper, nil
	}
	groups := u.groups(unit)
	if len(groups) == 0 {
		paper.Blocks = append(paper.Blocks, Lead("Ingen förtroendevald, chef eller person i ledningen är inlagd"+u.within(unit)+"."),
			Text("Lägg in dem i registret personer, med ställning, och de förtroendevaldas uppdrag. Då visar bladet vilka som har utbildning kvar."))
		return paper, nil
	}
	if !in.Public {
		paper.Blocks = append(paper.Blocks, Paragraph{Runs: []Run{{Text: "Till " + u.addressee(unit) + ". Innehåller namn: lämna inte vidare och publicera inte.", Bold: true}}})
	}
	paper.Blocks = append(paper.Blocks, Lead(u.judgement(groups)))
	paper.Blocks = append(paper.Blocks, u.table(groups)...)
	paper.Blocks = append(paper.Blocks, u.countedOnly(groups)...)
	for _, g := range groups {
		paper.Blocks = append(paper.Blocks, u.names(g, unit != nil)...)
	}
	if !in.Public {
		paper.Blocks = append(paper.Blocks, Paragraph{Style: SmallText, Runs: Plain("Bladet kan vara en allmän handling. Att det inte publiceras är för att skydda personuppgifter: den version som får spridas har bara antal.")})
	}
	return paper, nil
}

// untrained gathers who has gone through what.
type untrained struct {
	in   Input
	reg  data.Register
	view *Viewer
	sits map[data.Link[*data.Unit]][]*data.Mandate // those that run, by body
}

// toTrain are people who are to go through the same training, and those of them who have not.
type toTrain struct {
	name    string
	group   data.Group
	courses []string // what they are to go through
	people  []*data.Person
	missing []*data.Person
	known   bool              // by name; else only how many
	parts   map[string]string // what each is in the body, by id
}

func newUntrained(in Input) *untrained {
	u := &untrained{in: in, reg: in.Register.InUse(), view: NewViewer(in.Register), sits: map[data.Link[*data.Unit]][]*data.Mandate{}}
	for _, m := range data.All(u.reg, data.Mandates) {
		if m.Runs(in.AsOf) {
			u.sits[m.Body] = append(u.sits[m.Body], m)
		}
	}
	return u
}

func (u *untrained) within(unit *data.Unit) string {
	if unit == nil {
		return ""
	}
	return " i " + lower(unit.Name)
}

// addressee is who the paper goes to: the chair of the body, the manager of the administration, or the coordinator for the whole.
func (u *untrained) addressee(unit *data.Unit) string {
	if unit == nil {
		return "den som leder gruppen"
	}
	for _, m := range u.sits[data.Link[*data.Unit](unit.ID)] {
		if m.Part == data.PartChair {
			return u.view.Linked(string(m.Person)) + ", ordförande i " + lower(unit.Name)
		}
	}
	if managers := data.Members(u.reg, data.GroupManagers, data.Link[*data.Unit](unit.ID), u.in.AsOf); len(managers) == 1 {
		return u.view.Title(managers[0])
	}
	return "den som leder " + lower(unit.Name)
}

// groups are those that the paper is about: the leadership, the elected of each body, and the managers of each administration.
func (u *untrained) groups(unit *data.Unit) []toTrain {
	whole := data.Link[*data.Unit]("")
	if unit != nil {
		whole = data.Link[*data.Unit](unit.ID)
	}
	var groups []toTrain
	add := func(g toTrain) {
		if len(g.people) > 0 {
			groups = append(groups, g)
		}
	}
	leaders := data.Coverage(u.reg, data.GroupLeadership, "", u.in.AsOf)
	members := slices.DeleteFunc(data.Members(u.reg, data.GroupLeadership, "", u.in.AsOf), func(p *data.Person) bool {
		return unit != nil && !isUnder(u.reg, p.Unit, whole) && !u.hasSeat(p, whole)
	})
	add(u.group("Ledningen", data.GroupLeadership, leaders, members, nil))
	elected := data.Coverage(u.reg, data.GroupElected, "", u.in.AsOf)
	for _, body := range data.All(u.reg, data.Units) {
		link := data.Link[*data.Unit](body.ID)
		if unit != nil && link != whole {
			continue
		}
		var seated []*data.Person
		parts := map[string]string{}
		for _, m := range u.sits[link] {
			if p, ok := data.Find(u.reg, m.Person); ok && !slices.Contains(seated, p) && (p.LeftOn == "" || p.LeftOn >= u.in.AsOf) {
				seated, parts[p.ID] = append(seated, p), option("mandate_part", m.Part)
			}
		}
		add(u.group(body.Name, data.GroupElected, elected, seated, parts))
	}
	managers := data.Coverage(u.reg, data.GroupManagers, "", u.in.AsOf)
	for _, part := range data.All(u.reg, data.Units) {
		if part.Type == data.UnitAdministration && (unit == nil || isUnder(u.reg, data.Link[*data.Unit](part.ID), whole)) {
			add(u.group("Chefer, "+lower(part.Name), data.GroupManagers, managers, data.Members(u.reg, data.GroupManagers, data.Link[*data.Unit](part.ID), u.in.AsOf), nil))
		}
	}
	return groups
}

func (u *untrained) hasSeat(p *data.Person, body data.Link[*data.Unit]) bool {
	return slices.ContainsFunc(u.sits[body], func(m *data.Mandate) bool { return string(m.Person) == p.ID })
}

// group is how it stands with some people, by what is known of their whole group.
func (u *untrained) group(name string, group data.Group, all data.Covered, people []*data.Person, parts map[string]string) toTrain {
	g := toTrain{name: name, group: group, people: people, known: all.ByPerson, parts: parts, courses: u.required(group)}
	for _, p := range people {
		if all.ByPerson && slices.Contains(all.Missing, p) {
			g.missing = append(g.missing, p)
		}
	}
	return g
}

// required are the courses that a group is to go through: of the leadership what the law demands, of others what is planned for
// them, or held for them.
func (u *untrained) required(group data.Group) []string {
	var titles []string
	add := func(c *data.Course) {
		if c != nil && !slices.Contains(titles, c.Title) {
			titles = append(titles, c.Title)
		}
	}
	if group == data.GroupLeadership {
		for _, c := range data.All(u.reg, data.Courses) {
			if c.Mandatory {
				add(c)
			}
		}
		return titles
	}
	for _, plan := range data.All(u.reg, data.TrainingPlans) {
		if plan.Group == group {
			c, _ := data.Find(u.reg, plan.Course)
			add(c)
		}
	}
	for _, course := range data.Coverage(u.reg, group, "", u.in.AsOf).Courses {
		add(course.Course)
	}
	return titles
}

// judgement tells how many remain, where that is known by name.
func (u *untrained) judgement(groups []toTrain) string {
	var remain []*data.Person
	known := false
	for _, g := range groups {
		known = known || g.known
		for _, p := range g.missing {
			if !slices.Contains(remain, p) { // one can be in the leadership and sit in a body
				remain = append(remain, p)
			}
		}
	}
	switch {
	case !known:
		return "Kommunen har antecknat hur många som har gått, inte vilka. Bladet kan därför inte säga vilka som återstår."
	case len(remain) == 0:
		return "Alla vars namn är antecknade har gått den utbildning de ska."
	}
	return capital(u.in.persons(len(remain))) + " har inte gått den utbildning de ska gå."
}

// table is the numbers, which anyone may see.
func (u *untrained) table(groups []toTrain) []Block {
	table := Table{RowHeader: true, Columns: []Column{{Head: "Grupp", Weight: 2.8}, {Head: "Utbildning", Weight: 3.4}, {Head: "Inlagda", Weight: 1.1, Align: AlignRight}, {Head: "Har inte gått", Weight: 1.4, Align: AlignRight}}}
	for _, g := range groups {
		if g.known {
			table.Rows = append(table.Rows, Cells(g.name, cmp.Or(Enumerate(g.courses), "Ingen är planerad"), u.in.personCount(len(g.people)), u.in.personCount(len(g.missing))))
		}
	}
	if len(table.Rows) == 0 {
		return nil
	}
	return []Block{table}
}

// countedOnly tells how many have gone in the groups of which nobody has noted who.
func (u *untrained) countedOnly(groups []toTrain) []Block {
	var blocks []Block
	for _, group := range []data.Group{data.GroupLeadership, data.GroupElected, data.GroupManagers} {
		if !slices.ContainsFunc(groups, func(g toTrain) bool { return g.group == group && !g.known }) {
			continue
		}
		c := data.Coverage(u.reg, group, "", u.in.AsOf)
		text := option("group", group) + " i hela kommunen: " + u.in.personCount(c.Completed)
		if c.Of > 0 {
			text += " av " + u.in.personCount(c.Of)
		}
		text += " har gått. Vilka de är är inte antecknat."
		blocks = append(blocks, Text(text))
	}
	if len(blocks) > 0 {
		blocks = append(blocks, Text("Stäm av mot närvarolistan. Vill kommunen kunna se vilka som återstår väljer den att anteckna utbildning per person."))
	}
	return blocks
}

// names are those of a group who have not, each with what they are in the body. Of a group that is only counted it is everybody, to
// be compared with the list they signed; too many to print of the whole municipality.
func (u *untrained) names(g toTrain, one bool) []Block {
	heading, last, people := g.name+": har inte gått", "Bokad till (fylls i)", g.missing
	if !g.known {
		heading, last, people = g.name+": stäm av mot närvarolistan", "Har gått (fylls i)", g.people
	}
	if u.in.Public || len(people) == 0 || !g.known && !one {
		return nil
	}
	table := Table{RowHeader: true, Columns: []Column{{Head: "Namn", Weight: 2.4}, {Head: "Uppdrag", Weight: 3}, {Head: last, Weight: 2.4}}}
	for _, p := range people {
		name := u.view.Title(p)
		if p.Party != "" {
			name += " (" + p.Party + ")"
		}
		table.Rows = append(table.Rows, Cells(name, cmp.Or(g.parts[p.ID], p.Title, "–"), ""))
	}
	return []Block{Heading{Level: 1, Text: heading}, table}
}
