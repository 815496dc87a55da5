package xlsx

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"lisparmen/reports"
)

// named is a table with the name of its sheet.
type named struct {
	reports.Table
	sheet string
	about string // its caption, or the heading it stands under, or the head of its first column
}

// namedTables are the tables of a paper that have anything in them, after that of what stands in none.
func namedTables(doc reports.Document) []named {
	var tables []named
	taken := map[string]bool{strings.ToLower(reports.WordAbout): true, "history": true} // Excel keeps the last for itself
	if facts := factsTable(doc); len(facts.Rows) > 0 {
		tables = append(tables, named{facts, sheetName(reports.WordFacts, taken), reports.WordNoTable})
	}
	under := ""
	var collect func([]reports.Block)
	collect = func(blocks []reports.Block) {
		for _, block := range blocks {
			switch block := block.(type) {
			case reports.Heading:
				under = cmp.Or(line(block.Text), under)
			case reports.Group:
				collect(block.Blocks)
			case reports.Table:
				if len(block.Rows) == 0 && !slices.ContainsFunc(block.Columns, func(c reports.Column) bool { return c.Head != "" }) {
					continue
				}
				about := cmp.Or(line(block.Caption), under)
				for _, c := range block.Columns {
					about = cmp.Or(about, line(c.Head))
				}
				about = cmp.Or(about, reports.WordTable)
				tables = append(tables, named{block, sheetName(about, taken), about})
			}
		}
	}
	collect(doc.Blocks)
	return tables
}

// longestName is how many units of UTF-16 Excel lets the name of a sheet have.
const longestName = 31

// sheetName is a name that Excel takes and that no other sheet has; taken are those in small letters.
func sheetName(about string, taken map[string]bool) string {
	clean := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) {
			return ' '
		}
		return r
	}, about)
	clean = cmp.Or(strings.Trim(strings.Join(strings.Fields(clean), " "), "' "), reports.WordTable)
	for number := 1; ; number++ {
		end := ""
		if number > 1 {
			end = fmt.Sprintf(" %d", number)
		}
		name := strings.TrimRight(cut(clean, longestName-len(end)), "' ") + end
		if key := strings.ToLower(name); !taken[key] {
			taken[key] = true
			return name
		}
	}
}

// cut is the beginning of a text that is at most so many units of UTF-16 long.
func cut(s string, most int) string {
	units := 0
	for i, r := range s {
		if units += utf16.RuneLen(r); units > most {
			return s[:i]
		}
	}
	return s
}

// about writes the first sheet: what the paper is, and which table stands where.
func (b *book) about(doc reports.Document, tables []named) {
	sheet := reports.WordAbout
	b.check(b.file.SetSheetName(b.file.GetSheetName(0), sheet))
	b.put(sheet, 1, 1, words(line(doc.Title)), look{bold: true})
	row := 2
	rows := []reports.Fact{
		{Label: reports.WordAsOf, Value: doc.Subtitle},
		{Label: reports.WordMunicipality, Value: doc.Municipality},
		{Label: reports.WordDate, Value: doc.Date},
		{Label: reports.WordAuthor, Value: doc.Author},
		{Label: reports.WordControl, Value: doc.Control},
	}
	if mark := doc.Secrecy; mark != nil {
		rows = append(rows, reports.Fact{Label: reports.WordSecrecy, Value: reports.WordMayHold}, reports.Fact{Label: reports.WordProvision, Value: mark.Provision},
			reports.Fact{Label: reports.WordAuthority, Value: mark.Authority}, reports.Fact{Label: reports.WordDate, Value: mark.Date}, reports.Fact{Value: mark.Text})
	}
	for _, fact := range rows {
		if fact.Value == "" {
			continue
		}
		b.put(sheet, 1, row, words(fact.Label), look{bold: true})
		b.put(sheet, 2, row, words(plain(reports.Printable(fact.Value))), look{})
		row++
	}
	row++
	if len(tables) > 0 {
		b.put(sheet, 1, row, words(reports.WordSheet), look{bold: true, top: true})
		b.put(sheet, 2, row, words(reports.WordTable), look{bold: true, top: true})
	}
	for i, t := range tables {
		at := row + 1 + i
		b.put(sheet, 1, at, words(t.sheet), look{})
		b.put(sheet, 2, at, words(t.about), look{})
		name, err := excelize.CoordinatesToCellName(1, at)
		b.check(err)
		b.check(b.file.SetCellHyperLink(sheet, name, "'"+strings.ReplaceAll(t.sheet, "'", "''")+"'!A1", "Location"))
	}
	b.extent(sheet, 2, row+len(tables))
	b.widths(sheet, []int{longestName, 70})
	b.paper(sheet)
}

// table writes a table on its sheet: the head, which stays in sight and can be filtered by, and the rows.
func (b *book) table(t named) {
	_, err := b.file.NewSheet(t.sheet)
	b.check(err)
	count := len(t.Columns)
	for _, row := range t.Rows {
		count = max(count, len(row.Cells))
	}
	letters := make([]int, count)
	right := func(column int) bool { return column < len(t.Columns) && t.Columns[column].Align == reports.AlignRight }
	put := func(column, row int, v value, l look) {
		for part := range strings.SplitSeq(v.text, "\n") {
			letters[column] = max(letters[column], utf8.RuneCountInString(part))
		}
		b.put(t.sheet, column+1, row, v, l)
	}
	at, hasHead := 1, slices.ContainsFunc(t.Columns, func(c reports.Column) bool { return c.Head != "" })
	if hasHead {
		for i, c := range t.Columns {
			put(i, at, words(line(c.Head)), look{bold: true, top: true, right: right(i)})
		}
		at++
	}
	filtered := at - 1
	for _, row := range t.Rows {
		for i, c := range row.Cells {
			v := valueOf(cellText(c))
			put(i, at, v, look{bold: row.Total || t.RowHeader && i == 0, right: right(i)})
		}
		if !row.Total { // a sum stays where it is when the rows are sorted
			filtered = at
		}
		at++
	}
	if hasHead {
		b.freeze(t.sheet)
		last, err := excelize.CoordinatesToCellName(count, max(filtered, 1))
		b.check(err)
		b.check(b.file.AutoFilter(t.sheet, "A1:"+last, nil))
	}
	b.extent(t.sheet, count, at-1)
	b.widths(t.sheet, letters)
	b.paper(t.sheet)
}

// cellText is what a cell says; the address of a link that is not its own text follows it.
func cellText(c reports.Cell) string {
	var s strings.Builder
	if word := c.State.Word(); word != "" {
		s.WriteString(word)
		if len(c.Runs) > 0 {
			s.WriteString(" ")
		}
	}
	for _, r := range c.Runs {
		s.WriteString(r.Text)
		if address := r.Address(); address != "" && address != r.Text && address != "mailto:"+r.Text {
			s.WriteString(" <" + address + ">")
		}
	}
	return strings.TrimSpace(plain(reports.Printable(s.String())))
}
