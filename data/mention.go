package data

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Mention is a text of a record that names somebody, now or in an earlier saving of it.
type Mention struct {
	Kind, Record, Field string
	Text                string // what the field says now; empty when it was emptied or removed
	Now                 bool   // the text names them now, not only an earlier one
}

// Authored is what somebody has saved in a file under their name. It stands in the log for good, as who changed what and when does
// (offentlighets- och sekretesslagen (2009:400) 4 kap. 1 §).
type Authored struct {
	Saves       int
	First, Last Day
}

// NamesOf are the words by which texts can name a person: the name, the name with the surname first, address and number.
func NamesOf(p *Person) []string {
	names := []string{p.Name, p.Email, p.Phone}
	if parts := strings.Fields(p.Name); len(parts) > 1 {
		last := parts[len(parts)-1]
		names = append(names, last+", "+strings.Join(parts[:len(parts)-1], " "))
	}
	names = slices.DeleteFunc(names, func(n string) bool { return strings.TrimSpace(n) == "" })
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) }) // the longest first, so that it is replaced whole
	return names
}

// HasName tells whether a text holds any of the names as words of their own, whatever the case; a genitive s may follow.
func HasName(text string, names []string) bool {
	at, _ := findName(text, names)
	return at >= 0
}

// WithoutNames is the text with something else in the place of each name. A genitive s stays.
func WithoutNames(text string, names []string, instead string) string {
	var b strings.Builder
	for {
		at, length := findName(text, names)
		if at < 0 {
			b.WriteString(text)
			return b.String()
		}
		b.WriteString(text[:at])
		b.WriteString(instead)
		text = text[at+length:]
	}
}

// findName gives where the first name begins, and its length in bytes; -1 when there is none.
func findName(text string, names []string) (at, length int) {
	before := rune(0)
	for i, r := range text {
		if !isWordRune(before) {
			for _, name := range names {
				if n, ok := startsWith(text[i:], name); ok && endsThere(text[i+n:]) {
					return i, n
				}
			}
		}
		before = r
	}
	return -1, 0
}

// startsWith tells whether a text starts with a name, letter by letter whatever the case, and how many bytes that took.
// Any white space in the text is a space.
func startsWith(text, name string) (int, bool) {
	n := 0
	for _, want := range name {
		r, size := utf8.DecodeRuneInString(text[n:])
		if size == 0 || unicode.ToLower(r) != unicode.ToLower(want) && !(unicode.IsSpace(r) && unicode.IsSpace(want)) {
			return 0, false
		}
		n += size
	}
	return n, n > 0
}

// endsThere tells whether a name can end before the text: at its end, before what is no letter, or before a genitive s.
func endsThere(text string) bool {
	r, size := utf8.DecodeRuneInString(text)
	if r == 's' || r == 'S' {
		r, size = utf8.DecodeRuneInString(text[size:])
	}
	return size == 0 || !isWordRune(r)
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
