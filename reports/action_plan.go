package reports

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/translations"
)

// actionPlan is handlingsplanen: what is to be done, why, by whom, by when and for how much, nämnd by nämnd and förvaltning by
// förvaltning, what is late first; then what was done in the period. It is of one unit and those below it, or of all.
func actionPlan(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	in.Register = in.Register.InUse()
	unit, is, err := chosen(in, data.Units)
	if err != nil {
		return Document{}, err
	}
	p := planPaper{in: in, view: NewViewer(in.Register), by: map[*data.Unit][]*data.Action{}}
	paper := in.paper("Handlingsplan för informationssäkerhet")
	paper.Subtitle = "Ställning per den " + LongDate(in.AsOf)
	if is {
		paper.Title = "Handlingsplan: " + unit.Name
	}
	paper.Contents = true
	paper.Blocks = in.publicNote()
	if words := unusedWords(in.Register, data.Actions.Name); words != "" {
		paper.Blocks = append(paper.Blocks, Lead(capital(words)+"."))
		if !isElsewhere(in.Register, data.Actions.Name) {
			paper.Blocks = append(paper.Blocks, Text("Lägg in det som ska göras under Åtgärder, så blir det planen."))
		}
		return paper, nil
	}
	for _, a := range data.All(in.Register, data.Actions) {
		of := p.unitOf(a)
		if is && !p.within(of, unit) {
			continue
		}
		switch {
		case a.Open():
			p.open = append(p.open, a)
			p.by[of] = append(p.by[of], a)
		case a.State == data.ActionDone && in.covers(a.DoneOn):
			p.done = append(p.done, a)
		default:
			continue
		}
		p.told = append(p.told, a)
	}
	paper.Blocks = append(paper.Blocks, p.sum()...)
	for _, u := range p.units() {
		paper.Blocks = append(paper.Blocks, p.of(u)...)
	}
	paper.Blocks = append(paper.Blocks, p.finished()...)
	paper.Secrecy = in.marksTogether(p.told...)
	return paper, nil
}

type planPaper struct {
	in         Input
	view       *Viewer
	open, done []*data.Action
	by         map[*data.Unit][]*data.Action // those that are open, by whose they are; nil for nobody's
	told       []data.Record
}

// unitOf is the nämnd, förvaltning or company that an action is to be done by: its own, else that of the person who answers for it; nil
// when neither is known.
func (p *planPaper) unitOf(a *data.Action) *data.Unit {
	link := a.Owner
	if person, ok := data.Find(p.in.Register, a.Responsible); ok && link == "" {
		link = person.Unit
	}
	var nearest *data.Unit
	for range 10 { // deeper than any municipality, and an end for units that lie below one another in a ring
		u, ok := data.Find(p.in.Register, link)
		if !ok || u.Gallrad != "" {
			return nearest
		}
		if nearest = cmp.Or(nearest, u); u.Type != data.UnitSection && u.Type != data.UnitSubcommittee {
			return u
		}
		link = u.Parent
	}
	return nearest
}

// within tells whether a unit is another or lies below it.
func (p *planPaper) within(u, other *data.Unit) bool {
	for range 10 { // as above
		if u == nil || u.ID == other.ID {
			return u != nil
		}
		u, _ = data.Find(p.in.Register, u.Parent)
	}
	return false
}

// units are those that have something to do, in the order of the organisation; nil last, for what is nobody's.
func (p *planPaper) units() []*data.Unit {
	var list []*data.Unit
	for _, node := range data.UnitTree(p.in.Register, p.in.AsOf) {
		if len(p.by[node.Unit]) > 0 {
			list = append(list, node.Unit)
		}
	}
	for _, r := range p.in.Register.All(data.Units.Untyped()) {
		if u := r.(*data.Unit); len(p.by[u]) > 0 && !slices.Contains(list, u) { // it is removed
			list = append(list, u)
		}
	}
	if len(p.by[nil]) > 0 {
		list = append(list, nil)
	}
	return list
}

func (p *planPaper) late(a *data.Action) bool { return a.Open() && a.Due != "" && a.Due < p.in.AsOf }

// sum is the plan in a sentence and four numbers.
func (p *planPaper) sum() []Block {
	late, undated, cost, lacking := 0, 0, 0, 0
	for _, a := range p.open {
		late += oneIf(p.late(a))
		undated += oneIf(a.Due == "")
		if a.Cost != nil {
			cost += *a.Cost
			if !a.Financed {
				lacking += *a.Cost
			}
		}
	}
	if len(p.open) == 0 {
		text := "Ingen åtgärd är öppen."
		if len(p.done) > 0 {
			text += " " + capital(Count(len(p.done), "åtgärd blev klar", "åtgärder blev klara")) + " " + Period(p.in.From, p.in.To) + "."
		}
		return []Block{Lead(text)}
	}
	text := capital(Count(len(p.open), "åtgärd", "åtgärder")) + " ska göras"
	switch {
	case late == 0:
		text += ", och ingen är försenad."
	case late == len(p.open):
		text += ", och alla är försenade."
	default:
		text += ". " + Number(late) + " av dem är " + plural(late, "försenad", "försenade") + "."
	}
	if undated > 0 {
		text += " " + Number(undated) + " har inget datum."
	}
	figures := []KeyFigure{{Value: Number(late), Label: "försenade"}, {Value: Number(len(p.open) - late), Label: "på väg"}, {Value: Number(len(p.done)), Label: "klara i perioden"}}
	if cost > 0 {
		figures = append(figures, KeyFigure{Value: Kronor(cost), Label: "kostar de öppna", Note: "varav " + Kronor(lacking) + " inte är finansierade"})
	}
	return []Block{Lead(text), KeyFigures{figures}}
}

// of is the plan of one unit; nil for what is nobody's.
func (p *planPaper) of(u *data.Unit) []Block {
	list := slices.Clone(p.by[u])
	slices.SortStableFunc(list, func(a, b *data.Action) int {
		return cmp.Or(cmp.Compare(cmp.Or(a.Due, "9999"), cmp.Or(b.Due, "9999")), data.ComparePriority(a, b)) // what is late comes first
	})
	table := Table{RowHeader: true, Columns: []Column{{Head: "Åtgärd, och varför", Weight: 3.6}, {Head: "Ansvarig", Weight: 1.4}, {Head: "Senast", Weight: 1.2}, {Head: "Läge", Weight: 1.1}, {Head: "Kostnad", Weight: 1.3, Align: AlignRight}}}
	for _, a := range list {
		state := []Run{{Text: option("action_state", a.State)}}
		if p.late(a) {
			state = []Run{{Text: "Försenad", Bold: true}, quietly("\n" + lower(option("action_state", a.State)))}
		}
		cost := Cell{Runs: Plain("–")}
		if a.Cost != nil {
			cost = withBelow(Kronor(*a.Cost), map[bool]string{true: "finansierad", false: "inte finansierad"}[a.Financed])
		}
		table.Rows = append(table.Rows, Row{Cells: []Cell{
			withBelow(p.view.Title(a), p.why(a)), TextCell(cmp.Or(p.view.Linked(string(a.Responsible)), "Ingen")), TextCell(cmp.Or(string(a.Due), "–")), {Runs: state}, cost,
		}})
	}
	name := "Åtgärder som ingen nämnd eller förvaltning har"
	if u != nil {
		name = p.view.Title(u)
	}
	return []Block{Heading{Level: 1, Text: name}, table}
}

// why tells what an action came of, and what it costs not to do it.
func (p *planPaper) why(a *data.Action) string {
	var parts []string
	if _, id, ok := data.SplitOrigin(a.Origin); ok {
		parts = append(parts, p.from(id))
	}
	for _, id := range []string{string(a.Decision), string(a.Incident), string(a.Document)} {
		if id != "" {
			parts = append(parts, p.from(id))
		}
	}
	for _, d := range a.Duties {
		if duty, ok := data.Find(p.in.Register, d); ok && len(parts) == 0 {
			parts = append(parts, "Policyn: "+duty.Sentence)
			break
		}
	}
	text := strings.Join(parts, "\n")
	if a.Unfinanced() && a.Refused != "" {
		text = strings.TrimPrefix(text+"\nOm pengarna uteblir: "+a.Refused, "\n")
	}
	return text
}

// from names what an action came of by its sort: "Risk: R-7 Utpressningsprogram".
func (p *planPaper) from(id string) string {
	r := p.in.Register.Record(id)
	if r == nil {
		return "Okänd post"
	}
	sort := translations.Swedish.Text(data.KindKey(r.KindName()), nil)
	if r.KindName() == data.Fulfilments.Name {
		sort = "Krav"
	}
	if !p.in.mayName(r) { // what its title is made of tells too: which requirement, which supplier
		return strings.TrimSuffix(sort+": "+p.view.Number(r), ": ")
	}
	p.told = append(p.told, r) // its words are there, and its provision is the action's
	if d, ok := r.(*data.Decision); ok {
		return "Uppdrag: " + WithParagraph(p.view.Title(d), d.Paragraph)
	}
	return sort + ": " + p.view.Title(r)
}

// finished are the actions that were done in the period.
func (p *planPaper) finished() []Block {
	if len(p.done) == 0 {
		return nil
	}
	slices.SortStableFunc(p.done, func(a, b *data.Action) int { return cmp.Compare(a.DoneOn, b.DoneOn) })
	table := Table{RowHeader: true, Columns: []Column{{Head: "Åtgärd", Weight: 3.6}, {Head: "Ansvarig", Weight: 1.4}, {Head: "Klar", Weight: 1.2}, {Head: "Hjälpte det?", Weight: 2.4}}}
	for _, a := range p.done {
		table.Rows = append(table.Rows, Cells(p.view.Title(a), cmp.Or(p.view.Linked(string(a.Responsible)), "Ingen"), string(a.DoneOn), cmp.Or(a.Effect, "Inte kontrollerat")))
	}
	return []Block{Heading{Level: 1, Text: "Klara " + Period(p.in.From, p.in.To)}, table}
}
