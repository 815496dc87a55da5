package store

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"
	"time"

	"lisparmen/data"
)

// Existence is the field whose heads differ when one copy has removed a record that another went on editing.
const Existence = fieldExists

// Dispute is one field of a record that was changed apart, and what a person can choose among.
type Dispute struct {
	Field  string // a list's element as "field/id"; Existence when somebody removed what another edited
	Origin string // the stored text that all the versions come from
	Heads  []Version
}

// Version is one of the values of a disputed field.
type Version struct {
	Save   SaveID
	Text   string // stored text
	Author string
	At     time.Time // zero for the program's own saves
}

// Disputes lists the fields of a record that nobody has chosen a value for, by name; the versions of each in the order
// they were made.
func (s *Store) Disputes(ctx context.Context, kind data.Untyped, id string) ([]Dispute, error) {
	changes, made, err := s.changesOf(ctx, kind, id)
	if err != nil {
		return nil, err
	}
	var list []Dispute
	for field, tips := range heads(changes) {
		differ := slices.ContainsFunc(tips, func(c recordChange) bool { return textOf(c) != textOf(tips[0]) })
		unseen := field == fieldExists && textOf(tips[len(tips)-1]) == "" && hasUnseen(changes, heads(changes), tips)
		if isDecision(field) || !differ && !unseen {
			continue
		}
		tips = chosenAmong(changes, field, tips)
		d := Dispute{Field: field, Origin: originOf(changes, field, tips)}
		for _, tip := range tips {
			v := made[tip.save]
			v.Text = textOf(tip)
			d.Heads = append(d.Heads, v)
		}
		slices.SortFunc(d.Heads, func(a, b Version) int { return cmp.Or(a.At.Compare(b.At), compareIDs(a.Save, b.Save)) })
		list = append(list, d)
	}
	slices.SortFunc(list, func(a, b Dispute) int { return cmp.Compare(a.Field, b.Field) })
	return list, nil
}

// chosenAmong gives, where a choice among some versions has been taken back, those versions rather than what was written when it was.
func chosenAmong(changes []recordChange, field string, tips []recordChange) []recordChange {
	made := map[SaveID]recordChange{}
	for _, c := range ofOneField(changes, field) {
		made[c.save] = c
	}
	for {
		if len(tips[0].parents) != 1 || slices.ContainsFunc(tips, func(c recordChange) bool { return !slices.Equal(c.parents, tips[0].parents) }) {
			return tips
		}
		choice := made[tips[0].parents[0]]
		var before []recordChange
		for _, tip := range tips {
			for _, parent := range choice.parents {
				if c, ok := made[parent]; ok && textOf(c) == textOf(tip) {
					before = append(before, c)
					break
				}
			}
		}
		if len(before) != len(tips) {
			return tips
		}
		tips = before
	}
}

// Settle gives a disputed field one of its texts, in stored form; of Existence "1" keeps the record and an empty text removes it.
// Nothing is done to a field that the kind does not have any more.
func (s *Store) Settle(ctx context.Context, kind data.Untyped, id, field, text string) (Saved, error) {
	if field == Existence {
		if text == "" {
			return s.Remove(ctx, kind, id)
		}
		return s.Restore(ctx, kind, id)
	}
	r, base, err := s.Get(ctx, kind, id)
	if err != nil {
		return Saved{}, err
	}
	name, target, isElement := strings.Cut(field, "/")
	f, ok := kind.Field(name)
	if !ok {
		return Saved{}, nil
	}
	if isElement {
		targets := slices.DeleteFunc(data.SplitRefs(f.Get(r)), func(other string) bool { return other == target })
		if text != "" {
			targets = append(targets, target)
		}
		text = strings.Join(targets, "\n")
	}
	if err := f.Load(r, text); err != nil {
		return Saved{}, err
	}
	base.Choose(field)
	return s.Save(ctx, base, r)
}

// changesOf reads all changes of one record with their values, and who made the saves and when.
func (s *Store) changesOf(ctx context.Context, kind data.Untyped, id string) ([]recordChange, map[SaveID]Version, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT s.id, s.at, s.author, c.field, c.parents, v.salt, v.text
		FROM change c JOIN save s ON s.id=c.save
		LEFT JOIN value v ON v.record=c.record AND v.field=c.field AND v.save=c.save
		WHERE c.kind=? AND c.record=?`, kind.Name, recordBlob(id))
	if err != nil {
		return nil, nil, s.problem(err)
	}
	defer rows.Close()
	var changes []recordChange
	made := map[SaveID]Version{}
	for rows.Next() {
		c := recordChange{kind: kind.Name}
		var save, parents, salt []byte
		var at, author string
		var text sql.NullString
		if err := rows.Scan(&save, &at, &author, &c.field, &parents, &salt, &text); err != nil {
			return nil, nil, s.problem(err)
		}
		c.save, c.parents = saveIDOf(save), splitIDs(parents)
		if text.Valid {
			c.value = &Value{Text: text.String}
			copy(c.value.Salt[:], salt)
		}
		v := Version{Save: c.save, Author: author}
		v.At, _ = time.Parse(time.RFC3339, at) // the program's own saves have none
		made[c.save] = v
		changes = append(changes, c)
	}
	return changes, made, s.problem(rows.Err())
}

// originOf is the field's text where its heads parted: the latest that all of them come from.
func originOf(changes []recordChange, field string, tips []recordChange) string {
	ofField := ofOneField(changes, field)
	texts := map[SaveID]string{}
	var shared map[SaveID]bool
	for _, c := range ofField {
		texts[c.save] = textOf(c)
	}
	for _, tip := range tips {
		before := ancestors(ofField, tip.parents)
		if shared == nil {
			shared = before
			continue
		}
		for id := range shared {
			if !before[id] {
				delete(shared, id)
			}
		}
	}
	older := map[SaveID]bool{}
	for _, c := range ofField {
		if shared[c.save] {
			for id := range ancestors(ofField, c.parents) {
				older[id] = true
			}
		}
	}
	var last SaveID // of several that none comes before, the one that was shown
	for id := range shared {
		if !older[id] && compareIDs(id, last) > 0 {
			last = id
		}
	}
	return texts[last]
}

// Undoable is the save that Undo takes back; zero when there is none, and where the latest act is a gallring, which nothing takes back.
func (s *Store) Undoable(ctx context.Context) (SaveID, error) {
	id, err := s.LastOwn(ctx)
	if err != nil || id.IsZero() {
		return SaveID{}, err
	}
	var act string
	if err := s.db.QueryRowContext(ctx, `SELECT act FROM save WHERE id=?`, id.blob()).Scan(&act); err != nil {
		return SaveID{}, s.problem(err)
	}
	if act == ActGallring {
		return SaveID{}, nil
	}
	return id, nil
}

// LastOwn is the save that Undo would take back; zero when there is none.
func (s *Store) LastOwn(ctx context.Context) (SaveID, error) {
	id, err := s.lastUndoable(ctx)
	if data.IsProblem(err, "problem.undo.nothing") {
		return SaveID{}, nil
	}
	return id, err
}
