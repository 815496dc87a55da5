package data

import (
	"cmp"
	"maps"
	"slices"
)

// What internkontroll, follow-up and the årshjul wait for.
const (
	DueControl          DueWhat = "due.control"           // a kontrollmoment is to be done
	DueDeviation        DueWhat = "due.deviation"         // a control or a check found a deviation, and nobody has made an action of it
	DueControlPlan      DueWhat = "due.control_plan"      // a body shall have a plan of internkontroll for next year
	DuePlanAdopted      DueWhat = "due.control_adopted"   // a body shall have adopted its plan of internkontroll for the year
	DueFinding          DueWhat = "due.finding"           // what an audit found shall be dealt with
	DueException        DueWhat = "due.exception"         // an avsteg ceases to be allowed
	DueLaw              DueWhat = "due.law"               // a lagkrav shall be compared with the law
	DueReading          DueWhat = "due.reading"           // a goal shall be measured
	DueGoal             DueWhat = "due.goal"              // a goal shall be reached
	DueManagementReview DueWhat = "due.management_review" // the leadership shall look at the work
	DueActivity         DueWhat = "due.activity"          // something in the årshjul comes back
)

// monthsBetweenReviews is how often the leadership looks at the work: "med planerade intervall" (SS-EN ISO/IEC 27001:2023, 9.3.1), in
// our judgement once a year.
const monthsBetweenReviews = 12

// control is what waits in internkontroll.
func (w *watch) control() {
	points := map[Link[*ControlPoint]]*ControlPoint{}
	for _, p := range All(w.reg, ControlPoints) {
		points[Link[*ControlPoint](p.ID)] = p
	}
	for _, o := range All(w.reg, ControlOccasions) {
		if o.Waits() {
			t := to{person: o.By}
			if p := points[o.Control]; p != nil && t.person == "" {
				t.person = p.Responsible
			}
			w.add(DueControl, o.PlannedOn, o, t)
		}
	}
	w.nextPlans(points)
}

// withoutAction is what shall lead to an action and has not: what a body has asked for, and deviations that a control or the
// follow-up of a supplier has found.
func (w *watch) withoutAction() {
	hasAction := originsOfActions(w.reg)
	lacks := func(what DueWhat, since Day, rec Record, t to) {
		if !hasAction(rec) {
			w.after(what, since, rec, t)
		}
	}
	for _, d := range All(w.reg, Decisions) {
		if d.Sort == DecisionTasks && d.Taken(w.today) {
			t := to{role: d.Role}
			if m, ok := Find(w.reg, d.Matter); ok {
				t.person = m.Officer
			}
			lacks(DueAssignment, d.On, d, t)
		}
	}
	for _, o := range All(w.reg, ControlOccasions) {
		if o.Result.Deviates() {
			t := to{person: o.By}
			if p, ok := Find(w.reg, o.Control); ok {
				t.person = cmp.Or(p.Responsible, t.person)
			}
			lacks(DueDeviation, o.DoneOn, o, t)
		}
	}
	for _, c := range All(w.reg, SupplierChecks) {
		if c.Result == CheckMinor || c.Result == CheckDeviation {
			t := to{person: c.By}
			if s, ok := Find(w.reg, c.Supplier); ok {
				t.person = cmp.Or(s.Responsible, t.person)
			}
			lacks(DueDeviation, c.DoneOn, c, t)
		}
	}
}

// nextPlans are the bodies that have a plan this year and none for the next, by the year's last day; and those that have had a plan and
// not adopted this year's, by the last day on which the one of the year before counts (ControlYear).
func (w *watch) nextPlans(points map[Link[*ControlPoint]]*ControlPoint) {
	if len(points) == 0 || w.elsewhere["control_point"] {
		return
	}
	year := YearOf(w.today)
	has, adopted := map[Link[*Unit]]map[Year]bool{}, map[Link[*Unit]]bool{}
	for _, p := range points {
		if has[p.Unit] == nil {
			has[p.Unit] = map[Year]bool{}
		}
		has[p.Unit][p.Year] = true
		adopted[p.Unit] = adopted[p.Unit] || p.Year == year && p.State == PlanAdopted
	}
	for _, unit := range slices.Sorted(maps.Keys(has)) {
		u, ok := Find(w.reg, unit)
		if !ok || u.Removed || u.Gallrad != "" {
			continue
		}
		if has[unit][year] && !has[unit][year.Next()] {
			w.add(DueControlPlan, year.Day("12-31"), u, to{})
		}
		if (has[unit][year] || has[unit][year.Before()]) && !adopted[unit] {
			w.add(DuePlanAdopted, year.Day("02-28"), u, to{})
		}
	}
}

// followUp is what waits in audits, goals, reviews and the årshjul.
func (w *watch) followUp() {
	for _, f := range All(w.reg, Findings) {
		if f.Open() {
			w.add(DueFinding, f.Due, f, to{person: f.Responsible})
		}
	}
	for _, e := range All(w.reg, Exceptions) {
		if e.Needed(w.today) {
			w.add(DueException, e.Until, e, to{person: e.ApprovedBy})
		}
	}
	w.laws()
	w.goals()
	var review *ManagementReview
	for _, m := range All(w.reg, ManagementReviews) {
		if review == nil || m.On > review.On {
			review = m
		}
	}
	if review != nil {
		w.add(DueManagementReview, review.On.AddMonths(monthsBetweenReviews), review, to{})
	}
	for _, a := range All(w.reg, Activities) {
		w.add(DueActivity, a.Next(w.today), a, to{role: a.Role})
	}
}

// goals are those that are to be measured, and those that are to be reached and are not.
func (w *watch) goals() {
	readings := ReadingsByGoal(w.reg)
	for _, g := range All(w.reg, Goals) {
		if g.EndedOn != "" {
			continue
		}
		var reading *Reading
		if list := readings[Link[*Goal](g.ID)]; len(list) > 0 {
			reading = list[len(list)-1]
		}
		if g.Every != nil {
			on := w.today // never measured: it is time
			if reading != nil {
				on = reading.On.AddMonths(*g.Every)
			}
			w.add(DueReading, on, g, to{person: g.Owner})
		}
		if reading == nil || reading.Value == nil || !g.Reached(*reading.Value) {
			w.add(DueGoal, g.Due, g, to{person: g.Owner})
		}
	}
}

// laws are the lagkrav that are to be compared with the law. They come many at a time, so each person's are told as one: the one that
// has waited longest, and how many more.
func (w *watch) laws() {
	waiting := map[Link[*Person]][]*LegalRequirement{}
	for _, l := range All(w.reg, LegalRequirements) {
		if l.InForce(w.today) && w.falls(DueLaw, l.CheckBy(w.today)) {
			waiting[l.Responsible] = append(waiting[l.Responsible], l)
		}
	}
	for _, person := range slices.Sorted(maps.Keys(waiting)) {
		first := waiting[person][0]
		for _, l := range waiting[person] {
			if l.CheckBy(w.today) < first.CheckBy(w.today) {
				first = l
			}
		}
		by := first.CheckBy(w.today)
		w.put(Due{What: DueLaw, On: by, Kind: first.KindName(), ID: first.ID, More: len(waiting[person]) - 1, Overdue: by < w.today}, to{person: person})
	}
}

// ReadingsByGoal are the readings of each goal, the earliest first.
func ReadingsByGoal(reg Register) map[Link[*Goal]][]*Reading {
	of := map[Link[*Goal]][]*Reading{}
	for _, r := range All(reg, Readings) { // in the order of their days
		of[r.Goal] = append(of[r.Goal], r)
	}
	return of
}

// ReadingsOf are the readings of one goal, the earliest first.
func ReadingsOf(reg Register, g *Goal) []*Reading {
	return ReadingsByGoal(reg)[Link[*Goal](g.ID)]
}
