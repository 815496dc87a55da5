package share

import (
	"cmp"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"lisparmen/data"
	"lisparmen/data/store"
)

// Why a backup was made, as the end of its name says it.
const (
	BackupDaily    = "daglig"
	BackupAsked    = "begard"
	BackupMerge    = "sammanfogning"
	BackupRestore  = "aterstallning"
	BackupGallring = "gallring"
)

// Backup is a whole copy of the file at some moment, on this computer.
type Backup struct {
	Path   string
	At     time.Time // UTC
	Reason string
	Size   int64
}

// How many backups are kept of those that are older than two days: the latest of each of so many days, weeks and months.
const (
	keepAll    = 48 * time.Hour
	keepDays   = 12
	keepWeeks  = 10
	keepMonths = 9
)

const backupTime = "2006-01-02_150405"

// BackupFolder is the folder of a dataset's backups; empty when the program has no place of its own.
func (w *Workspace) BackupFolder() string {
	folder := w.options.Folder()
	if folder == "" || w.home.temporary {
		return ""
	}
	return filepath.Join(folder, "backups", w.state.Dataset)
}

// Backups lists the backups of the file on this computer, the newest first.
func (w *Workspace) Backups() []Backup {
	entries, _ := os.ReadDir(w.BackupFolder())
	var list []Backup
	for _, e := range entries {
		name, isBackup := strings.CutSuffix(e.Name(), ".lis")
		info, err := e.Info()
		if !isBackup || err != nil || len(name) < len(backupTime) {
			continue
		}
		at, err := time.Parse(backupTime, name[:len(backupTime)])
		if err != nil {
			continue // not made by the program
		}
		reason, _, _ := strings.Cut(strings.TrimPrefix(name[len(backupTime):], "_"), "-")
		list = append(list, Backup{filepath.Join(w.BackupFolder(), e.Name()), at, reason, info.Size()})
	}
	slices.SortFunc(list, func(a, b Backup) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(b.Path, a.Path)) })
	return list
}

// BackUp makes a backup, opens it to see that it is whole, and thins out the older ones.
func (w *Workspace) BackUp(ctx context.Context, reason string) (made Backup, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	err = w.home.locked(ctx, func() error {
		made, err = w.backUp(ctx, reason)
		return err
	})
	return made, err
}

// CopyTo writes a whole copy of the file to a place of the person's own, where there is no file.
func (w *Workspace) CopyTo(ctx context.Context, path string) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.home.locked(ctx, func() error {
		outgoing := filepath.Join(w.home.folder, "outgoing.tmp")
		if err := w.Store.Snapshot(ctx, outgoing); err != nil {
			return err
		}
		defer os.Remove(outgoing)
		in, err := os.Open(outgoing)
		if err != nil {
			return store.FileProblem(path, err)
		}
		defer in.Close()
		return writeNew(path, func(out *os.File) error {
			_, err := io.Copy(out, attended{ctx, in})
			return writeProblem(path, err)
		})
	})
}

// backUp is BackUp for who has the lock already.
func (w *Workspace) backUp(ctx context.Context, reason string) (b Backup, err error) {
	defer func() {
		if err != nil && !errors.Is(err, context.Canceled) {
			err = data.NewProblem("problem.backup", "file", w.path).Because(err)
		}
	}()
	folder := w.BackupFolder()
	if folder == "" {
		return b, errors.New("there is no folder for backups")
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return b, err
	}
	count, err := w.Store.SaveCount(ctx)
	if err != nil {
		return b, err
	}
	made := filepath.Join(w.home.folder, "backup.tmp") // where it is swept away should the program be killed
	_ = os.Remove(made)
	defer os.Remove(made)
	if err := w.Store.Snapshot(ctx, made); err != nil {
		return b, err
	}
	if err := w.isWhole(ctx, made, count); err != nil {
		return b, err
	}
	b = Backup{At: w.options.Now().UTC().Truncate(time.Second), Reason: reason}
	for n := 1; ; n++ {
		name := b.At.Format(backupTime) + "_" + reason
		if n > 1 {
			name += "-" + strconv.Itoa(n)
		}
		b.Path = filepath.Join(folder, name+".lis")
		if err = store.PutInPlace(made, b.Path); !data.IsProblem(err, "problem.file.exists") {
			break
		}
	}
	if err != nil {
		return b, err
	}
	if info, err := os.Stat(b.Path); err == nil {
		b.Size = info.Size()
	}
	for _, old := range thin(w.Backups(), w.options.Now()) {
		_ = os.Remove(old.Path) // one that stays is thinned out the next time
	}
	return b, nil
}

// isWhole opens a backup as one that came from elsewhere, and counts its saves.
func (w *Workspace) isWhole(ctx context.Context, path string, count int) error {
	in, err := store.OpenIncoming(ctx, path, w.options.store(path))
	if err != nil {
		return err
	}
	got, err := in.SaveCount(ctx)
	if err == nil && got < count {
		err = errors.New("the backup lacks saves")
	}
	return errors.Join(err, in.Close())
}

// thin tells which backups nobody needs any more. What is younger than two days, or seems to come from the future, stays.
func thin(all []Backup, now time.Time) []Backup {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b Backup) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(b.Path, a.Path)) })
	kept := map[string]bool{}
	keep := func(most int, period func(time.Time) string) {
		seen := map[string]bool{}
		for _, b := range all {
			p := period(b.At.In(data.Swedish))
			if !seen[p] && len(seen) < most {
				seen[p] = true
				kept[b.Path] = true
			}
		}
	}
	keep(keepDays, func(t time.Time) string { return t.Format(time.DateOnly) })
	keep(keepWeeks, func(t time.Time) string {
		year, week := t.ISOWeek()
		return strconv.Itoa(year) + " " + strconv.Itoa(week)
	})
	keep(keepMonths, func(t time.Time) string { return t.Format("2006-01") })
	return slices.DeleteFunc(all, func(b Backup) bool { return kept[b.Path] || now.Sub(b.At) < keepAll })
}

// afterSaves does what is due when something has been saved here: what a gallring has erased leaves the backups too, and the
// first save of a day is followed by a backup.
func (w *Workspace) afterSaves(ctx context.Context) error {
	if w.BackupFolder() == "" {
		return nil
	}
	if err := w.forgetErased(ctx); err != nil {
		return err
	}
	today := data.DayOf(w.options.Now())
	if slices.ContainsFunc(w.Backups(), func(b Backup) bool { return data.DayOf(b.At) == today }) {
		return nil
	}
	_, err := w.backUp(ctx, BackupDaily)
	return err
}

// forgetErased removes the backups that hold what a gallring has erased, here or at another computer, and makes a fresh one
// in their place. What was moved aside goes too, and the other working copies on this computer are reached.
func (w *Workspace) forgetErased(ctx context.Context) error {
	count, err := w.Store.GallringCount(ctx)
	if err != nil || count == w.state.Gallringar {
		return err
	}
	reached, err := w.reachOthers(ctx)
	if err == nil {
		err = w.forgetAside()
	}
	if err != nil {
		return err
	}
	removed := false
	for _, b := range w.Backups() {
		holds, err := w.holdsErased(ctx, b.Path)
		if err != nil && ctx.Err() != nil {
			return err
		}
		if holds || err != nil { // one that cannot be read may hold it
			if err := os.Remove(b.Path); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return data.NewProblem("problem.backup.gallring", "file", b.Path).Because(err)
			}
			removed = true
		}
	}
	if removed {
		if _, err := w.backUp(ctx, BackupGallring); err != nil {
			return err
		}
	}
	if reached { // else it is tried again the next time
		w.state.Gallringar = count
	}
	return w.keep(ctx)
}

func (w *Workspace) holdsErased(ctx context.Context, path string) (bool, error) {
	in, err := store.OpenIncoming(ctx, path, w.options.store(path))
	if err != nil {
		return false, err
	}
	holds, err := w.Store.HasErased(ctx, in)
	return holds, errors.Join(err, in.Close())
}
