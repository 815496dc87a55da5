package ui

import (
	"context"
	"slices"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/policy"
	"lisparmen/data/seed"
	"lisparmen/data/store"
	"lisparmen/icons"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// sectionsPanel is a governing document's text: read as it stands, and changed one section at a time.
type sectionsPanel struct {
	app    *app
	page   *recordPage
	object *fyne.Container
	shown  bool // the text is shown in place of the form

	form    fyne.CanvasObject
	details *button
	text    *button
	compare *button // with the version that the document replaces
	differs bool    // the comparison is shown in place of the text

	list []*data.Section
	edit *sectionEdit // the section that is being written; nil for none
}

// sectionEdit is one section being written.
type sectionEdit struct {
	panel   *sectionsPanel
	section data.Section // as it was when the writing began
	base    store.Base
	after   int // a new section comes after the one with this number; -1: first
	heading *textEntry
	sub     *widget.Check
	body    *textEntry
	wrong   *widget.Label
	object  fyne.CanvasObject
}

func newSectionsPanel(a *app, p *recordPage) *sectionsPanel {
	s := &sectionsPanel{app: a, page: p, object: stacked(space24)}
	s.object.Hide()
	return s
}

// tabs lets the person change between the document's form and its text.
func (s *sectionsPanel) tabs(form fyne.CanvasObject) fyne.CanvasObject {
	s.form = form
	s.details = newButton(translations.Text("ui.sections.details", nil), func() { s.change(false) })
	s.text = newButton("", func() { s.change(true) })
	s.compare = newButton(translations.Text("ui.compare", nil), func() { s.turn(true, true) })
	s.show()
	return container.NewHBox(s.details, s.text, s.compare)
}

// change shows the text in place of the form, or the other way.
func (s *sectionsPanel) change(text bool) { s.turn(text, false) }

// turn shows one of the form, the text, and what differs from the version before.
func (s *sectionsPanel) turn(text, differs bool) {
	if s.edit != nil {
		askUnsaved(s.app, s.saveThen, s.stop, func() { s.turn(text, differs) })
		return
	}
	s.shown, s.differs = text, differs
	s.show()
}

func (s *sectionsPanel) show() {
	before := s.before()
	if before == nil && s.differs {
		s.differs = false
	}
	s.details.Importance, s.text.Importance, s.compare.Importance = widget.LowImportance, widget.LowImportance, widget.LowImportance
	switch {
	case s.differs:
		s.compare.Importance = widget.MediumImportance
		s.object.Objects = []fyne.CanvasObject{comparison(s.app, before, s.list)}
	case s.shown:
		s.text.Importance = widget.MediumImportance
		s.build()
	default:
		s.details.Importance = widget.MediumImportance
	}
	s.compare.Refresh()
	setVisible(s.compare, before != nil)
	s.text.SetText(translations.Count("ui.sections.text", len(s.list), nil))
	s.details.Refresh()
	setVisible(s.form, !s.shown)
	setVisible(s.object, s.shown)
	if s.page.tabs != nil {
		s.page.tabs.Refresh()
		s.page.whole.Refresh()
	}
}

// refresh reads the document's sections from the register. One that is being written is left as it is.
func (s *sectionsPanel) refresh() {
	s.list = nil
	for _, section := range data.All(s.app.reg, data.Sections) {
		if string(section.Document) == s.page.id {
			s.list = append(s.list, section)
		}
	}
	s.show()
}

// build lays the sections out as they are read.
func (s *sectionsPanel) build() {
	s.object.RemoveAll()
	if len(s.list) == 0 && s.edit == nil {
		s.object.Add(wrapped(translations.Text("ui.sections.none", nil)))
		if d, ok := s.page.read.(*data.Document); ok && s.canWrite() && len(seed.StarterSections(s.app.reg, d, func() string { return "" })) > 0 {
			s.object.Add(wrapped(translations.Text("ui.sections.starter.text", nil)))
			s.object.Add(leading(newButton(translations.Text("ui.sections.starter", nil), s.startFromStarter)))
		}
		if s.canWrite() {
			s.object.Add(leading(newButton(translations.Text("ui.sections.file", nil), s.chooseText)))
		}
	}
	if s.edit != nil && s.edit.base.IsNew() && s.edit.after < 0 {
		s.object.Add(s.edit.object)
	}
	for i, section := range s.list {
		switch {
		case s.edit != nil && !s.edit.base.IsNew() && s.edit.section.ID == section.ID:
			s.object.Add(s.edit.object)
		default:
			s.object.Add(s.section(i, section))
		}
		if s.edit != nil && s.edit.base.IsNew() && s.edit.after == i {
			s.object.Add(s.edit.object)
		}
	}
	if s.edit == nil && s.canWrite() {
		s.object.Add(leading(newButton(translations.Text("ui.sections.add", nil), func() { s.add(len(s.list) - 1) })))
	}
	s.object.Refresh()
}

// before is the version that the document replaces; nil when it is the first.
func (s *sectionsPanel) before() *data.Document {
	d, ok := s.page.read.(*data.Document)
	if !ok {
		return nil
	}
	old, ok := data.Find(s.app.reg, d.Replaces)
	if !ok || old.Removed || old.Gallrad != "" {
		return nil
	}
	return old
}

// startFromStarter puts the area's starter text in, in one save.
func (s *sectionsPanel) startFromStarter() {
	s.page.performHere("ui.sections.starter.told", func(w *exchange.Deed) error {
		for _, section := range seed.StarterSections(s.app.reg, s.page.read.(*data.Document), w.NewID) {
			w.Make(section)
		}
		return nil
	})
}

// chooseText lets the person choose the file that holds the document's text.
func (s *sectionsPanel) chooseText() {
	choosePath(s.app, chooseFile, documentEndings, documentsFolder(), s.startFrom)
}

// startFrom puts the text of a file in, in one save.
func (s *sectionsPanel) startFrom(path string) {
	document := s.page.read.(*data.Document)
	s.page.performHere("ui.sections.file.told", func(w *exchange.Deed) error {
		read, err := policy.ReadDocument(path)
		if err != nil {
			return err
		}
		return w.TakeText(document, read, path)
	})
}

// documentEndings are those of the files that the text of a governing document can be read from.
var documentEndings = []string{".docx", ".md", ".txt"}

func (s *sectionsPanel) canWrite() bool {
	return !s.app.space.Status().ReadOnly && s.page.read != nil && !s.page.read.Header().Removed
}

// section is one section as it is read, with a way to change it.
func (s *sectionsPanel) section(i int, section *data.Section) fyne.CanvasObject {
	heading := wrapped(section.Heading)
	heading.TextStyle.Bold = true
	if section.Level == nil || *section.Level <= 1 {
		heading.SizeName = sizeHead
	}
	if section.Heading == "" {
		heading.SetText(translations.Text("ui.sections.unnamed", nil))
		heading.Importance = widget.LowImportance
	}
	body := wrapped(section.Text)
	body.Selectable = true
	setVisible(body, section.Text != "")
	parts := []fyne.CanvasObject{body}
	if duty, ok := data.Find(s.app.reg, section.Answers); ok && !duty.Removed {
		answers := translations.Text("ui.sections.answers", map[string]string{"duty": shortened(oneLine(duty.Sentence), 120)})
		parts = append(parts, newLink(answers, func() { s.app.goTo(placeOf(duty)) }))
	}
	if !s.canWrite() || s.edit != nil {
		return stacked(0, append([]fyne.CanvasObject{heading}, parts...)...)
	}
	more := newButtonWithIcon("", icons.Named("menu"), nil)
	more.name = translations.Text("ui.more", nil)
	more.Importance = widget.LowImportance
	more.OnTapped = func() { s.app.menuUnder(more, s.menu(i)...) }
	acts := container.NewHBox(quietButton(translations.Text("ui.sections.edit", nil), func() { s.write(section) }), more)
	return stacked(0, append([]fyne.CanvasObject{container.NewBorder(nil, nil, nil, container.NewVBox(acts), heading)}, parts...)...)
}

func (s *sectionsPanel) menu(i int) []*fyne.MenuItem {
	section := s.list[i]
	up := fyne.NewMenuItem(translations.Text("ui.sections.up", nil), func() { s.move(i, i-1) })
	down := fyne.NewMenuItem(translations.Text("ui.sections.down", nil), func() { s.move(i, i+1) })
	up.Disabled, down.Disabled = i == 0, i == len(s.list)-1
	return []*fyne.MenuItem{
		up, down,
		fyne.NewMenuItem(translations.Text("ui.sections.after", nil), func() { s.add(i) }),
		fyne.NewMenuItem(translations.Text("ui.record.remove", nil), func() { s.remove(section.ID) }),
	}
}

// menuUnder opens a menu below an object, within the window.
func (a *app) menuUnder(under fyne.CanvasObject, items ...*fyne.MenuItem) {
	a.menuAt(a.fyne.Driver().AbsolutePositionForObject(under).AddXY(0, under.Size().Height), items...)
}

// write begins to change a section: its base is read first, so that a change made meanwhile is never overwritten.
func (s *sectionsPanel) write(section *data.Section) {
	space := s.app.space
	var r data.Record
	var base store.Base
	s.app.work.run("ui.work.read", func(ctx context.Context, _ func(float64)) (err error) {
		r, base, err = space.Store.Get(ctx, data.Sections.Untyped(), section.ID)
		return err
	}, func(err error) {
		if err != nil {
			s.app.tell(err)
			return
		}
		s.begin(r.(*data.Section), base, 0)
	})
}

// add begins a new section after the one with the given number.
func (s *sectionsPanel) add(after int) {
	section := data.Sections.New()
	section.Document = data.Link[*data.Document](s.page.id)
	level := 1
	if after >= 0 && s.list[after].Level != nil {
		level = *s.list[after].Level
	}
	section.Level = &level
	section.Position = s.positionAfter(after, "")
	s.begin(section, store.Base{}, after)
}

func (s *sectionsPanel) begin(section *data.Section, base store.Base, after int) {
	e := &sectionEdit{panel: s, section: *section, base: base, after: after}
	e.heading = newTextEntry()
	e.heading.SetText(section.Heading)
	e.sub = widget.NewCheck(translations.Text("ui.sections.sub", nil), nil)
	e.sub.Checked = section.Level != nil && *section.Level > 1
	e.body = newLongEntry()
	e.body.SetMinRowsVisible(8)
	e.body.SetText(section.Text)
	e.wrong = wrapped("")
	e.wrong.Importance = widget.DangerImportance
	e.wrong.Hide()
	save := newButton(translations.Text("ui.record.save", nil), func() { s.saveThen(func() {}) })
	save.Importance = widget.HighImportance
	label := func(field string) fyne.CanvasObject {
		return newFieldLabel(translations.Text(data.FieldKey("section", field), nil), false)
	}
	e.object = framed(stacked(space8,
		stacked(0, label("heading"), e.heading), e.sub, stacked(0, label("text"), e.body), e.wrong,
		container.NewHBox(save, quietButton(translations.Text("Cancel", nil), func() { s.stop(); s.show() }))))
	reveal := func() { s.page.form.reveal(e.object) }
	e.heading.onReached, e.body.onReached = reveal, reveal
	s.edit = e
	s.show()
	s.app.window.Canvas().Focus(e.heading)
}

// editing tells whether something in a section would be lost.
func (s *sectionsPanel) editing() bool {
	if s.edit == nil {
		return false
	}
	e := s.edit
	isSub := e.section.Level != nil && *e.section.Level > 1
	return e.heading.Text != e.section.Heading || e.body.Text != e.section.Text || e.sub.Checked != isSub
}

// stop throws away what is being written.
func (s *sectionsPanel) stop() { s.edit = nil }

// saveThen saves the section that is being written, and goes on when that went well.
func (s *sectionsPanel) saveThen(then func()) {
	e := s.edit
	if e == nil {
		then()
		return
	}
	r := e.section
	kind := data.Sections.Untyped()
	for _, put := range []struct{ field, text string }{{"heading", e.heading.Text}, {"text", e.body.Text}} {
		f, _ := kind.Field(put.field)
		if err := f.Put(&r, put.text); err != nil {
			e.wrong.SetText(sentence(err))
			e.wrong.Show()
			s.object.Refresh()
			return
		}
	}
	if isSub := r.Level != nil && *r.Level > 1; e.sub.Checked != isSub {
		level := 1
		if e.sub.Checked {
			level = 2
		}
		r.Level = &level
	}
	var saved store.Saved
	s.app.change("ui.work.save", func(ctx context.Context, st *store.Store) (err error) {
		saved, err = st.Save(ctx, e.base, &r)
		return err
	}, func(err error) {
		if err != nil {
			s.app.tell(err)
			return
		}
		s.edit = nil
		s.told(saved, "ui.record.saved")
		then()
	})
}

func (s *sectionsPanel) told(saved store.Saved, key string) {
	s.refresh()
	s.page.tellDone(translations.Text(key, nil))
	if saved.Conflict {
		s.app.frame.say(translations.Text("ui.record.conflict", nil))
	}
}

// remove takes a section away; it can be taken back by undo.
func (s *sectionsPanel) remove(id string) {
	s.app.change("ui.work.save", func(ctx context.Context, st *store.Store) error {
		_, err := st.Remove(ctx, data.Sections.Untyped(), id)
		return err
	}, func(err error) {
		if linked := store.Linked(err); len(linked) > 0 {
			var pointing []data.Record
			for _, l := range linked {
				pointing = append(pointing, s.app.reg.Record(l.ID))
			}
			inform(s.app.window, translations.Text("ui.problem", nil), sentence(err)+"\n\n"+s.app.named(pointing))
			return
		}
		if err != nil {
			s.app.tell(err)
			return
		}
		s.told(store.Saved{}, "ui.record.removed.told")
	})
}

// move gives a section the place of another.
func (s *sectionsPanel) move(from, to int) {
	section := s.list[from]
	after := to
	if to < from {
		after = to - 1
	}
	position := s.positionAfter(after, section.ID)
	var saved store.Saved
	s.app.change("ui.work.save", func(ctx context.Context, st *store.Store) error {
		r, base, err := st.Get(ctx, data.Sections.Untyped(), section.ID)
		if err != nil {
			return err
		}
		r.(*data.Section).Position = position
		saved, err = st.Save(ctx, base, r)
		return err
	}, func(err error) {
		if err != nil {
			s.app.tell(err)
			return
		}
		s.told(saved, "ui.sections.moved")
	})
}

// positionAfter is a position between the section with the given number and the next, the moved one left out.
func (s *sectionsPanel) positionAfter(after int, moved string) string {
	var before, next string
	if after >= 0 && after < len(s.list) {
		before = s.list[after].Position
	}
	rest := s.list[min(len(s.list), after+1):]
	if i := slices.IndexFunc(rest, func(x *data.Section) bool { return x.ID != moved }); i >= 0 {
		next = rest[i].Position
	}
	return between(before, next)
}

// between is a text of digits that sorts after one and before another; an empty one is no bound. It never ends in zero,
// so that there is always room before it.
func between(before, after string) string {
	var made []byte
	bounded := after != ""
	for i := 0; ; i++ {
		least, most := byte('0'), byte('9'+1)
		if i < len(before) {
			least = before[i]
		}
		if bounded {
			if i >= len(after) {
				return before + "5" // no room: the ids then tell the order
			}
			most = after[i]
		}
		if least == most {
			made = append(made, least)
			continue
		}
		if middle := (least + most) / 2; middle > least {
			return string(append(made, middle))
		}
		made = append(made, least)
		bounded = false
	}
}
