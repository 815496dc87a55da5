package papertest

import (
	"pgregory.net/rapid"

	"lisparmen/reports"
)

// Any draws a document of any blocks with any texts, also such as no one would write.
func Any(t *rapid.T) reports.Document {
	doc := reports.Document{
		Title: anyText(t), Subtitle: anyText(t), Municipality: anyText(t), Date: anyText(t), Control: anyText(t),
		Author: anyText(t), Contents: rapid.Bool().Draw(t, "contents"),
	}
	if rapid.Bool().Draw(t, "secret") {
		mark := anyMark(t)
		doc.Secrecy = &mark
	}
	if rapid.Bool().Draw(t, "logo") {
		doc.Logo = Logo()
		doc.Logo.Alt = anyText(t)
	}
	doc.Accent = rapid.SampledFrom([]reports.Color{0, 0, reports.Accent, reports.White, 0x7A1F4E}).Draw(t, "accent")
	doc.Blocks = anyBlocks(t, 3)
	return doc
}

func anyBlocks(t *rapid.T, depth int) []reports.Block {
	blocks := make([]reports.Block, rapid.IntRange(0, 8).Draw(t, "blocks"))
	for i := range blocks {
		blocks[i] = anyBlock(t, depth)
	}
	return blocks
}

func anyBlock(t *rapid.T, depth int) reports.Block {
	length := rapid.Float64()
	switch rapid.IntRange(0, 12).Draw(t, "kind") {
	case 0, 1:
		return reports.Heading{Level: rapid.IntRange(-1, 5).Draw(t, "level"), Text: anyText(t)}
	case 2, 3:
		return reports.Paragraph{Style: reports.ParagraphStyle(rapid.IntRange(0, 5).Draw(t, "style")), Runs: anyRuns(t)}
	case 4:
		return anyList(t, depth)
	case 5:
		return anyTable(t)
	case 6:
		figures := make([]reports.KeyFigure, rapid.IntRange(0, 9).Draw(t, "figures"))
		for i := range figures {
			figures[i] = reports.KeyFigure{Value: anyText(t), Label: anyText(t), Note: anyText(t)}
		}
		return reports.KeyFigures{Figures: figures}
	case 7:
		lights := make([]reports.Light, rapid.IntRange(0, 7).Draw(t, "lights"))
		for i := range lights {
			lights[i] = reports.Light{State: anyState(t), Name: anyText(t), Sentence: anyText(t), Coverage: anyText(t)}
		}
		return reports.Lights{Lights: lights}
	case 8:
		facts := make([]reports.Fact, rapid.IntRange(0, 5).Draw(t, "facts"))
		for i := range facts {
			facts[i] = reports.Fact{Label: anyText(t), Value: anyText(t)}
		}
		return reports.Facts{Facts: facts}
	case 9:
		figure := reports.Figure{
			Width: length.Draw(t, "width"), Height: length.Draw(t, "height"), Alt: anyText(t), Caption: anyText(t),
		}
		if rapid.Bool().Draw(t, "sensible") {
			figure.Width, figure.Height = 100, 40
		}
		return withShapes(figure,
			reports.Rect{X: length.Draw(t, "x"), Width: 4, Height: 3, Fill: reports.Accent, Stroke: reports.Ink},
			reports.Line{X2: length.Draw(t, "x2"), Y2: 3, Color: reports.Ink},
			reports.Polygon{Points: []reports.Point{{X: length.Draw(t, "px")}}, Fill: reports.Ink}, reports.Polygon{},
			reports.Label{Y: 5, Text: anyText(t), Size: length.Draw(t, "size"), Align: reports.AlignCenter},
			reports.Mark{X: 3, Y: 3, Size: length.Draw(t, "mark"), State: anyState(t)},
		)
	case 10:
		return anyMark(t)
	case 11:
		if depth > 0 {
			return reports.Group{Blocks: anyBlocks(t, depth-1)}
		}
		return nil
	default:
		if rapid.Bool().Draw(t, "break") {
			return reports.PageBreak{}
		}
		return reports.Space{Height: length.Draw(t, "space")}
	}
}

func anyMark(t *rapid.T) reports.SecrecyMark {
	return reports.SecrecyMark{Provision: anyText(t), Date: anyText(t), Authority: anyText(t), Text: anyText(t)}
}

func anyList(t *rapid.T, depth int) reports.List {
	list := reports.List{Numbered: rapid.Bool().Draw(t, "numbered")}
	for range rapid.IntRange(0, 4).Draw(t, "items") {
		item := reports.Item{Runs: anyRuns(t)}
		if depth > 0 && rapid.Bool().Draw(t, "sub") {
			sub := anyList(t, depth-1)
			item.Sub = &sub
		}
		list.Items = append(list.Items, item)
	}
	return list
}

func anyTable(t *rapid.T) reports.Table {
	table := reports.Table{Caption: anyText(t), RowHeader: rapid.Bool().Draw(t, "rowHeader")}
	for range rapid.IntRange(0, 6).Draw(t, "columns") {
		table.Columns = append(table.Columns, reports.Column{
			Head: anyText(t), Weight: rapid.Float64().Draw(t, "weight"), Align: reports.Align(rapid.IntRange(0, 2).Draw(t, "align")),
		})
	}
	for range rapid.IntRange(0, 12).Draw(t, "rows") {
		row := reports.Row{Total: rapid.Bool().Draw(t, "total")}
		for range rapid.IntRange(0, 8).Draw(t, "cells") {
			row.Cells = append(row.Cells, reports.Cell{State: anyState(t), Runs: anyRuns(t)})
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

func anyState(t *rapid.T) reports.State {
	return reports.State(rapid.IntRange(-1, 6).Draw(t, "state"))
}

func anyRuns(t *rapid.T) []reports.Run {
	runs := make([]reports.Run, rapid.IntRange(0, 3).Draw(t, "runs"))
	for i := range runs {
		runs[i] = reports.Run{
			Text: anyText(t), Bold: rapid.Bool().Draw(t, "bold"), Italic: rapid.Bool().Draw(t, "italic"),
			Struck: rapid.IntRange(0, 5).Draw(t, "struck") == 0, Inserted: rapid.IntRange(0, 5).Draw(t, "inserted") == 0,
			Link: rapid.SampledFrom([]string{"", "", "https://exempelby.se/å ä", "mailto:a@b.se", "javascript:alert(1)", "%zz"}).Draw(t, "link"),
		}
	}
	return runs
}

// anyText draws mostly short texts, sometimes long ones, and often characters that are hard to set.
func anyText(t *rapid.T) string {
	switch rapid.IntRange(0, 9).Draw(t, "text") {
	case 0:
		return ""
	case 1:
		return string(rapid.SliceOfN(rapid.Byte(), 0, 60).Draw(t, "bytes"))
	case 2:
		return rapid.String().Draw(t, "runes")
	case 3:
		piece := rapid.SampledFrom([]string{"ord ", "personuppgiftsansvarig", "a\u00ADb", "å\n", "\u202E", "😀", "ö/ä-", "\u0301"}).Draw(t, "piece")
		count := rapid.SampledFrom([]int{1, 7, 300, 1500}).Draw(t, "count")
		s := make([]byte, 0, len(piece)*count)
		for range count {
			s = append(s, piece...)
		}
		return string(s)
	default:
		return rapid.SampledFrom([]string{
			"Uppfyllt", "Kommunstyrelsen", "4 av 5 krav", "Två informationsägare saknas i Kultur och fritid.", "14\u00A0000", "●", "→",
		}).Draw(t, "common")
	}
}
