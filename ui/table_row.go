package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// tableRow is the content of one row on the screen.
type tableRow struct {
	widget.BaseWidget
	table *table
	row   int
}

func newTableRow(t *table) *tableRow {
	r := &tableRow{table: t, row: -1}
	r.ExtendBaseWidget(r)
	return r
}

func (r *tableRow) set(row int) {
	r.row = row
	r.Refresh()
}

// tappedAt tells whether a click there opens the row.
func (r *tableRow) tappedAt(at fyne.Position) bool {
	i := r.columnAt(at.X)
	return i >= 0 && r.table.columns[i].link
}

// pointedAt tells the whole text of a cut cell.
func (r *tableRow) pointedAt(at fyne.Position, inside bool) {
	t := r.table
	if t.onHint == nil {
		return
	}
	hint := ""
	if i := r.columnAt(at.X); inside && i >= 0 && r.row >= 0 && r.row < t.count {
		shown := t.row(r.row)[i]
		if _, cut := fitted(shown.text, t.widths[i]-2*cellPadding-leadOf(shown.state), fyne.TextStyle{}); cut {
			hint = shown.text
		}
	}
	t.onHint(hint)
}

func (r *tableRow) columnAt(x float32) int {
	for i, width := range r.table.widths {
		if x < width {
			return i
		}
		x -= width
	}
	return -1
}

// CreateRenderer is for Fyne.
func (r *tableRow) CreateRenderer() fyne.WidgetRenderer {
	w := &tableRowRenderer{row: r}
	w.Refresh()
	return w
}

type tableRowRenderer struct {
	row     *tableRow
	texts   []*canvas.Text
	shapes  []*shape
	objects []fyne.CanvasObject
}

// build makes what is missing: shapes only for columns that have shown a state.
func (w *tableRowRenderer) build(columns int) {
	if len(w.texts) == columns {
		return
	}
	w.texts, w.shapes, w.objects = nil, make([]*shape, columns), nil
	for range columns {
		t := canvas.NewText("", nil)
		w.texts = append(w.texts, t)
		w.objects = append(w.objects, t)
	}
}

func (w *tableRowRenderer) MinSize() fyne.Size { return fyne.NewSize(0, rowHeight) }

func (w *tableRowRenderer) Layout(room fyne.Size) {
	t := w.row.table
	x, side := float32(0), textSize(sizeBody)*0.75
	for i := range w.texts {
		if i >= len(t.widths) || w.row.row < 0 || w.row.row >= t.count {
			break
		}
		shown := t.row(w.row.row)[i]
		lead := leadOf(shown.state)
		text, _ := fitted(shown.text, t.widths[i]-2*cellPadding-lead, fyne.TextStyle{})
		o := w.texts[i]
		o.Text = text // drawn anew with the row
		size := o.MinSize()
		left := x + cellPadding
		if t.columns[i].align == fyne.TextAlignTrailing {
			left = x + t.widths[i] - cellPadding - size.Width - lead
		}
		if w.shapes[i] != nil {
			w.shapes[i].place(fyne.NewPos(left, (room.Height-side)/2), side)
		}
		o.Move(fyne.NewPos(left+lead, (room.Height-size.Height)/2))
		o.Resize(size)
		x += t.widths[i]
	}
}

func (w *tableRowRenderer) Refresh() {
	t := w.row.table
	w.build(len(t.columns))
	if w.row.row < 0 || w.row.row >= t.count {
		return
	}
	for i, c := range t.columns {
		shown := t.row(w.row.row)[i]
		ink := shown.state.colourName()
		if c.link && shown.state == stateNone {
			ink = colourAccent
		}
		if shown.unset {
			ink = colourQuiet
		}
		w.texts[i].Color, w.texts[i].TextSize = colour(ink), textSize(sizeBody)
		if shown.state != stateNone && w.shapes[i] == nil {
			w.shapes[i] = newShape()
			w.objects = append(w.objects, w.shapes[i].objects()...)
		}
		if w.shapes[i] != nil {
			w.shapes[i].draw(shown.state, colour(ink))
		}
	}
	w.Layout(w.row.Size()) // drawn anew with the row that it is the content of
}

func (w *tableRowRenderer) Objects() []fyne.CanvasObject { return w.objects }

func (w *tableRowRenderer) Destroy() {}

// leadOf is the room a state's shape takes before its word.
func leadOf(s state) float32 {
	if s == stateNone {
		return 0
	}
	return textSize(sizeBody)*0.75 + space8
}

func measureText(text string, style fyne.TextStyle) float32 {
	return fyne.MeasureText(text, textSize(sizeBody), style).Width
}

// fitted is as much of a text as there is room for, with an ellipsis when it was cut.
func fitted(text string, room float32, style fyne.TextStyle) (shown string, cut bool) {
	if first, _, many := strings.Cut(text, "\n"); many {
		text, cut = first+" …", true
	}
	if measureText(text, style) <= room+0.5 {
		return text, cut
	}
	runes := []rune(text)
	least, most := 0, len(runes)
	for least < most { // the longest beginning that fits with its ellipsis
		middle := (least + most + 1) / 2
		if measureText(strings.TrimRight(string(runes[:middle]), " ")+"…", style) <= room {
			least = middle
		} else {
			most = middle - 1
		}
	}
	return strings.TrimRight(string(runes[:least]), " ") + "…", true
}
