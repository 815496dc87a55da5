package ui

import (
	"fmt"
	"image"
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// TestEverythingThatIsPressedIsReachedByKeys goes to every screen and presses Tab until it comes round. What can be pressed must
// have had the focus, or lie in something that has had it, and each sort of thing must look another way while it has it.
func TestEverythingThatIsPressedIsReachedByKeys(t *testing.T) {
	looksAtEverything(t)
	f := newFixture(t)
	only := os.Getenv("LISPARMEN_SCREEN")
	seen := map[string]bool{} // sorts whose focus has been looked at
	told := map[string]bool{}
	for _, s := range allScreens(f.app) {
		if !strings.Contains(s.name, only) {
			continue
		}
		s.show(f)
		c := f.window.Canvas()
		reached := map[fyne.CanvasObject]bool{}
		c.Unfocus()
		const most = 600
		for range most {
			c.FocusNext()
			o, ok := c.Focused().(fyne.CanvasObject)
			if !ok || reached[o] {
				break
			}
			reached[o] = true
			if !isNamed(o) && !told[whatIs(o)] {
				told[whatIs(o)] = true
				t.Errorf("%s: a screen reader is told no name of %s", s.name, whatIs(o))
			}
			sort := fmt.Sprintf("%T", o)
			switch o := o.(type) {
			case *button:
				sort += fmt.Sprint(o.Importance)
			case *answerButton:
				sort += fmt.Sprint(o.Importance)
			case *rowList:
				if o.length == 0 {
					continue // has nothing to show
				}
			}
			if !seen[sort] && inWindow(f, o) {
				seen[sort] = true
				if !f.looksFocused(o) {
					f.picture("unfocused-" + s.name)
					t.Errorf("%s: %s looks the same with the focus as without, at %v of %v", s.name, whatIs(o), fyne.CurrentApp().Driver().AbsolutePositionForObject(o), o.Size())
				}
			}
		}
		top := c.Overlays().Top()
		if top == nil {
			top = c.Content()
		}
		for _, o := range unreached(top, reached, false) {
			if words := whatIs(o); !told[words] {
				told[words] = true
				t.Errorf("%s: Tab does not come to %s", s.name, words)
			}
		}
		f.clear()
	}
	if only == "" && len(seen) < 10 {
		t.Errorf("only %d sorts of things have had the focus", len(seen))
	}
}

// isNamed tells whether a thing has a name to be read aloud. Fyne has no role for a field, a box to tick or a row: those it is
// told nothing of, whatever they are called.
func isNamed(o fyne.CanvasObject) bool {
	switch o.(type) {
	case *button, *answerButton, *pressable, *menuItem, *headCell, *widget.Hyperlink:
		words := o.(fyne.Accessible).AccessibilityLabel()
		return words != "" && !strings.HasSuffix(words, ".svg")
	}
	return true
}

// inWindow tells whether an object is seen.
func inWindow(f *fixture, o fyne.CanvasObject) bool {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	size := f.window.Canvas().Size()
	return at.X >= 0 && at.Y >= 0 && at.X+o.Size().Width <= size.Width && at.Y+o.Size().Height <= size.Height
}

// looksFocused takes the focus away and compares what is seen.
func (f *fixture) looksFocused(o fyne.CanvasObject) bool {
	c := f.window.Canvas()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	const around = 4 // a ring may lie outside
	part := image.Rect(int(at.X)-around, int(at.Y)-around, int(at.X+o.Size().Width)+around, int(at.Y+o.Size().Height)+around)
	with := c.Capture()
	c.Unfocus()
	without := c.Capture()
	c.Focus(o.(fyne.Focusable))
	differ := 0
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			if image.Pt(x, y).In(with.Bounds()) && with.At(x, y) != without.At(x, y) {
				differ++
			}
		}
	}
	const least = 20 // a caret alone is 20 high
	return differ > least
}

// unreached are the things that can be pressed and that the focus has not come to, neither they nor what they lie in.
func unreached(o fyne.CanvasObject, reached map[fyne.CanvasObject]bool, inReached bool) []fyne.CanvasObject {
	if o == nil || !o.Visible() || o.Size().Width < 1 || o.Size().Height < 1 {
		return nil
	}
	if d, ok := o.(fyne.Disableable); ok && d.Disabled() {
		return nil
	}
	inReached = inReached || reached[o]
	var found []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			found = append(found, unreached(child, reached, inReached)...)
		}
		return found
	case *softLink, *tickBox, *iconButton:
		return nil // there is a key for what each of them does
	case *headCell:
		inReached = inReached || reached[o.table.headKeys] // it has the keys for all of them
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			found = append(found, unreached(child, reached, inReached)...)
		}
	}
	if strings.HasPrefix(fmt.Sprintf("%T", o), "*widget.scrollBar") {
		return nil // what is shown turns by keys too
	}
	if _, ok := o.(fyne.Tappable); ok && !inReached && len(found) == 0 && !anyWithin(o, reached) {
		found = append(found, o)
	}
	return found
}

// anyWithin tells whether the focus has come to something in an object.
func anyWithin(o fyne.CanvasObject, reached map[fyne.CanvasObject]bool) (has bool) {
	walkObjects(o, func(o fyne.CanvasObject) { has = has || reached[o] })
	return has
}
