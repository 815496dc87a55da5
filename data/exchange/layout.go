package exchange

import (
	_ "embed" // columns.json, answers.json
	"encoding/json"
	"slices"
	"strings"
	"sync"

	"lisparmen/data"
)

// Words are what fields, answers and records are called by people, which exchange itself does not know.
type Words struct {
	Kinds  func(data.Untyped) string // a register
	Field  func(data.Untyped, data.UntypedField) string
	Option func(data.UntypedField, data.Option) string // the zero Option: what it is called that nothing is answered
	Title  func(data.Record) string                    // in a register
}

// idColumn is the head of the column with which an exported row tells which record it is.
const idColumn = "id"

//go:embed columns.json
var columnWords []byte

//go:embed answers.json
var answerWords []byte

// answerNames are what answers are also called, as plain writes it, by choice set and answer.
var answerNames = sync.OnceValue(func() map[string]map[string][]string {
	var names map[string]map[string][]string
	if err := json.Unmarshal(answerWords, &names); err != nil {
		panic(err) // embedded; a test reads it
	}
	return names
})

// columnNames are what fields are also called in the workbooks of municipalities, as plain writes it, by kind and field.
var columnNames = sync.OnceValue(func() map[string]map[string][]string {
	var names map[string]map[string][]string
	if err := json.Unmarshal(columnWords, &names); err != nil {
		panic(err) // embedded; a test reads it
	}
	return names
})

// Layout tells what stands where in a table: which row is its head, which register the rows are of, and which field each column is.
type Layout struct {
	Head    int // index of the row
	Kind    data.Untyped
	Columns []string // the field of each column, or idColumn; empty: it is left out
	By      string   // name of the importmall that said so; empty: the heads alone did
}

// Twice is a column that is left out since one before it has the same head.
type Twice struct {
	Column, First string // as they are called in Excel
	Head          string
}

// Twice are the columns that say again what others do, of a table that has the layout.
func (l Layout) Twice(rows [][]string) []Twice {
	var list []Twice
	first := map[string]int{}
	for i, head := range rows[l.Head] {
		key := plain(head)
		if before, ok := first[key]; ok && key != "" && l.Columns[before] != "" && l.Columns[i] == "" {
			list = append(list, Twice{columnLetters(i), columnLetters(before), head})
		} else if !ok {
			first[key] = i
		}
	}
	return list
}

// MostHeadRow is how far down the head of a table is looked for: above it stand titles and dates.
const MostHeadRow = 20

// FindLayout finds the head of a table and the register that most of its columns fit; kinds are those to choose among. An importmall all
// of whose heads stand in a row decides. false when no row names the title of any of the registers.
func FindLayout(rows [][]string, kinds []data.Untyped, words Words, templates []*data.ImportTemplate) (Layout, bool) {
	var best Layout
	most := 0
	for _, t := range templates {
		if !slices.ContainsFunc(kinds, func(k data.Untyped) bool { return k.Name == t.Register }) {
			continue
		}
		if layout, fits := placedBy(rows, t); fits == len(t.Parsed()) && fits > most {
			best, most = layout, fits
		}
	}
	if most > 0 {
		return best, true
	}
	for at := range headRows(rows) {
		for _, kind := range kinds {
			layout := LayoutOf(rows, at, kind, words)
			if !slices.Contains(layout.Columns, kind.Title) {
				continue
			}
			// a head that is merged over two rows stands on both
			isHeadStill := most > 0 && at == best.Head+1 && kind.Name == best.Kind.Name && slices.Equal(layout.Columns, best.Columns)
			if fits := layout.fits(); fits > most || isHeadStill {
				best, most = layout, fits
			}
		}
	}
	return best, most > 0
}

// KindsOf are the registers that the rows of a table may be of: the one that its sheet is called, else all of some.
func KindsOf(table Table, kinds []data.Untyped, words Words) []data.Untyped {
	at := slices.IndexFunc(kinds, func(k data.Untyped) bool {
		return strings.EqualFold(words.Kinds(k), table.Name) || strings.EqualFold(k.Word, table.Name)
	})
	if at < 0 {
		return kinds
	}
	return kinds[at : at+1]
}

// headRows are the rows of a table of which one may be its head.
func headRows(rows [][]string) [][]string { return rows[:min(len(rows), MostHeadRow)] }

// LayoutOf is the layout of a table whose head and register are known.
func LayoutOf(rows [][]string, head int, kind data.Untyped, words Words) Layout {
	return Layout{Head: head, Kind: kind, Columns: columnsOf(rows[head], kind, words)}
}

// LayoutBy is the layout that an importmall gives a table. None of whose heads stand in it is the Problem "problem.import.template".
func LayoutBy(rows [][]string, t *data.ImportTemplate) (Layout, error) {
	layout, fits := placedBy(rows, t)
	if fits == 0 {
		return Layout{}, data.NewProblem("problem.import.template", "title", t.Title)
	}
	return layout, nil
}

// placedBy is the layout by the row that most heads of an importmall stand in, and how many they are.
func placedBy(rows [][]string, t *data.ImportTemplate) (best Layout, most int) {
	kind, ok := data.KindNamed(t.Register)
	if !ok {
		return Layout{}, 0
	}
	for at, row := range headRows(rows) {
		layout := Layout{Head: at, Kind: kind, Columns: make([]string, len(row)), By: t.Title}
		for _, c := range t.Parsed() {
			column := columnNamed(kind, c.Field)
			i := slices.IndexFunc(row, func(head string) bool { return plain(head) == plain(c.Head) })
			if i >= 0 && column != "" && !slices.Contains(layout.Columns, column) {
				layout.Columns[i] = column
			}
		}
		if fits := layout.fits(); fits > most {
			best, most = layout, fits
		}
	}
	return best, most
}

// fits is how many columns are taken in.
func (l Layout) fits() int {
	n := 0
	for _, c := range l.Columns {
		if c != "" {
			n++
		}
	}
	return n
}

// Template is what an importmall would remember of a table.
func (l Layout) Template(rows [][]string) []data.TemplateColumn {
	var columns []data.TemplateColumn
	for i, column := range l.Columns {
		head := strings.Join(strings.Fields(rows[l.Head][i]), " ")
		if word := columnWord(l.Kind, column); word != "" && head != "" {
			columns = append(columns, data.TemplateColumn{Head: head, Field: word})
		}
	}
	return columns
}

// columnWord is what a column is called in an importmall; empty for one that is left out.
func columnWord(kind data.Untyped, column string) string {
	of, f, ok := ColumnField(kind, column)
	switch {
	case column == idColumn:
		return idColumn
	case !ok:
		return ""
	case of.Name != kind.Name:
		return of.Word + "." + f.Word
	}
	return f.Word
}

// columnNamed is the column that an importmall calls by a word; empty for none.
func columnNamed(kind data.Untyped, word string) string {
	at := slices.IndexFunc(Columns(kind), func(column string) bool { return strings.EqualFold(columnWord(kind, column), word) })
	if at < 0 {
		return ""
	}
	return Columns(kind)[at]
}

// columnsOf finds the field of each head, by its own name first and then by what it is also called; no field stands twice.
func columnsOf(heads []string, kind data.Untyped, words Words) []string {
	columns := make([]string, len(heads))
	taken := map[string]bool{}
	all := Columns(kind)
	fit := func(is func(head, column string) bool) {
		for i, head := range heads {
			head = plain(head)
			if columns[i] != "" || head == "" {
				continue
			}
			for _, column := range all {
				if !taken[column] && is(head, column) {
					columns[i], taken[column] = column, true
					break
				}
			}
		}
	}
	fit(func(head, column string) bool {
		of, f, ok := ColumnField(kind, column)
		return ok && (head == plain(words.Field(of, f)) || head == plain(f.Word)) || column == idColumn && head == idColumn
	})
	fit(func(head, column string) bool { return slices.Contains(columnNames()[kind.Name][column], head) })
	return columns
}

// IsImported tells whether a field is taken in: what the program keeps by itself is not, but for the number that people know a record by.
func IsImported(f data.UntypedField) bool {
	return f.Type != data.TypeFile && (!f.Hidden || f.Name == data.NumberField)
}

// partColumn is the column of a field of a record that is part of what a row is about.
func partColumn(kind, field string) string { return kind + "." + field }

// ColumnField is the kind and the field that a column of rows of a kind holds; false for the id and for what is left out.
func ColumnField(kind data.Untyped, column string) (data.Untyped, data.UntypedField, bool) {
	if part, field, ok := strings.Cut(column, "."); ok {
		kind, _ = data.KindNamed(part)
		column = field
	}
	f, ok := kind.Field(column)
	return kind, f, ok && column == f.Name
}

// Columns are what the columns of rows of a kind can be.
func Columns(kind data.Untyped) []string {
	var columns []string
	for _, f := range kind.Fields {
		if IsImported(f) {
			columns = append(columns, f.Name)
		}
	}
	if kind.Name == data.Assets.Name {
		for _, a := range data.Aspects() {
			columns = append(columns, partColumn(data.Classifications.Name, string(a)))
		}
	}
	return append(columns, idColumn)
}
