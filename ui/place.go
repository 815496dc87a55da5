package ui

import "lisparmen/data"

// place is somewhere in the program that one can go to, come back to and be sent to.
type place struct {
	page  pageName
	kind  string // English name, for a list or a record
	id    string // for a record; empty is a new one
	text  string // for a search; for a list or the watches, the name of what narrows it; for some records, which they are
	field string // for a record: the field that waits to be filled in
	title string // for a new record: what was typed where it was asked for; for some records: what they are together
}

// pageName is a sort of page.
type pageName string

// The sorts of pages.
const (
	pageOverview pageName = "overview"
	pageList     pageName = "list"
	pageRecord   pageName = "record"
	pageReports  pageName = "reports"
	pageSearch   pageName = "search"
	pagePolicy   pageName = "policy"
	// pageRegisters tells which registers are in use.
	pageRegisters    pageName = "registers"
	pageOrganisation pageName = "organisation"
	pageTerm         pageName = "term" // a change of mandatperiod
	pageTraining     pageName = "training"
	// pageMatrix tells how, where and when incidents are told.
	pageMatrix pageName = "matrix"
	// pageRisks is the matrix of risks, and what waits about risks and continuity.
	pageRisks pageName = "risks"
	// pageMeetings reads the year's plan of meetings.
	pageMeetings pageName = "meetings"
	// pageImport takes in what another program has written; text is the file, kind the register.
	pageImport pageName = "import"
	// pageWatches lists what is late or falls due.
	pageWatches pageName = "watches"
	// pageWheel is the årshjul.
	pageWheel pageName = "wheel"
	// pageRecords lists some records, such as those that a number counts.
	pageRecords pageName = "records"
	// pageLog is all that has been done in the file.
	pageLog pageName = "log"
	// pageCodes is the kontrollkod of each day.
	pageCodes pageName = "codes"
	// pageFirstWeeks is the steps of the first weeks.
	pageFirstWeeks pageName = "first_weeks"
	// pageSettings is how the program looks to the person at this computer.
	pageSettings pageName = "settings"
	// pageWorkshop is the workshop view; kind is what is made there, id or text what it is about.
	pageWorkshop pageName = "workshop"
	// pageHelp is the handbook.
	pageHelp pageName = "help"
)

// pageAt makes the page of a place: the one switch.
func (a *app) pageAt(to place) page {
	kind, _ := data.KindNamed(to.kind)
	switch to.page {
	case pageList:
		return newListPage(a, kind)
	case pageRecord:
		switch {
		case kind.ByAct && to.id == "" && kind.Name == "risk_value": // where the act is
			return newRisksPage(a)
		case kind.ByAct && to.id == "":
			return newWatchesPage(a)
		}
		return newRecordPage(a, kind, to.id, to.title)
	case pageReports:
		return newReportsPage(a, to.id)
	case pageSearch:
		return newSearchPage(a, to.text)
	case pagePolicy:
		return newPolicyPage(a)
	case pageOrganisation:
		return newOrganisationPage(a)
	case pageTerm:
		return newTermPage(a)
	case pageTraining:
		return newTrainingPage(a)
	case pageRegisters:
		return newRegistersPage(a)
	case pageMatrix:
		return newMatrixPage(a)
	case pageRisks:
		return newRisksPage(a)
	case pageMeetings:
		return newMeetingsPage(a)
	case pageImport:
		return newImportPage(a, to)
	case pageWatches:
		return newWatchesPage(a)
	case pageWheel:
		return newWheelPage(a, to.text)
	case pageRecords:
		return newRecordsPage(a, to)
	case pageLog:
		return newLogPage(a)
	case pageWorkshop:
		return a.workshopAt(to)
	case pageCodes:
		return newCodesPage(a)
	case pageFirstWeeks:
		return newFirstWeeksPage(a)
	case pageSettings:
		return newSettingsPage(a)
	case pageHelp:
		return newHelpPage(a, helpPages[pageHelp])
	default:
		return newOverviewPage(a)
	}
}

// trail is the way one has come, for back and forward.
type trail struct {
	places []place
	at     int
}

func (t *trail) visit(to place) {
	if len(t.places) > 0 && t.places[t.at] == to {
		return
	}
	if len(t.places) > 0 {
		t.places = t.places[:t.at+1]
	}
	t.places = append(t.places, to)
	t.at = len(t.places) - 1
}

func (t *trail) peekBack() (place, bool) {
	if t.at == 0 || len(t.places) == 0 {
		return place{}, false
	}
	return t.places[t.at-1], true
}

func (t *trail) peekForward() (place, bool) {
	if t.at+1 >= len(t.places) {
		return place{}, false
	}
	return t.places[t.at+1], true
}

func (t *trail) back()    { t.at = max(0, t.at-1) }
func (t *trail) forward() { t.at = min(len(t.places)-1, t.at+1) }

// here is the place that is shown.
func (t *trail) here() place {
	if len(t.places) == 0 {
		return place{page: pageOverview}
	}
	return t.places[t.at]
}
