package data

// daysToTellChange is how long after a change it must be told: "senast 14 dagar efter förändringen",
// cybersäkerhetslagen (2025:1506) 2 kap. 2 §.
const daysToTellChange = 14

// TellBy is the last day to tell it. The first time it is as soon as can be, which the day itself stands for.
func (r *Registration) TellBy() Day {
	if r.Sort == RegistrationFirst {
		return r.ChangedOn
	}
	return r.ChangedOn.AddDays(daysToTellChange)
}

// Late tells whether it was told too late, or has not been told in time by a day. The first time has no counted days.
func (r *Registration) Late(today Day) bool {
	if r.Sort == RegistrationFirst {
		return false
	}
	told := r.NotifiedOn
	if told == "" {
		told = today
	}
	return told > r.TellBy()
}

// DayClock is a deadline that is counted in days.
type DayClock struct {
	State ClockState
	By    Day // the last day; empty: as soon as can be
	Days  int // left to it, negative when it has passed; 0 without one
}

// RegistrationClock tells how the telling of a change stands: fourteen days from the change, counted strictly (cybersäkerhetslagen
// (2025:1506) 2 kap. 2 §). The first time has no counted days, and so is never late.
func RegistrationClock(r *Registration, today Day) DayClock {
	told := r.NotifiedOn != ""
	if r.Sort == RegistrationFirst || r.ChangedOn == "" {
		if told {
			return DayClock{State: ClockSent}
		}
		return DayClock{State: ClockRunning}
	}
	c := DayClock{By: r.TellBy()}
	c.Days = today.DaysUntil(c.By)
	switch late := r.Late(today); {
	case told && late:
		c.State = ClockSentLate
	case told:
		c.State = ClockSent
	case late:
		c.State = ClockLate
	default:
		c.State = ClockRunning
	}
	return c
}
