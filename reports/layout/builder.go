package layout

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"lisparmen/reports"
)

const mm = 72 / 25.4

// A4 and the margins.
const (
	pageWidth    = 210 * mm
	pageHeight   = 297 * mm
	marginTop    = 25 * mm
	marginRight  = 20 * mm
	marginBottom = 25 * mm
	marginLeft   = 25 * mm
	textWidth    = pageWidth - marginLeft - marginRight
	textHeight   = pageHeight - marginTop - marginBottom

	headerTop = 12 * mm
	footerTop = pageHeight - 17*mm
)

// The sizes of text. Everything else on the paper is measured from these.
var (
	bodyStyle     = textStyle{size: 10.5, leading: 15, color: reports.Ink}
	leadStyle     = textStyle{size: 12.5, leading: 18, color: reports.Ink}
	quietStyle    = textStyle{size: 10.5, leading: 15, color: reports.QuietInk}
	smallStyle    = textStyle{size: 8.5, leading: 12, color: reports.QuietInk}
	titleStyle    = textStyle{size: 20, leading: 26, color: reports.Ink, bold: true}
	subtitleStyle = textStyle{size: 11.5, leading: 16, color: reports.QuietInk}
	headingStyles = [...]textStyle{
		{size: 14, leading: 19, color: reports.Ink, bold: true},
		{size: 11.5, leading: 16, color: reports.Ink, bold: true},
		{size: 10.5, leading: 15, color: reports.Ink, bold: true},
	}
	cellStyle   = textStyle{size: 9.5, leading: 13, color: reports.Ink}
	numberStyle = textStyle{size: 24, leading: 30, color: reports.Ink, bold: true}
	labelStyle  = textStyle{size: 9.5, leading: 13, color: reports.Ink}
)

// Room between blocks.
const (
	paragraphGap = 7.5
	blockGap     = 14 // around tables, figures and the like
	hairline     = 0.5
)

// headingBefore and headingAfter are the room around headings by level.
var (
	headingBefore = [...]float64{26, 18, 13}
	headingAfter  = [...]float64{7, 4, 2}
)

// builder turns blocks into slabs, in a column that starts at left and is width wide.
type builder struct {
	slabs       []slab
	parent      *Element // of the blocks' elements
	left, width float64
	missing     map[rune]bool
	breakNext   bool // the next slab begins a page
	closer      int  // how many steps closer than they must tight tables are set

	headings     []*heading
	headingEnd   int       // index in slabs after the last heading, 0 before the first
	headingLevel int       // of the last heading's element
	contents     *contents // if the paper has any
	chaptersOnly bool      // they list headings of level 1 alone
}

// heading is a heading and, once its slab has been placed, where it is.
type heading struct {
	text  string
	level int // from 1
	page  int
	top   float64
}

// Paginate sets a document on pages. It does not fail: what a font lacks is drawn as a box and listed in Missing.
func Paginate(doc reports.Document) *Pages {
	pages := paginate(doc)
	if !doc.Contents || len(pages.Pages) > mostPagesWithoutContents+mostPagesOfContents(len(pages.Outline)) {
		return pages
	}
	doc.Contents = false
	if short := paginate(doc); len(short.Pages) <= mostPagesWithoutContents {
		return short
	}
	return pages
}

// mostPagesOfContents is more than a list of so many headings, and the break before it, can add to a paper.
func mostPagesOfContents(headings int) int {
	const onAPage = 20
	return 2 + headings/onAPage
}

// mostPagesWithoutContents is how long a paper can be and still be looked over without a list of contents.
const mostPagesWithoutContents = 4

// pagesOfASheet is how many pages a sheet has.
const pagesOfASheet = 2

// paginate sets the front page, where there is one, no closer than it must, and a sheet no closer than gives it the fewest pages.
func paginate(doc reports.Document) *Pages {
	if doc.Sheet {
		pages := paginateCloser(doc, 0)
		for closer := 1; len(pages.Pages) > pagesOfASheet && closer < len(tightDensities); closer++ {
			if set := paginateCloser(doc, closer); len(set.Pages) < len(pages.Pages) {
				pages = set
			}
		}
		return pages
	}
	closer := 0
	for closer < len(tightDensities)-1 && !frontFits(doc, closer) {
		closer++
	}
	return paginateCloser(doc, closer)
}

// frontFits tells whether what comes before the first page break is one page, with tight tables set some steps closer; a paper without
// a front page always fits.
func frontFits(doc reports.Document, closer int) bool {
	if !doc.FrontPage {
		return true
	}
	if end := slices.IndexFunc(doc.Blocks, isPageBreak); end >= 0 {
		doc.Blocks = doc.Blocks[:end]
	}
	b := newBuilder(&Element{Role: "Document"}, doc, closer)
	b.head(doc)
	for _, block := range doc.Blocks {
		b.block(block)
	}
	_, count := place(b.slabs, marginTop, pageHeight-marginBottom)
	return count == 1
}

func newBuilder(root *Element, doc reports.Document, closer int) *builder {
	return &builder{parent: root, left: marginLeft, width: textWidth, missing: map[rune]bool{}, closer: closer, chaptersOnly: doc.ChaptersOnly}
}

// paginateCloser sets tight tables on the front page some steps closer.
func paginateCloser(doc reports.Document, closer int) *Pages {
	root := &Element{Role: "Document"}
	b := newBuilder(root, doc, closer)
	isFront := true
	b.head(doc)
	wanted := doc.Contents && lists(doc.Blocks)
	hasBreak := slices.ContainsFunc(doc.Blocks, isPageBreak)
	for _, block := range doc.Blocks {
		if wanted && b.contents == nil && !hasBreak && lists([]reports.Block{block}) {
			b.reserveContents(false) // after the judgement that the paper opens with
		}
		if isFront && isPageBreak(block) {
			isFront, b.closer = false, 0
		}
		if wanted && b.contents == nil && isPageBreak(block) {
			b.reserveContents(true) // in place of the break
			continue
		}
		b.block(block)
	}
	b.insertContents()

	placed, count := place(b.slabs, marginTop, pageHeight-marginBottom)
	pages := &Pages{
		Title: plainLine(doc.Title), Subtitle: plainLine(doc.Subtitle), Author: plainLine(doc.Author),
		Language: cmp.Or(doc.Language, "sv-SE"),
		Width:    pageWidth, Height: pageHeight,
		Pages: make([]Page, count), Structure: root,
		Contents: b.contents != nil, Closer: closer,
	}
	for _, s := range placed {
		if s.heading != nil {
			s.heading.page, s.heading.top = s.page, s.top
		}
	}
	for _, s := range placed {
		if s.draw != nil {
			s.draw(&canvas{page: &pages.Pages[s.page], number: s.page, top: s.top})
		}
	}
	for i := range pages.Pages {
		b.frame(doc, &pages.Pages[i], i, count)
	}
	recolour(pages, doc.Accent)
	level := -1
	for _, h := range b.headings {
		level = min(h.level-1, level+1)
		pages.Outline = append(pages.Outline, Bookmark{Text: h.text, Level: level, Page: h.page, Top: h.top})
	}
	for r := range b.missing {
		pages.Missing = append(pages.Missing, r)
	}
	slices.Sort(pages.Missing)
	return pages
}

// recolour gives what is drawn in the accent another colour, if there is one.
func recolour(pages *Pages, accent reports.Color) {
	if accent == 0 {
		return
	}
	swap := func(c *reports.Color) {
		if *c == reports.Accent {
			*c = accent
		}
	}
	for i := range pages.Pages {
		for j, item := range pages.Pages[i].Items {
			switch drawing := item.Drawing.(type) {
			case Text:
				swap(&drawing.Color)
				pages.Pages[i].Items[j].Drawing = drawing
			case Path:
				swap(&drawing.Fill)
				swap(&drawing.Stroke)
				pages.Pages[i].Items[j].Drawing = drawing
			}
		}
	}
}

func isPageBreak(block reports.Block) bool {
	_, ok := block.(reports.PageBreak)
	return ok
}

// hardSpaces are those at which no line is parted.
const hardSpaces = "\u00A0\u202F"

func isSoftSpace(r rune) bool { return unicode.IsSpace(r) && !strings.ContainsRune(hardSpaces, r) }

// plainLine returns a text as one line of printable characters, for properties and bookmarks.
func plainLine(s string) string {
	return strings.Trim(strings.Join(strings.FieldsFunc(strings.Map(func(r rune) rune {
		if r, ok := printable(r); ok && r != softHyphen && r != zeroWidthSpace {
			return r
		}
		return -1
	}, strings.ToValidUTF8(s, "\uFFFD")), isSoftSpace), " "), hardSpaces)
}

// add appends slabs, the first with at least the room before and the last with the room after.
func (b *builder) add(before, after float64, slabs ...slab) {
	if len(slabs) == 0 {
		return
	}
	slabs[0].before = max(slabs[0].before, before)
	slabs[len(slabs)-1].after = max(slabs[len(slabs)-1].after, after)
	if b.breakNext {
		slabs[0].newPage, b.breakNext = true, false
	}
	b.slabs = append(b.slabs, slabs...)
}

// block appends one block.
func (b *builder) block(block reports.Block) {
	switch block := block.(type) {
	case reports.Heading:
		b.heading(block)
	case reports.Paragraph:
		b.paragraph(block)
	case reports.List:
		b.list(block, 0)
	case reports.Table:
		b.table(block)
	case reports.KeyFigures:
		b.keyFigures(block)
	case reports.Lights:
		b.lights(block)
	case reports.Facts:
		b.facts(block)
	case reports.Figure:
		b.figure(block)
	case reports.SecrecyMark:
		b.secrecyMark(block)
	case reports.PageBreak:
		b.breakNext = true
	case reports.Space:
		b.add(0, 0, slab{before: max(0, finite(block.Height)) * mm})
	case reports.Group:
		b.group(block)
	}
}

// paragraphSlabs returns a text as slabs of one line each, kept so that no line stands alone.
func (b *builder) paragraphSlabs(t text, e *Element, left, width float64) []slab {
	leaves := t.leaves(e)
	lines := t.lines(width)
	slabs := make([]slab, len(lines))
	for i, l := range lines {
		slabs[i] = slab{
			height: t.style.leading,
			keep:   len(lines) > 1 && (i == 0 || i == len(lines)-2),
			draw:   func(c *canvas) { c.text(&t, l, leaves, left, 0) },
		}
	}
	return slabs
}

func keepAll(slabs []slab) {
	for i := range slabs {
		slabs[i].keep = true
	}
}

func (b *builder) heading(block reports.Heading) {
	level := min(max(block.Level, 1), 3)
	if plainLine(block.Text) == "" {
		return
	}
	// A screen reader's user steps by level, so none may be jumped over.
	b.headingLevel = min(level+1, b.headingLevel+1)
	e := b.parent.add("H" + string(rune('0'+b.headingLevel)))
	h := &heading{text: plainLine(block.Text), level: level}
	b.headings = append(b.headings, h)

	t := b.shape(reports.Plain(block.Text), headingStyles[level-1])
	slabs := b.paragraphSlabs(t, e, b.left, t.balance(b.width))
	slabs[0].heading = h
	keepAll(slabs)
	before := headingBefore[level-1]
	if b.headingEnd > 0 && b.headingEnd == len(b.slabs) { // right under another heading
		before /= 2
	}
	b.add(before, headingAfter[level-1], slabs...)
	b.headingEnd = len(b.slabs)
}

// keepIntroduction keeps a line or two under a heading with the table or picture that comes next.
func (b *builder) keepIntroduction() {
	const short = 2
	if introduction := b.slabs[b.headingEnd:]; b.headingEnd > 0 && len(introduction) <= short {
		keepAll(introduction)
	}
}

func (b *builder) paragraph(block reports.Paragraph) {
	style, gap := bodyStyle, paragraphGap
	switch block.Style {
	case reports.LeadText:
		style, gap = leadStyle, 10
	case reports.QuietText:
		style = quietStyle
	case reports.SmallText:
		style = smallStyle
	case reports.QuoteText:
		b.quote(block)
		return
	}
	t := b.shape(block.Runs, style)
	if len(t.glyphs) == 0 {
		return
	}
	slabs := b.paragraphSlabs(t, b.parent.add("P"), b.left, b.width)
	slabs[len(slabs)-1].keep = slabs[len(slabs)-1].keep || introduces(block.Runs)
	b.add(0, gap, slabs...)
}

// introduces tells whether the text ends in a colon, so that it belongs with what follows.
func introduces(runs []reports.Run) bool {
	return len(runs) > 0 && strings.HasSuffix(strings.TrimSpace(runs[len(runs)-1].Text), ":")
}

func (b *builder) quote(block reports.Paragraph) {
	const indent = 14
	left := b.left
	e := b.parent.add("BlockQuote").add("P")
	slabs := b.paragraphSlabs(b.shape(block.Runs, bodyStyle), e, left+indent, max(1, b.width-2*indent))
	for i := range slabs {
		draw, height := slabs[i].draw, slabs[i].height
		slabs[i].draw = func(c *canvas) {
			c.upright(left+1, height, 2, reports.Hairline)
			draw(c)
		}
	}
	b.add(3, paragraphGap+3, slabs...)
}

// group keeps its blocks together when they fit on a page.
func (b *builder) group(block reports.Group) {
	first := len(b.slabs)
	for _, inner := range block.Blocks {
		b.block(inner)
	}
	part := b.slabs[first:]
	height := 0.0
	for i := range part {
		height += part[i].height + max(part[i].before, part[i].after)
	}
	if height > textHeight || len(part) == 0 {
		return
	}
	keepAll(part[:len(part)-1])
}

// finite makes a length of any number.
func finite(v float64) float64 {
	const most = 1e5
	if math.IsNaN(v) {
		return 0
	}
	return min(max(v, -most), most)
}

func circle(x, y, r float64) []Point {
	const corners = 48 // at the size of a mark the eye cannot tell it from a circle
	points := make([]Point, corners)
	for i := range points {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / corners)
		points[i] = Point{x + r*cos, y + r*sin}
	}
	return points
}

func rectangle(x, y, width, height float64) []Point {
	return []Point{{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}}
}
