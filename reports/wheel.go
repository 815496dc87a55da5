package reports

import (
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
	table := Table{RowHeader: true, Columns: []Column{{Head: "Månad", Weight: 1.1}, {Head: "Återkommer", Weight: 2.2}, {Head: "Dags", Weight: 4}, {Head: "Sammanträden", Weight: 1.8}}}
	for _, m := range data.Wheel(in.Register, in.moment()) {
		activities, due := WheelEntries(view, m)
		var meetings []string
		for _, at := range m.Meetings {
			meetings = append(meetings, string(at.On)+" "+view.Linked(string(at.Body)))
		}
		table.Rows = append(table.Rows, Cells(MonthName(m.First), strings.Join(activities, "\n"), strings.Join(due, "\n"), strings.Join(meetings, "\n")))
	}
	paper.Blocks = append(paper.Blocks, table)
	return paper, nil
}

// mostOfASort is how many of one sort of watch a month lists by name; more are counted together.
const mostOfASort = 3

// WheelEntries are what comes back in a month, and all else that is due then, in words. Of a sort that is many in the month the first
// are named and the rest counted.
func WheelEntries(view *Viewer, m data.WheelMonth) (activities, due []string) {
	count := map[data.DueWhat]int{}
	for _, d := range m.Entries {
		if d.What == data.DueActivity {
			activities = append(activities, view.WaitTitle(d))
			continue
		}
		count[d.What]++
		if count[d.What] <= mostOfASort {
			due = append(due, string(d.On)+" "+translations.Text(string(d.What), nil)+": "+view.WaitTitle(d))
		}
	}
	told := map[data.DueWhat]bool{}
	for _, d := range m.Entries {
		if more := count[d.What] - mostOfASort; more > 0 && !told[d.What] {
			told[d.What] = true
			due = append(due, translations.Text(string(d.What), nil)+": "+Number(more)+" till")
		}
	}
	return activities, due
}

// MonthName is a month of a year: "mars 2027".
func MonthName(first data.Day) string {
	_, month, year, ok := dateParts(first)
	if !ok {
		return string(first)
	}
	return capital(month) + " " + year
}
