package press_test

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/data/seed"
	"lisparmen/data/store"
	"lisparmen/reports"
	"lisparmen/reports/press"
)

// exampleStore is a file that holds the example.
func exampleStore(t *testing.T) *store.Store {
	t.Helper()
	at := now
	options := store.Options{Device: "a", Author: "Anna Berg", Now: func() time.Time { at = at.Add(time.Second); return at }}
	st, err := store.Create(context.Background(), filepath.Join(t.TempDir(), "a.lis"), options, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Close() })
	n := 0
	last := map[string]data.Record{}
	var contents [][]byte
	for _, step := range seed.Example(func() string { n++; return fmt.Sprintf("00000000-0000-7000-8000-%012x", n) }) {
		for _, r := range step.Records {
			last[r.Header().ID] = r
		}
		contents = append(contents, step.Contents...)
	}
	var drafts []store.Draft
	for _, id := range slices.Sorted(maps.Keys(last)) {
		drafts = append(drafts, store.Draft{Record: last[id]})
	}
	if _, err := st.SaveWith(context.Background(), store.ActSeed, "", drafts, contents...); err != nil {
		t.Fatal(err)
	}
	return st
}

// A paper is booked as what it was: with the days that were filled in for it, but no period where it takes no notice of one.
func TestAPaperIsBookedAsWhatItWas(t *testing.T) {
	ctx := context.Background()
	st := exampleStore(t)
	reg, err := st.Read(ctx)
	if err != nil {
		t.Fatal(err)
	}
	incident := data.All(reg, data.Incidents)[0].ID
	book := func(name, form string, order press.Order, keep bool) data.Printed {
		t.Helper()
		order.Report, _ = reports.Named(name)
		paper, err := press.Make(ctx, st, order)
		if err != nil {
			t.Fatal(err)
		}
		var kept *data.Paper
		if keep {
			if kept, err = press.Keep(ctx, st, paper, press.Keeping{}); err != nil {
				t.Fatal(err)
			}
		}
		f, _ := press.FormNamed(form)
		if err := press.Book(ctx, st, paper, f, kept); err != nil {
			t.Fatal(err)
		}
		list, err := st.Printed(ctx, name)
		if err != nil || len(list) == 0 {
			t.Fatalf("booked: %v, %v", list, err)
		}
		if keep != (list[0].Kept != "") || keep && string(list[0].Kept) != kept.ID {
			t.Errorf("%s is kept as %q", name, list[0].Kept)
		}
		if list[0].Author != "Anna Berg" || data.DayOf(list[0].At) != "2026-11-24" {
			t.Errorf("%s was printed by %q at %v", name, list[0].Author, list[0].At)
		}
		list[0].At, list[0].Author, list[0].Code, list[0].Kept = time.Time{}, "", "", ""
		return list[0]
	}
	if got, want := book("incident", "docx", press.Order{RecordID: incident, Public: true, From: "2026-02-01"}, true), (data.Printed{
		Report: "incident", Form: "docx", From: "2026-02-01", To: "2026-11-24", AsOf: "2026-11-24", Public: true, Origin: data.OriginOf("incident", incident),
	}); got != want {
		t.Errorf("booked is %+v, want %+v", got, want)
	}
	if got := book("arsrapport", "pdf", press.Order{}, true); !got.Public {
		t.Errorf("a paper that says that it is public is booked as one that is not: %+v", got)
	}
	list, _ := reports.Named("forteckning")
	if !list.IgnoresPeriod {
		t.Fatal("the list takes notice of the period now: choose another paper here")
	}
	if got, want := book("forteckning", "text", press.Order{Kind: "risk", Draft: true}, false), (data.Printed{
		Report: "forteckning", Form: "text", Kind: "risk", AsOf: "2026-11-24", Draft: true,
	}); got != want {
		t.Errorf("booked is %+v, want %+v", got, want)
	}
}
