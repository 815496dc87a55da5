package store

import (
	"context"
	"time"

	"lisparmen/data"
)

// Done is one save, as told to those who were not there.
type Done struct {
	At          time.Time
	Author, Act string
	Records     []Reference // without fields
}

// Latest lists the latest saves by people, newest first. What the file began with is left out.
func (s *Store) Latest(ctx context.Context, most int) ([]Done, error) {
	rows, err := s.db.QueryContext(ctx, `WITH latest AS (
			SELECT id, at, seq, author, act FROM save WHERE device<>'' AND act NOT IN (?, ?) ORDER BY at DESC, seq DESC LIMIT ?)
		SELECT DISTINCT l.id, l.at, l.seq, l.author, l.act, c.kind, c.record FROM latest l JOIN change c ON c.save=l.id
		ORDER BY l.at DESC, l.seq DESC, l.id, c.record`, ActSeed, ActSeal, most)
	if err != nil {
		return nil, s.problem(err)
	}
	defer rows.Close()
	var list []Done
	var last SaveID
	for rows.Next() {
		var id, record []byte
		var at, kind string
		var seq int64
		var done Done
		if err := rows.Scan(&id, &at, &seq, &done.Author, &done.Act, &kind, &record); err != nil {
			return nil, s.problem(err)
		}
		if save := saveIDOf(id); len(list) == 0 || save != last {
			last = save
			done.At, _ = time.Parse(time.RFC3339, at)
			list = append(list, done)
		}
		if _, known := data.KindNamed(kind); known {
			at := &list[len(list)-1]
			at.Records = append(at.Records, Reference{Kind: kind, ID: formatID(record)})
		}
	}
	return list, s.problem(rows.Err())
}
