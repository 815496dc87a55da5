package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// twoColumns is two thirds of a page beside one third, each with its own scrolling; one below the other where there is
// no room for both.
type twoColumns struct {
	left, right             fyne.CanvasObject
	leftScroll, rightScroll *container.Scroll
	narrow, laid            bool
}

// wideEnough is the least width of a page with two columns.
const wideEnough float32 = 760

// widestText keeps lines short enough to read.
const widestText float32 = 760

func newTwoColumns(left, right fyne.CanvasObject) *fyne.Container {
	t := &twoColumns{left: left, right: right}
	t.leftScroll, t.rightScroll = container.NewVScroll(nil), container.NewVScroll(nil)
	return container.New(t, t.leftScroll, t.rightScroll)
}

// MinSize is for Fyne.
func (t *twoColumns) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 120) }

// Layout is for Fyne.
func (t *twoColumns) Layout(_ []fyne.CanvasObject, room fyne.Size) {
	narrow := room.Width < wideEnough
	if !t.laid || narrow != t.narrow {
		t.laid, t.narrow = true, narrow
		edge := func(o fyne.CanvasObject, left, right float32) fyne.CanvasObject {
			return container.New(layout.NewCustomPaddedLayout(space8, space24, left, right), o)
		}
		if narrow {
			t.leftScroll.Content = edge(stacked(space32, t.left, t.right), space24, space24)
			t.rightScroll.Content = container.NewStack()
		} else {
			t.leftScroll.Content = edge(t.left, space24, space24)
			t.rightScroll.Content = edge(t.right, space8, space24)
		}
		setVisible(t.rightScroll, !narrow)
	}
	left := room.Width
	if !narrow {
		left = min(room.Width*2/3, widestText+2*space24)
	}
	t.leftScroll.Move(fyne.NewPos(0, 0))
	t.leftScroll.Resize(fyne.NewSize(left, room.Height))
	t.leftScroll.Refresh()
	t.rightScroll.Move(fyne.NewPos(left, 0))
	t.rightScroll.Resize(fyne.NewSize(min(room.Width-left, widestText*2/3), room.Height))
	t.rightScroll.Refresh()
}
