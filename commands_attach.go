package main

import (
	"context"
	"fmt"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/share"
	"lisparmen/reports"
	"lisparmen/translations"

	"github.com/spf13/cobra"
)

// attach is lisparmen bifoga: files become bilagor of a record; without any it lists those that it has.
func (s *session) attach() *cobra.Command {
	var note string
	cmd := &cobra.Command{
		Use:   "bifoga FIL.lis REGISTER ID [SÖKVÄG…]",
		Short: translations.Text("command.bifoga", nil),
		Args:  arguments(3, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			kind, err := kindNamed(args[1])
			if err != nil {
				return err
			}
			return s.withRegister(cmd, args[0], func(ctx context.Context, w *share.Workspace, register data.Register) error {
				to, err := resolve(register, kind, args[2])
				if err != nil {
					return err
				}
				title, paths := reports.NewViewer(register).Title(to), args[3:]
				if len(paths) == 0 {
					return s.listAttached(register, to, title)
				}
				if err := exchange.Perform(ctx, w.Store, register, func(d *exchange.Deed) error { return d.Attach(to, note, paths...) }); err != nil {
					return err
				}
				fmt.Fprintln(s.out, translations.Count("told.attached", len(paths), map[string]string{"title": title}))
				return s.tellMuchAttached(ctx, w, register)
			})
		},
	}
	cmd.Flags().StringVar(&note, "text", "", translations.Text("flag.text.bifoga", nil))
	return cmd
}

func (s *session) listAttached(register data.Register, to data.Record, title string) error {
	list := data.AttachedTo(register, to)
	if len(list) == 0 {
		_, err := fmt.Fprintln(s.out, translations.Text("told.attached.none", map[string]string{"title": title}))
		return err
	}
	head := []string{}
	for _, name := range []string{"title", "file", "on", "note"} {
		head = append(head, translations.Text(data.FieldKey(data.AttachedFiles.Name, name), nil))
	}
	rows := make([][]string, len(list))
	for i, f := range list {
		rows[i] = []string{shorten(f.Title), reports.Bytes(f.File.Size()), string(f.On), shorten(f.Note), f.ID}
	}
	return writeTable(s.out, append(head, "Id"), rows)
}

// tellMuchAttached tells when all files together have become many to share.
func (s *session) tellMuchAttached(ctx context.Context, w *share.Workspace, before data.Register) error {
	now, err := w.Store.Read(ctx)
	if err != nil {
		return err
	}
	if data.AttachedSize(before) > data.MuchAttached || data.AttachedSize(now) <= data.MuchAttached {
		return nil
	}
	fmt.Fprintln(s.out, translations.Text("told.attached.much", map[string]string{
		"size": reports.Bytes(data.AttachedSize(now)), "most": reports.Bytes(data.MostAttachedAll),
	}))
	if took := w.Status().Took; took > 0 {
		fmt.Fprintln(s.out, translations.Text("told.attached.share", map[string]string{"took": reports.Took(took)}))
	}
	return nil
}

// attachment is lisparmen bilaga: the file of a bilaga, byte for byte.
func (s *session) attachment() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "bilaga FIL.lis ID -o UT",
		Short: translations.Text("command.bilaga", nil),
		Args:  arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if out == "" {
				return data.NewProblem("problem.flag.value", "flag", "o")
			}
			return s.withRegister(cmd, args[0], func(ctx context.Context, w *share.Workspace, register data.Register) error {
				r, err := resolve(register, data.AttachedFiles.Untyped(), args[1])
				if err != nil {
					return err
				}
				f := r.(*data.AttachedFile)
				content, err := w.Store.Content(ctx, f.File)
				if err != nil {
					return err
				}
				if err := s.writeFile(out, content); err != nil || out == "-" {
					return err
				}
				exchange.MarkCopy(out)
				fmt.Fprintln(s.out, translations.Text("told.attachment", map[string]string{"title": f.Title, "file": out}))
				return nil
			})
		},
	}
	cmd.Flags().StringVarP(&out, "ut", "o", "", translations.Text("flag.ut.bilaga", nil))
	return cmd
}
