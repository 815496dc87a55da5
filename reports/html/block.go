package html

import (
	"fmt"
	"slices"
	"strings"

	"lisparmen/reports"
)

func (p *page) main() {
	for _, block := range p.doc.Blocks {
		p.block(block)
	}
}

func (p *page) write(parts ...string) {
	for _, part := range parts {
		p.b.WriteString(part)
	}
	p.b.WriteByte('\n')
}

// block writes one block.
func (p *page) block(block reports.Block) {
	switch block := block.(type) {
	case reports.Heading:
		p.heading(block)
	case reports.Paragraph:
		p.paragraph(block)
	case reports.List:
		if len(block.Items) > 0 {
			p.write(list(block))
		}
	case reports.Table:
		p.table(block)
	case reports.KeyFigures:
		p.keyFigures(block)
	case reports.Lights:
		p.lights(block)
	case reports.Facts:
		p.facts(block)
	case reports.Figure:
		p.figure(block)
	case reports.SecrecyMark:
		p.write(strings.TrimSuffix(secrecyMark(block), "\n"))
	case reports.PageBreak:
		p.write(`<div class="page"></div>`)
	case reports.Space:
		if block.Height > 0 {
			p.write(fmt.Sprintf(`<div style="height:%.1fmm"></div>`, min(block.Height, 250)))
		}
	case reports.Group:
		p.write(`<div class="group">`)
		for _, inner := range block.Blocks {
			p.block(inner)
		}
		p.write(`</div>`)
	}
}

func (p *page) heading(block reports.Heading) {
	words := reports.PrintableLine(block.Text)
	if words == "" {
		return
	}
	level := min(max(block.Level, 1), 3)
	p.headingLevel = min(level+1, p.headingLevel+1) // none may be jumped over
	h := heading{level, words}
	p.headings = append(p.headings, h)
	p.write(fmt.Sprintf(`<h%d id="%s">%s</h%[1]d>`, p.headingLevel, h.id(len(p.headings)-1), text(words)))
}

// classOf are the voices of paragraphs.
var classOf = map[reports.ParagraphStyle]string{reports.LeadText: "lead", reports.QuietText: "quiet", reports.SmallText: "small"}

func (p *page) paragraph(block reports.Paragraph) {
	words := runs(block.Runs)
	switch class := classOf[block.Style]; {
	case words == "":
	case block.Style == reports.QuoteText:
		p.write("<blockquote><p>", words, "</p></blockquote>")
	case class != "":
		p.write(`<p class="`, class, `">`, words, "</p>")
	default:
		p.write("<p>", words, "</p>")
	}
}

func list(block reports.List) string {
	element := "ul"
	if block.Numbered {
		element = "ol"
	}
	var b strings.Builder
	b.WriteString("<" + element + ">")
	for _, item := range block.Items {
		b.WriteString("\n<li>" + runs(item.Runs))
		if item.Sub != nil && len(item.Sub.Items) > 0 {
			b.WriteString("\n" + list(*item.Sub))
		}
		b.WriteString("</li>")
	}
	b.WriteString("\n</" + element + ">")
	return b.String()
}

// scrolled is how many columns a table has that may be wider than the screen.
const scrolled = 4

// table writes a table with its caption; one without is named by the heading it stands under.
func (p *page) table(block reports.Table) {
	count := len(block.Columns)
	for _, row := range block.Rows {
		count = max(count, len(row.Cells))
	}
	hasHead := slices.ContainsFunc(block.Columns, func(c reports.Column) bool { return c.Head != "" })
	if count == 0 || !hasHead && len(block.Rows) == 0 { // nothing stands in it
		if block.Caption != "" {
			p.write("<p><strong>", text(block.Caption), "</strong></p>")
		}
		return
	}
	p.tables++
	named, caption := ` aria-label="`+reports.WordTable+`"`, ""
	switch {
	case reports.PrintableLine(block.Caption) != "":
		id := fmt.Sprintf("table%d", p.tables)
		named, caption = ` aria-labelledby="`+id+`"`, `<caption id="`+id+`">`+text(block.Caption)+"</caption>\n"
	case len(p.headings) > 0:
		named = ` aria-labelledby="` + p.headings[len(p.headings)-1].id(len(p.headings)-1) + `"`
	}
	open := `<div class="wide">`
	if count >= scrolled { // it is scrolled with the keys too
		open = `<div class="wide" role="group" tabindex="0"` + named + `>`
	}
	p.write(open, `<table`, named, ">\n", caption)
	class := func(i int) string {
		if i < len(block.Columns) && block.Columns[i].Align == reports.AlignRight {
			return ` class="number"`
		}
		return ""
	}
	if hasHead {
		p.b.WriteString("<thead><tr>")
		for i := range count {
			words := ""
			if i < len(block.Columns) {
				words = text(block.Columns[i].Head)
			}
			if words == "" {
				p.b.WriteString("<td></td>") // a head without words is none
				continue
			}
			p.b.WriteString(`<th scope="col"` + class(i) + ">" + words + "</th>")
		}
		p.write("</tr></thead>")
	}
	p.write("<tbody>")
	for _, row := range block.Rows {
		if row.Total {
			p.b.WriteString(`<tr class="total">`)
		} else {
			p.b.WriteString("<tr>")
		}
		for i := range count {
			words := ""
			if i < len(row.Cells) {
				words = cell(row.Cells[i])
			}
			if i == 0 && block.RowHeader && len(row.Cells) > 0 && !row.Cells[0].IsBlank() {
				p.b.WriteString(`<th scope="row"` + class(i) + ">" + words + "</th>")
				continue
			}
			p.b.WriteString("<td" + class(i) + ">" + words + "</td>")
		}
		p.write("</tr>")
	}
	p.write("</tbody></table></div>")
}

func cell(c reports.Cell) string {
	judged, rest := state(c.State), runs(c.Runs)
	if judged != "" && rest != "" {
		return judged + " " + rest
	}
	return judged + rest
}

func (p *page) keyFigures(block reports.KeyFigures) {
	if len(block.Figures) == 0 {
		return
	}
	p.write(`<ul class="figures">`)
	for _, f := range block.Figures {
		note := ""
		if f.Note != "" {
			note = ` <span class="note">` + text(f.Note) + "</span>"
		}
		p.write(`<li><b>`, text(f.Value), "</b> ", `<span class="label">`, text(f.Label), "</span>", note, "</li>")
	}
	p.write("</ul>")
}

func (p *page) lights(block reports.Lights) {
	if len(block.Lights) == 0 {
		return
	}
	p.write(`<ul class="lights">`)
	for _, l := range block.Lights {
		p.write(`<li><span class="judged">`, state(l.State), `</span> <span class="about"><b>`, text(l.Name), "</b> ", text(l.Sentence), `</span> <span class="coverage">`, text(l.Coverage), "</span></li>")
	}
	p.write("</ul>")
}

func (p *page) facts(block reports.Facts) {
	if len(block.Facts) == 0 {
		return
	}
	p.write("<dl>")
	for _, f := range block.Facts {
		p.write("<div><dt>", text(f.Label), "</dt> <dd>", text(f.Value), "</dd></div>")
	}
	p.write("</dl>")
}

// secrecyMark is the mark in a box. It is a note where it stands, and not one more part of the page to step between.
func secrecyMark(mark reports.SecrecyMark) string {
	var b strings.Builder
	b.WriteString(`<aside class="secrecy" role="note">` + "\n<p><strong>" + text(reports.WordSecrecy) + "</strong></p>\n<p><strong>" + text(reports.WordMayHold) + "</strong></p>\n")
	var rows strings.Builder
	for _, row := range []reports.Fact{
		{Label: reports.WordProvision, Value: mark.Provision}, {Label: reports.WordDate, Value: mark.Date}, {Label: reports.WordAuthority, Value: mark.Authority},
	} {
		if row.Value != "" {
			rows.WriteString("<div><dt>" + text(row.Label) + "</dt> <dd>" + text(row.Value) + "</dd></div>\n")
		}
	}
	if rows.Len() > 0 {
		b.WriteString("<dl>\n" + rows.String() + "</dl>\n")
	}
	if mark.Text != "" {
		b.WriteString("<p>" + text(mark.Text) + "</p>\n")
	}
	b.WriteString("</aside>\n")
	return b.String()
}
