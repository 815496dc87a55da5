package reports

import (
	"slices"

	"lisparmen/data"
	"lisparmen/data/seed"
)

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
