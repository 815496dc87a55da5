package data

import "slices"

// The reasons of the duties about people: 13, 15, 16 and 17.
const (
	ReasonRolesUnsaid   StatusReason = "reason.roles_unsaid" // nobody has been noted in any role
	ReasonRolesHeld     StatusReason = "reason.roles_held"
	ReasonRolesVacant   StatusReason = "reason.roles_vacant"
	ReasonOffered       StatusReason = "reason.offered"
	ReasonOfferedSome   StatusReason = "reason.offered_some"
	ReasonOfferedNone   StatusReason = "reason.offered_none"
	ReasonLeadership    StatusReason = "reason.leadership" // somebody in the leadership has not gone through what the law demands
	ReasonCalendar      StatusReason = "reason.calendar"
	ReasonCalendarLate  StatusReason = "reason.calendar_late" // planned, passed and not offered
	ReasonCalendarOld   StatusReason = "reason.calendar_old"  // nothing is planned for the year
	ReasonConfirmed     StatusReason = "reason.confirmed"
	ReasonConfirmedSome StatusReason = "reason.confirmed_some"
	ReasonNoUnits       StatusReason = "reason.no_units"
)

// rolesHeld is duty 13, "tydliga ansvarsfördelningar" (policyn; SS-EN ISO/IEC 27001:2023, 5.3): each role that is needed
// has somebody who holds it.
func (j Judge) rolesHeld() Judged {
	said := false
	judged := Judged{}
	for _, r := range All(j.reg, Roles) {
		said = said || r.Holder != ""
		switch {
		case !r.Needed:
			continue
		case r.Vacant(j.today):
			judged.Lacks = append(judged.Lacks, r.ID)
		default:
			judged.Proof = append(judged.Proof, r.ID)
		}
	}
	judged.Have, judged.All = len(judged.Proof), len(judged.Proof)+len(judged.Lacks)
	judged.Reason = ReasonRolesVacant
	switch {
	case !said || judged.All == 0:
		return Judged{Reason: ReasonRolesUnsaid, All: judged.All}
	case judged.Have == judged.All:
		judged.Assessment, judged.Reason = Met, ReasonRolesHeld
	case judged.Have > 0:
		judged.Assessment = Partly
	default:
		judged.Assessment = Lacking
	}
	return judged
}

// good tells whether what a course gave on a day is still good on another; a course without months is good for ever.
func good(reg Register, course Link[*Course], given, on Day) bool {
	c, ok := Find(reg, course)
	return given <= on && (!ok || c.Months == nil || on < given.AddMonths(*c.Months))
}

// TrainedGroup is how many of one group that have been offered a course, and how many that have gone through it.
type TrainedGroup struct {
	Course        Link[*Course]
	Group         Group
	Unit          Link[*Unit] // none: the whole municipality
	Offered, Done int
}

// Trained sums up the offers and the trainings that are still good on a day, by course, group and part of the organisation.
func Trained(reg Register, on Day) []TrainedGroup {
	type key struct {
		course Link[*Course]
		group  Group
		unit   Link[*Unit]
	}
	at := map[key]int{}
	var list []TrainedGroup
	sum := func(k key) *TrainedGroup {
		i, ok := at[k]
		if !ok {
			i = len(list)
			at[k] = i
			list = append(list, TrainedGroup{Course: k.course, Group: k.group, Unit: k.unit})
		}
		return &list[i]
	}
	for _, o := range All(reg, TrainingOffers) {
		if good(reg, o.Course, o.On, on) && o.Headcount != nil {
			sum(key{o.Course, o.Group, o.Unit}).Offered += *o.Headcount
		}
	}
	for _, d := range All(reg, TrainingsDone) {
		if d.ValidOn(reg, on) {
			sum(key{d.Course, d.Group, d.Unit}).Done += d.Count()
		}
	}
	return list
}

// Leaders are the persons in the leadership who serve on a day, and those of them who have not gone through a training that
// the law demands of them and that is still good: "De personer som ingår i ledningen … ska genomgå utbildning om
// säkerhetsåtgärder", cybersäkerhetslagen (2025:1506) 2 kap. 4 §. Where no such course is in the register nobody is said
// to lack it. A training noted for the leadership by number alone counts when it holds as many as they are.
func Leaders(reg Register, on Day) (all, untrained []*Person) {
	for _, p := range All(reg, People) {
		if p.Leadership && (p.LeftOn == "" || on <= p.LeftOn) {
			all = append(all, p)
		}
	}
	demanded := map[Link[*Course]]bool{}
	for _, c := range All(reg, Courses) {
		if c.Mandatory {
			demanded[Link[*Course](c.ID)] = true
		}
	}
	if len(demanded) == 0 {
		return all, nil
	}
	trained, heads := map[Link[*Person]]bool{}, 0
	for _, d := range All(reg, TrainingsDone) {
		if !demanded[d.Course] || !d.ValidOn(reg, on) {
			continue
		}
		for _, p := range d.People {
			trained[p] = true
		}
		if d.Group == GroupLeadership && len(d.People) == 0 {
			heads += d.Count()
		}
	}
	if heads >= len(all) && heads > 0 && !reg.Municipality().Individuals {
		return all, nil
	}
	for _, p := range all {
		if !trained[Link[*Person](p.ID)] {
			untrained = append(untrained, p)
		}
	}
	return all, untrained
}

// trainingOffered is duty 15, "samtliga ska erbjudas utbildning" (policyn): the employees of each förvaltning and the
// elected have been offered a course that is still good, and nobody in the leadership lacks what cybersäkerhetslagen
// (2025:1506) 2 kap. 4 § demands.
func (j Judge) trainingOffered() Judged {
	judged := Judged{All: 1} // the elected
	everybody, elected := false, false
	units := map[Link[*Unit]]bool{}
	for _, o := range All(j.reg, TrainingOffers) {
		if !good(j.reg, o.Course, o.On, j.today) {
			continue
		}
		switch {
		case o.Group == GroupElected || o.Group == GroupAll && o.Unit == "":
			elected = true
		}
		if o.Group == GroupEmployees || o.Group == GroupAll {
			everybody = everybody || o.Unit == ""
			units[o.Unit] = true
		}
		judged.Proof = append(judged.Proof, o.ID)
	}
	if elected {
		judged.Have++
	}
	for _, u := range administrations(j.reg) {
		judged.All++
		if everybody || units[Link[*Unit](u.ID)] {
			judged.Have++
		} else {
			judged.Lacks = append(judged.Lacks, u.ID)
		}
	}
	leaders, untrained := Leaders(j.reg, j.today)
	for _, p := range untrained {
		judged.Lacks = append(judged.Lacks, p.ID)
	}
	switch {
	case judged.Have == 0:
		judged.Assessment, judged.Reason = Lacking, ReasonOfferedNone
	case judged.Have < judged.All:
		judged.Assessment, judged.Reason = Partly, ReasonOfferedSome
	case len(untrained) > 0:
		judged.Assessment, judged.Reason = Partly, ReasonLeadership
		judged.Have, judged.All = len(leaders)-len(untrained), len(leaders)
	default:
		judged.Assessment, judged.Reason = Met, ReasonOffered
	}
	return judged
}

// offers are the offers of each course, so that a plan finds its own.
type offers map[Link[*Course]][]*TrainingOffer

func newOffers(reg Register) offers {
	of := offers{}
	for _, o := range All(reg, TrainingOffers) {
		of[o.Course] = append(of[o.Course], o)
	}
	return of
}

// kept tells whether what was planned has been offered, within the year before the last day for it or later.
func (of offers) kept(p *TrainingPlan) bool {
	return slices.ContainsFunc(of[p.Course], func(o *TrainingOffer) bool {
		return o.On > p.By.AddMonths(-12) && (o.Group == p.Group || o.Group == GroupAll) &&
			(o.Unit == p.Unit || o.Unit == "" || p.Unit == "")
	})
}

// calendarKept is duty 16, "utbildning samordnas via informationssäkerhetssamordnaren" (policyn): there is a plan for the
// year, and what was planned for the last twelve months has been offered.
func (j Judge) calendarKept() Judged {
	judged := Judged{}
	of := newOffers(j.reg)
	thisYear := false
	for _, p := range All(j.reg, TrainingPlans) {
		if p.By <= j.yearAgo() {
			continue
		}
		thisYear = thisYear || p.By.Year() >= j.today.Year()
		switch {
		case of.kept(p):
			judged.Proof = append(judged.Proof, p.ID)
		case p.By < j.today:
			judged.Lacks = append(judged.Lacks, p.ID)
		}
	}
	judged.Have, judged.All = len(judged.Proof), len(judged.Proof)+len(judged.Lacks)
	switch {
	case judged.Have < judged.All:
		judged.Assessment, judged.Reason = Partly, ReasonCalendarLate
		if judged.Have == 0 {
			judged.Assessment = Lacking
		}
	case !thisYear:
		judged.Assessment, judged.Reason = Partly, ReasonCalendarOld
	default:
		judged.Assessment, judged.Reason = Met, ReasonCalendar
	}
	return judged
}

// confirmedIn are the years for which each part of the organisation has confirmed everything.
func confirmedIn(reg Register) map[Link[*Unit]][]int {
	years := map[Link[*Unit]][]int{}
	for _, c := range All(reg, Confirmations) {
		if c.Complete() {
			years[c.Unit] = append(years[c.Unit], c.On.Year())
		}
	}
	return years
}

// confirmed is duty 17, "chefer har ett ansvar att tillse att deras medledare har rätt förutsättningar" (policyn): each
// förvaltning has confirmed everything this year, or last year as long as this one runs.
func (j Judge) confirmed() Judged {
	judged := Judged{}
	years := confirmedIn(j.reg)
	counts := func(year int) bool { return year == j.today.Year() || year == j.today.Year()-1 }
	for _, u := range administrations(j.reg) {
		judged.All++
		if slices.ContainsFunc(years[Link[*Unit](u.ID)], counts) {
			judged.Have++
		} else {
			judged.Lacks = append(judged.Lacks, u.ID)
		}
	}
	for _, c := range All(j.reg, Confirmations) {
		if c.Complete() && counts(c.On.Year()) {
			judged.Proof = append(judged.Proof, c.ID)
		}
	}
	judged.Reason = ReasonConfirmedSome
	switch {
	case judged.All == 0:
		return Judged{Reason: ReasonNoUnits}
	case judged.Have == judged.All:
		judged.Assessment, judged.Reason = Met, ReasonConfirmed
	case judged.Have > 0:
		judged.Assessment = Partly
	default:
		judged.Assessment = Lacking
	}
	return judged
}
