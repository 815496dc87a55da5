package ui

import (
	"image"
	"image/color"
	"math"
	"slices"
	"strings"

	"lisparmen/reports"
	pages "lisparmen/reports/layout"
	drawing "lisparmen/reports/picture"
	"lisparmen/reports/press"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// proof is a paper made ready to be looked at: its pages, and what it says as plain text.
type proof struct {
	pages *pages.Pages
	lines []string
}

func newProof(paper press.Paper) proof {
	return proof{paper.Pages(), strings.Split(strings.TrimRight(paper.Text(), "\n"), "\n")}
}

// preview shows a paper, a page at a time as it will be printed, or as plain text that can be marked and copied.
type preview struct {
	object fyne.CanvasObject
	proof
	page   int
	isText bool   // the text shows the paper
	told   string // in the place of the page's number, while there is no page

	sheet    *fyne.Container
	drawn    *sheetView
	scroll   *container.Scroll
	text     *widget.TextGrid
	number   *widget.Label
	previous *iconButton
	next     *iconButton
	head     *fyne.Container
	zooming  *fyne.Container
	size     *button
	asText   *widget.Check
}

// newPreview makes a preview without a paper. menu shows what it is given below an object.
func newPreview(menu func(under fyne.CanvasObject, items ...*fyne.MenuItem)) *preview {
	v := &preview{drawn: newSheetView(), text: widget.NewTextGrid(), number: widget.NewLabel("")}
	v.text.Scroll = fyne.ScrollBoth
	v.previous = newIconButton("back", func() { v.turn(-1) })
	v.next = newIconButton("forward", func() { v.turn(1) })
	v.size = quietButton("", nil)
	v.size.OnTapped = func() { menu(v.size, v.zoomItems()...) }
	v.zooming = container.NewHBox(
		quietButton(translations.Text("ui.report.zoom.out", nil), func() { v.step(-1) }), v.size,
		quietButton(translations.Text("ui.report.zoom.in", nil), func() { v.step(1) }),
	)
	v.asText = widget.NewCheck(translations.Text("ui.report.as_text", nil), func(bool) { v.showPage() })
	v.drawn.onKey = v.key
	v.drawn.onRune = v.typed
	frame := newOutline()
	v.drawn.onFocus = func(has bool) { frame.set(has, false) }
	v.scroll = container.NewScroll(v.drawn)
	v.sheet = container.New(&sheetRoom{v}, v.scroll)
	v.head = container.New(&flowLayout{gap: space4}, container.NewHBox(v.previous, v.number, v.next), v.zooming, v.asText)
	v.object = container.NewBorder(v.head, nil, nil, nil, container.NewStack(newGround(colourSunken), inset(space12, v.sheet), frame))
	v.showPage()
	return v
}

// sheetRoom tells the page how much of it is seen before it is laid out.
type sheetRoom struct{ preview *preview }

// MinSize is for Fyne.
func (l *sheetRoom) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// Layout is for Fyne.
func (l *sheetRoom) Layout(objects []fyne.CanvasObject, room fyne.Size) {
	l.preview.drawn.room = room
	objects[0].Resize(room)
	l.preview.fit()
}

// show shows another paper, at the page that was shown of the one before.
func (v *preview) show(made proof) {
	v.proof, v.told = made, ""
	v.isText = false
	v.showPage()
}

// tell shows words where there is no paper yet.
func (v *preview) tell(words string) {
	v.told = words
	v.showPage()
}

func (v *preview) count() int {
	if v.pages == nil {
		return 0
	}
	return len(v.pages.Pages)
}

func (v *preview) turn(by int) {
	was := v.page
	v.page = max(0, min(v.page+by, v.count()-1))
	if v.page == was {
		return
	}
	v.showPage()
	v.scroll.ScrollToTop()
}

func (v *preview) showPage() {
	v.page = max(0, min(v.page, v.count()-1))
	setVisible(v.previous, !v.asText.Checked && v.page > 0)
	setVisible(v.next, !v.asText.Checked && v.page+1 < v.count())
	setVisible(v.number, !v.asText.Checked)
	setVisible(v.zooming, !v.asText.Checked && v.count() > 0)
	if v.count() == 0 {
		v.number.SetText(v.told)
		v.drawn.set(nil, 0)
	} else {
		v.number.SetText(translations.Text("ui.report.page", map[string]string{"page": reports.Number(v.page + 1), "pages": reports.Number(v.count())}))
		v.drawn.set(v.pages, v.page)
	}
	v.size.SetText(v.drawn.zoom.words())
	v.sheet.Objects = []fyne.CanvasObject{v.scroll}
	if v.asText.Checked {
		if !v.isText { // a grid keeps each letter in a cell of its own, tens of megabytes for a long paper
			v.text.SetText(strings.Join(v.lines, "\n"))
			v.isText = true
		}
		v.sheet.Objects = []fyne.CanvasObject{v.text}
	}
	v.sheet.Refresh()
	v.head.Refresh() // what has come or gone
}

// fit lays the page out anew in its room, and keeps within it what is scrolled to.
func (v *preview) fit() {
	v.drawn.Refresh()
	v.scroll.Refresh()
	most := v.drawn.MinSize().Subtract(v.scroll.Size())
	v.scroll.ScrollToOffset(fyne.NewPos(max(0, min(v.scroll.Offset.X, most.Width)), max(0, min(v.scroll.Offset.Y, most.Height))))
}

// zoomTo shows the page in another size: the line at the top of what is seen stays there, and its middle in the middle.
func (v *preview) zoomTo(z zoom) {
	was, half := v.drawn.MinSize(), v.scroll.Size().Width/2
	v.drawn.zoom = z
	if was.Width > 0 {
		by := v.drawn.MinSize().Width / was.Width
		v.scroll.Offset = fyne.NewPos((v.scroll.Offset.X+half)*by-half, v.scroll.Offset.Y*by)
	}
	v.showPage()
	v.fit()
}

// step shows the page one step larger or smaller.
func (v *preview) step(by int) {
	if v.count() == 0 || v.asText.Checked {
		return
	}
	const slack = 0.01 // a page that fits its room is seldom of a step's size
	now := v.drawn.scale()
	if by > 0 {
		if at := slices.IndexFunc(zoomSteps, func(z zoom) bool { return float32(z) > now+slack }); at >= 0 {
			v.zoomTo(zoomSteps[at])
		}
		return
	}
	for _, z := range slices.Backward(zoomSteps) {
		if float32(z) < now-slack {
			v.zoomTo(z)
			return
		}
	}
}

func (v *preview) zoomItems() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, z := range []zoom{zoomWidth, zoomPage, 1, 1.5} {
		item := fyne.NewMenuItem(z.words(), func() { v.zoomTo(z) })
		item.Checked = z == v.drawn.zoom
		items = append(items, item)
	}
	return items
}

// lineStep is how far an arrow moves the page.
const lineStep float32 = 48

// key moves on the page, and on to the next where it ends.
func (v *preview) key(key *fyne.KeyEvent) bool {
	seen := v.scroll.Size().Height
	switch key.Name {
	case fyne.KeyDown:
		v.move(lineStep)
	case fyne.KeyUp:
		v.move(-lineStep)
	case fyne.KeyPageDown:
		if !v.move(seen - lineStep) {
			v.turn(1)
		}
	case fyne.KeyPageUp:
		if !v.move(lineStep - seen) {
			v.turn(-1)
		}
	case fyne.KeyRight:
		v.turn(1)
	case fyne.KeyLeft:
		v.turn(-1)
	case fyne.KeyHome:
		v.turn(-v.count())
	case fyne.KeyEnd:
		v.turn(v.count())
	default:
		return false
	}
	return true
}

func (v *preview) typed(r rune) {
	switch r {
	case '+':
		v.step(1)
	case '-':
		v.step(-1)
	case '0':
		v.zoomTo(zoomWidth)
	}
}

// move scrolls up or down; false when there is no more of the page that way.
func (v *preview) move(by float32) bool {
	was := v.scroll.Offset
	most := max(0, v.drawn.MinSize().Height-v.scroll.Size().Height)
	v.scroll.ScrollToOffset(fyne.NewPos(was.X, max(0, min(was.Y+by, most))))
	return v.scroll.Offset != was
}

// zoom is how large a page is shown: a part of its size on paper, or as it fits.
type zoom float32

// The sizes that follow the room there is.
const (
	zoomWidth zoom = 0
	zoomPage  zoom = -1
)

// zoomSteps are what a page is enlarged and made smaller by.
var zoomSteps = []zoom{0.5, 0.75, 1, 1.25, 1.5, 2}

func (z zoom) words() string {
	switch z {
	case zoomWidth:
		return translations.Text("ui.report.zoom.width", nil)
	case zoomPage:
		return translations.Text("ui.report.zoom.page", nil)
	}
	return reports.Percent(int(math.Round(float64(z)*100)), 100)
}

// sheetView draws one page of a paper. It is paper in any look: white, with dark letters.
type sheetView struct {
	widget.BaseWidget
	pages *pages.Pages
	page  int
	zoom  zoom
	room  fyne.Size // what of it can be seen at once

	onFocus func(has bool)
	onKey   func(*fyne.KeyEvent) bool
	onRune  func(rune)
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

// onPaper is how wide the page is on paper, in points of the screen.
func (s *sheetView) onPaper() float32 {
	const paperPoint = 96.0 / 72
	return float32(s.pages.Width) * paperPoint
}

// sheet is the size that the page is shown in.
func (s *sheetView) sheet() fyne.Size {
	high := float32(s.pages.Height / s.pages.Width)
	width := s.onPaper() * float32(s.zoom)
	switch s.zoom {
	case zoomWidth:
		width = s.room.Width
	case zoomPage:
		width = min(s.room.Width, s.room.Height/high)
	}
	return fyne.NewSize(width, width*high)
}

// scale is the part of its size on paper that the page is shown in.
func (s *sheetView) scale() float32 { return s.sheet().Width / s.onPaper() }

// Tapped is for Fyne: the page has the keys then.
func (s *sheetView) Tapped(*fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil {
		c.Focus(s)
	}
}

// Cursor is for Fyne.
func (s *sheetView) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// FocusGained is for Fyne.
func (s *sheetView) FocusGained() { s.onFocus(true) }

// FocusLost is for Fyne.
func (s *sheetView) FocusLost() { s.onFocus(false) }

// TypedRune is for Fyne.
func (s *sheetView) TypedRune(r rune) { s.onRune(r) }

// TypedKey is for Fyne.
func (s *sheetView) TypedKey(key *fyne.KeyEvent) {
	if !s.onKey(key) {
		letThrough(s, key)
	}
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
	return r.view.sheet()
}

// Layout is for Fyne. A page that is narrower than its room stands in the middle.
func (r *sheetRenderer) Layout(room fyne.Size) {
	if r.view.pages == nil {
		return
	}
	size := r.view.sheet()
	r.raster.Move(fyne.NewPos(max(0, (room.Width-size.Width)/2), 0))
	r.raster.Resize(size)
}

// Refresh is for Fyne.
func (r *sheetRenderer) Refresh() {
	setVisible(r.raster, r.view.pages != nil)
	r.Layout(r.view.Size())
	r.raster.Refresh()
}
