package reports

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
)

// legalRequirements is the register of what the law demands: what, by which provision, how it is met, who answers for it, and when
// the row was last compared with the law.
func legalRequirements(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	p := lawPaper{newNaming(in)}
	paper := in.paper("Lagkrav på informationssäkerheten")
	paper.Subtitle = "Ställning per den " + LongDate(in.AsOf)
	paper.Contents = true
	paper.Blocks = append(in.publicNote(), unused(in.Register, data.LegalRequirements.Name)...)
	var inForce, ended []*data.LegalRequirement
	for _, l := range data.All(in.Register.InUse(), data.LegalRequirements) {
		if l.InForce(in.AsOf) {
			inForce = append(inForce, l)
		} else {
			ended = append(ended, l)
		}
	}
	switch {
	case len(inForce)+len(ended) > 0:
		paper.Blocks = slices.Concat(paper.Blocks, p.summary(inForce), p.left(inForce), p.laws(inForce), p.ended(ended))
	case inUse(in.Register, data.LegalRequirements.Name):
		paper.Blocks = append(paper.Blocks, Lead("Inga lagkrav är inlagda."))
	}
	if len(inForce)+len(ended) == 0 {
		paper.Blocks = append(paper.Blocks, Text("Börja med de vanligaste raderna i registret lagkrav, och jämför dem med lagens ord."))
	}
	paper.Secrecy = p.mark()
	return paper, nil
}

type lawPaper struct{ *naming }

// lawState is how far a lagkrav is met, as a mark.
func lawState(l *data.LegalRequirement) State {
	switch l.Met {
	case data.LawMetWhole:
		return Met
	case data.LawMetPart:
		return Partly
	case data.LawMetNot:
		return Lacking
	}
	return Unjudged
}

func (p lawPaper) summary(list []*data.LegalRequirement) []Block {
	count := map[State]int{}
	concealedLaws := 0
	for _, l := range list {
		if !isAboutSecurityProtection(l) {
			count[lawState(l)]++
		} else {
			concealedLaws++
		}
	}
	return []Block{
		Lead("Av " + Count(len(list)-concealedLaws, "lagkrav", "lagkrav") + " är " + stateCounts(count) + "."),
		KeyFigures{[]KeyFigure{
			{Value: Number(count[Met]), Label: "uppfyllda"},
			{Value: Number(count[Partly]), Label: "delvis"},
			{Value: Number(count[Lacking]), Label: "brister"},
			{Value: Number(count[Unjudged]), Label: "ej bedömda"},
		}},
	}
}

// stateCounts tells how many of some demands stand how: "5 uppfyllda, 4 delvis uppfyllda och 1 inte bedömt".
func stateCounts(count map[State]int) string {
	var parts []string
	for _, part := range []struct {
		n         int
		one, many string
	}{
		{count[Met], "uppfyllt", "uppfyllda"},
		{count[Partly], "delvis uppfyllt", "delvis uppfyllda"},
		{count[Lacking], "inte uppfyllt", "inte uppfyllda"},
		{count[Unjudged], "inte bedömt", "inte bedömda"},
		{count[NotInUse], "utan register i bruk", "utan register i bruk"},
	} {
		if part.n > 0 {
			parts = append(parts, Number(part.n)+hard+plural(part.n, part.one, part.many))
		}
	}
	return Enumerate(parts)
}

// left is what remains: rows that nobody has judged, that nobody answers for, or that are to be compared with the law again.
func (p lawPaper) left(list []*data.LegalRequirement) []Block {
	var unjudged, free, old, unmet []string
	for _, l := range list {
		if isAboutSecurityProtection(l) {
			continue
		}
		number := cmp.Or(p.view.Number(l), l.Title)
		if l.Met == "" {
			unjudged = append(unjudged, number)
		}
		if l.Met == data.LawMetNot {
			unmet = append(unmet, number)
		}
		if l.Responsible == "" {
			free = append(free, number)
		}
		if l.CheckedOn == "" || l.CheckBy(p.in.AsOf) < p.in.AsOf {
			old = append(old, number)
		}
	}
	var texts []string
	for _, part := range []struct {
		list []string
		what string
	}{
		{unmet, "Bestäm vad som ska göras åt de brister som finns: "},
		{unjudged, "Bedöm om kraven är uppfyllda: "},
		{free, "Utse en ansvarig: "},
		{old, "Jämför med lagens ord på nytt: "},
	} {
		if len(part.list) > 0 {
			texts = append(texts, part.what+Enumerate(part.list)+".")
		}
	}
	if len(texts) == 0 {
		return nil
	}
	return []Block{Heading{Level: 1, Text: "Vad som återstår"}, Bullets(texts...)}
}

// laws is a table for each law.
func (p lawPaper) laws(list []*data.LegalRequirement) []Block {
	var laws []string
	of := map[string][]*data.LegalRequirement{}
	for _, l := range list {
		law := stated(l.Law)
		if of[law] == nil {
			laws = append(laws, law)
		}
		of[law] = append(of[law], l)
	}
	var blocks []Block
	for _, law := range laws {
		table := Table{RowHeader: true, Columns: []Column{
			{Head: "Krav och lagrum", Weight: 4.4}, {Head: "Läge", Weight: 1.6}, {Head: "Hur det uppfylls", Weight: 3.2}, {Head: "Ansvarig, jämfört", Weight: 2.2},
		}}
		for _, l := range of[law] {
			table.Rows = append(table.Rows, p.row(l))
		}
		blocks = append(blocks, Heading{Level: 1, Text: law}, table)
	}
	return blocks
}

func (p lawPaper) row(l *data.LegalRequirement) Row {
	what := Cell{Runs: []Run{{Text: strings.TrimSpace(p.view.Number(l) + " " + l.Title), Bold: true}, {Text: "\n" + unbroken(stated(l.Provision))}}}
	if l.Demands != "" {
		what.Runs = append(what.Runs, quietly("\n"+l.Demands))
	}
	p.told(l)
	if isAboutSecurityProtection(l) {
		return Row{Cells: []Cell{what, TextCell("–"), TextCell(concealed + "."), TextCell("–")}}
	}
	how := TextCell(cmp.Or(l.How, "–"))
	if l.Proof != "" {
		how.Runs = append(how.Runs, Run{Text: "\nBevis: ", Bold: true}, Run{Text: l.Proof})
	}
	who := TextCell(cmp.Or(p.view.Linked(string(l.Responsible)), "Ingen") + "\n")
	switch {
	case l.CheckedOn == "":
		who.Runs = append(who.Runs, Run{Text: "Inte jämfört", Bold: true})
	case l.CheckBy(p.in.AsOf) < p.in.AsOf:
		who.Runs = append(who.Runs, Run{Text: string(l.CheckedOn)}, Run{Text: ", försenat", Bold: true})
	default:
		who.Runs = append(who.Runs, quietly(string(l.CheckedOn)))
	}
	return Row{Cells: []Cell{what, StateCell(lawState(l)), how, who}}
}

// isAboutSecurityProtection tells whether a lagkrav is one of the laws on säkerhetsskydd: that it applies is public, and how it is met
// is told nowhere.
func isAboutSecurityProtection(l *data.LegalRequirement) bool {
	return strings.Contains(strings.ToLower(l.Law), "säkerhetsskydd")
}

// ended lists what is no longer law.
func (p lawPaper) ended(list []*data.LegalRequirement) []Block {
	table := Table{RowHeader: true, Columns: []Column{{Head: "Krav", Weight: 4}, {Head: "Lag och lagrum", Weight: 4}, {Head: "Gällde till", Weight: 1.5}}}
	for _, l := range list {
		p.told(l)
		table.Rows = append(table.Rows, Cells(strings.TrimSpace(p.view.Number(l)+" "+l.Title), strings.TrimSpace(l.Law+" "+unbroken(l.Provision)), string(l.EndedOn)))
	}
	if len(table.Rows) == 0 {
		return nil
	}
	return []Block{Heading{Level: 1, Text: "Krav som har upphört"}, table}
}
