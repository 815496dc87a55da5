package store

import (
	"context"
	"strings"
	"time"

	"lisparmen/data"
)

// Touched lists what people did between two days, both in it, by the days of Sweden: what each save did to each record, the
// earliest first. What the file began with is left out, and so are kinds that this version does not know.
func (s *Store) Touched(ctx context.Context, from, to data.Day) ([]data.Touch, error) {
	moment := func(d data.Day) string { return d.Start().UTC().Format(time.RFC3339) }
	rows, err := s.db.QueryContext(ctx, `SELECT s.id, s.at, s.author, s.act, c.kind, c.record, c.field, length(c.parents)
		FROM save s JOIN change c ON c.save=s.id WHERE s.device<>'' AND s.act NOT IN (?, ?) AND s.at>=? AND s.at<?
		ORDER BY s.at, s.device, s.seq, s.id, c.record, c.field`, ActSeed, ActSeal, moment(from), moment(to.AddDays(1)))
	if err != nil {
		return nil, s.problem(err)
	}
	defer rows.Close()
	var list []data.Touch
	for rows.Next() {
		var id, record []byte
		var at, field string
		var parents int
		var t data.Touch
		if err := rows.Scan(&id, &at, &t.Author, &t.Act, &t.Kind, &record, &field, &parents); err != nil {
			return nil, s.problem(err)
		}
		if _, known := data.KindNamed(t.Kind); !known {
			continue
		}
		t.Save, t.Record = saveIDOf(id).String(), formatID(record)
		t.At, _ = time.Parse(time.RFC3339, at)
		if n := len(list); n == 0 || list[n-1].Save != t.Save || list[n-1].Record != t.Record {
			list = append(list, t)
		}
		last := &list[len(list)-1]
		if field == Existence {
			last.Made = last.Made || parents == 0
			continue
		}
		name, _, _ := strings.Cut(field, "/")
		last.Fields = append(last.Fields, name)
	}
	for i := range list {
		kind, _ := data.KindNamed(list[i].Kind)
		if list[i].Fields = data.TouchedFields(kind, list[i].Fields); list[i].Made {
			list[i].Fields = nil
		}
	}
	return list, s.problem(rows.Err())
}
