package docx

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"lisparmen/reports"
	"lisparmen/reports/layout"
)

const (
	blockGap = 14  // the room around tables and the like, in points
	tall     = 450 // a row of about this many points may be divided
)

// cellStyle is how the text of some tables is set.
type cellStyle struct {
	size, leading float64
	head          bool
}

// id is the style's, which is made the first time it is asked for.
func (d *drafter) cellStyle(s cellStyle) string {
	i := slices.Index(d.cells, s)
	if i < 0 {
		i = len(d.cells)
		d.cells = append(d.cells, s)
	}
	return fmt.Sprintf("TableText%d", i+1)
}

// grid opens a table with columns of some widths, in points.
func (d *drafter) grid(widths []float64, lines, margins, look, caption string) {
	d.beforeTable()
	d.body.WriteString(`<w:tbl><w:tblPr><w:tblStyle w:val="PaperTable"/><w:tblW w:w="` + twips(textWidth) + `" w:type="dxa"/>`)
	if lines != "" {
		d.body.WriteString(`<w:tblBorders>` + lines + `</w:tblBorders>`)
	}
	d.body.WriteString(`<w:tblLayout w:type="fixed"/><w:tblCellMar>` + margins + `</w:tblCellMar>` + look)
	if caption != "" {
		d.body.WriteString(`<w:tblCaption w:val="` + escape(caption) + `"/>`)
	}
	d.body.WriteString(`</w:tblPr><w:tblGrid>`)
	for _, width := range widths {
		d.body.WriteString(`<w:gridCol w:w="` + twips(width) + `"/>`)
	}
	d.body.WriteString(`</w:tblGrid>`)
}

const hairlines = `<w:insideH w:val="single" w:sz="4" w:space="0" w:color="DADAD6"/>`

// line is the border of a cell at one side.
func line(side string) string {
	return `<w:` + side + ` w:val="single" w:sz="7" w:space="0" w:color="5C5F62"/>`
}

// margins are the room within cells, in points.
func margins(top, bottom, right float64) string {
	return `<w:top w:w="` + twips(top) + `" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>` +
		`<w:bottom w:w="` + twips(bottom) + `" w:type="dxa"/><w:right w:w="` + twips(right) + `" w:type="dxa"/>`
}

func look(head, rowHeader bool) string {
	bit := map[bool]string{true: "1", false: "0"}
	value := 0x0600 // no bands
	if head {
		value |= 0x20
	}
	if rowHeader {
		value |= 0x80
	}
	return fmt.Sprintf(`<w:tblLook w:val="%04X" w:firstRow="%s" w:lastRow="0" w:firstColumn="%s" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`, value, bit[head], bit[rowHeader])
}

// openCell begins a cell; borders and own margins may be empty.
func (d *drafter) openCell(width float64, borders, own string) {
	d.body.WriteString(`<w:tc><w:tcPr><w:tcW w:w="` + twips(width) + `" w:type="dxa"/>`)
	if borders != "" {
		d.body.WriteString(`<w:tcBorders>` + borders + `</w:tcBorders>`)
	}
	if own != "" {
		d.body.WriteString(`<w:tcMar>` + own + `</w:tcMar>`)
	}
	d.body.WriteString(`</w:tcPr>`)
}

func (d *drafter) closeCell() { d.body.WriteString(`</w:tc>`) }

// table writes a caption, a head that each page repeats, and the rows.
func (d *drafter) table(block reports.Table) {
	set := layout.SetTable(block, d.closer)
	count := len(set.Widths)
	hasHead := slices.ContainsFunc(block.Columns, func(c reports.Column) bool { return c.Head != "" })
	caption := reports.PrintableLine(block.Caption)
	if count == 0 || !hasHead && len(block.Rows) == 0 { // nothing stands in it
		if caption != "" {
			d.paragraph("BodyText", "", run(`<w:b/>`, block.Caption))
		}
		return
	}
	if caption != "" {
		d.kept(func() { d.paragraph("Caption", "", run("", block.Caption)) })
	}
	widths := make([]float64, count)
	for i, width := range set.Widths {
		widths[i] = width + set.Gap
	}
	widths[count-1] -= set.Gap
	const slack = 1.5 // for fonts that are a little wider
	d.grid(widths, hairlines, margins(set.Padding, set.Padding, set.Gap-slack), look(hasHead, block.RowHeader), caption)
	put := func(column int, style, borders, content string) {
		own, align := "", ""
		if column == count-1 {
			own = `<w:right w:w="0" w:type="dxa"/>`
		}
		if column < len(block.Columns) && block.Columns[column].Align == reports.AlignRight {
			align = `<w:jc w:val="right"/>`
		}
		d.openCell(widths[column], borders, own)
		d.paragraph(style, align, content)
		d.closeCell()
	}
	if hasHead {
		style := d.cellStyle(cellStyle{set.HeadSize, set.HeadLeading, true})
		d.body.WriteString(`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
		d.kept(func() {
			for i := range count {
				head := ""
				if i < len(block.Columns) {
					head = run("", block.Columns[i].Head)
				}
				put(i, style, line("bottom"), head)
			}
		})
		d.body.WriteString(`</w:tr>`)
	}
	style := d.cellStyle(cellStyle{set.CellSize, set.CellLeading, false})
	outer := d.keep
	for i, row := range block.Rows {
		d.body.WriteString(`<w:tr>`)
		if !isTall(row, set) {
			d.body.WriteString(`<w:trPr><w:cantSplit/></w:trPr>`)
		}
		last := i == len(block.Rows)-1
		d.keep = !last && (outer || i == 0 || block.Rows[i+1].Total || i == len(block.Rows)-2) // no sum alone on a page, nor the first or last row
		for j := range count {
			borders, bold, content := "", "", ""
			if row.Total {
				borders, bold = line("top"), `<w:b/>`
			}
			if j == 0 && block.RowHeader {
				bold = `<w:b/>`
			}
			if j < len(row.Cells) {
				content = d.cell(row.Cells[j], bold)
			}
			put(j, style, borders, content)
		}
		d.body.WriteString(`</w:tr>`)
	}
	d.keep = outer
	d.body.WriteString(`</w:tbl>`)
	gap := float64(blockGap)
	if block.Tight {
		gap /= 2
	}
	d.tableEnds(gap)
}

// isTall tells whether a row takes so much of a page that it may be divided.
func isTall(row reports.Row, set layout.TableSetting) bool {
	for i, cell := range row.Cells {
		length, breaks := 0, 1
		for _, r := range cell.Runs {
			length += utf8.RuneCountInString(r.Text)
			breaks += strings.Count(r.Text, "\n")
		}
		const letter = 0.6 // of the size: a wide letter
		lines := float64(length)*letter*set.CellSize/max(set.Widths[i], 1) + float64(breaks)
		if lines*set.CellLeading > tall {
			return true
		}
	}
	return false
}

// keyFigures writes large numbers, at most four beside each other.
func (d *drafter) keyFigures(block reports.KeyFigures) {
	const most, gap = 4, 16
	if len(block.Figures) == 0 {
		return
	}
	rows := (len(block.Figures) + most - 1) / most
	perRow := (len(block.Figures) + rows - 1) / rows // 5 are set as 3 and 2, not as 4 and 1
	widths := make([]float64, perRow)
	for i := range widths {
		widths[i] = textWidth / float64(perRow)
	}
	d.room = max(d.room, gap/2)
	d.grid(widths, "", margins(4, 8, gap), look(false, false), "")
	for first := 0; first < len(block.Figures); first += perRow {
		d.body.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		for i := range perRow {
			if first+i >= len(block.Figures) {
				d.openCell(widths[i], "", "")
				d.paragraph("KeyLabel", "", "")
				d.closeCell()
				continue
			}
			figure := block.Figures[first+i]
			d.openCell(widths[i], line("top"), "")
			d.paragraph("KeyFigure", "", run(fitting(figure.Value, widths[i]-gap), figure.Value))
			d.paragraph("KeyLabel", "", run("", figure.Label))
			if figure.Note != "" {
				d.paragraph("Small", `<w:spacing w:after="0"/>`, run("", figure.Note))
			}
			d.closeCell()
		}
		d.body.WriteString(`</w:tr>`)
	}
	d.body.WriteString(`</w:tbl>`)
	d.tableEnds(blockGap)
}

// fitting is the size of a large number that would not fit its width, or nothing.
func fitting(value string, width float64) string {
	const size, letter = 24, 0.6
	if full := float64(utf8.RuneCountInString(value)) * letter * size; full > width {
		return `<w:sz w:val="` + half(max(10.5, size*width/full)) + `"/>`
	}
	return ""
}

// lights writes areas with their judgement: mark and word to the left, name and sentence, coverage to the right.
func (d *drafter) lights(block reports.Lights) {
	if len(block.Lights) == 0 {
		return
	}
	const stateWidth, coverageWidth, gap = 86, 92, 8
	widths := []float64{stateWidth, textWidth - stateWidth - coverageWidth, coverageWidth}
	d.grid(widths, hairlines, margins(6, 6, gap), look(false, false), "")
	for _, light := range block.Lights {
		d.body.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		d.openCell(widths[0], "", "")
		d.paragraph("LightName", "", state(light.State, ""))
		d.closeCell()
		d.openCell(widths[1], "", "")
		d.paragraph("LightName", "", run(`<w:b/>`, light.Name))
		if light.Sentence != "" {
			d.paragraph("KeyLabel", "", run("", light.Sentence))
		}
		d.closeCell()
		d.openCell(widths[2], "", `<w:right w:w="0" w:type="dxa"/>`)
		d.paragraph("KeyLabel", `<w:jc w:val="right"/>`, run(color(reports.QuietInk), light.Coverage))
		d.closeCell()
		d.body.WriteString(`</w:tr>`)
	}
	d.body.WriteString(`</w:tbl>`)
	d.tableEnds(blockGap)
}

// facts writes labels and values beside each other.
func (d *drafter) facts(block reports.Facts) {
	if len(block.Facts) == 0 {
		return
	}
	const labelWidth, gap = 130, 12
	widths := []float64{labelWidth, textWidth - labelWidth}
	d.grid(widths, "", margins(1.5, 1.5, gap), look(false, true), "")
	for _, fact := range block.Facts {
		d.body.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		d.openCell(widths[0], "", "")
		d.paragraph("FactLabel", "", run("", fact.Label))
		d.closeCell()
		d.openCell(widths[1], "", `<w:right w:w="0" w:type="dxa"/>`)
		d.paragraph("LightName", "", run("", fact.Value))
		d.closeCell()
		d.body.WriteString(`</w:tr>`)
	}
	d.body.WriteString(`</w:tbl>`)
	d.tableEnds(blockGap)
}
