package exchange

import (
	"context"

	"lisparmen/data"
	"lisparmen/data/store"
)

// ChangeScale changes the municipality's scale of classification, as one save. What has been classified keeps its levels.
func ChangeScale(ctx context.Context, st *store.Store, reg data.Register, levels []*data.ClassLevel) error {
	made, gone := data.ChangeScale(reg, levels)
	if len(made)+len(gone) == 0 {
		return data.NewProblem("problem.scale.same")
	}
	drafts := make([]store.Draft, len(made))
	for i, l := range made {
		drafts[i].Record = l
	}
	_, err := st.RemoveAll(ctx, gone, drafts)
	return err
}
