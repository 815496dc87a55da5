package picture

import (
	"fmt"
	"image"
	"testing"

	"lisparmen/reports"
	pages "lisparmen/reports/layout"
)

// inked are the corners of what is drawn on a page.
func inked(page *image.RGBA) image.Rectangle {
	area := image.Rectangle{}
	for y := range page.Rect.Dy() {
		for x := range page.Rect.Dx() {
			if page.RGBAAt(x, y).R < 0xc0 {
				area = area.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return area
}

// A stretch of text takes the room that it has on the paper, however large the page is shown, so that it never runs over
// the one after it.
func TestTextTakesTheRoomItHasOnThePaper(t *testing.T) {
	for _, size := range []float64{7.5, 8.5, 9.5, 10.5, 20} {
		for _, width := range []int{480, 600, 760, 1140, 1520} {
			text := pages.Text{X: 100, Y: 200, Size: size, Color: reports.Ink, String: "lisa cybersäkerhetslagen lisa"}
			paper := &pages.Pages{Width: 595, Height: 842, Pages: []pages.Page{{Items: []pages.Item{{Drawing: text}}}}}
			area, scale := inked(Page(paper, 0, width, width*842/595)), float64(width)/595
			from, to := text.X*scale, (text.X+text.Width())*scale
			if float64(area.Min.X) < from-1 || float64(area.Max.X) > to+1 || float64(area.Max.X) < to-0.15*size*scale-1 {
				t.Errorf("%g points on a page of %d: drawn from %d to %d, should be from %.1f to %.1f", size, width, area.Min.X, area.Max.X, from, to)
			}
			if baseline := text.Y * scale; float64(area.Max.Y) < baseline || float64(area.Max.Y) > baseline+0.4*size*scale {
				t.Errorf("%g points on a page of %d: drawn down to %d, the baseline is %.1f", size, width, area.Max.Y, baseline)
			}
		}
	}
}

// Runs in different styles stand after each other on a line, as in "… cybersäkerhetslagen. Ej i bruk".
func TestRunsOfALineDoNotOverlap(t *testing.T) {
	paper := reports.Document{Title: "Prov", Blocks: []reports.Block{
		reports.Table{Tight: true, Columns: []reports.Column{{Weight: 1}, {Weight: 4}}, Rows: []reports.Row{{Cells: []reports.Cell{
			reports.TextCell("Följer vi lagen?"),
			{Runs: []reports.Run{{Text: "Kommunen är anmäld enligt cybersäkerhetslagen."}, {Text: " Ej i bruk: annat.", Quiet: true}, {Text: " Fet.", Bold: true}}},
		}}}},
	}}
	ends := map[string]float64{}
	for _, item := range pages.Paginate(paper).Pages[0].Items {
		text, ok := item.Drawing.(pages.Text)
		if !ok || item.Element == nil { // the foot of the page is not in reading order
			continue
		}
		line := fmt.Sprint(text.Y)
		if text.X < ends[line]-0.01 {
			t.Errorf("%q begins at %.2f, before the end of what stands before it at %.2f", text.String, text.X, ends[line])
		}
		ends[line] = text.X + text.Width()
	}
}

func TestShapesAreDrawn(t *testing.T) {
	for name, path := range map[string]pages.Path{
		"a hairline":   {Points: []pages.Point{{X: 100, Y: 100}, {X: 200, Y: 100}}, Stroke: reports.Ink, Thickness: 0.5},
		"an upright":   {Points: []pages.Point{{X: 100, Y: 50}, {X: 100, Y: 150}}, Stroke: reports.Ink, Thickness: 1},
		"a square":     {Points: []pages.Point{{X: 100, Y: 50}, {X: 200, Y: 50}, {X: 200, Y: 150}, {X: 100, Y: 150}}, Closed: true, Fill: reports.LackColor},
		"an outline":   {Points: []pages.Point{{X: 100, Y: 50}, {X: 200, Y: 50}, {X: 200, Y: 150}, {X: 100, Y: 150}}, Closed: true, Stroke: reports.Ink, Thickness: 2},
		"a triangle":   {Points: []pages.Point{{X: 100, Y: 150}, {X: 150, Y: 50}, {X: 200, Y: 150}}, Closed: true, Fill: reports.PartColor},
		"off the page": {Points: []pages.Point{{X: -100, Y: 50}, {X: 200, Y: 50}, {X: 200, Y: 2000}}, Closed: true, Fill: reports.Ink},
	} {
		paper := &pages.Pages{Width: 595, Height: 842, Pages: []pages.Page{{Items: []pages.Item{{Drawing: path}}}}}
		area := inked(Page(paper, 0, 595, 842))
		want := image.Rectangle{}
		for _, p := range path.Points {
			want = want.Union(image.Rect(int(p.X), int(p.Y), int(p.X)+1, int(p.Y)+1))
		}
		want = want.Intersect(image.Rect(0, 0, 595, 842))
		if near := area.Inset(-3); area.Empty() || !want.In(near) || !area.In(want.Inset(-3)) {
			t.Errorf("%s: drawn in %v, should be in %v", name, area, want)
		}
	}
}

func BenchmarkPage(b *testing.B) {
	var blocks []reports.Block
	for range 14 {
		blocks = append(blocks, reports.Text("Kommunen är anmäld enligt cybersäkerhetslagen sedan 18 februari 2026. Ändrad kontaktuppgift skulle ha anmälts senast 9 november 2026 men är inte anmäld. Ingen i ledningen har gått lagens utbildning."))
	}
	paper := pages.Paginate(reports.Document{Title: "Prov", Blocks: blocks})
	for b.Loop() {
		Page(paper, 0, 1140, 1612)
	}
}
