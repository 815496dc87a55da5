// Package docx writes a paper as a Word document for those who must edit it: with real styles and headings, in Swedish to a
// screen reader, on the paper that the PDF has, and the same bytes each time.
package docx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"lisparmen/reports"
	"lisparmen/reports/layout"
)

// Write writes the document as a DOCX file. created is the only time in the file. A character that the reader's fonts lack is
// shown in another one there, so none is missing. Errors are those of w, and of a drawing that cannot be packed.
func Write(w io.Writer, doc reports.Document, created time.Time) error {
	pages := layout.Paginate(doc) // tells how close its tables are set, and whether it is long enough for contents
	d := drafter{doc: doc, language: cmp.Or(doc.Language, "sv-SE"), closer: pages.Closer, links: map[string]int{}}
	if doc.FrontPage || doc.Sheet {
		d.closer++ // Word's rows are a little higher
	}
	d.head()
	wanted, hasBreak := pages.Contents, hasPageBreak(doc.Blocks)
	for i, block := range doc.Blocks {
		if wanted && !hasBreak && begins(block) { // after the judgement that the paper opens with
			d.reserveContents()
			wanted = false
		}
		if _, ok := block.(reports.PageBreak); ok {
			d.closer = 0
			if wanted { // what follows stands on the same page as the contents
				d.breakNext, wanted = true, false
				d.reserveContents()
				continue
			}
		}
		d.block(block, following(doc.Blocks, i))
	}
	d.endTable()
	if d.err != nil {
		return d.err
	}
	parts := []part{
		{"[Content_Types].xml", d.contentTypes()},
		{"_rels/.rels", packageRelations},
		{"docProps/core.xml", d.properties(created)},
		{"docProps/app.xml", xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Lispärmen</Application></Properties>`},
		{"word/document.xml", d.document()},
		{"word/_rels/document.xml.rels", d.relations()},
		{"word/styles.xml", d.styles()},
		{"word/numbering.xml", d.numbering()},
		{"word/settings.xml", d.settings()},
		{"word/fontTable.xml", fontTable},
		{"word/header1.xml", d.header()},
		{"word/header2.xml", d.emptyHeader()},
		{"word/footer1.xml", d.footer()},
		{"word/footer2.xml", d.footer()},
	}
	for i, picture := range d.pictures {
		parts = append(parts, part{"word/media/" + pictureName(i), string(picture)})
	}
	return pack(w, parts, created)
}

// accent is the paper's.
func (d *drafter) accent() reports.Color { return cmp.Or(d.doc.Accent, reports.Accent) }

// begins tells whether a block is a heading of the contents, or has one.
func begins(block reports.Block) bool {
	switch block := block.(type) {
	case reports.Heading:
		return block.Level <= 2
	case reports.Group:
		return slices.ContainsFunc(block.Blocks, begins)
	}
	return false
}

// part is one file in the document.
type part struct{ name, content string }

func pack(w io.Writer, parts []part, created time.Time) error {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		f, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: created.UTC()})
		if err != nil {
			return fmt.Errorf("docx: %w", err)
		}
		if _, err := io.WriteString(f, p.content); err != nil {
			return fmt.Errorf("docx: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("docx: %w", err)
	}
	_, err := w.Write(b.Bytes())
	return err
}

const (
	xmlHead   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	wordSpace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="` + relations + `" ` +
		`xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ` +
		`xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`

	packageRelations = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + relations + `/officeDocument" Target="word/document.xml"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
		`<Relationship Id="rId3" Type="` + relations + `/extended-properties" Target="docProps/app.xml"/></Relationships>`
)

func (d *drafter) contentTypes() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>` +
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
		`<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>`)
	for _, p := range [][2]string{
		{"document", "document.main"},
		{"styles", "styles"},
		{"numbering", "numbering"},
		{"settings", "settings"},
		{"fontTable", "fontTable"},
		{"header1", "header"},
		{"header2", "header"},
		{"footer1", "footer"},
		{"footer2", "footer"},
	} {
		b.WriteString(`<Override PartName="/word/` + p[0] + `.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.` + p[1] + `+xml"/>`)
	}
	b.WriteString(`</Types>`)
	return b.String()
}

// properties are what the file says of itself.
func (d *drafter) properties(created time.Time) string {
	at := created.UTC().Format("2006-01-02T15:04:05Z")
	return xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
		`xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		`<dc:title>` + escape(reports.PrintableLine(d.doc.Title)) + `</dc:title><dc:subject>` + escape(reports.PrintableLine(d.doc.Subtitle)) + `</dc:subject>` +
		`<dc:creator>` + escape(reports.PrintableLine(d.doc.Author)) + `</dc:creator><dc:language>` + escape(d.language) + `</dc:language>` +
		`<dcterms:created xsi:type="dcterms:W3CDTF">` + at + `</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">` + at + `</dcterms:modified></cp:coreProperties>`
}

// The relations of the document that are always there; pictures and links follow.
const fixedRelations = 7

func (d *drafter) relations() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	add := func(id int, kind, target, more string) {
		fmt.Fprintf(&b, `<Relationship Id="rId%d" Type="%s/%s" Target="%s"%s/>`, id, relations, kind, escape(target), more)
	}
	for i, p := range [...][2]string{
		{"styles", "styles.xml"},
		{"numbering", "numbering.xml"},
		{"settings", "settings.xml"},
		{"fontTable", "fontTable.xml"},
		{"header", "header1.xml"},
		{"header", "header2.xml"},
		{"footer", "footer1.xml"},
		{"footer", "footer2.xml"},
	} {
		add(i, p[0], p[1], "")
	}
	for i := range d.pictures {
		add(d.pictureRelation(i), "image", "media/"+pictureName(i), "")
	}
	for i, address := range d.addresses {
		add(d.linkRelation(i), "hyperlink", address, ` TargetMode="External"`)
	}
	b.WriteString(`</Relationships>`)
	return b.String()
}

// Pictures and links are numbered apart, since none of them is known to be the last while the text is written.
func (d *drafter) pictureRelation(i int) int { return fixedRelations + 1 + 2*i }
func (d *drafter) linkRelation(i int) int    { return fixedRelations + 2 + 2*i }

func pictureName(i int) string { return "image" + strconv.Itoa(i+1) + ".png" }

// escape writes text for XML; what XML cannot hold becomes U+FFFD.
func escape(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a Builder takes all
	return b.String()
}

// twips are points in twentieths, as Word counts.
func twips(points float64) string { return strconv.Itoa(int(points*20 + 0.5)) }

// half is a size in half points, never more than it is, so that words fit their columns.
func half(points float64) string { return strconv.Itoa(int(points*2 + 0.01)) }

func hex(c reports.Color) string { return fmt.Sprintf("%06X", uint32(c)) }
