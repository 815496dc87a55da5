package xlsx

import (
	"cmp"
	"slices"

	"lisparmen/reports"
)

// factsTable is what a paper says in labels and values, in key figures and in judgements, as one table: to count and sort in they
// are rows like others. A column that says nothing is left out, and without a row there is no table.
func factsTable(doc reports.Document) reports.Table {
	table := reports.Table{Columns: []reports.Column{
		{Head: reports.WordSection}, {Head: reports.WordFact}, {Head: reports.WordValue}, {Head: reports.WordJudgement}, {Head: reports.WordExplanation},
	}}
	under := ""
	row := func(label, value string, state reports.State, explanation string) {
		cells := reports.Cells(under, label, value, "", explanation)
		cells.Cells[3] = reports.StateCell(state)
		table.Rows = append(table.Rows, cells)
	}
	var collect func([]reports.Block)
	collect = func(blocks []reports.Block) {
		for _, block := range blocks {
			switch block := block.(type) {
			case reports.Heading:
				under = cmp.Or(line(block.Text), under)
			case reports.Group:
				collect(block.Blocks)
			case reports.Facts:
				for _, f := range block.Facts {
					row(f.Label, f.Value, reports.NoState, "")
				}
			case reports.KeyFigures:
				for _, f := range block.Figures {
					row(f.Label, f.Value, reports.NoState, f.Note)
				}
			case reports.Lights:
				for _, l := range block.Lights {
					row(l.Name, l.Coverage, l.State, l.Sentence)
				}
			}
		}
	}
	collect(doc.Blocks)
	for i, c := range slices.Backward(table.Columns) {
		if c.Head == reports.WordFact || c.Head == reports.WordValue || slices.ContainsFunc(table.Rows, func(r reports.Row) bool { return cellText(r.Cells[i]) != "" }) {
			continue
		}
		table.Columns = slices.Delete(table.Columns, i, i+1)
		for j := range table.Rows {
			table.Rows[j].Cells = slices.Delete(table.Rows[j].Cells, i, i+1)
		}
	}
	return table
}
