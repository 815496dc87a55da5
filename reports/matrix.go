package reports

import (
	"regexp"
	"strings"

	"lisparmen/data"
)

// reportingMatrix is the paper for the wall: how, where and when incidents are told to authorities, and by whom.
func reportingMatrix(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	paper := in.paper("Hur, var och när")
	paper.Subtitle = "Så anmäler vi incidenter. Ställning per den " + LongDate(in.AsOf)
	lines := data.ReportingMatrix(in.Register, in.AsOf)
	if len(lines) == 0 {
		paper.Blocks = []Block{Lead("Det finns inga frister i registret."), Text("Lägg in lagens frister under Frister i lag, så fylls bladet i.")}
		return paper, nil
	}
	paper.Blocks, paper.FrontPage = matrixBlocks(in, lines), true // it is for the wall
	return paper, nil
}

// matrixBlocks are the matrix and what is said under it, for a paper that has lines to show.
func matrixBlocks(in Input, lines []data.Reporting) []Block {
	view := NewViewer(in.Register)
	table := Table{RowHeader: true, Tight: true, Columns: []Column{
		{Head: "Vad och när", Weight: 3.45}, {Head: "Senast", Weight: 3.75}, {Head: "Till och hur", Weight: 2.15}, {Head: "Vem", Weight: 1.85},
	}}
	stale := 0
	var standIns []string
	named := map[string]bool{}
	for _, line := range lines {
		if line.Stale {
			stale++
		}
		table.Rows = append(table.Rows, matrixRow(view, line, in.Public))
		if r := line.Role; r != nil && !line.Elsewhere && !named[r.ID] {
			named[r.ID] = true
			standIns = append(standIns, lower(view.Title(r))+": "+StandInWords(view, line))
		}
	}
	note := "Tiden går dygnet runt, även helg; berätta det som är känt. Varje nämnd anmäler sina personuppgiftsincidenter för sig. "
	if asked := ourThresholds(in.Register, in.AsOf); len(asked) > 0 {
		note += "Betydande är en incident bland annat om svaret är ja: " + strings.Join(asked, " ") + " "
	}
	if len(standIns) > 0 {
		note += "Ersättare för " + Enumerate(standIns) + ". "
	}
	if text := unusedWords(in.Register, data.Roles.Name); isElsewhere(in.Register, data.Roles.Name) {
		note += "Vem som har en roll står inte här: " + text + ". "
	}
	note += "Ändrade uppgifter om kommunen själv anmäls inom 14 dagar (cybersäkerhetslagen 2 kap. 2 §)."
	if stale > 0 {
		note += " ▲ " + Count(stale, "rad", "rader") + " behöver kontrolleras: det är mer än 12 månader sedan sist."
	}
	return []Block{table, Space{2}, Paragraph{Style: SmallText, Runs: Plain(note)}}
}

func matrixRow(view *Viewer, line data.Reporting, public bool) Row {
	d := line.Deadline
	provision := "\n" + unbroken(statuteNumber.ReplaceAllString(d.Provision, ""))
	if line.Stale {
		provision += "\n▲ " + CheckedWords(line)
	}
	to := []Run{{Text: Recipient(line)}}
	if line.Authority != nil {
		for _, way := range Channels(line.Authority) {
			to = append(to, quietly("\n"+strings.ReplaceAll(way, " ", hard)))
		}
	}
	who := []Run{{Text: strings.ReplaceAll(DoerName(view, line), " ", hard)}}
	if line.Phone != "" && !public {
		who = append(who, quietly("\n"+strings.ReplaceAll(line.Phone, " ", hard)))
	}
	return Row{Cells: []Cell{
		{Runs: []Run{{Text: StepName(d), Bold: true}, quietly("\n" + WhenToTell(d))}},
		{Runs: []Run{{Text: TimeLimit(d)}, quietly(provision)}},
		{Runs: to},
		{Runs: who},
	}}
}

// statuteNumber is a statute's number, which a paper for the wall leaves out.
var statuteNumber = regexp.MustCompile(` \(\d{4}:\d+\)`)

// Provision is a provision whose parts are kept on one line.
func Provision(d *data.Deadline) string { return unbroken(d.Provision) }

// StepName is what is told: "Incidentanmälan", "Lägesrapport".
func StepName(d *data.Deadline) string { return Swedish.StepName(d) }

// WhenToTell says in words when something must be told.
func WhenToTell(d *data.Deadline) string { return Swedish.WhenToTell(d) }

// TimeLimit says in words by when: "24 timmar från kännedom".
func TimeLimit(d *data.Deadline) string { return Swedish.TimeLimit(d) }

// amount is how long there is: "24 timmar"; for a deadline that has an amount.
func amount(d *data.Deadline) string { return Swedish.amount(d) }

// Recipient is to whom something is told.
func Recipient(line data.Reporting) string { return Swedish.Recipient(line) }

// Channels are the ways to reach an authority: its web and its telephone.
func Channels(a *data.Authority) []string {
	var ways []string
	for _, way := range []string{a.Web, a.Phone} {
		if way != "" {
			ways = append(ways, way)
		}
	}
	return ways
}

// DoerName is who serves in the role on the day, or the words for that nobody does.
func DoerName(view *Viewer, line data.Reporting) string { return Swedish.DoerName(view, line) }

// StandInWords are who does it when the one who serves cannot.
func StandInWords(view *Viewer, line data.Reporting) string {
	if line.StandIn == nil {
		return "ingen utsedd"
	}
	return view.Title(line.StandIn)
}

// CheckedWords tell when a line of the matrix was last checked.
func CheckedWords(line data.Reporting) string { return Swedish.CheckedWords(line) }

// ourThresholds are the questions of the sector that every municipality is in, as an incident known on the day would be judged by.
func ourThresholds(reg data.Register, on data.Day) []string {
	var list []string
	if groups := data.ThresholdsFor(reg, &data.Incident{}, on); len(groups) > 0 && groups[0].Ours {
		for _, t := range groups[0].Thresholds {
			list = append(list, t.Title)
		}
	}
	return list
}
