package share

import (
	"path/filepath"
	"slices"
	"testing"

	"lisparmen/data"
	"lisparmen/data/store"
)

// remove removes a person.
func remove(t *testing.T, w *Workspace, name string) {
	t.Helper()
	if _, err := w.Store.Remove(ctx, data.People.Untyped(), names(t, w)[name].ID); err != nil {
		t.Fatal(err)
	}
}

func backedUp(t *testing.T, w *Workspace) Backup {
	t.Helper()
	b, err := w.BackUp(ctx, BackupAsked)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Somebody goes back to a backup. Nobody else sees it until he asks for it, also after a new start and whatever else is done.
func TestGoingBackIsSharedWhenAskedFor(t *testing.T) {
	path, home := filepath.Join(t.TempDir(), "vara.lis"), t.TempDir()
	create(t, path, home)
	anna, bo := opened(t, path, home), at(t, path, "Bo Dahl")
	defer closed(t, bo)
	add(t, anna, "Cia Dahl")
	retitle(t, anna, "Bo Ek", "Chef")
	backup := backedUp(t, anna)
	retitle(t, anna, "Bo Ek", "Direktör")
	remove(t, anna, "Cia Dahl")
	add(t, anna, "Dan Ek")
	published(t, anna)
	look(t, bo)

	told, err := anna.Compare(ctx, backup.Path)
	if err != nil || told.Author != "Anna Berg" || told.At.IsZero() || told.Lacking != 0 ||
		!slices.Equal(told.Differences, []store.Difference{{Kind: "person", Changed: 1, Added: 1, Removed: 1}}) {
		t.Errorf("%+v, %v", told, err)
	}
	if len(anna.Backups()) != 2 || anna.Status().Held { // the day's first, and the one that was asked for
		t.Errorf("to compare has done something: %v", anna.Backups())
	}
	done, err := anna.GoBack(ctx, backup.Path)
	if err != nil || !slices.Equal(done, told.Differences) {
		t.Fatalf("%v, %v", done, err)
	}
	isBack := func(w *Workspace) bool {
		t.Helper()
		have := names(t, w)
		return len(have) == 2 && have["Cia Dahl"] != nil && have["Bo Ek"] != nil && have["Bo Ek"].Title == "Chef"
	}
	hasRestore := slices.ContainsFunc(anna.Backups(), func(b Backup) bool { return b.Reason == BackupRestore })
	if !isBack(anna) || !hasRestore {
		t.Errorf("%v, %v", names(t, anna), anna.Backups())
	}
	if got := anna.Status(); !got.Held || got.Unshared != 1 {
		t.Errorf("%+v", got)
	}
	wait := func(when string) {
		t.Helper()
		if look(t, bo) {
			t.Errorf("it is shared %s", when)
		}
	}
	if err := anna.PublishUnasked(ctx); err != nil {
		t.Fatal(err)
	}
	wait("though nobody has asked")
	closed(t, anna)
	wait("when it is closed")
	anna = opened(t, path, home)
	if got := anna.Status(); !got.Held || got.Unshared != 1 {
		t.Errorf("opened again: %+v", got)
	}
	add(t, bo, "Eva Alm") // what others share comes in all the same
	published(t, bo)
	if !look(t, anna) || names(t, anna)["Eva Alm"] == nil || !anna.Status().Held {
		t.Errorf("%+v", anna.Status())
	}
	save(t, anna)
	closed(t, anna)
	wait("with what is saved after")
	anna = opened(t, path, home)
	defer closed(t, anna)
	published(t, anna)
	if got := anna.Status(); got.Held || got.Unshared != 0 || !look(t, bo) {
		t.Errorf("asked for, it is not shared: %+v", got)
	}
	if have := names(t, bo); have["Dan Ek"] != nil || have["Eva Alm"] == nil || have["Bo Ek"] == nil {
		t.Errorf("%v", have)
	}
	add(t, anna, "Fia Ek")
	if err := anna.PublishUnasked(ctx); err != nil || !look(t, bo) {
		t.Errorf("what is done after that is not shared by itself: %v", err)
	}
	sound(t, anna)
	sound(t, bo)
}

// A command goes back while the window is open on the same working copy: the window holds it too.
func TestAnotherProgramHoldsWhatWasGoneBackTo(t *testing.T) {
	path, home := filepath.Join(t.TempDir(), "vara.lis"), t.TempDir()
	create(t, path, home)
	window := opened(t, path, home)
	defer closed(t, window)
	backup := backedUp(t, window)
	add(t, window, "Cia Dahl")
	published(t, window)
	command := opened(t, path, home)
	if _, err := command.GoBack(ctx, backup.Path); err != nil {
		t.Fatal(err)
	}
	closed(t, command)
	bo := at(t, path, "Bo Dahl") // what comes in meanwhile does not let the window forget
	add(t, bo, "Eva Alm")
	closed(t, bo)
	if !look(t, window) {
		t.Error("nothing has come in")
	}
	if err := window.PublishUnasked(ctx); err != nil || !window.Status().Held {
		t.Errorf("%v %+v", err, window.Status())
	}
	bo = at(t, path, "Bo Dahl")
	if names(t, bo)["Cia Dahl"] == nil {
		t.Error("it has been shared")
	}
	closed(t, bo)
	published(t, window)
	bo = at(t, path, "Bo Dahl")
	defer closed(t, bo)
	if names(t, bo)["Cia Dahl"] != nil {
		t.Error("it has not been shared")
	}
}

// Where nothing differs nothing is done, and what is saved after is shared as ever.
func TestGoingBackToTheSameHoldsNothing(t *testing.T) {
	path, home := filepath.Join(t.TempDir(), "vara.lis"), t.TempDir()
	create(t, path, home)
	w := opened(t, path, home)
	defer closed(t, w)
	done, err := w.GoBack(ctx, backedUp(t, w).Path)
	if err != nil || len(done) != 0 || w.Status().Held {
		t.Errorf("%v %v %+v", done, err, w.Status())
	}
	save(t, w)
	if err := w.PublishUnasked(ctx); err != nil || w.Status().Unshared != 0 {
		t.Errorf("%v %+v", err, w.Status())
	}
	other := filepath.Join(t.TempDir(), "annan.lis")
	create(t, other, t.TempDir())
	if _, err := w.GoBack(ctx, other); !data.IsProblem(err, "problem.merge.other") {
		t.Error(err)
	}
	if _, err := w.Compare(ctx, other); !data.IsProblem(err, "problem.merge.other") {
		t.Error(err)
	}
}

// What a copy holds and the file lacks is counted, and taken in when one goes back to it.
func TestGoingBackTakesInWhatIsLacking(t *testing.T) {
	path, home := filepath.Join(t.TempDir(), "vara.lis"), t.TempDir()
	create(t, path, home)
	apart := filepath.Join(t.TempDir(), "kopia.lis")
	copied(t, path, apart)
	bo := at(t, apart, "Bo Dahl")
	add(t, bo, "Bos person")
	retitle(t, bo, "Bo Ek", "Bos titel")
	closed(t, bo)
	w := opened(t, path, home)
	defer closed(t, w)
	retitle(t, w, "Bo Ek", "Annas titel")
	told, err := w.Compare(ctx, apart)
	want := []store.Difference{{Kind: "person", Changed: 1, Removed: 1}}
	if err != nil || told.Lacking != 2 || !slices.Equal(told.Differences, want) || told.Author != "Bo Dahl" || len(names(t, w)) != 1 {
		t.Errorf("%+v, %v", told, err)
	}
	done, err := w.GoBack(ctx, apart)
	if have := names(t, w); err != nil || len(have) != 2 || have["Bo Ek"].Title != "Bos titel" || have["Bo Ek"].Conflict {
		t.Errorf("%v %v %+v", err, done, have["Bo Ek"])
	}
	if !slices.Equal(told.Differences, done) {
		t.Errorf("told %v, done %v", told.Differences, done)
	}
	sound(t, w)
}
