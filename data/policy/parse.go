package policy

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Parse finds the sections, paragraphs and lists of a governing document whose lines were broken by a margin or a
// page. Every word is kept, in order.
func Parse(text string) Text {
	p := parser{lines: splitLines(text)}
	p.width = textWidth(p.lines)
	for i := range p.lines {
		p.read(i)
	}
	p.closeBlock()
	setLevels(p.sections)
	return Text{p.sections}
}

// ParseSection reads what Section.Text wrote, and what a person made of it by hand: an empty line or a list marker
// begins a new block, any other line goes on with the one before.
func ParseSection(text string) []Block {
	var p parser
	for _, l := range splitLines(text) {
		marker, rest, isItem := cutMarker(l.text)
		switch {
		case isItem:
			p.openBlock(Block{Bullet: true, Marker: marker}, rest)
		case l.gap || p.block == nil:
			p.openBlock(Block{}, l.text)
		default:
			p.join(l.text)
		}
	}
	p.closeBlock()
	if len(p.sections) == 0 {
		return nil
	}
	return p.sections[0].Blocks
}

// parser reads line by line. The block being read is not yet in its section.
type parser struct {
	lines    []line
	width    int
	sections []Section

	block *Block
	text  strings.Builder // of block
	last  string          // the last line of block, without its marker
	alone bool            // block is a line that nothing joins
}

func (p *parser) read(i int) {
	l := p.lines[i]
	if p.isHeading(i) {
		p.closeBlock()
		p.sections = append(p.sections, Section{Heading: l.text})
		return
	}
	if marker, rest, isItem := cutMarker(l.text); isItem && p.startsItem(i, marker) {
		p.openBlock(Block{Bullet: true, Marker: marker}, rest)
		return
	}
	alone := standsAlone(l.text)
	if !alone && p.continues(i) {
		p.join(l.text)
		return
	}
	p.openBlock(Block{}, l.text)
	p.alone = alone
}

func (p *parser) openBlock(b Block, text string) {
	p.closeBlock()
	p.block = &b
	p.join(text)
}

func (p *parser) join(text string) {
	p.text.WriteString(joint(p.last, text))
	p.text.WriteString(text)
	p.last = text
}

func (p *parser) closeBlock() {
	if p.block == nil {
		return
	}
	if len(p.sections) == 0 {
		p.sections = append(p.sections, Section{})
	}
	p.block.Text = p.text.String()
	section := &p.sections[len(p.sections)-1]
	section.Blocks = append(section.Blocks, *p.block)
	p.block, p.last, p.alone = nil, "", false
	p.text.Reset()
}

// startsItem tells whether a line with a marker begins a list item, or goes on with a sentence.
func (p *parser) startsItem(i int, marker string) bool {
	l := p.lines[i]
	return !isDoubtfulMarker(marker) || p.block == nil || p.block.Bullet || p.alone || l.gap ||
		endsSentence(p.last) || brokenOnPurpose(p.lines[i-1], l, p.width)
}

// continues tells whether a line belongs to the block before it.
func (p *parser) continues(i int) bool {
	l := p.lines[i]
	switch {
	case p.block == nil || p.alone:
		return false
	case p.last == "": // a marker on a line of its own
		return true
	case l.gap: // a page break within a sentence leaves an empty line
		return !endsSentence(p.last) && (startsLower(l.text) || endsOpen(p.last))
	case startsLower(l.text) || endsOpen(p.last):
		return true
	}
	return !brokenOnPurpose(p.lines[i-1], l, p.width)
}

// isHeading tells whether a line is a heading: it looks like one, what stands before it is finished, and what comes
// after begins anew.
func (p *parser) isHeading(i int) bool {
	if i+1 >= len(p.lines) || !looksLikeHeading(p.lines[i]) {
		return false
	}
	l, next := p.lines[i], p.lines[i+1]
	if p.block != nil && !p.alone {
		finished := l.gap || endsSentence(p.last) || brokenOnPurpose(p.lines[i-1], l, p.width)
		if !finished || endsOpen(p.last) || p.last == "" {
			return false
		}
	}
	if marker, _, isItem := cutMarker(l.text); isItem {
		nextMarker, _, _ := cutMarker(next.text)
		inList := p.block != nil && p.block.Bullet && isNumberMarker(p.block.Marker)
		if inList || isNumberMarker(nextMarker) || !strings.HasSuffix(marker, ".") {
			return false
		}
	}
	return !startsLower(next.text) && (next.gap || brokenOnPurpose(l, next, p.width))
}

const (
	headingRunes = 80
	headingWords = 12
)

var (
	sectionNumber  = regexp.MustCompile(`^(\d{1,2}(?:\.\d{1,2})*)\.?\s+`)
	headingLabel   = regexp.MustCompile(`^(?:Bilaga|Kapitel|Avsnitt|Del)\b`)
	notInHeading   = regexp.MustCompile(`[.!?;]\s+\p{Lu}|§|\d{4}-\d{2}-\d{2}|\d{1,2} (?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december) \d{4}|(?i:dnr|diarien)`)
	dutyInHeading  = wordSet("ska skall måste")
	endOfHeadingOK = closers + "?"
)

// looksLikeHeading judges a line by itself: short, capital first, no full stop, no date or file number.
func looksLikeHeading(l line) bool {
	if l.runes > headingRunes || standsAlone(l.text) {
		return false
	}
	title := l.text
	if '0' <= title[0] && title[0] <= '9' {
		title = title[len(sectionNumber.FindString(title)):]
	}
	if !startsUpper(title) {
		return false
	}
	words := strings.Fields(title)
	if len(words) > headingWords {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(title)
	if !unicode.IsLetter(last) && !unicode.IsDigit(last) && !strings.ContainsRune(endOfHeadingOK, last) {
		return false
	}
	if last != '?' {
		for _, word := range words {
			if dutyInHeading[word] {
				return false
			}
		}
	}
	if strings.Contains(title, ":") && !headingLabel.MatchString(title) {
		return false
	}
	return !notInHeading.MatchString(title) && !openWords[strings.ToLower(words[len(words)-1])]
}

// setLevels gives headings their level: by their numbers if the document numbers them. Otherwise a heading directly
// followed by another opens a chapter, and those after it lie below, until the next such pair.
func setLevels(sections []Section) {
	numbered := 0
	for _, s := range sections {
		if sectionNumber.MatchString(s.Heading) {
			numbered++
		}
	}
	level := 1
	for i := range sections {
		s := &sections[i]
		switch {
		case s.Heading == "":
		case numbered > 1:
			s.Level = 1
			if number := sectionNumber.FindStringSubmatch(s.Heading); number != nil && strings.Contains(number[1], ".") {
				s.Level = 2
			}
		case len(s.Blocks) == 0 && i+1 < len(sections):
			s.Level, level = 1, 2
		default:
			s.Level = level
		}
	}
}
