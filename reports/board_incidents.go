package reports

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"lisparmen/data"
)

// toldToAuthority tells which tracks lead to an authority that a public paper may speak of.
func toldToAuthority(track data.Track) bool {
	return track == data.TrackCyber || track == data.TrackGDPR || track == data.TrackPolice
}

// authorityTrack is one of the tracks that a public paper speaks of: who is told, what, and the words when nobody has said who.
type authorityTrack struct {
	track     data.Track
	name      string
	one, many string
}

func authorityTracks() []authorityTrack {
	return []authorityTrack{
		{data.TrackCyber, "NCSC/CERT-SE", "rapport om en betydande incident", "rapporter om betydande incidenter"},
		{data.TrackGDPR, "IMY", "anmälan om personuppgifter", "anmälningar om personuppgifter"},
		{data.TrackPolice, "Polisen", "polisanmälan", "polisanmälningar"},
	}
}

// trackSum is what has been told, and what is still to be told, in one track.
type trackSum struct {
	told clockSum // of the incidents in the period
	open clockSum // of all incidents
	last data.Clock
	next time.Time // the first deadline that has not passed; zero: none
	// completed tells that some of what has been told completes an earlier anmälan (GDPR art. 33.4), and is none itself.
	completed bool
}

func (b *board) gatherIncidents() {
	now := b.in.moment()
	in := b.in
	in.Register = b.reg
	chosen := incidentsIn(in)
	inPeriod := map[string]bool{}
	for _, i := range chosen {
		inPeriod[i.ID] = true
	}
	told := map[string]clockSum{}
	b.tracks = map[data.Track]*trackSum{}
	for _, clocks := range b.clocks() {
		for _, c := range clocks {
			if !toldToAuthority(c.Deadline.Track) {
				continue
			}
			id, track := c.Incident.ID, b.trackSum(c.Deadline.Track)
			sum := told[id]
			sum.add(c, now)
			told[id] = sum
			if inPeriod[id] {
				track.told.add(c, now)
				track.completed = track.completed || c.Deadline.Step == data.StepCompletion && !c.SentAt().IsZero() && !c.SentLater(now)
			}
			if c.Awaits(now) {
				b.open.add(c, now)
				track.open.add(c, now)
				track.last = c
				if c.Due.After(now) && (track.next.IsZero() || c.Due.Before(track.next)) {
					track.next = c.Due
				}
			}
		}
	}
	for _, i := range chosen {
		b.incidents = append(b.incidents, boardIncident{i, told[i.ID]})
	}
}

// clocks are the legal clocks of the incidents. What has been told is not known where notifications are kept in another system.
func (b *board) clocks() [][]data.Clock {
	if isElsewhere(b.reg, data.Notifications.Name) {
		return nil
	}
	return data.Clocks(b.reg)
}

func (b *board) trackSum(track data.Track) *trackSum {
	if b.tracks[track] == nil {
		b.tracks[track] = &trackSum{}
	}
	return b.tracks[track]
}

// eventsCell is point 4 on the first page.
func (b *board) eventsCell() Cell {
	if !inUse(b.reg, data.Incidents.Name) {
		return unusedCell(b.reg, data.Incidents.Name)
	}
	return TextCell(b.eventsAnswer(data.TrackCyber, data.TrackGDPR))
}

// eventsAnswer is point 4, with what has been told in the tracks.
func (b *board) eventsAnswer(tracks ...data.Track) string {
	sentences := []string{b.incidentCount()}
	later := 0
	for _, t := range authorityTracks() {
		sum := b.trackSum(t.track)
		later += sum.told.later
		if sum.completed {
			t.one, t.many = "rapport om personuppgifter", "rapporter om personuppgifter"
		}
		if slices.Contains(tracks, t.track) && sum.told.told() > 0 {
			sentences = append(sentences, b.authorityName(t)+" har fått "+sum.told.toldWords(t.one, t.many)+".")
		}
	}
	if waiting := b.waiting(); waiting != "" {
		sentences = append(sentences, waiting)
	}
	if later > 0 {
		sentences = append(sentences, Number(later)+" anges som "+plural(later, "skickad", "skickade")+" senare än ställningsdagen och räknas inte som "+plural(later, "skickad", "skickade")+".")
	}
	switch affected, hours := b.harm(); {
	case affected > 0 && hours > 0:
		sentences = append(sentences, Count(affected, "person berördes", "personer berördes")+", avbrotten varade "+Count(hours, "timme", "timmar")+".")
	case affected > 0:
		sentences = append(sentences, Count(affected, "person berördes", "personer berördes")+".")
	case hours > 0:
		sentences = append(sentences, "Avbrotten varade "+Count(hours, "timme", "timmar")+".")
	}
	return strings.Join(sentences, " ")
}

// authorityName is the short name of the authority that the register's deadlines of the track lead to.
func (b *board) authorityName(t authorityTrack) string {
	for _, d := range data.All(b.reg, data.Deadlines) {
		if a, ok := data.Find(b.reg, d.Authority); ok && d.Track == t.track && !a.Removed && a.Short != "" {
			return a.Short
		}
	}
	return t.name
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
	var sorts []string
	for _, sort := range []struct {
		n    int
		word string
	}{{significant, "betydande"}, {personal, "med personuppgifter"}} {
		switch {
		case sort.n > 0 && len(b.incidents) == 1:
			sorts = append(sorts, sort.word)
		case sort.n > 0:
			sorts = append(sorts, Number(sort.n)+hard+sort.word)
		}
	}
	switch {
	case len(sorts) == 0:
		return text + "."
	case len(b.incidents) == 1:
		return text + ", " + Enumerate(sorts) + "."
	}
	return text + ", varav " + Enumerate(sorts) + "."
}

// toldWords tells how much has been reported, and whether it was in time: "2 rapporter om betydande incidenter, alla i tid".
func (s clockSum) toldWords(one, many string) string {
	text := Count(s.told(), one, many)
	switch {
	case s.told() == s.toldWithoutLimit:
		return text
	case s.told() == 1 && s.late == 1:
		return text + ", " + Duration(s.longestLate) + " för sent"
	case s.told() == 1:
		return text + ", i" + hard + "tid"
	case s.told() == s.inTime:
		return text + ", alla i" + hard + "tid"
	}
	done := clockSum{inTime: s.inTime, late: s.late, toldWithoutLimit: s.toldWithoutLimit, longestLate: s.longestLate}
	return text + ": " + done.words()
}

// waiting tells what still has to be reported or judged, and to whom; empty when there is nothing.
func (b *board) waiting() string {
	var parts []string
	several := false
	var next time.Time
	for _, t := range authorityTracks() {
		sum := b.trackSum(t.track)
		if !sum.next.IsZero() && (next.IsZero() || sum.next.Before(next)) {
			next = sum.next
		}
		switch all := sum.open.passed + sum.open.running + sum.open.unjudged; all {
		case 0:
		case 1:
			parts = append(parts, lower(stepName(t.track, sum.last.Deadline.Step))+" till "+b.authorityName(t)+" ("+openWords(sum.last, b.in.moment())+")")
		default:
			several = true
			parts = append(parts, Number(all)+" rapporter till "+b.authorityName(t)+", "+sum.open.openWords())
		}
	}
	switch {
	case len(parts) == 0:
		return ""
	case several:
		return "Återstår: " + strings.Join(parts, "; ") + "." + nextDue(next)
	}
	return "Återstår: " + Enumerate(parts) + "." + nextDue(next)
}

// nextDue tells when the first deadline that still runs ends; nothing when none does.
func nextDue(due time.Time) string {
	if due.IsZero() {
		return ""
	}
	return " Den närmaste fristen går ut den " + LongDate(data.DayOf(due)) + " klockan" + hard + due.In(data.Swedish).Format("15.04") + "."
}

// openWords is how one thing that is still to be told stands, for use within a sentence.
func openWords(c data.Clock, now time.Time) string {
	switch c.State(now) {
	case data.ClockLate:
		return "försenad med " + Duration(c.LateBy(now))
	case data.ClockUnjudged:
		return "ännu inte bedömd"
	}
	if c.Due.IsZero() {
		return "utan dröjsmål"
	}
	return "fristen löper"
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
	if !inUse(b.reg, data.Incidents.Name) {
		return nil
	}
	if len(b.incidents) == 0 {
		return []Block{Text(b.eventsAnswer(data.TrackCyber, data.TrackGDPR, data.TrackPolice))}
	}
	table := Table{RowHeader: true, Caption: "Incidenter i perioden", Columns: []Column{
		{Head: "Incident", Weight: 1.8}, {Head: "Kännedom", Weight: 1.4}, {Head: "Sort", Weight: 2.2}, {Head: "Berörda nämnder", Weight: 2.7}, {Head: "Rapporter till myndighet", Weight: 2.6},
	}}
	untold := "Inga"
	if isElsewhere(b.reg, data.Notifications.Name) {
		untold = "–"
	}
	for _, i := range b.incidents[:min(mostRows, len(b.incidents))] {
		table.Rows = append(table.Rows, Cells(b.incidentName(i.Incident), cmp.Or(string(incidentDay(i.Incident)), "–"), incidentSort(i.Incident),
			cmp.Or(b.unitNames(i.Units), "–"), cmp.Or(capital(i.told.words()), untold)))
	}
	blocks := append([]Block{Text(b.eventsAnswer(data.TrackCyber, data.TrackGDPR, data.TrackPolice)), table}, moreRows(len(b.incidents))...)
	return append(blocks, Paragraph{Style: SmallText, Runs: Plain("Rapporten är offentlig. En incident nämns med nummer, datum och sort, och med namn bara om den är bedömd som offentlig. Säkerhetsskydd redovisas inte här.")})
}

func (b *board) incidentName(i *data.Incident) string {
	if b.reg.IsSecret(i) {
		return cmp.Or(b.view.Number(i), "Incident")
	}
	return b.view.Title(i)
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
