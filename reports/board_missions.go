package reports

import (
	"cmp"
	"strings"

	"lisparmen/data"
)

// mission is a task that the board or the council has given, and how it has gone.
type mission struct {
	*data.Decision
	actions  []*data.Action
	reportBy data.Day // the earliest day of those still to be reported; empty when none is
	reported data.Day // the latest day it has been reported
	done     bool
	late     bool
	system   string // where the actions that answer it are kept, when that is not here
	secret   bool   // its words are left out
}

// missionsOf are the tasks given in the period, and those that were still not done and reported when it began.
func missionsOf(reg data.Register, in Input) []mission {
	if !inUse(reg, data.Decisions.Name) {
		return nil
	}
	answering := map[data.Link[*data.Decision]][]*data.Action{}
	for _, a := range data.All(reg, data.Actions) {
		if a.Decision != "" {
			answering[a.Decision] = append(answering[a.Decision], a)
		}
	}
	system := ""
	if isElsewhere(reg, data.Actions.Name) {
		system = systemOf(reg, data.Actions.Name)
	}
	var list []mission
	for _, d := range data.All(reg, data.Decisions) {
		if d.Sort != data.DecisionTasks || !d.Taken(in.AsOf) {
			continue
		}
		if m, ended := missionOf(d, answering[data.Link[*data.Decision](d.ID)], in.AsOf); d.On >= in.From || ended == "" || ended >= in.From {
			m.system = system
			m.secret = reg.IsSecret(d)
			list = append(list, m)
		}
	}
	return list
}

// missionOf is how a task has gone, and the day it was ended; empty while it goes on.
func missionOf(d *data.Decision, actions []*data.Action, today data.Day) (m mission, ended data.Day) {
	m = mission{Decision: d, actions: actions}
	open := 0
	for _, a := range actions {
		open += oneIf(a.Open())
		m.late = m.late || a.Open() && a.Due != "" && a.Due < today
		ended = max(ended, a.DoneOn)
		if a.ReportedOn != "" && a.ReportedOn <= today {
			m.reported = max(m.reported, a.ReportedOn)
		} else if a.ReportBy != "" && (m.reportBy == "" || a.ReportBy < m.reportBy) {
			m.reportBy = a.ReportBy
		}
	}
	m.done = len(m.actions) > 0 && open == 0
	m.late = m.late || m.reportBy != "" && m.reportBy < today
	if !m.done || m.reportBy != "" {
		return m, ""
	}
	return m, cmp.Or(max(ended, m.reported), d.On)
}

// name is the task's title, unless it may be secret.
func (m mission) name() string {
	if m.secret {
		return "ett uppdrag där sekretess kan gälla"
	}
	return m.Title
}

// decided is when and where the task was given: "§ 39, 11 mars 2026".
func (m mission) decided() string { return strings.TrimPrefix(m.paragraph()+", "+LongDate(m.On), ", ") }

// decidedOn is decided in a table.
func (m mission) decidedOn() string { return strings.TrimPrefix(m.paragraph()+", "+string(m.On), ", ") }

// paragraph is the § of the task, unless its words are left out.
func (m mission) paragraph() string {
	if m.secret {
		return ""
	}
	return paragraphSign(m.Paragraph)
}

// called is the task within a sentence: "uppdraget ”Lås” (§ 39, 11 mars 2026)".
func (m mission) called() string {
	if m.secret {
		return m.name() + " (" + m.decided() + ")"
	}
	return "uppdraget ”" + m.name() + "” (" + m.decided() + ")"
}

// state is how the task has gone, in a word or two.
func (m mission) state() string {
	switch {
	case m.done && m.reported != "":
		return "klart och återrapporterat"
	case m.done:
		return "klart"
	case m.late:
		return "försenat"
	case m.system != "":
		return "i annat system"
	case len(m.actions) == 0:
		return "inte påbörjat"
	}
	return "pågående"
}

// reporting is by when the task is to be reported back, or when it was.
func (m mission) reporting() string {
	switch {
	case m.reportBy != "":
		return "Senast " + string(m.reportBy)
	case m.reported != "":
		return "Gjort " + string(m.reported)
	}
	return "–"
}

// sentence tells how the task has gone.
func (m mission) sentence() string {
	if m.system != "" {
		return capital(m.called()) + " följs i " + m.system + "."
	}
	text := capital(m.called()) + " är " + m.state() + "."
	if m.reportBy != "" && m.late {
		return text + " Det skulle återrapporteras senast " + LongDate(m.reportBy) + "."
	}
	if m.reportBy != "" {
		return text + " Det ska återrapporteras senast " + LongDate(m.reportBy) + "."
	}
	return text
}

// missionWords tells how the tasks have gone: each in its sentence when they are few, otherwise counted.
func (b *board) missionWords() string {
	const few = 2
	if len(b.missions) <= few {
		var sentences []string
		for _, m := range b.missions {
			sentences = append(sentences, m.sentence())
		}
		return strings.Join(sentences, " ")
	}
	counts := map[string]int{}
	for _, m := range b.missions {
		counts[m.state()]++
	}
	var parts []string
	for _, word := range []struct{ one, many string }{
		{"klart och återrapporterat", "klara och återrapporterade"},
		{"klart", "klara"},
		{"pågående", "pågående"},
		{"inte påbörjat", "inte påbörjade"},
		{"försenat", "försenade"},
		{"i annat system", "i annat system"},
	} {
		if n := counts[word.one]; n > 0 {
			parts = append(parts, Count(n, word.one, word.many))
		}
	}
	return "Av " + Number(len(b.missions)) + " uppdrag är " + Enumerate(parts) + "."
}

// missionTable lists the tasks, in the area of systematic work.
func (b *board) missionTable() []Block {
	if len(b.missions) == 0 {
		return nil
	}
	table := Table{RowHeader: true, Caption: "Uppdrag", Columns: []Column{
		{Head: "Uppdrag", Weight: 3.4}, {Head: "Givet av", Weight: 1.8}, {Head: "Beslut", Weight: 1.9}, {Head: "Läge", Weight: 1.6}, {Head: "Återrapporteras", Weight: 1.8},
	}}
	for _, m := range b.missions {
		table.Rows = append(table.Rows, Cells(capital(m.name()), cmp.Or(b.view.Linked(string(m.Body)), "–"),
			m.decidedOn(), capital(m.state()), m.reporting()))
	}
	return []Block{table}
}

// meeting is where the paper is to be taken up, and its number in the diary: as given by hand, else as the matter or the
// decision that has the paper's title says.
func (b *board) meeting(title string) (diary, where string) {
	same := func(text string) bool { return strings.EqualFold(strings.TrimSpace(text), title) }
	matters := map[data.Link[*data.Matter]]bool{}
	for _, m := range data.All(b.reg, data.Matters) {
		if same(m.Title) && m.State != data.MatterDropped {
			matters[data.Link[*data.Matter](m.ID)] = true
			diary = cmp.Or(diary, m.DiaryNumber)
		}
	}
	best := data.DecisionStage("-")
	for _, d := range data.All(b.reg, data.Decisions) {
		if !same(d.Title) && !matters[d.Matter] || best == data.StageDecides && d.Stage != data.StageDecides {
			continue
		}
		body, on := d.Body, d.On
		if m, ok := data.Find(b.reg, d.Meeting); ok && !m.Removed {
			body, on = m.Body, m.On
		}
		if body == "" || on == "" {
			continue
		}
		best, diary = d.Stage, cmp.Or(diary, d.DiaryNumber)
		where = lower(b.view.Linked(string(body))) + " " + LongDate(on)
	}
	return cmp.Or(b.in.DiaryNumber, diary), cmp.Or(b.in.Meeting, where)
}
