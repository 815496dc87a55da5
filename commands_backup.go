package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"lisparmen/data"
	"lisparmen/data/share"
	"lisparmen/data/store"
	"lisparmen/reports"
	"lisparmen/translations"

	"github.com/spf13/cobra"
)

// backUp is lisparmen sakerhetskopiera: a whole copy of the file, among the program's own backups or at a place of the person's own; or where
// the program's own are copied to as well.
func (s *session) backUp() *cobra.Command {
	var second string
	cmd := &cobra.Command{
		Use:   "sakerhetskopiera FIL.lis [KOPIA.lis]",
		Short: translations.Text("command.sakerhetskopiera", nil),
		Args:  arguments(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			setsPlace := cmd.Flags().Changed("plats")
			if setsPlace && len(args) == 2 {
				return data.NewProblem("problem.arguments", "usage", cmd.UseLine())
			}
			return s.with(cmd, args[0], func(ctx context.Context, w *share.Workspace) error {
				if setsPlace {
					return s.setSecondPlace(ctx, w, second)
				}
				var path string
				if len(args) == 2 {
					path = args[1]
					if err := w.CopyTo(ctx, path); err != nil {
						return err
					}
				} else {
					backup, err := w.BackUp(ctx, share.BackupAsked)
					if err != nil {
						return err
					}
					path = backup.Path
				}
				fmt.Fprintln(s.out, translations.Text("told.backup", map[string]string{"file": path}))
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&second, "plats", "", translations.Text("flag.plats", nil))
	return cmd
}

func (s *session) setSecondPlace(ctx context.Context, w *share.Workspace, folder string) error {
	if err := w.SetSecondPlace(ctx, folder); err != nil {
		return err
	}
	if folder == "" {
		fmt.Fprintln(s.out, translations.Text("told.backup.place.none", nil))
		return nil
	}
	fmt.Fprintln(s.out, translations.Text("told.backup.place", map[string]string{"folder": w.SecondPlace()}))
	return nil
}

// takeBackup is lisparmen aterstall: the backups there are, what one of them holds and the file lacks, or the file as it was then.
func (s *session) takeBackup() *cobra.Command {
	var goesBack, onlyShow bool
	cmd := &cobra.Command{
		Use:   "aterstall FIL.lis [KOPIA.lis]",
		Short: translations.Text("command.aterstall", nil),
		Args:  arguments(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 && (goesBack || onlyShow) {
				return data.NewProblem("problem.arguments", "usage", cmd.UseLine())
			}
			return s.with(cmd, args[0], func(ctx context.Context, w *share.Workspace) error {
				if len(args) == 1 {
					return s.listBackups(w)
				}
				path := args[1]
				for _, b := range w.Backups() { // a backup may be told by its name alone
					if _, err := os.Stat(path); err != nil && filepath.Base(b.Path) == path {
						path = b.Path
					}
				}
				switch {
				case onlyShow:
					return s.compare(ctx, w, path)
				case goesBack:
					return s.goBack(ctx, w, path)
				}
				merged, _, err := w.MergeCopy(ctx, path, share.BackupRestore)
				if err != nil {
					return err
				}
				fmt.Fprintln(s.out, translations.Count("told.merged", merged.Saves, map[string]string{"file": path}))
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&goesBack, "ga-tillbaka", false, translations.Text("flag.ga-tillbaka", nil))
	cmd.Flags().BoolVar(&onlyShow, "visa", false, translations.Text("flag.aterstall.visa", nil))
	return cmd
}

func (s *session) listBackups(w *share.Workspace) error {
	backups := w.Backups()
	rows := make([][]string, len(backups))
	for i, b := range backups {
		rows[i] = []string{reports.Moment(b.At), translations.Text("backup."+b.Reason, nil), reports.Number(int(b.Size >> 10)), b.Path}
	}
	if err := writeTable(s.out, headings("head.when", "head.why", "head.kilobytes", "head.file"), rows); err != nil {
		return err
	}
	if second := w.SecondPlace(); second != "" {
		fmt.Fprintln(s.out, translations.Text("backup.place.second", map[string]string{"folder": second}))
	} else {
		fmt.Fprintln(s.out, translations.Text("backup.place.one", nil))
	}
	return nil
}

func headings(keys ...string) []string {
	var words []string
	for _, key := range keys {
		words = append(words, translations.Text(key, nil))
	}
	return words
}

// compare tells what going back to a copy would change.
func (s *session) compare(ctx context.Context, w *share.Workspace, path string) error {
	c, err := w.Compare(ctx, path)
	if err != nil {
		return err
	}
	if !c.At.IsZero() {
		fmt.Fprintln(s.out, translations.Text("backup.last", map[string]string{"when": reports.Moment(c.At), "who": c.Author}))
	}
	if c.Lacking > 0 {
		fmt.Fprintln(s.out, translations.Count("backup.lacking", c.Lacking, nil))
	}
	if len(c.Differences) == 0 {
		fmt.Fprintln(s.out, translations.Text("backup.same", nil))
		return nil
	}
	return s.tellDifferences(c.Differences)
}

func (s *session) tellDifferences(differences []store.Difference) error {
	rows := make([][]string, len(differences))
	for i, d := range differences {
		rows[i] = []string{translations.Text(data.KindsKey(d.Kind), nil), reports.Number(d.Changed), reports.Number(d.Added), reports.Number(d.Removed)}
	}
	return writeTable(s.out, headings("head.kind", "head.changed", "head.added", "head.removed"), rows)
}

// goBack lets the file say what it said when a copy was made. It is not shared until lisparmen dela.
func (s *session) goBack(ctx context.Context, w *share.Workspace, path string) error {
	differences, err := w.GoBack(ctx, path)
	if err != nil {
		return err
	}
	if len(differences) == 0 {
		fmt.Fprintln(s.out, translations.Text("backup.same", nil))
		return nil
	}
	if err := s.tellDifferences(differences); err != nil {
		return err
	}
	fmt.Fprintln(s.out, translations.Text("told.went_back", map[string]string{"file": path}))
	return nil
}
