package data

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// daysToAdjust is within how many days after a meeting its minutes shall be justerade: kommunallagen (2017:725) 5 kap. 69 §,
// which 6 kap. 35 § makes a rule for the boards too. [E] to be compared with the text of the law.
const daysToAdjust = 14

// after adds something that is due a number of days after a day, once it is.
func (w *watch) after(what DueWhat, since Day, rec Record, t to) {
	by := since.AddDays(w.leads[what])
	if since != "" && by <= w.today.AddDays(max(0, w.days)) {
		w.put(Due{What: what, On: by, Kind: rec.KindName(), ID: rec.Header().ID, Overdue: by < w.today}, t)
	}
}

// minutes are planned decisions whose meeting has been, told from the day after it, and minutes that nobody has noted as
// justerade. Only meetings that had something of ours are waited for: the others come with the year's plan.
func (w *watch) minutes(decisions []*Decision) {
	ours := map[Link[*Meeting]]bool{}
	for _, d := range decisions {
		if d.Meeting == "" {
			continue
		}
		ours[d.Meeting] = true
		held := d.On
		if m, ok := Find(w.reg, d.Meeting); ok && !m.Removed && m.Gallrad == "" {
			held = m.On
		}
		if !d.Waits() || held == "" || held >= w.today || w.elsewhere["meeting"] {
			continue
		}
		m, ok := Find(w.reg, d.Matter)
		if ok && m.State == MatterDropped {
			continue
		}
		t := to{}
		if ok {
			t.person = m.Officer
		}
		by := held.AddDays(w.leads[DueMinutes])
		w.put(Due{What: DueMinutes, On: by, Kind: d.KindName(), ID: d.ID, Overdue: by < w.today}, t)
	}
	for _, m := range All(w.reg, Meetings) {
		if ours[Link[*Meeting](m.ID)] && m.AdjustedOn == "" && m.On < w.today {
			w.after(DueAdjusted, m.On, m, to{})
		}
	}
}

// stalled are matters on their way that no coming meeting is to take up, and that nothing has happened to for long.
func (w *watch) stalled(decisions []*Decision) {
	if w.elsewhere["meeting"] { // what is to come up is known there
		return
	}
	type way struct {
		latest Day  // the last step taken
		waits  bool // for a meeting to come, or for its minutes
	}
	ways := map[Link[*Matter]]way{}
	for _, d := range decisions {
		at := ways[d.Matter]
		if d.Waits() {
			at.waits = true
		} else if d.On <= w.today {
			at.latest = max(at.latest, d.On)
		}
		ways[d.Matter] = at
	}
	for _, m := range All(w.reg, Matters) {
		at := ways[Link[*Matter](m.ID)]
		if !m.Open() || at.waits {
			continue
		}
		w.after(DueStalled, cmp.Or(at.latest, madeOn(m.ID)), m, to{person: m.Officer})
	}
}

// Open tells whether the matter is still on its way.
func (m *Matter) Open() bool { return m.State != MatterDecided && m.State != MatterDropped }

// madeOn is the day on which a record got its id, which begins with the moment (UUIDv7); empty for another form of id.
func madeOn(id string) Day {
	if !IsID(id) || id[14] != '7' {
		return ""
	}
	ms, err := strconv.ParseInt(strings.ReplaceAll(id[:13], "-", ""), 16, 64)
	if err != nil {
		return ""
	}
	return DayOf(time.UnixMilli(ms))
}

// NextMeeting is the nearest meeting to come that is to take up something of ours; nil when none is.
func NextMeeting(reg Register, today Day) *Meeting {
	ours := map[Link[*Meeting]]bool{}
	for _, d := range All(reg, Decisions) {
		if d.Waits() {
			ours[d.Meeting] = true
		}
	}
	coming := ComingMeetings(reg, today)
	i := slices.IndexFunc(coming, func(m *Meeting) bool { return ours[Link[*Meeting](m.ID)] })
	if i < 0 {
		return nil
	}
	return coming[i]
}
