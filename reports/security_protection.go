package reports

import (
	"strings"

	"lisparmen/data"
)

// Whether something has to do with säkerhetsskydd is told in no list of records, not even an internal one: the list is read by more
// people than the one incident's own paper.

// concealed stands for what is left out of lists because it has to do with säkerhetsskydd.
const concealed = "Säkerhetsskydd redovisas inte här"

// isConcealed tells whether all that a record says is left out.
func isConcealed(r data.Record) bool {
	n, ok := r.(*data.Notification)
	return ok && n.Track == data.TrackSecurityPolice
}

// isConcealedField tells whether a field is left out of every record of its kind.
func isConcealedField(name string) bool { return strings.HasPrefix(name, "security_protection") }
