package ui

import (
	"context"
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/store"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// actQuestion asks for what an act needs: a few fields of the kinds that it makes or changes.
type actQuestion struct {
	title, text, yes string
	fields           []answerField
	above            fyne.CanvasObject                  // before the fields; may be nil
	options          map[string]func() []Option         // what there is to choose among, by kind, where that is not all
	wrong            func(map[string]data.Record) error // what the answers make impossible, told at the first field; may be nil
	do               func(map[string]data.Record)       // gets a record of each kind with what was answered
}

// answerField is one field of a question.
type answerField struct {
	kind     data.Untyped
	name     string
	value    string // stored text from the start
	required bool
	label    string                   // message key, where the field's own name would mislead; else empty
	half     bool                     // half the width is enough, beside the next such field
	follows  string                   // the field of the question that this one follows until somebody has written in it; else empty
	as       func(text string) string // what it then says
}

// follow lets a field of a question say what follows from another, until somebody has written in it.
func (q *actQuestion) follow(inputs []*formField, at int) {
	from := slices.IndexFunc(q.fields, func(f answerField) bool { return f.name == q.fields[at].follows })
	if from < 0 {
		return
	}
	led, leads, isWritten := inputs[at].input, inputs[from], false
	led.onChange(func() { isWritten = true })
	leads.input.onChange(func() {
		if text := leads.input.text(); !isWritten && leads.field.Put(q.fields[from].kind.New(), text) == nil {
			led.setText(q.fields[at].as(text))
		}
	})
}

// rows puts fields of half the width beside one another.
func (q *actQuestion) rows(inputs []*formField) []fyne.CanvasObject {
	var list []fyne.CanvasObject
	isHalf := func(i int) bool { return i < len(inputs) && (q.fields[i].half || isShort(inputs[i])) }
	for i := 0; i < len(inputs); i++ {
		if isHalf(i) && isHalf(i+1) {
			list = append(list, container.New(evenLayout{}, inputs[i].input.object(), inputs[i+1].input.object()))
			i++
			continue
		}
		list = append(list, inputs[i].input.object())
	}
	return list
}

// ask shows a question. What cannot be read is told at its field, and keeps the dialog open.
func (a *app) ask(q actQuestion) *dialog {
	env := a.inputEnv()
	env.create = nil // what is made elsewhere would take the page away
	var d *dialog
	env.wheel = func(turned *fyne.ScrollEvent) { d.scroll.Scrolled(turned) }
	all := env.options
	env.options = func(kind string) []Option {
		if some := q.options[kind]; some != nil {
			return some()
		}
		return all(kind)
	}
	inputs := make([]*formField, len(q.fields))
	for i, f := range q.fields {
		field, _ := f.kind.Field(f.name)
		field.Required = f.required
		inputs[i] = &formField{field: field, input: newInput(f.kind, field, env)}
		if f.label != "" {
			inputs[i].input = newInputAs(f.kind, field, env, translations.Text(f.label, nil))
		}
		inputs[i].input.setText(f.value)
	}
	for i := range inputs {
		q.follow(inputs, i)
	}
	content := stacked(space12, q.rows(inputs)...)
	if q.above != nil {
		content.Objects = append([]fyne.CanvasObject{q.above}, content.Objects...)
	}
	var answers map[string]data.Record
	check := func() bool {
		answers = map[string]data.Record{}
		isWrong := func(ff *formField, err error) bool {
			ff.tell(err)
			if err != nil {
				d.fit() // the words of what is wrong take room
				a.window.Canvas().Focus(ff.input.focus())
			}
			return err != nil
		}
		for i, ff := range inputs {
			f := q.fields[i]
			if answers[f.kind.Name] == nil {
				answers[f.kind.Name] = f.kind.New()
			}
			if f.required && strings.TrimSpace(ff.input.text()) == "" {
				isWrong(ff, data.NewProblem("problem.field.required", "field", data.FieldKey(f.kind.Name, f.name)))
				return false
			}
			if isWrong(ff, ff.field.Put(answers[f.kind.Name], ff.input.text())) {
				return false
			}
		}
		return q.wrong == nil || !isWrong(inputs[0], q.wrong(answers))
	}
	var first fyne.Focusable
	if len(inputs) > 0 && q.above == nil {
		first = inputs[0].input.focus()
	}
	d = showDialog(a.window, dialogSpec{title: q.title, text: q.text, content: content, first: first, wide: true, answers: []answer{
		{label: translations.Text("Cancel", nil), safe: true},
		{label: q.yes, check: check, main: true, do: func() { q.do(answers) }},
	}})
	return d
}

// perform does a deed as one save, which one undo takes back; then is called when that went well.
func (a *app) perform(do func(*exchange.Deed) error, then func()) {
	reg := a.reg
	a.change("ui.work.save", func(ctx context.Context, st *store.Store) error { return exchange.Perform(ctx, st, reg, do) }, func(err error) {
		if err != nil {
			a.tell(err)
			return
		}
		then()
	})
}

// performHere does a deed from a record's page and tells there that it is done.
func (p *recordPage) performHere(told string, do func(*exchange.Deed) error) {
	p.app.perform(do, func() { p.tellDone(translations.Text(told, nil)) })
}

// actButton is an act on a record's page. What has been typed in the form is saved, or thrown away, before it.
func (p *recordPage) actButton(words string, do func()) *button {
	return newButton(translations.Text(words, nil), func() {
		p.leave(func() {
			p.form.fill(p.read)
			do()
		})
	})
}

// actsRow is the acts of a panel, on as many lines as they need; nil when nothing may be written.
func (p *recordPage) actsRow(buttons ...fyne.CanvasObject) fyne.CanvasObject {
	row := container.New(&flowLayout{gap: space4}, buttons...)
	setVisible(row, len(buttons) > 0 && !p.app.space.Status().ReadOnly && !p.read.Header().Removed)
	return container.New(layout.NewCustomPaddedLayout(space4, 0, space8, space8), row)
}

// minutesWords tell where something was decided: "Kommunstyrelsen 3 februari 2027, § 39".
func (a *app) minutesWords(body data.Link[*data.Unit], on data.Day, paragraph string) string {
	return decidedWords(a.view.Linked(string(body)), on, paragraph)
}

// actTitle is the title of an act's question: what its button says, without the dots that promise a question.
func actTitle(words string) string { return strings.TrimSuffix(translations.Text(words, nil), "…") }
