package ui

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/store"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
)

// whyField asks why something is erased: it must never have been entered, or a decision says so.
type whyField struct {
	object  *fyne.Container
	sort    *reference
	text    *textEntry
	problem *problemLine
	reason  string // as the log keeps it, once answered
}

const (
	whyWrong    = "wrong"
	whyDecision = "decision"
)

func newWhyField(first string) *whyField {
	option := func(id string) Option { return Option{ID: id, Title: translations.Text("ui.gallra.why."+id, nil)} }
	w := &whyField{text: newLongEntry(), problem: newProblemLine()}
	w.sort = newReference(func() []Option { return []Option{option(whyWrong), option(whyDecision)} }, nil)
	w.sort.set(first)
	label := newFieldLabel("", true)
	name := func() {
		label.words = translations.Text("ui.gallra.because."+w.sort.id, nil)
		label.Refresh()
	}
	w.sort.changed = func() {
		if w.sort.id == "" {
			w.sort.set(first)
		}
		name()
	}
	name()
	w.object = stacked(space8, stacked(0, newFieldLabel(translations.Text("ui.gallra.why", nil), true), w.sort), stacked(0, label, w.text), w.problem.object)
	return w
}

// answered tells whether a reason has been given; what is wrong is shown in a line of its own.
func (w *whyField) answered() bool {
	decision, wrong := w.text.Text, ""
	if w.sort.id == whyWrong {
		decision, wrong = wrong, decision
	}
	var err error
	if w.reason, err = exchange.GallringReason(decision, wrong, reports.WronglyEntered); err != nil {
		w.problem.tell(err)
	}
	return err == nil
}

// gallra erases the record's values for good.
func (p *recordPage) gallra() {
	why := newWhyField(whyDecision)
	title := translations.Text("ui.gallra", map[string]string{"title": oneLine(p.app.view.Title(p.read))})
	showDialog(p.app.window, dialogSpec{
		title: title, text: translations.Text("ui.gallra.text", nil), content: why.object, first: why.text,
		answers: []answer{
			{label: translations.Text("Cancel", nil), safe: true},
			{label: translations.Text("ui.gallra.do", nil), grave: true, check: why.answered, do: func() {
				p.erase(func(ctx context.Context, s *store.Store) error {
					_, err := s.Gallra(ctx, p.kind, p.id, why.reason)
					return err
				})
			}},
		},
	})
}

// gallraValue erases what one field says and has said. It asks for the field, and for what shall stand there instead, since the rest of
// a text is often right.
func (p *recordPage) gallraValue() {
	options := p.erasable()
	if len(options) == 0 {
		return
	}
	why, instead := newWhyField(whyWrong), newLongEntry()
	field := newReference(func() []Option { return options }, nil)
	show := func() {
		if f, ok := p.kind.Field(field.id); ok {
			instead.show(f.Get(p.read))
		}
	}
	field.changed = show
	field.set(options[0].ID)
	show()
	help := quietly(translations.Text("ui.gallra.value.help", nil))
	content := stacked(space8,
		stacked(0, newFieldLabel(translations.Text("ui.gallra.value.field", nil), true), field),
		stacked(0, newFieldLabel(translations.Text("ui.gallra.value.instead", nil), false), instead, help),
		why.object)
	showDialog(p.app.window, dialogSpec{
		title: translations.Text("ui.gallra.value", nil), text: translations.Text("ui.gallra.value.text", nil), content: content, first: instead, wide: true,
		answers: []answer{
			{label: translations.Text("Cancel", nil), safe: true},
			{label: translations.Text("ui.gallra.do", nil), grave: true, check: func() bool {
				if field.id == "" {
					field.set(options[0].ID)
					return false
				}
				return why.answered()
			}, do: func() {
				e := store.Erasure{Kind: p.kind.Name, Record: p.id, Field: field.id, Instead: instead.Text}
				p.erase(func(ctx context.Context, s *store.Store) error {
					_, err := s.GallraValues(ctx, why.reason, []store.Erasure{e})
					return err
				})
			}},
		},
	})
}

// erasable are the fields whose values can be erased one by one: texts, since those are where what must not be there is written. One
// that is empty now may have said something before.
func (p *recordPage) erasable() []Option {
	var filled, empty []Option
	for _, f := range p.kind.Fields {
		if f.Hidden || f.Type != data.TypeText && f.Type != data.TypeLongText {
			continue
		}
		o := Option{ID: f.Name, Title: translations.Text(data.FieldKey(p.kind.Name, f.Name), nil), Detail: shorten(f.Get(p.read))}
		if o.Detail == "" {
			o.Detail = translations.Text("ui.gallra.value.empty", nil)
			empty = append(empty, o)
			continue
		}
		filled = append(filled, o)
	}
	return append(filled, empty...)
}

// erase does a gallring of the record, then forgets what forms have kept of what was erased.
func (p *recordPage) erase(do func(context.Context, *store.Store) error) {
	p.form.fill(p.read)
	p.app.change("ui.work.save", do, func(err error) {
		if err != nil {
			p.app.tell(err)
			return
		}
		p.drafts.drop()
		p.app.forgetGallrade(nil)
		p.app.frame.say(translations.Text("ui.gallra.told", nil))
	})
}

// forgetGallrade forgets the unsaved forms on this computer that may hold what has been erased, and those that hold a name.
func (a *app) forgetGallrade(names []string) {
	space := a.space
	a.withLocal(func(ctx context.Context, l *store.Local, _ string) error {
		a.dropOpened() // what is erased may be open as a copy
		err := l.DropGallrade(ctx, space.Store)
		if len(names) > 0 {
			err = errors.Join(err, l.DropNaming(ctx, space.Store, names))
		}
		return err
	}, func(err error) {
		if err != nil {
			a.tell(err)
		}
	})
}

// anonymise takes a person who has left out of every text, after showing which.
func (p *recordPage) anonymise() {
	a, id := p.app, p.id
	reg, today, space := a.reg, data.DayOf(a.now()), a.space
	var plan exchange.Anonymity
	a.work.run("ui.work.read", func(ctx context.Context, _ func(float64)) (err error) {
		plan, err = exchange.PlanAnonymity(ctx, space.Store, reg, id, reports.Anonymous(), today)
		return err
	}, func(err error) {
		if held := exchange.Held(err); len(held) > 0 {
			inform(a.window, translations.Text("ui.problem", nil), sentence(err)+"\n\n"+a.named(held))
			return
		}
		if err != nil {
			a.tell(err)
			return
		}
		p.askAnonymise(plan)
	})
}

func (p *recordPage) askAnonymise(plan exchange.Anonymity) {
	a := p.app
	why := newWhyField(whyDecision)
	content := stacked(space8)
	list := func(key string, mentions []data.Mention) {
		if len(mentions) == 0 {
			return
		}
		lines := make([]string, len(mentions))
		for i, m := range mentions {
			lines[i] = translations.Text(data.KindKey(m.Kind), nil) + ": " + oneLine(a.view.Linked(m.Record)) +
				" (" + translations.Text(data.FieldKey(m.Kind, m.Field), nil) + ")"
		}
		content.Add(outdented(stacked(-space12, quietly(translations.Text(key, nil)), wrapped(firstLines(lines)))))
	}
	list("ui.anonymise.texts", plan.Texts)
	list("ui.anonymise.kept", plan.Kept)
	content.Add(why.object)
	names := data.NamesOf(plan.Person)
	showDialog(a.window, dialogSpec{
		title:   translations.Text("ui.anonymise", map[string]string{"title": oneLine(a.view.Title(plan.Person))}),
		text:    translations.Text("ui.anonymise.text", map[string]string{"called": plan.Called}),
		content: content, first: why.text, wide: true,
		answers: []answer{
			{label: translations.Text("Cancel", nil), safe: true},
			{label: translations.Text("ui.anonymise.do", nil), grave: true, check: why.answered, do: func() {
				p.form.fill(p.read)
				a.change("ui.work.save", func(ctx context.Context, s *store.Store) error { return plan.Do(ctx, s, why.reason) }, func(err error) {
					if err != nil {
						a.tell(err)
						return
					}
					p.drafts.drop()
					a.forgetGallrade(names)
					a.frame.say(translations.Text("ui.anonymise.told", map[string]string{"called": plan.Called}))
				})
			}},
		},
	})
}

// firstLines are lines as one text, of many only the first.
func firstLines(lines []string) string {
	if more := len(lines) - mostNamed; more > 0 {
		lines = append(lines[:mostNamed:mostNamed], translations.Count("ui.overview.and_more", more, nil))
	}
	return strings.Join(lines, "\n")
}

// retentionPanel shows what a rule lets be gallrat today, and gallrar it.
func retentionPanel(p *recordPage, rule *data.Retention) fyne.CanvasObject {
	a := p.app
	expired := data.ExpiredBy(a.reg, rule, data.DayOf(a.now()))
	column := newColumn(0, newHead(translations.Text("ui.retention", nil)))
	if len(expired) == 0 {
		column.Add(wrapped(translations.Text("ui.retention.none", nil)))
		return column
	}
	column.Add(wrapped(translations.Count("ui.retention.count", len(expired), nil)))
	for i, e := range expired {
		if i == mostNamed {
			column.Add(quietly(translations.Count("ui.overview.and_more", len(expired)-mostNamed, nil)))
			break
		}
		column.Add(a.link(e.Record))
	}
	if !a.space.Status().ReadOnly {
		column.Add(p.actsRow(p.actButton("ui.retention.do", func() { p.gallraExpired(rule, expired) })))
	}
	return column
}

func (p *recordPage) gallraExpired(rule *data.Retention, expired []data.Expired) {
	a := p.app
	text := translations.Text("ui.retention.text", map[string]string{"decision": rule.Decision, "count": strconv.Itoa(len(expired))})
	confirmGrave(a.window, translations.Count("ui.retention.ask", len(expired), nil), text, translations.Text("ui.gallra.do", nil), func() {
		a.change("ui.work.save", func(ctx context.Context, s *store.Store) error {
			return exchange.GallraExpired(ctx, s, rule, expired)
		}, func(err error) {
			if err != nil {
				a.tell(err)
				return
			}
			a.forgetGallrade(nil)
			a.frame.say(translations.Text("ui.gallra.told", nil))
		})
	})
}
