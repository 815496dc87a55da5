package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
	"unicode/utf8"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/share"
	"lisparmen/data/store"
	"lisparmen/reports"
	"lisparmen/translations"

	"github.com/spf13/cobra"
)

// formats are the forms a list can be told in.
const (
	formatText = "text"
	formatJSON = "json"
	formatCSV  = "csv"
	formatPDF  = "pdf"
)

func checkFormat(format string, allowed ...string) error {
	if slices.Contains(allowed, format) {
		return nil
	}
	return data.NewProblem("problem.format.unknown", "text", format, "formats", strings.Join(allowed, ", "))
}

// list is lisparmen lista: the living records of a register.
func (s *session) list() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "lista FIL.lis REGISTER",
		Short: translations.Text("command.lista", nil),
		Args:  arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkFormat(format, formatText, formatJSON, formatCSV); err != nil {
				return err
			}
			kind, err := kindNamed(args[1])
			if err != nil {
				return err
			}
			return s.withRegister(cmd, args[0], func(ctx context.Context, w *share.Workspace, register data.Register) error {
				return s.tellRecords(format, kind, register, register.Living(kind))
			})
		},
	}
	cmd.Flags().StringVar(&format, "format", formatText, translations.Text("flag.format.lista", nil))
	return cmd
}

func (s *session) tellRecords(format string, kind data.Untyped, register data.Register, records []data.Record) error {
	view := reports.NewViewer(register)
	switch format {
	case formatJSON:
		return writeRecordsJSON(s.out, kind, view, records)
	case formatCSV:
		return writeRecordsCSV(s.out, kind, view, records)
	}
	var columns []data.UntypedField
	var head []string
	for _, f := range kind.Fields {
		if f.InList {
			columns = append(columns, f)
			head = append(head, translations.Text(data.FieldKey(kind.Name, f.Name), nil))
		}
	}
	rows := make([][]string, len(records))
	for n, r := range records {
		for _, f := range columns {
			rows[n] = append(rows[n], shorten(view.Show(kind, f, f.Get(r))))
		}
	}
	if err := writeTable(s.out, head, rows); err != nil {
		return err
	}
	_, err := fmt.Fprintln(s.out, translations.Count("told.count", len(records), nil))
	return err
}

// writeRecordsCSV writes records with their fields by the words of the command line, as people read them.
func writeRecordsCSV(out io.Writer, kind data.Untyped, view *reports.Viewer, records []data.Record) error {
	head := make([]string, len(kind.Fields))
	rows := make([][]string, len(records))
	for i, f := range kind.Fields {
		head[i] = f.Word
	}
	for n, r := range records {
		for _, f := range kind.Fields {
			rows[n] = append(rows[n], view.Show(kind, f, f.Get(r)))
		}
	}
	return exchange.WriteCSV(out, head, rows)
}

// widestCell keeps a list readable in a terminal; JSON and CSV have the whole text.
const widestCell = 60

func shorten(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) <= widestCell {
		return text
	}
	return string([]rune(text)[:widestCell-1]) + "…"
}

func writeTable(out io.Writer, head []string, rows [][]string) error {
	gathered := bufio.NewWriter(out) // else each cell and the room after it is a write of its own
	w := tabwriter.NewWriter(gathered, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, strings.Join(head, "\t"))
	for _, row := range rows {
		fmt.Fprintln(w, strings.Join(row, "\t"))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return gathered.Flush()
}

// writeRecordsJSON keeps the kind's order of fields, so that two runs give the same bytes.
func writeRecordsJSON(out io.Writer, kind data.Untyped, view *reports.Viewer, records []data.Record) error {
	head := []string{"id", "register"}
	for _, f := range kind.Fields {
		head = append(head, f.Word)
	}
	rows, shown := make([][]string, len(records)), make([][]string, len(records))
	for n, r := range records {
		rows[n] = []string{r.Header().ID, kind.Word}
		for _, f := range kind.Fields {
			text := f.Get(r)
			rows[n], shown[n] = append(rows[n], text), append(shown[n], view.Show(kind, f, text))
		}
	}
	return exchange.WriteJSON(out, head, rows, shown)
}

// writeObjects writes a list of objects, each as names and texts in turn.
func writeObjects(out io.Writer, objects [][]string) error {
	var b bytes.Buffer
	b.WriteByte('[')
	for i, pairs := range objects {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString("\n  {")
		writePairs(&b, pairs, " ")
		b.WriteByte('}')
	}
	b.WriteString("\n]\n")
	_, err := out.Write(b.Bytes())
	return err
}

func writePairs(b *bytes.Buffer, pairs []string, between string) {
	for i := 0; i+1 < len(pairs); i += 2 {
		if i > 0 {
			b.WriteString("," + between)
		}
		b.WriteString(jsonText(pairs[i]) + ": " + jsonText(pairs[i+1]))
	}
}

func jsonText(text string) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(text) // text never fails
	return strings.TrimSuffix(b.String(), "\n")
}

// search is lisparmen sok: records of every register that hold all the words.
func (s *session) search() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "sok FIL.lis ORD…",
		Short: translations.Text("command.sok", nil),
		Args:  arguments(2, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkFormat(format, formatText, formatJSON); err != nil {
				return err
			}
			return s.with(cmd, args[0], func(ctx context.Context, w *share.Workspace) error {
				hits, err := w.Store.Search(ctx, strings.Join(args[1:], " "))
				if err != nil {
					return err
				}
				register, err := w.Store.Read(ctx)
				if err != nil {
					return err
				}
				return s.tellHits(format, register, hits)
			})
		},
	}
	cmd.Flags().StringVar(&format, "format", formatText, translations.Text("flag.format.sok", nil))
	return cmd
}

func (s *session) tellHits(format string, register data.Register, hits []store.Hit) error {
	view := reports.NewViewer(register)
	if format == formatJSON {
		objects := make([][]string, len(hits))
		for i, hit := range hits {
			kind, _ := data.KindNamed(hit.Kind)
			objects[i] = []string{"id", hit.Record, "register", kind.Word, "titel", view.Title(register.Record(hit.Record)), "utdrag", hit.Excerpt}
		}
		return writeObjects(s.out, objects)
	}
	rows := make([][]string, len(hits))
	for i, hit := range hits {
		rows[i] = []string{
			translations.Text(data.KindKey(hit.Kind), nil), shorten(view.Title(register.Record(hit.Record))),
			shorten(hit.Excerpt), hit.Record,
		}
	}
	if err := writeTable(s.out, []string{translations.Text("head.register", nil), translations.Text("head.title", nil), translations.Text("head.excerpt", nil), "Id"}, rows); err != nil {
		return err
	}
	_, err := fmt.Fprintln(s.out, translations.Count("told.hits", len(hits), nil))
	return err
}

// history is lisparmen historik: who changed what, when, from what to what.
func (s *session) history() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "historik FIL.lis REGISTER [ID]",
		Short: translations.Text("command.historik", nil),
		Args:  arguments(2, 3),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkFormat(format, formatText, formatJSON); err != nil {
				return err
			}
			kind, err := kindNamed(args[1])
			if err != nil {
				return err
			}
			return s.withRegister(cmd, args[0], func(ctx context.Context, w *share.Workspace, register data.Register) error {
				id := ""
				if len(args) == 3 {
					r, err := resolve(register, kind, args[2])
					if err != nil {
						return err
					}
					id = r.Header().ID
				}
				events, err := w.Store.History(ctx, kind, id)
				if err != nil {
					return err
				}
				return s.tellHistory(format, kind, register, events)
			})
		},
	}
	cmd.Flags().StringVar(&format, "format", formatText, translations.Text("flag.format.sok", nil))
	return cmd
}

func (s *session) tellHistory(format string, kind data.Untyped, register data.Register, events []store.Event) error {
	rows := make([][]string, len(events))
	objects := make([][]string, len(events))
	view := reports.NewViewer(register)
	for i, e := range events {
		at := reports.Moment(e.At)
		word, before, after := showEvent(view, kind, e)
		label := translations.Text(data.FieldKey(kind.Name, e.Field), nil)
		act := translations.Text("act."+e.Act, nil)
		objects[i] = []string{
			"id", e.Record, "register", kind.Word, "nar", at, "vem", e.Author, "handling", act, "skal", e.Reason, "falt", word, "fran", before, "till", after,
		}
		rows[i] = []string{at, e.Author, act, shorten(view.Title(register.Record(e.Record))), label, shorten(before), shorten(after)}
	}
	if format == formatJSON {
		return writeObjects(s.out, objects)
	}
	head := []string{}
	for _, key := range []string{"head.when", "head.who", "head.act", "head.title", "head.field", "head.before", "head.after"} {
		head = append(head, translations.Text(key, nil))
	}
	return writeTable(s.out, head, rows)
}

// showEvent gives a change's field by its Swedish word, and its two values as people read them.
func showEvent(view *reports.Viewer, kind data.Untyped, e store.Event) (word, before, after string) {
	name, linked, isElement := strings.Cut(e.Field, "/")
	f, known := kind.Field(name)
	word, before, after = name, e.Old, e.New
	switch {
	case !known: // the record's own life: made, removed, gallrad
	case isElement:
		word, before, after = f.Word, "", ""
		if e.Old != "" {
			before = view.Linked(linked)
		}
		if e.New != "" {
			after = view.Linked(linked)
		}
	default:
		word, before, after = f.Word, view.Show(kind, f, e.Old), view.Show(kind, f, e.New)
	}
	if e.Erased {
		after = translations.Text("told.erased", nil)
	}
	return word, before, after
}

// save is lisparmen spara: one record, through the same checks as the form.
func (s *session) save() *cobra.Command {
	var id string
	cmd := &cobra.Command{
		Use:   "spara FIL.lis REGISTER FÄLT=VÄRDE…",
		Short: translations.Text("command.spara", nil),
		Args:  arguments(3, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			kind, err := kindNamed(args[1])
			if err != nil {
				return err
			}
			return s.withRegister(cmd, args[0], func(ctx context.Context, w *share.Workspace, register data.Register) error {
				record, base := kind.New(), store.Base{}
				if kind.Single && id == "" {
					id = register.Municipality().ID
				}
				if kind.Name == data.RegisterUses.Name && id == "" {
					id = registerUsed(register, kind, args[2:])
				}
				if id != "" {
					found, err := resolve(register, kind, id)
					if err != nil {
						return err
					}
					if record, base, err = w.Store.Get(ctx, kind, found.Header().ID); err != nil {
						return err
					}
				}
				var said []string
				for _, assignment := range args[2:] {
					field, err := assign(register, kind, record, assignment)
					if err != nil {
						return err
					}
					base.Choose(field)
					said = append(said, field)
				}
				if id == "" {
					data.FillMark(register, record, data.DayOf(w.Store.Now()), said...)
				}
				saved, err := exchange.SaveByHand(ctx, w.Store, register, base, record, translations.Swedish.Text)
				if err != nil {
					return err
				}
				s.tellChange(args[0], register, record, data.DayOf(w.Store.Now()))
				return s.saved(saved, "told.saved", map[string]string{"kind": data.KindKey(kind.Name), "id": record.Header().ID})
			})
		},
	}
	cmd.Flags().StringVar(&id, "id", "", translations.Text("flag.id", nil))
	return cmd
}

// registerUsed is the id of what has been said before of the register that is told of, so that the file never says two things.
func registerUsed(register data.Register, kind data.Untyped, assignments []string) string {
	told := &data.RegisterUse{}
	for _, assignment := range assignments {
		if word, text, _ := strings.Cut(assignment, "="); word == "avser" || word == "kind_name" {
			if f, _ := kind.Field(word); f.Put(told, text) != nil {
				return "" // what is wrong with it is told where it is put into the record
			}
		}
	}
	if said, ok := data.SaidOf(register, told.Register); ok {
		return said.ID
	}
	return ""
}

// tellChange says that what was saved has been told to the single point of contact, and by when the change must be.
func (s *session) tellChange(file string, register data.Register, record data.Record, today data.Day) {
	sort, fields, changed := data.ChangeToTell(register, register.Record(record.Header().ID), record)
	if !changed {
		return
	}
	kind, _ := data.KindNamed("registration")
	f, _ := kind.Field("sort")
	word := ""
	for _, o := range f.Choices {
		if o.Name == string(sort) {
			word = o.Word
		}
	}
	fmt.Fprintln(s.out, translations.Text("told.change", map[string]string{
		"fields": reports.FieldNames(record.KindName(), fields), "by": string((&data.Registration{Sort: sort, ChangedOn: today}).TellBy()),
		"file": file, "sort": word, "today": string(today),
	}))
}

// assign puts FÄLT=VÄRDE into the record. A reference may be given by id, number or title; several parted by commas.
func assign(register data.Register, kind data.Untyped, record data.Record, assignment string) (field string, err error) {
	word, text, ok := strings.Cut(assignment, "=")
	f, known := kind.Field(word)
	if !ok || !known {
		return "", unknownField(kind, word)
	}
	if f.Name == data.OriginField && text != "" {
		if text, err = origin(register, text); err != nil {
			return "", err
		}
	}
	if f.IsLink() && text != "" {
		target, _ := data.KindNamed(f.Target)
		if text, err = references(register, target, f.Type == data.TypeRefs, text); err != nil {
			return "", err
		}
	}
	return f.Name, f.Put(record, text)
}

// origin finds the record that something came of, given as its register and its name, number or id: "roll/Säkerhetsskyddschef".
func origin(register data.Register, text string) (string, error) {
	word, title, _ := strings.Cut(text, "/")
	kind, err := kindNamed(word)
	if err != nil {
		return "", err
	}
	r, err := resolve(register, kind, title)
	if err != nil {
		return "", err
	}
	return data.OriginOf(kind.Name, r.Header().ID), nil
}

func unknownField(kind data.Untyped, word string) error {
	fields := make([]string, len(kind.Fields))
	for i, f := range kind.Fields {
		fields[i] = f.Word
	}
	return data.NewProblem("problem.field.unknown", "text", word, "fields", strings.Join(fields, ", "))
}

func references(register data.Register, target data.Untyped, several bool, text string) (string, error) {
	r, err := resolve(register, target, text)
	if err == nil {
		return r.Header().ID, nil
	}
	if !several || !strings.Contains(text, ",") {
		return "", err
	}
	var ids []string
	for _, part := range strings.Split(text, ",") {
		r, err := resolve(register, target, part)
		if err != nil {
			return "", err
		}
		ids = append(ids, r.Header().ID)
	}
	return strings.Join(ids, "\n"), nil
}

// resolve finds the record that a person means: by id or the end of one, by number as "I-3", or by title.
func resolve(register data.Register, kind data.Untyped, text string) (data.Record, error) {
	text = strings.TrimSpace(text)
	if r := register.Record(text); r != nil && r.KindName() == kind.Name {
		return r, nil
	}
	var found []data.Record
	for _, r := range register.Living(kind) {
		switch {
		case strings.EqualFold(kind.TitleOf(r), text), kind.NumberOf(r) != "" && strings.EqualFold(kind.NumberOf(r), text),
			shortName(kind, r) != "" && strings.EqualFold(shortName(kind, r), text):
			found = append(found, r)
		case len(text) >= 6 && strings.HasSuffix(r.Header().ID, strings.ToLower(text)):
			found = append(found, r)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return nil, data.NewProblem("problem.record.missing", "kind", data.KindKey(kind.Name), "id", text)
	}
	var ids []string
	for _, r := range found {
		ids = append(ids, r.Header().ID)
	}
	return nil, data.NewProblem("problem.record.ambiguous", "kind", data.KindKey(kind.Name), "text", text, "ids", strings.Join(ids, ", "))
}

// shortName is what a unit or authority is called in short, "KS".
func shortName(kind data.Untyped, r data.Record) string {
	if f, ok := kind.Field("short"); ok {
		return f.Get(r)
	}
	return ""
}

// act is a command on one record.
func (s *session) act(use, key string, do func(context.Context, *store.Store, data.Untyped, string) (store.Saved, error)) *cobra.Command {
	return &cobra.Command{
		Use:   use + " FIL.lis REGISTER ID",
		Short: translations.Text("command."+use, nil),
		Args:  arguments(3, 3),
		RunE: func(cmd *cobra.Command, args []string) error {
			kind, err := kindNamed(args[1])
			if err != nil {
				return err
			}
			return s.withRegister(cmd, args[0], func(ctx context.Context, w *share.Workspace, register data.Register) error {
				r, err := resolve(register, kind, args[2])
				if err != nil {
					return err
				}
				saved, err := do(ctx, w.Store, kind, r.Header().ID)
				if linked := store.Linked(err); len(linked) > 0 {
					s.tellLinked(register, linked)
				}
				if err != nil {
					return err
				}
				return s.saved(saved, key, map[string]string{"kind": data.KindKey(kind.Name), "id": r.Header().ID})
			})
		},
	}
}

// tellLinked names the records that point at one which is to be removed.
func (s *session) tellLinked(register data.Register, linked []store.Reference) {
	for _, l := range linked {
		fmt.Fprintf(s.out, "%s: %s (%s)\n", translations.Text(data.KindKey(l.Kind), nil),
			reports.ShownTitle(register, register.Record(l.ID)), translations.Text(data.FieldKey(l.Kind, l.Field), nil))
	}
}

func (s *session) remove() *cobra.Command {
	var follow bool
	cmd := s.act("tabort", "told.removed", func(ctx context.Context, st *store.Store, kind data.Untyped, id string) (store.Saved, error) {
		register, err := st.Read(ctx)
		if err != nil {
			return store.Saved{}, err
		}
		var parting data.Parting
		if follow {
			parting = data.PartFrom(register, register.Record(id))
		}
		saved, err := exchange.RemoveByHand(ctx, st, register, kind, id, follow)
		if err == nil || len(parting.Stuck) > 0 {
			s.tellParting(register, parting)
		}
		return saved, err
	})
	cmd.Flags().BoolVar(&follow, "folj", false, translations.Text("flag.folj", nil))
	return cmd
}

// tellParting names what a removal took with it, or what forbids it.
func (s *session) tellParting(register data.Register, parting data.Parting) {
	say := func(key string, records []data.Record) {
		if len(records) == 0 {
			return
		}
		fmt.Fprintln(s.out, translations.Count(key, len(records), nil))
		for _, r := range records {
			fmt.Fprintf(s.out, "  %s: %s\n", translations.Text(data.KindKey(r.KindName()), nil), reports.ShownTitle(register, r))
		}
	}
	if len(parting.Stuck) > 0 {
		say("told.follow.stuck", parting.Stuck)
		return
	}
	say("told.follow.loosed", parting.LoosedRecords())
	say("told.follow.gone", parting.Gone)
}

func (s *session) restore() *cobra.Command {
	return s.act("aterta", "told.restored", func(ctx context.Context, st *store.Store, kind data.Untyped, id string) (store.Saved, error) {
		return st.Restore(ctx, kind, id)
	})
}

// undo is lisparmen angra: it takes back the latest save made from this computer.
func (s *session) undo() *cobra.Command {
	var onlyUnchanged bool
	cmd := &cobra.Command{
		Use:   "angra FIL.lis",
		Short: translations.Text("command.angra", nil),
		Args:  arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.with(cmd, args[0], func(ctx context.Context, w *share.Workspace) error {
				undone, err := w.Store.Undo(ctx, onlyUnchanged)
				register, readErr := w.Store.Read(ctx)
				if readErr != nil {
					return readErr
				}
				s.tellLinked(register, append(undone.Kept, store.Linked(err)...))
				if err != nil {
					return err
				}
				fmt.Fprintln(s.out, translations.Count("told.undone", len(undone.Records), map[string]string{"act": translations.Text("act."+undone.Act, nil)}))
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&onlyUnchanged, "bara-oandrat", false, translations.Text("flag.bara-oandrat", nil))
	return cmd
}
