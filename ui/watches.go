package ui

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"lisparmen/data"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// watchesPage lists all that is late or falls due, and below it what somebody has put off.
type watchesPage struct {
	app    *app
	column *fyne.Container
	whole  *container.Scroll
	due    []data.Due // those that the narrowing lets through
	shown  int        // how many of them are on the page
	opened bool       // what is put off is unfolded
	states []data.ClockState
}

// narrowing is what the list of watches is narrowed to.
type narrowing struct {
	to   string       // the id of a person; mine for whoever works here, empty for all
	what data.DueWhat // a sort; empty for all
	late bool
}

// The names of what a place narrows the watches to.
const (
	narrowedToAll  = "all"
	narrowedToMine = "mine"
	narrowedToLate = "late"
	narrowedToSort = "what="
)

// watchesOf is where the watches of a sort are listed.
func watchesOf(what data.DueWhat) place {
	return place{page: pageWatches, text: narrowedToSort + string(what)}
}

// mostWatches are shown before the person asks for more: each is several things to draw.
const mostWatches = 50

func newWatchesPage(a *app) page {
	p := &watchesPage{app: a, column: newColumn(space4), shown: mostWatches}
	p.whole = newSheet(p.column)
	n := &a.memory.watches
	switch text := a.trail.here().text; {
	case a.trail.here().page != pageWatches, text == "":
	case text == narrowedToMine:
		*n = narrowing{to: narrowedToMine}
	case text == narrowedToLate:
		*n = narrowing{late: true}
	default:
		*n = narrowing{}
		if what, ok := strings.CutPrefix(text, narrowedToSort); ok {
			n.what = data.DueWhat(what)
		}
	}
	p.refresh()
	return p
}

func (p *watchesPage) title() string             { return translations.Text("ui.watches", nil) }
func (p *watchesPage) object() fyne.CanvasObject { return p.whole }
func (p *watchesPage) leave(then func())         { then() }

// tick shows the page anew when a clock has passed into another state.
func (p *watchesPage) tick() {
	if !slices.Equal(p.states, statesOf(clocksIn(p.due), p.app.now())) {
		p.refresh()
	}
}

func clocksIn(list []data.Due) []data.Clock {
	var clocks []data.Clock
	for _, d := range list {
		if d.Clock != nil {
			clocks = append(clocks, *d.Clock)
		}
	}
	return clocks
}

// watches are all that is late or falls due, and what was told too late: the earliest first, what has no day last.
func (s *standings) watches() []data.Due {
	list := slices.Concat(s.due, s.late)
	slices.SortStableFunc(list, func(a, b data.Due) int {
		if (a.On == "") != (b.On == "") {
			return boolInt(a.On == "") - boolInt(b.On == "")
		}
		return cmp.Compare(a.On, b.On)
	})
	return list
}

func (p *watchesPage) refresh() {
	stands, now := p.app.standings(), p.app.now()
	all := stands.watches()
	p.due = p.narrowed(all, p.app.memory.watches)
	p.states = statesOf(clocksIn(p.due), now)
	p.column.RemoveAll()
	p.showHead(all)
	if len(p.due) == 0 {
		p.column.Add(quietly(translations.Text("ui.watches.none", nil)))
		if len(all) > 0 { // the list is narrowed
			p.column.Add(newLink(translations.Count("ui.overview.watches", len(all), nil), func() { p.narrow(narrowing{}) }))
		}
	}
	for _, d := range p.due[:min(p.shown, len(p.due))] {
		p.column.Add(newRow(p.row(d, now)))
	}
	if more := len(p.due) - p.shown; more > 0 {
		p.column.Add(newLink(translations.Count("ui.watches.more", more, nil), func() { p.shown = len(p.due); p.refresh() }))
	}
	p.showPutOff(p.narrowed(stands.putOff, p.app.memory.watches), now)
	p.column.Refresh()
}

// narrowed are those of some watches that a narrowing lets through.
func (p *watchesPage) narrowed(list []data.Due, n narrowing) []data.Due {
	to := n.to
	if to == narrowedToMine {
		to = p.app.me()
	}
	var through []data.Due
	for _, d := range list {
		if (n.to == "" || to != "" && string(d.To) == to) && (n.what == "" || d.What == n.what) && (!n.late || d.Overdue) {
			through = append(through, d)
		}
	}
	return through
}

// me is the person in the register whose name stands in the history of what is changed here; empty when there is none.
func (a *app) me() string {
	for _, person := range data.All(a.reg, data.People) {
		if strings.EqualFold(person.Name, a.author()) {
			return person.ID
		}
	}
	return ""
}

// showHead shows what the list can be narrowed to, and the way to the lead times.
func (p *watchesPage) showHead(all []data.Due) {
	acts := container.NewHBox(exportButton(p.app, p.leaving, func(leaving) []*fyne.MenuItem {
		return []*fyne.MenuItem{fyne.NewMenuItem(translations.Text("ui.export.calendar", nil), p.app.askCalendar)}
	}))
	if !p.app.space.Status().ReadOnly {
		acts.Add(newButton(translations.Text("ui.watches.lead", nil), p.app.setLeads))
	}
	count := quiet(translations.Count("ui.watches.count", len(p.due), nil))
	p.column.Add(beside(container.NewHBox(widgetHead(p.title()), container.NewCenter(count)), acts.Objects...))
	p.column.Add(quietly(translations.Text("ui.watches.text", nil)))
	n := p.app.memory.watches
	chips := container.New(&flowLayout{gap: space4})
	chip := func(words string, to narrowing) {
		button := quietButton(translations.Text(words, nil)+" "+strconv.Itoa(len(p.narrowed(all, to))), func() { p.narrow(to) })
		if to == n {
			button.Importance = widget.MediumImportance
		}
		chips.Add(button)
	}
	chip("ui.list.all", narrowing{})
	if p.app.me() != "" {
		chip("ui.watches.mine", narrowing{to: narrowedToMine})
	}
	chip("ui.list.lates", narrowing{late: true})
	p.column.Add(chips)
	whom := newReference(func() []Option { return p.people(all) }, nil)
	whom.empty, whom.first = translations.Text("ui.watches.everybody", nil), translations.Text("ui.watches.everybody", nil)
	whom.set(n.to)
	if n.to == narrowedToMine {
		whom.set(p.app.me())
	}
	whom.changed = func() { p.narrow(narrowing{to: whom.id, what: n.what, late: n.late}) }
	sort := newReference(func() []Option { return p.sorts(all) }, nil)
	sort.empty, sort.first = translations.Text("ui.watches.any", nil), translations.Text("ui.watches.any", nil)
	sort.set(string(n.what))
	sort.changed = func() { p.narrow(narrowing{to: n.to, what: data.DueWhat(sort.id), late: n.late}) }
	field := func(words string, o fyne.CanvasObject) fyne.CanvasObject {
		return stacked(0, newFieldLabel(translations.Text(words, nil), false), sized(280, o))
	}
	p.column.Add(sidePadded(container.New(&flowLayout{gap: space16}, field("head.to", whom), field("ui.watches.sort", sort))))
	p.column.Add(gap(space8))
}

// widgetHead is the head of a page that something stands beside.
func widgetHead(words string) *widget.Label {
	head := newHead(words)
	head.Wrapping = fyne.TextWrapOff
	return head
}

func (p *watchesPage) narrow(to narrowing) {
	p.app.memory.watches, p.shown = to, mostWatches
	p.refresh()
	p.whole.ScrollToTop()
}

// people are those that something is addressed to.
func (p *watchesPage) people(list []data.Due) []Option {
	count := map[string]int{}
	for _, d := range list {
		if d.To != "" {
			count[string(d.To)]++
		}
	}
	var options []Option
	for _, person := range data.All(p.app.reg, data.People) {
		if n := count[person.ID]; n > 0 {
			options = append(options, Option{ID: person.ID, Title: p.app.view.Title(person), Detail: reports.Number(n)})
		}
	}
	return options
}

// sorts are the sorts of watches that there are.
func (p *watchesPage) sorts(list []data.Due) []Option {
	count := map[data.DueWhat]int{}
	for _, d := range list {
		count[d.What]++
	}
	var options []Option
	for _, what := range slices.Concat([]data.DueWhat{data.DueClock, data.DueToldLate, data.DueChangeLate}, data.DueWhats(), []data.DueWhat{data.DueRoleVacant}) {
		if n := count[what]; n > 0 {
			options = append(options, Option{ID: string(what), Title: translations.Text(string(what), nil), Detail: reports.Number(n)})
		}
	}
	return options
}

// row is one watch: when, how it stands, what it says with the way to its record, to whom, and the way to put it off.
func (p *watchesPage) row(d data.Due, now time.Time) fyne.CanvasObject {
	var right fyne.CanvasObject
	if !p.app.space.Status().ReadOnly && d.What != data.DueToldLate && d.What != data.DueChangeLate { // nothing is left to do
		right = container.NewCenter(quietButton(translations.Text("ui.watches.put_off", nil), func() { p.app.putOff(d) }))
	}
	return container.NewBorder(nil, nil, p.lead(d, now), right, p.words(d, now))
}

// lead is a watch's day and how it stands.
func (p *watchesPage) lead(d data.Due, now time.Time) fyne.CanvasObject {
	day := quiet(cmp.Or(string(d.On), translations.Text("ui.watches.no_day", nil)))
	day.SizeName = sizeBody
	mark := newStateMark(watchMark(d, now))
	return sized(200, newColumn(-space8, day, leading(sidePadded(mark))))
}

// watchMark is the shape and word of how a watch stands.
func watchMark(d data.Due, now time.Time) (state, string) {
	switch {
	case d.Until != "":
		return stateUnused, translations.Text("ui.watches.is_put_off", nil)
	case d.What == data.DueToldLate || d.What == data.DueChangeLate:
		return stateLacking, translations.Text("ui.watches.told_late", nil)
	case d.Clock != nil:
		return clockMark(d.Clock.State(now))
	case d.What == data.DueRoleVacant:
		return statePartly, translations.Text("ui.watches.vacant", nil)
	case d.Overdue:
		return stateLacking, translations.Text("ui.watches.late", nil)
	}
	return statePartly, translations.Text("ui.watches.soon", nil)
}

// words are what a watch says, which leads to its record, and to whom it is addressed.
func (p *watchesPage) words(d data.Due, now time.Time) *fyne.Container {
	when := nearDay(d.On, data.DayOf(now))
	if !d.At.IsZero() {
		when = momentWords(d.At, now)
	}
	words := translations.Text(reports.WaitKey(d), map[string]string{"what": oneLineOf(p.app.view.WaitTitle(d)), "when": when})
	to := placeOf(p.app.reg.Record(d.ID))
	if d.More > 0 { // told as one
		to = toldAsOne(d)
	}
	about := []string{translations.Text(string(d.What), nil)}
	if d.To != "" {
		about = append(about, translations.Text("ui.watches.to", map[string]string{"who": p.app.view.Linked(string(d.To))}))
	}
	return newColumn(-space16, newLink(words, func() { p.app.goTo(to) }), quietly(strings.Join(about, " · ")))
}

// showPutOff shows, folded, what somebody has put off: until when, why, and the way to take it back.
func (p *watchesPage) showPutOff(list []data.Due, now time.Time) {
	if len(list) == 0 {
		return
	}
	rows := newColumn(space4)
	for _, d := range list {
		words := p.words(d, now)
		why := translations.Text("ui.watches.until", map[string]string{"day": spoken().LongDate(d.Until), "reason": p.app.view.WhyLate(d)})
		words.Add(quietly(why))
		var right fyne.CanvasObject
		if !p.app.space.Status().ReadOnly {
			right = container.NewCenter(quietButton(translations.Text("ui.watches.take_back", nil), func() { p.takeBack(d) }))
		}
		rows.Add(newRow(container.NewBorder(nil, nil, p.lead(d, now), right, words)))
	}
	fold := newFold(translations.Count("ui.watches.are_put_off", len(list), nil), rows)
	fold.set(p.opened)
	fold.changed = func(open bool) { p.opened = open }
	p.column.Add(gap(space8))
	p.column.Add(container.New(layout.NewCustomPaddedLayout(0, 0, space4, 0), fold.object))
}
