package exchange

import (
	"bytes"
	"encoding/csv"
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func written(t interface{ Fatal(...any) }, head []string, rows ...[]string) string {
	var b bytes.Buffer
	if err := WriteCSV(&b, head, rows); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestCSVAsSwedishExcelOpensIt(t *testing.T) {
	got := written(t, []string{"titel", "belopp"}, []string{"Åtgärd; \"två\"", "1 200"}, []string{"rad ett\nrad två", ""})
	want := "\ufefftitel;belopp\r\n\"Åtgärd; \"\"två\"\"\";1 200\r\n\"rad ett\r\nrad två\";\r\n"
	if got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestNoFormulas(t *testing.T) {
	for cell, want := range map[string]string{
		"=1+1":           "'=1+1",
		"+46 512 310 00": "'+46 512 310 00",
		"-5":             "'-5",
		"@SUM(A1)":       "'@SUM(A1)",
		"\t=1":           "'\t=1",
		"＝1":             "'＝1",
		" =1":            "' =1",
		"\u00a0=1":       "'\u00a0=1",
		"'=1":            "''=1",
		"\"=1":           "'\"=1",
		"a=1":            "a=1",
		"2026-11-24":     "2026-11-24",
		"":               "",
		"'":              "'",
		"’t är":          "’t är",
	} {
		if got := withoutFormula(cell); got != want {
			t.Errorf("%q became %q, want %q", cell, got, want)
		}
	}
}

// Whatever the cells hold, a reader gets back the same table, and no cell begins as a formula does.
func TestCSVGivesBackWhatWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(1, 4).Draw(t, "width")
		cell := rapid.OneOf(rapid.StringMatching(`[=+\-@'" ;a-ö\n]{0,8}`), rapid.String())
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, width, width), 0, 5).Draw(t, "rows")
		head := make([]string, width)
		for i := range head {
			head[i] = "kolumn"
		}
		r := csv.NewReader(strings.NewReader(strings.TrimPrefix(written(t, head, rows...), "\ufeff")))
		r.Comma = ';'
		got, err := r.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.NewReplacer("\r\n", "\n", "\r", "")
		at := 1
		for _, row := range rows {
			if width == 1 && row[0] == "" {
				continue // an empty line; the reader skips it
			}
			for i, text := range row {
				cell := got[at][i]
				if cell != "" && strings.ContainsRune(formulaStarts, []rune(cell)[0]) {
					t.Fatalf("a formula: %q", cell)
				}
				if withoutFormula(text) != text {
					cell = strings.TrimPrefix(cell, "'")
				}
				if lines.Replace(cell) != lines.Replace(text) {
					t.Fatalf("%q came back as %q", text, cell)
				}
			}
			at++
		}
	})
}

// What is pasted is the table that was copied, whatever its cells hold, and no cell is a formula.
func TestClipboardGivesBackWhatWasCopied(t *testing.T) {
	got := ForClipboard([]string{"Titel", "Nästa"}, [][]string{{"=1+1", "rad ett\nrad två"}, {"\"a\"\tb", ""}})
	if want := "Titel\tNästa\r\n'=1+1\t\"rad ett\nrad två\"\r\n\"\"\"a\"\"\tb\"\t\r\n"; got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.OneOf(rapid.StringMatching(`[=+\-@'" ;\ta-ö\n]{0,8}`), rapid.StringMatching(`[^\r\x00-\x08]*`))
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, 2, 2), 1, 5).Draw(t, "rows")
		got, err := ParseCells(ForClipboard([]string{"Titel", "Nästa"}, rows))
		for len(got) < len(rows)+1 { // empty rows at the end are none
			got = append(got, nil)
		}
		full := func(read, row []string) bool { return slices.Equal(append(read, make([]string, 2-len(read))...), row) } // nor are cells
		if err != nil || !slices.EqualFunc(got[1:], rows, full) {
			t.Fatalf("%q came back as %q, %v", rows, got, err)
		}
	})
}

type failing struct{ after int }

func (f *failing) Write(b []byte) (int, error) {
	if f.after--; f.after < 0 {
		return 0, errors.New("full")
	}
	return len(b), nil
}

func TestCSVTellsThatItCouldNotBeWritten(t *testing.T) {
	rows := make([][]string, 2000)
	for i := range rows {
		rows[i] = []string{strings.Repeat("lång text ", 20)}
	}
	for after := range 3 {
		if err := WriteCSV(&failing{after}, []string{"titel"}, rows); err == nil {
			t.Errorf("nothing was said after %d writes", after)
		}
	}
}
