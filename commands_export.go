package main

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/share"
	"lisparmen/reports"
	"lisparmen/reports/export"
	"lisparmen/reports/press"
	"lisparmen/translations"

	"github.com/spf13/cobra"
)

// exportTo is lisparmen exportera: registers for Excel and other programs, what falls due and the årshjul for a calendar, people and
// the contacts of suppliers for a book of addresses, or an archive of everything, by how the file's name ends.
func (s *session) exportTo() *cobra.Command {
	var internal, folder bool
	var register, cards, year string
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
			case !slices.Contains([]string{".ics", ".vcf", ".xlsx", ".csv", ".json"}, ending):
				return data.NewProblem("problem.export.form", "file", out)
			case ending == ".ics" && register != "", (ending == ".csv" || ending == ".json") && register == "":
				return data.NewProblem("problem.flag.value", "flag", "register")
			case cards != string(exchange.Card3) && cards != string(exchange.Card4), ending != ".vcf" && cmd.Flags().Changed("vcard"):
				return data.NewProblem("problem.flag.value", "flag", "vcard")
			case ending == ".vcf" && register == "":
				kinds = []data.Untyped{data.People.Untyped(), data.Suppliers.Untyped()}
			case ending == ".vcf" && !slices.ContainsFunc(export.CardKinds, func(k data.Untyped) bool { return k.Name == kinds[0].Name }):
				return data.NewProblem("problem.flag.value", "flag", "register")
			}
			return s.withRegister(cmd, args[0], func(_ context.Context, w *share.Workspace, reg data.Register) error {
				var b bytes.Buffer
				told, err, leftOut := "", error(nil), 0
				switch ending {
				case ".vcf":
					var list []exchange.NewCard
					for _, kind := range kinds {
						some, secret := export.Cards(reg, reg.Living(kind), data.DayOf(w.Store.Now()), internal)
						list, leftOut = append(list, some...), leftOut+secret
					}
					told, err = "told.export.cards", exchange.WriteCards(&b, list, exchange.CardVersion(cards), w.Store.Now())
				case ".ics":
					told, err = "told.calendar", export.WriteCalendar(&b, reg, w.Store.Now(), internal)
				case ".xlsx":
					told, err = "told.export.sheets", exchange.WriteWorkbook(&b, export.Sheets(reg, kinds), w.Store.Now())
				case ".csv":
					head, rows := export.Sheets(reg, kinds)[0].Texts()
					told, err = "told.export", exchange.WriteCSV(&b, head, rows)
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
				if leftOut > 0 {
					fmt.Fprintln(s.out, translations.Count("told.export.secret", leftOut, nil))
				}
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&register, "register", "", translations.Text("flag.register.export", nil))
	cmd.Flags().BoolVar(&internal, "internt", false, translations.Text("flag.internt", nil))
	cmd.Flags().StringVar(&cards, "vcard", string(exchange.Card4), translations.Text("flag.vcard", nil))
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
