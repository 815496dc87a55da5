package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/policy"
	"lisparmen/data/share"
	"lisparmen/data/store"
	"lisparmen/reports"
	"lisparmen/reports/export"
	"lisparmen/translations"

	"github.com/spf13/cobra"
)

// importFlags are how something is to be taken in.
type importFlags struct {
	onlyTry, roles, create, skip bool
	register, template, format   string
	document                     string
}

// importFrom is lisparmen importera: what another program has written is taken in: contacts from vCards, else the rows of tables. It
// tells what would come of each before, and with --prova alone. An archive becomes a new file.
func (s *session) importFrom() *cobra.Command {
	var flags importFlags
	cmd := &cobra.Command{
		Use:   "importera FIL.lis KALLA",
		Short: translations.Text("command.importera", nil),
		Args:  arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkFormat(flags.format, formatText, formatJSON); err != nil {
				return err
			}
			source := args[1]
			if exchange.IsArchive(source) {
				if flags != (importFlags{format: flags.format}) { // an archive is taken in whole or not at all
					return data.NewProblem("problem.archive.flags")
				}
				return s.importArchive(cmd, args[0], source)
			}
			if strings.EqualFold(filepath.Ext(source), ".vcf") {
				cards, broken, err := exchange.ReadCards(source)
				if err != nil {
					return err
				}
				return s.withRegister(cmd, args[0], func(ctx context.Context, w *share.Workspace, register data.Register) error {
					return s.importContacts(ctx, w, register, exchange.CompareContacts(cards, register), broken, flags)
				})
			}
			if flags.document != "" {
				return s.importText(cmd, args[0], source, flags)
			}
			if slices.Contains([]string{".docx", ".md"}, strings.ToLower(filepath.Ext(source))) {
				return data.NewProblem("problem.import.document", "file", source)
			}
			kinds := data.Kinds()
			if flags.register != "" {
				kind, err := kindNamed(flags.register)
				if err != nil {
					return err
				}
				kinds = []data.Untyped{kind}
			}
			tables, err := exchange.ReadTables(source)
			if err != nil {
				return err
			}
			return s.withRegister(cmd, args[0], func(ctx context.Context, w *share.Workspace, register data.Register) error {
				return s.importTables(ctx, w, register, tables, kinds, flags)
			})
		},
	}
	cmd.Flags().StringVar(&flags.register, "register", "", translations.Text("flag.register.import", nil))
	cmd.Flags().StringVar(&flags.document, "styrdokument", "", translations.Text("flag.styrdokument.import", nil))
	cmd.Flags().StringVar(&flags.template, "mall", "", translations.Text("flag.mall", nil))
	cmd.Flags().BoolVar(&flags.onlyTry, "prova", false, translations.Text("flag.prova", nil))
	cmd.Flags().BoolVar(&flags.create, "skapa", false, translations.Text("flag.skapa", nil))
	cmd.Flags().BoolVar(&flags.skip, "hoppa", false, translations.Text("flag.hoppa", nil))
	cmd.Flags().BoolVar(&flags.roles, "roller", false, translations.Text("flag.roller", nil))
	cmd.Flags().StringVar(&flags.format, "format", formatText, translations.Text("flag.format.sok", nil))
	return cmd
}

// importArchive makes a new file of an archive.
func (s *session) importArchive(cmd *cobra.Command, path, source string) (err error) {
	options, err := s.options()
	if err != nil {
		return err
	}
	if _, err := os.Lstat(path); err == nil {
		return data.NewProblem("problem.archive.exists", "file", path)
	}
	ctx := cmd.Context()
	a, err := exchange.OpenArchive(ctx, source, nil)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	w, err := share.Create(ctx, path, options, func(st *store.Store) error { return a.TakeInto(ctx, st, nil) })
	if err != nil {
		return err
	}
	fmt.Fprintln(s.out, translations.Text("told.archive.taken", map[string]string{"archive": source, "file": w.Store.Path()}))
	return w.Close(ctx)
}

// importText gives a governing document the text of a file. With --prova the headings are told, and nothing is saved.
func (s *session) importText(cmd *cobra.Command, file, source string, flags importFlags) error {
	read, err := policy.ReadDocument(source)
	if err != nil {
		return err
	}
	return s.onDocument(cmd, []string{file, flags.document}, func(ctx context.Context, w *share.Workspace, register data.Register, document *data.Document) error {
		if !flags.onlyTry {
			if err := exchange.Import(ctx, w.Store, register, func(d *exchange.Deed) error { return d.TakeText(document, read, source) }); err != nil {
				return err
			}
		}
		for _, section := range read.Sections {
			fmt.Fprintln(s.out, strings.Repeat("  ", max(0, section.Level-1))+section.Heading)
		}
		return nil
	})
}

func (s *session) importContacts(ctx context.Context, w *share.Workspace, register data.Register, list []exchange.Contact, broken []int, flags importFlags) error {
	if err := s.tellContacts(reports.NewViewer(register), list, broken, flags.format); err != nil {
		return err
	}
	wanted := 0
	for _, c := range list {
		if c.Changes() || flags.roles && c.Role != nil {
			wanted++
		}
	}
	if flags.onlyTry || wanted == 0 {
		return nil
	}
	if err := w.BackUpBefore(ctx, share.BackupImport); err != nil {
		return err
	}
	made, filled := 0, 0
	if err := exchange.Import(ctx, w.Store, register, func(d *exchange.Deed) (err error) {
		made, filled, err = d.TakeContacts(list, flags.roles)
		return err
	}); err != nil {
		return err
	}
	if flags.format == formatText {
		fmt.Fprintln(s.out, translations.Text("told.contacts", map[string]string{"made": strconv.Itoa(made), "filled": strconv.Itoa(filled)}))
	}
	return nil
}

// importTables takes in rows of tables, all or none: when one cannot be taken in nothing is, unless those are to be skipped.
func (s *session) importTables(ctx context.Context, w *share.Workspace, register data.Register, tables []exchange.Table, kinds []data.Untyped, flags importFlags) error {
	words := export.Words(reports.NewViewer(register))
	var placed []exchange.PlacedTable
	var told []toldRow
	var unknown error
	for _, table := range tables {
		layout, err := layoutOf(table, register, words, kinds, flags.template)
		if err != nil { // a sheet of instructions, where others hold rows
			unknown = cmp.Or(unknown, err)
			told = append(told, toldRow{Title: table.Name, Changes: []string{}, Makes: []string{}, State: translations.Text("row.sheet", map[string]string{"sheet": table.Name})})
			continue
		}
		placed = append(placed, exchange.PlacedTable{Rows: table.Rows, Layout: layout})
		for _, t := range layout.Twice(table.Rows) {
			told = append(told, toldRow{
				Register: layout.Kind.Word, Line: layout.Head + 1, Title: t.Head, Changes: []string{}, Makes: []string{},
				State: translations.Text("row.twice", map[string]string{"column": t.Column, "first": t.First}),
			})
		}
	}
	if len(placed) == 0 {
		return unknown
	}
	comparison := exchange.Comparison{Register: register, Words: words, Create: flags.create, NewID: w.Store.NewID}
	rows, err := comparison.CompareTables(placed)
	if err != nil {
		return err
	}
	wrong, wanted := 0, 0
	for _, r := range rows {
		if r.Problem != nil {
			wrong++
		} else if r.Changes() {
			wanted++
		}
		told = append(told, tellRow(r))
	}
	if err := s.tellRows(told, flags.format); err != nil {
		return err
	}
	switch {
	case flags.onlyTry:
		return nil
	case wrong > 0 && !flags.skip:
		return data.NewProblem("problem.import.wrong", "count", strconv.Itoa(wrong))
	case wanted == 0:
		return nil
	}
	if err := w.BackUpBefore(ctx, share.BackupImport); err != nil {
		return err
	}
	made, changed := 0, 0
	if err := exchange.Import(ctx, w.Store, register, func(d *exchange.Deed) (err error) {
		made, changed, err = d.TakeRows(rows, translations.Swedish.Text)
		return err
	}); err != nil {
		return err
	}
	if flags.format == formatText {
		fmt.Fprintln(s.out, translations.Text("told.rows", map[string]string{"made": strconv.Itoa(made), "changed": strconv.Itoa(changed)}))
	}
	return nil
}

// layoutOf finds what stands where in a table: as the importmall that is asked for says, else by its heads.
func layoutOf(table exchange.Table, register data.Register, words exchange.Words, kinds []data.Untyped, template string) (exchange.Layout, error) {
	templates := data.All(register, data.ImportTemplates)
	if template != "" {
		for _, t := range templates {
			if strings.EqualFold(t.Title, template) {
				return exchange.LayoutBy(table.Rows, t)
			}
		}
		return exchange.Layout{}, data.NewProblem("problem.import.no_template", "title", template)
	}
	layout, ok := exchange.FindLayout(table.Rows, exchange.KindsOf(table, kinds, words), words, templates)
	if !ok {
		return exchange.Layout{}, data.NewProblem("problem.import.head", "sheet", table.Name)
	}
	return layout, nil
}

// toldRow is what would come of a row.
type toldRow struct {
	Register string   `json:"register"`
	Line     int      `json:"rad"` // 0: it is about a sheet as a whole
	Title    string   `json:"titel"`
	State    string   `json:"lage"`
	Changes  []string `json:"andrar"`
	Makes    []string `json:"skapar"`
	Column   string   `json:"kolumn,omitempty"` // that the reason is about
	Why      string   `json:"skal,omitempty"`
}

func tellRow(r exchange.ImportRow) toldRow {
	kind := r.Kind
	told := toldRow{Register: kind.Word, Line: r.Line, Title: r.Title, State: "same", Changes: []string{}, Makes: []string{}}
	switch {
	case r.Problem != nil:
		told.State, told.Column, told.Why = "error", r.Column, sentence(r.Problem)
	case r.IsNew():
		told.State = "new"
	case r.Changes():
		told.State = "changed"
	}
	if told.State == "changed" {
		for _, v := range r.Values {
			told.Changes = append(told.Changes, translations.Text(data.FieldKey(kind.Name, v.Field), nil))
		}
	}
	for _, part := range r.Parts {
		told.Changes = append(told.Changes, translations.Text(data.FieldKey(data.Classifications.Name, part.Field), nil))
	}
	for _, l := range r.Lacks {
		told.Makes = append(told.Makes, l.Title)
	}
	told.State = translations.Text("row."+told.State, nil)
	return told
}

func (s *session) tellRows(rows []toldRow, format string) error {
	if format == formatJSON {
		return writeJSON(s.out, rows)
	}
	for _, r := range rows {
		if r.Line == 0 {
			fmt.Fprintln(s.out, r.State)
			continue
		}
		said := r.State
		if len(r.Changes) > 0 {
			said += ": " + reports.Enumerate(r.Changes)
		}
		if len(r.Makes) > 0 {
			said += ". " + translations.Text("row.makes", map[string]string{"titles": reports.Enumerate(r.Makes)})
		}
		if r.Column != "" {
			said += " (" + translations.Text("row.column", map[string]string{"column": r.Column}) + ")"
		}
		if r.Why != "" {
			said += ": " + r.Why
		}
		fmt.Fprintln(s.out, translations.Text("row.line", map[string]string{"line": strconv.Itoa(r.Line), "title": strings.Join(strings.Fields(r.Title), " "), "words": said}))
	}
	return nil
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
		return writeJSON(s.out, rows)
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
