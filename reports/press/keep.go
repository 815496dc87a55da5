package press

import (
	"context"

	"lisparmen/data"
	"lisparmen/data/store"
)

// Keeping is as what a paper is kept. One that has been sent is expedierad, any other upprättad.
type Keeping struct {
	SentOn      data.Day
	Receiver    string
	DiaryNumber string
	Meeting     data.Link[*data.Meeting] // the meeting that it goes to
}

// Keep books a paper as an allmän handling: a record of it, with its very bytes as a PDF, which are never changed from then on. A
// paper that says that it is arbetsmaterial is refused ("problem.paper.draft").
func Keep(ctx context.Context, st *store.Store, paper Paper, as Keeping) (*data.Paper, error) {
	if paper.Draft {
		return nil, data.NewProblem("problem.paper.draft", "title", paper.Title)
	}
	content, _, err := paper.PDF()
	if err != nil {
		return nil, err
	}
	kept := data.Papers.Untyped().New().(*data.Paper)
	kept.Report, kept.Form, kept.Origin = paper.order.Report.Name, "pdf", paper.about
	kept.From, kept.To, kept.AsOf, kept.Public = paper.order.From, paper.order.To, paper.order.AsOf, paper.order.isPublic()
	kept.MadeAt, kept.MadeBy, kept.Code = paper.Made.UTC(), paper.author, paper.Control.Code()
	kept.State, kept.FinalOn = data.PaperFinal, data.DayOf(paper.Made)
	if kept.SentOn = as.SentOn; as.SentOn != "" {
		kept.State = data.PaperSent
	}
	kept.Meeting = as.Meeting
	kind := data.Papers.Untyped()
	for _, text := range []struct{ field, text string }{{"title", paper.Title}, {"receiver", as.Receiver}, {"diary_number", as.DiaryNumber}} {
		field, _ := kind.Field(text.field)
		if err := field.Put(kept, text.text); err != nil {
			return nil, err
		}
	}
	kept.File = data.AttachmentOf(kept.Report+"-"+string(kept.FinalOn)+".pdf", content)
	if kept.Public { // what may be secret was left out of it
		kept.Secrecy.State = data.SecrecyPublic
	}
	data.FillMark(paper.reg, kept, kept.FinalOn)
	_, err = st.SaveWith(ctx, store.ActSave, "", []store.Draft{{Record: kept}}, content)
	return kept, err
}
