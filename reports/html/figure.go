package html

import (
	"fmt"
	"strings"

	"lisparmen/reports"
	"lisparmen/reports/layout"
)

// shapes are the marks of the judgements, in a square of ten. No font is trusted to have them.
var shapes = map[reports.State]string{
	reports.Met:          `<circle cx="5" cy="5" r="4.6"/>`,
	reports.Partly:       `<path d="M5 .4 10 9.2H0z"/>`,
	reports.Lacking:      `<path d="M1 1h8v8H1z"/>`,
	reports.Unjudged:     `<circle cx="5" cy="5" r="3.9" fill="none" stroke="currentColor" stroke-width="1.4"/>`,
	reports.NotInUse:     `<path d="M1 4.3h8v1.4H1z"/>`,
	reports.PartlyJudged: `<circle cx="5" cy="5" r="3.9" fill="none" stroke="currentColor" stroke-width="1.4"/><path d="M5 1a4 4 0 0 1 0 8z"/>`,
}

// stateClass are the colours of the judgements.
var stateClass = map[reports.State]string{reports.Met: "met", reports.Partly: "partly", reports.Lacking: "lacking"}

// state is the mark and word of a judgement; empty for none. The mark is not read aloud, as its word is.
func state(s reports.State) string {
	if s.Word() == "" {
		return ""
	}
	class := strings.TrimSpace("state " + stateClass[s])
	return `<span class="` + class + `"><svg viewBox="0 0 10 10" aria-hidden="true">` + shapes[s] + `</svg> ` + text(s.Word()) + `</span>`
}

// figure writes a drawing in lines, with what it tells, and its caption.
func (p *page) figure(block reports.Figure) {
	drawn := layout.FigurePage(block, p.doc.Accent)
	if drawn == nil {
		return
	}
	p.figures++
	p.write("<figure>")
	p.write(fmt.Sprintf(`<svg role="img" aria-labelledby="figure%d" viewBox="0 0 %.2f %.2f" width="%.2fpt">`, p.figures, drawn.Width, drawn.Height, drawn.Width))
	p.write(fmt.Sprintf(`<title id="figure%d">%s</title>`, p.figures, text(drawn.Structure.Alt)))
	for _, item := range drawn.Pages[0].Items {
		switch drawing := item.Drawing.(type) {
		case layout.Text:
			p.write(svgText(drawing))
		case layout.Path:
			if s := svgPath(drawing); s != "" {
				p.write(s)
			}
		}
	}
	p.write("</svg>")
	if block.Caption != "" {
		p.write("<figcaption>", text(block.Caption), "</figcaption>")
	}
	p.write("</figure>")
}

// svgText takes the room that it has on the paper, whichever font the reader has.
func svgText(t layout.Text) string {
	weight := ""
	if t.Font == layout.Bold {
		weight = ` font-weight="700"`
	}
	return fmt.Sprintf(`<text x="%.2f" y="%.2f" font-size="%.2f" fill="%s"%s textLength="%.2f" lengthAdjust="spacingAndGlyphs">%s</text>`,
		t.X, t.Y, t.Size, paint(t.Color), weight, t.Width(), text(t.String))
}

func svgPath(path layout.Path) string {
	if len(path.Points) < 2 || path.Fill == 0 && path.Stroke == 0 {
		return ""
	}
	var b strings.Builder
	for i, at := range path.Points {
		fmt.Fprintf(&b, "%s%.2f %.2f", [...]string{"M", "L"}[min(i, 1)], at.X, at.Y)
	}
	if path.Closed {
		b.WriteString("z")
	}
	stroke := ""
	if path.Stroke != 0 {
		stroke = fmt.Sprintf(` stroke="%s" stroke-width="%.2f"`, paint(path.Stroke), path.Thickness)
	}
	return `<path d="` + b.String() + `" fill="` + paint(path.Fill) + `"` + stroke + `/>`
}

func paint(c reports.Color) string {
	if c == 0 {
		return "none"
	}
	return fmt.Sprintf("#%06X", uint32(c))
}
