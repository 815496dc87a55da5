package store

import (
	"testing"

	"lisparmen/data"
)

// A sort of watch has one lead time; another row for it is refused, and the row can be changed, removed and made anew.
func TestOneLeadTimeASort(t *testing.T) {
	s := newStore(t, "a", 1)
	lead := func(what data.DueWhat, days int) *data.LeadTime { return &data.LeadTime{What: what, Days: &days} }
	first, other := lead(data.DueReview, 90), lead(data.DueAction, 14)
	mustSave(t, s, Base{}, first)
	mustSave(t, s, Base{}, other)
	if _, err := s.Save(ctx, Base{}, lead(data.DueReview, 30)); !data.IsProblem(err, "problem.record.alone") {
		t.Errorf("a second row for the same sort: %v", err)
	}
	changed, base := mustGet(t, s, data.LeadTimes, other.ID)
	changed.What = data.DueReview
	if _, err := s.Save(ctx, base, changed); !data.IsProblem(err, "problem.record.alone") {
		t.Errorf("a row made one for the same sort: %v", err)
	}
	same, base := mustGet(t, s, data.LeadTimes, first.ID)
	fewer := 30
	same.Days = &fewer
	mustSave(t, s, base, same)
	if _, err := s.Remove(ctx, data.LeadTimes.Untyped(), first.ID); err != nil {
		t.Fatal(err)
	}
	mustSave(t, s, Base{}, lead(data.DueReview, 45))
	mustBeSound(t, s)
}

// A file from before the sorts of watches were chosen from a list is found whole, and what it says is still there.
func TestWatchesOfAnOlderFileAreSound(t *testing.T) {
	s := newStore(t, "a", 1)
	days := 90
	lead := &data.LeadTime{What: data.DueReview, Days: &days}
	snooze := &data.Snooze{What: data.DueAction, Record: "0199c5b2-0000-7000-8000-000000000001", Until: "2026-12-15", Reason: "Semester"}
	mustSave(t, s, Base{}, lead)
	mustSave(t, s, Base{}, snooze)
	for _, query := range []string{ // as an older program left it
		`INSERT INTO search(rowid, text, id, kind) VALUES(1000, 'due.review', '` + lead.ID + `', 'lead_time')`,
		`UPDATE record SET n=1000 WHERE id='` + lead.ID + `'`,
		`UPDATE search SET text='Semester' || char(10) || 'due.action' || char(10) || '` + snooze.Record + `' WHERE id='` + snooze.ID + `'`,
	} {
		if _, err := s.db.Exec(query); err != nil {
			t.Fatal(err)
		}
	}
	if findings, err := s.Check(ctx, ""); err != nil || len(findings) != 2 {
		t.Fatalf("before: %v, %v", findings, err)
	}
	script, err := migrations.ReadFile("migrations/0008_watches.sql")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.db.Exec(string(script)); err != nil {
		t.Fatal(err)
	}
	mustBeSound(t, s)
	if r, _ := mustGet(t, s, data.LeadTimes, lead.ID); r.What != data.DueReview || *r.Days != 90 {
		t.Errorf("the lead time is %+v", r)
	}
}
