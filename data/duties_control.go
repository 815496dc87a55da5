package data

import "slices"

// The reasons of duty 26, and of those that grow stricter once a register is in use: 11, 12 and 28.
const (
	ReasonControl           StatusReason = "reason.control"
	ReasonControlNone       StatusReason = "reason.control_none" // no body has adopted a plan for the year
	ReasonControlSome       StatusReason = "reason.control_some"
	ReasonControlLate       StatusReason = "reason.control_late"
	ReasonControlUnanswered StatusReason = "reason.control_unanswered" // a deviation that no action answers
	ReasonReviewNone        StatusReason = "reason.review_none"        // no management review in twelve months
	ReasonLaws              StatusReason = "reason.laws"
	ReasonLawsOld           StatusReason = "reason.laws_old"
	ReasonLawsUnmet         StatusReason = "reason.laws_unmet"
	ReasonStakeholders      StatusReason = "reason.stakeholders_old"
)

// ControlYear is the year whose plans of internkontroll count on a day. Until the end of February the plans of the year before
// do, while nobody has adopted one for the new year: bodies adopt them as the year begins. Our own measure.
func ControlYear(reg Register, today Day) Year {
	year := YearOf(today)
	begun := slices.ContainsFunc(All(reg, ControlPoints), func(p *ControlPoint) bool { return p.Year == year && p.State == PlanAdopted })
	if !begun && today < year.Day("03-01") {
		return year.Before()
	}
	return year
}

// ControlBodies are the bodies that are to have a plan: each nämnd or board, and each company, that a förvaltning lies under
// (kommunallagen 2017:725, 6 kap. 6 §); where no förvaltning is in the register, those that have a plan.
func ControlBodies(reg Register) []*Unit {
	var bodies []*Unit
	add := func(u *Unit) {
		if u != nil && !slices.Contains(bodies, u) {
			bodies = append(bodies, u)
		}
	}
	for _, u := range administrations(reg) {
		add(AuthorityUnit(reg, Link[*Unit](u.ID)))
	}
	if len(bodies) == 0 {
		for _, p := range All(reg, ControlPoints) {
			add(AuthorityUnit(reg, p.Unit))
		}
	}
	return bodies
}

// controlled is duty 26, "efterlevnaden … ska följas upp via internkontroll" (policyn; kommunallagen 2017:725, 6 kap. 6 §): each
// nämnd has adopted kontrollmoment for the year, they are done in time, and what deviates has an action.
func (j Judge) controlled() Judged {
	judged := Judged{}
	year := ControlYear(j.reg, j.today)
	adopted, ofYear := map[*Unit]bool{}, map[Link[*ControlPoint]]bool{}
	for _, p := range All(j.reg, ControlPoints) {
		if p.Year != year || p.State != PlanAdopted {
			continue
		}
		ofYear[Link[*ControlPoint](p.ID)] = true
		adopted[AuthorityUnit(j.reg, p.Unit)] = true
		judged.Proof = append(judged.Proof, p.ID)
	}
	var without, late, unanswered []string
	bodies := ControlBodies(j.reg)
	for _, u := range bodies {
		if !adopted[u] {
			without = append(without, u.ID)
		}
	}
	answered, due := originsOfActions(j.reg), 0
	for _, o := range All(j.reg, ControlOccasions) {
		if !ofYear[o.Control] {
			continue
		}
		if o.PlannedOn < j.today || o.DoneOn != "" {
			due++
		}
		switch {
		case o.Late(j.today):
			late = append(late, o.ID)
		case o.Result.Deviates() && !answered(o):
			unanswered = append(unanswered, o.ID)
		case o.DoneOn != "":
			judged.Proof = append(judged.Proof, o.ID)
		}
	}
	judged.Assessment, judged.Lacks = Partly, slices.Concat(without, late, unanswered)
	switch {
	case len(ofYear) == 0:
		judged.Assessment, judged.Reason = Lacking, ReasonControlNone
	case len(without) > 0:
		judged.Reason, judged.Have, judged.All = ReasonControlSome, len(bodies)-len(without), len(bodies)
	case len(late) > 0:
		judged.Reason, judged.Have, judged.All = ReasonControlLate, due-len(late), due
	case len(unanswered) > 0:
		judged.Reason, judged.Have = ReasonControlUnanswered, len(unanswered)
	default:
		judged.Assessment, judged.Reason = Met, ReasonControl
	}
	return judged
}

// reviewed tells whether the leadership has had its review in the last twelve months (SS-EN ISO/IEC 27001:2023, 9.3), and which
// reviews show it. A register of reviews that is not in use is not asked.
func (j Judge) reviewed() (ids []string, ok bool) {
	if UseOf(j.reg, "management_review").State != UseInUse {
		return nil, true
	}
	for _, m := range All(j.reg, ManagementReviews) {
		if m.On > j.yearAgo() && m.On <= j.today {
			ids = append(ids, m.ID)
		}
	}
	return ids, len(ids) > 0
}

// InForce tells whether a lagkrav is law on a day.
func (l *LegalRequirement) InForce(today Day) bool { return l.EndedOn == "" || l.EndedOn >= today }

// CheckBy is when a lagkrav shall be compared with the law's words again; today for one that nobody has ever compared.
func (l *LegalRequirement) CheckBy(today Day) Day {
	switch {
	case l.ReviewOn != "" && l.ReviewOn > l.CheckedOn:
		return l.ReviewOn
	case l.CheckedOn != "":
		return l.CheckedOn.AddMonths(monthsBetweenChecks)
	}
	return today
}

// lawsKept is what duty 12 asks of the register of laws, once it is in use: each lagkrav has been compared with the law in time and
// is met. judged is how the duty stands by the registration alone.
func (j Judge) lawsKept(judged Judged) Judged {
	if judged.Reason != ReasonRegistered || UseOf(j.reg, "legal_requirement").State != UseInUse {
		return judged
	}
	var old, unmet []string
	all := 0
	for _, l := range All(j.reg, LegalRequirements) {
		if !l.InForce(j.today) {
			continue
		}
		all++
		switch {
		case l.CheckedOn == "" || l.CheckBy(j.today) < j.today:
			old = append(old, l.ID)
		case l.Met != LawMetWhole:
			unmet = append(unmet, l.ID)
		default:
			judged.Proof = append(judged.Proof, l.ID)
		}
	}
	judged.Lacks = slices.Concat(old, unmet)
	judged.All = all
	switch {
	case len(old) > 0:
		judged.Reason, judged.Have = ReasonLawsOld, all-len(old)
	case len(unmet) > 0 || all == 0:
		judged.Reason, judged.Have = ReasonLawsUnmet, all-len(unmet)
	default:
		judged.Assessment, judged.Reason, judged.Have = Met, ReasonLaws, all
	}
	return judged
}

// stakeholdersKept is what duty 28 asks of the register of stakeholders, once it is in use: somebody keeps the contact with each, and
// has gone through what they expect in the last twelve months. judged is how the duty stands by the authorities alone.
func (j Judge) stakeholdersKept(judged Judged) Judged {
	if judged.Assessment != Met || UseOf(j.reg, "stakeholder").State != UseInUse {
		return judged
	}
	all := 0
	for _, s := range All(j.reg, Stakeholders) {
		all++
		if s.Responsible != "" && s.CheckedOn > j.yearAgo() {
			judged.Proof = append(judged.Proof, s.ID)
		} else {
			judged.Lacks = append(judged.Lacks, s.ID)
		}
	}
	if len(judged.Lacks) > 0 {
		judged.Assessment, judged.Reason, judged.Have, judged.All = Partly, ReasonStakeholders, all-len(judged.Lacks), all
	}
	return judged
}
