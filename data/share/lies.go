package share

import (
	"os"
	"path/filepath"
)

// Lies is the sort of place that a file lies at.
type Lies string

// The sorts of places.
const (
	LiesHere      Lies = "here" // on the computer's own disk
	LiesOnServer  Lies = "server"
	LiesSynced    Lies = "synced" // in a folder that a service copies
	LiesRemovable Lies = "removable"
)

// Lies tells at what sort of place the shared file lies, without asking a server.
func (w *Workspace) Lies() Lies {
	switch {
	case Cloud(w.target) != "":
		return LiesSynced
	case liesOnServer(w.target):
		return LiesOnServer
	case isRemovable(w.target):
		return LiesRemovable
	}
	return LiesHere
}

// WorkFolder is the folder of the working copy.
func (w *Workspace) WorkFolder() string { return filepath.Dir(w.home.work(w.state.Dataset)) }

// WorkSize is how large the working copy is; 0 when nobody knows.
func (w *Workspace) WorkSize() int {
	info, err := os.Stat(w.home.work(w.state.Dataset))
	if err != nil {
		return 0
	}
	return int(info.Size())
}
