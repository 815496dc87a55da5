package share

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/data/store"
)

// A program that was killed while it replaced the file leaves its turn lying. Once it is old, nobody waits for it.
func TestAnOldTurnHoldsNobody(t *testing.T) {
	file := filepath.Join(t.TempDir(), "vara.lis")
	create(t, file, t.TempDir())
	w := at(t, file, "Anna Berg")
	end := w.turn(ctx, "")
	turns, err := filepath.Glob(filepath.Join(filepath.Dir(file), ".lisparmen-*.turn"))
	if err != nil || len(turns) != 1 {
		t.Fatal(turns, err)
	}
	defer end()
	if _, err := w.Store.Save(ctx, store.Base{}, &data.Person{Name: "Bo Ek"}); err != nil {
		t.Fatal(err)
	}
	old := time.Now().Add(-turnPatience - time.Second)
	if err := os.Chtimes(turns[0], old, old); err != nil {
		t.Fatal(err)
	}
	soon, stop := context.WithTimeout(ctx, turnPatience-100*time.Millisecond)
	defer stop()
	if err := w.Publish(soon); err != nil || w.Status().Unshared != 0 {
		t.Errorf("%v, %+v", err, w.Status())
	}
	closed(t, w)
}
