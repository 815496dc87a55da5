package main

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/share"
	"lisparmen/reports"
	"lisparmen/translations"

	"github.com/spf13/cobra"
)

// exportTo is lisparmen exportera: what falls due and the årshjul, for the calendar of another program.
func (s *session) exportTo() *cobra.Command {
	var internal bool
	cmd := &cobra.Command{
		Use:   "exportera FIL.lis UT.ics",
		Short: translations.Text("command.exportera", nil),
		Args:  arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			out := args[1]
			if !strings.EqualFold(filepath.Ext(out), ".ics") {
				return data.NewProblem("problem.export.form", "file", out)
			}
			return s.withRegister(cmd, args[0], func(_ context.Context, w *share.Workspace, register data.Register) error {
				name := register.Municipality().Name
				if !internal { // a calendar is seen by others than the binder is
					register = register.Public()
				}
				events := calendarOf(register, reports.NewViewer(register), w)
				var b bytes.Buffer
				if err := exchange.WriteCalendar(&b, translations.Text("told.calendar.name", map[string]string{"municipality": name}), events, w.Store.Now()); err != nil {
					return err
				}
				if err := s.writeFile(out, b.Bytes()); err != nil {
					return err
				}
				fmt.Fprintln(s.out, translations.Count("told.calendar", len(events), map[string]string{"file": out}))
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&internal, "internt", false, translations.Text("flag.internt", nil))
	return cmd
}

// calendarAlarm is how many days before a calendar reminds of what falls due.
const calendarAlarm = 7

// calendarOf is the årshjul as events, each known by what it is and the record it is about.
func calendarOf(register data.Register, view *reports.Viewer, w *share.Workspace) []exchange.Event {
	months, _ := data.Wheel(register, w.Store.Now())
	var events []exchange.Event
	for _, m := range months {
		for _, a := range m.Activities {
			if !a.Done {
				events = append(events, exchange.Event{UID: uid("activity", a.ID, string(a.On)), Summary: a.Title, On: a.On, Alarm: calendarAlarm})
			}
		}
		for _, at := range m.Meetings {
			events = append(events, exchange.Event{UID: uid("meeting", at.ID), Summary: translations.Text(data.KindKey("meeting"), nil) + ": " + view.Linked(string(at.Body)), On: at.On})
		}
		for _, due := range m.Due {
			id := due.ID
			if due.Clock != nil {
				id += "-" + due.Clock.Deadline.ID
			}
			alarm := calendarAlarm
			if !due.At.IsZero() {
				alarm = 1
			}
			events = append(events, exchange.Event{
				UID: uid(string(due.What), id), Summary: translations.Text(string(due.What), nil) + ": " + view.WaitTitle(due), About: view.Waits(due), On: due.On, At: due.At, Alarm: alarm,
			})
		}
	}
	return events
}

// uid names an event the same each time it is written.
func uid(parts ...string) string { return strings.Join(parts, "-") + "@lisparmen" }
