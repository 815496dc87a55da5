package reports

import (
	"cmp"
	"strings"

	"lisparmen/data"
)

// Whether something has to do with säkerhetsskydd is told in no list of records, not even an internal one: the list is read by more
// people than the one incident's own paper.

// concealed stands for what is left out of lists because it has to do with säkerhetsskydd.
const concealed = "Säkerhetsskydd redovisas inte här"

// What is said in the place of what has happened, and of the reference that it is kept under, which stands on no paper.
const (
	notDescribed      = "Incidenten är bedömd från säkerhetsskydd och beskrivs inte här. Säkerhetsskyddschefen förvarar dokumentationen och dess beteckning."
	atProtectionChief = "Finns hos säkerhetsskyddschefen"
)

// name is what a paper about incidents calls one: nothing of what has happened where säkerhetsskydd is at stake.
func (d *incidentPaper) name(i *data.Incident) string {
	if i.SecurityProtection {
		return cmp.Or(d.view.Number(i), "En incident")
	}
	return d.view.Title(i)
}

// isConcealed tells whether all that a record says is left out.
func isConcealed(r data.Record) bool {
	n, ok := r.(*data.Notification)
	return ok && n.Track == data.TrackSecurityPolice
}

// isConcealedField tells whether a field is left out of every record of its kind.
func isConcealedField(name string) bool { return strings.HasPrefix(name, "security_protection") }
