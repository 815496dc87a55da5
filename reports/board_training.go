package reports

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
)

// coverage is how much of a group has been offered a course and has gone through it.
type coverage struct {
	name          string
	course        string
	offered, done int
	whole         int // how many there are; 0 when nobody has said
}

// percent is the part that has gone through the course. People may have gone twice, so it is never more than all.
func (c coverage) percent() string { return Percent(min(c.done, c.whole), c.whole) }

// share is for comparing.
func (c coverage) share() float64 { return float64(min(c.done, c.whole)) / float64(c.whole) }

// trainingSum is how it stands with the training of people, on the day of the report.
type trainingSum struct {
	use             data.Use
	groups          []coverage // those that something is known of
	administrations []coverage // of the employees
	leaders         coverage   // those the law demands training of
	mandatory       bool       // there is a course that the law demands
}

func sumTraining(reg data.Register, today data.Day) trainingSum {
	s := trainingSum{use: data.UseOf(reg, data.TrainingsDone.Name)}
	for _, group := range []data.Group{
		data.GroupEmployees, data.GroupManagers, data.GroupElected, data.GroupIT, data.GroupOwners, data.GroupNew, data.GroupAll,
	} {
		total, parts := coverageOf(reg, group, today)
		if total.offered+total.done == 0 {
			continue
		}
		s.groups = append(s.groups, total)
		if group == data.GroupEmployees {
			s.administrations = parts
		}
	}
	s.sumLeaders(reg, today)
	return s
}

// coverageOf is how much of a group has gone through the course that most of it has been offered or has gone through: a
// person may have gone through several, so they are not added up. parts are the administrations.
func coverageOf(reg data.Register, group data.Group, today data.Day) (total coverage, parts []coverage) {
	reach := map[data.Link[*data.Course]]int{}
	for _, o := range data.All(reg, data.TrainingOffers) {
		if o.Group == group && o.On <= today {
			reach[o.Course] += deref(o.Headcount)
		}
	}
	for _, d := range data.All(reg, data.TrainingsDone) {
		if d.Group == group && d.ValidOn(reg, today) {
			reach[d.Course] += d.Count()
		}
	}
	var course data.Link[*data.Course]
	for candidate := range reach {
		if course == "" || reach[candidate] > reach[course] || reach[candidate] == reach[course] && candidate < course {
			course = candidate
		}
	}
	if named, ok := data.Find(reg, course); ok {
		total.course = named.Title
	}
	offered, done := map[string]int{}, map[string]int{} // by administration; none is the whole municipality
	latest := map[data.Link[*data.Unit]]*data.TrainingOffer{}
	for _, o := range data.All(reg, data.TrainingOffers) {
		if before := latest[o.Unit]; o.Group == group && o.Course == course && o.On <= today && (before == nil || before.On <= o.On) {
			latest[o.Unit] = o
		}
	}
	for unit, o := range latest {
		offered[administrationOf(reg, unit)] += deref(o.Headcount)
	}
	for _, d := range data.All(reg, data.TrainingsDone) {
		if d.Group == group && d.Course == course && d.ValidOn(reg, today) {
			done[administrationOf(reg, d.Unit)] += d.Count()
		}
	}
	total.name = option("group", group)
	for _, u := range data.All(reg, data.Units) {
		if u.Type != data.UnitAdministration || group != data.GroupEmployees {
			continue
		}
		part := coverage{u.Name, total.course, offered[u.ID], done[u.ID], cmp.Or(deref(u.Headcount), offered[u.ID])}
		if part.whole > 0 {
			parts = append(parts, part)
			total.whole += part.whole
		}
	}
	for _, n := range offered {
		total.offered += n
	}
	for _, n := range done {
		total.done += n
	}
	total.whole = cmp.Or(total.whole, total.offered)
	return total, parts
}

// administrationOf is the administration that a unit belongs to, or the unit itself when it belongs to none.
func administrationOf(reg data.Register, link data.Link[*data.Unit]) string {
	const deepest = 10 // a circle among units has no end
	for at, depth := link, 0; depth < deepest; depth++ {
		unit, ok := data.Find(reg, at)
		if !ok {
			break
		}
		if unit.Type == data.UnitAdministration {
			return unit.ID
		}
		at = unit.Parent
	}
	return string(link)
}

// sumLeaders counts those in the leadership who have gone through what cybersäkerhetslagen (2025:1506) 2 kap. 4 § demands.
func (s *trainingSum) sumLeaders(reg data.Register, today data.Day) {
	demanded := func(link data.Link[*data.Course]) bool {
		course, ok := data.Find(reg, link)
		return ok && course.Mandatory
	}
	s.mandatory = slices.ContainsFunc(data.All(reg, data.Courses), func(c *data.Course) bool { return c.Mandatory })
	people := map[data.Link[*data.Person]]bool{}
	for _, d := range data.All(reg, data.TrainingsDone) {
		if !demanded(d.Course) || !d.ValidOn(reg, today) {
			continue
		}
		s.leaders.done += max(0, d.Count()-len(d.People))
		for _, p := range d.People {
			people[p] = true
		}
	}
	s.leaders.done += len(people)
	for _, p := range data.All(reg, data.People) {
		if p.Leadership && (p.LeftOn == "" || p.LeftOn > today) {
			s.leaders.whole++
		}
	}
	for _, o := range data.All(reg, data.TrainingOffers) {
		if demanded(o.Course) && o.On <= today {
			s.leaders.offered = max(s.leaders.offered, deref(o.Headcount))
		}
	}
	s.leaders.whole = cmp.Or(s.leaders.whole, s.leaders.offered)
}

// weakest is the administration where the smallest part has gone through the course; false when there is none to compare.
func (s trainingSum) weakest() (coverage, bool) {
	if len(s.administrations) < 2 {
		return coverage{}, false
	}
	return slices.MinFunc(s.administrations, func(a, b coverage) int { return cmp.Compare(a.share(), b.share()) }), true
}

// trainingAnswer is point 7.
func (b *board) trainingAnswer() Cell {
	s := b.training
	switch {
	case s.use.State == data.UseElsewhere:
		return notInUse("utbildningen förs i " + cmp.Or(s.use.System, "ett annat system"))
	case s.use.State != data.UseInUse || len(s.groups) == 0:
		return notInUse("det finns inga uppgifter om vilka som har fått utbildning")
	}
	var parts []string
	for _, c := range s.groups {
		if c.whole > 0 {
			parts = append(parts, lower(c.name)+" "+c.percent())
		} else {
			parts = append(parts, lower(c.name)+" "+Number(c.done)+hard+plural(c.done, "person", "personer"))
		}
	}
	text := capital(Enumerate(parts)) + "."
	if low, ok := s.weakest(); ok {
		text += " Lägst: " + lower(low.name) + " " + low.percent() + "."
	}
	return TextCell(text)
}

// leadersTrained tells how it stands with the training that the law demands of the leadership.
func (b *board) leadersTrained() string {
	s := b.training
	if s.use.State != data.UseInUse || !s.mandatory && s.leaders.done == 0 {
		return ""
	}
	done, whole := s.leaders.done, s.leaders.whole
	switch {
	case done == 0:
		return "Ingen i ledningen har gått lagens utbildning."
	case whole == 0:
		return Count(done, "person", "personer") + " i ledningen har gått lagens utbildning."
	}
	return Number(min(done, whole)) + " av " + Number(whole) + " i ledningen har gått lagens utbildning."
}

// lacksLeaders tells whether somebody in the leadership has not gone through what the law demands.
func (b *board) lacksLeaders() bool {
	s := b.training
	return s.use.State == data.UseInUse && s.mandatory && (s.leaders.done == 0 || s.leaders.done < s.leaders.whole)
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
	add := func(c coverage, name, course string) {
		row := Cells(name, numberOrDash(c.whole), numberOrDash(c.offered), Number(c.done), cmp.Or(c.percent(), "–"))
		if course != "" {
			row.Cells[0].Runs = append(row.Cells[0].Runs, quietly("\n"+course))
		}
		table.Rows = append(table.Rows, row)
	}
	for _, c := range s.groups {
		add(c, c.name, c.course)
		if c.name == option("group", data.GroupEmployees) {
			for _, part := range s.administrations {
				add(part, "–"+hard+part.name, "")
			}
		}
	}
	blocks := []Block{table}
	if leaders := b.leadersTrained(); leaders != "" {
		blocks = append(blocks, Text(leaders))
	}
	if confirmed := b.confirmed(); confirmed != "" {
		blocks = append(blocks, Text(confirmed))
	}
	return blocks
}

func numberOrDash(n int) string {
	if n == 0 {
		return "–"
	}
	return Number(n)
}

// confirmed tells how many administrations have had their manager's yearly word in the last twelve months.
func (b *board) confirmed() string {
	if data.UseOf(b.reg, data.Confirmations.Name).State != data.UseInUse {
		return ""
	}
	given, whole := map[data.Link[*data.Unit]]bool{}, map[data.Link[*data.Unit]]bool{}
	for _, c := range data.All(b.reg, data.Confirmations) { // in order of day, so that the latest of a unit counts
		if c.On <= b.in.AsOf && c.On > b.in.AsOf.AddMonths(-12) {
			given[c.Unit], whole[c.Unit] = true, c.Complete()
		}
	}
	administrations, confirmed, complete := 0, 0, 0
	for _, u := range data.All(b.reg, data.Units) {
		if link := data.Link[*data.Unit](u.ID); u.Type == data.UnitAdministration {
			administrations++
			confirmed += oneIf(given[link])
			complete += oneIf(whole[link])
		}
	}
	if administrations == 0 {
		return ""
	}
	text := "Det senaste året har chefen intygat säker hantering i " + Number(confirmed) + " av " + Count(administrations, "förvaltning", "förvaltningar") + "."
	if complete < confirmed {
		text += " " + plural(confirmed-complete, "Ett intyg har", Number(confirmed-complete)+" intyg har") + " något som inte är klart."
	}
	return text
}

// introductions tells how far each governing document has been put to work in the administrations and companies.
func (b *board) introductions() []Block {
	if data.UseOf(b.reg, data.Introductions.Name).State != data.UseInUse {
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
