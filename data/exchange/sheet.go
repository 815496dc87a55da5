package exchange

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"lisparmen/data"
	"lisparmen/data/office"
	"lisparmen/data/policy"
)

// The most that a table may be. The register of elected of a small municipality has a few hundred rows.
const (
	maxSheetSize = office.MaxSize // bytes of the file
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

// ReadTables reads tables: each sheet that is shown and has anything in it of an Excel workbook (.xlsx, and .xlsm without its macros),
// a list of objects (.json), else a text file with its cells parted by semicolons, tabs or commas. Dates in Excel's own form stay the
// numbers that they are. There is at least one table. The Problem is one of the keys problem.sheet.*, and tells row and column where it is about a cell.
func ReadTables(path string) ([]Table, error) {
	raw, err := office.ReadFile(path, maxSheetSize)
	switch {
	case errors.Is(err, office.ErrTooLarge):
		return nil, data.NewProblem("problem.sheet.large", "file", path, "limit", strconv.Itoa(maxSheetSize>>20))
	case err != nil:
		return nil, data.NewProblem("problem.sheet.unreadable", "file", path).Because(err)
	}
	if isPackage := bytes.HasPrefix(raw, []byte("PK\x03\x04")); isPackage || bytes.HasPrefix(raw, []byte("\xd0\xcf\x11\xe0")) {
		tables, err := readWorkbook(raw, path)
		if err != nil {
			return nil, aboutWorkbook(err, path)
		}
		return tables, nil
	}
	if strings.EqualFold(filepath.Ext(path), ".xls") { // a web page that a system calls so
		return nil, data.NewProblem("problem.sheet.old", "file", path)
	}
	if strings.EqualFold(filepath.Ext(path), ".json") {
		return ParseJSON(raw)
	}
	text, err := policy.DecodeWithin(raw, maxSheetSize)
	if err != nil {
		return nil, data.NewProblem("problem.sheet.unreadable", "file", path).Because(err)
	}
	rows, err := ParseCells(text)
	if err != nil {
		return nil, err
	}
	return []Table{{Rows: rows}}, nil
}

// ParseCells parts a text into cells: as pasted from a spreadsheet, or as a CSV file. An empty line is a row too, so that rows are
// counted as people see them. What WriteCSV has shielded is as it was.
func ParseCells(text string) ([][]string, error) {
	text = strings.TrimPrefix(text, "\ufeff")
	if strings.TrimSpace(text) == "" {
		return nil, data.NewProblem("problem.sheet.nothing")
	}
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma = separator(text)
	reader.FieldsPerRecord = -1
	reader.LazyQuotes = true
	reader.ReuseRecord = true
	if strings.Count(text, string(reader.Comma)) > maxCells { // before a row is made of a line of them
		return nil, data.NewProblem("problem.sheet.much", "limit", strconv.Itoa(maxCells))
	}
	var rows [][]string
	var b bounds
	line, at := 0, 1 // of the table, and of the text
	for begins := int64(0); ; line++ {
		cells, err := reader.Read()
		if err == io.EOF {
			return rows, nil
		}
		if err != nil {
			return nil, data.NewProblem("problem.sheet.cells").Because(err)
		}
		begun, _ := reader.FieldPos(0)
		line += begun - at // empty lines, which the reader passes by
		at += strings.Count(text[begins:reader.InputOffset()], "\n")
		begins = reader.InputOffset()
		for column, cell := range cells {
			if rows, err = b.put(rows, line, column, withFormula(cell)); err != nil {
				return nil, err
			}
		}
	}
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
