package store

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
)

func TestAGallradValueIsInNoByte(t *testing.T) {
	const word = "Qvxzkjwq" // no other text has its trigrams
	s := newStore(t, "a", 1)
	kind := data.Incidents.Untyped()
	incident := data.Incidents.New()
	incident.Title, incident.Description = "Fel mottagare", strings.Repeat("Den enskilde "+word+" nämns här. ", 400)
	mustSave(t, s, Base{}, incident)
	got, base := mustGet(t, s, data.Incidents, incident.ID)
	got.Description = "Om " + word
	mustSave(t, s, base, got)
	got, base = mustGet(t, s, data.Incidents, incident.ID)
	got.Description = "Utan namn" // the word is in the history alone, as when somebody thought that a correction was enough
	mustSave(t, s, base, got)
	late := copyOf(t, s, "b", 2)

	folder := t.TempDir()
	local := openLocal(t, folder)
	dataset, err := s.Dataset(ctx)
	if err != nil {
		t.Fatal(err)
	}
	draft := Unsaved{Dataset: dataset, Kind: kind.Name, Record: incident.ID, At: time.Now(), Texts: map[string]string{"description": word}, Base: base}
	if err := local.Keep(ctx, draft); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Dir(s.path)
	for _, part := range []string{word, "zkj"} {
		if !filesHold(t, dir, part) || !filesHold(t, folder, part) {
			t.Fatalf("%q is not in the files before the gallring: the test proves nothing", part)
		}
	}
	erase := []Erasure{{Kind: kind.Name, Record: incident.ID, Field: "description", Instead: "Utan namn"}}
	if _, err := s.GallraValues(ctx, " ", erase); !data.IsProblem(err, "problem.gallring.decision") {
		t.Errorf("without a reason: %v", err)
	}
	if _, err := s.GallraValues(ctx, "Felaktigt införd uppgift: ett namn", erase); err != nil {
		t.Fatal(err)
	}
	if err := local.DropGallrade(ctx, s); err != nil {
		t.Fatal(err)
	}
	if err := local.Close(); err != nil {
		t.Fatal(err)
	}
	check := func(dir, when string) {
		t.Helper()
		for _, part := range []string{word, "zkj"} {
			if filesHold(t, dir, part) {
				t.Errorf("%q is still there %s", part, when)
			}
		}
	}
	check(dir, "after the gallring")
	check(folder, "in the unsaved forms")
	mustBeSound(t, s)
	now, base := mustGet(t, s, data.Incidents, incident.ID)
	if now.Description != "Utan namn" || now.Title != "Fel mottagare" || now.Conflict {
		t.Errorf("the record says %+v", now)
	}
	if hits, _ := s.Search(ctx, "utan namn"); len(hits) != 1 {
		t.Error("the search does not find what stands there instead")
	}

	// It does not come back by a merge, an undo or a later save, and nothing that came after is lost.
	mustMerge(t, s, late)
	check(dir, "after a merge of a copy from before")
	if _, err := s.Undo(ctx, false); !data.IsProblem(err, "problem.undo.gallring") {
		t.Errorf("undo of a gallring: %v", err)
	}
	now.Description = "Skrivet efteråt"
	mustSave(t, s, base, now)
	if _, err := s.Undo(ctx, false); err != nil {
		t.Errorf("what came after the gallring cannot be undone: %v", err)
	}
	if now, _ := mustGet(t, s, data.Incidents, incident.ID); now.Description != "Utan namn" {
		t.Errorf("after an undo of what came after: %q", now.Description)
	}
	check(dir, "after all that")
	mustBeSound(t, s)

	mustMerge(t, late, s)
	check(filepath.Dir(late.path), "in the copy that heard of it")
	mustBeSound(t, late)

	events, err := s.History(ctx, kind, incident.ID)
	if err != nil {
		t.Fatal(err)
	}
	erased, told := 0, ""
	for _, e := range events {
		if e.Field == "description" && e.Erased {
			erased++
		}
		if e.Field == gallradField("description") {
			told = e.New
		}
	}
	if erased != 3 || told != "Felaktigt införd uppgift: ett namn" {
		t.Errorf("the history has %d erased values, and says why: %q", erased, told)
	}
}

// An edit made in another copy before it heard of the gallring stands against it for a person to decide.
func TestAnEditThatAGallringHadNotSeenIsAsked(t *testing.T) {
	s := newStore(t, "a", 1)
	incident := data.Incidents.New()
	incident.Title = "Namnet"
	mustSave(t, s, Base{}, incident)
	other := copyOf(t, s, "b", 2)
	got, base := mustGet(t, other, data.Incidents, incident.ID)
	got.Title = "Namnet med mera"
	mustSave(t, other, base, got)
	if _, err := s.GallraValues(ctx, "felaktigt", []Erasure{{Kind: "incident", Record: incident.ID, Field: "title", Instead: "Rättad"}}); err != nil {
		t.Fatal(err)
	}
	mustMerge(t, s, other)
	got, _ = mustGet(t, s, data.Incidents, incident.ID)
	disputes, err := s.Disputes(ctx, data.Incidents.Untyped(), incident.ID)
	if err != nil || !got.Conflict || len(disputes) != 1 || disputes[0].Field != "title" || disputes[0].Origin != "" {
		t.Errorf("conflict is %v, disputes %+v, %v", got.Conflict, disputes, err)
	}
	mustBeSound(t, s)
}

func TestWhatCannotBeGallratAlone(t *testing.T) {
	s := newStore(t, "a", 1)
	unit := &data.Unit{Name: "Socialnämnden", Type: data.UnitCommittee}
	mustSave(t, s, Base{}, unit)
	incident := data.Incidents.New()
	incident.Title, incident.Units = "Fel", data.Links[*data.Unit]{data.Link[*data.Unit](unit.ID)}
	incident.Significant, incident.SignificantReason = data.JudgedYes, "Många"
	mustSave(t, s, Base{}, incident)
	before := savesIn(t, s)
	for _, c := range []struct {
		field, instead, problem string
	}{
		{"units", "", "problem.gallring.field"},
		{"okänt", "", "problem.gallring.field"},
		{"title", "", "problem.gallring.required"},
		{"significant_reason", "", "problem.incident.reason"},
		{"affected", "tolv", "problem.number"},
	} {
		_, err := s.GallraValues(ctx, "skäl", []Erasure{{Kind: "incident", Record: incident.ID, Field: c.field, Instead: c.instead}})
		if !data.IsProblem(err, c.problem) {
			t.Errorf("%s: %v, want %s", c.field, err, c.problem)
		}
	}
	if savesIn(t, s) != before {
		t.Error("what was refused changed the file")
	}
	// A field in which nobody has written is no hindrance, and leaves no trace.
	saved, err := s.GallraValues(ctx, "skäl", []Erasure{{Kind: "incident", Record: incident.ID, Field: "cause"}})
	if err != nil || !saved.Save.IsZero() {
		t.Errorf("an empty field: %+v, %v", saved, err)
	}
	// A removed record can lose a value, and stays removed.
	if _, err := s.Remove(ctx, data.Incidents.Untyped(), incident.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := s.GallraValues(ctx, "skäl", []Erasure{{Kind: "incident", Record: incident.ID, Field: "title", Instead: "Borta"}}); err != nil {
		t.Fatal(err)
	}
	got, _ := mustGet(t, s, data.Incidents, incident.ID)
	if !got.Removed || got.Conflict || got.Title != "Borta" {
		t.Errorf("after the removal: %+v", got)
	}
	mustBeSound(t, s)
}

func TestMentionsAreFoundInWhatTextsSayAndHaveSaid(t *testing.T) {
	s := newStore(t, "a", 1)
	now := &data.Action{Title: "Be Bo Ek skriva", State: data.ActionPlanned}
	before := &data.Action{Title: "Bo Ek skriver", State: data.ActionPlanned}
	other := &data.Action{Title: "Bo Ekman skriver", State: data.ActionPlanned}
	for _, a := range []*data.Action{now, before, other} {
		mustSave(t, s, Base{}, a)
	}
	got, base := mustGet(t, s, data.Actions, before.ID)
	got.Title = "Någon skriver"
	mustSave(t, s, base, got)
	mentions, err := s.Mentions(ctx, []string{"Bo Ek"})
	if err != nil || len(mentions) != 2 {
		t.Fatal(mentions, err)
	}
	for _, m := range mentions {
		if m.Field != "title" || m.Now != (m.Record == now.ID) || m.Record == before.ID && m.Text != "Någon skriver" {
			t.Errorf("%+v", m)
		}
	}
	authored, err := s.Authored(ctx, "Anna Berg")
	if err != nil || authored.Saves != 4 || authored.First == "" || authored.Last < authored.First {
		t.Errorf("%+v, %v", authored, err)
	}
}

func savesIn(t *testing.T, s *Store) string {
	t.Helper()
	log, err := s.Log(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprint(len(log))
}
