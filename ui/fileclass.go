package ui

import (
	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// classQuestion asks the owner to classify the file itself: three levels, who decides and when, with what follows below.
type classQuestion struct {
	object  *fyne.Container
	fields  []*formField
	follows *fyne.Container
}

// The fields of the municipality that hold the file's classification, in the order they are asked for.
var (
	classLevels = []struct{ field, label string }{
		{"own_confidentiality", "class.confidentiality"}, {"own_integrity", "class.integrity"}, {"own_availability", "class.availability"},
	}
	classDecision = []struct{ field, label string }{{"own_class_by", "ui.class.decider"}, {"own_class_on", "ui.class.day"}}
)

// newClassQuestion shows a classification to be confirmed or changed.
func newClassQuestion(a *app, class data.FileClass) *classQuestion {
	q := &classQuestion{follows: newColumn(-space12)}
	kind, env := data.Municipalities.Untyped(), inputEnv{now: a.now} // no file need be open
	from := &data.Municipality{Class: class}
	add := func(name, label string) fyne.CanvasObject {
		field, _ := kind.Field(name)
		field.Required = true
		ff := &formField{field: field, input: newInputAs(kind, field, env, translations.Text(label, nil))}
		ff.input.setText(field.Get(from))
		ff.input.onChange(func() { ff.tell(nil); q.showFollows() })
		q.fields = append(q.fields, ff)
		return ff.input.object()
	}
	levels := container.New(&abreastLayout{})
	for _, f := range classLevels {
		levels.Add(add(f.field, f.label))
	}
	decision := container.New(&abreastLayout{})
	for _, f := range classDecision {
		decision.Add(add(f.field, f.label))
	}
	q.object = newColumn(space12, newColumn(0, levels, quietly(translations.Text("ui.class.scale", nil))), decision, framed(q.follows))
	q.showFollows()
	return q
}

// showFollows tells what follows from the levels that are chosen.
func (q *classQuestion) showFollows() {
	said := &data.Municipality{}
	for _, ff := range q.fields {
		_ = ff.field.Put(said, ff.input.text()) // what cannot be read is told when it is saved
	}
	q.follows.Objects = []fyne.CanvasObject{sideHead(translations.Text("ui.class.follows", nil))}
	for _, line := range spoken().FileClassFollows(said.Class) {
		q.follows.Add(wrapped(line))
	}
	if q.object != nil {
		q.object.Refresh()
	}
}

// put puts what has been answered into a municipality. What is missing or wrong is told at its field.
func (q *classQuestion) put(m *data.Municipality) bool {
	for _, ff := range q.fields {
		err := ff.field.Put(m, ff.input.text())
		if err == nil && ff.field.Get(m) == "" {
			err = data.NewProblem("problem.field.required", "field", data.FieldKey("municipality", ff.field.Name))
		}
		if ff.tell(err); err != nil {
			q.object.Refresh()
			return false
		}
	}
	return true
}

// classPanel tells how the file itself is classified, by whom and what follows, with the way to change it.
func classPanel(p *recordPage, m *data.Municipality) fyne.CanvasObject {
	column := newColumn(0, newHead(translations.Text("ui.class", nil)))
	verb := "ui.class.begin"
	if !m.Class.Done() {
		column.Add(leading(sidePadded(newStateMark(stateUnknown, translations.Text("ui.class.none", nil)))))
		column.Add(quietly(translations.Text("ui.class.text", nil)))
	} else {
		verb = "ui.class.change"
		column.Add(newColumn(-space12, wrapped(spoken().FileClassWords(m.Class)),
			quietly(translations.Text("ui.class.by", map[string]string{"by": m.Class.By, "on": spoken().LongDate(m.Class.On)}))))
	}
	if m.Class.Reason != "" { // also what an older file says without levels
		column.Add(wrapped(m.Class.Reason))
	}
	column.Add(p.actsRow(p.actButton(verb, func() { p.classify(m) })))
	if m.Class.Done() {
		for _, line := range spoken().FileClassFollows(m.Class) {
			column.Add(quietly(line))
		}
	}
	return column
}

// classify lets the person classify the file, or do it anew.
func (p *recordPage) classify(m *data.Municipality) {
	class, text := m.Class, translations.Text("ui.class.text", nil)
	if !class.Done() {
		class = data.ProposedFileClass()
		class.By, class.Reason = p.app.ownName(), m.Class.Reason
		text += " " + translations.Text("ui.class.proposed", nil)
	}
	class.On = data.DayOf(p.app.now())
	q := newClassQuestion(p.app, class)
	why := newLongEntry()
	why.SetText(class.Reason)
	content := stacked(space12, q.object, stacked(0, newFieldLabel(translations.Text(data.FieldKey("municipality", "own_class"), nil), false), why))
	said := &data.Municipality{}
	reason, _ := data.Municipalities.Untyped().Field("own_class")
	showDialog(p.app.window, dialogSpec{title: translations.Text("ui.class.step", nil), text: text, content: content, first: q.fields[0].input.focus(), wide: true, answers: []answer{
		{label: translations.Text("Cancel", nil), safe: true},
		{label: translations.Text("ui.class.save", nil), main: true, check: func() bool { return q.put(said) }, do: func() {
			if err := reason.Put(said, why.Text); err != nil {
				p.app.tell(err)
				return
			}
			p.performHere("ui.class.told", func(w *exchange.Deed) error {
				own, err := exchange.Changed(w, data.Municipalities, m.ID)
				if err == nil {
					own.Class = said.Class
				}
				return err
			})
		}},
	}})
}
