package store

import (
	"database/sql"
	"errors"

	"lisparmen/data"
)

// checkKept refuses a save that does to a record what its kind keeps it from. Where two copies have made something of a field
// apart, whatever a person chooses among is let through.
func (w *writer) checkKept() error {
	changed := map[string][]fieldSet{}
	kinds := map[string]*table{}
	var order []string
	for _, c := range w.changes {
		t := w.store.kinds[c.Kind]
		if t == nil || t.kind.Keeps == nil {
			continue
		}
		if kinds[c.Record] == nil {
			order = append(order, c.Record)
			kinds[c.Record] = t
		}
		changed[c.Record] = append(changed[c.Record], fieldSet{c.Field, c.Value.Text, c.Parents})
	}
	for _, record := range order {
		t := kinds[record]
		var cells string
		err := w.tx.QueryRowContext(w.ctx, t.joined+" WHERE id=?", record).Scan(&cells)
		if errors.Is(err, sql.ErrNoRows) {
			continue // it is made now
		}
		if err != nil {
			return err
		}
		was, err := t.load(cells)
		if err != nil {
			return w.store.damaged(err)
		}
		becomes, err := t.load(cells)
		if err != nil {
			return w.store.damaged(err)
		}
		if err := t.keeps(was, becomes, changed[record]); err != nil {
			return err
		}
	}
	return nil
}

// keeps tells whether the kind keeps a record from what is to be made of it; becomes is a copy of the record, and is written to.
func (t *table) keeps(was, becomes data.Record, sets []fieldSet) error {
	for _, set := range sets {
		f, ok := t.kind.Field(set.field)
		switch {
		case set.field == fieldExists:
			becomes.Header().Removed = set.text == ""
		case ok && f.Type != data.TypeRefs && len(set.parents) < 2:
			if err := f.Load(becomes, set.text); err != nil {
				return err
			}
		}
	}
	return t.kind.Keeps(was, becomes)
}

// unlessKept leaves a record as it is when its kind keeps it from what going back would make of it.
func (b back) unlessKept(t *table) back {
	if t == nil || t.kind.Keeps == nil || b.sort == "" {
		return b
	}
	records := [2]data.Record{t.kind.New(), t.kind.New()}
	for _, r := range records {
		for _, f := range t.columns {
			if f.Load(r, b.now.Values[f.Name]) != nil { // a stored value is always readable
				return b
			}
		}
	}
	if t.keeps(records[0], records[1], b.sets) == nil {
		return b
	}
	return back{record: b.record, kind: b.kind, now: b.now, staying: b.now.Values}
}
