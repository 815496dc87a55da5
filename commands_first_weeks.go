package main

import (
	"context"
	"fmt"
	"strings"

	"lisparmen/data"
	"lisparmen/data/seed"
	"lisparmen/data/share"
	"lisparmen/translations"

	"github.com/spf13/cobra"
)

// shownStep is a step of the first weeks and how it stands.
type shownStep struct {
	Step     string `json:"steg"`
	Part     string `json:"del"`
	Title    string `json:"titel"`
	Why      string `json:"varfor"`
	Register string `json:"register"`
	Duty     int    `json:"krav"`
	Done     bool   `json:"klart"`
	Sample   bool   `json:"exempeltext"`
}

func showFirstWeeks(steps []data.FirstStep) []shownStep {
	list := make([]shownStep, len(steps))
	for i, s := range steps {
		words, _ := seed.FirstWordsOf(s.Name)
		kind, _ := data.KindNamed(s.Register)
		list[i] = shownStep{words.Word, translations.Text("first_weeks."+string(s.Part), nil), words.Title, words.Why, kind.Word, s.Duty, s.Done, words.File != ""}
	}
	return list
}

// firstWeeks is lisparmen forstaveckor: the steps of the first weeks, checked off from the registers, and their sample texts.
func (s *session) firstWeeks() *cobra.Command {
	var format, sample string
	cmd := &cobra.Command{
		Use:   "forstaveckor FIL.lis",
		Short: translations.Text("command.forstaveckor", nil),
		Args:  arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkFormat(format, formatText, formatJSON); err != nil {
				return err
			}
			words, known := sampleNamed(sample)
			if sample != "" && !known {
				return data.NewProblem("problem.first_weeks.step", "text", sample, "steps", sampleNames())
			}
			now, err := s.now()
			if err != nil {
				return err
			}
			return s.withRegister(cmd, args[0], func(_ context.Context, _ *share.Workspace, register data.Register) error {
				steps := data.FirstWeeks(register, data.DayOf(now()))
				switch {
				case known:
					_, err := fmt.Fprintf(s.out, "%s\n\n%s\n", words.TextTitle, words.Sample(register.Municipality()))
					return err
				case format == formatJSON:
					return writeJSON(s.out, showFirstWeeks(steps))
				}
				return s.tellFirstWeeks(steps)
			})
		},
	}
	cmd.Flags().StringVar(&format, "format", formatText, translations.Text("flag.format.sok", nil))
	cmd.Flags().StringVar(&sample, "text", "", translations.Text("flag.forstaveckor.text", nil))
	return cmd
}

// sampleNamed are the words of the step that a person calls so, when it has a sample text.
func sampleNamed(word string) (seed.FirstWords, bool) {
	for _, w := range seed.FirstWeeks() {
		if strings.EqualFold(w.Word, word) && w.File != "" {
			return w, true
		}
	}
	return seed.FirstWords{}, false
}

// sampleNames are what the steps with a sample text are called.
func sampleNames() string {
	var names []string
	for _, w := range seed.FirstWeeks() {
		if w.File != "" {
			names = append(names, w.Word)
		}
	}
	return strings.Join(names, ", ")
}

// tellFirstWeeks tells the steps part by part, as people read them.
func (s *session) tellFirstWeeks(steps []data.FirstStep) error {
	fmt.Fprintln(s.out, translations.Count("ui.first_weeks.count", len(steps), map[string]string{"done": fmt.Sprint(data.FirstDone(steps))}))
	if next, waits := data.NextFirst(steps); waits {
		words, _ := seed.FirstWordsOf(next.Name)
		fmt.Fprintln(s.out, translations.Text("told.first_weeks.next", map[string]string{"next": words.Title}))
	}
	part := ""
	for _, step := range showFirstWeeks(steps) {
		if step.Part != part {
			part = step.Part
			fmt.Fprintf(s.out, "\n%s\n", part)
		}
		state := translations.Text("ui.first_weeks.waits", nil)
		if step.Done {
			state = translations.Text("ui.first_weeks.done", nil)
		}
		fmt.Fprintf(s.out, "  %-8s  %s (%s)\n", state, step.Title, step.Step)
		if !step.Done {
			fmt.Fprintf(s.out, "            %s\n", step.Why)
		}
	}
	return nil
}
