package reports

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/translations"
)

// supplierRegister is the coordinator's own list of suppliers: how each is followed up, its contracts, who processes personal data
// in its turn, and what is missing. What is missing is left out of the public version, since it tells where a supplier is weak.
func supplierRegister(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	paper := in.paper("Leverantörer och avtal")
	paper.Subtitle = "Ställning per den " + LongDate(in.AsOf)
	if words := unusedWords(in.Register, data.Suppliers.Name); words != "" {
		paper.Blocks = []Block{Lead(capital(words) + ".")}
		return paper, nil
	}
	in.Register = in.Register.InUse()
	view := NewViewer(in.Register)
	var states []data.SupplierState
	for _, s := range data.SupplierStates(in.Register, in.AsOf) {
		if s.Current(in.AsOf) {
			states = append(states, s)
		}
	}
	slices.SortStableFunc(states, func(a, b data.SupplierState) int {
		return cmp.Or(cmp.Compare(criticalityOrder(a.Criticality), criticalityOrder(b.Criticality)), cmp.Compare(deref(a.Number), deref(b.Number)))
	})
	var marks []*SecrecyMark
	for _, s := range states {
		if s.Last != nil {
			if mark := in.markOf(s.Last); mark != nil {
				marks = append(marks, mark)
			}
		}
	}
	paper.Secrecy = joined(marks)
	paper.Blocks = append(in.publicNote(), Lead(supplierLead(in.Register, states, in.AsOf)), supplierTable(view, states, in))
	paper.Blocks = append(paper.Blocks, contractTable(view, "Avtal", data.All(in.Register, data.Contracts))...)
	paper.Blocks = append(paper.Blocks, subprocessorTable(view, in)...)
	return paper, nil
}

// criticalities are in the order they matter; the unjudged last.
var criticalities = []data.Priority{data.PriorityHigh, data.PriorityMedium, data.PriorityLow, ""}

func criticalityOrder(p data.Priority) int { return slices.Index(criticalities, p) }

// supplierLead sums up how suppliers are followed up.
func supplierLead(reg data.Register, states []data.SupplierState, today data.Day) string {
	judged, inTime, missing := 0, 0, 0

	for _, s := range states {
		judged += oneIf(s.Criticality != "")
		inTime += oneIf(s.Criticality != "" && !s.Late(today))
		missing += oneIf(slices.Contains(s.Lacks, data.LackProcessor))
	}
	text := Count(len(states), "leverantör finns", "leverantörer finns") + " i registret."
	if judged > 0 && inUse(reg, data.SupplierChecks.Name) {
		text = Number(inTime) + " av " + Count(judged, "leverantör", "leverantörer") + " är " + plural(judged, "uppföljd", "uppföljda") + " i tid."
		if rest := len(states) - judged; rest > 0 {
			text += " För " + Number(rest) + " är det inte bedömt hur kritisk leverantören är."
		}
	}
	if missing > 0 {
		text += " PUB-avtal saknas med " + Count(missing, "leverantör.", "leverantörer.")
	}
	return text
}

// supplierTable is each supplier and how it stands.
func supplierTable(view *Viewer, states []data.SupplierState, in Input) Block {
	table := Table{RowHeader: true, Columns: []Column{
		{Head: "Leverantör", Weight: 2.6}, {Head: "Kritikalitet", Weight: 1.1}, {Head: "Uppföljd", Weight: 1.2}, {Head: "Nästa gång", Weight: 1.2}, {Head: "PUB-avtal", Weight: 1.3},
	}}
	if !in.Public {
		table.Columns = append(table.Columns, Column{Head: "Saknas", Weight: 2.6})
	}
	for _, s := range states {
		name := TextCell(view.Title(s.Supplier))
		if s.Delivers != "" {
			name.Runs = append(name.Runs, quietly("\n"+s.Delivers))
		}
		last, next := "Aldrig", string(s.Next)
		if !inUse(in.Register, data.SupplierChecks.Name) {
			last = "–"
		}
		if s.Last != nil {
			last = string(s.Last.DoneOn)
		}
		switch {
		case s.Planned != nil && s.Planned.Planned != "":
			next = string(s.Planned.Planned) + "\nplanerad"
		case s.Never:
			next = "Nu"
		}
		processor := "–"
		if s.Processor != "" {
			processor = capital(strings.TrimPrefix(translations.Swedish.Text("processor."+string(s.Processor), nil), "PUB-avtal "))
		}
		row := Row{Cells: []Cell{name, TextCell(option("priority", s.Criticality)), TextCell(last), TextCell(cmp.Or(next, "–")), TextCell(processor)}}
		if !in.Public {
			words := make([]string, len(s.Lacks))
			for i, lack := range s.Lacks {
				words[i] = translations.Swedish.Text(string(lack), nil)
			}
			row.Cells = append(row.Cells, TextCell(cmp.Or(capital(Enumerate(words)), "Inget")))
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// contractTable lists contracts with the days that matter; nothing when there are none.
func contractTable(view *Viewer, caption string, contracts []*data.Contract) []Block {
	if len(contracts) == 0 {
		return nil
	}
	table := Table{RowHeader: true, Caption: caption, Columns: []Column{
		{Head: "Avtal", Weight: 3}, {Head: "Leverantör", Weight: 2.2}, {Head: "Slutar gälla", Weight: 1.3}, {Head: "Uppsägning senast", Weight: 1.4}, {Head: "Vad händer sedan", Weight: 1.5},
	}}
	for _, c := range contracts {
		table.Rows = append(table.Rows, Cells(view.Title(c), view.Linked(string(c.Supplier)), cmp.Or(string(c.To), "Tills vidare"), cmp.Or(string(c.Notice()), "–"), option("contract_then", c.Then)))
	}
	return []Block{table}
}

// subprocessorTable lists those who process personal data in a supplier's turn, and where.
func subprocessorTable(view *Viewer, in Input) []Block {
	table := Table{RowHeader: true, Caption: "Underbiträden", Columns: []Column{
		{Head: "Underbiträde", Weight: 2.2}, {Head: "Avtal", Weight: 2.6}, {Head: "Gör", Weight: 2}, {Head: "Land", Weight: 2.3}, {Head: "Godkänt", Weight: 1.2},
	}}
	for _, s := range data.All(in.Register, data.Subprocessors) {
		if s.EndedOn != "" && s.EndedOn < in.AsOf {
			continue
		}
		country := TextCell(cmp.Or(s.Country, "–"))
		if s.OutsideEU {
			country.Runs = append(country.Runs, quietly("\nutanför EES: "+lower(cmp.Or(s.TransferGround, "ingen grund angiven"))))
		}
		table.Rows = append(table.Rows, Row{Cells: []Cell{
			TextCell(s.Title), TextCell(view.Linked(string(s.Contract))), TextCell(cmp.Or(s.Does, "–")), country, TextCell(cmp.Or(string(s.ApprovedOn), "Nej")),
		}})
	}
	if len(table.Rows) == 0 {
		return nil
	}
	return []Block{table}
}
