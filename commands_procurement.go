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

// chooseRequirements is lisparmen valjkrav: adds the catalogue's requirements to a procurement, by its level of protection.
func (s *session) chooseRequirements() *cobra.Command {
	return &cobra.Command{
		Use:   "valjkrav FIL.lis UPPHANDLING [skyddsniva=NIVÅ]",
		Short: translations.Text("command.valjkrav", nil),
		Args:  arguments(2, 3),
		RunE: func(cmd *cobra.Command, args []string) error {
			kind := data.Procurements.Untyped()
			return s.withRegister(cmd, args[0], func(ctx context.Context, w *share.Workspace, register data.Register) error {
				r, err := resolve(register, kind, args[1])
				if err != nil {
					return err
				}
				said := &data.Procurement{Protection: r.(*data.Procurement).Protection}
				for _, assignment := range args[2:] {
					if _, err := assign(register, kind, said, assignment); err != nil {
						return err
					}
				}
				made := 0
				if err := exchange.Perform(ctx, w.Store, register, func(d *exchange.Deed) (err error) {
					made, err = d.ChooseRequirements(r.Header().ID, said.Protection, data.DayOf(w.Store.Now()))
					return err
				}); err != nil {
					return err
				}
				fmt.Fprintln(s.out, translations.Count("ui.procurement.chosen", made, nil))
				return nil
			})
		},
	}
}
