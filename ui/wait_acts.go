package ui

import (
	"lisparmen/data"
	"lisparmen/reports"
)

// dueAct is what the one button of something that falls due says, and where it leads: to the field that waits to be filled in, or to a
// new record that says of which it is.
type dueAct struct {
	verb  string
	field string // of the record that it is about
	made  string // English name of the kind of a new record; empty: what waits is in the record itself
	of    string // the field of the new record that points at it
}

// dueActs are those of the watches that one field or one new record settles. The others are settled by an act on the record's page.
var dueActs = map[data.DueWhat]dueAct{
	data.DueReview:           {verb: "ui.verb.review"},
	data.DueExpiry:           {verb: "ui.verb.review"},
	data.DueReferral:         {verb: "ui.verb.note", field: "answered_on"},
	data.DueAction:           {verb: "ui.verb.update", field: "state"},
	data.DueReport:           {verb: "ui.verb.note", field: "reported_on"},
	data.DueOutcome:          {verb: "ui.verb.judge", field: "effect_on"},
	data.DuePapers:           {verb: "ui.verb.note", field: "papers_sent_on"},
	data.DueMinutes:          {verb: "ui.verb.note", field: "paragraph"},
	data.DueAdjusted:         {verb: "ui.verb.note", field: "adjusted_on"},
	data.DueStalled:          {verb: "ui.verb.plan"},
	data.DueAssignment:       {verb: "ui.verb.add", made: "action", of: "decision"},
	data.DueDelegated:        {verb: "ui.verb.note", field: "reported_on"},
	data.DueRegistration:     {verb: "ui.verb.note", field: "notified_on"},
	data.DueRoleEnds:         {verb: "ui.verb.appoint", field: "holder"},
	data.DueConfirmation:     {verb: "ui.verb.add", made: "confirmation", of: "unit"},
	data.DueClass:            {verb: "ui.verb.class"},
	data.DueClassDecision:    {verb: "ui.verb.note", field: "decided_on"},
	data.DueRestore:          {verb: "ui.verb.note", field: "restored_on"},
	data.DueAcceptance:       {verb: "ui.verb.decide"},
	data.DueRisk:             {verb: "ui.verb.treat"},
	data.DueApproval:         {verb: "ui.verb.decide"},
	data.DueAnalysis:         {verb: "ui.verb.add", made: "risk_session", of: "unit"},
	data.DuePlan:             {verb: "ui.verb.review", field: "review_on"},
	data.DueExercise:         {verb: "ui.verb.add", made: "exercise", of: "continuity"},
	data.DueNotice:           {verb: "ui.verb.decide", field: "then"},
	data.DueContractEnds:     {verb: "ui.verb.decide", field: "then"},
	data.DueProcessor:        {verb: "ui.verb.note", field: "processing_on"},
	data.DueSubprocessor:     {verb: "ui.verb.answer", field: "approved_on"},
	data.DueNeverChecked:     {verb: "ui.verb.follow_up", made: "supplier_check", of: "supplier"},
	data.DuePreparation:      {verb: "ui.verb.note", field: "classified_on"},
	data.DueUnclassified:     {verb: "ui.verb.note", field: "classified_on"},
	data.DueDiary:            {verb: "ui.verb.note", field: "diary_number"},
	data.DueControl:          {verb: "ui.verb.note", field: "done_on"},
	data.DueDeviation:        {verb: "ui.verb.add", made: "action", of: data.OriginField},
	data.DueFinding:          {verb: "ui.verb.update", field: "state"},
	data.DueException:        {verb: "ui.verb.decide", field: "until"},
	data.DueLaw:              {verb: "ui.verb.note", field: "checked_on"},
	data.DueReading:          {verb: "ui.verb.note", made: "reading", of: "goal"},
	data.DueActivity:         {verb: "ui.verb.note", field: "last_done"},
	data.DueManagementReview: {verb: "ui.verb.add", made: "management_review"},
}

// actOn is what the button of something that falls due says, and where it leads.
func actOn(reg data.Register, d data.Due) (verb string, to place) {
	rec := reg.Record(d.ID)
	switch {
	case d.More > 0: // told as one
		return "ui.verb.look", toldAsOne(d)
	case d.What == data.DueBinder:
		return "ui.verb.print", place{page: pageReports, text: "incidentparm"}
	case d.What == data.DueFollowUp && rec.KindName() == data.Suppliers.Name: // what is planned is noted where it is planned
		return "ui.verb.follow_up", prefilled("supplier_check", "supplier", d.ID)
	}
	act, ok := dueActs[d.What]
	if meeting, isMeeting := rec.(*data.Meeting); isMeeting && d.What == data.DuePapers && len(reports.PapersTo(reg, meeting)) > 0 {
		return "ui.verb.papers", placeOf(rec)
	}
	switch {
	case !ok:
		return "ui.verb.open", placeOf(rec)
	case act.made != "" && act.of == "":
		return act.verb, place{page: pageRecord, kind: act.made}
	case act.made != "":
		value := d.ID
		if act.of == data.OriginField {
			value = data.OriginOf(rec.KindName(), d.ID)
		}
		return act.verb, prefilled(act.made, act.of, value)
	}
	to = placeOf(rec)
	kind, _ := data.KindNamed(rec.KindName())
	if _, has := kind.Field(act.field); has { // an exception may be from a requirement, and stand with how that is met
		to.field = act.field
	}
	return act.verb, to
}
