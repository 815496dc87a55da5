package ui

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/icons"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// pathChooser is the dialog in which a file or a folder is chosen. It is our own since Fyne's has English words of its own and
// Windows' speaks the language of the computer.
type pathChooser struct {
	app     *app
	sort    pathSort
	endings []string
	chosen  func(path string)

	folder  string // what is shown
	asked   string // the folder last asked for; an answer about another comes too late
	entries []pathEntry
	shown   []pathEntry
	at      int // in shown; -1 for none

	where  *widget.Label
	typed  *textEntry
	list   *pathList
	empty  *widget.Label
	told   *problemLine
	dialog *dialog
}

// pathEntry is a folder, or a file of the sort that is looked for.
type pathEntry struct {
	name, folded string
	isFolder     bool
}

const (
	chooserHeight float32 = 300
	placesWidth   float32 = 168
)

// choosePath lets the person choose, beginning in a folder. endings are those of the files that are looked for; nil: any file. chosen is
// told the file, or the folder.
func choosePath(a *app, sort pathSort, endings []string, folder string, chosen func(path string)) *pathChooser {
	c := &pathChooser{app: a, sort: sort, endings: endings, chosen: chosen, at: -1, where: widget.NewLabel(""), typed: newTextEntry(), told: newProblemLine()}
	c.where.TextStyle.Bold = true
	c.where.Truncation = fyne.TextTruncateEllipsis
	up := newButtonWithIcon(translations.Text("ui.path.up", nil), icons.Named("back"), c.up)
	c.typed.SetPlaceHolder(translations.Text("ui.path.hint", nil))
	c.typed.OnChanged = func(string) { c.filter() }
	c.typed.onKey = c.key
	c.list = newPathList(c)
	c.empty = quietly("")
	places := container.NewVBox()
	for _, p := range c.places() {
		places.Add(c.placeRow(p))
	}
	inner := container.NewBorder(container.NewBorder(nil, nil, nil, up, c.where), c.told.object, container.New(&columnLayout{width: placesWidth}, places), nil,
		container.NewStack(c.list, c.list.ring, c.empty))
	height := min(chooserHeight, a.window.Canvas().Size().Height*0.45)
	title, verb := "ui.path.file", "ui.path.file.act"
	if sort == chooseFolder {
		title, verb = "ui.path.folder", "ui.path.folder.act"
	}
	c.dialog = showDialog(a.window, dialogSpec{
		title: translations.Text(title, nil), wide: true, first: c.typed,
		content: container.NewVBox(c.typed, gap(space4), container.New(&fixedHeight{height}, inner)),
		answers: []answer{
			{label: translations.Text("Cancel", nil), safe: true},
			{label: translations.Text(verb, nil), main: true, check: c.take},
		},
	})
	c.goTo(folder)
	return c
}

// pathList is the list of what there is to choose. A click beside a row's words gives it the focus, and so does Tab: the keys
// do there what they do in the field.
type pathList struct {
	ringedList
	chooser *pathChooser
}

func newPathList(c *pathChooser) *pathList {
	l := &pathList{ringedList: ringedList{ring: newOutline()}, chooser: c}
	l.Length, l.CreateItem, l.UpdateItem = func() int { return len(c.shown) }, newPaletteRow, c.showRow
	l.OnSelected = func(i widget.ListItemID) { l.UnselectAll(); c.press(i) }
	l.HideSeparators = true
	l.ExtendBaseWidget(l)
	return l
}

// TypedKey is for Fyne.
func (l *pathList) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeySpace {
		l.chooser.press(l.chooser.at)
	} else if !l.chooser.key(key) {
		l.chooser.dialog.typedKey(key)
	}
}

// FocusGained is for Fyne.
func (l *pathList) FocusGained() {
	l.ring.set(true, false)
	if l.chooser.at < 0 {
		l.chooser.move(1)
	}
}

// FocusLost is for Fyne.
func (l *pathList) FocusLost() { l.ring.set(false, false) }

// fixedHeight gives what it holds the width there is and always the same height.
type fixedHeight struct{ height float32 }

// MinSize is for Fyne.
func (l *fixedHeight) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, l.height) }

// Layout is for Fyne.
func (l *fixedHeight) Layout(objects []fyne.CanvasObject, room fyne.Size) {
	for _, o := range objects {
		o.Resize(room)
	}
}

// namedPlace is a folder that people know by a name of its own.
type namedPlace struct{ words, path, icon string }

// places are those that exist: the person's own folders, OneDrive, where files were last worked in, and the disks.
func (c *pathChooser) places() []namedPlace {
	var list []namedPlace
	add := func(words, path, icon string) {
		known := func(p namedPlace) bool { return p.path == path }
		if path != "" && path != "." && !slices.ContainsFunc(list, known) && isFolder(path) {
			list = append(list, namedPlace{words, path, icon})
		}
	}
	add(translations.Text("ui.path.documents", nil), documentsFolder(), "document")
	add(translations.Text("ui.path.desktop", nil), ownFolder("DESKTOP", "Desktop"), "overview")
	add(translations.Text("ui.path.downloads", nil), ownFolder("DOWNLOAD", "Downloads"), "sort_down")
	home, _ := os.UserHomeDir()
	add(translations.Text("ui.path.home", nil), home, "person")
	for _, name := range []string{"OneDriveCommercial", "OneDrive"} {
		path := os.Getenv(name)
		add(filepath.Base(path), path, "link")
	}
	if runtime.GOOS != "windows" { // there, asking for a share that is out of reach takes half a minute
		for _, path := range c.app.recent() {
			add(filepath.Base(filepath.Dir(path)), filepath.Dir(path), "history")
		}
	}
	for _, path := range disks() {
		list = append(list, namedPlace{diskWords(path), path, "unit"})
	}
	return list
}

// diskWords is what a disk is called.
func diskWords(path string) string {
	if path == "/" {
		return translations.Text("ui.path.computer", nil)
	}
	if name := strings.TrimSuffix(path, `\`); name != path {
		return translations.Text("ui.path.disk", map[string]string{"name": name})
	}
	return filepath.Base(path)
}

func (c *pathChooser) placeRow(p namedPlace) fyne.CanvasObject {
	words := widget.NewLabel(p.words)
	words.Truncation = fyne.TextTruncateEllipsis
	return newPressable(container.NewBorder(nil, nil, sidePadded(widget.NewIcon(icons.Named(p.icon))), nil, words), func() { c.goTo(p.path) })
}

// goTo shows a folder. It is read beside the screen: a share may be slow, or out of reach.
func (c *pathChooser) goTo(folder string) {
	c.asked = folder
	var entries []pathEntry
	c.app.work.runApart("ui.work.folder", func(context.Context, func(float64)) error {
		var err error
		entries, err = entriesOf(folder, c.sort == chooseFile, c.endings)
		return err
	}, func(err error) {
		if c.asked != folder || c.dialog.isClosed {
			return
		}
		if err != nil {
			c.told.tell(err)
			return
		}
		c.told.clear()
		c.folder, c.entries = folder, entries
		c.where.SetText(folder)
		c.typed.show("")
		c.filter()
	})
}

// entriesOf reads a folder: its folders and, when a file is looked for, its files of the right sort, or all without endings, in Swedish
// order. What the system hides is left out.
func entriesOf(folder string, files bool, endings []string) ([]pathEntry, error) {
	found, err := os.ReadDir(folder)
	if err != nil {
		return nil, data.NewProblem("problem.folder", "folder", folder).Because(err)
	}
	var list []pathEntry
	for _, f := range found {
		name := f.Name()
		if strings.HasPrefix(name, ".") || isHidden(filepath.Join(folder, name)) {
			continue
		}
		is := f.IsDir()
		if f.Type()&os.ModeSymlink != 0 {
			is = isFolder(filepath.Join(folder, name))
		}
		if is || files && (endings == nil || slices.Contains(endings, strings.ToLower(filepath.Ext(name)))) {
			list = append(list, pathEntry{name, foldedText(name), is})
		}
	}
	swedish := collate.New(language.Swedish, collate.Numeric, collate.IgnoreCase)
	slices.SortStableFunc(list, func(a, b pathEntry) int {
		if a.isFolder != b.isFolder {
			if a.isFolder {
				return -1
			}
			return 1
		}
		return cmp.Or(swedish.CompareString(a.name, b.name), cmp.Compare(a.name, b.name))
	})
	return list, nil
}

func (c *pathChooser) up() {
	if c.folder != "" {
		c.goTo(filepath.Dir(c.folder))
	}
}

// filter shows what the typed words are part of; a typed path is followed when Enter is pressed.
func (c *pathChooser) filter() {
	c.shown, c.at = nil, -1
	typed := foldedText(c.typed.Text)
	for _, e := range c.entries {
		if isPath(c.typed.Text) || strings.Contains(e.folded, typed) {
			c.shown = append(c.shown, e)
		}
	}
	if typed != "" && len(c.shown) > 0 && !isPath(c.typed.Text) {
		c.at = 0
	}
	words := ""
	if len(c.shown) == 0 && c.folder != "" {
		words = translations.Text("ui.path.empty", nil)
	}
	c.empty.SetText(words)
	c.list.Refresh()
	c.list.ScrollToTop()
}

// isPath tells whether what is typed is a whole path, and not part of a name.
func isPath(typed string) bool { return filepath.IsAbs(strings.Trim(strings.TrimSpace(typed), `"`)) }

func (c *pathChooser) showRow(i widget.ListItemID, o fyne.CanvasObject) {
	row := o.(*pressable)
	border := row.content.(*fyne.Container)
	border.Objects[0].(*widget.Label).SetText(c.shown[i].name)
	icon := "document"
	if c.shown[i].isFolder {
		icon = "folder"
	}
	border.Objects[1].(*fyne.Container).Objects[0].(*widget.Icon).SetResource(icons.Named(icon))
	row.choose(i == c.at)
	row.tapped = func() { c.press(i) }
}

// press opens a folder, and marks a file; a file that is marked already is taken, as by a double click.
func (c *pathChooser) press(i int) {
	switch {
	case i < 0 || i >= len(c.shown):
	case c.shown[i].isFolder:
		c.goTo(filepath.Join(c.folder, c.shown[i].name))
	case i == c.at:
		c.dialog.take(1)
	default:
		c.at = i
		c.list.Refresh()
	}
}

// key moves among what is shown; Enter on a folder opens it.
func (c *pathChooser) key(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyDown:
		c.move(1)
	case fyne.KeyUp:
		c.move(-1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if isPath(c.typed.Text) || c.at < 0 || !c.shown[c.at].isFolder {
			return false
		}
		c.press(c.at)
	case fyne.KeyBackspace:
		if c.typed.Text != "" {
			return false
		}
		c.up()
	default:
		return false
	}
	return true
}

func (c *pathChooser) move(by int) {
	if len(c.shown) == 0 {
		return
	}
	c.at = min(max(0, c.at+by), len(c.shown)-1)
	c.list.Refresh()
	c.list.ScrollTo(c.at)
}

// take takes what is marked or typed; false keeps the dialog open, since there is nothing to take yet.
func (c *pathChooser) take() bool {
	path := c.folder
	typed := strings.Trim(strings.TrimSpace(c.typed.Text), `"`)
	switch {
	case isPath(typed):
		path = filepath.Clean(typed)
		if isFolder(path) && (c.sort == chooseFile || path != c.folder) {
			c.goTo(path)
			return false
		}
		if c.sort == chooseFolder {
			c.told.tell(data.NewProblem("problem.folder", "folder", path))
			return false
		}
	case c.at >= 0:
		path = filepath.Join(c.folder, c.shown[c.at].name)
		if c.shown[c.at].isFolder && c.sort == chooseFile {
			c.goTo(path)
			return false
		}
	case c.sort == chooseFile:
		c.told.tell(data.NewProblem("problem.path.none"))
		return false
	}
	c.chosen(path)
	return true
}
