package ui

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/store"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// workshopTask is what a meeting in the workshop view is about.
type workshopTask interface {
	// draftKind is under which name a stopped meeting is kept.
	draftKind() string
	// word begins the message keys of the task.
	word() string
	// begin is what is known from the start and not asked.
	begin() map[string]string
	// fields are what is said before the first question, such as who takes part.
	fields() []workshopField
	// started tells whether enough is said for the first question.
	started(said map[string]string) bool
	// questions are asked in order; what has been said decides which they are.
	questions(said map[string]string) []asking
	// summary tells what was decided, a line each.
	summary(said map[string]string) []decided
	// save makes what was decided into records, and gives the deed that saves them.
	save(said map[string]string) (func(*exchange.Deed) error, error)
	// papers are the protocols of what was saved.
	papers() []workshopPaper
}

// workshopField is one field of what is said before the first question.
type workshopField struct {
	key   string
	kind  data.Untyped
	name  string
	label string // message key
	value string // stored text from the start
}

// asking is a question that a meeting answers at a time.
type asking struct {
	key     string
	about   string // what it is about, above it
	ask     string
	help    string // below it
	answers []reply
	many    bool   // more than one answer can be given
	target  string // the kind whose records can be chosen too, by typing
	written bool   // the answer is what somebody writes
	note    string // message key of what the note is for; empty: any note
}

// reply is one answer that can be chosen by its key.
type reply struct {
	key   string // one letter or number
	value string
	title string
	words []string // what it means
}

// decided is what came of a part of the meeting: what it is about, and in words.
type decided struct {
	about string
	words []string
	open  bool // something is left to decide
}

// workshopPaper is a protocol that can be printed once all is saved.
type workshopPaper struct {
	title, report, id string
}

// noteOf is where the note to a question is kept among what has been said.
func noteOf(key string) string { return "note " + key }

// workshopStage is how far a meeting has come.
type workshopStage int

const (
	stageBegin workshopStage = iota // who takes part, and about what
	stageAsk
	stageSum
	stageSaved
)

// saidAt is where the question that was shown is kept in a stopped meeting.
const saidAt = "at"

// workshopPage is the workshop view: it fills the window, asks a question at a time in large letters, and is run by keys alone.
type workshopPage struct {
	app    *app
	task   workshopTask
	drafts *draftKeeper
	stage  workshopStage
	said   map[string]string
	before []saidBefore // what the latest answers took the place of, the latest last
	at     int
	asked  []asking
	inputs []*formField
	saving bool

	whole  *fyne.Container
	board  *workshopBoard
	begin  *button
	resume *note
	note   *textEntry // of the question that is shown; nil when it has none
	noting bool       // the note is shown though nothing stands in it yet
	other  *reference
	size   fyne.Size
}

// saidBefore is what an answer took the place of.
type saidBefore struct {
	key, text string
	at        int
}

func newWorkshopPage(a *app, task workshopTask) page {
	p := &workshopPage{app: a, task: task, said: task.begin()}
	p.drafts = &draftKeeper{app: a, kind: task.draftKind(), typed: func() (map[string]string, store.Base) { return p.kept(), store.Base{} }}
	p.whole = container.New(&roomLayout{p.fit})
	p.showBegin()
	p.drafts.find(p.offer)
	return p
}

func (p *workshopPage) word(key string) string {
	return translations.Text("ui.workshop."+p.task.word()+"."+key, nil)
}

func (p *workshopPage) title() string             { return p.word("title_of") }
func (p *workshopPage) object() fyne.CanvasObject { return p.whole }
func (p *workshopPage) fillsWindow() bool         { return p.stage != stageBegin }
func (p *workshopPage) unsaved() bool             { return p.stage != stageSaved && len(p.kept()) > 0 }

// leave keeps what has been said, to be taken up another time.
func (p *workshopPage) leave(then func()) {
	p.drafts.flush()
	if p.app.window.FullScreen() {
		p.app.window.SetFullScreen(false)
	}
	then()
}

// refresh follows the register. What is being written is left as it is.
func (p *workshopPage) refresh() {
	if p.stage == stageAsk && (p.note == nil || p.app.window.Canvas().Focused() != p.note) {
		p.show()
	}
}

// undoHere takes back the latest answer; what is in the file is not touched from here.
func (p *workshopPage) undoHere() bool {
	if p.stage == stageSaved {
		return false
	}
	if len(p.before) == 0 {
		p.app.frame.say(translations.Text("ui.workshop.nothing", nil))
		return true
	}
	last := p.before[len(p.before)-1]
	p.before = p.before[:len(p.before)-1]
	p.put(last.key, last.text)
	p.stage, p.at = stageAsk, last.at
	p.show()
	return true
}

// kept is what a stopped meeting is taken up from; nothing until something has been said.
func (p *workshopPage) kept() map[string]string {
	if p.stage == stageSaved || !p.hasBegun() {
		return nil
	}
	kept := map[string]string{}
	for key, text := range p.said {
		kept[key] = text
	}
	if p.stage == stageAsk && p.at < len(p.asked) {
		kept[saidAt] = p.asked[p.at].key
	}
	return kept
}

// hasBegun tells whether any question has been answered.
func (p *workshopPage) hasBegun() bool {
	for key, text := range p.said {
		if text != "" && strings.Contains(key, "/") {
			return true
		}
	}
	return false
}

// offer offers to go on with a stopped meeting.
func (p *workshopPage) offer(u store.Unsaved) {
	if len(u.Texts) == 0 || p.hasBegun() {
		return
	}
	args := map[string]string{"when": shownWhen(u.At, p.app.now())}
	p.resume.show(translations.Text("ui.workshop.stopped", args),
		answer{label: translations.Text("ui.draft.continue", nil), do: func() { p.takeUp(u.Texts) }},
		answer{label: translations.Text("ui.draft.discard", nil), do: func() {
			p.resume.hide()
			p.drafts.drop()
			p.focus(p.begin)
		}})
	walkButtons(p.resume.object, func(b *button) bool { p.focus(b); return true }) // Enter goes on with it
}

// walkButtons calls do for each button of an object until it is satisfied.
func walkButtons(o fyne.CanvasObject, do func(*button) bool) bool {
	switch o := o.(type) {
	case *button:
		return do(o)
	case *fyne.Container:
		return slices.ContainsFunc(o.Objects, func(child fyne.CanvasObject) bool { return walkButtons(child, do) })
	}
	return false
}

func (p *workshopPage) focus(o fyne.Focusable) {
	if p.app.page == page(p) && p.app.window.Canvas().Overlays().Top() == nil {
		p.app.window.Canvas().Focus(o)
	}
}

// takeUp goes on where a meeting was stopped.
func (p *workshopPage) takeUp(texts map[string]string) {
	p.said = map[string]string{}
	for key, text := range texts {
		if key != saidAt {
			p.said[key] = text
		}
	}
	p.stage, p.before = stageAsk, nil
	p.asked = p.task.questions(p.said)
	p.at = max(0, slices.IndexFunc(p.asked, func(q asking) bool { return q.key == texts[saidAt] }))
	p.show()
}

// put notes what has been said.
func (p *workshopPage) put(key, text string) {
	if text == "" {
		delete(p.said, key)
	} else {
		p.said[key] = text
	}
	p.drafts.touch()
}

// answer notes an answer, so that it can be taken back.
func (p *workshopPage) answer(key, text string) {
	if p.said[key] == text {
		return
	}
	p.before = append(p.before, saidBefore{key, p.said[key], p.at})
	p.put(key, text)
}

// showBegin asks what is to be known before the first question.
func (p *workshopPage) showBegin() {
	p.stage = stageBegin
	p.inputs = nil
	fields := stacked(space16)
	env := p.app.inputEnv()
	env.create = nil // what is made elsewhere would take the page away
	var first fyne.Focusable
	for _, f := range p.task.fields() {
		field, _ := f.kind.Field(f.name)
		ff := &formField{field: field, input: newInputAs(f.kind, field, env, translations.Text(f.label, nil))}
		if _, said := p.said[f.key]; !said && f.value != "" && !p.hasBegun() {
			p.said[f.key] = f.value
		}
		ff.input.setText(p.said[f.key])
		ff.input.onChange(func() {
			p.put(f.key, ff.input.text())
			p.canBegin()
		})
		if first == nil {
			first = ff.input.focus()
		}
		p.inputs = append(p.inputs, ff)
		fields.Add(ff.input.object())
	}
	words := "ui.workshop.begin"
	if p.hasBegun() {
		words = "ui.draft.continue"
	}
	p.begin = newButton(translations.Text(words, nil), func() {
		p.stage = stageAsk
		p.show()
	})
	p.begin.Importance = widget.HighImportance
	p.resume = newNote(func() { p.whole.Refresh() })
	column := newColumn(space12, container.NewBorder(nil, nil, nil, sidePadded(p.begin), newHead(p.title())), p.resume.object, wrapped(p.word("intro")), quietly(p.word("warning")),
		sidePadded(fields), quietly(translations.Text("ui.workshop.keys", nil)))
	letOut(column, func(key *fyne.KeyEvent) {
		if key.Name == fyne.KeyEscape {
			p.app.back()
		}
	})
	p.board, p.note = nil, nil
	p.whole.Objects = []fyne.CanvasObject{newSheet(column)}
	p.canBegin()
	p.frame()
}

// canBegin lets the first question be asked when enough is said.
func (p *workshopPage) canBegin() {
	if p.task.started(p.said) {
		p.begin.Enable()
	} else {
		p.begin.Disable()
	}
}

// first is the way on where all is said, else the first field.
func (p *workshopPage) first() fyne.Focusable {
	switch {
	case p.board != nil:
		return p.board
	case !p.begin.Disabled():
		return p.begin
	}
	return p.inputs[0].input.focus()
}

// frame lets the window around the page follow whether it fills the window.
func (p *workshopPage) frame() {
	if p.app.page == page(p) {
		p.app.frame.showAround()
		p.focus(p.first())
	}
	p.whole.Refresh()
}

// show shows the question that is to be answered, or what came of them.
func (p *workshopPage) show() {
	p.asked = p.task.questions(p.said)
	if len(p.asked) == 0 {
		p.showBegin()
		return
	}
	p.at = max(0, min(p.at, len(p.asked)-1))
	p.board = newWorkshopBoard(p)
	p.noting = false
	p.fill()
	p.frame()
	if q := p.asked[p.at]; p.stage == stageAsk && q.written {
		p.focus(p.note)
	}
}

// fit draws what is shown anew for the room that there is.
func (p *workshopPage) fit(room fyne.Size) {
	if p.size == room {
		return
	}
	p.size = room
	if p.board != nil && (p.note == nil || p.app.window.Canvas().Focused() != p.note) {
		p.fill()
	}
}

// question is the one that is shown.
func (p *workshopPage) question() asking { return p.asked[p.at] }

// turn goes to the next question or the one before; past the last is the summary.
func (p *workshopPage) turn(by int) {
	switch {
	case p.stage == stageSum && by < 0:
		p.stage = stageAsk
		p.at = len(p.asked) - 1
	case p.stage != stageAsk || p.at+by < 0:
		return
	case p.at+by >= len(p.asked):
		p.stage = stageSum
	default:
		p.at += by
	}
	p.drafts.touch()
	p.show()
}

// choose gives the answer that has a key; one that is given already is taken back.
func (p *workshopPage) choose(value string) {
	q := p.question()
	said := p.said[q.key]
	switch {
	case q.many:
		list := data.SplitRefs(said)
		if at := slices.Index(list, value); at >= 0 {
			list = slices.Delete(list, at, at+1)
		} else {
			list = append(list, value)
		}
		p.answer(q.key, strings.Join(list, "\n"))
	case said == value:
		p.answer(q.key, "")
	default:
		p.answer(q.key, value)
	}
	p.show()
}

// isChosen tells whether an answer is among those given.
func (p *workshopPage) isChosen(q asking, value string) bool {
	if q.many {
		return slices.Contains(data.SplitRefs(p.said[q.key]), value)
	}
	return p.said[q.key] == value
}

// key is what the keys that are no letters do.
func (p *workshopPage) key(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape:
		p.app.back()
	case fyne.KeyF11:
		p.app.window.SetFullScreen(!p.app.window.FullScreen())
	case fyne.KeyLeft, fyne.KeyPageUp:
		p.turn(-1)
	case fyne.KeyRight, fyne.KeyPageDown:
		p.turn(1)
	case fyne.KeyReturn, fyne.KeyEnter:
		switch p.stage {
		case stageSum:
			p.write()
		case stageSaved:
			p.app.back()
		default:
			p.turn(1)
		}
	case fyne.KeyUp:
		p.step(-1)
	case fyne.KeyDown:
		p.step(1)
	}
}

// step chooses the answer above or below the one that is chosen.
func (p *workshopPage) step(by int) {
	if p.stage != stageAsk || len(p.question().answers) == 0 || p.question().many {
		return
	}
	q := p.question()
	at := slices.IndexFunc(q.answers, func(r reply) bool { return r.value == p.said[q.key] })
	switch {
	case at < 0 && by < 0:
		at = len(q.answers) - 1
	case at < 0:
		at = 0
	default:
		at = max(0, min(len(q.answers)-1, at+by))
	}
	p.answer(q.key, q.answers[at].value)
	p.show()
}

// Letters that do something wherever there is a question.
const (
	letterNote    = "n"
	letterPeople  = "d"
	letterSum     = "s"
	letterAnother = "f"
)

// letter is what letters and numbers do.
func (p *workshopPage) letter(letter string) {
	switch p.stage {
	case stageSaved:
		if n, err := strconv.Atoi(letter); err == nil && 1 <= n && n <= len(p.task.papers()) {
			paper := p.task.papers()[n-1]
			p.app.goTo(place{page: pageReports, text: paper.report, id: paper.id})
		}
		return
	case stageAsk:
		q := p.question()
		if at := slices.IndexFunc(q.answers, func(r reply) bool { return r.key == letter }); at >= 0 {
			p.choose(q.answers[at].value)
			return
		}
		switch letter {
		case letterNote:
			p.openNote()
		case letterAnother:
			if p.other != nil {
				p.focus(p.other)
				p.other.open("")
			}
		}
	}
	switch letter {
	case letterPeople:
		p.showBegin()
	case letterSum:
		p.stage = stageSum
		p.show()
	}
}

// save goes on, for Ctrl+S: from what is said first to the questions, from there to the summary, and from there it saves.
func (p *workshopPage) save() {
	switch p.stage {
	case stageBegin:
		if !p.begin.Disabled() {
			p.begin.OnTapped()
		}
	case stageAsk:
		p.stage = stageSum
		p.show()
	case stageSum:
		p.write()
	}
}

// write saves all that was decided as one save.
func (p *workshopPage) write() {
	if p.saving || len(p.task.summary(p.said)) == 0 {
		return
	}
	deed, err := p.task.save(p.said)
	if err != nil {
		p.app.tell(err)
		return
	}
	p.saving = true
	reg := p.app.reg
	p.app.change("ui.work.save", func(ctx context.Context, st *store.Store) error {
		return exchange.PerformByHand(ctx, st, reg, translations.Text, deed)
	}, func(err error) {
		p.saving = false
		if err != nil {
			p.app.tell(err)
			return
		}
		p.stage = stageSaved
		p.before = nil
		p.drafts.drop()
		p.show()
		p.app.frame.say(translations.Text("ui.workshop.saved", nil))
	})
}

// print goes to the protocol, for Ctrl+P.
func (p *workshopPage) print() {
	if p.stage == stageSaved && len(p.task.papers()) > 0 {
		p.letter("1")
	}
}

// peopleWords tell who takes part.
func (p *workshopPage) peopleWords() string {
	var words []string
	if who := p.app.view.Linked(p.said["leader"]); who != "" {
		words = append(words, translations.Text("ui.workshop.leads", map[string]string{"who": who}))
	}
	if who := strings.Join(strings.Fields(p.said["participants"]), " "); who != "" {
		words = append(words, translations.Text("ui.workshop.people", map[string]string{"who": shortened(who, 160)}))
	}
	return strings.Join(words, " ")
}

// progressWords tell how far the meeting has come: "3 av 12".
func (p *workshopPage) progressWords() string {
	return translations.Text("ui.workshop.progress", map[string]string{"at": reports.Number(p.at + 1), "of": reports.Number(len(p.asked))})
}
