package icons_test

import (
	"bytes"
	"encoding/xml"
	"image"
	"image/color"
	"image/png"
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lisparmen/data"
	"lisparmen/icons"
)

func TestEveryKindHasItsIcon(t *testing.T) {
	for _, kind := range data.Kinds() {
		if !icons.Has(kind.Icon) {
			t.Errorf("%s has no icon %q", kind.Name, kind.Icon)
		}
	}
}

func TestEveryIconParsesAndLeavesMarksWithinItsFrame(t *testing.T) {
	test.NewTempApp(t)
	for _, name := range icons.Names() {
		content, err := os.ReadFile(name + ".svg")
		if err != nil {
			t.Fatal(err)
		}
		var svg struct {
			ViewBox string `xml:"viewBox,attr"`
			Path    []struct {
				Fill   string `xml:"fill,attr"`
				Stroke string `xml:"stroke,attr"`
			} `xml:"path"`
		}
		if err := xml.Unmarshal(content, &svg); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if svg.ViewBox != "0 0 24 24" || len(svg.Path) == 0 {
			t.Errorf("%s: viewBox %q, %d paths", name, svg.ViewBox, len(svg.Path))
		}
		for _, p := range svg.Path {
			if p.Stroke != "" || name != "app" && p.Fill != "currentColor" {
				t.Errorf("%s: Fyne gives the colour of the theme to areas only", name)
			}
		}
		drawn := marks(draw(icons.Named(name), 48), 0)
		if drawn < 60 || drawn > 1800 {
			t.Errorf("%s: %d of 2304 points are drawn", name, drawn)
		}
		if edge := marks(draw(icons.Named(name), 48), 46); edge != 0 {
			t.Errorf("%s: %d points are drawn at the edge, where they may be cut", name, edge)
		}
	}
}

func TestAnUnknownNameGivesAQuestionMark(t *testing.T) {
	test.NewTempApp(t)
	if got, want := icons.Named("unicorn").Name(), icons.Named("help").Name(); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestThePictureIsMadeFromTheDrawing makes app.png anew when LISPARMEN_RECORD is set.
func TestThePictureIsMadeFromTheDrawing(t *testing.T) {
	test.NewTempApp(t)
	drawn := draw(icons.Named("app"), 256)
	if os.Getenv("LISPARMEN_RECORD") != "" {
		var b bytes.Buffer
		if err := png.Encode(&b, drawn); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile("app.png", b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	kept, err := png.Decode(bytes.NewReader(icons.App().Content()))
	if err != nil {
		t.Fatal(err)
	}
	if kept.Bounds() != drawn.Bounds() {
		t.Fatalf("app.png is %v", kept.Bounds())
	}
	different := 0
	for y := range 256 {
		for x := range 256 {
			if color.NRGBAModel.Convert(kept.At(x, y)) != color.NRGBAModel.Convert(drawn.At(x, y)) {
				different++
			}
		}
	}
	if different > 256*256/100 {
		t.Errorf("%d points differ from app.svg", different)
	}
}

func TestADrawingFollowsTheTheme(t *testing.T) {
	app := test.NewTempApp(t)
	picture := canvas.NewImageFromResource(icons.InColour("search", theme.ColorNameForeground))
	for name, look := range map[string]fyne.Theme{"one": test.Theme(), "another": theme.DefaultTheme()} {
		app.Settings().SetTheme(look)
		picture.Refresh()
		picture.Resize(fyne.NewSquareSize(48))
		if got, want := ink(picture.Image), color.NRGBAModel.Convert(theme.Color(theme.ColorNameForeground)); got != want {
			t.Errorf("%s: drawn in %v, want %v", name, got, want)
		}
	}
	primary := widget.NewButtonWithIcon("", icons.Named("search"), nil)
	primary.Importance = widget.HighImportance
	w := test.NewTempWindow(t, primary)
	w.Resize(fyne.NewSize(100, 60))
	for _, o := range test.WidgetRenderer(primary).Objects() {
		if picture, ok := o.(*canvas.Image); ok {
			if got, want := ink(picture.Image), color.NRGBAModel.Convert(theme.Color(theme.ColorNameForegroundOnPrimary)); got != want {
				t.Errorf("on a coloured button it is drawn in %v, want %v", got, want)
			}
			return
		}
	}
	t.Error("the button shows no drawing")
}

// ink is the colour of the first point that is drawn in full.
func ink(picture image.Image) color.Color {
	b := picture.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if _, _, _, alpha := picture.At(x, y).RGBA(); alpha == 0xffff {
				return color.NRGBAModel.Convert(picture.At(x, y))
			}
		}
	}
	return nil
}

// draw paints a resource on nothing.
func draw(resource fyne.Resource, side float32) image.Image {
	picture := canvas.NewImageFromResource(resource)
	picture.Resize(fyne.NewSquareSize(side))
	c := software.NewTransparentCanvas()
	c.SetPadded(false)
	c.SetContent(picture)
	c.Resize(fyne.NewSquareSize(side))
	return c.Capture()
}

// marks counts the points with something drawn; from a margin on, only those outside it.
func marks(picture image.Image, outside int) int {
	n := 0
	b := picture.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			_, _, _, alpha := picture.At(x, y).RGBA()
			border := b.Dx() - outside
			isOutside := x < border || y < border || x >= b.Max.X-border || y >= b.Max.Y-border
			if alpha > 0x8000 && (outside == 0 || isOutside) {
				n++
			}
		}
	}
	return n
}
