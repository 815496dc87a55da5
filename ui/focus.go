package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// newRing is what is drawn around a thing that has the focus.
func newRing() *canvas.Rectangle {
	r := canvas.NewRectangle(color.Transparent)
	r.CornerRadius, r.StrokeWidth = corner, ring
	return r
}

// showRing draws it, or not.
func showRing(r *canvas.Rectangle, focused bool) {
	r.StrokeColor = colour(colourAccent)
	r.Hidden = !focused
	r.Refresh()
}

// ringedList is Fyne's list with a ring while it has the focus.
type ringedList struct {
	widget.List
	ring *outline
}

func newRingedList(length func() int, create func() fyne.CanvasObject, update func(widget.ListItemID, fyne.CanvasObject)) *ringedList {
	l := &ringedList{ring: newOutline()}
	l.Length, l.CreateItem, l.UpdateItem = length, create, update
	l.ExtendBaseWidget(l)
	return l
}

// object is the list with its ring.
func (l *ringedList) object() fyne.CanvasObject { return container.NewStack(l, l.ring) }

// FocusGained is for Fyne.
func (l *ringedList) FocusGained() { l.List.FocusGained(); l.ring.set(true, false) }

// FocusLost is for Fyne.
func (l *ringedList) FocusLost() { l.List.FocusLost(); l.ring.set(false, false) }
