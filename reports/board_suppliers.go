package reports

import (
	"cmp"
	"slices"

	"lisparmen/data"
	"lisparmen/translations"
)

// suppliers is the part on suppliers in the area of procurement: how many of each criticality are followed up in time and have
// their PUB-avtal, which contracts end, and what is being bought. It names no supplier together with what is wrong with it.
func (b *board) suppliers() []Block {
	if !inUse(b.reg, data.Suppliers.Name) {
		return nil
	}
	states := slices.DeleteFunc(data.SupplierStates(b.reg, b.in.AsOf), func(s data.SupplierState) bool { return !s.Current(b.in.AsOf) })
	blocks := []Block{Text(supplierLead(b.reg, states, b.in.AsOf)), b.criticalityTable(states)}
	blocks = append(blocks, b.endingContracts()...)
	return append(blocks, b.procurements()...)
}

// criticalityTable counts the suppliers by how much depends on them.
func (b *board) criticalityTable(states []data.SupplierState) Block {
	table := Table{RowHeader: true, Caption: "Leverantörer efter kritikalitet", Columns: []Column{
		{Head: "Kritikalitet", Weight: 2},
		{Head: "Antal", Weight: 1, Align: AlignRight},
		{Head: "Uppföljda i tid", Weight: 1.4, Align: AlignRight},
		{Head: "Avvikelse utan åtgärd", Weight: 1.6, Align: AlignRight},
		{Head: "PUB-avtal saknas", Weight: 1.6, Align: AlignRight},
	}}
	for _, level := range criticalities {
		all, inTime, unanswered, missing := 0, 0, 0, 0
		for _, s := range states {
			if s.Criticality == level {
				all++
				inTime += oneIf(!s.Late(b.in.AsOf))
				unanswered += oneIf(s.Unanswered != nil)
				missing += oneIf(slices.Contains(s.Lacks, data.LackProcessor))
			}
		}
		if all == 0 {
			continue
		}
		checked, deviating, processors := Number(inTime), Number(unanswered), Number(missing)
		if level == "" {
			checked = "–"
		}
		if !inUse(b.reg, data.SupplierChecks.Name) {
			checked, deviating = "–", "–"
		}
		if !inUse(b.reg, data.Contracts.Name) {
			processors = "–"
		}
		table.Rows = append(table.Rows, Cells(option("priority", level), Number(all), checked, deviating, processors))
	}
	return table
}

// endingContracts are those that end, or of which notice must be given, within a year.
func (b *board) endingContracts() []Block {
	if !inUse(b.reg, data.Contracts.Name) {
		return nil
	}
	year := b.in.AsOf.AddMonths(12)
	ending := slices.DeleteFunc(data.All(b.reg, data.Contracts), func(c *data.Contract) bool {
		soon := c.To != "" && c.To <= year || c.Notice() >= b.in.AsOf && c.Notice() <= year
		return c.Ended(b.in.AsOf) || !soon
	})
	if len(ending) == 0 {
		return []Block{Text("Inget avtal slutar gälla eller behöver sägas upp inom ett år.")}
	}
	slices.SortStableFunc(ending, func(x, y *data.Contract) int {
		return cmp.Compare(cmp.Or(x.Notice(), x.To), cmp.Or(y.Notice(), y.To))
	})
	return append(contractTable(b.view, "Avtal som slutar gälla eller ska sägas upp eller behållas inom ett år", ending[:min(len(ending), mostRows)]), moreRows(len(ending))...)
}

// procurements are those under way: named where somebody has judged them public, else counted.
func (b *board) procurements() []Block {
	if !inUse(b.reg, data.Procurements.Name) {
		return nil
	}
	table := Table{RowHeader: true, Caption: "Pågående upphandlingar", Columns: []Column{{Head: "Upphandling", Weight: 3}, {Head: "Form", Weight: 1.4}, {Head: "Läge", Weight: 1.6}}}
	all, unclassified := 0, 0
	for _, p := range data.All(b.reg, data.Procurements) {
		unclassified += oneIf(p.Unclassified())
		if !p.UnderWay() {
			continue
		}
		all++
		if !b.reg.IsSecret(p) {
			table.Rows = append(table.Rows, Cells(b.view.Title(p), option("procurement_sort", p.Sort), translations.Swedish.Text("procurement.stage."+string(p.Stage()), nil)))
		}
	}
	if all == 0 {
		return nil
	}
	text := Count(all, "upphandling pågår.", "upphandlingar pågår.")
	switch hidden := all - len(table.Rows); {
	case hidden == all:
		text += " " + plural(all, "Den namnges", "De namnges") + " inte, eftersom sekretess kan gälla."
	case hidden > 0:
		text += " " + Number(hidden) + " av dem namnges inte, eftersom sekretess kan gälla."
	}
	if unclassified > 0 {
		text += " " + Count(unclassified, "upphandling har annonserats", "upphandlingar har annonserats") + " utan att informationen var klassad."
	}
	blocks := []Block{Text(text)}
	if len(table.Rows) > 0 {
		blocks = append(blocks, table)
	}
	return blocks
}
