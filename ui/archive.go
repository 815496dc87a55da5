package ui

import (
	"context"
	"path/filepath"
	"strconv"
	"strings"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/reports/press"
	"lisparmen/translations"
)

const archiveEnding = ".zip"

// askArchive asks where an archive of all that the file holds is to lie and which year's papers go with it, and writes it. It tells
// first that secrets are in it, and that they can be read.
func (a *app) askArchive() {
	today := data.DayOf(a.now())
	year, _ := strconv.Atoi(string(today[:len("2006")]))
	option := func(year int, words string) Option {
		id := strconv.Itoa(year)
		return Option{ID: id, Title: translations.Text(words, map[string]string{"year": id})}
	}
	papers := newReference(func() []Option {
		return []Option{option(year, "ui.archive.year.now"), option(year-1, "ui.archive.year.last")}
	}, nil)
	papers.always = true
	papers.set(strconv.Itoa(year))
	place, problem := newPathField(a, chooseFolder, archiveEnding), newProblemLine()
	name := filepath.Base(a.space.Status().Path)
	place.entry.SetText(filepath.Join(documentsFolder(), strings.TrimSuffix(name, filepath.Ext(name))+"-arkiv-"+string(today)+archiveEnding))
	var d *dialog
	d = showDialog(a.window, dialogSpec{
		title: translations.Text("ui.archive", nil), text: translations.Text("ui.archive.text", nil), first: place.entry, wide: true,
		content: stacked(space12, labelled("ui.archive.place", place.object, ""), labelled("ui.archive.year", papers, ""), problem.object),
		answers: []answer{
			{label: translations.Text("Cancel", nil), safe: true},
			{label: translations.Text("ui.archive.act", nil), main: true, check: func() bool {
				if path := place.path(); path != "" && !exchange.IsZip(path) {
					place.entry.SetText(path + archiveEnding)
				}
				var wrong error
				if isVacant(place.path(), &wrong) {
					return true
				}
				problem.tell(wrong)
				d.fit()
				return false
			}, do: func() {
				of := year
				if chosen, err := strconv.Atoi(papers.id); err == nil {
					of = chosen
				}
				a.archive(place.path(), of)
			}},
		},
	})
}

// archive writes an archive off the screen thread, and tells where it is.
func (a *app) archive(path string, year int) {
	space, version := a.space, a.options.Version
	a.work.run("ui.work.archive", func(ctx context.Context, progress func(float64)) error {
		return press.Archive(ctx, space.Store, path, version, year, progress)
	}, func(err error) {
		if err != nil {
			a.tell(err)
			return
		}
		inform(a.window, translations.Text("ui.archive.made", nil), translations.Text("told.archive", map[string]string{"file": path}))
	})
}
