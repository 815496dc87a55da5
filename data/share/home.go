package share

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"lisparmen/data"
)

// home is where the working copies of one path lie, in folders named by dataset:
//
//	<home>/copies/<key of the path>/lock
//	<home>/copies/<key of the path>/<dataset>/work.db, shared.json
type home struct {
	folder    string
	path      string
	temporary bool // there was no place of the person's own; nothing is left behind
}

// newHome finds the place for the working copies of a path, and makes one among the temporary files when the program has none.
func newHome(folder, path string) (home, error) {
	key := path
	if runtime.GOOS == "windows" {
		key = strings.ToLower(key) // names that differ only so are one file there
	}
	sum := sha256.Sum256([]byte(key))
	name := hex.EncodeToString(sum[:8])
	if folder != "" {
		h := home{folder: filepath.Join(folder, "copies", name), path: path}
		if os.MkdirAll(h.folder, 0o700) == nil {
			return h, nil
		}
	}
	temporary, err := os.MkdirTemp("", "lisparmen-*")
	if err != nil {
		return home{}, data.NewProblem("problem.share.home", "folder", folder).Because(err)
	}
	return home{folder: temporary, path: path, temporary: true}, nil
}

// leave takes away what nobody needs any more.
func (h home) leave() {
	if h.temporary {
		_ = os.RemoveAll(h.folder)
	}
}

func (h home) of(dataset string) string      { return filepath.Join(h.folder, dataset) }
func (h home) work(dataset string) string    { return filepath.Join(h.of(dataset), "work.db") }
func (h home) stateOf(dataset string) string { return filepath.Join(h.of(dataset), "shared.json") }

// state is what is remembered of the shared file, and under which name the working copy writes the log.
type state struct {
	Path    string    `json:"path"`
	Dataset string    `json:"dataset"`
	Mark    mark      `json:"mark"`  // of the file as it was last read or written
	Saves   int       `json:"saves"` // that it held then; all of them are in the working copy too
	At      time.Time `json:"at"`    // when it last held all that had been done here

	Took   time.Duration `json:"took,omitempty"` // to share it the latest time, in nanoseconds
	Device string        `json:"device"`
	Last   string        `json:"last"` // the device's last save; when it is gone, the working copy has been replaced by another

	Gallringar int  `json:"gallringar"`     // after which the backups have been gone through
	Held       bool `json:"held,omitempty"` // somebody has gone back to a backup, and not said yet that it shall be shared
}

// states are those of the path's working copies. Of one that cannot be read the working copy alone is known, and the shared file is
// read anew.
func (h home) states() []state {
	entries, _ := os.ReadDir(h.folder)
	var list []state
	for _, e := range entries {
		if s, err := h.state(e.Name()); err == nil {
			list = append(list, s)
		} else if _, err := os.Lstat(h.work(e.Name())); err == nil && isDataset(e.Name()) {
			list = append(list, state{Path: h.path, Dataset: e.Name()})
		}
	}
	return list
}

// state is that of one of the path's working copies.
func (h home) state(dataset string) (s state, err error) {
	raw, err := os.ReadFile(h.stateOf(dataset))
	if err == nil {
		err = json.Unmarshal(raw, &s)
	}
	if err == nil && s.Dataset != dataset {
		err = errors.New("it is of another file")
	}
	return s, err
}

// keep writes the state in place of the one before.
func (h home) keep(s state) error {
	raw, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return err
	}
	return writeInPlace(h.stateOf(s.Dataset), raw)
}

// writeInPlace puts a small file in place of the one before: a whole one, or none.
func writeInPlace(path string, raw []byte) error {
	beside, err := os.CreateTemp(filepath.Dir(path), "shared-*.tmp")
	if err != nil {
		return err
	}
	_, err = beside.Write(raw)
	if closed := beside.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(beside.Name(), path)
	}
	if err != nil {
		_ = os.Remove(beside.Name())
	}
	return err
}

// sweep takes away what programs that were killed have left. It is called by who has the lock, under which all of it is made.
func (h home) sweep() {
	entries, _ := os.ReadDir(h.folder)
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".tmp") {
			_ = os.RemoveAll(filepath.Join(h.folder, e.Name()))
		}
	}
}

// moveAside makes room for a new file's working copy, where one of another file with the same dataset, which is gone, lies: only the
// example is made with the same one each time. The latest that was moved is kept.
func (h home) moveAside(dataset string) error {
	if _, err := os.Lstat(h.of(dataset)); err != nil {
		return nil //nolint:nilerr // there is none
	}
	aside := filepath.Join(h.folder, "replaced")
	if err := os.RemoveAll(aside); err != nil {
		return err
	}
	return os.Rename(h.of(dataset), aside)
}

// patience is how long one program waits for another that shares the same file.
const patience = time.Minute

// locked does something while no other program on this computer shares the file. A program that is killed holds no lock.
func (h home) locked(ctx context.Context, do func() error) error {
	f, err := os.OpenFile(filepath.Join(h.folder, "lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return data.NewProblem("problem.share.home", "folder", h.folder).Because(err)
	}
	defer f.Close()
	for begun := time.Now(); ; {
		got, err := TryLock(f)
		switch {
		case err != nil:
			return data.NewProblem("problem.share.home", "folder", h.folder).Because(err)
		case got:
			defer unlock(f)
			h.sweep()
			return do()
		case time.Since(begun) > patience:
			return data.NewProblem("problem.file.busy", "file", h.path)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// forget takes away the folder of a file that was never made, and those above it that hold nothing else.
func (h home) forget() {
	if entries, err := os.ReadDir(h.folder); err != nil || len(entries) > 1 || len(entries) == 1 && entries[0].Name() != "lock" {
		return
	}
	_ = os.Remove(filepath.Join(h.folder, "lock"))
	for folder, n := h.folder, 0; n < 3 && os.Remove(folder) == nil; n++ {
		folder = filepath.Dir(folder)
	}
}
