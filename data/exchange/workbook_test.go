package exchange

import (
	"bytes"
	"fmt"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"lisparmen/data"
)

func TestWorkbook(t *testing.T) {
	made := time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC)
	columns := []SheetColumn{{"Titel", data.TypeText}, {"Kostnad", data.TypeNumber}, {"Senast", data.TypeDate}, {"När", data.TypeTime}, {"Anteckning", data.TypeLongText}}
	sheets := []Sheet{
		{"Åtgärder", columns, [][]string{
			{"=1+1", "120000", "2026-12-31", "2026-07-01T12:00:00Z", "Rad ett\nRad två"}, {"", "", "", "", ""}, {"-5", "1000000000000", "1850-01-01", "", strings.Repeat("ö", 40_000)},
		}},
		{"Åtgärder", columns[:1], nil},
		{strings.Repeat("Ö", 40) + "/", columns[:1], [][]string{{"a"}}},
		{"History", columns[:1], nil},
	}
	var first, again bytes.Buffer
	for _, b := range []*bytes.Buffer{&first, &again} {
		if err := WriteWorkbook(b, sheets, made); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), again.Bytes()) {
		t.Error("written again, it is another")
	}
	file, err := excelize.OpenReader(&first)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if got := strings.Join(file.GetSheetList(), "|"); got != "Åtgärder|Åtgärder 2|"+strings.Repeat("Ö", 31)+"|History 2" {
		t.Error(got)
	}
	for cell, want := range map[string]string{"A1": "Titel", "A2": "=1+1", "B2": "120000", "C2": "2026-12-31", "D2": "2026-07-01 14:00", "E2": "Rad ett\nRad två", "A4": "-5", "B4": "1000000000000", "C4": "1850-01-01"} {
		if got, err := file.GetCellValue("Åtgärder", cell); err != nil || got != want {
			t.Errorf("%s is %q, not %q, %v", cell, got, want, err)
		}
		if formula, err := file.GetCellFormula("Åtgärder", cell); err != nil || formula != "" {
			t.Errorf("%s is a formula: %q", cell, formula)
		}
	}
	for cell, want := range map[string]excelize.CellType{"A2": excelize.CellTypeSharedString, "B2": excelize.CellTypeUnset, "C2": excelize.CellTypeUnset} {
		if got, err := file.GetCellType("Åtgärder", cell); err != nil || got != want {
			t.Errorf("%s is of type %v, %v", cell, got, err)
		}
	}
	if long, _ := file.GetCellValue("Åtgärder", "E4"); len([]rune(long)) != longestCell || !strings.HasSuffix(long, "…") {
		t.Errorf("%d letters", len([]rune(long)))
	}
	if panes, err := file.GetPanes("Åtgärder"); err != nil || !panes.Freeze {
		t.Errorf("%+v, %v", panes, err)
	}
}

// A moment is the minute that it is, also to programs that cut off what they do not show.
func TestMomentsAreNotAMinuteEarly(t *testing.T) {
	at := time.Date(2026, 11, 23, 23, 0, 0, 0, time.UTC)
	var rows [][]string
	for range 24 * 60 {
		rows = append(rows, []string{at.Format(time.RFC3339)})
		at = at.Add(time.Minute)
	}
	sheet := Sheet{"Dygnet", []SheetColumn{{"När", data.TypeTime}}, rows}
	var b bytes.Buffer
	if err := WriteWorkbook(&b, []Sheet{sheet}, at); err != nil {
		t.Fatal(err)
	}
	file, err := excelize.OpenReader(&b, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	cells, err := file.GetRows("Dygnet")
	if err != nil {
		t.Fatal(err)
	}
	_, texts := sheet.Texts()
	for minute := range rows {
		serial, ok := new(big.Rat).SetString(cells[minute+1][0])
		if !ok {
			t.Fatal(cells[minute+1][0])
		}
		minutes := serial.Mul(serial, big.NewRat(24*60, 1))
		if whole := new(big.Int).Quo(minutes.Num(), minutes.Denom()); whole.Int64() != 46350*24*60+int64(minute) {
			t.Errorf("%s is %s, minute %d", texts[minute][0], cells[minute+1][0], whole)
		}
		if want := fmt.Sprintf("2026-11-24 %02d:%02d", minute/60, minute%60); texts[minute][0] != want {
			t.Errorf("%q is not %q", texts[minute][0], want)
		}
	}
}
