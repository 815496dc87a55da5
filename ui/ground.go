package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// ground is an area in a colour of the theme, whichever look it has.
type ground struct {
	widget.BaseWidget
	name fyne.ThemeColorName
}

func newGround(name fyne.ThemeColorName) *ground {
	g := &ground{name: name}
	g.ExtendBaseWidget(g)
	return g
}

// CreateRenderer is for Fyne.
func (g *ground) CreateRenderer() fyne.WidgetRenderer {
	area := canvas.NewRectangle(colour(g.name))
	area.CornerRadius = corner
	r := &groundRenderer{g, area}
	r.edge()
	return r
}

type groundRenderer struct {
	ground *ground
	area   *canvas.Rectangle
}

func (r *groundRenderer) Refresh() {
	r.area.FillColor = colour(r.ground.name)
	r.edge()
	r.area.Refresh()
}

// edge draws one in high contrast alone: a stroke that cannot be seen would show as a lighter line.
func (r *groundRenderer) edge() {
	r.area.StrokeWidth, r.area.StrokeColor = 0, colour(colourEdge)
	if _, _, _, seen := r.area.StrokeColor.RGBA(); seen > 0 {
		r.area.StrokeWidth = 1
	}
}

func (r *groundRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (r *groundRenderer) Layout(room fyne.Size) { r.area.Resize(room) }

func (r *groundRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.area} }

func (r *groundRenderer) Destroy() {}
