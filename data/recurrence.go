package data

import (
	"slices"
	"time"
)

// recurrenceMonths is how near two incidents with the same cause lie to count as one that comes back: "minst två på sex månader",
// MCFFS 2026:8 as read in a third party's summary of 2026-07-09; to be checked against the original.
const recurrenceMonths = 6

// Recurrences are the other incidents with the same sort of cause that became known within six months of the incident, before or
// after, the earliest first. Two in six months must be judged together; whether they reach a threshold a person judges.
func Recurrences(reg Register, incident *Incident) []*Incident {
	at := incident.noticed()
	if incident.CauseSort == "" || at.IsZero() || !incident.IsIncident() {
		return nil
	}
	var list []*Incident
	for _, other := range All(reg, Incidents) {
		when := other.noticed()
		if other.ID == incident.ID || other.CauseSort != incident.CauseSort || when.IsZero() || !other.IsIncident() {
			continue
		}
		first, last := DayOf(at), DayOf(when)
		if last < first {
			first, last = last, first
		}
		if last <= first.AddMonths(recurrenceMonths) {
			list = append(list, other)
		}
	}
	slices.SortStableFunc(list, func(a, b *Incident) int { return a.noticed().Compare(b.noticed()) })
	return list
}

// RecurringNow are the incidents known in the six months before today that came back, each the latest of its cause, for which nothing
// has been decided: no action is linked to it.
func RecurringNow(reg Register, today Day) []*Incident {
	answered := map[Link[*Incident]]bool{}
	for _, a := range All(reg, Actions) {
		answered[a.Incident] = true
	}
	latest := map[CauseSort]*Incident{}
	for _, i := range All(reg, Incidents) {
		if of := latest[i.CauseSort]; i.IsIncident() && !i.noticed().IsZero() && (of == nil || i.noticed().After(of.noticed())) {
			latest[i.CauseSort] = i
		}
	}
	var list []*Incident
	for _, cause := range causeSorts.Options {
		i := latest[CauseSort(cause.Name)]
		if i != nil && DayOf(i.noticed()).AddMonths(recurrenceMonths) >= today && !answered[Link[*Incident](i.ID)] && len(Recurrences(reg, i)) > 0 {
			list = append(list, i)
		}
	}
	return list
}

// noticed is when the incident became known, or happened when nobody has said when it became known.
func (i *Incident) noticed() time.Time {
	known, _ := i.Knowledge()
	if known.IsZero() {
		return i.OccurredAt
	}
	return known
}
