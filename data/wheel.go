package data

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// The årshjul: what comes back each year, and everything else in the registers that has a day.

// Next is when an activity is to be done next: the first of its days after it was last done, or, when nobody has said that, from the
// day that it is counted from; empty without a month. An activity that is counted from no day is looked ahead at only.
func (a *Activity) Next(today Day) Day {
	month := a.Month.Number()
	if month == 0 {
		return ""
	}
	since := today
	switch {
	case a.LastDone != "":
		since = a.doneFor().AddDays(1)
	case a.From != "":
		since = a.From
	}
	every := 12
	if a.Every != nil {
		every = max(1, *a.Every)
	}
	start := a.dayIn(since.Year()-1, month)
	for n := 0; ; n += every {
		year, m := start.Year(), month+n
		year, m = year+(m-1)/12, (m-1)%12+1
		if on := a.dayIn(year, m); on >= since {
			return on
		}
	}
}

// aheadDays is how much before its day an activity may be done and still be the one of that day.
const aheadDays = 60

// doneFor is the day up to which what was last done counts. What is done a little ahead is done for the coming day: an activity of the
// last of March that was done on the 11th is not due again that month.
func (a *Activity) doneFor() Day {
	ahead := aheadDays
	if a.Every != nil {
		ahead = min(ahead, *a.Every*15) // half of the time between
	}
	return a.LastDone.AddDays(ahead)
}

// dayIn is the activity's day in a month, the month's last where it has no such day.
func (a *Activity) dayIn(year, month int) Day {
	last := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	date := last
	if a.Date != nil {
		date = min(*a.Date, last)
	}
	return Day(fmt.Sprintf("%04d-%02d-%02d", year, month, date))
}

// occurrences are the days of an activity within two, whether or not it is done for them.
func (a *Activity) occurrences(first, end Day) []Day {
	month := a.Month.Number()
	if month == 0 {
		return nil
	}
	every := 12
	if a.Every != nil {
		every = max(1, *a.Every)
	}
	var list []Day
	for n := 0; ; n += every {
		m := month + n
		on := a.dayIn(first.Year()-1+(m-1)/12, (m-1)%12+1)
		switch {
		case on >= end:
			return list
		case on >= first:
			list = append(list, on)
		}
	}
}

// Turn numbers the days of an activity through the years. A day keeps its number when the activity is moved within its turn, such as
// from March to May for one that comes back each year.
func (a *Activity) Turn(on Day) int {
	every := 12
	if a.Every != nil {
		every = max(1, *a.Every)
	}
	day := on.utc()
	return (day.Year()*12 + int(day.Month()) - a.Month.Number()) / every
}

// WheelMonth is a month of the årshjul.
type WheelMonth struct {
	First      Day
	Activities []WheelActivity
	Due        []Due      // all else that falls due then
	Meetings   []*Meeting // sammanträden
}

// WheelActivity is a day on which an activity comes back.
type WheelActivity struct {
	*Activity
	On   Day
	Done bool // already done for that day
}

// Wheel is the årshjul: twelve months from the one that runs, with everything that has a day in any register. What is overdue is no
// part of the year to come: it is counted, and stands among the watches.
func Wheel(reg Register, now time.Time) (months []WheelMonth, overdue int) {
	return WheelFrom(reg, now, FirstOfMonth(DayOf(now)))
}

// FirstOfMonth is the first day of the month of a day.
func FirstOfMonth(on Day) Day { return on.AddDays(1 - on.utc().Day()) }

// WheelFrom is the årshjul turned to twelve months from the first day of another. Where months that have been are among them, what is
// overdue stands in its own month too.
func WheelFrom(reg Register, now time.Time, first Day) (months []WheelMonth, overdue int) {
	today := DayOf(now)
	looksBack := first < FirstOfMonth(today)
	months = make([]WheelMonth, 12)
	for i := range months {
		months[i].First = first.AddMonths(i)
	}
	at := func(on Day) *WheelMonth {
		i := len(months) - 1
		for i > 0 && on < months[i].First {
			i--
		}
		return &months[i]
	}
	end := first.AddMonths(len(months))
	inUse := reg.InUse()
	for _, a := range All(inUse, Activities) {
		for _, on := range a.occurrences(first, end) {
			m := at(on)
			m.Activities = append(m.Activities, WheelActivity{a, on, a.Next(today) > on})
		}
	}
	due, putOff := Watches(reg, now, max(0, today.DaysUntil(end)))
	for _, d := range inOrder(slices.Concat(due, putOff)) {
		switch {
		case d.Clock != nil && d.Clock.Deadline.Track == TrackSecurityPolice: // it is among the watches alone: the årshjul is printed and shared
		case d.Overdue || d.On != "" && d.On < today:
			overdue++
			if looksBack && d.On >= first && d.On < end && d.What != DueActivity {
				m := at(d.On)
				m.Due = append(m.Due, d)
			}
		case d.On >= first && d.On < end && d.What != DueActivity:
			m := at(d.On)
			m.Due = append(m.Due, d)
		}
	}
	for _, meeting := range All(inUse, Meetings) {
		if meeting.On >= first && meeting.On < end {
			m := at(meeting.On)
			m.Meetings = append(m.Meetings, meeting)
		}
	}
	for i := range months {
		slices.SortStableFunc(months[i].Activities, func(a, b WheelActivity) int { return cmp.Compare(a.On, b.On) })
	}
	return months, overdue
}
