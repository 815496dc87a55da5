package main

import (
	"context"
	"fmt"
	"slices"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/share"
	"lisparmen/reports"
	"lisparmen/reports/press"
	"lisparmen/translations"

	"github.com/spf13/cobra"
)

// look is lisparmen utseende: the colour and the logotype of all papers.
func (s *session) look() *cobra.Command {
	var colour, logo string
	var noLogo bool
	cmd := &cobra.Command{
		Use:   "utseende FIL.lis",
		Short: translations.Text("command.utseende", nil),
		Args:  arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.withRegister(cmd, args[0], func(ctx context.Context, w *share.Workspace, register data.Register) error {
				look := exchange.Look{Colour: colour, Logo: logo, NoLogo: noLogo}
				if !cmd.Flags().Changed("farg") {
					look.Colour = register.Municipality().Colour
				}
				if err := exchange.Perform(ctx, w.Store, register, func(d *exchange.Deed) error { return d.ChooseLook(look) }); err != nil {
					return err
				}
				fmt.Fprintln(s.out, translations.Text("told.look", nil))
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&colour, "farg", "", translations.Text("flag.farg", nil))
	cmd.Flags().StringVar(&logo, "logotyp", "", translations.Text("flag.logotyp", nil))
	cmd.Flags().BoolVar(&noLogo, "utan-logotyp", false, translations.Text("flag.utan-logotyp", nil))
	return cmd
}

// arrange is lisparmen anpassa: a report's own opening words, its sections and their order, and how its decisions are written; without
// any of them it lists the sections.
func (s *session) arrange() *cobra.Command {
	var ingress string
	var clauses bool
	var without, first []string
	cmd := &cobra.Command{
		Use:   "anpassa FIL.lis RAPPORT",
		Short: translations.Text("command.anpassa", nil),
		Args:  arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			paper, ok := reports.Named(args[1])
			if !ok {
				return unknownReport(args[1])
			}
			flags := cmd.Flags()
			return s.withRegister(cmd, args[0], func(ctx context.Context, w *share.Workspace, register data.Register) error {
				if !slices.ContainsFunc([]string{"ingress", "utan", "forst", "att-satser"}, flags.Changed) {
					return s.listSections(ctx, w, paper)
				}
				said := &data.ReportSetting{Report: paper.Name}
				if known, ok := data.SettingOf(register, paper.Name); ok {
					said.Ingress, said.Without, said.Order, said.Clauses = known.Ingress, known.Without, known.Order, known.Clauses
				}
				for _, one := range []struct{ flag, field, text string }{
					{"ingress", "ingress", ingress}, {"utan", "without", data.HeadingLines(without)}, {"forst", "order", data.HeadingLines(first)},
				} {
					field, _ := data.ReportSettings.Untyped().Field(one.field)
					if flags.Changed(one.flag) {
						if err := field.Put(said, one.text); err != nil {
							return err
						}
					}
				}
				if flags.Changed("att-satser") {
					said.Clauses = clauses
				}
				if err := exchange.Perform(ctx, w.Store, register, func(d *exchange.Deed) error { return d.Arrange(said) }); err != nil {
					return err
				}
				fmt.Fprintln(s.out, translations.Text("told.arranged", map[string]string{"report": paper.Title}))
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&ingress, "ingress", "", translations.Text("flag.ingress", nil))
	cmd.Flags().BoolVar(&clauses, "att-satser", false, translations.Text("flag.att-satser", nil))
	cmd.Flags().StringArrayVar(&without, "utan", nil, translations.Text("flag.utan", nil))
	cmd.Flags().StringArrayVar(&first, "forst", nil, translations.Text("flag.forst", nil))
	return cmd
}

// listSections lists the sections that a report has now, as it is arranged.
func (s *session) listSections(ctx context.Context, w *share.Workspace, paper reports.Report) error {
	made, err := press.Make(ctx, w.Store, press.Order{Report: paper})
	if err != nil {
		return err
	}
	for _, heading := range reports.Sections(made.Document) {
		fmt.Fprintln(s.out, heading)
	}
	return nil
}
