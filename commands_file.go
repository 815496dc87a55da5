package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/policy"
	"lisparmen/data/seed"
	"lisparmen/data/share"
	"lisparmen/data/store"
	"lisparmen/translations"

	"github.com/spf13/cobra"
)

// newFile is lisparmen ny: the municipality's own file, with its adopted policy when it is given.
func (s *session) newFile() *cobra.Command {
	var municipality, policyPath string
	cmd := &cobra.Command{
		Use:   "ny FIL.lis --kommun NAMN",
		Short: translations.Text("command.ny", nil),
		Args:  arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if municipality == "" {
				return data.NewProblem("problem.flag.value", "flag", "kommun")
			}
			m, ok := seed.FindMunicipality(municipality)
			if !ok {
				var names []string
				for _, near := range seed.NearestMunicipalities(municipality, 3) {
					names = append(names, near.Short)
				}
				return data.NewProblem("problem.municipality.unknown", "name", municipality, "nearest", strings.Join(names, ", "))
			}
			options, err := s.options()
			if err != nil {
				return err
			}
			var text policy.Text
			if policyPath != "" {
				if text, err = exchange.ReadPolicy(policyPath); err != nil {
					return err
				}
			}
			var imported exchange.PolicyImport
			w, err := share.Create(cmd.Context(), args[0], options, func(st *store.Store) error {
				records := seed.Records(m, st.NewID, data.EmployeeWord(policy.EmployeeWord(text)))
				if err := saveNew(cmd.Context(), st, store.ActSeed, records); err != nil || policyPath == "" {
					return err
				}
				imported, err = importPolicy(cmd.Context(), st, text, policyPath)
				return err
			})
			if err != nil {
				return err
			}
			fmt.Fprintln(s.out, translations.Text("told.new", map[string]string{"municipality": m.Name, "file": w.Store.Path()}))
			if policyPath != "" {
				s.tellImport(imported)
			}
			return w.Close(cmd.Context())
		},
	}
	cmd.Flags().StringVar(&municipality, "kommun", "", translations.Text("flag.kommun", nil))
	cmd.Flags().StringVar(&policyPath, "policy", "", translations.Text("flag.policy", nil))
	return cmd
}

// importPolicy saves an adopted policy as one import, which one undo takes back.
func importPolicy(ctx context.Context, st *store.Store, text policy.Text, path string) (exchange.PolicyImport, error) {
	list, err := st.List(ctx, data.Documents.Untyped())
	if err != nil {
		return exchange.PolicyImport{}, err
	}
	var draft store.Draft
	for _, r := range list {
		if r.(*data.Document).Type == data.DocumentPolicy {
			if draft.Record, draft.Base, err = st.Get(ctx, data.Documents.Untyped(), r.Header().ID); err != nil {
				return exchange.PolicyImport{}, err
			}
			break
		}
	}
	words := func(key string) string { return translations.Text(key, nil) }
	imported := exchange.ImportPolicy(text, path, draft.Record.(*data.Document), st.NewID, st.Now(), words)
	drafts := []store.Draft{draft}
	for _, r := range imported.Records() {
		drafts = append(drafts, store.Draft{Record: r})
	}
	_, err = st.SaveAll(ctx, store.ActImport, "", drafts)
	return imported, err
}

func saveNew(ctx context.Context, st *store.Store, act string, records []data.Record) error {
	drafts := make([]store.Draft, len(records))
	for i, r := range records {
		drafts[i] = store.Draft{Record: r}
	}
	_, err := st.SaveAll(ctx, act, "", drafts)
	return err
}

// tellImport says what was found in the policy, and what in it a person should look at.
func (s *session) tellImport(imported exchange.PolicyImport) {
	fmt.Fprintln(s.out, translations.Text("told.policy", map[string]string{
		"sections": strconv.Itoa(len(imported.Sections)), "duties": strconv.Itoa(len(imported.Duties)),
	}))
	if len(imported.Remarks) == 0 {
		return
	}
	fmt.Fprintln(s.out, translations.Text("told.remarks", nil))
	for _, r := range imported.Remarks {
		fmt.Fprintln(s.out, "  – "+remarkText(r))
	}
}

func remarkText(r policy.Remark) string {
	return translations.Text(r.Key, map[string]string{
		"found": r.Found, "instead": r.Instead, "since": r.Since, "source": r.Source, "sentence": r.Sentence,
	})
}

// example is lisparmen exempel: an invented municipality with more than a year of work behind it.
func (s *session) example() *cobra.Command {
	return &cobra.Command{
		Use:   "exempel FIL.lis",
		Short: translations.Text("command.exempel", nil),
		Args:  arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			options, err := s.options()
			if err != nil {
				return err
			}
			// The same example each time, to the byte: its clock, people and randomness are its own.
			at := exampleBegins
			options.Random = rand.NewChaCha8([32]byte{})
			options.Now = func() time.Time { return at }
			w, err := share.Create(cmd.Context(), args[0], options, func(st *store.Store) error {
				for _, step := range seed.Example(st.NewID) {
					at = step.At
					st.SetAuthor(step.Author)
					if err := saveStep(cmd.Context(), st, step); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil {
				return err
			}
			fmt.Fprintln(s.out, translations.Text("told.example", map[string]string{"file": w.Store.Path()}))
			return w.Close(cmd.Context())
		},
	}
}

var exampleBegins = time.Date(2025, 5, 5, 7, 0, 0, 0, time.UTC)

// saveStep saves what one step of the example made or changed.
func saveStep(ctx context.Context, st *store.Store, step seed.Step) error {
	var drafts []store.Draft
	for _, r := range step.Records {
		kind, _ := data.KindNamed(r.KindName())
		_, base, err := st.Get(ctx, kind, r.Header().ID)
		if err != nil && !data.IsProblem(err, "problem.record.missing") {
			return err
		}
		drafts = append(drafts, store.Draft{Base: base, Record: r})
	}
	_, err := st.SaveAll(ctx, store.ActSave, step.Reason, drafts)
	return err
}

// check is lisparmen kontrollera: is everything in the file whole, and is all that a paper was made from still there?
func (s *session) check() *cobra.Command {
	var code string
	cmd := &cobra.Command{
		Use:   "kontrollera FIL.lis",
		Short: translations.Text("command.kontrollera", nil),
		Args:  arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.with(cmd, args[0], func(ctx context.Context, w *share.Workspace) error {
				findings, err := w.Store.Check(ctx, code)
				if err != nil {
					return err
				}
				wrong := 0
				for _, f := range findings {
					if !f.Notice {
						wrong++
					}
					fmt.Fprintln(s.out, translations.WithField(f.Key, f.Args))
				}
				if wrong > 0 {
					fmt.Fprintln(s.errs, translations.Count("told.check.wrong", wrong, map[string]string{"file": w.Store.Path()}))
					return toldError{exitFailed}
				}
				fmt.Fprintln(s.out, translations.Text("told.check.whole", nil))
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&code, "kontrollkod", "", translations.Text("flag.kontrollkod", nil))
	return cmd
}
