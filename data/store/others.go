package store

import (
	"context"
	"encoding/json"
	"strings"
)

// Reach is how far somebody has come in the log: the number of the latest save of each device. What comes later by merge may be older
// by its moment, so that no moment would do.
type Reach map[string]int64

// Reach is how far the file's log goes.
func (s *Store) Reach(ctx context.Context) (Reach, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT device, max(seq) FROM save WHERE device<>'' GROUP BY device`)
	if err != nil {
		return nil, s.problem(err)
	}
	defer rows.Close()
	reach := Reach{}
	for rows.Next() {
		var device string
		var seq int64
		if err := rows.Scan(&device, &seq); err != nil {
			return nil, s.problem(err)
		}
		reach[device] = seq
	}
	return reach, s.problem(rows.Err())
}

// OthersBeyond lists the saves beyond a reach that others than an author have made by hand, newest first and at most so many.
func (s *Store) OthersBeyond(ctx context.Context, author string, reach Reach, most int) ([]Done, error) {
	return s.Logged(ctx, LogFilter{ByHand: true, NotBy: author, Beyond: reach}, Done{}, most)
}

// others adds what a filter says of others, as conditions on a save s.
func (s *Store) others(ctx context.Context, filter LogFilter, add func(string, ...any)) error {
	if filter.Beyond != nil {
		raw, err := json.Marshal(filter.Beyond)
		if err != nil {
			return err
		}
		add("s.seq>coalesce((SELECT value FROM json_each(?) WHERE key=s.device), -1)", string(raw))
	}
	if filter.NotBy == "" {
		return nil
	}
	authors, err := s.Authors(ctx)
	if err != nil {
		return err
	}
	var same []string
	for _, name := range authors {
		if strings.EqualFold(name, filter.NotBy) {
			same = append(same, name)
		}
	}
	add("s.author NOT IN (SELECT value FROM json_each(?))", jsonOf(same))
	return nil
}
