// Package share is how a person's program meets a file that others use too. It works in a copy of its own on the computer's
// disk; the file itself is a whole snapshot, read and merged before it is replaced, and never open in SQLite.
package share

import (
	"cmp"
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
	Home    string // folder for the program's own files; empty is the user's usual place
	Author  string
	Program string // the version of the program, told to others who have the file open
	Now     func() time.Time
	Random  io.Reader // nil is crypto/rand
	Machine Machine

	// Free tells how many bytes are free on the disk of a folder; nil asks the system.
	Free func(folder string) (uint64, error)
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

	reach reach

	mu     sync.Mutex // guards state and copies, and is held while the file is read or replaced
	state  state
	copies map[string]lookedAt // beside the shared file, by path

	told      sync.Mutex // guards what follows, and is never held for long
	status    Status
	held      int  // saves that the shared file held at the latest look
	isPresent bool // others have been told that the file is open here

	trouble     error // why the backups cannot be copied to the second place
	troubleTold bool
}

// Status tells how the work stands towards the shared file, as of the latest look.
type Status struct {
	Path       string
	ReadOnly   bool
	Unshared   int           // saves that are not in the shared file
	Unreached  time.Time     // since when the shared file cannot be reached; zero while it can
	Held       bool          // somebody has gone back to a backup here: nothing is shared until Publish is asked to
	Standstill error         // why it can be reached but nothing be shared, such as a newer program's file; nil when nothing is amiss
	Took       time.Duration // how long the latest share from here took; zero: nobody knows yet
	Passing    bool          // the working copy may be gone when the person signs out
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
	w.status.Path, w.status.Passing = full, options.Machine.Passing
	if err := options.Machine.mayLieAt(w.target); err != nil {
		return nil, err
	}
	w.home, err = newHome(options.Folder(), w.target)
	return w, err
}

func (o Options) store(shown string) store.Options {
	return store.Options{Now: o.Now, Author: o.Author, Random: o.Random, ShownAs: shown}
}

func (o Options) free(folder string) (uint64, error) {
	if o.Free != nil {
		return o.Free(folder)
	}
	return diskFree(folder)
}

// Folder is where the program keeps its own files; empty when there is no place for them.
func (o Options) Folder() string {
	if home := cmp.Or(o.Home, os.Getenv("LISPARMEN_HOME")); home != "" {
		if whole, err := filepath.Abs(home); err == nil { // the working folder may be another when it is used
			return whole
		}
		return home
	}
	dir, err := ownFolder()
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
	seen, err := w.lookAt(ctx, w.target, w.path)
	if err == nil && seen != w.state.Mark {
		err = w.home.locked(ctx, func() error {
			news, err = w.takeIn(ctx)
			return err
		})
	}
	return news, w.settle(ctx, err)
}

// Publish lets the shared file hold all that has been done here, after taking in what others have shared. It is what a person asks
// for, and so also what has been held since somebody went back to a backup is shared.
func (w *Workspace) Publish(ctx context.Context) error { return w.share(ctx, true) }

// PublishUnasked is Publish for when nobody has asked: what is held stays here.
func (w *Workspace) PublishUnasked(ctx context.Context) error { return w.share(ctx, false) }

func (w *Workspace) share(ctx context.Context, asked bool) error {
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
		held := w.isHeld()
		if asked && held {
			held = false
			_ = w.setHeld(false) // at worst it is asked for once more
		}
		if !held {
			err = w.publish(ctx)
		}
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
		w.count(count)
		w.told.Unlock()
	}
	return err
}

// count is called by who guards the status.
func (w *Workspace) count(saves int) {
	w.status.Unshared = max(0, saves-w.held)
	w.status.Held = w.status.Unshared > 0 && w.isHeld()
}

// settle brings the status up to what has happened. An error that only says that the file is out of reach is not given back.
func (w *Workspace) settle(ctx context.Context, happened error) error {
	count, err := w.Store.SaveCount(ctx)
	if err != nil {
		return err
	}
	w.told.Lock()
	defer w.told.Unlock()
	w.held, w.status.Took = w.state.Saves, w.state.Took
	w.count(count)
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

// Close ends the work on the file. What has been saved here is shared first, unless it is held since somebody went back; when that fails it is safe in the working copy
// all the same, and shared the next time.
func (w *Workspace) Close(ctx context.Context) error {
	count, err := w.Store.SaveCount(ctx)
	if err == nil && count > w.began && !w.readOnly {
		err = w.PublishUnasked(ctx)
	}
	return errors.Join(err, w.end())
}

// end lets go of all that is held open.
func (w *Workspace) end() error {
	w.told.Lock()
	isPresent := w.isPresent
	w.told.Unlock()
	if isPresent {
		patient, stop := context.WithTimeout(context.Background(), turnPatience)
		_ = farOff(patient, w, func() error { return os.Remove(w.presencePath()) })
		stop()
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
