package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"lisparmen/data"
)

// Log reads every save of the file.
func (s *Store) Log(ctx context.Context) (Log, error) {
	log, err := readLog(ctx, s.db)
	return log, s.logProblem(err)
}

// logProblem is what a person reads when the log cannot be read.
func (s *Store) logProblem(err error) error {
	if errors.Is(err, errChangeRow) {
		return s.damaged(err)
	}
	return s.problem(err)
}

func readLog(ctx context.Context, q querier) (Log, error) {
	log, err := readSaves(ctx, q)
	if err != nil {
		return nil, err
	}
	if err := readChanges(ctx, q, "", log.add); err != nil {
		return nil, err
	}
	for _, save := range log {
		slices.SortFunc(save.Changes, compareChanges)
	}
	return log, nil
}

// add puts a change into its save.
func (log Log) add(save SaveID, c Change) error {
	owner := log[save]
	if owner == nil { // only in a damaged file; the check of the log tells
		owner = &Save{ID: save}
		log[save] = owner
	}
	owner.Changes = append(owner.Changes, c)
	return nil
}

// LogBeyond reads the saves that are not among those known.
func (s *Store) LogBeyond(ctx context.Context, known map[SaveID]bool) (Log, error) {
	log, err := readSaves(ctx, s.db)
	if err != nil {
		return nil, s.logProblem(err)
	}
	for id := range log {
		if known[id] {
			delete(log, id)
		}
	}
	if len(log) == 0 {
		return log, nil
	}
	return log, s.logProblem(s.fill(ctx, log))
}

// fill reads the changes of saves that have been read without them.
func (s *Store) fill(ctx context.Context, log Log) error {
	names := make([]string, 0, len(log))
	for id := range log {
		names = append(names, id.String())
	}
	list, err := json.Marshal(names)
	if err != nil {
		return err
	}
	err = readChanges(ctx, s.db, "WHERE c.save IN (SELECT unhex(value) FROM json_each(?))", log.add, string(list))
	for _, save := range log {
		slices.SortFunc(save.Changes, compareChanges)
	}
	return err
}

// verifiedAtOnce is how many saves are held in memory while a whole log is verified.
const verifiedAtOnce = 5_000

// VerifyLog is Log.Verify for all that the file holds, and VerifyContents.
func (s *Store) VerifyLog(ctx context.Context) error {
	all, err := readSaves(ctx, s.db)
	if err != nil {
		return s.logProblem(err)
	}
	known := make(map[SaveID]bool, len(all))
	for id := range all {
		known[id] = true
	}
	for ids := range slices.Chunk(slices.Collect(maps.Keys(all)), verifiedAtOnce) {
		part := Log{}
		for _, id := range ids {
			part[id] = all[id]
			delete(all, id)
		}
		if err := s.fill(ctx, part); err != nil {
			return s.logProblem(err)
		}
		if err := part.Verify(known, s.path); err != nil {
			return err
		}
	}
	return s.VerifyContents(ctx)
}

// Saves are the ids of all saves in the file.
func (s *Store) Saves(ctx context.Context) (map[SaveID]bool, error) {
	known, err := knownSaves(ctx, s.db)
	return known, s.problem(err)
}

// SaveCount is how many saves the file holds.
func (s *Store) SaveCount(ctx context.Context) (n int, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT count(*) FROM save`).Scan(&n)
	return n, s.problem(err)
}

// Verify tells whether saves that come from elsewhere are what they say: each id that of what it holds, each value the one
// that was saved and such as its field can hold, and nothing built on a save that is neither among them nor known. shown is
// the file they come from.
func (log Log) Verify(known map[SaveID]bool, shown string) error {
	forged := func(save SaveID, why string) error {
		return data.NewProblem("problem.file.forged", "file", shown).Because(errors.New("save " + save.String() + ": " + why))
	}
	kinds := map[string]data.Untyped{sealKind: {}}
	for _, kind := range data.Kinds() {
		kinds[kind.Name] = kind
	}
	for id, save := range log {
		if save.Format != logFormat || save.computeID() != id {
			return forged(id, "its id is not of what it holds")
		}
		for _, c := range save.Changes {
			kind, ok := kinds[c.Kind]
			if !ok {
				return forged(id, "a kind that is not known")
			}
			for _, parent := range c.Parents {
				if log[parent] == nil && !known[parent] {
					return forged(id, "built on a save that is missing")
				}
			}
			if c.Value == nil {
				continue // erased; what has not been erased by a gallring is found by a check
			}
			if c.Value.digest() != c.Digest {
				return forged(id, "a value that was not saved")
			}
			if f, ok := kind.Field(c.Field); ok && f.Type != data.TypeRefs && f.Load(kind.New(), c.Value.Text) != nil {
				return forged(id, "a value that its field cannot hold")
			}
		}
	}
	return nil
}

// readSaves reads every save without its changes.
func readSaves(ctx context.Context, q querier) (Log, error) {
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
	return log, rows.Err()
}

// changeRows reads the changes, each as one cell, since each costs a crossing between C and Go: save, record and digest of fixed
// length, then kind, field and the parents' length each with an end mark, the parents, and, where the value has not been erased,
// "v", the salt and the text.
const changeRows = `SELECT concat(c.save, c.record, c.digest, c.kind, x'1f', c.field, x'1f', length(c.parents), x'1f', c.parents,
	iif(v.salt IS NULL, '', 'v'), v.salt, v.text) FROM change c
	LEFT JOIN value v ON v.record=c.record AND v.field=c.field AND v.save=c.save `

// readChanges reads the changes, or those that the end of the query says.
func readChanges(ctx context.Context, q querier, end string, take func(SaveID, Change) error, args ...any) error {
	rows, err := q.QueryContext(ctx, changeRows+end, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	words := map[string]string{} // kinds, fields and record ids recur
	for rows.Next() {
		var row string
		if err := rows.Scan(&row); err != nil {
			return err
		}
		save, c, err := parseChange(row, words)
		if err != nil {
			return err
		}
		if err := take(save, c); err != nil {
			return err
		}
	}
	return rows.Err()
}

var errChangeRow = errors.New("a row of the log cannot be read")

func parseChange(row string, words map[string]string) (save SaveID, c Change, err error) {
	const fixed = len(save) + 16 + len(c.Digest)
	if len(row) < fixed {
		return save, c, errChangeRow
	}
	word := func(key string, made func() string) string {
		if w, ok := words[key]; ok {
			return w
		}
		w := made()
		words[strings.Clone(key)] = w
		return w
	}
	copy(save[:], row)
	record := row[len(save) : len(save)+16]
	c.Record = word(record, func() string { return formatID([]byte(record)) })
	copy(c.Digest[:], row[len(save)+16:])
	rest := row[fixed:]
	next := func() string {
		cell, after, ok := strings.Cut(rest, string(cellEnd))
		if !ok {
			err = errChangeRow
		}
		rest = after
		return cell
	}
	kind, field := next(), next()
	c.Kind = word(kind, func() string { return strings.Clone(kind) })
	c.Field = word(field, func() string { return strings.Clone(field) })
	length, atoiErr := strconv.Atoi(next())
	if err != nil || atoiErr != nil || length > len(rest) {
		return save, c, errChangeRow
	}
	c.Parents, rest = splitIDs([]byte(rest[:length])), rest[length:]
	if rest != "" {
		c.Value = &Value{}
		if len(rest) < 1+len(c.Value.Salt) {
			return save, c, errChangeRow
		}
		copy(c.Value.Salt[:], rest[1:])
		c.Value.Text = strings.Clone(rest[1+len(c.Value.Salt):])
	}
	return save, c, nil
}

// Merged tells what a merge brought in.
type Merged struct {
	Saves     int
	Conflicts []string // records that a person must look at
	Numbered  []string // records whose number another has too, so that they are shown with more than it
}

// Merge takes in every save of another copy's log that this file lacks, all or nothing. Nothing of either copy is
// lost: what both changed apart gets two heads and is marked. Merging the same log again does nothing.
//
// The contents of files stay behind: MergeFrom takes them in too.
func (s *Store) Merge(ctx context.Context, other Log) (Merged, error) {
	return s.merge(ctx, other, func(*writer) error { return nil })
}

// merge is Merge, and then does what belongs to it in the same transaction.
func (s *Store) merge(ctx context.Context, other Log, then func(*writer) error) (Merged, error) {
	var merged Merged
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		w := newWriter(ctx, s, tx)
		known, err := knownSaves(ctx, tx)
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
			return then(w)
		}
		saves := parentsFirst(missing, byDevice)
		rows, err := w.apply(saves)
		if err != nil {
			return err
		}
		merged.Saves = len(saves)
		for _, record := range slices.Sorted(maps.Keys(rows)) {
			if rows[record].Conflict {
				merged.Conflicts = append(merged.Conflicts, record)
			}
		}
		if merged.Numbered, err = w.numberedTwice(saves, rows); err != nil {
			return err
		}
		if err := then(w); err != nil {
			return err
		}
		return w.clean()
	})
	return merged, err
}

// numberedTwice are the living records that share a number with one that saves have made, but for the first of each, by id.
func (w *writer) numberedTwice(saves []*Save, rows map[string]Row) ([]string, error) {
	found := map[string]bool{}
	for _, save := range saves {
		for _, c := range save.Changes {
			t, row := w.store.kinds[c.Kind], rows[c.Record]
			number := row.Values[data.NumberField]
			if t == nil || t.kind.Prefix == "" || c.Field != fieldExists || len(c.Parents) > 0 || row.Removed || number == "" {
				continue
			}
			ids, err := texts(w.ctx, w.tx, "SELECT id FROM "+t.kind.Name+" WHERE number=? AND removed=0 AND gallrad='' ORDER BY id", number)
			if err != nil {
				return nil, err
			}
			for _, id := range ids[min(1, len(ids)):] {
				found[id] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(found)), nil
}

func knownSaves(ctx context.Context, q querier) (map[SaveID]bool, error) {
	rows, err := q.QueryContext(ctx, `SELECT id FROM save`)
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

// byDevice is the order of making: it keeps neighbours in the file together, and is the same in every run.
func byDevice(a, b *Save) int {
	return cmp.Or(cmp.Compare(a.Device, b.Device), cmp.Compare(a.Seq, b.Seq), compareIDs(a.ID, b.ID))
}

// parentsFirst orders saves so that each comes after those it builds on, and else as the order says.
func parentsFirst(log Log, by func(a, b *Save) int) []*Save {
	order := make([]*Save, 0, len(log))
	done := make(map[SaveID]bool, len(log))
	firsts := slices.SortedFunc(maps.Values(log), by)
	// An explicit stack, since a device's chain of saves is as deep as it is long.
	type step struct {
		save *Save
		next int
	}
	for _, first := range firsts {
		stack := []step{}
		push := func(id SaveID) {
			if save := log[id]; save != nil && !done[id] {
				done[id] = true
				stack = append(stack, step{save, 0})
			}
		}
		push(first.ID)
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
