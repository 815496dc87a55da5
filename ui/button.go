package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// button is Fyne's, but takes Enter too, and lets Esc through to the page or the dialog that it stands in: what was pressed
// last keeps the focus.
type button struct {
	widget.Button
	focused bool
	name    string // what a screen reader says of a button that has a drawing alone
}

func newButton(words string, tapped func()) *button { return newButtonWithIcon(words, nil, tapped) }

func newButtonWithIcon(words string, icon fyne.Resource, tapped func()) *button {
	b := &button{}
	b.Text, b.Icon, b.OnTapped = words, icon, tapped
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer is for Fyne, whose own sign of the focus is not seen on a button in the accent.
func (b *button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{WidgetRenderer: b.Button.CreateRenderer(), button: b, ring: newRing()}
	showRing(r.ring, false)
	return r
}

// FocusGained is for Fyne.
func (b *button) FocusGained() { b.focused = true; b.Button.FocusGained() }

// FocusLost is for Fyne.
func (b *button) FocusLost() { b.focused = false; b.Button.FocusLost() }

type buttonRenderer struct {
	fyne.WidgetRenderer
	button *button
	ring   *canvas.Rectangle
}

// Layout is for Fyne.
func (r *buttonRenderer) Layout(room fyne.Size) {
	r.WidgetRenderer.Layout(room)
	const apart = ring + 1 // from the edge, so that it is seen on every ground
	r.ring.Move(fyne.NewPos(-apart, -apart))
	r.ring.Resize(room.AddWidthHeight(2*apart, 2*apart))
}

// Refresh is for Fyne.
func (r *buttonRenderer) Refresh() {
	showRing(r.ring, r.button.focused)
	r.WidgetRenderer.Refresh()
}

// Objects is for Fyne.
func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	return append(slices.Clone(r.WidgetRenderer.Objects()), r.ring)
}

// TypedKey is for Fyne.
func (b *button) TypedKey(key *fyne.KeyEvent) { pressByKey(b, &b.Button, key) }

// pressByKey is what a key does to a button that has the focus, which is shown as the object o.
func pressByKey(o fyne.CanvasObject, b *widget.Button, key *fyne.KeyEvent) {
	if asksForHelp(o, key) {
		return
	}
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		b.Tapped(&fyne.PointEvent{})
	case fyne.KeyEscape:
		letThrough(o, key)
	default:
		b.TypedKey(key)
	}
}

// letThrough gives a key that an object has no use for to whatever takes the keys around it.
func letThrough(o fyne.CanvasObject, key *fyne.KeyEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(key)
	}
}

// asksForHelp lets F1 through to the window from whatever has the focus, and tells whether it was that key.
func asksForHelp(o fyne.CanvasObject, key *fyne.KeyEvent) bool {
	if key.Name != fyne.KeyF1 {
		return false
	}
	letThrough(o, key)
	return true
}
