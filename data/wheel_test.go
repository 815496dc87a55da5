package data

import (
	"slices"
	"testing"
	"time"
)

// The wheel turns to any year: what is overdue stands in its month when that is looked back at, and is told once beside the months to come.
func TestTheWheelTurns(t *testing.T) {
	now := time.Date(2026, 11, 24, 11, 0, 0, 0, time.UTC)
	reg := NewRegister([]Record{
		&Action{Head: Head{ID: "late"}, Title: "Försenad", Due: "2025-03-10", State: ActionPlanned},
		&Action{Head: Head{ID: "soon"}, Title: "Snart", Due: "2026-12-10", State: ActionPlanned},
		&Action{Head: Head{ID: "far"}, Title: "Sedan", Due: "2027-12-31", State: ActionPlanned},
		&Meeting{Head: Head{ID: "held"}, On: "2025-06-01"},
		&Activity{Head: Head{ID: "yearly"}, Title: "Årsrapport", Month: "m03", From: "2024-01-01", LastDone: "2026-03-20"},
	})
	for _, c := range []struct {
		first           Day
		due             string // in which month, counted from the first
		at              int
		meetings, times int
	}{
		{"2025-01-01", "late", 2, 1, 1},
		{"2026-01-01", "soon", 11, 0, 1},
		{"2026-11-01", "soon", 1, 0, 1},
		{"2027-01-01", "far", 11, 0, 1},
	} {
		months, overdue := WheelFrom(reg, now, c.first)
		if len(months) != 12 || months[0].First != c.first || overdue != 1 {
			t.Fatalf("from %s: %d months from %s, %d overdue", c.first, len(months), months[0].First, overdue)
		}
		meetings, times := 0, 0
		for i, m := range months {
			meetings, times = meetings+len(m.Meetings), times+len(m.Activities)
			has := slices.ContainsFunc(m.Due, func(d Due) bool { return d.ID == c.due })
			if has != (i == c.at) || len(m.Due) > 1 {
				t.Errorf("from %s, month %d: %+v", c.first, i, m.Due)
			}
		}
		if meetings != c.meetings || times != c.times {
			t.Errorf("from %s: %d meetings, %d times of the activity", c.first, meetings, times)
		}
	}
	coming, _ := Wheel(reg, now)
	if coming[0].First != "2026-11-01" {
		t.Errorf("the months to come begin %s", coming[0].First)
	}
}
