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

// begin is lisparmen borja: makes the rows that an empty register can be begun with.
func (s *session) begin() *cobra.Command {
	return &cobra.Command{
		Use:   "borja FIL.lis REGISTER",
		Short: translations.Text("command.borja", nil),
		Args:  arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			kind, err := kindNamed(args[1])
			if err != nil {
				return err
			}
			return s.withRegister(cmd, args[0], func(ctx context.Context, w *share.Workspace, register data.Register) error {
				made := 0
				if err := exchange.Perform(ctx, w.Store, register, func(d *exchange.Deed) (err error) {
					made, err = d.Begin(kind)
					return err
				}); err != nil {
					return err
				}
				fmt.Fprintln(s.out, translations.Count("told.begun", made, map[string]string{"kind": data.KindsKey(kind.Name)}))
				return nil
			})
		},
	}
}

// internalControl is lisparmen internkontroll: plans the occasions of a kontrollmoment, copies the plan that it is in to the year after,
// or tells what the registers say of it.
func (s *session) internalControl() *cobra.Command {
	var plan, copyPlan bool
	cmd := &cobra.Command{
		Use:   "internkontroll FIL.lis KONTROLLMOMENT",
		Short: translations.Text("command.internkontroll", nil),
		Args:  arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			now, err := s.now()
			if err != nil {
				return err
			}
			return s.withRegister(cmd, args[0], func(ctx context.Context, w *share.Workspace, register data.Register) error {
				record, err := resolve(register, data.ControlPoints.Untyped(), args[1])
				if err != nil {
					return err
				}
				point := record.(*data.ControlPoint)
				if !plan && !copyPlan {
					return s.propose(data.ProposeResult(register, point.Ready, now()), point)
				}
				planned, copied := 0, 0
				if err := exchange.Perform(ctx, w.Store, register, func(d *exchange.Deed) error {
					if plan {
						planned = d.PlanOccasions(point)
					}
					if copyPlan {
						copied = d.CopyPlan(point)
					}
					if planned+copied == 0 {
						return data.NewProblem("problem.control_point.done", "what", reports.NewViewer(register).Title(point))
					}
					return nil
				}); err != nil {
					return err
				}
				if planned > 0 {
					fmt.Fprintln(s.out, translations.Count("told.planned", planned, map[string]string{"what": reports.NewViewer(register).Title(point)}))
				}
				if copied > 0 {
					fmt.Fprintln(s.out, translations.Count("told.copied", copied, nil))
				}
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&plan, "tillfallen", false, translations.Text("flag.tillfallen", nil))
	cmd.Flags().BoolVar(&copyPlan, "kopiera", false, translations.Text("flag.kopiera", nil))
	return cmd
}

// propose tells what a ready control found; nothing is saved.
func (s *session) propose(found data.Proposed, point *data.ControlPoint) error {
	if found.Result == "" {
		return data.NewProblem("problem.control_point.ready")
	}
	fmt.Fprintf(s.out, "%s: %s\n", translations.Text(data.OptionKey("control_result", string(found.Result)), nil),
		translations.Text(found.Key(point.Ready), map[string]string{"have": reports.Number(found.Have), "all": reports.Number(found.All)}))
	return nil
}
