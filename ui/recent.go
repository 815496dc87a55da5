package ui

import (
	"slices"

	"lisparmen/data"
)

// prefOpened, with the id of the municipality of a file, remembers the records that the person last opened: their ids alone, so that the
// preferences, which lie outside the file, tell nothing of what they are about.
const prefOpened = "opened."

// mostOpenedRecords is how many of them are remembered.
const mostOpenedRecords = 8

// noteOpened puts a record first among those last opened.
func (a *app) noteOpened(to place) {
	if a.space == nil || to.page != pageRecord || to.id == "" || to.id == a.reg.Municipality().ID {
		return
	}
	key := prefOpened + a.reg.Municipality().ID
	list := slices.DeleteFunc(slices.Clone(a.fyne.Preferences().StringList(key)), func(id string) bool { return id == to.id })
	list = append([]string{to.id}, list...)
	a.fyne.Preferences().SetStringList(key, list[:min(mostOpenedRecords, len(list))])
}

// lastOpened are the records last opened that are still there, but for the one that is shown.
func (a *app) lastOpened() []data.Record {
	var list []data.Record
	for _, id := range a.fyne.Preferences().StringList(prefOpened + a.reg.Municipality().ID) {
		r := a.reg.Record(id)
		if r == nil || r.Header().Removed || r.Header().Gallrad != "" || a.trail.here().id == id {
			continue
		}
		list = append(list, r)
	}
	return list
}

// openedCommands are the ways back to the records last opened.
func (a *app) openedCommands() []command {
	var list []command
	for _, r := range a.lastOpened() {
		kind, _ := data.KindNamed(r.KindName())
		list = append(list, command{words: oneLineOf(a.view.Title(r)), icon: kind.Icon, do: func() { a.goTo(placeOf(r)) }})
	}
	return list
}
