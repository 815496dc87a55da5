package officetest

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf16"
)

// File is one that nobody should have to open: made to take all memory, broken, or of another sort than it says.
type File struct {
	Name   string
	Large  bool // it takes seconds to make and to read, more where others work too
	make   func() []byte
	length int64 // of a file of zeros, made without any
}

// Write makes the file in a folder.
func (f File) Write(folder string) (string, error) {
	path := filepath.Join(folder, f.Name)
	if f.make != nil {
		return path, os.WriteFile(path, f.make(), 0o600)
	}
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		return "", err
	}
	return path, os.Truncate(path, f.length)
}

// bomb is how much a few hundred kilobytes are made to unpack to.
const bomb = 300 << 20

// Files are hostile tables, cards, documents and pictures, by what they are called.
func Files() []File {
	var all []File
	add := func(name string, make func() []byte) { all = append(all, File{Name: name, make: make}) }
	text := func(name string, make func() string) { add(name, func() []byte { return []byte(make()) }) }
	long := func(each string, times int) { all[len(all)-1].Large = len(each)*times > 2<<20 }
	repeated := func(name, begins, each string, times int, ends string) {
		text(name, func() string { return begins + strings.Repeat(each, times) + ends })
		long(each, times)
	}
	// sheet is a workbook whose sheet is one text many times, and shared one whose texts are.
	sheet := func(name, each string, times int, ends string) {
		add(name, func() []byte {
			return Package(append(Workbook(), Part{Name: "xl/worksheets/sheet1.xml", Begin: "<worksheet><sheetData>", Content: each, Times: times, End: ends})...)
		})
		long(each, times)
	}
	shared := func(name, begins, each string, times int, ends, rows string, rowTimes int) {
		add(name, func() []byte {
			return Package(append(Workbook(), Part{Name: "xl/sharedStrings.xml", Begin: begins, Content: each, Times: times, End: ends},
				Part{Name: "xl/worksheets/sheet1.xml", Begin: "<worksheet><sheetData>", Content: rows, Times: rowTimes, End: "</sheetData></worksheet>"})...)
		})
		long(each, times)
	}
	document := func(name, begins, each string, times int, ends string) {
		add(name, func() []byte {
			return Package(append(Document("", ""), Part{Name: "word/document.xml", Begin: DocumentHead + begins, Content: each, Times: times, End: ends})...)
		})
		long(each, times)
	}

	// Excel
	const whole = "</sheetData></worksheet>"
	shared("en text.xlsx", "<sst><si><t>", "a", bomb, "</t></si></sst>", "<row/>", 1)
	shared("texter.xlsx", "<sst>", "<si/>", bomb/5, "</sst>", "<row/>", 1)
	shared("samma text.xlsx", "<sst><si><t>"+strings.Repeat("ö", 16_000)+"</t></si>", "<si/>", 1, "</sst>", `<row><c t="s"><v>0</v></c></row>`, 15_000)
	sheet("tomma rader.xlsx", "<row/>", bomb/6, whole)
	sheet("tomma celler.xlsx", "<c/>", bomb/4, whole)
	sheet("rader.xlsx", "<row><c><v>1</v></c></row>", bomb/26, whole)
	sheet("celler.xlsx", `<row>`+strings.Repeat(`<c><v>1</v></c>`, 199)+`</row>`, 20_000, whole)
	sheet("kolumner.xlsx", "<c><v>1</v></c>", 1_000_000, whole)
	sheet("kolumn en miljon.xlsx", `<row r="3"><c r="BDWGN3"><v>1</v></c></row>`, 1, whole)
	sheet("rad en miljon.xlsx", `<row r="1048576"><c r="A1048576"><v>1</v></c></row>`, 1, whole)
	sheet("djup.xlsx", "<a>", bomb/3, "")
	sheet("lång cell.xlsx", `<row r="2"><c r="C2" t="str"><v>`+strings.Repeat("x", 32_768)+`</v></c></row>`, 1, whole)
	sheet("sammanslagna.xlsx", `<row><c t="str"><v>`+strings.Repeat("x", 30_000)+`</v></c></row><row r="20000"><c r="B20000"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:A20000"/></mergeCells><sheetData>`, 1, whole)
	sheet("attribut.xlsx", `<row a="`+strings.Repeat("x", 2<<20)+`"/>`, 1, whole)
	sheet("enheter.xlsx", `</sheetData></worksheet>&a;`, 1, "")
	add("poster.xlsx", func() []byte {
		var parts []Part
		for i := range 70_000 {
			parts = append(parts, Part{Name: fmt.Sprintf("../../%d", i)})
		}
		return Package(append(Workbook(), parts...)...)
	})
	long("a", bomb)
	add("avbruten.xlsx", func() []byte { raw := Sheet("<row/>"); return raw[:len(raw)/2] })
	add("ljuger.xlsx", lying)
	add("lösenord.xlsx", func() []byte { return locked() })
	add("gammal.xls", func() []byte { return []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 4096)) })
	add("binär.xlsb", func() []byte {
		return Package(Part{Name: "_rels/.rels", Content: relations + relation("r1", "officeDocument", "xl/workbook.bin") + "</Relationships>"}, Part{Name: "xl/workbook.bin"})
	})
	add("word.xlsx", func() []byte { return Text("", "", "<w:p/>") })
	add("kalkyl.ods", func() []byte {
		return Package(Part{Name: "mimetype", Content: "application/vnd.oasis.opendocument.spreadsheet"})
	})
	add("1904.xlsx", func() []byte {
		parts := Workbook()
		parts[2].Content = strings.Replace(parts[2].Content, "<sheets>", `<workbookPr date1904="1"/><sheets>`, 1)
		return Package(parts...)
	})
	add("makron.xlsm", func() []byte {
		return Package(append(Workbook(), Part{Name: "xl/vbaProject.bin", Content: "\xd0\xcf\x11\xe0"},
			Part{Name: "xl/worksheets/sheet1.xml", Content: "<worksheet><sheetData>" + actions + whole})...)
	})
	add("konstiga namn.xlsx", func() []byte {
		parts := append(Workbook(), Part{Name: "xl/worksheets/sheet1.xml", Content: "<worksheet><sheetData>" + actions + whole},
			Part{Name: "../../../etc/passwd"}, Part{Name: `C:\Windows\x`}, Part{Name: "/a\x00b"}, Part{Name: strings.Repeat("å", 30_000)}, Part{Name: "xl/workbook.xml", Content: "<x>"})
		for i := range parts[:3] {
			parts[i].Name = strings.ToUpper(strings.ReplaceAll(parts[i].Name, "/", `\`))
		}
		return Package(parts...)
	})

	// text with cells
	all = append(all, File{Name: "en rad på en gigabyte.csv", length: 1 << 30})
	repeated("semikolon.csv", "Vad;Ansv.\n", ";", 19<<20, "")
	repeated("många kolumner.csv", "Vad;Ansv.\n", "a;", 500_000, "")
	repeated("en cell.csv", "Vad;Ansv.\n", "a", 19<<20, "")
	repeated("citattecken.csv", "Vad;Ansv.\nEtt;\"", "två;tre\n", 2_000_000, "")
	repeated("tomma rader.csv", "Vad;Ansv.\n", "\n", 19<<20, "a;b\n")
	repeated("en miljon rader.csv", "Vad;Ansv.\n", "a;b\n", 900_000, "")
	repeated("nollor.csv", "Vad;Ansv.\n", "a;\x00\n", 1000, "")
	repeated("ackord.csv", "Vad;Ansv.\na", "\u0301", 9<<20, "\n")
	add("utf16.csv", func() []byte { return littleEndian("Vad;Ansv.\n" + strings.Repeat("å\n", 4<<20)) })

	// cards
	all = append(all, File{Name: "50 MB.vcf", length: 50 << 20})
	const card = "BEGIN:VCARD\nVERSION:3.0\nFN:Bo Ek\n"
	repeated("egenskaper.vcf", card, "X:1\n", 4_900_000, "END:VCARD\n")
	repeated("vikt rad.vcf", card+"NOTE:a\n", " bbbbbbbbbbbbbbbbbbb\n", 900_000, "END:VCARD\n")
	repeated("foto.vcf", card+"PHOTO;ENCODING=b:\n", " bbbbbbbbbbbbbbbbbbb\n", 900_000, "END:VCARD\n")
	repeated("början.vcf", "", "BEGIN:VCARD\n", 1_600_000, "")
	repeated("ombud.vcf", card, "AGENT:\nBEGIN:VCARD\n", 1_000_000, "")
	repeated("semikolon.vcf", card+"ORG:", ";", 19<<20, "\nEND:VCARD\n")
	repeated("parametrar.vcf", card+"TEL", ";TYPE=a", 2_700_000, ":1\nEND:VCARD\n")
	repeated("mjuka brytningar.vcf", card+"NOTE;QUOTED-PRINTABLE:a=\n", "=3D=\n", 3_900_000, "\nEND:VCARD\n")
	text("tiotusen kort.vcf", func() string {
		var b strings.Builder
		for i := range 10_000 {
			fmt.Fprintf(&b, "BEGIN:VCARD\nFN:Person %d\nEMAIL:p%d@vara.se\nORG:Vara kommun;Kansliet\nTITLE:Handläggare\nEND:VCARD\n", i, i)
		}
		return b.String()
	})
	text("halvt kort.vcf", func() string { return card })

	// documents
	document("stycke.docx", "<w:p><w:r><w:t>", "a", bomb, "</w:t></w:r></w:p>"+DocumentEnd)
	document("stycken.docx", "", "<w:p><w:r><w:t>a</w:t></w:r></w:p>", bomb/34, DocumentEnd)
	document("tomma stycken.docx", "", "<w:p/>", bomb/6, DocumentEnd)
	document("djup.docx", "", "<w:p>", bomb/5, "")
	document("tabeller.docx", "", "<w:tbl><w:tr><w:tc>", 30, "<w:p><w:r><w:t>a</w:t></w:r></w:p>"+strings.Repeat("</w:tc></w:tr></w:tbl>", 30)+DocumentEnd)
	document("ingenting.docx", "", "<w:x/>", bomb/6, DocumentEnd)
	add("format.docx", func() []byte {
		parts := Document("", "")
		parts[2] = Part{Name: "word/styles.xml", Begin: "<styles>", Content: `<style styleId="a"/>`, Times: 1_000_000, End: "</styles>"}
		var lists strings.Builder
		for i := range 12_000 {
			fmt.Fprintf(&lists, `<num numId="%d"><abstractNumId val="1"/></num>`, i)
		}
		parts[3].Content = "<numbering>" + lists.String() + "</numbering>"
		return Package(append(parts, Part{Name: "word/document.xml", Content: DocumentHead + "<w:p><w:r><w:t>Vi ska.</w:t></w:r></w:p>" + DocumentEnd})...)
	})
	long("a", bomb)
	repeated("en rad.md", "", "a", 1_000_000, "")
	repeated("tecken.md", "", "*_`[<", 200_000, "")
	repeated("citat.md", "", "> ", 500_000, "a")
	repeated("länkar.md", "", "[", 1_000_000, "")
	repeated("rader.md", "", "a\n", 500_000, "")
	repeated("listor.md", "", "- a\n", 260_000, "")
	repeated("rubriker.md", "", "# A\na\n", 170_000, "")
	repeated("rader.txt", "", "a\n", 500_000, "")
	repeated("meningar.txt", "", "Vi ska. ", 130_000, "")
	repeated("2 MB.txt", "", "Vi ska. ", 260_000, "")
	all = append(all, File{Name: "stor.txt", length: 1 << 30})

	// pictures
	add("bomb.png", func() []byte { return picture(image.NewGray(image.Rect(0, 0, 20_000, 20_000))) })
	long("a", bomb)
	add("stort vapen.png", func() []byte {
		return picture(image.NewPaletted(image.Rect(0, 0, 9_000, 3_200), color.Palette{color.White, color.Black}))
	})
	add("djupa färger.png", func() []byte { return picture(image.NewNRGBA64(image.Rect(0, 0, 6_000, 2_400))) })
	long("a", bomb)
	repeated("former.svg", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">`, `<path d="M0 0h9v9z"/>`, 90_000, "</svg>")
	repeated("streckad.svg", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path stroke="#000" stroke-width="1" stroke-dasharray="0.0000001" d="M0 0`, " L9 9 L0 9", 1000, `"/></svg>`)
	text("upprepad.svg", func() string {
		var b strings.Builder
		b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><defs><g id="a0"><path d="M0 0h9v9z"/></g>`)
		for i := range 30 {
			fmt.Fprintf(&b, `<g id="a%d"><use href="#a%d"/><use href="#a%d"/></g>`, i+1, i, i)
		}
		return b.String() + `</defs><use href="#a30"/></svg>`
	})
	return all
}

// actions are two rows of a plan.
const actions = `<row r="1"><c r="A1" t="inlineStr"><is><t>Titel</t></is></c></row><row r="2"><c r="A2" t="str"><f>"x"&amp;"y"</f><v>xy</v></c></row>`

// lying is a workbook that says of its sheet that it is shorter than it is.
func lying() []byte {
	raw := Package(append(Workbook(), Part{Name: "xl/worksheets/sheet1.xml", Content: "<x/>", Times: 1_000_000})...)
	size := []byte{0x00, 0x09, 0x3d, 0x00} // four million
	return bytes.ReplaceAll(raw, size, []byte{0x10, 0, 0, 0})
}

// locked is what Office makes of a file with a password, as much of it as tells so.
func locked() []byte {
	return append(append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 1024)...), littleEndian("EncryptedPackage")[2:]...)
}

func littleEndian(text string) []byte {
	raw := []byte{0xff, 0xfe}
	for _, unit := range utf16.Encode([]rune(text)) {
		raw = append(raw, byte(unit), byte(unit>>8))
	}
	return raw
}

func picture(p image.Image) []byte {
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&out, p); err != nil {
		panic(err) // the buffer takes everything
	}
	return out.Bytes()
}
