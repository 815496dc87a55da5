package reports

import (
	"slices"
	"strings"
	"unicode"
)

// Arrangement is how a municipality wants one of its papers: its own words first, which sections, and in which order.
type Arrangement struct {
	Ingress string   // printed before what the program writes; empty lines part it
	Without []string // headings of sections that are left out
	Order   []string // headings of the sections that come first, in order; the others follow as they were
	Clauses bool     // its decisions are written as att-satser, if it HasClauses
}

// section is a heading of level 1 and all until the next, with a page break right before it.
type section struct {
	heading string
	blocks  []Block
}

// Sections lists the headings that an Arrangement can name: those of level 1, each once.
func Sections(doc Document) []string {
	_, sections := sectioned(doc.Blocks)
	var headings []string
	for _, s := range sections {
		if !slices.Contains(headings, s.heading) {
			headings = append(headings, s.heading)
		}
	}
	return headings
}

// Arranged is the paper as an Arrangement wants it. What stands before the first section stays where it is, and so does all of a
// front page; a heading that the paper does not have changes nothing.
func Arranged(doc Document, a Arrangement) Document {
	opening, sections := sectioned(doc.Blocks)
	headings := make([]string, len(sections))
	for i, s := range sections {
		headings[i] = s.heading
	}
	order := a.Ordered(headings)
	sections = slices.DeleteFunc(sections, func(s section) bool { return a.Leaves(s.heading, headings) })
	slices.SortStableFunc(sections, func(a, b section) int { return slices.Index(order, a.heading) - slices.Index(order, b.heading) })
	doc.Blocks = append(paragraphs(a.Ingress), opening...)
	for _, s := range sections {
		doc.Blocks = append(doc.Blocks, s.blocks...)
	}
	return doc
}

// Ordered is a paper's headings in the order that is wanted.
func (a Arrangement) Ordered(headings []string) []string {
	place := func(heading string) int {
		at := slices.IndexFunc(a.Order, func(written string) bool { return means(written, heading, headings) })
		if at < 0 {
			return len(a.Order)
		}
		return at
	}
	ordered := slices.Clone(headings)
	slices.SortStableFunc(ordered, func(a, b string) int { return place(a) - place(b) })
	return ordered
}

// Leaves tells whether the section with one of a paper's headings is left out.
func (a Arrangement) Leaves(heading string, headings []string) bool {
	return slices.ContainsFunc(a.Without, func(written string) bool { return means(written, heading, headings) })
}

// means tells whether what somebody has written names one of the headings. What names none of them exactly, as when the year in it
// has changed since it was written, names those that differ in their numbers.
func means(written, heading string, headings []string) bool {
	written, heading = plainHeading(written), plainHeading(heading)
	if written == heading {
		return true
	}
	return withoutNumbers(written) == withoutNumbers(heading) &&
		!slices.ContainsFunc(headings, func(h string) bool { return plainHeading(h) == written })
}

// plainHeading is a heading as it is before it is set in type, with room of one sort.
func plainHeading(heading string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(heading, "\u2011", "-")), " ")
}

// withoutNumbers leaves out what differs from one year to the next.
func withoutNumbers(heading string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return -1
		}
		return r
	}, heading)
}

// sectioned parts a paper's blocks into what stands before the first section, and the sections.
func sectioned(blocks []Block) (opening []Block, sections []section) {
	begins := 0 // where the part that is being read begins
	put := func(end int) {
		if len(sections) == 0 {
			opening = blocks[begins:end:end]
		} else {
			sections[len(sections)-1].blocks = blocks[begins:end:end]
		}
	}
	for i, block := range blocks {
		heading, ok := sectionHeading(block)
		if !ok {
			continue
		}
		at := i
		if at > begins {
			if _, isBreak := blocks[at-1].(PageBreak); isBreak && (len(sections) > 0 || at-1 > 0) {
				at-- // the break belongs to what it begins
			}
		}
		put(at)
		sections, begins = append(sections, section{heading: heading}), at
	}
	put(len(blocks))
	return opening, sections
}

// sectionHeading is the heading that a section begins with, alone or first in a group that is kept together.
func sectionHeading(block Block) (string, bool) {
	switch block := block.(type) {
	case Heading:
		return strings.TrimSpace(block.Text), block.Level <= 1
	case Group:
		if len(block.Blocks) > 0 {
			return sectionHeading(block.Blocks[0])
		}
	}
	return "", false
}
