package reports

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"lisparmen/data"
)

// incidentReport tells of one incident, or of each that became known in the period, the newest first.
// It is an internal paper, which says so: nothing is left out of it but in its public version.
func incidentReport(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	d := newIncidentPaper(in)
	if in.RecordID == "" && isElsewhere(in.Register, data.Incidents.Name) {
		paper := in.paper("Incidentrapport")
		paper.Subtitle = capital(Period(in.From, in.To))
		paper.Blocks = []Block{Lead(elsewhereSentence(in.Register, data.Incidents.Name))}
		return paper, nil
	}
	if in.RecordID != "" {
		incident, ok := data.Find(in.Register, data.Link[*data.Incident](in.RecordID))
		if !ok || incident.Gallrad != "" {
			return Document{}, data.NewProblem("problem.report.record", "kind", data.KindKey("incident"), "id", in.RecordID)
		}
		return d.one(incident), nil
	}
	chosen := incidentsIn(in)
	others := othersIn(in)
	if len(chosen) == 1 && len(others) == 0 {
		return d.one(chosen[0]), nil
	}
	paper := in.paper("Incidentrapport")
	paper.Subtitle = capital(Period(in.From, in.To))
	if len(chosen) == 0 {
		paper.Blocks = []Block{
			Lead("Ingen incident har registrerats för perioden."),
			Text("Det betyder att ingen incident är införd i registret, inte att ingenting har hänt. " +
				"En incident hör till den period då kommunen fick kännedom om den."),
		}
		paper.Blocks = append(paper.Blocks, d.others(others)...)
		paper.Secrecy = d.commonMark(others)
		if len(others) > 0 {
			paper.Blocks = append(in.publicNote(), paper.Blocks...)
		}
		return paper, nil
	}
	paper.Secrecy = d.commonMark(slices.Concat(chosen, others))
	paper.Contents = len(chosen) > 5
	paper.Blocks = append(in.publicNote(), Lead(Count(len(chosen), "incident", "incidenter")+" blev "+plural(len(chosen), "känd", "kända")+" i perioden."), d.overview(chosen))
	paper.Blocks = append(paper.Blocks, d.others(others)...)
	paper.Blocks = append(paper.Blocks, d.elsewhere()...)
	for _, incident := range chosen {
		paper.Blocks = append(paper.Blocks, PageBreak{}, Heading{Level: 1, Text: d.name(incident)})
		if mark := d.mark(incident); mark != nil {
			paper.Blocks = append(paper.Blocks, *mark)
		}
		paper.Blocks = append(paper.Blocks, d.story(incident, 3)...)
	}
	return paper, nil
}

// incidentsIn lists the incidents that became known in the period, the newest first. One without any time is in every
// period, so that it is not forgotten. What is registered as something else is in othersIn.
func incidentsIn(in Input) []*data.Incident { return knownIn(in, (*data.Incident).IsIncident) }

// othersIn lists the near misses, deviations and proposals of the period, the newest first.
func othersIn(in Input) []*data.Incident {
	return knownIn(in, func(i *data.Incident) bool { return !i.IsIncident() })
}

func knownIn(in Input, wanted func(*data.Incident) bool) []*data.Incident {
	var list []*data.Incident
	for _, i := range data.All(in.Register, data.Incidents) {
		if day := incidentDay(i); wanted(i) && (day == "" || in.covers(day)) {
			list = append(list, i)
		}
	}
	slices.SortStableFunc(list, func(a, b *data.Incident) int {
		return cmp.Or(cmp.Compare(incidentDay(b), incidentDay(a)), cmp.Compare(deref(b.Number), deref(a.Number)))
	})
	return list
}

// incidentDay is the day the incident became known, or happened when nobody has said when it became known.
func incidentDay(i *data.Incident) data.Day {
	known, _ := i.Knowledge()
	if known.IsZero() {
		known = i.OccurredAt
	}
	return data.DayOf(known)
}

// incidentPaper holds what is looked up for every incident.
type incidentPaper struct {
	in      Input
	view    *Viewer
	now     time.Time
	clocks  map[string][]data.Clock // by the incident's id
	made    map[string][]*data.Notification
	actions map[string][]*data.Action
	log     map[string][]*data.IncidentEvent
	said    map[string][]*data.IncidentMessage
}

func newIncidentPaper(in Input) *incidentPaper {
	d := &incidentPaper{
		in: in, view: NewViewer(in.Register), now: in.moment(),
		clocks: map[string][]data.Clock{}, made: map[string][]*data.Notification{}, actions: map[string][]*data.Action{},
		log: map[string][]*data.IncidentEvent{}, said: map[string][]*data.IncidentMessage{},
	}
	counted := in.Register.InUse()
	for _, e := range data.All(counted, data.IncidentEvents) { // in order of time
		d.log[string(e.Incident)] = append(d.log[string(e.Incident)], e)
	}
	for _, m := range data.All(counted, data.IncidentMessages) {
		d.said[string(m.Incident)] = append(d.said[string(m.Incident)], m)
	}
	for _, clocks := range data.Clocks(in.Register) {
		if len(clocks) > 0 && d.told() {
			d.clocks[clocks[0].Incident.ID] = clocks
		}
	}
	for _, n := range data.All(counted, data.Notifications) {
		d.made[string(n.Incident)] = append(d.made[string(n.Incident)], n)
	}
	for _, made := range d.made {
		slices.SortStableFunc(made, func(a, b *data.Notification) int {
			return legalOrder(a.Track, b.Track, a.Step, b.Step)
		})
	}
	for _, a := range data.All(counted, data.Actions) {
		d.actions[string(a.Incident)] = append(d.actions[string(a.Incident)], a)
	}
	return d
}

// told tells whether it is known here what has been told to authorities.
func (d *incidentPaper) told() bool { return !isElsewhere(d.in.Register, data.Notifications.Name) }

// elsewhere tells which parts of an incident are kept in another system.
func (d *incidentPaper) elsewhere() []Block {
	return elsewhere(d.in.Register, data.IncidentEvents.Name, data.IncidentMessages.Name, data.Notifications.Name, data.Actions.Name)
}

// legalOrder compares by track and by step, in the order the law has them.
func legalOrder(a, b data.Track, stepA, stepB data.Step) int {
	tracks := []data.Track{data.TrackCyber, data.TrackRecipients, data.TrackGDPR, data.TrackDataSubjects, data.TrackSecurityPolice, data.TrackPolice}
	steps := []data.Step{
		data.StepEarlyWarning, data.StepNotification, data.StepInterim, data.StepProgress, data.StepFinal, data.StepCompletion, data.StepInformation,
	}
	return cmp.Or(slices.Index(tracks, a)-slices.Index(tracks, b), slices.Index(steps, stepA)-slices.Index(steps, stepB))
}

func (d *incidentPaper) one(incident *data.Incident) Document {
	paper := d.in.paper(strings.TrimSpace("Incidentrapport " + d.view.Number(incident)))
	if paper.Subtitle = incident.Title; incident.SecurityProtection {
		paper.Subtitle = ""
	}
	paper.Secrecy = d.mark(incident)
	paper.Blocks = slices.Concat(d.in.publicNote(), d.story(incident, 1), d.elsewhere())
	return paper
}

// overview lists the incidents of the paper.
func (d *incidentPaper) overview(incidents []*data.Incident) Table {
	table := Table{Caption: "Incidenter i perioden", RowHeader: true, Columns: []Column{
		{Head: "Incident", Weight: 4}, {Head: "Kännedom", Weight: 1.6}, {Head: "Frister", Weight: 3},
	}}
	for _, i := range incidents {
		table.Rows = append(table.Rows, Cells(d.name(i), stated(string(incidentDay(i))), d.outcome(d.clocks[i.ID])))
	}
	return table
}

// others lists what was near, what went aside and what was proposed.
func (d *incidentPaper) others(list []*data.Incident) []Block {
	if len(list) == 0 {
		return nil
	}
	table := Table{RowHeader: true, Columns: []Column{{Head: "Vad", Weight: 4}, {Head: "Sort", Weight: 2}, {Head: "När", Weight: 1.6}}}
	for _, i := range list {
		table.Rows = append(table.Rows, Cells(d.name(i), option("incident_sort", i.Sort), stated(string(incidentDay(i)))))
	}
	return []Block{Heading{Level: 2, Text: "Tillbud, avvikelser och förbättringsförslag"}, table}
}

// outcome sums up an incident's clocks in a few words.
func (d *incidentPaper) outcome(clocks []data.Clock) string {
	if !d.told() {
		return "–"
	}
	sum := sumClocks(clocks, d.now)
	return cmp.Or(capital(sum.words()), "Inga frister")
}

// story is everything told about one incident. Its headings begin at level.
func (d *incidentPaper) story(i *data.Incident, level int) []Block {
	section := func(title string, blocks ...Block) []Block {
		return append([]Block{Heading{Level: level, Text: title}}, blocks...)
	}
	if i.SecurityProtection {
		return []Block{Lead(notDescribed), Facts{[]Fact{{"Bedömt", stated(string(i.SecurityProtectionOn))}}}}
	}
	blocks := []Block{Lead(d.summary(i)), d.facts(i)}
	if i.Description != "" {
		blocks = append(blocks, section("Vad som har hänt", paragraphs(i.Description)...)...)
	}
	if log := d.log[i.ID]; len(log) > 0 {
		blocks = append(blocks, section("Händelseförlopp", logTable(log))...)
	}
	if said := d.said[i.ID]; len(said) > 0 {
		blocks = append(blocks, section("Kommunikation", saidTable(said))...)
	}
	if timeline := d.timeline(i); len(timeline.Rows) > 0 {
		blocks = append(blocks, section("Tidslinje", timeline)...)
	}
	if d.told() {
		blocks = append(blocks, section("Frister i lag", d.deadlines(i)...)...)
	}
	blocks = append(blocks, section("Bedömningar", d.judgements(i))...)
	blocks = append(blocks, d.passed(i)...)
	if again := d.again(i); again != "" {
		blocks = append(blocks, section("Samma orsak tidigare", Text(again))...)
	}
	if asked := d.asked(i); d.told() && len(asked) > 0 {
		blocks = append(blocks, section("Dataskyddsombudet", asked...)...)
	}
	if d.told() {
		blocks = append(blocks, section("Anmält till nämnd", d.reported(i))...)
	}
	var untold []string
	for _, part := range []struct{ title, text string }{
		{"Konsekvenser", i.Consequences},
		{"Vidtagna åtgärder", i.Measures},
		{"Grundorsak", i.Cause},
		{"Lärdomar", i.Lessons},
	} {
		if part.text == "" {
			untold = append(untold, lower(part.title))
			continue
		}
		blocks = append(blocks, section(part.title, paragraphs(part.text)...)...)
	}
	if actions := d.actions[i.ID]; len(actions) > 0 {
		blocks = append(blocks, section("Beslutade åtgärder", d.actionTable(actions))...)
	} else if !isElsewhere(d.in.Register, data.Actions.Name) {
		untold = append(untold, "beslutade åtgärder")
	}
	if len(untold) > 0 {
		blocks = append(blocks, Space{4}, Paragraph{Style: QuietText, Runs: Plain("Ännu inte beskrivet: " + Enumerate(untold) + ".")})
	}
	return blocks
}

// logTable is what happened, as it was noted then.
func logTable(log []*data.IncidentEvent) Table {
	table := Table{RowHeader: true, Columns: []Column{{Head: "När", Weight: 1.4}, {Head: "Vad", Weight: 4}, {Head: "Antecknat av", Weight: 1.6}}}
	for _, e := range log {
		table.Rows = append(table.Rows, Cells(Moment(e.At), e.Text, stated(e.By)))
	}
	return table
}

// saidTable is what was said to whom.
func saidTable(said []*data.IncidentMessage) Table {
	table := Table{RowHeader: true, Columns: []Column{{Head: "När", Weight: 1.4}, {Head: "Till", Weight: 1.8}, {Head: "Vad", Weight: 3.2}, {Head: "Av", Weight: 1.6}}}
	for _, m := range said {
		to := TextCell(m.To)
		if m.Channel != "" {
			to.Runs = append(to.Runs, quietly("\n"+m.Channel))
		}
		table.Rows = append(table.Rows, Row{Cells: []Cell{TextCell(Moment(m.At)), to, TextCell(m.Text), TextCell(stated(m.By))}})
	}
	return table
}

// passed are the thresholds that the incident passed, with the provision of each.
func (d *incidentPaper) passed(i *data.Incident) []Block {
	var items []Item
	for _, link := range i.Thresholds {
		if t, ok := data.Find(d.in.Register, link); ok {
			item := Item{Runs: []Run{{Text: d.view.Title(t)}}}
			if t.Provision != "" {
				item.Runs = append(item.Runs, quietly(" "+unbroken(t.Provision)))
			}
			items = append(items, item)
		}
	}
	if len(items) == 0 {
		return nil
	}
	return []Block{Text("Svaret är ja på " + Count(len(items), "tröskelvärde", "tröskelvärden") + ":"), List{Items: items}}
}

// again tells which incidents with the same cause lie within six months.
func (d *incidentPaper) again(i *data.Incident) string {
	others := data.Recurrences(d.in.Register, i)
	if len(others) == 0 {
		return ""
	}
	names := make([]string, len(others))
	for n, o := range others {
		names[n] = d.view.Title(o) + " (" + stated(string(incidentDay(o))) + ")"
	}
	return "Inom sex månader finns " + Count(len(others), "annan incident", "andra incidenter") + " med samma typ av orsak, " +
		lower(option("cause_sort", i.CauseSort)) + ": " + Enumerate(names) + ". Når skadan tillsammans ett tröskelvärde räknas de som en betydande incident."
}

// summary is the incident in one or two sentences.
func (d *incidentPaper) summary(i *data.Incident) string {
	sentence := "Det är inte angivet när kommunen fick kännedom om incidenten."
	if known, assumed := i.Knowledge(); assumed {
		sentence = "Kommunen bedöms ha fått kännedom om incidenten " + Moment(known) + "; det är inte bekräftat."
	} else if !known.IsZero() {
		sentence = "Kommunen fick kännedom om incidenten " + Moment(known) + "."
	}
	if i.ToldBeforeKnown() {
		sentence = "Leverantören meddelade kommunen om incidenten " + Moment(i.SupplierToldAt) + ". Fristerna räknas därifrån, eftersom kommunen själv anger en senare tid: " + Moment(i.KnownAt) + "."
	}
	if sum := sumClocks(d.clocks[i.ID], d.now).words(); sum != "" {
		sentence += " Rapportering: " + sum + "."
	}
	return sentence
}

func (d *incidentPaper) facts(i *data.Incident) Facts {
	facts := []Fact{}
	if i.Sort != "" && i.Sort != data.SortIncident {
		facts = append(facts, Fact{"Sort", option("incident_sort", i.Sort)})
	}
	facts = append(facts, []Fact{
		{"Berörda nämnder", stated(d.links(i.Units))},
		{"Betydande incident", option("judgement", i.Significant)},
		{"Personuppgiftsincident", option("judgement", i.PersonalData)},
		{"Misstanke om brott", option("judgement", i.CrimeSuspected)},
		{"Berörda personer", d.in.affected(i)},
		{"Avbrott i timmar", numberOr(i.OutageHours)},
	}...)
	systems := withLinked(d.view, i.KnownSystems, i.Systems)
	information := withLinked(d.view, i.KnownAssets, i.Information)
	for _, f := range []Fact{{"Berörda system", systems}, {"Berörd information", information}, {"Leverantör", cmp.Or(i.Supplier, d.view.Linked(string(i.SupplierRef)))}} {
		if f.Value != "" {
			facts = append(facts, f)
		}
	}
	return Facts{facts}
}

// affected is how many persons an incident concerned; few are not counted in a public paper.
func (in Input) affected(i *data.Incident) string {
	if n := i.Affected; n != nil && in.Public && *n > 0 && *n < fewest {
		return "Färre än" + hard + Number(fewest)
	}
	return numberOr(i.Affected)
}

// inBrackets is a text in brackets; empty for none.
func inBrackets(text string) string {
	if text == "" {
		return ""
	}
	return "(" + text + ")"
}

func numberOr(n *int) string {
	if n == nil {
		return notStated
	}
	return Number(*n)
}

func (d *incidentPaper) links(units data.Links[*data.Unit]) string {
	names := make([]string, len(units))
	for n, u := range units {
		names[n] = d.view.Linked(string(u))
	}
	return strings.Join(names, ", ")
}

// withLinked are the names of records that an incident concerned, and what is said of them in words.
func withLinked[R data.Record](view *Viewer, links data.Links[R], words string) string {
	var parts []string
	for _, link := range links {
		parts = append(parts, view.Linked(string(link)))
	}
	if words != "" {
		parts = append(parts, words)
	}
	return strings.Join(parts, ", ")
}

// IncidentMoment is when something happened in an incident, and what.
type IncidentMoment struct {
	At   time.Time
	When string // as it is known: a moment, or a day
	What string
	Of   data.Record // the notification that says so; nil: the incident itself
}

// IncidentMoments are every moment of an incident that is known, in order, as its report tells them.
func IncidentMoments(reg data.Register, i *data.Incident, now time.Time) []IncidentMoment {
	return newIncidentPaper(Input{Register: reg, Now: now, AsOf: data.DayOf(now)}).moments(i)
}

// timeline is every moment that is known, in order.
func (d *incidentPaper) timeline(i *data.Incident) Table {
	table := Table{RowHeader: true, Columns: []Column{{Head: "När", Weight: 1.3}, {Head: "Vad", Weight: 4}}}
	for _, e := range d.moments(i) {
		table.Rows = append(table.Rows, Cells(e.When, e.What))
	}
	return table
}

func (d *incidentPaper) moments(i *data.Incident) []IncidentMoment {
	var events []IncidentMoment
	var of data.Record
	add := func(at time.Time, what string) {
		if !at.IsZero() {
			events = append(events, IncidentMoment{at, Moment(at), what, of})
		}
	}
	add(i.OccurredAt, "Incidenten inträffade")
	add(i.SupplierDiscoveredAt, "Leverantören upptäckte incidenten")
	add(i.SupplierToldAt, "Leverantören meddelade kommunen")
	add(i.DiscoveredAt, "Incidenten upptäcktes")
	add(i.KnownAt, "Kommunen fick kännedom")
	if i.Significant != data.NotJudged {
		add(i.SignificantAt, "Bedömning: incidenten är "+map[data.Judgement]string{data.JudgedYes: "betydande", data.JudgedNo: "inte betydande"}[i.Significant])
	}
	for _, n := range d.made[i.ID] {
		step := d.stepOf(n)
		of = n
		add(n.KnownAt, cmp.Or(d.view.Linked(string(n.Unit)), "Den ansvariga")+" fick kännedom")
		add(n.DPOAskedAt, strings.TrimSpace("Dataskyddsombudet tillfrågades "+inBrackets(d.view.Linked(string(n.Unit)))))
		add(n.DecidedAt, "Beslut: "+lower(step)+decided(n.Judgement))
		add(n.SentAt, step+sentWord(n, d.now)+d.recipient(n))
		if n.ReportedOn != "" {
			events = append(events, IncidentMoment{n.ReportedOn.Start(), string(n.ReportedOn), stepName(n.Track, n.Step) + " anmäld till " + lower(cmp.Or(d.view.Linked(string(n.Unit)), "nämnden")), n})
		}
	}
	of = nil
	add(i.HandledAt, "Incidenten var hanterad")
	slices.SortStableFunc(events, func(a, b IncidentMoment) int { return a.At.Compare(b.At) })
	return events
}

// sentWord is that a notification was sent. What is dated later than the paper has not been sent.
func sentWord(n *data.Notification, now time.Time) string {
	if n.SentAt.After(now) {
		return " anges som skickad, men dagen har inte varit än,"
	}
	return " skickad"
}

func decided(j data.Judgement) string {
	switch j {
	case data.JudgedYes:
		return " ska göras"
	case data.JudgedNo:
		return " behövs inte"
	}
	return ""
}

// stepName is what a step is called in its track: "Incidentanmälan".
func stepName(track data.Track, step data.Step) string {
	return Swedish.StepName(&data.Deadline{Track: track, Step: step})
}

// stepOf is what a notification is called, with the personuppgiftsansvarig where each nämnd has its own.
func (d *incidentPaper) stepOf(n *data.Notification) string {
	if unit := d.view.Linked(string(n.Unit)); unit != "" {
		return stepName(n.Track, n.Step) + " (" + unit + ")"
	}
	return stepName(n.Track, n.Step)
}

// recipient is to whom a notification went, for use after a verb.
func (d *incidentPaper) recipient(n *data.Notification) string {
	if name := d.authority(n.Authority); name != "" && !strings.Contains(stepName(n.Track, n.Step), name) {
		return " till " + name
	}
	return ""
}

// authority is an authority's short name.
func (d *incidentPaper) authority(link data.Link[*data.Authority]) string {
	if a, ok := data.Find(d.in.Register, link); ok && !a.Removed && a.Short != "" {
		return a.Short
	}
	return d.view.Linked(string(link))
}

// deadlines is the table of legal clocks.
func (d *incidentPaper) deadlines(i *data.Incident) []Block {
	clocks := d.clocks[i.ID]
	if len(clocks) == 0 {
		return []Block{Text("Inga frister i lag gäller för incidenten, så som den är bedömd.")}
	}
	table := Table{RowHeader: true, Columns: []Column{
		{Head: "Vad", Weight: 3.6},
		{Head: "Till", Weight: 1.8},
		{Head: "Senast", Weight: 1.5},
		{Head: "Skickat, kvittens", Weight: 2},
		{Head: "Utfall", Weight: 2},
	}}
	assumed := false
	for _, c := range clocks {
		assumed = assumed || c.Assumed && c.Deadline.Basis == data.FromKnown
		table.Rows = append(table.Rows, d.clockRow(c))
	}
	blocks := []Block{table}
	for _, c := range clocks {
		if n := c.Notification; n != nil && n.LateReason != "" {
			blocks = append(blocks, Text("Skäl till förseningen, "+lower(d.stepOf(n))+": "+n.LateReason))
		}
	}
	if assumed {
		blocks = append(blocks, Paragraph{Style: SmallText, Runs: Plain("Kännedom är inte angiven. Fristerna räknas från den tidigaste tidpunkt som kan ha gett kännedom.")})
	}
	return blocks
}

func (d *incidentPaper) clockRow(c data.Clock) Row {
	what := Cell{Runs: []Run{{Text: stepName(c.Deadline.Track, c.Deadline.Step)}}}
	if unit := d.view.Linked(string(c.Unit)); unit != "" {
		what.Runs = append(what.Runs, Run{Text: "\n" + unit})
	}
	what.Runs = append(what.Runs, quietly("\n"+unbroken(c.Deadline.Provision)))
	to := d.authority(c.Deadline.Authority)
	sent := TextCell("–")
	if n := c.Notification; n != nil {
		to = cmp.Or(d.authority(n.Authority), to)
		if !n.SentAt.IsZero() {
			sent = TextCell(Moment(n.SentAt))
		}
		if c.SentLater(d.now) {
			sent.Runs = append(sent.Runs, quietly("\nSenare än ställningsdagen. Räknas inte som skickat."))
		}
		if n.Receipt != "" {
			sent.Runs = append(sent.Runs, quietly("\n"+n.Receipt))
		}
	}
	return Row{Cells: []Cell{
		what, TextCell(cmp.Or(to, toAffected(c.Deadline.Track), "–")), TextCell(latest(c)), sent, TextCell(clockWords(c, d.now)),
	}}
}

// toAffected is who is told in the tracks that have no authority.
func toAffected(track data.Track) string {
	switch track {
	case data.TrackRecipients:
		return "Mottagare av tjänsten"
	case data.TrackDataSubjects:
		return "Registrerade"
	}
	return ""
}

func latest(c data.Clock) string {
	switch {
	case !c.Due.IsZero():
		return Moment(c.Due)
	case c.Deadline.Amount == nil:
		return "Utan dröjsmål"
	}
	return "–"
}

// clockWords is how a clock went or stands, with how late it is or how much is left.
func clockWords(c data.Clock, now time.Time) string {
	switch c.State(now) {
	case data.ClockNotDemanded:
		return "Behövs inte."
	case data.ClockWaiting:
		return "Fristen har inte börjat."
	case data.ClockSentLate:
		return capital(Duration(c.LateBy(now))) + " för sent."
	case data.ClockSent:
		if c.Due.IsZero() {
			return "Gjort."
		}
		return "I tid."
	case data.ClockLate:
		return "Försenad med " + Duration(c.LateBy(now)) + "."
	case data.ClockUnjudged:
		return strings.TrimSpace("Ej bedömt. " + timeLeft(c, now))
	}
	return cmp.Or(timeLeft(c, now), "Ska göras.")
}

func timeLeft(c data.Clock, now time.Time) string {
	if c.Due.IsZero() {
		return ""
	}
	return capital(Duration(c.Left(now))) + " kvar."
}

// judgements is who judged what, why, and with what right.
func (d *incidentPaper) judgements(i *data.Incident) Table {
	table := Table{RowHeader: true, Columns: []Column{
		{Head: "Fråga", Weight: 3}, {Head: "Svar", Weight: 0.9}, {Head: "Skäl", Weight: 3.2}, {Head: "Beslutat", Weight: 2.6},
	}}
	table.Rows = append(table.Rows, Cells("Är incidenten betydande?", option("judgement", i.Significant), stated(i.SignificantReason),
		d.decidedBy(i.SignificantBy, i.SignificantOn, i.SignificantAt)))
	for _, n := range d.made[i.ID] {
		question := TextCell("Ska " + lower(stepName(n.Track, n.Step)) + " göras?")
		if unit := d.view.Linked(string(n.Unit)); unit != "" {
			question.Runs = append(question.Runs, quietly("\n"+unit))
		}
		table.Rows = append(table.Rows, Row{Cells: []Cell{
			question, TextCell(option("judgement", n.Judgement)), TextCell(stated(n.Reason)),
			TextCell(d.decidedBy(n.DecidedBy, n.Delegation, n.DecidedAt)),
		}})
	}
	return table
}

func (d *incidentPaper) decidedBy(person data.Link[*data.Person], delegation string, at time.Time) string {
	var parts []string
	if person != "" {
		parts = append(parts, d.view.Linked(string(person)))
	}
	if !at.IsZero() {
		parts = append(parts, Moment(at))
	}
	if delegation != "" {
		parts = append(parts, "delegation "+delegation)
	}
	return stated(strings.Join(parts, ", "))
}

// asked tells what the dataskyddsombud was asked and answered (GDPR art. 39.1).
func (d *incidentPaper) asked(i *data.Incident) []Block {
	var blocks []Block
	for _, n := range d.made[i.ID] {
		if n.DPOAskedAt.IsZero() && n.DPOAnswer == "" {
			continue
		}
		text := d.stepOf(n) + ": tillfrågat"
		if !n.DPOAskedAt.IsZero() {
			text += " " + Moment(n.DPOAskedAt)
		}
		blocks = append(blocks, Text(text+". Svar: "+cmp.Or(n.DPOAnswer, "inget ännu.")))
	}
	if len(blocks) == 0 && i.PersonalData == data.JudgedYes {
		blocks = append(blocks, Text("Det finns ingen uppgift om att dataskyddsombudet är tillfrågat."))
	}
	return blocks
}

// reported tells what has been reported to the nämnd.
func (d *incidentPaper) reported(i *data.Incident) Block {
	var items []string
	for _, n := range d.made[i.ID] {
		if n.ReportedOn == "" {
			continue
		}
		item := stepName(n.Track, n.Step) + ": " + lower(cmp.Or(d.view.Linked(string(n.Unit)), "nämnden")) + " " + LongDate(n.ReportedOn)
		if n.ReportedParagraph != "" {
			item += ", " + paragraphSign(n.ReportedParagraph)
		}
		items = append(items, item+".")
	}
	if len(items) == 0 {
		return Text("Inget är ännu anmält till nämnd.")
	}
	return Bullets(items...)
}

func (d *incidentPaper) actionTable(actions []*data.Action) Table {
	table := Table{RowHeader: true, Columns: []Column{
		{Head: "Åtgärd", Weight: 4}, {Head: "Ansvarig", Weight: 2}, {Head: "Klar senast", Weight: 1.5}, {Head: "Läge", Weight: 1.5},
	}}
	for _, a := range actions {
		table.Rows = append(table.Rows, Cells(d.view.Title(a), stated(d.view.Linked(string(a.Responsible))), stated(string(a.Due)), actionState(a, d.in.AsOf)))
	}
	return table
}

// actionState is an action's state; one that should have been done is late.
func actionState(a *data.Action, today data.Day) string {
	if a.Open() && a.Due != "" && a.Due < today {
		return "Försenad"
	}
	return option("action_state", a.State)
}

// clockSum sums up clocks.
type clockSum struct {
	inTime, late, toldWithoutLimit int           // told
	passed, running, unjudged      int           // still to be told or judged
	later                          int           // dated after the paper, so not told; each is among those still to be told too
	longestLate, longestPassed     time.Duration // the worst of late and passed
}

func sumClocks(clocks []data.Clock, now time.Time) clockSum {
	var s clockSum
	for _, c := range clocks {
		s.add(c, now)
	}
	return s
}

func (s *clockSum) add(c data.Clock, now time.Time) {
	if c.SentLater(now) {
		s.later++
	}
	switch c.State(now) {
	case data.ClockSentLate:
		s.late++
		s.longestLate = max(s.longestLate, c.LateBy(now))
	case data.ClockSent:
		if c.Due.IsZero() {
			s.toldWithoutLimit++
		} else {
			s.inTime++
		}
	case data.ClockLate:
		s.passed++
		s.longestPassed = max(s.longestPassed, c.LateBy(now))
	case data.ClockRunning:
		s.running++
	case data.ClockUnjudged:
		s.unjudged++
	}
}

// openWords tells how what is still to be told or judged stands; their number has been told before.
func (s clockSum) openWords() string {
	switch all := s.passed + s.running + s.unjudged; all {
	case s.passed:
		return "försenade och ännu inte skickade (som mest " + Duration(s.longestPassed) + ")"
	case s.running:
		return "där fristen löper"
	case s.unjudged:
		return "ännu inte bedömda"
	}
	return s.words()
}

// told is how many things have been told.
func (s clockSum) told() int { return s.inTime + s.late + s.toldWithoutLimit }

// words is the sum in words, empty when there is nothing to tell.
func (s clockSum) words() string {
	var parts []string
	if s.inTime > 0 {
		parts = append(parts, Number(s.inTime)+hard+"i"+hard+"tid")
	}
	if s.late > 0 {
		parts = append(parts, Number(s.late)+hard+"för sent ("+most(s.late)+Duration(s.longestLate)+")")
	}
	if s.toldWithoutLimit > 0 {
		parts = append(parts, Number(s.toldWithoutLimit)+hard+"utan fast frist")
	}
	if s.passed > 0 {
		parts = append(parts, Number(s.passed)+hard+plural(s.passed, "försenad", "försenade")+" och ännu inte "+plural(s.passed, "skickad", "skickade")+
			" ("+most(s.passed)+Duration(s.longestPassed)+")")
	}
	if s.running > 0 {
		parts = append(parts, Number(s.running)+hard+"där fristen löper")
	}
	if s.unjudged > 0 {
		parts = append(parts, Number(s.unjudged)+hard+"som inte är "+plural(s.unjudged, "bedömd", "bedömda"))
	}
	return Enumerate(parts)
}

func most(n int) string {
	if n > 1 {
		return "som mest "
	}
	return ""
}
