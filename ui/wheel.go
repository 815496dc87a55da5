package ui

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/store"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// wheelPage is the årshjul: twelve months, each with what comes back in it, the meetings, and all that falls due.
type wheelPage struct {
	app    *app
	year   int // that it is turned to; 0: twelve months from the one that runs
	column *fyne.Container
	whole  fyne.CanvasObject
}

func newWheelPage(a *app, year string) page {
	p := &wheelPage{app: a, column: newColumn(space4)}
	p.year, _ = strconv.Atoi(year) // what is no year turns it to no other
	p.whole = newSheet(p.column)
	p.refresh()
	return p
}

func (p *wheelPage) title() string             { return translations.Text("ui.wheel", nil) }
func (p *wheelPage) object() fyne.CanvasObject { return p.whole }
func (p *wheelPage) leave(then func())         { then() }
func (p *wheelPage) print()                    { p.app.goTo(place{page: pageReports, text: "arshjul"}) }

func (p *wheelPage) refresh() {
	months, overdue := data.WheelFrom(p.app.reg, p.app.now(), p.begins())
	p.column.RemoveAll()
	p.showHead()
	if overdue > 0 {
		p.column.Add(newLink(translations.Count("ui.wheel.overdue", overdue, nil), func() { p.app.goTo(place{page: pageWatches, text: narrowedToLate}) }))
	}
	p.showLate()
	for _, m := range months {
		p.column.Add(newRow(p.month(m)))
	}
	p.column.Add(gap(space8))
	p.column.Add(newLink(translations.Text(data.KindsKey(data.Activities.Name), nil), func() { p.app.goTo(place{page: pageList, kind: data.Activities.Name}) }))
	p.column.Refresh()
}

// showHead shows the acts. A municipality that has no activities of its own is offered the usual ones.
func (p *wheelPage) showHead() {
	a := p.app
	acts := container.NewHBox(newButton(translations.Text("ui.export.calendar", nil), a.askCalendar), newButton(translations.Text("ui.record.print", nil), p.print))
	canWrite := !a.space.Status().ReadOnly
	if canWrite && len(data.All(a.reg, data.Activities)) == 0 {
		acts.Add(newButton(translations.Text("ui.wheel.begin", nil), func() { a.beginWith(data.Activities.Name, p.refresh) }))
	} else if canWrite {
		acts.Add(newButton(translations.Text("ui.wheel.add", nil), func() { a.goTo(place{page: pageRecord, kind: data.Activities.Name}) }))
	}
	p.column.Add(beside(newHead(p.title()), acts.Objects...))
	p.column.Add(quietly(translations.Text("ui.wheel.text", nil)))
	p.column.Add(p.turns())
	p.column.Add(gap(space8))
}

// begins is the first day of the twelve months that are shown.
func (p *wheelPage) begins() data.Day {
	if p.year == 0 {
		return data.FirstOfMonth(data.DayOf(p.app.now()))
	}
	return data.Day(fmt.Sprintf("%04d-01-01", p.year))
}

// turns are the ways to turn the wheel: the months to come, the year that runs and, from the year that is shown, the one before and after.
func (p *wheelPage) turns() fyne.CanvasObject {
	a, thisYear := p.app, data.DayOf(p.app.now()).Year()
	row := container.New(&flowLayout{gap: space4})
	way := func(words string, year int) {
		to := place{page: pageWheel}
		if year != 0 {
			to.text = strconv.Itoa(year)
		}
		button := quietButton(words, func() { a.goTo(to) })
		if year == p.year {
			button.Importance = widget.MediumImportance
		}
		row.Add(button)
	}
	way(translations.Text("ui.wheel.coming", nil), 0)
	middle := cmp.Or(p.year, thisYear)
	for year := middle - 1; year <= middle+1; year++ {
		way(strconv.Itoa(year), year)
	}
	return sidePadded(row)
}

// showLate shows the activities whose day has passed, each with the way to say that it is done.
func (p *wheelPage) showLate() {
	a, today := p.app, data.DayOf(p.app.now())
	for _, activity := range data.All(a.reg.InUse(), data.Activities) {
		next := activity.Next(today)
		if next == "" || next >= today {
			continue
		}
		var right fyne.CanvasObject
		if !a.space.Status().ReadOnly {
			right = container.NewCenter(quietButton(translations.Text("ui.activity.done", nil), func() { p.done(activity) }))
		}
		mark := newStateMark(stateLacking, translations.Text("ui.watches.late", nil))
		p.column.Add(newRow(container.NewBorder(nil, nil, sized(200, newColumn(-space8, quiet(string(next)), leading(sidePadded(mark)))), right, p.app.link(activity))))
	}
}

func (p *wheelPage) done(activity *data.Activity) {
	p.app.perform(func(w *exchange.Deed) error { return doneToday(w, activity.ID, data.DayOf(p.app.now())) }, func() {
		p.app.frame.say(translations.Text("ui.activity.is_done", nil))
		p.refresh()
	})
}

// doneToday notes that an activity is done.
func doneToday(w *exchange.Deed, id string, today data.Day) error {
	activity, err := exchange.Changed(w, data.Activities, id)
	if err != nil {
		return err
	}
	activity.LastDone = today
	return nil
}

// month is a month's line: its name, what is planned, and what falls due.
func (p *wheelPage) month(m data.WheelMonth) fyne.CanvasObject {
	planned, due := newColumn(-space12), newColumn(-space12)
	type day struct {
		on    data.Day
		words string
		to    place
	}
	var days []day
	for _, a := range m.Activities {
		words := a.Title
		if a.Done {
			words = translations.Text("ui.wheel.done", map[string]string{"what": words})
		}
		days = append(days, day{a.On, words, placeOf(a.Activity)})
	}
	for _, at := range m.Meetings {
		days = append(days, day{at.On, p.app.view.Linked(string(at.Body)), placeOf(at)})
	}
	slices.SortStableFunc(days, func(a, b day) int { return cmp.Compare(a.on, b.on) })
	for _, d := range days {
		planned.Add(newLink(reports.DayInMonth(d.on)+" "+d.words, func() { p.app.goTo(d.to) }))
	}
	shown := map[data.DueWhat]int{}
	var more []store.Reference
	for _, d := range m.Due {
		if shown[d.What]++; shown[d.What] > mostInMonth {
			more = append(more, store.Reference{Kind: d.Kind, ID: d.ID})
			continue
		}
		to := placeOf(p.app.reg.Record(d.ID))
		if d.More > 0 {
			to = place{page: pageList, kind: d.Kind, text: chipCheck}
		}
		words := reports.DayInMonth(d.On) + " " + translations.Text(string(d.What), nil) + ": " + oneLineOf(p.app.view.WaitTitle(d))
		due.Add(newLink(words, func() { p.app.goTo(to) }))
	}
	if len(more) > 0 {
		due.Add(newLink(translations.Count("ui.wheel.more", len(more), nil), func() { p.app.goTo(recordsOf(spoken().MonthName(m.First), more)) }))
	}
	name := wrapped(spoken().MonthName(m.First))
	name.TextStyle.Bold = true
	if m.First == data.FirstOfMonth(data.DayOf(p.app.now())) {
		name.Importance = widget.HighImportance
	}
	return container.NewBorder(nil, nil, sized(144, name), nil, container.NewGridWithColumns(2, planned, due))
}

// mostInMonth is how many watches of a sort a month shows; the rest are counted.
const mostInMonth = 3
