package reports_test

import (
	"strings"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/reports"
	"lisparmen/reports/text"
	"lisparmen/translations"
)

func ptr(n int) *int { return &n }

// showRegister holds one of each that is hard to show.
func showRegister() data.Register {
	head := func(id string) data.Head { return data.Head{ID: id} }
	return data.NewRegister([]data.Record{
		&data.Unit{Head: head("sn"), Name: "Socialnämnden"},
		&data.Unit{Head: data.Head{ID: "gone", Removed: true}, Name: "Kulturnämnden"},
		&data.Person{Head: data.Head{ID: "erased", Removed: true, Gallrad: "KS 2026/1"}},
		&data.Incident{Head: head("i3"), Number: ptr(3), Title: "Fel mottagare"},
		&data.Incident{Head: head("ib3"), Number: ptr(3), Title: "Stulen dator"},
		&data.Incident{Head: head("untitled"), Number: ptr(4)},
		&data.Notification{Head: head("n"), Incident: "i3", Track: data.TrackCyber, Step: data.StepEarlyWarning},
		&data.Notification{Head: head("nu"), Incident: "i3", Track: data.TrackGDPR, Step: data.StepNotification, Unit: "sn"},
		&data.Deadline{Head: head("d"), Track: data.TrackCyber, Step: data.StepFinal},
	})
}

func TestShow(t *testing.T) {
	viewer := reports.NewViewer(showRegister())
	for _, test := range []struct{ kind, field, stored, want string }{
		{"incident", "title", "Fel mottagare", "Fel mottagare"},
		{"incident", "title", "", ""},
		{"incident", "number", "1234", "I-1234"},
		{"incident", "affected", "2504", "2 504"},
		{"incident", "affected", "", ""},
		{"incident", "known_at", "2026-11-24T13:30:00Z", "2026-11-24 14.30"},
		{"incident", "known_at", "", ""},
		{"incident", "known_at", "garbage", "garbage"},
		{"incident", "significant", "yes", "Ja"},
		{"incident", "significant", "", "Ej bedömt"},
		{"incident", "significant", "perhaps", "perhaps"},
		{"incident", "security_protection", "1", "Ja"},
		{"incident", "security_protection", "", "Nej"},
		{"incident", "units", "gone\nsn", "Kulturnämnden (borttagen), Socialnämnden"},
		{"incident", "units", "", ""},
		{"document", "review_on", "2026-11-24", "2026-11-24"},
		{"document", "state", "missing", "Bekräftat saknas"},
		{"action", "responsible", "erased", "gallrad post"},
		{"action", "responsible", "nobody", "okänd post"},
		{"action", "responsible", "", ""},
		{"action", "incident", "i3", "I-3 Fel mottagare"},
		{"action", "incident", "ib3", "I-3/b3 Stulen dator"},
		{"action", "incident", "untitled", "I-4 utan titel"},
	} {
		kind, ok := data.KindNamed(test.kind)
		field, found := kind.Field(test.field)
		if !ok || !found {
			t.Fatalf("there is no %s.%s", test.kind, test.field)
		}
		check(t, test.kind+"."+test.field+" "+test.stored, viewer.Show(kind, field, test.stored), test.want)
		check(t, "on its own", reports.Show(showRegister(), kind, field, test.stored), test.want)
	}
}

func TestTitlesOfRecordsThatAreKnownByAChoice(t *testing.T) {
	reg := showRegister()
	for id, want := range map[string]string{
		"n":  "Upplysning (cybersäkerhetslagen), I-3",
		"nu": "Anmälan (dataskydd, Socialnämnden), I-3",
		"d":  "Slutrapport (cybersäkerhetslagen)",
	} {
		check(t, id, reports.ShownTitle(reg, reg.Record(id)), want)
	}
}

// Every option has words, and every kind a title that a person can read.
func TestEveryFieldCanBeShown(t *testing.T) {
	viewer := reports.NewViewer(showRegister())
	for _, kind := range data.Kinds() {
		if title := viewer.Title(kind.New()); title == "" {
			t.Errorf("a new %s has no title", kind.Name)
		}
		for _, field := range kind.Fields {
			for _, option := range append(field.Choices, data.Option{}) {
				key := data.OptionKey(field.Set, option.Name)
				if field.Set != "" && !translations.Swedish.Has(key) {
					t.Errorf("%s.%s: %s has no words", kind.Name, field.Name, key)
				}
			}
		}
	}
}

// What is shown can be typed back, for the types that people type.
func TestShownValuesCanBeRead(t *testing.T) {
	viewer := reports.NewViewer(showRegister())
	hour := time.Date(2026, 10, 24, 21, 0, 7, 0, time.UTC)
	values := map[data.Type][]string{
		data.TypeNumber: {"", "0", "-5", "1234567"},
		data.TypeBool:   {"", "1"},
		data.TypeDate:   {"", "2026-02-28"},
		data.TypeTime:   {""},
	}
	for range 8 { // over the change from summer time
		values[data.TypeTime] = append(values[data.TypeTime], hour.Format(time.RFC3339))
		hour = hour.Add(30 * time.Minute)
	}
	for _, kind := range data.Kinds() {
		for _, field := range kind.Fields {
			for _, stored := range values[field.Type] {
				if field.Name == data.NumberField {
					continue
				}
				rec := kind.New()
				shown := viewer.Show(kind, field, stored)
				if err := field.Put(rec, shown); err != nil || field.Get(rec) != stored {
					t.Errorf("%s.%s: %q is shown as %q and read as %q, %v", kind.Name, field.Name, stored, shown, field.Get(rec), err)
				}
			}
		}
	}
}

func TestWhatIsKeptByItsEnglishNameIsShownInSwedish(t *testing.T) {
	for _, c := range []struct {
		record data.Record
		want   string
	}{
		{&data.RegisterUse{Register: "confirmation"}, "Chefsintyg"},
		{&data.LeadTime{What: data.DueAction}, "Åtgärder som ska vara klara"},
		{&data.RegisterUse{Register: "okänt"}, "okänt"},
	} {
		if got := reports.ShownTitle(showRegister(), c.record); got != c.want {
			t.Errorf("%T is shown as %q", c.record, got)
		}
	}
}

// In a public paper a record that is left out is not told by the names of those that it links to: a krav's title would tell which
// system lacks what.
func TestPublicTitlesMadeOfLinks(t *testing.T) {
	in := exampleYear(t)
	in.Register, in.Public = in.Register.Public(), true
	view := reports.NewViewer(in.Register)
	left := 0
	for _, kind := range data.Kinds() {
		if title, _ := kind.Field(kind.Title); !title.IsLink() {
			continue
		}
		for _, r := range in.Register.Living(kind) {
			if !in.Register.LeavesOut(r) {
				continue
			}
			left++
			if got := view.Title(r); got != view.Number(r) && got != data.SecretText {
				t.Errorf("%s: %q", kind.Name, got)
			}
		}
	}
	if left < 20 {
		t.Errorf("only %d records are left out", left)
	}
	if year := soft(text.Render(build(t, "arshjul", in))); strings.Contains(year, "K-1 ") && strings.Contains(year, "Flerfaktorsautentisering") {
		t.Error("the year tells which krav on which system has an exception")
	}
}
