package ui

import (
	"slices"

	"lisparmen/data"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// putOffItems are the watches about a record that can be put off; the row's menu and the record's own have them.
func (a *app) putOffItems(r data.Record) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	if a.space.Status().ReadOnly {
		return nil
	}
	for _, d := range a.standings().due {
		if d.ID == r.Header().ID && data.MayPutOff(d.What) == nil {
			words := translations.Text("ui.row.put_off", map[string]string{"what": translations.Text(string(d.What), nil)})
			items = append(items, fyne.NewMenuItem(words, func() { a.putOff(d) }))
		}
	}
	return items
}

// recordActs is what can be done about one record from where it is only a row: put off, and printed.
func (a *app) recordActs(r data.Record) []*fyne.MenuItem {
	items, papers := a.putOffItems(r), a.printItems(r)
	if len(papers) > 1 {
		all := fyne.NewMenuItem(translations.Text("ui.record.print", nil), nil)
		all.ChildMenu = fyne.NewMenu("", papers...)
		papers = []*fyne.MenuItem{all}
	}
	return append(items, papers...)
}

// printItems are the papers that can be about a record.
func (a *app) printItems(r data.Record) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, report := range reportsAbout(r.KindName()) {
		words := translations.Text("ui.print", map[string]string{"report": spoken().Title(report)})
		items = append(items, fyne.NewMenuItem(words, func() { a.goTo(place{page: pageReports, text: report.Name, id: r.Header().ID}) }))
	}
	if m, ok := r.(*data.Meeting); ok {
		items = append(items, fyne.NewMenuItem(translations.Text("ui.meeting.papers", nil), func() { a.askMeetingPapers(m) }))
	}
	return items
}

// rowMenu is what can be done with a row, or with all the chosen ones when it is one of them.
func (p *listPage) rowMenu(r data.Record) []*fyne.MenuItem {
	a := p.app
	records := []data.Record{r}
	isPicked := p.memory.picked[r.Header().ID]
	if isPicked {
		records = p.picked()
	}
	item := func(words string, do func()) *fyne.MenuItem {
		return fyne.NewMenuItem(translations.Text(words, nil), do)
	}
	var items []*fyne.MenuItem
	if len(records) == 1 {
		items = append(items, item("ui.row.open", func() { p.table.onOpen(slices.Index(p.rows, r)) }))
		if about := a.recordActs(r); len(about) > 0 {
			items = append(append(items, fyne.NewMenuItemSeparator()), about...)
		}
	} else {
		head := fyne.NewMenuItem(translations.Count("ui.pick.count", len(records), nil), nil)
		head.Disabled = true
		items = append(items, head)
	}
	items = append(items, fyne.NewMenuItemSeparator(), item("ui.row.copy", func() { a.copyList(p.leavingOf(records)) }))
	if len(records) == 1 {
		items = append(items, item("ui.row.copy_title", func() {
			title := oneLine(a.view.Title(r))
			a.fyne.Clipboard().SetContent(title)
			a.frame.say(translations.Text("ui.row.copied", map[string]string{"title": title}))
		}))
	}
	words := "ui.row.pick"
	if isPicked {
		words = "ui.row.unpick"
	}
	items = append(items, item(words, func() {
		if at := slices.Index(p.table.shown, slices.Index(p.rows, r)); at >= 0 {
			p.table.rows.picking.toggle(at)
		}
	}))
	if p.mayChange() {
		items = append(items, fyne.NewMenuItemSeparator())
		if len(forMany(p.kind)) > 0 {
			items = append(items, item("ui.many", func() { a.askMany(p.kind, records) }))
		}
		items = append(items, item("ui.many.remove", func() { a.askRemove(p.kind, records) }))
	}
	return items
}

// menuAt opens a menu at a place, within the window.
func (a *app) menuAt(at fyne.Position, items ...*fyne.MenuItem) {
	canvas := a.window.Canvas()
	menu := widget.NewPopUpMenu(fyne.NewMenu("", items...), canvas)
	at.X = max(0, min(at.X, canvas.Size().Width-menu.MinSize().Width-space8))
	at.Y = max(0, min(at.Y, canvas.Size().Height-menu.MinSize().Height-space8))
	menu.ShowAtPosition(at)
}
