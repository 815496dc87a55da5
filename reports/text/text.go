// Package text writes a paper as plain text, 80 columns wide: for the terminal, and for comparing what papers say.
package text

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"lisparmen/reports"
)

// pageWidth is the width of the text in characters.
const pageWidth = 80

// Render returns the document as text: lines that end in "\n", none with spaces at its end.
func Render(doc reports.Document) string {
	var w writer
	w.head(doc)
	for _, block := range doc.Blocks {
		w.block(block, pageWidth)
	}
	if doc.Control != "" {
		w.gap()
		w.line(reports.WordControl + " " + clean(doc.Control))
	}
	return w.String()
}

// writer collects lines, with one empty line where blocks meet.
type writer struct {
	strings.Builder
	prefix string // before each line
	joined bool   // the next gap is left out
}

// line writes one line. No-break spaces have done their work when it is broken, and become plain.
func (w *writer) line(s string) {
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Zs, r) {
			return ' '
		}
		return r
	}, w.prefix+s)
	w.WriteString(strings.TrimRight(s, " "))
	w.WriteByte('\n')
	w.joined = false
}

func (w *writer) lines(lines []string) {
	for _, l := range lines {
		w.line(l)
	}
}

// gap writes an empty line between blocks.
func (w *writer) gap() {
	if w.Len() > 0 && !w.joined {
		w.line("")
	}
	w.joined = true
}

func (w *writer) head(doc reports.Document) {
	if doc.Draft {
		w.line(reports.WordDraft)
		w.gap()
	}
	municipality, date := clean(doc.Municipality), clean(doc.Date)
	if municipality != "" || date != "" {
		room := max(1, pageWidth-width(municipality)-width(date))
		w.line(municipality + strings.Repeat(" ", room) + date)
	}
	if doc.Title != "" {
		w.underlined(doc.Title, "=")
	}
	if doc.Subtitle != "" {
		w.lines(wrap(doc.Subtitle, pageWidth))
	}
	if doc.Secrecy != nil {
		w.block(*doc.Secrecy, pageWidth)
	}
	if doc.Contents {
		w.contents(doc.Blocks)
	}
}

// contents lists the headings of level 1 and 2.
func (w *writer) contents(blocks []reports.Block) {
	var lines []string
	var collect func([]reports.Block)
	collect = func(blocks []reports.Block) {
		for _, block := range blocks {
			switch block := block.(type) {
			case reports.Heading:
				if block.Level <= 2 {
					indent := strings.Repeat("  ", max(block.Level, 1))
					lines = append(lines, hang(indent, block.Text, pageWidth)...)
				}
			case reports.Group:
				collect(block.Blocks)
			}
		}
	}
	collect(blocks)
	if len(lines) > 0 {
		w.gap()
		w.line(reports.WordContents)
		w.lines(lines)
	}
}

func (w *writer) underlined(s, sign string) {
	lines := wrap(s, pageWidth)
	longest := 0
	for _, l := range lines {
		longest = max(longest, width(l))
	}
	if longest == 0 {
		return
	}
	w.gap()
	w.lines(lines)
	w.line(strings.Repeat(sign, longest))
}

// block writes one block in a column of a width.
func (w *writer) block(block reports.Block, column int) {
	switch block := block.(type) {
	case reports.Heading:
		w.underlined(block.Text, [...]string{"=", "-", "·"}[min(max(block.Level, 1), 3)-1])
	case reports.Paragraph:
		w.paragraph(block, column)
	case reports.List:
		if len(block.Items) > 0 {
			w.gap()
			w.list(block, "", column)
		}
	case reports.Table:
		w.table(block, column)
	case reports.KeyFigures:
		w.keyFigures(block, column)
	case reports.Lights:
		w.lights(block, column)
	case reports.Facts:
		w.facts(block, column)
	case reports.Figure:
		w.figure(block, column)
	case reports.SecrecyMark:
		w.secrecyMark(block, column)
	case reports.PageBreak, reports.Space:
		w.gap()
	case reports.Group:
		for _, inner := range block.Blocks {
			w.block(inner, column)
		}
	}
}

func (w *writer) paragraph(block reports.Paragraph, column int) {
	s := plain(block.Runs)
	if s == "" {
		return
	}
	w.gap()
	if block.Style == reports.QuoteText {
		w.lines(hangLines("  | ", "  | ", s, column))
		return
	}
	w.lines(wrap(s, column))
}

func (w *writer) list(block reports.List, indent string, column int) {
	for i, item := range block.Items {
		sign := "- "
		if block.Numbered {
			sign = strconv.Itoa(i+1) + ". "
		}
		inner := indent + strings.Repeat(" ", width(sign))
		w.lines(hangLines(indent+sign, inner, plain(item.Runs), column))
		if item.Sub != nil {
			w.list(*item.Sub, inner, column)
		}
	}
}

// columnGap is what stands between columns.
const columnGap = "  "

func (w *writer) table(block reports.Table, column int) {
	count := len(block.Columns)
	for _, row := range block.Rows {
		count = max(count, len(row.Cells))
	}
	if block.Caption != "" {
		w.gap()
		w.lines(wrap(block.Caption, column))
	}
	if count == 0 {
		return
	}
	head := make([]string, count)
	hasHead := false
	aligns := make([]reports.Align, count)
	for i, c := range block.Columns {
		head[i], aligns[i] = c.Head, c.Align
		hasHead = hasHead || c.Head != ""
	}
	rows := make([][]string, len(block.Rows))
	for i, row := range block.Rows {
		rows[i] = make([]string, count)
		for j, cell := range row.Cells {
			rows[i][j] = cellText(cell)
		}
	}
	widths := columnWidths(append([][]string{head}, rows...), count, column)
	total := len(columnGap) * (count - 1)
	for _, w := range widths {
		total += w
	}
	if block.Caption == "" {
		w.gap()
	}
	if hasHead {
		w.row(head, widths, aligns)
		w.line(strings.Repeat("-", total))
	}
	for i, row := range rows {
		if block.Rows[i].Total {
			w.line(strings.Repeat("-", total))
		}
		w.row(row, widths, aligns)
	}
}

// row writes the cells of a row beside each other.
func (w *writer) row(cells []string, widths []int, aligns []reports.Align) {
	lines := make([][]string, len(cells))
	height := 0
	for i, cell := range cells {
		lines[i] = wrap(cell, widths[i])
		height = max(height, len(lines[i]))
	}
	for n := range height {
		parts := make([]string, len(cells))
		for i := range cells {
			s := ""
			if n < len(lines[i]) {
				s = lines[i][n]
			}
			padding := strings.Repeat(" ", max(0, widths[i]-width(s)))
			if aligns[i] == reports.AlignRight {
				parts[i] = padding + s
			} else {
				parts[i] = s + padding
			}
		}
		w.line(strings.Join(parts, columnGap))
	}
}

// columnWidths gives each column what it needs. If that is too much it takes from the widest, first down to the
// longest words, and then further.
func columnWidths(rows [][]string, count, room int) []int {
	const least = 4
	room -= len(columnGap) * (count - 1)
	widths, words := make([]int, count), make([]int, count)
	total := 0
	for i := range widths {
		for _, row := range rows {
			for l := range strings.SplitSeq(clean(row[i]), "\n") {
				widths[i] = max(widths[i], width(l))
				for word := range strings.SplitSeq(keepSigns(l), " ") {
					words[i] = max(words[i], width(word))
				}
			}
		}
		widths[i] = min(widths[i], pageWidth)
		total += widths[i]
	}
	for _, floor := range [][]int{words, make([]int, count)} {
		for ; total > room; total-- {
			widest := -1
			for i := range widths {
				if widths[i] > max(floor[i], least) && (widest < 0 || widths[i] > widths[widest]) {
					widest = i
				}
			}
			if widest < 0 {
				break
			}
			widths[widest]--
		}
	}
	return widths
}

var noBreakBeforeSign = strings.NewReplacer(" %", "\u00A0%", " §", "\u00A0§")

// keepSigns keeps a percent or paragraph sign with its number.
func keepSigns(s string) string { return noBreakBeforeSign.Replace(s) }

func (w *writer) keyFigures(block reports.KeyFigures, column int) {
	rows := make([][2]string, len(block.Figures))
	for i, figure := range block.Figures {
		rows[i] = [2]string{figure.Value, figure.Label}
		if figure.Note != "" {
			rows[i][1] += " (" + figure.Note + ")"
		}
	}
	w.pairs(rows, reports.AlignRight, column)
}

func (w *writer) facts(block reports.Facts, column int) {
	rows := make([][2]string, len(block.Facts))
	for i, fact := range block.Facts {
		rows[i] = [2]string{fact.Label + ":", fact.Value}
	}
	w.pairs(rows, reports.AlignLeft, column)
}

// pairs writes two columns, of which the first is as narrow as it can be.
func (w *writer) pairs(rows [][2]string, align reports.Align, column int) {
	if len(rows) == 0 {
		return
	}
	first := 0
	for _, row := range rows {
		first = max(first, width(clean(row[0])))
	}
	first = min(first, column/2)
	w.gap()
	for _, row := range rows {
		w.row(row[:], []int{first, column - first - len(columnGap)}, []reports.Align{align, reports.AlignLeft})
	}
}

func (w *writer) lights(block reports.Lights, column int) {
	if len(block.Lights) == 0 {
		return
	}
	const state, coverage = 12, 16
	words := column - state - coverage - 2*len(columnGap)
	w.gap()
	for _, light := range block.Lights {
		w.row(
			[]string{stateText(light.State), strings.TrimRight(light.Name+"\n"+light.Sentence, "\n"), light.Coverage},
			[]int{state, words, coverage},
			[]reports.Align{reports.AlignLeft, reports.AlignLeft, reports.AlignRight},
		)
	}
}

func (w *writer) figure(block reports.Figure, column int) {
	alt := clean(block.Alt)
	if alt == "" {
		alt = clean(block.Caption)
	}
	if alt != "" {
		w.gap()
		w.lines(wrap("["+reports.WordPicture+": "+alt+"]", column))
	}
	if block.Caption != "" && alt != clean(block.Caption) {
		w.gap()
		w.lines(wrap(block.Caption, column))
	}
}

func (w *writer) secrecyMark(mark reports.SecrecyMark, column int) {
	w.gap()
	rule := "+" + strings.Repeat("-", column-1)
	w.line(rule)
	inner := func(first, s string) {
		w.lines(hangLines("| "+first, "| "+strings.Repeat(" ", width(first)), s, column))
	}
	inner("", strings.ToUpper(reports.WordSecrecy))
	inner("", reports.WordMayHold)
	for _, row := range []reports.Fact{
		{Label: reports.WordProvision, Value: mark.Provision},
		{Label: reports.WordDate, Value: mark.Date},
		{Label: reports.WordAuthority, Value: mark.Authority},
	} {
		if row.Value != "" {
			inner(row.Label+": ", row.Value)
		}
	}
	if mark.Text != "" {
		inner("", mark.Text)
	}
	w.line(rule)
}

// plain returns runs as text; a link that is not its own text follows it in angle brackets.
func plain(runs []reports.Run) string {
	var s strings.Builder
	for _, run := range runs {
		s.WriteString(run.Spoken())
		if address := run.Address(); address != "" && address != run.Text && address != "mailto:"+run.Text {
			s.WriteString(" <" + address + ">")
		}
	}
	return s.String()
}

func stateText(state reports.State) string {
	if state.Word() == "" {
		return ""
	}
	return state.Mark() + "\u00A0" + strings.ReplaceAll(state.Word(), " ", "\u00A0")
}

func cellText(cell reports.Cell) string {
	return strings.TrimSpace(stateText(cell.State) + " " + plain(cell.Runs))
}

// clean leaves out what cannot be seen. A line break stays.
func clean(s string) string {
	return norm.NFC.String(strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t':
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD")))
}

func width(s string) int { return utf8.RuneCountInString(s) }

// hang wraps a text with the same indent before each line.
func hang(indent, s string, column int) []string { return hangLines(indent, indent, s, column) }

// hangLines wraps a text with something before the first line and something as wide before the others.
func hangLines(first, others, s string, column int) []string {
	lines := wrap(s, max(column-width(others), 8))
	for i := range lines {
		if i == 0 {
			lines[i] = first + lines[i]
		} else {
			lines[i] = others + lines[i]
		}
	}
	return lines
}

// wrap breaks a text into lines of at most so many characters. Only plain spaces break; a longer word is cut.
func wrap(s string, column int) []string {
	column = max(column, 1)
	var lines []string
	for paragraph := range strings.SplitSeq(clean(s), "\n") {
		current, used := "", 0
		for word := range strings.SplitSeq(keepSigns(paragraph), " ") {
			if word == "" {
				continue
			}
			size := width(word)
			if used > 0 && used+1+size <= column {
				current += " " + word
				used += 1 + size
				continue
			}
			if used > 0 {
				lines = append(lines, current)
			}
			for size > column {
				cut := 0
				for range column {
					_, bytes := utf8.DecodeRuneInString(word[cut:])
					cut += bytes
				}
				lines = append(lines, word[:cut])
				word = word[cut:]
				size -= column
			}
			current, used = word, size
		}
		lines = append(lines, current)
	}
	return lines
}
