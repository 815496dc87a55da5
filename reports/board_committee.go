package reports

import (
	"cmp"
	"strings"

	"lisparmen/data"
)

// committeeReport is the board's report for a nämnd: on the first page the same points in the same order, with what is the nämnd's
// own and its own lights, and no other nämnd's matters. What the municipality meets as one stands in the board's report.
func committeeReport(in Input) (Document, error) {
	unit, err := chosenUnit(in)
	if err != nil {
		return Document{}, err
	}
	b := newBoard(in, unit)
	paper := in.paper(boardTitle(in) + ", " + lower(unit.Name))
	paper.Subtitle = "Till " + lower(unit.Name) + ". Ställning per " + LongDate(in.AsOf)
	paper.FrontPage = true
	for _, part := range [][]Block{b.committeePage(boardTitle(in)), {PageBreak{}}, b.committeeDetails()} {
		paper.Blocks = append(paper.Blocks, part...)
	}
	return paper, nil
}

// committeePage tells a member of the nämnd how things stand there.
func (b *board) committeePage(title string) []Block {
	rows := []Row{
		question("Följer vi lagen?", TextCell(b.ownLawWords())),
		question("Vad har hänt?", b.eventsCell()),
		question("Tre största riskerna", b.riskAnswer()),
		question("Klarar vi ett avbrott?", b.interruptionAnswer()),
		question("Utbildade", b.trainingAnswer()),
		question("Information och system", b.ownInformation()),
		question("Leverantörer", b.suppliersCell()),
		question("Internkontroll", b.ownControl()),
	}
	blocks := []Block{b.heading(title), Lead(b.ownJudgement()), questionTable(rows)}
	if lights := b.lightsTable(); len(lights.Rows) > 0 {
		blocks = append(append(blocks, lights), b.stateNote()...)
	}
	rows = nil
	if lacks := b.lacks(); lacks != "" {
		rows = append(rows, question("Brister", TextCell(lacks)))
	}
	return append(blocks, questionTable(append(rows,
		question(b.earlierTasks(), b.missionsAnswer()),
		question("Behov "+nextYear(b.in), b.needsAnswer()),
		question("Förslag till beslut", TextCell(b.proposalWords())),
	)))
}

// ownJudgement is how the nämnd stands in one sentence, and the direction.
func (b *board) ownJudgement() string {
	n := b.countDemands()
	if n.judged == 0 {
		return "Registren har ännu inget om " + lower(b.unit.Name) + " som går att bedöma. För in information, system och risker, så visar rapporten läget."
	}
	return "Av de " + Number(n.all) + " av policyns krav som " + lower(b.unit.Name) + " har för egen del är " + n.words() + "." + b.direction(n)
}

// ownLawWords tell what the law lays on the nämnd itself: each is personuppgiftsansvarig for its own processing (GDPR art. 4.7), and
// the leadership is trained (cybersäkerhetslagen (2025:1506) 2 kap. 4 §).
func (b *board) ownLawWords() string {
	var sentences []string
	if b.unit.Controller {
		sentences = append(sentences, b.unit.Name+" är personuppgiftsansvarig.")
	}
	if b.training.leaders.Of > 0 {
		sentences = append(sentences, b.leadersTrained())
	}
	if inUse(b.reg, data.Confirmations.Name) {
		switch tally := data.TallyConfirmations(b.reg, b.in.AsOf); {
		case tally.All == 0:
		case tally.All > 1:
			sentences = append(sentences, Number(tally.Complete)+" av "+Number(tally.All)+" chefsintyg är fullständiga.")
		case tally.Given == 0:
			sentences = append(sentences, "Chefsintyget saknas.")
		case tally.Complete == 0:
			sentences = append(sentences, "Chefsintyget är lämnat, men något i det är inte klart.")
		default:
			sentences = append(sentences, "Chefsintyget är fullständigt.")
		}
	}
	sentences = append(sentences, "Kommunens anmälan och lagens tio områden står i rapporten för hela kommunen.")
	return strings.TrimSpace(strings.Join(sentences, " "))
}

// ownInformation tells how much of the nämnd's information is classified, and how many of its systems have their requirements.
func (b *board) ownInformation() Cell {
	if !inUse(b.reg, data.Assets.Name) && !inUse(b.reg, data.Systems.Name) {
		return unusedCell(b.reg, data.Assets.Name)
	}
	classes, valid := data.NewClasses(b.whole, b.in.AsOf), 0
	assets := data.All(b.whole, data.Assets)
	for _, a := range assets {
		valid += oneIf(classes.Of(a).State == data.ClassValid)
	}
	decided := 0
	for _, s := range data.All(b.whole, data.Systems) {
		decided += oneIf(s.Live() && s.Decided())
	}
	live := b.liveSystems()
	if len(assets)+live == 0 {
		return TextCell("Ingen information och inga system är införda i registren.")
	}
	return TextCell(Number(valid) + " av " + Count(len(assets), "informationsmängd", "informationsmängder") + " har en klassning som gäller. " +
		"Kraven är fastställda för " + Number(decided) + " av " + Count(live, "system", "system") + " i drift.")
}

// ownControl tells how the nämnd's internkontroll has gone.
func (b *board) ownControl() Cell {
	if !inUse(b.reg, data.ControlPoints.Name) {
		return unusedCell(b.reg, data.ControlPoints.Name)
	}
	c := b.controlPaper()
	var points []*data.ControlPoint
	for _, u := range c.bodies {
		points = append(points, c.points[data.Link[*data.Unit](u.ID)]...)
	}
	if len(points) == 0 {
		return TextCell(b.unit.Name + " har inga kontrollmoment för informationssäkerhet i planen för " + c.yearWords() + ".")
	}
	return TextCell(Count(len(points), "kontrollmoment", "kontrollmoment") + ". " + c.tally(points).words())
}

// committeeDetails are the tables behind the first page.
func (b *board) committeeDetails() []Block {
	var blocks []Block
	part := func(title string, of []Block) {
		if len(of) > 0 {
			blocks = append(append(blocks, Heading{Level: 1, Text: title}), of...)
		}
	}
	part("Krav", b.ownDemands())
	part("Incidenter", b.incidentTable())
	part("Uppdrag och åtgärder", append(b.missionTable(), b.actionTable()...))
	if inUse(b.reg, data.ControlPoints.Name) && len(b.controlPaper().bodies) > 0 {
		part("Internkontroll", b.controlResults())
	}
	var parts []string
	for _, u := range data.OwnUnits(b.in.Register, b.unit) {
		parts = append(parts, lower(u.Name))
	}
	return append(blocks, Heading{Level: 1, Text: "Så är bedömningarna gjorda"}, Text("Rapporten tar upp det som hör till "+Enumerate(parts)+". Varje krav räknas fram ur registren, med bara de egna uppgifterna. "+
		"Krav som kommunen uppfyller samlat, som styrdokumenten och anmälan enligt cybersäkerhetslagen, bedöms i rapporten för hela kommunen."),
		Text("Det som registren inte har något om är ej bedömt. Det räknas aldrig som en brist."),
		Text("Rapporten är offentlig: där en sekretessmarkering säger att sekretess kan gälla, eller där ingen har bedömt det, räknas posten men dess text är utelämnad. "+markNote))
}

// ownDemands are the demands that the registers judge, what is wanting first, and how many they say nothing about.
func (b *board) ownDemands() []Block {
	table := Table{RowHeader: true, Columns: []Column{{Head: "Krav", Weight: 3}, {Head: "Läge", Weight: 1.3}, {Head: "Grund", Weight: 3.4}}}
	unjudged := 0
	for _, wanted := range []data.Assessment{data.Lacking, data.Partly, data.Met} {
		for _, area := range data.Areas() {
			for _, d := range b.byArea[area] {
				unjudged += oneIf(wanted == data.Met && isUnjudged(d.judged))
				if d.judged.Assessment != wanted {
					continue
				}
				reason := b.reason(d)
				if d.judged.Reason == data.ReasonControlNone {
					reason = b.unit.Name + " har inte antagit några kontrollmoment för året."
				}
				table.Rows = append(table.Rows, Row{Cells: []Cell{TextCell(b.demandName(d)), StateCell(stateOf(d.judged.Assessment)), TextCell(reason)}})
			}
		}
	}
	var blocks []Block
	if len(table.Rows) > 0 {
		blocks = append(blocks, table)
	}
	if unjudged > 0 {
		blocks = append(blocks, Text("Registren säger ännu inget om "+Count(unjudged, "krav", "krav")+" till."))
	}
	return blocks
}

// controlResults are the nämnd's kontrollmoment, and what came of them.
func (b *board) controlResults() []Block {
	c := b.controlPaper()
	table := Table{RowHeader: true, Columns: []Column{{Head: "Kontrollmoment", Weight: 3}, {Head: "När", Weight: 1.3}, {Head: "Resultat", Weight: 1.8}, {Head: "Åtgärd", Weight: 3}}}
	for _, u := range c.bodies {
		for _, p := range c.points[data.Link[*data.Unit](u.ID)] {
			name := c.view.Number(p) + " " + p.Title
			if b.reg.IsSecret(p) {
				name = hiddenName(c.view.Number(p))
			}
			occasions := c.occasions[data.Link[*data.ControlPoint](p.ID)]
			if len(occasions) == 0 {
				table.Rows = append(table.Rows, Cells(name, "Inte planerat", "–", "–"))
			}
			for _, o := range occasions {
				table.Rows = append(table.Rows, Cells(name, string(cmp.Or(o.DoneOn, o.PlannedOn)), c.resultWords(o), cmp.Or(b.answersTo(c, o), "–")))
				name = ""
			}
		}
	}
	return []Block{table}
}

// answersTo are the actions that came of an occasion, and how they stand.
func (b *board) answersTo(c *controlPaper, o *data.ControlOccasion) string {
	var words []string
	for _, a := range c.answers[data.OriginOf(o.KindName(), o.ID)] {
		words = append(words, b.actionName(a)+", "+lower(actionState(a, b.in.AsOf)))
	}
	if len(words) == 0 && o.Result.Deviates() {
		return "Ingen åtgärd"
	}
	return strings.Join(words, "\n")
}
