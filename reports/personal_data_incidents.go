package reports

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
)

// personalDataIncidents is the record that GDPR art. 33.5 demands: each personuppgiftsincident of the period with its facts, effects
// and measures, also those not notified, with the reason.
func personalDataIncidents(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	paper := in.paper("Förteckning över personuppgiftsincidenter")
	paper.Subtitle = capital(Period(in.From, in.To)) + ". Ställning per den " + LongDate(in.AsOf)
	if !inUse(in.Register, data.Incidents.Name) {
		paper.Blocks = []Block{Lead(capital(unusedWords(in.Register, data.Incidents.Name)) + ".")}
		if !isElsewhere(in.Register, data.Incidents.Name) {
			paper.Blocks = append(paper.Blocks, Text("Lägg in varje personuppgiftsincident under Incidenter, även de som inte anmäls: alla ska dokumenteras (GDPR art. 33.5)."))
		}
		return paper, nil
	}
	d := newIncidentPaper(in)
	list := knownIn(in, isPersonal)
	unjudged := knownIn(in, func(i *data.Incident) bool { return i.PersonalData == data.NotJudged && i.IsIncident() })
	paper.Contents = len(list) > 5
	paper.Secrecy = d.commonMark(slices.Concat(list, unjudged))
	paper.Blocks = append(in.publicNote(), Lead(d.personalSum(list)))
	if lacks := d.undocumented(list); len(lacks) > 0 {
		paper.Blocks = append(paper.Blocks, Text("Dokumentationen är inte hel:"), Bullets(lacks...))
	}
	if len(list) > 0 {
		paper.Blocks = append(paper.Blocks, d.personalTable(list))
	}
	if len(unjudged) > 0 {
		names := make([]string, len(unjudged))
		for n, i := range unjudged {
			names[n] = d.name(i)
		}
		paper.Blocks = append(paper.Blocks, Text("Ännu inte bedömda, så de kan också höra hit: "+Enumerate(names)+"."))
	}
	paper.Blocks = append(paper.Blocks, Paragraph{Style: SmallText, Runs: Plain("Den personuppgiftsansvarige dokumenterar alla personuppgiftsincidenter: omständigheter, konsekvenser och åtgärder (GDPR art." + hard + "33.5). " +
		"Förteckningen ska visas för tillsynsmyndigheten när den begär det. En incident hör till den period då kommunen fick kännedom om den.")})
	paper.Blocks = append(paper.Blocks, elsewhere(in.Register, data.Notifications.Name, data.Actions.Name)...)
	for _, i := range list {
		paper.Blocks = append(paper.Blocks, d.personalEntry(i)...)
	}
	return paper, nil
}

// ofController is what one personuppgiftsansvarig has judged and done about an incident.
type ofController struct {
	unit    string
	clock   data.Clock
	subject *data.Notification // what those whose data it is are told; nil: nobody has judged it
}

// controllersOf are the personuppgiftsansvariga of an incident, each with the clock of its anmälan.
func (d *incidentPaper) controllersOf(i *data.Incident) []ofController {
	var list []ofController
	for _, c := range d.clocks[i.ID] {
		if c.Deadline.Track != data.TrackGDPR || c.Deadline.Step != data.StepNotification {
			continue
		}
		of := ofController{unit: cmp.Or(d.view.Linked(string(c.Unit)), "Personuppgiftsansvarig ej angiven"), clock: c}
		for _, n := range d.made[i.ID] {
			if n.Track == data.TrackDataSubjects && (n.Unit == "" || n.Unit == c.Unit) {
				of.subject = n
			}
		}
		list = append(list, of)
	}
	return list
}

// personalSum is how many there are, and how many have been notified.
func (d *incidentPaper) personalSum(list []*data.Incident) string {
	if len(list) == 0 {
		return "Ingen personuppgiftsincident är införd för perioden."
	}
	text := Count(len(list), "personuppgiftsincident", "personuppgiftsincidenter") + " i perioden."
	if !d.told() {
		return text
	}
	sent, not, open := 0, 0, 0
	for _, i := range list {
		for _, of := range d.controllersOf(i) {
			switch of.clock.State(d.now) {
			case data.ClockSent, data.ClockSentLate:
				sent++
			case data.ClockNotDemanded:
				not++
			default:
				open++
			}
		}
	}
	var parts []string
	for _, part := range []struct {
		n         int
		one, many string
	}{{sent, "anmälan är lämnad", "anmälningar är lämnade"}, {not, "behövs inte", "behövs inte"}, {open, "är inte avgjord eller lämnad", "är inte avgjorda eller lämnade"}} {
		if part.n > 0 {
			parts = append(parts, Count(part.n, part.one, part.many))
		}
	}
	if len(parts) == 0 {
		return text
	}
	return text + " " + capital(Enumerate(parts)) + "."
}

// undocumented tells what art. 33.5 asks for that is not written of each.
func (d *incidentPaper) undocumented(list []*data.Incident) []string {
	var lacks []string
	for _, i := range list {
		if i.SecurityProtection {
			continue
		}
		var missing []string
		for _, part := range []struct {
			name string
			has  bool
		}{{"omständigheter", i.Description != ""}, {"konsekvenser", i.Consequences != ""}, {"åtgärder", i.Measures != "" || len(d.actions[i.ID]) > 0}} {
			if !part.has {
				missing = append(missing, part.name)
			}
		}
		for _, of := range d.controllersOf(i) {
			if of.clock.State(d.now) == data.ClockNotDemanded && (of.clock.Notification == nil || of.clock.Notification.Reason == "") {
				missing = append(missing, "skäl till att "+lower(of.unit)+" inte anmäler")
			}
		}
		if len(missing) > 0 {
			lacks = append(lacks, d.view.Title(i)+" saknar "+Enumerate(missing)+".")
		}
	}
	return lacks
}

func (d *incidentPaper) personalTable(list []*data.Incident) Table {
	table := Table{RowHeader: true, Columns: []Column{
		{Head: "Incident", Weight: 3}, {Head: "Kännedom", Weight: 1.3}, {Head: "Ansvarig nämnd", Weight: 2}, {Head: "Anmälan", Weight: 2},
	}}
	for _, i := range list {
		controllers := d.controllersOf(i)
		if len(controllers) == 0 {
			table.Rows = append(table.Rows, Cells(d.name(i), stated(string(incidentDay(i))), cmp.Or(d.links(i.Units), "–"), "–"))
		}
		for n, of := range controllers {
			name, day := d.name(i), stated(string(incidentDay(i)))
			if n > 0 {
				name, day = cmp.Or(d.view.Number(i), name), ""
			}
			table.Rows = append(table.Rows, Cells(name, day, of.unit, d.notifiedWords(of.clock)))
		}
	}
	return table
}

// notifiedWords is whether the supervisory authority has been notified.
func (d *incidentPaper) notifiedWords(c data.Clock) string {
	switch c.State(d.now) {
	case data.ClockSent:
		return "Anmäld " + Moment(c.SentAt())
	case data.ClockSentLate:
		return "Anmäld " + Moment(c.SentAt()) + ", för sent"
	case data.ClockNotDemanded:
		return "Behövs inte"
	}
	return clockWords(c, d.now)
}

// personalEntry is all that is documented of one incident.
func (d *incidentPaper) personalEntry(i *data.Incident) []Block {
	blocks := []Block{Heading{Level: 1, Text: d.name(i)}}
	if mark := d.mark(i); mark != nil {
		blocks = append(blocks, *mark)
	}
	if i.SecurityProtection {
		return append(blocks, Text(notDescribed))
	}
	known, assumed := i.Knowledge()
	affected := notStated
	if i.Affected != nil {
		affected = d.in.persons(*i.Affected)
	}
	facts := []Fact{
		{"Inträffade", stated(Moment(i.OccurredAt))},
		{"Kännedom", stated(Moment(known)) + map[bool]string{true: " (inte bekräftat)"}[assumed]},
		{"Berörda nämnder", stated(d.links(i.Units))},
		{"Berörda personer", affected},
	}
	if information := withLinked(d.view, i.KnownAssets, i.Information); information != "" {
		facts = append(facts, Fact{"Berörd information", information})
	}
	if i.CauseSort != "" {
		facts = append(facts, Fact{"Typ av orsak", option("cause_sort", i.CauseSort)})
	}
	blocks = append(blocks, Facts{facts})
	measures := joinParts(i.Measures, d.actionWords(i, false), d.actionWords(i, true))
	for _, part := range []struct{ title, text string }{{"Omständigheter", joinParts(i.Description, i.Cause)}, {"Konsekvenser", i.Consequences}, {"Åtgärder", measures}} {
		blocks = append(blocks, Heading{Level: 2, Text: part.title})
		if part.text == "" {
			part.text = "Ännu inte beskrivet."
		}
		blocks = append(blocks, paragraphs(part.text)...)
	}
	if !d.told() {
		return blocks
	}
	table := Table{RowHeader: true, Columns: []Column{{Head: "Ansvarig nämnd", Weight: 1.6}, {Head: "Anmälan", Weight: 3}, {Head: "Information till registrerade", Weight: 3}}}
	for _, of := range d.controllersOf(i) {
		table.Rows = append(table.Rows, Cells(of.unit, strings.TrimSpace(sentence(d.notifiedWords(of.clock))+" "+reasonOf(of.clock.Notification)), d.subjectWords(of.subject)))
	}
	if len(table.Rows) == 0 {
		return blocks
	}
	return append(blocks, Heading{Level: 2, Text: "Anmälan och information"}, table)
}

// reasonOf is why something is told or not told, and why it was late.
func reasonOf(n *data.Notification) string {
	if n == nil {
		return ""
	}
	text := sentence(n.Reason)
	if n.LateReason != "" {
		text += " Skäl till förseningen: " + sentence(n.LateReason)
	}
	return strings.TrimSpace(text)
}

// subjectWords is whether those whose data it is have been told.
func (d *incidentPaper) subjectWords(n *data.Notification) string {
	switch {
	case n == nil:
		return "Ej bedömt."
	case !n.SentAt.IsZero() && !n.SentAt.After(d.now):
		return "Informerade " + Moment(n.SentAt) + ". " + reasonOf(n)
	case n.Judgement == data.JudgedNo:
		return "Behövs inte. " + reasonOf(n)
	case n.Judgement == data.JudgedYes:
		return "Ska informeras. " + reasonOf(n)
	}
	return "Ej bedömt."
}
