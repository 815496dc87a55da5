// Package icons holds the program's drawings by what they mean. Each is 24 × 24, a single line of even weight, drawn as
// filled outlines, since Fyne gives only areas the colour of the theme.
package icons

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

//go:embed *.svg
var drawings embed.FS

//go:embed app.png
var picture []byte

// appName is the program's own icon, the only one with colours of its own.
const appName = "app"

// Named is the drawing of that name in the colour of text; a question mark for a name that has none.
func Named(name string) fyne.Resource { return InColour(name, theme.ColorNameForeground) }

// InColour is the drawing of that name in a colour of the theme.
func InColour(name string, colour fyne.ThemeColorName) fyne.Resource {
	content, err := fs.ReadFile(drawings, name+".svg")
	if err != nil {
		name = "help"
		content, _ = fs.ReadFile(drawings, "help.svg")
	}
	drawing := fyne.NewStaticResource("lisparmen-"+name+".svg", content)
	if name == appName {
		return drawing
	}
	return &drawn{drawing, colour}
}

// drawn is a drawing in a colour of the theme that is in use. Fyne's own reads and writes the drawing as XML each time that
// it is asked for, which takes longer than to paint it.
type drawn struct {
	drawing *fyne.StaticResource
	colour  fyne.ThemeColorName
}

// Name is for Fyne, which keeps what it has painted by it.
func (d *drawn) Name() string { return d.hex()[1:] + "-" + d.drawing.Name() }

// Content is for Fyne.
func (d *drawn) Content() []byte {
	return bytes.ReplaceAll(d.drawing.Content(), []byte("currentColor"), []byte(d.hex()))
}

// ThemeColorName is for Fyne, which gives the drawing the colour of the words on a coloured button.
func (d *drawn) ThemeColorName() fyne.ThemeColorName { return d.colour }

// hex is the colour as SVG writes it.
func (d *drawn) hex() string {
	r, g, b, _ := theme.Color(d.colour).RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

// Has tells whether there is a drawing of that name.
func Has(name string) bool {
	_, err := fs.Stat(drawings, name+".svg")
	return err == nil
}

// App is the program's own icon as a picture of 256 × 256, for the window and the system.
func App() fyne.Resource { return fyne.NewStaticResource("lisparmen.png", picture) }

// Names lists every drawing.
func Names() []string {
	entries, _ := fs.ReadDir(drawings, ".")
	names := make([]string, len(entries))
	for i, entry := range entries {
		names[i] = strings.TrimSuffix(entry.Name(), ".svg")
	}
	return names
}
