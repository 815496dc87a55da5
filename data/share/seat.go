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
	"sync"
	"time"
)

// A seat is that a window of this person's, on this screen, has a file open: whoever starts the program with the same file once more is
// led to that window. It has nothing to do with who may write in the file, or with who has it open at other computers: those two
// work together through the shared file, and see one another's presence.
//
//	<own folder>/windows/<key of the file>.json   which file, and where the window can be seen
//	<own folder>/windows/<key of the file>.lock   held by the program as long as it lives, also when it is killed
//	<own folder>/windows/<key of the file>.call   made by a second start, taken away by the window when it has come forward

// Seat is a window's hold on a file; nil holds nothing.
type Seat struct {
	base string
	lock *os.File
	end  func()
	done sync.WaitGroup
}

// seatNote is what is told of a seat.
type seatNote struct {
	Path    string `json:"path"`    // of the file, whole
	Screen  string `json:"screen"`  // where the window can be seen
	Process int    `json:"process"` // whose it is
}

// How often a window looks whether it is called, and how long a second start waits for it.
const (
	callEvery  = 200 * time.Millisecond
	callLonger = 10 * time.Second
)

// errSeatTaken is that another window has the file.
var errSeatTaken = errors.New("another window has the file open")

// seatFolder is where seats are told of; empty when the program has no place of its own.
func (o Options) seatFolder() string {
	if folder := o.Folder(); folder != "" {
		return filepath.Join(folder, "windows")
	}
	return ""
}

// TakeSeat tells other starts of the program that a window has the file open, until Leave. called is told, in a goroutine of its own,
// when somebody has started the program with the file once more. taken is true when another window has it already. Where there is no
// place to tell it the seat is nil, and nobody is kept from anything.
func TakeSeat(options Options, path string, called func()) (seat *Seat, taken bool) {
	folder := options.seatFolder()
	if folder == "" || os.MkdirAll(folder, 0o700) != nil {
		return nil, false
	}
	path = wholePath(path)
	if _, _, ok := findSeat(folder, path, nil); ok {
		return nil, true
	}
	seat, err := sitDown(filepath.Join(folder, seatKey(path)), path, called)
	return seat, errors.Is(err, errSeatTaken)
}

func sitDown(base, path string, called func()) (*Seat, error) {
	lock, err := os.OpenFile(base+".lock", os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	got, err := TryLock(lock)
	if err == nil && !got {
		err = errSeatTaken
	}
	_ = os.Remove(base + ".call") // of one that nobody answered
	if err == nil {
		raw, _ := json.Marshal(seatNote{path, screen(), os.Getpid()}) // texts and a number: it cannot fail
		err = writeInPlace(base+".json", raw)
	}
	if err != nil {
		_ = lock.Close()
		return nil, err
	}
	ctx, end := context.WithCancel(context.Background())
	s := &Seat{base: base, lock: lock, end: end}
	s.done.Add(1)
	go func() {
		defer s.done.Done()
		tick := time.NewTicker(callEvery)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
				if _, err := os.Lstat(base + ".call"); err == nil {
					called()
				}
			}
		}
	}()
	return s, nil
}

// Answered tells who has called that the window has come forward.
func (s *Seat) Answered() {
	if s != nil {
		_ = os.Remove(s.base + ".call")
	}
}

// Leave gives the file up.
func (s *Seat) Leave() {
	if s == nil {
		return
	}
	s.end()
	s.done.Wait()
	for _, ending := range []string{".json", ".call"} {
		_ = os.Remove(s.base + ending)
	}
	_ = s.lock.Close() // the file stays: another may just be waiting to lock it
}

// Call lets another window, that has a file open on this screen, come forward. found tells whether there is one, and answered whether it
// did. own, which may be nil, is the seat of who asks.
func Call(ctx context.Context, options Options, path string, own *Seat) (found, answered bool) {
	folder := options.seatFolder()
	if notes, _ := filepath.Glob(filepath.Join(folder, "*.json")); folder == "" || len(notes) == 0 {
		return false, false // a file server need not be asked for the file's other names
	}
	base, note, ok := findSeat(folder, wholePath(path), own)
	if !ok {
		return false, false
	}
	mayComeForward(note.Process)
	if err := os.WriteFile(base+".call", nil, 0o600); err != nil {
		return true, false
	}
	for begun := time.Now(); time.Since(begun) < callLonger; {
		if _, err := os.Lstat(base + ".call"); err != nil {
			return true, true
		}
		if !isHeld(base) {
			return false, false // it was just closing
		}
		select {
		case <-ctx.Done():
			return true, false
		case <-time.After(callEvery / 10):
		}
	}
	_ = os.Remove(base + ".call")
	return true, false
}

// findSeat finds the seat of a window, but for the one of who asks, that has the file open: by its path, or else by the file itself,
// which may have other names.
func findSeat(folder, path string, but *Seat) (base string, note seatNote, found bool) {
	entries, _ := os.ReadDir(folder)
	var wanted os.FileInfo
	for _, e := range entries {
		name, isNote := strings.CutSuffix(e.Name(), ".json")
		if !isNote {
			continue
		}
		base := filepath.Join(folder, name)
		raw, err := os.ReadFile(base + ".json")
		var note seatNote
		if err != nil || json.Unmarshal(raw, &note) != nil || note.Screen != screen() || but != nil && base == but.base {
			continue
		}
		if !isHeld(base) {
			_ = os.Remove(base + ".json") // it was killed
			continue
		}
		if name == seatKey(path) {
			return base, note, true
		}
		if wanted == nil {
			wanted, _ = statSoon(path)
		}
		if wanted == nil {
			continue
		}
		if other, err := statSoon(note.Path); err == nil && os.SameFile(wanted, other) {
			return base, note, true
		}
	}
	return "", seatNote{}, false
}

// isHeld tells whether the program that has a seat lives.
func isHeld(base string) bool {
	f, err := os.OpenFile(base+".lock", os.O_RDWR, 0o600)
	if err != nil {
		return false
	}
	defer f.Close()
	got, err := TryLock(f)
	return err == nil && !got
}

// seatKey names the seat of a file on this screen.
func seatKey(path string) string {
	if runtime.GOOS == "windows" {
		path = strings.ToLower(path)
	}
	sum := sha256.Sum256([]byte(screen() + "\x00" + path))
	return hex.EncodeToString(sum[:8])
}

// statPatience is how long one waits for a file server to tell whether two names are of one file.
const statPatience = 2 * time.Second

var errSlow = errors.New("the file server takes its time")

// soon does something that a file server may leave unanswered, and does not wait long for it.
func soon[T any](do func() (T, error)) (T, error) {
	type answer struct {
		got T
		err error
	}
	answered := make(chan answer, 1)
	go func() {
		got, err := do()
		answered <- answer{got, err}
	}()
	select {
	case a := <-answered:
		return a.got, a.err
	case <-time.After(statPatience):
		var none T
		return none, errSlow
	}
}

func statSoon(path string) (os.FileInfo, error) {
	return soon(func() (os.FileInfo, error) { return os.Stat(path) })
}

// wholePath is a file's path whatever it was called: whole, links followed, and a letter of a disk that stands for a share as the share.
func wholePath(path string) string {
	full, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	end, err := soon(func() (string, error) { return finalPath(full) })
	if err != nil {
		return full
	}
	return end
}
