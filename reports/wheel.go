package reports

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/translations"
)

// wheel is the årshjul on paper: twelve months, with all that has a day in any register.
func wheel(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	paper := in.paper("Årshjul för informationssäkerhet")
	paper.Subtitle = "Tolv månader från den " + LongDate(in.AsOf)
	paper.Blocks = in.publicNote()
	view := NewViewer(in.Register)
	months, overdue := data.Wheel(in.Register, in.moment())
	table := Table{RowHeader: true, Columns: []Column{{Head: "Månad", Weight: 1.2}, {Head: "Återkommer och sammanträden", Weight: 3}, {Head: "Dags", Weight: 4.6}}}
	var marks []*SecrecyMark
	for _, m := range months {
		for _, d := range m.Due {
			if mark := in.markOf(in.Register.Record(d.ID)); mark != nil {
				marks = append(marks, mark)
			}
		}
		table.Rows = append(table.Rows, Cells(MonthName(m.First), strings.Join(WheelPlanned(view, m), "\n"), strings.Join(wheelDue(view, m), "\n")))
	}
	if paper.Secrecy = joined(marks); paper.Secrecy != nil {
		paper.Secrecy.Text = "Gäller de poster som är märkta. " + markNote
	}
	paper.Blocks = append(paper.Blocks, table)
	if overdue > 0 {
		paper.Blocks = append(paper.Blocks, Paragraph{Style: SmallText, Runs: Plain(Count(overdue, "bevakning är försenad", "bevakningar är försenade") + " och står inte här.")})
	}
	return paper, nil
}

// WheelPlanned are what comes back in a month and the meetings in it, in the order of their days.
func WheelPlanned(view *Viewer, m data.WheelMonth) []string {
	type planned struct {
		on   data.Day
		text string
	}
	var list []planned
	for _, a := range m.Activities {
		text := a.Title
		if a.Done {
			text += " (gjord)"
		}
		list = append(list, planned{a.On, text})
	}
	for _, at := range m.Meetings {
		list = append(list, planned{at.On, view.Linked(string(at.Body))})
	}
	slices.SortStableFunc(list, func(a, b planned) int { return cmp.Compare(a.on, b.on) })
	lines := make([]string, len(list))
	for i, p := range list {
		lines[i] = DayInMonth(p.on) + hard + p.text
	}
	return lines
}

// DayInMonth is the number of a day in its month: "31".
func DayInMonth(on data.Day) string {
	day, _, _, _ := dateParts(on)
	return day
}

// mostOfASort is how many of one sort of watch a month lists by name; more are counted together.
const mostOfASort = 3

// wheelDue is what falls due in a month, in words. Of a sort that is many the first are named and the rest counted.
func wheelDue(view *Viewer, m data.WheelMonth) []string {
	var sorts []data.DueWhat
	of := map[data.DueWhat][]string{}
	for _, d := range m.Due {
		if of[d.What] == nil {
			sorts = append(sorts, d.What)
		}
		of[d.What] = append(of[d.What], view.WaitTitle(d)+" ("+DayInMonth(d.On)+")")
	}
	var lines []string
	for _, what := range sorts {
		named := of[what]
		if more := len(named) - mostOfASort; more > 0 {
			named = append(named[:mostOfASort:mostOfASort], Number(more)+" till")
		}
		lines = append(lines, translations.Text(string(what), nil)+": "+Enumerate(named))
	}
	return lines
}

// MonthName is a month of a year: "mars 2027".
func MonthName(first data.Day) string {
	_, month, year, ok := dateParts(first)
	if !ok {
		return string(first)
	}
	return capital(month) + " " + year
}
