package seed

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// Municipality is one of the 290.
type Municipality struct {
	Code   string // "1470"
	Name   string // "Vara kommun"
	Short  string // "Vara"
	County string // "Västra Götalands län"
}

// county is a län and the one whose länsstyrelse supervises it under cybersäkerhetslagen.
type county struct {
	Code       string `json:"code"`
	Name       string `json:"name"`
	Short      string `json:"short"`
	Supervisor string `json:"supervisor"` // code of a county
}

// Municipalities lists the 290 municipalities by code.
func Municipalities() []Municipality { return slices.Clone(allMunicipalities()) }

var allMunicipalities = sync.OnceValue(func() []Municipality {
	return must(readMunicipalities(must(files.ReadFile("municipalities.csv"))))
})

const municipalityColumns = "code;name;short;county"

func readMunicipalities(raw []byte) ([]Municipality, error) {
	r := csv.NewReader(bytes.NewReader(raw))
	r.Comma = ';'
	lines, err := r.ReadAll()
	if err != nil {
		return nil, named("municipalities.csv", err)
	}
	if len(lines) == 0 || strings.Join(lines[0], ";") != municipalityColumns {
		return nil, fmt.Errorf("municipalities.csv: the first line is not %s", municipalityColumns)
	}
	list := make([]Municipality, 0, len(lines))
	for _, line := range lines[1:] {
		list = append(list, Municipality{line[0], line[1], line[2], line[3]})
	}
	return list, nil
}

var allCounties = sync.OnceValue(func() []county {
	return must(readJSON[county]("counties.json"))
})

func countyNamed(name string) (county, bool) {
	return findCounty(func(c county) bool { return c.Name == name })
}

func countyWithCode(code string) (county, bool) {
	return findCounty(func(c county) bool { return c.Code == code })
}

func findCounty(fits func(county) bool) (county, bool) {
	if i := slices.IndexFunc(allCounties(), fits); i >= 0 {
		return allCounties()[i], true
	}
	return county{}, false
}

// FindMunicipality finds a municipality by its name as people write it: "Vara", "vara kommun", "Stockholms stad",
// "Region Gotland". Letters must be right: Habo and Håbo are two.
func FindMunicipality(name string) (Municipality, bool) {
	wanted := plainName(name)
	for _, m := range allMunicipalities() {
		if plainName(m.Short) == wanted || plainName(m.Name) == wanted {
			return m, true
		}
	}
	return Municipality{}, false
}

// plainName is a name in lower case without the words that say that it is a municipality.
func plainName(name string) string {
	name = strings.ToLower(strings.Join(strings.Fields(norm.NFC.String(name)), " "))
	name = strings.TrimPrefix(strings.TrimPrefix(name, "region "), "staden ")
	for _, ending := range []string{" kommun", " stad"} {
		name = strings.TrimSuffix(name, ending)
	}
	return name
}

// NearestMunicipalities gives the n municipalities whose names are most like the one written, the likeliest first.
func NearestMunicipalities(name string, n int) []Municipality {
	wanted := plainName(name)
	swedish := collate.New(language.Swedish)
	type candidate struct {
		Municipality
		distance int
	}
	list := make([]candidate, 0, len(allMunicipalities()))
	for _, m := range allMunicipalities() {
		short := plainName(m.Short)
		distance := min(nameDistance(wanted, short), nameDistance(wanted, plainName(m.Name)))
		if short != wanted && strings.HasPrefix(short, wanted) { // one who has begun a name meets them in order
			distance = min(distance, costUnfinished)
		}
		list = append(list, candidate{m, distance})
	}
	slices.SortFunc(list, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), swedish.CompareString(a.Short, b.Short))
	})
	nearest := make([]Municipality, 0, max(0, n))
	for _, c := range list[:min(max(0, n), len(list))] {
		nearest = append(nearest, c.Municipality)
	}
	return nearest
}

// What it costs to make the written name the real one.
const (
	costUnfinished = 1  // a letter after the end of what was written
	costAccent     = 2  // a for å or ä, o for ö, e for é
	costLetter     = 12 // any other letter added, left out or exchanged
)

// nameDistance is the edit distance from what was written to a name. Writing only the beginning costs little, as does
// leaving out the rings and dots.
func nameDistance(written, name string) int {
	from, to := []rune(written), []rune(name)
	before := make([]int, len(to)+1)
	for j := range before {
		before[j] = j * costLetter
	}
	for i, r := range from {
		row := make([]int, len(to)+1)
		row[0] = (i + 1) * costLetter
		for j, s := range to {
			row[j+1] = min(before[j]+letterCost(r, s), before[j+1]+costLetter, row[j]+costLetter)
		}
		before = row
	}
	unfinished := before[len(to)]
	for j, cost := range before {
		if j > 0 {
			unfinished = min(unfinished, cost+(len(to)-j)*costUnfinished)
		}
	}
	return unfinished
}

func letterCost(a, b rune) int {
	switch {
	case a == b:
		return 0
	case withoutAccent(a) == withoutAccent(b):
		return costAccent
	}
	return costLetter
}

func withoutAccent(r rune) rune {
	switch r {
	case 'å', 'ä', 'à', 'á', 'æ':
		return 'a'
	case 'ö', 'ø':
		return 'o'
	case 'é', 'è':
		return 'e'
	case 'ü':
		return 'u'
	}
	return r
}
