package ui

import (
	"image/color"
	"slices"

	"lisparmen/icons"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// menuItem is a line of the menu; folded to its icon it tells its name in the status line. It is drawn by itself, since there
// are forty of them to draw before the window can be seen, and Fyne's button takes several times as long.
type menuItem struct {
	widget.BaseWidget
	name, icon string
	to         place
	do         func() // what it does when it leads to no place; nil when it does
	frame      *frame
	isHere     bool // its place is the one that is shown
	hovered    bool
	focused    bool
}

func newMenuItem(f *frame, name, icon string, to place) *menuItem {
	i := &menuItem{name: name, icon: icon, to: to, frame: f}
	i.ExtendBaseWidget(i)
	return i
}

// Tapped is for Fyne.
func (i *menuItem) Tapped(*fyne.PointEvent) {
	if i.do != nil {
		i.do()
		return
	}
	to := i.to
	if to.page != pageList && to.page != pageRecord {
		to.kind = "" // it only tells which register the page stands for
	}
	if to.page == pageRecord {
		to.id = i.frame.app.reg.Municipality().ID // another file has another
	}
	i.frame.app.goTo(to)
}

// mark shows whether the item's place is the one that is shown, or the register of the record that is; when it becomes so the
// menu turns to it.
func (i *menuItem) mark(here place) {
	own, hasPage := menuPages[i.to.kind]
	inRegister := i.to.kind != "" && here.kind == i.to.kind && (here.page == pageList || here.page == pageRecord)
	isHere := i.do == nil && (inRegister || here.page == i.to.page && here.kind == i.to.kind || hasPage && here.page == own.page)
	if isHere != i.isHere {
		i.isHere = isHere
		i.Refresh()
		if isHere && slices.Contains(i.frame.menu.Objects, fyne.CanvasObject(i)) {
			bringIntoSight(i.frame.menuScroll, i)
		}
	}
}

// TypedKey is for Fyne.
func (i *menuItem) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		i.Tapped(&fyne.PointEvent{})
	case fyne.KeyEscape, fyne.KeyF1:
		letThrough(i, key)
	}
}

// TypedRune is for Fyne.
func (i *menuItem) TypedRune(rune) {}

// FocusGained is for Fyne.
func (i *menuItem) FocusGained() { i.focused = true; i.Refresh() }

// FocusLost is for Fyne.
func (i *menuItem) FocusLost() { i.focused = false; i.Refresh() }

// MouseIn is for Fyne.
func (i *menuItem) MouseIn(*desktop.MouseEvent) {
	i.hovered = true
	i.Refresh()
	if i.frame.folded {
		i.frame.say(i.name)
	}
}

// MouseMoved is for Fyne.
func (i *menuItem) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (i *menuItem) MouseOut() {
	i.hovered = false
	i.Refresh()
	if i.frame.folded {
		i.frame.showStatus()
	}
}

// CreateRenderer is for Fyne.
func (i *menuItem) CreateRenderer() fyne.WidgetRenderer {
	r := &menuItemRenderer{item: i, ground: canvas.NewRectangle(color.Transparent), icon: canvas.NewImageFromResource(icons.Named(i.icon)), words: canvas.NewText("", nil)}
	r.ground.CornerRadius = corner
	r.icon.FillMode = canvas.ImageFillContain
	if !i.frame.folded {
		r.words.Text = i.name
	}
	r.colour()
	return r
}

type menuItemRenderer struct {
	item   *menuItem
	ground *canvas.Rectangle
	icon   *canvas.Image
	words  *canvas.Text
}

func (r *menuItemRenderer) MinSize() fyne.Size {
	width := 2*space8 + theme.Size(theme.SizeNameInlineIcon)
	if r.words.Text != "" {
		width += space8 + r.words.MinSize().Width
	}
	return fyne.NewSize(width, hitSize)
}

func (r *menuItemRenderer) Layout(room fyne.Size) {
	r.ground.Resize(room)
	side := theme.Size(theme.SizeNameInlineIcon)
	r.icon.Move(fyne.NewPos(space8, (room.Height-side)/2))
	r.icon.Resize(fyne.NewSquareSize(side))
	text := r.words.MinSize()
	r.words.Move(fyne.NewPos(2*space8+side, (room.Height-text.Height)/2))
	r.words.Resize(text)
}

// colour gives all the colours of the theme and of what the item is.
func (r *menuItemRenderer) colour() {
	ground, outline := color.Color(color.Transparent), float32(0)
	switch {
	case r.item.isHere:
		ground = colour(theme.ColorNameButton)
	case r.item.hovered:
		ground = colour(theme.ColorNameHover)
	}
	if r.item.focused {
		outline = ring
	}
	r.ground.FillColor, r.ground.StrokeWidth, r.ground.StrokeColor = ground, outline, colour(colourAccent)
	r.words.Color, r.words.TextSize, r.words.TextStyle.Bold = colour(colourText), textSize(sizeBody), r.item.isHere
}

func (r *menuItemRenderer) Refresh() {
	r.colour()
	r.Layout(r.item.Size()) // bold words are wider
	r.ground.Refresh()
	r.words.Refresh()
}

func (r *menuItemRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.icon, r.words}
}

func (r *menuItemRenderer) Destroy() {}
