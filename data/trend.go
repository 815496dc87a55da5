package data

import (
	"cmp"
	"slices"
	"time"
)

// The five key figures that a board asks for, over time by themselves. They are read from the days that the records hold,
// as of the end of each of the latest quarters and today. The log is not asked: it tells when something was typed in, so
// that a register filled one afternoon would show a leap, and what was noted afterwards would never come in its place.

// Trend is one key figure over time.
type Trend struct {
	What   TrendWhat
	Kind   string       // English name of the kind of the records behind it
	Points []TrendPoint // the earliest first; the last is as it stands now
	Behind []string     // ids of the records that the figure now is counted from
}

// TrendPoint is how a figure stood at the end of a day.
type TrendPoint struct {
	On        Day
	Have, All int            // how many of how many; All is 0 where it is no share
	Known     bool           // false before the register was begun: it tells nothing of the time before
	ByHand    *EarlierFigure // where the register tells nothing of it, and somebody has written it in; nil: the register tells
}

// Value is the figure as a number: the part of the whole, or how many.
func (p TrendPoint) Value() float64 {
	if p.All == 0 {
		return float64(p.Have)
	}
	return float64(p.Have) / float64(p.All)
}

// TrendWhat tells which figure it is. It is a message key.
type TrendWhat string

// The figures.
const (
	TrendDocuments TrendWhat = "trend.documents" // governing documents that are in force and reviewed in time
	TrendTraining  TrendWhat = "trend.training"  // employees and elected who have gone through training that is still good
	TrendIncidents TrendWhat = "trend.incidents" // incidents in the quarter
	TrendDeadlines TrendWhat = "trend.deadlines" // deadlines in law that were kept, of those in twelve months: a quarter has few
	TrendActions   TrendWhat = "trend.actions"   // actions, and reports back on them, that are overdue
)

// IsShare tells whether the figure is a part of a whole.
func (w TrendWhat) IsShare() bool { return w != TrendIncidents && w != TrendActions }

// Now is the figure as it stands.
func (t Trend) Now() TrendPoint { return t.Points[len(t.Points)-1] }

// Before is how the figure stood at the end of the latest whole quarter.
func (t Trend) Before() TrendPoint { return t.Points[len(t.Points)-2] }

// trendQuarters is how many whole quarters a trend shows: with the one that runs, the same quarter last year is among them.
const trendQuarters = 5

// Trends gives the figures of the registers that are in use and have something to tell. clocks are those of the register. What
// lies here of a register that is kept in another system counts in none of them.
func Trends(reg Register, clocks [][]Clock, now time.Time) []Trend {
	m := trendMaker{reg.InUse(), DayOf(now), now, append(quarterEnds(DayOf(now), trendQuarters), DayOf(now))}
	list := []Trend{
		m.make(TrendDocuments, m.documents, "document"),
		m.make(TrendTraining, m.training, "training_done"),
		m.make(TrendIncidents, m.incidents, "incident"),
		m.make(TrendDeadlines, func(t *Trend) { m.deadlines(t, clocks) }, "incident", "deadline"),
		m.make(TrendActions, m.actions, "action"),
	}
	return slices.DeleteFunc(list, func(t Trend) bool { return !t.Now().Known })
}

// quarterEnds are the last days of the n latest quarters that have ended before a day, the earliest first.
func quarterEnds(today Day, n int) []Day {
	year, month, _ := today.utc().Date()
	first := Day(time.Date(year, (month-1)/3*3+1, 1, 0, 0, 0, 0, time.UTC).Format(dayForm)) // of the quarter that runs
	ends := make([]Day, n)
	for i := range ends {
		ends[i] = first.AddMonths(-3 * (n - 1 - i)).AddDays(-1)
	}
	return ends
}

type trendMaker struct {
	reg   Register
	today Day
	now   time.Time
	days  []Day // of the points
}

// make makes a trend of the registers that it is read from; all of them must be in use.
func (m trendMaker) make(what TrendWhat, fill func(*Trend), kinds ...string) Trend {
	t := Trend{What: what, Kind: kinds[0], Points: make([]TrendPoint, len(m.days))}
	for i, day := range m.days {
		t.Points[i].On = day
	}
	for _, kind := range kinds {
		if UseOf(m.reg, kind).State != UseInUse {
			return t
		}
	}
	fill(&t)
	m.fillByHand(&t)
	return t
}

// fillByHand gives the quarters that the registers tell nothing of what has been written in of them. How it stands now, the registers
// alone tell.
func (m trendMaker) fillByHand(t *Trend) {
	byHand := All(m.reg, EarlierFigures)
	for i := range t.Points {
		p := &t.Points[i]
		if p.Known || m.isNow(i) {
			continue
		}
		if e, ok := EarlierFigureIn(byHand, t.What, quarterEnds(p.On, 1)[0].AddDays(1), p.On); ok {
			p.Have, p.Known, p.ByHand = *e.Have, true, e
			if e.All != nil {
				p.All = *e.All
			}
		}
	}
}

// isNow tells whether a point is the last.
func (m trendMaker) isNow(i int) bool { return i == len(m.days)-1 }

// documents counts the governing documents that have begun to apply, and those that the policy demands, until another takes
// their place or they are repealed. One that nobody has said anything of does not count, nor one that is part of another. One without
// a day tells how it is now and nothing of before.
func (m trendMaker) documents(t *Trend) {
	decided := map[Link[*Document]][]Day{}
	for _, d := range All(m.reg, Decisions) { // in the order of their days
		if (d.Sort == DecisionAdopts || d.Sort == DecisionKeeps) && d.Taken(m.today) {
			decided[d.Document] = append(decided[d.Document], d.On)
		}
	}
	documents := All(m.reg, Documents)
	replaced := map[Link[*Document]]Day{} // the first day of the version after
	for _, d := range documents {
		if d.Replaces != "" && d.State == DocumentRegistered && d.StageNow() == StageAdopted {
			replaced[d.Replaces] = d.began()
		}
	}
	for _, d := range documents {
		if d.State != DocumentRegistered && d.State != DocumentMissing {
			continue
		}
		next, isReplaced := replaced[Link[*Document](d.ID)]
		review := reviewMemory{document: d, decided: decided[Link[*Document](d.ID)]}
		for i := range t.Points {
			p := &t.Points[i]
			begun := d.State == DocumentRegistered && (d.StageNow() == StageAdopted || d.StageNow() == StageRepealed) && cmp.Or(d.began(), m.today) <= p.On
			ended := isReplaced && next <= p.On || !d.Demanded && d.Stage == StageRepealed && d.To < p.On
			if ended || !begun && (!d.Demanded || d.Replaces != "") {
				continue
			}
			p.All++
			p.Known = p.Known || d.began() != "" || m.isNow(i)
			if begun && !d.Undecided() && d.InForce(p.On) && review.inTime(p.On) {
				p.Have++
			}
			if m.isNow(i) {
				t.Behind = append(t.Behind, d.ID)
			}
		}
	}
}

// began is the first day of a document; without one, the day it was decided.
func (d *Document) began() Day {
	if d.From == "" {
		return d.DecidedOn
	}
	return d.From
}

// reviewMemory tells whether a document's review was in time as of one day after another. It remembers the latest answer,
// which holds until the next decision.
type reviewMemory struct {
	document *Document
	decided  []Day // when it was adopted, or reviewed without change
	asked    bool
	since    Day
	later    bool
	due      Day
}

func (r *reviewMemory) inTime(on Day) bool {
	d := r.document
	since, later := Day(""), d.DecidedOn > on
	for _, day := range r.decided {
		if day <= on {
			since = max(since, day)
		} else {
			later = true
		}
	}
	if !r.asked || since != r.since || later != r.later {
		r.asked, r.since, r.later = true, since, later
		r.due = nextReview(d, since)
		if later { // the day noted is for the review after the later decision, so only the months can tell
			r.due = ""
			if d.DecidedOn <= on {
				since = max(since, d.DecidedOn)
			}
			if d.ReviewEvery != nil {
				r.due = since.AddMonths(*d.ReviewEvery)
			}
		}
	}
	return r.due == "" || r.due >= on
}

// training counts by how many there are now, since nobody notes how many there were.
func (m trendMaker) training(t *Trend) {
	var first Day
	for _, d := range All(m.reg, TrainingsDone) {
		first = earlier(first, d.On)
	}
	for i := range t.Points {
		p := &t.Points[i]
		if first == "" || p.On < first {
			continue
		}
		trained := newTrainings(m.reg, p.On)
		covered := trained.coverage(GroupAll, "")
		p.Have, p.All, p.Known = covered.Completed, covered.Of, covered.Of > 0
		for _, d := range trained.done {
			if m.isNow(i) && (counts(GroupEmployees, d.Group) || counts(GroupElected, d.Group)) {
				t.Behind = append(t.Behind, d.ID)
			}
		}
	}
}

// earlier is the earlier of two days, either of which may be none.
func earlier(a, b Day) Day {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
}

// incidents counts those that became known in each quarter, the last of which still runs.
func (m trendMaker) incidents(t *Trend) {
	var first Day
	start := quarterEnds(m.days[0].AddDays(1), 2)[0] // the end of the quarter before the first that is shown
	for _, incident := range All(m.reg, Incidents) {
		at, _ := incident.Knowledge()
		day := DayOf(at)
		if !incident.IsIncident() || day == "" || day > m.today {
			continue
		}
		first = earlier(first, day)
		after := start
		for i := range t.Points {
			p := &t.Points[i]
			if after < day && day <= p.On {
				p.Have++
				if m.isNow(i) {
					t.Behind = append(t.Behind, incident.ID)
				}
			}
			after = p.On
		}
	}
	for i := range t.Points {
		t.Points[i].Known = first != "" && first <= t.Points[i].On
	}
}

// deadlines counts those with a day that had passed, in the twelve months before each point.
func (m trendMaker) deadlines(t *Trend, clocks [][]Clock) {
	ends, starts := make([]time.Time, len(m.days)), make([]time.Time, len(m.days))
	for i, day := range m.days {
		ends[i], starts[i] = day.AddDays(1).Start(), day.AddMonths(-12).AddDays(1).Start()
		if m.isNow(i) {
			ends[i] = m.now
		}
	}
	for _, ofIncident := range clocks {
		isBehind := false
		for _, c := range ofIncident {
			state := c.State(m.now) // what has not been told by its day is late for ever, so the state now tells of each point
			if c.Due.IsZero() || state != ClockSent && state != ClockSentLate && state != ClockLate {
				continue
			}
			for i := range t.Points {
				if c.Due.After(ends[i]) || c.Due.Before(starts[i]) {
					continue
				}
				p := &t.Points[i]
				p.All++
				p.Known = true
				if state == ClockSent {
					p.Have++
				}
				isBehind = isBehind || m.isNow(i)
			}
		}
		if isBehind {
			t.Behind = append(t.Behind, ofIncident[0].Incident.ID)
		}
	}
}

// actions counts what was overdue on each day: the action itself, or the report back to the board. Nobody notes when an
// action was called off, so such a one never counts; nor does one that is done without a day.
func (m trendMaker) actions(t *Trend) {
	var first Day
	for _, a := range All(m.reg, Actions) {
		for _, day := range []Day{a.Start, a.Due, a.ReportBy, a.DoneOn} {
			first = earlier(first, day)
		}
		if a.State == ActionCancelled {
			continue
		}
		for i := range t.Points {
			on := t.Points[i].On
			undone := a.State != ActionDone || a.DoneOn > on
			unreported := a.ReportedOn == "" || a.ReportedOn > on
			if a.Due != "" && a.Due < on && undone || a.ReportBy != "" && a.ReportBy < on && unreported {
				t.Points[i].Have++
				if m.isNow(i) {
					t.Behind = append(t.Behind, a.ID)
				}
			}
		}
	}
	for i := range t.Points {
		t.Points[i].Known = first != "" && first <= t.Points[i].On
	}
}
