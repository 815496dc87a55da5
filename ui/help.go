package ui

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"lisparmen/data"
	handbook "lisparmen/docs/handbok"
	"lisparmen/icons"
	"lisparmen/reports"
	"lisparmen/reports/press"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// helpPage is the handbook: its contents at the left, a chapter or what a search finds at the right. The page one came from stays as
// it was, with what is typed in it, and is there again when the help is left.
type helpPage struct {
	app      *app
	from     page
	keys     fyne.Focusable // what had the keys there
	chapters []handbook.Chapter

	shown  helpPlace
	marked []string // the words that are searched for

	whole    fyne.CanvasObject
	entry    *textEntry
	contents *fyne.Container
	column   *fyne.Container
	scroll   *container.Scroll
	heads    map[string]fyne.CanvasObject // of the sections, by their anchors
	print    *button
}

// helpWidth is about seventy letters of text, which is good to read.
const (
	helpWidth     float32 = 580
	contentsWidth float32 = 250
)

// help opens the handbook where it tells of the page that is shown.
func (a *app) help() {
	if p, ok := a.page.(*helpPage); ok {
		p.find()
		return
	}
	at := helpPages[pageHelp]
	if a.space != nil {
		at = helpOf(a.trail.here())
	}
	a.helpAt(at)
}

// helpKeys opens the handbook at the list of keys.
func (a *app) helpKeys() { a.helpAt(helpPlace{"fonstret", "tangenter"}) }

// helpAt opens the handbook at a place. The page that is shown is not left: nothing that is typed there has to be saved first.
func (a *app) helpAt(at helpPlace) {
	if a.window.Canvas().Overlays().Top() != nil {
		return // a dialog has the word
	}
	if p, ok := a.page.(*helpPage); ok {
		p.show(at)
		return
	}
	p := newHelpPage(a, at)
	a.trail.visit(place{page: pageHelp})
	a.show(p)
}

func newHelpPage(a *app, at helpPlace) *helpPage {
	p := &helpPage{app: a, from: a.page, keys: a.window.Canvas().Focused(), chapters: handbook.Chapters(Keys())}
	p.entry = newTextEntry()
	p.entry.SetPlaceHolder(translations.Text("ui.help.search", nil))
	p.entry.OnChanged = func(string) { p.search() }
	letOut(p.entry, func(key *fyne.KeyEvent) {
		switch {
		case key.Name == fyne.KeyEscape && p.entry.Text != "":
			p.entry.SetText("")
		case key.Name == fyne.KeyEscape:
			a.back()
		}
	})
	p.contents, p.column = newColumn(0), newColumn(0)
	back := newButtonWithIcon(translations.Text("ui.help.back", nil), icons.Named("back"), a.back)
	keys := quietButton(translations.Text("ui.help.keys", nil), func() { p.show(helpPlace{"fonstret", "tangenter"}) })
	p.print = quietButton(translations.Text("ui.help.print", nil), p.askForm)
	back.Importance = widget.LowImportance
	for _, b := range []*button{back, keys, p.print} {
		b.Alignment = widget.ButtonAlignLeading
	}
	p.scroll = container.NewVScroll(container.New(readingLayout{}, p.column))
	index := container.NewVScroll(p.contents)
	index.SetMinSize(fyne.NewSize(contentsWidth, 0))
	left := container.NewBorder(newColumn(space4, back, p.entry, gap(space4)), newColumn(0, widget.NewSeparator(), keys, p.print), nil, nil, index)
	p.whole = container.NewBorder(nil, nil, container.NewHBox(inset(space8, left), widget.NewSeparator()), nil, p.scroll)
	p.show(at)
	return p
}

func (p *helpPage) title() string             { return translations.Text("ui.help", nil) }
func (p *helpPage) object() fyne.CanvasObject { return p.whole }
func (p *helpPage) refresh()                  {}
func (p *helpPage) find()                     { p.app.window.Canvas().Focus(p.entry) }
func (p *helpPage) first() fyne.Focusable     { return p.entry }

// unsaved tells whether the page that one came from holds something that the file does not.
func (p *helpPage) unsaved() bool {
	from, ok := p.from.(interface{ unsaved() bool })
	return ok && from.unsaved()
}

// leave puts the page that one came from back before that is left in its turn: it may hold what is not saved.
func (p *helpPage) leave(then func()) {
	p.end()
	p.app.leave(then)
}

// end shows the page that one came from, as it was.
func (p *helpPage) end() {
	if p.app.trail.here().page == pageHelp {
		p.app.trail.back()
	}
	if p.from == nil {
		return
	}
	p.app.show(p.from)
	if p.app.space != nil {
		p.from.refresh()
	}
	giveFocus(p.app.window.Canvas(), p.keys)
}

// show shows a chapter from one of its sections, or from its beginning.
func (p *helpPage) show(at helpPlace) {
	i := slices.IndexFunc(p.chapters, func(c handbook.Chapter) bool { return c.Name == at.chapter })
	if i < 0 {
		return
	}
	p.shown = at
	p.showContents()
	chapter := p.chapters[i]
	p.heads = map[string]fyne.CanvasObject{}
	p.column.RemoveAll()
	title := newHead(chapter.Title)
	title.SizeName = sizeNumber
	p.column.Add(title)
	for _, b := range chapter.Blocks {
		p.column.Add(p.block(b))
	}
	if i+1 < len(p.chapters) {
		next := p.chapters[i+1]
		p.column.Add(gap(space16))
		p.column.Add(leading(quietButton(translations.Text("ui.help.next", map[string]string{"chapter": next.Title}), func() { p.show(helpPlace{next.Name, ""}) })))
	}
	p.column.Refresh()
	p.scroll.ScrollToTop()
	p.turnTo(at.section)
	if at.section != "" {
		p.app.work.painted(func() { // by then it has got its place
			if p.shown == at {
				p.turnTo(at.section)
			}
		})
	}
}

// turnTo brings a section to the top.
func (p *helpPage) turnTo(section string) {
	if head, ok := p.heads[section]; ok {
		p.scroll.ScrollToOffset(fyne.NewPos(0, head.Position().Y))
	}
}

// showContents lists the chapters, and the sections of the one that is shown; while something is searched for those that hold it.
func (p *helpPage) showContents() {
	p.contents.RemoveAll()
	for _, chapter := range p.chapters {
		words := chapter.Title
		if len(p.marked) > 0 {
			hits := hitsIn(chapter, p.marked)
			if len(hits) == 0 {
				continue
			}
			words += " (" + reports.Number(len(hits)) + ")"
		}
		is := chapter.Name == p.shown.chapter
		row := newPressable(sidePadded(oneLineLabel(words, is)), func() { p.open(helpPlace{chapter.Name, ""}) })
		row.choose(is && p.shown.section == "")
		p.contents.Add(row)
		if !is || len(p.marked) > 0 {
			continue
		}
		for _, b := range chapter.Blocks {
			if h, ok := b.(reports.Heading); ok {
				anchor := handbook.Anchor(h.Text)
				section := newPressable(container.New(layout.NewCustomPaddedLayout(0, 0, space24, space8), oneLineLabel(h.Text, false)), func() { p.open(helpPlace{chapter.Name, anchor}) })
				section.choose(anchor == p.shown.section)
				p.contents.Add(section)
			}
		}
	}
	p.contents.Refresh()
}

// open shows a place that has been chosen among the contents, or among the hits: the words searched for stay marked.
func (p *helpPage) open(at helpPlace) { p.show(at) }

func oneLineLabel(words string, bold bool) *widget.Label {
	label := widget.NewLabel(words)
	label.Truncation = fyne.TextTruncateEllipsis
	label.TextStyle.Bold = bold
	return label
}

// helpHit is a section that holds what is searched for.
type helpHit struct {
	at      helpPlace
	heading string
	excerpt string
}

// search lists the sections that hold all the words, by the same rule as the program's own search: small and large letters are the
// same, å, ä and ö are letters of their own, and a part of a word is enough.
func (p *helpPage) search() {
	p.marked = strings.Fields(foldedText(p.entry.Text))
	if len([]rune(strings.Join(p.marked, ""))) < leastTyped {
		p.marked = nil
		p.show(p.shown)
		return
	}
	p.showContents()
	p.column.RemoveAll()
	count := 0
	for _, chapter := range p.chapters {
		for _, hit := range hitsIn(chapter, p.marked) {
			count++
			p.column.Add(p.hit(chapter, hit))
		}
	}
	words := translations.Count("told.hits", count, nil)
	if count == 0 {
		words = translations.Text("ui.help.nothing", map[string]string{"text": strings.TrimSpace(p.entry.Text)})
	}
	p.column.Objects = append([]fyne.CanvasObject{wrapped(words)}, p.column.Objects...)
	p.column.Refresh()
	p.scroll.ScrollToTop()
}

func (p *helpPage) hit(chapter handbook.Chapter, hit helpHit) fyne.CanvasObject {
	heading := chapter.Title
	if hit.heading != "" {
		heading += " › " + hit.heading
	}
	title := widget.NewRichText(marked(heading, p.marked, inlineStyle(sizeBody, colourText))...)
	text := widget.NewRichText(marked(hit.excerpt, p.marked, inlineStyle(sizeQuiet, colourQuiet))...)
	title.Wrapping, text.Wrapping = fyne.TextWrapWord, fyne.TextWrapWord
	return newPressable(newColumn(-space12, title, text), func() { p.open(hit.at) })
}

func inlineStyle(size fyne.ThemeSizeName, colour fyne.ThemeColorName) widget.RichTextStyle {
	return widget.RichTextStyle{Inline: true, SizeName: size, ColorName: colour}
}

// hitsIn are the sections of a chapter that hold all the words, in their heading or text.
func hitsIn(chapter handbook.Chapter, words []string) []helpHit {
	var hits []helpHit
	heading, lines := "", []string{}
	end := func() {
		text := strings.Join(lines, " ")
		if containsAll(foldedText(chapter.Title+" "+heading+" "+text), words) && containsAny(foldedText(heading+" "+text), words) {
			hits = append(hits, helpHit{helpPlace{chapter.Name, handbook.Anchor(heading)}, heading, excerptOf(lines, words)})
		}
	}
	for _, b := range chapter.Blocks {
		if h, ok := b.(reports.Heading); ok {
			end()
			heading, lines = h.Text, nil
			continue
		}
		lines = append(lines, linesIn(b)...)
	}
	end()
	return hits
}

func containsAny(text string, words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(text, word) })
}

// excerptOf is the line that holds most of the words.
func excerptOf(lines []string, words []string) string {
	best, most := "", -1
	for _, line := range lines {
		folded, n := foldedText(line), 0
		for _, word := range words {
			if strings.Contains(folded, word) {
				n++
			}
		}
		if n > most {
			best, most = line, n
		}
	}
	return best
}

// linesIn are the texts of a block, without style.
func linesIn(b reports.Block) []string {
	switch b := b.(type) {
	case reports.Paragraph:
		return []string{plain(b.Runs)}
	case reports.List:
		var lines []string
		for _, item := range b.Items {
			lines = append(lines, plain(item.Runs))
		}
		return lines
	case reports.Table:
		var lines []string
		for _, row := range b.Rows {
			var cells []string
			for _, cell := range row.Cells {
				cells = append(cells, plain(cell.Runs))
			}
			lines = append(lines, strings.Join(cells, ": "))
		}
		return lines
	}
	return nil
}

func plain(runs []reports.Run) string {
	var text strings.Builder
	for _, run := range runs {
		text.WriteString(run.Text)
	}
	return text.String()
}

// block draws a part of a chapter.
func (p *helpPage) block(b reports.Block) fyne.CanvasObject {
	switch b := b.(type) {
	case reports.Heading:
		head := newColumn(0, gap(space8), newHead(b.Text))
		p.heads[handbook.Anchor(b.Text)] = head
		return head
	case reports.Paragraph:
		return p.text(b.Runs)
	case reports.List:
		column := newColumn(-space8)
		for i, item := range b.Items {
			mark := "•"
			if b.Numbered {
				mark = reports.Number(i+1) + "."
			}
			sign := container.New(layout.NewCustomPaddedLayout(0, 0, space4, 0), container.NewVBox(widget.NewLabel(mark)))
			column.Add(container.NewBorder(nil, nil, sign, nil, p.text(item.Runs)))
		}
		return column
	case reports.Table:
		column := newColumn(-space8)
		row := func(cells ...fyne.CanvasObject) {
			column.Add(container.New(tableLayout{}, cells...))
		}
		var heads []fyne.CanvasObject
		for _, c := range b.Columns {
			heads = append(heads, quiet(c.Head))
		}
		row(heads...)
		for _, r := range b.Rows {
			var cells []fyne.CanvasObject
			for i, cell := range r.Cells {
				runs := slices.Clone(cell.Runs)
				if i == 0 && b.RowHeader {
					for j := range runs {
						runs[j].Bold = true
					}
				}
				cells = append(cells, p.text(runs))
			}
			row(cells...)
		}
		return column
	}
	return gap(0)
}

// text is a paragraph, with the words searched for marked and links that can be followed.
func (p *helpPage) text(runs []reports.Run) *widget.RichText {
	var segments []widget.RichTextSegment
	for _, run := range runs {
		chapter, section, inside := handbook.Target(run.Link)
		if inside {
			segments = append(segments, &widget.HyperlinkSegment{Text: run.Text, OnTapped: func() { p.open(helpPlace{chapter, section}) }})
			continue
		}
		style := inlineStyle(theme.SizeNameText, colourText)
		style.TextStyle = fyne.TextStyle{Bold: run.Bold, Italic: run.Italic}
		segments = append(segments, marked(run.Text, p.marked, style)...)
	}
	text := widget.NewRichText(segments...)
	text.Wrapping = fyne.TextWrapWord
	return text
}

// readingLayout gives its one object the width that is good to read, with air around it.
type readingLayout struct{}

// MinSize is for Fyne.
func (readingLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(2*space24, space16+space32)
}

// Layout is for Fyne.
func (readingLayout) Layout(objects []fyne.CanvasObject, room fyne.Size) {
	objects[0].Move(fyne.NewPos(space24, space16))
	objects[0].Resize(fyne.NewSize(min(room.Width-2*space24, helpWidth), room.Height-space16-space32))
}

// tableLayout gives the first cell of a row a third of its width, and the others the rest.
type tableLayout struct{}

// Layout is for Fyne.
func (tableLayout) Layout(cells []fyne.CanvasObject, room fyne.Size) {
	x := float32(0)
	for i, cell := range cells {
		width := room.Width / 3
		if i > 0 {
			width = (room.Width - room.Width/3) / float32(len(cells)-1)
		}
		cell.Move(fyne.NewPos(x, 0))
		cell.Resize(fyne.NewSize(width, room.Height))
		x += width
	}
}

// MinSize is for Fyne.
func (tableLayout) MinSize(cells []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, cell := range cells {
		least.Height = max(least.Height, cell.MinSize().Height)
	}
	return least
}

// askForm lets the person say in which form the handbook is to be kept.
func (p *helpPage) askForm() {
	var items []*fyne.MenuItem
	for _, form := range press.Forms() {
		words := translations.Text("ui.report.form."+form.Name, nil)
		items = append(items, fyne.NewMenuItem(words, func() {
			choosePath(p.app, chooseFolder, nil, documentsFolder(), func(folder string) { p.app.writeHandbook(form, folder) })
		}))
	}
	p.app.menuUnder(p.print, items...)
}

// writeHandbook writes the handbook into a folder and shows it.
func (a *app) writeHandbook(form press.Form, folder string) {
	now, version := a.now(), a.options.Version
	path := filepath.Join(folder, translations.Swedish.Text("handbook.file", nil)+form.Extension)
	a.writeNew(newFile{
		path: path, work: "ui.work.report", question: "ui.report.replace.text",
		write: func(context.Context, func(float64)) error {
			document := handbook.Document(version, reports.Swedish.LongDate(data.DayOf(now)), Keys())
			content, _, err := press.Paper{Document: document, Made: now}.In(form)
			if err != nil {
				return err
			}
			return press.WriteFile(path, content)
		},
		done: func(err error) {
			if err != nil {
				a.tell(err)
				return
			}
			a.frame.say(translations.Text("told.report", map[string]string{"title": translations.Text("handbook.title", nil), "file": path}))
			a.openFile(path)
		},
	}, false)
}
