package reports

import (
	"cmp"
	"slices"
	"time"

	"lisparmen/data"
	"lisparmen/translations"
)

// The two papers about a time of service, when somebody serves in the coordinator's place, have most of their words in common.

// ServedIn is the time of service that a paper about what was done is about: the one that is asked for, else the one that goes
// on or ended last; nil when there is none.
func ServedIn(in Input) *data.Service {
	if in.RecordID == "" {
		return data.Served(in.Register.InUse(), in.AsOf)
	}
	s, ok := data.Find(in.Register, data.Link[*data.Service](in.RecordID))
	if !ok || s.Gallrad != "" {
		return nil
	}
	return s
}

// servicePaper gathers what a paper about a time of service tells, and the marks of what it has told.
type servicePaper struct {
	*naming
	reg       data.Register // the registers that are in use
	service   *data.Service // nil when none is chosen or noted
	role      *data.Role    // that it is in; nil when that is not known
	day       data.Day      // whose doers it names
	incidents *incidentPaper
}

func newServicePaper(in Input, service *data.Service, day data.Day) *servicePaper {
	p := &servicePaper{naming: newNaming(in), reg: in.Register.InUse(), service: service, day: day, incidents: newIncidentPaper(in)}
	if service != nil {
		if role, ok := data.Find(in.Register, service.Role); ok && !role.Removed && role.Gallrad == "" {
			p.role = role
		}
	}
	return p
}

// chosenService refuses a record that the paper cannot be about.
func chosenService(in Input) error {
	if in.RecordID != "" && ServedIn(in) == nil {
		return data.NewProblem("problem.report.record", "kind", data.KindKey("service"), "id", in.RecordID)
	}
	return nil
}

// serves is the name of the one who serves.
func (p *servicePaper) serves() string { return p.view.Linked(string(p.service.Person)) }

// holder is the name of the one in whose place somebody serves; empty when nobody holds the role.
func (p *servicePaper) holder() string {
	if p.role == nil {
		return ""
	}
	return p.view.Linked(string(p.role.Holder))
}

// roleName is the role as one says it in a sentence.
func (p *servicePaper) roleName() string {
	return cmp.Or(lower(p.view.Linked(string(p.service.Role))), "okänd roll")
}

// dayOf is the day whose doers a thing that is due on a day is for: what falls due before the first day is for those of today.
func (p *servicePaper) dayOf(due data.Day) data.Day {
	if p.in.AsOf <= due && due < p.day {
		return p.in.AsOf
	}
	return p.day
}

// doer is who shall do on a day what is addressed to somebody. What is the holder's is for the one who serves, as long as that lasts.
func (p *servicePaper) doer(to data.Link[*data.Person], on data.Day) string {
	if p.role != nil && to != "" && to == p.role.Holder && p.service.From <= on && on <= p.service.To {
		to = p.service.Person
	}
	return cmp.Or(p.view.Linked(string(to)), "Ingen utsedd")
}

// dueTable lists what falls due: by when, what and who, at most so many rows; left is how many more there are.
func (p *servicePaper) dueTable(list []data.Due, most int) (table Table, left int) {
	table = Table{RowHeader: true, Tight: true, Columns: []Column{{Head: "Senast", Weight: 1.15}, {Head: "Vad", Weight: 6.4}, {Head: "Vem", Weight: 1.7}}}
	for _, d := range list[:min(most, len(list))] {
		if r := p.in.Register.Record(d.ID); r != nil {
			p.name(r)
		}
		what := Cell{Runs: []Run{quietly(translations.Swedish.Text(string(d.What), nil) + ": "), {Text: p.view.WaitTitle(d)}}}
		table.Rows = append(table.Rows, Row{Cells: []Cell{TextCell(cmp.Or(string(d.On), "–")), what, TextCell(p.doer(d.To, p.dayOf(d.On)))}})
	}
	return table, len(list) - len(table.Rows)
}

// clockTable lists the legal clocks of an incident: what, by when, to whom and how it stands. One that is judged not to be needed is
// left out.
func (p *servicePaper) clockTable(i *data.Incident) Table {
	now := p.in.moment()
	table := Table{Caption: p.name(i), RowHeader: true, Tight: true, Columns: []Column{
		{Head: "Vad", Weight: 3.2}, {Head: "Senast", Weight: 2.15}, {Head: "Till", Weight: 1.9}, {Head: "Läge", Weight: 2.9}, {Head: "Vem", Weight: 1.85},
	}}
	for _, c := range p.incidents.clocks[i.ID] {
		if c.State(now) == data.ClockNotDemanded {
			continue
		}
		what := Cell{Runs: []Run{{Text: stepName(c.Deadline.Track, c.Deadline.Step)}}}
		if unit := p.view.Linked(string(c.Unit)); unit != "" {
			what.Runs = append(what.Runs, Run{Text: ", " + unit})
		}
		who := "–"
		if c.Awaits(now) {
			who = p.doerOf(c)
		}
		table.Rows = append(table.Rows, Row{Cells: []Cell{
			what, TextCell(latest(c)), TextCell(cmp.Or(p.incidents.authority(c.Deadline.Authority), toAffected(c.Deadline.Track), "–")),
			{Runs: []Run{{Text: clockState(c, now), Bold: c.Awaits(now)}}},
			TextCell(who),
		}})
	}
	return table
}

// clockState is how a clock stands in a few words that are true as long as nothing is done: a paper is read long after it was made.
func clockState(c data.Clock, now time.Time) string {
	switch c.State(now) {
	case data.ClockSent:
		return "Skickat " + Moment(c.SentAt())
	case data.ClockSentLate:
		return "Skickat för sent, " + Moment(c.SentAt())
	case data.ClockWaiting:
		return capital(TimeLimit(c.Deadline))
	case data.ClockLate:
		return "Fristen har gått ut"
	case data.ClockUnjudged:
		return "Bedöm om det ska göras"
	}
	return "Återstår"
}

// doerOf is who tells what a clock is about.
func (p *servicePaper) doerOf(c data.Clock) string {
	on := p.dayOf(data.DayOf(c.Due))
	person := data.Coordinates(p.in.Register, on)
	if role, ok := data.Find(p.in.Register, c.Deadline.Role); ok && !role.Removed && role.Gallrad == "" {
		serves, _ := data.Serving(p.in.Register, role, on)
		person = cmp.Or(serves, person)
	}
	return p.doer(person, on)
}

// running are the incidents with a clock that somebody must act on, the most urgent first.
func (p *servicePaper) running() []*data.Incident {
	var list []*data.Incident
	due := map[*data.Incident]time.Time{} // the clocks of each are in the order of their days, those without a day last
	for _, i := range data.All(p.reg, data.Incidents) {
		clocks := p.incidents.clocks[i.ID]
		if at := slices.IndexFunc(clocks, func(c data.Clock) bool { return c.Awaits(p.in.moment()) }); at >= 0 {
			list = append(list, i)
			due[i] = clocks[at].Due
		}
	}
	slices.SortStableFunc(list, func(a, b *data.Incident) int {
		return cmp.Or(oneIf(due[a].IsZero())-oneIf(due[b].IsZero()), due[a].Compare(due[b]))
	})
	return list
}
