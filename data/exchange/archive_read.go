package exchange

import (
	"archive/zip"
	"bufio"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/data/store"
)

// What an archive may be at most. A binder's contents are at most a few hundred megabytes, and its log and papers far less.
const (
	mostArchived      = 2 << 30 // bytes, unpacked
	mostArchivedFiles = 50_000
	mostArchivedSums  = 16 << 20
	mostArchivedAbout = 64 << 10
)

// IncomingArchive is an archive that is to be taken in: all its files are what its checksums say.
type IncomingArchive struct {
	path  string
	files map[string]archivedFile
	about aboutArchive
	size  int64             // of all the files, unpacked
	bySum map[string]string // the name of a file by its SHA-256
	close func() error
}

type archivedFile struct {
	size int64
	open func() (io.ReadCloser, error)
}

// IsArchive tells whether what lies at a path is to be read as an archive: a zip file, or a folder.
func IsArchive(path string) bool {
	info, err := os.Stat(path)
	return IsZip(path) || err == nil && info.IsDir()
}

// OpenArchive opens an archive and compares every file in it with the checksums, and the checksums with the files. Nothing is unpacked.
// What is no archive, is not as it was written, is larger than any binder's or comes from a newer program is refused. progress, which
// may be nil, is told the part done. Close it when it has been taken in.
func OpenArchive(ctx context.Context, path string, progress func(float64)) (*IncomingArchive, error) {
	a := &IncomingArchive{path: path, files: map[string]archivedFile{}, bySum: map[string]string{}, close: func() error { return nil }}
	err := a.list()
	if err == nil {
		err = a.readAbout()
	}
	if err == nil {
		err = a.compare(ctx, progress)
	}
	if err != nil {
		return nil, errors.Join(err, a.close())
	}
	return a, nil
}

// list notes which files there are, before any of them is read.
func (a *IncomingArchive) list() error {
	info, err := os.Stat(a.path)
	switch {
	case err != nil:
		return store.FileProblem(a.path, err)
	case info.IsDir():
		return a.listFolder()
	case info.Mode().IsRegular() && info.Size() <= mostArchived:
		return a.listZip()
	}
	return a.foreign(errors.New("neither a folder nor a file of the size of an archive"))
}

// Close ends the reading of the archive.
func (a *IncomingArchive) Close() error { return a.close() }

func (a *IncomingArchive) foreign(cause error) error {
	return data.NewProblem("problem.archive.foreign", "file", a.path).Because(cause)
}

// altered tells which file of the archive is not as it was written.
func (a *IncomingArchive) altered(name string, cause error) error {
	return data.NewProblem("problem.archive.altered", "file", a.path, "name", name).Because(cause)
}

// swollen tells that the archive holds more than a binder can.
func (a *IncomingArchive) swollen() error {
	return data.NewProblem("problem.file.swollen", "file", a.path)
}

// add notes a file of the archive.
func (a *IncomingArchive) add(name string, regular bool, file archivedFile) error {
	_, twice := a.files[name]
	switch {
	case !fs.ValidPath(name) || strings.ContainsAny(name, `\:`):
		return a.foreign(fmt.Errorf("a file called %q", name))
	case !regular:
		return a.foreign(fmt.Errorf("%q is no ordinary file", name))
	case twice:
		return a.altered(name, errors.New("there twice"))
	case len(a.files) == mostArchivedFiles || file.size < 0 || file.size > mostArchived-a.size:
		return a.swollen()
	}
	a.files[name] = file
	a.size += file.size
	return nil
}

func (a *IncomingArchive) listFolder() error {
	root, err := os.OpenRoot(a.path) // nothing outside the folder can be reached through it
	if err != nil {
		return store.FileProblem(a.path, err)
	}
	a.close = root.Close
	return fs.WalkDir(root.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return store.FileProblem(a.path, err)
		}
		if entry.IsDir() {
			return nil
		}
		info, err := entry.Info()
		if err != nil {
			return store.FileProblem(a.path, err)
		}
		return a.add(name, info.Mode().IsRegular(), archivedFile{info.Size(), func() (io.ReadCloser, error) { return root.Open(filepath.FromSlash(name)) }})
	})
}

func (a *IncomingArchive) listZip() error {
	in, err := zip.OpenReader(a.path)
	if err != nil && in == nil {
		if p := (*fs.PathError)(nil); errors.As(err, &p) {
			return store.FileProblem(a.path, err)
		}
		return a.foreign(err)
	}
	a.close = in.Close
	if err != nil {
		return a.foreign(err)
	}
	for _, file := range in.File {
		if strings.HasSuffix(file.Name, "/") && file.UncompressedSize64 == 0 {
			continue // a folder, as some programs write it
		}
		const encrypted = 1
		if err := a.add(file.Name, file.Mode().IsRegular() && file.Flags&encrypted == 0, archivedFile{int64(file.UncompressedSize64), file.Open}); err != nil {
			return err
		}
	}
	return nil
}

// read gives a file of the archive to do, and no more of it than it is said to hold.
func (a *IncomingArchive) read(name string, do func(io.Reader) error) error {
	file, ok := a.files[name]
	if !ok {
		return a.altered(name, fs.ErrNotExist)
	}
	in, err := file.open()
	if err != nil {
		return a.altered(name, err)
	}
	defer in.Close()
	return do(io.LimitReader(in, file.size))
}

// all is what a small file of the archive says.
func (a *IncomingArchive) all(name string, most int64) (content []byte, err error) {
	if a.files[name].size > most {
		return nil, a.altered(name, errors.New("larger than any"))
	}
	err = a.read(name, func(in io.Reader) error {
		if content, err = io.ReadAll(in); err != nil {
			return a.altered(name, err)
		}
		return nil
	})
	return content, err
}

func (a *IncomingArchive) readAbout() error {
	if _, ok := a.files[ArchiveAbout]; !ok {
		return a.foreign(fs.ErrNotExist)
	}
	said, err := a.all(ArchiveAbout, mostArchivedAbout)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(said, &a.about); err != nil || a.about.Form != archiveForm {
		return a.foreign(cmp.Or(err, errors.New("another form")))
	}
	if a.about.Version > archiveVersion || a.about.Schema > store.SchemaVersion() {
		return data.NewProblem("problem.archive.newer", "file", a.path)
	}
	return nil
}

// compare reads every file and compares it with its checksum.
func (a *IncomingArchive) compare(ctx context.Context, progress func(float64)) error {
	said, err := a.all(ArchiveSums, mostArchivedSums)
	if err != nil {
		return err
	}
	sums := map[string]string{}
	for line := range strings.Lines(string(said)) {
		sum, name, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "  ")
		if raw, err := hex.DecodeString(sum); !ok || err != nil || len(raw) != sha256.Size || sums[name] != "" {
			return a.altered(ArchiveSums, errors.New("a line that is no checksum"))
		}
		sums[name] = strings.ToLower(sum)
	}
	names := make([]string, 0, len(a.files))
	for name := range a.files {
		names = append(names, name)
	}
	slices.Sort(names)
	for name := range sums {
		if _, ok := a.files[name]; !ok {
			return a.altered(name, fs.ErrNotExist)
		}
	}
	done, all := int64(0), max(1, a.size)
	for _, name := range names {
		if name == ArchiveSums {
			continue
		}
		if sums[name] == "" {
			return a.altered(name, errors.New("not among the checksums"))
		}
		sum := sha256.New()
		if err := a.read(name, func(in io.Reader) error {
			if _, err := io.Copy(sum, cancelled{ctx, in}); err != nil {
				return cmp.Or(ctx.Err(), a.altered(name, err))
			}
			return nil
		}); err != nil {
			return err
		}
		if hex.EncodeToString(sum.Sum(nil)) != sums[name] {
			return a.altered(name, errors.New("another checksum"))
		}
		a.bySum[sums[name]] = name
		done += a.files[name].size
		if progress != nil {
			progress(float64(done) / float64(all))
		}
	}
	return nil
}

// cancelled reads until ctx is cancelled.
type cancelled struct {
	ctx context.Context //nolint:containedctx // lives for one reading
	in  io.Reader
}

func (c cancelled) Read(b []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.in.Read(b)
}

// TakeInto fills a new file with what the archive holds: see store.TakeWhole.
func (a *IncomingArchive) TakeInto(ctx context.Context, st *store.Store, progress func(float64)) error {
	return a.read(ArchiveLog, func(in io.Reader) error {
		return st.TakeWhole(ctx, store.Whole{
			From: a.path, Dataset: a.about.Dataset, Count: a.about.Saves,
			Saves: func(yield func(*store.Save, error) bool) {
				for save, err := range readLog(bufio.NewReader(in)) {
					switch {
					case errors.Is(err, errSwell):
						err = a.swollen()
					case err != nil:
						err = a.altered(ArchiveLog, err)
					}
					if !yield(save, err) {
						return
					}
				}
			},
			Content: func(sum string) ([]byte, error) {
				name, ok := a.bySum[sum]
				if !ok {
					return nil, a.altered(ArchiveContents+sum, fs.ErrNotExist)
				}
				return a.all(name, data.MostAttached)
			},
			Taken: func(saves int) {
				if progress != nil {
					progress(float64(saves) / float64(max(1, a.about.Saves)))
				}
			},
		})
	})
}
