package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// picks are the rows of a table that a person has chosen to do something with together, by what each is known by: they stay chosen
// however the table is sorted and narrowed.
type picks map[string]bool

// pickable lets rows be chosen, several at a time; changed is told when they have been.
func (t *table) pickable(chosen picks, changed func()) {
	t.picks = chosen
	told := func() {
		t.header.Refresh()
		t.rows.inner.Refresh()
		changed()
	}
	idAt := func(at int) string { return t.idOf(t.shown[at]) }
	t.rows.picking = &rowPicking{
		list: t.rows,
		// The pointer may leave a row that has gone meanwhile.
		has: func(at int) bool { return at < len(t.shown) && chosen[idAt(at)] },
		set: func(at int, on bool) {
			if on {
				chosen[idAt(at)] = true
			} else {
				delete(chosen, idAt(at))
			}
		},
		count:   func() int { return len(chosen) },
		reset:   func() { clear(chosen) },
		changed: told,
	}
	t.rows.picking.forget()
	t.header.build()
}

// pickedShown tells how the ticks of the rows that are shown stand: all, or some but not all.
func (t *table) pickedShown() (all, some bool) {
	if len(t.picks) == 0 || len(t.shown) == 0 {
		return false, len(t.picks) > 0
	}
	all = true
	for _, row := range t.shown {
		all = all && t.picks[t.idOf(row)]
	}
	return all, !all
}

// pickAll chooses all rows that are shown, or none at all when they are.
func (t *table) pickAll() {
	if all, _ := t.pickedShown(); all {
		t.rows.picking.clear()
		return
	}
	t.rows.picking.all()
}

// rowPicking is how the rows of a list are chosen by clicks and keys. What has been chosen stays so when the keys go on to another
// row or another row is clicked, so that thirty ticks are not lost by one slip: Esc and the ticks themselves take it back.
type rowPicking struct {
	list    *rowList
	has     func(at int) bool
	set     func(at int, on bool)
	count   func() int
	reset   func()
	changed func()
	anchor  int // the row that Shift chooses from; -1: the one that keys act on
	end     int // the row that Shift has chosen to
}

// forget begins anew with what Shift chooses from.
func (p *rowPicking) forget() {
	if p != nil {
		p.anchor, p.end = -1, -1
	}
}

// toggle chooses a row, or chooses it no longer.
func (p *rowPicking) toggle(at int) {
	p.set(at, !p.has(at))
	p.anchor, p.end = at, at
	p.changed()
}

// extend chooses the rows from the anchor to one, and no longer those that Shift chose beyond it.
func (p *rowPicking) extend(to int) {
	if p.list.length == 0 {
		return
	}
	if p.anchor < 0 {
		p.anchor = max(0, p.list.marked)
		p.end = p.anchor
	}
	for at := min(p.anchor, p.end); at <= max(p.anchor, p.end); at++ {
		p.set(at, false)
	}
	p.end = to
	for at := min(p.anchor, to); at <= max(p.anchor, to); at++ {
		p.set(at, true)
	}
	p.changed()
}

// all chooses all rows of the list.
func (p *rowPicking) all() {
	for at := range p.list.length {
		p.set(at, true)
	}
	p.forget()
	p.changed()
}

// clear chooses no row any longer; false when none was chosen.
func (p *rowPicking) clear() bool {
	if p.count() == 0 {
		return false
	}
	p.reset()
	p.forget()
	p.changed()
	return true
}

// clicked tells whether a click at a distance from the left chose a row, or rows, rather than went to it.
func (p *rowPicking) clicked(at int, x float32, held fyne.KeyModifier) bool {
	switch {
	case p == nil:
		return false
	case held&fyne.KeyModifierShift != 0:
		p.extend(at)
	case held&fyne.KeyModifierControl != 0, x < tickRoom:
		p.toggle(at)
	default:
		p.anchor, p.end = at, at
		return false
	}
	return true
}

// heldKeys tells which of Shift, Ctrl and Alt are held.
func heldKeys() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// The size of a tick's box, and the room before a row where a click ticks it.
const (
	tickSize float32 = 16
	tickRoom float32 = 32
)

// tick is the drawing of a box that is ticked, or partly so.
type tick struct {
	box         *canvas.Rectangle
	short, long *canvas.Line
	dash        *canvas.Rectangle
}

func newTick() *tick {
	t := &tick{box: canvas.NewRectangle(nil), short: canvas.NewLine(nil), long: canvas.NewLine(nil), dash: canvas.NewRectangle(nil)}
	t.box.CornerRadius, t.short.StrokeWidth, t.long.StrokeWidth = 3, 2, 2
	t.dash.Hide()
	return t
}

func (t *tick) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{t.box, t.short, t.long, t.dash}
}

func (t *tick) place(at fyne.Position) {
	t.box.Move(at)
	t.box.Resize(fyne.NewSquareSize(tickSize))
	line := func(l *canvas.Line, x1, y1, x2, y2 float32) {
		l.Position1, l.Position2 = at.AddXY(x1*tickSize, y1*tickSize), at.AddXY(x2*tickSize, y2*tickSize)
	}
	line(t.short, 0.22, 0.52, 0.42, 0.72)
	line(t.long, 0.42, 0.72, 0.78, 0.30)
	t.dash.Move(at.AddXY(tickSize/4, tickSize/2-1))
	t.dash.Resize(fyne.NewSize(tickSize/2, 2))
}

// draw shows the box, ticked or empty, or nothing.
func (t *tick) draw(ticked, seen bool) {
	t.box.Hidden, t.short.Hidden, t.long.Hidden = !seen, !seen || !ticked, !seen || !ticked
	t.box.FillColor, t.box.StrokeColor, t.box.StrokeWidth = colour(colourGround), colour(colourBar), 1
	if ticked {
		t.box.FillColor, t.box.StrokeColor = colour(colourAccent), colour(colourAccent)
	}
	t.short.StrokeColor, t.long.StrokeColor = colour(colourGround), colour(colourGround)
	t.dash.FillColor = colour(colourAccent)
}

// tickBox is the box in the head of a table that ticks all its rows.
type tickBox struct {
	widget.BaseWidget
	tapped    func()
	all, some bool
	hovered   bool
}

func newTickBox(tapped func()) *tickBox {
	b := &tickBox{tapped: tapped}
	b.ExtendBaseWidget(b)
	return b
}

func (b *tickBox) set(all, some bool) {
	if b.all != all || b.some != some {
		b.all, b.some = all, some
		b.Refresh()
	}
}

// Tapped is for Fyne.
func (b *tickBox) Tapped(*fyne.PointEvent) { b.tapped() }

// Cursor is for Fyne.
func (b *tickBox) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn is for Fyne.
func (b *tickBox) MouseIn(*desktop.MouseEvent) { b.hovered = true; b.Refresh() }

// MouseMoved is for Fyne.
func (b *tickBox) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (b *tickBox) MouseOut() { b.hovered = false; b.Refresh() }

// CreateRenderer is for Fyne.
func (b *tickBox) CreateRenderer() fyne.WidgetRenderer {
	r := &tickBoxRenderer{box: b, tick: newTick()}
	r.Refresh()
	return r
}

type tickBoxRenderer struct {
	box  *tickBox
	tick *tick
}

func (r *tickBoxRenderer) MinSize() fyne.Size { return fyne.NewSize(tickRoom, rowHeight) }

func (r *tickBoxRenderer) Layout(room fyne.Size) {
	r.tick.place(fyne.NewPos((tickRoom-tickSize)/2+ring/2, (room.Height-tickSize)/2))
}

func (r *tickBoxRenderer) Refresh() {
	r.tick.draw(r.box.all, true)
	r.tick.dash.Hidden = !r.box.some
	r.Layout(r.box.Size())
	canvas.Refresh(r.box)
}

func (r *tickBoxRenderer) Objects() []fyne.CanvasObject { return r.tick.objects() }
func (r *tickBoxRenderer) Destroy()                     {}
