package main

import (
	"context"
	"fmt"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/share"
	"lisparmen/reports"
	"lisparmen/translations"

	"github.com/spf13/cobra"
)

// profile is lisparmen kravprofil: decides what is demanded of a system or of premises, as one save.
func (s *session) profile() *cobra.Command {
	return &cobra.Command{
		Use:   "kravprofil FIL.lis system|lokal POST FÄLT=VÄRDE…",
		Short: translations.Text("command.kravprofil", nil),
		Args:  arguments(3, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			kind, err := kindNamed(args[1])
			if err != nil {
				return err
			}
			if kind.Name != data.Systems.Name && kind.Name != data.PremisesKind.Name {
				return data.NewProblem("problem.choice", "text", args[1], "options", data.Systems.Word+", "+data.PremisesKind.Word)
			}
			return s.withRegister(cmd, args[0], func(ctx context.Context, w *share.Workspace, register data.Register) error {
				of, err := resolve(register, kind, args[2])
				if err != nil {
					return err
				}
				said := &data.System{RequirementsOn: data.DayOf(w.Store.Now())} // its words are those of premises too
				for _, assignment := range args[3:] {
					if _, err := assign(register, data.Systems.Untyped(), said, assignment); err != nil {
						return err
					}
				}
				made := 0
				err = exchange.Perform(ctx, w.Store, register, func(d *exchange.Deed) (err error) {
					made, err = d.DecideRequirements(of, said.RequirementsOn, said.RequirementsBy)
					return err
				})
				if err == nil {
					fmt.Fprintln(s.out, translations.Count("told.profile", made, map[string]string{"what": reports.NewViewer(register).Title(of)}))
				}
				return err
			})
		},
	}
}

// approve is lisparmen driftgodkann: puts a system to use until a day, on a condition where ska-krav are not met.
func (s *session) approve() *cobra.Command {
	return &cobra.Command{
		Use:   "driftgodkann FIL.lis SYSTEM FÄLT=VÄRDE…",
		Short: translations.Text("command.driftgodkann", nil),
		Args:  arguments(2, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.withRegister(cmd, args[0], func(ctx context.Context, w *share.Workspace, register data.Register) error {
				kind := data.Systems.Untyped()
				found, err := resolve(register, kind, args[1])
				if err != nil {
					return err
				}
				said := &data.System{ApprovedOn: data.DayOf(w.Store.Now())}
				for _, assignment := range args[2:] {
					if _, err := assign(register, kind, said, assignment); err != nil {
						return err
					}
				}
				err = exchange.Perform(ctx, w.Store, register, func(d *exchange.Deed) error { return d.Approve(found.(*data.System), said) })
				if err == nil {
					fmt.Fprintln(s.out, translations.Text("told.saved", map[string]string{"kind": data.KindKey(kind.Name), "id": found.Header().ID}))
				}
				return err
			})
		},
	}
}

// measures is lisparmen sakerhetsatgarder: takes in the law's ten areas, or the standard's annex A.
func (s *session) measures() *cobra.Command {
	var law, annex bool
	cmd := &cobra.Command{
		Use:   "sakerhetsatgarder FIL.lis --lag | --standard",
		Short: translations.Text("command.sakerhetsatgarder", nil),
		Args:  arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !law && !annex {
				return data.NewProblem("problem.measures.which")
			}
			return s.withRegister(cmd, args[0], func(ctx context.Context, w *share.Workspace, register data.Register) error {
				made := 0
				err := exchange.Perform(ctx, w.Store, register, func(d *exchange.Deed) error {
					if law {
						made += d.TakeMeasures(false)
					}
					if annex {
						made += d.TakeMeasures(true)
					}
					return nil
				})
				if err == nil {
					fmt.Fprintln(s.out, translations.Count("told.measures", made, nil))
				}
				return err
			})
		},
	}
	cmd.Flags().BoolVar(&law, "lag", false, translations.Text("flag.lag", nil))
	cmd.Flags().BoolVar(&annex, "standard", false, translations.Text("flag.standard", nil))
	return cmd
}
