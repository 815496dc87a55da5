package store

import (
	"context"
	"testing"
	"time"

	"lisparmen/data"
)

func TestWhatIsAppendOnlyIsNeverChangedOrRemoved(t *testing.T) {
	ctx := context.Background()
	s := newStore(t, "anna", 1)
	incident := &data.Incident{Title: "Fel mottagare"}
	if _, err := s.Save(ctx, Base{}, incident); err != nil {
		t.Fatal(err)
	}
	line := &data.IncidentEvent{Incident: data.Link[*data.Incident](incident.ID), At: time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC), Text: "Brevet gick till en granne."}
	if _, err := s.Save(ctx, Base{}, line); err != nil {
		t.Fatal(err)
	}
	kind := data.IncidentEvents.Untyped()
	r, base, err := s.Get(ctx, kind, line.ID)
	if err != nil {
		t.Fatal(err)
	}
	r.(*data.IncidentEvent).Text = "Brevet kom aldrig fram."
	if _, err := s.Save(ctx, base, r); !data.IsProblem(err, "problem.append_only") {
		t.Errorf("changing it gave %v", err)
	}
	if _, err := s.Remove(ctx, kind, line.ID); !data.IsProblem(err, "problem.append_only") {
		t.Errorf("removing it gave %v", err)
	}
	r.(*data.IncidentEvent).Text = line.Text
	r.Header().Secrecy.State = data.SecrecyPublic
	if _, err := s.Save(ctx, base, r); err != nil {
		t.Errorf("its secrecy can be judged anew: %v", err)
	}
	if _, err := s.Gallra(ctx, kind, line.ID, "beslut § 4"); err != nil {
		t.Errorf("it can be gallrad: %v", err)
	}
}
