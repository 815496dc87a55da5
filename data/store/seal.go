package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"
	"unicode"

	"lisparmen/data"
)

// sealKind is the kind of the record that a printed paper leaves in the log. It is no kind of the binder's.
const sealKind = "seal"

// The fields of a seal. Programs from before the later ones read a seal's first five by name, so those are named to come after them.
const (
	sealPaper  = "paper"
	sealDay    = "day"
	sealCode   = "code"
	sealVector = "vector"

	sealForm   = "what/form"
	sealAbout  = "what/kind"
	sealFrom   = "what/from"
	sealTo     = "what/to"
	sealAsOf   = "what/as_of"
	sealPublic = "what/public"
	sealDraft  = "what/draft"
	sealOrigin = "what/origin"
	sealKept   = "what/kept"
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

// DayDone is a day on which something was saved.
type DayDone struct {
	Day     data.Day
	Saves   int
	Authors []string // by name
	// Control is that of the day after: what a paper carries from then on, until more has been saved. Of a day that has not
	// ended it is not settled.
	Control Control
}

// Days lists the days on which something was saved, the newest first, with the control that each led to.
func (s *Store) Days(ctx context.Context) ([]DayDone, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT device, seq, id, at, author FROM save WHERE device<>'' ORDER BY at`)
	if err != nil {
		return nil, s.problem(err)
	}
	defer rows.Close()
	type latest struct {
		seq int64
		id  SaveID
	}
	last := map[string]latest{} // the clock that gave the order may have been turned back: a device's last save is told by its number
	var days []DayDone
	settle := func() {
		if n := len(days); n > 0 {
			ids := make(map[string]SaveID, len(last))
			for device, save := range last {
				ids[device] = save.id
			}
			slices.Sort(days[n-1].Authors)
			days[n-1].Control = Control{Day: days[n-1].Day.AddDays(1), Vector: vectorText(ids)}
		}
	}
	for rows.Next() {
		var device, at, author string
		var seq int64
		var id []byte
		if err := rows.Scan(&device, &seq, &id, &at, &author); err != nil {
			return nil, s.problem(err)
		}
		moment, err := time.Parse(time.RFC3339, at)
		if err != nil {
			continue // only in a file that has been tampered with; the check of the log tells
		}
		if day := data.DayOf(moment); len(days) == 0 || days[len(days)-1].Day != day {
			settle()
			days = append(days, DayDone{Day: day})
		}
		today := &days[len(days)-1]
		today.Saves++
		if !slices.Contains(today.Authors, author) {
			today.Authors = append(today.Authors, author)
		}
		save := latest{seq, saveIDOf(id)}
		if have, ok := last[device]; !ok || seq > have.seq || seq == have.seq && compareIDs(save.id, have.id) > 0 {
			last[device] = save
		}
	}
	settle()
	slices.Reverse(days)
	return days, s.problem(rows.Err())
}

// ParseCode reads a kontrollkod as somebody types it from a paper: in small letters or capitals, with any spaces and dashes, and
// with the letters O, I and L for the figures that look like them. What is no code is the Problem "problem.control.code".
func ParseCode(typed string) (string, error) {
	var code []rune
	for _, r := range strings.ToUpper(typed) {
		switch {
		case unicode.IsSpace(r) || unicode.Is(unicode.Pd, r):
			continue
		case r == 'O':
			r = '0'
		case r == 'I' || r == 'L':
			r = '1'
		}
		code = append(code, r)
	}
	is := string(code)
	if raw, err := hex.DecodeString(is); err != nil || len(raw) != 8 {
		return "", data.NewProblem("problem.control.code", "code", strings.TrimSpace(typed))
	}
	return is[:4] + "-" + is[4:8] + "-" + is[8:12] + "-" + is[12:], nil
}

func vectorText(last map[string]SaveID) string {
	lines := make([]string, 0, len(last))
	for device, id := range last {
		lines = append(lines, device+" "+id.String())
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}
