package share

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"lisparmen/data"
)

func TestThin(t *testing.T) {
	now := time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC)
	list := func(times ...time.Time) []Backup {
		var all []Backup
		for i, at := range times {
			all = append(all, Backup{Path: fmt.Sprint(i, " ", at), At: at})
		}
		return all
	}
	var hourly []time.Time
	for n := range 500 * 24 {
		hourly = append(hourly, now.Add(-time.Duration(n)*time.Hour))
	}
	kept := func(all, gone []Backup) []Backup {
		isGone := map[string]bool{}
		for _, b := range gone {
			isGone[b.Path] = true
		}
		var left []Backup
		for _, b := range all {
			if !isGone[b.Path] {
				left = append(left, b)
			}
		}
		return left
	}
	all := list(hourly...)
	left := kept(all, thin(all, now))
	young, days, months := 0, map[string]bool{}, map[string]bool{}
	for _, b := range left {
		if now.Sub(b.At) < keepAll {
			young++
		}
		days[b.At.In(data.Swedish).Format(time.DateOnly)] = true
		months[b.At.In(data.Swedish).Format("2006-01")] = true
	}
	if young != 48 || len(months) != keepMonths || len(left) > 48+keepDays+keepWeeks+keepMonths {
		t.Errorf("%d young, %d days, %d months, %d in all", young, len(days), len(months), len(left))
	}
	for n := range keepDays {
		if day := now.AddDate(0, 0, -n).In(data.Swedish).Format(time.DateOnly); !days[day] {
			t.Errorf("nothing is left of %s", day)
		}
	}
	if again := thin(left, now); len(again) != 0 {
		t.Errorf("what was kept is thinned out the next moment: %v", again)
	}

	for name, times := range map[string][]time.Time{
		"none":                    {},
		"one, very old":           {now.AddDate(-5, 0, 0)},
		"the clock was set back":  {now.AddDate(0, 0, 3), now.AddDate(1, 0, 0), now.Add(time.Hour)},
		"two in one second":       {now, now},
		"the night summer ended":  {time.Date(2026, 10, 25, 0, 30, 0, 0, time.UTC), time.Date(2026, 10, 26, 0, 30, 0, 0, time.UTC)},
		"a year apart on one day": {now.AddDate(-1, 0, 0), now},
	} {
		if gone := thin(list(times...), now); len(gone) != 0 {
			t.Errorf("%s: %v", name, gone)
		}
	}
	if gone := thin(list(now.AddDate(0, 0, -5), now.AddDate(0, 0, -5).Add(time.Hour)), now); len(gone) != 1 || !gone[0].At.Equal(now.AddDate(0, 0, -5)) {
		t.Errorf("of two of an old day the later is to be kept: %v", gone)
	}
}

// The first save of a day is followed by a backup, which brings back what a lost file held.
func TestBackupsAreMadeAndTakenBack(t *testing.T) {
	path, home := filepath.Join(t.TempDir(), "vara.lis"), t.TempDir()
	create(t, path, home)
	w := opened(t, path, home)
	save(t, w)
	closed(t, w)
	w = opened(t, path, home)
	list := w.Backups()
	if len(list) != 1 || list[0].Reason != BackupDaily || list[0].Size == 0 {
		t.Fatalf("%+v", list)
	}
	save(t, w)
	published(t, w)
	if len(w.Backups()) != 1 {
		t.Errorf("one a day: %+v", w.Backups())
	}
	asked, err := w.BackUp(ctx, BackupAsked)
	if err != nil || len(w.Backups()) != 2 {
		t.Errorf("%v, %+v", err, w.Backups())
	}
	if info, err := os.Stat(asked.Path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", info.Mode(), err)
	}
	closed(t, w)

	// The computer's working copies and the file are lost, and an early copy is put in its place.
	if err := os.RemoveAll(filepath.Join(home, "copies")); err != nil {
		t.Fatal(err)
	}
	copied(t, list[0].Path, path)
	w = opened(t, path, home)
	if got := len(namesOf(t, w)); got != 1 {
		t.Errorf("%d", got)
	}
	if merged, _, err := w.MergeCopy(ctx, asked.Path, BackupRestore); err != nil || merged.Saves != 2 {
		t.Errorf("%v %+v", err, merged)
	}
	if got := len(namesOf(t, w)); got != 3 {
		t.Errorf("%d", got)
	}
	sound(t, w)
	closed(t, w)
}

func namesOf(t *testing.T, w *Workspace) []data.Record {
	t.Helper()
	list, err := w.Store.List(ctx, data.People.Untyped())
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// What a gallring has erased, here or at another computer, is in no file that the program keeps.
func TestAGallringReachesTheBackups(t *testing.T) {
	path, home, other := filepath.Join(t.TempDir(), "vara.lis"), t.TempDir(), t.TempDir()
	create(t, path, home)
	anna := opened(t, path, home)
	add(t, anna, "Hemligqx Person")
	published(t, anna)
	bo := opened(t, path, other)
	save(t, bo)
	published(t, bo)
	look(t, anna)
	if _, err := anna.BackUp(ctx, BackupAsked); err != nil {
		t.Fatal(err)
	}
	if len(bo.Backups()) != 1 || len(anna.Backups()) != 2 {
		t.Fatalf("%v %v", bo.Backups(), anna.Backups())
	}
	if !holds(t, home, "Hemligqx") || !holds(t, other, "Hemligqx") {
		t.Fatal("the test finds nothing to find")
	}
	kind := data.People.Untyped()
	if _, err := anna.Store.Gallra(ctx, kind, names(t, anna)["Hemligqx Person"].ID, "KS § 1"); err != nil {
		t.Fatal(err)
	}
	closed(t, anna)
	look(t, bo)
	save(t, bo)
	closed(t, bo)
	for _, folder := range []string{home, other, filepath.Dir(path)} {
		if holds(t, folder, "Hemligqx") {
			t.Errorf("it is still in %s", folder)
		}
	}
	anna = opened(t, path, home)
	defer closed(t, anna)
	// The first of the day was made before there was anything to erase, and stays.
	if list := anna.Backups(); len(list) != 2 || list[0].Reason != BackupGallring || list[1].Reason != BackupDaily {
		t.Errorf("%+v", list)
	}
}

func holds(t *testing.T, folder, word string) bool {
	t.Helper()
	found := false
	err := filepath.Walk(folder, func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		raw, err := os.ReadFile(path)
		found = found || bytes.Contains(raw, []byte(word))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// A program that was killed while it made a backup leaves nothing that a gallring would not find.
func TestAHalfMadeBackupIsSweptAway(t *testing.T) {
	path, home := filepath.Join(t.TempDir(), "vara.lis"), t.TempDir()
	create(t, path, home)
	w := opened(t, path, home)
	defer closed(t, w)
	left := filepath.Join(w.home.folder, "backup.tmp")
	if err := os.WriteFile(left, []byte("Hemligqx"), 0o600); err != nil {
		t.Fatal(err)
	}
	save(t, w)
	published(t, w)
	if holds(t, home, "Hemligqx") {
		t.Error("it is left")
	}
}

func TestAFileThatIsRefusedLeavesNothingInTheHome(t *testing.T) {
	path, home := filepath.Join(t.TempDir(), "text.lis"), filepath.Join(t.TempDir(), "hem")
	if err := os.WriteFile(path, []byte("text"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(ctx, path, options(home)); !data.IsProblem(err, "problem.file.not_database") {
		t.Error(err)
	}
	if _, err := os.Stat(home); err == nil {
		t.Error("something is left")
	}
}
