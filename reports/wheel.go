package reports

import (
	"cmp"
	"slices"

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
	var marks []*SecrecyMark
	var calendar []Block
	for _, m := range months {
		for _, d := range m.Due {
			if mark := in.markOf(in.Register.Record(d.ID)); mark != nil {
				marks = append(marks, mark)
			}
		}
		month := Heading{Level: 2, Text: MonthName(m.First)}
		if rows := wheelRows(view, m); len(rows) > 0 {
			calendar = append(calendar, month, Table{RowHeader: true, Columns: []Column{{Weight: 0.5}, {Weight: 2.6}, {Weight: 5}}, Rows: rows})
		} else {
			calendar = append(calendar, month, Paragraph{Style: SmallText, Runs: Plain("Inget är planerat.")})
		}
	}
	if paper.Secrecy = joined(marks); paper.Secrecy != nil {
		paper.Secrecy.Text = "Gäller de poster som är märkta. " + markNote
	}
	paper.Blocks = append(paper.Blocks, wheelPicture(view, months, data.DayOf(in.moment())), PageBreak{})
	paper.Blocks = append(paper.Blocks, calendar...)
	if overdue > 0 {
		paper.Blocks = append(paper.Blocks, Paragraph{Style: SmallText, Runs: Plain(Count(overdue, "bevakning är försenad", "bevakningar är försenade") + " och står inte här.")})
	}
	return paper, nil
}

// DayInMonth is the number of a day in its month: "31".
func DayInMonth(on data.Day) string {
	day, _, _, _ := dateParts(on)
	return day
}

// mostOfASort is how many of one sort of watch a month lists by name; more are counted together.
const mostOfASort = 3

// wheelRows are a month's days in order: what comes back, meetings, and what falls due. Of a sort that is many the first are
// named and the rest counted.
func wheelRows(view *Viewer, m data.WheelMonth) []Row {
	type line struct {
		on          data.Day // the first, where there are several
		what, about string
	}
	var lines []line
	for _, a := range m.Activities {
		lines = append(lines, line{a.On, "Återkommer", activityWords(a)})
	}
	for _, at := range m.Meetings {
		lines = append(lines, line{at.On, "Sammanträde", view.Linked(string(at.Body))})
	}
	of := map[data.DueWhat][]data.Due{}
	for _, d := range m.Due {
		of[d.What] = append(of[d.What], d)
	}
	for what, list := range of {
		lines = append(lines, line{list[0].On, translations.Swedish.Text(string(what), nil), dueTogether(view, list)})
	}
	slices.SortFunc(lines, func(a, b line) int {
		return cmp.Or(cmp.Compare(a.on, b.on), cmp.Compare(a.what, b.what), cmp.Compare(a.about, b.about))
	})
	rows := make([]Row, len(lines))
	for i, l := range lines {
		rows[i] = Cells(DayInMonth(l.on), l.what, l.about)
	}
	return rows
}

// dueTogether names watches of one sort, each with its day when that is not the day of all.
func dueTogether(view *Viewer, list []data.Due) string {
	var named []string
	for _, d := range list {
		words := view.WaitTitle(d)
		if d.On != list[0].On {
			words += " (" + DayInMonth(d.On) + ")"
		}
		named = append(named, words)
	}
	if more := len(named) - mostOfASort; more > 0 {
		named = append(named[:mostOfASort:mostOfASort], Number(more)+" till")
	}
	return Enumerate(named)
}

func activityWords(a data.WheelActivity) string {
	if a.Done {
		return a.Title + " (gjord)"
	}
	return a.Title
}

// MonthName is a month of a year: "mars 2027".
func MonthName(first data.Day) string { return Swedish.MonthName(first) }
