package ui

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"lisparmen/icons"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// cell is what one column says about one row.
type cell struct {
	text  string
	state state  // drawn before the text, which takes its colour
	value string // what it is sorted by where that is not the text: 2026-11-24, 1200
}

// order is how a column is sorted.
type order int

// The orders.
const (
	orderSwedish order = iota // å, ä, ö last, and numbers within the text by their value
	orderNumber               // whole numbers, empty ones last
	orderPlain                // as stored, such as dates; empty ones last
)

// column is one column of a table.
type column struct {
	label string
	width float32 // 0: from what it holds
	align fyne.TextAlign
	order order
	link  bool // drawn as what opens the row
	get   func(row int) cell
}

// The bounds of a column whose width comes from what it holds.
const (
	narrowestColumn float32 = 64
	widestColumn    float32 = 420
)

// table shows rows in columns. Rows are known by their number in the caller's own slice, whatever the order shown.
type table struct {
	widget.BaseWidget
	columns []column
	count   int
	shown   []int // the rows that pass the filter, in the order shown

	sorted     int // the column sorted by; -1: the caller's order
	descending bool
	query      []string
	haystack   []string
	cells      [][]cell // by row, made when first needed
	keys       map[int][][]byte
	natural    []float32
	widths     []float32
	least      float32 // no column is cut to less, also when the rows then are wider than the table

	rows     *rowList
	header   *tableHeader
	clip     *container.Clip // the header within the table's width
	chosen   string          // what the selected row is known by
	picks    picks           // the rows chosen to be done something with together; nil: one at a time
	headKeys *headKeys       // takes the keys for the headings

	onOpen   func(row int)
	onSelect func(row int)     // -1: nothing is selected
	onHint   func(text string) // the whole text of a cut cell under the pointer; empty when there is none
	onType   func(r rune)      // what is typed with the table in focus, such as into a search field
	onSort   func(column int, descending bool)
	onWidth  func(column int, width float32)    // a person has made a column wider or narrower; 0: as what it holds; nil: nobody can
	onShift  func(column, by int)               // a person moves a column past its neighbours; nil: nobody can
	onHead   func(column int, at fyne.Position) // what can be done with a column is asked for; may be nil
	rowID    func(row int) string               // keeps the selection when rows are set anew; may be nil
	// haystackOf, which may be nil, is what a row is found by, in small letters; else it is what is seen of it.
	haystackOf func(row int) string
}

// newTable makes a table without rows.
func newTable(columns []column) *table {
	t := &table{columns: columns, sorted: -1}
	t.rows = newRowList(func() rowContent { return newTableRow(t) }, func(at int, o rowContent) { o.(*tableRow).set(t.shown[at]) })
	t.rows.onMark = func(int) {
		t.chosen = t.idOf(t.selected())
		if t.onSelect != nil {
			t.onSelect(t.selected())
		}
	}
	t.rows.onOpen = func(at int) {
		if t.onOpen != nil && at >= 0 && at < len(t.shown) {
			t.onOpen(t.shown[at])
		}
	}
	t.rows.onType = func(r rune) {
		if t.onType != nil {
			t.onType(r)
		}
	}
	t.rows.width = t.rowWidth
	t.rows.onAside = func(float32) { t.header.Refresh() }
	t.headKeys = newHeadKeys(t)
	t.header = newTableHeader(t)
	t.clip = container.NewClip(t.header)
	t.ExtendBaseWidget(t)
	return t
}

// rowWidth is how wide the rows are: more than the table where a person has made the columns so.
func (t *table) rowWidth() float32 {
	width := t.rows.gutter()
	for _, w := range t.widths {
		width += w
	}
	return width
}

// spread divides the width among the columns anew.
func (t *table) spread() {
	if width := t.Size().Width; width > 0 {
		t.widths = t.divide(width - scrollRoom - t.rows.gutter())
	}
	t.header.Refresh()
}

// setWidth makes a column as wide as a person wants it; 0 is as what it holds.
func (t *table) setWidth(column int, width float32) {
	if width > 0 {
		width = max(narrowestColumn, width)
		t.measure()[column] = width
	} else {
		t.natural = nil
	}
	t.columns[column].width = width
	t.spread()
	t.rows.setLength(len(t.shown))
}

// setRows tells how many rows there are now; what was known of them is forgotten but for order, filter and selection.
func (t *table) setRows(count int) {
	t.count, t.haystack, t.keys, t.natural = count, nil, nil, nil
	t.cells = make([][]cell, count)
	t.arrange()
	t.spread()
	t.rechoose()
}

// setColumns changes the columns and keeps the rows. The order goes back to the caller's.
func (t *table) setColumns(columns []column) {
	t.columns, t.sorted, t.descending = columns, -1, false
	t.header.build()
	t.setRows(t.count)
}

// filter shows the rows that hold every word of the query, in any column; å is not a.
func (t *table) filter(query string) {
	t.query = strings.Fields(strings.ToLower(query))
	t.arrange()
	t.rechoose()
}

// sortBy sorts by a column; -1 is the caller's order.
func (t *table) sortBy(column int, descending bool) {
	t.sorted, t.descending = column, descending
	t.header.Refresh()
	t.arrange()
	t.rechoose()
	if t.onSort != nil {
		t.onSort(column, descending)
	}
}

// shownCount is how many rows pass the filter.
func (t *table) shownCount() int { return len(t.shown) }

// selected is the selected row in the caller's slice, or -1.
func (t *table) selected() int {
	if at := t.rows.marked; at >= 0 && at < len(t.shown) {
		return t.shown[at]
	}
	return -1
}

// selectRow selects a row and brings it into view; one that is not shown selects nothing.
func (t *table) selectRow(row int) { t.rows.mark(slices.Index(t.shown, row)) }

// focusable is what takes the keys.
func (t *table) focusable() fyne.Focusable { return t.rows }

// idOf is what the row is known by when rows come anew.
func (t *table) idOf(row int) string {
	switch {
	case row < 0:
		return ""
	case t.rowID == nil:
		return strconv.Itoa(row)
	}
	return t.rowID(row)
}

// rechoose selects the row that was selected before rows came anew or were put in another order, if it is shown still.
func (t *table) rechoose() {
	at := -1
	if t.chosen != "" {
		at = slices.IndexFunc(t.shown, func(row int) bool { return t.idOf(row) == t.chosen })
	}
	t.rows.marked = at
	t.rows.setLength(len(t.shown))
	t.rows.reveal(at)
	if at < 0 && t.chosen != "" {
		t.chosen = ""
		if t.onSelect != nil {
			t.onSelect(-1)
		}
	}
}

// row gives what the columns say about a row. They are asked once, until rows are set anew.
func (t *table) row(row int) []cell {
	if t.cells[row] == nil {
		cells := make([]cell, len(t.columns))
		for i, c := range t.columns {
			cells[i] = c.get(row)
		}
		t.cells[row] = cells
	}
	return t.cells[row]
}

// arrange filters and sorts.
func (t *table) arrange() {
	t.shown = t.shown[:0]
	if len(t.query) > 0 && t.haystack == nil {
		t.gather()
	}
	for row := range t.count {
		if len(t.query) == 0 || containsAll(t.haystack[row], t.query) {
			t.shown = append(t.shown, row)
		}
	}
	if t.sorted >= 0 && t.sorted < len(t.columns) {
		keys := t.keysOf(t.sorted)
		slices.SortStableFunc(t.shown, func(a, b int) int {
			switch emptyA, emptyB := len(keys[a]) == 0, len(keys[b]) == 0; {
			case emptyA || emptyB: // last in both directions: what is not known is not the least
				return cmp.Compare(boolInt(emptyA), boolInt(emptyB))
			case t.descending:
				return bytes.Compare(keys[b], keys[a])
			}
			return bytes.Compare(keys[a], keys[b])
		})
	}
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

func containsAll(text string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// gather collects what each row is found by.
func (t *table) gather() {
	t.haystack = make([]string, t.count)
	for row := range t.count {
		if t.haystackOf != nil {
			t.haystack[row] = t.haystackOf(row)
			continue
		}
		var seen strings.Builder
		for _, shown := range t.row(row) {
			seen.WriteString(shown.text)
			seen.WriteByte('\n')
		}
		t.haystack[row] = strings.ToLower(seen.String())
	}
}

// foundBy gives what the rows are found by, collected elsewhere.
func (t *table) foundBy(haystack []string) {
	if t.haystack == nil && len(haystack) == t.count {
		t.haystack = haystack
	}
}

// keysOf gives what the rows are sorted by in a column, made once.
func (t *table) keysOf(at int) [][]byte {
	if keys, ok := t.keys[at]; ok {
		return keys
	}
	c := t.columns[at]
	keys := make([][]byte, t.count)
	swedish := collate.New(language.Swedish, collate.Numeric)
	var buffer collate.Buffer
	for row := range t.count {
		shown := t.row(row)[at]
		text := shown.text
		if shown.value != "" || c.order != orderSwedish {
			text = shown.value
			if text == "" {
				text = shown.text
			}
		}
		switch {
		case text == "":
		case c.order == orderNumber:
			keys[row] = numberKey(text)
		case c.order == orderPlain:
			keys[row] = []byte(text)
		default:
			keys[row] = bytes.Clone(swedish.KeyFromString(&buffer, text))
			buffer.Reset()
		}
	}
	if t.keys == nil {
		t.keys = map[int][][]byte{}
	}
	t.keys[at] = keys
	return keys
}

// numberKey makes whole numbers compare as bytes; what is no number comes first.
func numberKey(text string) []byte {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return []byte{0}
	}
	u := uint64(n) ^ 1<<63
	key := make([]byte, 9)
	key[0] = 1
	for i := range 8 {
		key[8-i] = byte(u >> (8 * i))
	}
	return key
}

// mostMeasured is how many rows are looked at for the widths of columns; of more, as many with equal distances, and the first that
// are shown, in which a person would see that a word is cut.
const (
	mostMeasured  = 1000
	firstMeasured = 100
)

// measure finds how wide each column would like to be: as wide as its longest cells, which are measured, within bounds.
func (t *table) measure() []float32 {
	if t.natural != nil {
		return t.natural
	}
	const candidates = 6
	t.natural = make([]float32, len(t.columns))
	for i, c := range t.columns {
		wide := measureText(c.label, fyne.TextStyle{Bold: true}) + sortIconSize + space4
		var longest [candidates]struct {
			runes int
			cell  cell
		}
		look := func(row int) {
			shown := t.row(row)[i]
			if n := utf8.RuneCountInString(shown.text); n > longest[candidates-1].runes {
				longest[candidates-1].runes, longest[candidates-1].cell = n, shown
				for k := candidates - 1; k > 0 && longest[k].runes > longest[k-1].runes; k-- {
					longest[k], longest[k-1] = longest[k-1], longest[k]
				}
			}
		}
		for row := 0; row < t.count; row += max(1, t.count/mostMeasured) {
			look(row)
		}
		for _, row := range t.shown[:min(firstMeasured, len(t.shown))] {
			look(row)
		}
		for _, l := range longest {
			if l.runes > 0 {
				wide = max(wide, measureText(l.cell.text, fyne.TextStyle{})+leadOf(l.cell.state))
			}
		}
		wide = max(narrowestColumn, min(widestColumn, wide+1)) + 2*cellPadding
		if c.width > 0 {
			wide = c.width
		}
		t.natural[i] = wide
	}
	return t.natural
}

// divide gives each column its part of the width: what it would like when there is room, and the first takes what is left
// over. When there is too little, the widest give way first.
func (t *table) divide(room float32) []float32 {
	widths := slices.Clone(t.measure())
	if len(widths) == 0 {
		return widths
	}
	total := float32(0)
	for _, w := range widths {
		total += w
	}
	if total <= room {
		if t.columns[0].width == 0 { // else it is as wide as a person has made it
			widths[0] += room - total
		}
		return widths
	}
	// The widest are cut down to a common width that makes the whole fit; the first, which names the row, to twice that.
	cutTo := func(common float32) (cut []float32, total float32) {
		cut = slices.Clone(widths)
		for i := range cut {
			most := common
			if i == 0 {
				most = 2 * common
			}
			if t.columns[i].width == 0 {
				cut[i] = min(cut[i], most)
			}
			total += cut[i]
		}
		return cut, total
	}
	low, high := max(t.least, narrowestColumn+2*cellPadding), slices.Max(widths)
	for range 20 {
		if _, total := cutTo((low + high) / 2); total > room {
			high = (low + high) / 2
		} else {
			low = (low + high) / 2
		}
	}
	widths, _ = cutTo(low)
	return widths
}

// CreateRenderer is for Fyne.
func (t *table) CreateRenderer() fyne.WidgetRenderer { return &tableRenderer{t} }

type tableRenderer struct{ table *table }

func (r *tableRenderer) MinSize() fyne.Size {
	least := float32(len(r.table.columns)) * (narrowestColumn + 2*cellPadding)
	return fyne.NewSize(min(least, 480), rowHeight*4)
}

func (r *tableRenderer) Layout(room fyne.Size) {
	t := r.table
	t.clip.Move(fyne.NewPos(0, 0))
	t.clip.Resize(fyne.NewSize(room.Width, rowHeight))
	t.headKeys.Resize(t.clip.Size())
	t.header.Resize(fyne.NewSize(room.Width, rowHeight))
	t.spread()
	t.rows.Move(fyne.NewPos(0, rowHeight))
	t.rows.Resize(fyne.NewSize(room.Width, max(0, room.Height-rowHeight)))
	t.rows.Refresh()
}

func (r *tableRenderer) Refresh() {
	r.Layout(r.table.Size())
	canvas.Refresh(r.table)
}

func (r *tableRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.table.headKeys, r.table.clip, r.table.rows}
}

func (r *tableRenderer) Destroy() {}

const (
	cellPadding  = space8
	sortIconSize = float32(16)
	scrollRoom   = float32(14) // beside the rows, so that the bar covers no text
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
func (w *tableRowRenderer) Destroy()                     {}

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

// rowContent is what a rowList shows in a row.
type rowContent interface {
	fyne.CanvasObject
	tappedAt(at fyne.Position) bool // whether a click there opens the row at once
	pointedAt(at fyne.Position, inside bool)
}

// rowList shows many rows of one height and makes objects only for those in view.
type rowList struct {
	widget.BaseWidget
	length  int
	marked  int // the row that keys act on; -1: none
	focused bool
	create  func() rowContent
	update  func(at int, o rowContent)

	scroll  *container.Scroll
	inner   *rowPane
	width   func() float32 // the least width of the rows; nil: that of the list
	onAside func(x float32)
	onMark  func(at int)
	onOpen  func(at int)
	onType  func(r rune)
	onMenu  func(at int, where fyne.Position) // what can be done with a row is asked for; may be nil
	onTask  func(key fyne.KeyName)            // Delete and F2; may be nil
	onCopy  func()                            // may be nil
	picking *rowPicking                       // nil: one row at a time
	held    func() fyne.KeyModifier           // which of Shift and Ctrl are held
	oneTap  bool                              // a click anywhere in a row opens it
	tracks  bool                              // the pointer marks the row it is over, as in a menu
	noFocus bool                              // something else has the keys and passes them on
	onKey   func(*fyne.KeyEvent) bool         // takes the keys that come to the list all the same, by Tab; may be nil
}

func newRowList(create func() rowContent, update func(at int, o rowContent)) *rowList {
	l := &rowList{marked: -1, create: create, update: update, held: heldKeys}
	l.inner = &rowPane{list: l}
	l.inner.ExtendBaseWidget(l.inner)
	l.scroll = container.NewScroll(l.inner)
	aside := float32(0)
	l.scroll.OnScrolled = func(to fyne.Position) {
		if to.X != aside && l.onAside != nil {
			l.onAside(to.X)
		}
		aside = to.X
		l.inner.turned = true
		l.inner.Refresh()
	}
	l.ExtendBaseWidget(l)
	return l
}

// setLength tells how many rows there are and shows them anew.
func (l *rowList) setLength(n int) {
	l.length = n
	l.marked = min(l.marked, n-1)
	l.picking.forget()
	l.inner.Resize(l.scroll.Size().Max(l.inner.MinSize()))
	l.scroll.Offset.Y = max(0, min(l.scroll.Offset.Y, float32(n)*rowHeight-l.scroll.Size().Height))
	l.scroll.Refresh() // and with it the rows
}

// mark chooses the row that keys act on and brings it into view.
func (l *rowList) mark(at int) {
	at = max(-1, min(at, l.length-1))
	changed := at != l.marked
	l.marked = at
	l.reveal(at)
	l.inner.Refresh()
	if changed && l.onMark != nil {
		l.onMark(at)
	}
}

// reveal scrolls as little as is needed for the row to be seen.
func (l *rowList) reveal(at int) {
	height := l.scroll.Size().Height
	if at < 0 || height <= 0 {
		return
	}
	top := float32(at) * rowHeight
	offset := l.scroll.Offset.Y
	switch {
	case top < offset:
		offset = top
	case top+rowHeight > offset+height:
		offset = top + rowHeight - height
	default:
		return
	}
	l.scroll.ScrollToOffset(fyne.NewPos(l.scroll.Offset.X, offset))
	l.inner.Refresh() // Fyne tells of scrolling only by pointer
}

// Resize is for Fyne: more rows may come into view although the pane stays as it is.
func (l *rowList) Resize(room fyne.Size) {
	l.BaseWidget.Resize(room)
	l.inner.Refresh()
}

// page is how many rows are seen at once.
func (l *rowList) page() int { return max(1, int(l.scroll.Size().Height/rowHeight)-1) }

// CreateRenderer is for Fyne.
func (l *rowList) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.scroll) }

// FocusGained is for Fyne.
func (l *rowList) FocusGained() {
	l.focused = true
	if l.marked < 0 && l.length > 0 {
		l.mark(0)
	}
	l.inner.Refresh()
}

// FocusLost is for Fyne.
func (l *rowList) FocusLost() { l.focused = false; l.inner.Refresh() }

// TypedRune is for Fyne.
func (l *rowList) TypedRune(r rune) {
	if l.onType != nil && r != ' ' {
		l.onType(r)
	}
}

// TypedKey is for Fyne.
func (l *rowList) TypedKey(key *fyne.KeyEvent) {
	if asksForHelp(l, key) {
		return
	}
	if l.onKey == nil || !l.onKey(key) {
		l.took(key)
	}
}

// TypedShortcut is for Fyne, which gives shortcuts only to what has the focus: those that are not the list's own are passed on.
func (l *rowList) TypedShortcut(s fyne.Shortcut) {
	_, all := s.(*fyne.ShortcutSelectAll)
	_, copies := s.(*fyne.ShortcutCopy)
	switch {
	case all && l.picking != nil:
		l.picking.all()
	case copies && l.onCopy != nil:
		l.onCopy()
	default:
		passOn(fyne.CurrentApp().Driver().CanvasForObject(l), s)
	}
}

// took acts on a key and tells whether it was one of the list's.
func (l *rowList) took(key *fyne.KeyEvent) bool {
	if to, ok := l.towards(key.Name); ok {
		if l.picking != nil && l.held()&fyne.KeyModifierShift != 0 {
			l.picking.extend(to)
		} else {
			l.picking.forget()
		}
		l.mark(to)
		return true
	}
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.marked >= 0 && l.onOpen != nil {
			l.onOpen(l.marked)
		}
	case fyne.KeySpace:
		if l.picking == nil || l.marked < 0 {
			return false
		}
		l.picking.toggle(l.marked)
	case fyne.KeyEscape:
		if l.picking == nil || !l.picking.clear() {
			letThrough(l, key)
		}
	case fyne.KeyDelete, fyne.KeyF2:
		if l.onTask == nil {
			return false
		}
		l.onTask(key.Name)
	case desktop.KeyMenu, fyne.KeyF10:
		if l.onMenu == nil || l.marked < 0 || key.Name == fyne.KeyF10 && l.held()&fyne.KeyModifierShift == 0 {
			return false
		}
		l.reveal(l.marked)
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(l).AddXY(l.gutter()+space32, float32(l.marked+1)*rowHeight-l.scroll.Offset.Y)
		l.onMenu(l.marked, at)
	default:
		return false
	}
	return true
}

// towards is the row that a key leads to.
func (l *rowList) towards(key fyne.KeyName) (to int, ok bool) {
	switch key {
	case fyne.KeyDown:
		to = l.marked + 1
	case fyne.KeyUp:
		to = l.marked - 1
	case fyne.KeyPageDown:
		to = l.marked + l.page()
	case fyne.KeyPageUp:
		to = l.marked - l.page()
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = l.length - 1
	default:
		return 0, false
	}
	return max(0, min(to, l.length-1)), true
}

// gutter is the room before the rows, where they are ticked.
func (l *rowList) gutter() float32 {
	if l.picking == nil {
		return 0
	}
	return tickRoom
}

// rowPane is as high as all rows and draws those in view.
type rowPane struct {
	widget.BaseWidget
	list   *rowList
	turned bool // the list has only been turned since the rows were drawn
}

// CreateRenderer is for Fyne.
func (p *rowPane) CreateRenderer() fyne.WidgetRenderer { return &rowPaneRenderer{pane: p} }

type rowPaneRenderer struct {
	pane  *rowPane
	items []*rowItem
}

func (r *rowPaneRenderer) MinSize() fyne.Size {
	l := r.pane.list
	width := float32(0)
	if l.width != nil {
		width = l.width()
	}
	return fyne.NewSize(width, float32(l.length)*rowHeight)
}

// Layout does nothing: whoever changes the pane's size shows the rows anew, once.
func (r *rowPaneRenderer) Layout(fyne.Size) {}

func (r *rowPaneRenderer) Refresh() {
	l := r.pane.list
	first := max(0, int(l.scroll.Offset.Y/rowHeight))
	count := min(int(l.scroll.Size().Height/rowHeight)+2, l.length-first)
	all := !r.pane.turned || len(r.items) < count
	r.pane.turned = false
	for len(r.items) < count {
		r.items = append(r.items, newRowItem(l))
	}
	for i := range r.items {
		// A row keeps its item as long as it is in view, so that a turn of the wheel makes only those anew that come into view.
		at := first + i
		item := r.items[at%len(r.items)]
		if i >= count {
			item.Hide()
			continue
		}
		if !all && item.at == at && item.Visible() {
			continue
		}
		item.at = at
		item.Move(fyne.NewPos(0, float32(at)*rowHeight))
		item.Resize(fyne.NewSize(r.pane.Size().Width, rowHeight))
		l.update(at, item.content)
		item.Show()
		item.Refresh()
	}
	if all {
		canvas.Refresh(r.pane)
	}
}

func (r *rowPaneRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(r.items))
	for i, item := range r.items {
		objects[i] = item
	}
	return objects
}

func (r *rowPaneRenderer) Destroy() {}

// rowItem is one row on the screen: its ground, its content, a hairline below, a ring when keys act on it.
type rowItem struct {
	widget.BaseWidget
	list    *rowList
	content rowContent
	at      int
	hovered bool
}

func newRowItem(l *rowList) *rowItem {
	i := &rowItem{list: l, content: l.create()}
	i.ExtendBaseWidget(i)
	return i
}

// Tapped is for Fyne. A click on the row that is marked already opens it.
func (i *rowItem) Tapped(e *fyne.PointEvent) {
	l := i.list
	isPick := l.picking.clicked(i.at, e.Position.X, l.held())
	opens := !isPick && (l.oneTap || l.marked == i.at || i.content.tappedAt(e.Position.SubtractXY(l.gutter(), 0)))
	i.reach()
	if opens && l.onOpen != nil {
		l.onOpen(i.at)
	}
}

// TappedSecondary is for Fyne.
func (i *rowItem) TappedSecondary(e *fyne.PointEvent) {
	if i.list.onMenu != nil {
		i.reach()
		i.list.onMenu(i.at, e.AbsolutePosition)
	}
}

// reach lets the keys act on the row.
func (i *rowItem) reach() {
	l := i.list
	l.mark(i.at)
	if c := fyne.CurrentApp().Driver().CanvasForObject(l); c != nil && !l.noFocus {
		c.Focus(l)
	}
}

// MouseIn is for Fyne.
func (i *rowItem) MouseIn(e *desktop.MouseEvent) {
	i.hovered = true
	if i.list.tracks {
		i.list.mark(i.at)
	}
	i.content.pointedAt(e.Position.SubtractXY(i.list.gutter(), 0), true)
	i.Refresh()
}

// MouseMoved is for Fyne.
func (i *rowItem) MouseMoved(e *desktop.MouseEvent) {
	i.content.pointedAt(e.Position.SubtractXY(i.list.gutter(), 0), true)
}

// MouseOut is for Fyne.
func (i *rowItem) MouseOut() {
	i.hovered = false
	i.content.pointedAt(fyne.Position{}, false)
	i.Refresh()
}

// CreateRenderer is for Fyne.
func (i *rowItem) CreateRenderer() fyne.WidgetRenderer {
	r := &rowItemRenderer{item: i, ground: canvas.NewRectangle(nil), line: canvas.NewRectangle(nil), mark: canvas.NewRectangle(nil)}
	if i.list.picking != nil {
		r.tick = newTick()
	}
	r.Refresh()
	return r
}

type rowItemRenderer struct {
	item               *rowItem
	ground, line, mark *canvas.Rectangle
	tick               *tick // nil: rows are not picked
}

func (r *rowItemRenderer) MinSize() fyne.Size { return fyne.NewSize(0, rowHeight) }

func (r *rowItemRenderer) Layout(room fyne.Size) {
	r.ground.Resize(fyne.NewSize(room.Width, room.Height-1))
	r.line.Move(fyne.NewPos(0, room.Height-1))
	r.line.Resize(fyne.NewSize(room.Width, 1))
	r.mark.Resize(fyne.NewSize(3, room.Height-1))
	gutter := r.item.list.gutter()
	r.item.content.Move(fyne.NewPos(gutter, 0))
	r.item.content.Resize(fyne.NewSize(room.Width-gutter, room.Height))
	if r.tick != nil {
		r.tick.place(fyne.NewPos((gutter-tickSize)/2+ring/2, (room.Height-tickSize)/2))
	}
}

func (r *rowItemRenderer) Refresh() {
	l := r.item.list
	isMarked := l.marked == r.item.at
	isPicked := l.picking != nil && l.picking.has(r.item.at)
	r.ground.Hidden = !isMarked && !r.item.hovered && !isPicked
	r.ground.FillColor = colour(theme.ColorNameHover)
	if isPicked || isMarked && (l.picking == nil || l.picking.count() == 0) { // else what is only marked would look chosen
		r.ground.FillColor = colour(theme.ColorNameFocus)
	}
	if r.tick != nil {
		r.tick.draw(isPicked, isPicked || r.item.hovered || isMarked && l.focused)
	}
	r.mark.Hidden = !isMarked || !l.focused
	r.mark.FillColor = colour(colourAccent)
	r.line.FillColor = colour(colourLine)
	r.Layout(r.item.Size())
	canvas.Refresh(r.item)
}

func (r *rowItemRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.ground, r.line, r.mark, r.item.content}
	if r.tick != nil {
		objects = append(objects, r.tick.objects()...)
	}
	return objects
}

func (r *rowItemRenderer) Destroy() {}
