package reports

import (
	"cmp"

	"lisparmen/data"
	"lisparmen/translations"
)

// managementReview is the paper on ledningens genomgång: the agenda of SS-EN ISO/IEC 27001:2023, 9.3, what was decided, and what has
// come of it. It is the notice beforehand; the notes that are signed afterwards are reviewMinutes.
func managementReview(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	paper := in.paper("Ledningens genomgång")
	review := chosenReview(in)
	if review == nil {
		text := cmp.Or(unusedWords(in.Register, data.ManagementReviews.Name), "ingen genomgång är inlagd")
		paper.Blocks = []Block{Lead(capital(text) + ".")}
		return paper, nil
	}
	view := NewViewer(in.Register)
	paper.Title = view.Title(review)
	paper.Subtitle = "Informationssäkerhet, den " + LongDate(review.On)
	paper.Secrecy = in.markOf(review)
	if in.Register.IsSecret(review) {
		paper.Blocks = in.publicNote()
	}
	paper.Blocks = append(paper.Blocks, Facts{Facts: []Fact{{"Deltagare", stated(review.Participants)}, {"Protokoll", stated(review.Minutes)}}})
	for i, part := range []struct{ field, text string }{
		{"earlier", review.Earlier},
		{"changes", review.Changes},
		{"performance", review.Performance},
		{"feedback", review.Feedback},
		{"dangers", review.Dangers},
		{"improvements", review.Improvements},
		{"decided", review.Decided},
	} {
		head := Number(i+1) + ". " + translations.Swedish.Text(data.FieldKey(review.KindName(), part.field), nil)
		paper.Blocks = append(paper.Blocks, Heading{Level: 2, Text: head})
		blocks := paragraphs(part.text)
		if len(blocks) == 0 {
			blocks = []Block{Paragraph{Style: QuietText, Runs: Plain("Inget är inskrivet.")}}
		}
		paper.Blocks = append(paper.Blocks, blocks...)
	}
	table := Table{Caption: "Åtgärder ur genomgången", RowHeader: true, Columns: []Column{{Head: "Åtgärd", Weight: 3}, {Head: "Ansvarig", Weight: 2}, {Head: "Förfaller", Weight: 1.2}, {Head: "Läge", Weight: 1.2}}}
	for _, a := range data.All(in.Register.InUse(), data.Actions) {
		if a.Origin == data.OriginOf(review.KindName(), review.ID) {
			table.Rows = append(table.Rows, Cells(view.Title(a), view.Linked(string(a.Responsible)), string(a.Due), option("action_state", a.State)))
		}
	}
	if len(table.Rows) > 0 {
		paper.Blocks = append(paper.Blocks, table)
	}
	return paper, nil
}

// chosenReview is the review that the paper is about, or the latest; nil when there is none.
func chosenReview(in Input) *data.ManagementReview {
	if r, ok := in.Register.Record(in.RecordID).(*data.ManagementReview); ok {
		return r
	}
	var latest *data.ManagementReview
	for _, r := range data.All(in.Register.InUse(), data.ManagementReviews) {
		if latest == nil || r.On > latest.On {
			latest = r
		}
	}
	return latest
}
