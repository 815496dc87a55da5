package main

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"time"

	"lisparmen/data"
	"lisparmen/data/share"
	"lisparmen/reports"
	"lisparmen/reports/pdf"
	"lisparmen/reports/text"
	"lisparmen/translations"

	"github.com/spf13/cobra"
)

// reports is lisparmen rapporter: the papers that can be printed.
func (s *session) reports() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "rapporter",
		Short: translations.Text("command.rapporter", nil),
		Args:  arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			if err := checkFormat(format, formatText, formatJSON); err != nil {
				return err
			}
			if format == formatJSON {
				var b bytes.Buffer
				b.WriteByte('[')
				for i, r := range reports.Reports() {
					if i > 0 {
						b.WriteByte(',')
					}
					b.WriteString("\n  {")
					writePairs(&b, []string{"namn", r.Name, "titel", r.Title, "beskrivning", r.Summary}, " ")
					b.WriteByte('}')
				}
				b.WriteString("\n]\n")
				_, err := s.out.Write(b.Bytes())
				return err
			}
			for _, r := range reports.Reports() {
				fmt.Fprintf(s.out, "%-14s %s. %s\n", r.Name, r.Title, r.Summary)
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&format, "format", formatText, translations.Text("flag.format.sok", nil))
	return cmd
}

// report is lisparmen rapport: one paper, for a period, with the state of the register on a day.
func (s *session) report() *cobra.Command {
	var out, from, to, asOf, format, id string
	var public, book bool
	cmd := &cobra.Command{
		Use:   "rapport FIL.lis NAMN -o UT.pdf",
		Short: translations.Text("command.rapport", nil),
		Args:  arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if format == "" {
				format = formatPDF
				if out == "" || out == "-" || strings.HasSuffix(out, ".txt") {
					format = formatText
				}
			}
			if err := checkFormat(format, formatPDF, formatText); err != nil {
				return err
			}
			paper, ok := reports.Named(args[1])
			if !ok {
				var names []string
				for _, r := range reports.Reports() {
					names = append(names, r.Name)
				}
				return data.NewProblem("problem.report.unknown", "text", args[1], "reports", strings.Join(names, ", "))
			}
			if format == formatPDF && out == "" {
				return data.NewProblem("problem.flag.value", "flag", "o")
			}
			return s.with(cmd, args[0], func(ctx context.Context, w *share.Workspace) error {
				if book && w.Store.ReadOnly() {
					return data.NewProblem("problem.file.readonly", "file", w.Store.Path())
				}
				in, err := reportInput(ctx, w, from, to, asOf)
				if err != nil {
					return err
				}
				if public {
					in.Register, in.Before = in.Register.Public(), in.Before.Public()
				}
				if id != "" {
					if in.RecordID, err = findRecord(in.Register, id); err != nil {
						return err
					}
				}
				in.Author = w.Store.Author()
				control, err := w.Store.ControlAt(ctx, data.DayOf(in.Now))
				if err != nil {
					return err
				}
				in.Control = control.Code()
				document, err := paper.Build(in)
				if err != nil {
					return err
				}
				content, err := s.draw(document, format, in.Now)
				if err != nil {
					return err
				}
				if err := s.writeFile(out, content); err != nil {
					return err
				}
				if book {
					if _, err := w.Store.Seal(ctx, paper.Name, control); err != nil {
						return err
					}
				}
				if out != "" && out != "-" {
					fmt.Fprintln(s.out, translations.Text("told.report", map[string]string{"title": document.Title, "file": out}))
				}
				return nil
			})
		},
	}
	flags := cmd.Flags()
	flags.StringVarP(&out, "ut", "o", "", translations.Text("flag.ut", nil))
	flags.StringVar(&from, "fran", "", translations.Text("flag.fran", nil))
	flags.StringVar(&to, "till", "", translations.Text("flag.till", nil))
	flags.StringVar(&asOf, "per", "", translations.Text("flag.per", nil))
	flags.StringVar(&format, "format", "", translations.Text("flag.format.rapport", nil))
	flags.StringVar(&id, "id", "", translations.Text("flag.id.rapport", nil))
	flags.BoolVar(&public, "offentlig", false, translations.Text("flag.offentlig", nil))
	flags.BoolVar(&book, "bokfor", false, translations.Text("flag.bokfor", nil))
	return cmd
}

// draw makes the document into the bytes of its form. A letter the fonts lack is a box on the paper, and is told.
func (s *session) draw(document reports.Document, format string, created time.Time) ([]byte, error) {
	var b bytes.Buffer
	if format == formatText {
		return []byte(text.Render(document)), nil
	}
	result, err := pdf.Write(&b, document, created)
	if err != nil {
		return nil, err
	}
	if len(result.Missing) > 0 {
		fmt.Fprintln(s.errs, translations.Text("told.missing", map[string]string{"letters": strings.Join(strings.Split(string(result.Missing), ""), " ")}))
	}
	return b.Bytes(), nil
}

// reportInput reads the register as the paper needs it: on the day the state is given for, and when the period began.
// Without days, the period is the calendar year so far.
func reportInput(ctx context.Context, w *share.Workspace, from, to, asOf string) (reports.Input, error) {
	now := w.Store.Now()
	today := data.DayOf(now)
	in := reports.Input{Now: now}
	var err error
	for _, d := range []struct {
		day  *data.Day
		text string
		flag string
	}{{&in.From, from, "fran"}, {&in.To, to, "till"}, {&in.AsOf, asOf, "per"}} {
		if *d.day, err = data.ParseDay(d.text); err != nil {
			return in, data.NewProblem("problem.flag.value", "flag", d.flag).Because(err)
		}
	}
	if in.To == "" {
		in.To = today
		if in.AsOf != "" {
			in.To = in.AsOf
		}
	}
	if in.From == "" {
		in.From = in.To[:len("2006")] + "-01-01"
	}
	if in.AsOf == "" {
		in.AsOf = min(in.To, today)
	}
	if in.To < in.From {
		return in, data.NewProblem("problem.report.period", "from", string(in.From), "to", string(in.To))
	}
	if in.AsOf >= today {
		in.Register, err = w.Store.Read(ctx)
	} else {
		in.Register, err = w.Store.ReadAt(ctx, in.AsOf.AddDays(1).Start())
	}
	if err != nil {
		return in, err
	}
	in.Before, err = w.Store.ReadAt(ctx, in.From.Start())
	return in, err
}

// findRecord resolves an id for a paper, whatever register it is in.
func findRecord(register data.Register, text string) (string, error) {
	var last error
	for _, kind := range []data.Untyped{data.Documents.Untyped(), data.Incidents.Untyped()} {
		r, err := resolve(register, kind, text)
		if err == nil {
			return r.Header().ID, nil
		}
		if last == nil || data.IsProblem(err, "problem.record.ambiguous") {
			last = err
		}
	}
	return "", last
}
