package ui

import (
	"strings"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/data/store"
)

func TestHistoryTellsWhoWhenAndWhat(t *testing.T) {
	f := newFixture(t)
	kind := data.Actions.Untyped()
	id := f.first(kind).Header().ID
	p := f.open(kind, id)
	if n := len(p.history.acts); n < 2 || !p.history.acts[n-1].made {
		t.Fatalf("history %+v", p.history.acts)
	}
	typeIn(p, "priority", "low")
	f.at = f.at.Add(time.Hour)
	p.save()
	f.settle()
	latest := p.history.acts[0]
	if latest.head != "i dag 10.30 · Anna Berg" || len(latest.changes) != 1 || latest.save != p.history.undo {
		t.Fatalf("the latest is %+v, undo %v", latest, p.history.undo)
	}
	if c := latest.changes[0]; c.field != "Prioritet" || c.before != "Medel" || c.after != "Låg" {
		t.Errorf("change %+v", c)
	}
	f.at = f.at.Add(time.Hour)
	f.saveAs("Bo Ek", kind, id, "title", "Bos titel")
	f.reload()
	f.settle()
	if !strings.Contains(p.history.acts[0].head, "Bo Ek") || p.history.acts[0].save == p.history.undo {
		t.Error("somebody else's change can be undone from here")
	}
}

func TestHistoryOfAListNamesWhatWasLinked(t *testing.T) {
	f := newFixture(t)
	unit := f.first(data.Units.Untyped())
	c := showEvent(f.view, data.Incidents.Untyped(), store.Event{Field: "units/" + unit.Header().ID, New: "1"})
	if c.field != "Berörda nämnder" || c.before != "" || c.after != f.view.Title(unit) {
		t.Errorf("change %+v", c)
	}
}
