package reports

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Printable is a text as papers have it, in any form: composed letters, "\n" for a line break, and nothing that cannot be seen.
// What is no character at all becomes U+FFFD, so that its loss is seen.
func Printable(text string) string {
	return strings.Map(func(r rune) rune {
		if r, ok := PrintableRune(r); ok {
			return r
		}
		return -1
	}, norm.NFC.String(strings.ToValidUTF8(text, "\uFFFD")))
}

// PrintableLine is a text as one line, for titles and names.
func PrintableLine(text string) string {
	return strings.Join(strings.FieldsFunc(Printable(text), func(r rune) bool { return r == ' ' || r == '\n' }), " ")
}

// PrintableRune maps a character to the one that is printed, and tells whether there is one. Invisible characters are
// left out: some of them turn text around, so that the paper would not say what the register says.
func PrintableRune(r rune) (rune, bool) {
	switch {
	case r == '\t':
		return ' ', true
	case r == '\u2028' || r == '\u2029' || r == '\u0085' || r == '\v' || r == '\f':
		return '\n', true
	case r == '\n' || r == '\u00AD' || r == '\u200B': // where a word may be parted
		return r, true
	case r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0100 && r <= 0xE01EF: // ways to draw the character before
		return 0, false
	case r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF: // never a character; XML forbids some of them
		return '\uFFFD', true
	case unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
		return 0, false
	}
	return r, true
}
