package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"lisparmen/data/share"
	"lisparmen/reports"
	"lisparmen/translations"

	"github.com/spf13/cobra"
)

// backUp is lisparmen sakerhetskopiera: a whole copy of the file, among the program's own backups or at a place of the person's own.
func (s *session) backUp() *cobra.Command {
	return &cobra.Command{
		Use:   "sakerhetskopiera FIL.lis [KOPIA.lis]",
		Short: translations.Text("command.sakerhetskopiera", nil),
		Args:  arguments(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.with(cmd, args[0], func(ctx context.Context, w *share.Workspace) error {
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
}

// takeBackup is lisparmen aterstall: the backups there are, or what one of them holds and the file lacks.
func (s *session) takeBackup() *cobra.Command {
	return &cobra.Command{
		Use:   "aterstall FIL.lis [KOPIA.lis]",
		Short: translations.Text("command.aterstall", nil),
		Args:  arguments(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.with(cmd, args[0], func(ctx context.Context, w *share.Workspace) error {
				backups := w.Backups()
				if len(args) == 1 {
					rows := make([][]string, len(backups))
					for i, b := range backups {
						rows[i] = []string{reports.Moment(b.At), translations.Text("backup."+b.Reason, nil), reports.Number(int(b.Size >> 10)), b.Path}
					}
					head := []string{}
					for _, key := range []string{"head.when", "head.why", "head.kilobytes", "head.file"} {
						head = append(head, translations.Text(key, nil))
					}
					return writeTable(s.out, head, rows)
				}
				path := args[1]
				for _, b := range backups { // a backup may be told by its name alone
					if _, err := os.Stat(path); err != nil && filepath.Base(b.Path) == path {
						path = b.Path
					}
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
}
