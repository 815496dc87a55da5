package reports

import (
	"cmp"
	"strconv"
	"strings"

	"lisparmen/data"
	"lisparmen/translations"
)

// Lines to write on at a management review that has not been held: at each point, and of what was decided.
const (
	linesAtAPoint = 2
	linesDecided  = 6
	rowsOfActions = 4
)

// reviewMinutes are the notes of ledningens genomgång: who took part, what was said at each point and decided, and who does what by
// when. Of one that is to be held it is the form to write in.
func reviewMinutes(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	paper := in.paper("Minnesanteckningar, ledningens genomgång")
	if in.RecordID != "" {
		if r, ok := in.Register.Record(in.RecordID).(*data.ManagementReview); !ok || r.Gallrad != "" {
			return Document{}, data.NewProblem("problem.report.record", "kind", data.KindKey("management_review"), "id", in.RecordID)
		}
	}
	review := chosenReview(in)
	if review == nil {
		paper.Blocks = []Block{Lead(capital(cmp.Or(unusedWords(in.Register, data.ManagementReviews.Name), "ingen genomgång är inlagd")) + "."), Text("Lägg in genomgången med dag och deltagare, så blir det anteckningar att skriva i och sedan att skriva under.")}
		return paper, nil
	}
	m := minutes{in: in, view: NewViewer(in.Register), review: review, held: review.On <= in.AsOf}
	for _, a := range data.All(in.Register.InUse(), data.Actions) {
		if a.Origin == data.OriginOf(review.KindName(), review.ID) {
			m.actions = append(m.actions, a)
		}
	}
	paper.Subtitle = m.view.Title(review) + ", den " + LongDate(review.On)
	marks := []data.Record{review}
	for _, a := range m.actions {
		marks = append(marks, a)
	}
	paper.Secrecy = jointMark(in, marks)
	if in.Register.IsSecret(review) {
		paper.Blocks = in.publicNote()
	}
	paper.Blocks = append(paper.Blocks, Lead(m.judgement()))
	paper.Blocks = append(paper.Blocks, m.participants()...)
	paper.Blocks = append(paper.Blocks, m.decided()...)
	paper.Blocks = append(paper.Blocks, m.points()...)
	paper.Blocks = append(paper.Blocks, signatures("Den som antecknade", "Den som ledde genomgången"))
	return paper, nil
}

type minutes struct {
	in      Input
	view    *Viewer
	review  *data.ManagementReview
	held    bool
	actions []*data.Action // that came of it
}

// judgement tells what came of the review, or that it is still to be held.
func (m minutes) judgement() string {
	switch n := len(m.actions); {
	case !m.held:
		return "Genomgången hålls den " + LongDate(m.review.On) + ". Anteckna i rummen nedan, och för in det i pärmen efteråt."
	case strings.TrimSpace(m.review.Decided) == "" && n == 0:
		return "Inget beslut och ingen åtgärd är antecknad från genomgången."
	case n == 0:
		return "Ledningen beslutade det som står nedan. Ingen åtgärd är knuten till genomgången."
	default:
		open := 0
		for _, a := range m.actions {
			open += oneIf(a.Open())
		}
		text := Count(n, "åtgärd", "åtgärder") + " kom ur genomgången"
		switch {
		case open == 0:
			return text + ", och " + plural(n, "den är klar", "alla är klara") + "."
		case open == n:
			return text + ", och " + plural(n, "den återstår", "alla återstår") + "."
		}
		return text + ", och " + Number(open) + " av dem återstår."
	}
}

// participants are who took part, a line each, to be read by those who were not there.
func (m minutes) participants() []Block {
	facts := Facts{[]Fact{{"Datum", LongDate(m.review.On)}, {"Diarienummer", stated(m.review.Minutes)}}}
	var names []string
	if m.review.Participants == data.SecretText {
		names = []string{data.SecretText}
	} else {
		for name := range strings.FieldsFuncSeq(m.review.Participants, func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
			if name = strings.TrimSpace(name); name != "" {
				names = append(names, name)
			}
		}
	}
	blocks := []Block{facts, Heading{Level: 1, Text: "Deltagare"}}
	if len(names) == 0 {
		return append(blocks, writingLines(linesAtAPoint))
	}
	return append(blocks, Text(Enumerate(names)+"."))
}

// decided is what was decided, and who does what by when. It stands before the points: it is what one looks for afterwards.
func (m minutes) decided() []Block {
	blocks := []Block{Heading{Level: 1, Text: "Beslut och åtgärder"}}
	if list, ok := numberedList(m.review.Decided); ok {
		blocks = append(blocks, list)
	} else if texts := paragraphs(m.review.Decided); len(texts) > 0 {
		blocks = append(blocks, texts...)
	} else if m.held {
		blocks = append(blocks, Paragraph{Style: QuietText, Runs: Plain("Inget beslut är antecknat.")})
	} else {
		blocks = append(blocks, writingLines(linesDecided))
	}
	table := Table{RowHeader: true, Columns: []Column{{Head: "Åtgärd", Weight: 3.6}, {Head: "Ansvarig", Weight: 2}, {Head: "Klar senast", Weight: 1.3}, {Head: "Läge", Weight: 1.2}}}
	for _, a := range m.actions {
		table.Rows = append(table.Rows, Cells(m.view.Title(a), stated(m.view.Linked(string(a.Responsible))), stated(string(a.Due)), option("action_state", a.State)))
	}
	if len(table.Rows) == 0 && !m.held {
		for range rowsOfActions {
			table.Rows = append(table.Rows, Cells(tall, "", "", ""))
		}
	}
	if len(table.Rows) > 0 {
		blocks = append(blocks, table)
	}
	return append(blocks, elsewhere(m.in.Register, data.Actions.Name)...)
}

// points are what was noted at each point of the agenda; before the review, what the registers had to tell and room to write.
func (m minutes) points() []Block {
	blocks := []Block{Heading{Level: 1, Text: "Punkt för punkt"}}
	for i, part := range []struct{ field, text string }{
		{"earlier", m.review.Earlier},
		{"changes", m.review.Changes},
		{"performance", m.review.Performance},
		{"feedback", m.review.Feedback},
		{"dangers", m.review.Dangers},
		{"improvements", m.review.Improvements},
	} {
		of := []Block{Heading{Level: 2, Text: strconv.Itoa(i+1) + ". " + translations.Swedish.Text(data.FieldKey(m.review.KindName(), part.field), nil)}}
		of = append(of, paragraphs(part.text)...)
		switch {
		case !m.held:
			of = append(of, writingLines(linesAtAPoint))
		case strings.TrimSpace(part.text) == "":
			of = append(of, Paragraph{Style: QuietText, Runs: Plain("Inget är antecknat.")})
		}
		blocks = append(blocks, Group{of})
	}
	return blocks
}

// numberedList is a text that somebody has numbered, "1. One thing. 2. Another.", as a list; false for a text that is not.
func numberedList(text string) (List, bool) {
	rest, ok := strings.CutPrefix(strings.TrimSpace(text), "1. ")
	if !ok {
		return List{}, false
	}
	list := List{Numbered: true}
	for next := 2; ; next++ {
		head := strconv.Itoa(next) + ". "
		at := max(strings.Index(rest, " "+head), strings.Index(rest, "\n"+head))
		if at < 0 {
			list.Items = append(list.Items, Item{Runs: Plain(strings.TrimSpace(rest))})
			return list, next > 2
		}
		list.Items = append(list.Items, Item{Runs: Plain(strings.TrimSpace(rest[:at]))})
		rest = rest[at+1+len(head):]
	}
}
