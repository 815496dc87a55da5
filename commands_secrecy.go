package main

import (
	"context"
	"fmt"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/share"
	"lisparmen/translations"

	"github.com/spf13/cobra"
)

// mark is lisparmen markera: the secrecy mark that is proposed for a record, or what the marks of a register lack.
func (s *session) mark() *cobra.Command {
	return &cobra.Command{
		Use:   "markera FIL.lis REGISTER [ID]",
		Short: translations.Text("command.markera", nil),
		Args:  arguments(2, 3),
		RunE: func(cmd *cobra.Command, args []string) error {
			kind, err := kindNamed(args[1])
			if err != nil {
				return err
			}
			if _, ok := kind.Field("secrecy"); !ok {
				return data.NewProblem("problem.mark.kind", "kind", data.KindsKey(kind.Name))
			}
			return s.withRegister(cmd, args[0], func(ctx context.Context, w *share.Workspace, register data.Register) error {
				today := data.DayOf(w.Store.Now())
				marked, do := data.Unmarked(register, kind), func(d *exchange.Deed) error { return d.Complete(kind, today) }
				if len(args) == 3 {
					r, err := resolve(register, kind, args[2])
					if err != nil {
						return err
					}
					marked, do = data.AdvisedWith(register, r, today), func(d *exchange.Deed) error { return d.Mark(r, today) }
				}
				if err := exchange.Perform(ctx, w.Store, register, do); err != nil {
					return err
				}
				fmt.Fprintln(s.out, translations.Count("told.marked", len(marked), nil))
				return nil
			})
		},
	}
}
