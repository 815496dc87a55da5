package ui

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/seed"
	"lisparmen/data/store"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// classStates are how an informationsmängd can stand, with the mark of each.
var classStates = map[data.ClassState]state{
	data.ClassNone: stateUnknown, data.ClassUndecided: statePartly, data.ClassExpired: statePartly, data.ClassValid: stateMet,
}

// ofAsset tells how information stands: its levels, or that they are wanting.
func (s *standings) ofAsset(asset *data.Asset) (state, string) {
	class := s.classes().Of(asset)
	if s.classes().None() {
		return stateNone, ""
	}
	if class.State == data.ClassValid {
		return stateMet, shortLevels(class.Level)
	}
	return classStates[class.State], translations.Text("ui.asset.class."+string(class.State), nil)
}

// ofClassification tells whether a classification is the one that counts, waits for its owner, or is good no longer.
func (s *standings) ofClassification(c *data.Classification) (state, string) {
	if c.DecidedOn == "" || c.DecidedOn > s.today { // until then it waits
		return statePartly, translations.Text("ui.asset.class.undecided", nil)
	}
	if c.Until() < s.today {
		return statePartly, translations.Text("ui.asset.class.expired", nil)
	}
	if asset, ok := s.classes().Asset(c); ok && s.classes().Of(asset).Decided == c {
		return stateMet, shortLevels(s.classes().Of(asset).Level)
	}
	return stateUnused, translations.Text("ui.classification.replaced", nil)
}

// ofSystem tells the levels that a system inherits, and how many things it lacks.
func (s *standings) ofSystem(system *data.System) (state, string) {
	if !system.Live() || s.classes().None() {
		return stateNone, ""
	}
	class, words := s.classes().System(system), translations.Text("ui.asset.class.none", nil)
	if class.Known() {
		words = shortLevels(func(a data.Aspect) data.Level { level, _ := class.Level(a); return level })
	}
	wants := s.classes().Wants(system)
	if len(wants) == 0 {
		return stateMet, words
	}
	mark := statePartly
	if slices.ContainsFunc(wants, data.SystemWant.Grave) {
		mark = stateLacking
	}
	return mark, translations.Count("ui.list.class.wants", len(wants), map[string]string{"class": words})
}

// shortLevels are the numbers of levels behind the letters of their aspects: "K4 R3 T3".
func shortLevels(level func(data.Aspect) data.Level) string {
	var parts []string
	for _, a := range data.Aspects() {
		if l := level(a); l.Text != "" {
			parts = append(parts, spoken().AspectLetter(a)+strconv.Itoa(l.Number))
		}
	}
	return strings.Join(parts, " ")
}

// classChips narrow the list of information to that which stands in one way.
func classChips(classes data.Classes) []listChip {
	var chips []listChip
	if classes.None() {
		return nil
	}
	for _, state := range []data.ClassState{data.ClassNone, data.ClassUndecided, data.ClassExpired, data.ClassValid} {
		chips = append(chips, listChip{
			name: "class=" + string(state), label: translations.Text("ui.asset.class."+string(state), nil),
			holds: func(r data.Record) bool { return classes.Of(r.(*data.Asset)).State == state },
		})
	}
	return chips
}

// assetPanel tells how information is classified, by whom and until when, with the way to classify it.
func assetPanel(p *recordPage, asset *data.Asset) fyne.CanvasObject {
	a := p.app
	classes := a.standings().classes()
	class := classes.Of(asset)
	column := newColumn(0, newHead(translations.Text("ui.asset.class", nil)),
		leading(sidePadded(newStateMark(classStates[class.State], translations.Text("ui.asset.class."+string(class.State), nil)))))
	if c := class.Decided; c != nil {
		column.Add(aspectLines(func(aspect data.Aspect) string { return spoken().LevelWords(class.Level(aspect)) }))
		column.Add(quietly(decidedClass(a, c)))
	}
	if c := class.Waiting; c != nil {
		column.Add(newColumn(-space16, quietly(translations.Text("ui.asset.class.waits", nil)), a.link(c)))
	}
	if len(classes.Scale.Levels) == 0 {
		column.Add(quietly(translations.Text("ui.scale.none", nil)))
		column.Add(p.actsRow(p.actButton("ui.scale.choose", a.chooseScale)))
	} else {
		column.Add(p.actsRow(p.actButton("ui.asset.classify", func() { p.classifyAsset(asset, classes.Scale) }),
			p.actButton("ui.workshop.class.open", func() { a.goTo(classify(asset.ID)) }),
			p.actButton("ui.workshop.risk.open", func() { a.goTo(analyse(asset.ID)) }),
			p.actButton("ui.asset.classified", func() { a.goTo(newClassification(a, asset)) })))
	}
	return column
}

// aspectLines are a line for each aspect.
func aspectLines(words func(data.Aspect) string) fyne.CanvasObject {
	list := newColumn(-space12)
	for _, aspect := range data.Aspects() {
		list.Add(wrapped(spoken().AspectWords(aspect) + ": " + words(aspect)))
	}
	return list
}

// decidedClass tells who decided a classification, until when it is good, and where it was made.
func decidedClass(a *app, c *data.Classification) string {
	args := map[string]string{"by": a.view.Linked(string(c.DecidedBy)), "on": spoken().LongDate(c.DecidedOn), "until": spoken().LongDate(c.Until())}
	key := "ui.asset.class.decided"
	if c.DecidedBy == "" {
		key = "ui.asset.class.decided.on"
	}
	words := translations.Text(key, args)
	if c.MadeIn == data.MadeInKlassa {
		words += " " + translations.Text("ui.asset.class.klassa", nil)
	}
	return words
}

// newClassification is the place of a new classification of an informationsmängd, with what is known already.
func newClassification(a *app, asset *data.Asset, more ...string) place {
	today := string(data.DayOf(a.now()))
	return prefilled("classification", append([]string{"asset", asset.ID, "on", today, "leader", string(data.Coordinates(a.reg, data.Day(today)))}, more...)...)
}

// classificationPanel lets the owner's decision about a classification be noted.
func classificationPanel(p *recordPage, c *data.Classification) []fyne.CanvasObject {
	if c.DecidedOn != "" {
		return nil
	}
	column := newColumn(0, newHead(translations.Text("ui.classification", nil)),
		leading(sidePadded(newStateMark(statePartly, translations.Text("ui.asset.class.undecided", nil)))), quietly(translations.Text("ui.classification.text", nil)),
		p.actsRow(p.actButton("ui.classification.decide", func() { p.decideClass(c) })))
	return []fyne.CanvasObject{column}
}

// decideClass asks who decided, and when.
func (p *recordPage) decideClass(c *data.Classification) {
	kind := data.Classifications.Untyped()
	owner := ""
	if asset, ok := data.Find(p.app.reg, c.Asset); ok {
		owner = string(asset.Owner)
	}
	p.app.ask(actQuestion{
		title: actTitle("ui.classification.decide"), text: translations.Text("ui.help.classification.valid_until", nil), yes: translations.Text("ui.record.save", nil),
		fields: []answerField{
			{kind: kind, name: "decided_by", value: owner, required: true},
			{kind: kind, name: "decided_on", value: string(data.DayOf(p.app.now())), required: true, half: true},
			{kind: kind, name: "valid_until", half: true},
		},
		wrong: func(answers map[string]data.Record) error {
			said, tried := answers["classification"].(*data.Classification), *c
			tried.DecidedBy, tried.DecidedOn, tried.ValidUntil = said.DecidedBy, said.DecidedOn, said.ValidUntil
			return kind.Check(&tried)
		},
		do: func(answers map[string]data.Record) {
			said := answers["classification"].(*data.Classification)
			p.performHere("ui.classification.decided", func(w *exchange.Deed) error {
				now, err := exchange.Changed(w, data.Classifications, c.ID)
				if err == nil {
					now.DecidedBy, now.DecidedOn, now.ValidUntil = said.DecidedBy, said.DecidedOn, said.ValidUntil
				}
				return err
			})
		},
	})
}

// systemPanel tells what a system inherits of its information and which information decides it, and how it stands: requirements,
// driftgodkännande, restore test and who may use it.
func systemPanel(p *recordPage, s *data.System) fyne.CanvasObject {
	a := p.app
	today := data.DayOf(a.now())
	classes := a.standings().classes()
	class := classes.System(s)
	column := newColumn(0, newHead(translations.Text("ui.system.class", nil)))
	switch {
	case len(class.Assets) == 0:
		column.Add(leading(sidePadded(newStateMark(stateUnknown, translations.Text("ui.system.empty", nil)))))
	case !class.Known():
		column.Add(leading(sidePadded(newStateMark(stateUnknown, translations.Text("ui.system.unknown", nil)))))
	default:
		column.Add(aspectLines(func(aspect data.Aspect) string {
			level, from := class.Level(aspect)
			words := spoken().LevelWords(level)
			if from != nil {
				words = translations.Text("ui.system.from", map[string]string{"level": words, "what": a.view.Title(from)})
			}
			return words
		}))
	}
	if len(class.Uncertain) > 0 {
		list := newColumn(-space12, quietly(translations.Text("ui.system.uncertain", nil)))
		for _, asset := range class.Uncertain {
			list.Add(a.link(asset))
		}
		column.Add(list)
	}
	column.Add(systemFacts(s, classes, today))
	var assets []string
	for _, asset := range class.Assets {
		assets = append(assets, asset.ID)
	}
	acts := []fyne.CanvasObject{p.actButton("ui.workshop.risk.open", func() { a.goTo(analyse(s.ID)) })}
	if len(assets) > 0 && len(classes.Scale.Levels) > 0 {
		acts = append([]fyne.CanvasObject{p.actButton("ui.workshop.class.open", func() { a.goTo(classify(assets...)) })}, acts...)
	}
	column.Add(p.actsRow(acts...))
	return column
}

// systemFacts tell what has been decided and tried, and what is wanting.
func systemFacts(s *data.System, classes data.Classes, today data.Day) fyne.CanvasObject {
	last := classes.LastRestore(s)
	list := newColumn(-space8)
	tell := func(mark state, words string) {
		list.Add(container.NewBorder(nil, nil, container.NewCenter(container.New(layout.NewCustomPaddedLayout(0, 0, space8, 0), newStateMark(mark, ""))), nil, wrapped(words)))
	}
	for _, fact := range []struct {
		holds bool
		key   string
		day   data.Day
	}{
		{s.RequirementsOn != "", "ui.system.requirements", s.RequirementsOn},
		{s.ApprovedOn != "" && (s.ApprovedUntil == "" || s.ApprovedUntil >= today), "ui.system.approved", s.ApprovedOn},
		{last.Good(today), "ui.system.restore", last.On},
	} {
		if fact.holds {
			tell(stateMet, translations.Text(fact.key, map[string]string{"day": string(fact.day)}))
		}
	}
	for _, want := range classes.Wants(s) {
		mark := statePartly
		if want.Grave() {
			mark = stateLacking
		}
		words := spoken().WantWords(want)
		if (want == data.WantRestoreFailed || want == data.WantRestoreOld) && last.On != "" {
			words += " (" + string(last.On) + ")"
		}
		tell(mark, words)
	}
	return list
}

// chooseScale asks which of the ready scales the municipality begins with, or changes to.
func (a *app) chooseScale() {
	answers := []answer{{label: translations.Text("Cancel", nil), safe: true}}
	for _, word := range seed.Scales() {
		answers = append(answers, answer{label: translations.Text("ui.scale."+word, nil), do: func() {
			reg := a.reg
			a.change("ui.work.save", func(ctx context.Context, st *store.Store) error {
				levels, _ := seed.ScaleLevels(word, st.NewID)
				return exchange.ChangeScale(ctx, st, reg, levels)
			}, func(err error) {
				if err != nil {
					a.tell(err)
					return
				}
				a.frame.say(translations.Text("ui.scale.chosen", nil))
			})
		}})
	}
	choose(a.window, actTitle("ui.scale.choose"), translations.Text("ui.scale.text", nil), answers...)
}

// classAnswers are the levels that somebody has chosen for an aspect, by consequence.
type classAnswers map[string]string

// classifyAsset asks, aspect by aspect, how bad each consequence would be, and proposes the highest level. What comes of it is a
// new classification in its form, to be looked through and saved there.
func (p *recordPage) classifyAsset(asset *data.Asset, scale data.Scale) {
	p.classifyAspect(asset, scale, 0, make([]classAnswers, len(seed.ClassQuestions())))
}

func (p *recordPage) classifyAspect(asset *data.Asset, scale data.Scale, at int, said []classAnswers) {
	questions := seed.ClassQuestions()
	question := questions[at]
	if said[at] == nil {
		said[at] = classAnswers{}
	}
	proposed := wrapped("")
	proposed.TextStyle.Bold = true
	show := func() {
		words := translations.Text("ui.classify.none", nil)
		if level := said[at].highest(scale); level != "" {
			words = translations.Text("ui.classify.proposed", map[string]string{"level": spoken().LevelWords(scale.Level(level))})
		}
		proposed.SetText(words)
	}
	content := newColumn(0)
	var first fyne.Focusable
	for _, name := range data.Consequences() {
		b := newInputBox(translations.Text(data.FieldKey("class_level", name), nil), false)
		b.setHelp(question.Asks[name])
		i := newPickInput(b, newReference(func() []Option { return harmOptions(scale, name) }, nil))
		i.setText(said[at][name])
		i.onChange(func() { said[at][name] = i.text(); show() })
		if first == nil {
			first = i.focus()
		}
		content.Add(i.object())
		content.Add(gap(space8))
	}
	show()
	answers := []answer{{label: translations.Text("Cancel", nil), safe: true}}
	if at > 0 {
		answers = append(answers, answer{label: translations.Text("ui.classify.back", nil), do: func() { p.classifyAspect(asset, scale, at-1, said) }})
	}
	next := answer{label: translations.Text("ui.classify.next", nil), main: true, do: func() { p.classifyAspect(asset, scale, at+1, said) }}
	if at == len(questions)-1 {
		next = answer{label: translations.Text("ui.classify.form", nil), main: true, do: func() { p.app.goTo(newClassification(p.app, asset, proposedClass(scale, said)...)) }}
	}
	showDialog(p.app.window, dialogSpec{
		title: spoken().AspectWords(question.Aspect) + ": " + p.app.view.Title(asset), text: question.Question, wide: true,
		content: container.NewVBox(framed(proposed), content), first: first, answers: append(answers, next),
	})
}

// harmOptions are the levels with what each means for a consequence. What concerns Sveriges säkerhet is none of them.
func harmOptions(scale data.Scale, consequence string) []Option {
	field, _ := data.ClassLevels.Untyped().Field(consequence)
	var options []Option
	for _, l := range scale.Levels {
		if l.National {
			continue
		}
		title := l.LevelText()
		if harm := field.Get(l); harm != "" {
			title += ": " + strings.TrimSuffix(harm, ".")
		}
		options = append(options, Option{ID: l.LevelText(), Title: title})
	}
	return options
}

// highest is the highest level that somebody has chosen.
func (c classAnswers) highest(scale data.Scale) string {
	var levels []string
	for _, name := range data.Consequences() {
		levels = append(levels, c[name])
	}
	return scale.Highest(levels)
}

// proposedClass are the levels that the answers lead to, each with the consequences that decided it as its reason.
func proposedClass(scale data.Scale, said []classAnswers) []string {
	var fields []string
	for i, question := range seed.ClassQuestions() {
		highest := said[i].highest(scale)
		if highest == "" {
			continue
		}
		var because []string
		for _, name := range data.Consequences() {
			if said[i][name] == highest {
				because = append(because, harmSentence(scale, highest, name))
			}
		}
		fields = append(fields, string(question.Aspect), highest, string(question.Aspect)+"_reason", strings.Join(because, " "))
	}
	return fields
}

// harmSentence is a consequence and how bad it would be: "Förtroende: enstaka klagomål."
func harmSentence(scale data.Scale, level, consequence string) string {
	field, _ := data.ClassLevels.Untyped().Field(consequence)
	words := translations.Text(data.FieldKey("class_level", consequence), nil)
	for _, l := range scale.Levels {
		if l.LevelText() == level && field.Get(l) != "" {
			return words + ": " + field.Get(l)
		}
	}
	return words + "."
}
