package policy

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sentences parts a paragraph into its sentences, exactly as they stand. A full stop within quotes or brackets ends
// none: ”Tryggt för alla. Alltid” är en strategi.
func sentences(text string) []string {
	var found []string
	start, word := 0, 0 // where the sentence and the word being read begin
	enclosed := 0       // where the last quotation or bracket ends
	for i, r := range text {
		if closer := closerOf[r]; closer != "" && i == word && i >= enclosed {
			enclosed = enclosedUntil(text, i+utf8.RuneLen(r), closer)
		}
		if !unicode.IsSpace(r) {
			continue
		}
		if i >= enclosed && stopsSentence(text[word:i]) && beginsSentence(text[i:]) {
			found = append(found, strings.TrimSpace(text[start:i]))
			start = i
		}
		word = i + utf8.RuneLen(r)
	}
	if rest := strings.TrimSpace(text[start:]); rest != "" {
		found = append(found, rest)
	}
	return found
}

var closerOf = map[rune]string{'”': "”", '"': `"`, '“': "”", '„': "”", '»': "»", '«': "»", '(': ")", '[': "]"}

// longestEnclosed is how far off a quotation may end, in bytes; a mark without its partner closes nothing.
const longestEnclosed = 300

func enclosedUntil(text string, from int, closer string) int {
	i := strings.Index(text[from:min(len(text), from+longestEnclosed)], closer)
	if i < 0 {
		return 0
	}
	return from + i + len(closer)
}

func stopsSentence(word string) bool {
	word = strings.TrimRight(word, closers)
	last, _ := utf8.DecodeLastRuneInString(word)
	return word != "" && strings.ContainsRune(".!?…", last) && !isAbbreviation(word)
}

func beginsSentence(rest string) bool {
	for _, r := range rest {
		if unicode.IsSpace(r) || strings.ContainsRune(openers+"–—•", r) {
			continue
		}
		return unicode.IsUpper(r) || unicode.IsDigit(r)
	}
	return false
}

// words are a sentence's words in lower case, without the signs around and between them.
func words(sentence string) []string {
	return strings.FieldsFunc(strings.ToLower(sentence), func(r rune) bool { return !isWordRune(r) })
}

// Wording is a section's text taken apart into its sentences, so that several can be looked for in it.
type Wording struct{ duties, plain []string }

// WordingOf takes a section's text apart. How it is broken into lines does not matter.
func WordingOf(text string) Wording {
	blocks := ParseSection(text)
	var w Wording
	for _, sentence := range dutySentences(blocks) {
		w.duties = append(w.duties, oneLine(sentence))
	}
	for _, block := range blocks {
		for _, sentence := range sentences(block.Text) {
			w.plain = append(w.plain, oneLine(sentence))
		}
	}
	return w
}

// Has tells whether a sentence stands word for word in the text, as Duties would find it: one whole sentence, several in a row,
// or an item of a list after the sentence that introduces it.
func (w Wording) Has(sentence string) bool {
	wanted := oneLine(sentence)
	return wanted != "" && (inARow(w.duties, wanted) || inARow(w.plain, wanted))
}

// inARow tells whether some of the parts that follow each other make up the whole.
func inARow(parts []string, whole string) bool {
	for i := range parts {
		run := ""
		for _, part := range parts[i:] {
			run = strings.TrimSpace(run + " " + part)
			if run == whole {
				return true
			}
			if !strings.HasPrefix(whole, run) {
				break
			}
		}
	}
	return false
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
