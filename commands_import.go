package main

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/share"
	"lisparmen/reports"
	"lisparmen/translations"

	"github.com/spf13/cobra"
)

// importFrom is lisparmen importera: what another program has written is taken in. It tells what would come of each card before, and
// with --prova alone.
func (s *session) importFrom() *cobra.Command {
	var onlyTry, roles bool
	var format string
	cmd := &cobra.Command{
		Use:   "importera FIL.lis KALLA.vcf",
		Short: translations.Text("command.importera", nil),
		Args:  arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkFormat(format, formatText, formatJSON); err != nil {
				return err
			}
			if !strings.EqualFold(filepath.Ext(args[1]), ".vcf") {
				return data.NewProblem("problem.import.form", "file", args[1])
			}
			cards, broken, err := exchange.ReadCards(args[1])
			if err != nil {
				return err
			}
			return s.withRegister(cmd, args[0], func(ctx context.Context, w *share.Workspace, register data.Register) error {
				list := exchange.CompareContacts(cards, register)
				if err := s.tellContacts(reports.NewViewer(register), list, broken, format); err != nil {
					return err
				}
				wanted := 0
				for _, c := range list {
					if c.Changes() || roles && c.Role != nil {
						wanted++
					}
				}
				if onlyTry || wanted == 0 {
					return nil
				}
				if err := w.BackUpBefore(ctx, share.BackupImport); err != nil {
					return err
				}
				made, filled := 0, 0
				if err := exchange.Import(ctx, w.Store, register, func(d *exchange.Deed) (err error) {
					made, filled, err = d.TakeContacts(list, roles)
					return err
				}); err != nil {
					return err
				}
				if format == formatText {
					fmt.Fprintln(s.out, translations.Text("told.contacts", map[string]string{"made": strconv.Itoa(made), "filled": strconv.Itoa(filled)}))
				}
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&onlyTry, "prova", false, translations.Text("flag.prova", nil))
	cmd.Flags().BoolVar(&roles, "roller", false, translations.Text("flag.roller", nil))
	cmd.Flags().StringVar(&format, "format", formatText, translations.Text("flag.format.sok", nil))
	return cmd
}

// contactState is what would come of a card. It is a message key.
func contactState(c exchange.Contact) string {
	switch {
	case c.Twice > 0:
		return "contact.twice"
	case c.Ambiguous:
		return "contact.ambiguous"
	case c.IsNew():
		return "contact.new"
	case c.Changes():
		return "contact.fills"
	}
	return "contact.same"
}

// tellContacts tells what would come of each card: a line each, or as JSON.
func (s *session) tellContacts(view *reports.Viewer, list []exchange.Contact, broken []int, format string) error {
	type told struct {
		Line    int      `json:"rad"`
		Name    string   `json:"namn"`
		State   string   `json:"lage"`
		Fills   []string `json:"fylls_i"`
		Differs []string `json:"skiljer"`
		Role    string   `json:"roll,omitempty"`
	}
	names := func(fields []exchange.ContactField) []string {
		words := []string{}
		for _, f := range fields {
			words = append(words, translations.Text(data.FieldKey("person", f.Name), nil))
		}
		return words
	}
	rows := []told{}
	for _, c := range list {
		row := told{Line: c.Line, Name: c.Name, State: translations.Text(contactState(c), map[string]string{"line": strconv.Itoa(c.Twice)}), Fills: names(c.Fills), Differs: names(c.Differs)}
		if c.Role != nil {
			row.Role = view.Title(c.Role)
		}
		rows = append(rows, row)
	}
	for _, line := range broken {
		rows = append(rows, told{Line: line, State: translations.Text("contact.broken", nil), Fills: []string{}, Differs: []string{}})
	}
	if format == formatJSON {
		out, err := json.MarshalIndent(rows, "", "  ")
		if err == nil {
			_, err = fmt.Fprintln(s.out, string(out))
		}
		return err
	}
	for _, r := range rows {
		words := r.State
		if len(r.Fills) > 0 {
			words += " " + translations.Text("contact.words.fills", map[string]string{"fields": reports.Enumerate(r.Fills)})
		}
		if len(r.Differs) > 0 {
			words += " " + translations.Text("contact.words.differs", map[string]string{"fields": reports.Enumerate(r.Differs)})
		}
		if r.Role != "" {
			words += " " + translations.Text("contact.words.role", map[string]string{"role": r.Role})
		}
		fmt.Fprintln(s.out, strings.TrimSpace(translations.Text("contact.line", map[string]string{"line": strconv.Itoa(r.Line), "name": r.Name, "words": words})))
	}
	return nil
}
