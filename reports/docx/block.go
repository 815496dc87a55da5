package docx

import (
	"fmt"
	"slices"
	"strings"

	"lisparmen/reports"
	"lisparmen/reports/layout"
)

// textWidth is the width of the text in points: A4 less the margins of 25 and 20 mm.
const textWidth = 165 * mm

// mm is a millimetre in points.
const mm = 72 / 25.4

// drafter writes the body of the document, and remembers what its other parts must hold.
type drafter struct {
	doc      reports.Document
	language string
	body     strings.Builder
	err      error

	addresses []string       // that links lead to
	links     map[string]int // the place of each in addresses
	pictures  [][]byte
	numbered  []int // the level of each numbered list
	cells     []cellStyle

	closer       int     // how much closer tight tables are set
	breakNext    bool    // the next paragraph begins a page
	keep         bool    // with the next paragraph
	room         float64 // at least so much before the next paragraph, in points
	afterTable   bool    // the body ends in a table, which another one must not touch
	headingLevel int     // of the last heading
	headings     []string
	contentsAt   int // in body, or 0
	contents     []contentsEntry
}

// contentsEntry is a heading that the contents list.
type contentsEntry struct {
	level int
	text  string
	mark  string
}

// following is the block after one of them.
func following(blocks []reports.Block, i int) reports.Block {
	if i+1 < len(blocks) {
		return blocks[i+1]
	}
	return nil
}

func hasPageBreak(blocks []reports.Block) bool {
	return slices.ContainsFunc(blocks, func(block reports.Block) bool {
		_, ok := block.(reports.PageBreak)
		return ok
	})
}

// block writes one block; next is what follows it, or nil.
func (d *drafter) block(block, next reports.Block) {
	switch block := block.(type) {
	case reports.Heading:
		d.heading(block)
	case reports.Paragraph:
		d.textBlock(block, next)
	case reports.List:
		d.list(block, 0)
	case reports.Table:
		d.table(block)
	case reports.KeyFigures:
		d.keyFigures(block)
	case reports.Lights:
		d.lights(block)
	case reports.Facts:
		d.facts(block)
	case reports.Figure:
		d.figure(block)
	case reports.SecrecyMark:
		d.secrecyMark(block)
	case reports.PageBreak:
		d.breakNext = true
	case reports.Space:
		if block.Height > 0 {
			d.room = max(d.room, min(block.Height, 250)*mm)
		}
	case reports.Group:
		outer := d.keep
		for i, inner := range block.Blocks {
			d.keep = outer || i < len(block.Blocks)-1
			d.block(inner, following(block.Blocks, i))
		}
		d.keep = outer
	}
}

// paragraph writes a paragraph; properties are those that come after its breaks, in the order of the standard.
func (d *drafter) paragraph(style, properties, content string) {
	d.body.WriteString(`<w:p><w:pPr><w:pStyle w:val="` + style + `"/>`)
	if d.keep {
		d.body.WriteString(`<w:keepNext/>`)
	}
	if d.breakNext {
		d.body.WriteString(`<w:pageBreakBefore/>`)
	}
	if d.breakNext || d.room > 0 {
		before := max(d.room, spaceBefore[style])
		if d.breakNext {
			before = 0
		}
		spacing := `<w:spacing w:before="` + twips(before) + `"/>`
		if before, after, ok := strings.Cut(properties, `<w:ind `); ok { // the standard has the room before the indent
			properties = before + spacing + `<w:ind ` + after
		} else if before, after, ok := strings.Cut(properties, `<w:jc `); ok {
			properties = before + spacing + `<w:jc ` + after
		} else {
			properties += spacing
		}
	}
	d.breakNext, d.room, d.afterTable = false, 0, false
	d.body.WriteString(properties + `</w:pPr>` + content + `</w:p>`)
}

// kept writes paragraphs that stand on the same page as what comes next.
func (d *drafter) kept(write func()) {
	outer := d.keep
	d.keep = true
	write()
	d.keep = outer
}

// beforeTable ends what a table must not touch. A page that begins with one begins with a paragraph of no height.
func (d *drafter) beforeTable() {
	if d.afterTable || d.breakNext || d.room > 0 {
		d.kept(func() { d.paragraph("TableGap", "", "") })
	}
}

// tableEnds leaves room after a table.
func (d *drafter) tableEnds(room float64) { d.afterTable, d.room = true, room }

// endTable ends a document whose last block is a table, as Word wants it.
func (d *drafter) endTable() {
	if d.afterTable {
		d.room = 0
		d.paragraph("TableGap", "", "")
	}
}

// head writes what stands above the first block.
func (d *drafter) head() {
	if d.doc.Draft {
		d.kept(func() { d.paragraph("Draft", "", run("", reports.WordDraft)) })
	}
	d.letterhead()
	line := `<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="7" w:color="` + hex(d.accent()) + `"/></w:pBdr><w:spacing w:after="320"/>`
	title, subtitle := d.doc.Title != "", d.doc.Subtitle != ""
	if title {
		properties := line
		if subtitle {
			properties = ""
		}
		d.kept(func() { d.paragraph("Title", properties, run("", d.doc.Title)) })
	}
	if subtitle {
		d.kept(func() { d.paragraph("Subtitle", line, run("", d.doc.Subtitle)) })
	}
	if d.doc.Secrecy != nil {
		d.secrecyMark(*d.doc.Secrecy)
	}
}

// letterhead writes a line with the municipality to the left, after its logotype if there is one, and the date to the right.
func (d *drafter) letterhead() {
	municipality, date := reports.PrintableLine(d.doc.Municipality), reports.PrintableLine(d.doc.Date)
	width, height := d.doc.Logo.Size()
	if municipality == "" && date == "" && height == 0 {
		return
	}
	properties, content := "", run(`<w:b/>`, municipality)+`<w:r><w:tab/></w:r>`+run(color(reports.QuietInk), date)
	if height > 0 {
		beside := twips(width*mm + layout.LogoGap) // where the tab after the logotype leads, and a name of several lines goes on
		properties = `<w:ind w:left="` + beside + `" w:hanging="` + beside + `"/><w:textAlignment w:val="center"/>`
		content = d.picture(d.doc.Logo.PNG, width*mm, height*mm, d.doc.Logo.Words()) + `<w:r><w:tab/></w:r>` + content
	}
	d.kept(func() { d.paragraph("Letterhead", properties, content) })
}

func (d *drafter) heading(block reports.Heading) {
	text := reports.PrintableLine(block.Text)
	if text == "" {
		return
	}
	level := min(max(block.Level, 1), 3)
	d.headingLevel = min(level, d.headingLevel+1) // none may be jumped over
	mark := fmt.Sprintf("_Toc%08d", len(d.headings)+1)
	d.headings = append(d.headings, mark)
	if level <= 2 {
		d.contents = append(d.contents, contentsEntry{level, text, mark})
	}
	d.paragraph(fmt.Sprintf("Heading%d", d.headingLevel), "",
		fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="%s"/>%s<w:bookmarkEnd w:id="%[1]d"/>`, len(d.headings), mark, run("", block.Text)))
}

// styleOf are the styles of paragraphs.
var styleOf = map[reports.ParagraphStyle]string{
	reports.LeadText: "Lead", reports.QuietText: "Quiet", reports.QuoteText: "Quote", reports.SmallText: "Small",
}

func (d *drafter) textBlock(block reports.Paragraph, next reports.Block) {
	content := d.runs(block.Runs, "")
	if content == "" {
		return
	}
	style := styleOf[block.Style]
	if style == "" {
		style = "BodyText"
	}
	if d.introduces(block, next) {
		d.kept(func() { d.paragraph(style, "", content) })
		return
	}
	d.paragraph(style, "", content)
}

// introduces tells whether a paragraph belongs with what follows: it ends in a colon, or is short and above a table or picture.
func (d *drafter) introduces(block reports.Paragraph, next reports.Block) bool {
	length, last := 0, ""
	for _, r := range block.Runs {
		length += len(r.Text)
		last = r.Text
	}
	switch next.(type) {
	case nil, reports.PageBreak:
		return false
	case reports.Table, reports.KeyFigures, reports.Lights, reports.Facts, reports.Figure:
		const short = 240
		if length < short {
			return true
		}
	}
	return strings.HasSuffix(strings.TrimSpace(last), ":")
}

// deepest is the deepest level that Word counts lists in.
const deepest = 8

// list writes a list; level is 0 for one that is not in another.
func (d *drafter) list(block reports.List, level int) {
	if len(block.Items) == 0 {
		return
	}
	level = min(level, deepest)
	style, number := "ListBullet", bulletList
	if block.Numbered {
		d.numbered = append(d.numbered, level)
		style, number = "ListNumber", bulletList+len(d.numbered)
	}
	for _, item := range block.Items {
		write := func() {
			d.paragraph(style, fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, level, number), d.runs(item.Runs, ""))
		}
		if item.Sub != nil && len(item.Sub.Items) > 0 {
			d.kept(write)
			d.list(*item.Sub, level+1)
			continue
		}
		write()
	}
	if level == 0 {
		d.room = listGap
	}
}

// listGap is the room after a list, where the items stand closer.
const listGap = 7.5

// secrecyMark writes the mark in a box. Its paragraphs share one, as they are bordered and set in alike.
func (d *drafter) secrecyMark(mark reports.SecrecyMark) {
	type line struct{ properties, label, text string }
	lines := []line{{`<w:b/><w:sz w:val="23"/>`, "", reports.WordSecrecy}, {`<w:b/>`, "", reports.WordMayHold}}
	for _, row := range []reports.Fact{
		{Label: reports.WordProvision, Value: mark.Provision}, {Label: reports.WordDate, Value: mark.Date}, {Label: reports.WordAuthority, Value: mark.Authority},
	} {
		if row.Value != "" {
			lines = append(lines, line{"", row.Label, row.Value})
		}
	}
	if mark.Text != "" {
		lines = append(lines, line{"", "", mark.Text})
	}
	d.room = max(d.room, blockGap)
	outer := d.keep
	for i, l := range lines {
		content := run(l.properties, l.text)
		if l.label != "" {
			content = run(color(reports.QuietInk), l.label+": ") + content
		}
		d.keep = outer || i < len(lines)-1
		d.paragraph("Secrecy", "", content)
	}
	d.keep, d.room = outer, blockGap+8 // the box reaches out of its paragraphs
}
