// Package pdf draws a paper as a tagged PDF that has its fonts inside, is in Swedish to a screen reader, and is the
// same bytes each time.
package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/go-pdf/fpdf"

	"lisparmen/reports"
	"lisparmen/reports/layout"
)

// Result tells what was written.
type Result struct {
	Pages   int
	Missing []rune // characters no font has, drawn as a box; sorted
}

// Write lays out the document and writes it as a PDF. created is the only time in the file.
func Write(w io.Writer, doc reports.Document, created time.Time) (Result, error) {
	return Draw(w, layout.Paginate(doc), created)
}

// Draw writes a paper that is already laid out, as Write does.
func Draw(w io.Writer, pages *layout.Pages, created time.Time) (Result, error) {
	d := drawer{
		pdf: fpdf.NewCustom(&fpdf.InitType{
			UnitStr: "pt", Size: fpdf.SizeType{Wd: pages.Width, Ht: pages.Height},
		}),
		content: map[*layout.Element][]marked{},
		fonts:   map[layout.Font]bool{},
	}
	d.pdf.SetAutoPageBreak(false, 0)
	d.pdf.SetMargins(0, 0, 0)
	d.pdf.SetCatalogSort(true)
	d.pdf.SetCompression(false) // tag compresses the pages, with one compressor for all
	d.pdf.SetCreationDate(created.UTC())
	d.pdf.SetModificationDate(created.UTC())
	d.pdf.SetLineCapStyle("butt")
	d.pdf.SetLineJoinStyle("miter")
	for i := range pages.Pages {
		d.page(&pages.Pages[i], i)
	}
	var untagged bytes.Buffer
	if err := d.pdf.Output(&untagged); err != nil {
		return Result{}, fmt.Errorf("pdf: %w", err)
	}
	tagged, err := tag(untagged.Bytes(), pages, &d, created)
	if err != nil {
		return Result{}, err
	}
	if _, err := w.Write(tagged); err != nil {
		return Result{}, err
	}
	return Result{Pages: len(pages.Pages), Missing: pages.Missing}, nil
}

// marked is a stretch of a page's content that belongs to one element.
type marked struct{ page, id int }

// drawer draws pages with fpdf and remembers which content belongs to which element.
type drawer struct {
	pdf     *fpdf.Fpdf
	content map[*layout.Element][]marked
	parents [][]*layout.Element // by page, the element of each marked content id
	fonts   map[layout.Font]bool

	font layout.Font // chosen on this page, at size
	size float64
}

// page draws one page. Neighbouring items of the same element share one marked content, save those that stand for a
// text: readers lose the text after a marked content inside another.
func (d *drawer) page(page *layout.Page, number int) {
	d.pdf.AddPage()
	d.size = 0
	d.parents = append(d.parents, nil)
	for i, item := range page.Items {
		if i == 0 || !sharesMark(page.Items[i-1], item) {
			if i > 0 {
				d.pdf.RawWriteStr("EMC")
			}
			d.open(item, number)
		}
		switch drawing := item.Drawing.(type) {
		case layout.Text:
			d.text(drawing)
		case layout.Path:
			d.path(drawing)
			if instead(item) != "" {
				d.placeholder(drawing)
			}
		case layout.Picture:
			d.picture(drawing)
		}
	}
	if len(page.Items) > 0 {
		d.pdf.RawWriteStr("EMC")
	}
}

// sharesMark tells whether an item can be in the same marked content as the one before.
func sharesMark(before, item layout.Item) bool {
	return before.Element == item.Element && before.Artifact == item.Artifact && instead(before) == "" && instead(item) == ""
}

// instead is the text that an item stands for, if it is drawn in place of one and is read aloud.
func instead(item layout.Item) string {
	if path, ok := item.Drawing.(layout.Path); ok && item.Element != nil {
		return path.Instead
	}
	return ""
}

// open begins the marked content of an item.
func (d *drawer) open(item layout.Item, page int) {
	if item.Element == nil {
		d.pdf.RawWriteStr([...]string{
			layout.Ornament: "/Artifact <</Type /Layout>> BDC",
			layout.Header:   "/Artifact <</Type /Pagination /Subtype /Header>> BDC",
			layout.Footer:   "/Artifact <</Type /Pagination /Subtype /Footer>> BDC",
		}[item.Artifact])
		return
	}
	id := len(d.parents[page])
	d.parents[page] = append(d.parents[page], item.Element)
	d.content[item.Element] = append(d.content[item.Element], marked{page, id})
	if s := instead(item); s != "" {
		d.pdf.RawWriteStr("/Span <</MCID " + strconv.Itoa(id) + " /ActualText " + textString(s) + ">> BDC")
		return
	}
	d.pdf.RawWriteStr("/" + item.Element.Role + " <</MCID " + strconv.Itoa(id) + ">> BDC")
}

func (d *drawer) text(t layout.Text) {
	family := fontFamily(t.Font)
	if !d.fonts[t.Font] { // a font costs some milliseconds, so only those in use are loaded
		d.fonts[t.Font] = true
		d.pdf.AddUTF8FontFromBytes(family, "", t.Font.File())
	}
	if d.size != t.Size || d.font != t.Font {
		d.font, d.size = t.Font, t.Size
		d.pdf.SetFont(family, "", t.Size)
	}
	d.pdf.SetTextColor(rgb(t.Color))
	d.pdf.Text(t.X, t.Y, t.String)
}

// fontFamily is the name fpdf knows a font by; tag replaces it in the file.
func fontFamily(font layout.Font) string { return "paper" + strconv.Itoa(int(font)) }

func (d *drawer) path(p layout.Path) {
	operator := ""
	if p.Fill != 0 {
		operator = "F"
		d.pdf.SetFillColor(rgb(p.Fill))
	}
	if p.Stroke != 0 {
		operator += "D"
		d.pdf.SetDrawColor(rgb(p.Stroke))
		d.pdf.SetLineWidth(p.Thickness)
	}
	if operator == "" || len(p.Points) < 2 {
		return
	}
	d.pdf.MoveTo(p.Points[0].X, p.Points[0].Y)
	for _, point := range p.Points[1:] {
		d.pdf.LineTo(point.X, point.Y)
	}
	if p.Closed {
		d.pdf.ClosePath()
	}
	d.pdf.DrawPath(operator)
}

// picture draws a PNG.
func (d *drawer) picture(p layout.Picture) {
	options := fpdf.ImageOptions{ImageType: "PNG"}
	name := fmt.Sprintf("%x", sha256.Sum256(p.PNG))
	d.pdf.RegisterImageOptionsReader(name, options, bytes.NewReader(p.PNG))
	d.pdf.ImageOptions(name, p.X, p.Y, p.Width, p.Height, false, options, 0, "")
}

// placeholder draws a space under a path that stands for a text: readers put an ActualText where text is drawn, and
// pass over one without any.
func (d *drawer) placeholder(p layout.Path) {
	left, top, bottom := p.Points[0].X, p.Points[0].Y, p.Points[0].Y
	for _, point := range p.Points {
		left, top, bottom = min(left, point.X), min(top, point.Y), max(bottom, point.Y)
	}
	d.text(layout.Text{X: left, Y: bottom, Size: bottom - top, Color: reports.Ink, String: " "})
}

func rgb(c reports.Color) (r, g, b int) {
	return int(c >> 16 & 0xFF), int(c >> 8 & 0xFF), int(c & 0xFF)
}
