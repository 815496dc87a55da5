package ui

import (
	"path/filepath"
	"slices"
	"strings"

	"lisparmen/data"

	"fyne.io/fyne/v2"
)

// attacher is a page about something that files can be attached to; it tells when they cannot be yet.
type attacher interface{ attach(paths []string) }

// dropped takes files that are dragged to the window: contacts and tables are read, and any other file is attached to the record that is
// shown.
func (a *app) dropped(_ fyne.Position, files []fyne.URI) {
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
	case len(paths) == 1 && slices.Contains(importEndings, ending):
		to := place{page: pageImport, text: paths[0]}
		if here := a.trail.here(); here.page == pageList && ending != ".vcf" {
			to.kind = here.kind
		}
		a.goTo(to)
	default:
		a.tell(data.NewProblem("problem.drop.unknown", "name", filepath.Base(paths[0])))
	}
}
