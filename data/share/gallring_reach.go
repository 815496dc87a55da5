package share

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"

	"lisparmen/data"
	"lisparmen/data/store"
)

// forgetAside removes what has been set aside of the working copies on this computer and may hold what a gallring has erased:
// those that were replaced, and those that were damaged, since nobody can tell what is in them.
func (w *Workspace) forgetAside() error {
	for _, h := range w.home.alike() {
		if err := h.forgetDamaged(w.state.Dataset); err != nil {
			return err
		}
		aside := filepath.Join(h.folder, "replaced")
		var s state
		raw, err := os.ReadFile(filepath.Join(aside, "shared.json"))
		if err == nil && json.Unmarshal(raw, &s) == nil && s.Dataset != w.state.Dataset {
			continue // another binder's
		}
		if err := os.RemoveAll(aside); err != nil {
			return store.FileProblem(w.path, err)
		}
	}
	return nil
}

// reachOthers lets the gallringar erase in the other working copies of the same binder on this computer too, such as that of a copy
// that lies in another folder. It takes in no more than the gallringar and what came before them. It tells whether all could be reached.
func (w *Workspace) reachOthers(ctx context.Context) (all bool, err error) {
	all = true
	for _, h := range w.home.alike() {
		if h.folder == w.home.folder {
			continue
		}
		if _, err := os.Lstat(h.work(w.state.Dataset)); err != nil {
			continue
		}
		reached, err := w.reachOther(ctx, h)
		if err != nil {
			return false, err
		}
		all = all && reached
	}
	return all, nil
}

func (w *Workspace) reachOther(ctx context.Context, h home) (reached bool, err error) {
	lock, err := os.OpenFile(filepath.Join(h.folder, "lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return false, data.NewProblem("problem.share.home", "folder", h.folder).Because(err)
	}
	defer lock.Close()
	// Who has that lock may be waiting for ours.
	if got, err := TryLock(lock); err != nil || !got {
		return false, nil //nolint:nilerr // it is tried again the next time that something is shared
	}
	defer unlock(lock)
	wasTrusted := h.isTrusted(w.state.Dataset)
	other, err := store.Open(ctx, h.work(w.state.Dataset), w.options.store(h.path))
	if err != nil {
		if store.IsDamage(ctx, h.work(w.state.Dataset), err) {
			h.suspect(w.state.Dataset)
			return false, nil
		}
		return false, err
	}
	known, err := other.Saves(ctx)
	if err == nil {
		var log store.Log
		if log, err = w.Store.Gallringar(ctx, known); err == nil {
			_, err = other.MergeFrom(ctx, log, w.Store)
		}
	}
	if err := errors.Join(err, other.Close()); err != nil {
		return false, err
	}
	if wasTrusted {
		h.trust(w.state.Dataset)
	}
	return true, nil
}

// alike are the folders of all paths' working copies that lie in the same place, this one's among them.
func (h home) alike() []home {
	if h.temporary {
		return []home{h}
	}
	var list []home
	entries, _ := os.ReadDir(filepath.Dir(h.folder))
	for _, e := range entries {
		if e.IsDir() {
			folder := filepath.Join(filepath.Dir(h.folder), e.Name())
			list = append(list, home{folder: folder, path: folder})
		}
	}
	return list
}
