package layout

import (
	"slices"

	"lisparmen/reports"
)

// density is how close a table is set; a table with many columns is set closer, so that its words are not cut.
type density struct {
	head, cell textStyle
	gap        float64 // between columns
	padding    float64 // over and under the text of a row
}

var (
	densities = []density{
		{headOf(9, 13), cellStyle, 14, 4.5},
		{headOf(8, 12), textStyle{size: 8.5, leading: 12, color: reports.Ink}, 10, 4.5},
		{headOf(7, 10), textStyle{size: 7.5, leading: 10.5, color: reports.Ink}, 7, 4.5},
	}
	tightDensities = []density{
		{headOf(8.5, 11.5), textStyle{size: 8.8, leading: 11.5, color: reports.Ink}, 12, 2.2},
		{headOf(8, 10.8), textStyle{size: 8.3, leading: 10.8, color: reports.Ink}, 10, 1.8},
		{headOf(7.5, 10.3), textStyle{size: 7.9, leading: 10.3, color: reports.Ink}, 8, 1.5},
		{headOf(7, 9.8), textStyle{size: 7.5, leading: 9.8, color: reports.Ink}, 7, 1.2},
	}
)

func headOf(size, leading float64) textStyle {
	return textStyle{size: size, leading: leading, color: reports.QuietInk, bold: true}
}

// tableColumn is where a column stands.
type tableColumn struct {
	left, width float64
	align       reports.Align
}

// table appends a caption, a head that is repeated on each page, and the rows.
func (b *builder) table(block reports.Table) {
	count := len(block.Columns)
	for _, row := range block.Rows {
		count = max(count, len(row.Cells))
	}
	hasHead := slices.ContainsFunc(block.Columns, func(c reports.Column) bool { return c.Head != "" })
	if count == 0 || !hasHead && len(block.Rows) == 0 { // nothing stands in it
		if block.Caption != "" {
			b.paragraph(reports.Paragraph{Runs: []reports.Run{{Text: block.Caption, Bold: true}}})
		}
		return
	}
	b.keepIntroduction()
	e := b.parent.add("Table")
	caption := b.caption(block.Caption, e)

	headCells, rows, columns, padding := b.cells(block, count)
	left, width := b.left, b.width

	slabs := caption
	var head *slab
	if hasHead {
		group := "THead"
		if len(rows) == 0 {
			group = "TBody" // a head over nothing is not one: PDF/UA wants a body after it
		}
		elements := cellElements(e.add(group).add("TR"), count, func(int) (role, scope string) { return "TH", "Column" })
		first := rowSlabs(headCells, columns, elements, padding)
		last := &first[len(first)-1]
		draw, height := last.draw, last.height
		last.draw = func(c *canvas) {
			draw(c)
			c.line(left, height, width, 0.9, reports.QuietInk)
		}
		keepAll(first)
		if len(first) == 1 && height < textHeight/3 { // a taller one would leave little room for the rows
			repeated := rowSlabs(headCells, columns, nil, padding)[0]
			drawRepeated := repeated.draw
			repeated.draw = func(c *canvas) {
				drawRepeated(c)
				c.line(left, height, width, 0.9, reports.QuietInk)
			}
			head = &repeated
		}
		slabs = append(slabs, first...)
	}

	var body *Element
	if len(rows) > 0 {
		body = e.add("TBody")
	}
	for i, row := range rows {
		elements := cellElements(body.add("TR"), count, func(column int) (role, scope string) {
			if cells := block.Rows[i].Cells; block.RowHeader && column == 0 && len(cells) > 0 && !cells[0].IsBlank() {
				return "TH", "Row"
			}
			return "TD", ""
		})
		part := rowSlabs(row, columns, elements, padding)
		total := block.Rows[i].Total
		for j := range part {
			part[j].head = head
		}
		over, under := &part[0], &part[len(part)-1]
		drawOver := over.draw
		if total {
			over.draw = func(c *canvas) {
				c.line(left, 0, width, 0.9, reports.QuietInk)
				drawOver(c)
			}
		}
		if i < len(rows)-1 && !block.Rows[i+1].Total {
			drawUnder, height := under.draw, under.height
			under.draw = func(c *canvas) {
				drawUnder(c)
				c.line(left, height, width, hairline, reports.Hairline)
			}
		}
		if i > 0 && (total || i == 1 || i == len(rows)-1) {
			slabs[len(slabs)-1].keep = true // no sum alone on a page, nor the first or last row
		}
		slabs = append(slabs, part...)
	}
	slabs[len(slabs)-1].keep = false
	gap := float64(blockGap)
	if block.Tight {
		gap /= 2
	}
	b.add(blockGap/2, gap, slabs...)
}

// caption returns the slabs of a caption above a table, which is an element in it.
func (b *builder) caption(caption string, table *Element) []slab {
	if caption == "" {
		return nil
	}
	style := cellStyle
	style.bold = true
	slabs := b.paragraphSlabs(b.shape(reports.Plain(caption), style), table.add("Caption"), b.left, b.width)
	keepAll(slabs)
	slabs[len(slabs)-1].after = 2
	return slabs
}

// cellElements adds an element for each cell of a row.
func cellElements(row *Element, count int, kind func(column int) (role, scope string)) []*Element {
	elements := make([]*Element, count)
	for i := range elements {
		role, scope := kind(i)
		elements[i] = row.add(role)
		elements[i].Scope = scope
	}
	return elements
}

// rowSlabs returns a row as one slab, or if it is too tall for a page as one for each line of its text. Without
// elements the row is decoration.
func rowSlabs(cells []text, columns []tableColumn, elements []*Element, padding float64) []slab {
	lines := make([][]line, len(cells))
	leaves := make([][]*Element, len(cells))
	count, leading := 1, cells[0].style.leading
	for i := range cells {
		lines[i] = cells[i].lines(columns[i].width)
		count = max(count, len(lines[i]))
		if elements != nil {
			leaves[i] = cells[i].leaves(elements[i])
		}
	}
	draw := func(c *canvas, first, end int, y float64) {
		for i := range cells {
			for n := first; n < min(end, len(lines[i])); n++ {
				x := columns[i].left
				if columns[i].align == reports.AlignRight {
					x += columns[i].width - lines[i][n].width
				}
				c.text(&cells[i], lines[i][n], leaves[i], x, y+leading*float64(n-first))
			}
		}
	}
	height := leading*float64(count) + 2*padding
	if height <= textHeight*2/3 {
		return []slab{{height: height, draw: func(c *canvas) { draw(c, 0, count, padding) }}}
	}
	slabs := make([]slab, count)
	for n := range slabs {
		slabs[n] = slab{height: leading, draw: func(c *canvas) { draw(c, n, n+1, 0) }}
	}
	slabs[0].height += padding
	slabs[0].draw = func(c *canvas) { draw(c, 0, 1, padding) }
	slabs[count-1].height += padding
	return slabs
}

// cells shapes the cells and places the columns, in the widest setting that cuts no word, or else the closest.
func (b *builder) cells(block reports.Table, count int) (head []text, rows [][]text, columns []tableColumn, padding float64) {
	settings := densities
	if block.Tight {
		settings = tightDensities[b.closer:]
	}
	for _, setting := range settings {
		padding = setting.padding
		head, rows = make([]text, count), make([][]text, len(block.Rows))
		for i := range head {
			head[i].style = setting.head
		}
		for i, column := range block.Columns {
			head[i] = b.shape(reports.Plain(column.Head), setting.head)
		}
		for i, row := range block.Rows {
			style := setting.cell
			style.bold = row.Total
			rows[i] = make([]text, count)
			for j := range rows[i] {
				rows[i][j].style = style
			}
			for j, cell := range row.Cells {
				rows[i][j] = b.shapeCell(cell, style)
			}
		}
		var fits bool
		if columns, fits = b.columns(block.Columns, head, rows, setting.gap); fits {
			break
		}
	}
	return head, rows, columns, padding
}

// TableSetting is how a table is set across the page, in points.
type TableSetting struct {
	Widths                []float64 // of the columns, as many as the longest row has
	Gap, Padding          float64   // between columns; over and under the text of a row
	HeadSize, HeadLeading float64
	CellSize, CellLeading float64
}

// SetTable sets a table as Paginate does, but with room for bold words in the cells that name rows, for a form that breaks its own
// pages. closer is that of the paper's Pages for a table on a front page or a sheet, and 0 for another; too much is the most.
func SetTable(table reports.Table, closer int) TableSetting {
	count := len(table.Columns)
	for _, row := range table.Rows {
		count = max(count, len(row.Cells))
	}
	if count == 0 {
		return TableSetting{}
	}
	if table.RowHeader {
		table.Rows = slices.Clone(table.Rows)
		for i, row := range table.Rows {
			if len(row.Cells) > 0 {
				table.Rows[i].Cells = slices.Clone(row.Cells)
				table.Rows[i].Cells[0].Runs = slices.Clone(row.Cells[0].Runs)
				for j := range table.Rows[i].Cells[0].Runs {
					table.Rows[i].Cells[0].Runs[j].Bold = true
				}
			}
		}
	}
	b := &builder{left: marginLeft, width: textWidth, missing: map[rune]bool{}, closer: min(closer, len(tightDensities)-1)}
	head, rows, columns, padding := b.cells(table, count)
	set := TableSetting{Padding: padding, HeadSize: head[0].style.size, HeadLeading: head[0].style.leading}
	set.CellSize, set.CellLeading = set.HeadSize, set.HeadLeading
	if len(rows) > 0 {
		set.CellSize, set.CellLeading = rows[0][0].style.size, rows[0][0].style.leading
	}
	for i, column := range columns {
		set.Widths = append(set.Widths, column.width)
		if i > 0 {
			set.Gap = column.left - columns[i-1].left - columns[i-1].width
		}
	}
	return set
}

// columns shares the width by weight, but gives each column room for its longest word when the others can spare it,
// and tells whether all got it.
func (b *builder) columns(declared []reports.Column, head []text, rows [][]text, gap float64) (columns []tableColumn, fits bool) {
	count := len(head)
	weights, least := make([]float64, count), make([]float64, count)
	columns = make([]tableColumn, count)
	for i := range count {
		weights[i] = 1
		if i < len(declared) {
			columns[i].align = declared[i].Align
			if weight := finite(declared[i].Weight); weight > 0 {
				weights[i] = min(max(weight, 0.01), 100)
			}
		}
		least[i] = head[i].longestWord()
		for _, row := range rows {
			least[i] = max(least[i], row[i].longestWord())
		}
		least[i] += 2 * slack
	}
	gap = min(gap, b.width/2/float64(count))
	widths := share(b.width-gap*float64(count-1), weights, least)
	left := b.left
	fits = true
	for i := range columns {
		columns[i].left, columns[i].width = left, widths[i]
		left += widths[i] + gap
		fits = fits && widths[i] >= least[i]-slack
	}
	return columns, fits
}

// share divides a width by weight so that each part gets at least what it needs. When there is too little, each part
// gets what it needs up to an equal share, and the others less than they need.
func share(width float64, weights, least []float64) []float64 {
	needed := 0.0
	for _, need := range least {
		needed += need
	}
	equal := width / float64(len(weights))
	widths := make([]float64, len(weights))
	fixed := make([]bool, len(weights))
	room, weight := width, 0.0
	for _, w := range weights {
		weight += w
	}
	for i := 0; i < len(widths); i++ {
		if fixed[i] {
			continue
		}
		need := least[i]
		if needed > width {
			need = min(need, equal)
		}
		widths[i] = max(room*weights[i]/weight, 0)
		if widths[i] < need {
			widths[i], fixed[i] = need, true
			room -= need
			weight -= weights[i]
			i = -1 // less is left for the others: share again
		}
	}
	return widths
}
