package ui

import (
	"context"
	"strings"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// termPage leads through the change of mandatperiod, step by step: the days on which the old mandates end and the register of
// the new elected, each row as it was read with what is wrong with it, and then what is to be renewed.
type termPage struct {
	app  *app
	body *fyne.Container
	term data.Term

	// choosing
	council, others *dayField
	path            *pathField
	pasted          *textEntry
	problem         *problemLine

	// looking at what was read
	elected *exchange.Elected
	renews  bool // the list of what is to be renewed is shown
}

// renewText is the text of the place that shows what is to be renewed.
const renewText = "renew"

func newTermPage(a *app) page {
	p := &termPage{app: a, body: container.NewStack(), term: data.TermAt(data.DayOf(a.now())), problem: newProblemLine()}
	if a.trail.here().text == renewText {
		p.showRenewals()
	} else {
		p.showChoice()
	}
	return p
}

func (p *termPage) title() string             { return translations.Text("ui.term", nil) }
func (p *termPage) object() fyne.CanvasObject { return p.body }

// refresh follows the file where its own records are shown; what has been read and not saved is left as it is.
func (p *termPage) refresh() {
	if p.renews {
		p.showRenewals()
	}
}

func (p *termPage) leave(then func()) {
	if p.elected == nil {
		then()
		return
	}
	confirm(p.app.window, translations.Text("ui.term.leave", nil), translations.Text("ui.term.leave.text", nil), translations.Text("ui.unsaved.discard", nil), then)
}

func (p *termPage) fill(o fyne.CanvasObject) {
	p.body.Objects = []fyne.CanvasObject{o}
	p.body.Refresh()
}

// showChoice is the first step: the days on which the old mandates end, and the register of the new elected.
func (p *termPage) showChoice() {
	p.elected, p.renews = nil, false
	p.problem.clear()
	p.council, p.others = newDayField(p.app.now), newDayField(p.app.now)
	p.council.setText(string(p.term.CouncilBegins().AddDays(-1)))
	p.others.setText(string(p.term.BodiesBegin().AddDays(-1)))
	p.path = newPathField(p.app, chooseFile, ".xlsx", ".xlsm", ".csv", ".txt")
	p.path.entry.OnSubmitted = func(string) { p.read() }
	p.pasted = newLongEntry()
	p.pasted.SetPlaceHolder(translations.Text("ui.term.paste.hint", nil))
	p.pasted.SetMinRowsVisible(4)
	act := newButton(translations.Text("ui.term.read", nil), p.read)
	act.Importance = widget.HighImportance
	renew := quietButton(translations.Text("ui.term.renew.show", nil), func() { p.app.goTo(place{page: pageTerm, text: renewText}) })
	p.fill(newSheet(newColumn(space8,
		newHead(translations.Text("ui.term", nil)), wrapped(translations.Text("ui.term.text", nil)),
		container.New(evenLayout{}, labelled("ui.term.council", p.council.Container, ""), labelled("ui.term.others", p.others.Container, "")),
		labelled("ui.term.file", p.path.object, "ui.term.file.help"),
		labelled("ui.term.paste", p.pasted, ""),
		sidePadded(container.New(&flowLayout{gap: space4}, act, newButton(translations.Text("ui.term.end_only", nil), p.endOnly), renew)),
		p.problem.object,
	)))
}

// ended are the mandates that end on the days in the fields; false when a day cannot be read.
func (p *termPage) ended() ([]*data.Mandate, bool) {
	for _, f := range []*dayField{p.council, p.others} {
		if f.err != nil {
			p.problem.tell(f.err)
			return nil, false
		}
	}
	return data.EndMandates(p.app.reg, data.Day(p.council.text()), data.Day(p.others.text())), true
}

// endOnly ends the old mandates without a register of the new.
func (p *termPage) endOnly() {
	p.problem.clear()
	if ended, ok := p.ended(); ok {
		p.begin(&exchange.Elected{Ended: ended})
	}
}

// read reads the register off the screen thread.
func (p *termPage) read() {
	p.problem.clear()
	ended, ok := p.ended()
	if !ok {
		return
	}
	path, pasted, reg, term := p.path.path(), p.pasted.Text, p.app.reg, p.term
	var elected *exchange.Elected
	p.app.work.run("ui.work.sheet", func(context.Context, func(float64)) (err error) {
		var rows [][]string
		if path != "" {
			rows, err = exchange.ReadSheet(path)
		} else {
			rows, err = exchange.ParseCells(pasted)
		}
		if err == nil {
			elected, err = exchange.ReadElected(rows, reg, term)
		}
		return err
	}, func(err error) {
		if err != nil {
			p.problem.tell(err)
			return
		}
		elected.Ended = ended
		p.begin(elected)
	})
}

// begin is the second step: every row as it was read, what is wrong with it, and what a save would do.
func (p *termPage) begin(elected *exchange.Elected) {
	p.elected = elected
	taken, made := elected.Taken(), map[string]bool{}
	for _, row := range taken {
		if row.IsNew() {
			made[row.Name+"\x00"+row.Email] = true
		}
	}
	save := newButton(translations.Text("ui.term.save", nil), p.save)
	save.Importance = widget.HighImportance
	if len(taken)+len(elected.Ended) == 0 {
		save.Disable()
	}
	back := newButton(translations.Text("ui.back", nil), p.showChoice)
	parts := []string{
		translations.Count("ui.term.ended", len(elected.Ended), nil), translations.Count("ui.term.opened", len(taken), nil), translations.Count("ui.term.made", len(made), nil),
	}
	if skipped := len(elected.Rows) - len(taken); skipped > 0 {
		parts = append(parts, translations.Count("ui.term.skipped", skipped, nil))
	}
	head := newColumn(0,
		beside(newHead(translations.Text("ui.term.check", nil)), back, save),
		wrapped(sentenceCase(spoken().Enumerate(parts))+". "+translations.Text("ui.term.check.text", nil)))
	var content fyne.CanvasObject = p.table()
	if len(elected.Rows) == 0 {
		content = p.endedList()
	}
	p.fill(container.New(layout.NewCustomPaddedLayout(space12, space12, space16, space16), container.NewBorder(head, nil, nil, nil, content)))
}

// table shows the rows; what cannot be taken in says so first.
func (p *termPage) table() fyne.CanvasObject {
	rows := p.elected.Rows
	text := func(words func(exchange.ElectedRow) string) func(int) cell {
		return func(at int) cell { return cell{text: words(rows[at])} }
	}
	t := newTable([]column{
		{label: translations.Text("ui.term.row", nil), align: fyne.TextAlignTrailing, order: orderNumber, get: text(func(r exchange.ElectedRow) string { return reports.Number(r.Line) })},
		{label: translations.Text("ui.term.how", nil), get: func(at int) cell { return howRead(rows[at]) }},
		{label: translations.Text(data.FieldKey("person", "name"), nil), get: text(func(r exchange.ElectedRow) string { return withParty(r) })},
		{label: translations.Text(data.FieldKey("mandate", "body"), nil), get: text(func(r exchange.ElectedRow) string {
			if r.Body == nil {
				return r.BodyText
			}
			return r.Body.Name
		})},
		{label: translations.Text(data.FieldKey("mandate", "part"), nil), get: text(func(r exchange.ElectedRow) string {
			if r.Part == "" {
				return r.PartText
			}
			return translations.Text(data.OptionKey("mandate_part", string(r.Part)), nil)
		})},
		{label: translations.Text(data.FieldKey("mandate", "from"), nil), align: fyne.TextAlignTrailing, order: orderPlain, get: text(func(r exchange.ElectedRow) string { return string(r.From) })},
		{label: translations.Text(data.FieldKey("mandate", "to"), nil), align: fyne.TextAlignTrailing, order: orderPlain, get: text(func(r exchange.ElectedRow) string { return string(r.To) })},
	})
	t.onHint = p.app.frame.hint
	t.setRows(len(rows))
	return t
}

// endedList names the mandates that end.
func (p *termPage) endedList() fyne.CanvasObject {
	column := newColumn(-space8)
	for _, m := range p.elected.Ended {
		column.Add(newRow(wrapped(translations.Text("ui.term.ends", map[string]string{"what": p.app.view.Title(m), "day": spoken().LongDate(m.To)}))))
	}
	if len(p.elected.Ended) == 0 {
		column.Add(wrapped(translations.Text("ui.term.nothing", nil)))
	}
	return container.NewVScroll(column)
}

func withParty(r exchange.ElectedRow) string {
	if r.Party == "" {
		return r.Name
	}
	return r.Name + " (" + r.Party + ")"
}

// howRead tells how a row was understood.
func howRead(r exchange.ElectedRow) cell {
	var words []string
	for _, m := range r.Remarks {
		words = append(words, translations.Text("ui."+m.Key, m.Args))
	}
	switch {
	case r.Known():
		return cell{text: strings.Join(words, ", "), state: stateUnused, value: "4"}
	case r.Blocked():
		return cell{text: strings.Join(words, ", "), state: stateLacking, value: "0"}
	case len(words) > 0:
		return cell{text: strings.Join(words, ", "), state: statePartly, value: "1"}
	case r.IsNew():
		return cell{text: translations.Text("ui.elected.new", nil), state: stateUnknown, value: "2"}
	}
	return cell{text: translations.Text("ui.elected.found", nil), state: stateMet, value: "3"}
}

// save is the third step: everything as one import, which one undo takes back; then what is to be renewed.
func (p *termPage) save() {
	elected := p.elected
	p.app.takeIn("ui.work.import", elected.Save, func(err error) {
		if err != nil {
			p.app.tell(err)
			return
		}
		p.elected = nil
		p.app.goTo(place{page: pageTerm, text: renewText})
		p.app.frame.say(translations.Text("ui.term.saved", map[string]string{
			"opened": reports.Number(len(elected.Taken())), "ended": reports.Number(len(elected.Ended)),
		}))
	})
}

// showRenewals is the last step: what is to be renewed now that the term is another.
func (p *termPage) showRenewals() {
	p.elected, p.renews = nil, true
	on := max(data.DayOf(p.app.now()), p.term.BodiesBegin())
	column := newColumn(space4,
		container.NewBorder(nil, nil, nil, container.NewHBox(quietButton(translations.Text("ui.term.again", nil), func() { p.app.goTo(place{page: pageTerm}) })),
			newHead(translations.Text("ui.term.renew", nil))),
		wrapped(translations.Text("ui.term.renew.text", map[string]string{"day": spoken().LongDate(on)})))
	for _, r := range data.ToRenew(p.app.reg, on) {
		column.Add(newRow(p.renewal(r)))
	}
	p.fill(newSheet(column))
}

// renewal is one thing to be renewed, with its verb.
func (p *termPage) renewal(r data.Renewal) fyne.CanvasObject {
	args := map[string]string{}
	if r.ID != "" {
		args["what"] = p.app.view.Linked(r.ID)
	}
	if r.On != "" {
		args["day"] = spoken().LongDate(r.On)
	}
	words := ""
	if r.What == data.RenewElected {
		words = translations.Count("ui."+string(r.What), r.Count, args)
	} else {
		words = translations.Text("ui."+string(r.What), args)
	}
	verb, to := p.renewVerb(r)
	act := newButton(translations.Text(verb, nil), func() { p.app.goTo(to) })
	mark := statePartly
	if r.Done {
		mark = stateMet
	}
	lead := container.New(layout.NewCustomPaddedLayout(0, 0, space8, 0), newStateMark(mark, ""))
	return container.NewBorder(nil, nil, lead, sidePadded(container.NewCenter(sized(104, act))), wrapped(words))
}

// renewVerb is what can be done about something to be renewed, and where.
func (p *termPage) renewVerb(r data.Renewal) (string, place) {
	switch r.What {
	case data.RenewElected:
		return "ui.verb.open", place{page: pageTraining}
	case data.RenewLeader:
		return "ui.verb.note", p.app.leaderTrained(r.ID)
	case data.RenewRegistration:
		if r.ID == "" {
			return "ui.verb.note", prefilled("registration", "sort", string(data.RegistrationContact), "changed_on", string(r.Since), "content", translations.Swedish.Text("ui.renew.registration.content", nil))
		}
	case data.RenewRisks:
		return "ui.verb.add", prefilled("action", "title", translations.Swedish.Text("ui.renew.rsa.action", nil))
	}
	if record := p.app.reg.Record(r.ID); record != nil {
		return "ui.verb.open", placeOf(record)
	}
	return "ui.verb.open", place{page: pageList, kind: "mandate"}
}

// leaderTrained begins the note that somebody in the leadership has gone through what the law demands.
func (a *app) leaderTrained(person string) place {
	pairs := []string{"group", string(data.GroupLeadership), "on", string(data.DayOf(a.now())), "headcount", "1", "people", person}
	for _, c := range data.All(a.reg, data.Courses) {
		if c.Mandatory {
			pairs = append(pairs, "course", c.ID)
			break
		}
	}
	return prefilled("training_done", pairs...)
}
