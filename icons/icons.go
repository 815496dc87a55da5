// Package icons holds the program's drawings by what they mean. Each is 24 × 24, a single line of even weight, drawn as
// filled outlines, since Fyne gives only areas the colour of the theme.
package icons

import (
	"embed"
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
	return theme.NewColoredResource(drawing, colour)
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
