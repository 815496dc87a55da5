package store

import (
	"slices"
	"testing"
	"time"

	"lisparmen/data"
)

// incidentPaper is all that a seal can tell of a paper.
func incidentPaper(id, kept string) data.Printed {
	return data.Printed{
		Report: "incident", Form: "pdf", From: "2026-01-01", To: "2026-11-02", AsOf: "2026-11-01", Public: true, Draft: true,
		Origin: data.OriginOf("incident", id), Kept: data.Link[*data.Paper](kept),
	}
}

func mustSeal(t *testing.T, s *Store, p data.Printed, control Control) Saved {
	t.Helper()
	saved, err := s.Seal(ctx, p, control)
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

func mustPrinted(t *testing.T, s *Store, report string) []data.Printed {
	t.Helper()
	list, err := s.Printed(ctx, report)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// All that is told of a printed paper comes back, the newest first, also on a copy that the file is merged into.
func TestWhatWasPrintedIsTold(t *testing.T) {
	s, _, _, incident := loggedFile(t)
	control, err := s.ControlAt(ctx, "2026-11-03")
	if err != nil {
		t.Fatal(err)
	}
	whole := incidentPaper(incident.ID, s.NewID())
	register := data.Printed{Report: "forteckning", Form: "xlsx", Kind: "risk", AsOf: "2026-11-03"}
	mustSeal(t, s, whole, control)
	mustSeal(t, s, register, control)
	into := newStore(t, "b", 9)
	mustMerge(t, into, s)
	for name, store := range map[string]*Store{"the file": s, "the copy": into} {
		list := mustPrinted(t, store, "")
		var told []string
		for _, p := range list {
			told = append(told, p.Report)
		}
		if want := []string{"forteckning", "incident", "arsrapport"}; !slices.Equal(told, want) {
			t.Fatalf("%s: printed %q, want %q", name, told, want)
		}
		for i, want := range []data.Printed{register, whole} {
			want.At, want.Author, want.Code = list[i].At, "Bo Öman", control.Code()
			if list[i] != want || data.DayOf(want.At) != "2026-11-03" {
				t.Errorf("%s: told %+v, want %+v", name, list[i], want)
			}
		}
		if own := mustPrinted(t, store, "incident"); len(own) != 1 || own[0].Origin != whole.Origin {
			t.Errorf("%s: of one report %+v", name, own)
		}
		mustBeSound(t, store)
	}
	if list, err := s.Logged(ctx, LogFilter{Act: ActSeal}, Done{}, 2); err != nil || list[1].Printed.Kept != whole.Kept || list[1].Printed.Code != control.Code() {
		t.Errorf("the log tells %+v, %v", list, err)
	}
}

// The same paper is booked once a day for each person. What differs in anything is another paper.
func TestThePaperIsBookedOnceADay(t *testing.T) {
	s, _, _, incident := loggedFile(t)
	clock := &testClock{time.Date(2026, 11, 5, 8, 0, 0, 0, time.UTC)}
	s.options.Now = clock.Now
	control, err := s.ControlAt(ctx, "2026-11-05")
	if err != nil {
		t.Fatal(err)
	}
	earlier, err := s.ControlAt(ctx, "2026-11-02")
	if err != nil {
		t.Fatal(err)
	}
	paper := incidentPaper(incident.ID, "")
	count := func() int { return len(mustPrinted(t, s, "incident")) }
	if mustSeal(t, s, paper, control).Save.IsZero() {
		t.Error("the first is not booked")
	}
	clock.now = clock.now.Add(14 * time.Hour)
	if saved := mustSeal(t, s, paper, control); !saved.Save.IsZero() || count() != 1 {
		t.Errorf("again the same day gives save %v, %d rows", saved.Save, count())
	}
	for name, change := range map[string]func(*data.Printed){
		"another form": func(p *data.Printed) { p.Form = "docx" }, "another period": func(p *data.Printed) { p.From = "2025-01-01" },
		"another end": func(p *data.Printed) { p.To = "2026-11-01" }, "another day": func(p *data.Printed) { p.AsOf = "2026-10-01" },
		"internal": func(p *data.Printed) { p.Public = false }, "no draft": func(p *data.Printed) { p.Draft = false },
		"another record": func(p *data.Printed) { p.Origin = "" }, "another register": func(p *data.Printed) { p.Kind = "risk" },
		"kept": func(p *data.Printed) { p.Kept = data.Link[*data.Paper](incident.ID) },
	} {
		other, before := paper, count()
		change(&other)
		if mustSeal(t, s, other, control); count() != before+1 {
			t.Errorf("%s is not booked", name)
		}
	}
	n := count()
	kept := paper
	kept.Form, kept.Kept = "text", data.Link[*data.Paper](incident.ID)
	mustSeal(t, s, kept, control)
	kept.Kept = ""
	if mustSeal(t, s, kept, control); count() != n+1 {
		t.Error("what was kept is booked once more when it is only printed again")
	}
	if mustSeal(t, s, paper, earlier); count() != n+2 {
		t.Error("with another code it is not booked")
	}
	s.SetAuthor("Anna Berg")
	if mustSeal(t, s, paper, control); count() != n+3 {
		t.Error("by another person it is not booked")
	}
	clock.now = time.Date(2026, 11, 5, 23, 30, 0, 0, time.UTC) // the day after, here
	if mustSeal(t, s, paper, control); count() != n+4 {
		t.Error("the day after it is not booked")
	}
	clock.now = time.Date(2026, 11, 4, 8, 0, 0, 0, time.UTC) // a clock that is set right
	if mustSeal(t, s, paper, control); count() != n+5 {
		t.Error("a paper of a day to come hides one of today")
	}
	mustBeSound(t, s)
}

// What was booked before the log told more is told as far as it goes; and programs of that time, which read the first five fields by
// name, find in the new rows what they look for.
func TestSealsOfOlderAndNewerPrograms(t *testing.T) {
	s, _, _, incident := loggedFile(t)
	control, err := s.ControlAt(ctx, "2026-11-03")
	if err != nil {
		t.Fatal(err)
	}
	var saved Saved
	if err := s.write(ctx, ActSeal, "", SaveID{}, func(w *writer) error {
		id := s.NewID()
		for field, text := range map[string]string{
			fieldExists: "1", sealPaper: "riskrapport", sealDay: string(control.Day), sealCode: control.Code(), sealVector: control.Vector, "what/zoom": "of a newer program",
		} {
			w.set(id, sealKind, field, text, nil)
		}
		return nil
	}, &saved); err != nil {
		t.Fatal(err)
	}
	if got := mustPrinted(t, s, "riskrapport"); len(got) != 1 || got[0].Form != "" || got[0].Code != control.Code() || got[0].Author != "Bo Öman" {
		t.Errorf("the old seal is told as %+v", got)
	}
	done := Done{Save: mustSeal(t, s, incidentPaper(incident.ID, s.NewID()), control).Save}
	events, err := s.Changed(ctx, done, 5)
	var fields []string
	for _, e := range events {
		fields = append(fields, e.Field)
	}
	if want := []string{sealCode, sealDay, fieldExists, sealPaper, sealVector}; err != nil || !slices.Equal(fields, want) {
		t.Errorf("an older program reads %q of a new seal, want %q; %v", fields, want, err)
	}
	mustBeSound(t, s)
	if findings, err := s.Check(ctx, control.Code()); err != nil || len(findings) != 1 || findings[0].Key != "check.code.holds" {
		t.Errorf("the code: %v, %v", findings, err)
	}
}

// A paper about a record that has been gallrat since is still told to have been printed, and the gallring touches nothing of it.
func TestWhatWasPrintedOfAGallradRecordIsTold(t *testing.T) {
	s, _, _, incident := loggedFile(t)
	mustSeal(t, s, incidentPaper(incident.ID, ""), Control{})
	if _, err := s.Gallra(ctx, data.Incidents.Untyped(), incident.ID, "KS § 1"); err != nil {
		t.Fatal(err)
	}
	if list := mustPrinted(t, s, "incident"); len(list) != 1 || list[0].Origin != data.OriginOf("incident", incident.ID) {
		t.Errorf("printed: %+v", list)
	}
	mustBeSound(t, s)
}

// A file in which nothing may be written books nothing, and says so.
func TestNothingIsBookedInAProtectedFile(t *testing.T) {
	s, _, _, _ := loggedFile(t)
	s.Protect()
	if _, err := s.Seal(ctx, data.Printed{Report: "incident", Form: "pdf"}, Control{}); !data.IsProblem(err, "problem.file.readonly") {
		t.Errorf("told %v", err)
	}
}
