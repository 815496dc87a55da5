package exchange

import (
	"context"
	"time"

	"lisparmen/data"
	"lisparmen/data/policy"
	"lisparmen/data/seed"
	"lisparmen/data/store"
)

// NewFile fills a new file with what every municipality's file begins with. coordinator is the name of the one who
// coordinates the information security work, or empty. read is the municipality's adopted policy, which only decides the
// word for employees here, or nothing. class is how the owner has classified the file, or nothing: then that waits to be done.
func NewFile(ctx context.Context, st *store.Store, m seed.Municipality, coordinator string, read policy.Text, class data.FileClass) error {
	records := seed.Records(m, st.NewID, data.EmployeeWord(policy.EmployeeWord(read)))
	for _, r := range records {
		if own, ok := r.(*data.Municipality); ok {
			own.Class = class
		}
	}
	if coordinator != "" {
		person := data.People.New()
		person.ID, person.Name = st.NewID(), coordinator
		link, given := data.Link[*data.Person](person.ID), false
		for _, r := range records {
			switch r := r.(type) {
			case *data.Municipality:
				r.Coordinator = link
			case *data.Role: // the first of the roles is the coordinator's
				if !given {
					r.Holder, given = link, true
				}
			}
		}
		records = append(records, person)
	}
	drafts := make([]store.Draft, len(records))
	for i, r := range records {
		drafts[i].Record = r
	}
	_, err := st.SaveAll(ctx, store.ActSeed, "", drafts)
	return err
}

// PreparePolicy makes an adopted policy's text, read from path, into records for the file. Nothing is saved until Save.
func PreparePolicy(ctx context.Context, st *store.Store, read policy.Text, path string, words func(key string) string) (PolicyImport, error) {
	list, err := st.List(ctx, data.Documents.Untyped())
	if err != nil {
		return PolicyImport{}, err
	}
	draft := store.Draft{Record: &data.Document{Head: data.Head{ID: st.NewID()}, Title: words("option.document_type.policy"), Type: data.DocumentPolicy, Area: data.AreaSystematic}}
	for _, r := range list {
		if r.(*data.Document).Type == data.DocumentPolicy {
			if draft.Record, draft.Base, err = st.Get(ctx, data.Documents.Untyped(), r.Header().ID); err != nil {
				return PolicyImport{}, err
			}
			break
		}
	}
	imported := ImportPolicy(read, path, draft.Record.(*data.Document), st.NewID, st.Now(), words)
	imported.document = draft
	return imported, nil
}

// Save saves a prepared policy as one import, which one undo takes back.
func (p PolicyImport) Save(ctx context.Context, st *store.Store) error {
	drafts := []store.Draft{p.document}
	for _, r := range p.Records() {
		drafts = append(drafts, store.Draft{Record: r})
	}
	_, err := st.SaveAll(ctx, store.ActImport, "", drafts)
	return err
}

// Example fills a new file with an invented municipality's work, step by step. at, which is the clock of the file, is set to
// the moment of each; progress is told the part that is done.
func Example(ctx context.Context, st *store.Store, at *time.Time, progress func(part float64)) error {
	steps := seed.Example(st.NewID)
	for i, step := range steps {
		progress(float64(i) / float64(len(steps)))
		*at = step.At
		st.SetAuthor(step.Author)
		if err := saveStep(ctx, st, step); err != nil {
			return err
		}
	}
	return nil
}

// ExampleBegins is when the example's clock starts.
var ExampleBegins = time.Date(2025, 5, 5, 7, 0, 0, 0, time.UTC)

// saveStep saves what one step of the example made or changed.
func saveStep(ctx context.Context, st *store.Store, step seed.Step) error {
	var drafts []store.Draft
	for _, r := range step.Records {
		kind, _ := data.KindNamed(r.KindName())
		_, base, err := st.Get(ctx, kind, r.Header().ID)
		if err != nil && !data.IsProblem(err, "problem.record.missing") {
			return err
		}
		drafts = append(drafts, store.Draft{Base: base, Record: r})
	}
	_, err := st.SaveWith(ctx, store.ActSave, step.Reason, drafts, step.Contents...)
	return err
}
