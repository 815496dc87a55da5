package main

import (
	"lisparmen/data"
	handbook "lisparmen/docs/handbok"
	"lisparmen/reports"
	"lisparmen/reports/press"
	"lisparmen/translations"
	"lisparmen/ui"

	"github.com/spf13/cobra"
)

// handbook is lisparmen handbok: the handbook in any of the forms that papers have. No file is needed.
func (s *session) handbook() *cobra.Command {
	var out, format string
	cmd := &cobra.Command{
		Use:   "handbok -o UT.pdf",
		Short: translations.Text("command.handbok", nil),
		Args:  arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			if format == "" {
				format = formatText
				if of, ok := press.FormOf(out); ok {
					format = of.Name
				}
			}
			var names []string
			for _, form := range press.Forms() {
				names = append(names, form.Name)
			}
			if err := checkFormat(format, names...); err != nil {
				return err
			}
			form, _ := press.FormNamed(format)
			if format != formatText && out == "" {
				return data.NewProblem("problem.flag.value", "flag", "o")
			}
			now, err := s.now()
			if err != nil {
				return err
			}
			made := now()
			document := handbook.Document(version, reports.LongDate(data.DayOf(made)), ui.Keys())
			content, err := s.draw(press.Paper{Document: document, Made: made}, form)
			if err != nil {
				return err
			}
			return s.writeFile(out, content)
		},
	}
	cmd.Flags().StringVarP(&out, "ut", "o", "", translations.Text("flag.ut.handbok", nil))
	cmd.Flags().StringVar(&format, "format", "", translations.Text("flag.format.handbok", nil))
	return cmd
}
