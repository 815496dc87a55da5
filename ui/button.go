package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// button is Fyne's, but takes Enter too, and lets Esc through to the page or the dialog that it stands in: what was pressed
// last keeps the focus.
type button struct{ widget.Button }

func newButton(words string, tapped func()) *button { return newButtonWithIcon(words, nil, tapped) }

func newButtonWithIcon(words string, icon fyne.Resource, tapped func()) *button {
	b := &button{}
	b.Text, b.Icon, b.OnTapped = words, icon, tapped
	b.ExtendBaseWidget(b)
	return b
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
