package reports

import (
	"slices"
	"strings"

	"lisparmen/data"
)

// budgetBasis is what the budget needs to know of information security: the open actions that nobody has given money, what each
// costs, and which risk stays if it gets none, nämnd by nämnd.
func budgetBasis(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	paper := in.paper("Budgetunderlag informationssäkerhet " + nextYear(in))
	paper.Subtitle = "Åtgärder som saknar pengar. Ställning per den " + LongDate(in.AsOf)
	paper.Blocks = in.publicNote()
	if text := unusedWords(in.Register, data.Actions.Name); text != "" {
		paper.Blocks = append(paper.Blocks, Lead(capital(text)+"."), Text("För in åtgärderna med kostnad, så visar underlaget vad som saknar pengar."))
		return paper, nil
	}
	b := budget{naming: newNaming(in), reg: in.Register.InUse()}
	b.gather()
	paper.Blocks = append(paper.Blocks, Lead(b.sum()))
	for _, words := range []string{b.sorts(), b.rest()} {
		if words != "" {
			paper.Blocks = append(paper.Blocks, Text(words))
		}
	}
	if len(b.parts) > 1 {
		paper.Blocks = append(paper.Blocks, b.sums())
	}
	for _, part := range b.parts {
		paper.Blocks = append(paper.Blocks, Heading{Level: 1, Text: part.name()}, b.table(part))
	}
	paper.Secrecy = b.mark()
	return paper, nil
}

type budget struct {
	*naming
	reg      data.Register
	parts    []budgetPart
	all      budgetPart
	urgent   int // kronor of high priority
	financed int // kronor
	uncosted int // open actions whose cost nobody has given
}

// budgetPart is what one nämnd or company needs.
type budgetPart struct {
	body    *data.Unit // nil where nobody has said whose they are
	actions []*data.Action
	kronor  int
	sorted  map[data.CostSort]int // kronor
}

func (p budgetPart) name() string {
	if p.body == nil {
		return "Utan nämnd"
	}
	return p.body.Name
}

func (p *budgetPart) add(a *data.Action) {
	if p.sorted == nil {
		p.sorted = map[data.CostSort]int{}
	}
	p.actions, p.kronor = append(p.actions, a), p.kronor+*a.Cost
	p.sorted[a.CostSort] += *a.Cost
}

// costSorts are what a cost can be, in the order of the tables; last what nobody has said.
var costSorts = []struct {
	sort data.CostSort
	name string
}{{data.CostRunning, "Drift per år"}, {data.CostInvestment, "Investering"}, {"", "Inte angivet"}}

// gather parts what has no money by nämnd, in the order of the organisation; what is nobody's comes last.
func (b *budget) gather() {
	of := map[*data.Unit]*budgetPart{}
	actions := slices.SortedStableFunc(slices.Values(data.All(b.reg, data.Actions)), data.ComparePriority)
	for _, a := range actions {
		switch {
		case !a.Open():
		case a.Cost == nil:
			b.uncosted++
		case a.Financed:
			b.financed += *a.Cost
		case a.Unfinanced():
			body := bodyOf(b.reg, a)
			if of[body] == nil {
				of[body] = &budgetPart{body: body}
			}
			of[body].add(a)
			b.all.add(a)
			if a.Priority == data.PriorityHigh {
				b.urgent += *a.Cost
			}
		}
	}
	for _, node := range data.UnitTree(b.reg, b.in.AsOf) {
		if part := of[node.Unit]; part != nil {
			b.parts = append(b.parts, *part)
		}
	}
	if part := of[nil]; part != nil {
		b.parts = append(b.parts, *part)
	}
}

// bodyOf is the nämnd or company whose an action is: where it says who owns it by that, else by who is to do it.
func bodyOf(reg data.Register, a *data.Action) *data.Unit {
	if a.Owner != "" {
		return data.AuthorityUnit(reg, a.Owner)
	}
	if p, ok := data.Find(reg, a.Responsible); ok {
		return data.AuthorityUnit(reg, p.Unit)
	}
	return nil
}

// sum is the whole in one sentence: "4 åtgärder saknar pengar: 1 025 000 kr, varav 625 000 kr har hög prioritet."
func (b *budget) sum() string {
	if len(b.all.actions) == 0 {
		return "Ingen öppen åtgärd med angiven kostnad saknar pengar."
	}
	text := Count(len(b.all.actions), "åtgärd saknar", "åtgärder saknar") + " pengar: " + Kronor(b.all.kronor)
	switch b.urgent {
	case 0:
		return text + "."
	case b.all.kronor:
		return text + ", allt med hög prioritet."
	}
	return text + ", varav " + Kronor(b.urgent) + " till åtgärder med hög prioritet."
}

// rest tells what stands beside: what has money, and what nobody has counted.
func (b *budget) rest() string {
	text := ""
	if b.financed > 0 {
		text = "Öppna åtgärder för " + Kronor(b.financed) + " är redan finansierade. "
	}
	if b.uncosted > 0 {
		text += "För " + Count(b.uncosted, "öppen åtgärd", "öppna åtgärder") + " är ingen kostnad angiven. De ingår inte i summan."
	}
	return text
}

// sorts tells how much is drift and how much investment, and of what nobody has said it.
func (b *budget) sorts() string {
	var known []string
	for _, of := range costSorts {
		if kronor := b.all.sorted[of.sort]; kronor > 0 && of.sort != "" {
			known = append(known, Kronor(kronor)+" "+lower(of.name))
		}
	}
	unsaid := b.all.sorted[""]
	switch {
	case len(known) == 0 && unsaid == 0:
		return ""
	case len(known) == 0:
		return "Registret säger inte om en kostnad är drift eller investering. Fyll i det i tabellen."
	case unsaid == 0:
		return "Av behovet är " + Enumerate(known) + "."
	}
	return "Av behovet är " + Enumerate(known) + ". För " + Kronor(unsaid) + " säger registret inte om det är drift eller investering. Fyll i det i tabellen."
}

// sums is what each nämnd needs, the drift and the investments apart.
func (b *budget) sums() Table {
	table := Table{RowHeader: true, Caption: "Behov för varje nämnd i kronor", Columns: []Column{{Head: "Nämnd", Weight: 3.4}, {Head: "Åtgärder", Weight: 1.2, Align: AlignRight}}}
	for _, of := range costSorts {
		if b.all.sorted[of.sort] > 0 {
			table.Columns = append(table.Columns, Column{Head: of.name, Weight: 1.5, Align: AlignRight})
		}
	}
	table.Columns = append(table.Columns, Column{Head: "Summa", Weight: 1.5, Align: AlignRight})
	row := func(name string, part budgetPart) Row {
		cells := []string{name, Number(len(part.actions))}
		for _, of := range costSorts {
			if b.all.sorted[of.sort] > 0 {
				cells = append(cells, Number(part.sorted[of.sort]))
			}
		}
		return Cells(append(cells, Number(part.kronor))...)
	}
	for _, part := range b.parts {
		table.Rows = append(table.Rows, row(part.name(), part))
	}
	total := row("Summa", b.all)
	total.Total = true
	table.Rows = append(table.Rows, total)
	return table
}

// table is what each action costs, and what stays if the answer is no. Where nobody has said whether a cost is drift or investment, it
// is for who budgets to fill in.
func (b *budget) table(part budgetPart) Table {
	table := Table{RowHeader: true, Columns: []Column{
		{Head: "Åtgärd", Weight: 3.2},
		{Head: "Kronor", Weight: 1.2, Align: AlignRight},
		{Head: "Drift eller investering", Weight: 1.4},
		{Head: "Risk som kvarstår om svaret är nej", Weight: 4},
	}}
	for _, a := range part.actions {
		var about []string
		if a.Priority != "" {
			about = append(about, lower(option("priority", a.Priority))+" prioritet")
		}
		if a.Due != "" {
			about = append(about, "klar senast "+string(a.Due))
		}
		table.Rows = append(table.Rows, Row{Cells: []Cell{withBelow(b.open(a), capital(strings.Join(about, ", "))), TextCell(Number(*a.Cost)), TextCell(costSortWords(a)), refusedCell(a, b.isLeftOut(a))}})
	}
	if len(part.actions) == 1 {
		return table
	}
	total := Cells("Summa", Number(part.kronor), "", "")
	total.Total = true
	table.Rows = append(table.Rows, total)
	return table
}

// costSortWords tells whether a cost is drift or investment; empty where nobody has said.
func costSortWords(a *data.Action) string {
	for _, of := range costSorts {
		if of.sort == a.CostSort && of.sort != "" {
			return of.name
		}
	}
	return ""
}
