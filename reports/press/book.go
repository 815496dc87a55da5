package press

import (
	"context"

	"lisparmen/data"
	"lisparmen/data/store"
)

// Book notes in the log that a paper was printed in a form: what it was, and the kontrollkod it carries. kept is the record of it, nil
// where it was not kept.
func Book(ctx context.Context, st *store.Store, paper Paper, form Form, kept *data.Paper) error {
	printed := data.Printed{
		Report: paper.order.Report.Name, Form: form.Name, Kind: paper.order.Kind, AsOf: paper.order.AsOf,
		Public: paper.order.isPublic(), Draft: paper.Draft, Origin: paper.about,
	}
	if !paper.order.Report.IgnoresPeriod {
		printed.From, printed.To = paper.order.From, paper.order.To
	}
	if kept != nil {
		printed.Kept = data.Link[*data.Paper](kept.ID)
	}
	_, err := st.Seal(ctx, printed, paper.Control)
	return err
}

// BookAll is Book for every paper that was made for a meeting.
func BookAll(ctx context.Context, st *store.Store, bundle []Bundled) error {
	form, _ := FormNamed("pdf")
	for _, file := range bundle {
		for _, paper := range file.Made {
			if err := Book(ctx, st, paper, form, nil); err != nil {
				return err
			}
		}
	}
	return nil
}
