package share

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"lisparmen/data"
	"lisparmen/data/store"
)

// A server that answers nothing holds neither the looks nor the closing: the file is out of reach, and is met again when the
// server has come back.
func TestAServerThatDoesNotAnswerHoldsNothing(t *testing.T) {
	file := filepath.Join(t.TempDir(), "vara.lis")
	w, err := Create(ctx, file, options(t.TempDir()), func(*store.Store) error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	w.Present(ctx)
	back := make(chan struct{})
	w.reach.before = func() { <-back }

	called, off := context.WithCancel(ctx)
	time.AfterFunc(10*time.Millisecond, off)
	if _, err := w.Look(called); !errors.Is(err, context.Canceled) {
		t.Errorf("a look that was called off: %v", err)
	}
	if _, err := w.Look(ctx); err != nil || w.Status().Unreached.IsZero() {
		t.Errorf("a server that has not answered yet is out of reach: %v, %+v", err, w.Status())
	}
	if _, err := w.Store.Save(ctx, store.Base{}, &data.Person{Name: "Bo Ek"}); err != nil {
		t.Fatal(err)
	}
	if err := w.Publish(ctx); !isUnreached(err) || w.Status().Unshared != 1 {
		t.Errorf("%v, %+v", err, w.Status())
	}
	if others := w.Others(ctx); others != nil {
		t.Error(others)
	}
	if _, err := w.Copies(ctx); err == nil {
		t.Error("it tells of copies in a folder that nobody can read")
	}

	close(back)
	for w.reach.left.Load() > 0 {
		time.Sleep(time.Millisecond)
	}
	if err := w.Publish(ctx); err != nil || w.Status().Unshared != 0 || !w.Status().Unreached.IsZero() {
		t.Errorf("the server is back: %v, %+v", err, w.Status())
	}
	if err := w.Close(ctx); err != nil {
		t.Error(err)
	}
}

// A look waits no longer than it is worth.
func TestALookGivesUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &Workspace{path: "vara.lis"}
		back := make(chan struct{})
		w.reach.before = func() { <-back }
		begun := time.Now()
		if _, err := w.lookAt(t.Context(), "vara.lis", "vara.lis"); !isUnreached(err) || time.Since(begun) != lookPatience {
			t.Errorf("%v after %v", err, time.Since(begun))
		}
		close(back)
	})
}
