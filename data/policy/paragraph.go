package policy

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// paragraph is one of a document that tells by itself which of them are headings and list items. Its text may hold line breaks.
type paragraph struct {
	level  int    // of a heading, 1 the highest; 0: no heading
	marker string // of a list item, or the number of a heading
	text   string
}

// readParagraphs makes a document of its paragraphs. One that marks no headings is read as a text file is, by what its lines look
// like. Levels below the second become the second, since a policy has two.
func readParagraphs(list []paragraph) Text {
	top := 0
	for _, p := range list {
		if p.level > 0 && (top == 0 || p.level < top) {
			top = p.level
		}
	}
	if top == 0 {
		return Parse(plainLines(list))
	}
	var reader parser
	for _, p := range list {
		if p.level > 0 {
			reader.closeBlock()
			heading := strings.TrimSpace(p.marker + " " + tidySpaces(strings.ReplaceAll(p.text, "\n", " ")))
			if heading != "" {
				reader.sections = append(reader.sections, Section{Heading: heading, Level: min(1+p.level-top, 2)})
			}
			continue
		}
		for i, l := range splitLines(p.text) {
			marker, rest, isItem := cutMarker(l.text)
			switch {
			case i == 0 && p.marker != "":
				reader.openItem(p.marker, l.text)
			case isItem:
				reader.openBlock(Block{Bullet: true, Marker: marker}, rest)
			case i == 0 || l.gap:
				reader.openBlock(Block{}, l.text)
			default:
				reader.join(l.text)
			}
		}
	}
	reader.closeBlock()
	return Text{reader.sections}
}

// openItem opens a list item, or a paragraph that begins with its marker when Section.Text could not be read back with it, such as 1.1.
func (p *parser) openItem(marker, text string) {
	if found, _, isItem := cutMarker(marker + " x"); isItem && found == marker {
		p.openBlock(Block{Bullet: true, Marker: marker}, text)
		return
	}
	p.openBlock(Block{}, marker+" "+text)
}

// brokenWidth is the most letters of a paragraph in a document whose lines were broken by a margin before it became one.
const brokenWidth = 130

// plainLines are paragraphs as the lines of a text file, with an empty line between them unless each is a line itself.
func plainLines(list []paragraph) string {
	isBroken := !slices.ContainsFunc(list, func(p paragraph) bool { return utf8.RuneCountInString(p.text) > brokenWidth })
	var b strings.Builder
	for _, p := range list {
		b.WriteString(strings.TrimSpace(p.marker + " " + p.text))
		b.WriteByte('\n')
		if !isBroken && p.marker == "" {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// composed is text with its letters composed and without the invisible hyphens that only say where a word may be broken.
func composed(text string) string {
	return norm.NFC.String(softHyphens.Replace(lineEnds.Replace(strings.ToValidUTF8(text, "\ufffd"))))
}
