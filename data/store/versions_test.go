package store

import (
	"testing"

	"lisparmen/data"
)

func TestDisputesShowBothVersionsAndTheirOrigin(t *testing.T) {
	s := newStore(t, "a", 1)
	unit := &data.Unit{Name: "Socialnämnden", Type: data.UnitCommittee}
	mustSave(t, s, Base{}, unit)
	mine, base := mustGet(t, s, data.Units, unit.ID)
	theirs, _ := mustGet(t, s, data.Units, unit.ID)

	theirs.Name, theirs.Short = "Social- och omsorgsnämnden", "SON"
	s.SetAuthor("Bo Ek")
	mustSave(t, s, base, theirs)
	mine.Name, mine.Short = "Omsorgsnämnden", "SON"
	s.SetAuthor("Anna Berg")
	if saved := mustSave(t, s, base, mine); !saved.Conflict {
		t.Fatal("no conflict")
	}
	list, err := s.Disputes(ctx, data.Units.Untyped(), unit.ID)
	if err != nil || len(list) != 1 {
		t.Fatalf("disputes %+v, %v", list, err)
	}
	d := list[0]
	if d.Field != "name" || d.Origin != "Socialnämnden" || len(d.Heads) != 2 ||
		d.Heads[0].Text != "Social- och omsorgsnämnden" || d.Heads[0].Author != "Bo Ek" || d.Heads[1].Text != "Omsorgsnämnden" || d.Heads[1].At.IsZero() {
		t.Errorf("dispute %+v", d)
	}
	chosen, base := mustGet(t, s, data.Units, unit.ID)
	chosen.Name = d.Heads[0].Text
	base.Choose("name")
	if saved := mustSave(t, s, base, chosen); saved.Conflict {
		t.Error("still a conflict after the choice")
	}
	if list, err := s.Disputes(ctx, data.Units.Untyped(), unit.ID); err != nil || len(list) != 0 {
		t.Errorf("disputes after the choice %+v, %v", list, err)
	}
	mustBeSound(t, s)
}

func TestDisputeOverARemovedRecord(t *testing.T) {
	s := newStore(t, "a", 1)
	unit := &data.Unit{Name: "Socialnämnden", Type: data.UnitCommittee}
	mustSave(t, s, Base{}, unit)
	other := copyOf(t, s, "b", 2)
	mine, base := mustGet(t, s, data.Units, unit.ID)
	mine.Short = "SN"
	mustSave(t, s, base, mine)
	if _, err := other.Remove(ctx, data.Units.Untyped(), unit.ID); err != nil {
		t.Fatal(err)
	}
	mustMerge(t, s, other)
	list, err := s.Disputes(ctx, data.Units.Untyped(), unit.ID)
	if err != nil || len(list) != 1 || list[0].Field != Existence {
		t.Fatalf("disputes %+v, %v", list, err)
	}
	if _, err := s.Restore(ctx, data.Units.Untyped(), unit.ID); err != nil {
		t.Fatal(err)
	}
	if list, err := s.Disputes(ctx, data.Units.Untyped(), unit.ID); err != nil || len(list) != 0 {
		t.Errorf("disputes after the choice %+v, %v", list, err)
	}
}
