// Package officetest makes files of Word and Excel, among them those that are made to do harm.
package officetest

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
)

// Part is a file within a package: how it begins, its content so many times (0 is once), and how it ends.
type Part struct {
	Name, Begin, Content string
	Times                int
	End                  string
}

// Package packs parts into a file.
func Package(parts ...Part) []byte {
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, p := range parts {
		w, err := archive.Create(p.Name)
		if err != nil {
			panic(err) // the buffer takes everything
		}
		write(w, p.Begin)
		left, many := max(p.Times, 1), 1+(64<<10)/(len(p.Content)+1)
		for piece := strings.Repeat(p.Content, min(many, left)); left >= many; left -= many {
			write(w, piece)
		}
		write(w, strings.Repeat(p.Content, left)+p.End)
	}
	if err := archive.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}

func write(w io.Writer, text string) {
	if _, err := io.WriteString(w, text); err != nil {
		panic(err)
	}
}

const (
	head      = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`
	relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	types     = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

func relation(id, kind, target string) string {
	return `<Relationship Id="` + id + `" Type="` + types + kind + `" Target="` + target + `"/>`
}

// Workbook is the parts of a workbook but its first sheet and its texts, which are "xl/worksheets/sheet1.xml" and "xl/sharedStrings.xml".
func Workbook() []Part {
	return []Part{
		{Name: "_rels/.rels", Content: head + relations + relation("r1", "officeDocument", "xl/workbook.xml") + `</Relationships>`},
		{Name: "xl/_rels/workbook.xml.rels", Content: head + relations + relation("r1", "worksheet", "worksheets/sheet1.xml") + relation("r2", "sharedStrings", "sharedStrings.xml") + `</Relationships>`},
		{Name: "xl/workbook.xml", Content: head + `<workbook xmlns:r="x"><sheets><sheet name="Blad1" sheetId="1" r:id="r1"/></sheets></workbook>`},
	}
}

// Sheet is a workbook with the rows of one sheet as XML.
func Sheet(rows string) []byte {
	return Package(append(Workbook(), Part{Name: "xl/worksheets/sheet1.xml", Content: head + `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`})...)
}

// Document is the parts of a Word document but its text, which is "word/document.xml".
func Document(styles, numbering string) []Part {
	const w = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">`
	return []Part{
		{Name: "_rels/.rels", Content: head + relations + relation("r1", "officeDocument", "word/document.xml") + `</Relationships>`},
		{Name: "word/_rels/document.xml.rels", Content: head + relations + relation("r1", "styles", "styles.xml") + relation("r2", "numbering", "numbering.xml") + `</Relationships>`},
		{Name: "word/styles.xml", Content: head + `<w:styles` + w + styles + `</w:styles>`},
		{Name: "word/numbering.xml", Content: head + `<w:numbering` + w + numbering + `</w:numbering>`},
	}
}

// Text is a Word document of the body's XML.
func Text(styles, numbering, body string) []byte {
	return Package(append(Document(styles, numbering), Part{Name: "word/document.xml", Content: DocumentHead + body + DocumentEnd})...)
}

// What begins and ends the text of a Word document.
const (
	DocumentHead = head + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
	DocumentEnd  = `</w:body></w:document>`
)
