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

// trainingOffered is duty 15, "samtliga ska erbjudas utbildning" (policyn): the employees of each förvaltning and the
// elected have been offered a course that is still good, and nobody in the leadership lacks what cybersäkerhetslagen
// (2025:1506) 2 kap. 4 § demands. An offer to the nämnd above a förvaltning, or to a part of it, is one to the förvaltning.
func (j Judge) trainingOffered() Judged {
	judged := Judged{All: 1} // the elected
	elected := false
	reached := map[Link[*Unit]]bool{} // where the employees have been offered something
	trainings := newTrainings(j.reg, j.today)
	for _, o := range trainings.offers {
		if o.Group == GroupElected || o.Group == GroupAll && o.Unit == "" {
			elected = true
		}
		if o.Group == GroupEmployees || o.Group == GroupAll {
			reached[o.Unit] = true
		}
		judged.Proof = append(judged.Proof, o.ID)
	}
	if elected {
		judged.Have++
	}
	for _, u := range administrations(j.reg) {
		judged.All++
		if trainings.touches(reached, Link[*Unit](u.ID)) {
			judged.Have++
		} else {
			judged.Lacks = append(judged.Lacks, u.ID)
		}
	}
	leaders, untrained := Covered{}, 0
	if len(trainings.demanded()) > 0 { // where no such course is in the register, nobody is said to lack it
		leaders = trainings.coverage(GroupLeadership, "")
		untrained = leaders.Of - leaders.Completed
	}
	for _, p := range leaders.Missing {
		judged.Lacks = append(judged.Lacks, p.ID)
	}
	switch {
	case judged.Have == 0:
		judged.Assessment, judged.Reason = Lacking, ReasonOfferedNone
	case judged.Have < judged.All:
		judged.Assessment, judged.Reason = Partly, ReasonOfferedSome
	case untrained > 0:
		judged.Assessment, judged.Reason = Partly, ReasonLeadership
		judged.Have, judged.All = leaders.Completed, leaders.Of
	default:
		judged.Assessment, judged.Reason = Met, ReasonOffered
	}
	return judged
}

// touches tells whether any of some units is a unit, lies below it or is what it lies below; the empty one is the whole
// municipality.
func (t *trainings) touches(units map[Link[*Unit]]bool, unit Link[*Unit]) bool {
	for one := range units {
		if one == "" || t.within(one, unit) || t.within(unit, one) {
			return true
		}
	}
	return false
}

// offers are the offers of each course up to a day, so that a plan finds its own.
type offers struct {
	*trainings
	ofCourse map[Link[*Course]][]*TrainingOffer
}

func newOffers(reg Register, on Day) offers {
	of := offers{newTrainings(reg, on), map[Link[*Course]][]*TrainingOffer{}}
	for _, o := range All(reg, TrainingOffers) {
		if o.On <= on {
			of.ofCourse[o.Course] = append(of.ofCourse[o.Course], o)
		}
	}
	return of
}

// answering are the offers that answer a plan: of its course, to its group or to all, in its unit or one above or below it,
// and within the year before the last day for it or later.
func (of offers) answering(p *TrainingPlan) []*TrainingOffer {
	return slices.DeleteFunc(slices.Clone(of.ofCourse[p.Course]), func(o *TrainingOffer) bool {
		return o.On <= p.By.AddMonths(-12) || o.Group != p.Group && o.Group != GroupAll ||
			!of.within(o.Unit, p.Unit) && !of.within(p.Unit, o.Unit)
	})
}

// kept tells whether what was planned has been offered.
func (of offers) kept(p *TrainingPlan) bool { return len(of.answering(p)) > 0 }

// calendarKept is duty 16, "utbildning samordnas via informationssäkerhetssamordnaren" (policyn): there is a plan for the
// year, and what was planned for the last twelve months has been offered.
func (j Judge) calendarKept() Judged {
	judged := Judged{}
	of := newOffers(j.reg, j.today)
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

// confirmationCounts tells whether a manager's yearly word of a year is good on a day: this year's is, and last year's as long as
// this year runs. The duty, the papers and the window go by it; a watch asks for the next one.
func confirmationCounts(year int, today Day) bool {
	return year == today.Year() || year == today.Year()-1
}

// ConfirmationTally is how many of the förvaltningar have their manager's word, this year's or last year's.
type ConfirmationTally struct {
	All, Given, Complete int
	lacks                []string // ids of those without a complete one
}

// TallyConfirmations counts the förvaltningar by their managers' yearly word.
func TallyConfirmations(reg Register, today Day) ConfirmationTally {
	given, complete := map[Link[*Unit]]bool{}, map[Link[*Unit]]bool{}
	for _, c := range All(reg, Confirmations) {
		if c.On <= today && confirmationCounts(c.On.Year(), today) {
			given[c.Unit] = true
			complete[c.Unit] = complete[c.Unit] || c.Complete()
		}
	}
	tally := ConfirmationTally{}
	for _, u := range administrations(reg) {
		unit := Link[*Unit](u.ID)
		tally.All++
		if given[unit] {
			tally.Given++
		}
		if complete[unit] {
			tally.Complete++
		} else {
			tally.lacks = append(tally.lacks, u.ID)
		}
	}
	return tally
}

// confirmed is duty 17, "chefer har ett ansvar att tillse att deras medledare har rätt förutsättningar" (policyn): each
// förvaltning has confirmed everything this year, or last year as long as this one runs.
func (j Judge) confirmed() Judged {
	tally := TallyConfirmations(j.reg, j.today)
	judged := Judged{Have: tally.Complete, All: tally.All, Lacks: tally.lacks}
	for _, c := range All(j.reg, Confirmations) {
		if c.Complete() && c.On <= j.today && confirmationCounts(c.On.Year(), j.today) {
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
