package reports

import (
	"cmp"
	"strings"

	"lisparmen/data"
)

// toldToAuthority tells which tracks lead to an authority that a public paper may speak of.
func toldToAuthority(track data.Track) bool {
	return track == data.TrackCyber || track == data.TrackGDPR || track == data.TrackPolice
}

func (b *board) gatherIncidents() {
	now := b.in.moment()
	told := map[string]clockSum{}
	for _, clocks := range data.Clocks(b.reg) {
		for _, c := range clocks {
			if !toldToAuthority(c.Deadline.Track) {
				continue
			}
			sum := told[c.Incident.ID]
			sum.add(c, now)
			told[c.Incident.ID] = sum
			if c.Awaits(now) {
				b.open.add(c, now)
			}
		}
	}
	in := b.in
	in.Register = b.reg
	for _, i := range incidentsIn(in) {
		b.incidents = append(b.incidents, boardIncident{i, told[i.ID]})
	}
}

// eventsAnswer is point 4.
func (b *board) eventsAnswer() string {
	sentences := []string{b.incidentCount()}
	if told := b.toldInPeriod(); told.told() > 0 {
		sentences = append(sentences, told.toldWords())
	}
	if waiting := b.open.waitingWords(); waiting != "" {
		sentences = append(sentences, waiting)
	}
	if affected, hours := b.harm(); affected+hours > 0 {
		sentences = append(sentences, Count(affected, "person berördes", "personer berördes")+", "+Count(hours, "timmes avbrott", "timmars avbrott")+".")
	}
	return strings.Join(sentences, " ")
}

func (b *board) incidentCount() string {
	if len(b.incidents) == 0 {
		return "Ingen incident är registrerad i perioden."
	}
	text := Count(len(b.incidents), "incident", "incidenter")
	significant, personal := 0, 0
	for _, i := range b.incidents {
		significant += oneIf(i.Significant == data.JudgedYes)
		personal += oneIf(i.PersonalData == data.JudgedYes)
	}
	return text + ", varav " + Number(significant) + " " + plural(significant, "betydande", "betydande") + " och " +
		Number(personal) + " med personuppgifter."
}

func (b *board) toldInPeriod() clockSum {
	var sum clockSum
	for _, i := range b.incidents {
		sum.inTime += i.told.inTime
		sum.late += i.told.late
		sum.toldWithoutLimit += i.told.toldWithoutLimit
		sum.longestLate = max(sum.longestLate, i.told.longestLate)
	}
	return sum
}

// toldWords tells what has been reported, in time and late.
func (s clockSum) toldWords() string {
	done := clockSum{inTime: s.inTime, late: s.late, toldWithoutLimit: s.toldWithoutLimit, longestLate: s.longestLate}
	return Count(s.told(), "rapport till myndighet", "rapporter till myndighet") + ": " + done.words() + "."
}

// waitingWords tells what still has to be reported or judged.
func (s clockSum) waitingWords() string {
	waiting := clockSum{passed: s.passed, running: s.running, unjudged: s.unjudged, longestPassed: s.longestPassed}
	if all := s.passed + s.running + s.unjudged; all > 0 {
		return "Återstår " + Count(all, "rapport", "rapporter") + ": " + waiting.words() + "."
	}
	return ""
}

// harm sums up the persons affected and the hours of outage.
func (b *board) harm() (affected, hours int) {
	for _, i := range b.incidents {
		affected += deref(i.Affected)
		hours += deref(i.OutageHours)
	}
	return affected, hours
}

func (b *board) incidentTable() []Block {
	if len(b.incidents) == 0 {
		return []Block{Text(b.eventsAnswer())}
	}
	table := Table{RowHeader: true, Caption: "Incidenter i perioden", Columns: []Column{
		{Head: "Incident", Weight: 1.8}, {Head: "Kännedom", Weight: 1.4}, {Head: "Sort", Weight: 2.2}, {Head: "Berörda nämnder", Weight: 2.7}, {Head: "Rapporter till myndighet", Weight: 2.6},
	}}
	for _, i := range b.incidents[:min(mostRows, len(b.incidents))] {
		table.Rows = append(table.Rows, Cells(b.incidentName(i.Incident), cmp.Or(string(incidentDay(i.Incident)), "–"), incidentSort(i.Incident),
			cmp.Or(b.unitNames(i.Units), "–"), cmp.Or(capital(i.told.words()), "Inga")))
	}
	blocks := append([]Block{Text(b.eventsAnswer()), table}, moreRows(len(b.incidents))...)
	return append(blocks, Paragraph{Style: SmallText, Runs: Plain("Rapporten är offentlig. En incident nämns med nummer, datum och sort, och med namn bara om den är bedömd som offentlig. Säkerhetsskydd redovisas inte här.")})
}

func (b *board) incidentName(i *data.Incident) string {
	if i.Secrecy.State == data.SecrecyPublic {
		return b.view.Title(i)
	}
	return cmp.Or(b.view.Number(i), "Incident")
}

func (b *board) unitNames(units data.Links[*data.Unit]) string {
	names := make([]string, len(units))
	for n, u := range units {
		names[n] = b.view.Linked(string(u))
	}
	return strings.Join(names, ", ")
}

// incidentSort tells what sort of incident it is, without telling what happened.
func incidentSort(i *data.Incident) string {
	var sorts []string
	if i.Significant == data.JudgedYes {
		sorts = append(sorts, "betydande")
	}
	if i.PersonalData == data.JudgedYes {
		sorts = append(sorts, "personuppgifter")
	}
	if i.CrimeSuspected == data.JudgedYes {
		sorts = append(sorts, "misstänkt brott")
	}
	if i.OutageHours != nil && *i.OutageHours > 0 {
		sorts = append(sorts, "avbrott")
	}
	if len(sorts) == 0 {
		return "Övrig"
	}
	return capital(strings.Join(sorts, ", "))
}
