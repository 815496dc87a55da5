package ui

import (
	"cmp"
	"errors"
	"strconv"
	"strings"

	"lisparmen/data"
	"lisparmen/data/share"
	"lisparmen/translations"
)

// prefUpdates is where the person has said that newer versions are found.
const prefUpdates = "updates"

// updatesFrom is where newer versions of the program are found, as those who run the computer have said or else the person; empty when
// nobody has. The program only shows it: it looks nowhere by itself.
func (a *app) updatesFrom() string {
	return cmp.Or(a.options.Machine.Updates, a.fyne.Preferences().String(prefUpdates))
}

// askUpdates lets the person say where newer versions are found.
func (a *app) askUpdates() {
	place := newTextEntry()
	place.SetText(a.updatesFrom())
	askWith(a.window, translations.Text("ui.about.updates", nil), translations.Text("ui.about.updates.text", nil), place, place, translations.Text("ui.record.save", nil),
		nil, func() { a.fyne.Preferences().SetString(prefUpdates, strings.TrimSpace(place.Text)) })
}

// withUpdates lets a problem that only a newer version of the program can solve tell where that is found.
func (a *app) withUpdates(err error) error {
	from := a.updatesFrom()
	var newer *data.Problem
	if from == "" || !errors.As(err, &newer) || newer.Key != "problem.file.newer" {
		return err
	}
	return data.NewProblem("problem.file.newer.from", "file", newer.Args["file"], "from", from).Because(err)
}

// newerHere is somebody who has the file open in a newer version of the program than this; false when nobody has.
func newerHere(others []share.Presence, own string) (newest share.Presence, found bool) {
	for _, other := range others {
		if isNewer(other.Program, own) && (!found || isNewer(other.Program, newest.Program)) {
			newest, found = other, true
		}
	}
	return newest, found
}

// isNewer tells whether one version, as "0.10.2", comes after another. What is no version is never newer.
func isNewer(one, other string) bool {
	a, b := strings.Split(one, "."), strings.Split(other, ".")
	for i := range max(len(a), len(b)) {
		var x, y int
		var err error
		if i < len(a) {
			if x, err = strconv.Atoi(a[i]); err != nil {
				return false
			}
		}
		if i < len(b) {
			if y, err = strconv.Atoi(b[i]); err != nil {
				return false
			}
		}
		if x != y {
			return x > y
		}
	}
	return false
}
