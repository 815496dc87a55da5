package reports

import (
	"math"
	"strconv"
	"strings"
	"time"

	"lisparmen/data"
)

// hard is the space that a line is not broken at: within numbers and before their units.
const hard = "\u00a0"

var monthNames = [...]string{
	"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december",
}

// LongDate is a day in running text: "24 november 2026"; empty for no day.
func LongDate(d data.Day) string { return Swedish.LongDate(d) }

func dateParts(d data.Day) (day, month, year string, ok bool) { return Swedish.dateParts(d) }

// Period is two days with what they share said once: "1 januari–24 november 2026".
func Period(from, to data.Day) string { return Swedish.Period(from, to) }

// Moment is a moment in Swedish time: "2026-11-24 14.30". In the hour that the change from summer time repeats it says
// which of the two; seconds are said when there are any.
func Moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	local := t.In(data.Swedish)
	form := "2006-01-02 15.04"
	if local.Second() != 0 {
		form = "2006-01-02 15.04.05"
	}
	text := local.Format(form)
	switch text {
	case t.Add(time.Hour).In(data.Swedish).Format(form):
		text += " sommartid"
	case t.Add(-time.Hour).In(data.Swedish).Format(form):
		text += " normaltid"
	}
	return text
}

// Duration is a length of time in words, in its two largest units: "3 timmar och 20 minuter", "2 dygn".
func Duration(d time.Duration) string { return Swedish.Duration(d) }

// Number is a whole number with its thousands apart: "1 234", "−5".
func Number(n int) string { return thousands(strconv.Itoa(n)) }

// thousands parts digits in threes, and makes a hyphen a minus sign.
func thousands(digits string) string {
	digits, negative := strings.CutPrefix(digits, "-")
	var b strings.Builder
	if negative {
		b.WriteString("−")
	}
	for i, r := range digits {
		if left := len(digits) - i; i > 0 && left%3 == 0 {
			b.WriteString(hard)
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Decimal is a number with a decimal comma: "1 234,5".
func Decimal(v float64, decimals int) string {
	whole, fraction, _ := strings.Cut(strconv.FormatFloat(v, 'f', decimals, 64), ".")
	if fraction == "" {
		return thousands(whole)
	}
	return thousands(whole) + "," + fraction
}

// Percent is a part of a whole: "12 %"; empty when there is no whole. All and none are said only when it is so.
func Percent(part, whole int) string {
	if whole == 0 {
		return ""
	}
	percent := int(math.Round(float64(part) / float64(whole) * 100))
	if percent == 100 && part < whole {
		percent = 99
	}
	if percent == 0 && part > 0 {
		percent = 1
	}
	return Number(percent) + hard + "%"
}

// Kronor is a sum of money: "250 000 kr".
func Kronor(n int) string { return Number(n) + hard + "kr" }

// Count is a number of something: "1 incident", "2 incidenter".
func Count(n int, one, many string) string {
	if n == 1 {
		return "1" + hard + one
	}
	return Number(n) + hard + many
}

// Genitive is the owner's form of a name: "Vara kommuns", "Borås". A name that ends in s, x or z is left as it is.
func Genitive(name string) string {
	if name == "" || strings.ContainsAny(strings.ToLower(name[len(name)-1:]), "sxz") {
		return name
	}
	return name + "s"
}

// Enumerate joins words as one says them: "ett, två och tre".
func Enumerate(words []string) string { return Swedish.Enumerate(words) }

// unbroken keeps the parts of a provision on one line: "2 kap. 5 §".
func unbroken(provision string) string {
	return strings.NewReplacer(" kap. ", hard+"kap."+hard, " §", hard+"§", "art. ", "art."+hard).Replace(provision)
}

// capital makes the first letter of a sentence a capital.
func capital(text string) string {
	for i, r := range text {
		return strings.ToUpper(string(r)) + text[i+len(string(r)):]
	}
	return ""
}

// lower makes the first letter of a name small, for use within a sentence; an abbreviation such as IT is left as it is.
func lower(text string) string {
	runes := []rune(text)
	if len(runes) == 0 || len(runes) > 1 && strings.ToUpper(string(runes[1])) == string(runes[1]) {
		return text
	}
	return strings.ToLower(string(runes[0])) + string(runes[1:])
}
