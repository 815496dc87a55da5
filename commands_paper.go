package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"lisparmen/data"
	"lisparmen/data/share"
	"lisparmen/data/store"
	"lisparmen/reports/press"
	"lisparmen/translations"

	"github.com/spf13/cobra"
)

// keepFlags tell that a printed paper is to be kept, and as what.
type keepFlags struct {
	final          bool
	sent, receiver string
}

// wanted tells whether anything is to be kept; a paper that is sent is also finished.
func (f keepFlags) wanted() bool { return f.final || f.sent != "" || f.receiver != "" }

// keep books a paper as an allmän handling, and tells what it is called in the register.
func (s *session) keep(ctx context.Context, w *share.Workspace, register data.Register, made press.Paper, order press.Order, flags keepFlags) (*data.Paper, error) {
	as := press.Keeping{Receiver: flags.receiver, DiaryNumber: order.DiaryNumber}
	var err error
	if as.SentOn, err = data.ParseDay(flags.sent); err != nil {
		return nil, data.NewProblem("problem.flag.value", "flag", "expedierad").Because(err)
	}
	if m, err := findMeeting(register, order.Meeting); err == nil { // else where it is taken up is told in words alone
		as.Meeting = data.Link[*data.Meeting](m.ID)
	}
	kept, err := press.Keep(ctx, w.Store, made, as)
	if err != nil {
		return nil, err
	}
	fmt.Fprintln(s.out, translations.Text("told.kept", map[string]string{
		"number": data.Papers.Untyped().NumberOf(kept), "title": kept.Title, "state": translations.Text(data.OptionKey("paper_state", string(kept.State)), nil),
	}))
	return kept, nil
}

// paper is lisparmen handling: a kept paper, byte for byte as it was printed.
func (s *session) paper() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "handling FIL.lis ID -o UT.pdf",
		Short: translations.Text("command.handling", nil),
		Args:  arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if out == "" {
				return data.NewProblem("problem.flag.value", "flag", "o")
			}
			return s.withRegister(cmd, args[0], func(ctx context.Context, w *share.Workspace, register data.Register) error {
				r, err := resolve(register, data.Papers.Untyped(), args[1])
				if err != nil {
					return err
				}
				content, err := keptContent(ctx, w.Store, r.(*data.Paper))
				if err != nil {
					return err
				}
				if err := s.writeFile(out, content); err != nil {
					return err
				}
				if out != "-" {
					fmt.Fprintln(s.out, translations.Text("told.report", map[string]string{"title": r.(*data.Paper).Title, "file": out}))
				}
				return nil
			})
		},
	}
	cmd.Flags().StringVarP(&out, "ut", "o", "", translations.Text("flag.ut", nil))
	return cmd
}

// keptContent is what a kept paper says; one that has no file of its own is refused.
func keptContent(ctx context.Context, st *store.Store, p *data.Paper) ([]byte, error) {
	if p.File == "" {
		return nil, data.NewProblem("problem.paper.no_file", "title", p.Title)
	}
	return st.Content(ctx, p.File)
}

// papers is lisparmen handlingar: all papers that go to a meeting, in a folder with a list of contents.
func (s *session) papers() *cobra.Command {
	var out string
	var one, public, draft, book bool
	cmd := &cobra.Command{
		Use:   "handlingar FIL.lis SAMMANTRADE -o MAPP",
		Short: translations.Text("command.handlingar", nil),
		Args:  arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if out == "" || out == "-" {
				return data.NewProblem("problem.flag.value", "flag", "o")
			}
			return s.withRegister(cmd, args[0], func(ctx context.Context, w *share.Workspace, register data.Register) error {
				if book && w.Store.ReadOnly() {
					return data.NewProblem("problem.file.readonly", "file", w.Store.Path())
				}
				m, err := findMeeting(register, args[1])
				if err != nil {
					return err
				}
				bundle, err := press.PapersFor(ctx, w.Store, m, press.Order{Public: public, Draft: draft}, one)
				if err != nil {
					return err
				}
				if err := os.MkdirAll(out, 0o755); err != nil {
					return data.NewProblem("problem.output", "file", out).Because(err)
				}
				for _, f := range bundle {
					s.tellMissing(f.Missing)
					if err := press.WriteFile(filepath.Join(out, f.Name), f.Content); err != nil {
						return err
					}
					fmt.Fprintln(s.out, f.Name)
				}
				if book {
					if err := press.BookAll(ctx, w.Store, bundle); err != nil {
						return err
					}
				}
				fmt.Fprintln(s.out, translations.Count("told.meeting_papers", len(bundle), map[string]string{"folder": out}))
				return nil
			})
		},
	}
	flags := cmd.Flags()
	flags.StringVarP(&out, "ut", "o", "", translations.Text("flag.ut.mapp", nil))
	flags.BoolVar(&one, "en-fil", false, translations.Text("flag.en-fil", nil))
	flags.BoolVar(&book, "bokfor", false, translations.Text("flag.bokfor.handlingar", nil))
	flags.BoolVar(&public, "offentlig", false, translations.Text("flag.offentlig", nil))
	flags.BoolVar(&draft, "arbetsmaterial", false, translations.Text("flag.arbetsmaterial", nil))
	return cmd
}

// findMeeting finds a meeting by its id, or as people call it: "KS 2026-12-02", or the day alone when only one body meets then.
func findMeeting(register data.Register, text string) (*data.Meeting, error) {
	kind := data.Meetings.Untyped()
	words := strings.Fields(text)
	if len(words) == 0 {
		return nil, data.NewProblem("problem.record.missing", "kind", data.KindKey(kind.Name), "id", text)
	}
	day, err := data.ParseDay(words[len(words)-1])
	if err != nil || day == "" {
		r, err := resolve(register, kind, text)
		if err != nil {
			return nil, err
		}
		return r.(*data.Meeting), nil
	}
	var body string
	if len(words) > 1 {
		unit, err := resolve(register, data.Units.Untyped(), strings.Join(words[:len(words)-1], " "))
		if err != nil {
			return nil, err
		}
		body = unit.Header().ID
	}
	var found []*data.Meeting
	var ids []string
	for _, m := range data.All(register, data.Meetings) {
		if m.On == day && (body == "" || string(m.Body) == body) {
			found, ids = append(found, m), append(ids, m.ID)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return nil, data.NewProblem("problem.record.missing", "kind", data.KindKey(kind.Name), "id", text)
	}
	return nil, data.NewProblem("problem.record.ambiguous", "kind", data.KindKey(kind.Name), "text", text, "ids", strings.Join(ids, ", "))
}
