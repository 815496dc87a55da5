package reports

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
)

// trainingSum is how it stands with the training of people, on the day of the report: as the window shows it, since both
// ask data.Coverage.
type trainingSum struct {
	use             data.Use
	groups          []data.Covered // those that something is known of
	administrations []data.Covered // the employees of each, where somebody has said how many they are
	leaders         data.Covered   // those the law demands training of
	mandatory       bool           // there is a course that the law demands
}

func sumTraining(reg data.Register, unit *data.Unit, today data.Day) trainingSum {
	whole := data.Link[*data.Unit]("")
	if unit != nil {
		whole = data.Link[*data.Unit](unit.ID)
	}
	s := trainingSum{use: data.UseOf(reg, data.TrainingsDone.Name), leaders: data.Coverage(reg, data.GroupLeadership, whole, today)}
	for _, group := range []data.Group{
		data.GroupEmployees, data.GroupManagers, data.GroupElected, data.GroupIT, data.GroupOwners, data.GroupNew,
	} {
		if c := data.Coverage(reg, group, whole, today); len(c.Courses) > 0 && (unit == nil || c.Of+c.Completed > 0) {
			s.groups = append(s.groups, c)
		}
	}
	if slices.ContainsFunc(s.groups, func(c data.Covered) bool { return c.Group == data.GroupEmployees }) {
		s.administrations = slices.DeleteFunc(data.CoverageByUnit(reg, data.GroupEmployees, today), func(c data.Covered) bool {
			isOther := unit != nil && !slices.Contains(data.OwnUnits(reg, unit), c.Unit)
			return c.Unit.Type != data.UnitAdministration || c.Of == 0 || isOther
		})
	}
	s.mandatory = slices.ContainsFunc(data.All(reg, data.Courses), func(c *data.Course) bool { return c.Mandatory })
	return s
}

// groupName is what a group is called.
func groupName(c data.Covered) string { return option("group", c.Group) }

// weakest is the administration where the smallest part has gone through the course; false when there is none to compare.
func (s trainingSum) weakest() (data.Covered, bool) {
	if len(s.administrations) < 2 {
		return data.Covered{}, false
	}
	return slices.MinFunc(s.administrations, func(a, b data.Covered) int {
		return cmp.Compare(a.Completed*b.Of, b.Completed*a.Of)
	}), true
}

// trainingAnswer is point 7.
func (b *board) trainingAnswer() Cell {
	s := b.training
	switch {
	case s.use.State == data.UseElsewhere:
		return notInUse("utbildningen förs i " + systemOf(b.reg, data.TrainingsDone.Name))
	case s.use.State != data.UseInUse && slices.ContainsFunc(data.All(b.reg, data.TrainingOffers), func(o *data.TrainingOffer) bool { return o.On <= b.in.AsOf }):
		return TextCell("Utbildning är erbjuden, men ingen är ännu antecknad som att ha gått den.")
	case s.use.State == data.UseInUse && len(s.groups) == 0 && b.unit != nil:
		return TextCell("Ingen utbildning är antecknad för nämnden.")
	case s.use.State != data.UseInUse || len(s.groups) == 0:
		return notInUse("det finns inga uppgifter om vilka som har fått utbildning")
	}
	var parts []string
	for _, c := range s.groups {
		if c.Of > 0 {
			parts = append(parts, lower(groupName(c))+" "+Percent(c.Completed, c.Of))
		} else {
			parts = append(parts, lower(groupName(c))+" "+Number(c.Completed)+hard+plural(c.Completed, "person", "personer"))
		}
	}
	text := capital(Enumerate(parts)) + "."
	if low, ok := s.weakest(); ok {
		text += " Lägst: " + lower(low.Unit.Name) + " " + Percent(low.Completed, low.Of) + "."
	}
	return TextCell(text)
}

// leadersTrained tells how it stands with the training that the law demands of the leadership.
func (b *board) leadersTrained() string {
	s := b.training
	if s.use.State != data.UseInUse || !s.mandatory && s.leaders.Completed == 0 {
		return ""
	}
	done, whole := s.leaders.Completed, s.leaders.Of
	switch {
	case done == 0:
		return "Ingen i ledningen har gått lagens utbildning."
	case whole == 0:
		return Count(done, "person", "personer") + " i ledningen har gått lagens utbildning."
	}
	return Number(done) + " av " + Number(whole) + " i ledningen har gått lagens utbildning."
}

// lacksLeaders tells whether somebody in the leadership has not gone through what the law demands.
func (b *board) lacksLeaders() bool {
	s := b.training
	if b.unit != nil && s.leaders.Of == 0 {
		return false
	}
	return s.use.State == data.UseInUse && s.mandatory && (s.leaders.Completed == 0 || s.leaders.Completed < s.leaders.Of)
}

// trainingTable is the training in the area of people: the groups, and the employees of each administration.
func (b *board) trainingTable() []Block {
	s := b.training
	if s.use.State != data.UseInUse || len(s.groups) == 0 {
		return nil
	}
	table := Table{RowHeader: true, Caption: "Utbildning", Columns: []Column{
		{Head: "Grupp och kurs", Weight: 4},
		{Head: "Antal", Weight: 1, Align: AlignRight},
		{Head: "Erbjudna", Weight: 1.2, Align: AlignRight},
		{Head: "Har gått", Weight: 1.2, Align: AlignRight},
		{Head: "Andel", Weight: 1, Align: AlignRight},
	}}
	add := func(c data.Covered, name, course string) {
		row := Cells(name, numberOrDash(c.Of), numberOrDash(c.Offered), Number(c.Completed), cmp.Or(Percent(c.Completed, c.Of), "–"))
		if course != "" {
			row.Cells[0].Runs = append(row.Cells[0].Runs, quietly("\n"+course))
		}
		table.Rows = append(table.Rows, row)
	}
	for _, c := range s.groups {
		course := ""
		if first := c.Courses[0].Course; first != nil {
			course = first.Title
		}
		add(c, groupName(c), course)
		if c.Group == data.GroupEmployees {
			for _, part := range s.administrations {
				add(part, "–"+hard+part.Unit.Name, "")
			}
		}
	}
	blocks := []Block{table}
	if leaders := b.leadersTrained(); leaders != "" {
		blocks = append(blocks, Text(leaders))
	}
	return blocks
}

func numberOrDash(n int) string {
	if n == 0 {
		return "–"
	}
	return Number(n)
}

// confirmed tells how many administrations have their manager's yearly word, by the same rule as the duty.
func (b *board) confirmed() []Block {
	if !inUse(b.reg, data.Confirmations.Name) {
		return nil
	}
	tally := data.TallyConfirmations(b.reg, b.in.AsOf)
	if tally.All == 0 {
		return nil
	}
	text := "I år eller i fjol har chefen intygat säker hantering i " + Number(tally.Given) + " av " + Count(tally.All, "förvaltning", "förvaltningar") + "."
	if open := tally.Given - tally.Complete; open > 0 {
		text += " " + plural(open, "Ett intyg har", Number(open)+" intyg har") + " något som inte är klart."
	}
	return []Block{Text(text)}
}

// introductions tells how far each governing document has been put to work in the administrations and companies.
func (b *board) introductions() []Block {
	if !inUse(b.reg, data.Introductions.Name) {
		return nil
	}
	type reach struct{ done, ongoing, rest []string }
	by := map[string]*reach{}
	told := map[string]map[data.Link[*data.Unit]]bool{}
	for _, i := range data.All(b.reg, data.Introductions) {
		id, name := string(i.Document), b.view.Linked(string(i.Unit))
		if by[id] == nil {
			by[id], told[id] = &reach{}, map[data.Link[*data.Unit]]bool{}
		}
		told[id][i.Unit] = true
		switch {
		case i.Done(b.reg):
			by[id].done = append(by[id].done, name)
		case i.State == data.IntroductionDone: // a company that has not decided for itself
			by[id].rest = append(by[id].rest, name+" (bolagets eget beslut saknas)")
		case i.State == data.IntroductionOngoing:
			by[id].ongoing = append(by[id].ongoing, name)
		default:
			by[id].rest = append(by[id].rest, name)
		}
	}
	table := Table{RowHeader: true, Caption: "Så långt har förvaltningarna och bolagen kommit", Columns: []Column{
		{Head: "Dokument", Weight: 2.6}, {Head: "Läge", Weight: 1.1}, {Head: "Förvaltningar och bolag", Weight: 4},
	}}
	for _, d := range data.All(b.reg, data.Documents) {
		r := by[d.ID]
		if r == nil {
			continue
		}
		for _, u := range data.All(b.reg, data.Units) {
			if u.Type == data.UnitAdministration && !told[d.ID][data.Link[*data.Unit](u.ID)] {
				r.rest = append(r.rest, u.Name+" (ingen uppgift)")
			}
		}
		title := d.Title
		for _, part := range []struct {
			state string
			names []string
		}{{"Infört", r.done}, {"Pågår", r.ongoing}, {"Inte infört", r.rest}} {
			if len(part.names) > 0 {
				table.Rows = append(table.Rows, Cells(title, part.state, strings.Join(part.names, ", ")))
				title = ""
			}
		}
	}
	if len(table.Rows) == 0 {
		return nil
	}
	return []Block{table}
}
