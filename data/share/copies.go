package share

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"lisparmen/data/store"
)

// Copy is another file of the same binder in the same folder, such as a program that synchronises folders makes when two have
// changed a file at once. How such a program names it is of no account.
type Copy struct {
	Path  string
	Saves int // that are not in the working copy
}

// besideAside is the folder beside the shared file that a copy is moved to when it has been merged.
const besideAside = "sammanslagna"

// Copies looks in the folder of the shared file for copies that hold something which is not here. A copy that holds nothing new, such
// as one that a person has put there to remember how things were, is left out.
func (w *Workspace) Copies(ctx context.Context) (list []Copy, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	folder := filepath.Dir(w.target)
	entries, err := far(ctx, w, func() ([]os.DirEntry, error) { return os.ReadDir(folder) })
	if err != nil {
		return nil, store.FileProblem(w.path, err)
	}
	seen := map[string]lookedAt{}
	for _, e := range entries {
		path := filepath.Join(folder, e.Name())
		if path == w.target || !e.Type().IsRegular() || !strings.EqualFold(filepath.Ext(path), filepath.Ext(w.target)) {
			continue
		}
		m, err := w.lookAt(ctx, path, path)
		if err != nil {
			continue // no file of the program, or nothing to be had from it now
		}
		known := w.copies[path]
		if known.mark != m {
			if known = w.examine(ctx, path, m); ctx.Err() != nil {
				return nil, ctx.Err()
			}
		}
		seen[path] = known
		if known.lacking > 0 {
			list = append(list, Copy{path, known.lacking})
		}
	}
	w.copies = seen
	return list, nil
}

// lookedAt is what was found out about a file beside the shared one.
type lookedAt struct {
	mark    mark
	lacking int
}

// examine reads a file beside the shared one. One that is refused, or is of another binder, holds nothing for us.
func (w *Workspace) examine(ctx context.Context, path string, m mark) lookedAt {
	found := lookedAt{mark: m}
	_ = w.home.locked(ctx, func() error {
		in, _, err := w.fetchFrom(ctx, path, path)
		if err != nil {
			return err
		}
		defer in.drop()
		if in.dataset != w.state.Dataset {
			return nil
		}
		known, err := w.Store.Saves(ctx)
		if err != nil {
			return err
		}
		theirs, err := in.Saves(ctx)
		for id := range theirs {
			if !known[id] {
				found.lacking++
			}
		}
		return err
	})
	return found
}

// MergeAside takes in a copy beside the shared file and then moves it to a folder of its own. It is never deleted.
func (w *Workspace) MergeAside(ctx context.Context, path string) (store.Merged, error) {
	merged, _, err := w.MergeCopy(ctx, path, BackupMerge)
	if err != nil {
		return merged, err
	}
	folder := filepath.Join(filepath.Dir(path), besideAside)
	if err := os.Mkdir(folder, 0o700); err != nil && !errors.Is(err, os.ErrExist) {
		return merged, store.FileProblem(path, err)
	}
	name := filepath.Base(path)
	for n := 2; ; n++ {
		to := filepath.Join(folder, name)
		if _, err := os.Lstat(to); err != nil {
			return merged, store.FileProblem(path, os.Rename(path, to))
		}
		ext := filepath.Ext(path)
		name = strings.TrimSuffix(filepath.Base(path), ext) + " " + strconv.Itoa(n) + ext
	}
}
