package share

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"lisparmen/data"
	"lisparmen/data/store"
)

// place is where the backups are copied to as well, such as a folder on a file server: one disk is no backup. It is this computer's
// own affair, and kept beside the backups.
type place struct {
	Folder     string `json:"folder"`
	Gallringar int    `json:"gallringar"` // after which the copies there have been gone through
}

func (w *Workspace) placePath() string { return filepath.Join(w.BackupFolder(), "place.json") }

// place is empty when the person has set none.
func (w *Workspace) place() (p place) {
	if w.BackupFolder() == "" {
		return p
	}
	raw, err := os.ReadFile(w.placePath())
	if err != nil || json.Unmarshal(raw, &p) != nil {
		return place{}
	}
	return p
}

func (w *Workspace) keepPlace(p place) error {
	raw, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(w.BackupFolder(), 0o700); err != nil {
		return err
	}
	return writeInPlace(w.placePath(), raw)
}

// SecondPlace is the folder that the backups are copied to as well; empty when none is set.
func (w *Workspace) SecondPlace() string { return w.place().Folder }

// SetSecondPlace lets the backups be copied to another folder too, which must be there and may be on a server or a stick; those
// that there are go there at once. An empty folder lets them be copied no more; what lies in the old place is left.
func (w *Workspace) SetSecondPlace(ctx context.Context, folder string) error {
	refused := func(cause error) error {
		return data.NewProblem("problem.backup.place", "folder", folder).Because(cause)
	}
	if w.BackupFolder() == "" {
		return refused(errors.New("there is no folder for backups"))
	}
	if folder != "" {
		full, err := filepath.Abs(folder)
		if err != nil {
			return refused(err)
		}
		folder = full
		if err := w.options.Machine.mayLieAt(filepath.Join(folder, w.state.Dataset)); err != nil {
			return err
		}
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.home.locked(ctx, func() error {
		if folder == "" {
			if err := os.Remove(w.placePath()); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return data.NewProblem("problem.share.home", "folder", w.BackupFolder()).Because(err)
			}
			w.troubled(nil)
			return nil
		}
		p := place{Folder: folder, Gallringar: -1} // what lies there already may hold what has been gallrat since
		if err := w.copyTo(ctx, &p); err != nil {
			return refused(err)
		}
		if err := w.keepPlace(p); err != nil {
			return data.NewProblem("problem.share.home", "folder", w.BackupFolder()).Because(err)
		}
		w.troubled(nil)
		return nil
	})
}

// copyBackups copies to the second place what is not there yet. That it cannot be reached stops nothing: BackupTrouble tells.
func (w *Workspace) copyBackups(ctx context.Context) {
	p := w.place()
	if p.Folder == "" {
		return
	}
	before := p
	err := w.copyTo(ctx, &p)
	if err == nil && p != before {
		err = w.keepPlace(p)
	}
	if err != nil && ctx.Err() != nil {
		return
	}
	if err != nil {
		key := "problem.backup.second"
		if p.Gallringar != w.gallringar(ctx) {
			key = "problem.backup.second.gallring"
		}
		err = data.NewProblem(key, "folder", p.Folder).Because(err)
	}
	w.troubled(err)
}

// gallringar are how many the working copy has seen; before it is open as many as the backups have been gone through after.
func (w *Workspace) gallringar(ctx context.Context) int {
	if w.Store == nil {
		return w.state.Gallringar
	}
	count, err := w.Store.GallringCount(ctx)
	if err != nil {
		return w.state.Gallringar
	}
	return count
}

// copyTo brings a second place up to date: what holds something gallrat goes, what is lacking comes, and it is thinned out as here.
func (w *Workspace) copyTo(ctx context.Context, p *place) error {
	// The place itself is not made: where a stick is not connected, its name would become a folder on this computer's disk.
	if info, err := os.Stat(p.Folder); err != nil || !info.IsDir() {
		return errors.Join(errors.New("the folder is not there"), err)
	}
	folder := filepath.Join(p.Folder, w.state.Dataset)
	if err := os.Mkdir(folder, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	if isSameFolder(folder, w.BackupFolder()) {
		return errors.New("the backups lie there already")
	}
	sweepBeside(folder)
	if count := w.gallringar(ctx); w.Store != nil && p.Gallringar != count {
		for _, b := range backupsIn(folder) {
			if err := w.dropErased(ctx, b.Path); err != nil {
				return err
			}
		}
		p.Gallringar = count
	}
	there := backupsIn(folder)
	for _, b := range w.Backups() {
		to := filepath.Join(folder, filepath.Base(b.Path))
		if slices.ContainsFunc(there, func(t Backup) bool { return t.Path == to }) {
			continue
		}
		if err := copyInPlace(ctx, b.Path, to); err != nil {
			return err
		}
	}
	for _, old := range thin(backupsIn(folder), w.options.Now()) {
		_ = os.Remove(old.Path) // one that stays is thinned out the next time
	}
	return nil
}

func isSameFolder(a, b string) bool {
	infoA, errA := os.Stat(a)
	infoB, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(infoA, infoB)
}

// dropErased removes a copy in the second place that holds what a gallring has erased. SQLite is not let near a file on a server.
func (w *Workspace) dropErased(ctx context.Context, path string) error {
	holds := true // one that cannot be read may hold it
	in, _, err := w.fetchFrom(ctx, path, path)
	if err == nil {
		holds, err = w.Store.HasErased(ctx, in.Store)
		in.drop()
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err == nil && !holds:
		return nil
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// copyInPlace copies a file so that there is a whole one or none.
func copyInPlace(ctx context.Context, from, to string) error {
	f, err := os.CreateTemp(filepath.Dir(to), besidePattern)
	if err != nil {
		return err
	}
	beside := f.Name()
	defer os.Remove(beside)
	if err := errors.Join(f.Close(), copyFile(ctx, from, beside, 0o600)); err != nil {
		return err
	}
	return store.PutInPlace(beside, to)
}

// troubled remembers what stands in the way of the second place, until it is reached again.
func (w *Workspace) troubled(err error) {
	w.told.Lock()
	defer w.told.Unlock()
	if err == nil || w.trouble == nil {
		w.trouble, w.troubleTold = err, false
	}
}

// BackupTrouble is what stands in the way of copying the backups to the second place, told once until it is reached again; else nil.
func (w *Workspace) BackupTrouble() error {
	w.told.Lock()
	defer w.told.Unlock()
	if w.troubleTold {
		return nil
	}
	w.troubleTold = w.trouble != nil
	return w.trouble
}
