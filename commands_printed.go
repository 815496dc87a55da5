package main

import (
	"context"
	"time"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/share"
	"lisparmen/reports"
	"lisparmen/translations"

	"github.com/spf13/cobra"
)

// printed is lisparmen utskrifter: the papers that have been printed and booked, when, by whom and with which kontrollkod.
func (s *session) printed() *cobra.Command {
	var format, report string
	cmd := &cobra.Command{
		Use:   "utskrifter FIL.lis",
		Short: translations.Text("command.utskrifter", nil),
		Args:  arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkFormat(format, formatText, formatJSON, formatCSV); err != nil {
				return err
			}
			return s.withRegister(cmd, args[0], func(ctx context.Context, w *share.Workspace, register data.Register) error {
				list, err := w.Store.Printed(ctx, report)
				if err != nil {
					return err
				}
				if _, ok := reports.Named(report); report != "" && !ok && len(list) == 0 { // one that has had its day may still have been printed
					return unknownReport(report)
				}
				return s.tellPrinted(format, register, list)
			})
		},
	}
	cmd.Flags().StringVar(&report, "rapport", "", translations.Text("flag.rapport", nil))
	cmd.Flags().StringVar(&format, "format", formatText, translations.Text("flag.format.lista", nil))
	return cmd
}

func (s *session) tellPrinted(format string, register data.Register, list []data.Printed) error {
	view := reports.NewViewer(register)
	yes := func(p data.Printed, is bool) string {
		switch {
		case p.Form == "": // nobody knows of what was booked before this was told
			return ""
		case is:
			return "Ja"
		}
		return "Nej"
	}
	var rows, objects [][]string
	for _, p := range list {
		about, kept := view.PrintedAbout(p), ""
		if r := register.Record(string(p.Kept)); r != nil {
			kept = view.Title(r)
		}
		objects = append(objects, []string{
			"nar", p.At.UTC().Format(time.RFC3339), "rapport", p.Report, "titel", reports.PrintedName(p), "om", about, "fran", string(p.From), "till", string(p.To),
			"stallning-per", string(p.AsOf), "offentlig", yes(p, p.Public), "arbetsmaterial", yes(p, p.Draft), "form", p.Form, "vem", p.Author,
			"kontrollkod", p.Code, "handling", kept,
		})
		version := reports.PrintedVersion(p)
		if p.Draft {
			version += ", " + translations.Text("told.draft", nil)
		}
		rows = append(rows, []string{
			reports.Moment(p.At), reports.PrintedName(p), shorten(about), reports.PrintedPeriod(p), version, reports.FormWords(p.Form), p.Author, p.Code, shorten(kept),
		})
	}
	switch format {
	case formatJSON:
		return writeObjects(s.out, objects)
	case formatCSV:
		head := []string{"nar", "rapport", "titel", "om", "fran", "till", "stallning-per", "offentlig", "arbetsmaterial", "form", "vem", "kontrollkod", "handling"}
		rows = nil
		for i, pairs := range objects {
			row := []string{reports.Moment(list[i].At)}
			for at := 3; at < len(pairs); at += 2 {
				row = append(row, pairs[at])
			}
			rows = append(rows, row)
		}
		return exchange.WriteCSV(s.out, head, rows)
	}
	var head []string
	for _, key := range []string{"head.when", "head.report", "head.about", "head.period", "head.version", "head.form", "head.who", "head.code", "head.kept"} {
		head = append(head, translations.Text(key, nil))
	}
	return writeTable(s.out, head, rows)
}
