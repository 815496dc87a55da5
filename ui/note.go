package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// note is a quiet line on a page about something that has happened, with what can be done about it.
type note struct {
	object *fyne.Container
	around func() // lays the page out anew: Fyne gives nothing more room because something in it has come or gone
}

func newNote(around func()) *note {
	n := &note{container.NewStack(), around}
	n.object.Hide()
	return n
}

func (n *note) show(words string, answers ...answer) {
	row := container.NewHBox()
	for _, a := range answers {
		row.Add(container.NewCenter(quietButton(a.label, a.do)))
	}
	n.object.Objects = []fyne.CanvasObject{
		newGround(colourRaised),
		container.New(layout.NewCustomPaddedLayout(space4, space4, space12, space8), container.NewBorder(nil, nil, nil, row, wrapped(words))),
	}
	n.object.Show()
	n.around()
}

func (n *note) hide() {
	if n.object.Visible() {
		n.object.Hide()
		n.around()
	}
}
