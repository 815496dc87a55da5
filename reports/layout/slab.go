package layout

import "lisparmen/reports"

// slab is a strip across the page that is never divided: a line of text, a row of a table, a picture.
type slab struct {
	height        float64
	before, after float64  // the least room to the neighbours; the larger of two wins, none at the head of a page
	keep          bool     // on the same page as the next slab
	newPage       bool     // begins a page
	head          *slab    // repeated above when this slab begins a page
	heading       *heading // that begins here
	draw          func(c *canvas)

	page int     // where place put it, counted from 0
	top  float64 // on the page
}

// place decides page and top of each slab and returns the slabs to draw, with the repeated heads among them, and the
// number of pages. Kept slabs that do not fit on one page are divided like others.
func place(slabs []slab, top, bottom float64) (placed []*slab, pages int) {
	page, y, after := 0, top, 0.0
	empty := true
	put := func(s *slab) {
		if !empty {
			y += max(after, s.before)
		}
		s.page, s.top = page, y
		y += s.height
		after, empty = s.after, false
		placed = append(placed, s)
	}
	turn := func(next *slab) {
		page, y, after, empty = page+1, top, 0, true
		if next.head != nil {
			head := *next.head
			head.head = nil
			put(&head)
		}
	}
	fits := func(part []slab, y float64) bool {
		for i := range part {
			if i > 0 {
				y += max(part[i-1].after, part[i].before)
			}
			y += part[i].height
		}
		return y <= bottom+slack
	}

	for first := 0; first < len(slabs); {
		end := first + 1
		for end < len(slabs) && slabs[end-1].keep && !slabs[end].newPage {
			end++
		}
		chunk := slabs[first:end]
		if chunk[0].newPage && !empty {
			turn(&chunk[0])
		}
		headHeight := 0.0
		if chunk[0].head != nil {
			headHeight = chunk[0].head.height
		}
		if !empty && !fits(chunk, y+max(after, chunk[0].before)) && fits(chunk, top+headHeight) {
			turn(&chunk[0])
		}
		for i := range chunk {
			if !empty && y+max(after, chunk[i].before)+chunk[i].height > bottom+slack {
				turn(&chunk[i])
			}
			put(&chunk[i])
		}
		first = end
	}
	return placed, page + 1
}

// canvas is the page a slab is drawn on.
type canvas struct {
	page     *Page
	number   int     // of the page, counted from 0
	top      float64 // of the slab
	artifact Artifact
}

// text draws one line of a text with its left end at x and its top at y under the slab's. leaves are as t.leaves
// returned them, or nil for decoration.
func (c *canvas) text(t *text, l line, leaves []*Element, x, y float64) {
	top := c.top + y
	base := top + t.style.baseline()
	var ornaments []Item
	for i := l.first; i < l.end; {
		g := t.glyphs[i]
		s := t.spans[g.span]
		var leaf *Element
		if leaves != nil {
			leaf = leaves[g.span]
		}
		if g.drawn != asText {
			c.mark(t, g, leaf, x, base)
			x += float64(g.width)
			i++
			continue
		}
		var runes []rune
		startX := x
		for ; i < l.end; i++ {
			next := t.glyphs[i]
			if next.drawn != asText || next.font != g.font || next.span != g.span {
				break
			}
			switch next.r {
			case zeroWidthSpace:
				continue
			case softHyphen:
				if l.hyphen && i == l.end-1 {
					runes = append(runes, hyphenRune(next.font))
					x += t.hyphenWidth()
				}
				continue
			case '\n':
				// A line break is a space to those who hear the text.
				runes = append(runes, ' ')
				continue
			}
			runes = append(runes, next.r)
			x += float64(next.width)
		}
		if len(runes) == 0 {
			continue
		}
		c.add(leaf, Text{
			X: startX, Y: base, Font: g.font, Size: t.style.size, Color: s.color, String: string(runes),
		})
		if s.link == "" && s.spoken == "" {
			continue
		}
		at := base + 0.14*t.style.size // under the text
		if s.struck {
			at = base - 0.3*t.style.size // through it
		}
		thickness := 0.5
		if s.spoken != "" {
			thickness = 0.08 * t.style.size
		}
		ornaments = append(ornaments, Item{Artifact: c.artifact, Drawing: Path{
			Points: []Point{{startX, at}, {x, at}}, Stroke: s.color, Thickness: thickness,
		}})
		if leaf != nil && s.link != "" {
			c.page.Links = append(c.page.Links, Link{
				Element: leaf, X: startX, Y: top, Width: x - startX, Height: t.style.leading,
				URL: s.link, Description: s.link,
			})
		}
	}
	c.page.Items = append(c.page.Items, ornaments...)
}

// hyphenRune is what is printed where a word is divided at a soft hyphen: the soft hyphen itself, so that those who
// copy or hear the text get the whole word.
func hyphenRune(font Font) rune {
	if width, ok := font.advance(softHyphen); ok && width > 0 {
		return softHyphen
	}
	return '-'
}

// mark draws a glyph that no font has.
func (c *canvas) mark(t *text, g glyph, leaf *Element, x, base float64) {
	size := t.style.size
	s := t.spans[g.span]
	middle := base - capHeight*size/2
	switch g.drawn {
	case asState: // its word follows, so the mark itself is not read aloud
		c.state(nil, s.state, s.color, x+0.4*size, middle, 0.72*size, "")
	case asSign:
		c.state(leaf, signs[g.r], s.color, x+float64(g.width)/2, middle, 0.72*size, string(g.r))
	case asBox:
		left, right, top := x+0.06*size, x+float64(g.width)-0.06*size, base-capHeight*size
		c.add(leaf, Path{
			Points: []Point{{left, top}, {right, top}, {right, base}, {left, base}},
			Closed: true, Stroke: s.color, Thickness: 0.06 * size, Instead: string(g.r),
		})
	}
}

// state draws the shape of a state with its middle at x, middle; both are places on the page.
func (c *canvas) state(leaf *Element, state reports.State, color reports.Color, x, middle, height float64, instead string) {
	path := Path{Closed: true, Fill: color, Instead: instead}
	r := height / 2
	switch state {
	case reports.Met:
		path.Points = circle(x, middle, r)
	case reports.Partly:
		path.Points = []Point{{x, middle - r}, {x + 1.1*r, middle + 0.9*r}, {x - 1.1*r, middle + 0.9*r}}
	case reports.Lacking:
		path.Points = rectangle(x-0.88*r, middle-0.88*r, 1.76*r, 1.76*r)
	case reports.Unjudged, reports.PartlyJudged:
		if state == reports.PartlyJudged { // the right half is filled
			h := 0.85 * r
			c.add(leaf, Path{Closed: true, Fill: color, Points: []Point{
				{x, middle - h}, {x + 0.7*h, middle - 0.7*h}, {x + h, middle}, {x + 0.7*h, middle + 0.7*h}, {x, middle + h},
			}})
		}
		path.Points = circle(x, middle, 0.85*r)
		path.Fill, path.Stroke, path.Thickness = 0, color, 0.3*r
	case reports.NotInUse:
		path.Points = rectangle(x-0.9*r, middle-0.16*r, 1.8*r, 0.32*r)
	default:
		return
	}
	c.add(leaf, path)
}

// line draws a horizontal line as decoration, y under the slab's top.
func (c *canvas) line(x, y, width, thickness float64, color reports.Color) {
	c.add(nil, Path{
		Points: []Point{{x, c.top + y}, {x + width, c.top + y}}, Stroke: color, Thickness: thickness,
	})
}

// upright draws a vertical line as decoration, from the slab's top.
func (c *canvas) upright(x, height, thickness float64, color reports.Color) {
	c.add(nil, Path{
		Points: []Point{{x, c.top}, {x, c.top + height}}, Stroke: color, Thickness: thickness,
	})
}

func (c *canvas) add(leaf *Element, drawing Drawing) {
	item := Item{Element: leaf, Drawing: drawing}
	if leaf == nil {
		item.Artifact = c.artifact
	}
	c.page.Items = append(c.page.Items, item)
}
