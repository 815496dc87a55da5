package store

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"lisparmen/data"
)

// Each day's control is what a paper of the day after carries, also when a clock has been turned back and in a merged file.
func TestDaysTellWhatAPaperOfTheDayAfterCarries(t *testing.T) {
	clock := &testClock{time.Date(2026, 10, 23, 8, 0, 0, 0, time.UTC)}
	options := testOptions("a", 1)
	options.Now = clock.Now
	a, err := Create(ctx, filepath.Join(t.TempDir(), "a.lis"), options, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	for i := range 5 {
		mustSave(t, a, Base{}, &data.Person{Name: fmt.Sprint("Anna ", i)})
		clock.now = clock.now.Add(13 * time.Hour) // over the night on which the clocks are set back
	}
	b := copyOf(t, a, "b", 2)
	b.SetAuthor("Bo Ek")
	b.options.Now = clock.Now
	clock.now = clock.now.Add(-40 * time.Hour)
	mustSave(t, b, Base{}, &data.Person{Name: "Bo"})
	mustSave(t, a, Base{}, &data.Person{Name: "Anna, då klockan gick fel"})
	mustMerge(t, a, b)

	days, err := a.Days(ctx)
	if err != nil {
		t.Fatal(err)
	}
	saves := 0
	var told []string
	for _, d := range days {
		saves += d.Saves
		told = append(told, fmt.Sprintf("%s %d %s", d.Day, d.Saves, d.Authors))
		control, err := a.ControlAt(ctx, d.Day.AddDays(1))
		if err != nil || control != d.Control || control.Code() == "" {
			t.Errorf("%s leads to %v; a paper of the day after carries %v, %v", d.Day, d.Control, control, err)
		}
	}
	want := []string{"2026-10-25 2 [Anna Berg]", "2026-10-24 3 [Anna Berg Bo Ek]", "2026-10-23 2 [Anna Berg]"}
	if saves != 7 || !slices.Equal(told, want) {
		t.Errorf("%d saves: %q", saves, told)
	}
	if none, err := newStore(t, "c", 3).Days(ctx); err != nil || len(none) != 0 {
		t.Errorf("of an empty file: %v, %v", none, err)
	}
}

func TestACodeIsReadAsItIsTyped(t *testing.T) {
	const code = "1A2B-0C4D-5E6F-7081"
	for _, typed := range []string{code, "1a2b 0c4d 5e6f 7081", " 1A2BOC4D5E6F7O8l\n", "IA2B–0C4D–5E6F–7081"} {
		if got, err := ParseCode(typed); err != nil || got != code {
			t.Errorf("%q is read as %q, %v", typed, got, err)
		}
	}
	for _, typed := range []string{"", "1A2B-0C4D-5E6F", code + "-0", "1A2B-0C4D-5E6F-708G", "årsrapporten"} {
		if got, err := ParseCode(typed); !data.IsProblem(err, "problem.control.code") {
			t.Errorf("%q is read as %q, %v", typed, got, err)
		}
	}
}
