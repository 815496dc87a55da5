package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"

	"lisparmen/data"
)

// Gallra erases the values of one record for good, on a decision that the log keeps. The log still tells that there
// was a record and who changed it when, never what it said. Neither undo, restore nor a merge brings it back.
func (s *Store) Gallra(ctx context.Context, kind data.Untyped, id, decision string) (Saved, error) {
	return s.GallraAll(ctx, decision, []Reference{{Kind: kind.Name, ID: id}})
}

// GallraAll erases the values of several records as one save; either all go or none. What is attached to them goes with them, also
// what has been removed, since the file still holds it.
func (s *Store) GallraAll(ctx context.Context, decision string, records []Reference) (Saved, error) {
	return s.gallring(ctx, decision, func(w *writer, decision string) error {
		records, err := w.withAttached(records)
		if err != nil {
			return err
		}
		for _, r := range records {
			t := s.kinds[r.Kind]
			err := w.mustLive(t.kind, r.ID)
			if err != nil && !data.IsProblem(err, "problem.record.removed") && !data.IsProblem(err, "problem.record.gallrad") {
				return err
			}
			all, err := w.allHeads(r.ID)
			if err != nil {
				return err
			}
			w.set(r.ID, r.Kind, fieldGallrad, decision, all)
		}
		return nil
	})
}

// withAttached are records, each once, and what is attached to them.
func (w *writer) withAttached(records []Reference) ([]Reference, error) {
	var all []Reference
	taken := map[string]bool{}
	add := func(kind, id string) {
		if !taken[id] {
			taken[id] = true
			all = append(all, Reference{Kind: kind, ID: id})
		}
	}
	for _, r := range records {
		add(r.Kind, r.ID)
	}
	for _, r := range slices.Clone(all) {
		attached, err := texts(w.ctx, w.tx, `SELECT id FROM attachment WHERE gallrad='' AND origin=? ORDER BY id`, data.OriginOf(r.Kind, r.ID))
		if err != nil {
			return nil, err
		}
		for _, id := range attached {
			add(data.AttachedFiles.Name, id)
		}
	}
	return all, nil
}

// Erasure is one value of a record that shall be erased with all that the field has said before, and what the field
// shall say instead, in stored form; empty where the field may be empty.
type Erasure struct {
	Kind, Record, Field string
	Instead             string
}

// GallraValues erases single values for good, as one save: in the log, the tables, and the search index. The decision is
// kept with each. A field that must say something is refused without anything instead ("problem.gallring.required"). What
// nobody has ever written in the field is no hindrance: then nothing is erased.
func (s *Store) GallraValues(ctx context.Context, decision string, values []Erasure) (Saved, error) {
	return s.gallring(ctx, decision, func(w *writer, decision string) error {
		byRecord := map[string][]Erasure{}
		var order []string
		for _, v := range values {
			if byRecord[v.Record] == nil {
				order = append(order, v.Record)
			}
			byRecord[v.Record] = append(byRecord[v.Record], v)
		}
		for _, id := range order {
			if err := w.gallraValues(id, byRecord[id], decision); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *Store) gallring(ctx context.Context, decision string, fill func(w *writer, decision string) error) (Saved, error) {
	decision = strings.TrimSpace(decision)
	if decision == "" {
		return Saved{}, data.NewProblem("problem.gallring.decision")
	}
	var saved Saved
	err := s.write(ctx, ActGallring, "", SaveID{}, func(w *writer) error { return fill(w, decision) }, &saved)
	return saved, err
}

func (w *writer) gallraValues(id string, values []Erasure, decision string) error {
	t := w.store.kinds[values[0].Kind]
	removed := false
	if err := w.mustLive(t.kind, id); data.IsProblem(err, "problem.record.removed") {
		removed = true
	} else if err != nil {
		return err
	}
	instead, err := w.checkInstead(t, id, values)
	if err != nil {
		return err
	}
	heads, err := w.heads(id)
	if err != nil {
		return err
	}
	touched := false
	for _, v := range values {
		tips := heads[v.Field]
		if len(tips) == 0 {
			continue // nothing has ever been written
		}
		touched = true
		w.set(id, t.kind.Name, v.Field, instead[v.Field], tips)
		w.set(id, t.kind.Name, gallradField(v.Field), decision, append(slices.Clone(heads[gallradField(v.Field)]), tips...))
	}
	if touched && removed { // else what replaces the value would look like an edit that the removal had not seen
		all, err := w.allHeads(id)
		if err != nil {
			return err
		}
		w.set(id, t.kind.Name, fieldExists, "", all)
	}
	return nil
}

// checkInstead refuses what the fields cannot say, and what makes a record that was right wrong. It gives the stored texts.
func (w *writer) checkInstead(t *table, id string, values []Erasure) (map[string]string, error) {
	r, err := w.read(t, id)
	if err != nil {
		return nil, err
	}
	wasRight := t.kind.Check(r) == nil
	stored := map[string]string{}
	for _, v := range values {
		f, ok := t.kind.Field(v.Field)
		if !ok || f.Name != v.Field || f.Type == data.TypeRefs {
			return nil, data.NewProblem("problem.gallring.field", "kind", data.KindKey(t.kind.Name), "field", v.Field)
		}
		if v.Instead == "" && f.Required {
			return nil, data.NewProblem("problem.gallring.required", "field", data.FieldKey(t.kind.Name, f.Name))
		}
		if err := f.Put(r, v.Instead); err != nil {
			return nil, err
		}
		stored[f.Name] = f.Get(r)
	}
	if err := t.kind.Check(r); err != nil && wasRight {
		return nil, err
	}
	return stored, nil
}

// read reads a record as the transaction sees it, lists left out.
func (w *writer) read(t *table, id string) (data.Record, error) {
	var cells string
	err := w.tx.QueryRowContext(w.ctx, t.joined+" WHERE id=?", id).Scan(&cells)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, data.NewProblem("problem.record.missing", "kind", data.KindKey(t.kind.Name), "id", id)
	}
	if err != nil {
		return nil, err
	}
	r, err := t.load(cells)
	if err != nil {
		return nil, w.store.damaged(err)
	}
	return r, nil
}

// decisionsOn are the saves of the gallringar that a record or its fields have had, by the field of the log that tells why.
func (s *Store) decisionsOn(ctx context.Context, record string) (map[string][]SaveID, error) {
	if !data.IsID(record) {
		return nil, nil
	}
	rows, err := s.db.QueryContext(ctx, `SELECT field, save FROM head WHERE record=? AND (field=? OR field LIKE ?)`,
		recordBlob(record), fieldGallrad, fieldGallrad+"/%")
	if err != nil {
		return nil, s.problem(err)
	}
	defer rows.Close()
	decisions := map[string][]SaveID{}
	for rows.Next() {
		var field string
		var save []byte
		if err := rows.Scan(&field, &save); err != nil {
			return nil, s.problem(err)
		}
		decisions[field] = append(decisions[field], saveIDOf(save))
	}
	return decisions, s.problem(rows.Err())
}

// erase drops the values that the record's gallringar cover. The search index is then made anew, since removing a
// text from it leaves its words in old parts of the index. (FTS5's own secure-delete would not, but it spoils the index
// when a long text is changed and removed: measured with SQLite 3.54.1.)
func (w *writer) erase(record string, changes []recordChange) error {
	erased := erasedBy(changes)
	for _, c := range changes {
		if !erased.covers(c.save, c.field) {
			continue
		}
		result, err := w.tx.ExecContext(w.ctx, `DELETE FROM value WHERE record=? AND field=? AND save=?`, recordBlob(record), c.field, c.save.blob())
		if err != nil {
			return err
		}
		n, err := result.RowsAffected()
		if err != nil {
			return err
		}
		w.gallrat = w.gallrat || n > 0 // a record that has lost a value earlier is saved as any other
	}
	return nil
}

// clean makes the search index anew when something has been gallrat, and takes away the contents that nothing names any more.
func (w *writer) clean() error {
	if !w.gallrat {
		return nil
	}
	if err := w.exec(sweepContents); err != nil {
		return err
	}
	return w.exec(`INSERT INTO search(search) VALUES('rebuild')`)
}

// GallringCount is how many gallringar the file has seen.
func (s *Store) GallringCount(ctx context.Context) (n int, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT count(*) FROM save WHERE act=?`, ActGallring).Scan(&n)
	return n, s.problem(err)
}

// HasErased tells whether another copy still holds a value that has been erased here.
func (s *Store) HasErased(ctx context.Context, other *Store) (bool, error) {
	type place struct {
		record, field, save []byte
	}
	rows, err := s.db.QueryContext(ctx, `SELECT c.record, c.field, c.save FROM change c
		LEFT JOIN value v ON v.record=c.record AND v.field=c.field AND v.save=c.save WHERE v.salt IS NULL`)
	if err != nil {
		return false, s.problem(err)
	}
	defer rows.Close()
	var erased []place
	for rows.Next() {
		var p place
		if err := rows.Scan(&p.record, &p.field, &p.save); err != nil {
			return false, s.problem(err)
		}
		erased = append(erased, p)
	}
	if err := rows.Err(); err != nil {
		return false, s.problem(err)
	}
	for _, p := range erased {
		var has bool
		err := other.db.QueryRowContext(ctx, `SELECT EXISTS(SELECT 1 FROM value WHERE record=? AND field=? AND save=?)`, p.record, string(p.field), p.save).Scan(&has)
		if err != nil || has {
			return has, other.problem(err)
		}
	}
	return false, nil
}
