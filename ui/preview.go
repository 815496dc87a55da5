package ui

import (
	"image"
	"image/color"
	"strings"

	"lisparmen/reports"
	pages "lisparmen/reports/layout"
	drawing "lisparmen/reports/picture"
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
	r := &sheetRenderer{view: s, raster: canvas.NewRaster(s.draw)}
	r.Refresh()
	return r
}

// draw draws the page in as many points of the screen as it is given.
func (s *sheetView) draw(width, height int) image.Image {
	if s.pages == nil {
		return image.NewUniform(color.Transparent)
	}
	return drawing.Page(s.pages, s.page, width, height)
}

// A page is shown at most a little larger than on paper, and never so small that it cannot be read.
const (
	widestSheet    float32 = 760
	narrowestSheet float32 = 480
)

func sheetWidthIn(room float32) float32 { return max(narrowestSheet, min(room, widestSheet)) }

type sheetRenderer struct {
	view   *sheetView
	raster *canvas.Raster
}

func (r *sheetRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.raster} }
func (r *sheetRenderer) Destroy()                     {}

// MinSize is for Fyne.
func (r *sheetRenderer) MinSize() fyne.Size {
	if r.view.pages == nil {
		return fyne.Size{}
	}
	return fyne.NewSize(narrowestSheet, r.height(sheetWidthIn(r.view.Size().Width)))
}

func (r *sheetRenderer) height(width float32) float32 {
	return width * float32(r.view.pages.Height/r.view.pages.Width)
}

// Layout is for Fyne.
func (r *sheetRenderer) Layout(room fyne.Size) {
	if r.view.pages == nil {
		return
	}
	width := sheetWidthIn(room.Width)
	r.raster.Resize(fyne.NewSize(width, r.height(width)))
}

// Refresh is for Fyne.
func (r *sheetRenderer) Refresh() {
	setVisible(r.raster, r.view.pages != nil)
	r.Layout(r.view.Size())
	r.raster.Refresh()
}
