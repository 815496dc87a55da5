package store

import (
	"slices"
	"testing"

	"lisparmen/data"
)

func TestLatestTellsTheLatestSavesFirst(t *testing.T) {
	s := newStore(t, "a", 1)
	seeded := &data.Person{Name: "Grund"}
	if _, err := s.SaveAll(ctx, ActSeed, "", []Draft{{Record: seeded}}); err != nil {
		t.Fatal(err)
	}
	anna, bo := &data.Person{Name: "Anna"}, &data.Person{Name: "Bo"}
	if _, err := s.SaveAll(ctx, ActImport, "", []Draft{{Record: anna}, {Record: bo}}); err != nil {
		t.Fatal(err)
	}
	s.SetAuthor("Bo Ek")
	if _, err := s.Remove(ctx, data.People.Untyped(), bo.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Seal(ctx, "arsrapport", Control{Day: "2026-11-01"}); err != nil {
		t.Fatal(err)
	}
	latest, err := s.Latest(ctx, 5)
	if err != nil || len(latest) != 2 {
		t.Fatalf("got %v %v", latest, err)
	}
	if d := latest[0]; d.Act != ActRemove || d.Author != "Bo Ek" || len(d.Records) != 1 || d.Records[0] != (Reference{Kind: "person", ID: bo.ID}) {
		t.Errorf("the latest is %+v", d)
	}
	ids := []string{}
	for _, r := range latest[1].Records {
		ids = append(ids, r.ID)
	}
	if want := []string{anna.ID, bo.ID}; latest[1].Act != ActImport || latest[1].At.IsZero() || !slices.Equal(ids, want) {
		t.Errorf("the one before is %+v, want the records %q", latest[1], want)
	}
	if one, err := s.Latest(ctx, 1); err != nil || len(one) != 1 || one[0].Act != ActRemove {
		t.Errorf("of one: %v %v", one, err)
	}
}
