package exchange

import (
	"archive/zip"
	"cmp"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
	"unicode"

	"lisparmen/data"
	"lisparmen/data/store"

	"golang.org/x/text/unicode/norm"
)

// What the files of every archive are called.
const (
	ArchiveReadme   = "LAS-MIG.txt"
	ArchiveAbout    = "arkiv.json"
	ArchiveLog      = "logg.jsonl"
	ArchiveSums     = "checksummor.sha256"
	ArchiveFields   = "faltbeskrivning"
	ArchiveRegister = "register/"
	ArchivePapers   = "handlingar/"
	ArchiveContents = "bilagor/"
	ArchiveGallring = "gallringslista/"

	archiveForm    = "lisparmen-arkiv"
	archiveVersion = 1
)

// Archive is what an archive holds beside the log: what needs words is made by the caller.
type Archive struct {
	Program      string // its version
	Municipality string
	Code         string             // kontrollkod
	Saves        int                // in the log when the parts began to be made
	Parts        []ArchivePart      // in any order
	Contents     []ArchiveContent   // all the files that values name, each content once
	Progress     func(part float64) // may be nil
}

// ArchivePart is one file of an archive.
type ArchivePart struct {
	Name  string // with / between folders
	Write func(io.Writer) error
}

// ArchiveContent is where the content of a file lies in an archive.
type ArchiveContent struct {
	File data.Attachment
	Name string
}

// aboutArchive is what an archive says of itself to the program.
type aboutArchive struct {
	Form         string `json:"format"`
	Version      int    `json:"version"`
	Dataset      string `json:"datamangd"`
	Schema       int    `json:"schema"`
	Saves        int    `json:"sparningar"`
	Made         string `json:"skapat"`
	Program      string `json:"program"`
	Municipality string `json:"kommun"`
	Code         string `json:"kontrollkod"`
}

// WriteArchive writes all that the file holds to a zip file, or to a folder where the name does not end with .zip: what the caller
// has made, the whole log, the contents of files, and checksums of it all. The same file gives the same bytes at the same moment. It
// is made beside and gets its name when it is whole; what is there already is never replaced ("problem.file.exists"). A file that
// somebody saves in meanwhile is refused ("problem.file.busy"), since the parts would not agree, and so is one that is damaged
// ("problem.archive.unsound"), since nobody could take the archive in again.
func WriteArchive(ctx context.Context, st *store.Store, to string, a Archive) (err error) {
	to, err = filepath.Abs(to)
	if err != nil {
		return data.NewProblem("problem.output", "file", to).Because(err)
	}
	if _, err := os.Lstat(to); err == nil {
		return data.NewProblem("problem.file.exists", "file", to)
	}
	found, err := st.Check(ctx, "")
	if err != nil {
		return err
	}
	if slices.ContainsFunc(found, store.Finding.IsDamage) {
		return data.NewProblem("problem.archive.unsound", "file", st.Path())
	}
	parts, err := a.all(ctx, st)
	if err != nil {
		return err
	}
	beside := filepath.Join(filepath.Dir(to), ".lisparmen-"+rand.Text()+".tmp")
	defer func() {
		if err != nil {
			_ = os.RemoveAll(beside)
		}
		err = outputProblem(to, err)
	}()
	if IsZip(to) {
		err = writeZip(ctx, beside, parts, st.Now(), a.Progress)
		if err == nil {
			err = store.PutInPlace(beside, to)
			_ = os.Remove(beside)
		}
		return err
	}
	if err := writeFolder(ctx, beside, parts, a.Progress); err != nil {
		return err
	}
	return os.Rename(beside, to)
}

// IsZip tells whether an archive of that name is a zip file; else it is a folder.
func IsZip(path string) bool { return strings.EqualFold(filepath.Ext(path), ".zip") }

// all are the parts of the archive but the checksums, in the order of their names.
func (a Archive) all(ctx context.Context, st *store.Store) ([]ArchivePart, error) {
	dataset, err := st.Dataset(ctx)
	if err != nil {
		return nil, err
	}
	parts := slices.Clone(a.Parts)
	for _, c := range a.Contents {
		parts = append(parts, ArchivePart{c.Name, func(w io.Writer) error {
			content, err := st.Content(ctx, c.File)
			if err == nil {
				_, err = w.Write(content)
			}
			return err
		}})
	}
	about := aboutArchive{
		Form: archiveForm, Version: archiveVersion, Dataset: dataset, Schema: store.SchemaVersion(), Saves: a.Saves,
		Made: st.Now().UTC().Format(time.RFC3339), Program: a.Program, Municipality: a.Municipality, Code: a.Code,
	}
	parts = append(parts, ArchivePart{ArchiveAbout, func(w io.Writer) error {
		out := json.NewEncoder(w)
		out.SetIndent("", "  ")
		out.SetEscapeHTML(false)
		return out.Encode(about)
	}}, ArchivePart{ArchiveLog, func(w io.Writer) error {
		log, err := st.Log(ctx)
		if err != nil {
			return err
		}
		if len(log) != a.Saves {
			return data.NewProblem("problem.file.busy", "file", st.Path())
		}
		return writeLog(w, log.Ordered())
	}})
	slices.SortFunc(parts, func(a, b ArchivePart) int { return cmp.Compare(a.Name, b.Name) })
	for i := 1; i < len(parts); i++ {
		if parts[i].Name == parts[i-1].Name {
			return nil, fmt.Errorf("two parts of the archive are called %q", parts[i].Name)
		}
	}
	return parts, nil
}

// writeParts gives each part to put, then the checksums of them all, in the form that sha256sum -c reads.
func writeParts(ctx context.Context, parts []ArchivePart, progress func(float64), put func(name string, write func(io.Writer) error) error) error {
	var sums strings.Builder
	for i, part := range parts {
		if err := ctx.Err(); err != nil {
			return err
		}
		if progress != nil {
			progress(float64(i) / float64(len(parts)))
		}
		sum := sha256.New()
		if err := put(part.Name, func(w io.Writer) error { return part.Write(io.MultiWriter(w, sum)) }); err != nil {
			return err
		}
		fmt.Fprintf(&sums, "%s  %s\n", hex.EncodeToString(sum.Sum(nil)), part.Name)
	}
	return put(ArchiveSums, func(w io.Writer) error {
		_, err := io.WriteString(w, sums.String())
		return err
	})
}

// firstZipYear is the earliest that the form can tell.
const firstZipYear = 1980

func writeZip(ctx context.Context, path string, parts []ArchivePart, at time.Time, progress func(float64)) (err error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	if at = at.UTC(); at.Year() < firstZipYear {
		at = time.Date(firstZipYear, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	out := zip.NewWriter(file)
	err = writeParts(ctx, parts, progress, func(name string, write func(io.Writer) error) error {
		header := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: at}
		header.SetMode(0o600)
		w, err := out.CreateHeader(header)
		if err != nil {
			return err
		}
		return write(w)
	})
	if err == nil {
		err = out.Close()
	}
	if err == nil {
		err = file.Sync()
	}
	return err
}

func writeFolder(ctx context.Context, folder string, parts []ArchivePart, progress func(float64)) error {
	if err := os.Mkdir(folder, 0o700); err != nil {
		return err
	}
	return writeParts(ctx, parts, progress, func(name string, write func(io.Writer) error) (err error) {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return err
		}
		file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, file.Close()) }()
		if err := write(file); err != nil {
			return err
		}
		return file.Sync()
	})
}

// outputProblem makes an error of writing into one a person can act on.
func outputProblem(path string, err error) error {
	key := "problem.output"
	if p := (*data.Problem)(nil); err == nil || errors.As(err, &p) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	for _, full := range []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG} {
		if errors.Is(err, full) {
			key = "problem.file.full"
		}
	}
	return data.NewProblem(key, "file", path).Because(err)
}

// longestPlain keeps paths short enough for every file system, also where the archive lies deep.
const longestPlain = 60

// PlainName is a text as a name that every system takes and writes the same: ASCII letters and digits with hyphens between.
func PlainName(text string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(text) {
		switch {
		case r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r): // the mark of a letter that has been written without it
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	name := b.String()
	return cmp.Or(strings.Trim(name[:min(len(name), longestPlain)], "-"), "namnlos")
}
