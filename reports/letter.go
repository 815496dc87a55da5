package reports

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"lisparmen/data"
)

// officialLetter is the tjänsteskrivelse by which an official puts a case to a body: one for a matter or a decision, one for each case
// of a meeting, and one for each matter that is being prepared when nothing is chosen. What nobody but the official can know stands as
// a line to fill in, so that no consequence is ever said to be none by the program.
func officialLetter(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	in.Register = in.Register.InUse()
	all, err := lettersOf(in)
	if err != nil {
		return Document{}, err
	}
	paper := in.paper("Tjänsteskrivelse")
	paper.Date = "" // each letter has its own
	paper.Subtitle = "Ställning per den " + LongDate(in.AsOf)
	paper.Blocks = in.publicNote()
	if len(all) == 0 {
		paper.Blocks = append(paper.Blocks, Lead("Inget ärende bereds."), Text("Lägg in ett ärende, eller välj det ärende, det beslut eller det sammanträde som skrivelsen gäller."))
		return paper, nil
	}
	var marks []*SecrecyMark
	for i, l := range all {
		if i > 0 {
			paper.Blocks = append(paper.Blocks, PageBreak{})
		}
		paper.Blocks = append(paper.Blocks, l.blocks()...)
		marks = append(marks, l.marks...)
	}
	paper.Secrecy = (&naming{marks: marks}).mark()
	return paper, nil
}

// letter is one case, and what is said of it.
type letter struct {
	*naming
	matter   *data.Matter   // nil where a decision has none
	decision *data.Decision // by which the body takes the case up; nil where none is planned
	prepares *data.Decision // by which a utskott prepares it
	title    string
	body     *data.Unit // that the letter is to
	proposes *data.Unit // that the body proposes to; nil where it decides itself
	written  map[string]string
	draft    bool // something is left to fill in

	proposals   []string
	summary     []Block
	description []Block
	judgement   []Block
	costs       string   // what to think of where nobody has written of the costs
	basis       []string // beslutsunderlag, beside the letter itself
	appendices  []string
}

// lettersOf are the letters that are asked for.
func lettersOf(in Input) ([]*letter, error) {
	var list []*letter
	matters := map[string]bool{}
	add := func(m *data.Matter, d *data.Decision) {
		if m == nil && d != nil {
			if of, ok := data.Find(in.Register, d.Matter); ok && !of.Removed && of.Gallrad == "" {
				m = of
			}
		}
		if m != nil {
			if matters[m.ID] {
				return
			}
			matters[m.ID] = true
		}
		list = append(list, newLetter(in, m, d))
	}
	if in.RecordID == "" {
		for _, m := range data.All(in.Register, data.Matters) {
			if m.State == data.MatterPreparing {
				add(m, nil)
			}
		}
		return list, nil
	}
	record := in.Register.Record(in.RecordID)
	if record == nil || record.Header().Gallrad != "" {
		return nil, data.NewProblem("problem.report.record", "kind", data.KindKey(data.Matters.Name), "id", in.RecordID)
	}
	switch r := record.(type) {
	case *data.Matter:
		add(r, nil)
	case *data.Decision:
		add(nil, r)
	case *data.Meeting:
		for _, d := range data.All(in.Register, data.Decisions) {
			if string(d.Meeting) == r.ID {
				add(nil, d)
			}
		}
	default:
		return nil, data.NewProblem("problem.report.record", "kind", data.KindKey(data.Matters.Name), "id", in.RecordID)
	}
	return list, nil
}

func newLetter(in Input, m *data.Matter, chosen *data.Decision) *letter {
	l := &letter{naming: newNaming(in), matter: m, written: map[string]string{}}
	if chosen != nil && chosen.Stage != data.StagePrepares {
		l.decision = chosen
	}
	if m != nil {
		l.title = l.open(m)
		l.written = writtenParts(m.Note)
		for _, d := range data.DecisionsOf(in.Register, m) {
			waits := d.Waits() || !d.Taken(in.AsOf)
			switch {
			case d.Stage == data.StagePrepares:
				l.prepares = d
			case l.decision == nil || chosen == nil && !l.decision.Waits() && l.decision.Taken(in.AsOf) && waits:
				l.decision = d
			}
		}
	} else {
		l.decision, l.title = chosen, l.open(chosen)
	}
	l.address()
	l.say()
	return l
}

// address finds whom the letter is to, and whom that body proposes to.
func (l *letter) address() {
	find := func(link data.Link[*data.Unit]) *data.Unit { u, _ := data.Find(l.in.Register, link); return u }
	var board, decides *data.Unit
	for _, u := range data.All(l.in.Register, data.Units) {
		if u.Type == data.UnitBoard && board == nil {
			board = u
		}
	}
	if l.matter != nil {
		decides = find(l.matter.Decides)
	}
	switch {
	case l.decision != nil && l.decision.Body != "":
		l.body = find(l.decision.Body)
	case decides != nil && decides.Type != data.UnitCouncil:
		l.body = decides
	default:
		l.body = board
	}
	if l.body == nil {
		l.body = &data.Unit{Name: "Kommunstyrelsen", Type: data.UnitBoard}
	}
	if decides != nil && decides.ID != l.body.ID && (l.decision == nil || l.decision.Stage == data.StageProposes) {
		l.proposes = decides
	}
}

// toFill is a line that the official fills in before the paper is handed over.
func toFill(what string) string { return "[Fyll i: " + what + "]" }

// fill is such a line, which makes the letter a draft.
func (l *letter) fill(what string) string {
	l.draft = true
	return toFill(what)
}

// act is what a body does, in the two forms that a sentence can need.
type act struct{ does, do string }

// propose adds a decision in a whole sentence that can be read alone: what the body does, or what it proposes another to do.
func (l *letter) propose(a act, what string) {
	if l.proposes == nil {
		l.proposals = append(l.proposals, l.body.Name+" "+a.does+" "+what+".")
		return
	}
	l.proposals = append(l.proposals, l.body.Name+" föreslår "+lower(l.proposes.Name)+" att "+a.do+" "+what+".")
}

// The headings of a letter. What somebody has written in the matter's note after one of them and a colon takes the place of what the
// registers say.
const (
	headSummary     = "Sammanfattning av ärendet"
	headDescription = "Beskrivning av ärendet"
	headJudgement   = "Bedömning"
	headCosts       = "Ekonomiska konsekvenser"
	headChildren    = "Barnets bästa"
)

// writtenParts are the parts of a note that begin with a heading of the letter.
func writtenParts(note string) map[string]string {
	parts, at := map[string]string{}, ""
	for line := range strings.Lines(note) {
		for _, head := range []string{headSummary, headDescription, headJudgement, headCosts, headChildren} {
			if rest, ok := strings.CutPrefix(strings.TrimSpace(line), head+":"); ok {
				at, line = head, strings.TrimSpace(rest)+"\n"
			}
		}
		if at != "" {
			parts[at] += line
		}
	}
	return parts
}

// part is a heading with what is written under it, else what the registers say, else what to fill in.
func (l *letter) part(head string, known []Block, missing string) []Block {
	blocks := []Block{Heading{Level: 2, Text: head}}
	switch text := strings.TrimSpace(l.written[head]); {
	case text != "":
		return append(blocks, paragraphs(text)...)
	case len(known) > 0:
		return append(blocks, known...)
	}
	return append(blocks, Text(l.fill(missing)))
}

// economy is what the decision does to the budget, as somebody has chosen; else what to fill in.
func (l *letter) economy() []Block {
	m := cmp.Or(l.matter, &data.Matter{})
	chosen, missing := "", "vad beslutet kostar och hur det finansieras, eller varför det inte kostar något"
	switch m.Economy {
	case data.EconomyNone:
		chosen, missing = "Beslutet har inga ekonomiska konsekvenser.", ""
	case data.EconomyWithin:
		chosen, missing = "Kostnaden ryms inom beslutad budget.", ""
	case data.EconomyNeeds:
		chosen, missing = "Beslutet kräver medel som inte är budgeterade.", "vad beslutet kostar och hur det finansieras"
	}
	if missing != "" {
		missing = strings.TrimSpace(missing + " " + l.costs)
	}
	return l.consequence(headCosts, chosen, m.EconomyText, missing)
}

// child is whether the decision concerns children and what a trial of their best has shown, as somebody has chosen; else what to fill in.
func (l *letter) child() []Block {
	m := cmp.Or(l.matter, &data.Matter{})
	chosen, missing := "", "hur beslutet påverkar barn och hur barnets bästa har vägts in, eller varför beslutet inte rör barn"
	switch m.Child {
	case data.ChildUntouched:
		chosen, missing = "Beslutet rör inte barn.", ""
	case data.ChildTried:
		chosen, missing = "Barnets bästa är prövat.", "hur beslutet påverkar barn och hur barnets bästa har vägts in"
	}
	return l.consequence(headChildren, chosen, m.ChildText, missing)
}

// consequence is a heading with the sentence that follows from what is chosen, and what is written beside it: in its field, else in the
// note. Where nothing is written it is what is missing that is to fill in; empty: nothing is.
func (l *letter) consequence(head, chosen, text, missing string) []Block {
	text = cmp.Or(text, strings.TrimSpace(l.written[head]))
	isLeftOut := l.matter != nil && l.isLeftOut(l.matter)
	switch {
	case isLeftOut && (text != "" || missing != "" && l.matter.Note != ""): // the note may say it
		text = "Sekretess kan gälla."
	case text == "" && missing != "":
		text = l.fill(missing)
	}
	return append([]Block{Heading{Level: 2, Text: head}}, paragraphs(strings.TrimSpace(chosen+" "+text))...)
}

// blocks is the letter in the order of its form.
func (l *letter) blocks() []Block {
	body := slices.Concat(
		[]Block{l.head(), Heading{Level: 1, Text: l.title}, Heading{Level: 2, Text: "Förslag till beslut"}}, l.decisions(),
		l.part(headSummary, l.summary, "vad ärendet gäller, utan förslaget"),
		l.part(headDescription, l.description, "bakgrunden och vad som har hänt i ärendet"),
		l.part(headJudgement, l.judgement, "skälen för förslaget"),
		l.economy(), l.child(),
		l.papers(), l.sentTo(), []Block{l.signing()},
	)
	if !l.draft {
		return body
	}
	note := Paragraph{Runs: []Run{{Text: "Utkast. ", Bold: true}, {Text: "Det som står inom hakparentes ska fyllas i innan skrivelsen lämnas. Skriv det här eller i ärendet. Det som saknar eget fält där skriver du i anteckningen, efter rubriken och ett kolon."}}}
	return append([]Block{note}, body...)
}

// head is who writes to whom, and where it is taken up.
func (l *letter) head() Block {
	diary, where := l.in.DiaryNumber, l.in.Meeting
	if l.matter != nil && !l.isLeftOut(l.matter) {
		diary = cmp.Or(diary, l.matter.DiaryNumber)
	}
	if l.decision != nil {
		if !l.isLeftOut(l.decision) {
			diary = cmp.Or(diary, l.decision.DiaryNumber)
		}
		if l.decision.On != "" {
			where = cmp.Or(where, l.body.Name+" "+LongDate(l.decision.On))
		}
	}
	if diary == "" {
		diary = l.fill("diarienummer")
	}
	facts := []Fact{{"Datum", LongDate(data.DayOf(l.in.Now))}, {"Diarienummer", diary}, {"Handläggare", l.officer()}}
	if p := l.person(); p != nil && !l.in.Public {
		for _, f := range []Fact{{"Telefon", strings.ReplaceAll(p.Phone, " ", hard)}, {"E-post", p.Email}} {
			if f.Value != "" {
				facts = append(facts, f)
			}
		}
	}
	facts = append(facts, Fact{"Till", l.body.Name})
	if l.prepares != nil && l.prepares.On != "" {
		facts = append(facts, Fact{"Beredning", capital(l.view.Linked(string(l.prepares.Body))) + " " + LongDate(l.prepares.On)})
	}
	return Facts{append(facts, Fact{"Sammanträde", cmp.Or(where, "Inte bestämt")})}
}

// person is who handles the case, where the register knows.
func (l *letter) person() *data.Person {
	if l.matter != nil && l.matter.Officer != "" {
		if p, ok := data.Find(l.in.Register, l.matter.Officer); ok && p.Gallrad == "" {
			return p
		}
	}
	for _, p := range data.All(l.in.Register, data.People) {
		if p.Name == l.in.Author {
			return p
		}
	}
	return nil
}

func (l *letter) officer() string {
	p := l.person()
	if p == nil {
		return cmp.Or(l.in.Author, l.fill("handläggare"))
	}
	return strings.TrimSuffix(p.Name+", "+lower(p.Title), ", ")
}

// decisions are the proposals, numbered; as att-satser where that is how the municipality writes.
func (l *letter) decisions() []Block {
	if len(l.proposals) == 0 {
		return []Block{Text(l.fill("beslutet i hela meningar, som om " + lower(l.body.Name) + " redan hade fattat det, en åtgärd i varje"))}
	}
	list := List{Numbered: true}
	if !l.in.AttClauses {
		for _, text := range l.proposals {
			list.Items = append(list.Items, Item{Runs: Plain(text)})
		}
		return []Block{list}
	}
	for i, text := range l.proposals {
		end := ","
		switch i {
		case len(l.proposals) - 1:
			end = "."
		case len(l.proposals) - 2:
			end = ", och"
		}
		list.Items = append(list.Items, Item{Runs: Plain(attClause(l.body.Name, text) + end)})
	}
	return []Block{Text(l.body.Name + " beslutar"), list}
}

// infinitives are the verbs that decisions begin with.
var infinitives = map[string]string{
	"accepterar": "acceptera", "antar": "anta", "avslutar": "avsluta", "beslutar": "besluta", "fastställer": "fastställa", "föreslår": "föreslå",
	"ger": "ge", "godkänner": "godkänna", "lägger": "lägga", "noterar": "notera", "prövar": "pröva", "upphäver": "upphäva", "uppdrar": "uppdra", "överlämnar": "överlämna",
}

// attClause is a decision as an att-sats, without its full stop: "att anta riktlinjen". One that does not begin with what the body
// does keeps its own subject: "att informationen noteras".
func attClause(body, sentence string) string {
	text := strings.TrimSuffix(strings.TrimSpace(sentence), ".")
	if strings.HasPrefix(text, "att ") {
		return text
	}
	if rest, ok := strings.CutPrefix(text, body+" "); ok {
		verb, what, _ := strings.Cut(rest, " ")
		if verb == "beslutar" && strings.HasPrefix(what, "att ") {
			return what
		}
		if infinitive := infinitives[verb]; infinitive != "" {
			return strings.TrimSpace("att " + infinitive + " " + what)
		}
	}
	return "att " + lower(text)
}

// papers are what the decision rests on, the letter itself first, and what is sent with it.
func (l *letter) papers() []Block {
	today := LongDate(data.DayOf(l.in.Now))
	basis := []string{"Tjänsteskrivelse, ”" + l.title + "”, " + today}
	blocks := []Block{Heading{Level: 2, Text: "Beslutsunderlag"}, Bullets(append(basis, l.basis...)...), Heading{Level: 2, Text: "Bilagor"}}
	if len(l.appendices) == 0 {
		return append(blocks, Text("Skrivelsen har inga bilagor."))
	}
	texts := make([]string, len(l.appendices))
	for i, a := range l.appendices {
		texts[i] = "Bilaga" + hard + strconv.Itoa(i+1) + ". " + a
	}
	return append(blocks, Bullets(texts...))
}

// sentTo are those who are told of the decision.
func (l *letter) sentTo() []Block {
	to := []string{"Kommundirektören", "Förvaltningscheferna", "Dataskyddsombudet", "Kommunens revisorer"}
	if l.body.Type == data.UnitCommittee {
		to = []string{"Förvaltningschefen", "Kommunstyrelsen", "Dataskyddsombudet", "Kommunens revisorer"}
	}
	return []Block{Heading{Level: 2, Text: "Beslutet skickas till"}, Bullets(to...)}
}

// signing is where the one who leads and the official sign.
func (l *letter) signing() Block {
	leads := "Förvaltningschef"
	if l.body.Type != data.UnitCommittee {
		leads = "Kommundirektör"
		for _, r := range data.All(l.in.Register, data.Roles) {
			if person, ok := data.Serving(l.in.Register, r, data.DayOf(l.in.Now)); ok && strings.EqualFold(r.Name, leads) {
				leads += ", " + l.view.Linked(string(person))
				break
			}
		}
	}
	writes := "Handläggare"
	if p := l.person(); p != nil {
		writes += ", " + p.Name
	}
	return Group{[]Block{Heading{Level: 2, Text: "Underskrifter"}, Facts{[]Fact{{leads, blank}, {writes, blank}}}}}
}
