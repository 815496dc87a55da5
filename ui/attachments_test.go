package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/data/exchange"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// attachedWords are the words that stand in the panel of bilagor.
func (p *recordPage) attachedWords() string { return panelWords(p.attached) }

func panelWords(o fyne.CanvasObject) string {
	var words []string
	walk(o, func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *widget.Label:
			words = append(words, o.Text)
		case *widget.Hyperlink:
			words = append(words, o.Text)
		case *button:
			words = append(words, o.Text)
		}
	})
	return soft(strings.Join(words, "\n"))
}

func soft(text string) string { return strings.ReplaceAll(text, "\u00a0", " ") }

// example is the record of the example that has a bilaga.
func (f *fixture) example() data.Record {
	_, id, _ := data.SplitOrigin(data.All(f.reg, data.AttachedFiles)[0].Origin)
	return f.reg.Record(id)
}

func toAttach(t *testing.T, name, says string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(says), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// Files are attached to a record on its page, told with size and day, opened from a copy of their own, saved elsewhere and removed,
// and what has been typed in the form is left as it is.
func TestFilesAreAttachedOnARecordsPage(t *testing.T) {
	f := newFixture(t)
	var shown string
	f.options.OpenFile = func(path string) error { shown = path; return nil }
	unit := data.All(f.reg, data.Units)[0]
	p := f.visit(placeOf(unit)).(*recordPage)
	if words := p.attachedWords(); words != "Bilagor\nLägg till…" || !p.attached.Visible() {
		t.Errorf("%q", words)
	}
	name := p.form.field("name").input
	name.setText("Ett annat namn")
	p.attach([]string{toAttach(t, "Avtal, påskrivet.pdf", "%PDF avtal"), toAttach(t, "bild.png", "en bild")})
	f.settle()
	for _, want := range []string{"Avtal, påskrivet.pdf", "1 kB · 24 november 2026", "bild.png", "av högst 200 MB."} {
		if words := p.attachedWords(); !strings.Contains(words, want) {
			t.Errorf("%q lacks %q", words, want)
		}
	}
	if name.text() != "Ett annat namn" {
		t.Errorf("what was typed became %q", name.text())
	}
	p.form.fill(p.read)
	list := data.AttachedTo(f.reg, unit)
	if len(list) != 2 {
		t.Fatalf("%d bilagor", len(list))
	}
	f.picture("bilagor")

	f.visit(placeOf(f.example()))
	f.picture("bilagor-exempel")
	if words := panelWords(f.visit(placeOf(data.All(f.reg, data.AttachedFiles)[0])).(*recordPage).beside); !strings.Contains(words, "kan omfattas av sekretess") {
		t.Errorf("a bilaga of an incident tells nothing of secrecy: %q", words)
	}

	f.openAttached(list[0])
	f.settle()
	if raw, err := os.ReadFile(shown); err != nil || string(raw) != "%PDF avtal" || !strings.HasPrefix(shown, f.home) {
		t.Errorf("%s: %q, %v", shown, raw, err)
	}
	folder := t.TempDir()
	f.saveCopy(list[1], folder)
	f.settle()
	path := filepath.Join(folder, "bild.png")
	if raw, err := os.ReadFile(path); err != nil || string(raw) != "en bild" {
		t.Errorf("%q, %v", raw, err)
	}
	if err := os.WriteFile(path, []byte("min egen"), 0o600); err != nil {
		t.Fatal(err)
	}
	f.saveCopy(list[1], folder)
	f.settle()
	if raw, _ := os.ReadFile(path); string(raw) != "min egen" || f.window.Canvas().Overlays().Top() == nil {
		t.Error("a file was replaced without asking")
	}
	f.window.Canvas().Overlays().Remove(f.window.Canvas().Overlays().Top())

	own := f.visit(placeOf(list[0])).(*recordPage)
	f.picture("bilaga")
	if strings.Contains(panelWords(own.beside), "sekretess") {
		t.Error("a bilaga of what is public is said to be secret")
	}
	if own.attached.Visible() || len(own.beside.Objects) == 0 {
		t.Error("a bilaga's page has no file, or a panel for bilagor")
	}
	own.attach([]string{path})
	f.settle()
	if top := f.window.Canvas().Overlays().Top(); top == nil {
		t.Error("a file was attached to a bilaga")
	} else {
		f.window.Canvas().Overlays().Remove(top)
	}

	p = f.visit(placeOf(unit)).(*recordPage)
	p.removeAttached(list[0])
	f.settle()
	if words := p.attachedWords(); strings.Contains(words, "Avtal") || !strings.Contains(words, "bild.png") {
		t.Errorf("%q", words)
	}
	f.undo()
	f.settle()
	if !strings.Contains(p.attachedWords(), "Avtal") {
		t.Error("undo does not bring it back")
	}
	f.dropOpened()
	if _, err := os.Stat(shown); err == nil {
		t.Error("the copy is left when the program ends")
	}
	f.sound()
}

// A gallring takes away the copy that has been opened too, and a start those that a program which was killed has left.
func TestOpenedCopiesDoNotStay(t *testing.T) {
	f := newFixture(t)
	opened := func() string {
		t.Helper()
		path, err := exchange.CopyToOpen(f.shareOptions().Folder(), data.AttachmentOf("a.txt", []byte("a")), []byte("a"))
		if err != nil {
			t.Fatal(err)
		}
		return path
	}
	path := opened()
	f.forgetGallrade(nil)
	f.settle()
	if _, err := os.Stat(path); err == nil {
		t.Error("left after a gallring")
	}
	path = opened()
	f.options.File = f.file + "saknas"
	f.begin()
	f.settle()
	if _, err := os.Stat(path); err == nil {
		t.Error("left from the time before")
	}
}

// Paths that have been copied are attached when they are pasted onto a page; other words are not.
func TestPathsArePastedOntoARecord(t *testing.T) {
	f := newFixture(t)
	unit := data.All(f.reg, data.Units)[0]
	f.visit(placeOf(unit))
	paste := func(text string) []string {
		f.fyne.Clipboard().SetContent(text)
		f.pasteFiles()
		f.settle()
		var names []string
		for _, a := range data.AttachedTo(f.reg, unit) {
			names = append(names, a.Title)
		}
		return names
	}
	path := toAttach(t, "svar.txt", "svar")
	if got := paste("Läs " + path); len(got) > 0 || f.window.Canvas().Overlays().Top() != nil {
		t.Errorf("words were taken for a path: %q", got)
	}
	if got := paste(`"` + path + "\"\r\n" + toAttach(t, "två.txt", "två") + "\r\n"); !slices.Equal(got, []string{"svar.txt", "två.txt"}) {
		t.Errorf("%q", got)
	}
}

// When all files together pass the size from which a binder is slow to share the person is told, once.
func TestALargeBinderIsToldOf(t *testing.T) {
	f := newFixture(t)
	unit := data.All(f.reg, data.Units)[0]
	p := f.visit(placeOf(unit)).(*recordPage)
	large := func(n int) string {
		path := toAttach(t, "film.mp4", strings.Repeat("x", n))
		if err := os.Truncate(path, 24<<20); err != nil {
			t.Fatal(err)
		}
		return path
	}
	p.attach([]string{large(1), large(2), large(3), large(4)})
	f.settle()
	if top := f.window.Canvas().Overlays().Top(); top != nil {
		t.Fatal("told too early")
	}
	p.attach([]string{large(5)})
	f.settle()
	top := f.window.Canvas().Overlays().Top()
	if top == nil {
		t.Fatal("nothing is told")
	}
	f.picture("bilagor-mycket")
	f.window.Canvas().Overlays().Remove(top)
	p.attach([]string{large(6)})
	f.settle()
	if f.window.Canvas().Overlays().Top() != nil {
		t.Error("told a second time")
	}
}
