package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/data/share"
	"lisparmen/reports"
	"lisparmen/reports/press"
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
				var objects [][]string
				for _, r := range reports.Reports() {
					about := make([]string, len(r.About))
					for i, name := range r.About {
						kind, _ := data.KindNamed(name)
						about[i] = kind.Word
					}
					objects = append(objects, []string{"namn", r.Name, "titel", r.Title, "beskrivning", r.Summary, "om", strings.Join(about, ", ")})
				}
				return writeObjects(s.out, objects)
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
	var out, from, to, asOf, format, id, committee, register, diary, meeting string
	var public, book, clauses, draft bool
	var keep keepFlags
	cmd := &cobra.Command{
		Use:   "rapport FIL.lis NAMN -o UT.pdf",
		Short: translations.Text("command.rapport", nil),
		Args:  arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if format == "" {
				format = formatPDF
				if of, ok := press.FormOf(out); ok {
					format = of.Name
				} else if out == "" || out == "-" {
					format = formatText
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
			paper, ok := reports.Named(args[1])
			if !ok {
				return unknownReport(args[1])
			}
			if draft && keep.wanted() {
				return data.NewProblem("problem.paper.draft", "title", paper.Title)
			}
			if format != formatText && out == "" {
				return data.NewProblem("problem.flag.value", "flag", "o")
			}
			return s.with(cmd, args[0], func(ctx context.Context, w *share.Workspace) error {
				if (book || keep.wanted()) && w.Store.ReadOnly() {
					return data.NewProblem("problem.file.readonly", "file", w.Store.Path())
				}
				order := press.Order{Report: paper, Public: public, DiaryNumber: diary, Meeting: meeting, AttClauses: clauses, Draft: draft}
				for _, d := range []struct {
					day        *data.Day
					text, flag string
				}{{&order.From, from, "fran"}, {&order.To, to, "till"}, {&order.AsOf, asOf, "per"}} {
					var err error
					if *d.day, err = data.ParseDay(d.text); err != nil {
						return data.NewProblem("problem.flag.value", "flag", d.flag).Because(err)
					}
				}
				if register != "" {
					if !paper.AboutKind {
						return data.NewProblem("problem.report.register", "report", paper.Title)
					}
					kind, err := kindNamed(register)
					if err != nil {
						return err
					}
					order.Kind = kind.Name
				}
				in, err := press.Input(ctx, w.Store, order)
				if err != nil {
					return err
				}
				if id != "" {
					if order.RecordID, err = findRecord(in.Register, paper, id); err != nil {
						return err
					}
				}
				if committee != "" {
					if order.RecordID, err = findCommittee(in.Register, paper, committee, id != ""); err != nil {
						return err
					}
				}
				made, err := press.Build(ctx, w.Store, order, in)
				if err != nil {
					return err
				}
				content, err := s.draw(made, form)
				if err != nil {
					return err
				}
				var kept *data.Paper
				if keep.wanted() { // first, since what is kept can be written again
					if kept, err = s.keep(ctx, w, in.Register, made, order, keep); err != nil {
						return err
					}
				}
				if err := s.writeFile(out, content); err != nil {
					return err
				}
				if book {
					if err := press.Book(ctx, w.Store, made, form, kept); err != nil {
						return err
					}
				}
				if out != "" && out != "-" {
					fmt.Fprintln(s.out, translations.Text("told.report", map[string]string{"title": made.Title, "file": out}))
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
	flags.StringVar(&committee, "namnd", "", translations.Text("flag.namnd", nil))
	flags.StringVar(&register, "register", "", translations.Text("flag.register.rapport", nil))
	flags.StringVar(&diary, "diarienummer", "", translations.Text("flag.diarienummer", nil))
	flags.StringVar(&meeting, "sammantrade", "", translations.Text("flag.sammantrade", nil))
	flags.BoolVar(&clauses, "att-satser", false, translations.Text("flag.att-satser", nil))
	flags.BoolVar(&public, "offentlig", false, translations.Text("flag.offentlig", nil))
	flags.BoolVar(&book, "bokfor", false, translations.Text("flag.bokfor", nil))
	flags.BoolVar(&draft, "arbetsmaterial", false, translations.Text("flag.arbetsmaterial", nil))
	flags.BoolVar(&keep.final, "upprattad", false, translations.Text("flag.upprattad", nil))
	flags.StringVar(&keep.sent, "expedierad", "", translations.Text("flag.expedierad", nil))
	flags.StringVar(&keep.receiver, "mottagare", "", translations.Text("flag.mottagare", nil))
	return cmd
}

// unknownReport tells that there is no such report, and which there are.
func unknownReport(name string) error {
	var names []string
	for _, r := range reports.Reports() {
		names = append(names, r.Name)
	}
	return data.NewProblem("problem.report.unknown", "text", name, "reports", strings.Join(names, ", "))
}

// draw makes the paper into the bytes of its form. A letter the fonts lack is a box on the paper, and is told.
func (s *session) draw(paper press.Paper, form press.Form) ([]byte, error) {
	content, missing, err := paper.In(form)
	if err != nil {
		return nil, err
	}
	s.tellMissing(missing)
	return content, nil
}

func (s *session) tellMissing(letters []rune) {
	if len(letters) > 0 {
		fmt.Fprintln(s.errs, translations.Text("told.missing", map[string]string{"letters": strings.Join(strings.Split(string(letters), ""), " ")}))
	}
}

// findRecord resolves the id of the record that a paper shall be about.
func findRecord(register data.Register, paper reports.Report, text string) (string, error) {
	first := error(data.NewProblem("problem.report.whole", "report", paper.Title))
	for i, name := range paper.About {
		kind, _ := data.KindNamed(name)
		r, err := resolve(register, kind, text)
		if err == nil {
			return r.Header().ID, nil
		}
		if i == 0 {
			first = err
		}
	}
	return "", first
}

// findCommittee resolves the name or short name of the nämnd that a paper shall be about. It says what --id says too, so both
// cannot be given.
func findCommittee(register data.Register, paper reports.Report, text string, alsoID bool) (string, error) {
	if !slices.Contains(paper.About, data.Units.Name) {
		return "", data.NewProblem("problem.report.committee", "report", paper.Title)
	}
	if alsoID {
		return "", data.NewProblem("problem.report.both")
	}
	r, err := resolve(register, data.Units.Untyped(), text)
	if err != nil {
		return "", err
	}
	return r.Header().ID, nil
}
