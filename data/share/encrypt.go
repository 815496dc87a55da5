package share

import (
	"bytes"
	"cmp"
	"context"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"syscall"

	"lisparmen/data"
	"lisparmen/data/store"

	"filippo.io/age"
)

const (
	workFactor     = 18 // 2^18 rounds of scrypt: 256 MB of memory and about a second for each guess
	mostWorkFactor = 20 // a copy from elsewhere may ask for this much of the computer, and no more
	mostPlain      = 600 << 20
	// mostHeader is far more than a copy with a passphrase needs. A file that goes on longer is not read into memory.
	mostHeader = 1024
	ageHeader  = "age-encryption.org/v1\n-> scrypt "
	ageMAC     = "\n--- "

	fileHeader    = 100 // what is read of a file to know that it is one of ours
	fileMagic     = "SQLite format 3\x00"
	applicationID = 0x4C495331 // "LIS1", at offset 68
	counterAt     = 24         // SQLite counts here how many times the file has been written
)

// Encrypt makes a copy of the file that only the passphrase opens, to be handed over: here with Decrypt, or anywhere with
// the program age. The copy is made beside and gets its name when it is whole; a file that is there already is refused.
// A passphrase shorter than twelve letters is refused. progress, which may be nil, is told the part done, from 0 to 1.
func Encrypt(ctx context.Context, from, to, passphrase string, progress func(float64)) error {
	return encrypt(ctx, from, to, passphrase, progress, workFactor, mostPlain)
}

func encrypt(ctx context.Context, from, to, passphrase string, progress func(float64), work int, most int64) error {
	passphrase, err := toEncrypt(passphrase)
	if err != nil {
		return err
	}
	if err := mustNotExist(to); err != nil {
		return err
	}
	in, err := openSource(ctx, from, progress)
	if err != nil {
		return err
	}
	defer in.file.Close()
	if in.size > most {
		return data.NewProblem("problem.encrypt.large", "file", from, "limit", strconv.FormatInt(most>>20, 10))
	}
	if head, err := in.state(); err != nil {
		return err
	} else if !isOurs(head) {
		return data.NewProblem("problem.file.not_database", "file", from)
	}
	recipient, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return err
	}
	recipient.SetWorkFactor(work)
	return writeNew(to, func(out *os.File) error {
		sealed, err := age.Encrypt(out, recipient) // takes a second, in which others may save
		if err != nil {
			return writeProblem(to, err)
		}
		before, err := in.state()
		if err != nil {
			return err
		}
		_, err = io.Copy(sealed, in)
		if err == nil {
			err = sealed.Close()
		}
		if err != nil {
			return cmp.Or(in.failed, writeProblem(to, err))
		}
		// What was read while somebody saved is half of each.
		after, err := in.state()
		if err != nil {
			return err
		}
		if !bytes.Equal(before, after) {
			return data.NewProblem("problem.file.busy", "file", from)
		}
		return nil
	})
}

// Decrypt makes the file of an encrypted copy, at a place where there is none. What has been altered, is cut short, needs
// another passphrase or holds anything but a file of this program is refused, and then nothing is left of it.
// progress, which may be nil, is told the part done, from 0 to 1.
func Decrypt(ctx context.Context, from, to, passphrase string, progress func(float64)) error {
	return decrypt(ctx, from, to, passphrase, progress, mostPlain)
}

func decrypt(ctx context.Context, from, to, passphrase string, progress func(float64), most int64) error {
	identities, err := identities(passphrase, from)
	if err != nil {
		return err
	}
	if err := mustNotExist(to); err != nil {
		return err
	}
	in, err := openSource(ctx, from, progress)
	if err != nil {
		return err
	}
	defer in.file.Close()
	tooLarge := data.NewProblem("problem.decrypt.large", "file", from, "limit", strconv.FormatInt(most>>20, 10))
	if in.size > most+most>>10+2*mostHeader { // each 64 kB has 16 bytes of proof
		return tooLarge
	}
	damaged := func(cause error) error {
		return cmp.Or[error](in.failed, data.NewProblem("problem.decrypt.damaged", "file", from).Because(cause))
	}

	header, err := io.ReadAll(io.LimitReader(in, mostHeader))
	if err != nil {
		return damaged(err)
	}
	begins := []byte(ageHeader)
	switch {
	case len(header) == 0, !bytes.HasPrefix(header, begins) && !bytes.HasPrefix(begins, header):
		return data.NewProblem("problem.decrypt.not_encrypted", "file", from)
	case !bytes.Contains(header, []byte(ageMAC)):
		return damaged(errors.New("no end of the header"))
	}
	plain, err := age.Decrypt(io.MultiReader(bytes.NewReader(header), in), identities...)
	var p *data.Problem
	var none *age.NoIdentityMatchError
	switch {
	case errors.As(err, &p):
		return p
	case errors.As(err, &none):
		return data.NewProblem("problem.decrypt.wrong_words", "file", from).Because(err)
	case err != nil:
		return damaged(err)
	}

	head, err := io.ReadAll(io.LimitReader(plain, fileHeader))
	if err != nil {
		return damaged(err)
	}
	if !isOurs(head) {
		return data.NewProblem("problem.decrypt.foreign", "file", from)
	}
	return writeNew(to, func(out *os.File) error {
		if _, err := out.Write(head); err != nil {
			return writeProblem(to, err)
		}
		n, err := io.Copy(out, io.LimitReader(plain, most-fileHeader+1))
		var cannotWrite *fs.PathError
		switch {
		case in.failed != nil:
			return in.failed
		case errors.As(err, &cannotWrite):
			return writeProblem(to, err)
		case err != nil:
			return damaged(err)
		case n > most-fileHeader:
			return tooLarge
		}
		return nil
	})
}

// identity opens a copy with a passphrase, and says which copies would take too much of the computer.
type identity struct {
	*age.ScryptIdentity
	file string // what a Problem names
}

// Unwrap finds the copy's key.
func (i identity) Unwrap(stanzas []*age.Stanza) ([]byte, error) {
	if len(stanzas) == 1 && len(stanzas[0].Args) == 2 {
		if work, err := strconv.Atoi(stanzas[0].Args[1]); err == nil && work > mostWorkFactor {
			return nil, data.NewProblem("problem.decrypt.heavy", "file", i.file)
		}
	}
	return i.ScryptIdentity.Unwrap(stanzas)
}

func identities(passphrase, file string) ([]age.Identity, error) {
	var all []age.Identity
	for _, try := range toTry(passphrase) {
		i, err := age.NewScryptIdentity(try)
		if err != nil {
			return nil, err
		}
		i.SetMaxWorkFactor(mostWorkFactor)
		all = append(all, identity{i, file})
	}
	if len(all) == 0 {
		return nil, data.NewProblem("problem.passphrase.empty")
	}
	return all, nil
}

// isOurs tells whether a file that begins so is one of this program's.
func isOurs(head []byte) bool {
	return len(head) >= fileHeader && string(head[:len(fileMagic)]) == fileMagic && binary.BigEndian.Uint32(head[68:]) == applicationID
}

// source is a file that is read until ctx is cancelled. It keeps its own errors, since those that age gives back do not
// tell a disk that failed from a copy that was altered.
type source struct {
	ctx        context.Context
	file       *os.File
	path       string
	size, read int64
	progress   func(float64)
	failed     error // why it could not be read, or that ctx was cancelled
}

func openSource(ctx context.Context, path string, progress func(float64)) (*source, error) {
	info, err := os.Stat(path) // before it is opened, which for a pipe would take until somebody writes
	if err != nil {
		return nil, readProblem(path, err)
	}
	if info.IsDir() {
		return nil, data.NewProblem("problem.file.directory", "file", path)
	}
	if !info.Mode().IsRegular() {
		return nil, readProblem(path, errors.New("not a regular file"))
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, readProblem(path, err)
	}
	if progress == nil {
		progress = func(float64) {}
	}
	return &source{ctx: ctx, file: file, path: path, size: info.Size(), progress: progress}, nil
}

func (s *source) Read(b []byte) (int, error) {
	if s.failed = s.ctx.Err(); s.failed != nil {
		return 0, s.failed
	}
	n, err := s.file.Read(b)
	s.read += int64(n)
	s.progress(min(1, float64(s.read)/float64(max(1, s.size))))
	if err != nil && !errors.Is(err, io.EOF) {
		s.failed = readProblem(s.path, err)
	}
	return n, err
}

// state is the file's first bytes, which each save changes. While a save is being written there is a journal with content.
func (s *source) state() ([]byte, error) {
	if journal, err := os.Stat(s.path + "-journal"); err == nil && journal.Size() > 0 {
		return nil, data.NewProblem("problem.file.busy", "file", s.path)
	}
	head := make([]byte, fileHeader)
	n, err := s.file.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, readProblem(s.path, err)
	}
	return head[:n], nil
}

func mustNotExist(path string) error {
	if _, err := os.Lstat(path); err == nil {
		return data.NewProblem("problem.file.exists", "file", path)
	}
	return nil
}

// writeNew makes a file of what fill writes: beside, for the owner alone, and given its name when it is whole and on the
// disk. Nothing is left of one that failed, and no file is replaced.
func writeNew(path string, fill func(*os.File) error) error {
	beside, err := os.OpenFile(filepath.Join(filepath.Dir(path), ".lisparmen-"+rand.Text()+".tmp"), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return writeProblem(path, err)
	}
	defer os.Remove(beside.Name())
	if err = fill(beside); err == nil {
		err = writeProblem(path, beside.Sync())
	}
	if closed := beside.Close(); err == nil {
		err = writeProblem(path, closed)
	}
	if err != nil {
		return err
	}
	return store.PutInPlace(beside.Name(), path)
}

func readProblem(path string, err error) error {
	key := "problem.file.io"
	if errors.Is(err, fs.ErrNotExist) {
		key = "problem.file.missing"
	}
	return data.NewProblem(key, "file", path).Because(err)
}

func writeProblem(path string, err error) error {
	key := "problem.output"
	switch {
	case err == nil:
		return nil
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
		key = "problem.file.full"
	}
	return data.NewProblem(key, "file", path).Because(err)
}
