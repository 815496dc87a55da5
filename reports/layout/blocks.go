package layout

import (
	"cmp"
	"strconv"

	"lisparmen/reports"
)

// list appends a list; depth is 0 for one that is not in another.
func (b *builder) list(block reports.List, depth int) {
	if len(block.Items) == 0 {
		return
	}
	const gap = 3
	indent := 16.0
	if block.Numbered {
		widest := b.shape(reports.Plain(strconv.Itoa(len(block.Items))+"."), bodyStyle)
		indent = max(indent, widest.fullWidth()+8)
	}
	left, width, parent := b.left, b.width, b.parent
	b.left, b.width = left+indent, max(width-indent, min(width, 40)) // deep lists run out of room, not of text
	list := parent.add("L")
	list.Numbering = "Disc"
	if block.Numbered {
		list.Numbering = "Decimal"
	}
	for i, item := range block.Items {
		sign := "•"
		if depth%2 == 1 {
			sign = "–"
		}
		if block.Numbered {
			sign = strconv.Itoa(i+1) + "."
		}
		entry := list.add("LI")
		label := b.shape(reports.Plain(sign), bodyStyle)
		labelLeaves := label.leaves(entry.add("Lbl"))
		body := entry.add("LBody")
		textOf := body
		if item.Sub != nil && len(item.Sub.Items) > 0 {
			textOf = body.add("P")
		}
		slabs := b.paragraphSlabs(b.shape(item.Runs, bodyStyle), textOf, b.left, b.width)
		draw, labelLeft := slabs[0].draw, left+2
		if block.Numbered {
			labelLeft = left + indent - 6 - label.fullWidth() // so that units stand under units
		}
		slabs[0].draw = func(c *canvas) {
			c.text(&label, label.whole(), labelLeaves, labelLeft, 0)
			draw(c)
		}
		if depth == 0 && i > 1 && i == len(block.Items)-1 {
			b.slabs[len(b.slabs)-1].keep = true // no item alone on a page
		}
		slabs[len(slabs)-1].keep = slabs[len(slabs)-1].keep || textOf != body
		b.add(gap, gap, slabs...)
		if textOf != body {
			b.parent = body
			b.list(*item.Sub, depth+1)
		}
	}
	b.left, b.width, b.parent = left, width, parent
	if depth == 0 {
		b.slabs[len(b.slabs)-1].after = paragraphGap
	}
}

// keyFigures appends large numbers, at most four beside each other.
func (b *builder) keyFigures(block reports.KeyFigures) {
	b.keepIntroduction()
	const most, gap = 4, 16
	left := b.left
	rows := (len(block.Figures) + most - 1) / most
	perRow := (len(block.Figures) + rows - 1) / max(rows, 1) // 5 are set as 3 and 2, not as 4 and 1
	for first := 0; first < len(block.Figures); first += perRow {
		figures := block.Figures[first:min(first+perRow, len(block.Figures))]
		width := max(1, (b.width-gap*float64(perRow-1))/float64(perRow))
		height := 0.0
		draws := make([]func(*canvas), len(figures))
		columns := make([]*stack, len(figures))
		for i, figure := range figures {
			e := b.parent.add("P")
			x := left + float64(i)*(width+gap)
			column := &stack{left: x, width: width}
			columns[i] = column
			column.put(b.shape(reports.Plain(figure.Value+"\n"), fitting(b, figure.Value, width)), e)
			column.put(b.shape(reports.Plain(figure.Label+"\n"), labelStyle), e)
			if figure.Note != "" {
				column.put(b.shape(reports.Plain(figure.Note), smallStyle), e)
			}
			height = max(height, column.height)
			draws[i] = func(c *canvas) {
				c.line(x, 0, width, 0.9, reports.QuietInk)
				column.draw(c, 4)
			}
		}
		if height > tallest {
			b.add(blockGap, blockGap, lineSlabs(columns...)...)
			continue
		}
		b.add(blockGap, blockGap, slab{height: height + 4, draw: func(c *canvas) {
			for _, draw := range draws {
				draw(c)
			}
		}})
	}
}

// fitting returns the style of a large number, smaller when it would not fit the width.
func fitting(b *builder, value string, width float64) textStyle {
	style := numberStyle
	t := b.shape(reports.Plain(value), style)
	if full := t.fullWidth(); full > width {
		style.size = max(10.5, style.size*width/full-0.1)
	}
	return style
}

// stack is texts under each other in a column.
type stack struct {
	left, width, height float64
	align               reports.Align
	parts               []stackPart
}

type stackPart struct {
	text   text
	lines  []line
	leaves []*Element
}

// tallest is how high columns may be beside each other; taller ones are set after each other, line by line.
const tallest = textHeight * 2 / 3

// lineSlabs returns the lines of columns as slabs, one column after the other.
func lineSlabs(columns ...*stack) []slab {
	var slabs []slab
	for _, column := range columns {
		for i := range column.parts {
			part := &column.parts[i]
			for _, l := range part.lines {
				slabs = append(slabs, slab{height: part.text.style.leading, draw: func(c *canvas) {
					c.text(&part.text, l, part.leaves, column.left, 0)
				}})
			}
		}
	}
	return slabs
}

// put adds a text. One that ends in "\n" is followed by a space for those who hear it, but takes no extra line.
func (s *stack) put(t text, e *Element) {
	lines := t.lines(s.width)
	if last := lines[len(lines)-1]; last.first == last.end && len(lines) > 1 {
		lines = lines[:len(lines)-1]
	}
	s.parts = append(s.parts, stackPart{t, lines, t.leaves(e)})
	s.height += t.style.leading * float64(len(lines))
}

func (s *stack) draw(c *canvas, y float64) {
	for i := range s.parts {
		part := &s.parts[i]
		for _, l := range part.lines {
			x := s.left
			if s.align == reports.AlignRight {
				x += s.width - l.width
			}
			c.text(&part.text, l, part.leaves, x, y)
			y += part.text.style.leading
		}
	}
}

// lights appends areas with their judgement: mark and word to the left, name and sentence, coverage to the right.
func (b *builder) lights(block reports.Lights) {
	if len(block.Lights) == 0 {
		return
	}
	b.keepIntroduction()
	const stateWidth, coverageWidth, gap, padding = 82, 92, 12, 6
	left, right := b.left, b.left+b.width
	nameStyle, coverageStyle := bodyStyle, cellStyle
	nameStyle.bold = true
	coverageStyle.leading = bodyStyle.leading
	list := b.parent.add("L")
	list.Numbering = "None"
	var slabs []slab
	for i, light := range block.Lights {
		body := list.add("LI").add("LBody")
		judgement := &stack{left: left, width: stateWidth}
		if light.State.Word() != "" {
			state := text{style: bodyStyle}
			b.appendState(&state, light.State, false)
			b.appendGlyphs(&state, "\n", Regular)
			judgement.put(state, body)
		}
		words := &stack{left: left + stateWidth, width: max(1, b.width-stateWidth-coverageWidth-gap)}
		words.put(b.shape(reports.Plain(light.Name+"\n"), nameStyle), body)
		if light.Sentence != "" {
			words.put(b.shape(reports.Plain(light.Sentence+"\n"), cellStyle), body)
		}
		coverage := &stack{left: right - coverageWidth, width: coverageWidth, align: reports.AlignRight}
		coverage.put(b.shape([]reports.Run{{Text: light.Coverage, Quiet: true}}, coverageStyle), body)

		height := 2*padding + max(judgement.height, words.height, coverage.height)
		if height > tallest {
			slabs = append(slabs, lineSlabs(judgement, words, coverage)...)
			continue
		}
		last := i == len(block.Lights)-1
		slabs = append(slabs, slab{height: height, draw: func(c *canvas) {
			judgement.draw(c, padding)
			words.draw(c, padding)
			coverage.draw(c, padding)
			if !last {
				c.line(left, height, right-left, hairline, reports.Hairline)
			}
		}})
	}
	b.add(blockGap/2, blockGap, slabs...)
}

// facts appends label–value pairs, two beside each other.
func (b *builder) facts(block reports.Facts) {
	const gap, rowGap = 20, 8
	left, width := b.left, max(1, (b.width-gap)/2)
	if len(block.Facts) == 0 {
		return
	}
	list := b.parent.add("L")
	list.Numbering = "None"
	var slabs []slab
	for first := 0; first < len(block.Facts); first += 2 {
		pair := block.Facts[first:min(first+2, len(block.Facts))]
		columns := make([]*stack, len(pair))
		height := 0.0
		for i, fact := range pair {
			entry := list.add("LI")
			columns[i] = &stack{left: left + float64(i)*(width+gap), width: width}
			columns[i].put(b.shape(reports.Plain(fact.Label), smallStyle), entry.add("Lbl"))
			columns[i].put(b.shape(reports.Plain(fact.Value), bodyStyle), entry.add("LBody"))
			height = max(height, columns[i].height)
		}
		if height > tallest {
			slabs = append(slabs, lineSlabs(columns...)...)
			continue
		}
		slabs = append(slabs, slab{height: height, before: rowGap, after: rowGap, draw: func(c *canvas) {
			for _, column := range columns {
				column.draw(c, 0)
			}
		}})
	}
	b.add(rowGap, blockGap, slabs...)
}

// figure appends a drawing and its caption.
func (b *builder) figure(block reports.Figure) {
	width, height := finite(block.Width)*mm, finite(block.Height)*mm
	if width <= 0 || height <= 0 {
		return
	}
	b.keepIntroduction()
	scale := b.figureScale(width, height)
	e := b.parent.add("Figure")
	e.Alt = figureAlt(block)
	left := b.left
	slabs := []slab{{height: height * scale, after: 5, draw: func(c *canvas) {
		e.Page, e.X, e.Y, e.Width, e.Height = c.number, left, c.top, width*scale, height*scale
		for _, shape := range block.Shapes {
			b.shapeInFigure(c, e, shape, left, scale)
		}
	}}}
	if block.Caption != "" {
		slabs[0].keep = true
		slabs = append(slabs, b.paragraphSlabs(b.shape(reports.Plain(block.Caption), smallStyle), b.parent.add("P"), left, b.width)...)
	}
	b.add(blockGap, blockGap, slabs...)
}

// FigurePage is a drawing as a page of its own, in a paper's accent and without its caption; nil for one without any size.
func FigurePage(figure reports.Figure, accent reports.Color) *Pages {
	width, height := finite(figure.Width)*mm, finite(figure.Height)*mm
	if width <= 0 || height <= 0 {
		return nil
	}
	b := &builder{width: textWidth, missing: map[rune]bool{}}
	scale := b.figureScale(width, height)
	page := Page{}
	e := &Element{Role: "Figure", Alt: figureAlt(figure)}
	for _, shape := range figure.Shapes {
		b.shapeInFigure(&canvas{page: &page}, e, shape, 0, scale)
	}
	pages := &Pages{Width: width * scale, Height: height * scale, Pages: []Page{page}, Structure: e}
	recolour(pages, accent)
	return pages
}

// figureScale makes a drawing fit the page.
func (b *builder) figureScale(width, height float64) float64 {
	return min(1, b.width/width, (textHeight-60)/height)
}

// figureAlt is what a drawing tells those who cannot see it.
func figureAlt(figure reports.Figure) string {
	return cmp.Or(plainLine(figure.Alt), plainLine(figure.Caption), reports.WordPicture)
}

// shapeInFigure draws one shape of a figure whose left end is at left and whose lengths are scaled.
func (b *builder) shapeInFigure(c *canvas, e *Element, shape reports.Shape, left, scale float64) {
	length := func(v float64) float64 { return finite(v) * mm * scale }
	at := func(x, y float64) Point { return Point{left + length(x), c.top + length(y)} }
	switch shape := shape.(type) {
	case reports.Rect:
		corner := at(shape.X, shape.Y)
		c.add(e, Path{
			Points: rectangle(corner.X, corner.Y, length(shape.Width), length(shape.Height)), Closed: true,
			Fill: shape.Fill, Stroke: shape.Stroke, Thickness: hairline,
		})
	case reports.Line:
		c.add(e, Path{
			Points: []Point{at(shape.X1, shape.Y1), at(shape.X2, shape.Y2)},
			Stroke: shape.Color, Thickness: max(hairline, length(shape.Thickness)),
		})
	case reports.Polygon:
		path := Path{Closed: true, Fill: shape.Fill, Stroke: shape.Stroke, Thickness: hairline}
		for _, p := range shape.Points {
			path.Points = append(path.Points, at(p.X, p.Y))
		}
		c.add(e, path)
	case reports.Mark:
		middle := at(shape.X, shape.Y)
		c.state(e, shape.State, shape.State.Color(), middle.X, middle.Y, length(shape.Size), "")
	case reports.Label:
		size := finite(shape.Size)
		if size <= 0 {
			size = 8.5
		}
		size = min(size, 200) * scale
		style := textStyle{size: size, leading: size * 1.4, color: reports.Ink, bold: shape.Bold}
		if shape.Color != 0 {
			style.color = shape.Color
		}
		t := b.shape(reports.Plain(oneLine(shape.Text)), style)
		base := at(shape.X, shape.Y)
		before, after := base.X-left, left+b.width-base.X // a label keeps within the text
		t.shorten(max(1, map[reports.Align]float64{
			reports.AlignLeft: after, reports.AlignRight: before, reports.AlignCenter: 2 * min(before, after),
		}[shape.Align]))
		switch shape.Align {
		case reports.AlignRight:
			base.X -= t.fullWidth()
		case reports.AlignCenter:
			base.X -= t.fullWidth() / 2
		}
		c.text(&t, t.whole(), t.leaves(e), base.X, base.Y-style.baseline()-c.top)
	}
}
