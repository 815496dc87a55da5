package reports

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"lisparmen/data"
)

// What a letter says follows from its case: a governing document, the year's report, a plan of internkontroll, a risk to accept, or
// another. What somebody has written as the matter's proposal stands before what the registers propose.

// say fills in what the registers say of the case.
func (l *letter) say() {
	switch {
	case l.document() != nil:
		l.sayDocument(l.document())
	case l.isReport():
		l.sayReport()
	case l.controlYear() != "":
		l.sayControlPlan()
	case l.risk() != nil:
		l.sayRisk(l.risk())
	default:
		l.sayOther()
	}
	if own := l.ownProposals(); len(own) > 0 {
		l.proposals = own
	}
}

// ownProposals are the decisions as somebody has written them, a line or a sentence each.
func (l *letter) ownProposals() []string {
	text := ""
	if l.matter != nil && !l.isLeftOut(l.matter) {
		text = l.matter.Proposal
	}
	if l.decision != nil && !l.isLeftOut(l.decision) {
		text = cmp.Or(text, l.decision.Text)
	}
	var list []string
	for line := range strings.Lines(text) {
		for _, sentence := range sentences(line) {
			if sentence = leadingNumber.ReplaceAllString(sentence, ""); sentence != "" {
				list = append(list, sentence)
			}
		}
	}
	return list
}

var (
	leadingNumber = regexp.MustCompile(`^(\d+[.)]|[-–•])\s+`)
	sentenceEnd   = regexp.MustCompile(`[.]\s+[A-ZÅÄÖ]`)
)

// sentences parts a line where a sentence ends and another begins.
func sentences(line string) []string {
	line = strings.TrimSpace(line)
	line = leadingNumber.ReplaceAllString(line, "")
	var list []string
	for {
		at := sentenceEnd.FindStringIndex(line)
		if at == nil {
			return append(list, line)
		}
		list = append(list, line[:at[0]+1])
		line = strings.TrimSpace(line[at[0]+1:])
	}
}

// document is the governing document that the case is about; nil for none.
func (l *letter) document() *data.Document {
	if l.decision == nil || !l.decision.Sort.AboutDocument() {
		return nil
	}
	d, ok := data.Find(l.in.Register, l.decision.Document)
	if !ok || d.Removed || d.Gallrad != "" {
		return nil
	}
	return d
}

func (l *letter) sayDocument(d *data.Document) {
	name := "”" + l.open(d) + "”"
	sort := lower(option("document_type", d.Type))
	switch l.decision.Sort {
	case data.DecisionKeeps:
		l.propose(act{"beslutar", "besluta"}, "att "+name+" gäller vidare utan ändring")
		l.summary = []Block{Text("Översynen av " + name + " är gjord.")}
	case data.DecisionRepeals:
		l.propose(act{"upphäver", "upphäva"}, name)
		l.summary = []Block{Text("Ärendet gäller om " + name + " ska fortsätta gälla.")}
	default:
		l.propose(act{"antar", "anta"}, name)
		if d.From != "" && d.From > l.in.AsOf {
			l.propose(act{"beslutar", "besluta"}, "att "+name+" ska gälla från och med den "+LongDate(d.From))
		}
		if old, ok := data.Find(l.in.Register, d.Replaces); ok && !old.Removed {
			l.propose(act{"upphäver", "upphäva"}, "”"+l.open(old)+"” när "+name+" börjar gälla")
		}
		text := "Ärendet gäller att anta " + name + "."
		if d.Demanded {
			text += " Kommunens informationssäkerhetspolicy kräver att dokumentet finns."
		}
		l.summary = []Block{Text(text)}
		l.appendices = []string{strings.TrimSuffix("Förslag till "+name+", version "+d.Version, ", version ")}
	}
	basis := name
	if d.DecidedOn != "" {
		basis += ", beslutad " + LongDate(d.DecidedOn)
	} else {
		basis = "Förslag till " + name + ", " + LongDate(data.DayOf(l.in.Now))
	}
	l.basis = []string{basis}
	if l.decision.Sort != data.DecisionAdopts {
		l.appendices = []string{name}
	}
	if l.isLeftOut(d) {
		return
	}
	if d.Type == data.DocumentOther || d.Type == "" {
		sort = "del"
	}
	about := "Dokumentet är en " + sort + " i kommunens ledningssystem för informationssäkerhet."
	if d.AppliesTo != "" {
		about += " Det gäller för " + lower(strings.TrimSuffix(d.AppliesTo, ".")) + "."
	}
	l.description = []Block{Text(about)}
	if words := l.sections(d); words != "" {
		l.description = append(l.description, Text(words))
	}
	if words := l.referrals(d); words != "" {
		l.description = append(l.description, Text(words))
		l.basis = append(l.basis, "Remissvar över "+name)
	}
	judged := data.NewJudge(l.in.Register, l.in.AsOf).Document(d)
	switch {
	case l.decision.Sort != data.DecisionAdopts:
	case d.Demanded && judged.Assessment != data.Met:
		l.judgement = []Block{Text("Policyns krav är inte uppfyllt förrän dokumentet är beslutat och gäller.")}
	}
	if on := data.NewJudge(l.in.Register, l.in.AsOf).NextReview(d); on > l.in.AsOf {
		l.judgement = append(l.judgement, Text("Dokumentet ska ses över senast den "+LongDate(on)+"."))
	}
	l.judgement = append(l.judgement, Text(l.fill("skälen för förslaget")))
}

// sections name the main parts of a document.
func (l *letter) sections(d *data.Document) string {
	var heads []string
	for _, s := range data.All(l.in.Register, data.Sections) {
		if string(s.Document) == d.ID && s.Heading != "" && s.Heading != d.Title && (s.Level == nil || *s.Level <= 2) && !l.isLeftOut(s) {
			heads = append(heads, lower(s.Heading))
		}
	}
	if len(heads) == 0 {
		return ""
	}
	const most = 8
	if len(heads) > most {
		heads = append(heads[:most:most], Number(len(heads)-most)+" avsnitt till")
	}
	return "Det behandlar " + Enumerate(heads) + "."
}

// referrals tell who has been asked, and what they answered.
func (l *letter) referrals(d *data.Document) string {
	sent, answered := 0, map[data.Opinion]int{}
	for _, r := range data.ReferralsOf(l.in.Register, d) {
		if r.SentOn == "" || r.SentOn > l.in.AsOf {
			continue
		}
		sent++
		if r.AnsweredOn != "" {
			answered[r.Opinion]++
		}
	}
	if sent == 0 {
		return ""
	}
	text := "Förslaget har varit på remiss hos " + Count(sent, "enhet", "enheter") + "."
	var parts []string
	for _, o := range []struct {
		opinion   data.Opinion
		one, many string
	}{
		{data.OpinionAgrees, "tillstyrker", "tillstyrker"},
		{data.OpinionChanges, "vill ändra något", "vill ändra något"},
		{data.OpinionObjects, "avstyrker", "avstyrker"},
		{data.OpinionNone, "avstår", "avstår"},
	} {
		if n := answered[o.opinion]; n > 0 {
			parts = append(parts, Count(n, o.one, o.many))
		}
	}
	if len(parts) == 0 {
		return text + " Inget svar har kommit in."
	}
	return text + " " + capital(Enumerate(parts)) + "."
}

// isReport tells whether the case is the report on how information security stands, which the matter has the title of.
func (l *letter) isReport() bool {
	return l.matter != nil && strings.EqualFold(strings.TrimSpace(l.matter.Title), boardTitle(l.in)) ||
		l.matter == nil && l.decision != nil && strings.EqualFold(strings.TrimSpace(l.decision.Title), boardTitle(l.in))
}

// sayReport tells what the report says: it is public, and so is what is taken from it.
func (l *letter) sayReport() {
	title := boardTitle(l.in)
	var unit *data.Unit
	if l.body.Type == data.UnitCommittee {
		unit = l.body
	}
	in := l.in
	in.RecordID = ""
	b := newBoard(in, unit)
	judged := b.judgement
	if unit != nil {
		judged = b.ownJudgement
	}
	l.proposals = b.proposals()
	l.summary = []Block{
		Text("Rapporten visar hur kommunens arbete med informationssäkerhet står: hur policyns krav är uppfyllda, vad som har hänt under perioden " + Period(in.From, in.To) + " och vad som återstår."),
		Text(judged()),
	}
	for _, part := range []struct {
		name   string
		answer Cell
	}{
		{"Incidenter", b.eventsCell()},
		{"Risker", b.riskAnswer()},
		{"Avbrott", b.interruptionAnswer()},
		{"Utbildning", b.trainingAnswer()},
		{"Leverantörer", b.suppliersCell()},
		{"Uppdrag", b.missionsAnswer()},
	} {
		if part.answer.State == NotInUse {
			continue
		}
		l.description = append(l.description, Paragraph{Runs: append([]Run{{Text: part.name + ". ", Bold: true}}, part.answer.Runs...)})
	}
	if unit == nil {
		law := b.lawAnswer()
		l.description = slices.Insert(l.description, 0, Block(Paragraph{Runs: append([]Run{{Text: "Lagen. ", Bold: true}}, law.Runs...)}))
	}
	l.judgement = []Block{Text("Rapporten visar inga brister i det som är bedömt.")}
	if _, unacted := b.lackingDemands(); b.countDemands().lacking > 0 {
		text := "Rapporten visar " + Count(b.countDemands().lacking, "krav som inte är uppfyllt", "krav som inte är uppfyllda") + ". "
		if len(unacted) > 0 {
			text += "För " + Number(len(unacted)) + " av dem finns ännu ingen åtgärd."
		} else {
			text += "Åtgärder för dem är planerade."
		}
		l.judgement = []Block{Text(text)}
	}
	if unit == nil {
		l.judgement = append(append(l.judgement, Text("Det här behöver göras, det viktigaste först:")), b.whatToDoFirst()[1:]...)
	}
	if inUse(b.reg, data.Actions.Name) {
		l.costs = "(registret: " + lower(strings.TrimSuffix(b.needsWords(), ".")) + ")"
	}
	l.basis = []string{title + ", " + LongDate(data.DayOf(in.Now))}
	l.appendices = []string{title}
}

var aYear = regexp.MustCompile(`\b20\d\d\b`)

// controlYear is the year whose plan of internkontroll the case is about, as its title says; empty when it is about something else.
func (l *letter) controlYear() string {
	title := strings.ToLower(l.title)
	if !strings.Contains(title, "internkontrollplan") && !strings.Contains(title, "plan för internkontroll") && !strings.Contains(title, "plan för intern kontroll") {
		return ""
	}
	return cmp.Or(aYear.FindString(title), strconv.Itoa(l.in.To.Year()))
}

func (l *letter) sayControlPlan() {
	in := l.in
	in.To, in.RecordID = data.Day(l.controlYear()+"-12-31"), l.body.ID
	c := newControlPaper(in)
	title := "Plan för internkontroll " + c.yearWords()
	l.propose(act{"antar", "anta"}, "”"+title+"” för informationssäkerhet")
	l.summary = []Block{Text("Policyn säger att efterlevnaden ska följas upp genom internkontroll. Ett förslag till plan för " + c.yearWords() + " är framtaget.")}
	points := c.points[data.Link[*data.Unit](l.body.ID)]
	if len(points) > 0 {
		var items []string
		for _, p := range points {
			name := l.open(p)
			if !l.isLeftOut(p) {
				name = l.view.Number(p) + " " + p.Title
			}
			items = append(items, name+". "+option("frequency", p.Frequency)+".")
		}
		l.description = []Block{Text("Planen har " + Count(len(points), "kontrollmoment", "kontrollmoment") + " för informationssäkerhet:"), Bullets(items...)}
	}
	earlier := in
	earlier.To = data.YearOf(in.To).Before().Day("12-31")
	before := newControlPaper(earlier)
	if were := before.points[data.Link[*data.Unit](l.body.ID)]; len(were) > 0 {
		l.description = append(l.description, Text("Utfallet av planen för "+before.yearWords()+": "+lower(before.tally(were).words())))
	}
	l.judgement = []Block{Text(l.fill("varför just de här kontrollmomenten är valda, utifrån risk och väsentlighet"))}
	l.basis = []string{title + ", förslag, " + LongDate(data.DayOf(in.Now))}
	l.appendices = []string{title}
}

var riskNumber = regexp.MustCompile(`\bR-(\d+)\b`)

// risk is the risk that the title names by its number, to be accepted; nil for none.
func (l *letter) risk() *data.Risk {
	found := riskNumber.FindStringSubmatch(l.title)
	if found == nil {
		return nil
	}
	for _, r := range data.All(l.in.Register, data.Risks) {
		if r.Number != nil && strconv.Itoa(*r.Number) == found[1] {
			return r
		}
	}
	return nil
}

func (l *letter) sayRisk(r *data.Risk) {
	p := newRiskPaper(l.in)
	s := data.StandingOfRisk(l.in.Register, r, l.in.AsOf)
	name := "risken " + l.open(r)
	until := LongDate(r.AcceptedUntil)
	if r.AcceptedUntil <= l.in.AsOf {
		until = l.fill("dag då risken ska omprövas")
	}
	l.propose(act{"accepterar", "acceptera"}, name+" till och med den "+until)
	l.propose(act{"beslutar", "besluta"}, "att risken "+l.view.Number(r)+" ska redovisas på nytt innan acceptansen går ut")
	text := capital(name) + " är inte värderad."
	if s.Now.Known() {
		text = capital(name) + " har riskvärdet " + p.value(s.Now) + "."
	}
	if s.Above() {
		text += " En risk på den nivån får riskägaren inte acceptera på egen hand."
	}
	l.summary = []Block{Text(text)}
	if !l.isLeftOut(r) {
		for _, part := range []struct{ name, text string }{{"Hot", r.Threat}, {"Sårbarhet", r.Vulnerability}} {
			if part.text != "" {
				l.description = append(l.description, Paragraph{Runs: []Run{{Text: part.name + ". ", Bold: true}, {Text: part.text}}})
			}
		}
		if r.AcceptedReason != "" {
			l.judgement = []Block{Text(r.AcceptedReason)}
		}
	}
	if owner := l.view.Linked(string(r.Owner)); owner != "" {
		l.description = append(l.description, Text("Riskägare är "+owner+"."))
	}
	var items []string
	for _, a := range s.Actions {
		when := ""
		if a.Open() && a.Due != "" {
			when = ", klar senast " + LongDate(a.Due)
		}
		items = append(items, l.open(a)+": "+lower(actionState(a, l.in.AsOf))+when+".")
	}
	if len(items) > 0 {
		l.description = append(l.description, Text("Åtgärder mot risken:"), Bullets(items...))
	} else {
		l.description = append(l.description, Text("Ingen åtgärd mot risken är införd."))
	}
}

// sayOther is a case of which the registers say only what is to be done.
func (l *letter) sayOther() {
	if l.decision != nil && l.decision.Sort == data.DecisionNotes {
		l.propose(act{"noterar", "notera"}, "informationen")
	}
}
