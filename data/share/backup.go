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
	BackupDaily     = "daglig"
	BackupAsked     = "begard"
	BackupMerge     = "sammanfogning"
	BackupRestore   = "aterstallning"
	BackupGallring  = "gallring"
	BackupImport    = "import"
	BackupMigration = "migrering"
)

// Backup is a whole copy of the file at some moment, on this computer.
type Backup struct {
	Path   string
	At     time.Time // UTC
	Reason string
	Size   int64
}

// How many backups are kept of those that are older than two days: the latest of each of so many days, weeks and months, and
// the latest of those that were made before a newer program brought the tables up to date, however old.
const (
	keepAll        = 48 * time.Hour
	keepDays       = 12
	keepWeeks      = 10
	keepMonths     = 9
	keepMigrations = 20
)

const backupTime = "2006-01-02_150405"

// BackupFolder is the folder of a dataset's backups; empty when the program has no place of its own.
func (w *Workspace) BackupFolder() string {
	folder := w.options.Folder()
	if folder == "" || w.home.temporary {
		return ""
	}
	if set := w.options.Machine.Backups; set != "" {
		return filepath.Join(set, w.state.Dataset)
	}
	return filepath.Join(folder, "backups", w.state.Dataset)
}

// Backups lists the backups of the file on this computer, the newest first.
func (w *Workspace) Backups() []Backup { return backupsIn(w.BackupFolder()) }

// backupsIn lists the backups in a folder, the newest first.
func backupsIn(folder string) []Backup {
	entries, _ := os.ReadDir(folder)
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
		list = append(list, Backup{filepath.Join(folder, e.Name()), at, reason, info.Size()})
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

// BackUpBefore makes a backup before something that changes much at once, where the program has a place for backups.
func (w *Workspace) BackUpBefore(ctx context.Context, reason string) error {
	if w.BackupFolder() == "" {
		return nil
	}
	_, err := w.BackUp(ctx, reason)
	return err
}

// CopyTo writes a whole copy of the file to a place of the person's own, where there is no file.
func (w *Workspace) CopyTo(ctx context.Context, path string) error {
	if full, err := filepath.Abs(path); err == nil {
		if err := w.options.Machine.mayLieAt(full); err != nil {
			return err
		}
	}
	return w.withSnapshot(ctx, func(outgoing string) error {
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

// withSnapshot does something with a whole copy of all that has been done here.
func (w *Workspace) withSnapshot(ctx context.Context, do func(outgoing string) error) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.home.locked(ctx, func() error {
		outgoing := filepath.Join(w.home.folder, "outgoing.tmp")
		if err := w.Store.Snapshot(ctx, outgoing); err != nil {
			return err
		}
		defer os.Remove(outgoing)
		return do(outgoing)
	})
}

// backUp is BackUp for who has the lock already.
func (w *Workspace) backUp(ctx context.Context, reason string) (Backup, error) {
	return w.keepCopy(ctx, reason, func(to string) (int, error) {
		count, err := w.Store.SaveCount(ctx)
		if err != nil {
			return 0, err
		}
		return count, w.Store.Snapshot(ctx, to)
	})
}

// backUpOld makes a backup of a working copy that this program, being newer, is about to bring up to date; of any other it makes
// none. It is called by who has the lock, before the working copy is opened.
func (w *Workspace) backUpOld(ctx context.Context) error {
	work := w.home.work(w.state.Dataset)
	if w.BackupFolder() == "" || !store.IsOld(work) {
		return nil
	}
	_, err := w.keepCopy(ctx, BackupMigration, func(to string) (int, error) {
		return store.CopyOld(ctx, work, to, w.options.store(w.path))
	})
	var path *fs.PathError
	if data.IsProblem(err, "problem.backup") && !errors.As(err, &path) && ctx.Err() == nil {
		w.home.suspect(w.state.Dataset) // no whole copy can be made of it; opening it examines it, and mends it
		return nil
	}
	return err
}

// keepCopy puts a copy of the working copy, which write makes and tells the number of saves in, among the backups.
func (w *Workspace) keepCopy(ctx context.Context, reason string, write func(to string) (saves int, err error)) (b Backup, err error) {
	defer func() {
		if err != nil && !errors.Is(err, context.Canceled) && !data.IsProblem(err, "problem.backup.space") {
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
	if err := w.hasRoom(folder); err != nil {
		return b, err
	}
	made := filepath.Join(w.home.folder, "backup.tmp") // where it is swept away should the program be killed
	_ = os.Remove(made)
	defer os.Remove(made)
	count, err := write(made)
	if err != nil {
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
	w.copyBackups(ctx)
	return b, nil
}

// roomFor is how many times the size of the working copy must be free on the disk before a backup is made: the copy is made and
// checked before the older ones are thinned out.
const roomFor = 2

// hasRoom tells early that the disk is too full for a backup.
func (w *Workspace) hasRoom(folder string) error {
	info, err := os.Stat(w.home.work(w.state.Dataset))
	if err != nil {
		return err
	}
	free, err := w.options.free(folder)
	if needed := roomFor * uint64(info.Size()); err == nil && free < needed { // a disk that does not tell is tried
		return data.NewProblem("problem.backup.space", "file", w.path, "needed", megabytes(needed), "free", megabytes(free))
	}
	return nil
}

// megabytes is a size rounded up, in words for people.
func megabytes(bytes uint64) string { return strconv.FormatUint((bytes+1<<20-1)>>20, 10) }

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

// thin tells which backups nobody needs any more. What is younger than two days, or seems to come from the future, stays. Those
// that were made before the tables were brought up to date are counted by themselves, since the older program can be needed long after.
func thin(all []Backup, now time.Time) []Backup {
	var migrations []Backup
	for _, b := range all {
		if b.Reason == BackupMigration {
			migrations = append(migrations, b)
		}
	}
	slices.SortFunc(migrations, func(a, b Backup) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(b.Path, a.Path)) })
	return slices.Concat(thinOthers(all, now), migrations[min(keepMigrations, len(migrations)):])
}

func thinOthers(all []Backup, now time.Time) []Backup {
	all = slices.DeleteFunc(slices.Clone(all), func(b Backup) bool { return b.Reason == BackupMigration })
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
	if w.place().Folder != "" && w.place().Gallringar != w.state.Gallringar {
		w.copyBackups(ctx)
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
