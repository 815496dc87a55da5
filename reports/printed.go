package reports

import (
	"time"

	"lisparmen/data"
)

// Booked tells which paper was booked in the log: "Incident: I-8 Fel mottagare i utskick, kontrollkod 1A2B-3C4D-5E6F-7081".
func (v *Viewer) Booked(p data.Printed) string {
	name := v.PrintedName(p)
	if about := v.PrintedAbout(p); about != "" {
		name += ": " + about
	}
	return v.In.Text("told.paper", map[string]string{"report": name, "code": p.Code})
}

// PrintedName is what a report that was printed is called; one that has had its day since by its name alone.
func PrintedName(p data.Printed) string { return Swedish.PrintedName(p) }

// PrintOf tells, on a paper about a person, that another was printed about them. A report has no way to ask for another's title.
type PrintOf struct {
	At            time.Time
	Title, Author string
}

// PrintsOf picks out what has been printed about a person.
func PrintsOf(person *data.Person, printed []data.Printed) []PrintOf {
	var list []PrintOf
	for _, p := range printed {
		if p.Origin == data.OriginOf(person.KindName(), person.ID) {
			list = append(list, PrintOf{p.At, PrintedName(p), p.Author})
		}
	}
	return list
}

// PrintedAbout is the record or the register that a printed paper was about; empty for the whole register.
func (v *Viewer) PrintedAbout(p data.Printed) string {
	if _, id, ok := data.SplitOrigin(p.Origin); ok {
		return v.Linked(id)
	}
	if data.IsRegister(p.Kind) {
		return v.text(data.KindsKey(p.Kind))
	}
	return ""
}

// PrintedVersion tells whether a printed paper held what may be secret; empty where that was not booked.
func PrintedVersion(p data.Printed) string { return Swedish.PrintedVersion(p) }

// PrintedPeriod is the period that a printed paper told of, or else the day that it gave the state of; empty where neither was booked.
func PrintedPeriod(p data.Printed) string { return Swedish.PrintedPeriod(p) }

// FormWords is what a form of paper is called; one that has no words yet by its name.
func FormWords(form string) string { return Swedish.FormWords(form) }
