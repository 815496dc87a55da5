package reports

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
)

// classList is klassningsförteckningen: all information with its class, when and by whom it was decided and what must be classified or
// decided anew; and what the systems inherit. The public version tells which information there is and when it was classified, but no
// levels, since they tell where that lies which is worth taking.
func classList(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	in.Register = in.Register.InUse()
	paper := in.paper("Klassningsförteckning")
	paper.Subtitle = "Ställning per den " + LongDate(in.AsOf)
	if words := unusedWords(in.Register, data.Assets.Name); words != "" {
		paper.Blocks = []Block{Lead(capital(words) + "."), Text("Lägg in kommunens informationsmängder under Informationsmängder, så blir de förteckningen.")}
		return paper, nil
	}
	l := classLister{in: in, view: NewViewer(in.Register), classes: data.NewClasses(in.Register, in.AsOf)}
	for _, a := range data.All(in.Register, data.Assets) {
		l.add(a)
	}
	paper.Blocks = append(in.publicNote(), Lead(l.sum()))
	paper.Blocks = append(paper.Blocks, elsewhere(in.Register, data.Classifications.Name)...)
	if len(l.todo) > 0 && !in.Public {
		paper.Blocks = append(paper.Blocks, Heading{Level: 1, Text: "Det här ska klassas eller beslutas"}, Bullets(l.todo...))
	}
	paper.Blocks = append(paper.Blocks, Heading{Level: 1, Text: "Information"})
	if len(l.rows) > 0 {
		paper.Blocks = append(paper.Blocks, l.table())
	}
	paper.Blocks = append(paper.Blocks, unnamed(l.secret, "informationsmängd", "informationsmängder")...)
	if !in.Public {
		paper.Blocks = append(paper.Blocks, l.systems()...)
		paper.Blocks = append(paper.Blocks, Paragraph{Style: SmallText, Runs: Plain("K konfidentialitet, R riktighet, T tillgänglighet, S spårbarhet. Där klassningen har slutat gälla visas den senaste nivån, eftersom inget bättre är känt.")})
	}
	paper.Secrecy = in.marksTogether(l.told...)
	return paper, nil
}

// classLister gathers the rows of the list, and counts.
type classLister struct {
	in            Input
	view          *Viewer
	classes       data.Classes
	rows          []Row
	todo          []string
	told          []data.Record
	all, valid    int
	secret, waits int
}

func (l *classLister) add(a *data.Asset) {
	class := l.classes.Of(a)
	l.all++
	l.valid += oneIf(class.State == data.ClassValid)
	l.waits += oneIf(class.Waiting != nil)
	if !l.in.mayName(a) {
		l.secret++
		return
	}
	l.told = append(l.told, a)
	name := withBelow(l.view.Title(a), "Ägare: "+lowerUnknown(l.view.Linked(string(a.Owner))))
	if u := l.view.Linked(string(a.Unit)); u != "" {
		name.Runs = append(name.Runs, quietly("\n"+u))
	}
	decided := "–"
	if d := class.Decided; d != nil {
		decided = string(d.DecidedOn)
		if by := l.view.Linked(string(d.DecidedBy)); by != "" {
			decided += "\n" + by
		}
	}
	row := Row{Cells: []Cell{name}}
	if !l.in.Public {
		row.Cells = append(row.Cells, TextCell(levelLines(class.Level)))
	}
	row.Cells = append(row.Cells, TextCell(decided))
	if !l.in.Public {
		row.Cells = append(row.Cells, l.standing(class))
		if task := l.task(a, class); task != "" {
			l.todo = append(l.todo, task)
		}
	}
	l.rows = append(l.rows, row)
}

// levelLines are the levels, an aspect a line by its first letter.
func levelLines(level func(data.Aspect) data.Level) string {
	var lines []string
	known := false
	for _, a := range data.Aspects() {
		known = known || level(a).Text != ""
		lines = append(lines, AspectLetter(a)+hard+cmp.Or(strings.ReplaceAll(level(a).Text, " ", hard), "–"))
	}
	if !known {
		return "Ej klassad"
	}
	return strings.Join(lines, "\n")
}

// standing is whether the class is good, and until when.
func (l *classLister) standing(class data.Class) Cell {
	var cell Cell
	switch class.State {
	case data.ClassValid:
		cell = TextCell("Gäller till " + string(class.Decided.Until()))
	case data.ClassExpired:
		cell = Cell{Runs: []Run{{Text: "Slutade gälla " + string(class.Decided.Until()), Bold: true}}}
	case data.ClassUndecided:
		return Cell{Runs: []Run{{Text: "Väntar på beslut", Bold: true}}}
	default:
		return Cell{Runs: []Run{{Text: "Inte klassad", Bold: true}}}
	}
	if class.Waiting != nil {
		cell.Runs = append(cell.Runs, Run{Text: ". Ny klassning väntar på beslut"})
	}
	return cell
}

// task is what somebody must do about the class of some information; empty for nothing.
func (l *classLister) task(a *data.Asset, class data.Class) string {
	owner := cmp.Or(l.view.Linked(string(a.Owner)), "informationsägaren, som inte är utsedd")
	switch {
	case class.Waiting != nil:
		return l.view.Title(a) + ": klassad " + string(class.Waiting.On) + ", ska beslutas av " + owner + "."
	case class.State == data.ClassExpired:
		return l.view.Title(a) + ": klassa om, klassningen slutade gälla " + string(class.Decided.Until()) + "."
	case class.State == data.ClassNone:
		return l.view.Title(a) + ": klassa, ingen har gjort det."
	case class.State == data.ClassValid && class.Decided.Until() <= l.in.AsOf.AddMonths(monthsToReclassify):
		return l.view.Title(a) + ": klassa om före " + string(class.Decided.Until()) + "."
	}
	return ""
}

// monthsToReclassify is how far ahead the list tells what must be classified anew: people have to be called to a meeting.
const monthsToReclassify = 6

// sum is the list in a sentence.
func (l *classLister) sum() string {
	if isElsewhere(l.in.Register, data.Classifications.Name) {
		return capital(Count(l.all, "informationsmängd finns", "informationsmängder finns")) + " i registret."
	}
	text := Number(l.valid) + " av " + Count(l.all, "informationsmängd", "informationsmängder") + " har en beslutad klassning som gäller."
	if l.waits > 0 {
		text += " " + Count(l.waits, "klassning väntar", "klassningar väntar") + " på beslut."
	}
	if use := data.UseOf(l.in.Register, data.Assets.Name); use.Whole > l.all {
		text += " Kommunen räknar med cirka " + Number(use.Whole) + " informationsmängder, så " + Number(use.Whole-l.all) + " är inte inlagda."
	}
	return text
}

func (l *classLister) table() Table {
	table := Table{RowHeader: true, Rows: l.rows, Columns: []Column{{Head: "Information", Weight: 3.2}}}
	if !l.in.Public {
		table.Columns = append(table.Columns, Column{Head: "Klass", Weight: 1.6})
	}
	table.Columns = append(table.Columns, Column{Head: "Beslutad", Weight: 1.6})
	if !l.in.Public {
		table.Columns = append(table.Columns, Column{Head: "Läge", Weight: 2})
	}
	return table
}

// systems are what the systems in use inherit, and of which information the class is uncertain.
func (l *classLister) systems() []Block {
	table := Table{RowHeader: true, Tight: true, Columns: []Column{{Head: "System", Weight: 2.4}, {Head: "Ärvd klass", Weight: 1.6}, {Head: "Osäker, därför att", Weight: 4}}}
	for _, s := range data.All(l.in.Register, data.Systems) {
		if !s.Live() {
			continue
		}
		inherited := l.classes.System(s)
		uncertain := "–"
		switch {
		case len(inherited.Assets) == 0:
			uncertain = "Ingen har sagt vilken information som finns i systemet"
		case len(inherited.Uncertain) > 0:
			names := make([]string, len(inherited.Uncertain))
			for i, a := range inherited.Uncertain {
				names[i] = l.view.Title(a)
			}
			slices.Sort(names)
			uncertain = Enumerate(names) + " saknar klassning som gäller"
		}
		l.told = append(l.told, s)
		table.Rows = append(table.Rows, Cells(l.view.Title(s), levelLines(func(a data.Aspect) data.Level { level, _ := inherited.Level(a); return level }), uncertain))
	}
	if len(table.Rows) == 0 {
		return nil
	}
	return []Block{Heading{Level: 1, Text: "System"}, Text("Ett system ärver den högsta nivån av informationen i det."), table}
}
