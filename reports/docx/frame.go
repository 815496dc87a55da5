package docx

import (
	"fmt"
	"slices"
	"strings"

	"lisparmen/reports"
)

// reserveContents remembers where the contents go, which are known when all is written.
func (d *drafter) reserveContents() {
	d.kept(func() { d.paragraph("TOCHeading", "", run("", reports.WordContents)) })
	d.contentsAt = d.body.Len()
}

// listOfContents is a field that Word can make anew, with what it says written out. It has no page numbers: only Word knows
// them, and does not count them before it is asked to.
func (d *drafter) listOfContents() string {
	var b strings.Builder
	for i, entry := range d.contents {
		fmt.Fprintf(&b, `<w:p><w:pPr><w:pStyle w:val="TOC%d"/></w:pPr>`, entry.level)
		if i == 0 {
			b.WriteString(field("begin") + `<w:r><w:instrText xml:space="preserve"> TOC \o "1-2" \n \h \z </w:instrText></w:r>` + field("separate"))
		}
		fmt.Fprintf(&b, `<w:hyperlink w:anchor="%s" w:history="1">%s</w:hyperlink>`, entry.mark, run("", entry.text))
		if i == len(d.contents)-1 {
			b.WriteString(field("end"))
		}
		b.WriteString(`</w:p>`)
	}
	return b.String()
}

func field(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }

// document is the body with its contents, and the page.
func (d *drafter) document() string {
	body := d.body.String()
	if d.contentsAt > 0 {
		body = body[:d.contentsAt] + d.listOfContents() + body[d.contentsAt:]
	}
	if body == "" {
		body = `<w:p/>`
	}
	return xmlHead + `<w:document ` + wordSpace + `><w:body>` + body + `<w:sectPr>` +
		`<w:headerReference w:type="default" r:id="rId4"/><w:headerReference w:type="first" r:id="rId5"/>` +
		`<w:footerReference w:type="default" r:id="rId6"/><w:footerReference w:type="first" r:id="rId7"/>` +
		`<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1134" w:bottom="1417" w:left="1417" w:header="680" w:footer="680" w:gutter="0"/>` +
		`<w:titlePg/></w:sectPr></w:body></w:document>`
}

// header is that of the pages after the first: the title, and that the paper is a draft or that something in it may be secret.
func (d *drafter) header() string {
	draft, secret := "", ""
	if d.doc.Draft {
		draft = reports.WordDraft
	}
	if d.doc.Secrecy != nil {
		secret = joined(": ", reports.WordSecrecy, d.doc.Secrecy.Provision)
	}
	if secret = joined(" · ", draft, secret); secret != "" {
		secret = `<w:r><w:tab/></w:r>` + run(`<w:b/>`, secret)
	}
	return xmlHead + `<w:hdr ` + wordSpace + `><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>` + run("", reports.PrintableLine(d.doc.Title)) + secret + `</w:p></w:hdr>`
}

func (d *drafter) emptyHeader() string {
	return xmlHead + `<w:hdr ` + wordSpace + `><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p></w:hdr>`
}

// footer tells whose paper it is, what it is called, the kontrollkod, and which page it is of how many. What does not fit on one
// line with the number gives the code a line of its own.
func (d *drafter) footer() string {
	name, control := joined(" · ", d.doc.Municipality, d.doc.Title), ""
	if d.doc.Control != "" {
		control = reports.WordControl + " " + reports.PrintableLine(d.doc.Control)
	}
	const line = 85 // letters that surely fit
	number := `<w:r><w:tab/></w:r>` + run("", reports.WordPage+" ") + counted("PAGE") + run("", " "+reports.WordPageOf+" ") + counted("NUMPAGES")
	content := run("", joined(" · ", name, control)) + number
	if control != "" && len([]rune(name+control)) > line {
		content = run("", name) + number + `<w:r><w:br/></w:r>` + run("", control)
	}
	return xmlHead + `<w:ftr ` + wordSpace + `><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>` + content + `</w:p></w:ftr>`
}

// counted is a number that Word counts.
func counted(what string) string {
	return field("begin") + `<w:r><w:instrText xml:space="preserve"> ` + what + ` </w:instrText></w:r>` + field("separate") + `<w:r><w:t>1</w:t></w:r>` + field("end")
}

// joined is the parts that say something, each as one line.
func joined(separator string, parts ...string) string {
	for i := range parts {
		parts[i] = reports.PrintableLine(parts[i])
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), separator)
}
