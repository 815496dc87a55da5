package share

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"

	"lisparmen/data"
	"lisparmen/data/store"
)

// open finds the working copy of the file, or makes one; anew when the one there is turns out to be damaged.
func (w *Workspace) open(ctx context.Context) error {
	err := w.openOnce(ctx)
	var damaged *damagedWork
	if !errors.As(err, &damaged) {
		return err
	}
	err = w.home.locked(ctx, func() error { return w.mend(ctx, damaged.dataset) })
	if err == nil {
		err = w.openOnce(ctx)
	}
	return err
}

func (w *Workspace) openOnce(ctx context.Context) error {
	seen, err := w.lookAt(ctx, w.target, w.path)
	known := w.home.states()
	if err != nil && (len(known) == 0 || !isUnreached(err) && !isSpoilt(err)) {
		return err
	}
	if !isUnreached(err) && !mayReplace(w.target) {
		w.readOnly, w.status.ReadOnly = true, true
	}
	away := err
	if away == nil {
		if err := w.meet(ctx, seen, known); isSpoilt(err) && len(known) > 0 {
			away = err
		} else if err != nil {
			return err
		}
	}
	if w.Store == nil { // the shared file cannot be had, but what has been done here can
		latest := slices.MaxFunc(known, func(a, b state) int { return a.At.Compare(b.At) })
		if err := w.resume(ctx, latest); err != nil {
			return err
		}
	}
	if w.began, err = w.Store.SaveCount(ctx); err != nil {
		return err
	}
	if w.readOnly {
		w.Store.Protect()
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if err = w.settle(ctx, away); isSpoilt(err) {
		return nil // the status tells
	}
	return err
}

// meet opens the working copy with all that the shared file holds in it.
func (w *Workspace) meet(ctx context.Context, seen mark, known []state) error {
	at := slices.IndexFunc(known, func(s state) bool { return s.Mark == seen })
	if at < 0 {
		return w.home.locked(ctx, func() error { return w.receive(ctx) })
	}
	if err := w.resume(ctx, known[at]); err != nil || w.state.Mark == seen {
		return err
	}
	return w.home.locked(ctx, func() error { // the working copy is not the one that is remembered
		_, err := w.takeIn(ctx)
		return err
	})
}

// resume goes on in a working copy.
func (w *Workspace) resume(ctx context.Context, s state) error {
	w.state = s
	if store.IsOld(w.home.work(s.Dataset)) {
		if err := w.home.locked(ctx, func() error { return w.backUpOld(ctx) }); err != nil {
			return err
		}
	}
	if err := w.openWork(ctx, s.Dataset); err != nil {
		return err
	}
	return w.nameDevice(ctx)
}

// receive reads the shared file and takes it into the working copy; the first time it becomes the working copy.
func (w *Workspace) receive(ctx context.Context) error {
	incoming, m, err := w.fetch(ctx)
	if err != nil {
		return err
	}
	defer incoming.drop()
	for _, s := range w.home.states() {
		if s.Dataset == incoming.dataset {
			w.state = s
		}
	}
	w.state.Path, w.state.Dataset = w.target, incoming.dataset
	if err := os.MkdirAll(w.home.of(incoming.dataset), 0o700); err != nil {
		return store.FileProblem(w.path, err)
	}
	work := w.home.work(incoming.dataset)
	if _, err := os.Lstat(work); err != nil {
		if err := incoming.VerifyLog(ctx); err != nil {
			return err
		}
		if err := w.adopt(ctx, incoming, work); err != nil {
			return err
		}
		w.home.trust(incoming.dataset) // it has just been checked
	}
	if err := w.backUpOld(ctx); err != nil {
		return err
	}
	if err := w.openWork(ctx, incoming.dataset); err != nil {
		return err
	}
	if err := w.nameDevice(ctx); err != nil {
		return err
	}
	_, err = w.merge(ctx, incoming, m)
	return err
}

// adopt makes the first working copy of what has come.
func (w *Workspace) adopt(ctx context.Context, incoming *incoming, work string) error {
	beside := filepath.Join(filepath.Dir(work), "work.new")
	for _, old := range []string{beside, beside + "-journal"} { // of a program that was killed
		if err := os.Remove(old); err != nil && !errors.Is(err, os.ErrNotExist) {
			return store.FileProblem(w.path, err)
		}
	}
	if err := copyFile(ctx, incoming.path, beside, 0o600); err != nil {
		return store.FileProblem(w.path, err)
	}
	s, err := store.Adopt(ctx, beside, w.options.store(w.path))
	if err == nil {
		err = s.Close()
	}
	if err == nil {
		err = os.Rename(beside, work)
	}
	if err != nil {
		_ = os.Remove(beside)
		return store.FileProblem(w.path, err)
	}
	return nil
}

// create makes a working copy with what fill puts into it, and shares it as a new file.
func (w *Workspace) create(ctx context.Context, fill func(*store.Store) error) error {
	err := w.home.locked(ctx, func() error { return w.make(ctx, fill) })
	if err != nil {
		w.home.forget()
		return err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.settle(ctx, nil)
}

func (w *Workspace) make(ctx context.Context, fill func(*store.Store) error) (err error) {
	if _, err := os.Lstat(w.path); err == nil {
		return data.NewProblem("problem.file.exists", "file", w.path)
	}
	if err := w.mayMake(); err != nil {
		return err
	}
	device, err := newDevice(w.options.Random)
	if err != nil {
		return err
	}
	making, err := os.MkdirTemp(w.home.folder, "new-*.tmp")
	if err != nil {
		return store.FileProblem(w.path, err)
	}
	defer os.RemoveAll(making)
	with := w.options.store(w.path)
	with.Device = device
	s, err := store.Create(ctx, filepath.Join(making, "work.db"), with, fill)
	if err != nil {
		return err
	}
	dataset, err := s.Dataset(ctx)
	if err := errors.Join(err, s.Close()); err != nil {
		return err
	}
	if err := errors.Join(w.home.moveAside(dataset), os.Rename(making, w.home.of(dataset))); err != nil {
		return store.FileProblem(w.path, err)
	}
	defer func() {
		if err != nil {
			_ = w.letGo()
			_ = os.RemoveAll(w.home.of(dataset))
		}
	}()
	w.home.trust(dataset)
	if err := w.openWork(ctx, dataset); err != nil {
		return err
	}
	w.Store.SetDevice(device)
	w.state = state{Path: w.target, Dataset: dataset}
	if w.began, err = w.Store.SaveCount(ctx); err != nil {
		return err
	}
	_, err = w.put(ctx, w.began, func(beside string) (bool, error) {
		return true, store.PutInPlace(beside, w.target)
	})
	return err
}

// mayMake tells early whether a file can be made in the folder, before anything is put into it.
func (w *Workspace) mayMake() error {
	f, err := os.CreateTemp(filepath.Dir(w.target), besidePattern)
	if err != nil {
		return store.FileProblem(w.path, err)
	}
	return store.FileProblem(w.path, errors.Join(f.Close(), os.Remove(f.Name())))
}
