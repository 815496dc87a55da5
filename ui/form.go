package ui

import (
	"errors"
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/data/store"
	"lisparmen/icons"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// form is the inputs of one record, made from its kind.
type form struct {
	app     *app
	kind    data.Untyped
	fields  []*formField
	more    *fold // the less used half; nil when the kind has none
	secrecy *fold // the secrecy mark; nil when the kind has none
	object  fyne.CanvasObject
	changed func()                  // something has been typed or chosen
	wheel   func(*fyne.ScrollEvent) // turns the page that the form lies on
	reveal  func(fyne.CanvasObject) // turns it so that a field is seen
	help    *fieldHelp              // tells what the field that has the keys means; may be nil
	filling bool
	locked  bool // may only be read
}

// formField is one field with its label and what is wrong with it.
type formField struct {
	field  data.UntypedField
	input  input
	in     *fold  // nil when it is always seen
	filled string // the input's text as it was filled: another text has been typed
	asked  bool   // a choice in the form demands it
}

func newForm(a *app, kind data.Untyped, changed func()) *form {
	f := &form{app: a, kind: kind, changed: changed, help: newFieldHelp(kind)}
	var plain, folded, secrecy []*formField
	for _, field := range kind.Fields {
		if field.Hidden || slices.Contains(saidInPanel[kind.Name], field.Name) {
			continue
		}
		ff := f.newField(field)
		switch {
		case strings.HasPrefix(field.Name, "secrecy"):
			secrecy = append(secrecy, ff)
		case field.Folded:
			folded = append(folded, ff)
		default:
			plain = append(plain, ff)
		}
	}
	f.fields = slices.Concat(plain, folded, secrecy)
	body := stacked(space16, f.rows(plain)...)
	f.more = f.fold(body, "ui.form.more", prefMore, folded, f.rows(folded))
	f.secrecy = f.fold(body, "ui.form.secrecy", prefSecrecy, secrecy, append([]fyne.CanvasObject{flush(quietly(translations.Text("ui.mark.note", nil)))}, f.rows(secrecy)...))
	f.object = body
	return f
}

// fold adds a part that is opened by its head, and that is as it was left the last time; nil when there is nothing in it.
func (f *form) fold(body *fyne.Container, words, pref string, fields []*formField, shown []fyne.CanvasObject) *fold {
	if len(fields) == 0 {
		return nil
	}
	part := newFold(translations.Text(words, nil), stacked(space16, shown...))
	preferences := f.app.fyne.Preferences()
	part.set(preferences.Bool(pref + f.kind.Name))
	part.changed = func(open bool) { preferences.SetBool(pref+f.kind.Name, open) }
	for _, ff := range fields {
		ff.in = part
	}
	body.Add(part.object)
	return part
}

// These, with a kind's name, remember whether the less used half of its form, and the secrecy mark, are open.
const (
	prefMore    = "more."
	prefSecrecy = "secrecy."
)

// rows puts two short fields beside one another; what can be long has a row of its own. Where a group of fields begins stands its
// head.
func (f *form) rows(fields []*formField) []fyne.CanvasObject {
	var list []fyne.CanvasObject
	for i := 0; i < len(fields); i++ {
		if head := formHead(f.kind.Name, fields[i].field.Name); head != nil {
			list = append(list, head)
		}
		if i+1 < len(fields) && isShort(fields[i]) && isShort(fields[i+1]) && formHeads[f.kind.Name][fields[i+1].field.Name] == "" {
			list = append(list, container.New(evenLayout{}, fields[i].input.object(), fields[i+1].input.object()))
			i++
			continue
		}
		list = append(list, fields[i].input.object())
	}
	return list
}

// isShort tells whether half the width is enough, for the label too.
func isShort(f *formField) bool {
	switch f.field.Type {
	case data.TypeDate, data.TypeTime, data.TypeNumber, data.TypeChoice, data.TypeBool:
		return f.input.object().MinSize().Width <= widestHalf
	}
	return false
}

// widestHalf is the widest field that shares its row with another.
const widestHalf float32 = 210

// evenLayout gives fields beside one another the same width each, and no lower than the highest needs.
type evenLayout struct{}

func (evenLayout) Layout(objects []fyne.CanvasObject, room fyne.Size) {
	n := float32(len(objects))
	width := (room.Width - (n-1)*space16) / n
	for i, o := range objects {
		o.Move(fyne.NewPos(float32(i)*(width+space16), 0))
		o.Resize(fyne.NewSize(width, room.Height))
	}
}

func (evenLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		least = least.Max(o.MinSize())
	}
	n := float32(len(objects))
	return fyne.NewSize(n*least.Width+(n-1)*space16, least.Height)
}

// abreastLayout is evenLayout where there is room for it. Where there is not, as with large text, each field has a row of its own.
type abreastLayout struct{ last float32 }

func (l *abreastLayout) fits(objects []fyne.CanvasObject) bool {
	return l.last == 0 || evenLayout{}.MinSize(objects).Width <= l.last
}

// MinSize is for Fyne.
func (l *abreastLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var width, height float32
	for _, o := range objects {
		size := o.MinSize()
		width, height = max(width, size.Width), height+size.Height
	}
	if l.fits(objects) {
		height = evenLayout{}.MinSize(objects).Height
	}
	return fyne.NewSize(width, height)
}

// Layout is for Fyne.
func (l *abreastLayout) Layout(objects []fyne.CanvasObject, room fyne.Size) {
	l.last = room.Width
	if l.fits(objects) {
		evenLayout{}.Layout(objects, room)
		return
	}
	var y float32
	for _, o := range objects {
		height := o.MinSize().Height
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(room.Width, height))
		y += height
	}
}

func (f *form) newField(field data.UntypedField) *formField {
	env := f.app.inputEnv()
	env.wheel = func(e *fyne.ScrollEvent) {
		if f.wheel != nil {
			f.wheel(e)
		}
	}
	env.reveal = f.show
	env.attended = f.help.tell
	ff := &formField{field: field, input: newInput(f.kind, field, env)}
	ff.input.onChange(func() {
		f.fit()
		if !f.filling {
			f.changed()
		}
	})
	return ff
}

// fill shows a record.
func (f *form) fill(r data.Record) {
	f.filling = true
	for _, ff := range f.fields {
		ff.input.setText(ff.field.Get(r))
		ff.filled = ff.input.text()
		ff.tell(nil)
	}
	f.fit()
	f.filling = false
}

// fit marks what must be filled in as the form now stands, and hides who has gone through a training where only their
// number is noted.
func (f *form) fit() {
	for _, ff := range f.fields {
		was := ff.asked
		ff.asked = f.demands(ff.field.Name)
		ff.input.demand(ff.field.Required || ff.asked)
		if ff.asked && !was && !f.filling && ff.input.text() == "" {
			f.bringForth(ff)
		}
	}
	people := f.field("people")
	if f.kind.Name != data.TrainingsDone.Name || people == nil {
		return
	}
	noted := &data.TrainingDone{Group: data.Group(f.field("group").input.text())}
	for _, id := range data.SplitRefs(people.input.text()) {
		noted.People = append(noted.People, data.Link[*data.Person](id))
	}
	shown := f.app.reg.Municipality().NotesPeople(noted)
	if setVisible(people.input.object(), shown); f.more != nil {
		setVisible(f.more.object, shown)
	}
	f.object.Refresh()
}

// setEnabled lets the fields be changed, or only read.
func (f *form) setEnabled(enable bool) {
	if f.locked != enable {
		return
	}
	f.locked = !enable
	for _, ff := range f.fields {
		ff.input.setEnabled(enable)
	}
}

// keepAsSaid lets nothing of a log be changed but its secrecy, which can be judged anew: the file takes no other change.
func (f *form) keepAsSaid() {
	for _, ff := range f.fields {
		if !strings.HasPrefix(ff.field.Name, "secrecy") {
			ff.input.setEnabled(false)
		}
	}
}

// lock lets fields that something else sets be read only.
func (f *form) lock(names []string) {
	for _, ff := range f.fields {
		if !f.locked {
			ff.input.setEnabled(!slices.Contains(names, ff.field.Name))
		}
	}
}

// texts are what has been typed or chosen since the form was filled, by field.
func (f *form) texts() map[string]string {
	typed := map[string]string{}
	for _, ff := range f.fields {
		if text := ff.input.text(); text != ff.filled {
			typed[ff.field.Name] = text
		}
	}
	return typed
}

// dirty tells whether something has been typed or chosen that is not saved.
func (f *form) dirty() bool {
	return slices.ContainsFunc(f.fields, func(ff *formField) bool { return ff.input.text() != ff.filled })
}

// retype puts typed texts back, as from a draft.
func (f *form) retype(texts map[string]string) {
	f.filling = true
	for _, ff := range f.fields {
		if text, ok := texts[ff.field.Name]; ok {
			ff.input.setText(text)
			f.unfold(ff)
		}
	}
	f.fit()
	f.filling = false
}

// put puts what has been typed into a record that is as the form was filled, and checks it. What is wrong is told at
// its field, which gets the focus; ok tells whether nothing is.
func (f *form) put(r data.Record) (ok bool) {
	var first *formField
	for _, ff := range f.fields {
		ff.tell(nil)
		if ff.input.text() == ff.filled {
			continue
		}
		if err := ff.field.Put(r, ff.input.text()); err != nil {
			ff.tell(err)
			if first == nil {
				first = ff
			}
		}
	}
	if first != nil {
		f.goTo(first)
		return false
	}
	if err := f.kind.Check(r); err != nil {
		f.tell(err)
		return false
	}
	return true
}

// tell shows an error at the field that it is about, else in a dialog.
func (f *form) tell(err error) {
	var p *data.Problem
	if errors.As(err, &p) {
		for _, ff := range f.fields {
			if p.Args["field"] == data.FieldKey(f.kind.Name, ff.field.Name) {
				ff.tell(err)
				f.goTo(ff)
				return
			}
		}
	}
	f.app.tell(err)
}

// goTo gives a field the focus, opens the half that it lies in, and brings it into view: one that has the focus already
// may have been scrolled away.
func (f *form) goTo(ff *formField) {
	f.unfold(ff)
	f.object.Refresh()
	f.app.window.Canvas().Focus(ff.input.focus())
	f.show(ff.input.object())
}

// show brings a field into sight, with its label and what is said below it.
func (f *form) show(field fyne.CanvasObject) {
	if f.reveal != nil {
		f.reveal(field)
	}
}

// bringForth lets a field that a choice has just come to demand be seen, as near as the choice, which has the keys, lets it.
func (f *form) bringForth(ff *formField) {
	f.unfold(ff)
	f.object.Refresh()
	f.show(ff.input.object())
	f.keepInSight()
}

// keepInSight brings the field that has the keys back into sight when what is above the form has grown.
func (f *form) keepInSight() {
	focused := f.app.window.Canvas().Focused()
	for _, ff := range f.fields {
		if focused != nil && ff.input.focus() == focused {
			f.show(ff.input.object())
		}
	}
}

// unfold opens the part that a field lies in.
func (f *form) unfold(ff *formField) {
	if ff.in != nil {
		ff.in.set(true)
	}
}

// field finds a field by its name.
func (f *form) field(name string) *formField {
	i := slices.IndexFunc(f.fields, func(ff *formField) bool { return ff.field.Name == name })
	if i < 0 {
		return nil
	}
	return f.fields[i]
}

func (ff *formField) tell(err error) {
	if err == nil {
		ff.input.setError("")
		return
	}
	ff.input.setError(fieldSentence(err))
}

// fold is a part of a page that is opened and closed by its head.
type fold struct {
	object  *fyne.Container
	head    *button
	body    fyne.CanvasObject
	changed func(open bool)
}

func newFold(words string, body fyne.CanvasObject) *fold {
	f := &fold{body: body}
	f.head = newButton(words, func() {
		f.set(!f.body.Visible())
		if c := fyne.CurrentApp().Driver().CanvasForObject(f.head); c != nil {
			c.Focus(f.head) // Fyne's button gives the keys away, and Tab would begin anew at the top of the form
		}
	})
	f.head.Importance = widget.LowImportance
	f.head.Alignment = widget.ButtonAlignLeading
	f.object = stacked(space8, container.NewHBox(f.head), body)
	f.set(false)
	return f
}

func (f *fold) set(open bool) {
	name := "forward"
	if open {
		name = "open_list"
	}
	f.head.SetIcon(icons.Named(name))
	was := f.body.Visible()
	setVisible(f.body, open)
	f.object.Refresh()
	if f.changed != nil && was != open {
		f.changed(open)
	}
}

// inputEnv is what inputs need to know of the file: what there is to choose among, and how to add to it.
func (a *app) inputEnv() inputEnv {
	env := inputEnv{now: a.now, options: a.choosable, words: a.offered, titleOf: func(id string) string { return oneLine(a.view.Linked(id)) }}
	if !a.space.Status().ReadOnly {
		env.create = func(kind, typed string, made func(Option)) {
			if k, ok := data.KindNamed(kind); ok {
				a.quickCreate(k, typed, made)
			}
		}
	}
	return env
}

// choosable lists the living records of a kind, by title in Swedish order.
func (a *app) choosable(kind string) []Option {
	k, ok := data.KindNamed(kind)
	if !ok {
		return nil
	}
	var options []Option
	for _, r := range a.reg.Living(k) {
		options = append(options, Option{ID: r.Header().ID, Title: oneLine(a.view.Title(r)), Detail: a.detailOf(k, r)})
	}
	return options
}

// offered lists what records of a kind say that a text can be chosen among: the levels of the scale, with the protection that
// each leads to.
func (a *app) offered(kind string) []Option {
	if kind != data.ClassLevels.Name {
		return nil
	}
	scale := data.NewScale(a.reg)
	var options []Option
	for _, words := range scale.Choices() {
		options = append(options, Option{ID: words, Title: words, Detail: protectionWords(scale.Level(words).Protection)})
	}
	return options
}

// protectionWords name a level of protection; nothing where a level demands none.
func protectionWords(p data.Protection) string {
	if p == "" {
		return ""
	}
	return translations.Text(data.OptionKey("protection", string(p)), nil)
}

// detailOf tells records of the same name apart: a person's unit, a section's document.
func (a *app) detailOf(kind data.Untyped, r data.Record) string {
	for _, f := range kind.Fields {
		if f.Type == data.TypeRef && f.InList {
			return oneLine(a.view.Show(kind, f, f.Get(r)))
		}
	}
	return ""
}

// quickCreate makes a record of a kind from its title alone, for an input that is to point at it, and gives it to made.
// A kind that demands more is written on its own page: what has been typed here is kept as a draft, and stands as it was
// when one comes back.
func (a *app) quickCreate(kind data.Untyped, title string, made func(Option)) {
	r := kind.New()
	field, _ := kind.Field(kind.Title)
	if field.Put(r, title) != nil || kind.Check(r) != nil {
		from, field := a.page, a.window.Canvas().Focused()
		if p, ok := from.(*recordPage); ok {
			p.drafts.keep()
		}
		to := place{page: pageRecord, kind: kind.Name, title: title}
		a.trail.visit(to)
		a.turnTo(to)
		a.awaited = awaited{by: from, on: a.page, field: field, made: made}
		if p, ok := a.page.(*recordPage); ok {
			p.awaited.show(translations.Text("ui.record.awaited", nil))
		}
		return
	}
	data.FillMark(a.reg, r, data.DayOf(a.now()))
	a.change("ui.work.save", a.saveOf(store.Base{}, r, new(store.Saved)), func(err error) {
		if err != nil {
			a.tell(err)
			return
		}
		made(Option{ID: r.Header().ID, Title: oneLine(a.view.Title(r))})
		a.frame.say(translations.Text("ui.record.created", map[string]string{"title": a.view.Title(r)}))
	})
}
