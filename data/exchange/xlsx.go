package exchange

import (
	"encoding/xml"
	"errors"
	"slices"
	"strconv"
	"strings"

	"lisparmen/data"
	"lisparmen/data/office"
)

// bounds counts what has been read of tables, so that reading ends at the first cell that is too much. A cell takes the program a
// hundred bytes or more, however few it takes the file.
type bounds struct{ cells, text int }

// The most that the tables of one file hold, and one cell, which is Excel's own.
const (
	maxCells     = 1_000_000
	maxCellsText = 32 << 20
	maxCell      = 32_767
)

// put puts a cell where it stands in a table. line and column count from 0.
func (b *bounds) put(rows [][]string, line, column int, text string) ([][]string, error) {
	if text == "" {
		return rows, nil
	}
	b.cells++
	b.text += len(text)
	at := []string{"line", strconv.Itoa(line + 1), "column", columnLetters(column)}
	switch {
	case line >= maxSheetRows:
		return nil, data.NewProblem("problem.sheet.rows", "limit", strconv.Itoa(maxSheetRows))
	case column >= maxColumns:
		return nil, data.NewProblem("problem.sheet.columns", append(at, "limit", strconv.Itoa(maxColumns))...)
	case len(text) > maxCell && len([]rune(text)) > maxCell:
		return nil, data.NewProblem("problem.sheet.cell", append(at, "limit", strconv.Itoa(maxCell))...)
	case b.cells > maxCells || b.text > maxCellsText:
		return nil, data.NewProblem("problem.sheet.much", append(at, "limit", strconv.Itoa(maxCells))...)
	}
	for len(rows) <= line {
		rows = append(rows, nil)
	}
	for len(rows[line]) <= column {
		rows[line] = append(rows[line], "")
	}
	rows[line][column] = text
	return rows, nil
}

// columnLetters is what a column is called in Excel: A for 0, AA for 26.
func columnLetters(column int) string {
	name := ""
	for column++; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}

// cellPlace reads an address such as AB12, counting from 0; false for what is none.
func cellPlace(address string) (line, column int, ok bool) {
	letters := 0
	for letters < len(address) && letters < 7 && address[letters] >= 'A' && address[letters] <= 'Z' {
		column = 26*column + int(address[letters]-'A') + 1
		letters++
	}
	line, err := strconv.Atoi(address[letters:])
	return line - 1, column - 1, err == nil && letters > 0 && line > 0 && line <= 1<<20
}

// readWorkbook reads the sheets of an Excel workbook that are shown and have anything in them: each cell's value, of a formula the
// one that was last worked out, and nothing else. Macros are neither read nor run. file is what it is called in a Problem.
func readWorkbook(raw []byte, file string) ([]Table, error) {
	pkg, err := office.Open(raw)
	if err != nil {
		return nil, err
	}
	main, err := pkg.Main()
	if err != nil || !strings.HasSuffix(strings.ToLower(main), ".xml") { // a .xlsb has no XML, a .docx no workbook
		return nil, data.NewProblem("problem.sheet.form", "file", file)
	}
	relations, err := pkg.Relations(main)
	if err != nil {
		return nil, err
	}
	type sheet struct{ name, part string }
	var sheets []sheet
	isWorkbook := false
	if err := pkg.Read(main, func(token xml.Token) error {
		start, _ := token.(xml.StartElement)
		switch start.Name.Local {
		case "workbook":
			isWorkbook = true
		case "workbookPr":
			if on := office.Attribute(start, "date1904"); on == "1" || on == "true" {
				return data.NewProblem("problem.sheet.dates", "file", file)
			}
		case "sheet":
			if state := office.Attribute(start, "state"); state == "" || state == "visible" {
				if to := relations[office.Attribute(start, "id")]; to.Type == "worksheet" && pkg.Has(to.Part) && len(sheets) < maxColumns {
					sheets = append(sheets, sheet{office.Attribute(start, "name"), to.Part})
				}
			}
		}
		return nil
	}); err != nil {
		return nil, err
	}
	if !isWorkbook {
		return nil, data.NewProblem("problem.sheet.form", "file", file)
	}
	var shared []string
	for _, to := range relations {
		if to.Type == "sharedStrings" && pkg.Has(to.Part) {
			if shared, err = sharedStrings(pkg, to.Part); err != nil {
				return nil, err
			}
		}
	}
	var tables []Table
	all := 0
	b := &bounds{}
	for _, s := range sheets {
		r := sheetReader{bounds: b, shared: shared, line: -1}
		err := pkg.Read(s.part, r.read)
		if err == nil {
			err = r.spread()
		}
		if all += len(r.rows); err == nil && all > maxSheetRows {
			err = data.NewProblem("problem.sheet.rows", "limit", strconv.Itoa(maxSheetRows))
		}
		if err != nil {
			return nil, err
		}
		if len(r.rows) > 0 {
			tables = append(tables, Table{s.name, r.rows})
		}
	}
	if len(tables) == 0 {
		return nil, data.NewProblem("problem.sheet.empty", "file", file)
	}
	return tables, nil
}

// sharedStrings are the texts that the cells point at.
func sharedStrings(pkg *office.Package, part string) ([]string, error) {
	var list []string
	var text cellText
	all := 0
	err := pkg.Read(part, func(token xml.Token) error {
		text.read(token)
		if end, ok := token.(xml.EndElement); ok && end.Name.Local == "si" {
			list = append(list, text.take())
			if all += len(list[len(list)-1]); all > maxCellsText || len(list) > maxCells {
				return office.ErrTooLarge
			}
		}
		return nil
	})
	return list, err
}

// cellText gathers the text of a cell whose parts may look different; how it is said aloud (rPh) is no part of it.
type cellText struct {
	text          strings.Builder
	inside, aloud bool
}

func (c *cellText) read(token xml.Token) {
	switch token := token.(type) {
	case xml.StartElement:
		switch token.Name.Local {
		case "t":
			c.inside = !c.aloud
		case "rPh":
			c.aloud = true
		}
	case xml.EndElement:
		switch token.Name.Local {
		case "t":
			c.inside = false
		case "rPh":
			c.aloud = false
		}
	case xml.CharData:
		if c.inside {
			c.text.Write(token)
		}
	}
}

func (c *cellText) take() string {
	text := unescaped(c.text.String())
	c.text.Reset()
	return text
}

// unescaped reads the letters that Excel writes as _x000D_, mostly line breaks.
func unescaped(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	var b strings.Builder
	for {
		at := strings.Index(text, "_x")
		if at < 0 || len(text) < at+7 {
			return b.String() + text
		}
		b.WriteString(text[:at])
		code, err := strconv.ParseUint(text[at+2:at+6], 16, 16)
		if err != nil || text[at+6] != '_' {
			b.WriteString("_x")
			text = text[at+2:]
			continue
		}
		if code != '\r' {
			b.WriteRune(rune(code)) // half of a letter beyond 16 bits becomes the sign for what cannot be read
		}
		text = text[at+7:]
	}
}

// sheetReader reads the cells of one sheet.
type sheetReader struct {
	*bounds
	shared       []string
	rows         [][]string
	line, column int
	form         string // how the cell's value is written: s, str, inlineStr, b, e, d or n
	inValue      bool
	value        strings.Builder
	text         cellText
	merged       [][4]int // from line and column, to line and column
}

func (s *sheetReader) read(token xml.Token) (err error) {
	switch token := token.(type) {
	case xml.StartElement:
		switch token.Name.Local {
		case "row":
			s.line++
			if at, err := strconv.Atoi(office.Attribute(token, "r")); err == nil && at > 0 && at <= 1<<20 {
				s.line = at - 1
			}
			s.column = -1
		case "c":
			s.column++
			if _, column, ok := cellPlace(office.Attribute(token, "r")); ok {
				s.column = column
			}
			s.form = office.Attribute(token, "t")
			s.value.Reset()
			s.text.take()
		case "v":
			s.inValue = true
		case "mergeCell":
			from, to, _ := strings.Cut(office.Attribute(token, "ref"), ":")
			fromLine, fromColumn, ok := cellPlace(from)
			toLine, toColumn, also := cellPlace(to)
			if ok && also && fromColumn == toColumn && len(s.merged) < maxSheetRows { // sideways is a heading over several columns
				s.merged = append(s.merged, [4]int{fromLine, fromColumn, toLine, toColumn})
			}
		}
	case xml.EndElement:
		switch token.Name.Local {
		case "v":
			s.inValue = false
		case "c":
			s.rows, err = s.put(s.rows, max(s.line, 0), max(s.column, 0), s.cell())
			if err != nil {
				return err
			}
		}
	case xml.CharData:
		if s.inValue {
			s.value.Write(token)
		}
	}
	s.text.read(token)
	return nil
}

// cell is the value of the cell that has been read.
func (s *sheetReader) cell() string {
	switch s.form {
	case "s":
		if at, err := strconv.Atoi(strings.TrimSpace(s.value.String())); err == nil && at >= 0 && at < len(s.shared) {
			return s.shared[at]
		}
		return ""
	case "inlineStr":
		return s.text.take()
	case "str":
		return unescaped(s.value.String())
	}
	return strings.TrimSpace(s.value.String())
}

// spread gives every cell of a column that has been merged downwards the value that people see in all of them.
func (s *sheetReader) spread() (err error) {
	for _, m := range s.merged {
		if m[0] >= len(s.rows) || m[1] >= len(s.rows[m[0]]) {
			continue
		}
		for line := m[0] + 1; line <= min(m[2], len(s.rows)-1); line++ {
			if s.rows, err = s.put(s.rows, line, m[1], s.rows[m[0]][m[1]]); err != nil {
				return err
			}
		}
	}
	return nil
}

// errorValues are what Excel shows in a cell whose formula fails, in files and as a Swedish Excel writes them as text.
var errorValues = []string{
	"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!", "#GETTING_DATA",
	"#SAKNAS!", "#REFERENS!", "#VÄRDEFEL!", "#DIVISION/0!", "#NAMN?", "#OGILTIGT!", "#SKÄRNING!", "#SPILL!", "#FÄLT!",
}

// isErrorValue tells whether a cell holds what Excel shows when a formula fails.
func isErrorValue(text string) bool {
	return slices.Contains(errorValues, strings.ToUpper(strings.TrimSpace(text)))
}

// aboutWorkbook is the Problem with a workbook that could not be read.
func aboutWorkbook(err error, file string) error {
	if problem, ok := errors.AsType[*data.Problem](err); ok {
		return problem
	}
	switch {
	case errors.Is(err, office.ErrPassword):
		return data.NewProblem("problem.sheet.password", "file", file).Because(err)
	case errors.Is(err, office.ErrOld):
		return data.NewProblem("problem.sheet.old", "file", file).Because(err)
	case errors.Is(err, office.ErrTooLarge):
		return data.NewProblem("problem.sheet.unpacked", "file", file).Because(err)
	}
	return data.NewProblem("problem.sheet.unreadable", "file", file).Because(err)
}
