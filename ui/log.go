package ui

import (
	"context"
	"reflect"
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/data/store"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// logPage is the whole log, a page at a time: each save with who, when, how and what, the newest first, opened to see what it
// changed.
type logPage struct {
	app    *app
	entry  *textEntry
	from   *dayField
	to     *dayField
	who    *reference
	kind   *reference
	act    *reference
	rows   *fyne.Container
	below  *fyne.Container // the way to more, or why there is nothing
	scroll *container.Scroll
	whole  fyne.CanvasObject

	saves   []store.Done // those shown
	authors []string
	isWhole bool                  // there are no older ones
	opened  map[store.SaveID]bool // those whose changes are shown
	asked   int                   // counts the readings, so that an answer that comes late is not shown
}

const (
	logStep    = 50  // saves that are read at a time: each is several things to draw
	mostOpened = 200 // changes that are shown of one save; what the file began with has thousands
)

func newLogPage(a *app) page {
	p := &logPage{app: a, entry: newTextEntry(), rows: newColumn(0), below: newColumn(space8), opened: map[store.SaveID]bool{}}
	n := a.memory.log
	p.entry.SetPlaceHolder(translations.Text("ui.whole_log.hint", nil))
	p.entry.SetText(n.Text)
	p.entry.OnChanged = func(string) { p.narrow() }
	p.from, p.to = newDayField(a.now), newDayField(a.now)
	p.from.setText(string(n.From))
	p.to.setText(string(n.Until))
	p.from.changed, p.to.changed = p.narrow, p.narrow
	everything := func(options func() []Option, chosen string) *reference {
		field := newReference(options, nil)
		field.empty, field.first = translations.Text("ui.list.all", nil), translations.Text("ui.list.all", nil)
		field.set(chosen)
		field.changed = p.narrow
		return field
	}
	p.who = everything(func() []Option {
		var list []Option
		for _, name := range p.authors {
			list = append(list, Option{ID: name, Title: name})
		}
		return list
	}, n.Author)
	p.kind = everything(func() []Option {
		var list []Option
		for _, kind := range data.Kinds() {
			list = append(list, Option{ID: kind.Name, Title: translations.Text(data.KindsKey(kind.Name), nil)})
		}
		return list
	}, n.Kind)
	p.act = everything(func() []Option {
		var list []Option
		for _, act := range store.Acts() {
			list = append(list, Option{ID: act, Title: translations.Text("act."+act, nil)})
		}
		return list
	}, n.Act)
	field := func(words string, width float32, o fyne.CanvasObject) fyne.CanvasObject {
		return stacked(0, newFieldLabel(translations.Text(words, nil), false), sized(width, o))
	}
	codes := newButton(translations.Text("ui.codes", nil), func() { a.goTo(place{page: pageCodes}) })
	p.scroll = newSheet(newColumn(space4,
		container.NewBorder(nil, nil, nil, codes, widgetHead(p.title())),
		quietly(translations.Text("ui.whole_log.text", nil)),
		sidePadded(p.entry),
		sidePadded(container.New(&flowLayout{gap: space16},
			field("head.who", 220, p.who), field("ui.whole_log.from", 140, p.from.Container), field("ui.whole_log.until", 140, p.to.Container),
			field("head.register", 220, p.kind), field("head.act", 160, p.act))),
		gap(space8), p.rows, p.below,
	))
	p.whole = p.scroll
	p.load(logStep)
	return p
}

func (p *logPage) title() string             { return translations.Text("ui.whole_log", nil) }
func (p *logPage) object() fyne.CanvasObject { return p.whole }
func (p *logPage) leave(then func())         { then() }
func (p *logPage) first() fyne.Focusable     { return p.entry }
func (p *logPage) find()                     { p.app.window.Canvas().Focus(p.entry) }

// refresh reads as much anew as was shown.
func (p *logPage) refresh() { p.load(max(logStep, len(p.saves))) }

// narrow shows what the fields ask for. A day that cannot be read yet asks for nothing.
func (p *logPage) narrow() {
	if p.from.err != nil || p.to.err != nil {
		return
	}
	asked := store.LogFilter{
		Author: p.who.id, Kind: p.kind.id, Act: p.act.id, From: data.Day(p.from.text()), Until: data.Day(p.to.text()), Text: strings.TrimSpace(p.entry.Text),
	}
	if reflect.DeepEqual(asked, p.app.memory.log) {
		return
	}
	p.app.memory.log = asked
	p.load(logStep)
	p.scroll.ScrollToTop()
}

// load reads the newest saves that are asked for, off the screen thread.
func (p *logPage) load(most int) { p.read(store.Done{}, most) }

// read reads so many saves that were made before one, and shows them below it; before the zero Done, from the newest on.
func (p *logPage) read(after store.Done, most int) {
	p.asked++
	asked, filter, space, view := p.asked, p.app.memory.log, p.app.space, p.app.view
	var list []store.Done
	var authors []string
	p.app.work.run("ui.work.read", func(ctx context.Context, _ func(float64)) (err error) {
		if filter.Text != "" {
			filter.Named = view.Titled(filter.Text)
		}
		if authors, err = space.Store.Authors(ctx); err != nil {
			return err
		}
		list, err = space.Store.Logged(ctx, filter, after, most)
		return err
	}, func(err error) {
		switch {
		case asked != p.asked:
		case err != nil:
			p.app.tell(err)
		default:
			if after.Save.IsZero() {
				p.saves = nil
				p.rows.RemoveAll()
			}
			p.authors, p.isWhole = authors, len(list) < most
			p.show(list)
		}
	})
}

// show adds saves to those shown.
func (p *logPage) show(list []store.Done) {
	rows := slices.Clone(p.rows.Objects) // set at once: a container lays all of them out at each that is added
	for _, done := range list {
		rows = append(rows, newRow(p.row(done)))
	}
	p.saves = append(p.saves, list...)
	p.rows.Objects = rows
	p.below.RemoveAll()
	switch {
	case len(p.saves) == 0 && !reflect.DeepEqual(p.app.memory.log, store.LogFilter{}):
		p.below.Add(wrapped(translations.Text("ui.whole_log.none", nil)))
		p.below.Add(sidePadded(leading(newButton(translations.Text("ui.whole_log.show_all", nil), p.showAll))))
	case len(p.saves) == 0:
		p.below.Add(wrapped(translations.Text("ui.whole_log.empty", nil)))
	case !p.isWhole:
		last := p.saves[len(p.saves)-1]
		p.below.Add(sidePadded(leading(newButton(translations.Text("ui.whole_log.more", nil), func() { p.read(last, logStep) }))))
	}
	p.scroll.Content.Refresh()
	p.scroll.Refresh()
}

// showAll takes away all that narrows the log.
func (p *logPage) showAll() {
	p.app.memory.log = store.LogFilter{}
	p.app.show(newLogPage(p.app))
}

// row is one save, with room below for what it changed.
func (p *logPage) row(done store.Done) fyne.CanvasObject {
	what := wrapped(p.app.savedWords(done))
	how := quietly(strings.Join(slices.DeleteFunc([]string{done.Author, translations.Text("act."+done.Act, nil), registersOf(done.Records), done.Reason}, func(s string) bool { return s == "" }), " · "))
	when := quiet(shownWhen(done.At, p.app.now()))
	when.SizeName = sizeBody
	changes := stacked(space4)
	changes.Hide()
	head := newPressable(container.NewBorder(nil, nil, sized(160, container.NewVBox(when)), nil, newColumn(-space12, what, how)), func() { p.turn(done, changes) })
	if p.opened[done.Save] {
		p.open(done, changes)
	}
	return newColumn(0, head, container.NewBorder(nil, nil, sized(160, gap(0)), nil, changes))
}

// turn shows what a save changed, or no longer.
func (p *logPage) turn(done store.Done, changes *fyne.Container) {
	if p.opened[done.Save] {
		delete(p.opened, done.Save)
		changes.Hide()
		p.scroll.Content.Refresh()
		return
	}
	p.opened[done.Save] = true
	p.open(done, changes)
}

// open reads what a save changed, and shows it unless the row has been closed meanwhile.
func (p *logPage) open(done store.Done, changes *fyne.Container) {
	space := p.app.space
	var events []store.Event
	p.app.work.run("ui.work.read", func(ctx context.Context, _ func(float64)) (err error) {
		events, err = space.Store.Changed(ctx, done, mostOpened)
		return err
	}, func(err error) {
		if err != nil {
			p.app.tell(err)
			return
		}
		changes.Objects = p.changes(done, events)
		setVisible(changes, p.opened[done.Save])
		p.scroll.Content.Refresh()
	})
}

// changes are what a save changed, record by record, each with the way to it. The title of the only one stands above already.
func (p *logPage) changes(done store.Done, events []store.Event) []fyne.CanvasObject {
	var list []fyne.CanvasObject
	toRecord := func(words, id, kind string) fyne.CanvasObject {
		return newLink(words, func() { p.app.goTo(p.app.placeOfDone(store.Reference{Kind: kind, ID: id})) })
	}
	for len(events) > 0 {
		n := 1
		for n < len(events) && events[n].Record == events[0].Record {
			n++
		}
		id, own := events[0].Record, events[:n]
		events = events[n:]
		kind, known := data.KindNamed(own[0].Kind)
		if !known { // a printed paper: what else is told of it is said in one line
			own = slices.DeleteFunc(own, func(e store.Event) bool { return strings.Contains(e.Field, "/") })
		}
		lines := stacked(-space12)
		if known && len(done.Records) > 1 {
			lines.Add(toRecord(p.app.titleOf(id, kind), id, kind.Name))
		}
		fields := len(lines.Objects)
		for _, act := range actsOf(p.app.view, kind, own, p.app.now()) {
			if act.made && known {
				lines.Add(plainLine(translations.Text("ui.history.made", nil)))
			}
			for _, c := range act.changes {
				lines.Add(changeText(c))
			}
		}
		if facts := printedFacts(done.Printed); len(facts) > 0 {
			lines.Add(plainLine(strings.Join(facts, " · ")))
		}
		if done.Printed.Kept != "" {
			lines.Add(p.app.keptLink(done.Printed, func() {}))
		}
		if len(lines.Objects) == fields { // removed, or taken back: there is no field to tell of
			lines.Add(plainLine(translations.Text("act."+done.Act, nil)))
		}
		if known && len(done.Records) == 1 {
			lines.Add(toRecord(translations.Text("ui.whole_log.open", nil), id, kind.Name))
		}
		list = append(list, lines)
	}
	if more := done.Changes - mostOpened; more > 0 {
		list = append(list, newLink(translations.Count("ui.whole_log.more_changes", more, nil), func() {
			p.app.goTo(recordsOf(p.app.savedWords(done), done.Records))
		}))
	}
	return list
}

// savedWords tell what a save was about: a record, and how many more, or a paper.
func (a *app) savedWords(done store.Done) string {
	switch n := len(done.Records); {
	case done.Printed.Report != "":
		return a.view.Booked(done.Printed)
	case n == 0:
		return translations.Text("act."+done.Act, nil)
	default:
		kind, _ := data.KindNamed(done.Records[0].Kind)
		words := a.titleOf(done.Records[0].ID, kind)
		if n > 1 {
			words += " " + translations.Count("ui.overview.and_more_records", n-1, nil)
		}
		return words
	}
}

// titleOf is a record's title in one line. One that somebody else has just made may not have been read yet.
func (a *app) titleOf(id string, kind data.Untyped) string {
	if record := a.reg.Record(id); record != nil {
		return oneLineOf(a.view.Title(record))
	}
	return translations.Text(data.KindKey(kind.Name), nil)
}

// mostRegisters are named of those that a save has changed.
const mostRegisters = 3

// registersOf names the registers of some records.
func registersOf(records []store.Reference) string {
	var names []string
	for _, r := range records {
		if name := translations.Text(data.KindsKey(r.Kind), nil); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) > mostRegisters {
		return translations.Count("ui.whole_log.registers", len(names), nil)
	}
	return spoken().Enumerate(names)
}
