// Package exchange takes things into the binder and out of it, in the forms that other programs use.
package exchange

import (
	"encoding/csv"
	"io"
	"strings"
)

// WriteCSV writes a table as Swedish Excel opens it: UTF-8 with byte order mark, semicolons between cells, CRLF line
// ends. A cell that a spreadsheet would take for a formula gets an apostrophe before it.
func WriteCSV(w io.Writer, head []string, rows [][]string) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.Comma = ';'
	out.UseCRLF = true
	if err := out.Write(head); err != nil {
		return err
	}
	for _, row := range rows {
		safe := make([]string, len(row))
		for i, cell := range row {
			safe[i] = withoutFormula(cell)
		}
		if err := out.Write(safe); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// formulaStarts are the characters that begin a formula in some spreadsheet, or hide one that does.
const formulaStarts = "=+-@\t\r＝＋－＠"

// withoutFormula shields what a spreadsheet would compute. A cell that already begins with apostrophes before such a
// character gets one more, so that taking one away always gives back what was written.
func withoutFormula(cell string) string {
	rest := strings.TrimLeft(cell, "' \u00a0\"")
	if rest != "" && strings.ContainsRune(formulaStarts, []rune(rest)[0]) {
		return "'" + cell
	}
	return cell
}

// withFormula gives back what withoutFormula has shielded, and leaves all else as it is.
func withFormula(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && withoutFormula(rest) == cell {
		return rest
	}
	return cell
}

// ForClipboard is a table as spreadsheets and word processors paste it: tabs between cells, and quotation marks around a cell that
// holds a tab, a line break or such a mark. Formulas are shielded as in a file.
func ForClipboard(head []string, rows [][]string) string {
	var b strings.Builder
	for _, row := range append([][]string{head}, rows...) {
		for i, cell := range row {
			if i > 0 {
				b.WriteByte('\t')
			}
			if cell = withoutFormula(cell); strings.ContainsAny(cell, "\t\r\n\"") {
				cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
			}
			b.WriteString(cell)
		}
		b.WriteString("\r\n")
	}
	return b.String()
}
