package ui

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"lisparmen/data"
)

// cell is what one column says about one row.
type cell struct {
	text  string
	state state  // drawn before the text, which takes its colour
	value string // what it is sorted by where that is not the text: 2026-11-24, 1200
	unset bool   // the text says that nothing has been chosen
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
	swedish := data.NewCollation()
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
			keys[row] = swedish.Key(text)
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
