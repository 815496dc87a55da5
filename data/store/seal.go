package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"lisparmen/data"
)

// sealKind is the kind of the record that a printed paper leaves in the log. It is no kind of the binder's.
const sealKind = "seal"

// The fields of a seal.
const (
	sealPaper  = "paper"
	sealDay    = "day"
	sealCode   = "code"
	sealVector = "vector"
)

// Control names the state of a file at the beginning of a day: the last save of each device before it. Printed on a
// paper, its code shows later whether anything of what the paper was made from has been taken away or altered.
type Control struct {
	Day    data.Day
	Vector string // "device save-id", a line for each device, sorted
}

// Code is the kontrollkod: the first 64 bits of the SHA-256 of the vector, in groups of four; empty when nothing had
// been saved before the day.
func (c Control) Code() string {
	if c.Vector == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(c.Vector))
	h := strings.ToUpper(hex.EncodeToString(sum[:8]))
	return h[:4] + "-" + h[4:8] + "-" + h[8:12] + "-" + h[12:]
}

// ControlAt gives the control of the file at the beginning of a Swedish day.
func (s *Store) ControlAt(ctx context.Context, day data.Day) (Control, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT device, id FROM save WHERE device<>'' AND at<? ORDER BY device, seq, id`,
		day.Start().UTC().Format(time.RFC3339))
	if err != nil {
		return Control{}, s.problem(err)
	}
	defer rows.Close()
	last := map[string]SaveID{}
	for rows.Next() {
		var device string
		var id []byte
		if err := rows.Scan(&device, &id); err != nil {
			return Control{}, s.problem(err)
		}
		last[device] = saveIDOf(id)
	}
	return Control{Day: day, Vector: vectorText(last)}, s.problem(rows.Err())
}

func vectorText(last map[string]SaveID) string {
	lines := make([]string, 0, len(last))
	for device, id := range last {
		lines = append(lines, device+" "+id.String())
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// Seal books a printed paper in the log, with the control it carries, so that the kontrollkod can be verified on
// every copy that the file is later merged into.
func (s *Store) Seal(ctx context.Context, paper string, control Control) (Saved, error) {
	var saved Saved
	err := s.write(ctx, ActSeal, "", SaveID{}, func(w *writer) error {
		id := s.NewID()
		w.set(id, sealKind, fieldExists, "1", nil)
		w.set(id, sealKind, sealPaper, paper, nil)
		w.set(id, sealKind, sealDay, string(control.Day), nil)
		w.set(id, sealKind, sealCode, control.Code(), nil)
		w.set(id, sealKind, sealVector, control.Vector, nil)
		return nil
	}, &saved)
	return saved, err
}
