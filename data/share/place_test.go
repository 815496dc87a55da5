package share

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/data/store"
)

// Every backup is copied to the second place too, those made before it was set and while it was out of reach as well.
func TestBackupsAreCopiedToASecondPlace(t *testing.T) {
	path, home, second := filepath.Join(t.TempDir(), "vara.lis"), t.TempDir(), filepath.Join(t.TempDir(), "server")
	create(t, path, home)
	w := opened(t, path, home)
	backedUp(t, w)
	if w.SecondPlace() != "" || !data.IsProblem(w.SetSecondPlace(ctx, second), "problem.backup.place") || w.SecondPlace() != "" {
		t.Error("a folder that is not there is taken")
	}
	if err := os.Mkdir(second, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := w.SetSecondPlace(ctx, second); err != nil {
		t.Fatal(err)
	}
	there := func(want bool, when string) {
		t.Helper()
		var here, away []string
		for _, b := range w.Backups() {
			here = append(here, filepath.Base(b.Path))
		}
		for _, b := range backupsIn(filepath.Join(second, w.state.Dataset)) {
			away = append(away, filepath.Base(b.Path))
		}
		if slices.Equal(here, away) != want {
			t.Errorf("%s: here %v, there %v", when, here, away)
		}
	}
	there(true, "from before")
	backedUp(t, w)
	there(true, "made after")
	if in, err := store.OpenIncoming(ctx, filepath.Join(second, w.state.Dataset, filepath.Base(w.Backups()[0].Path)), store.Options{}); err != nil {
		t.Error(err)
	} else if err := in.Close(); err != nil {
		t.Error(err)
	}
	closed(t, w)
	w = opened(t, path, home) // it is remembered
	if w.SecondPlace() != second {
		t.Errorf("%q", w.SecondPlace())
	}

	if err := os.Rename(second, second+" borta"); err != nil {
		t.Fatal(err)
	}
	if w.BackupTrouble() != nil {
		t.Error("there is no trouble yet")
	}
	backedUp(t, w)
	backedUp(t, w)
	if err := w.BackupTrouble(); !data.IsProblem(err, "problem.backup.second") {
		t.Error(err)
	}
	if err := w.BackupTrouble(); err != nil {
		t.Errorf("told twice: %v", err)
	}
	if _, err := os.Stat(second); err == nil {
		t.Error("the place has been made on this computer")
	}
	if err := os.Rename(second+" borta", second); err != nil {
		t.Fatal(err)
	}
	there(false, "while it was away")
	backedUp(t, w)
	there(true, "when it came back")
	if err := w.SetSecondPlace(ctx, ""); err != nil || w.SecondPlace() != "" {
		t.Error(err)
	}
	backedUp(t, w)
	there(false, "when it is taken away")
	if err := w.SetSecondPlace(ctx, filepath.Join(home, "backups")); !data.IsProblem(err, "problem.backup.place") {
		t.Errorf("the place itself: %v", err)
	}
	closed(t, w)
}

// What a gallring has erased leaves the second place too, as soon as it can be reached.
func TestAGallringReachesTheSecondPlace(t *testing.T) {
	path, home, second := filepath.Join(t.TempDir(), "vara.lis"), t.TempDir(), t.TempDir()
	create(t, path, home)
	w := opened(t, path, home)
	if err := w.SetSecondPlace(ctx, second); err != nil {
		t.Fatal(err)
	}
	add(t, w, "Hemligqx Person")
	published(t, w)
	backedUp(t, w)
	if !holds(t, second, "Hemligqx") {
		t.Fatal("the test finds nothing to find")
	}
	if err := os.Rename(second, second+" borta"); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Store.Gallra(ctx, data.People.Untyped(), names(t, w)["Hemligqx Person"].ID, "KS § 1"); err != nil {
		t.Fatal(err)
	}
	published(t, w)
	if err := w.BackupTrouble(); !data.IsProblem(err, "problem.backup.second.gallring") {
		t.Error(err)
	}
	if err := os.Rename(second+" borta", second); err != nil {
		t.Fatal(err)
	}
	save(t, w)
	closed(t, w)
	if holds(t, second, "Hemligqx") || holds(t, home, "Hemligqx") {
		t.Error("it is still there")
	}
	if left := backupsIn(filepath.Join(second, w.state.Dataset)); len(left) == 0 {
		t.Error("nothing is left there")
	}
}

// A backup that the disk has hardly room for is not begun.
func TestABackupNeedsRoom(t *testing.T) {
	path, home := filepath.Join(t.TempDir(), "vara.lis"), t.TempDir()
	create(t, path, home)
	free := uint64(1 << 40)
	o := options(home)
	o.Free = func(string) (uint64, error) { return free, nil }
	w, err := Open(ctx, path, o)
	if err != nil {
		t.Fatal(err)
	}
	defer closed(t, w)
	backedUp(t, w)
	info, err := os.Stat(w.home.work(w.state.Dataset))
	if err != nil {
		t.Fatal(err)
	}
	free = 2*uint64(info.Size()) - 1
	before := len(w.Backups())
	if _, err := w.BackUp(ctx, BackupAsked); !data.IsProblem(err, "problem.backup.space") {
		t.Error(err)
	}
	if _, err := w.GoBack(ctx, w.Backups()[0].Path); !data.IsProblem(err, "problem.backup.space") {
		t.Errorf("gone back without a backup: %v", err)
	}
	if len(w.Backups()) != before {
		t.Error("a backup has been made")
	}
	free++
	backedUp(t, w)
	if got, err := diskFree(home); err != nil || got == 0 {
		t.Errorf("the system says %d, %v", got, err)
	}
	o.Free = func(string) (uint64, error) { return 0, errors.New("unknown") }
	w.options = o
	backedUp(t, w)
}

// A newer program keeps the working copy as the older one left it.
func TestABackupIsMadeBeforeAMigration(t *testing.T) {
	path, home := filepath.Join(t.TempDir(), "vara.lis"), t.TempDir()
	create(t, path, home)
	s := stateIn(t, home, path)
	h, err := newHome(home, path)
	if err != nil {
		t.Fatal(err)
	}
	work := h.work(s.Dataset)
	if err := os.Remove(work); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite3", work)
	if err != nil {
		t.Fatal(err)
	}
	const version = 5 // how the tables of an earlier program were, before the latest scripts
	scripts, err := filepath.Glob("../store/migrations/*.sql")
	if err != nil || len(scripts) <= version {
		t.Fatal(err, scripts)
	}
	for _, script := range scripts[:version] {
		raw, err := os.ReadFile(script)
		if err == nil {
			_, err = db.Exec(string(raw))
		}
		if err != nil {
			t.Fatal(script, err)
		}
	}
	_, err = db.Exec(fmt.Sprintf(`PRAGMA user_version=%d; PRAGMA application_id=%d; INSERT INTO about VALUES('dataset', '%s')`, version, 0x4C495331, s.Dataset))
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	if !store.IsOld(work) {
		t.Fatal("the test has made nothing old")
	}
	w := opened(t, path, home)
	list := slices.DeleteFunc(w.Backups(), func(b Backup) bool { return b.Reason != BackupMigration })
	if len(list) != 1 || !store.IsOld(list[0].Path) || store.IsOld(work) || len(names(t, w)) != 1 {
		t.Fatalf("%v, %v", w.Backups(), names(t, w))
	}
	if told, err := w.Compare(ctx, list[0].Path); err != nil || len(told.Differences) == 0 {
		t.Errorf("%+v, %v", told, err)
	}
	closed(t, w)
	w = opened(t, path, home)
	defer closed(t, w)
	if len(w.Backups()) != 2 { // this and the day's first
		t.Errorf("%v", w.Backups())
	}
}

func TestThinKeepsTheLatestFromBeforeMigrations(t *testing.T) {
	now := time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC)
	var all []Backup
	for n := range keepMigrations + 3 {
		all = append(all, Backup{Path: fmt.Sprint(n), At: now.AddDate(0, -n, 0), Reason: BackupMigration})
		all = append(all, Backup{Path: fmt.Sprint("daily ", n), At: now.AddDate(0, -n, 0), Reason: BackupDaily})
	}
	var gone []string
	months := 0
	for _, b := range thin(all, now) {
		if b.Reason == BackupMigration {
			gone = append(gone, b.Path)
		} else {
			months++
		}
	}
	slices.Sort(gone)
	if want := []string{"20", "21", "22"}; !slices.Equal(gone, want) || len(all)/2-months > keepMonths+keepWeeks+keepDays {
		t.Errorf("%v, %d others", gone, months)
	}
}
