package layout

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"lisparmen/reports"
)

// head appends what stands above the first block: who and when, title, subtitle, the accent line, secrecy.
func (b *builder) head(doc reports.Document) {
	if doc.Draft {
		slabs := b.paragraphSlabs(b.shape(reports.Plain(reports.WordDraft), headingStyles[1]), b.parent.add("P"), b.left, b.width)
		keepAll(slabs)
		b.add(0, 8, slabs...)
	}
	if doc.Municipality != "" || doc.Date != "" || doc.Logo != nil {
		b.letterhead(doc)
	}
	if doc.Title != "" {
		b.headingLevel = 1
		t := b.shape(reports.Plain(doc.Title), titleStyle)
		slabs := b.paragraphSlabs(t, b.parent.add("H1"), b.left, t.balance(b.width))
		keepAll(slabs)
		b.add(TitleRoom(doc), 2, slabs...)
	}
	if doc.Subtitle != "" {
		slabs := b.paragraphSlabs(b.shape(reports.Plain(doc.Subtitle), subtitleStyle), b.parent.add("P"), b.left, b.width)
		keepAll(slabs)
		b.add(0, 0, slabs...)
	}
	if len(b.slabs) > 0 {
		left, width := b.left, b.width
		b.add(9, 16, slab{height: 1.5, draw: func(c *canvas) { c.line(left, 0.75, width, 1.5, reports.Accent) }})
	}
	if doc.Secrecy != nil {
		b.secrecyMark(*doc.Secrecy)
	}
}

// LogoGap is the room between a logotype and the municipality's name, in points.
const LogoGap = 10

// TitleRoom is the room above a paper's title, in points. A logotype above it has room of its own.
func TitleRoom(doc reports.Document) float64 {
	if doc.Logo != nil {
		return 14
	}
	return 30
}

// letterhead appends a line with the municipality to the left, after its logotype if there is one, and the date to the right.
func (b *builder) letterhead(doc reports.Document) {
	const leading = 14
	x, end, height := b.left, b.left+b.width, float64(leading)
	var logo func(c *canvas)
	if across, high := doc.Logo.Size(); high > 0 {
		picture := Picture{X: x, Width: across * mm, Height: high * mm, PNG: doc.Logo.PNG}
		e := b.parent.add("Figure")
		e.Alt = cmp.Or(plainLine(doc.Logo.Words()), reports.WordPicture)
		height = max(height, picture.Height)
		logo = func(c *canvas) {
			picture.Y = c.top + (height-picture.Height)/2
			e.Page, e.X, e.Y, e.Width, e.Height = c.number, picture.X, picture.Y, picture.Width, picture.Height
			c.add(e, picture)
		}
		x += picture.Width + LogoGap
	}
	right := b.shape(reports.Plain(doc.Date), textStyle{size: 9.5, leading: leading, color: reports.QuietInk})
	right.shorten(b.width / 2)
	left := b.shape(reports.Plain(doc.Municipality), textStyle{size: 9.5, leading: leading, color: reports.Ink, bold: true})
	left.shorten(end - x - right.fullWidth() - 12)
	leftLeaves, rightLeaves := left.leaves(b.parent.add("P")), right.leaves(b.parent.add("P"))
	b.add(0, 0, slab{height: height, keep: true, draw: func(c *canvas) {
		if logo != nil {
			logo(c)
		}
		c.text(&left, left.whole(), leftLeaves, x, (height-leading)/2)
		c.text(&right, right.whole(), rightLeaves, end-right.fullWidth(), (height-leading)/2)
	}})
}

// whole returns the text as one line.
func (t *text) whole() line { return line{end: len(t.glyphs), width: t.fullWidth()} }

// frame draws header and footer of one page.
func (b *builder) frame(doc reports.Document, page *Page, index, count int) {
	style := textStyle{size: 8.5, leading: 12, color: reports.QuietInk}
	c := &canvas{page: page, number: index, top: headerTop, artifact: Header}
	if index > 0 {
		var mark text
		if line := markLine(doc); line != "" {
			mark = b.shape([]reports.Run{{Text: line, Bold: true}}, style)
			mark.shorten(textWidth * 2 / 3)
			c.text(&mark, mark.whole(), nil, marginLeft+textWidth-mark.fullWidth(), 0)
		}
		title := b.shape(reports.Plain(oneLine(doc.Title)), style)
		title.shorten(textWidth - mark.fullWidth() - 12)
		c.text(&title, title.whole(), nil, marginLeft, 0)
	}

	c = &canvas{page: page, number: index, top: footerTop, artifact: Footer}
	c.line(marginLeft, -5, textWidth, hairline, reports.Hairline)
	number := b.shape(reports.Plain(reports.PageOf(index+1, count)), style)
	c.text(&number, number.whole(), nil, marginLeft+textWidth-number.fullWidth(), 0)
	room := textWidth - number.fullWidth() - 16
	name := joinNonEmpty(" · ", oneLine(doc.Municipality), oneLine(doc.Title))
	control := ""
	if doc.Control != "" {
		control = reports.WordControl + " " + oneLine(doc.Control)
	}
	left := b.shape(reports.Plain(joinNonEmpty(" · ", name, control)), style)
	if left.fullWidth() > room { // the code is never cut, so it gets a line of its own
		left = b.shape(reports.Plain(name), style)
		left.shorten(room)
		second := b.shape(reports.Plain(control), style)
		if lines := second.lines(textWidth); control != "" {
			for i, l := range lines {
				c.text(&second, l, nil, marginLeft, style.leading*float64(i+1))
			}
		}
	}
	c.text(&left, left.whole(), nil, marginLeft, 0)
}

// oneLine makes one line of a text, keeping characters that cannot be printed so that they are reported.
func oneLine(s string) string { return strings.Join(strings.FieldsFunc(s, isSoftSpace), " ") }

func joinNonEmpty(separator string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), separator)
}

// markLine is what the header says of the paper beside its title: that it is a draft, and its mark of secrecy.
func markLine(doc reports.Document) string {
	draft, secrecy := "", ""
	if doc.Draft {
		draft = reports.WordDraft
	}
	if doc.Secrecy != nil {
		secrecy = secrecyLine(*doc.Secrecy)
	}
	return joinNonEmpty(" · ", draft, secrecy)
}

// secrecyLine is the mark in one line, for the header.
func secrecyLine(mark reports.SecrecyMark) string {
	return joinNonEmpty(": ", reports.WordSecrecy, oneLine(mark.Provision))
}

// secrecyMark appends the mark in a box: the word, the three things the law asks for, and a text.
func (b *builder) secrecyMark(mark reports.SecrecyMark) {
	const padding, labelWidth = 10, 82
	left, width := b.left, b.width
	inner, innerWidth := left+padding+2, max(1, width-2*padding-4)
	e := b.parent.add("Sect")
	var slabs []slab
	part := func(runs []reports.Run, style textStyle) {
		slabs = append(slabs, b.paragraphSlabs(b.shape(runs, style), e.add("P"), inner, innerWidth)...)
	}
	part(reports.Plain(reports.WordSecrecy), headingStyles[1])
	part([]reports.Run{{Text: reports.WordMayHold, Bold: true}}, cellStyle)
	for _, row := range []reports.Fact{
		{Label: reports.WordProvision, Value: mark.Provision},
		{Label: reports.WordDate, Value: mark.Date},
		{Label: reports.WordAuthority, Value: mark.Authority},
	} {
		if row.Value == "" {
			continue
		}
		p := e.add("P")
		label := b.shape([]reports.Run{{Text: row.Label + " ", Quiet: true}}, cellStyle)
		labelLeaves := label.leaves(p)
		value := b.paragraphSlabs(b.shape(reports.Plain(row.Value), cellStyle), p, inner+labelWidth, max(1, innerWidth-labelWidth))
		draw := value[0].draw
		value[0].draw = func(c *canvas) {
			c.text(&label, label.whole(), labelLeaves, inner, 0)
			draw(c)
		}
		slabs = append(slabs, value...)
	}
	if mark.Text != "" {
		slabs = append(slabs, slab{height: 4})
		part(reports.Plain(mark.Text), cellStyle)
	}
	slabs = append([]slab{{height: padding - 2}}, append(slabs, slab{height: padding})...)
	for i := range slabs {
		draw, height, last := slabs[i].draw, slabs[i].height, i == len(slabs)-1
		slabs[i].draw = func(c *canvas) {
			if i == 0 {
				c.line(left-0.5, 0, width+1, 1, reports.Ink)
			}
			if last {
				c.line(left-0.5, height, width+1, 1, reports.Ink)
			}
			c.upright(left, height, 1, reports.Ink)
			c.upright(left+width, height, 1, reports.Ink)
			if draw != nil {
				draw(c)
			}
		}
		slabs[i].keep = !last
	}
	b.add(blockGap, blockGap, slabs...)
}

// contents is the place of the list of contents, which is made when all headings are known.
type contents struct {
	at          int  // index in slabs
	newPage     bool // it begins a page
	title, list *Element
}

// lists tells whether a list of contents would have anything in it.
func lists(blocks []reports.Block) bool {
	return slices.ContainsFunc(blocks, func(block reports.Block) bool {
		switch block := block.(type) {
		case reports.Heading:
			return block.Level <= 2
		case reports.Group:
			return lists(block.Blocks)
		}
		return false
	})
}

// reserveContents remembers where the contents go. What follows stands on the same page.
func (b *builder) reserveContents(newPage bool) {
	b.contents = &contents{at: len(b.slabs), newPage: newPage, title: b.parent.add("P"), list: b.parent.add("TOC")}
}

// insertContents puts the contents in their place: a title and a line for each heading of level 1 and 2.
func (b *builder) insertContents() {
	if b.contents == nil {
		return
	}
	entries := &builder{
		parent: b.contents.list, left: b.left, width: b.width, missing: b.missing, breakNext: b.contents.newPage,
	}
	title := b.paragraphSlabs(b.shape(reports.Plain(reports.WordContents), headingStyles[0]),
		b.contents.title, b.left, b.width)
	keepAll(title)
	entries.add(blockGap, 8, title...)
	for _, h := range b.headings {
		if h.level == 1 || h.level == 2 && !b.chaptersOnly {
			entries.contentsEntry(h)
		}
	}
	entries.slabs[len(entries.slabs)-1].after = blockGap
	b.slabs = slices.Insert(b.slabs, b.contents.at, entries.slabs...)
}

// contentsEntry appends one heading with leaders and the number of its page, which place will decide.
func (b *builder) contentsEntry(h *heading) {
	const numberWidth = 30
	indent, before := 0.0, 2.0
	if h.level > 1 {
		indent, before = 14, 1
	}
	t := b.shape(reports.Plain(h.text+" "), bodyStyle)
	link := b.parent.add("TOCI").add("Link")
	leaves := t.leaves(link)
	left, right := b.left+indent, b.left+b.width
	lines := t.lines(max(1, b.width-indent-numberWidth))
	slabs := make([]slab, len(lines))
	for i, l := range lines {
		slabs[i] = slab{height: bodyStyle.leading, keep: i < len(lines)-1, draw: func(c *canvas) {
			c.text(&t, l, leaves, left, 0)
			c.page.Links = append(c.page.Links, Link{
				Element: link, X: left, Y: c.top, Width: right - left, Height: bodyStyle.leading,
				Page: h.page, Top: h.top, Description: h.text,
			})
			if i < len(lines)-1 {
				return
			}
			number := b.shape(reports.Plain(strconv.Itoa(h.page+1)), bodyStyle)
			numberLeft := right - number.fullWidth()
			b.leaders(c, left+l.width+8, right-numberWidth+6)
			c.text(&number, number.whole(), number.leaves(link), numberLeft, 0)
		}}
	}
	b.add(before, 0, slabs...)
}

// leaders draws dots from x to end, in step with the dots on other lines.
func (b *builder) leaders(c *canvas, x, end float64) {
	dot := b.shape(reports.Plain(".  "), textStyle{size: 9, leading: bodyStyle.leading, color: reports.QuietInk})
	step := dot.fullWidth()
	count := int((end - x) / step)
	if count < 2 {
		return
	}
	dots := b.shape(reports.Plain(strings.Repeat(".  ", count)), dot.style)
	c.text(&dots, dots.whole(), nil, end-step*float64(count), 0)
}
