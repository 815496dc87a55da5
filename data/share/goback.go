package share

import (
	"context"
	"time"

	"lisparmen/data"
	"lisparmen/data/store"
)

// Comparison tells how a copy of the file, such as a backup, stands towards the file as it is now.
type Comparison struct {
	Differences []store.Difference // what has become another since, by kind
	Lacking     int                // saves that the copy holds and the file does not
	At          time.Time          // of the latest save in the copy by a person; zero when there is none
	Author      string
}

// Compare tells what going back to a copy would change. Nothing is changed by it.
func (w *Workspace) Compare(ctx context.Context, path string) (c Comparison, err error) {
	err = w.withCopy(ctx, path, func(in *incoming) (err error) {
		c, err = w.compare(ctx, in, path)
		return err
	})
	return c, err
}

func (w *Workspace) compare(ctx context.Context, in *incoming, path string) (c Comparison, err error) {
	known, err := w.Store.Saves(ctx)
	if err != nil {
		return c, err
	}
	theirs, err := in.Saves(ctx)
	if err != nil {
		return c, err
	}
	beyond, err := in.LogBeyond(ctx, known)
	if err == nil {
		err = beyond.Verify(known, path)
	}
	if err != nil {
		return c, err
	}
	latest, err := in.Latest(ctx, 1)
	if err != nil {
		return c, err
	}
	c.Lacking = len(beyond)
	if len(latest) > 0 {
		c.At, c.Author = latest[0].At, shortName(latest[0].Author)
	}
	c.Differences, err = w.Store.Differences(ctx, theirs, beyond)
	return c, err
}

// GoBack lets the file say what it said when only the saves of a copy had been made, and tells what that changed. A backup is made
// first, and what the copy holds and the file lacks is taken in, so that nothing is lost; one undo takes it back. What has been done
// is then shared with nobody until Publish is asked to, also after a new start.
func (w *Workspace) GoBack(ctx context.Context, path string) (differences []store.Difference, err error) {
	if w.readOnly {
		return nil, data.NewProblem("problem.file.readonly", "file", w.path)
	}
	err = w.withCopy(ctx, path, func(in *incoming) (err error) {
		kept, err := in.Saves(ctx)
		if err != nil {
			return err
		}
		found, err := w.compare(ctx, in, path)
		if err != nil {
			return err
		}
		differences = found.Differences
		if _, err := w.backUp(ctx, BackupRestore); err != nil {
			return err
		}
		held := w.isHeld()
		if err := w.setHeld(true); err != nil { // before there is anything that could be shared
			return data.NewProblem("problem.share.home", "folder", w.home.folder).Because(err)
		}
		var merged store.Merged
		var saved store.Saved
		defer func() {
			if merged.Saves == 0 && saved.Save.IsZero() {
				_ = w.setHeld(held)
			}
		}()
		if merged, err = w.union(ctx, in); err != nil {
			return err
		}
		saved, _, err = w.Store.GoBack(ctx, kept)
		return err
	})
	if err != nil {
		return nil, err
	}
	return differences, w.Count(ctx)
}

// withCopy does something with a copy of the file, which is left as it is, under the lock.
func (w *Workspace) withCopy(ctx context.Context, path string, do func(*incoming) error) error {
	if _, err := w.lookAt(ctx, path, path); err != nil {
		return err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.home.locked(ctx, func() error {
		in, _, err := w.fetchFrom(ctx, path, path)
		if err != nil {
			return err
		}
		defer in.drop()
		if in.dataset != w.state.Dataset {
			return data.NewProblem("problem.merge.other", "file", path)
		}
		return do(in)
	})
}

// isHeld tells whether somebody has gone back here and not said since that it shall be shared. It is read anew, since it may have been
// done by another program on this computer.
func (w *Workspace) isHeld() bool {
	if s, err := w.home.state(w.state.Dataset); err == nil {
		return s.Held
	}
	return w.state.Held
}

func (w *Workspace) setHeld(held bool) error {
	w.state.Held = held
	return w.home.keep(w.state)
}
