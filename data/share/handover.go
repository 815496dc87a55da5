package share

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"lisparmen/data"
	"lisparmen/data/store"
)

// EncryptedEnding is what the name of an encrypted copy ends with, after that of the file.
const EncryptedEnding = ".age"

// EncryptedName is what an encrypted copy made on the day is called, beside its file.
func EncryptedName(file string, day data.Day) string {
	if ext := filepath.Ext(file); strings.EqualFold(ext, ".lis") {
		file = strings.TrimSuffix(file, ext)
	}
	return file + "-" + string(day) + ".lis" + EncryptedEnding
}

// IsEncrypted tells whether a file begins as an encrypted copy does, or is called one. A file that cannot be read is not.
func IsEncrypted(path string) bool {
	info, err := os.Stat(path) // before it is opened, which for a pipe would take until somebody writes
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	if strings.EqualFold(filepath.Ext(path), EncryptedEnding) {
		return true
	}
	f, err := openShared(path)
	if err != nil {
		return false
	}
	defer f.Close()
	begins := make([]byte, len(ageHeader))
	_, err = io.ReadFull(f, begins)
	return err == nil && bytes.Equal(begins, []byte(ageHeader))
}

// CheckPassphrase refuses a passphrase that is too short to protect anything: the Problem "problem.passphrase.short".
func CheckPassphrase(passphrase string) error {
	_, err := toEncrypt(passphrase)
	return err
}

// EncryptTo makes an encrypted copy of all that has been done here, shared or not, at a place where there is no file. progress,
// which may be nil, is told the part done, from 0 to 1.
func (w *Workspace) EncryptTo(ctx context.Context, path, passphrase string, progress func(float64)) error {
	if err := CheckPassphrase(passphrase); err != nil {
		return err
	}
	if err := mustNotExist(path); err != nil { // before the work
		return err
	}
	return w.withSnapshot(ctx, func(outgoing string) error {
		return called(Encrypt(ctx, outgoing, path, passphrase, progress), outgoing, w.path)
	})
}

// called lets a Problem about a file of the program's own speak of the one that the person knows.
func called(err error, own, known string) error {
	var p *data.Problem
	if errors.As(err, &p) && p.Args["file"] == own {
		p.Args["file"] = known
		return p
	}
	return err
}

// Unsealed is what an encrypted copy held, among the program's own files until it has been put somewhere or dropped.
type Unsealed struct {
	Dataset string // of the file; the same as that of the file it was copied from

	machine Machine

	from   string // the encrypted copy, as the person knows it
	folder string
	path   string
}

// unsealedPattern are the folders in which encrypted copies are opened.
const unsealedPattern = "unsealed-*.tmp"

// Unseal opens an encrypted copy with its passphrase, and sees that what it held is a whole file of this program. What is refused
// leaves nothing behind. The one who unseals must put what was held somewhere, or Drop it. progress, which may be nil, is told
// the part done, from 0 to 1.
func Unseal(ctx context.Context, from, passphrase string, options Options, progress func(float64)) (_ *Unsealed, err error) {
	within := options.Folder()
	if within != "" && os.MkdirAll(within, 0o700) != nil {
		within = "" // among the temporary files
	}
	sweepUnsealed(within, options)
	folder, err := os.MkdirTemp(within, unsealedPattern)
	if err != nil {
		return nil, data.NewProblem("problem.share.home", "folder", within).Because(err)
	}
	u := &Unsealed{machine: options.Machine, from: from, folder: folder, path: filepath.Join(folder, "copy.lis")}
	defer func() {
		if err != nil {
			u.Drop()
		}
	}()
	if err := Decrypt(ctx, from, u.path, passphrase, progress); err != nil {
		return nil, called(err, u.path, from)
	}
	held, err := store.OpenIncoming(ctx, u.path, options.store(from))
	if err != nil {
		return nil, err
	}
	u.Dataset, err = held.Dataset(ctx)
	if err := errors.Join(err, held.Close()); err != nil {
		return nil, err
	}
	return u, nil
}

// sweepUnsealed takes away what programs that were killed have left: nobody looks at an opened copy for half a day.
func sweepUnsealed(within string, options Options) {
	if within == "" || options.Now == nil {
		return
	}
	left, _ := filepath.Glob(filepath.Join(within, unsealedPattern))
	for _, folder := range left {
		if info, err := os.Stat(folder); err == nil && options.Now().Sub(info.ModTime()) > staleAfter {
			_ = os.RemoveAll(folder)
		}
	}
}

// PutAt makes the file at a place where there is none: whole or not at all.
func (u *Unsealed) PutAt(ctx context.Context, path string) error {
	if full, err := filepath.Abs(path); err == nil {
		if err := u.machine.mayLieAt(full); err != nil {
			return err
		}
	}
	if err := mustNotExist(path); err != nil {
		return err
	}
	in, err := os.Open(u.path)
	if err != nil {
		return store.FileProblem(u.from, err)
	}
	defer in.Close()
	return writeNew(path, func(out *os.File) error {
		_, err := io.Copy(out, attended{ctx, in})
		return writeProblem(path, err)
	})
}

// MergeInto takes in what the copy held and the open file lacks.
func (u *Unsealed) MergeInto(ctx context.Context, w *Workspace) (store.Merged, error) {
	merged, _, err := w.MergeCopy(ctx, u.path, BackupMerge)
	return merged, called(err, u.path, u.from)
}

// Drop takes away what was opened, but where it has been put.
func (u *Unsealed) Drop() { _ = os.RemoveAll(u.folder) }

// Dataset is the id that all copies of the file share.
func (w *Workspace) Dataset() string { return w.state.Dataset }
