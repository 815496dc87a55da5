package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/share"
	"lisparmen/translations"

	"github.com/spf13/cobra"
)

// documentActs are what lisparmen besluta can do with a governing document, by their words.
var documentActs = []struct {
	word string
	act  data.DocumentAct
}{{"antar", data.ActAdopt}, {"faststaller", data.ActAdopt}, {"behaller", data.ActKeep}, {"upphaver", data.ActRepeal}}

// decide is lisparmen besluta: a decision about a governing document with all that follows from it, as one save.
func (s *session) decide() *cobra.Command {
	return &cobra.Command{
		Use:   "besluta FIL.lis STYRDOKUMENT antar|faststaller|behaller|upphaver FÄLT=VÄRDE…",
		Short: translations.Text("command.besluta", nil),
		Args:  arguments(4, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			var act data.DocumentAct
			var words []string
			for _, a := range documentActs {
				words = append(words, a.word)
				if a.word == strings.ToLower(args[2]) {
					act = a.act
				}
			}
			if act == "" {
				return data.NewProblem("problem.choice", "text", args[2], "options", strings.Join(words, ", "))
			}
			return s.onDocument(cmd, args, func(ctx context.Context, w *share.Workspace, register data.Register, document *data.Document) error {
				said, by := data.Documents.New(), data.Decisions.New()
				by.Title = translations.Text(document.Type.DecisionKey(act), map[string]string{"title": document.Title})
				by.On = data.DayOf(w.Store.Now())
				for _, assignment := range args[3:] { // the days are the document's, the rest the decision's
					kind, record := data.Decisions.Untyped(), data.Record(by)
					if word, _, _ := strings.Cut(assignment, "="); slices.Contains([]string{"galler-fran", "galler-till", "oversyn"}, word) {
						kind, record = data.Documents.Untyped(), said
					}
					if _, err := assign(register, kind, record, assignment); err != nil {
						return err
					}
				}
				err := exchange.Perform(ctx, w.Store, register, func(d *exchange.Deed) error { return d.DecideOn(document.ID, act, said, by, nil) })
				if err != nil {
					return err
				}
				fmt.Fprintln(s.out, translations.Text("told.saved", map[string]string{"kind": data.KindKey("decision"), "id": by.ID}))
				if by.Paragraph == "" {
					fmt.Fprintln(s.out, translations.Text("told.decided.paragraph", map[string]string{"file": args[0], "id": by.ID}))
				}
				return nil
			})
		},
	}
}

// revise is lisparmen nyversion: the next version of a governing document, as a draft with the same text.
func (s *session) revise() *cobra.Command {
	return &cobra.Command{
		Use:   "nyversion FIL.lis STYRDOKUMENT",
		Short: translations.Text("command.nyversion", nil),
		Args:  arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.onDocument(cmd, args, func(ctx context.Context, w *share.Workspace, register data.Register, document *data.Document) error {
				made := ""
				err := exchange.Perform(ctx, w.Store, register, func(d *exchange.Deed) error { made = d.Revise(document); return nil })
				if err == nil {
					fmt.Fprintln(s.out, translations.Text("told.saved", map[string]string{"kind": data.KindKey("document"), "id": made}))
				}
				return err
			})
		},
	}
}

// onDocument works with the governing document that the second argument names.
func (s *session) onDocument(cmd *cobra.Command, args []string, work func(context.Context, *share.Workspace, data.Register, *data.Document) error) error {
	return s.withRegister(cmd, args[0], func(ctx context.Context, w *share.Workspace, register data.Register) error {
		found, err := resolve(register, data.Documents.Untyped(), args[1])
		if err != nil {
			return err
		}
		return work(ctx, w, register, found.(*data.Document))
	})
}
