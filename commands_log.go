package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"lisparmen/data"
	"lisparmen/data/share"
	"lisparmen/data/store"
	"lisparmen/reports"
	"lisparmen/translations"

	"github.com/spf13/cobra"
	"golang.org/x/text/unicode/norm"
)

// control is lisparmen kontrollkod: the code that a paper printed on the day carries, or those that each day led to.
func (s *session) control() *cobra.Command {
	var all bool
	var format string
	period := &periodFlags{}
	cmd := &cobra.Command{
		Use:   "kontrollkod FIL.lis [DAG]",
		Short: translations.Text("command.kontrollkod", nil),
		Args:  arguments(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkFormat(format, formatText, formatJSON); err != nil {
				return err
			}
			if err := period.read(); err != nil {
				return err
			}
			now, err := s.now()
			if err != nil {
				return err
			}
			if all || period.isGiven() || format == formatJSON {
				if len(args) == 2 {
					return data.NewProblem("problem.arguments", "usage", cmd.UseLine())
				}
				return s.with(cmd, args[0], func(ctx context.Context, w *share.Workspace) error {
					days, err := w.Store.Days(ctx)
					if err != nil {
						return err
					}
					return s.tellDays(format, days, period, data.DayOf(now()))
				})
			}
			day := data.DayOf(now())
			if len(args) == 2 {
				if day, err = data.ParseDay(args[1]); err != nil {
					return err
				}
			}
			return s.with(cmd, args[0], func(ctx context.Context, w *share.Workspace) error {
				control, err := w.Store.ControlAt(ctx, day)
				if err != nil {
					return err
				}
				if control.Code() == "" {
					return data.NewProblem("problem.control.none", "day", string(day))
				}
				fmt.Fprintln(s.out, control.Code())
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&all, "alla", false, translations.Text("flag.alla", nil))
	period.add(cmd)
	cmd.Flags().StringVar(&format, "format", formatText, translations.Text("flag.format.sok", nil))
	return cmd
}

// tellDays writes a line for each day on which something was saved. A day that has not ended has no code yet.
func (s *session) tellDays(format string, days []store.DayDone, period *periodFlags, today data.Day) error {
	var rows, objects [][]string
	for _, d := range days {
		if !period.holds(d.Day) {
			continue
		}
		code, from := d.Control.Code(), string(d.Control.Day)
		if d.Day >= today {
			code, from = "", ""
		}
		who := reports.Enumerate(d.Authors)
		objects = append(objects, []string{"dag", string(d.Day), "andringar", strconv.Itoa(d.Saves), "vem", who, "kontrollkod", code, "pa-papper-fran", from})
		rows = append(rows, []string{string(d.Day), strconv.Itoa(d.Saves), code, from, who})
	}
	if format == formatJSON {
		return writeObjects(s.out, objects)
	}
	var head []string
	for _, key := range []string{"head.day", "head.changes", "head.code", "head.on_paper", "head.who"} {
		head = append(head, translations.Text(key, nil))
	}
	return writeTable(s.out, head, rows)
}

// periodFlags are the first and the last day of what is asked for; each may be left out.
type periodFlags struct {
	texts    [2]string
	from, to data.Day
}

func (f *periodFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.texts[0], "fran", "", translations.Text("flag.logg.fran", nil))
	cmd.Flags().StringVar(&f.texts[1], "till", "", translations.Text("flag.logg.till", nil))
}

func (f *periodFlags) isGiven() bool { return f.from+f.to != "" }

func (f *periodFlags) holds(day data.Day) bool {
	return (f.from == "" || day >= f.from) && (f.to == "" || day <= f.to)
}

// read reads the days.
func (f *periodFlags) read() error {
	for i, day := range []*data.Day{&f.from, &f.to} {
		if f.texts[i] == "" {
			continue
		}
		var err error
		if *day, err = data.ParseDay(f.texts[i]); err != nil {
			return data.NewProblem("problem.flag.value", "flag", []string{"fran", "till"}[i]).Because(err)
		}
	}
	return nil
}

// wholeLog is lisparmen logg: what has been done in the file, whoever did it and whatever it was about.
func (s *session) wholeLog() *cobra.Command {
	var format, who, register, act string
	period := &periodFlags{}
	cmd := &cobra.Command{
		Use:   "logg FIL.lis",
		Short: translations.Text("command.logg", nil),
		Args:  arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkFormat(format, formatText, formatJSON); err != nil {
				return err
			}
			if err := period.read(); err != nil {
				return err
			}
			filter := store.LogFilter{Author: who, From: period.from, Until: period.to, ByHand: act == ""}
			if register != "" {
				kind, err := kindNamed(register)
				if err != nil {
					return err
				}
				filter.Kind = kind.Name
			}
			if act != "" {
				var err error
				if filter.Act, err = actNamed(act); err != nil {
					return err
				}
			}
			return s.withRegister(cmd, args[0], func(ctx context.Context, w *share.Workspace, register data.Register) error {
				saves, err := w.Store.Logged(ctx, filter, store.Done{}, mostInLog)
				if err != nil {
					return err
				}
				return s.tellLog(format, register, saves)
			})
		},
	}
	cmd.Flags().StringVar(&who, "vem", "", translations.Text("flag.vem", nil))
	period.add(cmd)
	cmd.Flags().StringVar(&register, "register", "", translations.Text("flag.logg.register", nil))
	cmd.Flags().StringVar(&act, "handling", "", translations.Text("flag.handling", nil))
	cmd.Flags().StringVar(&format, "format", formatText, translations.Text("flag.format.sok", nil))
	return cmd
}

// mostInLog is more saves than people make in a working life.
const mostInLog = 1_000_000

// actNamed finds what a save can be by the word that the log has for it, with or without å, ä and ö.
func actNamed(word string) (string, error) {
	plain := func(text string) string {
		marks := func(r rune) bool { return unicode.Is(unicode.Mn, r) }
		text = strings.Join(strings.FieldsFunc(norm.NFD.String(text), marks), "")
		return strings.ToLower(strings.Join(strings.Fields(text), "-"))
	}
	var words []string
	for _, act := range store.Acts() {
		is := plain(translations.Text("act."+act, nil))
		if plain(word) == is {
			return act, nil
		}
		words = append(words, is)
	}
	return "", data.NewProblem("problem.act.unknown", "text", word, "acts", strings.Join(words, ", "))
}

func (s *session) tellLog(format string, register data.Register, saves []store.Done) error {
	view := reports.NewViewer(register)
	var rows, objects [][]string
	for _, d := range saves {
		act := translations.Text("act."+d.Act, nil)
		add := func(kind data.Untyped, id, title string) {
			objects = append(objects, []string{
				"nar", d.At.UTC().Format(time.RFC3339), "vem", d.Author, "handling", act, "register", kind.Word, "id", id, "titel", title,
			})
			rows = append(rows, []string{reports.Moment(d.At), d.Author, act, kind.Word, shorten(title)})
		}
		if d.Printed.Report != "" {
			add(data.Untyped{}, "", view.Booked(d.Printed))
		}
		for _, ref := range d.Records {
			kind, _ := data.KindNamed(ref.Kind)
			add(kind, ref.ID, view.Title(register.Record(ref.ID)))
		}
	}
	if format == formatJSON {
		return writeObjects(s.out, objects)
	}
	var head []string
	for _, key := range []string{"head.when", "head.who", "head.act", "head.kind", "head.title"} {
		head = append(head, translations.Text(key, nil))
	}
	return writeTable(s.out, head, rows)
}
