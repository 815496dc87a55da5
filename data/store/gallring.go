package store

import (
	"context"
	"strings"

	"lisparmen/data"
)

// Gallra erases the values of one record for good, on a decision that the log keeps. The log still tells that there
// was a record and who changed it when, never what it said. Neither undo, restore nor a merge brings it back.
func (s *Store) Gallra(ctx context.Context, kind data.Untyped, id, decision string) (Saved, error) {
	decision = strings.TrimSpace(decision)
	if decision == "" {
		return Saved{}, data.NewProblem("problem.gallring.decision")
	}
	var saved Saved
	err := s.write(ctx, ActGallring, "", SaveID{}, func(w *writer) error {
		err := w.mustLive(kind, id)
		if err != nil && !data.IsProblem(err, "problem.record.removed") && !data.IsProblem(err, "problem.record.gallrad") {
			return err
		}
		all, err := w.allHeads(id)
		if err != nil {
			return err
		}
		w.set(id, kind.Name, fieldGallrad, decision, all)
		return nil
	}, &saved)
	return saved, err
}

// erase drops the values that the record's gallringar cover. The search index is then made anew, since removing a
// text from it leaves its words in old parts of the index. (FTS5's own secure-delete would not, but it spoils the index
// when a long text is changed and removed: measured with SQLite 3.54.1.)
func (w *writer) erase(record string, changes []recordChange) error {
	covered := coveredByGallring(changes)
	if len(covered) == 0 {
		return nil
	}
	w.gallrat = true
	for id := range covered {
		err := w.exec(`DELETE FROM value WHERE record=? AND save=? AND field<>?`, recordBlob(record), id.blob(), fieldGallrad)
		if err != nil {
			return err
		}
	}
	return nil
}

// cleanSearch makes the search index anew when something has been gallrat.
func (w *writer) cleanSearch() error {
	if !w.gallrat {
		return nil
	}
	return w.exec(`INSERT INTO search(search) VALUES('rebuild')`)
}
