package ui

import (
	"lisparmen/icons"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// tableHeader is the row of headings. A click sorts.
type tableHeader struct {
	widget.BaseWidget
	table *table
	heads []*headCell
	edges []*headEdge // between the headings, to draw the columns wider and narrower
	all   *tickBox    // ticks all rows that are shown
	line  *canvas.Rectangle
}

func newTableHeader(t *table) *tableHeader {
	h := &tableHeader{table: t, line: canvas.NewRectangle(nil)}
	h.build()
	h.ExtendBaseWidget(h)
	return h
}

func (h *tableHeader) build() {
	h.heads, h.edges = nil, nil
	for i := range h.table.columns {
		h.heads = append(h.heads, newHeadCell(h.table, i))
		if h.table.onWidth != nil {
			h.edges = append(h.edges, newHeadEdge(h.table, i))
		}
	}
	if h.table.picks != nil && h.all == nil {
		h.all = newTickBox(h.table.pickAll)
	}
}

// CreateRenderer is for Fyne.
func (h *tableHeader) CreateRenderer() fyne.WidgetRenderer { return &headerRenderer{h} }

type headerRenderer struct{ header *tableHeader }

func (r *headerRenderer) MinSize() fyne.Size { return fyne.NewSize(0, rowHeight) }

func (r *headerRenderer) Layout(room fyne.Size) {
	t := r.header.table
	x := t.rows.gutter() - t.rows.scroll.Offset.X
	if r.header.all != nil {
		r.header.all.Move(fyne.NewPos(x-t.rows.gutter(), 0))
		r.header.all.Resize(fyne.NewSize(t.rows.gutter(), room.Height))
	}
	for i, head := range r.header.heads {
		if i >= len(t.widths) {
			break
		}
		width := t.widths[i]
		head.Move(fyne.NewPos(x, 0))
		head.Resize(fyne.NewSize(width, room.Height))
		x += width
		if i < len(r.header.edges) {
			r.header.edges[i].Move(fyne.NewPos(x-edgeRoom/2, 0))
			r.header.edges[i].Resize(fyne.NewSize(edgeRoom, room.Height))
		}
	}
	r.header.line.Move(fyne.NewPos(0, room.Height-1))
	r.header.line.Resize(fyne.NewSize(room.Width, 1))
}

func (r *headerRenderer) Refresh() {
	r.header.line.FillColor = colour(theme.ColorNameInputBorder)
	r.Layout(r.header.Size())
	for _, head := range r.header.heads {
		head.Refresh()
	}
	if r.header.all != nil {
		r.header.all.set(r.header.table.pickedShown())
	}
	canvas.Refresh(r.header)
}

func (r *headerRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.header.line}
	for _, head := range r.header.heads {
		objects = append(objects, head)
	}
	for _, edge := range r.header.edges {
		objects = append(objects, edge)
	}
	if r.header.all != nil {
		objects = append(objects, r.header.all)
	}
	return objects
}

func (r *headerRenderer) Destroy() {}

// headCell is one heading, with a drawing that tells how its column is sorted.
type headCell struct {
	widget.BaseWidget
	table   *table
	column  int
	hovered bool
}

func newHeadCell(t *table, column int) *headCell {
	c := &headCell{table: t, column: column}
	c.ExtendBaseWidget(c)
	return c
}

// Tapped is for Fyne. The keys go on to the rows.
func (c *headCell) Tapped(*fyne.PointEvent) {
	c.sort()
	if canvas := fyne.CurrentApp().Driver().CanvasForObject(c.table); canvas != nil && c.table.picks != nil {
		canvas.Focus(c.table.rows)
	}
}

// sort sorts by the column, or turns the order.
func (c *headCell) sort() {
	c.table.sortBy(c.column, c.table.sorted == c.column && !c.table.descending)
}

// TappedSecondary is for Fyne.
func (c *headCell) TappedSecondary(e *fyne.PointEvent) {
	if c.table.onHead != nil {
		c.table.onHead(c.column, e.AbsolutePosition)
	}
}

// Cursor is for Fyne.
func (c *headCell) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn is for Fyne.
func (c *headCell) MouseIn(*desktop.MouseEvent) { c.hovered = true; c.Refresh() }

// MouseMoved is for Fyne.
func (c *headCell) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (c *headCell) MouseOut() { c.hovered = false; c.Refresh() }

// CreateRenderer is for Fyne.
func (c *headCell) CreateRenderer() fyne.WidgetRenderer {
	r := &headRenderer{cell: c, label: canvas.NewText("", nil), icon: widget.NewIcon(nil), ring: newRing()}
	r.label.TextStyle.Bold = true
	r.ring.CornerRadius = corner
	r.Refresh()
	return r
}

type headRenderer struct {
	cell  *headCell
	label *canvas.Text
	icon  *widget.Icon
	ring  *canvas.Rectangle // the keys act on it
}

func (r *headRenderer) MinSize() fyne.Size { return fyne.NewSize(narrowestColumn, rowHeight) }

func (r *headRenderer) Layout(room fyne.Size) {
	c := r.cell.table.columns[r.cell.column]
	label, _ := fitted(c.label, room.Width-2*cellPadding-sortIconSize-space4, r.label.TextStyle)
	r.label.Text = label
	text := r.label.MinSize()
	x := cellPadding
	if c.align == fyne.TextAlignTrailing {
		x = room.Width - cellPadding - text.Width
		r.icon.Move(fyne.NewPos(x-space4-sortIconSize, (room.Height-sortIconSize)/2))
	} else {
		r.icon.Move(fyne.NewPos(x+text.Width+space4, (room.Height-sortIconSize)/2))
	}
	r.label.Move(fyne.NewPos(x, (room.Height-text.Height)/2))
	r.label.Resize(text)
	r.icon.Resize(fyne.NewSquareSize(sortIconSize))
	r.ring.Move(fyne.NewPos(ring/2, ring))
	r.ring.Resize(fyne.NewSize(max(0, room.Width-ring), room.Height-2*ring))
}

func (r *headRenderer) Refresh() {
	t, name, ink := r.cell.table, "", colourQuiet
	switch {
	case t.sorted == r.cell.column && t.descending:
		name, ink = "sort_down", colourAccent
	case t.sorted == r.cell.column:
		name, ink = "sort_up", colourAccent
	case r.cell.hovered:
		name, ink = "sort_none", colourText
	}
	r.icon.Hidden = name == ""
	if name != "" {
		r.icon.SetResource(icons.InColour(name, ink))
	}
	r.label.Color, r.label.TextSize = colour(ink), textSize(sizeBody)
	showRing(r.ring, t.headKeys.focused && t.headKeys.at == r.cell.column)
	r.Layout(r.cell.Size())
	r.label.Refresh()
}

func (r *headRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.label, r.icon, r.ring}
}

func (r *headRenderer) Destroy() {}
