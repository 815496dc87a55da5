package data

import (
	"cmp"
	"slices"
	"time"
)

// Due is something that waits to be done.
type Due struct {
	What    DueWhat
	On      Day       // empty: no day to go by
	At      time.Time // the moment, for a legal deadline that has one
	Kind    string    // of the record it is about
	ID      string    // of the record it is about
	Overdue bool
	Clock   *Clock // for a legal deadline
}

// DueWhat tells what waits. It is a message key.
type DueWhat string

// What can wait.
const (
	DueReview     DueWhat = "due.review"      // a governing document shall be reviewed
	DueExpiry     DueWhat = "due.expiry"      // a governing document ceases to apply
	DueAction     DueWhat = "due.action"      // an action shall be done
	DueRoleEnds   DueWhat = "due.role_ends"   // a role's time ends
	DueRoleVacant DueWhat = "due.role_vacant" // a role that is needed has no holder
	DueClock      DueWhat = "due.clock"       // a legal deadline runs or has passed
)

// WhatIsDue lists what is overdue or falls due within the given number of days, the earliest first. Legal deadlines
// that run are there whatever their day; what has no day comes last.
func WhatIsDue(reg Register, now time.Time, horizonDays int) []Due {
	today := DayOf(now)
	last := today.AddDays(horizonDays)
	var list []Due
	add := func(what DueWhat, on Day, rec Record) {
		if on != "" && on <= last {
			list = append(list, Due{What: what, On: on, Kind: rec.KindName(), ID: rec.Header().ID, Overdue: on < today})
		}
	}
	documents := All(reg, Documents)
	replaced := map[Link[*Document]]bool{}
	for _, d := range documents {
		if d.InForce(today) {
			replaced[d.Replaces] = true
		}
	}
	for _, d := range documents {
		if d.State == DocumentRegistered && !replaced[Link[*Document](d.ID)] {
			add(DueReview, d.ReviewOn, d)
			add(DueExpiry, d.To, d)
		}
	}
	for _, a := range All(reg, Actions) {
		if a.Open() {
			add(DueAction, a.Due, a)
		}
	}
	for _, r := range All(reg, Roles) {
		switch {
		case r.Vacant(today):
			list = append(list, Due{What: DueRoleVacant, Kind: r.KindName(), ID: r.ID})
		case r.Holder != "":
			add(DueRoleEnds, r.To, r)
		}
	}
	for _, clocks := range Clocks(reg) {
		for _, c := range clocks {
			if c.Awaits(now) {
				list = append(list, clockDue(c, now))
			}
		}
	}
	order := make([]int, len(list)) // sorted in the place of what is due, which takes long to move about
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		a, b := &list[i], &list[j]
		return cmp.Or(cmp.Compare(orLast(a.On), orLast(b.On)), a.At.Compare(b.At), cmp.Compare(a.ID, b.ID), cmp.Compare(a.What, b.What), cmp.Compare(i, j))
	})
	sorted := make([]Due, len(list))
	for at, i := range order {
		sorted[at] = list[i]
	}
	return sorted
}

// orLast puts what has no day after every day.
func orLast(d Day) Day { return cmp.Or(d, "9999") }

// clockDue is a running clock. What shall be told without delay is due since the day it was known.
func clockDue(c Clock, now time.Time) Due {
	at := c.Due
	if at.IsZero() {
		at = c.From
	}
	return Due{
		What: DueClock, On: DayOf(at), At: at, Kind: c.Incident.KindName(), ID: c.Incident.ID,
		Overdue: c.State(now) == ClockLate, Clock: &c,
	}
}

// Vacant tells whether nobody holds a role that the municipality has decided that somebody must hold.
func (r *Role) Vacant(on Day) bool { return r.Needed && !r.InService(on) }

// Awaits tells whether somebody must still tell, or judge whether to tell.
func (c Clock) Awaits(now time.Time) bool {
	switch c.State(now) {
	case ClockRunning, ClockLate, ClockUnjudged:
		return true
	}
	return false
}

// Clocks gives the legal clocks of every incident, in the order of the incidents.
func Clocks(reg Register) [][]Clock {
	rules := All(reg, Deadlines)
	made := map[Link[*Incident]][]*Notification{}
	for _, n := range All(reg, Notifications) {
		made[n.Incident] = append(made[n.Incident], n)
	}
	incidents := All(reg, Incidents)
	list := make([][]Clock, len(incidents))
	for i, incident := range incidents {
		var units []*Unit
		for _, link := range incident.Units {
			if u, ok := Find(reg, link); ok && !u.Removed && u.Gallrad == "" {
				units = append(units, u)
			}
		}
		list[i] = incident.Clocks(rules, made[Link[*Incident](incident.ID)], units)
	}
	return list
}
