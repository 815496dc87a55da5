package store

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"time"

	"lisparmen/data"
)

// Event is one field change in a record's history.
type Event struct {
	Save         SaveID
	Device       string
	Seq          int64
	At           time.Time // zero for the program's own saves
	Author       string
	Act, Reason  string
	Kind, Record string
	Field        string // a list's element as "field/id"
	Old, New     string // stored text
	Erased       bool   // the value has been erased by a gallring
	before       []SaveID
}

// History lists what has happened to a record, oldest first; with an empty id, to all records of the kind.
func (s *Store) History(ctx context.Context, kind data.Untyped, id string) ([]Event, error) {
	query := `SELECT s.id, s.device, s.seq, s.at, s.author, s.act, s.reason, c.record, c.field, c.parents, v.text
		FROM change c JOIN save s ON s.id=c.save
		LEFT JOIN value v ON v.record=c.record AND v.field=c.field AND v.save=c.save WHERE c.kind=?`
	args := []any{kind.Name}
	if id != "" {
		query, args = query+" AND c.record=?", append(args, recordBlob(id))
	}
	rows, err := s.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, s.problem(err)
	}
	defer rows.Close()
	type place struct {
		record, field string
		save          SaveID
	}
	var events []Event
	values := map[place]string{}
	for rows.Next() {
		e := Event{Kind: kind.Name}
		var save, record, parents []byte
		var at string
		var text sql.NullString
		if err := rows.Scan(&save, &e.Device, &e.Seq, &at, &e.Author, &e.Act, &e.Reason, &record, &e.Field, &parents, &text); err != nil {
			return nil, s.problem(err)
		}
		e.Save, e.Record, e.before = saveIDOf(save), formatID(record), splitIDs(parents)
		e.At, _ = time.Parse(time.RFC3339, at) // the program's own saves have none
		e.New, e.Erased = text.String, !text.Valid
		values[place{e.Record, e.Field, e.Save}] = e.New
		events = append(events, e)
	}
	for i, e := range events {
		slices.SortFunc(e.before, compareIDs) // of several the last was shown
		for _, save := range e.before {
			if text, ok := values[place{e.Record, e.Field, save}]; ok {
				events[i].Old = text
			}
		}
	}
	slices.SortFunc(events, func(a, b Event) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Device, b.Device), cmp.Compare(a.Seq, b.Seq),
			cmp.Compare(a.Record, b.Record), cmp.Compare(a.Field, b.Field))
	})
	return events, s.problem(rows.Err())
}

// ReadAt is the register as it was at a moment: what the log says when every later save is left out. It is made one
// record at a time, since the whole log of a large file takes a hundred megabytes.
func (s *Store) ReadAt(ctx context.Context, at time.Time) (data.Register, error) {
	kept, err := s.savesUpTo(ctx, at)
	if err != nil {
		return data.Register{}, s.logProblem(err)
	}
	if len(kept) == 0 {
		return data.NewRegister(nil), nil
	}
	var records []data.Record
	var changes []recordChange
	id := ""
	settled := func() error {
		if len(changes) == 0 {
			return nil
		}
		r, err := s.recordOf(settle(id, changes))
		if r != nil {
			records = append(records, r)
		}
		changes = changes[:0]
		return err
	}
	// What is later is not even read: of a paper's year most is.
	err = readChanges(ctx, s.db, "WHERE c.save IN (SELECT id FROM save WHERE at < ?) ORDER BY c.record", func(save SaveID, c Change) error {
		if kept[save] == nil {
			return nil
		}
		if c.Record != id {
			if err := settled(); err != nil {
				return err
			}
			id = c.Record
		}
		changes = append(changes, recordChange{save, c.Kind, c.Field, c.Parents, c.Value})
		return nil
	}, limitOf(at))
	if err == nil {
		err = settled()
	}
	if err != nil {
		return data.Register{}, s.logProblem(err)
	}
	return data.NewRegister(records), nil
}

// savesUpTo gives the saves made before a moment; of their changes it has read only the program's own.
func (s *Store) savesUpTo(ctx context.Context, at time.Time) (Log, error) {
	log, err := readSaves(ctx, s.db)
	if err != nil {
		return nil, err
	}
	for _, save := range log {
		if save.At == "" {
			err = readChanges(ctx, s.db, "WHERE c.save IN (SELECT id FROM save WHERE at='')", log.add)
			break
		}
	}
	return upTo(log, at), err
}

// recordOf is the record that a row of the log tells of; nil for a kind that this version does not know.
func (s *Store) recordOf(row Row) (data.Record, error) {
	t := s.kinds[row.Kind]
	if t == nil {
		return nil, nil
	}
	r := t.kind.New()
	*r.Header() = data.Head{ID: row.ID, Removed: row.Removed, Gallrad: row.Gallrad, Conflict: row.Conflict}
	for _, f := range t.kind.Fields {
		if f.Type != data.TypeRefs {
			if err := f.Load(r, row.Values[f.Name]); err != nil {
				return nil, s.damaged(err)
			}
		}
	}
	for _, f := range t.lists {
		if err := f.Load(r, joinLines(listTargets(f, row))); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// limitOf is a moment as the log writes moments: earlier ones come before it as text.
func limitOf(before time.Time) string { return before.UTC().Format(time.RFC3339) }

// upTo leaves out the saves made at or after a moment, and the program's own saves that join any of those.
func upTo(log Log, before time.Time) Log {
	limit := limitOf(before)
	kept := make(Log, len(log))
	var own []*Save
	for id, save := range log {
		switch {
		case save.At == "":
			own = append(own, save)
		case save.At < limit:
			kept[id] = save
		}
	}
	for again := true; again; {
		again = false
		for _, save := range own {
			if kept[save.ID] == nil && hasParents(kept, save) {
				kept[save.ID], again = save, true
			}
		}
	}
	return kept
}

func hasParents(log Log, save *Save) bool {
	for _, c := range save.Changes {
		for _, p := range c.Parents {
			if log[p] == nil {
				return false
			}
		}
	}
	return true
}
