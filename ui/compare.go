package ui

import (
	"strings"

	"lisparmen/data"
	"lisparmen/data/policy"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// comparison shows what differs between a document's text and that of the version before, section by section: what was taken
// away is struck through, what came is underlined, and both have a colour and a sign too. Sections that are the same are
// named alone.
func comparison(a *app, before *data.Document, now []*data.Section) fyne.CanvasObject {
	sections := policy.Compare(data.SectionsOf(a.reg, before), now)
	column := stacked(space16)
	changes := 0
	for _, c := range sections {
		if c.Change != policy.Same || c.Moved {
			changes++
		}
		column.Add(comparedSection(c))
	}
	args := map[string]string{"changed": reports.Number(changes)}
	head := stacked(0,
		newLink(translations.Text("ui.compare.with", map[string]string{"version": versionWords(a, before)}), func() { a.goTo(placeOf(before)) }),
		wrapped(translations.Count("ui.compare.count", len(sections), args)),
		pieces([]policy.Piece{{Change: policy.Removed, Text: translations.Text("ui.compare.gone", nil)}, {Change: policy.Added, Text: translations.Text("ui.compare.new", nil)}}, false))
	column.Objects = append([]fyne.CanvasObject{head}, column.Objects...)
	return column
}

// comparedSection is one section with what became of it.
func comparedSection(c policy.ComparedSection) fyne.CanvasObject {
	word := translations.Text("ui.compare."+string(c.Change), nil)
	if c.Moved {
		word = strings.Join([]string{word, translations.Text("ui.compare.moved", nil)}, ", ")
	}
	mark := map[policy.Change]state{policy.Same: stateUnused, policy.Added: stateMet, policy.Removed: stateLacking, policy.Changed: statePartly}[c.Change]
	heading := c.Heading
	if len(heading) == 0 {
		heading = []policy.Piece{{Change: policy.Same, Text: translations.Text("ui.sections.unnamed", nil)}}
	}
	block := stacked(0, container.NewBorder(nil, nil, nil, sidePadded(container.NewCenter(newStateMark(mark, word))), pieces(heading, true)))
	if c.Change != policy.Same && len(c.Text) > 0 {
		block.Add(pieces(c.Text, false))
	}
	return block
}

// pieces writes text with what was taken away and what came marked.
func pieces(list []policy.Piece, bold bool) fyne.CanvasObject {
	rich := widget.NewRichText()
	for _, p := range list {
		style := widget.RichTextStyle{Inline: true, SizeName: sizeBody, ColorName: colourText, TextStyle: fyne.TextStyle{Bold: bold}}
		text := p.Text
		switch p.Change {
		case policy.Removed:
			style.ColorName, style.TextStyle.Strikethrough = colourLacking, true
			text = "–" + text
		case policy.Added:
			style.ColorName, style.TextStyle.Underline = colourMet, true
			text = "+" + text
		}
		rich.Segments = append(rich.Segments, &widget.TextSegment{Text: text, Style: style}, &widget.TextSegment{Text: " ", Style: widget.RichTextStyle{Inline: true, SizeName: sizeBody}})
	}
	rich.Wrapping = fyne.TextWrapWord
	return rich
}
