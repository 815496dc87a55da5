// Package policy reads an adopted governing document from text: decodes it, joins its lines, finds its headings,
// its duties and what is outdated in it. It never changes a word of it.
package policy

import "strings"

// Text is a governing document in the order it was written.
type Text struct {
	Sections []Section
}

// Section is one heading with what stands under it. Text before the first heading is a section without one, at level 0.
type Section struct {
	Heading string
	Level   int // 1 for a main heading, 2 for one below it
	Blocks  []Block
}

// Block is a paragraph, or an item of a list with the marker it was written with.
type Block struct {
	Bullet bool
	Marker string
	Text   string
}

// Text is the section without its heading in a plain form that ParseSection reads back: a paragraph or list item a
// line, with an empty line between all but the items of one list.
func (s Section) Text() string {
	var b strings.Builder
	for i, block := range s.Blocks {
		if i > 0 {
			b.WriteByte('\n')
			if !block.Bullet || !s.Blocks[i-1].Bullet {
				b.WriteByte('\n')
			}
		}
		b.WriteString(block.line())
	}
	return b.String()
}

func (b Block) line() string {
	if !b.Bullet {
		return b.Text
	}
	return strings.TrimSpace(b.Marker + " " + b.Text)
}
