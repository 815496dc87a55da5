package main

import (
	"cmp"
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
	"lisparmen/reports"
	"lisparmen/translations"

	"github.com/spf13/cobra"
)

// newFile is lisparmen ny: the municipality's own file, with its adopted policy when it is given.
func (s *session) newFile() *cobra.Command {
	var municipality, policyPath string
	var class classFlags
	said := map[string]*string{}
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
			classified, err := class.read(options.Author, data.DayOf(options.Now()))
			if err != nil {
				return err
			}
			var text policy.Text
			if policyPath != "" {
				if text, err = policy.ReadDocument(policyPath); err != nil {
					return err
				}
			}
			var imported exchange.PolicyImport
			w, err := share.Create(cmd.Context(), args[0], options, func(st *store.Store) error {
				if err := exchange.NewFile(cmd.Context(), st, m, "", text, classified); err != nil || policyPath == "" {
					return err
				}
				words := func(key string) string { return translations.Text(key, nil) }
				var err error
				if imported, err = exchange.PreparePolicy(cmd.Context(), st, text, policyPath, words); err != nil {
					return err
				}
				if err := policyDecision(cmd.Context(), st, &imported, said); err != nil {
					return err
				}
				return imported.Save(cmd.Context(), st)
			})
			if err != nil {
				return err
			}
			fmt.Fprintln(s.out, translations.Text("told.new", map[string]string{"municipality": m.Name, "file": w.Store.Path()}))
			s.tellClass(classified)
			if policyPath != "" {
				s.tellImport(imported)
			}
			return w.Close(cmd.Context())
		},
	}
	cmd.Flags().StringVar(&municipality, "kommun", "", translations.Text("flag.kommun", nil))
	cmd.Flags().StringVar(&class.confidentiality, "konfidentialitet", "", translations.Text("flag.konfidentialitet", nil))
	cmd.Flags().StringVar(&class.integrity, "riktighet", "", translations.Text("flag.riktighet", nil))
	cmd.Flags().StringVar(&class.availability, "tillganglighet", "", translations.Text("flag.tillganglighet", nil))
	cmd.Flags().StringVar(&class.by, "klassad-av", "", translations.Text("flag.klassad-av", nil))
	cmd.Flags().StringVar(&policyPath, "policy", "", translations.Text("flag.policy", nil))
	for _, word := range policyDecided {
		said[word] = cmd.Flags().String(word, "", translations.Text("flag.policy."+word, nil))
	}
	return cmd
}

// classFlags are how the owner classifies the new file, as flags.
type classFlags struct{ confidentiality, integrity, availability, by string }

// read gives the classification, decided today by the one who is named, else by the author; none when no level is given.
func (f classFlags) read(author string, today data.Day) (data.FileClass, error) {
	if f.confidentiality+f.integrity+f.availability == "" {
		return data.FileClass{}, nil
	}
	kind := data.Municipalities.Untyped()
	m := &data.Municipality{Class: data.FileClass{On: today}}
	for _, given := range []struct{ field, text string }{
		{"own_confidentiality", f.confidentiality},
		{"own_integrity", f.integrity},
		{"own_availability", f.availability},
		{"own_class_by", cmp.Or(f.by, author)},
	} {
		field, _ := kind.Field(given.field)
		if err := field.Put(m, given.text); err != nil {
			return data.FileClass{}, err
		}
	}
	return m.Class, nil // that it is whole is checked when it is saved
}

// tellClass says how the new file is classified and what follows, or that nobody has classified it.
func (s *session) tellClass(class data.FileClass) {
	if !class.Done() {
		fmt.Fprintln(s.out, translations.Text("told.unclassified", nil))
		return
	}
	fmt.Fprintln(s.out, translations.Text("told.classified", map[string]string{"class": reports.FileClassWords(class)}))
	for _, line := range reports.FileClassFollows(class) {
		fmt.Fprintln(s.out, "  – "+line)
	}
}

// policyDecided are the flags that tell how the policy was adopted, by the words of the decision's fields.
var policyDecided = []string{"organ", "datum", "paragraf", "diarienummer"}

// policyDecision gives the import the decision that the flags tell of, if they do.
func policyDecision(ctx context.Context, st *store.Store, imported *exchange.PolicyImport, said map[string]*string) error {
	register, err := st.Read(ctx)
	if err != nil {
		return err
	}
	by := data.Decisions.New()
	by.Title = translations.Text(data.DocumentPolicy.DecisionKey(data.ActAdopt), map[string]string{"title": imported.Title()})
	told := false
	for _, word := range policyDecided {
		if text := *said[word]; text != "" {
			told = true
			if _, err := assign(register, data.Decisions.Untyped(), by, word+"="+text); err != nil {
				return err
			}
		}
	}
	switch {
	case !told:
		return nil
	case by.Body == "":
		return data.NewProblem("problem.flag.value", "flag", "organ")
	case by.On == "":
		return data.NewProblem("problem.flag.value", "flag", "datum")
	}
	imported.DecidedBy(by)
	return nil
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
			at := exchange.ExampleBegins
			options.Random = rand.NewChaCha8([32]byte{})
			options.Now = func() time.Time { return at }
			w, err := share.Create(cmd.Context(), args[0], options, func(st *store.Store) error {
				return exchange.Example(cmd.Context(), st, &at, func(float64) {})
			})
			if err != nil {
				return err
			}
			fmt.Fprintln(s.out, translations.Text("told.example", map[string]string{"file": w.Store.Path()}))
			return w.Close(cmd.Context())
		},
	}
}

// check is lisparmen kontrollera: is everything in the file whole, and is all that a paper was made from still there?
func (s *session) check() *cobra.Command {
	var code string
	cmd := &cobra.Command{
		Use:   "kontrollera FIL.lis",
		Short: translations.Text("command.kontrollera", nil),
		Args:  arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			options, err := s.options()
			if err != nil {
				return err
			}
			findings, err := share.Check(cmd.Context(), args[0], code, options)
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
				fmt.Fprintln(s.errs, translations.Count("told.check.wrong", wrong, map[string]string{"file": args[0]}))
				return toldError{exitFailed}
			}
			fmt.Fprintln(s.out, translations.Text("told.check.whole", nil))
			return nil
		},
	}
	cmd.Flags().StringVar(&code, "mot", "", translations.Text("flag.mot", nil))
	cmd.Flags().StringVar(&code, "kontrollkod", "", translations.Text("flag.mot", nil)) // as it was called before
	_ = cmd.Flags().MarkHidden("kontrollkod")                                           // it fails only for a flag that is not there
	return cmd
}
