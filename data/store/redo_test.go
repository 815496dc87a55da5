package store

import (
	"context"
	"fmt"
	"testing"

	"lisparmen/data"
)

func TestRedoGoesTheWholeWayBack(t *testing.T) {
	ctx := context.Background()
	s := newStore(t, "anna", 1)
	kind := data.Actions.Untyped()
	action := &data.Action{Title: "0"}
	if _, err := s.Save(ctx, Base{}, action); err != nil {
		t.Fatal(err)
	}
	const changes = 3
	for n := 1; n <= changes; n++ {
		r, base, err := s.Get(ctx, kind, action.ID)
		if err != nil {
			t.Fatal(err)
		}
		r.(*data.Action).Title = fmt.Sprint(n)
		if _, err := s.Save(ctx, base, r); err != nil {
			t.Fatal(err)
		}
	}
	title := func() string {
		t.Helper()
		r, _, err := s.Get(ctx, kind, action.ID)
		if err != nil {
			t.Fatal(err)
		}
		return r.(*data.Action).Title
	}
	for range 2 { // there and back again
		for n := changes - 1; n >= 0; n-- {
			if _, err := s.Undo(ctx, false); err != nil || title() != fmt.Sprint(n) {
				t.Fatalf("undone to %q, %v; want %d", title(), err, n)
			}
		}
		if _, err := s.Undo(ctx, false); err != nil { // the making of it
			t.Fatal(err)
		}
		if r, _, _ := s.Get(ctx, kind, action.ID); !r.Header().Removed {
			t.Fatal("the record is still there")
		}
		for n := 0; n <= changes; n++ {
			if _, err := s.Redo(ctx); err != nil || title() != fmt.Sprint(n) {
				t.Fatalf("done again to %q, %v; want %d", title(), err, n)
			}
		}
		if _, err := s.Redo(ctx); !data.IsProblem(err, "problem.redo.nothing") {
			t.Errorf("one more gave %v", err)
		}
	}
	if _, err := s.Undo(ctx, false); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Save(ctx, Base{}, &data.Action{Title: "annat"}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Redo(ctx); !data.IsProblem(err, "problem.redo.nothing") {
		t.Errorf("after something else was done it gave %v", err)
	}
	if findings, err := s.Check(ctx, ""); err != nil || len(findings) > 0 {
		t.Errorf("check: %v, %v", findings, err)
	}
}
