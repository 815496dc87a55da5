package ui

import (
	"context"
	"path/filepath"
	"strings"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/share"
	"lisparmen/data/store"
	"lisparmen/icons"
	"lisparmen/reports"
	"lisparmen/reports/press"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// showAttached lists the files that belong to the record, with what can be done with each.
func (p *recordPage) showAttached() {
	p.attached.RemoveAll()
	defer p.attached.Refresh()
	if p.kind.Name == data.AttachedFiles.Name { // its own file is in its panel
		p.attached.Hide()
		return
	}
	add := quietButton(translations.Text("ui.attachments.add", nil), func() {
		choosePath(p.app, chooseFile, nil, documentsFolder(), func(path string) { p.attach([]string{path}) })
	})
	setVisible(add, p.mayAttach() == nil)
	p.attached.Add(container.NewBorder(nil, nil, nil, add, sideHead(translations.Text("ui.attachments", nil))))
	list := data.AttachedTo(p.app.reg, p.read)
	for _, f := range list {
		p.attached.Add(p.attachedRow(f))
	}
	if len(list) > 0 {
		p.attached.Add(quietly(sizeWords(p.app.reg, p.app.space.Status(), "ui.attachments.all")))
	}
	setVisible(p.attached, len(list) > 0 || add.Visible())
}

func (p *recordPage) attachedRow(f *data.AttachedFile) fyne.CanvasObject {
	open := quietButton(translations.Text("ui.attachments.open", nil), func() { p.app.openAttached(f) })
	more := newButtonWithIcon("", icons.Named("menu"), nil)
	more.name = translations.Text("ui.more", nil)
	more.Importance = widget.LowImportance
	more.OnTapped = func() {
		items := []*fyne.MenuItem{fyne.NewMenuItem(translations.Text("ui.attachments.copy", nil), func() { p.app.chooseCopy(f) })}
		if !p.app.space.Status().ReadOnly {
			items = append(items, fyne.NewMenuItem(translations.Text("ui.attachments.remove", nil), func() { p.removeAttached(f) }))
		}
		p.app.menuUnder(more, items...)
	}
	facts := reports.Bytes(f.File.Size())
	if f.On != "" {
		facts += " · " + spoken().LongDate(f.On)
	}
	if f.Note != "" {
		facts += " · " + oneLine(f.Note)
	}
	return container.NewBorder(nil, nil, nil, container.NewHBox(open, more), stacked(-space16, p.app.link(f), quietly(facts)))
}

// filePanel is the file of a bilaga, on the bilaga's own page.
func filePanel(p *recordPage, f *data.AttachedFile) fyne.CanvasObject {
	column := newColumn(0, newHead(translations.Text("ui.attachments.file", nil)))
	column.Add(wrapped(f.File.Name() + " · " + reports.Bytes(f.File.Size())))
	if f.Secrecy.State == "" && p.app.reg.IsSecret(f) {
		column.Add(quietly(translations.Text("ui.attachments.secret", nil)))
	}
	column.Add(container.NewHBox(
		newButton(translations.Text("ui.attachments.open", nil), func() { p.app.openAttached(f) }),
		newButton(translations.Text("ui.attachments.copy", nil), func() { p.app.chooseCopy(f) })))
	return column
}

// sizeWords tell how large all files of the binder are, and how long it took to share it.
func sizeWords(reg data.Register, status share.Status, key string) string {
	words := translations.Text(key, map[string]string{"size": reports.Bytes(data.AttachedSize(reg)), "most": reports.Bytes(data.MostAttachedAll)})
	if status.Took > 0 {
		words += " " + translations.Text("ui.attachments.share", map[string]string{"took": spoken().Took(status.Took)})
	}
	return words
}

// mayAttach tells why no file can be attached here; nil when one can.
func (p *recordPage) mayAttach() error {
	switch status := p.app.space.Status(); {
	case status.ReadOnly:
		return data.NewProblem("problem.file.readonly", "file", status.Path)
	case p.kind.Name == data.AttachedFiles.Name:
		return data.NewProblem("problem.attach.record")
	case p.id == "":
		return data.NewProblem("problem.attach.unsaved")
	case p.read == nil || p.read.Header().Removed || p.read.Header().Gallrad != "":
		return data.NewProblem("problem.record.missing", "kind", data.KindKey(p.kind.Name), "id", p.id)
	}
	return nil
}

// attach attaches files to the record, all or none. What has been typed in the form stays as it is.
func (p *recordPage) attach(paths []string) {
	if err := p.mayAttach(); err != nil {
		p.app.tell(err)
		return
	}
	a, to, before := p.app, p.read, data.AttachedSize(p.app.reg)
	a.perform(func(d *exchange.Deed) error { return d.Attach(to, "", paths...) }, func() {
		p.tellDone(translations.Count("ui.attachments.added", len(paths), nil))
		if before <= data.MuchAttached && data.AttachedSize(a.reg) > data.MuchAttached {
			inform(a.window, translations.Text("ui.attachments.much", nil), sizeWords(a.reg, a.space.Status(), "ui.attachments.much.text"))
		}
	})
}

func (p *recordPage) removeAttached(f *data.AttachedFile) {
	reg := p.app.reg
	p.app.change("ui.work.save", func(ctx context.Context, s *store.Store) error {
		_, err := exchange.RemoveByHand(ctx, s, reg, data.AttachedFiles.Untyped(), f.ID, false)
		return err
	}, func(err error) {
		if err != nil {
			p.app.tell(err)
			return
		}
		p.tellDone(translations.Text("ui.attachments.removed", nil))
	})
}

// openAttached shows a file that a record holds in the system's own program, from a copy that is taken away when the program ends.
func (a *app) openAttached(f *data.AttachedFile) {
	space, home := a.space, a.shareOptions().Folder()
	var path string
	a.work.run("ui.work.attach", func(ctx context.Context, _ func(float64)) error {
		content, err := space.Store.Content(ctx, f.File)
		if err == nil {
			path, err = exchange.CopyToOpen(home, f.File, content)
		}
		return err
	}, func(err error) {
		if err == nil {
			err = a.showFile(path)
		}
		if err != nil {
			a.tell(err)
		}
	})
}

// dropOpened takes away the copies that files have been opened from.
func (a *app) dropOpened() { exchange.DropOpened(a.shareOptions().Folder()) }

func (a *app) chooseCopy(f *data.AttachedFile) {
	choosePath(a, chooseFolder, nil, documentsFolder(), func(folder string) { a.saveCopy(f, folder) })
}

// saveCopy writes a file that a record holds into a folder.
func (a *app) saveCopy(f *data.AttachedFile, folder string) {
	space := a.space
	path := filepath.Join(folder, data.SafeFileName(f.File.Name()))
	a.writeNew(newFile{
		path: path, work: "ui.work.attach", question: "ui.attachments.replace",
		write: func(ctx context.Context, _ func(float64)) error {
			content, err := space.Store.Content(ctx, f.File)
			if err != nil {
				return err
			}
			if err := press.WriteFile(path, content); err != nil {
				return err
			}
			exchange.MarkCopy(path)
			return nil
		},
		done: func(err error) {
			if err != nil {
				a.tell(err)
				return
			}
			a.frame.say(translations.Text("ui.attachments.saved", map[string]string{"file": path}))
		},
	}, false)
}

// pasteFiles attaches what has been copied to the record that is shown, when that is the paths of files, a line each.
func (a *app) pasteFiles() {
	p, ok := a.page.(*recordPage)
	if !ok {
		return
	}
	var paths []string
	for line := range strings.Lines(a.fyne.Clipboard().Content()) {
		path := strings.Trim(strings.TrimSpace(line), `"`)
		if path == "" {
			continue
		}
		if !filepath.IsAbs(path) {
			return
		}
		paths = append(paths, path)
	}
	if len(paths) > 0 {
		p.attach(paths)
	}
}
