package export

import (
	"io"
	"strconv"
	"strings"
	"time"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/reports"
	"lisparmen/translations"
)

// WriteCalendar writes what falls due and the årshjul. Others see a calendar than see the binder, so what may be secret is left out but
// in the internal one. Errors are those of out.
func WriteCalendar(out io.Writer, reg data.Register, now time.Time, internal bool) error {
	name := reg.Municipality().Name
	if !internal {
		reg = reg.Public()
	}
	return exchange.WriteCalendar(out, translations.Swedish.Text("told.calendar.name", map[string]string{"municipality": name}), events(reg, now), now)
}

// alarmDays is how many days before a calendar reminds of what falls due.
const alarmDays = 7

// events is the årshjul as events, each known by what it is and the record it is about.
func events(register data.Register, now time.Time) []exchange.Event {
	view := reports.NewViewer(register)
	months, _ := data.Wheel(register, now)
	var list []exchange.Event
	for _, m := range months {
		for _, a := range m.Activities {
			if !a.Done {
				list = append(list, exchange.Event{UID: uid("activity", a.ID, strconv.Itoa(a.Turn(a.On))), Summary: a.Title, On: a.On, Alarm: alarmDays})
			}
		}
		for _, at := range m.Meetings {
			list = append(list, exchange.Event{UID: uid("meeting", at.ID), Summary: translations.Swedish.Text(data.KindKey("meeting"), nil) + ": " + view.Linked(string(at.Body)), On: at.On})
		}
		for _, due := range m.Due {
			alarm := alarmDays
			if !due.At.IsZero() {
				alarm = 1
			}
			list = append(list, exchange.Event{
				UID: dueUID(register, due), Summary: translations.Swedish.Text(string(due.What), nil) + ": " + view.WaitTitle(due), About: view.Waits(due), On: due.On, At: due.At, Alarm: alarm,
			})
		}
	}
	return list
}

// dueUID names what falls due the same each time, also when another of those that are told as one has become the first of them.
func dueUID(register data.Register, due data.Due) string {
	switch {
	case due.Clock != nil:
		return uid(string(due.What), due.ID, due.Clock.Deadline.ID, string(due.Clock.Unit))
	case due.What == data.DueMandate: // a day's are told as one
		return uid(string(due.What), string(due.On))
	case due.What == data.DueCheck: // a kind's
		return uid(string(due.What), due.Kind)
	case due.What == data.DueLaw: // a person's
		if l, ok := register.Record(due.ID).(*data.LegalRequirement); ok {
			return uid(string(due.What), string(l.Responsible))
		}
	}
	return uid(string(due.What), due.ID)
}

// uid names an event.
func uid(parts ...string) string { return strings.Join(parts, "-") + "@lisparmen" }
