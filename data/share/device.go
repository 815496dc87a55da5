package share

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"io"

	"lisparmen/data/store"
)

// newDevice draws a name for the working copy in the log.
func newDevice(random io.Reader) (string, error) {
	if random == nil {
		random = rand.Reader
	}
	var id [8]byte
	_, err := io.ReadFull(random, id[:])
	return hex.EncodeToString(id[:]), err
}

// nameDevice lets the working copy go on under the name it had, so long as its last save is still there. One that has been
// replaced by another, such as a backup, gets a new name, so that two copies never write the same chain, and has to be
// compared with the shared file anew.
func (w *Workspace) nameDevice(ctx context.Context) error {
	count, err := w.Store.SaveCount(ctx)
	if err != nil {
		return err
	}
	isTheSame := count >= w.state.Saves
	if last, err := store.ParseSaveID(w.state.Last); err == nil {
		has, err := w.Store.Has(ctx, last)
		if err != nil {
			return err
		}
		isTheSame = isTheSame && has
	}
	if isTheSame && w.state.Device != "" {
		w.Store.SetDevice(w.state.Device)
		return nil
	}
	if !isTheSame {
		w.state.Mark, w.state.Saves = mark{}, 0
	}
	device, err := newDevice(w.options.Random)
	w.Store.SetDevice(device)
	return err
}
