package main

import (
	"context"
	"fmt"
	"strings"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/seed"
	"lisparmen/data/share"
	"lisparmen/translations"

	"github.com/spf13/cobra"
)

// scale is lisparmen skala: chooses the scale by which information is classified.
func (s *session) scale() *cobra.Command {
	scales := strings.Join(seed.Scales(), "|")
	return &cobra.Command{
		Use:   "skala FIL.lis " + scales,
		Short: translations.Text("command.skala", nil),
		Args:  arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.withRegister(cmd, args[0], func(ctx context.Context, w *share.Workspace, register data.Register) error {
				levels, ok := seed.ScaleLevels(args[1], w.Store.NewID)
				if !ok {
					return data.NewProblem("problem.scale.unknown", "text", args[1], "options", strings.Join(seed.Scales(), ", "))
				}
				if err := exchange.ChangeScale(ctx, w.Store, register, levels); err != nil {
					return err
				}
				names := make([]string, len(levels))
				for i, l := range levels {
					names[i] = l.LevelText()
				}
				fmt.Fprintln(s.out, translations.Text("told.scale", map[string]string{"levels": strings.Join(names, ", ")}))
				return nil
			})
		},
	}
}
