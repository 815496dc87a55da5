package reports

import (
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/data/policy"
	"lisparmen/data/seed"
)

// duties is the appendix with every demand of the policy, its status and its proof.
func (b *board) duties() []Block {
	blocks := []Block{
		Heading{Level: 1, Text: "Bilaga 1. Policyns krav"},
		Text(b.dutiesIntroduction()),
	}
	if isElsewhere(b.reg, data.Duties.Name) {
		return append(blocks[:1], elsewhere(b.reg, data.Duties.Name)...)
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
	table := Table{Caption: caption, RowHeader: true, Tight: true, Columns: []Column{{Head: "Krav", Weight: 4}, {Head: "Läge", Weight: 1.3}, {Head: "Bevis", Weight: 3}}}
	for _, d := range b.byArea[area] {
		table.Rows = append(table.Rows, Row{Cells: []Cell{b.sentence(d), StateCell(stateOf(d.judged.Assessment)), b.proof(d)}})
	}
	return table
}

// dutiesIntroduction says what counts as a demand, how many there are, and whether they stand in the policy's own words.
func (b *board) dutiesIntroduction() string {
	text := "Varje mening i policyn som lägger något på kommunen är ett krav. En mening som samordnaren har strukit, eller som föreslås strykas, räknas inte."
	tally := data.TallyDuties(b.reg)
	if tally.Found() == 0 {
		return text
	}
	if left := tally.Found() - tally.Counting(); left > 0 {
		text += " Av " + Count(tally.Found(), "mening", "meningar") + " räknas " + Number(tally.Counting()) + " som krav och " + Number(left) + " räknas inte."
	} else {
		text += " " + Count(tally.Found(), "mening", "meningar") + " räknas som krav."
	}
	if alone := b.countDemands().all - tally.Counting(); alone > 0 {
		text += " Dessutom räknas " + Count(alone, "styrdokument", "styrdokument") + " som krävs utan att någon av meningarna säger det."
	}
	text += goneThrough(tally)
	changed := 0
	for _, demands := range b.byArea {
		for _, d := range demands {
			changed += oneIf(d.duty != nil && !b.quoted(d.duty))
		}
	}
	if changed == 0 {
		return text + " Kraven står här ordagrant, område för område."
	}
	return text + " Kraven står här område för område. De står ordagrant, utom " + Number(changed) + " där det står vad som skiljer."
}

// goneThrough tells how many sentences nobody has decided on, so that the number of demands can still change.
func goneThrough(tally data.DutyTally) string {
	if n := tally.NotGoneThrough(); n > 0 {
		return " Samordnaren har ännu inte gått igenom " + Number(n) + " av meningarna, så antalet krav kan ändras."
	}
	return ""
}

// What is said of a duty whose words are not found in the policy, or that has no word for it.
const (
	unspokenNote = "Följer av policyn, utan ord som ”ska”."
	changedNote  = "Lydelsen är ändrad av samordnaren."
	ownNote      = "Lydelsen är samordnarens egen."
)

// sentence is the demand in the policy's own words; where they are not, that is said.
func (b *board) sentence(d demand) Cell {
	if d.duty == nil {
		return Cell{Runs: []Run{{Text: d.document.Title}, quietly("\nStyrdokument som krävs")}}
	}
	cell := TextCell(d.duty.Sentence)
	section, ok := data.Find(b.reg, d.duty.Section)
	switch {
	case b.quoted(d.duty):
	case ok && !isUnspoken(d.duty.Catalogue):
		cell.Runs = append(cell.Runs, quietly("\n"+changedNote))
	default:
		cell.Runs = append(cell.Runs, quietly("\n"+ownNote))
	}
	if isUnspoken(d.duty.Catalogue) {
		cell.Runs = append(cell.Runs, quietly("\n"+unspokenNote))
	}
	if ok && section.Heading != "" {
		cell.Runs = append(cell.Runs, quietly("\nAvsnitt: "+section.Heading))
	}
	return cell
}

// quoted tells whether a duty stands in its section of the policy as it is written here. A duty without a section is
// looked for in the whole document.
func (b *board) quoted(duty *data.Duty) bool {
	if section, ok := data.Find(b.reg, duty.Section); ok {
		return b.wording(section).Has(duty.Sentence)
	}
	for _, section := range data.All(b.reg, data.Sections) {
		if section.Document == duty.Document && b.wording(section).Has(duty.Sentence) {
			return true
		}
	}
	return false
}

// wording takes a section apart once: most hold several duties.
func (b *board) wording(section *data.Section) policy.Wording {
	w, known := b.wordings[section]
	if !known {
		w = policy.WordingOf(section.Text)
		b.wordings[section] = w
	}
	return w
}

func isUnspoken(catalogue *int) bool {
	if catalogue == nil {
		return false
	}
	c, ok := seed.Duty(*catalogue)
	return ok && !c.FoundByWord
}

// isUnjudged tells whether somebody must still say how it is: neither a person nor a register in use has.
func isUnjudged(judged data.Judged) bool {
	return judged.Assessment == data.Unjudged || judged.Assessment == data.NotInUse
}

// proof is what shows how the demand is met; for one that nobody has judged, what would show it.
func (b *board) proof(d demand) Cell {
	if !isUnjudged(d.judged) || d.duty == nil {
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
	table := Table{RowHeader: true, Tight: true, Columns: []Column{{Head: "Krav", Weight: 4}, {Head: "Läge", Weight: 1.3}, {Head: "Bevis", Weight: 3}}}
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
	table := Table{Caption: "Meningar som inte räknas som krav", RowHeader: true, Tight: true, Columns: []Column{{Head: "Mening", Weight: 4}, {Head: "Läge", Weight: 1.6}, {Head: "Skäl", Weight: 2.7}}}
	for _, d := range b.dropped {
		table.Rows = append(table.Rows, Cells(d.Sentence, option("duty_state", d.State), d.DroppedReason))
	}
	if !slices.ContainsFunc(b.dropped, func(d *data.Duty) bool { return d.DroppedReason != "" }) {
		table.Columns = table.Columns[:2]
		for i := range table.Rows {
			table.Rows[i].Cells = table.Rows[i].Cells[:2]
		}
	}
	return []Block{table}
}

// legalDeadlines is the appendix with the deadlines that the report counts with.
func (b *board) legalDeadlines() []Block {
	blocks := []Block{Heading{Level: 1, Text: "Bilaga 2. Frister i lag"}}
	table := Table{RowHeader: true, Tight: true, Columns: []Column{{Head: "Vad", Weight: 3}, {Head: "Frist", Weight: 2.4}, {Head: "Lagrum", Weight: 3.6}}}
	rules := data.All(b.reg, data.Deadlines)
	slices.SortStableFunc(rules, func(x, y *data.Deadline) int { return legalOrder(x.Track, y.Track, x.Step, y.Step) })
	for _, d := range rules {
		table.Rows = append(table.Rows, Cells(stepName(d.Track, d.Step), limit(d), unbroken(d.Provision)))
	}
	if len(table.Rows) == 0 {
		return append(blocks, Text("Inga frister är införda."))
	}
	return append(blocks, Text("Rapporten räknar med de här fristerna. Timmar löper dygnet runt, även helger. En månad är en kalendermånad."), table,
		Paragraph{Style: SmallText, Runs: Plain(compared(rules))})
}

// compared tells when the deadlines were gone through, and how many have something in them that nobody has compared with the provision.
// Which they are, and why, is for the one who keeps the rows.
func compared(rules []*data.Deadline) string {
	first, last, uncertain := rules[0].CheckedOn, rules[0].CheckedOn, 0
	for _, d := range rules {
		first, last = min(first, d.CheckedOn), max(last, d.CheckedOn)
		uncertain += oneIf(d.Source == "" || strings.Contains(d.Source, "Andrahandskälla") || strings.Contains(d.Source, "Egen kunskap"))
	}
	text := "Fristerna är genomgångna den " + LongDate(last)
	if first != last {
		text += ", den äldsta raden den " + LongDate(first)
	}
	switch uncertain {
	case 0:
		return text + " och jämförda med författningarna."
	case len(rules):
		return text + ". Ingen av dem är helt jämförd med författningen, som gäller om de skiljer sig."
	}
	return text + ". I " + Number(uncertain) + " av " + Number(len(rules)) + " är någon uppgift inte jämförd med författningen, som gäller om de skiljer sig. Vilka det är står i registret Frister."
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
		Bullets(append([]string{
			"Ett krav är uppfyllt, delvis uppfyllt eller en brist när informationssäkerhetssamordnaren har bedömt det och skrivit varför.",
			"Annars räknas kravet fram ur de register som är i bruk, efter den regel som står vid kravet i programmet. En mening som samordnaren inte har gått igenom är ej bedömd, vad registren än visar.",
			"Ett krav på ett styrdokument följer dokumentet: finns och gäller är uppfyllt, för sen översyn är delvis, bekräftat saknas är en brist.",
			"Det som ingen har sagt något om är ej bedömt. Det räknas aldrig som en brist.",
			"Ett område är en brist om något krav i det är det, och uppfyllt först när alla krav är bedömda och uppfyllda. Hur många krav som är bedömda står intill.",
			"Ej helt bedömt betyder att allt som är bedömt i området är uppfyllt, men att något krav ännu inte är bedömt.",
			"Ej i bruk betyder att uppgifterna inte finns i programmet. Det säger inget om hur läget är.",
			"En frist i lag är hållen om rapporten skickades inom den tid som lagen anger, räknat på minuten från kännedom. Det som är daterat efter ställningsdagen räknas inte som skickat.",
		}, b.otherElsewhere()...)...),
		Text("Uppgifterna är hämtade ur kommunens register för informationssäkerhet, som det såg ut den " + LongDate(b.in.AsOf) + "."),
		Text("Rapporten är offentlig: där en sekretessmarkering säger att sekretess kan gälla, eller där ingen har bedömt det, räknas posten men dess text är utelämnad. " + markNote),
	}
}
