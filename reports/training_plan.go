package reports

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"lisparmen/data"
)

// daysRenewedAhead is how long before it ceases to be good that the plan tells of training that must be gone through anew.
const daysRenewedAhead = 180

// trainingRegisters are those that the plan is made from.
var trainingRegisters = []string{data.Courses.Name, data.TrainingPlans.Name, data.Occasions.Name, data.TrainingOffers.Name, data.TrainingsDone.Name}

// trainingPlan tells who is to be offered which course when, and how far the training has reached.
func trainingPlan(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	reg := in.Register.InUse()
	p := plannedTraining{in: in, reg: reg, view: NewViewer(reg), sum: sumTraining(reg, nil, in.AsOf)}
	paper := in.paper("Utbildningsplan " + string(in.To[:len("2006")]))
	paper.Subtitle = "Utbildning i informationssäkerhet och hur långt den har nått. Ställning per den " + LongDate(in.AsOf)
	paper.Contents = true
	paper.Blocks = slices.Concat(in.publicNote(), p.judgement(), p.leadership(), p.plan(in.To.Year(), true), p.plan(in.To.Year()+1, false),
		p.occasions(), p.reached(), p.renewals(), p.courses(), unused(in.Register, trainingRegisters...))
	return paper, nil
}

type plannedTraining struct {
	in   Input
	reg  data.Register
	view *Viewer
	sum  trainingSum
}

// judgement tells in a sentence how much of each group has gone through training that is still good.
func (p plannedTraining) judgement() []Block {
	if isElsewhere(p.in.Register, data.TrainingsDone.Name) {
		return nil // what the registers hold is then told at the end
	}
	var parts []string
	for _, c := range p.sum.groups {
		name := lower(groupName(c))
		switch {
		case p.in.personShare(c.Completed, c.Of) == "–":
			parts = append(parts, name+" "+p.in.persons(c.Completed))
		default:
			parts = append(parts, name+" "+Percent(c.Completed, c.Of))
		}
	}
	if len(parts) == 0 {
		return []Block{
			Lead("Det finns inga uppgifter om vilka som har fått utbildning."),
			Text("Lägg in kurserna, planera vilka som ska erbjudas dem och anteckna hur många som har gått. Då visar planen hur långt utbildningen har nått."),
		}
	}
	lead := "Så många har gått utbildning som fortfarande gäller: " + Enumerate(parts) + "."
	if leaders := p.leaders(); leaders != "" {
		lead += " " + leaders
	}
	return []Block{Lead(lead)}
}

// leaders tells how many in the leadership have gone through what the law demands; empty when no course is marked as demanded.
func (p plannedTraining) leaders() string {
	c := p.sum.leaders
	switch {
	case !p.sum.mandatory || c.Of == 0 && c.Completed == 0:
		return ""
	case c.Completed == 0:
		return "Ingen i ledningen har gått den utbildning som lagen kräver."
	case c.Of > 0 && c.Completed == c.Of:
		return "Alla i ledningen har gått den utbildning som lagen kräver."
	case c.Of == 0:
		return capital(p.in.personCount(c.Completed)) + " i ledningen har gått den utbildning som lagen kräver."
	}
	return capital(p.in.personCount(c.Completed)) + " av " + Number(c.Of) + " i ledningen har gått den utbildning som lagen kräver."
}

// leadership is who must go through what the law demands, and who has. A paper for anyone has no names.
func (p plannedTraining) leadership() []Block {
	who := p.reg.Municipality().Leadership
	members := data.Members(p.reg, data.GroupLeadership, "", p.in.AsOf)
	if who == "" && len(members) == 0 && !p.sum.mandatory {
		return nil
	}
	blocks := []Block{Heading{Level: 1, Text: "Ledningens utbildning enligt lag"}}
	var demanded []*data.Course
	var titles []string
	for _, c := range data.All(p.reg, data.Courses) {
		if c.Mandatory {
			demanded, titles = append(demanded, c), append(titles, c.Title)
		}
	}
	text := "Ingen kurs är utpekad som den som lagen kräver av ledningen. Markera den i registret kurser."
	if len(titles) > 0 {
		text = "De som ingår i ledningen ska ha gått " + Enumerate(titles) + "."
	}
	blocks = append(blocks, Text(text))
	if who != "" {
		blocks = append(blocks, Text("Till ledningen räknar kommunen: "+lower(who)))
	} else {
		blocks = append(blocks, Text("Kommunen har inte skrivit in vilka den räknar till ledningen."))
	}
	switch {
	case p.in.Public || len(demanded) == 0:
	case len(members) == 0:
		blocks = append(blocks, Text("Ingen person är inlagd som en av ledningen."))
	case !p.sum.leaders.ByPerson:
		blocks = append(blocks, Text(p.leaders()+" Vilka de är har ingen antecknat."))
	default:
		blocks = append(blocks, p.leaderTable(demanded, members))
	}
	return blocks
}

// leaderTable is when each person went through each course that is demanded. The course is named only where there are several.
func (p plannedTraining) leaderTable(demanded []*data.Course, members []*data.Person) Table {
	table := Table{RowHeader: true, Columns: []Column{{Head: "Person", Weight: 3}, {Head: "Gick utbildningen", Weight: 1.6}, {Head: "Gäller till och med", Weight: 1.8}}}
	for _, person := range members {
		for _, course := range demanded {
			on := data.Day("")
			for _, d := range data.All(p.reg, data.TrainingsDone) {
				if d.Course == data.Link[*data.Course](course.ID) && slices.Contains(d.People, data.Link[*data.Person](person.ID)) && d.ValidOn(p.reg, p.in.AsOf) {
					on = max(on, d.On)
				}
			}
			below := person.Title
			if len(demanded) > 1 {
				below = course.Title
			}
			went, until := string(on), "Tills vidare"
			switch {
			case on == "":
				went, until = "Inte än", "–"
			case course.Months != nil:
				until = string(on.AddMonths(*course.Months).AddDays(-1))
			}
			table.Rows = append(table.Rows, Row{Cells: []Cell{withBelow(p.view.Title(person), below), TextCell(went), TextCell(until)}})
		}
	}
	return table
}

// plan is what is to be offered in a year and how far that has come; told says that a year without a plan is told of too.
func (p plannedTraining) plan(year int, told bool) []Block {
	heading := Heading{Level: 1, Text: "Planen för " + strconv.Itoa(year)}
	planned := data.PlannedIn(p.reg, year, p.in.AsOf)
	if len(planned) == 0 {
		if !told || unusedWords(p.in.Register, data.TrainingPlans.Name) != "" {
			return nil
		}
		return []Block{heading, Text("Ingen utbildning är planerad för " + strconv.Itoa(year) + ". Lägg in vilka som ska erbjudas vilken kurs, och senast när.")}
	}
	table := Table{RowHeader: true, Columns: []Column{
		{Head: "Kurs", Weight: 3}, {Head: "För vem", Weight: 2}, {Head: "Erbjuds senast", Weight: 1.3}, {Head: "Ansvarig", Weight: 2.2}, {Head: "Läge", Weight: 1.8},
	}}
	late := 0
	for _, one := range planned {
		late += oneIf(one.Late)
		state := TextCell("Återstår")
		switch {
		case one.OfferedOn != "":
			state = TextCell("Erbjuden " + string(one.OfferedOn))
			if one.Headcount > 0 {
				state = withBelow("Erbjuden "+string(one.OfferedOn), p.in.persons(one.Headcount))
			}
		case one.Late:
			state = TextCell("Försenad")
		}
		table.Rows = append(table.Rows, Row{Cells: []Cell{
			TextCell(p.view.Linked(string(one.Plan.Course))), p.whom(one.Plan.Group, one.Plan.Unit), TextCell(string(one.Plan.By)), p.responsible(one.Plan.Responsible), state,
		}})
	}
	blocks := []Block{heading}
	if late > 0 {
		blocks = append(blocks, Text(Number(late)+" av "+Count(len(planned), "planerad utbildning", "planerade utbildningar")+" skulle ha erbjudits redan."))
	}
	return append(blocks, table)
}

// whom is a group, and the part of the organisation when it is not the whole municipality.
func (p plannedTraining) whom(group data.Group, unit data.Link[*data.Unit]) Cell {
	return withBelow(option("group", group), p.view.Linked(string(unit)))
}

// responsible is a role and who serves in it.
func (p plannedTraining) responsible(link data.Link[*data.Role]) Cell {
	role, ok := data.Find(p.reg, link)
	if !ok {
		return TextCell(notStated)
	}
	who, _ := data.Serving(p.reg, role, p.in.AsOf)
	return withBelow(p.view.Title(role), p.view.Linked(string(who)))
}

// occasions are those that are to come, and how many have been held without anybody having noted who went.
func (p plannedTraining) occasions() []Block {
	table := Table{RowHeader: true, Columns: []Column{{Head: "Datum", Weight: 1.2}, {Head: "Kurs", Weight: 3}, {Head: "För vem", Weight: 1.8}, {Head: "Plats", Weight: 2.4}, {Head: "Platser", Weight: 0.9, Align: AlignRight}}}
	last := data.LastDone(p.reg)
	unnoted := 0
	for _, o := range data.All(p.reg, data.Occasions) {
		switch {
		case o.On >= p.in.AsOf:
			seats := "–"
			if o.Seats != nil {
				seats = Number(*o.Seats)
			}
			table.Rows = append(table.Rows, Row{Cells: []Cell{
				withBelow(string(o.On), o.Hours), TextCell(p.view.Linked(string(o.Course))), p.whom(o.Group, o.Unit), TextCell(stated(o.Place)), TextCell(seats),
			}})
		case o.On >= p.in.From && !o.Noted(last):
			unnoted++
		}
	}
	if len(table.Rows) == 0 && unnoted == 0 {
		return nil
	}
	blocks := []Block{Heading{Level: 1, Text: "Kommande tillfällen"}}
	if len(table.Rows) > 0 {
		blocks = append(blocks, table)
	} else {
		blocks = append(blocks, Text("Inget tillfälle är inlagt."))
	}
	if unnoted > 0 {
		blocks = append(blocks, Text(Count(unnoted, "tillfälle", "tillfällen")+" har hållits utan att någon har antecknat vilka som gick."))
	}
	return blocks
}

// reached is how much of each group, and of the employees and managers of each administration, has been offered training and has
// gone through it.
func (p plannedTraining) reached() []Block {
	if !inUse(p.reg, data.TrainingsDone.Name) || len(p.sum.groups) == 0 {
		return nil
	}
	table := Table{RowHeader: true, Columns: []Column{
		{Head: "Grupp och kurs", Weight: 3.6}, {Head: "Antal", Weight: 1, Align: AlignRight}, {Head: "Erbjudna", Weight: 1.2, Align: AlignRight}, {Head: "Har gått", Weight: 1.2, Align: AlignRight}, {Head: "Andel", Weight: 1, Align: AlignRight}, {Head: "Gäller till", Weight: 1.4},
	}}
	for _, c := range append(slices.Clone(p.sum.groups), p.sum.leaders) {
		for i, course := range c.Courses {
			if course.Course == nil || course.Offered+course.Completed == 0 {
				continue
			}
			name := withBelow(groupName(c), course.Course.Title)
			if i > 0 {
				name = withBelow("", course.Course.Title)
			}
			table.Rows = append(table.Rows, Row{Cells: []Cell{
				name, TextCell(numberOrDash(c.Of)), TextCell(numberOrDash(course.Offered)), TextCell(p.in.personCount(course.Completed)), TextCell(p.in.personShare(course.Completed, c.Of)), TextCell(cmp.Or(string(course.Until), "–")),
			}})
		}
	}
	blocks := []Block{
		Heading{Level: 1, Text: "Så många har fått utbildning"},
		Text("Andelen räknas på dem som har gått utbildning som fortfarande gäller. Antalet är antecknat vid varje utbildning, och det senaste gäller."), table,
	}
	for _, group := range []data.Group{data.GroupEmployees, data.GroupManagers} {
		blocks = append(blocks, p.byAdministration(group)...)
	}
	return blocks
}

func (p plannedTraining) byAdministration(group data.Group) []Block {
	table := Table{RowHeader: true, Columns: []Column{
		{Head: "Förvaltning eller bolag", Weight: 4}, {Head: "Antal", Weight: 1, Align: AlignRight}, {Head: "Erbjudna", Weight: 1.2, Align: AlignRight}, {Head: "Har gått", Weight: 1.2, Align: AlignRight}, {Head: "Andel", Weight: 1, Align: AlignRight},
	}}
	known, few := false, false
	var bars []coverageBar
	for _, c := range data.CoverageByUnit(p.reg, group, p.in.AsOf) {
		if c.Of == 0 {
			continue
		}
		bars = append(bars, coverageBar{c.Unit.Name, c.Completed, c.Of})
		few = few || p.in.personShare(c.Completed, c.Of) != Percent(c.Completed, c.Of)
		known = known || c.Offered+c.Completed > 0
		table.Rows = append(table.Rows, Cells(c.Unit.Name, p.in.personCount(c.Of), p.offered(c), p.in.personCount(c.Completed), p.in.personShare(c.Completed, c.Of)))
	}
	if !known {
		return nil
	}
	title := option("group", group) + ", förvaltning för förvaltning"
	blocks := []Block{Heading{Level: 2, Text: title}}
	if !few { // a bar would tell what the table does not
		blocks = append(blocks, coverageChart(chart{Title: title + ", andel som har gått"}, 0, bars))
	}
	return append(blocks, table)
}

func (p plannedTraining) offered(c data.Covered) string {
	if c.Offered == 0 {
		return "–"
	}
	return p.in.personCount(c.Offered)
}

// renewals are what soon ceases to be good, or has ceased.
func (p plannedTraining) renewals() []Block {
	table := Table{RowHeader: true, Columns: []Column{{Head: "Kurs", Weight: 3}, {Head: "För vem", Weight: 2.4}, {Head: "Gick den", Weight: 1.2}, {Head: "Gäller till", Weight: 1.2}, {Head: "Antal", Weight: 0.9, Align: AlignRight}}}
	for _, e := range data.TrainingExpiring(p.reg, p.in.AsOf, daysRenewedAhead) {
		n := e.Done.Count()
		if len(e.People) > 0 {
			n = len(e.People)
		}
		table.Rows = append(table.Rows, Row{Cells: []Cell{
			TextCell(e.Course.Title), p.whom(e.Done.Group, e.Done.Unit), TextCell(string(e.Done.On)), TextCell(string(e.Until)), TextCell(p.in.personCount(n)),
		}})
	}
	if len(table.Rows) == 0 {
		return nil
	}
	return []Block{Heading{Level: 1, Text: "Ska gås om"}, Text("Utbildningen gäller en viss tid. De här ska gås om inom ett halvår eller skulle redan ha gjorts om."), table}
}

// courses are what there is to be offered.
func (p plannedTraining) courses() []Block {
	table := Table{RowHeader: true, Columns: []Column{{Head: "Kurs", Weight: 2.6}, {Head: "Innehåll", Weight: 4}, {Head: "Form", Weight: 1.1}, {Head: "Gäller", Weight: 1.2}}}
	for _, c := range data.All(p.reg, data.Courses) {
		good := "Tills vidare"
		if c.Months != nil {
			good = Count(*c.Months, "månad", "månader")
		}
		below := c.Provider
		if c.Mandatory {
			below = strings.TrimSpace("Lagen kräver den av ledningen. " + below)
		}
		table.Rows = append(table.Rows, Row{Cells: []Cell{withBelow(c.Title, below), TextCell(stated(oneAfterAnother(partsOf(c)))), TextCell(option("course_form", c.Form)), TextCell(good)}})
	}
	if len(table.Rows) == 0 {
		return nil
	}
	return []Block{Heading{Level: 1, Text: "Kurserna"}, table}
}

// partsOf are what a course is made of.
func partsOf(c *data.Course) []string {
	var parts []string
	for part := range strings.Lines(c.Parts) {
		if part = strings.TrimRight(strings.TrimSpace(part), "."); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// oneAfterAnother are some texts as sentences in a row; nothing of none.
func oneAfterAnother(texts []string) string {
	if len(texts) == 0 {
		return ""
	}
	return strings.Join(texts, ". ") + "."
}
