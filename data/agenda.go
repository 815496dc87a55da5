package data

import (
	"cmp"
	"slices"
)

// A matter goes from body to body: arbetsutskottet prepares it, the board proposes or decides, the council decides. What is
// to come up at a meeting is a planned decision; it is taken when the minutes give it a paragraph.

// DecisionsOf are a matter's decisions in the order of its way, and within a stage by day.
func DecisionsOf(reg Register, m *Matter) []*Decision {
	var list []*Decision
	for _, d := range All(reg, Decisions) {
		if string(d.Matter) == m.ID {
			list = append(list, d)
		}
	}
	slices.SortStableFunc(list, func(a, b *Decision) int {
		return cmp.Or(cmp.Compare(stageOrder(a.Stage), stageOrder(b.Stage)), cmp.Compare(orLast(a.On), orLast(b.On)), cmp.Compare(a.ID, b.ID))
	})
	return list
}

func stageOrder(s DecisionStage) int {
	return slices.Index([]DecisionStage{StagePrepares, StageProposes, StageDecides}, cmp.Or(s, StageDecides))
}

// StageAt is a body's part on the way of a matter.
func StageAt(reg Register, m *Matter, body Link[*Unit]) DecisionStage {
	if body == m.Decides {
		return StageDecides
	}
	unit, ok := Find(reg, body)
	switch {
	case ok && unit.Type == UnitSubcommittee:
		return StagePrepares
	case m.Decides == "":
		return StageDecides
	}
	return StageProposes
}

// Plan takes a matter up at a meeting: a decision that has no paragraph yet.
func Plan(reg Register, m *Matter, at *Meeting, sort DecisionSort, document Link[*Document]) *Decision {
	d := Decisions.New()
	d.Title, d.DiaryNumber, d.Matter = m.Title, m.DiaryNumber, Link[*Matter](m.ID)
	d.Body, d.Meeting, d.On = at.Body, Link[*Meeting](at.ID), at.On
	d.Sort, d.Document, d.Stage = sort, document, StageAt(reg, m, at.Body)
	return d
}

// ComingMeetings are the meetings from a day on, the nearest first.
func ComingMeetings(reg Register, from Day) []*Meeting {
	list := slices.DeleteFunc(All(reg, Meetings), func(m *Meeting) bool { return m.On < from })
	slices.SortStableFunc(list, func(a, b *Meeting) int { return cmp.Or(cmp.Compare(a.On, b.On), cmp.Compare(a.ID, b.ID)) })
	return list
}

// Waits tells whether the decision is planned for a meeting whose minutes have not come.
func (d *Decision) Waits() bool { return d.Meeting != "" && d.Paragraph == "" }

// Take notes that a planned decision has been taken. The one that settles its matter ends it; m may be nil.
func Take(d *Decision, m *Matter, paragraph, text string) {
	d.Paragraph, d.Text = paragraph, cmp.Or(text, d.Text)
	if m != nil && (d.Stage == StageDecides || d.Stage == "") {
		m.State = MatterDecided
	}
}

// ActionFor makes a task that a body has given an action, to be reported back by a day.
func ActionFor(d *Decision) *Action {
	a := Actions.New()
	a.Title, a.Description, a.Document = d.Title, d.Text, d.Document
	a.Decision, a.Secrecy = Link[*Decision](d.ID), d.Secrecy
	return a
}

// ActionsOf are the actions that a decision's task has become.
func ActionsOf(reg Register, d *Decision) []*Action {
	var list []*Action
	for _, a := range All(reg, Actions) {
		if string(a.Decision) == d.ID {
			list = append(list, a)
		}
	}
	return list
}

// ReportBack makes the decision by which the body that gave a task notes what was reported back, and ties the action to it.
// The decision must have its id.
func ReportBack(a *Action, task, noted *Decision) {
	noted.Sort, noted.Stage = DecisionNotes, StageDecides
	noted.Matter, noted.Document = task.Matter, task.Document
	noted.Body = cmp.Or(noted.Body, task.Body)
	noted.DiaryNumber = cmp.Or(noted.DiaryNumber, task.DiaryNumber)
	a.ReportedOn, a.Report = noted.On, Link[*Decision](noted.ID)
}
