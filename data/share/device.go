package share

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"path/filepath"

	"lisparmen/data/store"
)

// device is what the program remembers of one file it has worked in: the name it writes the log under, and its last
// save there. When that save is no longer in the file, the file has been replaced by another copy.
type device struct {
	Dataset string `json:"dataset"`
	Path    string `json:"path"`
	Device  string `json:"device"`
	Last    string `json:"last"`
}

func newDevice(random io.Reader) (string, error) {
	if random == nil {
		random = rand.Reader
	}
	var id [8]byte
	_, err := io.ReadFull(random, id[:])
	return hex.EncodeToString(id[:]), err
}

func (w *Workspace) devicesFile() string { return filepath.Join(w.home, "devices.json") }

// devices reads what is remembered. A file that cannot be read only means that new device names are drawn.
func (w *Workspace) devices() []device {
	raw, err := os.ReadFile(w.devicesFile())
	if err != nil {
		return nil
	}
	var known []device
	if json.Unmarshal(raw, &known) != nil {
		return nil
	}
	return known
}

// knownDevice is the name this file was last worked in under, empty when it is another copy or a new place.
func (w *Workspace) knownDevice(ctx context.Context) (string, error) {
	dataset, err := w.Store.Dataset(ctx)
	if err != nil {
		return "", err
	}
	for _, d := range w.devices() {
		if d.Dataset != dataset || d.Path != w.path {
			continue
		}
		last, err := store.ParseSaveID(d.Last)
		if err != nil {
			continue
		}
		if has, err := w.Store.Has(ctx, last); err != nil || has {
			return d.Device, err
		}
	}
	return "", nil
}

// remember notes the device's last save in the file. Only a file that the device has saved in is noted.
func (w *Workspace) remember(ctx context.Context) error {
	last, err := w.Store.Last(ctx)
	if err != nil || last.IsZero() || w.home == "" {
		return err
	}
	dataset, err := w.Store.Dataset(ctx)
	if err != nil {
		return err
	}
	now := device{dataset, w.path, w.Store.Device(), last.String()}
	var list []device
	for _, d := range w.devices() {
		if d.Path != w.path {
			list = append(list, d)
		}
	}
	raw, err := json.MarshalIndent(append(list, now), "", "  ")
	if err != nil {
		return err
	}
	// Nothing is lost when this fails, as in a home that cannot be written: next time another device name is drawn.
	if os.MkdirAll(w.home, 0o700) != nil {
		return nil
	}
	beside, err := os.CreateTemp(w.home, "devices-*.tmp")
	if err != nil {
		return nil //nolint:nilerr // as above
	}
	_, err = beside.Write(raw)
	if closed := beside.Close(); err != nil || closed != nil || os.Rename(beside.Name(), w.devicesFile()) != nil {
		_ = os.Remove(beside.Name())
	}
	return nil
}
