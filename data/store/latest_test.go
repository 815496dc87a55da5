package store

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
)

func TestLatestTellsTheLatestSavesFirst(t *testing.T) {
	s := newStore(t, "a", 1)
	seeded := &data.Person{Name: "Grund"}
	if _, err := s.SaveAll(ctx, ActSeed, "", []Draft{{Record: seeded}}); err != nil {
		t.Fatal(err)
	}
	anna, bo := &data.Person{Name: "Anna"}, &data.Person{Name: "Bo"}
	if _, err := s.SaveAll(ctx, ActImport, "", []Draft{{Record: anna}, {Record: bo}}); err != nil {
		t.Fatal(err)
	}
	s.SetAuthor("Bo Ek")
	if _, err := s.Remove(ctx, data.People.Untyped(), bo.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Seal(ctx, data.Printed{Report: "arsrapport"}, Control{Day: "2026-11-01"}); err != nil {
		t.Fatal(err)
	}
	latest, err := s.Latest(ctx, 5)
	if err != nil || len(latest) != 2 {
		t.Fatalf("got %v %v", latest, err)
	}
	if d := latest[0]; d.Act != ActRemove || d.Author != "Bo Ek" || len(d.Records) != 1 || d.Records[0] != (Reference{Kind: "person", ID: bo.ID}) {
		t.Errorf("the latest is %+v", d)
	}
	ids := []string{}
	for _, r := range latest[1].Records {
		ids = append(ids, r.ID)
	}
	if want := []string{anna.ID, bo.ID}; latest[1].Act != ActImport || latest[1].At.IsZero() || !slices.Equal(ids, want) {
		t.Errorf("the one before is %+v, want the records %q", latest[1], want)
	}
	if one, err := s.Latest(ctx, 1); err != nil || len(one) != 1 || one[0].Act != ActRemove {
		t.Errorf("of one: %v %v", one, err)
	}
}

// loggedFile is a file with a few saves by two people on three days.
func loggedFile(t *testing.T) (s *Store, anna, bo *data.Person, incident *data.Incident) {
	t.Helper()
	clock := &testClock{time.Date(2026, 11, 1, 8, 0, 0, 0, time.UTC)}
	s = newStore(t, "a", 1)
	s.options.Now = clock.Now
	anna, bo = &data.Person{Name: "Anna Berg"}, &data.Person{Name: "Bo Öman"}
	if _, err := s.SaveAll(ctx, ActSeed, "", []Draft{{Record: anna}}); err != nil {
		t.Fatal(err)
	}
	mustSave(t, s, Base{}, bo)
	clock.now = clock.now.AddDate(0, 0, 1)
	s.SetAuthor("Bo Öman")
	incident = data.Incidents.New()
	incident.Title, incident.SignificantBy = "Nätfiske 100 %_*[x", data.Link[*data.Person](bo.ID)
	mustSave(t, s, Base{}, incident)
	clock.now = clock.now.Add(15 * time.Hour) // after midnight here, before it in UTC
	got, base := mustGet(t, s, data.Incidents, incident.ID)
	got.Title = "Utskick"
	if _, err := s.SaveAll(ctx, ActSave, "Rättat efter samtal", []Draft{{Base: base, Record: got}}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Seal(ctx, data.Printed{Report: "arsrapport"}, Control{Day: "2026-11-01"}); err != nil {
		t.Fatal(err)
	}
	return s, anna, bo, incident
}

func TestTheLogIsNarrowed(t *testing.T) {
	s, _, bo, incident := loggedFile(t)
	mustBeSound(t, s)
	for name, c := range map[string]struct {
		filter LogFilter
		want   string
	}{
		"nothing":               {LogFilter{}, "seal save save save seed"},
		"by hand":               {LogFilter{ByHand: true}, "save save save"},
		"who":                   {LogFilter{Author: "anna BERG"}, "save seed"},
		"who, with å ä ö":       {LogFilter{Author: "BO ÖMAN", ByHand: true}, "save save"},
		"nobody":                {LogFilter{Author: "Anna"}, ""},
		"act":                   {LogFilter{Act: ActSeed}, "seed"},
		"register":              {LogFilter{Kind: "person"}, "save seed"},
		"from":                  {LogFilter{From: "2026-11-03", ByHand: true}, "save"},
		"until":                 {LogFilter{Until: "2026-11-02", ByHand: true}, "save save"},
		"one day":               {LogFilter{From: "2026-11-02", Until: "2026-11-02"}, "save"},
		"text":                  {LogFilter{Text: "NÄTFISKE"}, "save"},
		"another letter":        {LogFilter{Text: "natfiske"}, ""},
		"signs":                 {LogFilter{Text: "100 %_*[X"}, "save"},
		"signs alone":           {LogFilter{Text: "%_%"}, ""},
		"reason":                {LogFilter{Text: "EFTER samtal"}, "save"},
		"a record and its name": {LogFilter{Text: "I-1 Utskick", Named: []string{incident.ID}}, "save save"},
		"what points at it":     {LogFilter{Text: "p. Bo", Named: []string{bo.ID}}, "save save"},
		"all at once":           {LogFilter{Text: "utskick", Author: "Bo Öman", Kind: "incident", Act: ActSave, From: "2026-11-03", Until: "2026-11-03"}, "save"},
	} {
		list, err := s.Logged(ctx, c.filter, Done{}, 100)
		var acts []string
		for _, d := range list {
			acts = append(acts, d.Act)
		}
		if got := strings.Join(acts, " "); err != nil || got != c.want {
			t.Errorf("narrowed by %s: %q, %v; want %q", name, got, err, c.want)
		}
	}
	if list, err := s.Logged(ctx, LogFilter{Act: ActSeal}, Done{}, 1); err != nil || len(list) != 1 || list[0].Printed.Report != "arsrapport" || list[0].Printed.Author != "Bo Öman" || len(list[0].Records) != 0 {
		t.Errorf("the booked paper is told as %+v, %v", list, err)
	}
	if names, err := s.Authors(ctx); err != nil || !slices.Equal(names, []string{"Anna Berg", "Bo Öman"}) {
		t.Errorf("saved by %q, %v", names, err)
	}
}

// Page by page the log gives each save once, also when more is saved meanwhile.
func TestTheLogIsReadInPages(t *testing.T) {
	s := newStore(t, "a", 1)
	b := copyOf(t, s, "b", 2)
	noon := func() time.Time { return time.Date(2026, 11, 1, 12, 0, 0, 0, time.UTC) } // all at one moment
	s.options.Now, b.options.Now = noon, noon
	for i := range 4 {
		mustSave(t, s, Base{}, &data.Person{Name: fmt.Sprint("Anna ", i)})
		mustSave(t, b, Base{}, &data.Person{Name: fmt.Sprint("Bo ", i)})
	}
	mustMerge(t, s, b)
	whole, err := s.Logged(ctx, LogFilter{}, Done{}, 100)
	if err != nil || len(whole) != 8 {
		t.Fatal(len(whole), err)
	}
	var paged []Done
	for {
		var last Done
		if len(paged) > 0 {
			last = paged[len(paged)-1]
		}
		page, err := s.Logged(ctx, LogFilter{}, last, 3)
		if err != nil {
			t.Fatal(err)
		}
		paged = append(paged, page...)
		if len(page) < 3 {
			break
		}
		s.options.Now = func() time.Time { return noon().Add(time.Hour) }
		mustSave(t, s, Base{}, &data.Person{Name: "Kom medan man läste"})
	}
	if !reflect.DeepEqual(paged, whole) {
		t.Errorf("page by page: %+v\nat once: %+v", paged, whole)
	}
}

func TestWhatASaveChanged(t *testing.T) {
	s, _, bo, incident := loggedFile(t)
	list, err := s.Logged(ctx, LogFilter{Kind: "incident"}, Done{}, 10)
	if err != nil || len(list) != 2 {
		t.Fatal(list, err)
	}
	events, err := s.Changed(ctx, list[0], 100)
	if err != nil || len(events) != 1 {
		t.Fatal(events, err)
	}
	if e := events[0]; e.Field != "title" || e.Old != "Nätfiske 100 %_*[x" || e.New != "Utskick" || e.Author != "Bo Öman" || e.Reason != "Rättat efter samtal" || e.Record != incident.ID {
		t.Errorf("changed %+v", e)
	}
	made, err := s.Changed(ctx, list[1], 100)
	if err != nil || len(made) != list[1].Changes || !slices.ContainsFunc(made, func(e Event) bool { return e.Field == "significant_by" && e.New == bo.ID && e.Old == "" }) {
		t.Errorf("made by %+v, %v", made, err)
	}
	if some, err := s.Changed(ctx, list[1], 2); err != nil || len(some) != 2 {
		t.Errorf("of two: %v, %v", some, err)
	}
	// The history of the record tells the same, in the same words.
	history, err := s.History(ctx, data.Incidents.Untyped(), incident.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range slices.Concat(made, events) {
		if !slices.ContainsFunc(history, func(h Event) bool {
			return h.Save == e.Save && h.Field == e.Field && h.Old == e.Old && h.New == e.New && h.Erased == e.Erased
		}) {
			t.Errorf("the history does not tell %+v", e)
		}
	}
}

// What has been gallrat is found by nothing that it said, and says nothing.
func TestTheLogSaysNothingOfWhatIsGallrat(t *testing.T) {
	s, _, _, incident := loggedFile(t)
	if _, err := s.Gallra(ctx, data.Incidents.Untyped(), incident.ID, "plan § 12"); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"nätfiske", "utskick"} {
		if list, err := s.Logged(ctx, LogFilter{Text: text}, Done{}, 10); err != nil || len(list) != 0 {
			t.Errorf("%q is found in %+v, %v", text, list, err)
		}
	}
	list, err := s.Logged(ctx, LogFilter{Kind: "incident"}, Done{}, 10)
	if err != nil || len(list) != 3 || list[0].Act != ActGallring {
		t.Fatal(list, err)
	}
	for _, done := range list {
		events, err := s.Changed(ctx, done, 100)
		if err != nil || len(events) == 0 {
			t.Fatal(events, err)
		}
		for _, e := range events {
			if isDecision(e.Field) != (e.New != "") || e.Old != "" || e.Erased == isDecision(e.Field) {
				t.Errorf("%s says %+v", done.Act, e)
			}
		}
	}
}

// What others have done is told by how far one has come in each computer's saves, and not by their moments.
func TestOthersBeyondAReach(t *testing.T) {
	s, _, _, incident := loggedFile(t)
	reach, err := s.Reach(ctx)
	if err != nil || len(reach) != 1 {
		t.Fatal(reach, err)
	}
	if list, err := s.OthersBeyond(ctx, "Anna Berg", reach, 10); err != nil || len(list) != 0 {
		t.Errorf("beyond all: %v %v", list, err)
	}
	if list, err := s.OthersBeyond(ctx, "bo öman", Reach{}, 10); err != nil || len(list) != 1 || list[0].Author == "Bo Öman" {
		t.Errorf("others than Bo: %+v %v", list, err)
	}
	list, err := s.OthersBeyond(ctx, "Anna Berg", Reach{}, 10)
	if err != nil || len(list) != 2 { // both of Bo's: the first is Anna's own
		t.Fatalf("%+v %v", list, err)
	}
	s.options.Now = func() time.Time { return time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC) } // a clock that is wrong
	got, base := mustGet(t, s, data.Incidents, incident.ID)
	got.Title = "Sent delat"
	mustSave(t, s, base, got)
	if list, err := s.OthersBeyond(ctx, "Anna Berg", reach, 10); err != nil || len(list) != 1 || list[0].Records[0].ID != incident.ID {
		t.Errorf("beyond the reach: %+v %v", list, err)
	}
}
