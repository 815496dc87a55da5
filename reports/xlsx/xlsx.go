// Package xlsx writes the tables, facts and key figures of a paper as an Excel workbook, to count and sort in: a sheet for each table
// and one for the rest, with numbers as numbers and days as days, and first a sheet that tells what the paper is.
package xlsx

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"lisparmen/reports"
)

// Write writes the document's tables, facts and key figures as an XLSX file. created is the only time in the file. Errors are those of w, and of the
// library.
func Write(w io.Writer, doc reports.Document, created time.Time) error {
	b := book{file: excelize.NewFile(), styles: map[look]int{}}
	defer b.file.Close()
	tables := namedTables(doc)
	b.about(doc, tables)
	for _, t := range tables {
		b.table(t)
	}
	at := created.UTC().Format("2006-01-02T15:04:05Z")
	b.check(b.file.SetDocProps(&excelize.DocProperties{
		Title: line(doc.Title), Subject: line(doc.Subtitle), Creator: line(doc.Author), LastModifiedBy: line(doc.Author),
		Language: doc.Language, Created: at, Modified: at,
	}))
	b.check(b.file.SetAppProps(&excelize.AppProperties{Application: "Microsoft Excel", Company: line(doc.Municipality)}))
	if b.err != nil {
		return fmt.Errorf("xlsx: %w", b.err)
	}
	_, err := b.file.WriteTo(w)
	return err
}

// book is a workbook that is being written; the first error stays.
type book struct {
	file   *excelize.File
	styles map[look]int
	err    error
}

func (b *book) check(err error) {
	if b.err == nil {
		b.err = err
	}
}

// look is how a cell looks: bold, to the right, as a number or a day.
type look struct {
	bold, right, top bool
	format           string // of a number or day; empty for words
}

func (b *book) style(l look) int {
	id, ok := b.styles[l]
	if ok {
		return id
	}
	style := &excelize.Style{
		Font:      &excelize.Font{Family: "Noto Sans", Size: 10, Bold: l.bold, Color: fmt.Sprintf("%06X", uint32(reports.Ink))},
		Alignment: &excelize.Alignment{Vertical: "top", WrapText: l.format == "" || l.format == asText},
	}
	if l.right {
		style.Alignment.Horizontal = "right"
	}
	if l.format != "" {
		style.CustomNumFmt = &l.format
	}
	if l.top {
		style.Border = []excelize.Border{{Type: "bottom", Color: fmt.Sprintf("%06X", uint32(reports.QuietInk)), Style: 1}}
	}
	id, err := b.file.NewStyle(style)
	b.check(err)
	b.styles[l] = id
	return id
}

// put writes a value in a cell, counted from 1.
func (b *book) put(sheet string, column, row int, v value, l look) {
	name, err := excelize.CoordinatesToCellName(column, row)
	b.check(err)
	switch {
	case v.isNumber:
		b.check(b.file.SetCellDefault(sheet, name, v.number))
	default:
		b.check(b.file.SetCellStr(sheet, name, v.text))
	}
	l.format = v.format
	b.check(b.file.SetCellStyle(sheet, name, name, b.style(l)))
}

// widths sets the columns wide enough for most of what stands in them.
func (b *book) widths(sheet string, letters []int) {
	const least, most = 9, 60
	for i, n := range letters {
		name, err := excelize.ColumnNumberToName(i + 1)
		b.check(err)
		b.check(b.file.SetColWidth(sheet, name, name, float64(min(max(n+2, least), most))))
	}
}

// extent tells how far a sheet's cells reach; the library says that there is one, and programs that trust it read no more.
func (b *book) extent(sheet string, columns, rows int) {
	last, err := excelize.CoordinatesToCellName(max(columns, 1), max(rows, 1))
	b.check(err)
	b.check(b.file.SetSheetDimension(sheet, "A1:"+last))
}

// freeze keeps the first row in sight.
func (b *book) freeze(sheet string) {
	b.check(b.file.SetPanes(sheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
}

// paper sets how a sheet is printed: A4 across, as wide as it is.
func (b *book) paper(sheet string) {
	a4, across, one, any := 9, "landscape", 1, 0
	fit := true
	b.check(b.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &a4, Orientation: &across, FitToWidth: &one, FitToHeight: &any}))
	b.check(b.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
}

// line is words on one line.
func line(s string) string { return plain(reports.PrintableLine(s)) }

// plain is words without the signs for where they may be parted, which Excel would show.
func plain(s string) string { return strings.NewReplacer("\u00AD", "", "\u200B", "").Replace(s) }
