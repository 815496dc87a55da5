package ui

import (
	"lisparmen/data"
	"lisparmen/data/seed"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// longInput is text in paragraphs. It grows with its text up to twelve lines, can be seen as papers print it, and can begin with a
// template.
type longInput struct {
	textInput
	templates []seed.TextTemplate
	preview   *fyne.Container
	shows     *softLink // shows the text as on paper, or hides it again
	choose    *softLink // chooses a template; nil where there is none
	enabled   bool
}

func newLongInput(b *inputBox, templates []seed.TextTemplate) *longInput {
	i := &longInput{textInput: textInput{inputBox: b, entry: newLongEntry()}, templates: templates, preview: stacked(0), enabled: true}
	i.entry.onOverflow = func(overflows bool) { setVisible(b.wheel, !overflows) } // then the wheel is the field's own
	i.entry.OnChanged = func(string) { i.tell(); i.look(); i.follow() }
	i.entry.onFocus, i.entry.onReached = b.focused, b.reached
	i.entry.onLeave = func() { i.judge(i.text()) }
	i.entry.onShortcut = i.shortcut
	i.preview.Hide()
	i.shows = newSoftLink(translations.Text("ui.long.show", nil), i.turn)
	beside := container.NewHBox(layout.NewSpacer())
	if len(templates) > 0 {
		i.choose = newSoftLink(translations.Text("ui.long.template", nil), i.chooseTemplate)
		beside.Add(i.choose)
	}
	beside.Add(i.shows)
	b.beside = beside
	b.hold(i.entry)
	b.Add(i.preview)
	i.follow()
	return i
}

func (i *longInput) cautious(kind data.Untyped) *longInput {
	i.textInput.cautious(kind)
	return i
}

func (i *longInput) setText(stored string) {
	i.textInput.setText(stored)
	i.follow()
}

func (i *longInput) setEnabled(enable bool) {
	i.enabled = enable
	i.textInput.setEnabled(enable)
	i.follow()
}

// follow lets what is shown beside and below the field follow its text.
func (i *longInput) follow() {
	setVisible(i.shows, i.text() != "")
	if i.choose != nil {
		setVisible(i.choose, i.enabled)
	}
	if i.text() == "" {
		i.preview.Hide()
	}
	if i.preview.Visible() {
		i.preview.Objects = []fyne.CanvasObject{gap(space4), framed(markedWords(i.text()))}
	}
	words := "ui.long.show"
	if i.preview.Visible() {
		words = "ui.long.hide"
	}
	i.shows.set(translations.Text(words, nil))
	i.Container.Refresh()
}

// turn shows the text as papers print it, or hides it.
func (i *longInput) turn() {
	setVisible(i.preview, !i.preview.Visible() && i.text() != "")
	i.follow()
}

// The keys in a field of paragraphs: bold words, as on paper, and a template.
const (
	keyBold     = fyne.KeyB
	keyPreview  = fyne.KeyE
	keyTemplate = fyne.KeyM
)

// shortcut does what a key does with the text; false: it is none of the field's.
func (i *longInput) shortcut(s *desktop.CustomShortcut) bool {
	if s.Modifier != fyne.KeyModifierShortcutDefault || !i.enabled {
		return false
	}
	switch s.KeyName {
	case keyBold:
		i.embolden()
	case keyPreview:
		i.turn()
	case keyTemplate:
		i.chooseTemplate()
	default:
		return false
	}
	return true
}

// embolden marks the chosen words as bold, or begins such.
func (i *longInput) embolden() {
	words := i.entry.SelectedText()
	for _, r := range "**" + words + "**" {
		i.entry.TypedRune(r)
	}
	if words == "" { // what is typed next stands between the marks
		i.entry.CursorColumn -= len("**")
		i.entry.Refresh()
	}
}

// chooseTemplate opens the list of templates; one that is chosen is put after what has been written.
func (i *longInput) chooseTemplate() {
	c := fyne.CurrentApp().Driver().CanvasForObject(i.entry)
	if c == nil || len(i.templates) == 0 {
		return
	}
	var items []*fyne.MenuItem
	for _, t := range i.templates {
		items = append(items, fyne.NewMenuItem(t.Title, func() { i.insert(t) }))
	}
	menu := widget.NewPopUpMenu(fyne.NewMenu("", items...), c)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(i.entry).AddXY(space8, space8)
	at.Y = max(0, min(at.Y, c.Size().Height-menu.MinSize().Height-space8))
	menu.ShowAtPosition(at)
}

func (i *longInput) insert(t seed.TextTemplate) {
	text := t.Text
	if i.entry.Text != "" {
		text = i.entry.Text + "\n\n" + t.Text
	}
	i.entry.edited = true
	i.entry.SetText(text)
	i.entry.grow()
	if c := fyne.CurrentApp().Driver().CanvasForObject(i.entry); c != nil {
		c.Focus(i.entry)
	}
}

// markedWords are a long text as papers print it.
func markedWords(text string) fyne.CanvasObject {
	column := stacked(space4)
	for _, block := range reports.Marked(text) {
		switch block := block.(type) {
		case reports.Paragraph:
			column.Add(tight(richRuns(block.Runs)))
		case reports.List:
			list := &widget.ListSegment{Ordered: block.Numbered}
			for _, item := range block.Items {
				list.Items = append(list.Items, &widget.ParagraphSegment{Texts: runSegments(item.Runs)})
			}
			rich := widget.NewRichText(list)
			rich.Wrapping = fyne.TextWrapWord
			column.Add(rich)
		}
	}
	return column
}

// tight takes away the room that Fyne keeps around a text.
func tight(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(-space4, -space4, 0, 0), o)
}

func richRuns(runs []reports.Run) *widget.RichText {
	rich := widget.NewRichText(runSegments(runs)...)
	rich.Wrapping = fyne.TextWrapWord
	return rich
}

// runSegments are runs of a paper as Fyne draws them.
func runSegments(runs []reports.Run) []widget.RichTextSegment {
	var segments []widget.RichTextSegment
	for _, run := range runs {
		style := widget.RichTextStyle{Inline: true, ColorName: colourText, SizeName: sizeBody, TextStyle: fyne.TextStyle{Bold: run.Bold, Italic: run.Italic && !run.Bold}}
		if run.Address() != "" {
			style.ColorName = colourAccent
		}
		segments = append(segments, &widget.TextSegment{Text: run.Text, Style: style})
	}
	return segments
}

// softLink is words beside a field that do something when they are clicked. The keys do not stop at it: the field has keys of its
// own for the same.
type softLink struct {
	widget.BaseWidget
	label  *widget.Label
	tapped func()
}

func newSoftLink(words string, tapped func()) *softLink {
	l := &softLink{label: widget.NewLabel(words), tapped: tapped}
	l.label.SizeName = sizeQuiet
	l.label.Importance = widget.HighImportance
	l.ExtendBaseWidget(l)
	return l
}

func (l *softLink) set(words string) {
	if l.label.Text != words {
		l.label.SetText(words)
	}
}

// Tapped is for Fyne.
func (l *softLink) Tapped(*fyne.PointEvent) { l.tapped() }

// Cursor is for Fyne.
func (*softLink) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer is for Fyne.
func (l *softLink) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(layout.NewCustomPaddedLayout(-space8, -space8, -space4, -space4), l.label))
}
