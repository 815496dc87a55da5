package seed

import (
	"slices"
	"sync"

	"lisparmen/data"
)

// CatalogueDuty is one of the duties that an information security policy of a municipality lays on it, in our words.
type CatalogueDuty struct {
	Number      int       `json:"number"` // 1–28, what Duty.Catalogue holds
	Area        data.Area `json:"area"`
	Text        string    `json:"text"`
	Lack        string    `json:"lack"`          // what is the case when the duty is not met
	Proof       string    `json:"proof"`         // the record or paper that proves it
	FoundByWord bool      `json:"found_by_word"` // policies lay it with a "ska" or the like; others must be added by hand
	Demands     data.Area `json:"demands"`       // area of the governing document it demands; empty for none
}

// Duties lists the catalogue's duties by number.
func Duties() []CatalogueDuty { return slices.Clone(allDuties()) }

// Duty finds a duty of the catalogue by its number.
func Duty(number int) (CatalogueDuty, bool) {
	for _, d := range allDuties() {
		if d.Number == number {
			return d, true
		}
	}
	return CatalogueDuty{}, false
}

var allDuties = sync.OnceValue(func() []CatalogueDuty {
	return must(readJSON[CatalogueDuty]("duties.json"))
})
