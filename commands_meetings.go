package main

import (
	"context"
	"fmt"
	"strings"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/share"
	"lisparmen/translations"

	"github.com/spf13/cobra"
)

// meetings is lisparmen sammantraden: the year's plan of meetings from a file, through the same reading as the window's.
func (s *session) meetings() *cobra.Command {
	var onlyShow bool
	cmd := &cobra.Command{
		Use:   "sammantraden FIL.lis PLAN",
		Short: translations.Text("command.sammantraden", nil),
		Args:  arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			text, err := planText(args[1])
			if err != nil {
				return err
			}
			return s.withRegister(cmd, args[0], func(ctx context.Context, w *share.Workspace, register data.Register) error {
				plan := exchange.ReadMeetingPlan(text, register, data.DayOf(w.Store.Now()))
				for _, m := range plan.Lines {
					fmt.Fprintln(s.out, plannedLine(m))
				}
				taken := len(plan.Taken())
				if onlyShow || taken == 0 {
					fmt.Fprintln(s.out, translations.Count("told.meetings.would", taken, nil))
					return nil
				}
				if err := w.BackUpBefore(ctx, share.BackupImport); err != nil {
					return err
				}
				if err := plan.Save(ctx, w.Store); err != nil {
					return err
				}
				fmt.Fprintln(s.out, translations.Count("told.meetings", taken, nil))
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&onlyShow, "visa", false, translations.Text("flag.visa", nil))
	return cmd
}

// planText is the plan in a file, a workbook or text, with its cells parted as when they are pasted.
func planText(path string) (string, error) {
	rows, err := exchange.ReadSheet(path)
	if err != nil {
		return "", err
	}
	lines := make([]string, len(rows))
	for i, cells := range rows {
		lines[i] = strings.Join(cells, "\t")
	}
	return strings.Join(lines, "\n"), nil
}

// plannedLine tells how a line was read: "1: Kommunstyrelsen 2027-02-03, stopp 2027-01-20", or what is wrong with it.
func plannedLine(m exchange.PlannedMeeting) string {
	args := map[string]string{"line": fmt.Sprint(m.Line), "text": m.Text, "day": string(m.On), "stop": string(m.Stop)}
	if m.Blocked() {
		args["remark"] = translations.Text("ui."+string(m.Remark), map[string]string{"text": m.Detail})
		return translations.Text("told.meeting.wrong", args)
	}
	args["body"] = m.Body.Name
	if m.Stop == "" {
		return translations.Text("told.meeting.day", args)
	}
	return translations.Text("told.meeting.stop", args)
}
