package reports

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
)

// missionsReported is the återrapport of the tasks that a body has given: of each what was decided, what is done, how it stands and
// what the body is proposed to decide.
func missionsReported(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	r := reporting{naming: newNaming(in), reg: in.Register.InUse()}
	var only *data.Unit
	if in.RecordID != "" {
		if only, err = chosenUnit(in); err != nil {
			return Document{}, err
		}
	}
	paper := in.paper("Återrapportering av uppdrag")
	paper.Subtitle = "Informationssäkerhet. Ställning per den " + LongDate(in.AsOf)
	if only != nil {
		paper.Subtitle = "Till " + lower(only.Name) + ". " + paper.Subtitle
	}
	paper.Blocks = in.publicNote()
	if text := unusedWords(in.Register, data.Decisions.Name); text != "" {
		paper.Blocks = append(paper.Blocks, Lead(capital(text)+"."), Text("För in besluten som ger uppdrag, så visar papperet hur det går med dem."))
		return paper, nil
	}
	missions := slices.DeleteFunc(missionsOf(r.reg, in), func(m mission) bool { return only != nil && string(m.Body) != only.ID })
	for i := range missions {
		missions[i].secret = r.isLeftOut(missions[i].Decision)
	}
	paper.Blocks = append(paper.Blocks, Lead(r.sum(missions)))
	if len(missions) > 1 {
		paper.Blocks = append(paper.Blocks, r.overview(missions))
	}
	for _, m := range missions {
		paper.Blocks = append(paper.Blocks, r.mission(m)...)
	}
	paper.Blocks = append(paper.Blocks, elsewhere(in.Register, data.Actions.Name)...)
	paper.Secrecy = r.mark()
	return paper, nil
}

type reporting struct {
	*naming
	reg data.Register
}

// sum tells how many tasks there are, and how many are done and late.
func (r reporting) sum(missions []mission) string {
	if len(missions) == 0 {
		return "Inget uppdrag är givet i perioden eller pågår sedan tidigare."
	}
	done, late := 0, 0
	for _, m := range missions {
		done += oneIf(m.done)
		late += oneIf(m.late)
	}
	if len(missions) == 1 {
		return capital(missions[0].sentence())
	}
	text := Number(done) + " av " + Number(len(missions)) + " uppdrag är " + plural(done, "klart", "klara")
	if late > 0 {
		text += ", och " + Number(late) + " är " + plural(late, "försenat", "försenade")
	}
	return text + "."
}

func (r reporting) overview(missions []mission) Table {
	table := Table{RowHeader: true, Columns: []Column{{Head: "Uppdrag", Weight: 4}, {Head: "Beslut", Weight: 2}, {Head: "Läge", Weight: 1.8}, {Head: "Återrapporteras", Weight: 1.7}}}
	for _, m := range missions {
		table.Rows = append(table.Rows, Cells(capital(m.name()), m.decidedOn(), capital(m.state()), m.reporting()))
	}
	return table
}

// mission is the part on one task.
func (r reporting) mission(m mission) []Block {
	title := capital(m.name())
	if !r.isLeftOut(m.Decision) {
		title = r.name(m.Decision)
	}
	decided := strings.TrimSpace(r.view.Linked(string(m.Body)) + " " + m.decided())
	blocks := []Block{Heading{Level: 1, Text: title}, Facts{[]Fact{
		{"Beslutat av", decided}, {"Diarienummer", stated(m.DiaryNumber)}, {"Läge", capital(m.state())}, {"Återrapporteras", stated(strings.Trim(m.reporting(), "–"))},
	}}}
	if m.Text != "" && !r.isLeftOut(m.Decision) {
		blocks = append(blocks, Heading{Level: 2, Text: "Vad som beslutades"}, Paragraph{Style: QuoteText, Runs: Plain(m.Text)})
	}
	blocks = append(blocks, Heading{Level: 2, Text: "Vad som är gjort"})
	return append(append(blocks, r.done(m)...), Heading{Level: 2, Text: "Förslag till beslut"}, Text(r.proposal(m)))
}

// done are the actions that answer a task, and how they stand.
func (r reporting) done(m mission) []Block {
	if m.system != "" {
		return []Block{Text("Uppdraget följs i " + m.system + ".")}
	}
	if len(m.actions) == 0 {
		return []Block{Text("Ingen åtgärd är knuten till uppdraget.")}
	}
	table := Table{RowHeader: true, Columns: []Column{{Head: "Åtgärd", Weight: 4}, {Head: "Ansvarig", Weight: 2}, {Head: "Läge", Weight: 1.3}, {Head: "Dag", Weight: 1.7}}}
	for _, a := range m.actions {
		name := TextCell(r.open(a))
		if !r.isLeftOut(a) {
			for _, text := range []string{a.Description, a.Effect} {
				if text != "" {
					name.Runs = append(name.Runs, quietly("\n"+text))
				}
			}
		}
		day := "–"
		switch {
		case a.State == data.ActionDone && a.DoneOn != "":
			day = "Klar " + string(a.DoneOn)
		case a.Open() && a.Due != "":
			day = "Senast " + string(a.Due)
		}
		table.Rows = append(table.Rows, Row{Cells: []Cell{name, TextCell(cmp.Or(r.view.Linked(string(a.Responsible)), "–")), TextCell(actionState(a, r.in.AsOf)), TextCell(day)}})
	}
	return []Block{table}
}

// proposal is what the body is proposed to decide: to end the task, to note how it goes, or to give it a new day. The day is the one
// that the actions are planned to be done; where they are late somebody must choose.
func (r reporting) proposal(m mission) string {
	body := r.view.Linked(string(m.Body))
	task := m.called()
	if m.done {
		return body + " godkänner återrapporten och avslutar " + task + "."
	}
	if !m.late {
		return body + " noterar återrapporten av " + task + "."
	}
	day := data.Day("")
	for _, a := range m.actions {
		if a.Open() {
			day = max(day, a.Due)
		}
	}
	by := toFill("ny dag")
	if day >= r.in.AsOf {
		by = LongDate(day)
	}
	return body + " noterar återrapporten och ger " + task + " ny tid till den " + by + "."
}
