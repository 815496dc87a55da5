package seed

import (
	"slices"
	"sync"
)

// Threat is what can happen to information, as a riskanalys is asked about it. Its text is how the risk is told: if, then, which
// leads to.
type Threat struct {
	Key   string `json:"key"`
	Group string `json:"group"` // what it comes from: people, technology, supplier or premises
	Title string `json:"title"`
	Text  string `json:"text"`
}

// Threats lists the threats of the catalogue, those of a group together.
func Threats() []Threat { return slices.Clone(threats()) }

var threats = sync.OnceValue(func() []Threat { return must(readJSON[Threat]("threats.json")) })

// ThreatGroups are the groups of threats, in the order of the catalogue.
func ThreatGroups() []string {
	var groups []string
	for _, t := range threats() {
		if !slices.Contains(groups, t.Group) {
			groups = append(groups, t.Group)
		}
	}
	return groups
}
