package ui

import (
	"cmp"
	"slices"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/policy"
	"lisparmen/data/seed"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// firstWeeksPage is the steps of the first weeks, which the registers themselves check off, each with why, the way to begin it and,
// where there is one, a text to begin with.
type firstWeeksPage struct {
	app    *app
	column *fyne.Container
	whole  *container.Scroll
}

func newFirstWeeksPage(a *app) page {
	p := &firstWeeksPage{app: a, column: newColumn(space4)}
	p.whole = newSheet(p.column)
	p.refresh()
	return p
}

func (p *firstWeeksPage) title() string             { return translations.Text("ui.first_weeks", nil) }
func (p *firstWeeksPage) object() fyne.CanvasObject { return p.whole }
func (p *firstWeeksPage) leave(then func())         { then() }

// firstWeeks are the steps as they stand in the file.
func (a *app) firstWeeks() []data.FirstStep { return data.FirstWeeks(a.reg, data.DayOf(a.now())) }

func (p *firstWeeksPage) refresh() {
	a, steps := p.app, p.app.firstWeeks()
	p.column.RemoveAll()
	hide := translations.Text("ui.first_weeks.hide", nil)
	if a.hidesFirstWeeks() {
		hide = translations.Text("ui.first_weeks.show", nil)
	}
	turn := newButton(hide, func() {
		a.hideFirstWeeks(!a.hidesFirstWeeks())
		p.refresh()
	})
	p.column.Add(container.NewBorder(nil, nil, nil, sidePadded(container.NewCenter(turn)), newHead(p.title())))
	p.column.Add(wrapped(translations.Text("ui.first_weeks.text", nil)))
	p.column.Add(quietly(firstWeeksCount(steps)))
	var part data.FirstPart
	for _, step := range steps {
		if step.Part != part {
			part = step.Part
			p.column.Add(gap(space12))
			p.column.Add(newHead(translations.Text("first_weeks."+string(part), nil)))
		}
		p.column.Add(newRow(p.step(step)))
	}
	p.column.Refresh()
}

// firstWeeksCount tells how many of the steps are taken: "3 av 18 steg är tagna".
func firstWeeksCount(steps []data.FirstStep) string {
	return translations.Count("ui.first_weeks.count", len(steps), map[string]string{"done": reports.Number(data.FirstDone(steps))})
}

// step is one step: what it is called and whether it is taken, why, where it shows, and the ways to begin it.
func (p *firstWeeksPage) step(step data.FirstStep) fyne.CanvasObject {
	a := p.app
	words, _ := seed.FirstWordsOf(step.Name)
	mark, word := stateUnknown, translations.Text("ui.first_weeks.waits", nil)
	if step.Done {
		mark, word = stateMet, translations.Text("ui.first_weeks.done", nil)
	}
	state := sized(120, leading(sidePadded(newStateMark(mark, word))))
	title := wrapped(words.Title)
	acts := container.NewHBox()
	if words.File != "" {
		acts.Add(container.NewCenter(quietButton(translations.Text("ui.first_weeks.sample", nil), func() { a.showSample(words) })))
	}
	if step.Done {
		return container.NewBorder(nil, nil, state, sidePadded(acts), title)
	}
	title.TextStyle.Bold = true
	if !a.space.Status().ReadOnly {
		acts.Add(container.NewCenter(sized(104, newButton(words.Act, func() { a.goTo(a.placeOfStep(step.Name)) }))))
	}
	ways := container.New(&flowLayout{gap: space4})
	kind, _ := data.KindNamed(step.Register)
	to := place{page: pageList, kind: kind.Name}
	if kind.Single {
		to = placeOf(a.reg.Municipality())
	}
	ways.Add(newNumber(translations.Text(data.KindsKey(kind.Name), nil), func() { a.goTo(to) }))
	if duty := dutyOfStep(a.reg, step); duty != nil {
		ways.Add(newNumber(translations.Text("ui.first_weeks.duty", nil), func() { a.goTo(placeOf(duty)) }))
	}
	return container.NewBorder(nil, nil, state, sidePadded(acts), newColumn(-space12, title, quietly(words.Why), ways))
}

// dutyOfStep is the policy's own duty that a step begins to meet; nil when the policy does not lay it.
func dutyOfStep(reg data.Register, step data.FirstStep) *data.Duty {
	list := data.All(reg, data.Duties)
	i := slices.IndexFunc(list, func(d *data.Duty) bool { return d.Counts() && d.Catalogue != nil && *d.Catalogue == step.Duty })
	if i < 0 {
		return nil
	}
	return list[i]
}

// placeOfStep is where a step is begun: in the field or the new record that it lacks, where one can say which.
func (a *app) placeOfStep(name string) place {
	m := a.reg.Municipality()
	in := func(field string) place { return place{page: pageRecord, kind: m.KindName(), id: m.ID, field: field} }
	newOf := func(kind string) place { return place{page: pageRecord, kind: kind} }
	switch name {
	case "policy", "duties":
		return place{page: pagePolicy}
	case "coordinator":
		return in("coordinator")
	case "registered":
		if m.Category != "" {
			return in("registered_on")
		}
		return in("category")
	case "systems":
		return a.firstLacking(data.Systems.Untyped(), func(r data.Record) bool { return r.(*data.System).Owner == "" }, "owner")
	case "classes":
		return a.firstLacking(data.Assets.Untyped(), func(data.Record) bool { return true }, "")
	case "risks":
		if len(data.All(a.reg, data.RiskSessions)) == 0 {
			return newOf("risk_session")
		}
		return a.firstLacking(data.Risks.Untyped(), func(r data.Record) bool { return r.(*data.Risk).Owner == "" }, "owner")
	case "roles":
		return place{page: pageList, kind: "role", text: chipVacant}
	case "documents":
		return place{page: pageList, kind: "document", text: "state=" + string(data.DocumentUnregistered)}
	case "routine":
		return a.firstLacking(data.Documents.Untyped(), func(r data.Record) bool {
			d := r.(*data.Document)
			return d.Area == data.AreaIncidents && d.Demanded
		}, "")
	case "wheel":
		return place{page: pageWheel}
	case "leadership":
		return in("leadership")
	case "training":
		return place{page: pageTraining}
	case "actions":
		return newOf("action")
	case "suppliers":
		return newOf("supplier")
	case "incidents":
		return newOf("incident")
	case "control":
		return newOf("control_point")
	}
	return newOf("matter")
}

// firstLacking is the first record of a kind that lacks something, with the field where it is said; a new one when there is none.
func (a *app) firstLacking(kind data.Untyped, lacks func(data.Record) bool, field string) place {
	for _, r := range a.reg.Living(kind) {
		if lacks(r) {
			to := placeOf(r)
			to.field = field
			return to
		}
	}
	return place{page: pageRecord, kind: kind.Name}
}

// prefFirstWeeks, with the id of the municipality of a file, remembers that its steps are hidden on the overview.
const prefFirstWeeks = "first_weeks.hidden."

func (a *app) hidesFirstWeeks() bool {
	return a.fyne.Preferences().Bool(prefFirstWeeks + a.reg.Municipality().ID)
}

func (a *app) hideFirstWeeks(hide bool) {
	a.fyne.Preferences().SetBool(prefFirstWeeks+a.reg.Municipality().ID, hide)
}

// showFirstWeeks tells, quietly, and higher on the page while most is left, how far the first weeks have come and what is next, until all is done or somebody has hidden it.
func (p *overviewPage) showFirstWeeks(steps []data.FirstStep) {
	a := p.app
	next, waits := data.NextFirst(steps)
	if !waits || a.hidesFirstWeeks() {
		return
	}
	words, _ := seed.FirstWordsOf(next.Name)
	told := newLink(translations.Count("ui.first_weeks.next", len(steps), map[string]string{"done": reports.Number(data.FirstDone(steps)), "next": words.Title}),
		func() { a.goTo(place{page: pageFirstWeeks}) })
	hide := quietButton(translations.Text("ui.first_weeks.hide.short", nil), func() {
		a.hideFirstWeeks(true)
		a.frame.say(translations.Text("ui.first_weeks.hidden", nil))
		p.refresh()
	})
	p.column.Add(container.NewBorder(nil, nil, nil, sidePadded(container.NewCenter(hide)), told))
	p.column.Add(gap(space8))
}

// showSample shows a sample text to be changed and copied, or made into the draft of a document.
func (a *app) showSample(words seed.FirstWords) {
	title, text := newTextEntry(), newLongEntry()
	title.SetText(words.TextTitle)
	text.SetMinRowsVisible(mostLines)
	text.SetText(words.Sample(a.reg.Municipality()))
	label := "ui.first_weeks.subject"
	if words.Document != "" {
		label = "ui.first_weeks.document"
	}
	answers := []answer{{label: translations.Text("ui.close", nil), safe: true}}
	if words.Document != "" && !a.space.Status().ReadOnly {
		answers = append(answers, answer{label: translations.Text("ui.first_weeks.draft", nil), do: func() { a.draftSample(words, title.Text, text.Text) }})
	}
	answers = append(answers, answer{label: translations.Text("ui.first_weeks.copy", nil), main: true, do: func() {
		a.fyne.Clipboard().SetContent(title.Text + "\n\n" + text.Text)
		a.frame.say(translations.Text("ui.first_weeks.copied", map[string]string{"title": title.Text}))
	}})
	source := quietly(sampleSource(words))
	showDialog(a.window, dialogSpec{
		title: words.Title, text: translations.Text("ui.first_weeks.sample.text", nil), wide: true, first: text,
		content: stacked(space8, labelled(label, title, ""), sidePadded(text), source), answers: answers,
	})
}

// sampleSource tells whose a sample text is and what it follows, so that nobody takes it for an authority's.
func sampleSource(words seed.FirstWords) string {
	source, read := words.Follows()
	key := "ui.first_weeks.source"
	if !read {
		key = "ui.first_weeks.source.unread"
	}
	return translations.Text(key, map[string]string{"source": source, "day": spoken().LongDate(words.CheckedOn)})
}

// draftSample makes a sample text, as it has been changed, the draft of a governing document.
func (a *app) draftSample(words seed.FirstWords, title, text string) {
	read, err := policy.ReadMarkdown(text)
	if err != nil {
		a.tell(err)
		return
	}
	made, id := data.Documents.New(), ""
	made.Title, made.Type, made.Area = cmp.Or(title, words.TextTitle), words.Document, words.Area
	a.perform(func(w *exchange.Deed) (err error) {
		id, err = w.MakeDraft(made, read)
		return err
	}, func() {
		a.goTo(place{page: pageRecord, kind: data.Documents.Name, id: id})
		a.frame.say(translations.Text("ui.first_weeks.drafted", nil))
	})
}
