package reports

import (
	"slices"

	"lisparmen/data"
)

// mostPublicRisks is how many risks the board's report names.
const mostPublicRisks = 5

// risks tell the board how the risks have moved in a year, the largest that may be named, the acceptances that run out, and
// whether the activities that must go on are ready. The report is published: what nobody has judged public is counted.
func (b *board) risks() []Block {
	p := b.riskPaper()
	var blocks []Block
	if inUse(b.reg, "risk") {
		blocks = append(blocks, Text(p.sum()), p.movement())
		blocks = append(blocks, p.largest()...)
		if text := p.runningOut(); text != "" {
			blocks = append(blocks, Text(text))
		}
	}
	if inUse(b.reg, "continuity") {
		list := data.ContinuityStandings(b.reg, b.in.AsOf)
		ready := 0
		for _, s := range list {
			ready += oneIf(s.Ready())
		}
		blocks = append(blocks, Text(readyWords(ready, len(list))))
	}
	if len(blocks) == 0 {
		return nil
	}
	return append([]Block{Heading{Level: 1, Text: "Risker och kontinuitet"}}, blocks...)
}

// movement is how many risks each band holds, now and a year ago.
func (p riskPaper) movement() Block {
	table := Table{RowHeader: true, Caption: "Risker i varje nivå", Columns: []Column{{Head: "Nivå", Weight: 3}, {Head: "För ett år sedan", Weight: 1, Align: AlignRight}, {Head: "Nu", Weight: 1, Align: AlignRight}}}
	for _, l := range slices.Backward(p.matrix.Levels()) {
		table.Rows = append(table.Rows, Cells(l.Title, Number(inBand(p.before, l)), Number(inBand(p.now, l))))
	}
	if now, before := inBand(p.now, nil), inBand(p.before, nil); now+before > 0 {
		table.Rows = append(table.Rows, Cells("Ej värderade", Number(before), Number(now)))
	}
	return table
}

// largest are the largest risks that somebody has judged public, and how many of the others are above what their owner may accept.
func (p riskPaper) largest() []Block {
	var items []string
	secret := 0
	for _, s := range p.now {
		switch {
		case p.open(s.Risk) && len(items) < mostPublicRisks:
			items = append(items, p.view.Title(s.Risk)+", "+p.value(s.Now)+".")
		case s.Above() && !p.open(s.Risk):
			secret++
		}
	}
	var blocks []Block
	if len(items) > 0 {
		blocks = append(blocks, Text("De största riskerna som är bedömda som offentliga:"), Bullets(items...))
	}
	if secret > 0 {
		blocks = append(blocks, Text(Count(secret, "risk", "risker")+" över det som riskägaren får acceptera nämns inte, eftersom sekretess kan gälla."))
	}
	return blocks
}

// runningOut tells how many acceptances have run out, or do so within three months.
func (p riskPaper) runningOut() string {
	out, soon := 0, 0
	for _, s := range p.now {
		switch {
		case s.AcceptedOn == "" || s.AcceptedUntil == "" || s.Outgrown:
		case s.AcceptedUntil < p.in.AsOf:
			out++
		case s.AcceptedUntil <= p.in.AsOf.AddMonths(3):
			soon++
		}
	}
	text := ""
	if out > 0 {
		text = Count(out, "acceptans av en risk", "acceptanser av risker") + " har löpt ut utan att risken har omprövats."
	}
	if soon > 0 {
		if text != "" {
			text += " "
		}
		text += Count(soon, "acceptans", "acceptanser") + " löper ut inom tre månader."
	}
	return text
}

// riskPaper is the risks as the board may read of them.
func (b *board) riskPaper() riskPaper {
	in := b.in
	in.Register, in.Public = b.reg, true
	return newRiskPaper(in)
}

// mostInAnswer is how many characters the answer about risks may have: the first page is one page, so a third title that is
// too long waits for the part about risks.
const mostInAnswer = 180

// riskAnswer is point 3: how many risks there are in each band, and which of the three largest may be named.
func (b *board) riskAnswer() Cell {
	switch data.UseOf(b.reg, "risk").State {
	case data.UseElsewhere:
		return unusedCell(b.reg, "risk")
	case data.UseNotBegun:
		return notInUse("det finns inget register över risker")
	}
	p := b.riskPaper()
	text := p.sum()
	named := 0
	for _, s := range p.now[:min(3, len(p.now))] {
		if title := " " + p.view.Title(s.Risk) + "."; p.open(s.Risk) && len(text)+len(title) <= mostInAnswer {
			text += title
			named++
		}
	}
	if named == 0 && len(p.now) > 0 {
		text += " Sekretess kan gälla."
	}
	return TextCell(text)
}

// interruptionAnswer is point 4: how many of the activities that must go on are ready for an interruption.
func (b *board) interruptionAnswer() Cell {
	switch data.UseOf(b.reg, "continuity").State {
	case data.UseElsewhere:
		return unusedCell(b.reg, "continuity")
	case data.UseNotBegun:
		return notInUse("det finns inga uppgifter om reservrutiner och återläsning")
	}
	list := data.ContinuityStandings(b.reg, b.in.AsOf)
	if len(list) == 0 {
		return TextCell("Ingen kritisk verksamhet är införd i registret.")
	}
	ready := 0
	for _, s := range list {
		ready += oneIf(s.Ready())
	}
	return TextCell(Number(ready) + " av " + Count(len(list), "kritisk verksamhet", "kritiska verksamheter") + " är " + plural(len(list), "beredd", "beredda") + " på ett avbrott.")
}
