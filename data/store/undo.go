package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strconv"

	"lisparmen/data"
)

// Undone tells what an undo took back.
type Undone struct {
	Save    SaveID // the undo itself
	Of      SaveID // what it undid
	Act     string
	Records []Reference // the fields that got their earlier value
	Kept    []Reference // the fields that somebody has changed since
}

// Undo takes back this device's latest save that has not been undone. A field that has been changed since is not
// touched: unless onlyUnchanged is set, nothing is done and the Problem "problem.undo.changed" is returned beside
// an Undone whose Kept lists them.
func (s *Store) Undo(ctx context.Context, onlyUnchanged bool) (Undone, error) {
	var undone Undone
	target, err := s.lastUndoable(ctx)
	if err != nil {
		return undone, err
	}
	return s.takeBack(ctx, target, onlyUnchanged)
}

// Redo does again what this device's latest undo took back, as long as nothing else has been done since.
func (s *Store) Redo(ctx context.Context) (Undone, error) {
	var id []byte
	err := s.db.QueryRowContext(ctx, `SELECT u.id FROM save u JOIN save t ON t.id=u.undoes
		WHERE u.device=? AND u.act=? AND t.act<>u.act AND u.id NOT IN (SELECT undoes FROM save WHERE act=?)
		AND NOT EXISTS (SELECT 1 FROM save n WHERE n.device=u.device AND n.seq>u.seq AND n.act IN (?,?,?,?,?,?))
		ORDER BY u.seq DESC LIMIT 1`,
		s.options.Device, ActUndo, ActUndo, ActSave, ActImport, ActRemove, ActRestore, ActReturn, ActGallring).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return Undone{}, data.NewProblem("problem.redo.nothing")
	}
	if err != nil {
		return Undone{}, s.problem(err)
	}
	return s.takeBack(ctx, saveIDOf(id), false)
}

// takeBack gives what a save changed its value from before, as a save of its own.
func (s *Store) takeBack(ctx context.Context, target SaveID, onlyUnchanged bool) (undone Undone, err error) {
	var saved Saved
	err = s.write(ctx, ActUndo, "", target, func(w *writer) error {
		undone = Undone{Of: target}
		if err := w.tx.QueryRowContext(ctx, `SELECT act FROM save WHERE id=?`, target.blob()).Scan(&undone.Act); err != nil {
			return err
		}
		if undone.Act == ActGallring {
			return data.NewProblem("problem.undo.gallring")
		}
		if err := w.undo(target, &undone); err != nil {
			return err
		}
		slices.SortFunc(undone.Kept, compareReferences)
		if len(undone.Kept) > 0 && !onlyUnchanged {
			return data.NewProblem("problem.undo.changed", "count", strconv.Itoa(len(undone.Kept)))
		}
		return nil
	}, &saved)
	undone.Save = saved.Save
	return undone, err
}

// lastUndoable is the device's latest act by a person that no undo has taken back. What the file began with is not undone.
func (s *Store) lastUndoable(ctx context.Context) (SaveID, error) {
	var id []byte
	err := s.db.QueryRowContext(ctx, `SELECT id FROM save WHERE device=? AND act IN (?,?,?,?,?,?)
		AND id NOT IN (SELECT undoes FROM save WHERE act=? AND id NOT IN (SELECT undoes FROM save WHERE act=?))
		ORDER BY seq DESC LIMIT 1`, // an undo that has been taken back in its turn took nothing back
		s.options.Device, ActSave, ActImport, ActRemove, ActRestore, ActReturn, ActGallring, ActUndo, ActUndo).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return SaveID{}, data.NewProblem("problem.undo.nothing")
	}
	return saveIDOf(id), s.problem(err)
}

// undo gives every field that still has what the target wrote its value from before. A record that the target made is
// removed.
func (w *writer) undo(target SaveID, undone *Undone) error {
	records, err := w.touchedBy(target)
	if err != nil {
		return err
	}
	for _, record := range records {
		heads, err := w.heads(record)
		if err != nil {
			return err
		}
		if len(heads[fieldGallrad]) > 0 {
			continue // gallring is never undone, not even in part
		}
		changes, err := w.recordChanges(record)
		if err != nil {
			return err
		}
		changes = slices.DeleteFunc(changes, func(c recordChange) bool { return c.save != target })
		made := slices.IndexFunc(changes, func(c recordChange) bool { return c.field == fieldExists && len(c.parents) == 0 })
		if made >= 0 {
			err = w.undoMaking(record, changes[made].kind, target, heads, undone)
		} else {
			err = w.undoChanges(record, changes, heads, undone)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) undoMaking(record, kind string, target SaveID, heads map[string][]SaveID, undone *Undone) error {
	kept := len(undone.Kept)
	for field, tips := range heads {
		for _, tip := range tips {
			own, err := w.isOwnUndo(tip)
			if err != nil {
				return err
			}
			if tip != target && !own {
				undone.Kept = append(undone.Kept, Reference{kind, record, field})
			}
		}
	}
	if len(undone.Kept) > kept {
		return nil
	}
	all, err := w.allHeads(record)
	if err != nil {
		return err
	}
	undone.Records = append(undone.Records, Reference{kind, record, fieldExists})
	w.set(record, kind, fieldExists, "", all)
	return nil
}

func (w *writer) undoChanges(record string, changes []recordChange, heads map[string][]SaveID, undone *Undone) error {
	for _, c := range changes {
		still, err := w.stillHas(record, c, heads[c.field])
		if err != nil {
			return err
		}
		field := Reference{c.kind, record, c.field}
		if !still {
			undone.Kept = append(undone.Kept, field)
			continue
		}
		before, err := w.before(record, c)
		if err != nil {
			return err
		}
		undone.Records = append(undone.Records, field)
		w.setApart(record, c.kind, c.field, before, heads[c.field])
	}
	return nil
}

// before is what a field said before a change, the shown text first: several texts when the change was somebody's choice among them.
func (w *writer) before(record string, c recordChange) ([]string, error) {
	changes, err := w.recordChanges(record)
	if err != nil {
		return nil, err
	}
	ofField := ofOneField(changes, c.field)
	var replaced []SaveID // a removal names the heads of all fields; what they once said of this one is older
	for _, parent := range c.parents {
		older := slices.ContainsFunc(c.parents, func(other SaveID) bool { return other != parent && ancestors(ofField, []SaveID{other})[parent] })
		if !older && slices.ContainsFunc(ofField, func(made recordChange) bool { return made.save == parent }) {
			replaced = append(replaced, parent)
		}
	}
	shown, err := w.valueOf(record, c.field, replaced)
	if err != nil {
		return nil, err
	}
	among := []string{shown}
	for _, parent := range replaced {
		text, err := w.valueOf(record, c.field, []SaveID{parent})
		if err != nil {
			return nil, err
		}
		if !slices.Contains(among, text) {
			among = append(among, text)
		}
	}
	if c.field != fieldExists || len(among) > 1 {
		return among, nil
	}
	lived, disputed, err := w.existenceBefore(record, changes, c.parents)
	if err != nil || lived {
		return []string{"1"}, err
	}
	if disputed { // what was then done was the answer to an edit that the removal had not seen
		among = []string{"1", ""}
	}
	return among, nil
}

// stillHas tells whether the field's head is the change itself, or an undo of this device's that gave its value back. Several
// heads are one undo's, when this device made them of the same.
func (w *writer) stillHas(record string, c recordChange, tips []SaveID) (bool, error) {
	if len(tips) > 1 && slices.Contains(tips, c.save) {
		return w.isApart(record, c, tips)
	}
	if len(tips) != 1 {
		return false, nil
	}
	if tips[0] == c.save {
		return true, nil
	}
	own, err := w.isOwnUndo(tips[0])
	if err != nil || !own {
		return false, err
	}
	now, err := w.valueOf(record, c.field, tips)
	if err != nil {
		return false, err
	}
	written, err := w.valueOf(record, c.field, []SaveID{c.save})
	return now == written, err
}

// isApart tells whether a field has several heads because an undo of this device's took a choice back.
func (w *writer) isApart(record string, c recordChange, tips []SaveID) (bool, error) {
	for _, tip := range tips {
		own, err := w.isOwnUndo(tip)
		if err != nil || !own {
			return false, err
		}
		var parents []byte
		err = w.tx.QueryRowContext(w.ctx, `SELECT parents FROM change WHERE record=? AND field=? AND save=?`, recordBlob(record), c.field, tip.blob()).Scan(&parents)
		if err != nil || !slices.Equal(splitIDs(parents), c.parents) {
			return false, err
		}
	}
	return true, nil
}

func (w *writer) isOwnUndo(save SaveID) (own bool, err error) {
	err = w.tx.QueryRowContext(w.ctx, `SELECT act=? AND device=? FROM save WHERE id=?`, ActUndo, w.store.options.Device, save.blob()).Scan(&own)
	return own, err
}

// valueOf is the field's text in the given saves; of several, the one that is shown; empty when none has the field,
// as when a removal names the heads of all the record's fields.
func (w *writer) valueOf(record, field string, saves []SaveID) (string, error) {
	shownFirst := slices.Clone(saves)
	slices.SortFunc(shownFirst, func(a, b SaveID) int { return compareIDs(b, a) })
	for _, save := range shownFirst {
		var text string
		err := w.tx.QueryRowContext(w.ctx, `SELECT text FROM value WHERE record=? AND field=? AND save=?`,
			recordBlob(record), field, save.blob()).Scan(&text)
		if !errors.Is(err, sql.ErrNoRows) {
			return text, err
		}
	}
	return "", nil
}

// existenceBefore tells whether a record lived when it had no more changes than the given saves and those before them, and else
// whether somebody had edited it without having seen the removal. A removal names the heads of all fields, among which are saves
// whose word on existence others have replaced.
func (w *writer) existenceBefore(record string, all []recordChange, saves []SaveID) (lived, disputed bool, err error) {
	seen := ancestors(all, saves)
	before := slices.DeleteFunc(slices.Clone(all), func(c recordChange) bool { return !seen[c.save] })
	for i, c := range before {
		if c.field != fieldExists || c.value != nil {
			continue
		}
		text, err := w.valueOf(record, c.field, []SaveID{c.save})
		if err != nil {
			return false, false, err
		}
		before[i].value = &Value{Text: text}
	}
	lived = slices.ContainsFunc(heads(before)[fieldExists], func(c recordChange) bool { return textOf(c) != "" })
	return lived, !lived && !settle(record, before).Removed, nil
}

// touchedBy lists the records that a save changed. It looks through all changes, which an index could spare at the price of
// every save: undo is rare.
func (w *writer) touchedBy(save SaveID) ([]string, error) {
	rows, err := w.tx.QueryContext(w.ctx, `SELECT DISTINCT record FROM change WHERE save=? ORDER BY record`, save.blob())
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var records []string
	for rows.Next() {
		var record []byte
		if err := rows.Scan(&record); err != nil {
			return nil, err
		}
		records = append(records, formatID(record))
	}
	return records, rows.Err()
}
