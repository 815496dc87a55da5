package ui

import (
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
)

// TestPicturesOfEveryScreen writes what every screen looks like, in every look and with large text, for someone to look at:
//
//	LISPARMEN_PICTURES=/tmp/pictures go test -tags 'ci sqlite_fts5' -run TestPicturesOfEveryScreen ./ui
//
// LISPARMEN_SCREEN narrows them to those whose names hold it.
func TestPicturesOfEveryScreen(t *testing.T) {
	if os.Getenv("LISPARMEN_PICTURES") == "" {
		t.Skip("LISPARMEN_PICTURES names no folder for the pictures")
	}
	const width, height = 1366, 768
	f := newFixture(t)
	c := f.window.Canvas().(software.WindowlessCanvas)
	for _, how := range []struct {
		name, look string
		scale      float32
	}{{"light", lookLight, 1}, {"dark", lookDark, 1}, {"contrast", lookContrast, 1}, {"large", lookLight, 1.5}} {
		f.setLook(how.look)
		c.SetScale(how.scale)
		f.window.Resize(fyne.NewSize(width/how.scale, height/how.scale))
		for _, s := range allScreens(f.app) {
			if strings.Contains(s.name, os.Getenv("LISPARMEN_SCREEN")) {
				s.show(f)
				f.picture("screen-" + s.name + "-" + how.name)
				f.clear()
			}
		}
	}
}
