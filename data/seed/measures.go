package seed

import (
	"strings"
	"sync"

	"lisparmen/data"
)

// measures are the ten areas of cybersäkerhetslagen (2025:1506) 2 kap. 3 § and the 93 measures of annex A of SS-EN ISO/IEC 27001,
// by titles of our own. No new file begins with them: the coordinator takes in the law's, the standard's or both when it is time.
var measures = sync.OnceValue(func() []row { return must(readJSON[row]("measures.json")) })

// Measures makes those that the register has not: the ten areas of the law, or with annex the measures of annex A.
func Measures(reg data.Register, annex bool, newID func() string) []*data.Measure {
	has := map[string]bool{}
	for _, m := range data.All(reg, data.Measures) {
		has[strings.ToUpper(m.Reference)] = true
	}
	b := newBook(newID, strings.NewReplacer())
	for _, r := range measures() {
		if r["group"] != string(data.MeasureLaw) == annex && !has[strings.ToUpper(r["reference"].(string))] {
			if err := b.put(data.Measures.Name, r); err != nil {
				panic(err) // as must does
			}
		}
	}
	made := make([]*data.Measure, len(b.inTurn))
	for i, r := range b.records() {
		made[i] = r.(*data.Measure)
		made[i].Secrecy.State = data.SecrecyPossible // as a guarded kind begins
	}
	return made
}
