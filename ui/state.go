package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// state is how something stands: colour, shape and word say the same.
type state int

// The states, with the shape each is drawn as.
const (
	stateNone    state = iota // no mark: plain text
	stateMet                  // a filled circle
	statePartly               // a triangle
	stateLacking              // a square
	stateUnknown              // a ring
	stateUnused               // a dash
)

// colourName is the theme's name of the state's colour.
func (s state) colourName() fyne.ThemeColorName {
	switch s {
	case stateMet:
		return colourMet
	case statePartly:
		return colourPartly
	case stateLacking:
		return colourLacking
	case stateUnknown:
		return colourUnknown
	case stateUnused:
		return colourQuiet
	}
	return colourText
}

// stateMark is a state's shape and word in its colour.
type stateMark struct {
	widget.BaseWidget
	state state
	word  string
	size  fyne.ThemeSizeName
}

// newStateMark makes a mark; an empty word leaves the shape alone, where the word stands beside it.
func newStateMark(s state, word string) *stateMark {
	m := &stateMark{state: s, word: word, size: sizeBody}
	m.ExtendBaseWidget(m)
	return m
}

// set changes what the mark says.
func (m *stateMark) set(s state, word string) {
	if m.state != s || m.word != word {
		m.state, m.word = s, word
		m.Refresh()
	}
}

// CreateRenderer is for Fyne.
func (m *stateMark) CreateRenderer() fyne.WidgetRenderer {
	r := &stateRenderer{mark: m, shape: newShape(), word: canvas.NewText("", color.Transparent)}
	r.Refresh()
	return r
}

type stateRenderer struct {
	mark  *stateMark
	shape *shape
	word  *canvas.Text
}

func (r *stateRenderer) side() float32 { return textSize(r.mark.size) * 0.75 }

// lead is the room that the shape takes before the word.
func (r *stateRenderer) lead() float32 {
	switch {
	case r.mark.state == stateNone:
		return 0
	case r.mark.word == "":
		return r.side()
	}
	return r.side() + space8
}

func (r *stateRenderer) MinSize() fyne.Size {
	text := r.word.MinSize()
	return fyne.NewSize(r.lead()+text.Width, max(text.Height, r.side()))
}

func (r *stateRenderer) Layout(room fyne.Size) {
	side, text := r.side(), r.word.MinSize()
	r.shape.place(fyne.NewPos(0, (room.Height-side)/2), side)
	r.word.Move(fyne.NewPos(r.lead(), (room.Height-text.Height)/2))
	r.word.Resize(fyne.NewSize(max(0, room.Width-r.lead()), text.Height))
}

func (r *stateRenderer) Refresh() {
	tint := colour(r.mark.state.colourName())
	r.shape.draw(r.mark.state, tint)
	r.word.Text, r.word.Color, r.word.TextSize = r.mark.word, tint, textSize(r.mark.size)
	r.Layout(r.mark.Size())
	r.word.Refresh()
	canvas.Refresh(r.mark)
}

func (r *stateRenderer) Objects() []fyne.CanvasObject {
	return append(r.shape.objects(), r.word)
}

func (r *stateRenderer) Destroy() {}

// shape is a state's figure, drawn with lines and areas so that no font needs to have it.
type shape struct {
	circle   *canvas.Circle
	triangle *canvas.ArbitraryPolygon
	square   *canvas.Rectangle
	dash     *canvas.Rectangle
}

func newShape() *shape {
	s := &shape{
		circle:   canvas.NewCircle(color.Transparent),
		triangle: canvas.NewArbitraryPolygon([]fyne.Position{{X: 0.5, Y: 0.04}, {X: 1, Y: 0.94}, {X: 0, Y: 0.94}}, color.Transparent),
		square:   canvas.NewRectangle(color.Transparent),
		dash:     canvas.NewRectangle(color.Transparent),
	}
	s.triangle.NormalizedPoints = true
	return s
}

func (s *shape) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{s.circle, s.triangle, s.square, s.dash}
}

func (s *shape) place(at fyne.Position, side float32) {
	whole := fyne.NewSquareSize(side)
	s.circle.Move(at)
	s.circle.Resize(whole)
	s.triangle.Move(at)
	s.triangle.Resize(whole)
	s.square.Move(at.AddXY(side*0.06, side*0.06))
	s.square.Resize(fyne.NewSquareSize(side * 0.88))
	s.dash.Move(at.AddXY(0, side*0.42))
	s.dash.Resize(fyne.NewSize(side, max(2, side*0.16)))
}

func (s *shape) draw(shown state, tint color.Color) {
	s.circle.FillColor, s.circle.StrokeColor, s.circle.StrokeWidth = tint, tint, 0
	if shown == stateUnknown {
		s.circle.FillColor, s.circle.StrokeWidth = color.Transparent, 2
	}
	s.triangle.FillColor, s.square.FillColor, s.dash.FillColor = tint, tint, tint
	setVisible(s.circle, shown == stateMet || shown == stateUnknown)
	setVisible(s.triangle, shown == statePartly)
	setVisible(s.square, shown == stateLacking)
	setVisible(s.dash, shown == stateUnused)
	for _, o := range s.objects() {
		o.Refresh()
	}
}
