package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

const (
	edgeRoom float32 = 10 // where the pointer takes hold of a column's edge
	widthBy  float32 = 16 // what a key makes a column wider
)

// headEdge is the edge of a column, drawn to make it wider or narrower. Two clicks make it as wide as what it holds.
type headEdge struct {
	widget.BaseWidget
	table   *table
	column  int
	hovered bool
	from    float32 // the width when the drawing began; 0: nobody draws
	drawn   float32
}

func newHeadEdge(t *table, column int) *headEdge {
	e := &headEdge{table: t, column: column}
	e.ExtendBaseWidget(e)
	return e
}

// Dragged is for Fyne.
func (e *headEdge) Dragged(by *fyne.DragEvent) {
	if e.from == 0 {
		e.from, e.drawn = e.table.widths[e.column], 0
	}
	e.drawn += by.Dragged.DX
	e.table.setWidth(e.column, max(narrowestColumn, e.from+e.drawn))
}

// DragEnd is for Fyne.
func (e *headEdge) DragEnd() {
	e.from = 0
	e.Refresh()
	e.table.onWidth(e.column, e.table.columns[e.column].width)
}

// DoubleTapped is for Fyne.
func (e *headEdge) DoubleTapped(*fyne.PointEvent) {
	e.table.setWidth(e.column, 0)
	e.table.onWidth(e.column, 0)
}

// Cursor is for Fyne.
func (e *headEdge) Cursor() desktop.Cursor { return desktop.HResizeCursor }

// MouseIn is for Fyne.
func (e *headEdge) MouseIn(*desktop.MouseEvent) { e.hovered = true; e.Refresh() }

// MouseMoved is for Fyne.
func (e *headEdge) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (e *headEdge) MouseOut() { e.hovered = false; e.Refresh() }

// CreateRenderer is for Fyne.
func (e *headEdge) CreateRenderer() fyne.WidgetRenderer {
	r := &headEdgeRenderer{edge: e, line: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type headEdgeRenderer struct {
	edge *headEdge
	line *canvas.Rectangle
}

func (r *headEdgeRenderer) MinSize() fyne.Size { return fyne.NewSize(edgeRoom, rowHeight) }

func (r *headEdgeRenderer) Layout(room fyne.Size) {
	r.line.Move(fyne.NewPos((room.Width-ring)/2, space8))
	r.line.Resize(fyne.NewSize(ring, room.Height-2*space8))
}

func (r *headEdgeRenderer) Refresh() {
	r.line.Hidden = !r.edge.hovered && r.edge.from == 0
	r.line.FillColor = colour(colourAccent)
	r.line.Refresh()
}

func (r *headEdgeRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.line} }
func (r *headEdgeRenderer) Destroy()                     {}

// headKeys takes the keys for all the headings of a table, so that Tab stops once at them: arrows go between them, Enter sorts, with
// Shift an arrow makes the column wider or narrower, with Ctrl it moves the column.
type headKeys struct {
	widget.BaseWidget
	table   *table
	at      int // the heading that the keys act on
	focused bool
	held    func() fyne.KeyModifier
}

func newHeadKeys(t *table) *headKeys {
	k := &headKeys{table: t, held: heldKeys}
	k.ExtendBaseWidget(k)
	return k
}

// FocusGained is for Fyne.
func (k *headKeys) FocusGained() { k.focused = true; k.turnTo(k.at) }

// FocusLost is for Fyne.
func (k *headKeys) FocusLost() { k.focused = false; k.table.header.Refresh() }

// TypedRune is for Fyne.
func (k *headKeys) TypedRune(rune) {}

// TypedKey is for Fyne.
func (k *headKeys) TypedKey(key *fyne.KeyEvent) {
	t, shift := k.table, k.held()&fyne.KeyModifierShift != 0
	by := 0
	switch key.Name {
	case fyne.KeyLeft:
		by = -1
	case fyne.KeyRight:
		by = 1
	case fyne.KeyHome:
		k.turnTo(0)
	case fyne.KeyEnd:
		k.turnTo(len(t.columns) - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		t.header.heads[k.at].sort()
	case fyne.KeyDown:
		if c := fyne.CurrentApp().Driver().CanvasForObject(t); c != nil {
			c.Focus(t.rows)
		}
	case desktop.KeyMenu, fyne.KeyF10:
		if t.onHead != nil && (key.Name == desktop.KeyMenu || shift) {
			head := t.header.heads[k.at]
			t.onHead(k.at, fyne.CurrentApp().Driver().AbsolutePositionForObject(head).AddXY(0, rowHeight))
		}
	case fyne.KeyEscape:
		letThrough(k, key)
	}
	switch {
	case by != 0 && shift && t.onWidth != nil:
		t.setWidth(k.at, t.widths[k.at]+float32(by)*widthBy)
		t.onWidth(k.at, t.columns[k.at].width)
	case by != 0 && !shift:
		k.turnTo(k.at + by)
	}
}

// TypedShortcut is for Fyne. Those that are not the headings' own are passed on.
func (k *headKeys) TypedShortcut(s fyne.Shortcut) {
	custom, ok := s.(*desktop.CustomShortcut)
	by := map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1}
	if ok && custom.Modifier == fyne.KeyModifierControl && by[custom.KeyName] != 0 && k.table.onShift != nil {
		to := k.at + by[custom.KeyName]
		k.table.onShift(k.at, by[custom.KeyName])
		k.turnTo(to)
		return
	}
	passOn(fyne.CurrentApp().Driver().CanvasForObject(k), s)
}

// turnTo lets the keys act on another heading, and brings it into view.
func (k *headKeys) turnTo(to int) {
	t := k.table
	k.at = max(0, min(to, len(t.columns)-1))
	left := t.rows.gutter()
	for _, w := range t.widths[:min(k.at, len(t.widths))] {
		left += w
	}
	scroll := t.rows.scroll
	offset := scroll.Offset.X
	if k.at < len(t.widths) {
		offset = max(offset, left+t.widths[k.at]-scroll.Size().Width)
	}
	if offset = min(offset, left-t.rows.gutter()); offset != scroll.Offset.X {
		scroll.ScrollToOffset(fyne.NewPos(offset, scroll.Offset.Y))
		t.rows.inner.Refresh()
	}
	t.header.Refresh()
}

// CreateRenderer is for Fyne. It is drawn as a ring around the heading.
func (k *headKeys) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}
