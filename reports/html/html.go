// Package html writes a paper as one web page for publishing: no script and nothing from elsewhere, in Swedish, with headings,
// landmarks and tables that a screen reader can step through, in a light and a dark look, and fit to be printed.
package html

import (
	"cmp"
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"strings"
	"time"

	"lisparmen/reports"
)

// Write writes the document as a web page. created is the only time in the file. Errors are those of w.
func Write(w io.Writer, doc reports.Document, created time.Time) error {
	p := page{doc: doc, headingLevel: 1}
	p.main()
	language := cmp.Or(doc.Language, "sv-SE")
	title := joined(" – ", doc.Title, doc.Municipality)
	policy := "default-src 'none'; style-src 'unsafe-inline'"
	if _, height := doc.Logo.Size(); height > 0 {
		policy += "; img-src data:"
	}
	head := `<!DOCTYPE html>
<html lang="` + attribute(language) + `">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="` + policy + `">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>` + text(cmp.Or(title, reports.WordAbout)) + `</title>
<meta name="author" content="` + attribute(reports.PrintableLine(doc.Author)) + `">
<meta name="dcterms.created" content="` + created.UTC().Format("2006-01-02T15:04:05Z") + `">
<style>
` + p.style() + `</style>
</head>
<body>
`
	_, err := io.WriteString(w, head+p.header()+p.navigation()+"<main>\n"+p.b.String()+"</main>\n"+p.footer()+"</body>\n</html>\n")
	return err
}

// page writes the blocks, and remembers the headings.
type page struct {
	doc          reports.Document
	b            strings.Builder
	headingLevel int // of the last heading; the title is 1
	headings     []heading
	figures      int
	tables       int
}

// heading is one that the contents lead to.
type heading struct {
	level int // as the document has it
	text  string
}

func (h heading) id(number int) string { return fmt.Sprintf("h%d", number+1) }

// header is what stands above the first block.
func (p *page) header() string {
	var b strings.Builder
	b.WriteString("<header>\n")
	if p.doc.Draft {
		b.WriteString("<p><strong>" + text(reports.WordDraft) + "</strong></p>\n")
	}
	municipality, date := reports.PrintableLine(p.doc.Municipality), reports.PrintableLine(p.doc.Date)
	if logo := p.logo(); municipality != "" || date != "" || logo != "" {
		b.WriteString(`<p class="letterhead">` + logo + `<b>` + text(municipality) + `</b> <span>` + text(date) + "</span></p>\n")
	}
	if title := reports.PrintableLine(p.doc.Title); title != "" {
		b.WriteString("<h1>" + text(title) + "</h1>\n")
	}
	if p.doc.Subtitle != "" {
		b.WriteString(`<p class="subtitle">` + text(p.doc.Subtitle) + "</p>\n")
	}
	if p.doc.Secrecy != nil {
		b.WriteString(secrecyMark(*p.doc.Secrecy))
	}
	b.WriteString("</header>\n")
	return b.String()
}

// logo is the municipality's logotype within the page, as large as on paper; empty for none.
func (p *page) logo() string {
	width, height := p.doc.Logo.Size()
	if height == 0 {
		return ""
	}
	const mm = 96 / 25.4 // in the pixels of CSS
	return fmt.Sprintf(`<img src="data:image/png;base64,%s" width="%.0f" height="%.0f" alt="%s"> `,
		base64.StdEncoding.EncodeToString(p.doc.Logo.PNG), max(1, width*mm), max(1, height*mm), attribute(p.doc.Logo.Words()))
}

// navigation lists the headings of level 1 and 2, if the paper has contents.
func (p *page) navigation() string {
	if !p.doc.Contents {
		return ""
	}
	var b strings.Builder
	for i, h := range p.headings {
		if h.level <= 2 {
			fmt.Fprintf(&b, `<li class="level%d"><a href="#%s">%s</a></li>`+"\n", h.level, h.id(i), text(h.text))
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return `<nav aria-labelledby="contents">` + "\n" + `<p id="contents">` + text(reports.WordContents) + "</p>\n<ul>\n" + b.String() + "</ul>\n</nav>\n"
}

// footer tells whose paper it is, what it is called and the kontrollkod, as the foot of each printed page does.
func (p *page) footer() string {
	line := p.footLine()
	if line == "" {
		return ""
	}
	return "<footer>\n<p>" + text(line) + "</p>\n</footer>\n"
}

func (p *page) footLine() string {
	control := ""
	if p.doc.Control != "" {
		control = reports.WordControl + " " + p.doc.Control
	}
	return joined(" · ", p.doc.Municipality, p.doc.Title, control)
}

// joined is the parts that say something, each as one line.
func joined(separator string, parts ...string) string {
	var said []string
	for _, part := range parts {
		if part = reports.PrintableLine(part); part != "" {
			said = append(said, part)
		}
	}
	return strings.Join(said, separator)
}

// text is words as HTML.
func text(s string) string {
	return strings.ReplaceAll(html.EscapeString(reports.Printable(s)), "\n", "<br>")
}

// attribute is words within quotation marks.
func attribute(s string) string { return html.EscapeString(reports.Printable(s)) }

// runs are runs as HTML.
func runs(all []reports.Run) string {
	var b strings.Builder
	for _, r := range all {
		words := text(r.Text)
		if words == "" {
			continue
		}
		switch {
		case r.Bold:
			words = "<strong>" + words + "</strong>"
		case r.Italic:
			words = "<em>" + words + "</em>"
		}
		switch {
		case r.Struck:
			words = "<del>" + words + "</del>"
		case r.Inserted:
			words = "<ins>" + words + "</ins>"
		}
		if r.Quiet {
			words = `<span class="quiet">` + words + "</span>"
		}
		if address := r.Address(); address != "" {
			words = `<a href="` + attribute(address) + `">` + words + "</a>"
		}
		b.WriteString(words)
	}
	return b.String()
}
