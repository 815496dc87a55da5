package layout

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"lisparmen/reports"
)

// textStyle is how a stretch of text is set.
type textStyle struct {
	size, leading float64
	color         reports.Color
	bold, italic  bool
}

// baseline returns how far under the top of its line the text stands.
func (s textStyle) baseline() float64 {
	return (s.leading-(ascent+descent)*s.size)/2 + ascent*s.size
}

// glyph is one character ready to be measured: in a font that has it, or drawn by us.
type glyph struct {
	r     rune
	font  Font
	drawn drawnAs
	span  int32 // index in text.spans
	width float32
}

// drawnAs tells what stands in for a glyph that no font has.
type drawnAs uint8

const (
	asText  drawnAs = iota
	asBox           // a character no font has
	asState         // a state's mark before its word
	asSign          // a state's sign somebody has typed
)

// span is what a run's glyphs have in common.
type span struct {
	color            reports.Color
	link             string
	state            reports.State
	struck, inserted bool
	spoken           string // what is read aloud instead of the text of a change
}

// text is shaped text, ready to be broken into lines.
type text struct {
	style  textStyle
	glyphs []glyph
	spans  []span
}

// signs are the characters for states, which Noto Sans lacks.
var signs = map[rune]reports.State{
	'●': reports.Met, '▲': reports.Partly, '■': reports.Lacking, '○': reports.Unjudged, '◐': reports.PartlyJudged,
}

// stateMarkWidth is the room for a state's mark and the gap to its word, in parts of the size.
const stateMarkWidth = 1.15

const (
	softHyphen     = '\u00AD'
	zeroWidthSpace = '\u200B'
)

// shape finds a font and a width for each character of the runs.
func (b *builder) shape(runs []reports.Run, style textStyle) text {
	t := text{style: style}
	for _, run := range runs {
		font := Regular
		switch {
		case run.Bold || run.Inserted || style.bold:
			font = Bold
		case run.Italic || style.italic:
			font = Italic
		}
		s := span{color: style.color, link: run.Address()}
		if run.Quiet {
			s.color = reports.QuietInk
		}
		if s.link != "" {
			s.color = reports.Accent
		}
		if spoken := run.Spoken(); spoken != run.Text {
			s.struck, s.inserted, s.spoken = run.Struck, run.Inserted && !run.Struck, plainLine(spoken)
			s.color = reports.MetColor
			if s.struck {
				s.color = reports.LackColor
			}
		}
		t.spans = append(t.spans, s)
		b.appendGlyphs(&t, run.Text, font)
	}
	return t
}

// shapeCell shapes a cell: the mark and word of its state, if any, before its runs.
func (b *builder) shapeCell(cell reports.Cell, style textStyle) text {
	word := cell.State.Word()
	if word == "" {
		return b.shape(cell.Runs, style)
	}
	t := text{style: style}
	b.appendState(&t, cell.State, style.bold)
	rest := b.shape(cell.Runs, style)
	if len(rest.glyphs) > 0 {
		b.appendGlyphs(&t, " ", Regular)
	}
	for _, g := range rest.glyphs {
		g.span += int32(len(t.spans))
		t.glyphs = append(t.glyphs, g)
	}
	t.spans = append(t.spans, rest.spans...)
	return t
}

// appendState appends the mark and word of a state.
func (b *builder) appendState(t *text, state reports.State, bold bool) {
	t.spans = append(t.spans, span{color: state.Color(), state: state})
	font := Regular
	if bold {
		font = Bold
	}
	width := float32(stateMarkWidth * t.style.size)
	t.glyphs = append(t.glyphs, glyph{drawn: asState, span: int32(len(t.spans) - 1), width: width})
	b.appendGlyphs(t, state.Word(), font)
}

// appendGlyphs appends characters in the last span.
func (b *builder) appendGlyphs(t *text, s string, font Font) {
	last := int32(len(t.spans) - 1)
	t.glyphs = slices.Grow(t.glyphs, len(s))
	for _, r := range norm.NFC.String(s) {
		r, ok := printable(r)
		if !ok {
			continue
		}
		g := glyph{r: r, font: font, span: last}
		thousandths, ok := font.advance(r)
		if r == '\n' || r == softHyphen || r == zeroWidthSpace {
			thousandths, ok = 0, true
		}
		if !ok {
			if thousandths, ok = Symbols.advance(r); ok {
				g.font = Symbols
			}
		}
		if state := signs[r]; state != reports.NoState {
			thousandths, ok = 900, true
			g.drawn = asSign
		}
		if !ok {
			thousandths = 600
			g.drawn = asBox
			b.missing[r] = true
		}
		g.width = float32(float64(thousandths) * t.style.size / 1000)
		t.glyphs = append(t.glyphs, g)
	}
}

// printable maps a character to the one that is drawn, and tells whether there is one.
func printable(r rune) (rune, bool) {
	if r == '\u2212' { // minus: Noto Sans lacks it, and its en dash is as wide and high
		return '–', true
	}
	return reports.PrintableRune(r) // a no-break hyphen is drawn as a hyphen, and kept apart in canBreakAfter
}

// line is a part of a text that fits a width.
type line struct {
	first, end int     // the glyphs, with the spaces that hang at the end
	width      float64 // without them
	hyphen     bool    // the line ends in a soft hyphen
}

// slack forgives the rounding of widths that were measured to fit exactly.
const slack = 0.01

// lines breaks the text to a width: after spaces, hyphens and slashes, and where nothing else helps in the middle of
// a word. There is always at least one line.
func (t *text) lines(width float64) []line {
	var lines []line
	first := 0     // of the line
	breakAt := -1  // the last place in the line where it may end
	x := 0.0       // the width so far
	visible := 0.0 // without the spaces at the end
	breakWidth := 0.0
	hyphenWidth := t.hyphenWidth()
	begin := func(at int) { first, breakAt, x, visible = at, -1, 0, 0 }

	for i := 0; i < len(t.glyphs); i++ {
		g := &t.glyphs[i]
		if g.r == '\n' {
			lines = append(lines, line{first: first, end: i + 1, width: visible})
			begin(i + 1)
			continue
		}
		w := float64(g.width)
		if !isSpace(g.r) {
			if x+w > width+slack && i > first && w > 0 {
				if breakAt < 0 {
					breakAt, breakWidth = i, visible
				}
				lines = append(lines, line{
					first: first, end: breakAt, width: breakWidth,
					hyphen: t.glyphs[breakAt-1].r == softHyphen,
				})
				i = breakAt - 1
				begin(breakAt)
				continue
			}
			if w > 0 { // what has no width does not make the spaces before it count
				visible = x + w
			}
		}
		x += w
		if g.r == softHyphen {
			if i > first && isWordRune(t.glyphs[i-1].r) && x+hyphenWidth <= width+slack {
				breakAt, breakWidth = i+1, x+hyphenWidth
			}
		} else if t.canBreakAfter(i) {
			breakAt, breakWidth = i+1, visible
		}
	}
	return append(lines, line{first: first, end: len(t.glyphs), width: visible})
}

// balance returns the least width that needs no more lines than the given one, so that a heading of two lines does not
// end in a line of one word.
func (t *text) balance(width float64) float64 {
	count := len(t.lines(width))
	if count < 2 || count > 4 {
		return width
	}
	tooNarrow, enough := width/2, width
	for enough-tooNarrow > 1 {
		middle := (tooNarrow + enough) / 2
		if len(t.lines(middle)) > count {
			tooNarrow = middle
		} else {
			enough = middle
		}
	}
	return enough
}

func (t *text) hyphenWidth() float64 {
	thousandths, _ := Regular.advance('-')
	return float64(thousandths) * t.style.size / 1000
}

// canBreakAfter tells whether a line may end after glyph i.
func (t *text) canBreakAfter(i int) bool {
	if i+1 >= len(t.glyphs) {
		return false
	}
	r, next := t.glyphs[i].r, t.glyphs[i+1].r
	var before rune
	if i > 0 {
		before = t.glyphs[i-1].r
	}
	betweenDigits := unicode.IsDigit(before) && unicode.IsDigit(next)
	switch {
	case isSpace(r):
		if strings.ContainsRune("≤≥<>±§", before) && unicode.IsDigit(next) {
			return false
		}
		switch next {
		case '%', '§':
			return !unicode.IsDigit(before)
		case '–': // a dash belongs to the line before it
			return i+2 >= len(t.glyphs) || !isSpace(t.glyphs[i+2].r)
		}
		return !isSpace(next)
	case r == '-' || r == '\u2010' || r == '–':
		return isWordRune(before) && t.hasLetters(i+1, 3)
	case r == '/':
		return next != '/' && !isSpace(next) && !isSpace(before) && !betweenDigits
	case r == zeroWidthSpace:
		return true
	}
	return false
}

// hasLetters tells whether a word part that can stand alone begins at glyph i: at least so many letters, no digit first. So "Å-12",
// "2026-11-24" (UAX 14, LB25) and "CERT-SE" stay whole.
func (t *text) hasLetters(i, fewest int) bool {
	for n := range fewest {
		if i+n >= len(t.glyphs) || !isWordRune(t.glyphs[i+n].r) || n == 0 && unicode.IsDigit(t.glyphs[i].r) {
			return false
		}
	}
	return true
}

// isSpace tells whether a line may break at a space; the no-break ones are characters like others.
func isSpace(r rune) bool {
	switch r {
	case ' ':
		return true
	case '\u00A0', '\u2007', '\u202F':
		return false
	}
	return unicode.Is(unicode.Zs, r)
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// longestWord returns the width of the widest part that cannot be broken without cutting a word.
func (t *text) longestWord() float64 {
	longest, word := 0.0, 0.0
	for i := range t.glyphs {
		g := &t.glyphs[i]
		if isSpace(g.r) || g.r == '\n' {
			word = 0
			continue
		}
		word += float64(g.width)
		longest = max(longest, word)
		if t.canBreakAfter(i) || g.r == softHyphen {
			word = 0
		}
	}
	return longest
}

// fullWidth returns the width of the text on one line.
func (t *text) fullWidth() float64 {
	width := 0.0
	for _, g := range t.glyphs {
		width += float64(g.width)
	}
	return width
}

// shorten cuts the text to a width, with an ellipsis where something is lost.
func (t *text) shorten(width float64) {
	if len(t.glyphs) == 0 || t.fullWidth() <= width+slack {
		return
	}
	dots := glyph{r: '…', font: t.glyphs[0].font, span: t.glyphs[0].span}
	if dots.font == Symbols {
		dots.font = Regular
	}
	thousandths, _ := dots.font.advance('…')
	dots.width = float32(float64(thousandths) * t.style.size / 1000)
	room, end := width-float64(dots.width), 0
	for end < len(t.glyphs) && room >= float64(t.glyphs[end].width) {
		room -= float64(t.glyphs[end].width)
		end++
	}
	for end > 0 && isSpace(t.glyphs[end-1].r) {
		end--
	}
	t.glyphs = append(t.glyphs[:end:end], dots)
}

// leaves returns the element of each span: e itself, or if some spans are links or changes, a kid of e for each stretch.
func (t *text) leaves(e *Element) []*Element {
	leaves := make([]*Element, len(t.spans))
	parted := slices.ContainsFunc(t.spans, span.isApart)
	for i, s := range t.spans {
		switch {
		case e == nil || !parted:
			leaves[i] = e
		case s.link != "":
			leaves[i] = e.add("Link")
		case s.isApart():
			leaves[i] = e.add("Span")
			leaves[i].Spoken, leaves[i].Struck = s.spoken, s.struck
		case i > 0 && !t.spans[i-1].isApart():
			leaves[i] = leaves[i-1]
		default:
			leaves[i] = e.add("Span")
		}
	}
	return leaves
}

// isApart tells whether the span has an element of its own.
func (s span) isApart() bool { return s.link != "" || s.spoken != "" }
