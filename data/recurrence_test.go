package data_test

import (
	"strings"
	"testing"

	"lisparmen/data"
)

func TestRecurrences(t *testing.T) {
	incident := func(id string, cause data.CauseSort, known data.Day) *data.Incident {
		return &data.Incident{Head: data.Head{ID: id}, Title: id, CauseSort: cause, KnownAt: known.Start()}
	}
	nearMiss := incident("near", data.CauseLoss, "2026-05-01")
	nearMiss.Sort = data.SortNearMiss
	happened := &data.Incident{Head: data.Head{ID: "happened"}, Title: "happened", CauseSort: data.CauseLoss, OccurredAt: data.Day("2026-07-31").Start()}
	reg := data.NewRegister([]data.Record{
		incident("first", data.CauseLoss, "2026-01-31"),
		incident("second", data.CauseLoss, "2026-07-31"), // the last day of six calendar months
		incident("apart", data.CauseLoss, "2026-08-01"),  // a day too late for the first
		incident("other", data.CauseFault, "2026-02-01"), // another cause
		incident("unsaid", "", "2026-02-01"),             // nobody has said why
		incident("timeless", data.CauseLoss, ""),         // nobody has said when
		&data.Incident{Head: data.Head{ID: "gone", Removed: true}, CauseSort: data.CauseLoss, KnownAt: data.Day("2026-02-01").Start()},
		nearMiss, happened,
	})
	for _, test := range []struct {
		law      cite
		id, want string
	}{
		{ofRecurring, "first", "happened second"},
		{ofRecurring, "second", "first happened apart"},
		{ofRecurring, "apart", "happened second"},
		{ofRecurring, "other", ""},
		{ofRecurring, "unsaid", ""},
		{ofRecurring, "timeless", ""},
		{ofRecurring, "near", ""},
	} {
		id, want := test.id, test.want
		test.law.check(t, id)
		of, _ := data.Find(reg, data.Link[*data.Incident](id))
		var got []string
		for _, i := range data.Recurrences(reg, of) {
			got = append(got, i.ID)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}

func TestRecurringNowWaitsForAnAction(t *testing.T) {
	first := &data.Incident{Head: data.Head{ID: "a"}, CauseSort: data.CauseFault, KnownAt: data.Day("2026-06-01").Start()}
	second := &data.Incident{Head: data.Head{ID: "b"}, CauseSort: data.CauseFault, KnownAt: data.Day("2026-08-01").Start()}
	ids := func(today data.Day, more ...data.Record) string {
		var list []string
		for _, i := range data.RecurringNow(data.NewRegister(append([]data.Record{first, second}, more...)), today) {
			list = append(list, i.ID)
		}
		return strings.Join(list, " ")
	}
	if got := ids("2026-08-02"); got != "b" {
		t.Errorf("waits: %q", got)
	}
	if got := ids("2027-02-02"); got != "" {
		t.Errorf("after six months: %q", got)
	}
	if got := ids("2026-08-02", &data.Action{Head: data.Head{ID: "x"}, Incident: "b"}); got != "" {
		t.Errorf("with an action: %q", got)
	}
}
