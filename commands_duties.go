package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"lisparmen/data"
	"lisparmen/data/seed"
	"lisparmen/data/share"
	"lisparmen/reports"
	"lisparmen/translations"

	"github.com/spf13/cobra"
)

// shownRecord is a record as a command points at it.
type shownRecord struct {
	ID       string `json:"id"`
	Register string `json:"register"`
	Title    string `json:"titel"`
}

func showRecords(register data.Register, view *reports.Viewer, ids []string) []shownRecord {
	shown := make([]shownRecord, 0, len(ids))
	for _, id := range ids {
		if record := register.Record(id); record != nil {
			kind, _ := data.KindNamed(record.KindName())
			shown = append(shown, shownRecord{id, kind.Word, view.Title(record)})
		}
	}
	return shown
}

// writeJSON writes a value with its Swedish letters as they are.
func writeJSON(out io.Writer, value any) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(value)
}

// shownDuty is a duty of the catalogue and how it stands.
type shownDuty struct {
	Number    int             `json:"nummer"`
	Area      string          `json:"omrade"`
	Text      string          `json:"atagande"`
	Laid      bool            `json:"i-policyn"`
	Sentence  []string        `json:"meningar"`
	Status    string          `json:"status"`
	Reason    string          `json:"skal"`
	Own       bool            `json:"egen-bedomning"`
	Computed  string          `json:"raknad-status"`
	Because   string          `json:"raknat-skal"`
	Rule      string          `json:"regel"`
	Coverage  string          `json:"tackning"`
	Registers []shownCoverage `json:"register"`
	Proof     []shownRecord   `json:"bevis"`
	Lacks     []shownRecord   `json:"brister"`
}

// shownCoverage is how much a register holds.
type shownCoverage struct {
	Register string `json:"register"`
	Held     int    `json:"antal"`
	Whole    int    `json:"av-cirka"` // 0: nobody has said
}

func showDuties(register data.Register, today data.Day) []shownDuty {
	view := reports.NewViewer(register)
	status := func(a data.Assessment) string { return translations.Text(data.OptionKey("assessment", string(a)), nil) }
	standings := data.NewJudge(register, today).Catalogue()
	list := make([]shownDuty, len(standings))
	for i, s := range standings {
		own := ""
		if s.Own != nil {
			own = s.Own.AssessmentReason
		}
		catalogued, _ := seed.Duty(s.Number)
		shown := shownDuty{
			Number: s.Number, Area: translations.Text(data.OptionKey("area", string(catalogued.Area)), nil), Text: catalogued.Text,
			Laid: len(s.Duties) > 0, Sentence: []string{}, Status: status(s.Judged.Assessment), Reason: view.Because(s.Judged, own), Own: s.Own != nil,
			Computed: status(s.Computed.Assessment), Because: view.Because(s.Computed, ""), Rule: reports.RuleWords(s.Rule),
			Coverage: reports.CoverageWords(s.Computed.Coverage), Registers: []shownCoverage{},
			Proof: showRecords(register, view, s.Computed.Proof), Lacks: showRecords(register, view, s.Computed.Lacks),
		}
		for _, d := range s.Duties {
			shown.Sentence = append(shown.Sentence, d.Sentence)
		}
		for _, c := range s.Computed.Coverage {
			kind, _ := data.KindNamed(c.Register)
			shown.Registers = append(shown.Registers, shownCoverage{kind.Word, c.Held, c.Whole})
		}
		list[i] = shown
	}
	return list
}

// duties is lisparmen ataganden: how far each of the catalogue's duties is met, by which rule, and what proves it.
func (s *session) duties() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "ataganden FIL.lis",
		Short: translations.Text("command.ataganden", nil),
		Args:  arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkFormat(format, formatText, formatJSON); err != nil {
				return err
			}
			now, err := s.now()
			if err != nil {
				return err
			}
			return s.withRegister(cmd, args[0], func(ctx context.Context, w *share.Workspace, register data.Register) error {
				list := showDuties(register, data.DayOf(now()))
				if format == formatJSON {
					return writeJSON(s.out, list)
				}
				return s.tellDuties(list)
			})
		},
	}
	cmd.Flags().StringVar(&format, "format", formatText, translations.Text("flag.format.sok", nil))
	return cmd
}

// mostNamed is how many records a text names; JSON has them all.
const mostNamed = 4

// tellDuties tells each duty in a few lines, as people read it.
func (s *session) tellDuties(list []shownDuty) error {
	line := func(key, text string) {
		if text != "" {
			fmt.Fprintf(s.out, "    %s: %s\n", translations.Text(key, nil), text)
		}
	}
	counts := map[string]int{}
	for _, d := range list {
		counts[d.Status]++
		fmt.Fprintf(s.out, "%2d  %s  %s\n", d.Number, d.Status, d.Text)
		if !d.Laid {
			fmt.Fprintf(s.out, "    %s\n", translations.Text("told.duty.unlaid", nil))
		}
		line("head.reason", d.Reason)
		if d.Own {
			line("head.computed", d.Computed+". "+d.Because)
		}
		line("head.rule", d.Rule)
		line("head.coverage", d.Coverage)
		line("head.proof", namedRecords(d.Proof))
		line("head.lacks", namedRecords(d.Lacks))
	}
	var sums []string
	for _, a := range []data.Assessment{data.Met, data.Partly, data.Lacking, data.Unjudged, data.NotInUse} {
		word := translations.Text(data.OptionKey("assessment", string(a)), nil)
		sums = append(sums, word+" "+strconv.Itoa(counts[word]))
	}
	_, err := fmt.Fprintln(s.out, strings.Join(sums, ", "))
	return err
}

func namedRecords(records []shownRecord) string {
	var titles []string
	for _, r := range records[:min(mostNamed, len(records))] {
		titles = append(titles, strings.Join(strings.Fields(r.Title), " "))
	}
	text := strings.Join(titles, "; ")
	if more := len(records) - mostNamed; more > 0 {
		text += " " + translations.Count("ui.overview.and_more", more, nil)
	}
	return text
}

// shownWatch is something that waits.
type shownWatch struct {
	What     string `json:"vad"`
	Words    string `json:"visas"`
	On       string `json:"dag"`
	At       string `json:"tidpunkt"` // for a legal deadline
	Overdue  bool   `json:"forsenad"`
	Sentence string `json:"mening"`
	Register string `json:"register"`
	ID       string `json:"id"`
	Title    string `json:"titel"`
	To       string `json:"till"`
	More     int    `json:"fler"`
	Until    string `json:"uppskjuten-till"`
	Reason   string `json:"skal"`
}

// shownWatches is all that waits, what was told too late and cannot be mended, and what is put off.
type shownWatches struct {
	Due      []shownWatch `json:"bevakningar"`
	ToldLate []shownWatch `json:"for-sent"`
	PutOff   []shownWatch `json:"uppskjutna"`
}

func showWatches(register data.Register, view *reports.Viewer, list []data.Due) []shownWatch {
	shown := make([]shownWatch, len(list))
	for i, due := range list {
		kind, _ := data.KindNamed(due.Kind)
		at := ""
		if !due.At.IsZero() {
			at = reports.Moment(due.At)
		}
		shown[i] = shownWatch{
			What: strings.TrimPrefix(string(due.What), "due."), Words: translations.Text(string(due.What), nil), On: string(due.On), At: at, Overdue: due.Overdue,
			Sentence: view.Waits(due), Register: kind.Word, ID: due.ID, Title: view.WaitTitle(due), To: view.Linked(string(due.To)), More: due.More,
			Until: string(due.Until), Reason: view.WhyLate(due),
		}
	}
	return shown
}

// mostDays is how far ahead anybody looks: a hundred years.
const mostDays = 36_500

// watches is lisparmen bevakningar: all that is late or falls due.
func (s *session) watches() *cobra.Command {
	var format, within string
	cmd := &cobra.Command{
		Use:   "bevakningar FIL.lis",
		Short: translations.Text("command.bevakningar", nil),
		Args:  arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkFormat(format, formatText, formatJSON); err != nil {
				return err
			}
			days := data.ByLeadTime
			if within != "" {
				n, err := strconv.Atoi(within)
				if err != nil || n < 0 || n > mostDays {
					return data.NewProblem("problem.flag.value", "flag", "dagar").Because(err)
				}
				days = n
			}
			now, err := s.now()
			if err != nil {
				return err
			}
			return s.withRegister(cmd, args[0], func(ctx context.Context, w *share.Workspace, register data.Register) error {
				view := reports.NewViewer(register)
				due, putOff := data.Watches(register, now(), days)
				list := shownWatches{
					showWatches(register, view, due), showWatches(register, view, data.ToldLate(register, now())), showWatches(register, view, putOff),
				}
				if format == formatJSON {
					return writeJSON(s.out, list)
				}
				return s.tellWatches(list)
			})
		},
	}
	cmd.Flags().StringVar(&format, "format", formatText, translations.Text("flag.format.sok", nil))
	cmd.Flags().StringVar(&within, "dagar", "", translations.Text("flag.dagar", nil))
	return cmd
}

// tellWatches tells what waits as a table, and below it how many are late, put off and were told too late.
func (s *session) tellWatches(list shownWatches) error {
	var rows [][]string
	late := 0
	for _, w := range list.Due {
		mark := ""
		if w.Overdue {
			late++
			mark = translations.Text("told.watch.late", nil)
		}
		rows = append(rows, []string{cmp.Or(w.On, "–"), mark, w.Sentence, w.To})
	}
	head := []string{translations.Text("head.day", nil), "", translations.Text("head.watch", nil), translations.Text("head.to", nil)}
	if err := writeTable(s.out, head, rows); err != nil {
		return err
	}
	fmt.Fprintln(s.out, translations.Count("told.watches", len(list.Due), map[string]string{"late": strconv.Itoa(late)}))
	for _, w := range list.ToldLate {
		fmt.Fprintln(s.out, w.Sentence+". "+w.Reason)
	}
	for _, w := range list.PutOff {
		fmt.Fprintln(s.out, translations.Text("told.watch.put_off", map[string]string{"what": w.Sentence, "until": w.Until, "reason": w.Reason}))
	}
	return nil
}

// policyMap is lisparmen policykarta: which registers, rule and papers each of the catalogue's duties has, as Markdown.
func (s *session) policyMap() *cobra.Command {
	return &cobra.Command{
		Use:   "policykarta",
		Short: translations.Text("command.policykarta", nil),
		Args:  arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprint(s.out, reports.PolicyMap())
			return err
		},
	}
}
