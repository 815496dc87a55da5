package store

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
)

func openLocal(t *testing.T, folder string) *Local {
	t.Helper()
	l, err := OpenLocal(ctx, folder)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestUnsavedFormsAreKeptUntilDropped(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "hem å#%")
	at := time.Date(2026, 11, 24, 13, 2, 0, 500, time.UTC)
	l := openLocal(t, folder)
	for _, u := range []Unsaved{
		{Dataset: "d", Kind: "incident", Record: "1", At: at, Texts: map[string]string{"title": "Först", "known_at": "i går"}},
		{Dataset: "d", Kind: "incident", Record: "1", At: at, Texts: map[string]string{"title": "Sedan"}},
		{Dataset: "d", Kind: "action", At: at.Add(time.Minute), Texts: map[string]string{"title": "Ny"}},
		{Dataset: "e", Kind: "action", At: at, Texts: map[string]string{"title": "Annan fil"}},
	} {
		if err := l.Keep(ctx, u); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(folder, "local.db-journal")); err == nil {
		t.Error("a journal was left behind")
	}
	l = openLocal(t, folder)
	defer l.Close()
	list, err := l.Unsaved(ctx, "d")
	if err != nil || len(list) != 2 || list[0].Kind != "action" || list[0].Record != "" || list[1].Texts["title"] != "Sedan" || len(list[1].Texts) != 1 || !list[1].At.Equal(at) {
		t.Fatalf("kept %+v, %v", list, err)
	}
	if err := l.Drop(ctx, "d", "incident", "1"); err != nil {
		t.Fatal(err)
	}
	if list, _ := l.Unsaved(ctx, "d"); len(list) != 1 {
		t.Errorf("still kept %+v", list)
	}
}

func TestDroppedFormLeavesNoText(t *testing.T) {
	folder := t.TempDir()
	l := openLocal(t, folder)
	secret := strings.Repeat("hemligheten ", 2000)
	if err := l.Keep(ctx, Unsaved{Dataset: "d", Kind: "incident", Record: "1", Texts: map[string]string{"title": secret}}); err != nil {
		t.Fatal(err)
	}
	if err := l.Drop(ctx, "d", "incident", "1"); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join(folder, "local.db"))
	if err != nil || bytes.Contains(raw, []byte("hemligheten")) {
		t.Errorf("the text is still in the file, %v", err)
	}
}

func TestUnsavedFormsAreBounded(t *testing.T) {
	l := openLocal(t, t.TempDir())
	defer l.Close()
	at := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range mostUnsaved + 5 {
		u := Unsaved{Dataset: "d", Kind: "unit", Record: strconv.Itoa(i), At: at.Add(time.Duration(i) * time.Second), Texts: map[string]string{"name": "x"}}
		if err := l.Keep(ctx, u); err != nil {
			t.Fatal(err)
		}
	}
	list, err := l.Unsaved(ctx, "d")
	if err != nil || len(list) != mostUnsaved || list[len(list)-1].Record != "5" {
		t.Fatalf("%d kept, the oldest %+v, %v", len(list), list[len(list)-1], err)
	}
	huge := Unsaved{Dataset: "d", Kind: "section", Record: "1", At: at.AddDate(1, 0, 0), Texts: map[string]string{"text": strings.Repeat("x", mostTyped+1)}}
	if err := l.Keep(ctx, huge); err != nil {
		t.Fatal(err)
	}
	if again, _ := l.Unsaved(ctx, "d"); again[0].Kind != "unit" {
		t.Error("a form larger than the bound was kept")
	}
}

// A form that is taken up again after somebody else has saved is told apart from that save, as if it had been open all along.
func TestUnsavedFormKeepsItsBase(t *testing.T) {
	s := newStore(t, "a", 1)
	unit := &data.Unit{Name: "Socialnämnden", Type: data.UnitCommittee}
	mustSave(t, s, Base{}, unit)
	person := &data.Person{Name: "Anna", Unit: data.Link[*data.Unit](unit.ID)}
	incident := &data.Incident{Title: "Fel mottagare", Units: data.Links[*data.Unit]{data.Link[*data.Unit](unit.ID)}}
	mustSave(t, s, Base{}, person)
	mustSave(t, s, Base{}, incident)
	_, base := mustGet(t, s, data.Incidents, incident.ID)

	folder := t.TempDir()
	l := openLocal(t, folder)
	if err := l.Keep(ctx, Unsaved{Dataset: "d", Kind: "incident", Record: incident.ID, Texts: map[string]string{"title": "Mitt"}, Base: base}); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	theirs, now := mustGet(t, s, data.Incidents, incident.ID)
	theirs.Title = "Deras"
	mustSave(t, s, now, theirs)

	l = openLocal(t, folder)
	defer l.Close()
	list, err := l.Unsaved(ctx, "d")
	if err != nil || len(list) != 1 || list[0].Base.IsNew() {
		t.Fatalf("kept %+v, %v", list, err)
	}
	r, err := list[0].Base.Record(data.Incidents.Untyped())
	if err != nil || r.(*data.Incident).Title != "Fel mottagare" || len(r.(*data.Incident).Units) != 1 || *r.(*data.Incident).Number != 1 {
		t.Fatalf("the base says %+v, %v", r, err)
	}
	r.(*data.Incident).Title = "Mitt"
	if saved := mustSave(t, s, list[0].Base, r); !saved.Conflict {
		t.Error("the change made meanwhile was overwritten")
	}
}
