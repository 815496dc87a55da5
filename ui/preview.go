package ui

import (
	"image/color"
	"strings"

	"lisparmen/reports"
	pages "lisparmen/reports/layout"
	"lisparmen/reports/press"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// proof is a paper made ready to be looked at: its pages, and what it says as plain text.
type proof struct {
	pages *pages.Pages
	lines []string
}

func newProof(paper press.Paper) proof {
	return proof{pages.Paginate(paper.Document), strings.Split(strings.TrimRight(paper.Text(), "\n"), "\n")}
}

// preview shows a paper, a page at a time as it will be printed, or as plain text that can be marked and copied.
type preview struct {
	object fyne.CanvasObject
	proof
	page int

	sheet    *fyne.Container
	drawn    *sheetView
	scroll   *container.Scroll
	text     *widget.TextGrid
	number   *widget.Label
	previous *iconButton
	next     *iconButton
	asText   *widget.Check
}

func newPreview() *preview {
	v := &preview{drawn: newSheetView(), text: widget.NewTextGrid(), number: widget.NewLabel("")}
	v.text.Scroll = fyne.ScrollBoth
	v.previous = newIconButton("back", func() { v.turn(-1) })
	v.next = newIconButton("forward", func() { v.turn(1) })
	v.asText = widget.NewCheck(translations.Text("ui.report.as_text", nil), func(bool) { v.showPage() })
	v.scroll = container.NewScroll(v.drawn)
	v.sheet = container.NewStack(v.scroll)
	head := container.NewHBox(v.previous, v.number, v.next, layout.NewSpacer(), v.asText)
	v.object = container.NewBorder(head, nil, nil, nil, container.NewStack(newGround(colourSunken), inset(space12, v.sheet)))
	v.showPage()
	return v
}

// show shows another paper, at the page that was shown of the one before.
func (v *preview) show(made proof) {
	v.proof = made
	v.text.SetText(strings.Join(made.lines, "\n"))
	v.showPage()
}

func (v *preview) count() int {
	if v.pages == nil {
		return 0
	}
	return len(v.pages.Pages)
}

func (v *preview) turn(by int) {
	v.page += by
	v.showPage()
	v.scroll.ScrollToTop()
}

func (v *preview) showPage() {
	v.page = max(0, min(v.page, v.count()-1))
	setVisible(v.previous, !v.asText.Checked && v.page > 0)
	setVisible(v.next, !v.asText.Checked && v.page+1 < v.count())
	setVisible(v.number, !v.asText.Checked)
	if v.count() == 0 {
		v.number.SetText(translations.Text("ui.report.wait", nil))
		v.drawn.set(nil, 0)
	} else {
		v.number.SetText(translations.Text("ui.report.page", map[string]string{"page": reports.Number(v.page + 1), "pages": reports.Number(v.count())}))
		v.drawn.set(v.pages, v.page)
	}
	v.sheet.Objects = []fyne.CanvasObject{v.scroll}
	if v.asText.Checked {
		v.sheet.Objects = []fyne.CanvasObject{v.text}
	}
	v.sheet.Refresh()
}

// sheetView draws one page of a paper, as wide as there is room for. It is paper in any look: white, with dark letters.
type sheetView struct {
	widget.BaseWidget
	pages *pages.Pages
	page  int
}

func newSheetView() *sheetView {
	s := &sheetView{}
	s.ExtendBaseWidget(s)
	return s
}

func (s *sheetView) set(paper *pages.Pages, page int) {
	s.pages, s.page = paper, page
	s.Refresh()
}

// CreateRenderer is for Fyne.
func (s *sheetView) CreateRenderer() fyne.WidgetRenderer {
	r := &sheetRenderer{view: s, paper: canvas.NewRectangle(color.White)}
	r.draw()
	return r
}

// A page is shown at most a little larger than on paper, and never so small that it cannot be read.
const (
	widestSheet    float32 = 760
	narrowestSheet float32 = 480
)

func sheetWidthIn(room float32) float32 { return max(narrowestSheet, min(room, widestSheet)) }

type sheetRenderer struct {
	view    *sheetView
	paper   *canvas.Rectangle
	objects []fyne.CanvasObject
	width   float32 // that the objects have been placed for
	drawn   *pages.Page
}

func (r *sheetRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *sheetRenderer) Destroy()                     {}

// MinSize is for Fyne.
func (r *sheetRenderer) MinSize() fyne.Size {
	if r.view.pages == nil {
		return fyne.Size{}
	}
	width := sheetWidthIn(r.view.Size().Width)
	return fyne.NewSize(narrowestSheet, width*float32(r.view.pages.Height/r.view.pages.Width))
}

// Layout is for Fyne.
func (r *sheetRenderer) Layout(room fyne.Size) {
	if width := sheetWidthIn(room.Width); width != r.width {
		r.width = width
		r.drawn = nil
		r.draw()
	}
}

// Refresh is for Fyne.
func (r *sheetRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.view)
}

// draw places what is on the page.
func (r *sheetRenderer) draw() {
	paper := r.view.pages
	if paper == nil {
		r.objects, r.drawn = nil, nil
		return
	}
	page := &paper.Pages[r.view.page]
	if page == r.drawn {
		return
	}
	r.drawn = page
	scale := r.width / float32(paper.Width)
	r.paper.Resize(fyne.NewSize(r.width, scale*float32(paper.Height)))
	r.objects = []fyne.CanvasObject{r.paper}
	for _, item := range page.Items {
		switch drawing := item.Drawing.(type) {
		case pages.Text:
			r.objects = append(r.objects, drawnText(drawing, scale))
		case pages.Path:
			r.objects = append(r.objects, drawnPath(drawing, scale)...)
		}
	}
}

// drawnText is a stretch of text with its baseline where the paper has it.
func drawnText(t pages.Text, scale float32) fyne.CanvasObject {
	text := canvas.NewText(t.String, paperColour(t.Color))
	text.TextSize = float32(t.Size) * scale
	text.TextStyle = fyne.TextStyle{Bold: t.Font == pages.Bold, Italic: t.Font == pages.Italic}
	if t.Font == pages.Symbols {
		text.FontSource = fontSymbols
	}
	size, baseline := fyne.CurrentApp().Driver().RenderedTextSize(text.Text, text.TextSize, text.TextStyle, text.FontSource)
	if exact := exactWidth(text); exact < size.Width { // on a screen letters are wider than on paper, so that runs would overlap
		text.TextSize *= exact / size.Width
		size, baseline = fyne.CurrentApp().Driver().RenderedTextSize(text.Text, text.TextSize, text.TextStyle, text.FontSource)
	}
	text.Resize(size)
	text.Move(fyne.NewPos(float32(t.X)*scale, float32(t.Y)*scale-baseline))
	return text
}

// exactWidth is how wide the text is when its letters are not moved to whole points of the screen.
func exactWidth(text *canvas.Text) float32 {
	const larger = 16
	size, _ := fyne.CurrentApp().Driver().RenderedTextSize(text.Text, text.TextSize*larger, text.TextStyle, text.FontSource)
	return size.Width / larger
}

// drawnPath is a line, a rectangle, a circle or another shape.
func drawnPath(p pages.Path, scale float32) []fyne.CanvasObject {
	if len(p.Points) == 0 {
		return nil
	}
	at := make([]fyne.Position, len(p.Points))
	low, high := fyne.NewPos(1e6, 1e6), fyne.NewPos(-1e6, -1e6)
	for i, point := range p.Points {
		at[i] = fyne.NewPos(float32(point.X)*scale, float32(point.Y)*scale)
		low = fyne.NewPos(min(low.X, at[i].X), min(low.Y, at[i].Y))
		high = fyne.NewPos(max(high.X, at[i].X), max(high.Y, at[i].Y))
	}
	size := fyne.NewSize(high.X-low.X, high.Y-low.Y)
	stroke, fill := paperColour(p.Stroke), paperColour(p.Fill)
	width := float32(p.Thickness) * scale
	if p.Fill == 0 && !p.Closed || len(at) < 3 {
		var lines []fyne.CanvasObject
		for i := 1; i < len(at); i++ {
			line := canvas.NewLine(stroke)
			line.StrokeWidth = max(width, 0.5)
			line.Position1, line.Position2 = at[i-1], at[i]
			lines = append(lines, line)
		}
		return lines
	}
	var shape fyne.CanvasObject
	switch {
	case len(at) == 4 && isUpright(at):
		area := canvas.NewRectangle(fill)
		area.StrokeColor, area.StrokeWidth = stroke, width
		shape = area
	case len(at) > 6:
		area := canvas.NewCircle(fill)
		area.StrokeColor, area.StrokeWidth = stroke, width
		shape = area
	default:
		for i := range at {
			at[i] = fyne.NewPos((at[i].X-low.X)/max(size.Width, 0.01), (at[i].Y-low.Y)/max(size.Height, 0.01))
		}
		area := canvas.NewArbitraryPolygon(at, fill)
		area.NormalizedPoints = true
		shape = area
	}
	shape.Move(low)
	shape.Resize(size)
	return []fyne.CanvasObject{shape}
}

// isUpright tells whether four corners are those of a rectangle that stands straight.
func isUpright(at []fyne.Position) bool {
	for i := range at {
		a, b := at[i], at[(i+1)%len(at)]
		if a.X != b.X && a.Y != b.Y {
			return false
		}
	}
	return true
}

// paperColour is a colour of the paper; none is nothing.
func paperColour(c reports.Color) color.Color {
	if c == 0 {
		return color.Transparent
	}
	return color.NRGBA{R: uint8(c >> 16), G: uint8(c >> 8), B: uint8(c), A: 0xff}
}
