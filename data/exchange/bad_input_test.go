package exchange

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/data/office/officetest"
	"lisparmen/data/policy"
)

// wanted is what each hostile file comes to: the words of its Problem, with row and column where it is about a cell; "" is read.
var wanted = map[string]string{
	"en text.xlsx": "problem.sheet.unpacked", "texter.xlsx": "problem.sheet.unpacked", "tomma rader.xlsx": "problem.sheet.unpacked",
	"tomma celler.xlsx": "problem.sheet.unpacked", "djup.xlsx": "problem.sheet.unpacked", "attribut.xlsx": "problem.sheet.unpacked",
	"poster.xlsx":       "problem.sheet.unpacked",
	"samma text.xlsx":   `problem.sheet.much column="A" limit="1000000" line="1049"`,
	"sammanslagna.xlsx": `problem.sheet.much column="A" limit="1000000" line="1119"`,
	"celler.xlsx":       `problem.sheet.much column="Z" limit="1000000" line="5026"`,
	"rader.xlsx":        `problem.sheet.rows limit="20000"`, "rad en miljon.xlsx": `problem.sheet.rows limit="20000"`,
	"kolumner.xlsx":         `problem.sheet.columns column="GS" limit="200" line="1"`,
	"kolumn en miljon.xlsx": `problem.sheet.columns column="BDWGN" limit="200" line="3"`,
	"lång cell.xlsx":        `problem.sheet.cell column="C" limit="32767" line="2"`,
	"enheter.xlsx":          "problem.sheet.unreadable", "avbruten.xlsx": "problem.sheet.unreadable", "ljuger.xlsx": "problem.sheet.unreadable",
	"lösenord.xlsx": "problem.sheet.password", "gammal.xls": "problem.sheet.old", "binär.xlsb": "problem.sheet.form",
	"word.xlsx": "problem.sheet.form", "kalkyl.ods": "problem.sheet.form", "1904.xlsx": "problem.sheet.dates",
	"makron.xlsm": "", "konstiga namn.xlsx": "",

	"en rad på en gigabyte.csv": "problem.sheet.large", "semikolon.csv": `problem.sheet.much limit="1000000"`,
	"många kolumner.csv": `problem.sheet.columns column="GS" limit="200" line="2"`,
	"en cell.csv":        `problem.sheet.cell column="A" limit="32767" line="2"`,
	"citattecken.csv":    `problem.sheet.much limit="1000000"`, "ackord.csv": `problem.sheet.cell column="A" limit="32767" line="2"`,
	"tomma rader.csv": `problem.sheet.rows limit="20000"`, "en miljon rader.csv": `problem.sheet.rows limit="20000"`, "utf16.csv": `problem.sheet.rows limit="20000"`,
	"nollor.csv": "problem.sheet.unreadable",

	"50 MB.vcf": "problem.cards.large", "början.vcf": "problem.cards.large",
	"egenskaper.vcf": "", "vikt rad.vcf": "", "foto.vcf": "", "ombud.vcf": "", "semikolon.vcf": "", "parametrar.vcf": "", "mjuka brytningar.vcf": "",
	"tiotusen kort.vcf": "", "halvt kort.vcf": "",

	"stycke.docx": "problem.policy.unpacked", "stycken.docx": "problem.policy.unpacked", "tomma stycken.docx": "problem.policy.unpacked",
	"djup.docx": "problem.policy.unpacked", "tabeller.docx": "", "ingenting.docx": "problem.policy.unpacked", "format.docx": "problem.policy.unpacked",
	"en rad.md": "", "tecken.md": "", "citat.md": "", "länkar.md": "", "rader.md": "", "listor.md": "", "rader.txt": "",
	"rubriker.md": "problem.policy.many", "meningar.txt": "problem.policy.many", "2 MB.txt": "problem.policy.large",
	"stor.txt": "problem.policy.large",

	"bomb.png": "problem.logo.large", "djupa färger.png": "", "stort vapen.png": "", "former.svg": "problem.logo.large", "streckad.svg": "", "upprepad.svg": "problem.logo.form",
}

// Every hostile file is read, or refused by the Problem that tells what is wrong with it: the large ones only where LISPARMEN_LONG is 1,
// as in make verify. What each may take is measured by the tests of the program as a whole.
func TestBadInput(t *testing.T) {
	files := officetest.Files()
	if len(files) != len(wanted) {
		t.Errorf("%d files, and %d are told of", len(files), len(wanted))
	}
	for _, f := range files {
		t.Run(f.Name, func(t *testing.T) {
			if f.Large && os.Getenv("LISPARMEN_LONG") != "1" {
				t.Skip("slow: runs when LISPARMEN_LONG is 1")
			}
			path, err := f.Write(t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			want, ok := wanted[f.Name]
			if err := readAny(path); !ok || (want == "") != (err == nil) || err != nil && !isTold(err, want) {
				t.Errorf("%v, not %s", err, want)
			}
		})
	}
}

// readAny reads a file as its ending says.
func readAny(path string) (err error) {
	switch filepath.Ext(path) {
	case ".vcf":
		_, _, err = ReadCards(path)
	case ".docx", ".md", ".txt":
		_, err = policy.ReadDocument(path)
	case ".png", ".svg":
		_, err = ReadLogo(path)
	default:
		_, err = ReadTables(path)
	}
	return err
}

// isTold tells whether a Problem has a key, and the arguments that are told with it.
func isTold(err error, want string) bool {
	key, arguments, _ := strings.Cut(want, " ")
	return data.IsProblem(err, key) && strings.Contains(err.Error(), arguments)
}

// A link to a file is that file. A device, which never ends, is none, and neither is a link to it.
func TestLinkedInput(t *testing.T) {
	folder := t.TempDir()
	link := func(name, to string) string {
		path := filepath.Join(folder, name)
		if err := os.Symlink(to, path); err != nil {
			t.Skip("links cannot be made here: ", err)
		}
		return path
	}
	whole := filepath.Join(folder, "hel.csv")
	if err := os.WriteFile(whole, []byte("Vad;Ansv.\nEtt;Två\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := readAny(link("länk.csv", whole)); err != nil {
		t.Error(err)
	}
	for name, key := range map[string]string{
		"noll.csv": "problem.sheet.unreadable", "noll.vcf": "problem.cards.unreadable", "noll.docx": "problem.policy.unreadable", "noll.png": "problem.logo.unreadable",
	} {
		if err := readAny(link(name, "/dev/zero")); !data.IsProblem(err, key) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What a cell says is what its formula last came to; what Excel shows where a formula fails is told by row and column, and taken for
// no text. Days before Excel's own are read as people write them, and told where they are numbers.
func TestCellsOfAnAwkwardSheet(t *testing.T) {
	cell := func(address, kind, value string) string {
		return `<c r="` + address + `" t="` + kind + `">` + value + `</c>`
	}
	text := func(address, value string) string { return cell(address, "inlineStr", "<is><t>"+value+"</t></is>") }
	path := filepath.Join(t.TempDir(), "plan.xlsx")
	rows := `<row r="1">` + text("A1", "Åtgärder 2027") + `</row>` +
		`<row r="2">` + text("A2", "Titel") + text("B2", "Förfaller") + text("C2", "Titel") + text("D2", "Ansvarig") + `</row><row r="3">` + text("A3", "Titel") + text("B3", "Förfaller") + text("C3", "Titel") + text("D3", "Ansvarig") + `</row>` +
		`<row r="5">` + cell("A5", "str", `<f>"B"&amp;"yt"</f><v>Byt_x000D_ lås</v>`) + cell("B5", "n", "<v>46420</v>") + text("C5", "inte detta") + `</row>` +
		`<row r="7">` + text("A7", "Sök") + cell("B7", "e", "<f>1/0</f><v>#DIV/0!</v>") + `</row>` +
		`<row r="8">` + text("A8", "Laga") + text("B8", "#SAKNAS!") + `</row>` +
		`<row r="9">` + text("A9", "Gammal") + text("B9", "1899-05-01") + `</row>` +
		`<row r="10">` + text("A10", "Nummer") + cell("B10", "n", "<v>-5</v>") + `</row>` +
		`<row r="11">` + text("B11", "2027-01-01") + `</row>`
	if err := os.WriteFile(path, officetest.Sheet(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	tables, err := ReadTables(path)
	if err != nil {
		t.Fatal(err)
	}
	words := Words{
		Field: func(_ data.Untyped, f data.UntypedField) string {
			return map[string]string{"title": "Titel", "due": "Förfaller", "owner": "Ansvarig"}[f.Name]
		},
		Option: func(data.UntypedField, data.Option) string { return "" },
		Title:  func(data.Record) string { return "" },
	}
	kind := data.Actions.Untyped()
	layout, ok := FindLayout(tables[0].Rows, []data.Untyped{kind}, words, nil)
	if !ok || layout.Head != 2 {
		t.Fatalf("the head is row %d, %v", layout.Head, ok)
	}
	if twice := layout.Twice(tables[0].Rows); len(twice) != 1 || twice[0] != (Twice{"C", "A", "Titel"}) {
		t.Errorf("%v", twice)
	}
	var got []string
	comparison := Comparison{Register: data.NewRegister(nil), Words: words, NewID: func() string { return "new" }}
	rowsRead, err := comparison.CompareTables([]PlacedTable{{tables[0].Rows, layout}})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rowsRead {
		problem := ""
		if r.Problem != nil {
			problem, _, _ = strings.Cut(r.Problem.Error(), " ")
		}
		got = append(got, columnLetters(r.Line)+" "+r.Title+" "+r.Column+" "+problem)
	}
	want := []string{"F Byt lås  ", "H Sök B problem.import.error_value", "I Laga B problem.import.error_value", "J Gammal B problem.date", "K Nummer B problem.date", "L  A problem.field.required"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%q\nnot\n%q", got, want)
	}
}

// Rows are counted as people see them: an empty line is a row, and a cell of two lines is in one.
func TestEmptyLinesAreRows(t *testing.T) {
	rows, err := ParseCells("\n\na;b\n\"c\nd\";e\n\n\nf\n")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range rows {
		got = append(got, strings.Join(row, ";"))
	}
	if strings.Join(got, "|") != "||a;b|c\nd;e|||f" {
		t.Errorf("%q", got)
	}
}

func FuzzTables(f *testing.F) {
	f.Add(`<row r="2"><c r="B2" t="s"><v>0</v></c><c t="inlineStr"><is><t>a</t><rPh><t>b</t></rPh></is></c></row></sheetData><mergeCells><mergeCell ref="B2:B9"/></mergeCells>`, "<si><t>a_x000D_</t></si>")
	f.Add(`<row><c t="str"><f>1</f><v>b</v></c><c r="GS1"><v>1</v></c></row>`, "<si/>")
	f.Fuzz(func(t *testing.T, rows, shared string) {
		book := append(officetest.Workbook(), officetest.Part{Name: "xl/sharedStrings.xml", Content: "<sst>" + shared + "</sst>"},
			officetest.Part{Name: "xl/worksheets/sheet1.xml", Content: "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"})
		tables, err := readWorkbook(officetest.Package(book...), "a.xlsx")
		checkTables(t, tables, err)
	})
}

// FuzzWorkbook changes the file itself, past its checksums.
func FuzzWorkbook(f *testing.F) {
	f.Add(officetest.Sheet(`<row><c t="str"><v>a</v></c></row>`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		tables, err := readWorkbook(raw, "a.xlsx")
		checkTables(t, tables, err)
	})
}

func FuzzCells(f *testing.F) {
	f.Add("a;b\n\n\"c\nd\";e\n;;\n")
	f.Add("\ufeffa\tb,c\r\n\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		rows, err := ParseCells(text)
		if err == nil {
			checkTables(t, []Table{{Rows: rows}}, nil)
		}
	})
}

func FuzzCellDay(f *testing.F) {
	for _, text := range []string{"2026", "46420,5", "1899-05-01", "tills vidare", "31/12/2027", "2026-11-24 00:00", "-5", "1e300", "NaN"} {
		f.Add(text, true)
	}
	f.Fuzz(func(t *testing.T, text string, last bool) {
		if day, err := cellDay(text, last); err == nil && day != "" {
			if again, err := data.ParseDay(string(day)); err != nil || again != day {
				t.Errorf("%q is %q, which is %q, %v", text, day, again, err)
			}
		}
		cellMoment(text)
		wholeNumber(text)
	})
}

// checkTables tells what no table may come out as, whatever it was.
func checkTables(t *testing.T, tables []Table, err error) {
	t.Helper()
	rows := 0
	for _, table := range tables {
		rows += len(table.Rows)
		for _, row := range table.Rows {
			if len(row) > maxColumns {
				t.Errorf("%d columns", len(row))
			}
		}
	}
	if rows > maxSheetRows || err == nil && len(tables) == 0 {
		t.Errorf("%d rows in %d tables, %v", rows, len(tables), err)
	}
}
