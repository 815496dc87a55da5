package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// beside puts what can be done, or what is told, at the right of a head. Where there is no room for both, as in a narrow window or
// with large text, the head has its line and the others have theirs below it.
func beside(head fyne.CanvasObject, others ...fyne.CanvasObject) *fyne.Container {
	return container.New(&besideLayout{}, append([]fyne.CanvasObject{head}, others...)...)
}

// besideLayout is that of beside. Its first object is the head.
type besideLayout struct {
	last  float32
	atTop bool // beside the first line of the head, and not its middle
}

// leastHead is the least width in which a head that breaks its lines is good to read.
const leastHead float32 = 200

// fits tells whether all has room on one line, and how wide the others are together.
func (l *besideLayout) fits(objects []fyne.CanvasObject, width float32) (fits bool, others float32) {
	for _, o := range objects[1:] {
		if o.Visible() {
			others += o.MinSize().Width + space4
		}
	}
	return max(objects[0].MinSize().Width, leastHead)+others <= width, others
}

// MinSize is for Fyne.
func (l *besideLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[0].MinSize()
	flow := flowLayout{gap: space4}
	if fits, _ := l.fits(objects, l.last); fits || l.last == 0 {
		for _, o := range objects[1:] {
			if o.Visible() {
				least.Height = max(least.Height, o.MinSize().Height)
			}
		}
	} else {
		least.Height += flow.flow(objects[1:], l.last, false)
	}
	for _, o := range objects[1:] {
		if o.Visible() {
			least.Width = max(least.Width, o.MinSize().Width)
		}
	}
	return least
}

// Layout is for Fyne.
func (l *besideLayout) Layout(objects []fyne.CanvasObject, room fyne.Size) {
	l.last = room.Width
	head := objects[0]
	fits, others := l.fits(objects, room.Width)
	if fits {
		head.Move(fyne.Position{})
		head.Resize(fyne.NewSize(room.Width-others, room.Height))
		x := room.Width - others
		for _, o := range objects[1:] {
			if !o.Visible() {
				continue
			}
			size := o.MinSize()
			x += space4
			y := (room.Height - size.Height) / 2
			if l.atTop {
				y = 0
			}
			o.Move(fyne.NewPos(x, y))
			o.Resize(size)
			x += size.Width
		}
		return
	}
	head.Move(fyne.Position{})
	head.Resize(fyne.NewSize(room.Width, head.MinSize().Height))
	height := head.MinSize().Height // of its lines as they break now
	head.Resize(fyne.NewSize(room.Width, height))
	flow := flowLayout{gap: space4}
	flow.flow(objects[1:], room.Width, true)
	for _, o := range objects[1:] {
		o.Move(o.Position().AddXY(0, height))
	}
}
