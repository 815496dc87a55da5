package reports

import (
	"strings"

	"lisparmen/data"
)

// Titled are the ids of the records that have a text in their title, whatever its case, also those that have
// been removed.
func (v *Viewer) Titled(text string) []string {
	text = strings.ToLower(text)
	var ids []string
	for _, kind := range data.Kinds() {
		for _, r := range v.reg.All(kind) {
			if strings.Contains(strings.ToLower(v.Title(r)), text) {
				ids = append(ids, r.Header().ID)
			}
		}
	}
	return ids
}
