package reports_test

import (
	"strings"

	"lisparmen/reports"
)

// said is all that a paper says, block by block and cell by cell, without the lines it is broken into.
func said(paper reports.Document) string {
	var b strings.Builder
	write := func(texts ...string) {
		for _, text := range texts {
			b.WriteString(soft(text) + "\n")
		}
	}
	runs := func(list []reports.Run) {
		for _, run := range list {
			b.WriteString(soft(run.Text))
		}
		b.WriteString("\n")
	}
	write(paper.Title, paper.Subtitle)
	var all func([]reports.Block)
	all = func(blocks []reports.Block) {
		for _, block := range blocks {
			switch block := block.(type) {
			case reports.Heading:
				write(block.Text)
			case reports.Paragraph:
				runs(block.Runs)
			case reports.List:
				for _, item := range block.Items {
					runs(item.Runs)
				}
			case reports.Facts:
				for _, fact := range block.Facts {
					write(fact.Label + ": " + fact.Value)
				}
			case reports.Table:
				write(block.Caption)
				for _, row := range block.Rows {
					for _, cell := range row.Cells {
						write(cell.State.Word())
						runs(cell.Runs)
					}
				}
			case reports.Group:
				all(block.Blocks)
			}
		}
	}
	all(paper.Blocks)
	return b.String()
}
