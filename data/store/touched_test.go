package store

import (
	"slices"
	"testing"
	"time"

	"lisparmen/data"
)

// The days are Sweden's: what was done at a quarter past midnight on the first day is in, and at a quarter to midnight on the last.
func TestTouchedBetweenDays(t *testing.T) {
	s := newStore(t, "a", 1)
	at := func(text string) {
		moment, err := time.ParseInLocation("2006-01-02 15:04", text, data.Swedish)
		if err != nil {
			t.Fatal(err)
		}
		s.options.Now = func() time.Time { return moment }
	}
	at("2026-07-01 08:00")
	if _, err := s.SaveAll(ctx, ActSeed, "", []Draft{{Record: &data.Person{Name: "Grund"}}}); err != nil {
		t.Fatal(err)
	}
	unit := &data.Unit{Name: "Socialnämnden", Type: data.UnitCommittee}
	at("2026-07-05 23:59")
	mustSave(t, s, Base{}, unit)
	at("2026-07-06 00:15")
	read, base := mustGet(t, s, data.Units, unit.ID)
	read.Short, read.Name = "SN", "Socialnämnden i Ekdala"
	s.SetAuthor("Bo Ek")
	mustSave(t, s, base, read)
	at("2026-07-31 23:45")
	anna, bo := &data.Person{Name: "Anna"}, &data.Person{Name: "Bo"}
	if _, err := s.SaveAll(ctx, ActImport, "", []Draft{{Record: anna}, {Record: bo}}); err != nil {
		t.Fatal(err)
	}
	at("2026-08-01 00:00")
	if _, err := s.Remove(ctx, data.People.Untyped(), bo.ID); err != nil {
		t.Fatal(err)
	}
	list, err := s.Touched(ctx, "2026-07-06", "2026-07-31")
	if err != nil || len(list) != 3 {
		t.Fatalf("%+v %v", list, err)
	}
	if first := list[0]; first.Record != unit.ID || first.Author != "Bo Ek" || first.Act != ActSave || first.Made || !slices.Equal(first.Fields, []string{"name", "short"}) {
		t.Errorf("first: %+v", first)
	}
	if list[1].Record != anna.ID || list[2].Record != bo.ID || !list[1].Made || list[1].Fields != nil || list[1].Save != list[2].Save || list[1].Act != ActImport {
		t.Errorf("then: %+v", list[1:])
	}
	if list, err = s.Touched(ctx, "2026-08-01", "2026-08-01"); err != nil || len(list) != 1 || list[0].Made || list[0].Act != ActRemove {
		t.Errorf("the day after: %+v %v", list, err)
	}
	if list, err = s.Touched(ctx, "2026-06-01", "2026-07-01"); err != nil || len(list) != 0 {
		t.Errorf("what the file began with: %+v %v", list, err)
	}
}
