package reports

import (
	"strings"

	"lisparmen/data"
	"lisparmen/translations"
)

// PaperWords tell which paper was booked in the log: "Årsrapport informationssäkerhet, kontrollkod 1A2B-3C4D-5E6F-7081".
func PaperWords(name, code string) string {
	if report, ok := Named(name); ok {
		name = report.Title
	}
	return translations.Text("told.paper", map[string]string{"report": name, "code": code})
}

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
