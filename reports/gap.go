package reports

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/data/seed"
	"lisparmen/translations"
)

// gapAnalysis tells how far the municipality has come with what the standard and the law demand: the säkerhetsåtgärder, theme by theme,
// the requirements on systems, premises and suppliers, and the standard's clauses 4–10; what is missing, and who does what about it by
// when. The public version has the themes and what somebody has judged public.
func gapAnalysis(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	in.Register = in.Register.InUse()
	g := gaps{in: in, view: NewViewer(in.Register), actions: actionsByOrigin(in.Register), all: data.All(in.Register, data.Measures)}
	paper := in.paper("Gapanalys")
	paper.Subtitle = "Vad lagen och standarden kräver, hur långt vi har kommit och vad som saknas. Ställning per den " + LongDate(in.AsOf)
	paper.Contents = true
	paper.Blocks = in.publicNote()
	if len(g.all) == 0 {
		paper.Blocks = append(paper.Blocks, Lead("Det finns inga säkerhetsåtgärder att jämföra med."))
		paper.Blocks = append(paper.Blocks, unused(in.Register, data.Measures.Name)...)
		paper.Blocks = append(paper.Blocks, Text("Hämta lagens områden och standardens säkerhetsåtgärder under Säkerhetsåtgärder, och säg för var och en om den tillämpas och hur långt den är införd."))
	} else {
		paper.Blocks = slices.Concat(paper.Blocks, g.sum(), g.themes(), []Block{PageBreak{}}, g.measures())
	}
	paper.Blocks = slices.Concat(paper.Blocks, g.requirements(), g.clauses())
	paper.Secrecy = in.marksTogether(g.told...)
	return paper, nil
}

type gaps struct {
	in      Input
	view    *Viewer
	actions map[string][]*data.Action // by what they came of
	all     []*data.Measure
	told    []data.Record // those whose words are on the paper
}

// gapTally is how many measures have come how far.
type gapTally struct{ done, partly, not, unjudged, left int }

func (t gapTally) applies() int { return t.done + t.partly + t.not + t.unjudged }

func (t *gapTally) add(m *data.Measure) {
	switch {
	case m.Applies == data.JudgedNo:
		t.left++
	case m.Implementation == data.Implemented:
		t.done++
	case m.Implementation == data.ImplementedPartly:
		t.partly++
	case m.Implementation == data.ImplementedNot:
		t.not++
	default:
		t.unjudged++
	}
}

// sum is the judgement in a sentence or two.
func (g *gaps) sum() []Block {
	var t gapTally
	severe := 0
	for _, m := range g.all {
		t.add(m)
		severe += oneIf(m.Applies != data.JudgedNo && m.LackSize == data.LackSevere)
	}
	text := "Av " + Count(t.applies(), "säkerhetsåtgärd", "säkerhetsåtgärder") + " som gäller oss är " + Number(t.done) + " " + plural(t.done, "införd", "införda") + ", " +
		Number(t.partly) + " delvis och " + Number(t.not) + " inte."
	if t.unjudged > 0 {
		text += " " + Number(t.unjudged) + " är inte bedömda, så bilden är inte hel."
	}
	if severe > 0 {
		text += " " + capital(Count(severe, "brist är allvarlig.", "brister är allvarliga."))
	}
	return []Block{Lead(text)}
}

// The parts of a bar, from the darkest: a copy in grey tells them apart.
const (
	barDone   = Accent
	barPartly = Color(0x8FB0CE)
	barNot    = Color(0xDCE6EF)
)

// themes are the bars, and the numbers that they are drawn from.
func (g *gaps) themes() []Block {
	tallies := map[data.MeasureGroup]*gapTally{}
	for _, m := range g.all {
		if tallies[m.Group] == nil {
			tallies[m.Group] = &gapTally{}
		}
		tallies[m.Group].add(m)
	}
	table := Table{RowHeader: true, Caption: "Säkerhetsåtgärder efter tema", Columns: []Column{
		{Head: "Tema", Weight: 2.6},
		{Head: "Införda", Weight: 0.9, Align: AlignRight},
		{Head: "Delvis", Weight: 0.8, Align: AlignRight},
		{Head: "Inte", Weight: 0.7, Align: AlignRight},
		{Head: "Ej bedömda", Weight: 1, Align: AlignRight},
		{Head: "Gäller inte", Weight: 1, Align: AlignRight},
		{Head: "Andel införda", Weight: 1, Align: AlignRight},
	}}
	figure, y := Figure{Width: 160}, 1.0
	var said []string
	var sum gapTally
	const nameWidth, barWidth, barHeight = 52.0, 84.0, 5.0
	for _, group := range data.MeasureGroups() {
		t := tallies[group]
		if t == nil {
			continue
		}
		name := option("measure_group", group)
		table.Rows = append(table.Rows, Cells(name, Number(t.done), Number(t.partly), Number(t.not), Number(t.unjudged), Number(t.left), cmp.Or(Percent(t.done, t.applies()), "–")))
		sum.done, sum.partly, sum.not, sum.unjudged, sum.left = sum.done+t.done, sum.partly+t.partly, sum.not+t.not, sum.unjudged+t.unjudged, sum.left+t.left
		if t.applies() == 0 {
			continue
		}
		said = append(said, lower(name)+" "+Number(t.done)+" av "+Number(t.applies())+" införda")
		figure.Shapes = append(figure.Shapes, Label{X: nameWidth - 2, Y: y + 3.7, Text: name, Align: AlignRight})
		x := nameWidth
		for _, part := range []struct {
			n    int
			fill Color
		}{{t.done, barDone}, {t.partly, barPartly}, {t.not, barNot}, {t.unjudged, White}} {
			if part.n > 0 {
				width := barWidth * float64(part.n) / float64(t.applies())
				figure.Shapes = append(figure.Shapes, Rect{X: x, Y: y, Width: width, Height: barHeight, Fill: part.fill, Stroke: OpenColor})
				x += width
			}
		}
		figure.Shapes = append(figure.Shapes, Label{X: nameWidth + barWidth + 2, Y: y + 3.7, Text: Number(t.done) + " av " + Number(t.applies())})
		y += barHeight + 3
	}
	table.Rows = append(table.Rows, Row{Total: true, Cells: Cells("Alla", Number(sum.done), Number(sum.partly), Number(sum.not), Number(sum.unjudged), Number(sum.left), cmp.Or(Percent(sum.done, sum.applies()), "–")).Cells})
	x := nameWidth
	for _, part := range []struct {
		words string
		fill  Color
	}{{"Införda", barDone}, {"Delvis", barPartly}, {"Inte", barNot}, {"Ej bedömda", White}} {
		figure.Shapes = append(figure.Shapes, Rect{X: x, Y: y, Width: 3, Height: 3, Fill: part.fill, Stroke: OpenColor}, Label{X: x + 4.5, Y: y + 2.6, Text: part.words, Size: 8})
		x += 22
	}
	figure.Height = y + 4
	figure.Alt = "Liggande staplar, en för varje tema: " + Enumerate(said) + ". Alla antal står i tabellen under bilden."
	return []Block{figure, table}
}

// measures are those that apply and are not wholly in place, theme by theme, and those that nobody has judged.
func (g *gaps) measures() []Block {
	var blocks []Block
	for _, group := range data.MeasureGroups() {
		table := Table{RowHeader: true, Tight: true, Columns: []Column{{Head: "Säkerhetsåtgärd", Weight: 3}, {Head: "Läge", Weight: 1.1}, {Head: "Det som saknas", Weight: 3}, {Head: "Åtgärd", Weight: 2.4}}}
		var unjudged []string
		secret, done := 0, 0
		list := slices.DeleteFunc(slices.Clone(g.all), func(m *data.Measure) bool { return m.Group != group || m.Applies == data.JudgedNo })
		slices.SortStableFunc(list, func(a, b *data.Measure) int { return cmp.Compare(b.LackSize.Rank(), a.LackSize.Rank()) })
		for _, m := range list {
			switch {
			case m.Implementation == data.Implemented && m.LackSize.Rank() < data.LackModerate.Rank():
				done++
			case !g.in.mayName(m):
				secret++
			case m.Implementation == "" && m.Lack == "" && m.LackSize == "":
				g.told = append(g.told, m)
				unjudged = append(unjudged, measureName(m))
			default:
				g.told = append(g.told, m)
				table.Rows = append(table.Rows, g.row(m))
			}
		}
		if len(list) == 0 {
			continue
		}
		blocks = append(blocks, Heading{Level: 1, Text: option("measure_group", group)})
		switch {
		case done == len(list):
			blocks = append(blocks, Text("Alla säkerhetsåtgärder som gäller oss är införda."))
		case len(table.Rows) > 0:
			blocks = append(blocks, table)
		case secret == 0:
			blocks = append(blocks, Text("Ingen brist är känd, men alla säkerhetsåtgärder är inte bedömda."))
		}
		if len(unjudged) > 0 {
			blocks = append(blocks, Paragraph{Style: SmallText, Runs: []Run{{Text: "Ej bedömda (" + Number(len(unjudged)) + "): ", Bold: true}, {Text: strings.Join(unjudged, ", ") + "."}}})
		}
		blocks = append(blocks, unnamed(secret, "säkerhetsåtgärd", "säkerhetsåtgärder")...)
	}
	return blocks
}

func (g *gaps) row(m *data.Measure) Row {
	lack := cmp.Or(m.Lack, "Ingen har beskrivit bristen.")
	cell := Cell{Runs: Plain(lack)}
	if m.LackSize != "" {
		cell.Runs = []Run{{Text: option("lack_size", m.LackSize) + ". ", Bold: true}, {Text: lack}}
	}
	owner := "Ingen ansvarig"
	if who := g.view.Linked(string(m.Owner)); who != "" {
		owner = "Ansvarig: " + who
	}
	return Row{Cells: []Cell{withBelow(measureName(m), owner), StateCell(measureState(m)), cell, TextCell(promised(g.view, g.actions[m.ID]))}}
}

// promised names what is still to be done about something, by whom and by when.
func promised(view *Viewer, actions []*data.Action) string {
	var list []string
	for _, a := range actions {
		if !a.Open() {
			continue
		}
		text := view.Title(a)
		if who := view.Linked(string(a.Responsible)); who != "" {
			text += ", " + who
		}
		if a.Due != "" {
			text += ", senast " + string(a.Due)
		}
		list = append(list, text)
	}
	return cmp.Or(strings.Join(list, "\n"), "Ingen")
}

// requirements are the municipality's own requirements and how far they are met by what they are put on, those with gaps first.
func (g *gaps) requirements() []Block {
	by := map[data.Link[*data.Requirement]][]*data.Fulfilment{}
	all := data.All(g.in.Register, data.Fulfilments)
	met, judged, secret := 0, 0, 0
	for _, f := range all {
		r, ok := data.Find(g.in.Register, f.Requirement)
		if !ok || r.Ended(g.in.AsOf) || f.State == data.FulfilledWaived {
			continue
		}
		by[f.Requirement] = append(by[f.Requirement], f)
		met += oneIf(f.State == data.Fulfilled)
		judged += oneIf(f.State != "")
	}
	if len(by) == 0 {
		return nil
	}
	whole := 0
	table := Table{RowHeader: true, Tight: true, Columns: []Column{{Head: "Krav", Weight: 2.3}, {Head: "Uppfyllt", Weight: 1}, {Head: "Det som saknas", Weight: 4}, {Head: "Åtgärd", Weight: 2.2}}}
	for _, r := range data.All(g.in.Register, data.Requirements) {
		on := by[data.Link[*data.Requirement](r.ID)]
		kept := 0
		var lacks []Run
		var actions []*data.Action
		for _, f := range on {
			whole++
			kept += oneIf(f.State == data.Fulfilled)
			if !f.Gap() {
				continue
			}
			if !g.in.mayName(f) {
				secret++
				continue
			}
			g.told = append(g.told, f)
			text := ": " + lower(option("fulfilment_state", f.State))
			if f.Lack != "" {
				text = ": " + strings.TrimSuffix(f.Lack, ".")
			}
			if f.Excepted(g.in.AsOf) {
				text += ", undantag till och med " + string(f.Expires)
			}
			if len(lacks) > 0 {
				lacks = append(lacks, Run{Text: "\n"})
			}
			lacks = append(lacks, Run{Text: g.view.Linked(f.Of()), Bold: true}, Run{Text: strings.TrimSuffix(text, ".") + "."})
			actions = append(actions, g.actions[f.ID]...)
		}
		if len(lacks) > 0 {
			table.Rows = append(table.Rows, Row{Cells: []Cell{TextCell(g.view.Title(r)), TextCell(Number(kept) + " av " + Number(len(on))), {Runs: lacks}, TextCell(promised(g.view, actions))}})
		}
	}
	blocks := []Block{
		Heading{Level: 1, Text: "Krav på system, lokaler och leverantörer"},
		Text(Number(met) + " av " + Count(whole, "ställt krav är uppfyllt", "ställda krav är uppfyllda") + ", och " + Number(whole-judged) + " är inte " + plural(whole-judged, "bedömt", "bedömda") + "."),
	}
	if len(table.Rows) > 0 {
		blocks = append(blocks, table)
	}
	return append(blocks, unnamed(secret, "brist", "brister")...)
}

// clauses tell how far the municipality has come with the standard's clauses 4–10: what the registers show where the policy demands the
// same, and else only whether there is anything that answers.
func (g *gaps) clauses() []Block {
	catalogue := data.NewJudge(g.in.Register, g.in.AsOf).Catalogue()
	table := Table{RowHeader: true, Tight: true, Columns: []Column{{Head: "Krav i standarden", Weight: 3.2}, {Head: "Läge", Weight: 1.3}, {Head: "Det registren visar", Weight: 2.8}, {Head: "Åtgärd och ansvarig", Weight: 2.4}}}
	var met, partly, lacking, unjudged int
	for _, c := range seed.Clauses() {
		state, shows := g.answered(c)
		var actions []*data.Action
		var owners []string
		for _, n := range c.Duties {
			judged, words := g.judged(catalogue[n-1])
			state = worse(state, judged)
			shows = append(shows, words)
			for _, duty := range catalogue[n-1].Duties {
				actions = append(actions, g.ofDuty(duty)...)
				if who := g.view.Linked(string(duty.Responsible)); who != "" && !slices.Contains(owners, who) {
					owners = append(owners, who)
				}
			}
		}
		switch state {
		case Met:
			met++
		case Partly:
			partly++
		case Lacking:
			lacking++
		default:
			unjudged++
		}
		todo := TextCell("–")
		if len(c.Duties) > 0 {
			todo = withBelow(promised(g.view, actions), strings.TrimSuffix("Ansvarig: "+lower(strings.Join(owners, ", ")), "Ansvarig: "))
		}
		table.Rows = append(table.Rows, Row{Cells: []Cell{withBelow(c.Clause+" "+c.Title, c.Answer), StateCell(state), TextCell(strings.Join(shows, " ")), todo}})
	}
	text := Number(met) + " krav är uppfyllda efter vad registren visar, " + Number(partly) + " delvis och " + Number(lacking) + " inte. " + Number(unjudged) + " går inte att bedöma ur registren. " +
		"Om ett krav i standarden är uppfyllt prövas till sist i en granskning. Titlarna är våra egna."
	return []Block{Heading{Level: 1, Text: "Standardens krav 4–10"}, Text(text), table}
}

// answered tells which of the registers that answer a clause nobody has begun.
func (g *gaps) answered(c seed.Clause) (State, []string) {
	var lacks []string
	for _, name := range c.Registers {
		kind, _ := data.KindNamed(name)
		if data.UseOf(g.in.Register, kind.Name).State == data.UseNotBegun {
			lacks = append(lacks, lower(translations.Swedish.Text(data.KindsKey(kind.Name), nil)))
		}
	}
	switch {
	case len(lacks) == len(c.Registers):
		return NotInUse, []string{"Inget register är påbörjat."}
	case len(lacks) > 0:
		return Unjudged, []string{"Ej påbörjat: " + Enumerate(lacks) + "."}
	case len(c.Duties) == 0:
		return Unjudged, []string{"Registren är i bruk."}
	}
	return Unjudged, nil
}

// judged is how a duty of the catalogue stands, and why.
func (g *gaps) judged(s data.Standing) (State, string) {
	own := ""
	if s.Own != nil {
		own = s.Own.AssessmentReason
	}
	if s.Judged.Assessment == data.NotInUse {
		return Unjudged, ""
	}
	return stateOf(s.Judged.Assessment), strings.TrimSuffix(g.view.Because(s.Judged, own), ".") + "."
}

// worse is the worse of two judgements; what is unjudged counts only where nothing else does.
func worse(a, b State) State {
	order := []State{Lacking, Partly, Met}
	x, y := slices.Index(order, a), slices.Index(order, b)
	switch {
	case x < 0 && y < 0 || y < 0:
		return a
	case x < 0 || y < x:
		return b
	}
	return a
}

// ofDuty are the actions that a duty has led to.
func (g *gaps) ofDuty(d *data.Duty) []*data.Action {
	var list []*data.Action
	for _, a := range data.All(g.in.Register, data.Actions) {
		if slices.Contains(a.Duties, data.Link[*data.Duty](d.ID)) {
			list = append(list, a)
		}
	}
	return list
}
