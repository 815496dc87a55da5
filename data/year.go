package data

import (
	"fmt"
	"strconv"
	"strings"
)

// Year is a calendar year that a plan or a judgement is for. It is chosen and not typed, so that no plan is for the year 20226.
type Year string

// The years that can be chosen.
const (
	firstYear = 2024
	lastYear  = 2045
)

var years = func() ChoiceSet {
	set := ChoiceSet{Name: "year"}
	for y := firstYear; y <= lastYear; y++ {
		set.Options = append(set.Options, Option{string(yearNumbered(y)), fmt.Sprintf("ar-%d", y)})
	}
	return set
}()

// YearOf is the year of a day.
func YearOf(on Day) Year { return yearNumbered(on.Year()) }

func yearNumbered(number int) Year { return Year(fmt.Sprintf("y%d", number)) }

// Number is the year as a number; 0 when nobody has said.
func (y Year) Number() int {
	number, _ := strconv.Atoi(strings.TrimPrefix(string(y), "y"))
	return number
}

// Next is the year after; empty outside the years that can be chosen.
func (y Year) Next() Year { return y.add(1) }

// Before is the year before.
func (y Year) Before() Year { return y.add(-1) }

func (y Year) add(n int) Year {
	if next := yearNumbered(y.Number() + n); years.has(string(next)) {
		return next
	}
	return ""
}

// Day is a day of the year: "12-31" gives its last.
func (y Year) Day(of string) Day {
	if y == "" {
		return ""
	}
	return Day(fmt.Sprintf("%04d-%s", y.Number(), of))
}

// Month is a month of the year.
type Month string

var yearMonths = func() ChoiceSet {
	set := ChoiceSet{Name: "month"}
	for i, word := range strings.Fields("januari februari mars april maj juni juli augusti september oktober november december") {
		set.Options = append(set.Options, Option{fmt.Sprintf("m%02d", i+1), word})
	}
	return set
}()

// Number is 1–12; 0 when nobody has said.
func (m Month) Number() int {
	number, _ := strconv.Atoi(strings.TrimPrefix(string(m), "m"))
	return number
}
