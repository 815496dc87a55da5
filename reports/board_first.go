package reports

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"lisparmen/data"
)

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
