package reports

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"lisparmen/data"
)

// proposals is point 12: whole sentences, as if the board had decided, one thing in each and at most five. Each sort of lack
// has one; what a task already asks for is followed up instead of asked for again.
func (b *board) proposals() []string {
	const most = 5
	nextYear := nextYear(b.in)
	body := b.body()
	task := body + " ger " + b.official() + " i uppdrag att under " + nextYear + " "
	texts := []string{body + " godkänner " + boardNamed(b.in) + "."}
	urgent, kronor := b.urgentMoney()
	if len(urgent) > 0 {
		texts = append(texts, body+" prövar i budgeten för "+nextYear+" behovet av "+Kronor(kronor)+" till "+b.actionsWords(urgent)+", som har hög prioritet.")
	}
	if missing := b.missingWithoutTask(); len(missing) > 0 {
		texts = append(texts, task+"ta fram förslag till "+missingWords(missing)+".")
	}
	texts = append(texts, b.lateMissionProposal()...)
	acted, unacted := b.lackingDemands()
	if len(acted) > 0 {
		texts = append(texts, task+"genomföra "+b.actionsWords(acted)+", för krav som inte är uppfyllda.")
	}
	if review := append(b.titlesAsWritten(data.ReasonReviewLate), b.titlesAsWritten(data.ReasonExpired)...); len(review) > 0 {
		texts = append(texts, task+"se över "+documentsWords(review)+".")
	}
	switch len(unacted) {
	case 0:
	case 1:
		texts = append(texts, task+"föreslå en åtgärd för ett krav som inte är uppfyllt: ”"+strings.TrimSuffix(b.demandName(unacted[0]), ".")+"”.")
	default:
		texts = append(texts, task+"föreslå åtgärder för de "+Number(len(unacted))+" krav som inte är uppfyllda och som saknar åtgärd.")
	}
	if n := b.countDemands(); b.unit == nil && (n.unjudged()*2 > n.all || n.all == 0 && !isElsewhere(b.reg, data.Duties.Name)) {
		texts = append(texts, body+" ger "+b.official()+" i uppdrag att se till att policyns krav är bedömda till nästa årsrapport.")
	}
	switch rest := b.actions.unfinanced - kronor; {
	case rest > 0 && kronor > 0:
		texts = append(texts, body+" prövar behovet av ytterligare "+Kronor(rest)+" i budgeten för "+nextYear+".")
	case rest > 0:
		texts = append(texts, body+" prövar behovet av "+Kronor(rest)+" i budgeten för "+nextYear+".")
	}
	if b.lacksLeaders() {
		texts = append(texts, task+"ge ledningen den utbildning som cybersäkerhetslagen kräver.")
	}
	return texts[:min(most, len(texts))]
}

// proposalWords are the proposals numbered, a line each.
func (b *board) proposalWords() string {
	texts := b.proposals()
	for i := range texts {
		texts[i] = strconv.Itoa(i+1) + "." + hard + texts[i]
	}
	return strings.Join(texts, "\n")
}

// nextYear is the year after the period.
func nextYear(in Input) string { return strconv.Itoa(in.To.Year() + 1) }

// body is who decides on the report.
func (b *board) body() string {
	if b.unit == nil {
		return "Kommunstyrelsen"
	}
	return b.unit.Name
}

// official is the official whom the body gives its tasks.
func (b *board) official() string {
	if b.unit == nil || b.unit.Type == data.UnitBoard {
		return "kommundirektören"
	}
	return "förvaltningschefen"
}

// urgentMoney are the actions of high priority that nobody has given money and that are due by the end of next year, and
// what they cost together.
func (b *board) urgentMoney() (actions []*data.Action, kronor int) {
	for _, a := range b.actions.waitsForMoney() {
		if a.Priority == data.PriorityHigh && a.Due.Year() <= b.in.To.Year()+1 {
			actions, kronor = append(actions, a), kronor+*a.Cost
		}
	}
	return actions, kronor
}

// missingWithoutTask names the demanded documents that are missing, and that nobody has been given the task to write.
func (b *board) missingWithoutTask() []string {
	var titles []string
	for _, d := range b.demanded {
		if b.judge.Document(d).Reason == data.ReasonMissing && !b.hasTask(d) {
			titles = append(titles, lower(d.Title))
		}
	}
	return titles
}

// hasTask tells whether a task that is not done asks for the document, by an action for it or for the duty that demands it.
func (b *board) hasTask(d *data.Document) bool {
	for _, m := range b.missions {
		if m.done {
			continue
		}
		if m.Document == data.Link[*data.Document](d.ID) {
			return true
		}
		for _, a := range m.actions {
			if a.Document == data.Link[*data.Document](d.ID) {
				return true
			}
			for _, link := range a.Duties {
				if duty, ok := data.Find(b.reg, link); ok && d.Area != "" && data.DemandedArea(duty.Catalogue) == d.Area {
					return true
				}
			}
		}
	}
	return false
}

// lateMissionProposal asks for a late task to be reported.
func (b *board) lateMissionProposal() []string {
	var late []mission
	for _, m := range b.missions {
		if m.late {
			late = append(late, m)
		}
	}
	by := "senast den 31 mars " + strconv.Itoa(b.in.AsOf.Year()+1)
	switch len(late) {
	case 0:
		return nil
	case 1:
		return []string{b.body() + " beslutar att " + late[0].called() + " ska återrapporteras " + by + "."}
	}
	return []string{b.body() + " beslutar att de " + Number(len(late)) + " försenade uppdragen ska återrapporteras " + by + "."}
}

// lackingDemands are the demands that are lacking and not about a governing document: the open actions about them, each
// once, and those that have none.
func (b *board) lackingDemands() (actions []*data.Action, without []demand) {
	for _, area := range append(data.Areas(), "") {
		for _, d := range b.byArea[area] {
			if d.judged.Assessment != data.Lacking || d.isDocument() {
				continue
			}
			open := b.openActions(d)
			if len(open) == 0 {
				without = append(without, d)
			}
			for _, a := range open {
				if !slices.Contains(actions, a) {
					actions = append(actions, a)
				}
			}
		}
	}
	slices.SortStableFunc(actions, func(x, y *data.Action) int { return cmp.Compare(deref(x.Number), deref(y.Number)) })
	return actions, without
}

// actionsWords names actions, by their numbers when they are several; they are listed further on in the paper.
func (b *board) actionsWords(actions []*data.Action) string {
	const most = 5
	if len(actions) == 1 {
		return "åtgärden " + b.actionName(actions[0])
	}
	if len(actions) > most {
		return Number(len(actions)) + " öppna åtgärder"
	}
	names := make([]string, len(actions))
	for i, a := range actions {
		names[i] = cmp.Or(b.view.Number(a), "”"+b.actionName(a)+"”")
	}
	return "åtgärderna " + Enumerate(names)
}

// titlesAsWritten names the demanded documents that were judged for the reason.
func (b *board) titlesAsWritten(reason data.StatusReason) []string {
	var titles []string
	for _, d := range b.demanded {
		if b.judge.Document(d).Reason == reason {
			titles = append(titles, "”"+d.Title+"”")
		}
	}
	return titles
}

// documentsWords names documents, or counts them when they are many.
func documentsWords(titles []string) string {
	if len(titles) > 2 {
		return Number(len(titles)) + " styrdokument vars översyn är sen"
	}
	return Enumerate(titles)
}

// missingWords names the documents that are missing, or counts them when they are many.
func missingWords(titles []string) string {
	if len(titles) > 2 {
		return Number(len(titles)) + " styrdokument som policyn kräver och som saknas"
	}
	return Enumerate(titles)
}

// whatToDoFirst lists what matters most now, at most seven things.
func (b *board) whatToDoFirst() []Block {
	const most = 7
	var texts []string
	n := b.countDemands()
	if b.open.passed > 0 {
		texts = append(texts, capital(Count(b.open.passed, "frist", "frister"))+" i lag har passerats. Rapportera eller bedöm det som väntar, och skriv varför det blev sent.")
	}
	if data.UseOf(b.reg, data.Duties.Name).State == data.UseNotBegun {
		texts = append(texts, "För in den antagna informationssäkerhetspolicyn, så att det syns vilka krav den ställer.")
	}
	for _, r := range b.lateChanges() {
		if r.NotifiedOn == "" || r.NotifiedOn > b.in.AsOf {
			texts = append(texts, "Anmäl det som har ändrats om kommunen enligt cybersäkerhetslagen ("+lower(option("registration_sort", r.Sort))+" "+
				LongDate(r.ChangedOn)+"). Det skulle ha gjorts senast "+LongDate(r.TellBy())+".")
			break
		}
	}
	if b.registeredOn() == "" {
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
	left := data.TallyDuties(b.reg).NotGoneThrough()
	if left > 0 {
		texts = append(texts, goThrough(left))
	}
	if len(b.vacant) > 0 {
		texts = append(texts, "Utse "+b.vacantWords()+".")
	}
	if rest := n.unjudged() - n.otherwise; rest > 0 {
		texts = append(texts, judge(rest, n.otherwise > 0))
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
