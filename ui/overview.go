package ui

import (
	"cmp"
	"context"
	"image/color"
	"slices"
	"strings"
	"time"

	"lisparmen/data"
	"lisparmen/data/policy"
	"lisparmen/data/store"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// overviewPage is what a person meets first: the legal clocks that run, what waits, how the policy's areas stand, the key
// figures over time, and what has changed.
type overviewPage struct {
	app    *app
	whole  fyne.CanvasObject
	column *fyne.Container
	others *fyne.Container // what they have done since the person last had the file open
	latest *fyne.Container
	all    bool // all that waits is shown
	clocks []data.Clock
	states []data.ClockState // as they were when the page was made
	tellings
}

// tellings are words that follow the time.
type tellings []func(now time.Time)

func (t tellings) tell(now time.Time) {
	for _, words := range t {
		words(now)
	}
}

// ticker is a page with words that follow the time.
type ticker interface{ tick() }

// minutePassed lets the page's words follow the time.
func (a *app) minutePassed() {
	if p, ok := a.page.(ticker); ok {
		p.tick()
	}
}

// woke lets all that is shown follow a clock that has gone on without the program.
func (a *app) woke() {
	a.minutePassed()
	a.reload()
}

func newOverviewPage(a *app) page {
	p := &overviewPage{app: a, column: newColumn(space4), others: newColumn(0), latest: newColumn(0)}
	p.whole = newSheet(p.column)
	p.refresh()
	return p
}

func (p *overviewPage) title() string             { return translations.Text("ui.overview", nil) }
func (p *overviewPage) object() fyne.CanvasObject { return p.whole }
func (p *overviewPage) leave(then func())         { then() }

// tick updates the words, or the whole page when a clock has passed into another state.
func (p *overviewPage) tick() {
	now := p.app.now()
	if slices.Equal(p.states, statesOf(p.clocks, now)) {
		p.tell(now)
		return
	}
	p.app.standings().trends = nil // a deadline may have passed
	p.refresh()
}

func (p *overviewPage) refresh() {
	reg, now := p.app.reg, p.app.now()
	stands := p.app.standings()
	p.clocks = running(stands.running, now)
	p.states = statesOf(p.clocks, now)
	p.tellings = nil
	p.column.RemoveAll()
	if line := p.app.onDutyLine(); line != "" {
		p.column.Add(wrapped(line))
	}
	if row := p.app.servedRow(stands.today); row != nil {
		p.column.Add(row)
	}
	p.showClocks(now)
	steps := p.app.firstWeeks()
	begins := 2*data.FirstDone(steps) < len(steps)
	if begins {
		p.showFirstWeeks(steps)
	}
	if stands.waits == nil {
		stands.waits = waiting(reg, stands)
	}
	p.showWaiting(stands.waits)
	if !begins {
		p.showFirstWeeks(steps)
	}
	p.showLights(stands.judge.Lights())
	p.column.Add(gap(space16))
	p.column.Add(p.others)
	p.showNextMeeting(stands.today)
	p.showTrends(p.app.trends())
	p.column.Add(gap(space16))
	p.column.Add(p.latest)
	p.column.Refresh()
	p.loadLatest()
}

// running lists the legal clocks that somebody must act on, the most urgent first.
func running(byIncident [][]data.Clock, now time.Time) []data.Clock {
	var list []data.Clock
	for _, clocks := range byIncident {
		for _, c := range clocks {
			if c.Awaits(now) {
				list = append(list, c)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b data.Clock) int {
		return cmp.Or(orNever(a.Due).Compare(orNever(b.Due)), a.From.Compare(b.From))
	})
	return list
}

// orNever puts what has no moment last.
func orNever(t time.Time) time.Time {
	if t.IsZero() {
		return time.Unix(1<<40, 0)
	}
	return t
}

func statesOf(clocks []data.Clock, now time.Time) []data.ClockState {
	states := make([]data.ClockState, len(clocks))
	for i, c := range clocks {
		states[i] = c.State(now)
	}
	return states
}

// mostCards keeps the overview to one screen; what has no deadline or a later one waits in its incident.
const mostCards = 3

func (p *overviewPage) showClocks(now time.Time) {
	if len(p.clocks) == 0 {
		return
	}
	p.column.Add(newHead(translations.Text("ui.overview.clocks", nil)))
	for _, c := range p.clocks[:min(mostCards, len(p.clocks))] {
		p.column.Add(sidePadded(p.card(c, now)))
		p.column.Add(gap(space4))
	}
	if len(p.clocks) > mostCards {
		p.column.Add(newLink(translations.Count("ui.overview.all_clocks", len(p.clocks), nil), func() { p.app.goTo(watchesOf(data.DueClock)) }))
	}
	p.column.Add(gap(space16))
}

// card is one running clock: what, to whom, the time left and the way to do it.
func (p *overviewPage) card(c data.Clock, now time.Time) fyne.CanvasObject {
	left := wrapped("")
	left.SizeName = sizeHead
	mark := newStateMark(stateNone, "")
	tell := func(now time.Time) {
		left.SetText(timeLeft(c, now))
		mark.set(clockMark(c.State(now)))
	}
	tell(now)
	p.tellings = append(p.tellings, tell)
	what := wrapped(clockWords(p.app, c))
	what.TextStyle.Bold = true
	act := newButton(translations.Text(clockVerb(c), nil), func() { p.app.openClock(c) })
	act.Importance = widget.HighImportance
	about := quietly(oneLineOf(p.app.view.Title(c.Incident)))
	state := container.NewBorder(nil, nil, sidePadded(container.NewCenter(mark)), nil, about)
	return newCard(container.NewBorder(nil, nil, nil, container.NewCenter(sized(104, act)), newColumn(-space12, what, left, state)))
}

// wait is one thing that waits: a sentence, a verb and where the verb leads. The most urgent has the lowest urgency.
type wait struct {
	urgency  int
	watch    bool // it is on the page of watches too
	on       data.Day
	mark     state
	sentence func() string // made for the few that are shown
	verb     string
	to       place
	act      func(*app) // what the button does instead of going somewhere; nil: it goes
}

func says(key string, args map[string]string) func() string {
	return func() string { return translations.Text(key, args) }
}

func counts(key string, n int) func() string {
	return func() string { return translations.Count(key, n, nil) }
}

// The order in which things wait.
const (
	urgentDispute = iota // two versions to choose among: what is printed may be wrong until somebody has
	urgentNow            // a day in law, or papers to a meeting that is still to come
	urgentOverdue
	urgentBegin // what the rest builds on
	urgentMissing
	urgentOwed // late, and somebody else's to give
	urgentSoon
	urgentVacant
	urgentUnjudged
)

// mostWaits is what a person can take in.
const mostWaits = 7

// showWaiting lists the most urgent of what waits.
func (p *overviewPage) showWaiting(waits []wait) {
	p.column.Add(newHead(translations.Text("ui.overview.waiting", nil)))
	p.showCopies()
	if len(waits) == 0 {
		p.column.Add(quietly(translations.Text("ui.overview.nothing", nil)))
	}
	shown := waits[:min(mostWaits, len(waits))]
	others := slices.DeleteFunc(slices.Clone(waits[len(shown):]), func(w wait) bool { return w.watch })
	if p.all {
		shown, others = slices.Concat(shown, others), nil
	}
	for _, w := range shown {
		act := newButton(translations.Text(w.verb, nil), func() {
			if w.act != nil {
				w.act(p.app)
				return
			}
			p.app.goTo(w.to)
		})
		mark := container.New(layout.NewCustomPaddedLayout(0, 0, space8, 0), newStateMark(w.mark, ""))
		p.column.Add(newRow(container.NewBorder(nil, nil, mark, sidePadded(container.NewCenter(sized(104, act))), wrapped(w.sentence()))))
	}
	if len(others) > 0 {
		p.column.Add(newLink(translations.Count("ui.overview.more", len(others), nil), func() { p.all = true; p.refresh() }))
	}
	if all := len(p.app.standings().watches()); all > 0 {
		p.column.Add(newLink(translations.Count("ui.overview.watches", all, nil), func() { p.app.goTo(place{page: pageWatches, text: narrowedToAll}) }))
	}
	p.column.Add(gap(space16))
}

// waiting lists what waits to be done beside the legal clocks, the most urgent first.
func waiting(reg data.Register, s *standings) []wait {
	counted := reg.InUse()
	list := slices.Concat(disputes(reg, s.view), clashes(reg, s.view), beginnings(reg, s.now), falling(reg, s), documentsMissing(counted), recurring(counted, s.view, s.today), vacancies(counted, s.today), duties(counted, s.judge))
	order := make([]int, len(list)) // sorted in the place of what waits, which takes long to move about
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		a, b := &list[i], &list[j]
		return cmp.Or(cmp.Compare(a.urgency, b.urgency), cmp.Compare(a.on, b.on), cmp.Compare(i, j))
	})
	sorted := make([]wait, len(list))
	for at, i := range order {
		sorted[at] = list[i]
	}
	return sorted
}

// disputes are the records that two people have changed apart.
func disputes(reg data.Register, view *reports.Viewer) []wait {
	var list []wait
	for _, kind := range data.Kinds() {
		for _, r := range reg.Living(kind) {
			if r.Header().Conflict {
				list = append(list, wait{
					urgency: urgentDispute, mark: stateLacking, verb: "ui.verb.choose", to: placeOf(r),
					sentence: says("ui.wait.dispute", map[string]string{"what": oneLineOf(view.Title(r))}),
				})
			}
		}
	}
	return list
}

// clashes are the records that a merge has brought together and that do not go together.
func clashes(reg data.Register, view *reports.Viewer) []wait {
	var list []wait
	for _, c := range data.Clashes(reg) {
		first := c.Records[0]
		list = append(list, wait{
			urgency: urgentDispute, mark: stateLacking, verb: "ui.verb.look", to: placeOf(first),
			sentence: says("ui.wait."+string(c.Sort), map[string]string{"what": oneLineOf(view.Title(first))}),
		})
	}
	return list
}

// beginnings are what a new file lacks.
func beginnings(reg data.Register, now time.Time) []wait {
	var list []wait
	begin := func(missing bool, sentence, verb string, to place) {
		if missing {
			list = append(list, wait{urgency: urgentBegin, mark: stateUnknown, sentence: says(sentence, nil), verb: verb, to: to})
		}
	}
	m := reg.Municipality()
	begin(data.PolicyInText(reg) == nil, "ui.wait.policy", "ui.verb.import", place{page: pagePolicy})
	if document := data.PolicyInText(reg); document != nil {
		read, _ := textOf(reg, document)
		if n := len(policy.Remarks(read, now)); n > 0 {
			list = append(list, wait{urgency: urgentUnjudged, mark: statePartly, verb: "ui.verb.look", to: place{page: pagePolicy}, sentence: counts("ui.policy.remarks", n)})
		}
	}
	begin(data.UseOf(reg, data.People.Name).State == data.UseNotBegun, "ui.wait.people", "ui.verb.add", place{page: pageRecord, kind: "person"})
	begin(!m.Class.Done(), "ui.wait.class", "ui.verb.class", placeOf(m))
	in := func(field string) place { return place{page: pageRecord, kind: m.KindName(), id: m.ID, field: field} }
	begin(m.Coordinator == "", "ui.wait.coordinator", "ui.verb.choose", in("coordinator"))
	begin(m.Category == "", "ui.wait.category", "ui.verb.judge", in("category"))
	begin(m.RegisteredOn == "", "ui.wait.registered", "ui.verb.note", in("registered_on"))
	return list
}

// falling is what is overdue or falls due soon, as on the page of watches. Legal clocks have their own place; vacant roles theirs.
func falling(reg data.Register, s *standings) []wait {
	var list []wait
	view, today := s.view, s.today
	for _, due := range s.due {
		rec := reg.Record(due.ID)
		if due.What == data.DueClock || due.What == data.DueRoleVacant || rec == nil {
			continue
		}
		w := wait{urgency: urgentSoon, watch: true, on: due.On, mark: statePartly}
		w.verb, w.to = actOn(reg, due)
		if m, ok := rec.(*data.Meeting); ok && w.verb == "ui.verb.papers" {
			w.act = func(a *app) { a.askMeetingPapers(m) }
		}
		if due.Overdue {
			w.urgency, w.mark = urgentOverdue, stateLacking
		}
		switch due.What {
		case data.DueRegistration, data.DuePapers:
			if due.Overdue {
				w.urgency = urgentNow
			}
		case data.DueReferral, data.DueConfirmation:
			if due.Overdue {
				w.urgency = urgentOwed
			}
		case data.DueOutcome, data.DueCheck, data.DueRequirements: // nothing else waits for it
			w.urgency = urgentUnjudged
		}
		w.sentence = func() string {
			return translations.Text(reports.WaitKey(due), map[string]string{"what": oneLineOf(view.WaitTitle(due)), "when": nearDay(due.On, today)})
		}
		list = append(list, w)
	}
	return list
}

// documentsMissing are the governing documents that the policy demands and that are not there, or that nobody has said
// anything about.
func documentsMissing(reg data.Register) []wait {
	var list, unsaid []wait
	for _, d := range data.All(reg, data.Documents) {
		args := func() map[string]string { return map[string]string{"what": d.Title} }
		switch {
		case d.State == data.DocumentMissing && d.Demanded:
			list = append(list, wait{urgency: urgentMissing, mark: stateLacking, verb: "ui.verb.open", to: placeOf(d), sentence: says("ui.wait.missing", args())})
		case d.State == data.DocumentUnregistered && d.Stage == "": // of a draft it is known
			unsaid = append(unsaid, wait{urgency: urgentUnjudged, mark: stateUnknown, verb: "ui.verb.answer", to: placeOf(d), sentence: says("ui.wait.unregistered", args())})
		}
	}
	if len(unsaid) > 2 {
		unsaid = []wait{{
			urgency: urgentUnjudged, mark: stateUnknown, verb: "ui.verb.review", to: place{page: pageList, kind: "document", text: "state=" + string(data.DocumentUnregistered)},
			sentence: counts("ui.wait.unregistered.many", len(unsaid)),
		}}
	}
	return append(list, unsaid...)
}

// vacancies are the roles that somebody should hold.
func vacancies(reg data.Register, today data.Day) []wait {
	var list []wait
	for _, r := range data.All(reg, data.Roles) {
		if r.Vacant(today) {
			list = append(list, wait{urgency: urgentVacant, watch: true, mark: statePartly, verb: "ui.verb.appoint", to: place{page: pageRecord, kind: r.KindName(), id: r.ID, field: "holder"}, sentence: says("ui.wait.vacant", map[string]string{"what": r.Name})})
		}
	}
	if len(list) > 2 {
		return []wait{{
			urgency: urgentVacant, watch: true, mark: statePartly, verb: "ui.verb.appoint", to: place{page: pageList, kind: "role", text: chipVacant},
			sentence: counts("ui.wait.vacant.many", len(list)),
		}}
	}
	return list
}

// duties are the policy's duties that nobody has gone through, or judged.
func duties(reg data.Register, judge data.Judge) []wait {
	proposed, unjudged := 0, 0
	for _, d := range data.All(reg, data.Duties) {
		switch {
		case d.State == data.DutyProposed || d.State == data.DutyProposedDrop:
			proposed++
		case d.Counts() && judge.Duty(d).Assessment == data.Unjudged:
			unjudged++
		}
	}
	var list []wait
	if proposed > 0 {
		list = append(list, wait{
			urgency: urgentUnjudged, mark: stateUnknown, verb: "ui.verb.review", to: place{page: pagePolicy},
			sentence: counts("ui.wait.proposed", proposed),
		})
	}
	if unjudged > 0 {
		list = append(list, wait{
			urgency: urgentUnjudged, mark: stateUnknown, verb: "ui.verb.judge", to: place{page: pageList, kind: "duty", text: "assessment="},
			sentence: counts("ui.wait.unjudged", unjudged),
		})
	}
	return list
}

// placeOf is where a record is shown.
func placeOf(r data.Record) place {
	return place{page: pageRecord, kind: r.KindName(), id: r.Header().ID}
}

// oneLineOf makes a text one line, as for a sentence that it stands in.
func oneLineOf(text string) string { return shortened(strings.Join(strings.Fields(text), " "), 90) }

// shortened keeps the beginning of a text, to a number of letters.
func shortened(text string, most int) string {
	letters := []rune(text)
	if len(letters) <= most {
		return text
	}
	return strings.TrimRight(string(letters[:most-1]), " ") + "…"
}

// showLights shows how far the duties of each of the policy's areas are met; each leads to its duties.
func (p *overviewPage) showLights(lights []data.AreaLight) {
	p.column.Add(newHead(translations.Text("ui.overview.areas", nil)))
	p.column.Add(quietly(translations.Text("ui.overview.areas.text", nil)))
	for _, light := range lights {
		name := wrapped(translations.Text(data.OptionKey("area", string(light.Area)), nil))
		covered := p.coverage(light)
		mark := newStateMark(assessmentMark(light.Assessment))
		if light.PartlyJudged() {
			mark = newStateMark(stateUnknown, translations.Text("ui.area.partly_judged", nil))
		}
		if light.All == 0 {
			mark = newStateMark(stateUnused, translations.Text("ui.area.unused", nil))
		}
		first := container.New(&fixedWidth{140}, container.New(layout.NewCustomPaddedLayout(0, 0, space8, 0), mark))
		p.column.Add(newPressable(container.NewBorder(nil, nil, first, nil, beside(name, covered...)), func() {
			p.app.goTo(place{page: pagePolicy, text: string(light.Area)})
		}))
	}
}

// coverage tells how much of an area is judged, and how much of the whole it rests on where somebody has told the whole:
// "4 av 5 krav bedömda", "3 av cirka 4 chefsintyg". Each leads to what it counts.
func (p *overviewPage) coverage(l data.AreaLight) []fyne.CanvasObject {
	if l.All == 0 {
		none := quietly(translations.Text("ui.area.no_duties", nil))
		none.Wrapping = fyne.TextWrapOff
		return []fyne.CanvasObject{none}
	}
	judged := translations.Count("ui.area.judged", l.All, map[string]string{"judged": reports.Number(l.Judged)})
	numbers := []fyne.CanvasObject{newNumber(judged, func() { p.app.goTo(demandsOf(l)) })}
	for _, c := range l.Coverage {
		words := spoken().CoverageWords([]data.Extent{c})
		numbers = append(numbers, newNumber(words, func() { p.app.goTo(place{page: pageList, kind: c.Register, text: narrowedToAll}) }))
	}
	return numbers
}

// newNumber is a number that leads to what it counts.
func newNumber(words string, tapped func()) *widget.Hyperlink {
	number := newLink(words, tapped)
	number.Wrapping, number.SizeName = fyne.TextWrapOff, sizeQuiet
	return number
}

// assessmentMark is an assessment's shape and word.
func assessmentMark(a data.Assessment) (state, string) {
	return stateOf(a), translations.Text(data.OptionKey("assessment", string(a)), nil)
}

// mostPapers is how many of the papers to a meeting are shown; the rest are on the meeting's page.
const mostPapers = 5

// showNextMeeting tells at which meeting something of ours comes up next, by when its papers must be in, and which of them are ready, each
// with the button that makes or shows it.
func (p *overviewPage) showNextMeeting(today data.Day) {
	a := p.app
	m := data.NextMeeting(a.reg, today)
	if m == nil {
		return
	}
	papers := reports.PapersTo(a.reg, m)
	p.column.Add(newHead(translations.Text("ui.overview.next_meeting", nil)))
	words := translations.Text("ui.overview.meeting", map[string]string{"body": a.view.Linked(string(m.Body)), "day": spoken().LongDate(m.On)})
	line := newColumn(-space16, newLink(words, func() { a.goTo(placeOf(m)) }))
	if m.StopOn != "" || m.PapersSentOn != "" {
		line.Add(quietly(stopWords(m, today)))
	}
	p.column.Add(line)
	for _, paper := range papers[:min(mostPapers, len(papers))] {
		p.column.Add(newRow(p.paperRow(paper)))
	}
	if more := len(papers) - mostPapers; more > 0 {
		p.column.Add(newLink(translations.Count("ui.overview.papers", len(papers), nil), func() { a.goTo(placeOf(m)) }))
	}
	if len(papers) > 1 {
		p.column.Add(sidePadded(leading(newButton(translations.Text("ui.meeting.papers", nil), func() { a.askMeetingPapers(m) }))))
	}
	p.column.Add(gap(space16))
}

// paperRow is one of the papers to a meeting: whether it is ready, and the button that shows it or makes it.
func (p *overviewPage) paperRow(paper reports.MeetingPaper) fyne.CanvasObject {
	mark, word, verb := stateUnknown, "ui.overview.paper.remains", "ui.verb.papers"
	to := place{page: pageReports, text: paper.Report.Name, id: paper.RecordID}
	if paper.Kept != nil {
		mark, word, verb, to = stateMet, "ui.overview.paper.ready", "ui.verb.open", placeOf(paper.Kept)
	}
	about := ""
	if r := p.app.reg.Record(paper.RecordID); r != nil {
		about = oneLineOf(p.app.view.Title(r))
	} else if paper.Decision != nil {
		about = oneLineOf(p.app.view.Title(paper.Decision))
	}
	name := newColumn(-space12, wrapped(paper.Title()))
	if about != "" && about != paper.Title() {
		name.Add(quietly(about))
	}
	act := newButton(translations.Text(verb, nil), func() { p.app.goTo(to) })
	state := sized(120, leading(sidePadded(newStateMark(mark, translations.Text(word, nil)))))
	return container.NewBorder(nil, nil, state, sidePadded(container.NewCenter(sized(104, act))), name)
}

// mostLatest is how many of the latest saves are told.
const mostLatest = 5

// latestSaves are the latest saves of a register: the whole log is gone through to find them.
type latestSaves struct {
	view   *reports.Viewer
	done   []store.Done
	others []store.Done // since the person last had the file open
}

// loadLatest reads what has changed and tells it, quietly.
func (p *overviewPage) loadLatest() {
	space, view := p.app.space, p.app.view
	if space == nil {
		return
	}
	if known := p.app.memory.latest; known.view == view {
		p.showLatest(known)
		return
	}
	latest, since, author := latestSaves{view: view}, p.app.since, p.app.author()
	var reached store.Reach
	p.app.work.run("ui.work.read", func(ctx context.Context, _ func(float64)) (err error) {
		if reached, err = space.Store.Reach(ctx); err != nil {
			return err
		}
		if since != nil {
			if latest.others, err = space.Store.OthersBeyond(ctx, author, since, mostOthers); err != nil {
				return err
			}
		}
		latest.done, err = space.Store.Latest(ctx, mostLatest)
		return err
	}, func(err error) {
		if err == nil && p.app.space == space { // that nothing is told of the latest changes stops nobody
			p.app.memory.latest, p.app.reached = latest, reached
			p.showLatest(latest)
		}
	})
}

func (p *overviewPage) showLatest(known latestSaves) {
	latest := known.done
	p.others.RemoveAll()
	p.latest.RemoveAll()
	p.showOthers(known.others)
	p.column.Refresh()
	if len(latest) == 0 {
		return
	}
	p.latest.Add(newHead(translations.Text("ui.overview.latest", nil)))
	now := p.app.now()
	for _, done := range latest {
		when := quietly(sentenceCase(momentWords(done.At, now)) + " · " + done.Author)
		what := newLink(p.doneWords(done), func() {
			switch len(done.Records) {
			case 0:
			case 1:
				p.app.goTo(p.app.placeOfDone(done.Records[0]))
			default:
				p.app.goTo(recordsOf(p.doneWords(done), done.Records))
			}
		})
		p.latest.Add(container.New(&columnLayout{gap: -space16}, what, when))
		p.latest.Add(gap(space4))
	}
	p.latest.Add(newLink(translations.Text("ui.whole_log.all", nil), func() { p.app.goTo(place{page: pageLog}) }))
	p.column.Refresh()
}

// placeOfDone is where a record that was saved is shown. What somebody else has just made may not have been read yet.
func (a *app) placeOfDone(r store.Reference) place {
	if record := a.reg.Record(r.ID); record != nil {
		return placeOf(owner(a.reg, record))
	}
	return place{page: pageRecord, kind: r.Kind, id: r.ID}
}

// doneWords tells what a save did to what: "Sparat: I-8 Vårdsystemet nere i sex timmar".
func (p *overviewPage) doneWords(done store.Done) string {
	act := translations.Text("act."+done.Act, nil)
	if len(done.Records) == 0 {
		return act
	}
	record := p.app.reg.Record(done.Records[0].ID)
	if record == nil {
		return act
	}
	words := act + ": " + oneLineOf(p.app.view.Title(record))
	if more := len(done.Records) - 1; more > 0 {
		words += " " + translations.Count("ui.overview.and_more_records", more, nil)
	}
	return words
}

// momentWords tells a moment as people say it: "i dag 14.30", "i morgon 08.15", "på torsdag 16.40", "26 december 2026 16.40".
func momentWords(at, now time.Time) string {
	day, today := data.DayOf(at), data.DayOf(now)
	clock := at.In(data.Swedish).Format("15.04")
	days := today.DaysUntil(day)
	switch {
	case -1 <= days && days <= 1:
		return nearDay(day, today) + " " + clock
	case 1 < days && days < 7:
		weekday := strings.ToLower(at.In(data.Swedish).Weekday().String())
		return translations.Text("ui.day.on", map[string]string{"day": translations.Text(weekday, nil), "date": spoken().DayAndMonth(day)}) + " " + clock
	}
	return spoken().LongDate(day) + " " + clock
}

// sentenceCase makes the first letter of a sentence a capital.
func sentenceCase(text string) string {
	for i, r := range text {
		return strings.ToUpper(string(r)) + text[i+len(string(r)):]
	}
	return ""
}

// The pieces that calm pages are made of.

// sheetWidth is how wide a page of reading is at most.
const sheetWidth float32 = 980

// newSheet is a page of reading: a column with air around it, that scrolls.
func newSheet(column fyne.CanvasObject) *container.Scroll {
	return container.NewVScroll(container.New(sheetLayout{}, column))
}

// sheetLayout gives its one object the width that is good to read, from the left, with air around it.
type sheetLayout struct{}

// MinSize is for Fyne.
func (sheetLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(2*space16, space16+space32)
}

// Layout is for Fyne.
func (sheetLayout) Layout(objects []fyne.CanvasObject, room fyne.Size) {
	width := min(room.Width-2*space16, sheetWidth)
	o := objects[0]
	o.Move(fyne.NewPos(space16, space16))
	o.Resize(fyne.NewSize(width, o.MinSize().Height))
	o.Resize(fyne.NewSize(width, o.MinSize().Height)) // texts know how high they are once they know how wide
}

// newColumn stacks objects with a distance between.
func newColumn(between float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&columnLayout{gap: between}, objects...)
}

// newHead is the head of a page or of a part of it.
func newHead(words string) *widget.Label {
	head := wrapped(words)
	head.SizeName, head.TextStyle.Bold = sizeHead, true
	return head
}

// quietly is a paragraph in the quieter colour and size.
func quietly(words string) *widget.Label {
	label := wrapped(words)
	label.SizeName, label.Importance = sizeQuiet, widget.LowImportance
	return label
}

// newLink is words that lead somewhere.
func newLink(words string, tapped func()) *widget.Hyperlink {
	link := widget.NewHyperlink(words, nil)
	link.Wrapping = fyne.TextWrapWord
	link.OnTapped = tapped
	return link
}

// gap is empty height.
func gap(height float32) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(height, 0, 0, 0))
}

// sidePadded lines an object up with the texts around it, which have some room at their sides.
func sidePadded(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(0, 0, space8, space8), o)
}

// newCard is a raised area around an object.
func newCard(o fyne.CanvasObject) fyne.CanvasObject {
	ground := newGround(colourRaised)
	return container.NewStack(ground, inset(space8, o))
}

// newRow is an object with a line under it.
func newRow(o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewBorder(nil, sidePadded(widget.NewSeparator()), nil, nil, o)
}

// pressable makes an object one that can be pressed, by pointer or by keys.
type pressable struct {
	widget.BaseWidget
	content  fyne.CanvasObject
	name     string // before what its content says to a screen reader
	tapped   func()
	hovered  bool
	focused  bool
	chosen   bool // shown as the one in a list that is chosen
	keyTyped func(*fyne.KeyEvent) bool
}

func newPressable(content fyne.CanvasObject, tapped func()) *pressable {
	p := &pressable{content: content, tapped: tapped}
	p.ExtendBaseWidget(p)
	return p
}

// choose shows the object as chosen, or not.
func (p *pressable) choose(chosen bool) {
	if p.chosen != chosen {
		p.chosen = chosen
		p.Refresh()
	}
}

// Tapped is for Fyne.
func (p *pressable) Tapped(*fyne.PointEvent) { p.tapped() }

// Cursor is for Fyne.
func (p *pressable) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn is for Fyne.
func (p *pressable) MouseIn(*desktop.MouseEvent) { p.hovered = true; p.Refresh() }

// MouseMoved is for Fyne.
func (p *pressable) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (p *pressable) MouseOut() { p.hovered = false; p.Refresh() }

// FocusGained is for Fyne.
func (p *pressable) FocusGained() { p.focused = true; p.Refresh() }

// FocusLost is for Fyne.
func (p *pressable) FocusLost() { p.focused = false; p.Refresh() }

// TypedRune is for Fyne.
func (p *pressable) TypedRune(rune) {}

// TypedKey is for Fyne.
func (p *pressable) TypedKey(key *fyne.KeyEvent) {
	if p.keyTyped != nil && p.keyTyped(key) {
		return
	}
	switch key.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		p.tapped()
	case fyne.KeyEscape, fyne.KeyF1:
		letThrough(p, key)
	}
}

// CreateRenderer is for Fyne.
func (p *pressable) CreateRenderer() fyne.WidgetRenderer {
	area := canvas.NewRectangle(colour(colourGround))
	area.CornerRadius = corner
	r := &pressableRenderer{p, area}
	r.Refresh()
	return r
}

type pressableRenderer struct {
	pressable *pressable
	area      *canvas.Rectangle
}

func (r *pressableRenderer) MinSize() fyne.Size {
	m := r.pressable.content.MinSize()
	return fyne.NewSize(m.Width, max(m.Height, rowHeight))
}

func (r *pressableRenderer) Layout(room fyne.Size) {
	r.area.Resize(room)
	content := r.pressable.content
	content.Resize(room)
	content.Move(fyne.Position{})
}

func (r *pressableRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.area, r.pressable.content}
}

func (r *pressableRenderer) Destroy() {}

// Refresh is for Fyne.
func (r *pressableRenderer) Refresh() {
	p := r.pressable
	r.area.FillColor, r.area.StrokeWidth = color.Transparent, 0
	switch {
	case p.chosen:
		r.area.FillColor = colour(theme.ColorNameSelection)
	case p.hovered:
		r.area.FillColor = colour(theme.ColorNameHover)
	}
	if p.focused {
		r.area.StrokeColor, r.area.StrokeWidth = colour(colourAccent), ring
	}
	r.area.Refresh()
}
