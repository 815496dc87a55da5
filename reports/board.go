package reports

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"lisparmen/data"
	"lisparmen/data/seed"
)

// annualReport is the yearly report to kommunstyrelsen. The first page alone tells a politician how things stand; the
// details follow in the order of the policy's areas.
//
// It is a public paper: it is made from the public version of the register, names an incident only when somebody has
// judged it public, and leaves säkerhetsskydd out.
func annualReport(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	b := newBoard(in)
	paper := in.paper("Årsrapport informationssäkerhet " + yearsOf(in))
	paper.Subtitle = "Till kommunstyrelsen. Ställning per " + LongDate(in.AsOf)
	paper.Contents = true
	for _, part := range [][]Block{
		b.firstPage(),
		{PageBreak{}},
		b.whatToDoFirst(), b.demandedDocuments(), b.areas(),
		{PageBreak{}},
		b.duties(), b.legalDeadlines(), b.howJudged(),
	} {
		paper.Blocks = append(paper.Blocks, part...)
	}
	return paper, nil
}

// yearsOf is the year of the period, or its years.
func yearsOf(in Input) string {
	from, to := strconv.Itoa(in.From.Year()), strconv.Itoa(in.To.Year())
	if from == to {
		return to
	}
	return from + "–" + to
}

// mostRows is how many rows of incidents and actions a paper to the board lists; the figures count all.
const mostRows = 30

// board holds what the report is made from, looked up once.
type board struct {
	in        Input
	reg       data.Register // the public version
	view      *Viewer
	judge     data.Judge
	lights    []data.AreaLight
	byArea    map[data.Area][]demand
	dropped   []*data.Duty
	demanded  []*data.Document
	incidents []boardIncident // known in the period, the newest first
	open      clockSum        // all clocks, also of older incidents
	actions   actionSum
	vacant    []*data.Role
}

// demand is a duty, or a demanded document that no duty demands.
type demand struct {
	duty     *data.Duty // nil for a document alone
	document *data.Document
	judged   data.Judged
}

// boardIncident is an incident and what was told to authorities about it.
type boardIncident struct {
	*data.Incident
	told clockSum
}

func newBoard(in Input) *board {
	reg := in.Register.Public()
	b := &board{in: in, reg: reg, view: NewViewer(reg), judge: data.NewJudge(reg, in.AsOf), byArea: map[data.Area][]demand{}}
	b.lights = b.judge.Lights()
	b.gatherDemands()
	b.gatherIncidents()
	b.actions = sumActions(reg, in)
	for _, r := range data.All(reg, data.Roles) {
		if r.Vacant(in.AsOf) {
			b.vacant = append(b.vacant, r)
		}
	}
	return b
}

func (b *board) gatherDemands() {
	covered := map[data.Area]bool{}
	for _, d := range data.All(b.reg, data.Duties) {
		if !d.Counts() {
			b.dropped = append(b.dropped, d)
			continue
		}
		covered[data.DemandedArea(d.Catalogue)] = true
		b.byArea[d.Area] = append(b.byArea[d.Area], demand{duty: d, judged: b.judge.Duty(d)})
	}
	for _, d := range data.All(b.reg, data.Documents) {
		if !d.Demanded {
			continue
		}
		b.demanded = append(b.demanded, d)
		if !covered[d.Area] {
			b.byArea[d.Area] = append(b.byArea[d.Area], demand{document: d, judged: b.judge.Document(d)})
		}
	}
	slices.SortStableFunc(b.demanded, func(x, y *data.Document) int { return areaOrder(x.Area) - areaOrder(y.Area) })
}

func areaOrder(a data.Area) int { return slices.Index(data.Areas(), a) }

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

// demandCount sums up lights.
type demandCount struct{ met, partly, lacking, judged, all int }

func countDemands(lights []data.AreaLight) (n demandCount) {
	for _, l := range lights {
		n.met += l.Met
		n.partly += l.Partly
		n.lacking += l.Lacking
		n.judged += l.Judged
		n.all += l.All
	}
	return n
}

func (n demandCount) unjudged() int { return n.all - n.judged }

// actionSum sums up the actions.
type actionSum struct {
	open, overdue, done    []*data.Action // done in the period
	unfinanced, financed   int            // kronor of what is open and due by the end of next year
	unfinancedActions      int
	before                 bool // there is an earlier register to compare with
	kept, keptLate, fallen int  // of the actions that were open when the period began: done, late, cancelled
	stillOpen              int  // … and in time
}

func sumActions(reg data.Register, in Input) actionSum {
	var s actionSum
	nextYear := in.To.Year() + 1
	for _, a := range data.All(reg, data.Actions) {
		switch {
		case a.Open():
			s.open = append(s.open, a)
			if a.Due != "" && a.Due < in.AsOf {
				s.overdue = append(s.overdue, a)
			}
			s.addCost(a, nextYear)
		case a.State == data.ActionDone && in.covers(a.DoneOn):
			s.done = append(s.done, a)
		}
	}
	slices.SortStableFunc(s.open, func(x, y *data.Action) int {
		return cmp.Compare(cmp.Or(x.Due, "9999"), cmp.Or(y.Due, "9999"))
	})
	s.before = known(in.Before)
	for _, was := range data.All(in.Before, data.Actions) {
		if was.Open() {
			s.addMission(reg, was, in.AsOf)
		}
	}
	return s
}

// addCost counts what an open action costs, unless it is due after next year.
func (s *actionSum) addCost(a *data.Action, nextYear int) {
	if a.Cost == nil || a.Due.Year() > nextYear {
		return
	}
	if a.Financed {
		s.financed += *a.Cost
		return
	}
	s.unfinanced += *a.Cost
	s.unfinancedActions++
}

// addMission counts how it went with an action that was open when the period began.
func (s *actionSum) addMission(reg data.Register, was *data.Action, today data.Day) {
	now, ok := data.Find(reg, data.Link[*data.Action](was.ID))
	switch {
	case !ok || now.Removed || now.Gallrad != "" || now.State == data.ActionCancelled:
		s.fallen++
	case now.State == data.ActionDone:
		s.kept++
	case now.Due != "" && now.Due < today:
		s.keptLate++
	default:
		s.stillOpen++
	}
}

// known tells whether there is anything in a register.
func known(reg data.Register) bool { return len(data.All(reg, data.Municipalities)) > 0 }

// The first page, in the order of its twelve points.

func (b *board) firstPage() []Block {
	blocks := []Block{
		Paragraph{Style: SmallText, Runs: Plain(strings.Join([]string{
			"Period: " + Period(b.in.From, b.in.To), "Handläggare: " + cmp.Or(b.in.Author, "–"), "Diarienummer: –", "Sammanträde: –",
		}, "  ·  "))},
		Lead(b.judgement()),
		questionTable([]Row{
			question("Följer vi lagen?", b.lawAnswer()),
			question("Vad har hänt?", TextCell(b.eventsAnswer())),
			// Points 5 to 8 share a row for as long as none of them has a register; four grey rows would push the proposals
			// off the page.
			question("Tre största riskerna\nKlarar vi ett avbrott?\nUtbildade\nLeverantörer",
				notInUse("Registren över risker, viktiga verksamheter och reservrutiner, utbildning och leverantörer finns inte ännu.")),
		}),
		b.lightsTable(),
	}
	if lacks := b.lacks(); lacks != "" {
		blocks = append(blocks, Paragraph{Style: SmallText, Runs: Plain(lacks)})
	}
	return append(blocks,
		questionTable([]Row{
			question("Förra årets uppdrag", TextCell(b.missionsAnswer())),
			question("Behov "+strconv.Itoa(b.in.To.Year()+1), TextCell(b.needsAnswer())),
			question("Förslag till beslut", TextCell(b.proposals())),
		}),
	)
}

func questionTable(rows []Row) Table {
	return Table{RowHeader: true, Columns: []Column{{Weight: 1.2}, {Weight: 4}}, Rows: rows}
}

func question(text string, answer Cell) Row {
	return Row{Cells: []Cell{{Runs: []Run{{Text: text, Bold: true}}}, answer}}
}

func notInUse(why string) Cell {
	return Cell{State: NotInUse, Runs: []Run{quietly("\n" + why)}}
}

// judgement is point 2: how things stand in one sentence, and the direction.
func (b *board) judgement() string {
	n := countDemands(b.lights)
	switch {
	case n.judged == 0 && len(data.All(b.reg, data.Duties)) == 0:
		return "Kommunens informationssäkerhetspolicy är ännu inte införd, så inga krav kan bedömas. Rapporten visar vad som behöver göras först."
	case n.judged == 0:
		return "Inget av policyns " + Number(n.all) + " krav är ännu bedömt. Rapporten säger därför inte hur läget är, utan vad som behöver göras först."
	}
	return "Av policyns " + Number(n.all) + " krav är " + n.words() + "." + b.direction(n)
}

// words tells how the demands are met: "9 uppfyllda, 3 delvis uppfyllda, 2 brister och 12 inte bedömda".
func (n demandCount) words() string {
	var parts []string
	for _, part := range []struct {
		n         int
		one, many string
	}{
		{n.met, "uppfyllt", "uppfyllda"},
		{n.partly, "delvis uppfyllt", "delvis uppfyllda"},
		{n.lacking, "brist", "brister"},
		{n.unjudged(), "inte bedömt", "inte bedömda"},
	} {
		if part.n > 0 {
			parts = append(parts, Count(part.n, part.one, part.many))
		}
	}
	return Enumerate(parts)
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// direction compares with the day the period began, by what is met and, when that is the same, by what is lacking.
func (b *board) direction(now demandCount) string {
	if !known(b.in.Before) {
		return " Det finns inget tidigare läge att jämföra med."
	}
	before := countDemands(data.Lights(b.in.Before.Public(), b.in.From))
	day, was := LongDate(b.in.From), Number(before.met)+" var "+plural(before.met, "uppfyllt", "uppfyllda")
	switch {
	case before.judged == 0:
		return " Den " + day + " var inget krav bedömt."
	case now.met > before.met:
		return " Läget är bättre än den " + day + ", då " + was + "."
	case now.met < before.met:
		return " Läget är sämre än den " + day + ", då " + was + "."
	case now.lacking < before.lacking:
		return " Bristerna är färre än den " + day + ", då de var " + Number(before.lacking) + "."
	case now.lacking > before.lacking:
		return " Bristerna är fler än den " + day + ", då de var " + Number(before.lacking) + "."
	}
	return " Läget är oförändrat sedan den " + day + "."
}

// lawAnswer is point 3. Registration and the ten areas: cybersäkerhetslagen (2025:1506) 2 kap. 2–4 §§.
func (b *board) lawAnswer() Cell {
	text := "Ingen uppgift om att kommunen är anmäld enligt cybersäkerhetslagen."
	if on := b.reg.Municipality().RegisteredOn; on != "" {
		text = "Kommunen är anmäld enligt cybersäkerhetslagen sedan " + LongDate(on) + "."
	}
	return Cell{Runs: []Run{{Text: text}, quietly(" Ej i bruk: lagens tio områden och ledningens utbildning.")}}
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

func oneIf(yes bool) int {
	if yes {
		return 1
	}
	return 0
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

// lightsTable is point 9: the policy's seven lights, each with its coverage and the governing document of its area.
func (b *board) lightsTable() Table {
	table := Table{RowHeader: true, Columns: []Column{
		{Head: "Policyns områden", Weight: 4.5}, {Head: "Läge", Weight: 1.35}, {Head: "Bedömda", Weight: 1.5}, {Head: "Styrdokument", Weight: 2.75},
	}}
	for _, l := range b.lights {
		table.Rows = append(table.Rows, Row{Cells: []Cell{
			TextCell(option("area", l.Area)),
			StateCell(stateOf(l.Assessment)),
			{Runs: []Run{quietly(coverage(l))}},
			TextCell(b.areaDocument(l.Area)),
		}})
	}
	return table
}

// lacks names the first demands that are lacking, so that the red lights can be understood without turning the page.
func (b *board) lacks() string {
	const most = 3
	var names []string
	for _, area := range data.Areas() {
		for _, d := range b.byArea[area] {
			if d.judged.Assessment == data.Lacking {
				names = append(names, lower(strings.TrimSuffix(b.demandName(d), ".")))
			}
		}
	}
	if len(names) == 0 {
		return ""
	}
	if more := len(names) - most; more > 0 {
		names = append(names[:most], Number(more)+" till")
	}
	return "Brister, alltså krav som inte är uppfyllda: " + strings.Join(names, "; ") + "."
}

func coverage(l data.AreaLight) string {
	if l.All == 0 {
		return "inga krav"
	}
	return Number(l.Judged) + " av " + Number(l.All) + " krav"
}

// areaDocument tells in a few words how it is with the document the policy demands for an area, and with the policy.
func (b *board) areaDocument(area data.Area) string {
	documents := b.demanded
	if area == data.AreaSystematic {
		documents = slices.DeleteFunc(data.All(b.reg, data.Documents), func(d *data.Document) bool { return d.Type != data.DocumentPolicy })
	}
	for _, d := range documents {
		if d.Area == area || d.Type == data.DocumentPolicy {
			return option("document_type", d.Type) + " " + documentWords(b.judge.Document(d))
		}
	}
	return ""
}

func documentWords(judged data.Judged) string {
	switch judged.Reason {
	case data.ReasonInForce:
		return "finns"
	case data.ReasonReviewLate:
		return "med sen översyn"
	case data.ReasonNotYet:
		return "gäller senare"
	case data.ReasonExpired:
		return "har slutat gälla"
	case data.ReasonPartOf:
		return "ingår i annat"
	case data.ReasonMissing:
		return "saknas"
	}
	return "ej klarlagd"
}

// demandName is a demand in plain words: the document it demands, the catalogue's short sentence, or the policy's own.
func (b *board) demandName(d demand) string {
	if d.document != nil {
		return d.document.Title + " finns."
	}
	if d.duty.Catalogue != nil {
		if c, ok := seed.Duty(*d.duty.Catalogue); ok {
			return c.Text
		}
	}
	return d.duty.Sentence
}

// missionsAnswer is point 10.
func (b *board) missionsAnswer() string {
	a := b.actions
	total := a.kept + a.keptLate + a.stillOpen + a.fallen
	switch {
	case !a.before:
		return "Det finns ingen tidigare rapport att jämföra med. " + a.inPeriod()
	case total == 0:
		return "Inga åtgärder var öppna när perioden började. " + a.inPeriod()
	}
	parts := []string{Number(a.kept) + hard + plural(a.kept, "klar", "klara"), Number(a.keptLate) + hard + plural(a.keptLate, "försenad", "försenade")}
	if a.stillOpen > 0 {
		parts = append(parts, Number(a.stillOpen)+hard+plural(a.stillOpen, "pågår", "pågår"))
	}
	if a.fallen > 0 {
		parts = append(parts, Number(a.fallen)+hard+plural(a.fallen, "avbruten", "avbrutna"))
	}
	return "Av " + Count(total, "åtgärd som var öppen", "åtgärder som var öppna") + " när perioden började är " + Enumerate(parts) + "."
}

// inPeriod tells how the actions stand, whatever was planned before.
func (a actionSum) inPeriod() string {
	if len(a.done)+len(a.open) == 0 {
		return "Inga åtgärder är införda."
	}
	return capital(Count(len(a.done), "åtgärd", "åtgärder")) + " har blivit " + plural(len(a.done), "klar", "klara") + " i perioden, " +
		Number(len(a.open)) + " är " + plural(len(a.open), "öppen", "öppna") + ", varav " + Number(len(a.overdue)) + " " + plural(len(a.overdue), "försenad", "försenade") + "."
}

// needsAnswer is point 11.
func (b *board) needsAnswer() string {
	a := b.actions
	if a.unfinanced+a.financed == 0 {
		return "Inga kostnader är angivna för de öppna åtgärderna."
	}
	text := Kronor(a.unfinanced+a.financed) + " för öppna åtgärder"
	switch {
	case a.unfinanced == 0:
		return text + ", allt är finansierat."
	case a.financed == 0:
		return text + ", inget är finansierat."
	}
	return text + ", varav " + Kronor(a.unfinanced) + " inte " + "är finansierat."
}

// proposals is point 12: whole sentences, as if the board had decided, one thing in each.
func (b *board) proposals() string {
	nextYear := strconv.Itoa(b.in.To.Year() + 1)
	texts := []string{"Kommunstyrelsen godkänner Årsrapport informationssäkerhet " + yearsOf(b.in) + "."}
	n := countDemands(b.lights)
	if missing := b.titlesOf(data.ReasonMissing); len(missing) > 0 {
		texts = append(texts, "Kommunstyrelsen ger kommundirektören i uppdrag att under "+nextYear+" ta fram förslag till "+missingWords(missing)+".")
	}
	if n.unjudged()*2 > n.all || n.all == 0 {
		texts = append(texts, "Kommunstyrelsen ger kommundirektören i uppdrag att se till att policyns krav är bedömda till nästa årsrapport.")
	}
	if b.actions.unfinanced > 0 {
		texts = append(texts, "Kommunstyrelsen prövar behovet av "+Kronor(b.actions.unfinanced)+" i budgeten för "+nextYear+".")
	}
	for i := range texts {
		texts[i] = strconv.Itoa(i+1) + "." + hard + texts[i]
	}
	return strings.Join(texts, "\n")
}

// missingWords names the documents that are missing, or counts them when they are many.
func missingWords(titles []string) string {
	if len(titles) > 2 {
		return "de " + Number(len(titles)) + " styrdokument som policyn kräver och som saknas"
	}
	return Enumerate(titles)
}

// titlesOf names the demanded documents that were judged for the reason, for use within a sentence.
func (b *board) titlesOf(reason data.StatusReason) []string {
	var titles []string
	for _, d := range b.demanded {
		if b.judge.Document(d).Reason == reason {
			titles = append(titles, lower(d.Title))
		}
	}
	return titles
}

// The pages after the first.

// whatToDoFirst lists what matters most now, at most seven things.
func (b *board) whatToDoFirst() []Block {
	const most = 7
	var texts []string
	n := countDemands(b.lights)
	if b.open.passed > 0 {
		texts = append(texts, capital(Count(b.open.passed, "frist", "frister"))+" i lag har passerats. Rapportera eller bedöm det som väntar, och skriv varför det blev sent.")
	}
	if len(data.All(b.reg, data.Duties)) == 0 {
		texts = append(texts, "För in den antagna informationssäkerhetspolicyn, så att det syns vilka krav den ställer.")
	}
	if b.reg.Municipality().RegisteredOn == "" {
		texts = append(texts, "Anmäl kommunen enligt cybersäkerhetslagen (2025:1506) 2 kap. 2 §, eller för in vilken dag det gjordes.")
	}
	if missing := b.titlesOf(data.ReasonMissing); len(missing) > 0 {
		texts = append(texts, "Ta fram och besluta "+missingWords(missing)+".")
	}
	if unclear := b.titlesOf(data.ReasonUnregistered); len(unclear) > 2 {
		texts = append(texts, "Ta reda på vilka av "+Number(len(unclear))+" styrdokument som finns, ingår i något annat eller saknas. De står i tabellen nedan.")
	} else if len(unclear) > 0 {
		texts = append(texts, "Ta reda på om "+Enumerate(unclear)+" finns, ingår i något annat eller saknas.")
	}
	if len(b.vacant) > 0 {
		texts = append(texts, "Utse "+b.vacantWords()+".")
	}
	if n.unjudged() > 0 {
		texts = append(texts, "Bedöm "+Count(n.unjudged(), "krav", "krav")+" som ingen har bedömt.")
	}
	if len(b.actions.overdue) > 0 {
		texts = append(texts, "Gör klart "+Count(len(b.actions.overdue), "försenad åtgärd", "försenade åtgärder")+", eller bestäm en ny dag.")
	}
	blocks := []Block{Heading{Level: 1, Text: "Att göra först"}}
	if len(texts) == 0 {
		return append(blocks, Text("Inget är försenat och inget krav är obedömt."))
	}
	list := Bullets(texts[:min(most, len(texts))]...)
	list.Numbered = true
	return append(blocks, list)
}

// vacantWords names the vacant roles, or counts them when they are many; for use within a sentence.
func (b *board) vacantWords() string {
	if len(b.vacant) > 3 {
		return "innehavare till " + Number(len(b.vacant)) + " roller som ska vara besatta"
	}
	var names []string
	for _, r := range b.vacant {
		names = append(names, lower(r.Name))
	}
	return Enumerate(names)
}

func (b *board) demandedDocuments() []Block {
	blocks := []Block{Heading{Level: 1, Text: "Styrdokument som policyn kräver"}}
	if len(b.demanded) == 0 {
		return append(blocks, Text("Inga styrdokument är införda som policyn kräver."))
	}
	states := map[data.Assessment]int{}
	table := Table{RowHeader: true, Columns: []Column{{Head: "Dokument", Weight: 3}, {Head: "Läge", Weight: 1.3}, {Head: "Grund", Weight: 3.4}, {Head: "Nästa översyn", Weight: 1.5}}}
	for _, d := range b.demanded {
		judged := b.judge.Document(d)
		states[judged.Assessment]++
		table.Rows = append(table.Rows, Row{Cells: []Cell{
			TextCell(d.Title), StateCell(stateOf(judged.Assessment)), TextCell(b.documentReason(judged)), TextCell(cmp.Or(string(d.ReviewOn), "–")),
		}})
	}
	return append(blocks, Lead(documentJudgement(states, len(b.demanded))), table)
}

// documentReason is why a demanded document is judged as it is, without its own title again.
func (b *board) documentReason(judged data.Judged) string {
	text := b.view.Because(judged, "")
	if d, ok := b.reg.Record(judged.Proof[0]).(*data.Document); ok {
		text = strings.TrimPrefix(strings.TrimPrefix(text, b.view.Title(d)), ", ")
	}
	return capital(cmp.Or(strings.TrimPrefix(text, "."), "Finns, utan uppgift om beslut."))
}

func documentJudgement(states map[data.Assessment]int, all int) string {
	if states[data.Unjudged] == all {
		return "Det är ännu inte klarlagt vilka av de " + Number(all) + " styrdokument som policyn kräver som finns."
	}
	text := Number(states[data.Met]) + " av " + Number(all) + " styrdokument som policyn kräver finns och gäller."
	var rest []string
	for _, part := range []struct {
		n         int
		one, many string
	}{
		{states[data.Partly], "behöver ses över", "behöver ses över"},
		{states[data.Lacking], "saknas", "saknas"},
		{states[data.Unjudged], "är inte klarlagt", "är inte klarlagda"},
	} {
		if part.n > 0 {
			rest = append(rest, Count(part.n, part.one, part.many))
		}
	}
	if len(rest) == 0 {
		return text
	}
	return text + " " + Enumerate(rest) + "."
}

// areas is a section for each of the policy's areas: one sentence, one table, what remains.
func (b *board) areas() []Block {
	var blocks []Block
	for _, l := range b.lights {
		blocks = append(blocks, Heading{Level: 1, Text: option("area", l.Area)}, Lead(areaJudgement(l)))
		switch l.Area {
		case data.AreaSystematic:
			blocks = append(blocks, b.actionTable()...)
		case data.AreaOrganisation:
			blocks = append(blocks, b.roleTable()...)
		case data.AreaIncidents:
			blocks = append(blocks, b.incidentTable()...)
		default:
			blocks = append(blocks, b.demandTable(l.Area)...)
		}
		blocks = append(blocks, Heading{Level: 3, Text: "Vad som återstår"}, b.remaining(l))
	}
	return blocks
}

func areaJudgement(l data.AreaLight) string {
	n := demandCount{l.Met, l.Partly, l.Lacking, l.Judged, l.All}
	switch {
	case l.All == 0:
		return "Inga krav är införda för området."
	case l.All == 1:
		return "Områdets enda krav är " + map[data.Assessment]string{
			data.Met: "uppfyllt", data.Partly: "delvis uppfyllt", data.Lacking: "inte uppfyllt", data.Unjudged: "inte bedömt",
		}[l.Assessment] + "."
	case l.Judged == 0:
		return "Inget av områdets " + Number(l.All) + " krav är bedömt."
	case l.Met == l.All:
		return "Alla " + Number(l.All) + " krav är uppfyllda."
	case l.Partly == l.All:
		return "Alla " + Number(l.All) + " krav är delvis uppfyllda."
	}
	return "Av områdets " + Number(l.All) + " krav är " + n.words() + "."
}

func (b *board) demandTable(area data.Area) []Block {
	if len(b.byArea[area]) == 0 {
		return nil
	}
	table := Table{RowHeader: true, Columns: []Column{{Head: "Krav", Weight: 3}, {Head: "Läge", Weight: 1.3}, {Head: "Grund", Weight: 3.4}}}
	for _, d := range b.byArea[area] {
		table.Rows = append(table.Rows, Row{Cells: []Cell{
			TextCell(b.demandName(d)), StateCell(stateOf(d.judged.Assessment)), TextCell(b.reason(d)),
		}})
	}
	return []Block{table}
}

func (b *board) reason(d demand) string {
	own := ""
	if d.duty != nil {
		own = d.duty.AssessmentReason
	}
	return b.view.Because(d.judged, own)
}

func (b *board) actionTable() []Block {
	a := b.actions
	if len(a.open) == 0 {
		return []Block{Text(a.inPeriod())}
	}
	table := Table{RowHeader: true, Caption: "Öppna åtgärder", Columns: []Column{
		{Head: "Åtgärd", Weight: 3.4},
		{Head: "Ansvarig", Weight: 1.8},
		{Head: "Klar senast", Weight: 1.4},
		{Head: "Läge", Weight: 1.2},
		{Head: "Kronor", Weight: 1.1, Align: AlignRight},
		{Head: "Finansierad", Weight: 1.3},
	}}
	for _, action := range a.open[:min(mostRows, len(a.open))] {
		cost, financed := "–", "–"
		if action.Cost != nil {
			cost, financed = Number(*action.Cost), "Nej"
			if action.Financed {
				financed = "Ja"
			}
		}
		table.Rows = append(table.Rows, Cells(b.actionName(action), cmp.Or(b.view.Linked(string(action.Responsible)), "–"),
			cmp.Or(string(action.Due), "–"), actionState(action, b.in.AsOf), cost, financed))
	}
	return append([]Block{Text(a.inPeriod()), table}, moreRows(len(a.open))...)
}

// moreRows says how many rows were left out, if any.
func moreRows(all int) []Block {
	if all <= mostRows {
		return nil
	}
	return []Block{Paragraph{Style: SmallText, Runs: Plain("Tabellen visar " + Number(mostRows) + " av " + Number(all) + ".")}}
}

// actionName names an action, unless it would tell of an incident that is not public.
func (b *board) actionName(a *data.Action) string {
	incident, linked := data.Find(b.reg, a.Incident)
	hidden := a.Secrecy.State == data.SecrecyPossible ||
		linked && incident.Secrecy.State != data.SecrecyPublic && a.Secrecy.State != data.SecrecyPublic
	if hidden {
		return strings.TrimSpace(b.view.Number(a) + " (sekretess kan gälla)")
	}
	return b.view.Title(a)
}

func (b *board) roleTable() []Block {
	table := Table{RowHeader: true, Caption: "Roller som ska vara besatta", Columns: []Column{
		{Head: "Roll", Weight: 3}, {Head: "Innehavare", Weight: 2.4}, {Head: "Ersättare", Weight: 2.4}, {Head: "Till och med", Weight: 1.4},
	}}
	needed := 0
	for _, r := range data.All(b.reg, data.Roles) {
		if !r.Needed {
			continue
		}
		needed++
		holder := b.view.Linked(string(r.Holder))
		if r.Vacant(b.in.AsOf) {
			holder = "Vakant"
		}
		table.Rows = append(table.Rows, Cells(r.Name, holder, cmp.Or(b.view.Linked(string(r.StandIn)), "–"), cmp.Or(string(r.To), "–")))
	}
	if needed == 0 {
		return []Block{Text("Det är inte bestämt vilka roller som ska vara besatta.")}
	}
	return []Block{Text(capital(Number(needed-len(b.vacant)) + " av " + Count(needed, "roll är besatt.", "roller är besatta."))), table}
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

// remaining lists what remains to be done in an area.
func (b *board) remaining(l data.AreaLight) Block {
	var texts []string
	unjudged := 0
	for _, d := range b.byArea[l.Area] {
		if text := b.remainingOf(d, tellsReasons(l.Area)); text != "" {
			texts = append(texts, text)
		} else if d.judged.Assessment == data.Unjudged {
			unjudged++
		}
	}
	switch l.Area {
	case data.AreaSystematic:
		if late := len(b.actions.overdue); late > 0 {
			texts = append(texts, "Gör klart "+Count(late, "försenad åtgärd", "försenade åtgärder")+", eller bestäm en ny dag.")
		}
	case data.AreaOrganisation:
		if len(b.vacant) > 0 {
			texts = append(texts, "Utse "+b.vacantWords()+".")
		}
	case data.AreaIncidents:
		if waiting := b.open.waitingWords(); waiting != "" {
			texts = append(texts, waiting)
		}
	}
	if l.All == 0 {
		texts = append(texts, "För in vad policyn kräver inom området.")
	}
	if unjudged > 0 {
		texts = append(texts, "Bedöm "+Count(unjudged, "krav", "krav")+" som ingen har bedömt.")
	}
	if len(texts) == 0 {
		return Text("Inget, så vitt registret visar.")
	}
	return Bullets(texts...)
}

// tellsReasons tells whether the area's table already gives the reason for each judgement.
func tellsReasons(area data.Area) bool {
	return area != data.AreaSystematic && area != data.AreaOrganisation && area != data.AreaIncidents
}

// remainingOf is what remains of one demand; empty when nothing does, or when it only waits to be judged.
func (b *board) remainingOf(d demand, toldWhy bool) string {
	title := ""
	if len(d.judged.Proof) > 0 {
		title = lower(b.view.Linked(d.judged.Proof[0]))
	}
	switch d.judged.Reason {
	case data.ReasonMissing:
		return "Ta fram och besluta " + title + "."
	case data.ReasonUnregistered:
		return "Ta reda på om " + title + " finns."
	case data.ReasonReviewLate:
		return "Se över " + title + "."
	case data.ReasonExpired:
		return "Besluta på nytt om " + title + "."
	}
	text := ""
	switch d.judged.Assessment {
	case data.Lacking:
		text = "Brist: "
	case data.Partly:
		text = "Delvis: "
	default:
		return ""
	}
	text += b.demandName(d)
	if !toldWhy {
		text += " Läget nu: " + lower(b.reason(d))
	}
	return text
}

// duties is the appendix with every demand of the policy, its status and its proof.
func (b *board) duties() []Block {
	blocks := []Block{
		Heading{Level: 1, Text: "Bilaga 1. Policyns krav"},
		Text("Varje mening i policyn som lägger något på kommunen är ett krav. Här står de ordagrant, område för område."),
	}
	for _, area := range append(data.Areas(), "") {
		if len(b.byArea[area]) > 0 {
			blocks = append(blocks, b.dutyTable(area))
		}
	}
	if len(data.All(b.reg, data.Duties)) == 0 {
		return append(blocks, Text("Ingen policy är införd ännu."))
	}
	blocks = append(blocks, b.unspoken()...)
	return append(blocks, b.droppedDuties()...)
}

func (b *board) dutyTable(area data.Area) Block {
	caption := option("area", area)
	if area == "" {
		caption = "Utan område"
	}
	table := Table{Caption: caption, RowHeader: true, Columns: []Column{{Head: "Krav", Weight: 4}, {Head: "Läge", Weight: 1.3}, {Head: "Bevis", Weight: 3}}}
	for _, d := range b.byArea[area] {
		table.Rows = append(table.Rows, Row{Cells: []Cell{b.sentence(d), StateCell(stateOf(d.judged.Assessment)), b.proof(d)}})
	}
	return table
}

// unspokenNote marks a duty that the policy lays without a word for it.
const unspokenNote = "Följer av policyn, utan ord som ”ska”."

// sentence is the demand in the policy's own words.
func (b *board) sentence(d demand) Cell {
	if d.duty == nil {
		return Cell{Runs: []Run{{Text: d.document.Title}, quietly("\nStyrdokument som krävs")}}
	}
	cell := TextCell(d.duty.Sentence)
	if isUnspoken(d.duty.Catalogue) {
		cell.Runs = append(cell.Runs, quietly("\n"+unspokenNote))
	}
	if section, ok := data.Find(b.reg, d.duty.Section); ok && section.Heading != "" {
		cell.Runs = append(cell.Runs, quietly("\nAvsnitt: "+section.Heading))
	}
	return cell
}

func isUnspoken(catalogue *int) bool {
	if catalogue == nil {
		return false
	}
	c, ok := seed.Duty(*catalogue)
	return ok && !c.FoundByWord
}

// proof is what shows how the demand is met; for one that nobody has judged, what would show it.
func (b *board) proof(d demand) Cell {
	if d.judged.Assessment != data.Unjudged || d.duty == nil {
		return TextCell(b.reason(d))
	}
	wanted := d.duty.Proof
	if wanted == "" && d.duty.Catalogue != nil {
		c, _ := seed.Duty(*d.duty.Catalogue)
		wanted = c.Proof
	}
	if wanted == "" {
		return Cell{Runs: []Run{quietly("Inget bevis är bestämt.")}}
	}
	return Cell{Runs: []Run{quietly("Visas av: " + wanted)}}
}

// unspoken lists the catalogue's duties that policies lay without a word for it, and that nobody has put in.
func (b *board) unspoken() []Block {
	have := map[int]bool{}
	for _, d := range data.All(b.reg, data.Duties) {
		if d.Catalogue != nil {
			have[*d.Catalogue] = true
		}
	}
	table := Table{RowHeader: true, Columns: []Column{{Head: "Krav", Weight: 4}, {Head: "Läge", Weight: 1.3}, {Head: "Bevis", Weight: 3}}}
	for _, c := range seed.Duties() {
		if !c.FoundByWord && !have[c.Number] {
			table.Rows = append(table.Rows, Row{Cells: []Cell{TextCell(c.Text), StateCell(Unjudged), {Runs: []Run{quietly("Visas av: " + c.Proof)}}}})
		}
	}
	if len(table.Rows) == 0 {
		return nil
	}
	return []Block{Text("Utöver policyns ord brukar också det här följa av en policy. Det är inte infört här och räknas därför inte:"), table}
}

// droppedDuties lists the sentences that do not count, and why.
func (b *board) droppedDuties() []Block {
	if len(b.dropped) == 0 {
		return nil
	}
	table := Table{Caption: "Meningar som inte räknas som krav", RowHeader: true, Columns: []Column{{Head: "Mening", Weight: 4}, {Head: "Läge", Weight: 1.3}, {Head: "Skäl", Weight: 3}}}
	for _, d := range b.dropped {
		table.Rows = append(table.Rows, Cells(d.Sentence, option("duty_state", d.State), stated(d.DroppedReason)))
	}
	return []Block{table}
}

// legalDeadlines is the appendix with the deadlines that the report counts with.
func (b *board) legalDeadlines() []Block {
	blocks := []Block{Heading{Level: 1, Text: "Bilaga 2. Frister i lag"}}
	table := Table{RowHeader: true, Columns: []Column{{Head: "Vad", Weight: 2.4}, {Head: "Frist", Weight: 1.8}, {Head: "Lagrum och källa", Weight: 4.6}, {Head: "Kontrollerad", Weight: 1.4}}}
	rules := data.All(b.reg, data.Deadlines)
	slices.SortStableFunc(rules, func(x, y *data.Deadline) int { return legalOrder(x.Track, y.Track, x.Step, y.Step) })
	for _, d := range rules {
		table.Rows = append(table.Rows, Row{Cells: []Cell{
			TextCell(stepName(d.Track, d.Step)), TextCell(limit(d)), {Runs: []Run{{Text: unbroken(d.Provision)}, quietly("\n" + d.Source)}}, TextCell(string(d.CheckedOn)),
		}})
	}
	if len(table.Rows) == 0 {
		return append(blocks, Text("Inga frister är införda."))
	}
	return append(blocks, Text("Rapporten räknar med de här fristerna. Timmar löper dygnet runt, även helger. En månad är en kalendermånad."), table)
}

// limit is a deadline in words: "24 timmar från kännedom".
func limit(d *data.Deadline) string {
	if d.Amount == nil {
		return "Utan dröjsmål"
	}
	unit := map[data.TimeUnit][2]string{
		data.UnitHours: {"timme", "timmar"}, data.UnitDays: {"dag", "dagar"}, data.UnitMonths: {"månad", "månader"},
	}[d.Unit]
	from := map[data.Basis]string{
		data.FromKnown: "från kännedom", data.FromNotified: "efter anmälan", data.FromHandled: "efter att incidenten är hanterad",
	}[d.Basis]
	return Count(*d.Amount, unit[0], unit[1]) + " " + from
}

// howJudged tells how the judgements are made.
func (b *board) howJudged() []Block {
	return []Block{
		Heading{Level: 1, Text: "Så är bedömningarna gjorda"},
		Bullets(
			"Ett krav är uppfyllt, delvis uppfyllt eller en brist när informationssäkerhetssamordnaren har bedömt det och skrivit varför.",
			"Ett krav på ett styrdokument följer annars dokumentet: finns och gäller är uppfyllt, för sen översyn är delvis, bekräftat saknas är en brist.",
			"Det som ingen har sagt något om är ej bedömt. Det räknas aldrig som en brist.",
			"Ett område är en brist om något krav i det är det, och uppfyllt först när alla krav är bedömda och uppfyllda. Hur många krav som är bedömda står intill.",
			"Ej i bruk betyder att uppgifterna inte finns i programmet. Det säger inget om hur läget är.",
			"En frist i lag är hållen om rapporten skickades inom den tid som lagen anger, räknat på minuten från kännedom.",
		),
		Text("Uppgifterna är hämtade ur kommunens register för informationssäkerhet, som det såg ut den " + LongDate(b.in.AsOf) + "."),
	}
}
