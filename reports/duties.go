package reports

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/data/seed"
)

// dutiesReport tells what the policy binds the municipality to: each duty, how it stands, what proves it and what is wanting.
func dutiesReport(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	in.Register = in.Register.InUse()
	d := dutyPaper{newNaming(in), data.NewJudge(in.Register, in.AsOf), len(data.All(in.Register, data.Duties)) > 0}
	paper := in.paper("Policyns åtaganden och hur de uppfylls")
	paper.Subtitle = "Ställning per den " + LongDate(in.AsOf)
	paper.Contents = true
	standings := d.judge.Catalogue()
	own := d.outside()
	paper.Blocks = slices.Concat(in.publicNote(), unused(in.Register, data.Duties.Name), d.summary(standings, own), d.areas(standings), d.own(own), d.dropped())
	paper.Secrecy = d.mark()
	return paper, nil
}

type dutyPaper struct {
	*naming
	judge         data.Judge
	isGoneThrough bool // somebody has found the sentences of the policy
}

// outside are the duties of the policy that are none of the catalogue's.
func (p dutyPaper) outside() []*data.Duty {
	return slices.DeleteFunc(data.All(p.in.Register, data.Duties), func(d *data.Duty) bool {
		_, known := seed.Duty(deref(d.Catalogue))
		return !d.Counts() || known
	})
}

// summary tells how many of the duties are met.
func (p dutyPaper) summary(standings []data.Standing, own []*data.Duty) []Block {
	count := map[State]int{}
	laid := 0
	for _, s := range standings {
		count[stateOf(s.Judged.Assessment)]++
		laid += oneIf(len(s.Duties) > 0)
	}
	for _, d := range own {
		count[stateOf(p.judge.Duty(d).Assessment)]++
	}
	all := len(standings) + len(own)
	blocks := []Block{
		Lead("Av " + Count(all, "åtagande är ", "åtaganden är ") + stateCounts(count) + "."),
		KeyFigures{[]KeyFigure{
			{Value: Number(count[Met]), Label: "uppfyllda"},
			{Value: Number(count[Partly]), Label: "delvis"},
			{Value: Number(count[Lacking]), Label: "brister"},
			{Value: Number(count[Unjudged] + count[NotInUse]), Label: "inte bedömda"},
		}},
	}
	text := "Katalogen har " + Number(len(standings)) + " åtaganden som en informationssäkerhetspolicy brukar lägga på kommunen. "
	switch {
	case !p.isGoneThrough:
		text += "Ingen har gått igenom kommunens policy än, så det framgår inte vilka av dem den lägger."
	case laid == len(standings):
		text += "Policyn lägger alla."
	default:
		text += "Policyn lägger " + Number(laid) + " av dem; de övriga står med eftersom lag eller standard ändå kräver dem."
	}
	return append(blocks, Text(text), Text("Läget räknas fram ur registren efter en regel för varje åtagande. Samordnarens egen bedömning går före, och då står det."))
}

// areas is a table for each of the policy's areas, with the duties of the catalogue.
func (p dutyPaper) areas(standings []data.Standing) []Block {
	var blocks []Block
	for _, area := range data.Areas() {
		table := dutyTable()
		for _, s := range standings {
			if known, _ := seed.Duty(s.Number); known.Area == area {
				table.Rows = append(table.Rows, p.row(s, known))
			}
		}
		if len(table.Rows) > 0 {
			blocks = append(blocks, Heading{Level: 1, Text: option("area", area)}, table)
		}
	}
	return blocks
}

func dutyTable() Table {
	return Table{RowHeader: true, Columns: []Column{{Head: "Åtagande", Weight: 3.4}, {Head: "Läge", Weight: 1.35}, {Head: "Grund, bevis och vad som saknas", Weight: 4.6}}}
}

// mostNamed is how many records are named as proof of a duty, or as what it lacks.
const mostNamed = 3

// row is a duty of the catalogue: what it says in the policy's own words, how it stands, and on what.
func (p dutyPaper) row(s data.Standing, known seed.CatalogueDuty) Row {
	what := Cell{Runs: []Run{{Text: Number(s.Number) + ". " + known.Text}}}
	for _, d := range s.Duties {
		p.told(d)
		what.Runs = append(what.Runs, quietly("\n”"+strings.TrimSpace(d.Sentence)+"”"))
	}
	if len(s.Duties) == 0 && p.isGoneThrough {
		what.Runs = append(what.Runs, quietly("\nStår inte i policyn."))
	}
	why := p.why(s.Judged, s.Own)
	if s.Own != nil && s.Computed.Reason != data.ReasonNone {
		why.Runs = append(why.Runs, quietly("\nRegistren säger: "+lower(p.view.Because(s.Computed, ""))))
	}
	p.evidence(&why, s.Computed, known.Proof, data.DemandedArea(&s.Number) == "")
	if responsible := p.responsible(s.Duties); responsible != "" {
		why.Runs = append(why.Runs, Run{Text: "\nAnsvarig: " + responsible})
	}
	return Row{Cells: []Cell{what, StateCell(stateOf(s.Judged.Assessment)), why}}
}

// why is what an assessment rests on.
func (p dutyPaper) why(judged data.Judged, own *data.Duty) Cell {
	if own == nil {
		return TextCell(p.view.Because(judged, ""))
	}
	return TextCell("Samordnarens bedömning: " + p.view.Because(judged, own.AssessmentReason))
}

// evidence adds what proves a duty, what is wanting, and how much of the whole the registers hold. Where nothing proves it yet, it
// tells what would. counts is that how much the registers hold says something.
func (p dutyPaper) evidence(cell *Cell, judged data.Judged, would string, counts bool) {
	add := func(label, text string) {
		if text != "" {
			cell.Runs = append(cell.Runs, Run{Text: "\n" + label + ": ", Bold: true}, Run{Text: text})
		}
	}
	proof := p.titles(judged.Proof, mostNamed)
	label := "Bevis"
	if judged.Assessment != data.Met && judged.Assessment != data.Partly {
		label = "Underlag"
	}
	add(label, proof)
	add("Saknas", p.titles(judged.Lacks, mostNamed))
	if proof == "" {
		add("Skulle visas av", lower(would))
	}
	if of := CoverageWords(judged.Coverage); of != "" && counts {
		cell.Runs = append(cell.Runs, quietly("\nI registren: "+lower(of)+"."))
	}
}

// responsible are the roles that answer for the sentences of a duty.
func (p dutyPaper) responsible(duties []*data.Duty) string {
	var list []string
	for _, d := range duties {
		if role := p.view.Linked(string(d.Responsible)); role != "" && !slices.Contains(list, role) {
			list = append(list, role)
		}
	}
	return Enumerate(list)
}

// own is the table of duties that are the policy's own, beside the catalogue.
func (p dutyPaper) own(own []*data.Duty) []Block {
	table := dutyTable()
	for _, d := range own {
		p.told(d)
		judged := p.judge.Duty(d)
		var why Cell
		if judged.Reason == data.ReasonAssessed {
			why = p.why(judged, d)
		} else {
			why = p.why(judged, nil)
		}
		if d.Proof != "" {
			why.Runs = append(why.Runs, Run{Text: "\nBevis: ", Bold: true}, Run{Text: d.Proof})
		}
		table.Rows = append(table.Rows, Row{Cells: []Cell{TextCell(d.Sentence), StateCell(stateOf(judged.Assessment)), why}})
	}
	if len(table.Rows) == 0 {
		return nil
	}
	return []Block{Heading{Level: 1, Text: "Policyns övriga åtaganden"}, Text("De står i policyn men inte i katalogen, och bedöms av samordnaren."), table}
}

// dropped lists the sentences that somebody has said are no duties, with the reason: that is a judgement others may ask about.
func (p dutyPaper) dropped() []Block {
	table := Table{RowHeader: true, Columns: []Column{{Head: "Mening", Weight: 4}, {Head: "Läge", Weight: 1.4}, {Head: "Skäl", Weight: 2.6}}}
	for _, d := range data.All(p.in.Register, data.Duties) {
		if !d.Counts() {
			p.told(d)
			table.Rows = append(table.Rows, Cells(d.Sentence, option("duty_state", d.State), cmp.Or(d.DroppedReason, "–")))
		}
	}
	if len(table.Rows) == 0 {
		return nil
	}
	return []Block{Heading{Level: 1, Text: "Meningar som inte räknas som åtaganden"}, table}
}
