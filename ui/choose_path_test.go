package ui

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// folderOf makes a folder with files and folders; a name that ends with a slash is a folder.
func folderOf(t *testing.T, names ...string) string {
	t.Helper()
	root := t.TempDir()
	for _, name := range names {
		path := filepath.Join(root, name)
		if name[len(name)-1] == '/' {
			if err := os.MkdirAll(path, 0o700); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// namesIn are the names that the dialog shows.
func (c *pathChooser) namesIn() []string {
	var names []string
	for _, e := range c.shown {
		names = append(names, e.name)
	}
	return names
}

func TestAFileIsChosenAmongThoseOfItsSort(t *testing.T) {
	a := emptyWindow(t)
	root := folderOf(t, "Ärenden/", "alfa 10/", "Alfa 2/", ".dold/", "Öckerö.lis", "åmål.LIS", "zorn.lis", ".dold.lis", "policy.txt", "Ärenden/vara.lis")
	chosen := ""
	c := choosePath(a, chooseFile, []string{".lis"}, root, func(path string) { chosen = path })
	rest(a)
	if want := []string{"Alfa 2", "alfa 10", "Ärenden", "zorn.lis", "åmål.LIS", "Öckerö.lis"}; !slices.Equal(c.namesIn(), want) {
		t.Errorf("it shows %q, want %q", c.namesIn(), want)
	}
	c.dialog.take(1)
	if c.dialog.isClosed || !c.told.object.Visible() {
		t.Error("nothing is chosen, and the dialog did not say so")
	}
	c.typed.SetText("ären")
	c.typed.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // into the folder
	rest(a)
	if want := []string{"vara.lis"}; !slices.Equal(c.namesIn(), want) || c.where.Text != filepath.Join(root, "Ärenden") || c.typed.Text != "" {
		t.Errorf("in the folder: %q, %q, %q", c.namesIn(), c.where.Text, c.typed.Text)
	}
	c.typed.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace}) // and out of it
	rest(a)
	if c.where.Text != root {
		t.Errorf("it is in %q", c.where.Text)
	}
	c.press(4)
	if chosen != "" || c.dialog.isClosed {
		t.Error("a file was taken before it was marked")
	}
	c.press(4)
	if want := filepath.Join(root, "åmål.LIS"); chosen != want || !c.dialog.isClosed {
		t.Errorf("got %q, want %q", chosen, want)
	}
}

func TestAPathIsTypedInTheDialog(t *testing.T) {
	a := emptyWindow(t)
	root := folderOf(t, "å #50%/vara.lis")
	chosen := ""
	c := choosePath(a, chooseFile, []string{".lis"}, root, func(path string) { chosen = path })
	rest(a)
	c.typed.SetText(`"` + filepath.Join(root, "å #50%") + `"`)
	c.typed.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	rest(a)
	if c.where.Text != filepath.Join(root, "å #50%") {
		t.Errorf("it is in %q", c.where.Text)
	}
	c.typed.SetText(filepath.Join(root, "å #50%", "vara.lis"))
	c.typed.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if want := filepath.Join(root, "å #50%", "vara.lis"); chosen != want {
		t.Errorf("got %q, want %q", chosen, want)
	}
}

func TestAFolderIsChosen(t *testing.T) {
	a := emptyWindow(t)
	root := folderOf(t, "Säkerhet/", "vara.lis")
	f := newPathField(a, chooseFolder, fileEnding)
	f.entry.SetText(filepath.Join(root, "ny.lis"))
	c := choosePath(a, f.sort, f.endings, root, func(path string) { f.entry.SetText(filepath.Join(path, "ny.lis")) })
	rest(a)
	if want := []string{"Säkerhet"}; !slices.Equal(c.namesIn(), want) {
		t.Errorf("it shows %q, want %q", c.namesIn(), want)
	}
	c.press(0)
	rest(a)
	if !slices.Equal(c.namesIn(), nil) || c.empty.Text == "" {
		t.Errorf("an empty folder shows %q and says %q", c.namesIn(), c.empty.Text)
	}
	c.dialog.take(1)
	if want := filepath.Join(root, "Säkerhet", "ny.lis"); f.entry.Text != want {
		t.Errorf("got %q, want %q", f.entry.Text, want)
	}
}

// What cannot be read is told, and what was shown stays.
func TestAFolderThatCannotBeRead(t *testing.T) {
	a := emptyWindow(t)
	root := folderOf(t, "vara.lis")
	c := choosePath(a, chooseFile, []string{".lis"}, root, func(string) {})
	rest(a)
	c.goTo(filepath.Join(root, "finns inte"))
	rest(a)
	if !c.told.object.Visible() || c.where.Text != root || len(c.shown) != 1 {
		t.Errorf("told: %v, in %q with %q", c.told.object.Visible(), c.where.Text, c.namesIn())
	}
	c.dialog.cancel()
}

// Browse begins in the folder of the field's path, and else where the person keeps documents. Every word is Swedish, which
// Fyne's own dialog is not: the places have our names.
func TestBrowseBeginsWhereTheFieldStands(t *testing.T) {
	a := emptyWindow(t)
	home, _ := os.UserHomeDir()
	for _, name := range []string{"Documents", "Desktop", "Downloads"} {
		if err := os.MkdirAll(filepath.Join(home, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for _, sort := range []pathSort{chooseFile, chooseFolder} {
		f := newPathField(a, sort, fileEnding)
		f.browse()
		rest(a)
		top := a.window.Canvas().Overlays().Top()
		if top == nil {
			t.Fatal("no dialog is shown")
		}
		words := wordsShown(top)
		if !slices.Contains(words, filepath.Join(home, "Documents")) {
			t.Errorf("it does not begin among the documents: %q", words)
		}
		for _, want := range []string{"Dokument", "Skrivbord", "Hämtade filer", "Hemmapp", "Datorn", "Avbryt"} {
			if !slices.Contains(words, want) {
				t.Errorf("%q is not there: %q", want, words)
			}
		}
		for _, english := range []string{"Home", "Computer", "Desktop", "Cancel", "Open", "Documents"} {
			if slices.Contains(words, english) {
				t.Errorf("%q is shown", english)
			}
		}
		a.window.Canvas().Overlays().Remove(top)
	}
}

// wordsShown are the texts of labels and buttons in an object.
func wordsShown(o fyne.CanvasObject) []string {
	var words []string
	walkShown(o, func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *widget.Label:
			words = append(words, o.Text)
		case *button:
			words = append(words, o.Text)
		case *answerButton:
			words = append(words, o.Text)
		}
	})
	return words
}

func TestEscLeadsOutOfTheDialogWhateverHasTheFocus(t *testing.T) {
	a := emptyWindow(t)
	root := folderOf(t, "a/", "b/", "vara.lis")
	canvas := a.window.Canvas()
	stops := 0
	for { // one more step by Tab each time, round to the field that had the focus first
		c := choosePath(a, chooseFile, []string{".lis"}, root, func(string) { t.Error("Esc chose a file") })
		rest(a)
		for range stops {
			canvas.FocusNext()
		}
		at := canvas.Focused()
		at.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if !c.dialog.isClosed {
			t.Fatalf("Esc does not lead out of the dialog when %T has the focus", at)
		}
		if stops > 0 && at == fyne.Focusable(c.typed) {
			break
		}
		stops++
	}
	if least := 5; stops < least { // the field, the way up, the places, the list, the answers
		t.Errorf("Tab stops at %d things, want %d at least", stops, least)
	}
}

func TestTheListIsWalkedByKeys(t *testing.T) {
	a := emptyWindow(t)
	root := folderOf(t, "a/", "a/vara.lis", "b/")
	chosen := ""
	c := choosePath(a, chooseFile, []string{".lis"}, root, func(path string) { chosen = path })
	rest(a)
	a.window.Canvas().Focus(c.list)
	for _, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyUp, fyne.KeySpace} {
		c.list.TypedKey(&fyne.KeyEvent{Name: key})
	}
	rest(a)
	if c.folder != filepath.Join(root, "a") {
		t.Fatalf("it shows %s", c.folder)
	}
	c.list.Select(0) // as a click beside the words
	c.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if want := filepath.Join(root, "a", "vara.lis"); chosen != want {
		t.Errorf("%q is chosen, want %q", chosen, want)
	}
}

func TestAnyFileIsChosenWhereNoEndingIsAskedFor(t *testing.T) {
	a := emptyWindow(t)
	root := folderOf(t, "mapp/", "svar.pdf", "LÄSMIG", ".dold")
	c := choosePath(a, chooseFile, nil, root, func(string) {})
	rest(a)
	if want := []string{"mapp", "LÄSMIG", "svar.pdf"}; !slices.Equal(c.namesIn(), want) {
		t.Errorf("it shows %q, want %q", c.namesIn(), want)
	}
}
