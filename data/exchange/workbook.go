package exchange

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"lisparmen/data"
)

// Sheet is a list as it is to stand in a workbook.
type Sheet struct {
	Name    string // what people call the register
	Columns []SheetColumn
	Rows    [][]string // as they are read by people, but numbers, days and times as they are stored
}

// SheetColumn is the head of a column, and what stands in it.
type SheetColumn struct {
	Head string
	Type data.Type
}

// Texts is a sheet as text: its head, and its cells as they are read by people. Moments are by the clock on the wall.
func (s Sheet) Texts() (head []string, rows [][]string) {
	for _, c := range s.Columns {
		head = append(head, c.Head)
	}
	for _, row := range s.Rows {
		texts := slices.Clone(row)
		for i, c := range s.Columns {
			if at, err := time.Parse(time.RFC3339, texts[i]); c.Type == data.TypeTime && err == nil {
				texts[i] = strings.TrimSuffix(at.In(data.Swedish).Format("2006-01-02 15:04:05"), ":00")
			}
		}
		rows = append(rows, texts)
	}
	return head, rows
}

// The widths that a column may have, in letters, and the most that a cell and the name of a sheet may hold, in units of UTF-16.
const (
	narrowest, widest = 9, 60
	longestCell       = 32767
	longestSheetName  = 31
)

// WriteWorkbook writes lists as an Excel workbook, a sheet each: numbers as numbers and days as days, the head in sight and with
// filters. What people have written is words, also where it begins as a formula does. made is the only time in the file. Errors are
// those of w, and of the library.
func WriteWorkbook(w io.Writer, sheets []Sheet, made time.Time) error {
	b := workbook{file: excelize.NewFile()}
	defer b.file.Close()
	head := b.style("", true)
	styles := map[data.Type]int{data.TypeNumber: b.style("0", false), data.TypeDate: b.style("yyyy-mm-dd", false), data.TypeTime: b.style("yyyy-mm-dd hh:mm", false)}
	words := b.style("@", false)
	taken := map[string]bool{"history": true} // which Excel keeps for itself
	for n, s := range sheets {
		name := sheetNamed(s.Name, taken)
		if n == 0 {
			b.check(b.file.SetSheetName("Sheet1", name))
		} else {
			_, err := b.file.NewSheet(name)
			b.check(err)
		}
		letters := make([]int, len(s.Columns))
		for i, c := range s.Columns {
			letters[i] = len(c.Head) + 3 // and the arrow of the filter
			b.put(name, i, 0, c.Head)
			style, ok := styles[c.Type]
			if !ok {
				style = words
			}
			b.dress(name, i, 0, 0, head)
			if len(s.Rows) > 0 {
				b.dress(name, i, 1, len(s.Rows), style)
			}
		}
		for r, row := range s.Rows {
			for i, text := range row {
				letters[i] = max(letters[i], longestLine(text))
				if text != "" {
					b.put(name, i, r+1, cellValue(s.Columns[i].Type, text))
				}
			}
		}
		b.finish(name, letters, len(s.Rows))
	}
	at := made.UTC().Format("2006-01-02T15:04:05Z")
	b.check(b.file.SetDocProps(&excelize.DocProperties{Creator: "Lisparmen", Language: "sv-SE", Created: at, Modified: at}))
	if b.err != nil {
		return fmt.Errorf("workbook: %w", b.err)
	}
	_, err := b.file.WriteTo(w)
	return err
}

// workbook is one that is being written; the first error stays.
type workbook struct {
	file *excelize.File
	err  error
}

func (b *workbook) check(err error) {
	if b.err == nil {
		b.err = err
	}
}

func (b *workbook) style(format string, bold bool) int {
	style := &excelize.Style{Alignment: &excelize.Alignment{Vertical: "top"}, Font: &excelize.Font{Bold: bold, Family: "Calibri", Size: 11}}
	if format != "" {
		style.CustomNumFmt = &format
	}
	id, err := b.file.NewStyle(style)
	b.check(err)
	return id
}

// put writes a value in a cell, counted from 0.
func (b *workbook) put(sheet string, column, row int, value any) {
	name, err := excelize.CoordinatesToCellName(column+1, row+1)
	b.check(err)
	switch value := value.(type) {
	case string:
		b.check(b.file.SetCellStr(sheet, name, value))
	case int64:
		b.check(b.file.SetCellInt(sheet, name, value))
	case float64:
		b.check(b.file.SetCellFloat(sheet, name, value, -1, 64))
	}
}

// dress gives the cells of a column between two rows a style.
func (b *workbook) dress(sheet string, column, from, to, style int) {
	first, err := excelize.CoordinatesToCellName(column+1, from+1)
	b.check(err)
	last, err := excelize.CoordinatesToCellName(column+1, to+1)
	b.check(err)
	b.check(b.file.SetCellStyle(sheet, first, last, style))
}

// finish sets the widths, keeps the head in sight and gives it filters.
func (b *workbook) finish(sheet string, letters []int, rows int) {
	for i, n := range letters {
		name, err := excelize.ColumnNumberToName(i + 1)
		b.check(err)
		b.check(b.file.SetColWidth(sheet, name, name, float64(min(max(n+2, narrowest), widest))))
	}
	last, err := excelize.CoordinatesToCellName(max(len(letters), 1), rows+1)
	b.check(err)
	b.check(b.file.SetPanes(sheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	b.check(b.file.AutoFilter(sheet, "A1:"+last, nil))
	b.check(b.file.SetSheetDimension(sheet, "A1:"+last)) // programs that trust it read no more
}

// firstDay is what Excel counts days from. It counts those before March 1900 wrongly.
var firstDay = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)

// serialDecimals are the decimals that a cell has of a moment. A program that cuts off what it does not show would tell the minute before of one
// that is the least bit early, so moments are rounded up.
const serialDecimals = 1e10

// cellValue is what a stored text is in a cell: a number, a day or a moment as Excel counts them, or words.
func cellValue(t data.Type, text string) any {
	switch t {
	case data.TypeNumber:
		if n, err := strconv.ParseInt(text, 10, 64); err == nil {
			return n
		}
	case data.TypeDate:
		if day, err := time.Parse(time.DateOnly, text); err == nil && day.Year() > 1900 {
			return int64(day.Sub(firstDay) / (24 * time.Hour))
		}
	case data.TypeTime:
		if at, err := time.Parse(time.RFC3339, text); err == nil && at.Year() > 1900 {
			at = at.In(data.Swedish)
			clock := time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), at.Second(), 0, time.UTC) // Excel knows no time zones
			return math.Ceil(clock.Sub(firstDay).Hours()/24*serialDecimals) / serialDecimals
		}
	}
	if units := utf16.Encode([]rune(text)); len(units) > longestCell {
		return string(utf16.Decode(units[:longestCell-1])) + "…"
	}
	return text
}

func longestLine(text string) int {
	longest := 0
	for line := range strings.SplitSeq(text, "\n") {
		longest = max(longest, len([]rune(line)))
	}
	return longest
}

// sheetNamed is a name that Excel takes and that no other sheet has; taken are those in small letters.
func sheetNamed(name string, taken map[string]bool) string {
	name = strings.Trim(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) {
			return ' '
		}
		return r
	}, name), "' ")
	for n := 1; ; n++ {
		ending := ""
		if n > 1 {
			ending = " " + strconv.Itoa(n)
		}
		letters := []rune(name)
		for len(utf16.Encode(letters))+len(ending) > longestSheetName {
			letters = letters[:len(letters)-1]
		}
		if made := string(letters) + ending; made != "" && !taken[strings.ToLower(made)] {
			taken[strings.ToLower(made)] = true
			return made
		}
	}
}
