package data

import (
	"slices"
	"time"
)

// Internkontroll: the occasions that a kontrollmoment's frequency asks for, next year's plan, and controls that read the
// registers themselves.

// occasionDays are the days that a frequency plans for. What is done once or twice is done in time for the report in November.
var occasionDays = map[Frequency][]string{
	EachYear:     {"10-31"},
	EachHalfYear: {"05-31", "10-31"},
	EachQuarter:  {"03-31", "06-30", "09-30", "12-15"},
	EachMonth:    {"01-31", "02-28", "03-31", "04-30", "05-31", "06-30", "07-31", "08-31", "09-30", "10-31", "11-30", "12-15"},
}

// OccasionsFor are the occasions that a kontrollmoment's frequency asks for in its year and that nobody has planned: one for
// each period that has none. What would lie before today is left out.
func OccasionsFor(reg Register, p *ControlPoint, today Day) []*ControlOccasion {
	days := occasionDays[p.Frequency]
	if days == nil {
		days = occasionDays[EachYear]
	}
	var list []*ControlOccasion
	after := p.Year.Before().Day("12-31")
	planned := OccasionsOf(reg, p)
	for i, day := range days {
		on := p.Year.Day(day)
		end := on
		if i == len(days)-1 {
			end = p.Year.Day("12-31")
		}
		taken := slices.ContainsFunc(planned, func(o *ControlOccasion) bool { return o.PlannedOn > after && o.PlannedOn <= end })
		after = on
		if on >= today && !taken {
			o := ControlOccasions.New()
			o.Control, o.PlannedOn, o.By = Link[*ControlPoint](p.ID), on, p.Responsible
			list = append(list, o)
		}
	}
	return list
}

// OccasionsOf are the occasions of a kontrollmoment, the earliest first.
func OccasionsOf(reg Register, p *ControlPoint) []*ControlOccasion {
	return slices.DeleteFunc(All(reg, ControlOccasions), func(o *ControlOccasion) bool { return p.ID == "" || string(o.Control) != p.ID })
}

// Forerunner is the same kontrollmoment the year before, for what was learnt of it; nil when there was none.
func Forerunner(reg Register, p *ControlPoint) *ControlPoint {
	for _, other := range All(reg, ControlPoints) {
		if other.Unit == p.Unit && other.Title == p.Title && other.Year == p.Year.Before() && p.Year != "" {
			return other
		}
	}
	return nil
}

// NextPlan copies a body's plan of a year to the next, as a proposal: those of its kontrollmoment that the next year has not.
// Their occasions are planned anew.
func NextPlan(reg Register, unit Link[*Unit], year Year) []*ControlPoint {
	next := year.Next()
	if next == "" {
		return nil
	}
	points := All(reg, ControlPoints)
	there := map[string]bool{}
	for _, p := range points {
		if p.Unit == unit && p.Year == next {
			there[p.Title] = true
		}
	}
	var list []*ControlPoint
	for _, p := range points {
		if p.Unit != unit || p.Year != year || there[p.Title] {
			continue
		}
		there[p.Title] = true
		list = append(list, &ControlPoint{
			Head: Head{Secrecy: p.Secrecy}, Title: p.Title, Unit: unit, Year: next, Danger: p.Danger, Method: p.Method, Frequency: p.Frequency,
			Responsible: p.Responsible, ReportsTo: p.ReportsTo, Extent: p.Extent, Ready: p.Ready, State: PlanProposed,
		})
	}
	return list
}

// Proposed is what a ready control found, for a person to accept. Result is empty where there is nothing to look at.
type Proposed struct {
	Result    ControlResult
	Have, All int      // how many of how many are as they should
	Lacks     []string // ids of those that are not, where they are records
}

// Key is the message key of the figures, with have and all.
func (p Proposed) Key(of ReadyControl) string { return "control.figures." + string(of) }

// ProposeResult does a ready control on the registers as they stand. Only registers in use are read.
func ProposeResult(reg Register, of ReadyControl, now time.Time) Proposed {
	today := DayOf(now)
	j := NewJudge(reg, today)
	var p Proposed
	switch of {
	case ReadyDocuments:
		p = j.documentsReviewed()
	case ReadyTraining:
		p = shareOf(j.Computed(15))
	case ReadyDeadlines:
		p = deadlinesKept(j.reg, now)
	case ReadyActions:
		for _, a := range All(j.reg, Actions) {
			if a.Open() {
				p.count(a.ID, a.Due == "" || a.Due >= today)
			}
		}
	case ReadyRoles:
		p = shareOf(j.Computed(13))
	case ReadyConfirmations:
		p = shareOf(j.Computed(17))
	case ReadyExceptions:
		for _, e := range All(j.reg, Exceptions) {
			if e.Needed(today) {
				p.count(e.ID, e.Until >= today)
			}
		}
	case ReadyFindings:
		for _, f := range All(j.reg, Findings) {
			if f.Open() {
				p.count(f.ID, f.Due == "" || f.Due >= today)
			}
		}
	}
	p.Result = resultOf(p.Have, p.All)
	return p
}

// fewLacking is the largest part that may be lacking in a mindre avvikelse: our own measure, which a person may judge otherwise.
const fewLacking = 10 // one in ten

// resultOf is what figures say: a single one lacking is a mindre avvikelse, as is one in ten.
func resultOf(have, all int) ControlResult {
	switch lacking := all - have; {
	case all == 0:
		return ""
	case lacking == 0:
		return ResultClean
	case lacking*fewLacking <= all, lacking == 1 && all > 1:
		return ResultMinor
	}
	return ResultMajor
}

func (p *Proposed) count(id string, good bool) {
	p.All++
	if good {
		p.Have++
		return
	}
	p.Lacks = append(p.Lacks, id)
}

// shareOf is the figures of a duty that counts how many of how many.
func shareOf(judged Judged) Proposed {
	if judged.Assessment == NotInUse {
		return Proposed{}
	}
	return Proposed{Have: judged.Have, All: judged.All, Lacks: judged.Lacks}
}

// documentsReviewed counts the governing documents in force that have a day of review.
func (j Judge) documentsReviewed() Proposed {
	var p Proposed
	for _, d := range All(j.reg, Documents) {
		if d.State == DocumentRegistered && d.InForce(j.today) {
			review := j.NextReview(d)
			p.count(d.ID, review == "" || review >= j.today)
		}
	}
	return p
}

// deadlinesKept counts the deadlines in law of the last twelve months that were kept, and those that have passed.
func deadlinesKept(reg Register, now time.Time) Proposed {
	var p Proposed
	since := DayOf(now).AddMonths(-12)
	for _, clocks := range Clocks(reg) {
		for _, c := range clocks {
			switch c.State(now) {
			case ClockSent:
				if DayOf(c.SentAt()) > since {
					p.count(c.Incident.ID, true)
				}
			case ClockLate:
				p.count(c.Incident.ID, false)
			case ClockSentLate:
				if DayOf(c.Due) > since {
					p.count(c.Incident.ID, false)
				}
			}
		}
	}
	return p
}

// Needed tells whether an avsteg has been approved and is still made use of, whether or not its time has gone out.
func (e *Exception) Needed(today Day) bool { return e.EndedOn == "" || e.EndedOn > today }

// Late tells whether the day of an occasion has passed and nobody has done it.
func (o *ControlOccasion) Late(today Day) bool { return o.DoneOn == "" && o.PlannedOn < today }
