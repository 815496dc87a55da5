// Package picture draws a page of a paper in points of a screen: for the window, and for the drawings of forms that hold
// pictures and not lines.
package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"sync"

	"lisparmen/reports"
	pages "lisparmen/reports/layout"

	"golang.org/x/image/draw"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// A page is drawn letter by letter where the paper has it. Fyne's own text gives letters the room they take in the next
// whole size, so that a long run in 10.5 points ran over the one after it.

// Page is one page of a paper as a picture.
func Page(paper *pages.Pages, number, width, height int) *image.RGBA {
	sheet := &sheet{image: image.NewRGBA(image.Rect(0, 0, width, height)), scale: float64(width) / paper.Width}
	for i := range sheet.image.Pix { // white paper in any look
		sheet.image.Pix[i] = 0xff
	}
	for _, item := range paper.Pages[number].Items {
		switch drawing := item.Drawing.(type) {
		case pages.Text:
			sheet.text(drawing)
		case pages.Path:
			sheet.path(drawing)
		case pages.Picture:
			sheet.picture(drawing)
		}
	}
	return sheet.image
}

// sheet is a page that is being drawn.
type sheet struct {
	image  *image.RGBA
	scale  float64 // points of the screen to a point of the paper
	letter sfnt.Buffer
	ink    vector.Rasterizer
}

// sheetFonts are the typefaces of the paper. They are our own files, so one that cannot be read is a fault in the build.
var sheetFonts = sync.OnceValue(func() map[pages.Font]*sfnt.Font {
	all := map[pages.Font]*sfnt.Font{}
	for _, typeface := range []pages.Font{pages.Regular, pages.Bold, pages.Italic, pages.Symbols} {
		read, err := sfnt.Parse(typeface.File())
		if err != nil {
			panic(err)
		}
		all[typeface] = read
	}
	return all
})

// text draws a stretch of text. Each letter stands where the paper has it, to a part of a point of the screen.
func (s *sheet) text(t pages.Text) {
	typeface, size := sheetFonts()[t.Font], t.Size*s.scale
	x, y := t.X*s.scale, t.Y*s.scale
	area := s.begin(x-size, y-1.5*size, x+t.Width()*s.scale+size, y+size)
	left, top := x-float64(area.Min.X), y-float64(area.Min.Y)
	for _, r := range t.String {
		if glyph, err := typeface.GlyphIndex(&s.letter, r); err == nil {
			if outline, err := typeface.LoadGlyph(&s.letter, glyph, fixed.Int26_6(math.Round(size*64)), nil); err == nil {
				s.letterAt(outline, left, top)
			}
		}
		left += t.Font.Advance(r) * size
	}
	s.fill(area, t.Color)
}

// letterAt adds a letter's outline with the left end of its baseline at x, y.
func (s *sheet) letterAt(outline sfnt.Segments, x, y float64) {
	at := func(p fixed.Point26_6) (float32, float32) {
		return float32(x + float64(p.X)/64), float32(y + float64(p.Y)/64)
	}
	for _, part := range outline {
		ax, ay := at(part.Args[0])
		bx, by := at(part.Args[1])
		switch part.Op {
		case sfnt.SegmentOpMoveTo:
			s.ink.ClosePath()
			s.ink.MoveTo(ax, ay)
		case sfnt.SegmentOpLineTo:
			s.ink.LineTo(ax, ay)
		case sfnt.SegmentOpQuadTo:
			s.ink.QuadTo(ax, ay, bx, by)
		case sfnt.SegmentOpCubeTo:
			cx, cy := at(part.Args[2])
			s.ink.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	s.ink.ClosePath()
}

// begin makes ready to draw within two corners; what is beyond the page is not drawn.
func (s *sheet) begin(left, top, right, bottom float64) image.Rectangle {
	area := image.Rect(int(math.Floor(left)), int(math.Floor(top)), int(math.Ceil(right)), int(math.Ceil(bottom))).Intersect(s.image.Rect)
	s.ink.Reset(area.Dx(), area.Dy())
	return area
}

func (s *sheet) fill(area image.Rectangle, c reports.Color) {
	if !area.Empty() {
		s.ink.Draw(s.image, area, image.NewUniform(paperColour(c)), image.Point{})
	}
}

// picture draws a PNG; one that cannot be read is left out, as the paper's own check has told of it.
func (s *sheet) picture(p pages.Picture) {
	if drawn, err := png.Decode(bytes.NewReader(p.PNG)); err == nil {
		at := func(v float64) int { return int(math.Round(v * s.scale)) }
		draw.BiLinear.Scale(s.image, image.Rect(at(p.X), at(p.Y), at(p.X+p.Width), at(p.Y+p.Height)), drawn, drawn.Bounds(), draw.Over, nil)
	}
}

// path draws a line, or a shape with its outline.
func (s *sheet) path(p pages.Path) {
	if len(p.Points) == 0 {
		return
	}
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, at := range p.Points {
		left, right = min(left, at.X*s.scale), max(right, at.X*s.scale)
		top, bottom = min(top, at.Y*s.scale), max(bottom, at.Y*s.scale)
	}
	thickness := p.Thickness * s.scale
	begin := func() image.Rectangle {
		return s.begin(left-thickness-1, top-thickness-1, right+thickness+1, bottom+thickness+1)
	}
	if p.Fill != 0 && len(p.Points) > 2 {
		area := begin()
		s.polygon(area, p.Points)
		s.fill(area, p.Fill)
	}
	if p.Stroke == 0 || thickness == 0 {
		return
	}
	if straight := p.Points; len(straight) == 2 && straight[0].Y == straight[1].Y {
		// A line across the page fills whole points of the screen, so that hairlines are alike.
		high := max(1, math.Round(thickness))
		from := math.Round(top - high/2)
		area := s.begin(left, from, right, from+high)
		s.ink.MoveTo(0, 0)
		s.ink.LineTo(float32(area.Dx()), 0)
		s.ink.LineTo(float32(area.Dx()), float32(area.Dy()))
		s.ink.LineTo(0, float32(area.Dy()))
		s.ink.ClosePath()
		s.fill(area, p.Stroke)
		return
	}
	area := begin()
	for i := 1; i < len(p.Points); i++ {
		s.stroke(area, p.Points[i-1], p.Points[i], max(thickness, 1))
	}
	if p.Closed {
		s.stroke(area, p.Points[len(p.Points)-1], p.Points[0], max(thickness, 1))
	}
	s.fill(area, p.Stroke)
}

func (s *sheet) polygon(area image.Rectangle, points []pages.Point) {
	for i, p := range points {
		x, y := float32(p.X*s.scale)-float32(area.Min.X), float32(p.Y*s.scale)-float32(area.Min.Y)
		if i == 0 {
			s.ink.MoveTo(x, y)
			continue
		}
		s.ink.LineTo(x, y)
	}
	s.ink.ClosePath()
}

// stroke adds a thick line between two points, a little too long so that it meets the next at a corner.
func (s *sheet) stroke(area image.Rectangle, from, to pages.Point, thickness float64) {
	x1, y1 := from.X*s.scale-float64(area.Min.X), from.Y*s.scale-float64(area.Min.Y)
	x2, y2 := to.X*s.scale-float64(area.Min.X), to.Y*s.scale-float64(area.Min.Y)
	long := math.Hypot(x2-x1, y2-y1)
	if long == 0 {
		return
	}
	const over = 0.15 // of the thickness
	alongX, alongY := (x2-x1)/long*thickness/2, (y2-y1)/long*thickness/2
	x1, y1, x2, y2 = x1-2*over*alongX, y1-2*over*alongY, x2+2*over*alongX, y2+2*over*alongY
	s.ink.MoveTo(float32(x1-alongY), float32(y1+alongX))
	s.ink.LineTo(float32(x2-alongY), float32(y2+alongX))
	s.ink.LineTo(float32(x2+alongY), float32(y2-alongX))
	s.ink.LineTo(float32(x1+alongY), float32(y1-alongX))
	s.ink.ClosePath()
}

// paperColour is a colour of the paper; none is nothing.
func paperColour(c reports.Color) color.Color {
	if c == 0 {
		return color.Transparent
	}
	return color.NRGBA{R: uint8(c >> 16), G: uint8(c >> 8), B: uint8(c), A: 0xff}
}
