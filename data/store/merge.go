package store

import (
	"context"
	"database/sql"
	"maps"
	"slices"
	"strings"
)

// Log reads every save of the file.
func (s *Store) Log(ctx context.Context) (Log, error) { return readLog(ctx, s.db) }

func readLog(ctx context.Context, q querier) (Log, error) {
	log := Log{}
	rows, err := q.QueryContext(ctx, `SELECT id, device, seq, prev, author, at, act, reason, undoes, format FROM save`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		save := &Save{}
		var id, prev, undoes sql.RawBytes
		if err := rows.Scan(&id, &save.Device, &save.Seq, &prev, &save.Author, &save.At, &save.Act, &save.Reason, &undoes, &save.Format); err != nil {
			return nil, err
		}
		save.ID, save.Prev, save.Undoes = saveIDOf(id), saveIDOf(prev), saveIDOf(undoes)
		log[save.ID] = save
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	rows.Close()
	rows, err = q.QueryContext(ctx, `SELECT c.save, c.record, c.kind, c.field, c.parents, c.digest, v.salt, v.text FROM change c
		LEFT JOIN value v ON v.record=c.record AND v.field=c.field AND v.save=c.save`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	words := map[string]string{} // kinds, fields and record ids recur
	word := func(b []byte) string {
		if w, ok := words[string(b)]; ok {
			return w
		}
		w := string(b)
		words[w] = w
		return w
	}
	ids := map[[16]byte]string{}
	for rows.Next() {
		var c Change
		var save, record, kind, field, parents, digest, salt, text sql.RawBytes
		if err := rows.Scan(&save, &record, &kind, &field, &parents, &digest, &salt, &text); err != nil {
			return nil, err
		}
		var key [16]byte
		copy(key[:], record)
		if ids[key] == "" {
			ids[key] = formatID(key[:])
		}
		c.Record, c.Kind, c.Field, c.Parents = ids[key], word(kind), word(field), splitIDs(parents)
		copy(c.Digest[:], digest)
		if text != nil {
			c.Value = &Value{Text: string(text)}
			copy(c.Value.Salt[:], salt)
		}
		owner := log[saveIDOf(save)]
		if owner == nil { // only in a damaged file; the check of the log tells
			owner = &Save{ID: saveIDOf(save)}
			log[owner.ID] = owner
		}
		owner.Changes = append(owner.Changes, c)
	}
	for _, save := range log {
		slices.SortFunc(save.Changes, compareChanges)
	}
	return log, rows.Err()
}

// Merged tells what a merge brought in.
type Merged struct {
	Saves     int
	Conflicts []string // records that a person must look at
}

// Merge takes in every save of another copy's log that this file lacks, all or nothing. Nothing of either copy is
// lost: what both changed apart gets two heads and is marked. Merging the same log again does nothing.
func (s *Store) Merge(ctx context.Context, other Log) (Merged, error) {
	var merged Merged
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		w := newWriter(ctx, s, tx)
		known, err := w.knownSaves()
		if err != nil {
			return err
		}
		missing := Log{}
		for id, save := range other {
			if !known[id] {
				missing[id] = save
			}
		}
		if len(missing) == 0 {
			return nil
		}
		saves := parentsFirst(missing)
		rows, err := w.apply(saves)
		if err != nil {
			return err
		}
		merged.Saves = len(saves)
		for _, record := range slices.Sorted(maps.Keys(rows)) {
			row, err := w.join(record, rows[record])
			if err != nil {
				return err
			}
			if row.Conflict {
				merged.Conflicts = append(merged.Conflicts, record)
			}
		}
		return nil
	})
	return merged, err
}

func (w *writer) knownSaves() (map[SaveID]bool, error) {
	rows, err := w.tx.QueryContext(w.ctx, `SELECT id FROM save`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	known := map[SaveID]bool{}
	for rows.Next() {
		var id sql.RawBytes
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		known[saveIDOf(id)] = true
	}
	return known, rows.Err()
}

// join closes the fields of a record whose heads say the same.
func (w *writer) join(record string, row Row) (Row, error) {
	changes, err := w.recordChanges(record)
	if err != nil {
		return row, err
	}
	for _, save := range joins(record, changes) {
		rows, err := w.apply([]*Save{save})
		if err != nil {
			return row, err
		}
		row = rows[record]
	}
	return row, nil
}

// parentsFirst orders saves so that each comes after those it builds on.
func parentsFirst(log Log) []*Save {
	order := make([]*Save, 0, len(log))
	done := make(map[SaveID]bool, len(log))
	ids := slices.SortedFunc(maps.Keys(log), compareIDs)
	// An explicit stack, since a device's chain of saves is as deep as it is long.
	type step struct {
		save *Save
		next int
	}
	for _, first := range ids {
		stack := []step{}
		push := func(id SaveID) {
			if save := log[id]; save != nil && !done[id] {
				done[id] = true
				stack = append(stack, step{save, 0})
			}
		}
		push(first)
		for len(stack) > 0 {
			top := &stack[len(stack)-1]
			parents := parentsOf(top.save)
			if top.next < len(parents) {
				top.next++
				push(parents[top.next-1])
				continue
			}
			order = append(order, top.save)
			stack = stack[:len(stack)-1]
		}
	}
	return order
}

func parentsOf(save *Save) []SaveID {
	var parents []SaveID
	for _, c := range save.Changes {
		parents = append(parents, c.Parents...)
	}
	slices.SortFunc(parents, compareIDs)
	return slices.Compact(parents)
}

func joinLines(lines []string) string { return strings.Join(lines, "\n") }
