package exchange

import (
	"context"
	"strings"

	"lisparmen/data"
	"lisparmen/data/store"
)

// wrongly begins the log's reason for erasing what must never have been entered. It needs no plan: such a value is no part of what
// the municipality has decided to keep.
const wrongly = "Felaktigt införd uppgift: "

// GallringReason is why something is erased, as the log keeps it: a decision or plan, or that the value was wrongly entered and why.
// One of the two must be said ("problem.gallring.decision").
func GallringReason(decision, wrong string) (string, error) {
	decision, wrong = strings.TrimSpace(decision), strings.TrimSpace(wrong)
	switch {
	case (decision == "") == (wrong == ""):
		return "", data.NewProblem("problem.gallring.decision")
	case wrong != "":
		return wrongly + wrong, nil
	}
	return decision, nil
}

// GallraExpired erases what a rule of retention lets be gallrat, as one save on the rule's decision.
func GallraExpired(ctx context.Context, st *store.Store, rule *data.Retention, expired []data.Expired) error {
	records := make([]store.Reference, len(expired))
	for i, e := range expired {
		records[i] = store.Reference{Kind: e.Kind.Name, ID: e.Record.Header().ID}
	}
	_, err := st.GallraAll(ctx, rule.Decision, records)
	return err
}
