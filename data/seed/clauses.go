package seed

import (
	"slices"
	"sync"

	"lisparmen/data"
)

// Clause is one of the clauses 4–10 of SS-EN ISO/IEC 27001:2023, by a short title of our own, and what in the binder answers it.
type Clause struct {
	Clause    string   `json:"clause"`
	Title     string   `json:"title"`
	Registers []string `json:"registers"` // the kinds by their Swedish words, at least one
	Answer    string   `json:"answer"`
	Duties    []int    `json:"duties"` // numbers of the catalogue's duties by which the registers judge the same; none: nothing judges it
}

// Clauses lists them in the order of the standard.
func Clauses() []Clause { return slices.Clone(allClauses()) }

var allClauses = sync.OnceValue(func() []Clause { return must(readJSON[Clause]("clauses.json")) })

// LawAreas are the titles of the ten areas of measures in cybersäkerhetslagen (2025:1506) 2 kap. 3 §, in the order of the act.
func LawAreas() []string {
	var titles []string
	for _, r := range measures() {
		if r["group"] == string(data.MeasureLaw) {
			titles = append(titles, r["title"].(string))
		}
	}
	return titles
}
