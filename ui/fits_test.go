package ui

import (
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// fitSizes are how large the window is in its own points: that of a small laptop and a smaller one, with text enlarged.
var fitSizes = []struct {
	width, height, percent float32
	long                   bool // only where there is time
}{
	{1366, 768, 100, false}, {1100, 620, 100, true}, {1366, 768, 150, true}, {1100, 620, 150, false}, {1366, 768, 200, false}, {1100, 620, 200, true}, {1366, 768, 250, true},
}

// TestNothingIsCutOff goes to every screen in windows of several sizes and text sizes, and measures whether all that is said has
// its room.
func TestNothingIsCutOff(t *testing.T) {
	looksAtEverything(t)
	f := newFixture(t)
	long := os.Getenv("LISPARMEN_LONG") == "1"
	only := os.Getenv("LISPARMEN_SCREEN")
	told := map[string]string{}
	var order []string
	for _, s := range allScreens(f.app) {
		if only != "" && !strings.Contains(s.name, only) {
			continue
		}
		for _, size := range fitSizes {
			if size.long && !long {
				continue
			}
			words := fmt.Sprintf("%.0f×%.0f, %.0f %%", size.width, size.height, size.percent)
			f.window.Resize(fyne.NewSize(size.width*100/size.percent, size.height*100/size.percent))
			s.show(f)
			f.draw(size.width*100/size.percent, size.height*100/size.percent)
			for _, wrong := range misfits(f.window) {
				if told[wrong] == "" {
					order = append(order, wrong)
				}
				told[wrong] += "\n    " + s.name + " at " + words
			}
			f.clear()
		}
	}
	for _, wrong := range order {
		where := strings.SplitAfterN(told[wrong], "\n", 5)
		t.Errorf("%s%s", wrong, strings.TrimRight(strings.Join(where[:min(len(where), 4)], ""), "\n"))
	}
}

// misfits are what has less room than it needs in what lies on top in a window.
func misfits(w fyne.Window) []string {
	c := w.Canvas()
	top := c.Overlays().Top()
	if top == nil {
		top = c.Content()
	}
	m := &measured{}
	m.look(top, top.Position(), part{to: fyne.NewPos(c.Size().Width, c.Size().Height)}, "")
	m.overlaps()
	// A window grows to what its content needs, also beyond the screen.
	if least := w.Content().MinSize(); least.Width > c.Size().Width || least.Height > c.Size().Height {
		m.tell("the window needs %.0f×%.0f", least.Width, least.Height)
	}
	if m.across > 0 { // what is around and beside it does so too
		m.tell("%s reaches %.0f out of what is seen, at the side", m.acrossWhat, m.across)
	}
	if m.down > 0 {
		m.tell("%s reaches %.0f out of what is seen, above or below", m.downWhat, m.down)
	}
	return m.wrong
}

// part is a part of the window.
type part struct{ from, to fyne.Position }

func partAt(at fyne.Position, size fyne.Size) part {
	return part{at, at.AddXY(size.Width, size.Height)}
}

func (p part) within(o part) part {
	return part{
		fyne.NewPos(max(p.from.X, o.from.X), max(p.from.Y, o.from.Y)),
		fyne.NewPos(min(p.to.X, o.to.X), min(p.to.Y, o.to.Y)),
	}
}

func (p part) width() float32  { return p.to.X - p.from.X }
func (p part) height() float32 { return p.to.Y - p.from.Y }

// slack is what nobody sees.
const slackFit = 1.5

// measured is what has been found out about a window.
type measured struct {
	wrong                []string
	texts                []drawnText
	across, down         float32 // how far what reaches out the most does
	acrossWhat, downWhat string
}

type drawnText struct {
	words string
	at    part
}

func (m *measured) tell(format string, args ...any) {
	if words := fmt.Sprintf(format, args...); !slices.Contains(m.wrong, words) {
		m.wrong = append(m.wrong, words)
	}
}

// scrolled is a part that is seen through a scroll, which may turn to what is beyond its edges.
type scrolled struct{ across, down bool }

func (m *measured) look(o fyne.CanvasObject, at fyne.Position, seen part, inside string) {
	m.lookIn(o, at, seen, scrolled{}, inside)
}

func (m *measured) lookIn(o fyne.CanvasObject, at fyne.Position, seen part, turns scrolled, inside string) {
	if o == nil || !o.Visible() || o.Size().Width <= 0 || o.Size().Height <= 0 && !isText(o) {
		return
	}
	room := partAt(at, o.Size())
	switch o := o.(type) {
	case *canvas.Text:
		m.text(o, at, seen, turns, inside)
		return
	case *fyne.Container:
		for _, child := range o.Objects {
			m.lookIn(child, at.Add(child.Position()), seen, turns, inside)
		}
		return
	case *container.Scroll:
		turns.across = turns.across || o.Direction == container.ScrollBoth || o.Direction == container.ScrollHorizontalOnly
		turns.down = turns.down || o.Direction == container.ScrollBoth || o.Direction == container.ScrollVerticalOnly
		if o.Content != nil {
			m.lookIn(o.Content, at.Add(o.Content.Position()), room.within(seen), turns, inside)
		}
		return
	}
	wid, ok := o.(fyne.Widget)
	if !ok {
		return
	}
	if words := saysWhat(o); words != "" {
		inside = words
		least := o.MinSize()
		switch {
		case least.Width > o.Size().Width+slackFit && !givesWay(o):
			m.tell("%T %q is %.0f wide and needs %.0f", o, words, o.Size().Width, least.Width)
		case isShortenedHead(o):
			m.tell("the heading %q is shortened", words)
		case least.Height > o.Size().Height+slackFit:
			m.tell("%T %q is %.0f high and needs %.0f", o, words, o.Size().Height, least.Height)
		}
		m.reaches(fmt.Sprintf("%T %q", o, words), room, seen, turns)
	}
	for _, child := range test.WidgetRenderer(wid).Objects() {
		m.lookIn(child, at.Add(child.Position()), seen, turns, inside)
	}
}

func isText(o fyne.CanvasObject) bool { _, ok := o.(*canvas.Text); return ok }

// givesWay tells whether what is shown shortens its words, or breaks them in lines, when it has less room.
func givesWay(o fyne.CanvasObject) bool {
	switch o := o.(type) {
	case *widget.Label:
		return o.Wrapping != fyne.TextWrapOff || o.Truncation != fyne.TextTruncateOff
	case *widget.Hyperlink:
		return o.Wrapping != fyne.TextWrapOff || o.Truncation != fyne.TextTruncateOff
	}
	return false
}

// isShortenedHead tells whether it is the heading of a group that has no room for its words: they stand nowhere else.
func isShortenedHead(o fyne.CanvasObject) bool {
	head, ok := o.(*widget.Label)
	if !ok || head.Truncation == fyne.TextTruncateOff || head.SizeName != sizeQuiet || !head.TextStyle.Bold {
		return false
	}
	whole := widget.NewLabel(head.Text)
	whole.SizeName, whole.TextStyle = head.SizeName, head.TextStyle
	return whole.MinSize().Width > head.Size().Width+slackFit
}

// saysWhat is what something that a person reads or presses says; empty for all else.
func saysWhat(o fyne.CanvasObject) string {
	switch o := o.(type) {
	case *widget.Label:
		return o.Text
	case *widget.Hyperlink:
		return o.Text
	case *button:
		return o.Text
	case *answerButton:
		return o.Text
	case *keyCheck:
		return o.Text
	case *menuItem:
		return o.name
	case *stateMark:
		return o.word
	case *fieldLabel:
		return o.words
	case *pressable:
		return strings.Join(shownTexts(o.content), " | ")
	}
	return ""
}

// text notes where words are drawn, and whether they are drawn where they are seen.
func (m *measured) text(t *canvas.Text, at fyne.Position, seen part, turns scrolled, inside string) {
	if strings.TrimSpace(t.Text) == "" {
		return
	}
	need := t.MinSize()
	x := at.X
	switch spare := t.Size().Width - need.Width; t.Alignment {
	case fyne.TextAlignCenter:
		x += spare / 2
	case fyne.TextAlignTrailing:
		x += spare
	}
	drawn := partAt(fyne.NewPos(x, at.Y), need)
	m.reaches(fmt.Sprintf("%q in %q", t.Text, inside), drawn, seen, turns)
	if drawn = drawn.within(seen); drawn.width() > 0 && drawn.height() > 0 {
		m.texts = append(m.texts, drawnText{t.Text, drawn})
	}
}

// reaches notes how far something reaches out of what is seen, where nothing can be turned to see the rest.
func (m *measured) reaches(what string, room, seen part, turns scrolled) {
	across, down := max(seen.from.X-room.from.X, room.to.X-seen.to.X), max(seen.from.Y-room.from.Y, room.to.Y-seen.to.Y)
	if !turns.across && across > max(slackFit, m.across) {
		m.across, m.acrossWhat = across, what
	}
	if !turns.down && down > max(slackFit, m.down) {
		m.down, m.downWhat = down, what
	}
}

// overlaps finds words drawn over others.
func (m *measured) overlaps() {
	const lines = 5 // of two lines the one's room may reach into the other's
	for i, a := range m.texts {
		for _, b := range m.texts[:i] {
			common := a.at.within(b.at)
			if float64(common.width()) > slackFit && float64(common.height()) > math.Max(lines, float64(a.at.height())*0.4) {
				m.tell("%q is drawn over %q", a.words, b.words)
			}
		}
	}
}
