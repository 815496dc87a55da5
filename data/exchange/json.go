package exchange

import (
	"bufio"
	"io"
)

// WriteJSON writes a table as a list of objects, the keys in the order of the columns. What people read instead of what is stored, where
// it is given and another, stands under "visas".
func WriteJSON(w io.Writer, head []string, rows, shown [][]string) error {
	out := bufio.NewWriter(w)
	text := func(s string) {
		said, _ := exact(s).MarshalJSON()
		_, _ = out.Write(said)
	}
	pair := func(between, key, value string) {
		_, _ = out.WriteString(between)
		text(key)
		_, _ = out.WriteString(": ")
		text(value)
	}
	_, _ = out.WriteString("[")
	for n, row := range rows {
		if n > 0 {
			_, _ = out.WriteString(",")
		}
		between := "\n  {"
		for i, cell := range row {
			pair(between, head[i], cell)
			between = ",\n   "
		}
		if shown != nil {
			between = ",\n   \"visas\": {"
			for i, cell := range shown[n] {
				if cell != row[i] {
					pair(between, head[i], cell)
					between = ",\n     "
				}
			}
			if between == ",\n     " {
				_, _ = out.WriteString("}")
			}
		}
		_, _ = out.WriteString("}")
	}
	_, _ = out.WriteString("\n]\n")
	return out.Flush() // tells of what could not be written before, too
}
