// Package share is how a person's program meets a file that others use too. Today it works on the file itself;
// a working copy of its own, published and merged, is to come, behind the same Workspace.
package share

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
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

// Workspace is an open file with what belongs to sharing it.
type Workspace struct {
	Store *store.Store
	home  string
	path  string
}

// Status tells how the work stands towards the shared file.
type Status struct {
	Path     string
	ReadOnly bool
	Unshared int // changes that are not in the shared file
}

// Open opens a file for work. The device's name in the log is chosen here, outside the file: a file that has been
// copied or put back from a backup gets a new one, so that two copies never write the same chain.
func Open(ctx context.Context, path string, options Options) (*Workspace, error) {
	s, err := store.Open(ctx, path, options.store())
	if err != nil {
		return nil, err
	}
	return begin(ctx, s, options)
}

// Create makes a new file with what fill puts into it: a whole file or none.
func Create(ctx context.Context, path string, options Options, fill func(*store.Store) error) (*Workspace, error) {
	device, err := newDevice(options.Random)
	if err != nil {
		return nil, err
	}
	with := options.store()
	with.Device = device
	s, err := store.Create(ctx, path, with, fill)
	if err != nil {
		return nil, err
	}
	w := &Workspace{Store: s, home: options.Folder(), path: s.Path()}
	return w, w.remember(ctx)
}

func (o Options) store() store.Options {
	return store.Options{Now: o.Now, Author: o.Author, Random: o.Random}
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

func begin(ctx context.Context, s *store.Store, options Options) (*Workspace, error) {
	w := &Workspace{Store: s, home: options.Folder(), path: s.Path()}
	device, err := w.knownDevice(ctx)
	if err == nil && device == "" {
		device, err = newDevice(options.Random)
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	s.SetDevice(device)
	return w, nil
}

// Status tells how the work stands towards the shared file.
func (w *Workspace) Status() Status {
	return Status{Path: w.path, ReadOnly: w.Store.ReadOnly()}
}

// Publish makes the shared file hold all that has been done. On the file itself each save has already done so.
func (w *Workspace) Publish(ctx context.Context) error {
	if w.Store.ReadOnly() {
		return data.NewProblem("problem.file.readonly", "file", w.path)
	}
	return w.remember(ctx)
}

// Close ends the work on the file.
func (w *Workspace) Close(ctx context.Context) error {
	var err error
	if !w.Store.ReadOnly() {
		err = w.remember(ctx)
	}
	return errors.Join(err, w.Store.Close())
}
