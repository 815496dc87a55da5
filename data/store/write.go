package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"lisparmen/data"
)

// writer gathers the changes of one save and puts them into log, heads, tables and search index.
type writer struct {
	store   *Store
	ctx     context.Context //nolint:containedctx // lives for one transaction
	tx      *sql.Tx
	changes []Change
	apart   [][]Change // saves of their own that follow, since a save touches a field once
	numbers map[string]int
	gallrat bool // values have been erased

	contents map[[sha256.Size]byte][]byte // given with the save, for the files that it names
}

// write makes one save of what fill sets, in one transaction. When fill sets nothing there is no save.
func (s *Store) write(ctx context.Context, act, reason string, undoes SaveID, fill func(*writer) error, saved *Saved) error {
	if s.readOnly {
		return data.NewProblem("problem.file.readonly", "file", s.path)
	}
	return s.inTx(ctx, func(tx *sql.Tx) error {
		w := newWriter(ctx, s, tx)
		if err := fill(w); err != nil {
			return err
		}
		if len(w.changes) == 0 {
			return nil
		}
		if act != ActGallring {
			if err := w.checkKept(); err != nil {
				return err
			}
		}
		save, err := w.nextSave(act, reason, undoes)
		if err != nil {
			return err
		}
		rows, err := w.apply([]*Save{save})
		if err != nil {
			return err
		}
		for _, w.changes = range w.apart {
			more, err := w.nextSave(act, reason, SaveID{})
			if err != nil {
				return err
			}
			again, err := w.apply([]*Save{more})
			if err != nil {
				return err
			}
			maps.Copy(rows, again)
		}
		for _, row := range rows {
			saved.Conflict = saved.Conflict || row.Conflict
		}
		saved.Save = save.ID
		if act != ActReturn { // what has been is no fault, even where a merge had left a link to what somebody removed
			if err := w.checkLinks(save, rows); err != nil {
				return err
			}
		}
		return w.clean()
	})
}

// newWriter is asked to stop between its statements, which are many and short: the transaction ends with ctx, and takes no statement more. To be
// stoppable within each, the driver would run every one of them on another thread, which costs more than the statement.
func newWriter(ctx context.Context, s *Store, tx *sql.Tx) *writer {
	return &writer{store: s, ctx: context.WithoutCancel(ctx), tx: tx, numbers: map[string]int{}, contents: map[[sha256.Size]byte][]byte{}}
}

// set adds a change of one field. parents are the saves whose value it replaces.
func (w *writer) set(record, kind, field, text string, parents []SaveID) {
	w.changes = append(w.changes, w.change(record, kind, field, text, parents))
}

// setApart adds changes that leave a field with several texts, for a person to choose among.
func (w *writer) setApart(record, kind, field string, among []string, parents []SaveID) {
	w.set(record, kind, field, among[0], parents)
	for i, text := range among[1:] {
		if len(w.apart) == i {
			w.apart = append(w.apart, nil)
		}
		w.apart[i] = append(w.apart[i], w.change(record, kind, field, text, parents))
	}
}

func (w *writer) change(record, kind, field, text string, parents []SaveID) Change {
	value := &Value{Text: text}
	if _, err := io.ReadFull(w.store.options.Random, value.Salt[:]); err != nil {
		panic("no randomness: " + err.Error()) // crypto/rand never fails on the systems Go runs on
	}
	return Change{
		Record: record, Kind: kind, Field: field,
		Parents: slices.Clone(parents), Digest: value.digest(), Value: value,
	}
}

// nextSave closes the gathered changes into the device's next save.
func (w *writer) nextSave(act, reason string, undoes SaveID) (*Save, error) {
	options := w.store.options
	save := &Save{
		Device: options.Device, Author: options.Author, At: options.Now().UTC().Format(time.RFC3339),
		Act: act, Reason: reason, Undoes: undoes, Format: logFormat, Changes: w.changes,
	}
	var prev []byte
	err := w.tx.QueryRowContext(w.ctx, `SELECT seq, id FROM save WHERE device=? ORDER BY seq DESC, id DESC LIMIT 1`, options.Device).Scan(&save.Seq, &prev)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return nil, err
	}
	save.Seq++
	save.Prev = saveIDOf(prev)
	save.finish()
	return save, nil
}

// apply puts saves into the log and brings heads, tables and search index up to them. Fields whose heads then say the
// same are joined.
func (w *writer) apply(saves []*Save) (map[string]Row, error) {
	arrived := map[string][]recordChange{}
	for some := range slices.Chunk(saves, insertedAtOnce) {
		if err := w.insert(some); err != nil {
			return nil, err
		}
	}
	for _, save := range saves {
		for _, c := range save.Changes {
			arrived[c.Record] = append(arrived[c.Record], recordChange{save.ID, c.Kind, c.Field, c.Parents, c.Value})
		}
	}
	rows := make(map[string]Row, len(arrived))
	for _, record := range slices.Sorted(maps.Keys(arrived)) {
		changes := arrived[record]
		isNew, err := w.register(record, changes[0].kind)
		if err == nil && !isNew {
			changes, err = w.recordChanges(record)
		}
		if err != nil {
			return nil, err
		}
		if same := joins(record, changes); len(same) > 0 {
			joined, err := w.apply(same)
			if err != nil {
				return nil, err
			}
			rows[record] = joined[record]
			continue
		}
		if rows[record], err = w.refresh(record, changes, isNew); err != nil {
			return nil, err
		}
	}
	return rows, nil
}

// checkLinks refuses a save that leaves a living record pointing at one that is not, in either direction.
func (w *writer) checkLinks(save *Save, rows map[string]Row) error {
	for _, c := range save.Changes {
		t, row := w.store.kinds[c.Kind], rows[c.Record]
		switch {
		case t == nil || row.Gallrad != "":
		case c.Field == fieldExists && c.Value.Text == "" && row.Removed:
			linked, err := references(w.ctx, w.tx, w.store.kinds, c.Kind, c.Record)
			if err != nil {
				return err
			}
			if len(linked) > 0 {
				return linkedProblem(linked)
			}
		case c.Field == fieldExists:
			for field, text := range row.Values {
				if err := w.checkLink(save.Act, t, field, text); err != nil {
					return err
				}
			}
		case !row.Removed:
			if err := w.checkLink(save.Act, t, c.Field, c.Value.Text); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkLink lets an undo give back a link to what has been gallrat since: a stub of it is left, and the link tells so.
func (w *writer) checkLink(act string, t *table, field, text string) error {
	name, id, isElement := strings.Cut(field, "/")
	f, ok := t.kind.Field(name)
	if !ok || len(f.PointsAt(text)) == 0 {
		return nil
	}
	target := f.Target
	switch {
	case f.Name == data.OriginField:
		target, id, _ = data.SplitOrigin(text)
	case !isElement:
		id = text
	}
	if w.store.kinds[target] == nil {
		return data.NewProblem("problem.reference.missing", "field", data.FieldKey(t.kind.Name, name), "id", id)
	}
	var removed, gallrad bool
	err := w.tx.QueryRowContext(w.ctx, "SELECT removed, gallrad<>'' FROM "+target+" WHERE id=?", id).Scan(&removed, &gallrad)
	if act == ActUndo && gallrad {
		return nil
	}
	if errors.Is(err, sql.ErrNoRows) || err == nil && removed {
		return data.NewProblem("problem.reference.missing", "field", data.FieldKey(t.kind.Name, name), "id", id)
	}
	return err
}

// exec relies on the driver's cache of prepared statements: preparing one costs as much as running it.
func (w *writer) exec(query string, args ...any) error {
	_, err := w.tx.ExecContext(w.ctx, query, args...)
	return err
}

// What is gathered before it is written: saves, and changes, since an import is one save.
const (
	insertedAtOnce = 64
	changedAtOnce  = 4096
)

// insert writes saves, parents before children, into the log, and lets their changes be the heads of their fields in place of those
// that they replace.
func (w *writer) insert(saves []*Save) error {
	type head struct {
		record, field string
		save          SaveID
	}
	replaced := map[head]bool{}
	among := make(map[SaveID]bool, len(saves))
	var rows, changes, values, heads [][]any
	for _, save := range saves {
		among[save.ID] = true
		rows = append(rows, []any{
			save.ID.blob(), save.Device, save.Seq, save.Prev.blob(), save.Author, save.At, save.Act, save.Reason, save.Undoes.blob(), save.Format,
		})
		for _, c := range save.Changes {
			for _, p := range c.Parents {
				replaced[head{c.Record, c.Field, p}] = true
			}
		}
	}
	for h := range replaced {
		if among[h.save] {
			continue
		}
		if err := w.exec(`DELETE FROM head WHERE record=? AND field=? AND save=?`, recordBlob(h.record), h.field, h.save.blob()); err != nil {
			return err
		}
	}
	if err := w.insertAll("save", rows); err != nil {
		return err
	}
	flush := func() error {
		for _, of := range []struct {
			table string
			cells [][]any
		}{{"change", changes}, {"value", values}, {"head", heads}} {
			if err := w.insertAll(of.table, of.cells); err != nil {
				return err
			}
		}
		changes, values, heads = nil, nil, nil
		return nil
	}
	for _, save := range saves {
		id := save.ID.blob()
		for _, c := range save.Changes {
			record := recordBlob(c.Record)
			changes = append(changes, []any{id, record, c.Kind, c.Field, joinIDs(c.Parents), c.Digest[:]})
			if c.Value != nil {
				values = append(values, []any{id, record, c.Field, c.Value.Salt[:], c.Value.Text})
			}
			if !replaced[head{c.Record, c.Field, save.ID}] {
				heads = append(heads, []any{record, c.Field, id})
			}
			if len(changes) == changedAtOnce {
				if err := flush(); err != nil {
					return err
				}
			}
		}
	}
	return flush()
}

// mostRows in one statement keeps its parameters far below SQLite's limit.
const mostRows = 32

// insertAll inserts rows of the same width with as few statements as it can: each costs a crossing between C and Go.
func (w *writer) insertAll(table string, rows [][]any) error {
	for chunk := range slices.Chunk(rows, mostRows) {
		row := "(" + strings.TrimSuffix(strings.Repeat("?,", len(chunk[0])), ",") + ")"
		query := "INSERT INTO " + table + " VALUES" + strings.TrimSuffix(strings.Repeat(row+",", len(chunk)), ",")
		if err := w.exec(query, slices.Concat(chunk...)...); err != nil {
			return err
		}
	}
	return nil
}

func joinIDs(ids []SaveID) []byte {
	joined := make([]byte, 0, len(ids)*len(SaveID{}))
	for _, id := range ids {
		joined = append(joined, id[:]...)
	}
	return joined
}

func splitIDs(joined []byte) []SaveID {
	var ids []SaveID
	for ; len(joined) >= len(SaveID{}); joined = joined[len(SaveID{}):] {
		ids = append(ids, saveIDOf(joined[:len(SaveID{})]))
	}
	return ids
}

// heads are a record's current heads by field.
func (w *writer) heads(record string) (map[string][]SaveID, error) {
	rows, err := w.tx.QueryContext(w.ctx, `SELECT field, save FROM head WHERE record=? ORDER BY field, save`, recordBlob(record))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	heads := map[string][]SaveID{}
	for rows.Next() {
		var field string
		var save []byte
		if err := rows.Scan(&field, &save); err != nil {
			return nil, err
		}
		heads[field] = append(heads[field], saveIDOf(save))
	}
	return heads, rows.Err()
}

// allHeads are all saves that any field of the record has as a head.
func (w *writer) allHeads(record string) ([]SaveID, error) {
	heads, err := w.heads(record)
	if err != nil {
		return nil, err
	}
	var all []SaveID
	for _, ids := range heads {
		all = append(all, ids...)
	}
	slices.SortFunc(all, compareIDs)
	return slices.Compact(all), nil
}

// recordChanges reads the changes of one record, with the values of its heads alone.
func (w *writer) recordChanges(record string) ([]recordChange, error) {
	rows, err := w.tx.QueryContext(w.ctx, `SELECT c.save, c.kind, c.field, c.parents, v.salt, v.text FROM change c
		LEFT JOIN head h ON h.record=c.record AND h.field=c.field AND h.save=c.save
		LEFT JOIN value v ON h.save IS NOT NULL AND v.record=c.record AND v.field=c.field AND v.save=c.save
		WHERE c.record=?`, recordBlob(record))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var changes []recordChange
	for rows.Next() {
		var c recordChange
		var save, parents, salt []byte
		var text sql.NullString
		if err := rows.Scan(&save, &c.kind, &c.field, &parents, &salt, &text); err != nil {
			return nil, err
		}
		c.save, c.parents = saveIDOf(save), splitIDs(parents)
		if text.Valid {
			c.value = &Value{Text: text.String}
			copy(c.value.Salt[:], salt)
		}
		changes = append(changes, c)
	}
	return changes, rows.Err()
}

// register notes a record of one of the binder's kinds, and tells whether the file had never heard of it.
func (w *writer) register(record, kind string) (isNew bool, err error) {
	if w.store.kinds[kind] == nil { // a paper's seal is made once and has no table
		return true, nil
	}
	result, err := w.tx.ExecContext(w.ctx, `INSERT INTO record(id, kind) VALUES(?,?) ON CONFLICT DO NOTHING`, record, kind)
	if err != nil {
		return false, err
	}
	n, err := result.RowsAffected()
	return n > 0, err
}

// refresh makes a record's row, links and search text anew from the log.
func (w *writer) refresh(record string, changes []recordChange, isNew bool) (Row, error) {
	if err := w.erase(record, changes); err != nil {
		return Row{}, err
	}
	row := settle(record, changes)
	t := w.store.kinds[row.Kind]
	if t == nil {
		return row, nil // a paper's seal has no table
	}
	if err := w.exec(t.write, t.arguments(row)...); err != nil {
		return Row{}, err
	}
	for _, f := range t.lists {
		if err := w.refreshList(t, f, row); err != nil {
			return Row{}, err
		}
	}
	return row, w.refreshSearch(t, row, isNew)
}

func (w *writer) refreshList(t *table, f data.UntypedField, row Row) error {
	if err := w.exec("DELETE FROM "+t.linkTable(f)+" WHERE owner=?", row.ID); err != nil {
		return err
	}
	for _, target := range listTargets(f, row) {
		if err := w.exec("INSERT INTO "+t.linkTable(f)+" VALUES(?,?)", row.ID, target); err != nil {
			return err
		}
	}
	return nil
}

// listTargets are the ids in one of a row's lists, sorted.
func listTargets(f data.UntypedField, row Row) []string {
	var targets []string
	for name := range row.Values {
		if len(name) > len(f.Name) && name[:len(f.Name)+1] == f.Name+"/" {
			targets = append(targets, name[len(f.Name)+1:])
		}
	}
	slices.Sort(targets)
	return targets
}

// refreshSearch lets the search find the record by what it says now. A new record is in the index under no row yet.
func (w *writer) refreshSearch(t *table, row Row, isNew bool) error {
	text := t.searchText(row)
	var n sql.NullInt64
	if !isNew {
		var had string
		if err := w.tx.QueryRowContext(w.ctx, `SELECT r.n, coalesce(s.text, '') FROM record r LEFT JOIN search s ON s.rowid=r.n WHERE r.id=?`, row.ID).Scan(&n, &had); err != nil {
			return err
		}
		if had == text {
			return nil
		}
	}
	if n.Valid {
		if err := w.exec(`DELETE FROM search WHERE rowid=?`, n.Int64); err != nil {
			return err
		}
		n = sql.NullInt64{}
	}
	if text != "" {
		result, err := w.tx.ExecContext(w.ctx, `INSERT INTO search(text, id, kind) VALUES(?,?,?)`, text, row.ID, row.Kind)
		if err != nil {
			return err
		}
		if n.Int64, err = result.LastInsertId(); err != nil {
			return err
		}
		n.Valid = true
	}
	return w.exec(`UPDATE record SET n=? WHERE id=?`, n, row.ID)
}
