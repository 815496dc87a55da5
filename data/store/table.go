package store

import (
	"fmt"
	"strings"

	"lisparmen/data"
)

// table is a kind's readable table: its columns are the kind's fields, its lists lie in tables of their own.
type table struct {
	kind    data.Untyped
	columns []data.UntypedField
	lists   []data.UntypedField
	joined  string // SELECT of all columns as one cell a row, without WHERE
	write   string
}

func newTable(kind data.Untyped) *table {
	t := &table{kind: kind}
	names := []string{"id", "removed", "gallrad", "conflict"}
	for _, f := range kind.Fields {
		if f.Type == data.TypeRefs {
			t.lists = append(t.lists, f)
			continue
		}
		t.columns = append(t.columns, f)
		names = append(names, `"`+f.Name+`"`)
	}
	updates := make([]string, 0, len(names))
	for _, name := range names[1:] {
		updates = append(updates, name+"=excluded."+name)
	}
	columns := strings.Join(names, ", ")
	t.joined = fmt.Sprintf("SELECT concat(%s) FROM %s", strings.Join(names, ", x'1f', "), kind.Name)
	t.write = fmt.Sprintf("INSERT INTO %s(%s) VALUES(%s) ON CONFLICT(id) DO UPDATE SET %s",
		kind.Name, columns, strings.TrimSuffix(strings.Repeat("?, ", len(names)), ", "), strings.Join(updates, ", "))
	return t
}

// cellEnd parts the cells of a joined row. Each cell costs a crossing between C and Go, and a row of twenty as one cell
// reads four times as fast. No value holds the character: control characters are refused at every entrance.
const cellEnd = '\x1f'

// load makes a record of a joined row, its lists left out.
func (t *table) load(cells string) (data.Record, error) {
	next := func() string {
		cell, rest, _ := strings.Cut(cells, string(cellEnd))
		cells = rest
		return cell
	}
	r := t.kind.New()
	*r.Header() = data.Head{ID: next(), Removed: next() == "1", Gallrad: next(), Conflict: next() == "1"}
	for _, f := range t.columns {
		if err := f.Load(r, next()); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// linkTable is the table that holds a list of references.
func (t *table) linkTable(f data.UntypedField) string { return t.kind.Name + "_" + f.Name }

// arguments are the row as write wants it. A removed row keeps its values; a gallrad one has none.
func (t *table) arguments(row Row) []any {
	args := make([]any, 0, 4+len(t.columns))
	args = append(args, row.ID, row.Removed, row.Gallrad, row.Conflict)
	for _, f := range t.columns {
		text, ok := row.Values[f.Name]
		switch f.Type {
		case data.TypeRef, data.TypeNumber, data.TypeBool:
			if !ok {
				args = append(args, nil)
				continue
			}
		}
		args = append(args, text)
	}
	return args
}

// element is the log's field name for one reference in a list.
func element(field, id string) string { return field + "/" + id }

// elements gives a record's values as the log has them: by field, lists by element, empty ones left out.
func elements(kind data.Untyped, r data.Record) map[string]string {
	values := map[string]string{}
	for _, f := range kind.Fields {
		text := f.Get(r)
		switch {
		case text == "":
		case f.Type == data.TypeRefs:
			for _, id := range data.SplitRefs(text) {
				values[element(f.Name, id)] = "1"
			}
		default:
			values[f.Name] = text
		}
	}
	return values
}

// searchText is what a search finds the record by: all its texts, in the kind's order.
func (t *table) searchText(row Row) string {
	if row.Removed || row.Gallrad != "" {
		return ""
	}
	var parts []string
	for _, f := range t.columns {
		text := row.Values[f.Name]
		if text == "" {
			continue
		}
		switch {
		case f.Type == data.TypeText || f.Type == data.TypeLongText:
			parts = append(parts, text)
		case f.Name == data.NumberField:
			parts = append(parts, t.kind.Prefix+"-"+text)
		}
	}
	return strings.Join(parts, "\n")
}
