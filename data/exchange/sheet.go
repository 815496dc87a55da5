package exchange

import (
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"lisparmen/data"
	"lisparmen/data/policy"

	"github.com/xuri/excelize/v2"
)

// The most that a sheet may be. The register of elected of a small municipality has a few hundred rows.
const (
	maxSheetSize = 20 << 20 // bytes of the file
	maxUnpacked  = 200 << 20
	maxSheetRows = 20_000
	maxColumns   = 200
)

// Table is a table as rows of cells.
type Table struct {
	Name string // of its sheet; empty for a text file
	Rows [][]string
}

// ReadSheet reads the first table of those that ReadTables does.
func ReadSheet(path string) ([][]string, error) {
	tables, err := ReadTables(path)
	if err != nil {
		return nil, err
	}
	return tables[0].Rows, nil
}

// ReadTables reads tables: each sheet that is shown and has anything in it of an Excel file (.xlsx), else a text file with its cells
// parted by semicolons, tabs or commas. Dates in Excel's own form stay the numbers that they are. There is at least one table.
func ReadTables(path string) ([]Table, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, data.NewProblem("problem.sheet.unreadable", "file", path).Because(err)
	}
	if !info.Mode().IsRegular() {
		return nil, data.NewProblem("problem.sheet.unreadable", "file", path).Because(errors.New("not a regular file"))
	}
	if info.Size() > maxSheetSize {
		return nil, data.NewProblem("problem.sheet.large", "file", path, "limit", strconv.Itoa(maxSheetSize>>20))
	}
	if strings.EqualFold(filepath.Ext(path), ".xls") { // the old form, which the library does not know
		return nil, data.NewProblem("problem.sheet.old", "file", path)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, data.NewProblem("problem.sheet.unreadable", "file", path).Because(err)
	}
	if !strings.HasPrefix(string(raw[:min(len(raw), 4)]), "PK\x03\x04") {
		text, err := policy.Decode(raw)
		if err != nil {
			return nil, data.NewProblem("problem.sheet.unreadable", "file", path).Because(err)
		}
		rows, err := ParseCells(text)
		return []Table{{Rows: rows}}, err
	}
	tables, err := readWorkbook(path)
	if err != nil {
		if problem, ok := errors.AsType[*data.Problem](err); ok {
			return nil, problem
		}
		return nil, data.NewProblem("problem.sheet.unreadable", "file", path).Because(err)
	}
	return tables, nil
}

func readWorkbook(path string) (tables []Table, err error) {
	defer func() { // a library that reads what others have written can meet what it did not expect
		if p := recover(); p != nil {
			tables, err = nil, data.NewProblem("problem.sheet.unreadable", "file", path)
		}
	}()
	book, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true, UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxUnpacked / 4})
	if err != nil {
		return nil, err
	}
	defer book.Close()
	all := 0
	for _, name := range book.GetSheetList() {
		if visible, err := book.GetSheetVisible(name); err == nil && !visible {
			continue
		}
		rows, err := book.GetRows(name, excelize.Options{RawCellValue: true})
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(rows, func(row []string) bool { return len(row) > 0 }) {
			if all += len(rows); all > maxSheetRows {
				return nil, data.NewProblem("problem.sheet.rows", "file", path, "limit", strconv.Itoa(maxSheetRows))
			}
			tables = append(tables, Table{name, spread(book, name, rows)})
		}
	}
	if len(tables) == 0 {
		return nil, data.NewProblem("problem.sheet.empty", "file", path)
	}
	return tables, nil
}

// spread gives every cell of a column that has been merged downwards the value that people see in all of them.
func spread(book *excelize.File, sheet string, rows [][]string) [][]string {
	merged, err := book.GetMergeCells(sheet)
	if err != nil {
		return rows
	}
	for _, m := range merged {
		fromColumn, fromRow, err := excelize.CellNameToCoordinates(m.GetStartAxis())
		if err != nil {
			continue
		}
		toColumn, toRow, err := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err != nil || fromColumn != toColumn || fromRow > len(rows) || fromColumn > len(rows[fromRow-1]) {
			continue // merged sideways: a heading over several columns
		}
		value := rows[fromRow-1][fromColumn-1]
		for at := fromRow; at < min(toRow, len(rows)); at++ {
			for len(rows[at]) < fromColumn {
				rows[at] = append(rows[at], "")
			}
			rows[at][fromColumn-1] = value
		}
	}
	return rows
}

// ParseCells parts a text into cells: as pasted from a spreadsheet, or as a CSV file. What WriteCSV has shielded is as it was.
func ParseCells(text string) ([][]string, error) {
	text = strings.TrimPrefix(text, "\ufeff")
	if strings.TrimSpace(text) == "" {
		return nil, data.NewProblem("problem.sheet.nothing")
	}
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma = separator(text)
	reader.FieldsPerRecord = -1
	reader.LazyQuotes = true
	rows, err := reader.ReadAll()
	if err != nil {
		return nil, data.NewProblem("problem.sheet.cells").Because(err)
	}
	if len(rows) > maxSheetRows {
		return nil, data.NewProblem("problem.sheet.rows", "file", "", "limit", strconv.Itoa(maxSheetRows))
	}
	for _, row := range rows {
		for i := range row {
			row[i] = withFormula(row[i])
		}
	}
	return rows, nil
}

// separator is what parts the cells: what most lines have most of.
func separator(text string) rune {
	best, most := ';', 0
	for _, candidate := range []rune{'\t', ';', ','} {
		lines := 0
		for line := range strings.SplitSeq(text, "\n") {
			if strings.ContainsRune(line, candidate) {
				lines++
			}
		}
		if lines > most {
			best, most = candidate, lines
		}
	}
	return best
}

// The days that Excel numbers: 1 is 1 January 1900. Numbers outside are years, amounts or slips.
const (
	firstSerial = 20_000 // 1954
	lastSerial  = 80_000 // 2119
)

// cellDay reads a day as it stands in a cell: as people write it, as Excel numbers it, or as a year alone, which is the first
// or the last day of the year.
func cellDay(text string, last bool) (data.Day, error) {
	text = strings.Join(strings.Fields(text), " ")
	switch strings.ToLower(text) {
	case "", "-", "–", "tills vidare", "tv":
		return "", nil
	}
	if len(text) > 10 && text[4] == '-' && (text[10] == 'T' || text[10] == ' ') { // with its time of day
		text = text[:10]
	}
	if len(text) == 4 {
		if year, err := strconv.Atoi(text); err == nil {
			if last {
				return data.ParseDay(strconv.Itoa(year) + "-12-31")
			}
			return data.ParseDay(strconv.Itoa(year) + "-01-01")
		}
	}
	if serial, err := strconv.ParseFloat(text, 64); err == nil && firstSerial <= serial && serial <= lastSerial {
		return data.Day(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(serial)).Format(time.DateOnly)), nil
	}
	return data.ParseDay(text)
}
