package reports

import (
	"cmp"
	"strings"

	"lisparmen/data"
	"lisparmen/translations"
)

// How a duty stands and what waits, in words that the window, the papers and the command line share.

// Reason is why the registers answer as they do, without a full stop: "3 av 4 roller som behövs har en innehavare".
func Reason(judged data.Judged) string { return Swedish.Reason(judged) }

// RuleWords tells the rule by which a duty is judged.
func RuleWords(rule data.Rule) string { return Swedish.RuleWords(rule) }

// CoverageWords tells how much the registers hold: "12 av cirka 85 informationstillgångar" where the whole is known, else
// "Roller: 22".
func CoverageWords(coverage []data.Extent) string { return Swedish.CoverageWords(coverage) }

// WaitKey is the message key of the sentence that tells what waits. It takes "what" and "when".
func WaitKey(due data.Due) string {
	key := "ui.wait." + strings.TrimPrefix(string(due.What), "due.")
	switch {
	case due.Clock != nil && due.Clock.Due.IsZero(), due.On == "" && translations.Swedish.Has(key+".now"):
		key += ".now"
	case due.Overdue:
		key += ".late"
	}
	return key
}

// WaitTitle is what a watch is about: the record, and for a legal deadline which step of it; and how many more there are.
func (v *Viewer) WaitTitle(due data.Due) string {
	title := cmp.Or(v.Linked(due.ID), v.NotStated())
	if c := due.Clock; c != nil {
		title = v.stepTitle(c.Deadline.Step, c.Deadline.Track, v.Linked(string(c.Unit))) + ", " + cmp.Or(v.Number(c.Incident), title)
	}
	if due.More > 0 {
		title += " " + v.In.Count("ui.overview.and_more", due.More, nil)
	}
	return title
}

// Waits tells in a sentence what waits, without a full stop.
func (v *Viewer) Waits(due data.Due) string {
	when := string(due.On)
	if !due.At.IsZero() {
		when = Moment(due.At)
	}
	return v.In.Text(WaitKey(due), map[string]string{"what": v.WaitTitle(due), "when": when})
}

// WhyLate is what somebody has written about why something was told too late, or is put off.
func (v *Viewer) WhyLate(due data.Due) string {
	if due.Clock != nil && due.Clock.Notification != nil {
		return due.Clock.Notification.LateReason
	}
	for _, snooze := range data.All(v.reg, data.Snoozes) {
		if due.Until != "" && snooze.What == due.What && snooze.Record == due.ID && snooze.Until == due.Until {
			return snooze.Reason
		}
	}
	return ""
}
