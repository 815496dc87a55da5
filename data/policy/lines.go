package policy

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is one line of the source that is not empty, without space around it and with single spaces within.
type line struct {
	text  string
	runes int
	gap   bool // an empty line comes before it
}

// pageBreaks makes every kind of line break a \n; a page break is a line break, not an empty line.
var pageBreaks = strings.NewReplacer("\r\n", "\n", "\n\f", "\n", "\f\n", "\n", "\f", "\n", "\r", "\n", "\v", "\n",
	"\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

func splitLines(text string) []line {
	var lines []line
	gap := false
	for source := range strings.SplitSeq(pageBreaks.Replace(text), "\n") {
		tidy := tidySpaces(source)
		if tidy == "" {
			gap = true
			continue
		}
		lines = append(lines, line{tidy, utf8.RuneCountInString(tidy), gap})
		gap = false
	}
	return lines
}

// tidySpaces leaves hard spaces within a line ("45 §") as they are.
func tidySpaces(s string) string {
	return strings.Join(strings.FieldsFunc(strings.TrimSpace(s), func(r rune) bool { return r == ' ' || r == '\t' }), " ")
}

// textWidth is where the source broke its lines: what nine lines of ten stay within, at least 60.
func textWidth(lines []line) int {
	lengths := make([]int, len(lines))
	for i, l := range lines {
		lengths[i] = l.runes
	}
	if len(lengths) == 0 {
		return 60
	}
	slices.Sort(lengths)
	return max(60, lengths[len(lengths)*9/10])
}

// brokenOnPurpose is true if the next line's first word would have had room on the line before, by a wide margin, so
// that the break between them is the author's and not the margin's.
func brokenOnPurpose(before, next line, width int) bool {
	word, _, _ := strings.Cut(next.text, " ")
	return before.runes+1+utf8.RuneCountInString(word) <= width*3/4
}

// joint is what goes between two lines of one paragraph: nothing after a hyphen that is part of a word ("SS-" + "EN"),
// a space otherwise, also in "informations-" + "och cybersäkerhet".
func joint(before, next string) string {
	if before == "" {
		return ""
	}
	word, _, _ := strings.Cut(next, " ")
	stem, hyphen := strings.CutSuffix(before, "-")
	last, _ := utf8.DecodeLastRuneInString(stem)
	if hyphen && isWordRune(last) && !afterHyphen[word] {
		return ""
	}
	return " "
}

func isWordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

// A marker is what a list item begins with. A symbol may touch its text; the others stand by themselves.
const symbolMarkers = "•▪■□●○◦‣⁃∙·➢►✓\uf0b7\uf0a7\uf0fc"

// cutMarker parts a list item's marker from its text.
func cutMarker(text string) (marker, rest string, isItem bool) {
	first, size := utf8.DecodeRuneInString(text)
	if strings.ContainsRune(symbolMarkers, first) {
		return text[:size], strings.TrimSpace(text[size:]), true
	}
	word := text
	if end := strings.IndexFunc(text[:min(len(text), 8)], unicode.IsSpace); end >= 0 {
		word = text[:end]
	}
	switch {
	case word == "-", word == "*", isDoubtfulMarker(word):
		return word, strings.TrimSpace(text[len(word):]), true
	}
	return "", text, false
}

// isDoubtfulMarker is true for what may also begin a line in the middle of a sentence: "– som kan", "2. mars".
func isDoubtfulMarker(word string) bool {
	return word == "–" || word == "—" || word == "o" || isNumberMarker(word) || isLetterMarker(word)
}

// isNumberMarker knows "1." to "99)".
func isNumberMarker(word string) bool {
	end := strings.TrimLeft(word, "0123456789")
	return (end == "." || end == ")") && (len(word) == 2 || len(word) == 3)
}

// isLetterMarker knows "a)" to "ö)".
func isLetterMarker(word string) bool {
	letter, found := strings.CutSuffix(word, ")")
	return found && utf8.RuneCountInString(letter) == 1 && startsLower(letter)
}

// standsAlone is true for a line that belongs to no paragraph: a page number, or a line of a table of contents.
func standsAlone(text string) bool {
	last := text[len(text)-1]
	return (last == ')' || '0' <= last && last <= '9') && standalone.MatchString(text)
}

var standalone = regexp.MustCompile(`^(?:(?i:sida|sid\.?)\s+)?\d{1,3}\s*\(\d{1,3}\)$|^(?i:sida|sid\.?)\s+\d{1,3}(?:\s+av\s+\d{1,3})?$|(?:\.{4,}|…{2,}|(?: \.){4,})\s*\d{1,3}$`)

// endsOpen is true for a line that its sentence cannot end with.
func endsOpen(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	if strings.ContainsRune(",-–—(/&", last) {
		return true
	}
	word := lastWord(text)
	return openWords[strings.ToLower(word)] || isAbbreviation(word)
}

// endsSentence is true for a line that ends with a full stop or the like, or with a colon.
func endsSentence(text string) bool {
	word := strings.TrimRight(lastWord(text), closers)
	last, _ := utf8.DecodeLastRuneInString(word)
	return strings.ContainsRune(".!?:…", last) && word != "" && !isAbbreviation(word)
}

func lastWord(text string) string { return text[strings.LastIndexByte(text, ' ')+1:] }

func startsLower(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(first)
}

func startsUpper(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(first)
}
