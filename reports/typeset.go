package reports

import (
	"regexp"
	"slices"
	"strings"
)

// What a line must not part: a number and its sign or unit, and a provision's numbers and their words (Svenska skrivregler).
var (
	letteredNumber = regexp.MustCompile(`(\d) ([a-z]) §`) // 8 b §
	numberThenWord = regexp.MustCompile(`(\d) (%|kr\b|tkr\b|mnkr\b|kap\.|§)`)
	wordThenNumber = regexp.MustCompile(`(§|\b(?:` + strings.ReplaceAll(strings.Join(numbered, "|"), ".", `\.`) + `)) (\d)`)
	numbered       = []string{"kap.", "art.", "st.", "p.", "v.", "nr"}
)

// bound gives a text the hard spaces that its writer left out. It changes no word.
func bound(text string) string {
	if !strings.ContainsAny(text, "0123456789") || !strings.Contains(text, " ") {
		return text // as most are
	}
	if strings.Contains(text, " §") {
		text = letteredNumber.ReplaceAllString(text, "$1"+hard+"$2"+hard+"§")
	}
	if mayHaveUnit(text) {
		text = numberThenWord.ReplaceAllString(text, "$1"+hard+"$2")
	}
	if !strings.Contains(text, "§ ") && !slices.ContainsFunc(numbered, func(word string) bool { return strings.Contains(text, word+" ") }) {
		return text // as most still are: the expressions look at every letter
	}
	return wordThenNumber.ReplaceAllString(text, "$1"+hard+"$2")
}

// mayHaveUnit tells whether a number is followed by a space and what one of its signs or units begins with.
func mayHaveUnit(text string) bool {
	for i := 1; i+1 < len(text); i++ {
		if text[i] == ' ' && '0' <= text[i-1] && text[i-1] <= '9' && strings.IndexByte("%ktm\xC2", text[i+1]) >= 0 {
			return true
		}
	}
	return false
}

// typeset is a paper with hard spaces in all its texts, also those that people wrote in the registers, and with words set as
// those people marked them.
func typeset(doc Document) Document {
	doc.Title, doc.Subtitle = bound(doc.Title), bound(doc.Subtitle)
	if doc.Secrecy != nil {
		mark := boundMark(*doc.Secrecy)
		doc.Secrecy = &mark
	}
	doc.Blocks = boundBlocks(doc.Blocks)
	return doc
}

func boundBlocks(blocks []Block) []Block {
	all := make([]Block, len(blocks))
	for i, block := range blocks {
		switch block := block.(type) {
		case Heading:
			block.Text = bound(block.Text)
			all[i] = block
		case Paragraph:
			block.Runs = boundRuns(block.Runs)
			all[i] = block
		case List:
			all[i] = boundList(block)
		case Table:
			all[i] = boundTable(block)
		case KeyFigures:
			block.Figures = slices.Clone(block.Figures)
			for j, f := range block.Figures {
				block.Figures[j] = KeyFigure{bound(f.Value), bound(f.Label), bound(f.Note)}
			}
			all[i] = block
		case Lights:
			block.Lights = slices.Clone(block.Lights)
			for j, l := range block.Lights {
				block.Lights[j] = Light{l.State, bound(l.Name), bound(l.Sentence), bound(l.Coverage)}
			}
			all[i] = block
		case Facts:
			block.Facts = slices.Clone(block.Facts)
			for j, f := range block.Facts {
				block.Facts[j] = Fact{bound(f.Label), bound(unmarked(f.Value))}
			}
			all[i] = block
		case Figure:
			block.Alt, block.Caption = bound(block.Alt), bound(block.Caption)
			block.Shapes = slices.Clone(block.Shapes)
			for j, shape := range block.Shapes {
				if label, ok := shape.(Label); ok {
					label.Text = bound(label.Text)
					block.Shapes[j] = label
				}
			}
			all[i] = block
		case SecrecyMark:
			all[i] = boundMark(block)
		case Group:
			block.Blocks = boundBlocks(block.Blocks)
			all[i] = block
		default: // a break or room has no text
			all[i] = block
		}
	}
	return all
}

func boundRuns(runs []Run) []Run {
	all := make([]Run, 0, len(runs))
	for _, run := range runs {
		for _, part := range marked(run) {
			part.Text = bound(part.Text)
			all = append(all, part)
		}
	}
	return all
}

func boundList(list List) List {
	list.Items = slices.Clone(list.Items)
	for i, item := range list.Items {
		list.Items[i].Runs = boundRuns(item.Runs)
		if item.Sub != nil {
			sub := boundList(*item.Sub)
			list.Items[i].Sub = &sub
		}
	}
	return list
}

func boundTable(table Table) Table {
	table.Caption = bound(table.Caption)
	table.Columns = slices.Clone(table.Columns)
	for i := range table.Columns {
		table.Columns[i].Head = bound(table.Columns[i].Head)
	}
	table.Rows = slices.Clone(table.Rows)
	for i, row := range table.Rows {
		cells := slices.Clone(row.Cells)
		for j := range cells {
			cells[j].Runs = boundRuns(cells[j].Runs)
		}
		table.Rows[i].Cells = cells
	}
	return table
}

func boundMark(mark SecrecyMark) SecrecyMark {
	mark.Provision, mark.Text = bound(mark.Provision), bound(mark.Text)
	return mark
}
