package exchange

import (
	"context"
	"strings"

	"lisparmen/data"
	"lisparmen/data/store"
)

// GallringReason is why something is erased, as the log keeps it: a decision or plan, or that the value was wrongly entered and why, in
// the words that wrongly gives it. Such a value needs no plan: it is no part of what the municipality has decided to keep. One of the
// two must be said ("problem.gallring.decision").
func GallringReason(decision, wrong string, wrongly func(why string) string) (string, error) {
	decision, wrong = strings.TrimSpace(decision), strings.TrimSpace(wrong)
	switch {
	case (decision == "") == (wrong == ""):
		return "", data.NewProblem("problem.gallring.decision")
	case wrong != "":
		return wrongly(wrong), nil
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
