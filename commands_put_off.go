package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/share"
	"lisparmen/reports"
	"lisparmen/translations"

	"github.com/spf13/cobra"
)

// putOff is lisparmen skjutupp: puts off a watch of a record until a day, for a reason, or takes it back.
func (s *session) putOff() *cobra.Command {
	var back bool
	cmd := &cobra.Command{
		Use:   "skjutupp FIL.lis REGISTER POST till=DATUM skal=SKÄL",
		Short: translations.Text("command.skjutupp", nil),
		Args:  arguments(3, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			kind, err := kindNamed(args[1])
			if err != nil {
				return err
			}
			now, err := s.now()
			if err != nil {
				return err
			}
			return s.withRegister(cmd, args[0], func(ctx context.Context, w *share.Workspace, register data.Register) error {
				record, err := resolve(register, kind, args[2])
				if err != nil {
					return err
				}
				said := &data.Snooze{Record: record.Header().ID}
				for _, assignment := range args[3:] {
					if _, err := assign(register, data.Snoozes.Untyped(), said, assignment); err != nil {
						return err
					}
				}
				due, err := watchOf(register, now(), record, said.What)
				if err != nil {
					return err
				}
				said.What, said.Record = due.What, due.ID
				told := "told.taken_back"
				do := func(d *exchange.Deed) error { return d.TakeBack(due) }
				if !back {
					if err := data.Snoozes.Untyped().Check(said); err != nil {
						return err
					}
					told = "told.put_off"
					do = func(d *exchange.Deed) error { return d.PutOff(due, said.Until, said.Reason) }
				}
				if err := exchange.Perform(ctx, w.Store, register, do); err != nil {
					return err
				}
				fmt.Fprintln(s.out, translations.Text(told, map[string]string{"what": reports.NewViewer(register).Waits(due), "until": string(said.Until)}))
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&back, "tillbaka", false, translations.Text("flag.tillbaka", nil))
	return cmd
}

// watchOf is the watch of a record that a person means: the one of the sort, or the only one that can be put off.
func watchOf(register data.Register, now time.Time, record data.Record, what data.DueWhat) (data.Due, error) {
	due, putOff := data.Watches(register, now, mostDays)
	of := slices.DeleteFunc(slices.Concat(due, putOff), func(d data.Due) bool {
		return d.ID != record.Header().ID || what != "" && d.What != what
	})
	free := slices.DeleteFunc(slices.Clone(of), func(d data.Due) bool { return d.What.InLaw() })
	args := []string{"kind", data.KindKey(record.KindName()), "id", reports.NewViewer(register).Title(record)}
	switch {
	case len(of) == 0:
		return data.Due{}, data.NewProblem("problem.watch.none", args...)
	case len(free) == 0:
		return of[0], data.MayPutOff(of[0].What)
	case len(free) > 1:
		words := make([]string, len(free))
		field, _ := data.Snoozes.Untyped().Field("what")
		for i, d := range free {
			at := slices.IndexFunc(field.Choices, func(o data.Option) bool { return o.Name == string(d.What) })
			words[i] = field.Word + "=" + field.Choices[at].Word
		}
		return data.Due{}, data.NewProblem("problem.watch.several", append(args, "options", strings.Join(words, ", "))...)
	}
	return free[0], nil
}
