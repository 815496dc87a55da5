// Package layout sets a Document on pages: where each stretch of text, line and shape stands, and what each is to
// someone who has the paper read aloud.
//
// All lengths are points (1/72 inch) from the upper left corner of the page, downwards and to the right.
package layout

import "lisparmen/reports"

// Pages is a paper ready to be drawn.
type Pages struct {
	Title, Subtitle, Author, Language string

	Width, Height float64 // of every page
	Pages         []Page
	Structure     *Element // the root, with role Document
	Outline       []Bookmark
	Missing       []rune // characters no font has, drawn as a box; sorted, each once

	Contents bool // there is a list of contents
	Closer   int  // how many steps closer than they must tight tables are set, for SetTable
}

// Page is what one page shows, in drawing and reading order.
type Page struct {
	Items []Item
	Links []Link
}

// Item is one thing on a page.
type Item struct {
	Element  *Element // what it is part of; nil for decoration
	Artifact Artifact // what kind of decoration it is when Element is nil
	Drawing  Drawing
}

// Artifact is a kind of decoration, which is not read aloud.
type Artifact int

// The kinds of decoration.
const (
	Ornament Artifact = iota
	Header
	Footer
)

// Drawing is what to draw. The variants are Text, Path and Picture.
type Drawing interface{ drawing() }

func (Text) drawing()    {}
func (Path) drawing()    {}
func (Picture) drawing() {}

// Text is one stretch of text in one style, without line breaks. X and Y are the left end of its baseline.
// Every rune is in its font and below U+10000.
type Text struct {
	X, Y   float64
	Font   Font
	Size   float64
	Color  reports.Color
	String string
}

// Path is a line through points; a fill makes it a shape, a stroke is Thickness wide. Colours of 0 draw nothing.
type Path struct {
	Points       []Point
	Closed       bool
	Fill, Stroke reports.Color
	Thickness    float64
	Instead      string // the text the path is drawn in place of, if any
}

// Picture is a PNG in a rectangle.
type Picture struct {
	X, Y, Width, Height float64
	PNG                 []byte
}

// Point is a place on a page.
type Point struct{ X, Y float64 }

// Link is an area of a page that leads somewhere: to URL, or if that is empty to a place in the paper.
type Link struct {
	Element             *Element // with role Link
	X, Y, Width, Height float64
	URL                 string
	Page                int // counted from 0
	Top                 float64
	Description         string // where it leads, in words
}

// Bookmark is one line in the reader's list of contents.
type Bookmark struct {
	Text  string
	Level int // from 0; never more than one deeper than the bookmark before
	Page  int // counted from 0
	Top   float64
}

// Element is a node of the structure tree. It has either kids or items of its own, never both.
type Element struct {
	Role  string // of the standard roles in ISO 32000-1 §14.8.4: "P", "TH" …
	Scope string // of a TH: "Column" or "Row"
	Alt   string // of a Figure: what it tells
	Kids  []*Element

	Spoken string // of a Span that is a change: what is read aloud instead of its text
	Struck bool   // of such a Span: its text is struck through; else it is underlined

	Numbering string // of an L, what its labels are: "Decimal", "Disc" or "None"

	// Of a Figure: the page it is on, counted from 0, and the room it takes there.
	Page                int
	X, Y, Width, Height float64
}

func (e *Element) add(role string) *Element {
	kid := &Element{Role: role}
	e.Kids = append(e.Kids, kid)
	return kid
}
