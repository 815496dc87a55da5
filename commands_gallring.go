package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/share"
	"lisparmen/data/store"
	"lisparmen/reports"
	"lisparmen/translations"

	"github.com/spf13/cobra"
)

// gallra erases a whole record, or one value of it with --falt.
func (s *session) gallra() *cobra.Command {
	var decision, wrong, field, instead string
	cmd := s.act("gallra", "told.gallrad", func(ctx context.Context, st *store.Store, kind data.Untyped, id string) (saved store.Saved, err error) {
		decision, err := exchange.GallringReason(decision, wrong, reports.WronglyEntered)
		if err != nil {
			return saved, err
		}
		if field == "" {
			saved, err = st.Gallra(ctx, kind, id, decision)
		} else {
			f, ok := kind.Field(field)
			if !ok {
				return saved, unknownField(kind, field)
			}
			saved, err = st.GallraValues(ctx, decision, []store.Erasure{{Kind: kind.Name, Record: id, Field: f.Name, Instead: instead}})
		}
		if err != nil {
			return saved, err
		}
		return saved, s.withLocal(ctx, func(l *store.Local) error { return l.DropGallrade(ctx, st) })
	})
	cmd.Flags().StringVar(&decision, "beslut", "", translations.Text("flag.beslut", nil))
	cmd.Flags().StringVar(&wrong, "felaktigt", "", translations.Text("flag.felaktigt", nil))
	cmd.Flags().StringVar(&field, "falt", "", translations.Text("flag.falt.gallra", nil))
	cmd.Flags().StringVar(&instead, "i-stallet", "", translations.Text("flag.i-stallet", nil))
	return cmd
}

// anonymise is lisparmen anonymisera: a person who has left is named nowhere in the file.
func (s *session) anonymise() *cobra.Command {
	var decision string
	var onlyShow bool
	cmd := &cobra.Command{
		Use:   "anonymisera FIL.lis PERSON",
		Short: translations.Text("command.anonymisera", nil),
		Args:  arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.withRegister(cmd, args[0], func(ctx context.Context, w *share.Workspace, reg data.Register) error {
				person, err := resolve(reg, data.People.Untyped(), args[1])
				if err != nil {
					return err
				}
				names := data.NamesOf(person.(*data.Person))
				plan, err := exchange.PlanAnonymity(ctx, w.Store, reg, person.Header().ID, reports.Anonymous(), data.DayOf(w.Store.Now()))
				view := reports.NewViewer(reg)
				for _, r := range exchange.Held(err) {
					fmt.Fprintf(s.out, "%s: %s\n", translations.Text(data.KindKey(r.KindName()), nil), view.Title(r))
				}
				if err != nil {
					return err
				}
				s.tellMentions(view, plan.Texts)
				if len(plan.Kept) > 0 {
					fmt.Fprintln(s.out, translations.Text("told.anonymise.kept", nil))
					s.tellMentions(view, plan.Kept)
				}
				if onlyShow {
					fmt.Fprintln(s.out, translations.Count("told.anonymise.would", len(plan.Texts), map[string]string{"called": plan.Called}))
					return nil
				}
				if err := plan.Do(ctx, w.Store, decision); err != nil {
					return err
				}
				fmt.Fprintln(s.out, translations.Count("told.anonymised", len(plan.Texts), map[string]string{"called": plan.Called}))
				return s.withLocal(ctx, func(l *store.Local) error {
					return errors.Join(l.DropGallrade(ctx, w.Store), l.DropNaming(ctx, w.Store, names))
				})
			})
		},
	}
	cmd.Flags().StringVar(&decision, "beslut", "", translations.Text("flag.beslut", nil))
	cmd.Flags().BoolVar(&onlyShow, "visa", false, translations.Text("flag.visa", nil))
	return cmd
}

func (s *session) tellMentions(view *reports.Viewer, mentions []data.Mention) {
	for _, m := range mentions {
		fmt.Fprintf(s.out, "%s: %s (%s)\n", translations.Text(data.KindKey(m.Kind), nil), view.Linked(m.Record),
			translations.Text(data.FieldKey(m.Kind, m.Field), nil))
	}
}

// retention is lisparmen gallringsplan: what the municipality's rules let be gallrat today, and with --gallra its gallring.
func (s *session) retention() *cobra.Command {
	var do bool
	cmd := &cobra.Command{
		Use:   "gallringsplan FIL.lis",
		Short: translations.Text("command.gallringsplan", nil),
		Args:  arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.withRegister(cmd, args[0], func(ctx context.Context, w *share.Workspace, reg data.Register) error {
				view := reports.NewViewer(reg)
				number := 0
				for _, rule := range data.All(reg, data.Retentions) {
					expired := data.ExpiredBy(reg, rule, data.DayOf(w.Store.Now()))
					for _, e := range expired {
						fmt.Fprintf(s.out, "%s  %s: %s\n", e.On, translations.Text(data.KindKey(e.Kind.Name), nil), view.Title(e.Record))
					}
					number += len(expired)
					if !do || len(expired) == 0 {
						continue
					}
					if err := exchange.GallraExpired(ctx, w.Store, rule, expired); err != nil {
						return err
					}
				}
				if !do {
					fmt.Fprintln(s.out, translations.Count("told.retention.would", number, nil))
					return nil
				}
				fmt.Fprintln(s.out, translations.Count("told.retention", number, nil))
				return s.withLocal(ctx, func(l *store.Local) error { return l.DropGallrade(ctx, w.Store) })
			})
		},
	}
	cmd.Flags().BoolVar(&do, "gallra", false, translations.Text("flag.gallra", nil))
	return cmd
}

// withLocal does something with what forms have kept unsaved on this computer, when they have kept anything.
func (s *session) withLocal(ctx context.Context, do func(*store.Local) error) error {
	home := share.Options{Home: s.home}.Folder()
	if _, err := os.Stat(filepath.Join(home, "local.db")); home == "" || err != nil {
		return nil //nolint:nilerr // no form has ever kept anything
	}
	local, err := store.OpenLocal(ctx, home)
	if err != nil {
		return err
	}
	return errors.Join(do(local), local.Close())
}
