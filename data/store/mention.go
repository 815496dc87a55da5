package store

import (
	"context"
	"slices"
	"time"

	"lisparmen/data"
)

// Mentions lists the texts of the file that hold any of the names, in what records say now and in what they have said
// before. Removed records are there too, since the file still holds what they said; gallrade ones say nothing.
func (s *Store) Mentions(ctx context.Context, names []string) ([]data.Mention, error) {
	type field struct{ record, name string }
	found := map[field]*data.Mention{}
	err := readChanges(ctx, s.db, "WHERE v.text IS NOT NULL", func(_ SaveID, c Change) error {
		if c.Value == nil || s.textField(c.Kind, c.Field) == nil || !data.HasName(c.Value.Text, names) {
			return nil
		}
		found[field{c.Record, c.Field}] = &data.Mention{Kind: c.Kind, Record: c.Record, Field: c.Field}
		return nil
	})
	if err != nil {
		return nil, s.logProblem(err)
	}
	list := make([]data.Mention, 0, len(found))
	for _, m := range found {
		records, err := s.rows(ctx, s.kinds[m.Kind], " WHERE id=?", m.Record)
		if err != nil {
			return nil, err
		}
		for _, r := range records {
			m.Text = s.textField(m.Kind, m.Field).Get(r)
			m.Now = data.HasName(m.Text, names)
		}
		list = append(list, *m)
	}
	order := map[string]int{}
	for i, kind := range data.Kinds() {
		order[kind.Name] = i
	}
	slices.SortFunc(list, func(a, b data.Mention) int {
		if a.Kind != b.Kind {
			return order[a.Kind] - order[b.Kind]
		}
		return compareReferences(Reference{a.Kind, a.Record, a.Field}, Reference{b.Kind, b.Record, b.Field})
	})
	return list, nil
}

// Authored tells how many saves carry a name as their author, and the days of the first and the last.
func (s *Store) Authored(ctx context.Context, name string) (data.Authored, error) {
	var a data.Authored
	var first, last string
	err := s.db.QueryRowContext(ctx, `SELECT count(*), coalesce(min(at), ''), coalesce(max(at), '') FROM save WHERE author=?`, name).Scan(&a.Saves, &first, &last)
	if err != nil {
		return a, s.problem(err)
	}
	for _, d := range []struct {
		day *data.Day
		at  string
	}{{&a.First, first}, {&a.Last, last}} {
		if at, err := time.Parse(time.RFC3339, d.at); err == nil {
			*d.day = data.DayOf(at)
		}
	}
	return a, nil
}

// textField is the field of a kind when it holds free text; else nil.
func (s *Store) textField(kind, name string) *data.UntypedField {
	t := s.kinds[kind]
	if t == nil {
		return nil
	}
	for i, f := range t.columns {
		if f.Name == name && (f.Type == data.TypeText || f.Type == data.TypeLongText) {
			return &t.columns[i]
		}
	}
	return nil
}
