// Package export gathers what the registers hold for other programs, in the words that people use: sheets, calendars and cards.
package export

import (
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/reports"
	"lisparmen/translations"
)

// Sheets are registers as sheets of a workbook: those that hold anything, with the fields that people fill in, and last the id that tells which
// record a row is.
func Sheets(reg data.Register, kinds []data.Untyped) []exchange.Sheet {
	view := reports.NewViewer(reg)
	var sheets []exchange.Sheet
	for _, kind := range kinds {
		records := reg.Living(kind)
		if len(records) == 0 && len(kinds) > 1 {
			continue
		}
		sheet := exchange.Sheet{Name: translations.Swedish.Text(data.KindsKey(kind.Name), nil)}
		fields := slices.DeleteFunc(slices.Clone(kind.Fields), func(f data.UntypedField) bool { return !exchange.IsImported(f) })
		for _, f := range fields {
			sheet.Columns = append(sheet.Columns, exchange.SheetColumn{Head: translations.Swedish.Text(data.FieldKey(kind.Name, f.Name), nil), Type: f.Type})
		}
		sheet.Columns = append(sheet.Columns, exchange.SheetColumn{Head: "Id", Type: data.TypeText})
		for _, r := range records {
			row := make([]string, 0, len(sheet.Columns))
			for _, f := range fields {
				row = append(row, Cell(view, kind, f, f.Get(r)))
			}
			sheet.Rows = append(sheet.Rows, append(row, r.Header().ID))
		}
		sheets = append(sheets, sheet)
	}
	return sheets
}

// Cell is what a cell of a sheet says of a field: a number, a day and a moment as they are stored, all else as people read it.
func Cell(view *reports.Viewer, kind data.Untyped, f data.UntypedField, stored string) string {
	switch {
	case stored == "": // nobody has answered, which words would hide
		return ""
	case f.Type == data.TypeNumber, f.Type == data.TypeDate, f.Type == data.TypeTime:
		return stored
	case f.Type == data.TypeRefs:
		var titles []string
		for _, id := range data.SplitRefs(stored) {
			titles = append(titles, view.Linked(id))
		}
		return strings.Join(titles, "; ")
	}
	return view.Show(kind, f, stored)
}
