package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"os/user"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"

	"lisparmen/data"
	"lisparmen/data/share"
	"lisparmen/data/store"
	"lisparmen/data/traces"
	"lisparmen/reports/press"
	"lisparmen/translations"
	"lisparmen/ui"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// version is set when a release is built.
var version = "0.1.0"

// What the program answers its caller.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
	exitDecide = 3 // nothing is wrong, but a person must choose
)

// readMachine is what tells of the computer's settings.
var readMachine = share.ReadMachine

// session is what every command works with.
type session struct {
	out, errs io.Writer
	today     string
	user      string
	home      string

	machine       share.Machine // what has been decided for everybody at the computer
	machineUnread error

	started time.Time
	window  func(ui.Options) error // nil where none can be opened, as in tests
}

// run does one command and gives the exit code. Results go to out; an error is one Swedish line on errs.
func run(args []string, out, errs io.Writer) int { return runWith(nil, args, out, errs) }

// runWith is run with a window to open when no command is given.
func runWith(window func(ui.Options) error, args []string, out, errs io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	told := &outlet{to: out}
	s := &session{out: told, errs: errs, started: time.Now(), window: window}
	root := s.root()
	root.SetArgs(append([]string{}, args...)) // of none at all cobra would take those of the process
	root.SetOut(told)
	root.SetErr(errs)
	err := execute(ctx, root)
	if told.failed != nil {
		err = told.failed
	}
	if err == nil {
		return exitDone
	}
	s.log(err)
	var already toldError
	if errors.As(err, &already) {
		return already.code
	}
	fmt.Fprintln(errs, sentence(err))
	return exitCode(err)
}

// outlet is where results go. What could not be told there is a failure of the whole command.
type outlet struct {
	to     io.Writer
	failed error
}

func (o *outlet) Write(b []byte) (int, error) {
	if o.failed == nil {
		if _, err := o.to.Write(b); err != nil {
			o.failed = data.NewProblem("problem.told").Because(err)
		}
	}
	return len(b), nil
}

// log keeps the cause of an error in the log among the program's own files.
func (s *session) log(err error) {
	var p *data.Problem
	if errors.As(err, &p) && p.Cause != nil {
		traces.Note(share.Options{Home: s.home}.Folder(), err)
	}
}

// execute runs the command; a panic becomes an error, so that a person never meets one.
func execute(ctx context.Context, root *cobra.Command) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = data.NewProblem("problem.unexpected", "cause", fmt.Sprint(p)).Because(traces.Fault(p))
		}
	}()
	return root.ExecuteContext(ctx)
}

// toldError ends a command whose result has already been told.
type toldError struct{ code int }

func (toldError) Error() string { return "told" }

// sentence is what a person reads of an error, on one line; its cause is for the log.
func sentence(err error) string {
	var p *data.Problem
	var words string
	switch {
	case errors.As(err, &p):
		words = translations.WithField(p.Key, p.Args)
	case errors.Is(err, context.Canceled):
		words = translations.Text("problem.cancelled", nil)
	default:
		words = translations.Text("problem.unexpected", map[string]string{"cause": err.Error()})
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, words)
}

// usageProblems are answered by another way to write the command.
var usageProblems = []string{
	"problem.usage", "problem.kind.unknown", "problem.act.unknown", "problem.control.code", "problem.field.unknown", "problem.report.unknown",
	"problem.municipality.unknown", "problem.format.unknown", "problem.command.unknown", "problem.flag.unknown", "problem.flag.value",
	"problem.arguments", "problem.gallring.decision", "problem.gallring.field", "problem.report.person", "problem.report.whole", "problem.report.committee", "problem.report.both", "problem.search.empty", "problem.report.period", "problem.archive.flags",
}

// decisions are left to a person.
var decisions = []string{"problem.remove.linked", "problem.undo.changed", "problem.record.ambiguous", "problem.anonymise.holds"}

func exitCode(err error) int {
	var p *data.Problem
	if !errors.As(err, &p) {
		return exitFailed
	}
	switch {
	case slices.Contains(usageProblems, p.Key):
		return exitUsage
	case slices.Contains(decisions, p.Key):
		return exitDecide
	}
	return exitFailed
}

func (s *session) root() *cobra.Command {
	cobra.MousetrapHelpText = "" // started from the desktop, the window opens; cobra would refuse in English
	root := &cobra.Command{
		Use:           "lisparmen",
		Short:         translations.Text("command.lisparmen", nil),
		Version:       version,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		PersistentPreRun: func(*cobra.Command, []string) {
			s.machine, s.machineUnread = readMachine()
			if s.machine.Home != "" {
				s.home = s.machine.Home
			}
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if s.window != nil && hasScreen() && opensWindow(args) {
				return s.openWindow(args)
			}
			if len(args) > 0 && !opensWindow(args) {
				return data.NewProblem("problem.command.unknown", "text", args[0], "commands", commandNames(cmd))
			}
			return cmd.Help()
		},
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetVersionTemplate(translations.Text("told.version", map[string]string{"version": version}) + "\n")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return flagProblem(err) })
	root.SetUsageTemplate(usageTemplate())
	root.SetHelpTemplate("{{.Short}}\n\n{{.UsageString}}")
	help := &cobra.Command{
		Use: "hjalp KOMMANDO", Aliases: []string{"help"}, Short: translations.Text("command.hjalp", nil),
		RunE: func(cmd *cobra.Command, args []string) error {
			found, rest, err := cmd.Root().Find(args)
			if err != nil || found == nil || len(rest) > 0 {
				return data.NewProblem("problem.command.unknown", "text", strings.Join(args, " "), "commands", commandNames(cmd.Root()))
			}
			return found.Help()
		},
	}
	root.SetHelpCommand(help)
	flags := root.PersistentFlags()
	flags.StringVar(&s.today, "idag", "", translations.Text("flag.idag", nil))
	flags.StringVar(&s.user, "anvandare", "", translations.Text("flag.anvandare", nil))
	flags.StringVar(&s.home, "hem", "", translations.Text("flag.hem", nil))
	root.Flags().Bool("version", false, translations.Text("flag.version", nil))
	root.AddCommand(
		s.newFile(), s.example(), s.handbook(), s.reports(), s.report(), s.paper(), s.papers(), s.printed(), s.look(), s.arrange(), s.importFrom(), s.exportTo(), s.list(), s.search(), s.history(), s.duties(), s.policyMap(), s.firstWeeks(), s.watches(), s.putOff(), s.begin(), s.internalControl(),
		s.save(), s.attach(), s.attachment(), s.mark(), s.scale(), s.remove(), s.restore(), s.gallra(), s.anonymise(), s.retention(), s.undo(), s.check(), s.shareFile(), s.merge(), s.wholeLog(), s.control(), s.backUp(), s.takeBackup(), s.encrypt(), s.decrypt(), s.meetings(), s.decide(), s.revise(), s.profile(), s.approve(), s.measures(), s.chooseRequirements(), withoutCompletion(),
	)
	// cobra asks for the flag "help"; here it is called hjalp and answers to both.
	root.SetGlobalNormalizationFunc(func(_ *pflag.FlagSet, name string) pflag.NormalizedName {
		if name == "help" {
			name = "hjalp"
		}
		return pflag.NormalizedName(name)
	})
	for _, cmd := range append(root.Commands(), root, help) {
		cmd.DisableFlagsInUseLine = true
		cmd.Flags().BoolP("hjalp", "h", false, translations.Text("flag.hjalp", nil))
		cmd.Flags().SortFlags = false
		cmd.Flags().VisitAll(func(f *pflag.Flag) { // pflag tells defaults in English
			if f.DefValue != "[]" { // which is nothing where a flag can be given several times
				f.DefValue = ""
			}
		})
	}
	return root
}

// withoutCompletion answers in the place of cobra's hidden command for shells, which speaks English.
func withoutCompletion() *cobra.Command {
	return &cobra.Command{
		Use: cobra.ShellCompRequestCmd, Aliases: []string{cobra.ShellCompNoDescRequestCmd}, Hidden: true, DisableFlagParsing: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return data.NewProblem("problem.command.unknown", "text", cmd.CalledAs(), "commands", commandNames(cmd.Root()))
		},
	}
}

// opensWindow tells whether the words after the program's name ask for no command: nothing, or a file, which may be encrypted.
func opensWindow(args []string) bool {
	return len(args) == 0 || len(args) == 1 && (strings.EqualFold(filepath.Ext(args[0]), ".lis") || strings.EqualFold(filepath.Ext(args[0]), share.EncryptedEnding))
}

// hasScreen tells whether there is anything to open a window on.
func hasScreen() bool {
	switch runtime.GOOS {
	case "windows", "darwin":
		return true
	}
	return os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}

// openWindow opens the window, on the file when one is given, and comes back when it is closed.
func (s *session) openWindow(args []string) error {
	options, err := s.options()
	if err != nil {
		tellApart(sentence(err)) // nobody reads what it was started from
		return err
	}
	window := ui.Options{Home: options.Home, Version: version, Licence: licence, Author: options.Author, Now: options.Now, Named: s.user != "", Machine: options.Machine}
	if len(args) == 1 {
		window.File = args[0]
	}
	trace := os.Getenv("LISPARMEN_TRACE")
	if trace == "1" || trace == "time" { // time alone, since telling what is seen takes some of it
		var phases sync.Mutex
		var started []any // names and microseconds, told once the window is there: to write takes time
		window.Phase = func(done string) {
			phases.Lock()
			defer phases.Unlock()
			started = append(started, done, time.Since(s.started).Microseconds())
		}
		first := true
		window.Painted = func(what string, took time.Duration) {
			log, closeLog, ok := traces.OpenLog(options.Folder())
			if !ok {
				return
			}
			defer closeLog()
			if first {
				first = false
				log.Info("first frame", "milliseconds", time.Since(s.started).Milliseconds())
				phases.Lock()
				defer phases.Unlock()
				log.Info("phases", started...)
				return
			}
			if what == ui.Keystroke {
				log.Info(what, "milliseconds", took.Milliseconds())
				return
			}
			log.Info("page", "page", what, "milliseconds", took.Milliseconds())
		}
	}
	if trace == "1" {
		seen := filepath.Join(options.Folder(), "seen.txt")
		window.Seen = func(spots string) { _ = press.WriteFile(seen, []byte(spots)) } // only a test reads it
	}
	err = s.window(window)
	if data.IsProblem(err, "problem.crashed") || data.IsProblem(err, "problem.window.unanswered") {
		tellApart(sentence(err)) // there is no window left to tell it in
	}
	return err
}

func commandNames(root *cobra.Command) string {
	var names []string
	for _, cmd := range root.Commands() {
		if !cmd.Hidden {
			names = append(names, cmd.Name())
		}
	}
	return strings.Join(names, ", ")
}

// usageTemplate is cobra's own, in Swedish.
func usageTemplate() string {
	t := func(key string) string { return translations.Text(key, nil) }
	return t("usage.usage") + `
  {{.UseLine}}{{if .HasAvailableSubCommands}}

` + t("usage.commands") + `{{range .Commands}}{{if or .IsAvailableCommand (eq .Name "hjalp")}}
  {{rpad .Name .NamePadding }} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

` + t("usage.flags") + `
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

` + t("usage.everywhere") + `
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`
}

// flagProblem says in Swedish what pflag found wrong.
func flagProblem(err error) error {
	var unknown *pflag.NotExistError
	var lacks *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		return data.NewProblem("problem.flag.unknown", "flag", unknown.GetSpecifiedName()).Because(err)
	case errors.As(err, &lacks):
		return data.NewProblem("problem.flag.value", "flag", lacks.GetSpecifiedName()).Because(err)
	case errors.As(err, &invalid):
		return data.NewProblem("problem.flag.value", "flag", invalid.GetFlag().Name).Because(err)
	}
	return data.NewProblem("problem.usage").Because(err)
}

// arguments refuses too few or too many words after the command.
func arguments(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < least || most >= 0 && len(args) > most {
			return data.NewProblem("problem.arguments", "usage", cmd.UseLine())
		}
		return nil
	}
}

// now is the session's clock. --idag fixes it: a day alone is that day at noon in Sweden.
func (s *session) now() (func() time.Time, error) {
	if s.today == "" {
		return time.Now, nil
	}
	day, err := data.ParseDay(s.today)
	at := day.Start().Add(12 * time.Hour)
	if err != nil {
		if at, err = data.ParseMoment(s.today); err != nil {
			return nil, data.NewProblem("problem.flag.value", "flag", "idag").Because(err)
		}
	}
	return func() time.Time { return at }, nil
}

func (s *session) author() string {
	if s.user != "" {
		return s.user
	}
	if u, err := user.Current(); err == nil {
		if u.Name != "" {
			return strings.TrimSpace(strings.TrimRight(u.Name, ","))
		}
		return u.Username
	}
	return ""
}

func (s *session) options() (share.Options, error) {
	now, err := s.now()
	if err == nil {
		err = s.machineUnread
	}
	return share.Options{Home: s.home, Author: s.author(), Program: version, Now: now, Machine: s.machine}, err
}

// with opens the file for work and closes it after.
func (s *session) with(cmd *cobra.Command, path string, work func(context.Context, *share.Workspace) error) (err error) {
	options, err := s.options()
	if err != nil {
		return err
	}
	ctx := cmd.Context()
	w, err := share.Open(ctx, path, options)
	if err != nil {
		return err
	}
	unshared := w.Status().Unshared
	defer func() {
		err = errors.Join(err, w.Close(context.WithoutCancel(ctx)))
		if err == nil {
			s.tellBesides(w, unshared)
		}
	}()
	if mended := w.Mended(); mended != nil {
		for _, line := range mended.Told() {
			fmt.Fprintln(s.errs, translations.Text(line.Key, line.Args))
		}
	}
	return work(ctx, w)
}

// tellBesides tells what is no fault of the command but must be known: that the shared file is damaged, so that the command has worked
// in the copy here alone, that what was saved is held here since somebody went back to a backup, and that the backups do not reach
// their second place.
func (s *session) tellBesides(w *share.Workspace, unshared int) {
	status := w.Status()
	if status.Spoilt() {
		err := data.NewProblem("problem.share.spoilt", "file", status.Path).Because(status.Standstill)
		s.log(err)
		fmt.Fprintln(s.errs, sentence(err))
	}
	if status.Held && status.Unshared > unshared {
		fmt.Fprintln(s.errs, translations.Text("told.held", map[string]string{"file": status.Path}))
	}
	if err := w.BackupTrouble(); err != nil {
		s.log(err)
		fmt.Fprintln(s.errs, sentence(err))
	}
}

// withRegister is with for work that begins by reading what the file holds.
func (s *session) withRegister(cmd *cobra.Command, path string, work func(context.Context, *share.Workspace, data.Register) error) error {
	return s.with(cmd, path, func(ctx context.Context, w *share.Workspace) error {
		register, err := w.Store.Read(ctx)
		if err != nil {
			return err
		}
		return work(ctx, w, register)
	})
}

// kindNamed finds the register by its Swedish word.
func kindNamed(word string) (data.Untyped, error) {
	kind, ok := data.KindNamed(strings.ToLower(word))
	if !ok {
		var words []string
		for _, k := range data.Kinds() {
			words = append(words, k.Word)
		}
		return kind, data.NewProblem("problem.kind.unknown", "text", word, "kinds", strings.Join(words, ", "))
	}
	return kind, nil
}

// saved tells what a save did, and asks for a decision when somebody changed the same thing meanwhile.
func (s *session) saved(saved store.Saved, key string, args map[string]string) error {
	if saved.Conflict {
		fmt.Fprintln(s.errs, translations.Text("told.conflict", args))
		return toldError{exitDecide}
	}
	if saved.Save.IsZero() {
		key = "told.unchanged"
	}
	fmt.Fprintln(s.out, translations.Text(key, args))
	return nil
}

// writeFile puts a finished result at path: beside first, then renamed, so that an earlier file is whole until the
// new one is. "-" is the screen.
func (s *session) writeFile(path string, content []byte) error {
	if path == "-" || path == "" {
		_, err := io.Copy(s.out, bytes.NewReader(content))
		return err
	}
	return press.WriteFile(path, content)
}
