package exchange

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"lisparmen/data"
)

// registerKey is the name under which an object tells which register it is of, as the program itself writes it.
const registerKey = "register"

// ParseJSON reads a list of objects as tables: a row each, a column for each name, and a table for each register that the objects say that
// they are of. Lists of texts are parted by semicolons; objects within are left out, since they say in words what is said before.
func ParseJSON(raw []byte) ([]Table, error) {
	read := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\ufeff"))))
	wrong := func(err error) error {
		return data.NewProblem("problem.sheet.json", "at", strconv.FormatInt(read.InputOffset(), 10)).Because(err)
	}
	if token, err := read.Token(); err != nil || token != json.Delim('[') {
		return nil, wrong(err)
	}
	var tables []Table
	columns := map[string]map[string]int{} // by register and name
	rows := 0
	for read.More() {
		if rows++; rows > maxSheetRows {
			return nil, data.NewProblem("problem.sheet.rows", "file", "", "limit", strconv.Itoa(maxSheetRows))
		}
		names, cells, err := readObject(read)
		if err != nil {
			return nil, wrong(err)
		}
		register := ""
		if at := slices.Index(names, registerKey); at >= 0 {
			register = cells[at]
		}
		if columns[register] == nil {
			columns[register] = map[string]int{}
			tables = append(tables, Table{Name: register, Rows: [][]string{{}}})
		}
		t := &tables[slices.IndexFunc(tables, func(t Table) bool { return t.Name == register })]
		var row []string
		for i, name := range names {
			at, ok := columns[register][name]
			if !ok {
				at = len(columns[register])
				if at == maxColumns {
					return nil, data.NewProblem("problem.sheet.names", "limit", strconv.Itoa(maxColumns))
				}
				columns[register][name] = at
				t.Rows[0] = append(t.Rows[0], name)
			}
			for len(row) <= at {
				row = append(row, "")
			}
			row[at] = cells[i]
		}
		t.Rows = append(t.Rows, row)
	}
	if _, err := read.Token(); err != nil {
		return nil, wrong(err)
	}
	if _, err := read.Token(); err != io.EOF {
		return nil, wrong(err)
	}
	if len(tables) == 0 {
		return nil, data.NewProblem("problem.sheet.nothing")
	}
	return tables, nil
}

// readObject reads the names and values of an object, in their order.
func readObject(read *json.Decoder) (names, cells []string, err error) {
	if token, err := read.Token(); err != nil || token != json.Delim('{') {
		return nil, nil, cmp.Or(err, errors.New("no object"))
	}
	for read.More() {
		name, err := read.Token()
		if err != nil {
			return nil, nil, err
		}
		var value json.RawMessage
		if err := read.Decode(&value); err != nil {
			return nil, nil, err
		}
		if cell, ok := cellOf(value); ok {
			names, cells = append(names, name.(string)), append(cells, cell)
		}
	}
	_, err = read.Token()
	return names, cells, err
}

// cellOf is a value as it stands in a cell; false for an object, and for a list of anything but texts and numbers.
func cellOf(value json.RawMessage) (string, bool) {
	switch value[0] {
	case '"':
		var text string
		err := json.Unmarshal(value, &text)
		return text, err == nil
	case '[':
		var list []json.RawMessage
		if json.Unmarshal(value, &list) != nil {
			return "", false
		}
		var texts []string
		for _, one := range list {
			text, ok := cellOf(one)
			if !ok || one[0] == '[' {
				return "", false
			}
			texts = append(texts, text)
		}
		return strings.Join(texts, "; "), true
	case '{':
		return "", false
	case 'n': // null
		return "", true
	case 't':
		return "1", true
	case 'f':
		return "0", true
	}
	return string(value), true
}

// WriteJSON writes a table as a list of objects, the keys in the order of the columns. shown, which may be nil, is what people read in the
// place of what is stored in the last columns, and stands under "visas".
func WriteJSON(w io.Writer, head []string, rows, shown [][]string) error {
	out := bufio.NewWriter(w)
	pairs := func(names, texts []string, between string) {
		for i, text := range texts {
			name, _ := exact(names[i]).MarshalJSON()
			said, _ := exact(text).MarshalJSON()
			if i > 0 {
				_, _ = out.WriteString("," + between)
			}
			_, _ = out.WriteString(string(name) + ": " + string(said))
		}
	}
	_, _ = out.WriteString("[")
	for n, row := range rows {
		if n > 0 {
			_, _ = out.WriteString(",")
		}
		_, _ = out.WriteString("\n  {")
		pairs(head, row, "\n   ")
		if shown != nil {
			_, _ = out.WriteString(",\n   \"visas\": {")
			pairs(head[len(head)-len(shown[n]):], shown[n], "\n     ")
			_, _ = out.WriteString("}")
		}
		_, _ = out.WriteString("}")
	}
	_, _ = out.WriteString("\n]\n")
	return out.Flush() // tells of what could not be written before, too
}
