package share

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"lisparmen/data"
	"lisparmen/data/store"
)

// mark is what tells one state of the shared file from another without reading it.
type mark struct {
	Size       int64  `json:"size"`
	Time       int64  `json:"time"`
	Generation string `json:"generation"`
}

// mostBytes is how large a file may be that is taken in.
const mostBytes = 600 << 20

// lookAt reads the file's first bytes. Where the folder itself is not there the error is that the file is out of reach.
func lookAt(target, shown string) (mark, error) {
	info, err := os.Stat(target)
	if err != nil {
		if isAway(target, err) {
			return mark{}, data.NewProblem("problem.share.unreached", "file", shown).Because(err)
		}
		return mark{}, store.FileProblem(shown, err)
	}
	switch {
	case info.IsDir():
		return mark{}, data.NewProblem("problem.file.directory", "file", shown)
	case !info.Mode().IsRegular():
		return mark{}, data.NewProblem("problem.file.not_database", "file", shown)
	}
	f, err := openShared(target)
	if err != nil {
		return mark{}, store.FileProblem(shown, err)
	}
	defer f.Close()
	return markOf(f, shown)
}

func markOf(f *os.File, shown string) (mark, error) {
	info, err := f.Stat()
	if err != nil {
		return mark{}, store.FileProblem(shown, err)
	}
	header, err := store.ReadHeader(io.NewSectionReader(f, 0, info.Size()), shown)
	return mark{info.Size(), info.ModTime().UnixNano(), header.Generation}, err
}

// isAway tells whether it is the way to the file that is missing, as when a share or a stick is not connected.
func isAway(target string, err error) bool {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return false
	case errors.Is(err, fs.ErrNotExist):
		_, err := os.Stat(filepath.Dir(target))
		return err != nil
	}
	return true
}

func isUnreached(err error) bool { return data.IsProblem(err, "problem.share.unreached") }

// incoming is a copy of the shared file, checked.
type incoming struct {
	*store.Store
	path, dataset string
}

func (i *incoming) drop() {
	_ = i.Close()
	_ = os.Remove(i.path)
}

// tries is how often a file is read, or replaced, anew because somebody replaced it meanwhile.
const tries = 5

// fetch copies the shared file to this computer and checks the copy.
func (w *Workspace) fetch(ctx context.Context) (*incoming, mark, error) {
	for try := 1; ; try++ {
		in, m, err := w.fetchFrom(ctx, w.target, w.path)
		if err == nil || try == tries || !data.IsProblem(err, "problem.file.damaged") {
			return in, m, err
		}
		// A program that writes into the file instead of replacing it, as some that copy between folders do, may be in the
		// middle of it.
		now, lookErr := w.lookAt(ctx, w.target, w.path)
		if lookErr == nil && now == m {
			return nil, m, err
		}
		select {
		case <-ctx.Done():
			return nil, m, ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// fetchFrom copies a file to this computer and checks the copy; shown is the file as the person knows it.
func (w *Workspace) fetchFrom(ctx context.Context, from, shown string) (_ *incoming, m mark, err error) {
	c, err := w.copyHere(ctx, from, shown)
	if err != nil {
		return nil, c.mark, err
	}
	m = c.mark
	in := &incoming{path: c.path}
	defer func() {
		if err != nil {
			in.drop()
		}
	}()
	if in.Store, err = store.OpenIncoming(ctx, in.path, w.options.store(shown)); err != nil {
		return nil, m, err
	}
	in.dataset, err = in.Dataset(ctx)
	if err == nil && !isDataset(in.dataset) {
		err = data.NewProblem("problem.file.altered", "file", shown)
	}
	return in, m, err
}

// marked is a file with its mark.
type marked struct {
	path string
	mark mark
}

// copyHere copies a file to this computer.
func (w *Workspace) copyHere(ctx context.Context, from, shown string) (marked, error) {
	c, err := far(ctx, w, func() (c marked, err error) {
		f, err := openShared(from)
		if err != nil {
			return c, err
		}
		defer f.Close()
		if c.mark, err = markOf(f, shown); err != nil {
			return c, err
		}
		if c.mark.Size > mostBytes {
			return c, data.NewProblem("problem.file.large", "file", shown)
		}
		to, err := os.CreateTemp(w.home.folder, "incoming-*.tmp")
		if err != nil {
			return c, err
		}
		c.path = to.Name()
		_, err = io.Copy(to, attended{ctx, io.NewSectionReader(f, 0, c.mark.Size)})
		if err = errors.Join(err, to.Close()); err != nil {
			_ = os.Remove(to.Name())
		}
		return c, err
	})
	return c, store.FileProblem(shown, err)
}

// isDataset tells whether a text can be the name of a dataset, and so of a folder.
func isDataset(text string) bool {
	for _, r := range text {
		if (r < '0' || r > '9') && (r < 'a' || r > 'f') && r != '-' {
			return false
		}
	}
	return text != "" && len(text) <= 36
}

// attended reads until the work is called off.
type attended struct {
	ctx  context.Context //nolint:containedctx // lives for one copy
	from io.Reader
}

func (a attended) Read(b []byte) (int, error) {
	if err := a.ctx.Err(); err != nil {
		return 0, err
	}
	return a.from.Read(b)
}

// takeIn merges what the shared file holds into the working copy, and tells how many saves came.
func (w *Workspace) takeIn(ctx context.Context) (news int, err error) {
	in, m, err := w.fetch(ctx)
	if err != nil {
		return 0, err
	}
	defer in.drop()
	if in.dataset != w.state.Dataset {
		return 0, data.NewProblem("problem.share.other", "file", w.path)
	}
	return w.merge(ctx, in, m)
}

func (w *Workspace) merge(ctx context.Context, in *incoming, m mark) (news int, err error) {
	theirs, err := in.SaveCount(ctx)
	if err != nil {
		return 0, err
	}
	merged, err := w.union(ctx, in)
	if err != nil {
		return 0, err
	}
	w.state.Mark, w.state.Saves = m, theirs
	return merged.Saves, w.keep(ctx)
}

// union takes in all that the working copy lacks, when it is what it says.
func (w *Workspace) union(ctx context.Context, in *incoming) (merged store.Merged, err error) {
	known, err := w.Store.Saves(ctx)
	if err != nil {
		return merged, err
	}
	log, err := in.LogBeyond(ctx, known)
	if err == nil {
		err = log.Verify(known, in.Path())
	}
	if err != nil {
		return merged, err
	}
	return w.Store.MergeFrom(ctx, log, in.Store)
}

// MergeCopy takes in what a copy of the file holds that this one lacks, such as one that came by mail, and tells what the copy
// holds. The copy is left as it is. A backup is made first; why is its reason.
func (w *Workspace) MergeCopy(ctx context.Context, path, why string) (merged store.Merged, theirs map[store.SaveID]bool, err error) {
	if w.readOnly {
		return merged, nil, data.NewProblem("problem.file.readonly", "file", w.path)
	}
	err = w.withCopy(ctx, path, func(in *incoming) (err error) {
		if theirs, err = in.Saves(ctx); err != nil {
			return err
		}
		if w.BackupFolder() != "" {
			if _, err := w.backUp(ctx, why); err != nil {
				return err
			}
		}
		if merged, err = w.union(ctx, in); err != nil {
			return err
		}
		return w.Count(ctx)
	})
	return merged, theirs, err
}

// keep remembers how the working copy stands towards the shared file. Nothing is lost when that fails: the file is read anew.
func (w *Workspace) keep(ctx context.Context) error {
	last, err := w.Store.Last(ctx)
	if err != nil {
		return err
	}
	if !last.IsZero() {
		w.state.Device, w.state.Last = w.Store.Device(), last.String()
	}
	w.state.Held = w.isHeld()
	_ = w.home.keep(w.state)
	w.home.trust(w.state.Dataset)
	return nil
}

// publish replaces the shared file with a snapshot of the working copy, unless it holds all of it already. Where others replace
// it all the time, they have to wait once.
func (w *Workspace) publish(ctx context.Context) error {
	for try := range tries {
		if done, err := w.publishOnce(ctx, try >= 2); err != nil || done {
			return err
		}
	}
	return data.NewProblem("problem.file.busy", "file", w.path)
}

// publishOnce reports false when somebody else has replaced the file meanwhile.
func (w *Workspace) publishOnce(ctx context.Context, hasTurn bool) (done bool, err error) {
	if hasTurn {
		defer w.turn(ctx, "")()
	}
	seen, err := w.lookAt(ctx, w.target, w.path)
	gone := data.IsProblem(err, "problem.file.missing")
	if err != nil && !gone {
		return false, err
	}
	if !gone && seen != w.state.Mark {
		if _, err := w.takeIn(ctx); err != nil {
			return false, err
		}
		seen = w.state.Mark
	}
	count, err := w.Store.SaveCount(ctx)
	if err != nil {
		return false, err
	}
	if !gone && count == w.state.Saves {
		w.state.At = w.options.Now()
		return true, w.keep(ctx)
	}
	return w.put(ctx, count, func(beside string) (bool, error) {
		if !hasTurn {
			defer w.turn(ctx, beside)()
		}
		now, err := w.lookAt(ctx, w.target, w.path)
		if err != nil && !(gone && data.IsProblem(err, "problem.file.missing")) {
			return false, err
		}
		if now != seen {
			return false, nil
		}
		return true, farOff(ctx, w, func() error { return replace(ctx, beside, w.target) })
	})
}

// besidePattern names what is written beside the shared file before it takes its place; short, since the name may be as long
// as names can be.
const besidePattern = ".lisparmen-*.tmp"

// leftAfter is how old something beside the shared file is that nobody is writing any more.
const leftAfter = time.Hour

// sweepBeside takes away what programs that were killed have left beside the shared file.
func sweepBeside(folder string) {
	entries, _ := os.ReadDir(folder)
	for _, e := range entries {
		if ours, _ := filepath.Match(besidePattern, e.Name()); !ours {
			continue
		}
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > leftAfter {
			_ = os.Remove(filepath.Join(folder, e.Name()))
		}
	}
}

// put writes a snapshot beside the shared file and lets place give it its name; count is how many saves it holds at least.
func (w *Workspace) put(ctx context.Context, count int, place func(beside string) (bool, error)) (done bool, err error) {
	defer func() { err = store.FileProblem(w.path, err) }()
	begun := time.Now() // the clock that is passed in may stand still
	outgoing := filepath.Join(w.home.folder, "outgoing.tmp")
	_ = os.Remove(outgoing) // of a program that was killed
	if err := w.Store.Snapshot(ctx, outgoing); err != nil {
		return false, err
	}
	defer os.Remove(outgoing)
	beside, err := far(ctx, w, func() (marked, error) { return copyBeside(ctx, outgoing, w.target, w.path) })
	if err != nil {
		return false, err
	}
	done, err = place(beside.path)
	synced := farOff(ctx, w, func() error {
		_ = os.Remove(beside.path) // gone, when it has taken its place
		return store.SyncDir(w.target)
	})
	if err != nil || !done {
		return false, err
	}
	w.state.Mark, w.state.Saves, w.state.At = beside.mark, count, w.options.Now()
	w.state.Took = time.Since(begun)
	return true, errors.Join(synced, w.keep(ctx))
}

// copyBeside copies a snapshot to a file beside the shared one, as whom may read it, and takes it away again when that fails.
func copyBeside(ctx context.Context, outgoing, target, shown string) (c marked, err error) {
	mode := fs.FileMode(0o600)
	if info, err := os.Stat(target); err == nil {
		mode = info.Mode().Perm()
	}
	f, err := os.CreateTemp(filepath.Dir(target), besidePattern)
	if err != nil {
		return c, err
	}
	c.path = f.Name()
	f.Close()
	sweepBeside(filepath.Dir(target))
	if err = copyFile(ctx, outgoing, c.path, mode); err == nil {
		c.mark, err = lookAt(c.path, shown)
	}
	if err != nil {
		_ = os.Remove(c.path)
	}
	return c, err
}

// turnPatience is how long one waits for another computer that is just replacing the file. It takes a few milliseconds; one that
// takes longer has been switched off.
const turnPatience = 2 * time.Second

// turn waits until no other computer is just replacing the file, and lets others wait until end is called. Nothing depends on
// it: where it does not work, what one has replaced of another's is shared again at the other's next look. beside, which may be
// empty, is a file that has just been written there, whose time tells what the server's clock says.
func (w *Workspace) turn(ctx context.Context, beside string) (end func()) {
	sum := sha256.Sum256([]byte(filepath.Base(w.target))) // the folder has other names at other computers
	path := filepath.Join(filepath.Dir(w.target), ".lisparmen-"+hex.EncodeToString(sum[:4])+".turn")
	for begun := time.Now(); ; {
		err := farOff(ctx, w, func() error {
			f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
			if err == nil {
				_ = f.Close()
			}
			return err
		})
		if err == nil {
			return func() { _ = farOff(ctx, w, func() error { return os.Remove(path) }) }
		}
		if !errors.Is(err, fs.ErrExist) && !isPassing(err) {
			return func() {}
		}
		if time.Since(begun) > turnPatience || w.isOld(ctx, path, beside) {
			_ = farOff(ctx, w, func() error { return os.Remove(path) })
			return func() {}
		}
		select {
		case <-ctx.Done():
			return func() {}
		case <-time.After(3 * time.Millisecond):
		}
	}
}

// isOld tells whether a turn was begun so long before something else was written that whoever began it was killed.
func (w *Workspace) isOld(ctx context.Context, turn, beside string) bool {
	if beside == "" {
		return false
	}
	age, err := far(ctx, w, func() (time.Duration, error) {
		begun, err := os.Stat(turn)
		if err != nil {
			return 0, err
		}
		now, err := os.Stat(beside)
		if err != nil {
			return 0, err
		}
		return now.ModTime().Sub(begun.ModTime()), nil
	})
	return err == nil && age > turnPatience
}

// replace gives the finished file its name, in one step. Virus scanners and sync clients may stand in the way for a moment.
func replace(ctx context.Context, beside, target string) error {
	wait := 10 * time.Millisecond
	for try := 1; ; try++ {
		err := os.Rename(beside, target)
		if err == nil || try == 15 || !isPassing(err) {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(wait):
		}
		wait = min(2*wait, 200*time.Millisecond)
	}
}

// copyFile copies a file and puts the copy on the disk.
func copyFile(ctx context.Context, from, to string, mode fs.FileMode) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, mode)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	if _, err := io.Copy(out, attended{ctx, in}); err != nil {
		return err
	}
	_ = out.Chmod(mode) // a file system without modes takes none
	return out.Sync()
}
