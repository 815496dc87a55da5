package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/share"
	"lisparmen/reports"
	"lisparmen/reports/press"
	"lisparmen/translations"

	"github.com/spf13/cobra"
)

// exportTo is lisparmen exportera: registers for Excel and other programs, what falls due and the årshjul for a calendar, or an archive
// of everything, by how the file's name ends.
func (s *session) exportTo() *cobra.Command {
	var internal, folder bool
	var register, year string
	cmd := &cobra.Command{
		Use:   "exportera FIL.lis UT",
		Short: translations.Text("command.exportera", nil),
		Args:  arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			out, ending := args[1], strings.ToLower(filepath.Ext(args[1]))
			archived := folder || exchange.IsZip(out)
			switch {
			case folder && exchange.IsZip(out):
				return data.NewProblem("problem.flag.value", "flag", "mapp")
			case archived && register != "":
				return data.NewProblem("problem.flag.value", "flag", "register")
			case year != "" && (!archived || !isYear(year)):
				return data.NewProblem("problem.flag.value", "flag", "ar")
			case archived:
				of, _ := strconv.Atoi(year) // none is the year so far
				return s.with(cmd, args[0], func(ctx context.Context, w *share.Workspace) error { return s.archive(ctx, w, out, of) })
			}
			kinds := data.Kinds()
			if register != "" {
				kind, err := kindNamed(register)
				if err != nil {
					return err
				}
				kinds = []data.Untyped{kind}
			}
			switch {
			case !slices.Contains([]string{".ics", ".xlsx", ".csv", ".json"}, ending):
				return data.NewProblem("problem.export.form", "file", out)
			case ending == ".ics" && register != "", (ending == ".csv" || ending == ".json") && register == "":
				return data.NewProblem("problem.flag.value", "flag", "register")
			}
			return s.withRegister(cmd, args[0], func(_ context.Context, w *share.Workspace, reg data.Register) error {
				var b bytes.Buffer
				told, err := "", error(nil)
				switch ending {
				case ".ics":
					told, err = s.writeCalendar(&b, reg, w.Store.Now(), internal)
				case ".xlsx":
					sheets := sheetsOf(reg, kinds)
					told, err = "told.export.sheets", exchange.WriteWorkbook(&b, sheets, w.Store.Now())
				case ".csv":
					told, err = "told.export", writeRecordsCSV(&b, kinds[0], reports.NewViewer(reg), reg.Living(kinds[0]))
				case ".json":
					told, err = "told.export", writeRecordsJSON(&b, kinds[0], reports.NewViewer(reg), reg.Living(kinds[0]))
				}
				if err != nil {
					return err
				}
				if err := s.writeFile(out, b.Bytes()); err != nil {
					return err
				}
				fmt.Fprintln(s.out, translations.Text(told, map[string]string{"file": out}))
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&register, "register", "", translations.Text("flag.register.export", nil))
	cmd.Flags().BoolVar(&internal, "internt", false, translations.Text("flag.internt", nil))
	cmd.Flags().StringVar(&year, "ar", "", translations.Text("flag.ar.arkiv", nil))
	cmd.Flags().BoolVar(&folder, "mapp", false, translations.Text("flag.mapp", nil))
	return cmd
}

func isYear(text string) bool {
	_, err := data.ParseDay(text + "-01-01")
	return len(text) == len("2006") && err == nil
}

// archive writes all that the file holds, to be read without the program.
func (s *session) archive(ctx context.Context, w *share.Workspace, out string, year int) error {
	if err := press.Archive(ctx, w.Store, out, version, year, nil); err != nil {
		return err
	}
	fmt.Fprintln(s.out, translations.Text("told.archive", map[string]string{"file": out}))
	return nil
}

// sheetsOf are registers as sheets of a workbook: those that hold anything, with the fields that people fill in, and last the id that tells which
// record a row is.
func sheetsOf(reg data.Register, kinds []data.Untyped) []exchange.Sheet {
	view := reports.NewViewer(reg)
	var sheets []exchange.Sheet
	for _, kind := range kinds {
		records := reg.Living(kind)
		if len(records) == 0 && len(kinds) > 1 {
			continue
		}
		sheet := exchange.Sheet{Name: translations.Text(data.KindsKey(kind.Name), nil)}
		fields := slices.DeleteFunc(slices.Clone(kind.Fields), func(f data.UntypedField) bool { return !exchange.IsImported(f) })
		for _, f := range fields {
			sheet.Columns = append(sheet.Columns, exchange.SheetColumn{Head: translations.Text(data.FieldKey(kind.Name, f.Name), nil), Type: f.Type})
		}
		sheet.Columns = append(sheet.Columns, exchange.SheetColumn{Head: "Id", Type: data.TypeText})
		for _, r := range records {
			row := make([]string, 0, len(sheet.Columns))
			for _, f := range fields {
				stored := f.Get(r)
				switch {
				case stored == "": // nobody has answered, which words would hide
					row = append(row, "")
				case f.Type == data.TypeNumber, f.Type == data.TypeDate, f.Type == data.TypeTime:
					row = append(row, stored)
				case f.Type == data.TypeRefs:
					var titles []string
					for _, id := range data.SplitRefs(stored) {
						titles = append(titles, view.Linked(id))
					}
					row = append(row, strings.Join(titles, "; "))
				default:
					row = append(row, view.Show(kind, f, stored))
				}
			}
			sheet.Rows = append(sheet.Rows, append(row, r.Header().ID))
		}
		sheets = append(sheets, sheet)
	}
	return sheets
}

// writeCalendar writes what falls due and the årshjul, and gives what is to be told of it.
func (s *session) writeCalendar(out io.Writer, reg data.Register, now time.Time, internal bool) (told string, err error) {
	name := reg.Municipality().Name
	if !internal { // a calendar is seen by others than the binder is
		reg = reg.Public()
	}
	events := calendarOf(reg, reports.NewViewer(reg), now)
	return "told.calendar", exchange.WriteCalendar(out, translations.Text("told.calendar.name", map[string]string{"municipality": name}), events, now)
}

// calendarAlarm is how many days before a calendar reminds of what falls due.
const calendarAlarm = 7

// calendarOf is the årshjul as events, each known by what it is and the record it is about.
func calendarOf(register data.Register, view *reports.Viewer, now time.Time) []exchange.Event {
	months, _ := data.Wheel(register, now)
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
