package reports

import (
	"lisparmen/data"
)

// marksTogether is the mark of a paper that tells of several records, with the provisions of them all. A date or an authority that
// they do not share is left out, since it would be wrong of some.
func (in Input) marksTogether(records ...data.Record) *SecrecyMark {
	var marks []*SecrecyMark
	for _, r := range records {
		if mark := in.markOf(r); mark != nil {
			marks = append(marks, mark)
		}
	}
	common := joined(marks)
	if common == nil {
		return nil
	}
	for _, mark := range marks {
		if mark.Date != common.Date {
			common.Date = ""
		}
		if mark.Authority != common.Authority {
			common.Authority = ""
		}
	}
	if len(marks) < len(records) {
		common.Text = "Gäller de uppgifter som är märkta. " + markNote
	}
	return common
}

// mayName tells whether the words of a record may stand in the paper.
func (in Input) mayName(r data.Record) bool { return !in.Public || !in.Register.IsSecret(r) }

// unnamed tells how many of something are counted and not named.
func unnamed(n int, one, many string) []Block {
	if n == 0 {
		return nil
	}
	return []Block{Paragraph{Style: QuietText, Runs: Plain(Count(n, one, many) + " nämns inte, eftersom sekretess kan gälla.")}}
}

// chosen is the record of a kind that a paper is about; nil when none is chosen. It fails on one that is gone.
func chosen[R data.Record](in Input, kind *data.Kind[R]) (found R, is bool, err error) {
	if in.RecordID == "" {
		return found, false, nil
	}
	r, ok := data.Find(in.Register, data.Link[R](in.RecordID))
	if !ok || r.Header().Gallrad != "" {
		return found, false, data.NewProblem("problem.report.record", "kind", data.KindKey(kind.Name), "id", in.RecordID)
	}
	return r, true, nil
}

// emptyRows are rows to be filled in by hand, each so many lines high; first is the number of the first, 0 for rows without a number.
func emptyRows(count, columns, lines, first int) []Row {
	rows := make([]Row, count)
	for i := range rows {
		cells := make([]Cell, columns)
		for at := range cells {
			cells[at] = TextCell("")
		}
		if first > 0 {
			cells[0] = TextCell(Number(first + i))
		}
		room := ""
		for range lines {
			room += "\n"
		}
		cells[columns-1] = TextCell(room)
		rows[i] = Row{Cells: cells}
	}
	return rows
}

// titleOf is what a record is called without its number, for the title of a paper, where a line would break the number in two.
func titleOf(r data.Record) string {
	kind, _ := data.KindNamed(r.KindName())
	return kind.TitleOf(r)
}
