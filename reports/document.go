// Package reports turns the registers into papers in Swedish; a paper is a Document of plain values that other
// packages lay out and draw.
package reports

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
)

// Document is a whole paper: what it says, never how it looks.
// All texts are Swedish and ready to print; the zero value of every field is allowed and prints nothing.
type Document struct {
	Title        string // "Årsrapport informationssäkerhet"; also the title in the PDF's properties
	Subtitle     string // one line under the title, such as "Ställning per den 31 december 2026"
	Municipality string // first in the footer, and above the title on the first page
	Language     string // BCP 47, such as "sv-SE", which is also what empty means
	Author       string // the person or unit named as author in the file's properties
	Date         string // the paper's date as printed, above the title to the right
	Control      string // the kontrollkod, printed in the footer of every page
	Secrecy      *SecrecyMark
	Logo         *Logo // at the head of the first page, with the municipality's name beside it
	Accent       Color // of the line under the title, links and what is drawn in Accent; 0 means Accent
	Draft        bool  // arbetsmaterial, which is said at the head of every page
	FrontPage    bool  // what stands before the first PageBreak is set closer until it is one page
	Sheet        bool  // tight tables are set closer where that saves a page, until the whole is one sheet: two pages
	Contents     bool  // a list "Innehåll" at the first PageBreak in Blocks, or before the first heading; left out of a short paper
	ChaptersOnly bool  // the contents list headings of level 1 alone, for a paper of so many that the others would fill pages
	Blocks       []Block
}

// Logo is a municipality's coat of arms or logotype.
type Logo struct {
	PNG           []byte // eight bits a colour, without transparency
	Width, Height int    // in pixels
	Alt           string // "Kommunvapen för Vara kommun"
}

// Size is how large the logotype is printed, in millimetres: as large as there is room for at the head of a paper. None has no size.
func (l *Logo) Size() (width, height float64) {
	const mostWidth, mostHeight = 50, 16
	if l == nil || l.Width <= 0 || l.Height <= 0 {
		return 0, 0
	}
	scale := min(mostWidth/float64(l.Width), mostHeight/float64(l.Height))
	return scale * float64(l.Width), scale * float64(l.Height)
}

// Words tell what the logotype shows to those who do not see it, on one line; never empty.
func (l *Logo) Words() string { return cmp.Or(strings.TrimSpace(PrintableLine(l.Alt)), WordPicture) }

// Block is one part of a paper, in reading order. The variants are Heading, Paragraph, List, Table, KeyFigures,
// Lights, Facts, Figure, SecrecyMark, PageBreak, Space and Group: values, never pointers.
type Block interface{ block() }

func (Heading) block()     {}
func (Paragraph) block()   {}
func (List) block()        {}
func (Table) block()       {}
func (KeyFigures) block()  {}
func (Lights) block()      {}
func (Facts) block()       {}
func (Figure) block()      {}
func (SecrecyMark) block() {}
func (PageBreak) block()   {}
func (Space) block()       {}
func (Group) block()       {}

// Run is a stretch of text in one style. A "\n" in Text begins a new line.
type Run struct {
	Text     string
	Bold     bool // bold and italic together is bold
	Italic   bool
	Quiet    bool   // in the quieter text colour
	Struck   bool   // taken away since the version before: struck through, and said in words to those who cannot see it
	Inserted bool   // new since the version before: bold and underlined, and said in words likewise
	Link     string // an http, https or mailto address that the text leads to; others are printed as plain text
}

// Spoken is the run's text for those who do not see how it is drawn: "[utgår: varje år]" of what is taken away,
// "[tillkommer: två gånger om året]" of what is new.
func (r Run) Spoken() string {
	word := ""
	switch {
	case r.Struck:
		word = WordStruck
	case r.Inserted:
		word = WordInserted
	}
	text := strings.TrimSpace(r.Text)
	if word == "" || text == "" {
		return r.Text
	}
	before, after, _ := strings.Cut(r.Text, text) // the room around it, and its line breaks, stay
	return before + "[" + word + ": " + text + "]" + after
}

// Address returns where the run leads, or nothing when that is not an address a paper may lead to.
func (r Run) Address() string {
	if r.Link == "" {
		return ""
	}
	u, err := url.Parse(strings.TrimSpace(r.Link))
	if err != nil {
		return ""
	}
	switch {
	case (u.Scheme == "http" || u.Scheme == "https") && u.Host != "", u.Scheme == "mailto" && u.Opaque != "":
		return u.String()
	}
	return ""
}

// Plain returns text without style as runs, which is what most paragraphs and cells need.
func Plain(text string) []Run { return []Run{{Text: text}} }

// Heading opens a section. Level 1 to 3; other levels count as the nearest.
// The document's own title is not a Heading. Levels 1 and 2 are listed in the contents.
type Heading struct {
	Level int
	Text  string
}

// Paragraph is running text.
type Paragraph struct {
	Style ParagraphStyle
	Runs  []Run
}

// ParagraphStyle is the voice of a paragraph.
type ParagraphStyle int

// The voices of a paragraph.
const (
	BodyText  ParagraphStyle = iota
	LeadText                 // the one sentence of judgement: larger
	QuietText                // in the quieter colour
	QuoteText                // someone else's words: indented, with a line at the left
	SmallText                // sources and notes: smaller and quieter
)

// Text returns an unstyled paragraph of running text.
func Text(text string) Paragraph { return Paragraph{Runs: Plain(text)} }

// Lead returns the larger paragraph that sums up what follows.
func Lead(text string) Paragraph { return Paragraph{Style: LeadText, Runs: Plain(text)} }

// List is a bulleted or numbered list.
type List struct {
	Numbered bool
	Items    []Item
}

// Item is one entry of a List, with an optional list under it.
type Item struct {
	Runs []Run
	Sub  *List
}

// Bullets returns a bulleted list of plain texts.
func Bullets(texts ...string) List {
	list := List{Items: make([]Item, len(texts))}
	for i, text := range texts {
		list.Items[i].Runs = Plain(text)
	}
	return list
}

// Table is a grid of cells. If no column has a Head there is no head row.
// A row may be shorter than Columns; one that is longer widens the table, so nothing is lost.
type Table struct {
	Caption   string // above the table; also what a screen reader announces it as
	Columns   []Column
	Rows      []Row
	RowHeader bool // the first cell of each row names the row
	Tight     bool // set closer, for a page that must hold much
}

// Column says how one column of a Table is set.
type Column struct {
	Head   string
	Weight float64 // share of the width beside the other columns; 0 counts as 1
	Align  Align
}

// Align is how text stands in its column.
type Align int

// The alignments: words to the left, numbers to the right. AlignCenter is for a Label in a Figure.
const (
	AlignLeft Align = iota
	AlignRight
	AlignCenter
)

// Row is one row of a Table.
type Row struct {
	Cells []Cell
	Total bool // a sum of the rows above: bold, with a line over it
}

// Cell is one cell of a Table: the mark and word of State if there is one, then Runs.
type Cell struct {
	State State
	Runs  []Run
}

// IsBlank tells whether the cell says nothing: it is one to write in.
func (c Cell) IsBlank() bool {
	return c.State == NoState && !slices.ContainsFunc(c.Runs, func(r Run) bool { return strings.TrimSpace(r.Text) != "" })
}

// TextCell returns a cell of plain text.
func TextCell(text string) Cell { return Cell{Runs: Plain(text)} }

// StateCell returns a cell with the mark and word of a state.
func StateCell(state State) Cell { return Cell{State: state} }

// Cells returns a row of plain texts.
func Cells(texts ...string) Row {
	row := Row{Cells: make([]Cell, len(texts))}
	for i, text := range texts {
		row.Cells[i] = TextCell(text)
	}
	return row
}

// State is a judgement, always shown as shape, colour and word together. The zero State is no judgement at all and
// prints nothing.
type State int

// The judgements.
const (
	NoState State = iota
	Met
	Partly
	Lacking
	Unjudged
	NotInUse
	PartlyJudged // all that has been judged is met, and the rest waits
)

// KeyFigures is a row of large numbers; more than four are set in several rows.
type KeyFigures struct{ Figures []KeyFigure }

// KeyFigure is one large number.
type KeyFigure struct {
	Value string // the number as printed: "87 %"
	Label string // what it counts
	Note  string // optional and quiet: what it was last year
}

// Lights are areas with a judgement each, such as the policy's seven.
type Lights struct{ Lights []Light }

// Light is one area with its judgement.
type Light struct {
	State    State
	Name     string
	Sentence string
	Coverage string // to the right: "4 av 5 krav"
}

// Facts are label–value pairs in two columns: reference number, officer, meeting.
type Facts struct{ Facts []Fact }

// Fact is one label and its value.
type Fact struct{ Label, Value string }

// Figure is a drawing. Lengths are millimetres from its upper left corner; one wider than the text is scaled down.
type Figure struct {
	Width, Height float64
	Shapes        []Shape // later ones are drawn over earlier ones
	Alt           string  // what the picture tells, for those who cannot see it; empty means Caption
	Caption       string
}

// Shape is one part of a Figure. The variants are Rect, Line, Polygon, Label and Mark.
type Shape interface{ shape() }

func (Rect) shape()    {}
func (Line) shape()    {}
func (Polygon) shape() {}
func (Label) shape()   {}
func (Mark) shape()    {}

// Rect is a rectangle, in millimetres.
type Rect struct {
	X, Y, Width, Height float64
	Fill, Stroke        Color
}

// Line is a straight line, in millimetres; a Thickness of 0 is a hairline.
type Line struct {
	X1, Y1, X2, Y2, Thickness float64
	Color                     Color
}

// Polygon is a closed shape through its points.
type Polygon struct {
	Points       []Point
	Fill, Stroke Color
}

// Point is a place in a Figure, in millimetres.
type Point struct{ X, Y float64 }

// Label is one line of text in a Figure. X and Y, in millimetres, are the left end, right end or middle of its
// baseline, as Align says.
type Label struct {
	X, Y  float64
	Text  string
	Size  float64 // points; 0 means 8.5
	Bold  bool
	Align Align
	Color Color // 0 means the text colour
}

// Mark is the shape of a State in a Figure, without its word. X and Y, in millimetres, are its middle; Size, in
// millimetres, its height.
type Mark struct {
	X, Y, Size float64
	State      State
}

// Color is 0xRRGGBB. The zero Color is not drawn; pure black is not among the program's colours.
type Color uint32

// The colours of the paper, the same as the window's light theme.
const (
	White     Color = 0xFFFFFF
	Raised    Color = 0xF7F7F5
	Sunken    Color = 0xEFEFEC
	Ink       Color = 0x1B1B1B
	QuietInk  Color = 0x5C5F62
	Hairline  Color = 0xDADAD6
	Accent    Color = 0x1F4E79
	MetColor  Color = 0x2E7D32
	PartColor Color = 0x8A5300
	LackColor Color = 0xB3261E
	OpenColor Color = 0x6B6F73
)

// SecrecyMark is a note that the paper, or what follows it, may not be given out without a review. On the Document
// it is boxed on the first page and named in the header of the others; as a Block it is boxed where it stands.
type SecrecyMark struct {
	Provision string // "18 kap. 8 § offentlighets- och sekretesslagen (2009:400)"
	Date      string // the day the note was made, as printed
	Authority string // who made it
	Text      string // optional: what is secret and why
}

// PageBreak begins a new page, unless one has just begun.
type PageBreak struct{}

// Space is empty room, in millimetres; at the head of a page it vanishes.
type Space struct{ Height float64 }

// Group is kept on one page when it fits on one.
type Group struct{ Blocks []Block }
