package data

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

// Covered is how much of a group, in one part of the organisation or the whole, has been offered training and has gone
// through it. The two are kept apart: the policy demands the offer, cybersäkerhetslagen (2025:1506) 2 kap. 4 § that the
// leadership has gone through it.
type Covered struct {
	Group              Group
	Unit               *Unit // nil: the whole municipality
	Of                 int   // how many there are; 0 when nobody has said
	Offered, Completed int
	Courses            []CourseCovered // the course that most have gone through first
	ByPerson           bool            // who has and who has not is known by name
	Missing            []*Person       // who has not, when it is known by name
}

// CourseCovered is how far one course has reached.
type CourseCovered struct {
	Course             *Course
	Offered, Completed int
	OfferedOn          Day // latest
	CompletedOn        Day // latest
	Until              Day // the last day on which what was gone through latest is good; empty: for ever
}

// Coverage tells how much of a group has been offered training, and has gone through training that is still good, by a
// day. An empty unit is the whole municipality.
//
// Numbers are readings: the latest number for a course, a group and a unit tells how many there are in all and takes the
// place of those before it, and a unit without a number of its own has the sum of those below it. Of several courses the
// one that most have gone through counts, since nobody knows whether the same people went to the others. The elected that
// went before the present term began are others than those who sit now, so their number no longer counts.
//
// Where people are noted, each person counts once, and the leadership counts only by every course that the law demands.
func Coverage(reg Register, group Group, unit Link[*Unit], on Day) Covered {
	return newTrainings(reg, on).coverage(group, unit)
}

// CoverageByUnit is the coverage of a group in each administration and company, in the order of the units.
func CoverageByUnit(reg Register, group Group, on Day) []Covered {
	t := newTrainings(reg, on)
	var list []Covered
	for _, u := range All(reg, Units) {
		if u.Type == UnitAdministration || u.Type == UnitCompany && u.Headcount != nil {
			list = append(list, t.coverage(group, Link[*Unit](u.ID)))
		}
	}
	return list
}

// Members are the people in the register who belong to a group in a part of the organisation on a day, and have not left. An
// empty unit is the whole municipality.
func Members(reg Register, group Group, unit Link[*Unit], on Day) []*Person {
	return newTrainings(reg, on).members(group, unit)
}

// trainings is a register's training as of a day.
type trainings struct {
	reg       Register
	on        Day
	units     []*Unit
	below     map[Link[*Unit]][]*Unit
	mandates  bool                   // who is elected is known from them
	elected   map[Link[*Person]]bool // who has a mandate that runs
	termBegan Day                    // of those mandates, the earliest
	offers    []*TrainingOffer       // that still count
	done      []*TrainingDone        // that is still good

	offersIn map[courseUnit][]*TrainingOffer
	doneIn   map[courseUnit][]*TrainingDone
	doneBy   map[Link[*Person]][]*TrainingDone
}

// courseUnit is a course in one unit, for which there are numbers.
type courseUnit struct {
	course Link[*Course]
	unit   Link[*Unit]
}

func newTrainings(reg Register, on Day) *trainings {
	t := &trainings{
		reg: reg, on: on, units: All(reg, Units), below: map[Link[*Unit]][]*Unit{}, elected: map[Link[*Person]]bool{},
		offersIn: map[courseUnit][]*TrainingOffer{}, doneIn: map[courseUnit][]*TrainingDone{}, doneBy: map[Link[*Person]][]*TrainingDone{},
	}
	for _, u := range t.units {
		t.below[u.Parent] = append(t.below[u.Parent], u)
	}
	for _, m := range All(reg, Mandates) {
		t.mandates = true
		if !m.Runs(on) {
			continue
		}
		t.elected[m.Person] = true
		if m.From != "" && (t.termBegan == "" || m.From < t.termBegan) {
			t.termBegan = m.From
		}
	}
	for _, o := range All(reg, TrainingOffers) {
		if course, _ := Find(reg, o.Course); o.On <= on && goodOn(course, o.On, on) {
			t.offers = append(t.offers, o)
			at := courseUnit{o.Course, o.Unit}
			t.offersIn[at] = append(t.offersIn[at], o)
		}
	}
	for _, d := range All(reg, TrainingsDone) {
		if d.ValidOn(reg, on) {
			t.done = append(t.done, d)
			at := courseUnit{d.Course, d.Unit}
			t.doneIn[at] = append(t.doneIn[at], d)
			for _, p := range d.People {
				t.doneBy[p] = append(t.doneBy[p], d)
			}
		}
	}
	return t
}

// goodOn tells whether what was learnt, or offered, on one day is still good on another.
func goodOn(course *Course, learnt, on Day) bool {
	return course == nil || course.Months == nil || on < learnt.AddMonths(*course.Months)
}

// parts are the groups whose numbers a group's is the sum of.
func parts(group Group) []Group {
	if group == GroupAll {
		return []Group{GroupEmployees, GroupElected}
	}
	return []Group{group}
}

func (t *trainings) coverage(group Group, unit Link[*Unit]) Covered {
	c := Covered{Group: group, ByPerson: true}
	c.Unit, _ = Find(t.reg, unit)
	for _, part := range parts(group) {
		one := t.part(part, unit)
		c.Of += one.Of
		c.Offered += one.Offered
		c.Completed += one.Completed
		c.Courses = append(c.Courses, one.Courses...)
		c.ByPerson = c.ByPerson && one.ByPerson
		c.Missing = append(c.Missing, one.Missing...)
	}
	return c
}

// part is the coverage of a group that is no sum of others.
func (t *trainings) part(group Group, unit Link[*Unit]) Covered {
	c := Covered{Group: group}
	members := t.members(group, unit)
	courses := map[Link[*Course]]*CourseCovered{}
	of := func(link Link[*Course]) *CourseCovered {
		if courses[link] == nil {
			course, _ := Find(t.reg, link)
			courses[link] = &CourseCovered{Course: course}
		}
		return courses[link]
	}
	greatest := 0 // of the numbers offered: how many there are, where the units do not say
	for _, o := range t.offers {
		if counts(group, o.Group) && t.inTerm(group, o.On) && t.within(o.Unit, unit) {
			one := of(o.Course)
			one.OfferedOn = max(one.OfferedOn, o.On)
		}
	}
	for _, d := range t.done {
		if counts(group, d.Group) && t.inTerm(group, d.On) && t.within(d.Unit, unit) {
			one := of(d.Course)
			one.CompletedOn = max(one.CompletedOn, d.On)
		}
	}
	for _, p := range members {
		for _, d := range t.doneBy[Link[*Person](p.ID)] {
			one := of(d.Course)
			one.CompletedOn = max(one.CompletedOn, d.On)
		}
	}
	for link, one := range courses {
		one.Offered = t.offered(group, link, unit)
		one.Completed = max(t.completed(group, link, unit), len(t.gone(link, members)))
		if one.Course != nil && one.Course.Months != nil && one.CompletedOn != "" {
			one.Until = one.CompletedOn.AddMonths(*one.Course.Months).AddDays(-1)
		}
		greatest = max(greatest, one.Offered)
	}
	if c.Of = len(members); group == GroupEmployees {
		c.Of = cmp.Or(t.headcount(unit), max(greatest, len(members)))
	} else if group != GroupLeadership { // who they are is known; how many they are of the others comes with the offer
		c.Of = max(c.Of, greatest)
	}
	for _, link := range slices.Sorted(maps.Keys(courses)) {
		one := *courses[link]
		if c.Of > 0 { // people come and go: more may have gone than there are now
			one.Offered, one.Completed = min(one.Offered, c.Of), min(one.Completed, c.Of)
		}
		c.Offered = max(c.Offered, one.Offered)
		if group != GroupLeadership || one.Course == nil || one.Course.Mandatory || len(t.demanded()) == 0 {
			c.Completed = max(c.Completed, one.Completed)
		}
		c.Courses = append(c.Courses, one)
	}
	slices.SortStableFunc(c.Courses, func(a, b CourseCovered) int {
		return cmp.Or(cmp.Compare(b.Completed, a.Completed), cmp.Compare(b.Offered, a.Offered))
	})
	t.byPerson(&c, members)
	return c
}

// byPerson tells who has not, where that is noted.
func (t *trainings) byPerson(c *Covered, members []*Person) {
	noted := func(d *TrainingDone) bool { return counts(c.Group, d.Group) && len(d.People) > 0 }
	switch {
	case c.Group == GroupLeadership:
		demanded := t.demanded()
		missing := slices.DeleteFunc(slices.Clone(members), func(p *Person) bool { return t.hasAll(demanded, p) })
		known := slices.ContainsFunc(t.done, noted) || len(missing) < len(members)
		if !known && c.Completed > 0 && c.Completed < len(members) {
			return // some have, and nobody has noted who
		}
		if c.ByPerson = true; known || c.Completed == 0 {
			c.Missing, c.Completed = missing, len(members)-len(missing)
		}
	case t.reg.Municipality().Individuals && len(members) > 0:
		c.ByPerson = true
		c.Missing = slices.DeleteFunc(slices.Clone(members), func(p *Person) bool {
			return len(t.doneBy[Link[*Person](p.ID)]) > 0
		})
	}
}

// demanded are the courses that the law demands of the leadership.
func (t *trainings) demanded() []*Course {
	return slices.DeleteFunc(All(t.reg, Courses), func(c *Course) bool { return !c.Mandatory })
}

// hasAll tells whether a person has gone through every one of some courses; through any at all when there are none.
func (t *trainings) hasAll(courses []*Course, p *Person) bool {
	has := func(good func(*TrainingDone) bool) bool {
		return slices.ContainsFunc(t.doneBy[Link[*Person](p.ID)], good)
	}
	for _, c := range courses {
		if !has(func(d *TrainingDone) bool { return d.Course == Link[*Course](c.ID) }) {
			return false
		}
	}
	return len(courses) > 0 || has(func(*TrainingDone) bool { return true })
}

// counts tells whether a number for one group is one for another too: what all have got, the employees have.
func counts(group, noted Group) bool {
	return group == noted || noted == GroupAll && (group == GroupEmployees || group == GroupElected)
}

// inTerm tells whether a number for the elected is about those who sit now.
func (t *trainings) inTerm(group Group, on Day) bool {
	return group != GroupElected || on >= t.termBegan
}

// within tells whether a unit is another or lies below it. An empty whole is the municipality, which companies are not
// part of: they are legal persons of their own.
func (t *trainings) within(unit, whole Link[*Unit]) bool {
	for range len(t.units) + 1 { // a unit below itself ends nowhere
		if unit == whole {
			return true
		}
		u, ok := Find(t.reg, unit)
		if !ok || isApart(u) {
			return false
		}
		unit = u.Parent
	}
	return false
}

// isApart tells whether a unit is not counted in the one that it is placed under.
func isApart(u *Unit) bool { return u.Type == UnitCompany || u.Type == UnitExternal }

// headcount is how many are employed in a unit: its own number, else the sum of those below it.
func (t *trainings) headcount(unit Link[*Unit]) int { return t.sum(unit, t.ownHeadcount, nil) }

func (t *trainings) ownHeadcount(unit Link[*Unit]) (int, bool) {
	if u, ok := Find(t.reg, unit); ok && u.Headcount != nil {
		return *u.Headcount, true
	}
	return 0, false
}

// sum is a unit's own number, or the sum of those below it, whichever is more.
func (t *trainings) sum(unit Link[*Unit], own func(Link[*Unit]) (int, bool), inside []Link[*Unit]) int {
	if slices.Contains(inside, unit) {
		return 0
	}
	inside = append(inside, unit)
	below := 0
	for _, u := range t.below[unit] {
		if !isApart(u) {
			below += t.sum(Link[*Unit](u.ID), own, inside)
		}
	}
	n, _ := own(unit)
	return max(n, below)
}

func (t *trainings) offered(group Group, course Link[*Course], unit Link[*Unit]) int {
	return t.sum(unit, func(unit Link[*Unit]) (n int, ok bool) {
		var on Day
		for _, o := range t.offersIn[courseUnit{course, unit}] {
			if counts(group, o.Group) && t.inTerm(group, o.On) && o.On >= on {
				on, ok = o.On, true
				// The number of an offer to all is nearly all employees: it says nothing of how many are elected.
				if n = t.ofUnit(group, unit); o.Headcount != nil && (o.Group == group || group == GroupEmployees) {
					n = *o.Headcount
				}
			}
		}
		return n, ok
	}, nil)
}

// ofUnit is how many an offer without a number reached: everybody it was for.
func (t *trainings) ofUnit(group Group, unit Link[*Unit]) int {
	if group == GroupEmployees {
		return t.headcount(unit)
	}
	return len(t.members(group, unit))
}

func (t *trainings) completed(group Group, course Link[*Course], unit Link[*Unit]) int {
	return t.sum(unit, func(unit Link[*Unit]) (n int, ok bool) {
		var on Day
		for _, d := range t.doneIn[courseUnit{course, unit}] {
			if counts(group, d.Group) && t.inTerm(group, d.On) && d.On >= on {
				on, n, ok = d.On, d.Count(), true
			}
		}
		return n, ok
	}, nil)
}

// gone are those of some people who have gone through a course.
func (t *trainings) gone(course Link[*Course], people []*Person) []*Person {
	return slices.DeleteFunc(slices.Clone(people), func(p *Person) bool {
		return !slices.ContainsFunc(t.doneBy[Link[*Person](p.ID)], func(d *TrainingDone) bool { return d.Course == course })
	})
}

// members are the people in the register who belong to a group in a unit, and have not left.
func (t *trainings) members(group Group, unit Link[*Unit]) []*Person {
	return slices.DeleteFunc(All(t.reg, People), func(p *Person) bool {
		return p.LeftOn != "" && p.LeftOn < t.on || unit != "" && !t.within(p.Unit, unit) || !t.belongs(p, group)
	})
}

func (t *trainings) belongs(p *Person, group Group) bool {
	isElected := t.elected[Link[*Person](p.ID)] || p.Position == GroupElected && !t.mandates
	switch group {
	case GroupAll:
		return true
	case GroupElected:
		return isElected
	case GroupLeadership:
		return p.Leadership
	case GroupEmployees:
		return p.Position != GroupElected && !t.elected[Link[*Person](p.ID)]
	}
	return p.Position == group
}

// NotesPeople tells whether those who have gone through a training are noted by name: where the municipality has chosen
// it, and always for the leadership, since the law demands it of each of them.
func (m *Municipality) NotesPeople(d *TrainingDone) bool {
	return m.Individuals || d.Group == GroupLeadership || len(d.People) > 0
}

// Expiring is training that must be gone through anew.
type Expiring struct {
	Done   *TrainingDone
	Course *Course
	Until  Day       // the last day on which it is good
	People []*Person // those of the noted who have not gone through it since
}

// TrainingExpiring lists what ceases to be good within a number of days, or has ceased already, and has not been gone
// through anew: the earliest first.
func TrainingExpiring(reg Register, on Day, within int) []Expiring {
	all := slices.DeleteFunc(All(reg, TrainingsDone), func(d *TrainingDone) bool { return d.On > on })
	ofCourse := map[Link[*Course]][]*TrainingDone{}
	for _, d := range all {
		ofCourse[d.Course] = append(ofCourse[d.Course], d)
	}
	var list []Expiring
	for _, d := range all {
		course, ok := Find(reg, d.Course)
		if !ok || course.Removed || course.Months == nil {
			continue
		}
		e := Expiring{Done: d, Course: course, Until: d.On.AddMonths(*course.Months).AddDays(-1)}
		if e.Until > on.AddDays(within) {
			continue
		}
		later := func(other *TrainingDone) bool { return other.On > d.On || other.On == d.On && other.ID > d.ID }
		for _, link := range d.People {
			p, ok := Find(reg, link)
			again := slices.ContainsFunc(ofCourse[d.Course], func(other *TrainingDone) bool { return later(other) && slices.Contains(other.People, link) })
			if ok && !p.Removed && (p.LeftOn == "" || p.LeftOn >= on) && !again {
				e.People = append(e.People, p)
			}
		}
		replaced := len(d.People) == 0 && slices.ContainsFunc(ofCourse[d.Course], func(other *TrainingDone) bool {
			return later(other) && other.Group == d.Group && other.Unit == d.Unit
		})
		if !replaced && (len(d.People) == 0 || len(e.People) > 0) {
			list = append(list, e)
		}
	}
	slices.SortStableFunc(list, func(a, b Expiring) int { return cmp.Compare(a.Until, b.Until) })
	return list
}

// Planned is a line of the year's plan and how far it has been offered.
type Planned struct {
	Plan      *TrainingPlan
	OfferedOn Day // the first offer; empty: none yet
	Headcount int // how many have been offered it
	Late      bool
}

// PlannedIn lists the plan of a year, with what has been offered of it by a day.
func PlannedIn(reg Register, year int, on Day) []Planned {
	of := newOffers(reg, on)
	var list []Planned
	for _, p := range All(reg, TrainingPlans) {
		if p.By.Year() != year {
			continue
		}
		planned := Planned{Plan: p}
		for _, o := range of.answering(p) {
			if planned.OfferedOn == "" || o.On < planned.OfferedOn {
				planned.OfferedOn = o.On
			}
			if o.Headcount != nil {
				planned.Headcount += *o.Headcount
			}
		}
		planned.Late = planned.OfferedOn == "" && p.By < on
		list = append(list, planned)
	}
	return list
}

// Confirmed is whether a unit's manager has confirmed in a year that the employees have what they need.
type Confirmed struct {
	Unit         *Unit
	Confirmation *Confirmation // the latest of the year; nil: none
	Before       Day           // the latest of earlier years
}

// ConfirmedIn lists the units with employees, administrations each followed by what lies below it, and what their managers
// have confirmed in a year.
func ConfirmedIn(reg Register, year int) []Confirmed {
	var list []Confirmed
	for _, node := range UnitTree(reg, Day(fmt.Sprintf("%04d-12-31", year))) {
		if t := node.Unit.Type; t != UnitAdministration && t != UnitSection {
			continue
		}
		c := Confirmed{Unit: node.Unit}
		for _, one := range All(reg, Confirmations) {
			switch {
			case one.Unit != Link[*Unit](node.Unit.ID):
			case one.On.Year() == year && (c.Confirmation == nil || one.On >= c.Confirmation.On):
				c.Confirmation = one
			case one.On.Year() < year:
				c.Before = max(c.Before, one.On)
			}
		}
		list = append(list, c)
	}
	return list
}

// OfferTo makes the offers of a course to a group in several units at once, one a unit, each with the unit's headcount. No
// unit is the whole municipality.
func OfferTo(reg Register, offer TrainingOffer, units []Link[*Unit]) []*TrainingOffer {
	if len(units) == 0 {
		units = []Link[*Unit]{""}
	}
	t := newTrainings(reg, offer.On)
	var list []*TrainingOffer
	for _, unit := range units {
		one := offer
		one.Head, one.Unit = Head{}, unit
		if one.Headcount == nil || len(units) > 1 {
			if n := t.ofUnit(offer.Group, unit); n > 0 {
				one.Headcount = &n
			} else {
				one.Headcount = nil
			}
		}
		list = append(list, &one)
	}
	return list
}
