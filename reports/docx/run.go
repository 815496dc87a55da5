package docx

import (
	"fmt"
	"regexp"
	"strings"

	"lisparmen/reports"
)

// run writes text with some properties. Line breaks and hyphens that are seen only sometimes have elements of their own.
func run(properties, text string) string {
	text = reports.Printable(text)
	if text == "" {
		return ""
	}
	var b strings.Builder
	b.WriteString(`<w:r>`)
	if properties != "" {
		b.WriteString(`<w:rPr>` + properties + `</w:rPr>`)
	}
	for range 2 { // the second time for a digit between two hyphens
		text = betweenDigits.ReplaceAllString(text, "$1\u2011$2")
	}
	for text != "" {
		end := strings.IndexAny(text, "\n\u00AD\u2011")
		if end < 0 {
			end = len(text)
		}
		if end > 0 {
			b.WriteString(`<w:t xml:space="preserve">` + escape(text[:end]) + `</w:t>`)
			text = text[end:]
			continue
		}
		for sign, element := range signElements {
			if rest, ok := strings.CutPrefix(text, sign); ok {
				b.WriteString(element)
				text = rest
				break
			}
		}
	}
	b.WriteString(`</w:r>`)
	return b.String()
}

// betweenDigits is a hyphen at which a line is not parted, as in a day.
var betweenDigits = regexp.MustCompile(`([0-9])-([0-9])`)

var signElements = map[string]string{"\n": `<w:br/>`, "\u00AD": `<w:softHyphen/>`, "\u2011": `<w:noBreakHyphen/>`}

func color(c reports.Color) string { return `<w:color w:val="` + hex(c) + `"/>` }

// runs writes runs. first are properties that all of them have, of those that come before the colour.
func (d *drafter) runs(runs []reports.Run, first string) string {
	var b strings.Builder
	for _, r := range runs {
		properties := first
		switch {
		case (r.Bold || r.Inserted) && !strings.Contains(first, `<w:b/>`):
			properties += `<w:b/>`
		case r.Italic && !r.Bold:
			properties += `<w:i/>`
		}
		switch { // in the order of the standard: what is struck before the colour, what is underlined after it
		case r.Struck:
			properties += `<w:strike/>` + color(reports.LackColor)
		case r.Inserted:
			properties += color(reports.MetColor) + `<w:u w:val="single"/>`
		case r.Quiet:
			properties += color(reports.QuietInk)
		}
		address := r.Address()
		if address == "" || reports.Printable(r.Text) == "" {
			b.WriteString(run(properties, r.Text))
			continue
		}
		fmt.Fprintf(&b, `<w:hyperlink r:id="rId%d" w:history="1">%s</w:hyperlink>`, d.link(address),
			run(`<w:rStyle w:val="Hyperlink"/>`+strings.TrimSuffix(properties, color(reports.QuietInk)), r.Text))
	}
	return b.String()
}

// link is the relation of an address.
func (d *drafter) link(address string) int {
	i, ok := d.links[address]
	if !ok {
		i = len(d.addresses)
		d.links[address] = i
		d.addresses = append(d.addresses, address)
	}
	return d.linkRelation(i)
}

// state writes the mark and word of a judgement; empty for none.
func state(s reports.State, first string) string {
	if s.Word() == "" {
		return ""
	}
	return run(`<w:rStyle w:val="StateMark"/>`+first+color(s.Color()), s.Mark()+"\u00A0") + run(first+color(s.Color()), s.Word())
}

// cell writes what a cell says.
func (d *drafter) cell(cell reports.Cell, first string) string {
	judged, rest := state(cell.State, first), d.runs(cell.Runs, first)
	if judged != "" && rest != "" {
		return judged + run("", " ") + rest
	}
	return judged + rest
}
