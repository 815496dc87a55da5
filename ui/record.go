package ui

import (
	"context"
	"maps"
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/store"
	"lisparmen/icons"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// recordPage is one record: its form, what is particular to its kind, the records it has to do with and its history.
type recordPage struct {
	app  *app
	kind data.Untyped
	id   string // empty until first saved

	read   data.Record       // as the form was filled
	base   store.Base        // what a save compares with
	ready  bool              // base has been read
	newID  string            // a new record's, so that saving it twice cannot make two
	given  map[string]string // what a new record's fields were filled with from the start: nobody has typed it
	saving bool              // what was begun has not ended
	drafts *draftKeeper

	whole    fyne.CanvasObject
	name     *widget.Label
	marks    *fyne.Container
	saveIt   *button
	removeIt *button
	restore  *button
	more     *button
	notes    *fyne.Container // what has happened meanwhile, drafts, disputes
	meantime *note
	change   *note // of what has been told to the single point of contact
	draft    *note
	awaited  *note           // a field on the page before is to point at the new record
	told     *fyne.Container // what was just done, beside the acts so that nothing moves
	gone     *note           // removed or gallrad
	disputes *fyne.Container
	form     *form
	sections *sectionsPanel // of a document
	parts    *incidentParts // of an incident
	tabs     *fyne.Container
	beside   *fyne.Container // what is particular to the kind
	links    *fyne.Container
	attached *fyne.Container
	history  *historyPanel
}

// newRecordPage shows a record, or an empty one for an empty id, with the title that was typed where it was asked for.
func newRecordPage(a *app, kind data.Untyped, id, title string) page {
	p := &recordPage{app: a, kind: kind, id: id}
	p.drafts = &draftKeeper{app: a, kind: kind.Name, record: id, typed: func() (map[string]string, store.Base) { return p.texts(), p.base }}
	p.build()
	if id == "" {
		p.begin(title, a.trail.here().text)
		return p
	}
	if r := a.reg.Record(id); r != nil && r.KindName() == kind.Name {
		p.show(r)
	}
	p.load(func() { p.drafts.find(p.offer) })
	return p
}

func (p *recordPage) build() {
	p.name = widget.NewLabel("")
	p.name.SizeName = sizeHead
	p.name.TextStyle.Bold = true
	p.name.Wrapping = fyne.TextWrapWord
	p.marks = container.NewHBox()
	p.saveIt = newButton(translations.Text("ui.record.save", nil), p.save)
	p.saveIt.Importance = widget.HighImportance
	p.removeIt = newButton(translations.Text("ui.record.remove", nil), p.remove)
	p.restore = newButton(translations.Text("ui.record.restore", nil), p.takeBack)
	p.more = newButtonWithIcon("", icons.Named("menu"), p.showMore)
	p.more.name = translations.Text("ui.more", nil)
	p.removeIt.Importance, p.more.Importance = widget.LowImportance, widget.LowImportance
	p.told = container.NewHBox()
	head := beside(stacked(0, outdented(p.name), p.marks), p.told, p.removeIt, p.restore, p.saveIt, p.more)
	head.Layout.(*besideLayout).atTop = true // the name may need several lines

	around := func() { p.whole.Refresh() }
	p.meantime, p.draft, p.gone, p.change, p.awaited = newNote(around), newNote(around), newNote(around), newNote(around), newNote(around)
	p.disputes = stacked(space12)
	p.disputes.Hide()
	p.notes = stacked(space8, p.awaited.object, p.gone.object, p.change.object, p.meantime.object, p.draft.object)

	for _, act := range []fyne.CanvasObject{p.removeIt, p.restore, p.saveIt, p.more} {
		act.Hide() // until there is a record to do it with
	}
	p.form = newForm(p.app, p.kind, p.typed)
	letOut(p.form.object, func(key *fyne.KeyEvent) {
		if key.Name == fyne.KeyEscape {
			p.app.back()
		}
	})
	left := stacked(space16, p.disputes, p.form.object)
	if p.kind.Name == "document" {
		p.sections = newSectionsPanel(p.app, p)
		p.tabs = stacked(space16, p.disputes, p.sections.tabs(p.form.object), p.form.object, p.sections.object)
		left = p.tabs
	}
	if p.kind.Name == "incident" {
		p.parts = newIncidentParts(p.app, p)
		left = stacked(space16, p.disputes, p.parts.tabs, p.form.object, p.parts.object)
	}
	p.beside = stacked(space24)
	p.beside.Hide()
	p.links = stacked(space16)
	p.attached = stacked(0)
	p.attached.Hide()
	p.history = newHistoryPanel(p.app, p.kind)
	side := stacked(space24, p.beside, p.attached, p.links, p.history.object) // files before links: of those there may be many
	p.whole = container.NewBorder(
		container.New(layout.NewCustomPaddedLayout(space16, space8, space24, space24), stacked(space8, head, p.notes)),
		p.form.help.object(), nil, nil, p.columns(left, side))
}

// columns lays the form beside what surrounds it. The wheel turns the form wherever the pointer is, and so does Tab.
func (p *recordPage) columns(left, side fyne.CanvasObject) fyne.CanvasObject {
	both := newTwoColumns(left, side)
	scroll := both.Objects[0].(*container.Scroll)
	p.form.wheel = scroll.Scrolled
	var latest fyne.CanvasObject
	p.form.reveal = func(o fyne.CanvasObject) {
		latest = o
		bringIntoSight(scroll, o)
		p.app.work.painted(func() { // what has just been opened has got its place by then
			if latest == o {
				bringIntoSight(scroll, o)
			}
		})
	}
	return both
}

// bringIntoSight turns a page, no more than is needed, so that an object on it is seen. Fyne lets the keys go on to what is
// out of sight.
func bringIntoSight(scroll *container.Scroll, o fyne.CanvasObject) {
	d := fyne.CurrentApp().Driver()
	top := d.AbsolutePositionForObject(o).Y - d.AbsolutePositionForObject(scroll).Y
	below := top + o.Size().Height - scroll.Size().Height
	by := float32(0)
	switch {
	case scroll.Size().Height == 0: // not yet shown
	case top < 0:
		by = top - space8
	case below > 0:
		by = min(below+space8, top)
	}
	if by != 0 {
		most := max(0, scroll.Content.MinSize().Height-scroll.Size().Height)
		scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(most, scroll.Offset.Y+by))))
	}
}

// letOut lets keys that fields do not use reach the page around them. It has none for Enter, so that opens a list.
func letOut(o fyne.CanvasObject, key func(*fyne.KeyEvent)) {
	if k, ok := o.(keyed); ok {
		k.setOuterKey(key)
	}
	if r, ok := o.(*reference); ok {
		r.opens = true
	}
	if c, ok := o.(*fyne.Container); ok {
		for _, child := range c.Objects {
			letOut(child, key)
		}
	}
}

// begin shows an empty record with what is known of it from where it was asked for.
func (p *recordPage) begin(title, filled string) {
	p.read, p.ready = p.kind.New(), true
	texts := map[string]string{}
	if p.kind.Name == data.Incidents.Name {
		texts["sort"] = string(data.SortIncident) // what the page is called
	}
	if title != "" {
		texts[p.kind.Title] = title
	}
	for line := range strings.SplitSeq(filled, "\n") {
		if name, text, ok := strings.Cut(line, "="); ok {
			texts[name] = text
		}
	}
	p.read.Header().Secrecy = markOf(p.app, p.kind, texts)
	p.form.fill(p.read)
	p.retype(texts)
	p.given = p.form.texts()
	p.showHead()
	p.drafts.find(p.offer)
}

// retype fills in what has been typed before. What the form does not show is still the new record's.
func (p *recordPage) retype(texts map[string]string) {
	for _, f := range p.kind.Fields {
		if text, ok := texts[f.Name]; ok && f.Hidden && p.id == "" {
			if err := f.Load(p.read, text); err != nil {
				p.app.tell(err)
			}
		}
	}
	p.form.retype(texts)
}

// texts are what has been typed, and what a new record has without showing it.
func (p *recordPage) texts() map[string]string {
	texts := p.form.texts()
	for _, f := range p.kind.Fields {
		if len(texts) > 0 && p.id == "" && f.Hidden && f.Get(p.read) != "" {
			texts[f.Name] = f.Get(p.read)
		}
	}
	return texts
}

// prefilled is the place of a new record whose fields are filled from the start: pairs of name and stored text.
func prefilled(kind string, pairs ...string) place {
	var lines []string
	for i := 0; i+1 < len(pairs); i += 2 {
		lines = append(lines, pairs[i]+"="+pairs[i+1])
	}
	return place{page: pageRecord, kind: kind, text: strings.Join(lines, "\n")}
}

// load reads the record and its base, and what else is shown of it; then goes on.
func (p *recordPage) load(then func()) {
	space := p.app.space
	var r data.Record
	var base store.Base
	p.app.work.run("ui.work.read", func(ctx context.Context, _ func(float64)) (err error) {
		r, base, err = space.Store.Get(ctx, p.kind, p.id)
		return err
	}, func(err error) {
		if err != nil {
			if p.read == nil {
				p.form.setEnabled(false) // there is nothing to write in
			}
			p.app.tell(err)
			return
		}
		if p.ready && p.form.dirty() { // something was typed while the file was read
			then()
			return
		}
		p.base, p.ready = base, true
		if p.read == nil || differs(p.kind, p.read, r) {
			p.show(r)
		}
		p.read = r
		then()
	})
}

// show fills the page from a record.
func (p *recordPage) show(r data.Record) {
	p.read = r
	p.form.fill(r)
	p.showHead()
	p.showAround()
}

// differs tells whether any field of two records of a kind does.
func differs(kind data.Untyped, a, b data.Record) bool { return len(differing(kind, a, b)) > 0 }

// differing lists the fields whose values differ.
func differing(kind data.Untyped, a, b data.Record) []data.UntypedField {
	return slices.DeleteFunc(slices.Clone(kind.Fields), func(f data.UntypedField) bool { return f.Get(a) == f.Get(b) })
}

func (p *recordPage) title() string {
	words := translations.Text(data.KindsKey(p.kind.Name), nil)
	if p.kind.Single {
		return words
	}
	return words + crumbSign + p.shownName()
}

func (p *recordPage) shownName() string {
	if p.id == "" || p.read == nil {
		return translations.Text("ui.new."+p.kind.Name, nil)
	}
	return capital(oneLine(p.app.view.Title(p.read)))
}

// capital makes the first letter a capital.
func capital(text string) string {
	for i, r := range text {
		return strings.ToUpper(string(r)) + text[i+len(string(r)):]
	}
	return text
}

// oneLine makes a text one line, as for a head.
func oneLine(text string) string {
	if !strings.ContainsAny(text, "\n\t") && !strings.Contains(text, "  ") && strings.TrimSpace(text) == text {
		return text // as nearly all are
	}
	return strings.Join(strings.Fields(text), " ")
}

func (p *recordPage) object() fyne.CanvasObject { return p.whole }

// first is the first field of a new record; one that exists is read before it is changed.
func (p *recordPage) first() fyne.Focusable {
	if first := p.asking(p.app.trail.here().field); first != nil {
		return first
	}
	if p.id != "" || len(p.form.fields) == 0 {
		return nil
	}
	return p.form.fields[0].input.focus()
}

// asking shows the field that waits to be filled in and gives what takes the keys there; nil when there is no such field. Whether an
// incident is significant is not asked in the form, but threshold by threshold.
func (p *recordPage) asking(field string) fyne.Focusable {
	ff := p.form.field(field)
	if ff == nil {
		return nil
	}
	if p.parts != nil {
		p.parts.turn(tabForm)
		if first := p.parts.test.first(); field == "significant" && first != nil {
			p.parts.turn(tabTest)
			return first
		}
	}
	p.form.unfold(ff)
	return ff.input.focus()
}

// showHead shows the record's name, how it stands, and the acts that are possible.
func (p *recordPage) showHead() {
	p.name.SetText(p.shownName())
	p.marks.RemoveAll()
	head := p.read.Header()
	lives := !head.Removed && head.Gallrad == ""
	if mark, ok := p.app.standing(p.read); ok && p.id != "" && lives {
		p.marks.Add(container.NewCenter(mark))
		p.marks.Add(gapBeside())
	}
	p.gone.hide()
	switch {
	case head.Gallrad != "":
		p.gone.show(translations.Text("ui.record.gallrad", map[string]string{"decision": head.Gallrad}))
	case head.Removed:
		p.gone.show(translations.Text("ui.record.removed", nil))
	}
	if words := markWords(p.kind, head.Secrecy); words != "" && head.Gallrad == "" {
		p.marks.Add(newMarkChip(words))
	}
	canWrite := !p.app.space.Status().ReadOnly
	p.form.setEnabled(lives && canWrite)
	if p.kind.AppendOnly && p.id != "" {
		p.form.keepAsSaid()
	}
	if d, ok := p.read.(*data.Document); ok {
		p.form.lock(data.ByDecision(p.app.reg, d))
	}
	kept := false
	if paper, ok := p.read.(*data.Paper); ok && paper.Frozen() {
		kept = true
		p.form.lock(paperFixed)
	}
	setVisible(p.saveIt, lives && canWrite)
	setVisible(p.removeIt, lives && canWrite && p.id != "" && !p.kind.Single && !p.kind.AppendOnly && !kept)
	setVisible(p.restore, head.Removed && head.Gallrad == "" && canWrite)
	setVisible(p.more, p.id != "")
	setVisible(p.form.object, head.Gallrad == "" && (p.sections == nil || !p.sections.shown) && (p.parts == nil || !p.parts.shown()))
	setVisible(p.marks, len(p.marks.Objects) > 0)
	p.marks.Refresh()
}

func quiet(words string) *widget.Label {
	label := widget.NewLabel(words)
	label.SizeName = sizeQuiet
	label.Importance = widget.LowImportance
	return label
}

// showAround shows what surrounds the form: clocks, sections, links, history and disputes.
func (p *recordPage) showAround() {
	if p.id == "" {
		return
	}
	if p.read.Header().Gallrad != "" {
		p.links.Hide()
		p.beside.Hide()
		p.attached.Hide()
		p.disputes.Hide()
		p.history.load(p.id, func([]store.Event) {})
		return
	}
	p.showPanels()
	if p.parts != nil {
		p.parts.refresh()
	}
	if p.sections != nil {
		p.sections.refresh()
	}
	p.showLinks()
	p.showAttached()
	p.history.load(p.id, p.tellMeantime)
	p.loadDisputes()
}

// refresh shows the register as it has been read anew: a form that nobody has typed in follows it, one that somebody
// has is left as it is, and told.
func (p *recordPage) refresh() {
	if p.saving || p.id == "" {
		return
	}
	now := p.app.reg.Record(p.id)
	if now == nil || p.read == nil {
		return
	}
	changed := differs(p.kind, p.read, now) || *p.read.Header() != *now.Header()
	switch {
	case !changed:
		p.showAround()
	case p.form.dirty():
		p.showAround() // tellMeantime then says who has changed what
	default:
		p.load(func() { p.showHead(); p.showAround(); p.app.frame.showCrumb(p.title()) })
	}
}

// tellMeantime says what somebody else has changed while something was typed here.
func (p *recordPage) tellMeantime(events []store.Event) {
	now := p.app.reg.Record(p.id)
	if now == nil || !p.ready || !p.form.dirty() {
		p.meantime.hide()
		return
	}
	changed := differing(p.kind, p.read, now)
	if len(changed) == 0 {
		p.meantime.hide()
		return
	}
	var names []string
	for _, f := range changed {
		names = append(names, translations.Text(data.FieldKey(p.kind.Name, f.Name), nil))
	}
	args := map[string]string{"who": translations.Text("ui.record.somebody", nil), "fields": spoken().Enumerate(names)}
	key := "ui.record.changed"
	if n := len(events); n > 0 && events[n-1].Author != "" {
		args["who"] = events[n-1].Author
		if args["who"] == p.app.author() { // such as by an undo: nobody needs to be told what they did themselves
			key = "ui.record.changed.self"
		}
	}
	p.meantime.show(translations.Text(key, args))
}

// typed is told when something has been typed or chosen.
func (p *recordPage) typed() {
	p.forget()
	p.drafts.touch()
	p.app.frame.showStatus()
}

// unsaved tells whether the page holds something that the file does not. A new record that nobody has typed in holds nothing.
func (p *recordPage) unsaved() bool { return p.isDirty() }

// leave goes on when nothing unsaved would be lost.
func (p *recordPage) leave(then func()) {
	p.drafts.flush()
	if p.sections != nil && p.sections.editing() {
		askUnsaved(p.app, p.sections.saveThen, p.sections.stop, then)
		return
	}
	if p.parts != nil && p.parts.editing() {
		askUnsaved(p.app, p.parts.saveThen, p.parts.drop, func() { p.leave(then) })
		return
	}
	if !p.isDirty() {
		then()
		return
	}
	askUnsaved(p.app, p.saveThen, p.drafts.drop, then)
}

func (p *recordPage) isDirty() bool {
	return p.ready && p.form.dirty() && (p.id != "" || !maps.Equal(p.form.texts(), p.given))
}

// askUnsaved asks what to do with what has been typed and not saved: save and go on, throw away and go on, or stay.
func askUnsaved(a *app, save func(then func()), discard, then func()) {
	choose(a.window, translations.Text("ui.unsaved", nil), translations.Text("ui.unsaved.text", nil),
		answer{label: translations.Text("ui.unsaved.stay", nil), safe: true},
		answer{label: translations.Text("ui.unsaved.discard", nil), do: func() { discard(); then() }},
		answer{label: translations.Text("ui.record.save", nil), do: func() { save(then) }, main: true},
	)
}

func (p *recordPage) save() { p.saveThen(func() {}) }

// saveThen saves what has been typed, and goes on when that went well.
func (p *recordPage) saveThen(then func()) {
	if p.sections != nil && p.sections.editing() {
		p.sections.saveThen(then)
		return
	}
	if p.parts != nil && p.parts.editing() {
		p.parts.saveThen(func() {
			if p.isDirty() {
				p.saveThen(then)
				return
			}
			then()
		})
		return
	}
	if !p.ready || p.saving || !p.saveIt.Visible() {
		return
	}
	if p.id != "" && !p.form.dirty() {
		p.app.frame.say(translations.Text("ui.record.unchanged", nil))
		then()
		return
	}
	r := p.kind.New()
	*r.Header() = *p.read.Header()
	for _, f := range p.kind.Fields {
		if err := f.Load(r, f.Get(p.read)); err != nil {
			p.app.tell(err)
			return
		}
	}
	if p.id == "" {
		if p.newID == "" {
			p.newID = p.app.space.Store.NewID()
		}
		r.Header().ID = p.newID
	}
	if !p.form.put(r) {
		return
	}
	if p.id == "" { // by what has been written since the page was opened
		data.FillMark(p.app.reg, r, data.DayOf(p.app.now()), slices.Collect(maps.Keys(p.form.texts()))...)
	}
	p.write(p.base, r, then)
}

// saveOf is the job that saves one record as it has been written.
func (a *app) saveOf(base store.Base, r data.Record, saved *store.Saved) func(context.Context, *store.Store) error {
	reg := a.reg
	return func(ctx context.Context, s *store.Store) (err error) {
		*saved, err = exchange.SaveByHand(ctx, s, reg, base, r, translations.Swedish.Text)
		return err
	}
}

// write saves a record in the place of the one that is shown, and shows it as it then is.
func (p *recordPage) write(base store.Base, r data.Record, then func()) {
	var saved store.Saved
	before, reg := p.read, p.app.reg
	p.saving = true
	p.app.change("ui.work.save", p.app.saveOf(base, r, &saved), func(err error) {
		p.saving = false
		if err != nil {
			p.form.tell(err)
			return
		}
		p.drafts.drop()
		if p.id == "" {
			p.id = r.Header().ID
			p.drafts = &draftKeeper{app: p.app, kind: p.kind.Name, record: p.id, typed: p.drafts.typed}
			p.app.trail.become(place{page: pageRecord, kind: p.kind.Name, id: p.id})
			p.app.noteOpened(p.app.trail.here())
		}
		p.form.fill(r) // what was typed is saved: nothing is unsaved while the record is read anew
		p.read = r
		p.meantime.hide()
		p.load(func() {
			p.showHead()
			p.showAround()
			if p.app.page == page(p) {
				p.app.frame.showCrumb(p.title())
			}
			p.tellDone(translations.Text("ui.record.saved", nil))
			if waits := p.app.awaited; waits.on == page(p) && p.app.page == page(p) {
				p.app.trail.back()
				p.app.showAwaiting()
				title := p.app.view.Title(p.read)
				waits.made(Option{ID: p.id, Title: oneLine(title)})
				p.app.frame.say(translations.Text("ui.record.created", map[string]string{"title": title})) // the form that is back is not saved
			}
			p.offerChange(reg, before)
			p.form.keepInSight()
			if saved.Conflict {
				p.app.frame.say(translations.Text("ui.record.conflict", nil))
			}
			then()
		})
	})
}

// offerChange offers to tell the single point of contact of a change in what it has been told.
func (p *recordPage) offerChange(was data.Register, before data.Record) {
	sort, fields, changed := data.ChangeToTell(was, before, p.read)
	if !changed {
		p.change.hide()
		return
	}
	names := spoken().FieldNames(p.kind.Name, fields)
	p.change.show(translations.Text("ui.change", map[string]string{"fields": names}),
		answer{label: translations.Text("ui.change.no", nil), do: p.change.hide},
		answer{label: translations.Text("ui.change.do", nil), do: func() {
			p.change.hide()
			p.performHere("ui.change.told", func(w *exchange.Deed) error {
				r := data.Registrations.New()
				r.Sort, r.ChangedOn = sort, data.DayOf(p.app.now())
				r.Content = translations.Swedish.Text("ui.change.content", map[string]string{"fields": reports.Swedish.FieldNames(p.kind.Name, fields)})
				w.Make(r)
				return nil
			})
		}})
}

// tellDone says quietly that something has been done, with a way back.
func (p *recordPage) tellDone(words string) {
	p.app.frame.say(words)
	p.told.Objects = []fyne.CanvasObject{
		container.NewCenter(quiet(words)),
		quietButton(translations.Text("ui.undo", nil), func() { p.forget(); p.app.undo() }),
	}
	p.told.Refresh()
	p.whole.Refresh()
}

// offersUndo tells whether the way back is shown here already.
func (p *recordPage) offersUndo() bool { return len(p.told.Objects) > 0 }

// forget takes away what was told of the latest act.
func (p *recordPage) forget() {
	if len(p.told.Objects) > 0 {
		p.told.RemoveAll()
		p.whole.Refresh()
	}
}

// become makes the place that is shown another, as when a new record has got its id.
func (t *trail) become(to place) {
	if len(t.places) > 0 {
		t.places[t.at] = to
	}
}

// remove takes the record out of lists and papers; it can be taken back.
func (p *recordPage) remove() { p.removeWith(false) }

// removeWith removes the record; follow also looses it from those that point at it.
func (p *recordPage) removeWith(follow bool) {
	reg := p.app.reg
	p.act("ui.record.removed.told", func(ctx context.Context, s *store.Store) error {
		_, err := exchange.RemoveByHand(ctx, s, reg, p.kind, p.id, follow)
		return err
	})
}

func (p *recordPage) takeBack() {
	p.act("ui.record.restored.told", func(ctx context.Context, s *store.Store) error {
		_, err := s.Restore(ctx, p.kind, p.id)
		return err
	})
}

// act does something to the whole record. What has been typed is thrown away only when the person says so.
func (p *recordPage) act(told string, do func(context.Context, *store.Store) error) {
	p.leave(func() {
		p.form.fill(p.read)
		p.app.change("ui.work.save", do, func(err error) {
			if len(store.Linked(err)) > 0 {
				p.askFollow()
				return
			}
			if stuck := exchange.Stuck(err); len(stuck) > 0 {
				inform(p.app.window, translations.Text("ui.problem", nil), sentence(err)+"\n\n"+p.app.named(stuck))
				return
			}
			if err != nil {
				p.app.tell(err)
				return
			}
			p.forget()
			p.app.frame.say(translations.Text(told, nil))
		})
	})
}

// mostNamed is how many records are named in a sentence.
const mostNamed = 8

// askFollow asks whether the record shall go although others point at it.
func (p *recordPage) askFollow() {
	if r := p.app.reg.Record(p.id); r != nil {
		p.app.askFollow(r, func() { p.removeWith(true) })
	}
}

// askFollow asks whether a record that others point at shall go all the same: what becomes of them is told first.
func (a *app) askFollow(r data.Record, remove func()) {
	parting := data.PartFrom(a.reg, r)
	parts := []string{translations.Text("ui.remove.follow.text", nil)}
	say := func(key string, records []data.Record) {
		if len(records) > 0 {
			parts = append(parts, translations.Count(key, len(records), nil)+"\n"+a.named(records))
		}
	}
	say("told.follow.loosed", parting.LoosedRecords())
	say("told.follow.gone", parting.Gone)
	title := translations.Text("ui.remove.follow", map[string]string{"title": oneLine(a.view.Title(r))})
	answers := []answer{{label: translations.Text("Cancel", nil), safe: true}}
	if len(parting.Stuck) > 0 {
		say("told.follow.stuck", parting.Stuck)
	} else {
		answers = append(answers, answer{label: translations.Text("ui.remove.follow.do", nil), do: remove, grave: true})
	}
	choose(a.window, title, strings.Join(parts, "\n\n"), answers...)
}

// named lists records by kind and title, a line each.
func (a *app) named(records []data.Record) string {
	names := make([]string, len(records))
	for i, r := range records {
		names[i] = translations.Text(data.KindKey(r.KindName()), nil) + ": " + oneLine(a.view.Title(r))
	}
	return firstLines(names)
}

// showMore opens the menu of what is seldom done.
func (p *recordPage) showMore() {
	var items []*fyne.MenuItem
	canErase := !p.app.space.Status().ReadOnly && p.read.Header().Gallrad == ""
	items = append(items, p.app.putOffItems(p.read)...)
	items = append(items, p.printItems()...)
	if canErase && len(p.erasable()) > 0 {
		items = append(items, fyne.NewMenuItem(translations.Text("ui.record.gallra.value", nil), p.gallraValue))
	}
	if canErase && p.kind.Name == "person" {
		items = append(items, fyne.NewMenuItem(translations.Text("ui.record.anonymise", nil), p.anonymise))
	}
	if canErase && !p.kind.Single {
		items = append(items, fyne.NewMenuItem(translations.Text("ui.record.gallra", nil), p.gallra))
	}
	if len(items) == 0 {
		items = append(items, fyne.NewMenuItem(translations.Text("ui.record.list", nil), func() {
			p.app.goTo(place{page: pageList, kind: p.kind.Name})
		}))
	}
	p.app.menuUnder(p.more, items...)
}

// printItems are the papers that can be about the record; none can be about one that is not saved yet.
func (p *recordPage) printItems() []*fyne.MenuItem {
	if p.read == nil {
		return nil
	}
	return p.app.printItems(p.read)
}

// print goes to the paper about the record; where there are several the person says which.
func (p *recordPage) print() {
	items := p.printItems()
	switch {
	case len(items) == 1:
		items[0].Action()
	case len(items) > 1 && p.more.Visible():
		p.app.menuUnder(p.more, items...)
	default:
		p.app.goTo(place{page: pageReports, id: p.id})
	}
}

// offer offers what was typed here and never saved.
func (p *recordPage) offer(u store.Unsaved) {
	if len(u.Texts) == 0 || p.isDirty() {
		return
	}
	when := map[string]string{"when": shownWhen(u.At, p.app.now())}
	p.draft.show(translations.Text("ui.draft", when),
		answer{label: translations.Text("ui.draft.continue", nil), do: func() { p.draft.hide(); p.resume(u) }},
		answer{label: translations.Text("ui.draft.discard", nil), do: func() { p.draft.hide(); p.drafts.drop() }},
	)
}

// resume takes up a draft: the form is again as it was read then, with what was typed. What has been changed since is
// told, and never overwritten.
func (p *recordPage) resume(u store.Unsaved) {
	if !u.Base.IsNew() {
		r, err := u.Base.Record(p.kind)
		if err != nil {
			p.app.tell(err)
			return
		}
		head := *p.read.Header()
		head.Secrecy = r.Header().Secrecy // its fields are the form's
		*r.Header() = head
		p.read, p.base = r, u.Base
		p.form.fill(r)
	}
	p.retype(u.Texts)
	p.drafts.touch()
	if p.id != "" {
		p.showAround()
	}
}

// column stacks objects, each as high as its text needs.
func stacked(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&columnLayout{gap: gap}, objects...)
}

// outdented takes away the room that a label has at its left, so that its words stand in line with what is below.
func outdented(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(0, 0, -space8, 0), o)
}

// gapBeside is some air between two things on a line.
func gapBeside() fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(0, 0, space8, 0))
}

// tick lets the deadlines of an incident follow the time.
func (p *recordPage) tick() {
	if _, ok := p.read.(*data.Incident); ok && p.beside.Visible() {
		p.showPanels()
	}
}

// framed is a part of a page that asks to be looked at.
func framed(o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(newGround(colourRaised), inset(space12, o))
}
