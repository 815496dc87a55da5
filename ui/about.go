package ui

import (
	"path/filepath"
	"runtime"
	"strings"

	"lisparmen/data/store"
	"lisparmen/data/traces"
	"lisparmen/packaging/licences"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// aboutPlace is something of the program's or the person's on the computer.
type aboutPlace struct{ words, path, folder string }

// aboutPlaces are where the file and all that belongs to it lie.
func (a *app) aboutPlaces() []aboutPlace {
	var list []aboutPlace
	add := func(words, path, folder string) {
		if path != "" {
			list = append(list, aboutPlace{words, path, folder})
		}
	}
	if a.space != nil {
		file := a.space.Status().Path
		add("ui.about.file", file, filepath.Dir(file))
		add("ui.about.work", a.space.WorkFolder(), a.space.WorkFolder())
		add("ui.about.backups", a.space.BackupFolder(), a.space.BackupFolder())
		add("ui.about.second", a.space.SecondPlace(), a.space.SecondPlace())
	}
	folder := a.shareOptions().Folder()
	add("ui.about.log", traces.LogFile(folder), folder)
	return list
}

// showAbout tells what the program is, where everything lies and under which licences it is made.
func (a *app) showAbout() {
	if a.window.Canvas().Overlays().Top() != nil {
		return // a dialog has the word
	}
	versions := translations.Text("ui.about.versions", map[string]string{
		"go": strings.TrimPrefix(runtime.Version(), "go"), "sqlite": store.SQLiteVersion(), "fyne": traces.Library(fyneModule), "system": traces.System(),
	})
	column := newColumn(
		0, quietly(translations.Text("ui.about.version", map[string]string{"version": a.options.Version, "build": strings.TrimSpace(traces.Build())})), quietly(versions),
		wrapped(translations.Text("ui.about.nothing", nil)),
	)
	for _, place := range a.aboutPlaces() {
		column.Add(a.aboutRow(translations.Text(place.words, nil), place.path, newButton(translations.Text("ui.about.show", nil), func() { a.showPlace(place.folder) })))
	}
	var d *dialog
	updates := a.updatesFrom()
	if updates == "" {
		updates = translations.Text("ui.about.updates.none", nil)
	}
	acts := []fyne.CanvasObject{}
	if a.options.Machine.Updates == "" {
		acts = append(acts, newButton(translations.Text("ui.about.updates.change", nil), func() {
			d.close()
			a.askUpdates()
		}))
	}
	column.Add(a.aboutRow(translations.Text("ui.about.updates", nil), updates, acts...))
	d = a.showForIT(dialogSpec{title: translations.Text("ui.about", nil), content: column, wide: true, answers: []answer{
		{label: translations.Text("ui.about.licence", nil), check: func() bool {
			a.showText(translations.Text("ui.about.licence", nil), a.options.Licence)
			return false
		}},
		{label: translations.Text("ui.about.licences", nil), check: func() bool {
			a.showText(translations.Text("ui.about.licences", nil), licences.ThirdParty())
			return false
		}},
		{label: translations.Text("ui.close", nil), main: true, safe: true},
	}}, strings.Join(append([]string{translations.Text("ui.it.head", nil)}, append(a.programLines(), translations.Text("ui.it.nothing", nil))...), "\n"))
}

// aboutRow is a name with what stands for it, to be copied and acted on.
func (a *app) aboutRow(name, value string, acts ...fyne.CanvasObject) fyne.CanvasObject {
	acts = append(acts, newButton(translations.Text("ui.about.copy", nil), func() { a.fyne.Clipboard().SetContent(value) }))
	label := wrapped(name)
	label.TextStyle.Bold = true
	return container.NewBorder(nil, nil, nil, container.NewCenter(container.NewHBox(acts...)), newColumn(-space12, label, quietly(value)))
}

// showText shows a long text of fixed lines.
func (a *app) showText(title, text string) {
	lines := narrowLines(text)
	list := widget.NewList(func() int { return len(lines) }, func() fyne.CanvasObject {
		line := widget.NewLabel("")
		line.SizeName, line.TextStyle.Monospace, line.Truncation = sizeQuiet, true, fyne.TextTruncateClip
		return flush(line)
	}, func(i widget.ListItemID, o fyne.CanvasObject) {
		o.(*fyne.Container).Objects[0].(*widget.Label).SetText(lines[i])
	})
	list.HideSeparators = true
	room := a.window.Canvas().Size()
	showDialog(a.window, dialogSpec{
		title: title, content: sizedHigh(room.Height*textHeight, list), wide: true,
		answers: []answer{{label: translations.Text("ui.close", nil), main: true, safe: true}},
	})
}

// How much of the window's height a long text takes, and how many characters a line of it has room for.
const (
	textHeight = 0.55
	textWidth  = 84
)

// narrowLines parts a text into lines that have room, between words where there are any.
func narrowLines(text string) []string {
	var lines []string
	for line := range strings.Lines(strings.TrimRight(text, "\n")) {
		runes := []rune(strings.ReplaceAll(strings.TrimRight(line, "\r\n"), "\t", "    "))
		for len(runes) > textWidth {
			at := textWidth
			for i := textWidth; i > textWidth/2; i-- {
				if runes[i] == ' ' {
					at = i
					break
				}
			}
			lines = append(lines, string(runes[:at]))
			runes = []rune(strings.TrimLeft(string(runes[at:]), " "))
		}
		lines = append(lines, string(runes))
	}
	return lines
}
