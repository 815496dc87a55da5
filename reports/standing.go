package reports

import (
	"cmp"
	"strconv"
	"strings"

	"lisparmen/data"
	"lisparmen/translations"
)

// How a duty stands and what waits, in words that the window, the papers and the command line share.

// Reason is why the registers answer as they do, without a full stop: "3 av 4 roller som behövs har en innehavare".
func Reason(judged data.Judged) string {
	return translations.Text(string(judged.Reason), map[string]string{
		"have": Number(judged.Have), "all": Number(judged.All), "count": strconv.Itoa(judged.All), "registers": registerNames(judged.Registers),
	})
}

// RuleWords tells the rule by which a duty is judged.
func RuleWords(rule data.Rule) string {
	return translations.Text(rule.Key, map[string]string{"registers": registerNames(rule.Reads)})
}

func registerNames(names []string) string {
	words := make([]string, len(names))
	for i, name := range names {
		words[i] = lower(translations.Text(data.KindsKey(name), nil))
	}
	return strings.Join(words, ", ")
}

// CoverageWords tells how much the registers hold: "12 av cirka 85 informationstillgångar" where the whole is known, else
// "Roller: 22".
func CoverageWords(coverage []data.Extent) string {
	parts := make([]string, len(coverage))
	for i, c := range coverage {
		name := lower(translations.Text(data.KindsKey(c.Register), nil))
		if c.Whole > 0 {
			parts[i] = Number(c.Held) + " av cirka " + Number(c.Whole) + hard + name
		} else {
			parts[i] = name + ": " + Number(c.Held)
		}
	}
	return capital(strings.Join(parts, ", "))
}

// WaitKey is the message key of the sentence that tells what waits. It takes "what" and "when".
func WaitKey(due data.Due) string {
	key := "ui.wait." + strings.TrimPrefix(string(due.What), "due.")
	switch {
	case due.Clock != nil && due.Clock.Due.IsZero(), due.On == "" && translations.Has(key+".now"):
		key += ".now"
	case due.Overdue:
		key += ".late"
	}
	return key
}

// WaitTitle is what a watch is about: the record, and for a legal deadline which step of it; and how many more there are.
func (v *Viewer) WaitTitle(due data.Due) string {
	title := cmp.Or(v.Linked(due.ID), notStated)
	if c := due.Clock; c != nil {
		title = stepTitle(c.Deadline.Step, c.Deadline.Track, v.Linked(string(c.Unit))) + ", " + cmp.Or(v.Number(c.Incident), title)
	}
	if due.More > 0 {
		title += " " + translations.Count("ui.overview.and_more", due.More, nil)
	}
	return title
}

// Waits tells in a sentence what waits, without a full stop.
func (v *Viewer) Waits(due data.Due) string {
	when := string(due.On)
	if !due.At.IsZero() {
		when = Moment(due.At)
	}
	return translations.Text(WaitKey(due), map[string]string{"what": v.WaitTitle(due), "when": when})
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
