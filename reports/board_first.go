package reports

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"lisparmen/data"
)

// firstPage tells a politician how things stand, in twelve points.
func (b *board) firstPage(title string) []Block {
	blocks := []Block{
		b.heading(title),
		Lead(b.judgement()),
		questionTable([]Row{
			question("Följer vi lagen?", b.lawAnswer()),
			question("Vad har hänt?", b.eventsCell()),
			question("Tre största riskerna", b.riskAnswer()),
			question("Klarar vi ett avbrott?", b.interruptionAnswer()),
			question("Utbildade", b.trainingAnswer()),
			question("Leverantörer", b.suppliersCell()),
		}),
		b.lightsTable(),
	}
	blocks = append(blocks, b.stateNote()...)
	var rows []Row
	if lacks := b.lacks(); lacks != "" {
		rows = append(rows, question("Brister", TextCell(lacks)))
	}
	if n := len(b.byArea[""]); n > 0 {
		blocks = append(blocks, Paragraph{Style: SmallText, Runs: Plain(Number(n) + " krav hör inte till något område och syns inte i tabellen.")})
	}
	return append(blocks, questionTable(append(rows,
		question(b.earlierTasks(), b.missionsAnswer()),
		question("Behov "+nextYear(b.in), b.needsAnswer()),
		question("Förslag till beslut", TextCell(b.proposalWords())),
	)))
}

// heading is point 1: who has written the report, its number and where it is taken up.
func (b *board) heading(title string) Block {
	diary, where := b.meeting(title)
	facts := []string{
		"Handläggare: " + cmp.Or(b.in.Author, "–"), "Diarienummer: " + cmp.Or(diary, "–"), "Sammanträde: " + cmp.Or(where, "–"),
	}
	if b.in.From != data.Day(strconv.Itoa(b.in.AsOf.Year())+"-01-01") || b.in.To != b.in.AsOf { // otherwise the title and the day say it
		facts = append([]string{"Period: " + Period(b.in.From, b.in.To)}, facts...)
	}
	return Paragraph{Style: SmallText, Runs: Plain(strings.Join(facts, "  ·  "))}
}

// earlierTasks is the question about what has been promised.
func (b *board) earlierTasks() string {
	if isYearly(b.in) {
		return "Förra årets uppdrag"
	}
	return "Tidigare uppdrag"
}

func questionTable(rows []Row) Table {
	return Table{RowHeader: true, Tight: true, Columns: []Column{{Weight: 1.1}, {Weight: 4}}, Rows: rows}
}

func question(text string, answer Cell) Row {
	return Row{Cells: []Cell{{Runs: []Run{{Text: text, Bold: true}}}, answer}}
}

// notInUse is the answer when a register is not used; why goes on within the sentence.
func notInUse(why string) Cell {
	return Cell{State: NotInUse, Runs: []Run{quietly("(" + why + ")")}}
}

// judgement is point 2: how things stand in one sentence, and the direction.
func (b *board) judgement() string {
	n := b.countDemands()
	switch {
	case isElsewhere(b.reg, data.Duties.Name):
		return elsewhereSentence(b.reg, data.Duties.Name)
	case n.judged == 0 && len(data.All(b.reg, data.Duties)) == 0:
		return "Kommunens informationssäkerhetspolicy är ännu inte införd, så inga krav kan bedömas. Rapporten visar vad som behöver göras först."
	case n.judged == 0:
		return "Inget av policyns " + Number(n.all) + " krav är ännu bedömt. Rapporten säger därför inte hur läget är, utan vad som behöver göras först." +
			goneThrough(data.TallyDuties(b.reg))
	}
	return "Av policyns " + Number(n.all) + " krav är " + n.words() + "." + b.direction(n) + goneThrough(data.TallyDuties(b.reg))
}

// words tells how the demands are met: "9 uppfyllda, 3 delvis uppfyllda, 2 inte uppfyllda och 12 inte bedömda".
func (n demandCount) words() string {
	var parts []string
	for _, part := range []struct {
		n         int
		one, many string
	}{
		{n.met, "uppfyllt", "uppfyllda"},
		{n.partly, "delvis uppfyllt", "delvis uppfyllda"},
		{n.lacking, "inte uppfyllt", "inte uppfyllda"},
		{n.unjudged(), "inte bedömt", "inte bedömda"},
	} {
		if part.n > 0 {
			parts = append(parts, Count(part.n, part.one, part.many))
		}
	}
	return Enumerate(parts)
}

// direction compares with the day the period began, by what is met and, when that is the same, by what is lacking. Where the log tells
// nothing of that day, it compares with what was written in by hand.
func (b *board) direction(now demandCount) string {
	if !known(b.in.Before) {
		return cmp.Or(b.directionByHand(now), " Det finns inget tidigare läge att jämföra med.")
	}
	earlier := &board{reg: b.own(b.in.Before.Public()), judge: data.NewJudge(b.own(b.in.Before), b.in.From), byArea: map[data.Area][]demand{}}
	before := earlier.gathered().countDemands()
	day, was := LongDate(b.in.From), Number(before.met)+" var "+plural(before.met, "uppfyllt", "uppfyllda")
	switch {
	case before.judged == 0:
		return cmp.Or(b.directionByHand(now), " Den "+day+" var inget krav bedömt.")
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

// directionByHand compares with the demands met that somebody has written in for the year before the period, by how large a part of
// all they are, since the policy may have had other demands then. What was written in is of the municipality as one: a nämnd has none.
func (b *board) directionByHand(now demandCount) string {
	was, ok := data.EarlierFigureIn(b.in.ByHand, data.FigureDemands, b.in.From.AddMonths(-12), b.in.From.AddDays(-1))
	if !ok || b.unit != nil {
		return ""
	}
	direction := "oförändrat sedan"
	switch n, before := now.met**was.All, *was.Have*now.all; {
	case n > before:
		direction = "bättre än"
	case n < before:
		direction = "sämre än"
	}
	return " Läget är " + direction + " den " + LongDate(was.On) + ", då " + Number(*was.Have) + " av " + Number(*was.All) + " krav var " +
		plural(*was.Have, "uppfyllt", "uppfyllda") + " (uppgift införd för hand: " + shortened(strings.TrimRight(was.Source, ".")) + ")."
}

// lightsTable is point 9: the policy's seven lights, each with its coverage and the governing document of its area.
func (b *board) lightsTable() Table {
	table := Table{RowHeader: true, Tight: true, Columns: []Column{
		{Head: "Policyns områden", Weight: 3.75}, {Head: "Bedömda krav", Weight: 2.95}, {Head: "Läge", Weight: 1.3}, {Head: "Styrdokument", Weight: 2.3},
	}}
	if b.unit != nil { // the documents are the municipality's
		table.Columns = table.Columns[:3]
	}
	for _, l := range b.lights {
		if b.unit != nil && l.All == 0 {
			continue
		}
		row := Row{Cells: []Cell{
			TextCell(option("area", l.Area)),
			{Runs: coverageRuns(l)},
			StateCell(lightState(l)),
			TextCell(b.areaDocument(l.Area)),
		}}
		row.Cells = row.Cells[:len(table.Columns)]
		table.Rows = append(table.Rows, row)
	}
	return table
}

// stateNote tells, under the areas, how two marks that say little differ, where both can be taken for the other.
func (b *board) stateNote() []Block {
	if !slices.ContainsFunc(b.lights, func(l data.AreaLight) bool { return l.Unused > 0 }) {
		return nil
	}
	return []Block{Paragraph{Style: SmallText, Runs: Plain("Ej i bruk: uppgifterna finns inte i programmet. Ej bedömt: ingen har sagt hur det är. Båda räknas som inte bedömda.")}}
}

// lightState is the mark of an area. Where all that has been judged is met, only the judging is partly done.
func lightState(l data.AreaLight) State {
	if l.PartlyJudged() {
		return PartlyJudged
	}
	return stateOf(l.Assessment)
}

// lacks tells what is the case where demands are lacking, so that the red lights can be understood without turning the page.
func (b *board) lacks() string {
	const all, few = 3, 2 // named when there are no more, and when there are: the page must hold in the worst year too
	var sentences []string
	for _, area := range append(data.Areas(), "") {
		for _, d := range b.byArea[area] {
			if d.judged.Assessment == data.Lacking {
				sentences = append(sentences, b.lackName(d))
			}
		}
	}
	if more := len(sentences) - few; len(sentences) > all {
		sentences = append(sentences[:few], capital(Count(more, "brist", "brister"))+" till står på sidorna efter.")
	}
	return strings.Join(sentences, " ")
}

// judgedOf is how many of an area's demands somebody has judged, to be read before its light.
func judgedOf(l data.AreaLight) string {
	if l.All == 0 {
		return "inga krav"
	}
	return Number(l.Judged) + " av " + Number(l.All)
}

// coverageRuns are how many of an area's demands are judged, and how much of the whole the registers hold that they are
// judged by, where somebody has told the whole.
func coverageRuns(l data.AreaLight) []Run {
	text := judgedOf(l)
	if of := CoverageWords(l.Coverage); of != "" {
		text += " · " + strings.ReplaceAll(of, " ", hard)
	}
	return []Run{quietly(text)}
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
