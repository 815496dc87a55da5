package data

import (
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

// WheelMonth is a month of the årshjul.
type WheelMonth struct {
	First    Day
	Entries  []Due      // activities, and all else that is due then
	Meetings []*Meeting // sammanträden
}

// Wheel is the årshjul: twelve months from the one that runs, with everything that has a day in any register. What is overdue is in
// the month that runs, since it is still to be done.
func Wheel(reg Register, now time.Time) []WheelMonth {
	today := DayOf(now)
	first := today.AddDays(1 - today.utc().Day())
	list := make([]WheelMonth, 12)
	for i := range list {
		list[i].First = first.AddMonths(i)
	}
	at := func(on Day) *WheelMonth {
		for i := len(list) - 1; i >= 0; i-- {
			if on >= list[i].First {
				return &list[i]
			}
		}
		return &list[0]
	}
	end := first.AddMonths(len(list))
	due, putOff := Watches(reg, now, today.DaysUntil(end))
	for _, d := range inOrder(slices.Concat(due, putOff)) {
		if d.On != "" && d.On < end {
			m := at(d.On)
			m.Entries = append(m.Entries, d)
		}
	}
	for _, m := range All(reg.InUse(), Meetings) {
		if m.On >= first && m.On < end {
			month := at(m.On)
			month.Meetings = append(month.Meetings, m)
		}
	}
	return list
}
