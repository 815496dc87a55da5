package ui

import (
	"path/filepath"
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
)

// attacher is a page about something that files can be attached to; it tells when they cannot be yet.
type attacher interface{ attach(paths []string) }

// dropped takes files that are dragged to the window: contacts and tables are read, and any other file is attached to the record that is
// shown, or to the one whose row it is dropped on.
func (a *app) dropped(where fyne.Position, files []fyne.URI) {
	var paths []string
	for _, f := range files {
		if f.Scheme() == "file" {
			paths = append(paths, filepath.FromSlash(f.Path()))
		}
	}
	if len(paths) == 0 || a.space == nil || a.window.Canvas().Overlays().Top() != nil {
		return // a dialog asks something first
	}
	ending := strings.ToLower(filepath.Ext(paths[0]))
	on, isAttacher := a.page.(attacher)
	switch {
	case a.space.Status().ReadOnly:
		a.tell(data.NewProblem("problem.drop.read_only"))
	case isAttacher && ending != ".vcf":
		on.attach(paths)
	case a.droppedOn(where, paths, ending):
	case len(paths) == 1 && slices.Contains(importEndings, ending):
		a.takeInDropped(paths[0], ending)
	default:
		a.tell(data.NewProblem("problem.drop.unknown", "name", filepath.Base(paths[0])))
	}
}

// takeInDropped goes to where a table or contacts are taken in.
func (a *app) takeInDropped(path, ending string) {
	to := place{page: pageImport, text: path}
	if here := a.trail.here(); here.page == pageList && ending != ".vcf" {
		to.kind = here.kind
	}
	a.goTo(to)
}

// droppedOn attaches files to the record whose row of a list they are dropped on; false when they are not dropped on one. A table may
// also be meant for the register, so that is asked.
func (a *app) droppedOn(where fyne.Position, paths []string, ending string) bool {
	p, ok := a.page.(*listPage)
	if !ok || p.kind.Name == data.AttachedFiles.Name || ending == ".vcf" {
		return false
	}
	r, ok := p.recordAt(where)
	if !ok {
		return false
	}
	attach := func() { a.attachTo(r, paths) }
	if len(paths) > 1 || !slices.Contains(importEndings, ending) {
		attach()
		return true
	}
	choose(a.window, translations.Text("ui.drop.row", map[string]string{"file": filepath.Base(paths[0])}), "",
		answer{label: translations.Text("Cancel", nil), safe: true},
		answer{label: translations.Text("ui.drop.import", nil), do: func() { a.takeInDropped(paths[0], ending) }},
		answer{label: translations.Text("ui.drop.attach", map[string]string{"title": shortened(oneLine(a.view.Title(r)), 40)}), main: true, do: attach})
	return true
}

// recordAt is the record whose row is at a place in the window.
func (p *listPage) recordAt(where fyne.Position) (data.Record, bool) {
	rows := p.table.rows
	at := where.Subtract(p.app.fyne.Driver().AbsolutePositionForObject(rows))
	row := int((at.Y + rows.scroll.Offset.Y) / rowHeight)
	if len(p.all) == 0 || at.X < 0 || at.Y < 0 || at.X > rows.Size().Width || at.Y > rows.Size().Height || row >= len(p.table.shown) {
		return nil, false
	}
	return p.rows[p.table.shown[row]], true
}

// attachTo attaches files to a record that is not shown, all or none, and tells to which.
func (a *app) attachTo(r data.Record, paths []string) {
	a.perform(func(d *exchange.Deed) error { return d.Attach(r, "", paths...) }, func() {
		a.frame.say(translations.Count("ui.drop.attached", len(paths), map[string]string{"title": oneLine(a.view.Title(r))}))
	})
}
