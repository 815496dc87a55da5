package ui

import (
	"context"
	"path/filepath"

	"lisparmen/data"
	"lisparmen/data/share"
	"lisparmen/data/store"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// restoreDialog shows the backups and what each would change, and takes in what is lacking or goes back to one.
type restoreDialog struct {
	app       *app
	backups   []share.Backup
	path      string // of the copy that is chosen; empty when none is
	compared  map[string]comparedCopy
	comparing bool

	list        *table
	which       *widget.Label // the chosen copy, and who made its last change
	differences *table
	told        *problemLine
	place       *fyne.Container // where the backups lie
	dialog      *dialog
}

// comparedCopy is what is known of a copy.
type comparedCopy struct {
	share.Comparison
	err error
}

// The heights of the two tables, and of the words between them, which may take two lines.
const (
	backupsHeight     float32 = 152
	wordsHeight       float32 = 56
	differencesHeight float32 = 124
)

// askRestore lets the person choose a backup, see what differs from now, and take in what is lacking or go back to it.
func (a *app) askRestore() { newRestoreDialog(a) }

func newRestoreDialog(a *app) *restoreDialog {
	d := &restoreDialog{
		app: a, backups: a.space.Backups(), compared: map[string]comparedCopy{},
		which: wrapped(""), told: newProblemLine(), place: newColumn(-space4),
	}
	d.list = newTable([]column{
		{label: translations.Text("head.when", nil), order: orderPlain, get: d.backup(func(b share.Backup) string { return reports.Moment(b.At) })},
		{label: translations.Text("head.why", nil), get: d.backup(func(b share.Backup) string { return translations.Text("backup."+b.Reason, nil) })},
		{label: translations.Text("head.kilobytes", nil), align: fyne.TextAlignTrailing, order: orderNumber, get: d.backup(func(b share.Backup) string { return reports.Number(int(b.Size >> 10)) })},
	})
	d.list.onSelect = func(row int) {
		if row >= 0 {
			d.choose(d.backups[row].Path)
		}
	}
	d.differences = newTable([]column{
		{label: translations.Text("head.kind", nil), get: d.difference(func(s store.Difference) string { return translations.Text(data.KindsKey(s.Kind), nil) })},
		{label: translations.Text("head.changed", nil), align: fyne.TextAlignTrailing, order: orderNumber, get: d.difference(func(s store.Difference) string { return reports.Number(s.Changed) })},
		{label: translations.Text("head.added", nil), align: fyne.TextAlignTrailing, order: orderNumber, get: d.difference(func(s store.Difference) string { return reports.Number(s.Added) })},
		{label: translations.Text("head.removed", nil), align: fyne.TextAlignTrailing, order: orderNumber, get: d.difference(func(s store.Difference) string { return reports.Number(s.Removed) })},
	})
	d.showPlace()
	d.dialog = showDialog(a.window, dialogSpec{
		title: translations.Text("ui.restore.backup", nil), text: translations.Text("ui.restore.text", nil), wide: true, first: d.list.focusable(),
		content: newColumn(space4,
			container.New(&fixedHeight{backupsHeight}, d.list), container.New(&fixedHeight{wordsHeight}, d.which),
			container.New(&fixedHeight{differencesHeight}, d.differences), d.told.object, d.place),
		answers: []answer{
			{label: translations.Text("ui.close", nil), safe: true},
			{label: translations.Text("ui.restore.other", nil), check: d.chooseOther},
			{label: translations.Text("ui.restore.take", nil), check: d.isKnown, do: func() { a.mergeFrom(d.path, share.BackupRestore) }},
			{label: translations.Text("ui.restore.back", nil), check: d.differs, do: func() { a.goBackTo(d.path) }, grave: true},
		},
	})
	d.list.setRows(len(d.backups))
	if len(d.backups) > 0 {
		d.list.selectRow(0)
	} else {
		d.which.SetText(translations.Text("ui.restore.none", nil))
	}
	return d
}

func (d *restoreDialog) backup(words func(share.Backup) string) func(int) cell {
	return func(at int) cell { return cell{text: words(d.backups[at])} }
}

func (d *restoreDialog) difference(words func(store.Difference) string) func(int) cell {
	return func(at int) cell { return cell{text: words(d.compared[d.path].Differences[at])} }
}

// chooseOther lets the person choose a copy that lies elsewhere. The dialog stays.
func (d *restoreDialog) chooseOther() bool {
	choosePath(d.app, chooseFile, []string{fileEnding}, d.app.space.BackupFolder(), func(path string) {
		d.list.selectRow(-1)
		d.choose(path)
	})
	return false
}

// choose shows what a copy would change, once it has been compared.
func (d *restoreDialog) choose(path string) {
	if d.path == path {
		return
	}
	d.path = path
	d.show()
	d.compare()
}

// compare compares the chosen copy, off the screen thread and one at a time: another may be chosen meanwhile.
func (d *restoreDialog) compare() {
	path, space := d.path, d.app.space
	if _, known := d.compared[path]; known || d.comparing {
		return
	}
	d.comparing = true
	var found share.Comparison
	d.app.work.run("ui.work.compare", func(ctx context.Context, _ func(float64)) (err error) {
		found, err = space.Compare(ctx, path)
		return err
	}, func(err error) {
		d.comparing = false
		d.compared[path] = comparedCopy{found, err}
		if d.dialog.isClosed {
			return
		}
		d.show()
		d.compare()
	})
}

// show tells what is known of the chosen copy.
func (d *restoreDialog) show() {
	d.told.clear()
	known, done := d.compared[d.path]
	words := filepath.Base(d.path) + ": "
	switch {
	case !done:
		words += translations.Text("ui.work.compare", nil)
	case known.err != nil:
		words = filepath.Base(d.path)
		d.told.tell(known.err)
	default:
		words = ""
		if filepath.Dir(d.path) != d.app.space.BackupFolder() {
			words = filepath.Base(d.path) + ". "
		}
		if !known.At.IsZero() {
			words += translations.Text("backup.last", map[string]string{"when": reports.Moment(known.At), "who": known.Author}) + " "
		}
		if known.Lacking > 0 {
			words += translations.Count("backup.lacking", known.Lacking, nil) + " "
		}
		if len(known.Differences) == 0 {
			words += translations.Text("backup.same", nil)
		} else {
			words += translations.Text("ui.restore.differs", nil)
		}
	}
	d.which.SetText(words)
	d.differences.setRows(len(known.Differences))
	d.differences.Refresh()
}

// isKnown tells whether the chosen copy has been read and found to be one of this file.
func (d *restoreDialog) isKnown() bool {
	known, done := d.compared[d.path]
	return done && known.err == nil
}

func (d *restoreDialog) differs() bool { return d.isKnown() && len(d.compared[d.path].Differences) > 0 }

// showPlace tells where the backups lie, and lets the person give them a second place.
func (d *restoreDialog) showPlace() {
	second := d.app.space.SecondPlace()
	words, verb := translations.Text("backup.place.one", nil), "ui.restore.place"
	if second != "" {
		words, verb = translations.Text("backup.place.second", map[string]string{"folder": second}), "ui.restore.place.other"
	}
	d.place.Objects = []fyne.CanvasObject{quietly(words)}
	links := container.NewHBox(quietButton(translations.Text(verb, nil), d.choosePlace))
	if second != "" {
		links.Add(quietButton(translations.Text("ui.restore.place.none", nil), func() { d.setPlace("") }))
	}
	d.place.Add(links)
	d.place.Refresh()
}

func (d *restoreDialog) choosePlace() {
	choosePath(d.app, chooseFolder, nil, filepath.Dir(d.app.space.Status().Path), d.setPlace)
}

// setPlace lets the backups be copied to a folder too, or to none.
func (d *restoreDialog) setPlace(folder string) {
	space := d.app.space
	d.app.work.run("ui.work.backup", func(ctx context.Context, _ func(float64)) error { return space.SetSecondPlace(ctx, folder) }, func(err error) {
		if err != nil {
			d.told.tell(err)
			return
		}
		d.told.clear()
		d.showPlace()
	})
}

// goBackTo lets the file say what it said when a copy was made.
func (a *app) goBackTo(path string) {
	space := a.space
	a.work.run("ui.work.goback", func(ctx context.Context, _ func(float64)) error {
		_, err := space.GoBack(ctx, path)
		return err
	}, func(err error) {
		if err != nil {
			a.tell(err)
			return
		}
		inform(a.window, translations.Text("ui.restore.backup", nil), translations.Text("ui.went_back", map[string]string{"file": filepath.Base(path)}))
		a.reload()
		a.tellBackupTrouble()
	})
}

// tellBackupTrouble tells once that the backups do not reach their second place.
func (a *app) tellBackupTrouble() {
	if err := a.space.BackupTrouble(); err != nil {
		a.tell(err)
	}
}
