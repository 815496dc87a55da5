package xlsx

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// value is what a cell holds: words, or a number and how it is shown. A day is a number too, as Excel counts them.
type value struct {
	text     string
	number   string
	isNumber bool
	format   string
}

// asText keeps what a person writes in a cell as words, so that one that begins in = never becomes a formula.
const asText = "@"

// words are a cell's words. One that holds more than Excel can keep ends in a sign that it is cut.
func words(s string) value {
	const most = 32767 // units of UTF-16
	if short := cut(s, most); short != s {
		s = cut(s, most-1) + "…"
	}
	v := value{text: s}
	if s != "" && strings.ContainsRune("=+-@−–", []rune(s)[0]) {
		v.format = asText
	}
	return v
}

// Numbers as papers have them: a sign, thousands parted by no-break spaces, a decimal comma. What begins in a nought is a number
// of something else, such as a telephone.
var (
	wholeNumber = regexp.MustCompile(`^[−–-]?(0|[1-9][0-9]*|[1-9][0-9]{0,2}([\x{A0}\x{202F}][0-9]{3})+)(,[0-9]+)?$`)
	isoDay      = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)
)

// mostDigits is how many digits Excel keeps of a number.
const mostDigits = 15

// valueOf reads what a cell says.
func valueOf(s string) value {
	if isoDay.MatchString(s) {
		if t, err := time.Parse(time.DateOnly, s); err == nil && t.Year() > 1900 { // Excel counts 1900 wrongly
			days := int(t.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours()) / 24
			return value{text: s, number: strconv.Itoa(days), isNumber: true, format: "yyyy-mm-dd"}
		}
		return words(s)
	}
	if !wholeNumber.MatchString(s) {
		return words(s)
	}
	grouped := strings.ContainsAny(s, "\u00A0\u202F")
	digits := strings.NewReplacer("\u00A0", "", "\u202F", "", "−", "-", "–", "-", ",", ".").Replace(s)
	whole, decimals, _ := strings.Cut(digits, ".")
	if len(strings.TrimPrefix(whole, "-"))+len(decimals) > mostDigits || digits == "-0" {
		return words(s)
	}
	format := "0"
	if grouped {
		format = "#,##0"
	}
	if decimals != "" {
		format += "." + strings.Repeat("0", len(decimals))
	}
	return value{text: s, number: digits, isNumber: true, format: format}
}
