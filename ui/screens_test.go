package ui

import (
	"fmt"
	"slices"
	"testing"

	"lisparmen/data"
)

// screen is something that the window can show, and the way there.
type screen struct {
	name string
	show func(f *fixture)
}

// allScreens are all that a person can meet without doing something: every page, every register's list and form, the guides and
// the dialogs.
func allScreens(a *app) []screen {
	var all []screen
	at := func(name string, to place) { all = append(all, screen{name, func(f *fixture) { f.visit(to) }}) }
	for _, name := range []pageName{
		pageOverview, pageWatches, pageWheel, pageReports, pagePolicy, pageOrganisation, pageTerm, pageTraining, pageRegisters, pageMatrix,
		pageRisks, pageMeetings, pageImport, pageLog, pageCodes, pageSettings, pageFirstWeeks,
	} {
		at(string(name), place{page: name})
	}
	at("search", place{page: pageSearch, text: "utskick"})
	at("paper", place{page: pageReports, text: "arsrapport"})
	for _, kind := range data.Kinds() {
		if !kind.Single {
			at("list-"+kind.Name, place{page: pageList, kind: kind.Name})
		}
		if living := a.reg.Living(kind); len(living) > 0 {
			at("record-"+kind.Name, placeOf(living[0]))
		}
		if !kind.Single && !kind.ByAct {
			at("new-"+kind.Name, place{page: pageRecord, kind: kind.Name})
		}
	}
	for _, tab := range []incidentTab{tabLog, tabTest, tabTimes} {
		all = append(all, screen{fmt.Sprint("incident-tab-", int(tab)), func(f *fixture) {
			f.visit(placeOf(data.All(a.reg, data.Incidents)[0])).(*recordPage).parts.turn(tab)
			f.settle()
		}})
	}
	at("workshop-class", classify(data.All(a.reg, data.Assets)[0].ID))
	over := func(name string, do func(a *app)) {
		all = append(all, screen{name, func(f *fixture) { f.visit(place{page: pageOverview}); do(f.app); f.settle() }})
	}
	over("dialog-name", (*app).askName)
	over("dialog-calendar", (*app).askCalendar)
	over("dialog-export", (*app).askAllRegisters)
	over("dialog-encrypt", (*app).askEncrypt)
	over("dialog-archive", (*app).askArchive)
	over("dialog-merge", (*app).askMerge)
	over("dialog-restore", (*app).askRestore)
	over("dialog-handover", (*app).handOver)
	over("dialog-grave", func(a *app) {
		confirmGrave(a.window, "Ta bort incidenten?", "Incidenten I-3 tas bort.", "Ta bort", func() {})
	})
	over("dialog-many", func(a *app) { a.askMany(data.Actions.Untyped(), a.reg.Living(data.Actions.Untyped())) })
	over("palette", (*app).palette)
	start := func(name string, step func(*startPage)) {
		all = append(all, screen{name, func(f *fixture) {
			p := newStartPage(f.app).(*startPage)
			f.app.show(p)
			step(p)
			f.settle()
		}})
	}
	start("start", func(*startPage) {})
	start("start-new", (*startPage).showNew)
	start("start-without", func(p *startPage) { p.showNew(); p.askClass() })
	start("start-class", func(p *startPage) { p.showNew(); p.municipality.entry.SetText("Vara"); p.askClass() })
	start("start-open", (*startPage).showOpen)
	return all
}

// clear takes away all that lies over the page.
func (f *fixture) clear() {
	c := f.window.Canvas()
	for _, over := range slices.Backward(c.Overlays().List()) {
		c.Overlays().Remove(over)
	}
	c.SetOnTypedKey(nil) // which a dialog had
	f.addShortcuts()
}

// looksAtEverything leaves a test that goes through every screen to a run without the race detector, under which it takes minutes: it
// runs on the screen thread alone. make test makes both runs.
func looksAtEverything(t *testing.T) {
	t.Helper()
	if racing {
		t.Skip("runs without the race detector, as make test does")
	}
}
