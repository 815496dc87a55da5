package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"lisparmen/data"
)

// Base is what a form read: the values and the saves they came from. Save compares with it, so that a change made
// meanwhile by somebody else is never overwritten.
type Base struct {
	record string
	values map[string]string
	heads  map[string][]SaveID
	chosen map[string]bool
}

// Choose tells Save that a person has decided on the record's value of a field: should two copies have changed it
// apart, the value settles it even when it is the one that was shown.
func (b *Base) Choose(field string) {
	if b.chosen == nil {
		b.chosen = map[string]bool{}
	}
	b.chosen[field] = true
}

// settles tells whether the field has several heads that the person has chosen among.
func (b Base) settles(field string) bool { return b.chosen[field] && len(b.heads[field]) > 1 }

// Get reads one record, removed ones too.
func (s *Store) Get(ctx context.Context, kind data.Untyped, id string) (data.Record, Base, error) {
	t := s.kinds[kind.Name]
	records, err := s.rows(ctx, t, " WHERE id=?", id)
	if err != nil {
		return nil, Base{}, err
	}
	if len(records) == 0 {
		return nil, Base{}, data.NewProblem("problem.record.missing", "kind", data.KindKey(kind.Name), "id", id)
	}
	base := Base{record: id, values: elements(kind, records[0]), heads: map[string][]SaveID{}}
	rows, err := s.db.QueryContext(ctx, `SELECT field, save FROM head WHERE record=? ORDER BY field, save`, recordBlob(id))
	if err != nil {
		return nil, Base{}, s.problem(err)
	}
	defer rows.Close()
	for rows.Next() {
		var field string
		var save []byte
		if err := rows.Scan(&field, &save); err != nil {
			return nil, Base{}, s.problem(err)
		}
		base.heads[field] = append(base.heads[field], saveIDOf(save))
	}
	return records[0], base, s.problem(rows.Err())
}

// List reads the living records of a kind, oldest id first.
func (s *Store) List(ctx context.Context, kind data.Untyped) ([]data.Record, error) {
	return s.rows(ctx, s.kinds[kind.Name], " WHERE removed=0 AND gallrad='' ORDER BY id")
}

// Read reads the whole file as a register.
func (s *Store) Read(ctx context.Context) (data.Register, error) {
	var all []data.Record
	for _, kind := range data.Kinds() {
		records, err := s.rows(ctx, s.kinds[kind.Name], " ORDER BY id")
		if err != nil {
			return data.Register{}, err
		}
		all = append(all, records...)
	}
	return data.NewRegister(all), nil
}

func (s *Store) rows(ctx context.Context, t *table, where string, args ...any) ([]data.Record, error) {
	rows, err := s.db.QueryContext(ctx, t.joined+where, args...)
	if err != nil {
		return nil, s.problem(err)
	}
	defer rows.Close()
	var records []data.Record
	for rows.Next() {
		var cells string
		if err := rows.Scan(&cells); err != nil {
			return nil, s.problem(err)
		}
		r, err := t.load(cells)
		if err != nil {
			return nil, s.damaged(err)
		}
		records = append(records, r)
	}
	if err := rows.Err(); err != nil {
		return nil, s.problem(err)
	}
	rows.Close()
	for _, f := range t.lists {
		if err := s.loadList(ctx, t, f, records); err != nil {
			return nil, err
		}
	}
	return records, nil
}

func (s *Store) loadList(ctx context.Context, t *table, f data.UntypedField, records []data.Record) error {
	if len(records) == 0 {
		return nil
	}
	query, args := "SELECT owner, target FROM "+t.linkTable(f), []any{}
	if len(records) == 1 {
		query, args = query+" WHERE owner=?", []any{records[0].Header().ID}
	}
	rows, err := s.db.QueryContext(ctx, query+" ORDER BY owner, target", args...)
	if err != nil {
		return s.problem(err)
	}
	defer rows.Close()
	links := map[string][]string{}
	for rows.Next() {
		var owner, target string
		if err := rows.Scan(&owner, &target); err != nil {
			return s.problem(err)
		}
		links[owner] = append(links[owner], target)
	}
	for _, r := range records {
		if targets := links[r.Header().ID]; len(targets) > 0 {
			if err := f.Load(r, strings.Join(targets, "\n")); err != nil {
				return err
			}
		}
	}
	return s.problem(rows.Err())
}

// Saved tells what a save did. Save is zero when nothing differed from the base.
type Saved struct {
	Save     SaveID
	Conflict bool // somebody changed the same field meanwhile: both values are kept and a person must choose
}

// Save writes what differs between base and record. A zero base makes a new record, with the record's id when it
// has one. Everything is written in one transaction, or nothing is.
func (s *Store) Save(ctx context.Context, base Base, r data.Record) (Saved, error) {
	return s.SaveAll(ctx, ActSave, "", []Draft{{base, r}})
}

// Draft is a record to be saved and the base it was read as.
type Draft struct {
	Base   Base
	Record data.Record
}

// SaveAll writes several records as one save, which one undo takes back.
func (s *Store) SaveAll(ctx context.Context, act, reason string, drafts []Draft) (Saved, error) {
	return s.SaveWith(ctx, act, reason, drafts)
}

// draft adds one record's changes to the save being written.
func (w *writer) draft(d Draft) error {
	kind := w.store.kinds[d.Record.KindName()].kind
	head := d.Record.Header()
	isNew := d.Base.record == ""
	if isNew && head.ID == "" {
		head.ID = w.store.NewID()
	} else if isNew {
		if err := w.mustBeNew(kind, head.ID); err != nil {
			return err
		}
	}
	if !isNew {
		if err := w.mustLive(kind, head.ID); err != nil {
			return err
		}
	}
	if isNew && kind.Single {
		var n int
		if err := w.tx.QueryRowContext(w.ctx, "SELECT count(*) FROM "+kind.Name+" WHERE removed=0").Scan(&n); err != nil {
			return err
		}
		if n > 0 {
			return data.NewProblem("problem.single", "kind", data.KindKey(kind.Name))
		}
	}
	if isNew && kind.Prefix != "" {
		if err := w.number(kind, d.Record); err != nil {
			return err
		}
	}
	if err := kind.Check(d.Record); err != nil {
		return err
	}
	if err := w.mustBeAlone(kind, d); err != nil {
		return err
	}
	if use, ok := d.Record.(*data.RegisterUse); ok {
		if err := w.mustHold(use); err != nil {
			return err
		}
	}
	after := elements(kind, d.Record)
	if isNew {
		w.set(head.ID, kind.Name, fieldExists, "1", nil)
	}
	for _, field := range slices.Sorted(maps.Keys(after)) { // in order, since each change draws its salt
		if d.Base.values[field] == after[field] && !d.Base.settles(field) {
			continue
		}
		if !isNew && kind.AppendOnly && !strings.HasPrefix(field, "secrecy") {
			return data.NewProblem("problem.append_only")
		}
		if f, ok := kind.Field(field); ok && f.Type == data.TypeFile {
			if err := w.keepContent(after[field]); err != nil {
				return err
			}
		}
		w.set(head.ID, kind.Name, field, after[field], d.Base.heads[field])
	}
	for _, field := range slices.Sorted(maps.Keys(d.Base.heads)) {
		if field == fieldExists {
			continue
		}
		if _, had := d.Base.values[field]; !had && !d.Base.settles(field) {
			continue
		}
		if _, still := after[field]; !still {
			w.set(head.ID, kind.Name, field, "", d.Base.heads[field])
		}
	}
	return nil
}

// mustBeNew refuses to make a record under an id that the file already has.
func (w *writer) mustBeNew(kind data.Untyped, id string) error {
	var taken bool
	err := w.tx.QueryRowContext(w.ctx, "SELECT EXISTS(SELECT 1 FROM record WHERE id=?)", id).Scan(&taken)
	if err == nil && (taken || !data.IsID(id)) {
		return data.NewProblem("problem.record.exists", "kind", data.KindKey(kind.Name), "id", id)
	}
	return err
}

// mustBeAlone refuses to say of a record what another of its kind says already, where only one may.
func (w *writer) mustBeAlone(kind data.Untyped, d Draft) error {
	f, ok := kind.Field(kind.Alone)
	if !ok || d.Base.values[f.Name] == f.Get(d.Record) {
		return nil
	}
	var taken bool
	query := `SELECT EXISTS(SELECT 1 FROM ` + kind.Name + ` WHERE "` + f.Name + `"=? AND id<>? AND removed=0 AND gallrad='')`
	err := w.tx.QueryRowContext(w.ctx, query, f.Get(d.Record), d.Record.Header().ID).Scan(&taken)
	if err == nil && taken {
		return data.NewProblem("problem.record.alone", "kind", data.KindKey(kind.Name), "field", data.FieldKey(kind.Name, f.Name))
	}
	return err
}

// mustHold refuses to say of a register that nobody has begun it while it holds something.
func (w *writer) mustHold(use *data.RegisterUse) error {
	if use.State != data.UseNotBegun {
		return nil
	}
	var held int
	err := w.tx.QueryRowContext(w.ctx, "SELECT count(*) FROM "+w.store.kinds[use.Register].kind.Name+" WHERE removed=0 AND gallrad=''").Scan(&held)
	if err == nil && held > 0 {
		return data.NewProblem("problem.register_use.held", "register", data.KindsKey(use.Register), "count", strconv.Itoa(held))
	}
	return err
}

// mustLive refuses to change a record that has been removed or gallrad.
func (w *writer) mustLive(kind data.Untyped, id string) error {
	var removed bool
	var gallrad string
	err := w.tx.QueryRowContext(w.ctx, "SELECT removed, gallrad FROM "+kind.Name+" WHERE id=?", id).Scan(&removed, &gallrad)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return data.NewProblem("problem.record.missing", "kind", data.KindKey(kind.Name), "id", id)
	case err != nil:
		return err
	case gallrad != "":
		return data.NewProblem("problem.record.gallrad", "kind", data.KindKey(kind.Name), "id", id)
	case removed:
		return data.NewProblem("problem.record.removed", "kind", data.KindKey(kind.Name), "id", id)
	}
	return nil
}

// number gives a new record its human number: the highest so far and one.
func (w *writer) number(kind data.Untyped, r data.Record) error {
	field, _ := kind.Field(data.NumberField)
	if field.Get(r) != "" {
		return nil
	}
	var highest int
	err := w.tx.QueryRowContext(w.ctx, "SELECT coalesce(max(number), 0) FROM "+kind.Name).Scan(&highest)
	if err != nil {
		return err
	}
	if given, ok := w.numbers[kind.Name]; ok && given > highest {
		highest = given
	}
	w.numbers[kind.Name] = highest + 1
	return field.Put(r, strconv.Itoa(highest+1))
}

// Reference is a field of a living record that points at another.
type Reference struct{ Kind, ID, Field string }

// References lists the living records that point at the given one.
func (s *Store) References(ctx context.Context, kind data.Untyped, id string) ([]Reference, error) {
	return references(ctx, s.db, s.kinds, kind.Name, id)
}

type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

func references(ctx context.Context, q querier, kinds map[string]*table, kind, id string) ([]Reference, error) {
	var found []Reference
	for _, k := range data.Kinds() {
		t := kinds[k.Name]
		for _, f := range k.Fields {
			query, to := `SELECT id FROM `+k.Name+` WHERE removed=0 AND "`+f.Name+`"=?`, id
			switch {
			case f.Name == data.OriginField:
				to = data.OriginOf(kind, id)
			case !f.IsLink() || f.Target != kind:
				continue
			case f.Type == data.TypeRefs:
				query = `SELECT id FROM ` + k.Name + ` JOIN ` + t.linkTable(f) + ` l ON l.owner=id WHERE removed=0 AND l.target=?`
			}
			ids, err := texts(ctx, q, query, to)
			if err != nil {
				return nil, err
			}
			for _, from := range ids {
				found = append(found, Reference{k.Name, from, f.Name})
			}
		}
	}
	slices.SortFunc(found, compareReferences)
	return found, nil
}

func compareReferences(a, b Reference) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Field, b.Field))
}

func texts(ctx context.Context, q querier, query string, args ...any) ([]string, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []string
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return nil, err
		}
		list = append(list, text)
	}
	return list, rows.Err()
}

// Remove takes a record out of lists and papers; history, restore and undo still reach it. A record that others point
// at is not removed: the Problem "problem.remove.linked" carries them.
func (s *Store) Remove(ctx context.Context, kind data.Untyped, id string) (Saved, error) {
	r := kind.New()
	r.Header().ID = id
	return s.RemoveAll(ctx, []data.Record{r}, nil)
}

// RemoveAll removes records together, and saves what their removal makes of others, as one save that one undo takes back.
func (s *Store) RemoveAll(ctx context.Context, gone []data.Record, drafts []Draft) (Saved, error) {
	var saved Saved
	err := s.write(ctx, ActRemove, "", SaveID{}, func(w *writer) error {
		for _, r := range gone {
			kind := s.kinds[r.KindName()].kind
			if err := w.mustLive(kind, r.Header().ID); err != nil {
				return err
			}
			if kind.AppendOnly {
				return data.NewProblem("problem.append_only")
			}
			if err := w.remove(kind.Name, r.Header().ID); err != nil {
				return err
			}
		}
		for _, d := range drafts {
			if err := w.draft(d); err != nil {
				return err
			}
		}
		return nil
	}, &saved)
	return saved, err
}

// remove has all heads of the record as parents: an edit that it has not seen is a conflict.
func (w *writer) remove(kind, id string) error {
	all, err := w.allHeads(id)
	if err != nil {
		return err
	}
	w.set(id, kind, fieldExists, "", all)
	return nil
}

func linkedProblem(linked []Reference) error {
	return data.NewProblem("problem.remove.linked", "count", strconv.Itoa(len(linked))).Because(linkedError(linked))
}

type linkedError []Reference

func (linkedError) Error() string { return "other records point at it" }

// Linked gives the records that a "problem.remove.linked" is about.
func Linked(err error) []Reference {
	var linked linkedError
	errors.As(err, &linked)
	return linked
}

// Restore takes back a removed record, also one that another copy went on editing.
func (s *Store) Restore(ctx context.Context, kind data.Untyped, id string) (Saved, error) {
	var saved Saved
	err := s.write(ctx, ActRestore, "", SaveID{}, func(w *writer) error {
		err := w.mustLive(kind, id)
		if err != nil && !data.IsProblem(err, "problem.record.removed") {
			return err
		}
		changes, err := w.recordChanges(id)
		if err != nil {
			return err
		}
		existence := heads(changes)[fieldExists]
		if !slices.ContainsFunc(existence, func(c recordChange) bool { return textOf(c) == "" }) {
			return data.NewProblem("problem.restore.lives", "kind", data.KindKey(kind.Name), "id", id)
		}
		var parents []SaveID
		for _, c := range existence {
			parents = append(parents, c.save)
		}
		w.set(id, kind.Name, fieldExists, "1", parents)
		return nil
	}, &saved)
	return saved, err
}
