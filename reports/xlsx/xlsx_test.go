package xlsx

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"lisparmen/reports"
	"lisparmen/reports/layout/papertest"
)

var created = time.Date(2027, 1, 14, 10, 30, 0, 0, time.FixedZone("CET", 3600))

func written(t interface{ Fatal(...any) }, doc reports.Document) []byte {
	var b bytes.Buffer
	if err := Write(&b, doc, created); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func opened(t interface{ Fatal(...any) }, doc reports.Document) *excelize.File {
	book, err := excelize.OpenReader(bytes.NewReader(written(t, doc)))
	if err != nil {
		t.Fatal(err)
	}
	return book
}

func TestSameBytesTwice(t *testing.T) {
	var utc bytes.Buffer
	if err := Write(&utc, papertest.Demo(), created.UTC()); err != nil {
		t.Fatal(err)
	}
	if first := written(t, papertest.Demo()); !bytes.Equal(first, written(t, papertest.Demo())) || !bytes.Equal(first, utc.Bytes()) {
		t.Error("the same document gave different bytes")
	}
}

func TestFullDiskIsAnError(t *testing.T) {
	if err := Write(fullDisk{}, papertest.Demo(), created); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
}

var errFull = errors.New("disk full")

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func TestValues(t *testing.T) {
	for said, want := range map[string]value{
		"7":                   {number: "7", isNumber: true, format: "0"},
		"0":                   {number: "0", isNumber: true, format: "0"},
		"2026":                {number: "2026", isNumber: true, format: "0"},
		"−5":                  {number: "-5", isNumber: true, format: "0"},
		"1\u00A0234\u00A0567": {number: "1234567", isNumber: true, format: "#,##0"},
		"1\u00A0234,50":       {number: "1234.50", isNumber: true, format: "#,##0.00"},
		"0,5":                 {number: "0.5", isNumber: true, format: "0.0"},
		"2026-11-24":          {number: "46350", isNumber: true, format: "yyyy-mm-dd"},
		"2026-02-30":          {},
		"1850-01-01":          {},
		"0701234567":          {},
		"08-123":              {},
		"12 34":               {},
		"1\u00A023":           {},
		"87\u00A0%":           {},
		"1,":                  {},
		"":                    {},
		"–":                   {format: asText},
		"=1+1":                {format: asText},
		"+46":                 {format: asText},
		"@a":                  {format: asText},
		"-x":                  {format: asText},
		"1234567890123456":    {},
	} {
		want.text = said
		if got := valueOf(said); got != want {
			t.Errorf("%q is %+v, want %+v", said, got, want)
		}
	}
	long := strings.Repeat("å", 40_000)
	if got := words(long).text; !strings.HasSuffix(got, "å…") || len(utf16.Encode([]rune(got))) != 32767 {
		t.Errorf("%d units are kept", len(utf16.Encode([]rune(got))))
	}
}

func TestSheets(t *testing.T) {
	rows := []reports.Row{reports.Cells("=1+1", "1\u00A0234", "2026-11-24")}
	columns := []reports.Column{{Head: "Namn"}, {Head: "Antal", Align: reports.AlignRight}, {Head: "Dag"}}
	total := reports.Cells("Summa", "1\u00A0234")
	total.Total = true
	book := opened(t, reports.Document{
		Title: "Risker", Municipality: "Vara kommun", Date: "24 november 2026", Subtitle: "Ställning per 24 november 2026", Control: "7F3A", Secrecy: &reports.SecrecyMark{Provision: "18 kap. 8 §"},
		Blocks: []reports.Block{
			reports.Heading{Level: 1, Text: "Risker: alla [i/år]?"},
			reports.Table{Columns: columns, Rows: append(rows, total)},
			reports.Table{Columns: columns, Rows: rows},
			reports.Table{Caption: strings.Repeat("Mycket långt namn ", 4), Columns: columns, Rows: rows},
			reports.Group{Blocks: []reports.Block{reports.Table{Caption: "'Om rapporten'", Columns: columns, Rows: rows}, reports.Table{}}},
		},
	})
	if got, want := strings.Join(book.GetSheetList(), "|"), "Om rapporten|Risker alla i år|Risker alla i år 2|Mycket långt namn Mycket långt|Om rapporten 2"; got != want {
		t.Errorf("the sheets are %s, want %s", got, want)
	}
	about, err := book.GetRows("Om rapporten")
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, row := range about {
		said = append(said, strings.Join(row, ": "))
	}
	for _, want := range []string{"Risker", "Ställning: Ställning per 24 november 2026", "Kommun: Vara kommun", "Datum: 24 november 2026", "Kontrollkod: 7F3A", "Bestämmelse: 18 kap. 8 §", "Risker alla i år 2: Risker: alla [i/år]?"} {
		if !strings.Contains("\n"+strings.Join(said, "\n")+"\n", "\n"+want+"\n") {
			t.Errorf("the first sheet lacks %q: %q", want, said)
		}
	}
	const sheet = "Risker alla i år"
	for cell, want := range map[string]struct {
		kind   excelize.CellType
		format string
	}{"A2": {excelize.CellTypeSharedString, "@"}, "B2": {excelize.CellTypeUnset, "#,##0"}, "C2": {excelize.CellTypeUnset, "yyyy-mm-dd"}} {
		kind, err := book.GetCellType(sheet, cell)
		if err != nil || kind != want.kind {
			t.Errorf("%s is of type %v, %v", cell, kind, err)
		}
		id, _ := book.GetCellStyle(sheet, cell)
		style, err := book.GetStyle(id)
		if err != nil || style.CustomNumFmt == nil || *style.CustomNumFmt != want.format {
			t.Errorf("%s is shown as %+v, %v", cell, style, err)
		}
		if formula, _ := book.GetCellFormula(sheet, cell); formula != "" {
			t.Errorf("%s is the formula %s", cell, formula)
		}
	}
	if panes, err := book.GetPanes(sheet); err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("%+v, %v", panes, err)
	}
	if names := book.GetDefinedName(); len(names) == 0 || !strings.Contains(names[0].RefersTo, "$A$1:$C$2") {
		t.Errorf("the rows that can be filtered are %+v", names)
	}
	if properties, err := book.GetDocProps(); err != nil || properties.Title != "Risker" || properties.Created != "2027-01-14T09:30:00Z" {
		t.Errorf("%+v, %v", properties, err)
	}
}

// What stands in no table stands in one of its own, first, with columns only for what is said.
func TestFacts(t *testing.T) {
	facts := reports.Facts{Facts: []reports.Fact{{Label: "Diarienummer", Value: "=KS 2027/14"}, {Label: "Beslutad", Value: "2026-11-24"}}}
	figures := reports.KeyFigures{Figures: []reports.KeyFigure{{Value: "1\u00A0385", Label: "incidenter", Note: "5 förra året"}}}
	lights := reports.Lights{Lights: []reports.Light{{State: reports.Partly, Name: "Organisation", Sentence: "Ägare saknas.", Coverage: "4 av 5 krav"}}}
	table := reports.Table{Caption: "Uppgifter", Rows: []reports.Row{reports.Cells("x")}}
	for _, test := range []struct {
		name   string
		blocks []reports.Block
		sheets string
		want   string
	}{
		{"none", []reports.Block{reports.Facts{}, table}, "Om rapporten|Uppgifter", "x"},
		{"facts", []reports.Block{table, facts}, "Om rapporten|Uppgifter|Uppgifter 2", "Uppgift;Värde|Diarienummer;=KS 2027/14|Beslutad;46350"},
		{"figures", []reports.Block{reports.Heading{Level: 1, Text: "Läget"}, figures}, "Om rapporten|Uppgifter", "Avsnitt;Uppgift;Värde;Förklaring|Läget;incidenter;1385;5 förra året"},
		{
			"all",
			[]reports.Block{facts, reports.Heading{Level: 1, Text: "Läget"}, reports.Group{Blocks: []reports.Block{figures, reports.Heading{Level: 2, Text: "Områden"}}}, lights},
			"Om rapporten|Uppgifter", "Avsnitt;Uppgift;Värde;Bedömning;Förklaring|;Diarienummer;=KS 2027/14|;Beslutad;46350|Läget;incidenter;1385;;5 förra året|Områden;Organisation;4 av 5 krav;Delvis;Ägare saknas.",
		},
	} {
		book := opened(t, reports.Document{Title: "Prov", Blocks: test.blocks})
		if got := strings.Join(book.GetSheetList(), "|"); got != test.sheets {
			t.Errorf("%s: the sheets are %s, want %s", test.name, got, test.sheets)
		}
		rows, err := book.GetRows("Uppgifter", excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		var said []string
		for _, row := range rows {
			said = append(said, strings.Join(row, ";"))
		}
		if got := strings.Join(said, "|"); got != test.want {
			t.Errorf("%s: the facts are %s, want %s", test.name, got, test.want)
		}
		if strings.HasSuffix(test.want, "x") {
			continue
		}
		if about, err := book.GetCellValue("Om rapporten", "B4"); err != nil || about != reports.WordNoTable {
			t.Errorf("%s: the first sheet says %q of it, %v", test.name, about, err)
		}
		if panes, err := book.GetPanes("Uppgifter"); err != nil || !panes.Freeze {
			t.Errorf("%s: the head of the facts does not stay in sight, %v", test.name, err)
		}
	}
}

func TestAnyDocumentIsAWorkbook(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := papertest.Any(t)
		book := opened(t, doc)
		seen := map[string]bool{}
		for _, name := range book.GetSheetList() {
			if key := strings.ToLower(name); seen[key] || len(utf16.Encode([]rune(name))) > longestName || strings.ContainsAny(name, `[]:*?/\`) || strings.Trim(name, "'") != name {
				t.Fatalf("the sheet %q", name)
			} else {
				seen[key] = true
			}
			rows, err := book.GetRows(name)
			if err != nil {
				t.Fatal(err)
			}
			reach, err := book.GetSheetDimension(name)
			if err != nil {
				t.Fatal(err)
			}
			_, last, _ := strings.Cut(reach, ":")
			columns, height, err := excelize.CellNameToCoordinates(last)
			if err != nil || len(rows) > height {
				t.Fatalf("%d rows of %q reach to %s, %v", len(rows), name, reach, err)
			}
			for _, row := range rows {
				if len(row) > columns {
					t.Fatalf("%d columns of %q reach to %s", len(row), name, reach)
				}
			}
		}
	})
}
