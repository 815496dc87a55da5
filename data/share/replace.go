package share

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"lisparmen/data"
	"lisparmen/data/store"
)

// spoilt are why the shared file cannot be read for what it is, while what is in the working copy may be whole.
var spoilt = []string{
	"problem.file.damaged", "problem.file.not_database", "problem.file.foreign", "problem.file.forged", "problem.file.altered", "problem.file.wal",
}

func isSpoilt(err error) bool {
	var p *data.Problem
	return errors.As(err, &p) && slices.Contains(spoilt, p.Key)
}

// Replaced tells what became of a damaged shared file.
type Replaced struct {
	Aside string // where it lies now; empty when there was nothing to replace
	Kept  int    // changes that only it held, and that are here now
	Lost  int    // changes that are known to have been in it, and could not be read
}

// Told are the sentences for a person, as message keys with arguments.
func (r Replaced) Told() []store.Finding {
	list := []store.Finding{{Key: "told.replaced", Args: map[string]string{"aside": r.Aside}}}
	if r.Kept > 0 {
		list = append(list, store.Finding{Key: "told.replaced.kept", Args: map[string]string{"count": strconv.Itoa(r.Kept)}})
	}
	if r.Lost > 0 {
		list = append(list, store.Finding{Key: "told.replaced.lost", Args: map[string]string{"count": strconv.Itoa(r.Lost)}})
	}
	return list
}

// Replace puts the working copy in the place of a shared file that is damaged, with all that can still be read of it. The
// damaged file is moved aside beside it, and is never deleted. When the file can be read it is shared as by Publish.
func (w *Workspace) Replace(ctx context.Context) (r Replaced, err error) {
	if w.readOnly {
		return r, data.NewProblem("problem.file.readonly", "file", w.path)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	locked := w.home.locked(ctx, func() error {
		_, err = w.takeIn(ctx)
		if isSpoilt(err) {
			r, err = w.replaceSpoilt(ctx)
		}
		if err == nil || data.IsProblem(err, "problem.file.missing") {
			err = w.publish(ctx)
		}
		if err != nil && r.Aside != "" { // better a damaged file than none; one that somebody else has put there stays
			if back := store.PutInPlace(r.Aside, w.target); back == nil {
				_ = os.Remove(r.Aside)
				r = Replaced{}
			}
		}
		return nil
	})
	if locked != nil {
		err = locked
	}
	if count, counted := w.Store.SaveCount(ctx); counted == nil {
		w.began = count
	}
	if settled := w.settle(ctx, err); err == nil {
		err = settled
	}
	return r, err
}

// replaceSpoilt takes what can be read of the shared file, and moves the file aside.
func (w *Workspace) replaceSpoilt(ctx context.Context) (r Replaced, err error) {
	folder, err := os.MkdirTemp(w.home.folder, "spoilt-*.tmp")
	if err != nil {
		return r, store.FileProblem(w.path, err)
	}
	defer os.RemoveAll(folder)
	copied := filepath.Join(folder, "spoilt.db")
	if err := copyFile(ctx, w.target, copied, 0o600); err != nil {
		return r, store.FileProblem(w.path, err)
	}
	found, err := store.Salvage(ctx, copied)
	if err != nil {
		return r, err
	}
	if found.Dataset == w.state.Dataset { // else it may be any file
		taken, err := w.Store.TakeSalvaged(ctx, found, store.SaveID{})
		if err != nil {
			return r, err
		}
		r.Kept, r.Lost = taken.Kept, taken.Lost
	}
	r.Aside, err = w.setAside(w.target, "skadad "+w.options.Now().In(data.Swedish).Format("2006-01-02"))
	return r, err
}

// setAside moves a file to the folder of what has been set aside, with words after its name, which no file there has.
func (w *Workspace) setAside(path, words string) (to string, err error) {
	folder := filepath.Join(filepath.Dir(path), besideAside)
	if err := os.Mkdir(folder, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return "", store.FileProblem(w.path, err)
	}
	ext := filepath.Ext(path)
	stem := strings.TrimSuffix(filepath.Base(path), ext) + " " + words
	to = filepath.Join(folder, stem+ext)
	for n := 2; ; n++ {
		if _, err := os.Lstat(to); err != nil {
			return to, store.FileProblem(w.path, replace(context.Background(), path, to))
		}
		to = filepath.Join(folder, stem+" "+strconv.Itoa(n)+ext)
	}
}

// Spoilt tells that the shared file is damaged, so that only Replace lets anything be shared.
func (s Status) Spoilt() bool { return isSpoilt(s.Standstill) }
