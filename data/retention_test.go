package data

import (
	"testing"
	"time"
)

func TestRetention(t *testing.T) {
	years := func(n int) *int { return &n }
	for _, c := range []struct {
		name, provision, source string
		rule                    Retention
		end, want               Day
	}{
		{"whole years from the end of the year", "arkivlagen (1990:782) 10 §", "kommunens gallringsbeslut; räknesättet egen kunskap", Retention{Years: years(2), From: FromYearEnd}, "2024-03-01", "2027-01-01"},
		{"the last day of the year", "arkivlagen (1990:782) 10 §", "kommunens gallringsbeslut; räknesättet egen kunskap", Retention{Years: years(2), From: FromYearEnd}, "2024-12-31", "2027-01-01"},
		{"from the day", "arkivlagen (1990:782) 10 §", "kommunens gallringsbeslut", Retention{Years: years(1), From: FromDay}, "2024-02-29", "2025-03-01"},
		{"at once", "arkivlagen (1990:782) 10 §", "kommunens gallringsbeslut", Retention{Years: years(0), From: FromDay}, "2024-05-05", "2024-05-06"},
		{"not ended", "arkivlagen (1990:782) 10 §", "kommunens gallringsbeslut", Retention{Years: years(0), From: FromDay}, "", ""},
		{"no years said", "arkivlagen (1990:782) 10 §", "kommunens gallringsbeslut", Retention{From: FromDay}, "2024-05-05", ""},
	} {
		if got := c.rule.Expires(c.end); got != c.want || c.provision == "" || c.source == "" {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestWhatARuleLetsBeGallrat(t *testing.T) {
	two := 2
	rule := func(register string) *Retention {
		return &Retention{Head: Head{ID: "rule-" + register}, Register: register, Years: &two, From: FromYearEnd, Decision: "KS 2026 § 3"}
	}
	handled := func(year int) time.Time { return time.Date(year, 5, 5, 10, 0, 0, 0, time.UTC) }
	old := &Incident{Head: Head{ID: "i1"}, Title: "Gammal", HandledAt: handled(2022)}
	older := &Incident{Head: Head{ID: "i0"}, Title: "Äldre", HandledAt: handled(2020)}
	fresh := &Incident{Head: Head{ID: "i2"}, Title: "Färsk", HandledAt: handled(2025)}
	open := &Incident{Head: Head{ID: "i3"}, Title: "Pågår"}
	line := &IncidentEvent{Head: Head{ID: "e1"}, Incident: "i1", Text: "Rad"}
	told := &Notification{Head: Head{ID: "n1"}, Incident: "i1"}
	freshLine := &IncidentEvent{Head: Head{ID: "e2"}, Incident: "i2", Text: "Rad"}
	gone := &Person{Head: Head{ID: "p1"}, Name: "Bo Ek", LeftOn: "2020-01-01"}
	needed := &Person{Head: Head{ID: "p2"}, Name: "Eva Alm", LeftOn: "2020-01-01"}
	role := &Role{Head: Head{ID: "r1"}, Name: "Ordförande", Holder: "p2"}
	rules := []Record{rule("incident"), rule("person")}
	reg := NewRegister(append([]Record{old, older, fresh, open, line, told, freshLine, gone, needed, role}, rules...))
	got := ""
	for _, e := range ExpiredBy(reg, rule("incident"), "2026-11-28") {
		got += e.Record.Header().ID + " " + string(e.On) + "; "
	}
	if want := "i0 2023-01-01; i1 2025-01-01; e1 2025-01-01; n1 2025-01-01; "; got != want {
		t.Errorf("incidents: %s want %s", got, want)
	}
	if people := ExpiredBy(reg, rule("person"), "2026-11-28"); len(people) != 1 || people[0].Record != gone {
		t.Errorf("people: %v", people)
	}
	if early := ExpiredBy(reg, rule("incident"), "2022-12-31"); len(early) != 0 {
		t.Errorf("too early: %v", early)
	}
	planned := ""
	for _, e := range PlannedBy(reg, rule("incident")) {
		planned += e.Record.Header().ID + " " + string(e.On) + "; "
	}
	if want := got + "i2 2028-01-01; e2 2028-01-01; "; planned != want {
		t.Errorf("planned: %s want %s", planned, want)
	}
	due := WhatIsDue(reg, time.Date(2026, 11, 28, 8, 0, 0, 0, time.UTC), ByLeadTime)
	more := map[string]int{}
	for _, d := range due {
		if d.What == DueRetention {
			more[d.ID] = d.More
			if d.Overdue {
				t.Error("what may be gallrat is never late")
			}
		}
	}
	if len(more) != 2 || more["rule-incident"] != 3 || more["rule-person"] != 0 {
		t.Errorf("watches: %v", more)
	}
}

// What can be gallrat by plan must have an end to count from, and what is part of something must point at it.
func TestRetainedKindsHaveAnEnd(t *testing.T) {
	for _, o := range retained.Options {
		kind, ok := KindNamed(o.Name)
		f, hasEnd := kind.Field(kind.Ends)
		if !ok || !hasEnd || f.Type != TypeDate && f.Type != TypeTime || kind.Word != o.Word {
			t.Errorf("%s has no end to count from", o.Name)
		}
	}
	for _, kind := range Kinds() {
		if f, ok := kind.Field(kind.PartOf); kind.PartOf != "" && (!ok || f.Type != TypeRef && f.Name != OriginField) {
			t.Errorf("%s is part of nothing", kind.Name)
		}
	}
}
