package reports

import (
	"cmp"
	"strings"

	"lisparmen/data"
)

// systemList is systemförteckningen: each system with its owner, supplier, inherited class and demands, and what it lacks. What a
// system lacks tells how to get at it, so the public version leaves that out, and the systems whose words may be secret.
func systemList(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	paper := in.paper("Systemförteckning")
	paper.Subtitle = "Ställning per den " + LongDate(in.AsOf)
	reg := in.Register.InUse()
	if !inUse(reg, data.Systems.Name) {
		paper.Blocks = []Block{Lead(capital(unusedWords(reg, data.Systems.Name)) + ".")}
		return paper, nil
	}
	l := systemLister{in: in, reg: reg, view: NewViewer(reg), classes: data.NewClasses(reg, in.AsOf)}
	for _, s := range data.All(reg, data.Systems) {
		l.add(s)
	}
	if !in.Public && len(l.rows) > 0 {
		mark := data.ProposedMark(reg, data.Systems.New(), in.AsOf)
		paper.Secrecy = &SecrecyMark{
			Provision: data.MeasureSystems.Name + proposal, Date: LongDate(in.AsOf), Authority: mark.Authority,
			Text: "Vad systemen saknar kan visa hur någon kan ta sig in i dem. " + unjudgedNote + markNote,
		}
	}
	paper.Blocks = append(in.publicNote(), Lead(l.judgement()))
	paper.Blocks = append(paper.Blocks, elsewhere(reg, data.Assets.Name, data.Classifications.Name, data.Suppliers.Name)...)
	paper.Blocks = append(paper.Blocks, l.table(), Paragraph{Style: SmallText, Runs: Plain(l.note())})
	return paper, nil
}

// systemLister gathers the rows of the list, and counts.
type systemLister struct {
	in                         Input
	reg                        data.Register
	view                       *Viewer
	classes                    data.Classes
	rows                       []Row
	live, lacking, ended, left int
}

func (l *systemLister) add(s *data.System) {
	if s.Life == data.LifeRetired {
		l.ended++
		return
	}
	if l.in.Public && l.reg.IsSecret(s) {
		l.left++
		return
	}
	wants := l.classes.Wants(s)
	l.live += oneIf(s.Live())
	l.lacking += oneIf(len(wants) > 0)
	row := Row{Cells: []Cell{{Runs: []Run{{Text: l.view.Title(s), Bold: true}, quietly("\n" + l.holders(s))}}, TextCell(l.running(s))}}
	if !l.in.Public {
		row.Cells = append(row.Cells, TextCell(l.class(s)), TextCell(demandedHours(s)+"\n"+restoreWords(l.classes.LastRestore(s))), wantsCell(s, wants))
	}
	l.rows = append(l.rows, row)
}

// holders are who answers for the system.
func (l *systemLister) holders(s *data.System) string {
	parts := []string{"Ägare: " + lowerUnknown(l.view.Linked(string(s.Owner)))}
	if s.Keeper != "" {
		parts = append(parts, "Förvaltare: "+l.view.Linked(string(s.Keeper)))
	}
	if u, ok := data.Find(l.reg, s.Unit); ok {
		parts = append(parts, "Används av: "+cmp.Or(u.Short, u.Name))
	}
	return strings.Join(parts, "\n")
}

func lowerUnknown(name string) string { return cmp.Or(name, lower(notStated)) }

// running is who runs it and how.
func (l *systemLister) running(s *data.System) string {
	var parts []string
	if s.Supplier != "" {
		parts = append(parts, l.view.Linked(string(s.Supplier)))
	}
	if s.Hosting != "" {
		parts = append(parts, option("hosting", s.Hosting))
	}
	if s.Life == data.LifePlanned || s.Life == data.LifeLeaving {
		parts = append(parts, option("system_life", s.Life))
	}
	if s.PersonalData {
		parts = append(parts, "Personuppgifter")
	}
	return cmp.Or(strings.Join(parts, "\n"), "–")
}

// class is what the system inherits, an aspect a line by its first letter.
func (l *systemLister) class(s *data.System) string {
	inherited := l.classes.System(s)
	var lines []string
	for _, a := range data.Aspects() {
		level, from := inherited.Level(a)
		words := "–"
		if from != nil {
			words = level.Text
		}
		lines = append(lines, AspectLetter(a)+hard+strings.ReplaceAll(words, " ", hard))
	}
	return strings.Join(lines, "\n")
}

func demandedHours(s *data.System) string {
	hours := func(n *int) string {
		if n == nil {
			return "–"
		}
		return Number(*n) + hard + "h"
	}
	return "RTO" + hard + hours(s.RecoverHours) + "\nRPO" + hard + hours(s.LoseHours)
}

func restoreWords(last data.Restore) string {
	switch {
	case last.On == "":
		return "Ej provad"
	case last.Worked == data.JudgedYes:
		return "Lyckades\n" + string(last.On)
	case last.Worked == data.JudgedNo:
		return "Misslyckades\n" + string(last.On)
	}
	return "Provad\n" + string(last.On)
}

// wantsCell marks what a system lacks, the gravest by its mark.
func wantsCell(s *data.System, wants []data.SystemWant) Cell {
	if !s.Live() {
		return TextCell("–")
	}
	cell := Cell{State: Met}
	var words []string
	for _, w := range wants {
		if cell.State = max(cell.State, Partly); w.Grave() {
			cell.State = Lacking
		}
		words = append(words, WantWords(w))
	}
	if len(words) > 0 {
		cell.Runs = Plain("\n" + strings.Join(words, ".\n") + ".")
	}
	return cell
}

// WantWords tell what a system lacks, without a full stop.
func WantWords(w data.SystemWant) string { return Swedish.WantWords(w) }

func (l *systemLister) table() Table {
	table := Table{RowHeader: true, Tight: true, Rows: l.rows, Columns: []Column{{Head: "System", Weight: 2.7}, {Head: "Leverantör och drift", Weight: 2.3}}}
	if !l.in.Public {
		table.Columns = append(table.Columns, Column{Head: "Klass", Weight: 1.7}, Column{Head: "Återläsning", Weight: 1.6}, Column{Head: "Saknas", Weight: 3})
	}
	return table
}

// judgement is the list in a sentence.
func (l *systemLister) judgement() string {
	text := capital(Count(l.live, "system är i drift", "system är i drift"))
	switch {
	case l.in.Public || l.live == 0:
		return text + "."
	case l.lacking == 0:
		return text + ", och inget saknar något av det som krävs."
	case l.lacking == l.live:
		return text + ", och alla saknar något av det som krävs."
	}
	return text + ", varav " + Number(l.lacking) + " saknar något av det som krävs."
}

// note tells how to read the list, and what is not in it.
func (l *systemLister) note() string {
	note := ""
	if !l.in.Public {
		note = "Klass: K konfidentialitet, R riktighet, T tillgänglighet, S spårbarhet. Systemet ärver den högsta nivån av informationen i det, också från en klassning som har slutat gälla. " +
			"RTO är hur länge systemet får vara nere, RPO hur mycket arbete som får gå förlorat. "
	}
	if l.left > 0 {
		note += capital(Count(l.left, "system", "system")) + " där sekretess kan gälla är utelämnade. "
	}
	if l.ended > 0 {
		note += capital(Count(l.ended, "avvecklat system", "avvecklade system")) + " är inte med. "
	}
	return strings.TrimSpace(note)
}
