package store

import (
	"fmt"
	"testing"

	"lisparmen/data"
)

// parted are two copies that have changed the name of a unit apart, merged into the first.
func parted(t *testing.T) (s, other *Store, unit string) {
	t.Helper()
	s = newStore(t, "a", 1)
	u := &data.Unit{Name: "Socialnämnden", Type: data.UnitCommittee}
	mustSave(t, s, Base{}, u)
	other = copyOf(t, s, "b", 2)
	other.SetAuthor("Bo Ek")
	for name, in := range map[string]*Store{"Omsorgsnämnden": s, "Social- och omsorgsnämnden": other} {
		r, base := mustGet(t, in, data.Units, u.ID)
		r.Name = name
		mustSave(t, in, base, r)
	}
	mustMerge(t, s, other)
	return s, other, u.ID
}

func disputes(t *testing.T, s *Store, unit string) []Dispute {
	t.Helper()
	list, err := s.Disputes(ctx, data.Units.Untyped(), unit)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// A choice among two versions is taken back by an ordinary undo: both are there to choose among again, with who made them, as often as
// one likes; to do it again makes the choice again.
func TestAChoiceIsTakenBack(t *testing.T) {
	s, other, unit := parted(t)
	before := disputes(t, s, unit)
	if len(before) != 1 {
		t.Fatal(before)
	}
	name := func() string {
		r, _ := mustGet(t, s, data.Units, unit)
		return r.Name
	}
	choose := func(text string) {
		t.Helper()
		if saved, err := s.Settle(ctx, data.Units.Untyped(), unit, "name", text); err != nil || saved.Conflict || name() != text {
			t.Fatalf("%+v %v %s", saved, err, name())
		}
	}
	undo := func() {
		t.Helper()
		if u, err := s.Undo(ctx, false); err != nil || len(u.Records) != 1 || len(u.Kept) != 0 {
			t.Fatalf("%+v %v", u, err)
		}
		if after := disputes(t, s, unit); fmt.Sprint(after) != fmt.Sprint(before) {
			t.Fatalf("%+v, was %+v", after, before)
		}
		if r, _ := mustGet(t, s, data.Units, unit); !r.Conflict {
			t.Error("it is not marked")
		}
		mustBeSound(t, s)
	}
	for _, v := range before[0].Heads {
		choose(v.Text)
		undo()
		for range 2 {
			if _, err := s.Redo(ctx); err != nil || name() != v.Text || len(disputes(t, s, unit)) != 0 {
				t.Fatal(err, name())
			}
			undo()
		}
	}
	mustMerge(t, other, s)
	mustMerge(t, s, other)
	if after := disputes(t, other, unit); fmt.Sprint(after) != fmt.Sprint(before) {
		t.Errorf("at the other: %+v", after)
	}
	choose("Tredje nämnden")
	mustMerge(t, other, s)
	for _, in := range []*Store{s, other} {
		if r, _ := mustGet(t, in, data.Units, unit); r.Conflict || r.Name != "Tredje nämnden" {
			t.Errorf("%+v", r)
		}
		mustBeSound(t, in)
	}
	// What somebody has gone on with is not taken back.
	r, base := mustGet(t, other, data.Units, unit)
	r.Name = "Fjärde nämnden"
	mustSave(t, other, base, r)
	mustMerge(t, s, other)
	if _, err := s.Undo(ctx, false); !data.IsProblem(err, "problem.undo.changed") {
		t.Error(err)
	}
}

// What one removed and another went on with: both answers are taken back to the question.
func TestAnAnswerToARemovalIsTakenBack(t *testing.T) {
	for _, answer := range []string{"1", ""} {
		s := newStore(t, "a", 1)
		u := &data.Unit{Name: "Socialnämnden", Type: data.UnitCommittee}
		mustSave(t, s, Base{}, u)
		other := copyOf(t, s, "b", 2)
		r, base := mustGet(t, s, data.Units, u.ID)
		r.Short = "SN"
		mustSave(t, s, base, r)
		if _, err := other.Remove(ctx, data.Units.Untyped(), u.ID); err != nil {
			t.Fatal(err)
		}
		mustMerge(t, s, other)
		if len(disputes(t, s, u.ID)) != 1 {
			t.Fatal("no question")
		}
		for range 3 {
			if _, err := s.Settle(ctx, data.Units.Untyped(), u.ID, Existence, answer); err != nil {
				t.Fatal(err)
			}
			if r, _ := mustGet(t, s, data.Units, u.ID); r.Removed != (answer == "") || r.Conflict {
				t.Fatalf("%q: %+v", answer, r.Head)
			}
			if _, err := s.Undo(ctx, false); err != nil {
				t.Fatal(err)
			}
			list := disputes(t, s, u.ID)
			if r, _ := mustGet(t, s, data.Units, u.ID); len(list) != 1 || list[0].Field != Existence || r.Removed || !r.Conflict {
				t.Fatalf("%q: %+v, %+v", answer, list, r.Head)
			}
			mustBeSound(t, s)
		}
		mustMerge(t, other, s)
		if list := disputes(t, other, u.ID); len(list) != 1 {
			t.Errorf("at the other: %+v", list)
		}
		mustBeSound(t, other)
	}
}
