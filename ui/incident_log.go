package ui

import (
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

// incidentParts are an incident's log, its test of significance and its timeline, shown in place of the form by tabs. They keep what is being
// written while the page around them follows the file.
type incidentParts struct {
	app    *app
	page   *recordPage
	tabs   *fyne.Container
	object *fyne.Container
	picks  [4]*button
	open   incidentTab
	log    *incidentLog
	test   *significanceTest
	times  *fyne.Container // the timeline
}

type incidentTab int

const (
	tabForm incidentTab = iota
	tabLog
	tabTest
	tabTimes
)

func newIncidentParts(a *app, p *recordPage) *incidentParts {
	x := &incidentParts{app: a, page: p, object: stacked(space16), times: stacked(0)}
	x.log, x.test = newIncidentLog(a, p), newSignificanceTest(a, p)
	x.tabs = container.NewHBox()
	for i := range x.picks {
		x.picks[i] = newButton("", func() { x.turn(incidentTab(i)) })
		x.tabs.Add(x.picks[i])
	}
	x.tabs.Hide()
	x.object.Hide()
	return x
}

func (x *incidentParts) shown() bool { return x.open != tabForm }

// turn shows one of the tabs.
func (x *incidentParts) turn(to incidentTab) {
	x.open = to
	x.show()
	if to == tabLog && x.log.event.canWrite() {
		x.app.window.Canvas().Focus(x.log.event.entries[0])
	}
}

// refresh follows the register.
func (x *incidentParts) refresh() {
	x.log.refresh()
	x.test.refresh()
	x.show()
}

func (x *incidentParts) show() {
	lives := x.page.id != "" && x.page.read != nil && x.page.read.Header().Gallrad == ""
	words := [...]string{
		translations.Text("ui.incident.form", nil), translations.Count("ui.incident.log", x.log.count, nil), translations.Text("ui.incident.test", nil),
		translations.Text("ui.incident.times", nil),
	}
	for i, pick := range x.picks {
		pick.Importance = widget.LowImportance
		if incidentTab(i) == x.open {
			pick.Importance = widget.MediumImportance
		}
		pick.SetText(words[i])
	}
	setVisible(x.tabs, lives)
	setVisible(x.object, lives && x.shown())
	setVisible(x.page.form.object, x.page.read != nil && x.page.read.Header().Gallrad == "" && !x.shown())
	switch x.open {
	case tabLog:
		x.object.Objects = []fyne.CanvasObject{x.log.object}
	case tabTest:
		x.object.Objects = []fyne.CanvasObject{x.test.object}
	case tabTimes:
		if i, ok := x.app.reg.Record(x.page.id).(*data.Incident); ok {
			x.times.Objects = []fyne.CanvasObject{incidentTimeline(x.app, i)}
		}
		x.object.Objects = []fyne.CanvasObject{x.times}
	}
	x.object.Refresh()
	x.page.whole.Refresh()
}

// editing tells whether something has been written that is not saved.
func (x *incidentParts) editing() bool {
	return x.log.event.typed() || x.log.message.typed() || x.test.touched
}

func (x *incidentParts) drop() {
	x.log.event.clear()
	x.log.message.clear()
	x.test.reset()
}

// saveThen saves what is being written, and goes on when that went well.
func (x *incidentParts) saveThen(then func()) {
	x.log.event.addThen(func() { x.log.message.addThen(func() { x.test.saveThen(then) }) })
}

// incidentLog is what happened and what was said, in order of time, each with a line to add one.
type incidentLog struct {
	app            *app
	page           *recordPage
	object         *fyne.Container
	events, said   *fyne.Container
	event, message *logLine
	count          int
}

func newIncidentLog(a *app, p *recordPage) *incidentLog {
	l := &incidentLog{app: a, page: p, events: newColumn(0), said: newColumn(0)}
	l.event = newLogLine(l, data.IncidentEvents.Untyped(), "text")
	l.message = newLogLine(l, data.IncidentMessages.Untyped(), "to", "channel", "text")
	l.object = newColumn(space4,
		newHead(translations.Text("ui.log.events", nil)), quietly(translations.Text("ui.log.help", nil)), l.event.object, l.events, gap(space16),
		newHead(translations.Text("ui.log.messages", nil)), quietly(translations.Text("ui.help.incident_message.text", nil)), l.message.object, l.said)
	return l
}

// refresh shows the entries of the register; the lines being written are left as they are.
func (l *incidentLog) refresh() {
	l.events.RemoveAll()
	l.said.RemoveAll()
	l.count = 0
	for _, e := range data.All(l.app.reg, data.IncidentEvents) { // in order of time
		if string(e.Incident) == l.page.id {
			l.count++
			l.events.Add(l.row(l.event, e.At, "", e.Text, e.By))
		}
	}
	for _, m := range data.All(l.app.reg, data.IncidentMessages) {
		if string(m.Incident) == l.page.id {
			l.count++
			to := translations.Text("ui.log.to", map[string]string{"to": m.To})
			if m.Channel != "" {
				to = translations.Text("ui.log.to.by", map[string]string{"to": m.To, "channel": m.Channel})
			}
			l.said.Add(l.row(l.message, m.At, to, m.Text, m.By))
		}
	}
	for _, list := range []*fyne.Container{l.events, l.said} {
		if len(list.Objects) == 0 {
			list.Add(quietly(translations.Text("ui.log.none", nil)))
		}
	}
	for _, line := range []*logLine{l.event, l.message} {
		setVisible(line.object, line.canWrite())
	}
	l.object.Refresh()
}

// momentWidth is the room of a moment before an entry.
const momentWidth float32 = 132

// row is one entry: when, to whom, what and who noted it, with the way to put it right by a new one.
func (l *incidentLog) row(line *logLine, at time.Time, to, text, by string) fyne.CanvasObject {
	said := wrapped(text)
	said.Selectable = true
	what := newColumn(-space12)
	if to != "" {
		head := wrapped(to)
		head.TextStyle.Bold = true
		what.Add(head)
	}
	what.Add(said)
	if by != "" {
		what.Add(quietly(by))
	}
	mend := quietButton(translations.Text("ui.log.mend", nil), func() { line.mend(at) })
	setVisible(mend, line.canWrite())
	when := quiet(reports.Moment(at))
	when.Wrapping = fyne.TextWrapWord
	return newRow(container.NewBorder(nil, nil, sized(momentWidth, when), container.NewVBox(mend), what))
}

// logLine is the line by which an entry is added: the time, which is now unless another is given, and what is to be noted.
type logLine struct {
	log     *incidentLog
	kind    data.Untyped
	fields  []string // the last is the text
	when    *dayField
	entries []*textEntry // the text first, then the others
	problem *problemLine
	caution *widget.Label
	object  *fyne.Container
	saving  bool
}

func newLogLine(l *incidentLog, kind data.Untyped, fields ...string) *logLine {
	line := &logLine{log: l, kind: kind, problem: newProblemLine(), caution: quietly(translations.Text("ui.caution.personnummer", nil))}
	line.fields = append([]string{fields[len(fields)-1]}, fields[:len(fields)-1]...)
	line.caution.Importance = widget.WarningImportance
	line.caution.Hide()
	line.when = newMomentField(l.app.now)
	line.when.entry.SetPlaceHolder(translations.Text("ui.log.now", nil))
	label := func(field string, o fyne.CanvasObject) fyne.CanvasObject {
		return stacked(0, newFieldLabel(translations.Text(data.FieldKey(kind.Name, field), nil), false), o)
	}
	var boxes []fyne.CanvasObject
	for _, field := range line.fields {
		entry := newTextEntry()
		entry.onKey = func(key *fyne.KeyEvent) bool {
			if key.Name != fyne.KeyReturn && key.Name != fyne.KeyEnter {
				return false
			}
			line.addThen(func() {})
			return true
		}
		entry.OnChanged = func(string) { line.look() }
		line.entries = append(line.entries, entry)
		boxes = append(boxes, label(field, entry))
	}
	add := newButton(translations.Text("ui.log.add", nil), func() { line.addThen(func() {}) })
	below := func(o fyne.CanvasObject) fyne.CanvasObject { return stacked(0, newFieldLabel("", false), o) } // in line with the field
	when := sized(momentWidth+space24, label("at", line.when.Container))
	if len(boxes) == 1 {
		line.object = stacked(space4, container.NewBorder(nil, nil, when, below(add), boxes[0]))
	} else {
		others := container.NewGridWithColumns(len(boxes)-1, boxes[1:]...)
		line.object = stacked(space4, container.NewBorder(nil, nil, when, nil, others), container.NewBorder(nil, nil, nil, below(add), boxes[0]))
	}
	line.object.Add(line.caution)
	line.object.Add(line.problem.object)
	letOut(line.object, func(key *fyne.KeyEvent) {
		if key.Name == fyne.KeyEscape {
			l.app.back()
		}
	})
	line.object = stacked(0, sidePadded(line.object), gap(space8))
	return line
}

func (line *logLine) canWrite() bool {
	p := line.log.page
	return p.id != "" && p.read != nil && !p.read.Header().Removed && !line.log.app.space.Status().ReadOnly
}

// look warns, gently, of what looks like somebody's number.
func (line *logLine) look() {
	found := false
	for _, e := range line.entries {
		found = found || data.LooksLikePersonnummer(e.Text)
	}
	if found != line.caution.Visible() {
		setVisible(line.caution, found)
		line.log.page.whole.Refresh()
	}
}

func (line *logLine) typed() bool {
	for _, e := range line.entries {
		if strings.TrimSpace(e.Text) != "" {
			return true
		}
	}
	return false
}

func (line *logLine) clear() {
	for _, e := range line.entries {
		e.show("")
	}
	line.when.setText("")
	line.problem.clear()
	line.look()
}

// mend begins a new entry that puts another right: what has been noted stays as it was.
func (line *logLine) mend(at time.Time) {
	text := line.entries[0]
	text.SetText(translations.Swedish.Text("ui.log.correction", map[string]string{"when": reports.Moment(at)}) + " ")
	text.CursorColumn = len([]rune(text.Text))
	line.log.app.window.Canvas().Focus(text)
}

// addThen saves the entry, and goes on when that went well.
func (line *logLine) addThen(then func()) {
	switch {
	case line.saving || !line.canWrite():
		return
	case !line.typed():
		then()
		return
	}
	a := line.log.app
	r := line.kind.New()
	if err := line.put(r); err != nil {
		line.problem.tell(err)
		line.log.page.whole.Refresh()
		return
	}
	line.saving = true
	a.change("ui.work.save", a.saveOf(store.Base{}, r, new(store.Saved)), func(err error) {
		line.saving = false
		if err != nil {
			line.problem.tell(err)
			return
		}
		line.clear()
		a.frame.say(translations.Text("ui.log.added", nil))
		then()
	})
}

// put fills an entry with what has been typed, when, and who types.
func (line *logLine) put(r data.Record) error {
	at := line.when.text()
	if at == "" {
		at = line.log.app.now().UTC().Truncate(time.Minute).Format(time.RFC3339)
	}
	texts := map[string]string{"incident": line.log.page.id, "at": at, "by": line.log.app.author()}
	for i, field := range line.fields {
		texts[field] = line.entries[i].Text
	}
	for _, f := range line.kind.Fields {
		if text, ok := texts[f.Name]; ok {
			if err := f.Put(r, text); err != nil {
				return err
			}
		}
	}
	data.FillMark(line.log.app.reg, r, data.DayOf(line.log.app.now()))
	return line.kind.Check(r)
}
