package share

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"lisparmen/data"
	"lisparmen/data/store"
)

// Mended tells that the working copy was found damaged and has been made anew.
type Mended struct {
	File  string // the shared file, as the person knows it
	Aside string // where the damaged copy lies; empty when there was none left
	Kept  int    // changes that only the damaged copy held, and that are here now
	Lost  int    // changes that are known to have been in it, and could not be read
	Torn  bool   // some of it could not be read, so that nobody can tell whether more is missing
}

// Told are the sentences for a person, as message keys with arguments.
func (m Mended) Told() []store.Finding {
	line := func(key string, count int) store.Finding {
		return store.Finding{Key: key, Args: map[string]string{"file": m.File, "folder": m.Aside, "count": strconv.Itoa(count)}}
	}
	list := []store.Finding{line("told.mended", m.Kept)}
	switch {
	case m.Lost > 0:
		list = append(list, line("told.mended.lost", m.Lost))
	case m.Torn:
		list = append(list, line("told.mended.torn", 0))
	default:
		list = append(list, line("told.mended.whole", 0))
	}
	if m.Aside != "" {
		list = append(list, line("told.mended.aside", 0))
	}
	return list
}

// Mended tells what became of a damaged working copy when the file was opened; nil when it was whole.
func (w *Workspace) Mended() *Mended { return w.mended }

// damagedWork is that a working copy must be made anew.
type damagedWork struct {
	dataset string
	cause   error
}

func (d *damagedWork) Error() string { return "the working copy of " + d.dataset + " is damaged" }
func (d *damagedWork) Unwrap() error { return d.cause }

// trust is what is remembered of a working copy that was left whole: one that is as it was left need not be examined.
type trust struct {
	Size int64 `json:"size"`
	Time int64 `json:"time"`
}

func (h home) trustOf(dataset string) string   { return filepath.Join(h.of(dataset), "whole.json") }
func (h home) suspectOf(dataset string) string { return filepath.Join(h.of(dataset), "suspect") }
func (h home) openOf(dataset string) string    { return filepath.Join(h.of(dataset), "open") }

// suspect lets the working copy be examined the next time it is opened.
func (h home) suspect(dataset string) {
	_ = os.WriteFile(h.suspectOf(dataset), nil, 0o600) // one that cannot be noted shows itself again
}

// trust remembers the working copy as it is now.
func (h home) trust(dataset string) {
	if info, err := os.Stat(h.work(dataset)); err == nil {
		raw, _ := json.Marshal(trust{info.Size(), info.ModTime().UnixNano()}) // numbers alone: it cannot fail
		_ = os.WriteFile(h.trustOf(dataset), raw, 0o600)
	}
}

// isTrusted tells whether the working copy is as it was left by a program that closed it.
func (h home) isTrusted(dataset string) bool {
	if _, err := os.Lstat(h.suspectOf(dataset)); err == nil {
		return false
	}
	if journal, err := os.Stat(h.work(dataset) + "-journal"); err == nil && journal.Size() > 0 {
		return false
	}
	info, err := os.Stat(h.work(dataset))
	if err != nil {
		return false
	}
	var was trust
	raw, err := os.ReadFile(h.trustOf(dataset))
	return err == nil && json.Unmarshal(raw, &was) == nil && was == trust{info.Size(), info.ModTime().UnixNano()}
}

// openWork opens a working copy. One that was not left as it is now is examined; the error is a damagedWork when it must be
// made anew.
func (w *Workspace) openWork(ctx context.Context, dataset string) (err error) {
	work := w.home.work(dataset)
	if err := w.home.use(ctx, dataset, w); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, w.letGo())
			w.Store = nil
		}
	}()
	isTrusted := w.home.isTrusted(dataset)
	options := w.options.store(w.path)
	options.Damaged = func() { w.home.suspect(dataset) }
	w.Store, err = store.Open(ctx, work, options)
	if err != nil {
		if data.IsProblem(err, "problem.file.missing") || store.IsDamage(ctx, work, err) {
			return &damagedWork{dataset, err}
		}
		return err
	}
	if isTrusted {
		return nil
	}
	unsound, err := w.Store.Unsound(ctx)
	if unsound {
		return &damagedWork{dataset, err}
	}
	if err == nil {
		_ = os.Remove(w.home.suspectOf(dataset))
	}
	return err
}

// letGo closes the working copy, and tells other programs on this computer that it is open here no more.
func (w *Workspace) letGo() error {
	err := w.Store.Close()
	if w.using != nil {
		unlock(w.using)
		_ = w.using.Close()
	}
	w.using = nil
	return err
}

// use tells other programs on this computer that the working copy is open, so that none makes it anew meanwhile.
func (h home) use(ctx context.Context, dataset string, w *Workspace) error {
	f, err := os.OpenFile(h.openOf(dataset), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil //nolint:nilerr // then none can make it anew either
	}
	for begun := time.Now(); ; {
		got, err := tryShare(f)
		switch {
		case got:
			w.using = f
			return nil
		case err != nil, time.Since(begun) > patience:
			return errors.Join(data.NewProblem("problem.file.busy", "file", h.path).Because(err), f.Close())
		}
		select {
		case <-ctx.Done():
			return errors.Join(ctx.Err(), f.Close())
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// mostDamaged is how many damaged working copies are kept.
const mostDamaged = 3

const damagedName = "work.damaged-"

// damagedCopies are the damaged working copies that are kept, the oldest first.
func (h home) damagedCopies(dataset string) []string {
	list, _ := filepath.Glob(filepath.Join(h.of(dataset), damagedName+"*.db")) // the pattern is right
	slices.Sort(list)
	return list
}

// mend makes a working copy anew: of the shared file and the newest backup, as far as they can be had, and of every save that
// can be read whole in the damaged one, which is moved aside. It is called by who has the lock.
func (w *Workspace) mend(ctx context.Context, dataset string) (err error) {
	if w.home.isTrusted(dataset) {
		return nil // another program has done it meanwhile
	}
	idle, err := w.home.claim(dataset)
	if err != nil {
		return err
	}
	defer idle()
	w.state = state{Path: w.target, Dataset: dataset}
	for _, s := range w.home.states() {
		if s.Dataset == dataset {
			w.state = s
		}
	}
	last, _ := store.ParseSaveID(w.state.Last) // none is remembered
	folder, err := os.MkdirTemp(w.home.folder, "mend-*.tmp")
	if err != nil {
		return store.FileProblem(w.path, err)
	}
	defer os.RemoveAll(folder)

	found, err := w.salvage(ctx, folder, dataset)
	if err != nil {
		return err
	}
	made := filepath.Join(folder, "work.db")
	base, err := w.rebuild(ctx, made, dataset)
	if err != nil {
		return err
	}
	s := base.store
	defer func() { err = errors.Join(err, s.Close()) }()
	taken, err := s.TakeSalvaged(ctx, found, last)
	if err != nil {
		return err
	}
	if base.isEmpty && taken.Kept == 0 {
		return data.NewProblem("problem.work.lost", "file", w.path)
	}
	count, err := s.SaveCount(ctx)
	if err == nil {
		err = s.Close()
	}
	if err != nil {
		return err
	}
	aside, err := w.home.replaceWork(dataset, made, w.options.Now())
	if err != nil {
		return store.FileProblem(w.path, err)
	}
	if base.mark != (mark{}) {
		w.state.Saves = base.saves
	}
	w.state.Mark, w.state.Saves = base.mark, min(w.state.Saves, count)
	w.state.Device, w.state.Last = "", "" // a save that is lost may be elsewhere: its chain is never gone on with
	_ = w.home.keep(w.state)
	w.home.trust(dataset)
	_ = os.Remove(w.home.suspectOf(dataset))
	w.mended = &Mended{File: w.path, Aside: aside, Kept: taken.Kept, Lost: taken.Lost, Torn: taken.Torn}
	return nil
}

// claim makes sure that no program has the working copy open, until it is told that it may be again.
func (h home) claim(dataset string) (end func(), err error) {
	f, err := os.OpenFile(h.openOf(dataset), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, data.NewProblem("problem.share.home", "folder", h.folder).Because(err)
	}
	got, err := TryLock(f)
	if err != nil || !got {
		return nil, errors.Join(data.NewProblem("problem.work.open", "file", h.path).Because(err), f.Close())
	}
	return func() {
		unlock(f)
		_ = f.Close()
	}, nil
}

// salvage reads the damaged copy, or, when a program was killed after it had been moved aside, the latest of those.
func (w *Workspace) salvage(ctx context.Context, folder, dataset string) (store.Salvaged, error) {
	from := w.home.work(dataset)
	if _, err := os.Lstat(from); err != nil {
		if aside := w.home.damagedCopies(dataset); len(aside) > 0 {
			from = aside[len(aside)-1]
		}
	}
	copied := filepath.Join(folder, "damaged.db")
	for _, end := range []string{"", "-journal"} {
		if err := copyFile(ctx, from+end, copied+end, 0o600); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return store.Salvaged{}, store.FileProblem(w.path, err)
		}
	}
	return store.Salvage(ctx, copied)
}

// rebuilt is a new working copy before anything has been taken from the damaged one.
type rebuilt struct {
	store   *store.Store
	mark    mark // of the shared file, when it is made of that
	saves   int  // that the shared file held
	isEmpty bool
}

// rebuild makes a working copy of the shared file and of the newest backups, those that are whole. Where there is none it is empty.
func (w *Workspace) rebuild(ctx context.Context, made, dataset string) (r rebuilt, err error) {
	options := w.options.store(w.path)
	adopt := func(from string) error {
		if err := copyFile(ctx, from, made, 0o600); err != nil {
			return err
		}
		adopted, err := store.Adopt(ctx, made, options)
		if err == nil {
			r.store = adopted
		}
		return err
	}
	if in, m, err := w.fetch(ctx); err == nil {
		defer in.drop()
		count, err := w.provenSaves(ctx, in, dataset)
		if err == nil {
			err = adopt(in.path)
		}
		if err == nil {
			r.mark, r.saves = m, count
		}
	}
	for _, b := range w.Backups() {
		in, _, err := w.fetchFrom(ctx, b.Path, b.Path)
		if err != nil {
			continue
		}
		isLast := false
		if _, err = w.provenSaves(ctx, in, dataset); err == nil && r.store == nil {
			_ = adopt(in.path) // else the one before it may do
		} else if err == nil {
			var log store.Log
			var merged store.Merged
			if log, err = in.Log(ctx); err == nil {
				merged, err = r.store.MergeFrom(ctx, log, in.Store)
			}
			isLast = err == nil && merged.Saves == 0 // those before it hold no more
		}
		in.drop()
		if isLast || ctx.Err() != nil {
			break
		}
	}
	if err := ctx.Err(); err != nil {
		return r, errors.Join(err, r.store.Close())
	}
	if r.store == nil {
		_ = os.Remove(made)
		r.store, err = store.Anew(ctx, made, dataset, options)
		r.isEmpty = true
	}
	return r, err
}

// provenSaves tells how many saves a file of the dataset holds, when every one of them, and every content of a file, is what it says.
func (w *Workspace) provenSaves(ctx context.Context, in *incoming, dataset string) (int, error) {
	if in.dataset != dataset {
		return 0, data.NewProblem("problem.share.other", "file", w.path)
	}
	log, err := in.Log(ctx)
	if err == nil {
		err = log.Verify(nil, in.Path())
	}
	if err == nil {
		err = in.VerifyContents(ctx)
	}
	return len(log), err
}

// replaceWork moves the damaged working copy aside and lets the new one take its place. A program that is killed in between
// leaves none, and then it is made anew once more.
func (h home) replaceWork(dataset, made string, now time.Time) (aside string, err error) {
	work := h.work(dataset)
	stem := filepath.Join(h.of(dataset), damagedName+now.UTC().Format(backupTime))
	if _, err := os.Lstat(work); err == nil {
		aside = stem + ".db"
		for n := 2; ; n++ {
			if _, err := os.Lstat(aside); err != nil {
				break
			}
			aside = stem + "-" + strconv.Itoa(n) + ".db"
		}
		if err := os.Rename(work, aside); err != nil {
			return "", err
		}
	} else if kept := h.damagedCopies(dataset); len(kept) > 0 {
		aside = kept[len(kept)-1]
	}
	// A journal beside another file would be played back into it.
	if _, err := os.Lstat(work + "-journal"); err == nil {
		if aside == "" {
			err = os.Remove(work + "-journal") // it is of no file any more
		} else {
			err = os.Rename(work+"-journal", aside+"-journal")
		}
		if err != nil {
			return aside, err
		}
	}
	if err := os.Rename(made, work); err != nil {
		return aside, err
	}
	kept := h.damagedCopies(dataset)
	for _, old := range kept[:max(0, len(kept)-mostDamaged)] {
		_ = os.Remove(old)
		_ = os.Remove(old + "-journal")
	}
	return aside, store.SyncDir(work)
}

// forgetDamaged removes the damaged copies that are kept: nobody can tell what they hold, and they are never read by a
// gallring.
func (h home) forgetDamaged(dataset string) error {
	for _, path := range h.damagedCopies(dataset) {
		for _, end := range []string{"-journal", ""} {
			if err := os.Remove(path + end); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return data.NewProblem("problem.backup.gallring", "file", path).Because(err)
			}
		}
	}
	return nil
}
