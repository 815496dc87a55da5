package ui

import (
	"context"
	"strings"
	"unicode"

	"lisparmen/data"
	"lisparmen/data/store"
	"lisparmen/icons"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// searchPage looks for words in everything that the file holds.
type searchPage struct {
	app    *app
	entry  *textEntry
	whole  fyne.CanvasObject
	scroll *container.Scroll
	column *fyne.Container
	asked  int // counts the searches, so that an answer that comes late is not shown
}

// What a search needs, and how much it shows.
const (
	leastTyped = 2
	mostHits   = 15 // of a kind
)

func newSearchPage(a *app, text string) page {
	p := &searchPage{app: a, entry: newTextEntry(), column: newColumn(0)}
	p.entry.SetPlaceHolder(translations.Text("ui.search.hint", nil))
	p.entry.OnChanged = func(string) { p.search() }
	p.scroll = newSheet(p.column)
	field := container.New(layout.NewCustomPaddedLayout(space16, 0, space24, space24), p.entry)
	p.whole = container.NewBorder(field, nil, nil, nil, p.scroll)
	p.entry.SetText(text)
	if text == "" {
		p.search()
	}
	return p
}

func (p *searchPage) title() string             { return translations.Text("ui.search", nil) }
func (p *searchPage) object() fyne.CanvasObject { return p.whole }
func (p *searchPage) refresh()                  { p.search() }
func (p *searchPage) leave(then func())         { then() }
func (p *searchPage) find()                     { p.app.window.Canvas().Focus(p.entry) }

// search looks for what is typed, off the screen thread.
func (p *searchPage) search() {
	p.asked++
	asked, text := p.asked, strings.TrimSpace(p.entry.Text)
	here := p.app.trail.here()
	if here.page == pageSearch { // back comes to the same words
		here.text = text
		p.app.trail.become(here)
	}
	if len([]rune(text)) < leastTyped {
		p.show(nil, nil)
		return
	}
	space := p.app.space
	var hits []store.Hit
	p.app.work.run("ui.work.search", func(ctx context.Context, _ func(float64)) (err error) {
		hits, err = space.Store.Search(ctx, text)
		return err
	}, func(err error) {
		switch {
		case asked != p.asked:
		case err != nil:
			p.app.tell(err)
		default:
			p.show(hits, strings.Fields(text))
		}
	})
}

// show lists the hits by kind. words is nil when nothing has been asked for.
func (p *searchPage) show(hits []store.Hit, words []string) {
	p.column.RemoveAll()
	switch {
	case words == nil:
		p.column.Add(quietly(translations.Text("ui.search.what", nil)))
	case len(hits) == 0:
		p.column.Add(wrapped(translations.Text("ui.search.nothing", map[string]string{"text": strings.Join(words, " ")})))
	default:
		p.column.Add(quietly(translations.Count("told.hits", len(hits), nil)))
	}
	for _, kind := range data.Kinds() {
		shown := 0
		for _, hit := range hits {
			record := p.app.reg.Record(hit.Record)
			if hit.Kind != kind.Name || record == nil {
				continue
			}
			if shown == 0 {
				p.column.Add(gap(space8))
				p.column.Add(newHead(translations.Text(data.KindsKey(kind.Name), nil)))
			}
			if shown++; shown > mostHits {
				continue
			}
			p.column.Add(p.hit(kind, record, p.said(kind, record, hit, words), words))
		}
		if shown > mostHits {
			p.column.Add(quietly(translations.Count("ui.search.more", shown-mostHits, nil)))
		}
	}
	p.column.Refresh()
	p.scroll.ScrollToTop()
}

// said is where a record says one of the words, in the field that does; how it stands, where only its name does; else what the search found.
func (p *searchPage) said(kind data.Untyped, record data.Record, hit store.Hit, words []string) string {
	for _, field := range kind.Fields {
		if field.Hidden || field.Name == kind.Title || field.Type != data.TypeText && field.Type != data.TypeLongText {
			continue
		}
		text := field.Get(record)
		if at := firstOf(text, words); at >= 0 {
			return translations.Text("ui.search.field", map[string]string{"field": translations.Text(data.FieldKey(kind.Name, field.Name), nil), "text": store.Excerpt(text, at)})
		}
	}
	if firstOf(p.app.view.Title(record), words) >= 0 {
		_, word := p.app.standings().of(record)
		return word
	}
	return hit.Excerpt
}

// firstOf is where the first of the words that a text has stands in it; -1: none does.
func firstOf(text string, words []string) int {
	folded := strings.Map(unicode.ToLower, text)
	for _, word := range words {
		if at := strings.Index(folded, strings.Map(unicode.ToLower, word)); at >= 0 {
			return at
		}
	}
	return -1
}

// hit is one record that has the words.
func (p *searchPage) hit(kind data.Untyped, record data.Record, excerpt string, words []string) fyne.CanvasObject {
	title := widget.NewRichText(marked(oneLineOf(p.app.view.Title(record)), words, widget.RichTextStyle{Inline: true, SizeName: sizeBody, ColorName: colourText})...)
	text := widget.NewRichText(marked(excerpt, words, widget.RichTextStyle{Inline: true, SizeName: sizeQuiet, ColorName: colourQuiet})...)
	title.Wrapping, text.Wrapping = fyne.TextWrapWord, fyne.TextWrapWord
	icon := container.New(layout.NewCustomPaddedLayout(space8, 0, space8, 0), container.NewVBox(widget.NewIcon(icons.Named(kind.Icon))))
	return newPressable(container.NewBorder(nil, nil, icon, nil, newColumn(-space16, title, text)), func() { p.app.goTo(placeOf(owner(p.app.reg, record))) })
}

// owner is the record to open for a hit: a section is read in its document.
func owner(reg data.Register, record data.Record) data.Record {
	if s, ok := record.(*data.Section); ok {
		if d, ok := data.Find(reg, s.Document); ok {
			return d
		}
	}
	return record
}

// marked is a text in which the words, whatever their case, stand out.
func marked(text string, words []string, style widget.RichTextStyle) []widget.RichTextSegment {
	folded := strings.Map(unicode.ToLower, text)
	if len(folded) != len(text) { // a foreign letter changed its length: no place in the one is a place in the other
		words = nil
	}
	found := style
	found.TextStyle.Bold, found.ColorName = true, colourAccent
	var segments []widget.RichTextSegment
	from := 0
	for from < len(text) {
		at, length := -1, 0
		for _, word := range words {
			word = strings.Map(unicode.ToLower, word)
			if i := strings.Index(folded[from:], word); i >= 0 && (at < 0 || from+i < at || from+i == at && len(word) > length) {
				at, length = from+i, len(word)
			}
		}
		if at < 0 {
			break
		}
		if at > from {
			segments = append(segments, &widget.TextSegment{Style: style, Text: text[from:at]})
		}
		segments = append(segments, &widget.TextSegment{Style: found, Text: text[at : at+length]})
		from = at + length
	}
	if from < len(text) || text == "" {
		segments = append(segments, &widget.TextSegment{Style: style, Text: text[from:]})
	}
	return segments
}
