package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"lisparmen/data"
	"lisparmen/data/share"
	"lisparmen/translations"

	"github.com/spf13/cobra"
)

// encrypt is lisparmen kryptera: a copy to hand over, that a passphrase opens.
func (s *session) encrypt() *cobra.Command {
	var wordsFrom string
	cmd := &cobra.Command{
		Use:   "kryptera FIL.lis [KOPIA.lis.age]",
		Short: translations.Text("command.kryptera", nil),
		Args:  arguments(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			now, err := s.now()
			if err != nil {
				return err
			}
			to := share.EncryptedName(args[0], data.DayOf(now()))
			if len(args) == 2 {
				to = args[1]
			}
			var passphrase string
			own := cmd.Flags().Changed("ord")
			if own {
				passphrase, err = passphraseFrom(cmd, wordsFrom)
			} else {
				passphrase, err = share.NewPassphrase(nil)
			}
			if err != nil {
				return err
			}
			// A file that cannot be opened here would be of no use where it is sent. It is closed before it is copied.
			if err := s.with(cmd, args[0], func(context.Context, *share.Workspace) error { return nil }); err != nil {
				return err
			}
			if err := share.Encrypt(cmd.Context(), args[0], to, passphrase, nil); err != nil {
				return err
			}
			fmt.Fprintln(s.out, translations.Text("told.encrypted", map[string]string{"file": to}))
			if own {
				return nil
			}
			fmt.Fprintln(s.out, passphrase)
			if told, ok := s.out.(*outlet); ok && told.failed != nil {
				return errors.Join(told.failed, os.Remove(to)) // nobody has read the words that would open it
			}
			fmt.Fprintln(s.errs, translations.Text("told.passphrase", nil))
			return nil
		},
	}
	cmd.Flags().StringVar(&wordsFrom, "ord", "", translations.Text("flag.ord.kryptera", nil))
	return cmd
}

// decrypt is lisparmen dekryptera: the file of an encrypted copy.
func (s *session) decrypt() *cobra.Command {
	var wordsFrom string
	cmd := &cobra.Command{
		Use:   "dekryptera FIL.lis.age NY.lis",
		Short: translations.Text("command.dekryptera", nil),
		Args:  arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !cmd.Flags().Changed("ord") {
				if !asksAPerson(cmd.InOrStdin()) {
					return data.NewProblem("problem.flag.value", "flag", "ord")
				}
				fmt.Fprintln(s.errs, translations.Text("told.ask.passphrase", nil))
				wordsFrom = "-"
			}
			passphrase, err := passphraseFrom(cmd, wordsFrom)
			if err != nil {
				return err
			}
			if err := share.Decrypt(cmd.Context(), args[0], args[1], passphrase, nil); err != nil {
				return err
			}
			fmt.Fprintln(s.out, translations.Text("told.decrypted", map[string]string{"file": args[1]}))
			return nil
		},
	}
	cmd.Flags().StringVar(&wordsFrom, "ord", "", translations.Text("flag.ord.dekryptera", nil))
	return cmd
}

// passphraseFrom reads the passphrase from a file, or from standard input for "-".
func passphraseFrom(cmd *cobra.Command, path string) (string, error) {
	switch path {
	case "":
		return "", data.NewProblem("problem.flag.value", "flag", "ord")
	case "-":
		return share.ReadPassphrase(cmd.Context(), cmd.InOrStdin())
	}
	f, err := os.Open(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", data.NewProblem("problem.file.missing", "file", path).Because(err)
	case err != nil:
		return "", data.NewProblem("problem.file.io", "file", path).Because(err)
	}
	defer f.Close()
	return share.ReadPassphrase(cmd.Context(), f)
}

// asksAPerson tells whether somebody can type at in: it is a terminal, and not the device that is nothing.
func asksAPerson(in io.Reader) bool {
	f, ok := in.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	nothing, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(info, nothing)
}
