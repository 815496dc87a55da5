package ui

import (
	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// meetingsPage takes the year's plan of meetings as it is pasted: each line is shown as it was read, with what is wrong with it,
// before anything is saved.
type meetingsPage struct {
	app    *app
	pasted *textEntry
	count  *widget.Label
	table  *table
	save   *button
	plan   exchange.MeetingPlan
	whole  fyne.CanvasObject
}

func newMeetingsPage(a *app) page {
	p := &meetingsPage{app: a, pasted: newLongEntry(), count: quietly("")}
	p.pasted.SetPlaceHolder(translations.Text("ui.meetings.hint", nil))
	p.pasted.OnChanged = func(string) { p.read() }
	p.save = newButton(translations.Text("ui.meetings.save", nil), p.take)
	p.save.Importance = widget.HighImportance
	text := func(words func(exchange.PlannedMeeting) string) func(int) cell {
		return func(at int) cell { return cell{text: words(p.plan.Lines[at])} }
	}
	field := func(name string) string { return translations.Text(data.FieldKey("meeting", name), nil) }
	p.table = newTable([]column{
		{label: translations.Text("ui.meetings.line", nil), align: fyne.TextAlignTrailing, order: orderNumber, get: text(func(m exchange.PlannedMeeting) string { return reports.Number(m.Line) })},
		{label: field("body"), get: text(func(m exchange.PlannedMeeting) string {
			if m.Body == nil {
				return m.Text
			}
			return m.Body.Name
		})},
		{label: field("on"), align: fyne.TextAlignTrailing, order: orderPlain, get: text(func(m exchange.PlannedMeeting) string { return string(m.On) })},
		{label: translations.Text("ui.meetings.stop", nil), align: fyne.TextAlignTrailing, order: orderPlain, get: text(func(m exchange.PlannedMeeting) string { return string(m.Stop) })},
		{label: translations.Text("ui.meetings.how", nil), get: func(at int) cell { return howPlanned(p.plan.Lines[at]) }},
	})
	p.table.onHint = a.frame.hint
	back := newButton(translations.Text("ui.back", nil), a.back)
	head := newColumn(0,
		beside(newHead(translations.Text("ui.meetings", nil)), back, p.save),
		wrapped(translations.Text("ui.meetings.text", nil)))
	halves := container.New(&shareLayout{first: 0.28, gap: space16, turns: true}, p.pasted, container.NewBorder(p.count, nil, nil, nil, p.table))
	p.whole = container.New(layout.NewCustomPaddedLayout(space12, space12, space16, space16), container.NewBorder(head, nil, nil, nil, halves))
	p.read()
	return p
}

func (p *meetingsPage) title() string             { return translations.Text("ui.meetings", nil) }
func (p *meetingsPage) object() fyne.CanvasObject { return p.whole }
func (p *meetingsPage) first() fyne.Focusable     { return p.pasted }
func (p *meetingsPage) refresh()                  { p.read() }

func (p *meetingsPage) leave(then func()) {
	if len(p.plan.Taken()) == 0 {
		then()
		return
	}
	confirm(p.app.window, translations.Text("ui.meetings.leave", nil), translations.Text("ui.meetings.leave.text", nil), translations.Text("ui.unsaved.discard", nil), then)
}

// read reads what has been pasted, and shows each line as it was read.
func (p *meetingsPage) read() {
	p.plan = exchange.ReadMeetingPlan(p.pasted.Text, p.app.reg, data.DayOf(p.app.now()))
	taken := len(p.plan.Taken())
	words := translations.Text("ui.meetings.none", nil)
	if len(p.plan.Lines) > 0 {
		words = translations.Count("ui.meetings.count", taken, map[string]string{"of": reports.Number(len(p.plan.Lines))})
	}
	p.count.SetText(words)
	setEnabled(p.save, taken > 0 && !p.app.space.Status().ReadOnly)
	p.table.setRows(len(p.plan.Lines))
	p.table.Refresh()
}

// howPlanned tells how a line was understood.
func howPlanned(m exchange.PlannedMeeting) cell {
	switch m.Remark {
	case exchange.MeetingRead:
		return cell{text: translations.Text("ui.meetings.read", nil), state: stateMet, value: "2"}
	case exchange.MeetingKnown, exchange.MeetingTwice:
		return cell{text: translations.Text("ui."+string(m.Remark), nil), state: stateUnused, value: "1"}
	}
	return cell{text: translations.Text("ui."+string(m.Remark), map[string]string{"text": m.Detail}), state: stateLacking, value: "0"}
}

// take saves the meetings that could be read, as one import, and shows them.
func (p *meetingsPage) take() {
	plan := p.plan
	p.app.takeIn("ui.work.save", plan.Save, func(err error) {
		if err != nil {
			p.app.tell(err)
			return
		}
		p.plan = exchange.MeetingPlan{}
		p.app.goTo(place{page: pageList, kind: "meeting"})
		p.app.frame.say(translations.Count("ui.meetings.saved", len(plan.Taken()), nil))
	})
}
