package ui

import (
	"context"
	"slices"
	"strings"
	"time"

	"lisparmen/data"
	"lisparmen/data/store"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// significanceTest asks of each threshold whether the incident passes it, proposes whether it is significant, and lets a person
// judge. The program never does: what is proposed is saved only with the person's own act.
type significanceTest struct {
	app    *app
	page   *recordPage
	object *fyne.Container
	asked  string // which thresholds are shown

	questions []*question
	proposal  *widget.Label
	yes, no   *button
	reason    *textEntry
	by        *reference
	on        *textEntry // the delegation
	when      *dayField
	problem   *problemLine

	judged  data.Judgement // what the person will save
	chosen  bool           // the person has chosen it, whatever is proposed
	written bool           // the person has written the reason
	touched bool
}

// question is one threshold with its answer.
type question struct {
	threshold *data.Threshold
	answer    data.Judgement
	aside     bool // of a sector that is none of the municipality's
	yes, no   *button
}

func newSignificanceTest(a *app, p *recordPage) *significanceTest {
	return &significanceTest{app: a, page: p, object: newColumn(space4)}
}

func (t *significanceTest) incident() *data.Incident {
	i, _ := t.app.reg.Record(t.page.id).(*data.Incident)
	return i
}

// refresh asks again when the questions, or what is saved of the judgement, are others than those shown. Answers that are not saved stay.
func (t *significanceTest) refresh() {
	i := t.incident()
	if i == nil {
		return
	}
	groups := data.ThresholdsFor(t.app.reg, i, data.DayOf(t.app.now()))
	key := string(i.Significant) + i.SignificantReason + i.SignificantAt.String()
	for _, g := range groups {
		for _, q := range g.Thresholds {
			key += q.ID + q.Title + q.Provision
		}
	}
	for _, o := range data.Recurrences(t.app.reg, i) {
		key += o.ID
	}
	if key == t.asked || t.touched {
		return
	}
	t.asked = key
	t.build(i, groups)
}

// reset throws away what has been answered and not saved.
func (t *significanceTest) reset() {
	t.touched, t.asked = false, ""
	t.refresh()
}

func (t *significanceTest) build(i *data.Incident, groups []data.ThresholdGroup) {
	t.object.RemoveAll()
	t.questions, t.judged, t.chosen, t.written = nil, data.NotJudged, false, false
	t.object.Add(quietly(translations.Text("ui.test.help", nil)))
	if i.Significant != data.NotJudged {
		t.object.Add(newCard(newColumn(-space8, wrapped(t.judgedWords(i)), quietly(i.SignificantReason))))
	}
	if len(groups) == 0 {
		t.object.Add(wrapped(translations.Text("ui.test.none", nil)))
		t.object.Add(leading(quietButton(translations.Text("ui.test.thresholds", nil), func() { t.app.goTo(place{page: pageList, kind: "threshold"}) })))
	}
	others := newColumn(0)
	for _, g := range groups {
		into, aside := t.object, !g.Ours && g.Sector != ""
		if aside {
			into = others
		}
		name := g.Sector
		if name == "" {
			name = translations.Text("ui.test.every_sector", nil)
		}
		into.Add(sideHead(name))
		for _, threshold := range g.Thresholds {
			into.Add(t.row(i, threshold, aside))
		}
	}
	if t.canWrite() && slices.ContainsFunc(t.questions, func(q *question) bool { return !q.aside }) {
		t.object.Add(leading(quietButton(translations.Text("ui.test.no_to_rest", nil), t.noToRest)))
	}
	if len(others.Objects) > 0 {
		t.object.Add(newFold(translations.Text("ui.test.other_sectors", nil), others).object)
	}
	if t.canWrite() {
		t.object.Add(gap(space8))
		t.object.Add(t.judgement())
	}
	t.object.Refresh()
	t.propose()
}

// first is what takes the keys where the questions begin; nil when none can be answered.
func (t *significanceTest) first() fyne.Focusable {
	if len(t.questions) == 0 || !t.canWrite() {
		return nil
	}
	return t.questions[0].yes
}

func (t *significanceTest) canWrite() bool {
	return t.page.read != nil && !t.page.read.Header().Removed && !t.app.space.Status().ReadOnly
}

// judgedWords tell what has been judged, by whom and when.
func (t *significanceTest) judgedWords(i *data.Incident) string {
	key := "ui.test.judged.no"
	if i.Significant == data.JudgedYes {
		key = "ui.test.judged.yes"
	}
	words := []string{translations.Text(key, nil)}
	if i.SignificantBy != "" {
		words = append(words, t.app.view.Linked(string(i.SignificantBy)))
	}
	if !i.SignificantAt.IsZero() {
		words = append(words, reports.Moment(i.SignificantAt))
	}
	if i.SignificantOn != "" {
		words = append(words, i.SignificantOn)
	}
	return strings.Join(words, " · ")
}

// row is one question with its provision, which leads to the row that can be edited, and its two answers.
func (t *significanceTest) row(i *data.Incident, threshold *data.Threshold, aside bool) fyne.CanvasObject {
	q := &question{threshold: threshold, aside: aside}
	for _, passed := range i.Thresholds {
		if string(passed) == threshold.ID {
			q.answer = data.JudgedYes
		}
	}
	answer := func(to data.Judgement) func() {
		return func() {
			if q.answer == to { // pressed again: not answered
				to = data.NotJudged
			}
			q.answer = to
			t.touched = true
			q.show()
			t.propose()
		}
	}
	q.yes = newButton(translations.Text("ui.test.yes", nil), answer(data.JudgedYes))
	q.no = newButton(translations.Text("ui.test.no", nil), answer(data.JudgedNo))
	q.show()
	t.questions = append(t.questions, q)
	source := newLink(threshold.Provision+" · "+string(threshold.CheckedOn), func() { t.app.goTo(placeOf(threshold)) })
	source.SizeName = sizeQuiet
	words := newColumn(-space16, wrapped(threshold.Title), source)
	if again := data.Recurrences(t.app.reg, i); threshold.Recurring && len(again) > 0 {
		note := quietly(recurrenceWords(t.app, i, again))
		note.Importance = widget.WarningImportance
		words.Add(note)
	}
	answers := container.NewHBox(q.yes, q.no)
	if !t.canWrite() {
		q.yes.Disable()
		q.no.Disable()
	}
	return newRow(container.NewBorder(nil, nil, nil, container.NewCenter(answers), words))
}

// show marks the chosen answer.
func (q *question) show() {
	mark := func(b *button, chosen bool) {
		b.Importance = widget.LowImportance
		if chosen {
			b.Importance = widget.HighImportance
		}
		b.Refresh()
	}
	mark(q.yes, q.answer == data.JudgedYes)
	mark(q.no, q.answer == data.JudgedNo)
}

// noToRest answers what is left of what concerns the municipality: what lies folded nobody has read.
func (t *significanceTest) noToRest() {
	for _, q := range t.questions {
		if q.answer == data.NotJudged && !q.aside {
			q.answer = data.JudgedNo
			q.show()
		}
	}
	t.touched = true
	t.propose()
}

// judgement is where the person judges: the answer, why, who decides with what right, and when.
func (t *significanceTest) judgement() fyne.CanvasObject {
	t.proposal = wrapped("")
	t.proposal.TextStyle.Bold = true
	choose := func(j data.Judgement) func() {
		return func() { t.judged, t.chosen, t.touched = j, true, true; t.propose() }
	}
	t.yes = newButton(translations.Text("ui.test.significant", nil), choose(data.JudgedYes))
	t.no = newButton(translations.Text("ui.test.not_significant", nil), choose(data.JudgedNo))
	t.reason = newLongEntry()
	t.reason.OnChanged = func(string) { t.written, t.touched = true, true }
	t.by = newReference(func() []Option { return t.app.choosable("person") }, nil)
	t.on = newTextEntry()
	t.when = newMomentField(t.app.now)
	t.when.entry.SetPlaceHolder(translations.Text("ui.log.now", nil))
	t.by.changed = func() { t.touched = true }
	t.on.OnChanged = func(string) { t.touched = true }
	t.problem = newProblemLine()
	save := newButton(translations.Text("ui.test.save", nil), func() { t.saveThen(func() {}) })
	save.Importance = widget.HighImportance
	label := func(field string, o fyne.CanvasObject) fyne.CanvasObject {
		return stacked(0, newFieldLabel(translations.Text(data.FieldKey("incident", field), nil), false), o)
	}
	return framed(stacked(space8, t.proposal, container.NewHBox(t.yes, t.no), label("significant_reason", t.reason),
		container.New(evenLayout{}, label("significant_by", t.by), label("significant_at", t.when.Container)),
		label("significant_delegation", t.on), t.problem.object, leading(save)))
}

// propose follows the answers, as far as the person has not said otherwise.
func (t *significanceTest) propose() {
	if t.proposal == nil || !t.canWrite() {
		return
	}
	var answers []data.Judgement
	for _, q := range t.questions {
		if !q.aside || q.answer != data.NotJudged { // other sectors' need no answer
			answers = append(answers, q.answer)
		}
	}
	proposed := data.SignificanceBy(answers)
	if !t.chosen {
		t.judged = proposed
	}
	t.proposal.SetText(translations.Text(map[data.Judgement]string{
		data.JudgedYes: "ui.test.proposed.yes", data.JudgedNo: "ui.test.proposed.no", data.NotJudged: "ui.test.proposed.none",
	}[proposed], nil))
	if !t.written {
		t.reason.show(t.reasonFrom())
	}
	(&question{answer: t.judged, yes: t.yes, no: t.no}).show()
	t.page.whole.Refresh()
}

// reasonFrom is a reason made of the questions that were answered and their provisions.
func (t *significanceTest) reasonFrom() string {
	var lines []string
	for _, answer := range []struct {
		judged data.Judgement
		key    string
	}{{data.JudgedYes, "ui.test.reason.yes"}, {data.JudgedNo, "ui.test.reason.no"}} {
		for _, q := range t.questions {
			if q.answer == answer.judged {
				lines = append(lines, translations.Swedish.Text(answer.key, map[string]string{"question": q.threshold.Title, "provision": q.threshold.Provision}))
			}
		}
	}
	return strings.Join(lines, "\n")
}

// saveThen saves the judgement in one save, and goes on when that went well.
func (t *significanceTest) saveThen(then func()) {
	if !t.touched {
		then()
		return
	}
	if t.judged == data.NotJudged {
		t.problem.tell(data.NewProblem("problem.incident.unjudged"))
		t.page.whole.Refresh()
		return
	}
	kind := data.Incidents.Untyped()
	at := t.when.text()
	if at == "" {
		at = t.app.now().UTC().Truncate(time.Minute).Format(time.RFC3339)
	}
	texts := map[string]string{
		"significant": string(t.judged), "significant_reason": t.reason.Text, "significant_by": t.by.id,
		"significant_delegation": t.on.Text, "significant_at": at, "thresholds": t.passed(),
	}
	id := t.page.id
	t.app.change("ui.work.save", func(ctx context.Context, s *store.Store) error {
		r, base, err := s.Get(ctx, kind, id)
		if err != nil {
			return err
		}
		for _, f := range kind.Fields {
			if text, ok := texts[f.Name]; ok {
				if err := f.Put(r, text); err != nil {
					return err
				}
			}
		}
		_, err = s.Save(ctx, base, r)
		return err
	}, func(err error) {
		if err != nil {
			t.problem.tell(err)
			t.page.whole.Refresh()
			return
		}
		t.reset()
		t.page.whole.Refresh()
		t.page.tellDone(translations.Text("ui.record.saved", nil))
		t.page.form.show(t.object.Objects[0]) // what has been judged stands first
		then()
	})
}

// passed are the ids of the thresholds answered yes, and of those passed before that are no longer asked.
func (t *significanceTest) passed() string {
	var ids []string
	asked := map[string]bool{}
	for _, q := range t.questions {
		asked[q.threshold.ID] = true
		if q.answer == data.JudgedYes {
			ids = append(ids, q.threshold.ID)
		}
	}
	if i := t.incident(); i != nil {
		for _, link := range i.Thresholds {
			if !asked[string(link)] {
				ids = append(ids, string(link))
			}
		}
	}
	return strings.Join(ids, "\n")
}
