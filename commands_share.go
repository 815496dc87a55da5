package main

import (
	"context"
	"fmt"

	"lisparmen/data"
	"lisparmen/data/share"
	"lisparmen/data/store"
	"lisparmen/reports"
	"lisparmen/translations"

	"github.com/spf13/cobra"
)

// shareFile is lisparmen dela: what has been saved at this computer gets into the shared file, and what others have shared comes here.
func (s *session) shareFile() *cobra.Command {
	var instead bool
	cmd := &cobra.Command{
		Use:   "dela FIL.lis",
		Short: translations.Text("command.dela", nil),
		Args:  arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.with(cmd, args[0], func(ctx context.Context, w *share.Workspace) error {
				var replaced share.Replaced
				var err error
				if instead {
					replaced, err = w.Replace(ctx)
				} else {
					err = w.Publish(ctx)
				}
				if err != nil {
					return err
				}
				s.tellReplaced(replaced)
				status := w.Status()
				if !status.Unreached.IsZero() {
					return data.NewProblem("problem.share.unreached", "file", status.Path)
				}
				fmt.Fprintln(s.out, translations.Text("told.shared", map[string]string{"file": status.Path}))
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&instead, "ersatt", false, translations.Text("flag.ersatt", nil))
	return cmd
}

// tellReplaced says what became of a damaged shared file; nothing when it was whole.
func (s *session) tellReplaced(r share.Replaced) {
	if r.Aside == "" {
		return
	}
	for _, line := range r.Told() {
		fmt.Fprintln(s.out, translations.Text(line.Key, line.Args))
	}
}

// The sides of a merge, as --valj names them.
const (
	sideMine   = "min"
	sideTheirs = "andras"
)

// merge is lisparmen sammanfoga: a copy that came another way is taken in.
func (s *session) merge() *cobra.Command {
	var choice string
	cmd := &cobra.Command{
		Use:   "sammanfoga FIL.lis KOPIA.lis",
		Short: translations.Text("command.sammanfoga", nil),
		Args:  arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if choice != "" && choice != sideMine && choice != sideTheirs {
				return data.NewProblem("problem.flag.value", "flag", "valj")
			}
			return s.with(cmd, args[0], func(ctx context.Context, w *share.Workspace) error {
				merged, theirs, err := w.MergeCopy(ctx, args[1], share.BackupMerge)
				if err != nil {
					return err
				}
				if err := s.tellNumbered(ctx, w.Store, merged); err != nil {
					return err
				}
				conflicts, err := conflictsWith(ctx, w.Store, theirs)
				if err != nil {
					return err
				}
				if choice != "" {
					for _, c := range conflicts {
						if err := c.settle(ctx, w.Store, choice); err != nil {
							return err
						}
					}
					if conflicts, err = conflictsWith(ctx, w.Store, theirs); err != nil {
						return err
					}
				}
				if len(conflicts) == 0 {
					fmt.Fprintln(s.out, translations.Count("told.merged", merged.Saves, map[string]string{"file": args[1]}))
					return nil
				}
				if err := s.tellConflicts(ctx, w.Store, conflicts); err != nil {
					return err
				}
				fmt.Fprintln(s.errs, translations.Count("told.merge.conflicts", len(conflicts), map[string]string{"file": args[0]}))
				return toldError{exitDecide}
			})
		},
	}
	cmd.Flags().StringVar(&choice, "valj", "", translations.Text("flag.valj", nil))
	return cmd
}

// tellNumbered says which numbers both sides had given.
func (s *session) tellNumbered(ctx context.Context, st *store.Store, merged store.Merged) error {
	register, err := st.Read(ctx)
	if err != nil {
		return err
	}
	for _, line := range reports.NumberedTwice(register, merged.Numbered) {
		fmt.Fprintln(s.errs, line)
	}
	return nil
}

// conflict is a field that both sides of a merge have changed.
type conflict struct {
	store.Dispute
	kind   data.Untyped
	record string
	theirs map[store.SaveID]bool // what the copy holds
}

// conflictsWith are the fields that a copy says something of that it was not said there, whenever the copy was merged.
func conflictsWith(ctx context.Context, s *store.Store, theirs map[store.SaveID]bool) ([]conflict, error) {
	register, err := s.Read(ctx)
	if err != nil {
		return nil, err
	}
	var list []conflict
	for _, kind := range data.Kinds() {
		for _, r := range register.Living(kind) {
			if !r.Header().Conflict {
				continue
			}
			disputes, err := s.Disputes(ctx, kind, r.Header().ID)
			if err != nil {
				return nil, err
			}
			for _, d := range disputes {
				c := conflict{d, kind, r.Header().ID, theirs}
				sides := map[string]bool{}
				for _, v := range d.Heads {
					sides[c.side(v)] = true
				}
				if len(sides) == 2 {
					list = append(list, c)
				}
			}
		}
	}
	return list, nil
}

func (c conflict) side(v store.Version) string {
	if c.theirs[v.Save] {
		return sideTheirs
	}
	return sideMine
}

// settle takes the latest version of one side. Where that side has none the conflict stays.
func (c conflict) settle(ctx context.Context, s *store.Store, choice string) error {
	for i := len(c.Heads) - 1; i >= 0; i-- {
		if c.side(c.Heads[i]) == choice {
			_, err := s.Settle(ctx, c.kind, c.record, c.Field, c.Heads[i].Text)
			return err
		}
	}
	return nil
}

// tellConflicts writes what a person must choose among, a line for each version.
func (s *session) tellConflicts(ctx context.Context, st *store.Store, conflicts []conflict) error {
	register, err := st.Read(ctx)
	if err != nil {
		return err
	}
	view := reports.NewViewer(register)
	var objects [][]string
	for _, c := range conflicts {
		for _, v := range c.Heads {
			word, before, after := showEvent(view, c.kind, store.Event{Field: c.Field, Old: c.Origin, New: v.Text})
			objects = append(objects, []string{
				"register", c.kind.Word, "id", c.record, "titel", view.Title(register.Record(c.record)), "falt", word, "ursprung", before,
				"varde", after, "sida", c.side(v), "vem", v.Author, "nar", reports.Moment(v.At),
			})
		}
	}
	return writeObjects(s.out, objects)
}
