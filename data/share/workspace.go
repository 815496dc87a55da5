// Package share is how a person's program meets a file that others use too. It works in a copy of its own on the computer's
// disk; the file itself is a whole snapshot, read and merged before it is replaced, and never open in SQLite.
package share

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	"lisparmen/data"
	"lisparmen/data/store"
)

// Options are what a workspace must be told: where the program keeps its own things, who works, and what time it is.
type Options struct {
	Home   string // folder for the program's own files; empty is the user's usual place
	Author string
	Now    func() time.Time
	Random io.Reader // nil is crypto/rand
}

// Workspace is an open file: the working copy, and the file that it is shared through. Its methods may be called from
// several goroutines.
type Workspace struct {
	Store *store.Store

	options  Options
	path     string // as the person knows it
	target   string // where the file lies when path is a link
	home     home
	readOnly bool
	using    *os.File // tells other programs here that the working copy is open
	mended   *Mended
	began    int // saves in the working copy when it was opened, or when it was last tried to share them

	mu     sync.Mutex // guards state and copies, and is held while the file is read or replaced
	state  state
	copies map[string]lookedAt // beside the shared file, by path

	told      sync.Mutex // guards what follows, and is never held for long
	status    Status
	held      int  // saves that the shared file held at the latest look
	isPresent bool // others have been told that the file is open here
}

// Status tells how the work stands towards the shared file, as of the latest look.
type Status struct {
	Path       string
	ReadOnly   bool
	Unshared   int       // saves that are not in the shared file
	Unreached  time.Time // since when the shared file cannot be reached; zero while it can
	Standstill error     // why it can be reached but nothing be shared, such as a newer program's file; nil when nothing is amiss
}

// Open opens a file for work. When the file cannot be reached but has been worked in before, the work goes on in the
// working copy.
func Open(ctx context.Context, path string, options Options) (*Workspace, error) {
	w, err := newWorkspace(path, options)
	if err != nil {
		return nil, err
	}
	if err := w.open(ctx); err != nil {
		err = errors.Join(err, w.end())
		w.home.forget()
		return nil, err
	}
	return w, nil
}

// Create makes a new file with what fill puts into it: a whole file or none.
func Create(ctx context.Context, path string, options Options, fill func(*store.Store) error) (*Workspace, error) {
	w, err := newWorkspace(path, options)
	if err != nil {
		return nil, err
	}
	if err := w.create(ctx, fill); err != nil {
		return nil, errors.Join(err, w.end())
	}
	return w, nil
}

func newWorkspace(path string, options Options) (*Workspace, error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return nil, data.NewProblem("problem.file.missing", "file", path).Because(err)
	}
	if options.Now == nil {
		options.Now = time.Now
	}
	w := &Workspace{options: options, path: full, target: full}
	if end, err := filepath.EvalSymlinks(full); err == nil {
		w.target = end
	}
	w.home, err = newHome(options.Folder(), w.target)
	w.status.Path = full
	return w, err
}

func (o Options) store(shown string) store.Options {
	return store.Options{Now: o.Now, Author: o.Author, Random: o.Random, ShownAs: shown}
}

// Folder is where the program keeps its own files; empty when there is no place for them.
func (o Options) Folder() string {
	if o.Home != "" {
		return o.Home
	}
	if dir := os.Getenv("LISPARMEN_HOME"); dir != "" {
		return dir
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		return "" // nothing is remembered between runs then
	}
	return filepath.Join(dir, "lisparmen")
}

// Status tells how the work stands towards the shared file, as of the latest look.
func (w *Workspace) Status() Status {
	w.told.Lock()
	defer w.told.Unlock()
	return w.status
}

// Look takes in what others have shared since the last look, and tells how many saves came. That the file is out of reach is no
// error: Status tells.
func (w *Workspace) Look(ctx context.Context) (news int, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	seen, err := lookAt(w.target, w.path)
	if err == nil && seen != w.state.Mark {
		err = w.home.locked(ctx, func() error {
			news, err = w.takeIn(ctx)
			return err
		})
	}
	return news, w.settle(ctx, err)
}

// Publish lets the shared file hold all that has been done here, after taking in what others have shared.
func (w *Workspace) Publish(ctx context.Context) error {
	if w.readOnly {
		return data.NewProblem("problem.file.readonly", "file", w.path)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	count, err := w.Store.SaveCount(ctx)
	if err != nil {
		return err
	}
	w.began = count // Close need not try again
	var after error
	locked := w.home.locked(ctx, func() error {
		err = w.publish(ctx)
		after = w.afterSaves(ctx) // whether or not the file could be reached
		return nil
	})
	if locked != nil {
		err = locked
	}
	if settled := w.settle(ctx, err); err == nil {
		return errors.Join(settled, after)
	}
	switch {
	case isUnreached(err), errors.Is(err, context.Canceled):
	case isSpoilt(err):
		err = data.NewProblem("problem.share.spoilt", "file", w.path).Because(err)
	default:
		err = data.NewProblem("problem.share.kept", "file", w.path).Because(err)
	}
	return errors.Join(err, after)
}

// Count brings the status up to what has been saved here, without a look at the shared file, which may take its time.
func (w *Workspace) Count(ctx context.Context) error {
	count, err := w.Store.SaveCount(ctx)
	if err == nil {
		w.told.Lock()
		w.status.Unshared = max(0, count-w.held)
		w.told.Unlock()
	}
	return err
}

// settle brings the status up to what has happened. An error that only says that the file is out of reach is not given back.
func (w *Workspace) settle(ctx context.Context, happened error) error {
	count, err := w.Store.SaveCount(ctx)
	if err != nil {
		return err
	}
	w.told.Lock()
	defer w.told.Unlock()
	w.held = w.state.Saves
	w.status.Unshared = max(0, count-w.held)
	switch {
	case happened == nil:
		w.status.Unreached, w.status.Standstill = time.Time{}, nil
	case isUnreached(happened):
		w.status.Standstill = nil
		if w.status.Unreached.IsZero() {
			w.status.Unreached = w.options.Now()
		}
		return nil
	default:
		w.status.Standstill = happened
	}
	return happened
}

// Close ends the work on the file. What has been saved here is shared first; when that fails it is safe in the working copy
// all the same, and shared the next time.
func (w *Workspace) Close(ctx context.Context) error {
	count, err := w.Store.SaveCount(ctx)
	if err == nil && count > w.began && !w.readOnly {
		err = w.Publish(ctx)
	}
	return errors.Join(err, w.end())
}

// end lets go of all that is held open.
func (w *Workspace) end() error {
	if w.isPresent {
		_ = os.Remove(w.presencePath())
	}
	isOpen := w.Store != nil
	err := w.letGo()
	if isOpen && err == nil {
		w.home.trust(w.state.Dataset)
	}
	if w.Status().Unshared == 0 {
		w.home.leave()
	}
	return err
}
