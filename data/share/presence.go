package share

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
)

// Presence is somebody who has the file open at another computer.
type Presence struct {
	Who     string `json:"who"`
	Machine string `json:"machine"`
	Since   string `json:"since"`             // RFC 3339
	Program string `json:"program,omitempty"` // the version of the program; empty where it did not tell
}

// How what is told of others is bounded: anybody who may write in the folder can write it.
const (
	mostPresence = 1024
	mostName     = 80
)

// presencePath is the file that tells others that this working copy is open. The file's own name may be too long for it; then
// nobody is told.
func (w *Workspace) presencePath() string {
	return filepath.Join(filepath.Dir(w.target), ".~lock."+filepath.Base(w.target)+"."+w.Store.Device()+"#")
}

// Present tells others that the file is open here, until Close. It is a courtesy: nothing depends on it, and nobody is shut out.
func (w *Workspace) Present(ctx context.Context) {
	if w.readOnly {
		return
	}
	machine, _ := os.Hostname()
	raw := encodePresence(Presence{w.options.Author, machine, w.options.Now().UTC().Format(timeForm), w.options.Program})
	err := farOff(ctx, w, func() error { return os.WriteFile(w.presencePath(), raw, 0o644) }) // others shall be able to read it
	if err == nil {
		w.told.Lock()
		w.isPresent = true
		w.told.Unlock()
	}
}

// Others are those who have the file open at other computers, by name. What is older than half a day has been left by a program
// that was killed.
func (w *Workspace) Others(ctx context.Context) []Presence {
	list, _ := far(ctx, w, func() ([]Presence, error) { return w.others(), nil })
	return list
}

func (w *Workspace) others() []Presence {
	folder, prefix := filepath.Dir(w.target), ".~lock."+filepath.Base(w.target)+"."
	entries, _ := os.ReadDir(folder)
	own := filepath.Base(w.presencePath())
	var list []Presence
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), prefix) || e.Name() == own || !e.Type().IsRegular() {
			continue
		}
		if info, err := e.Info(); err != nil || info.Size() > mostPresence || w.options.Now().Sub(info.ModTime()) > staleAfter {
			continue
		}
		raw, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			continue
		}
		if p, ok := decodePresence(raw); ok {
			list = append(list, p)
		}
	}
	slices.SortFunc(list, func(a, b Presence) int { return strings.Compare(a.Who+a.Machine, b.Who+b.Machine) })
	return list
}

const (
	staleAfter = 12 * time.Hour
	timeForm   = time.RFC3339
)

// version is what a version of the program looks like.
var version = regexp.MustCompile(`^[0-9]{1,4}(\.[0-9]{1,4}){0,3}$`)

func encodePresence(p Presence) []byte {
	raw, _ := json.Marshal(Presence{shortName(p.Who), shortName(p.Machine), p.Since, p.Program}) // strings alone: it cannot fail
	return raw
}

// decodePresence reads what another computer has told, whatever it is.
func decodePresence(raw []byte) (Presence, bool) {
	var p Presence
	if len(raw) > mostPresence || json.Unmarshal(raw, &p) != nil {
		return p, false
	}
	if _, err := time.Parse(timeForm, p.Since); err != nil {
		return p, false
	}
	p.Who, p.Machine = shortName(p.Who), shortName(p.Machine)
	if !version.MatchString(p.Program) {
		p.Program = ""
	}
	return p, p.Who != ""
}

// shortName is a name as it can be shown in a line.
func shortName(name string) string {
	name = strings.Join(strings.FieldsFunc(strings.ToValidUTF8(name, ""), func(r rune) bool { return !unicode.IsPrint(r) }), " ")
	if runes := []rune(name); len(runes) > mostName {
		name = string(runes[:mostName])
	}
	return strings.TrimSpace(name)
}
