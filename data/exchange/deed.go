package exchange

import (
	"context"

	"lisparmen/data"
	"lisparmen/data/store"
)

// Deed is one save of several records: those that it makes, and those that it changes as they stand in the file. The window
// and the commands do the same deeds.
type Deed struct {
	ctx    context.Context
	store  *store.Store
	reg    data.Register // as it was when the deed was chosen
	drafts []store.Draft

	contents [][]byte // of the files that the drafts name
}

// Perform does a deed as one save, which one undo takes back.
func Perform(ctx context.Context, st *store.Store, reg data.Register, do func(*Deed) error) error {
	return perform(ctx, st, reg, store.ActSave, do)
}

// Import is Perform for what comes from another program.
func Import(ctx context.Context, st *store.Store, reg data.Register, do func(*Deed) error) error {
	return perform(ctx, st, reg, store.ActImport, do)
}

func perform(ctx context.Context, st *store.Store, reg data.Register, act string, do func(*Deed) error) error {
	d := &Deed{ctx: ctx, store: st, reg: reg}
	if err := do(d); err != nil {
		return err
	}
	_, err := st.SaveWith(ctx, act, "", d.drafts, d.contents...)
	return err
}

// NewID gives an id for a record that is to be made.
func (d *Deed) NewID() string { return d.store.NewID() }

// Make takes a new record into the save; it has its id from then on.
func (d *Deed) Make(r data.Record) {
	if r.Header().ID == "" {
		r.Header().ID = d.store.NewID()
	}
	d.drafts = append(d.drafts, store.Draft{Record: r})
}

// Lives tells whether a record can be changed.
func (d *Deed) Lives(id string) bool {
	r := d.reg.Record(id)
	return r != nil && !r.Header().Removed && r.Header().Gallrad == ""
}

// Changed reads a record of the file to be changed.
func Changed[R data.Record](d *Deed, kind *data.Kind[R], id string) (R, error) {
	r, err := d.ChangedAny(kind.Untyped(), id)
	if err != nil {
		var none R
		return none, err
	}
	return r.(R), nil
}

// ChangedAny is Changed for code that treats all kinds alike.
func (d *Deed) ChangedAny(kind data.Untyped, id string) (data.Record, error) {
	for _, draft := range d.drafts { // two changes of one record in a save are one
		if draft.Record.Header().ID == id {
			return draft.Record, nil
		}
	}
	r, base, err := d.store.Get(d.ctx, kind, id)
	if err != nil {
		return nil, err
	}
	d.take(base, r)
	return r, nil
}

// take takes a changed record into the save.
func (d *Deed) take(base store.Base, r data.Record) {
	d.drafts = append(d.drafts, store.Draft{Base: base, Record: r})
}

// DecideOn makes a decision about a document, what it makes of the document, and the end of the version that the document
// replaces. said holds the days that were given with it. A decision that was planned already is taken; else planned is nil.
func (d *Deed) DecideOn(document string, act data.DocumentAct, said *data.Document, by, planned *data.Decision) error {
	r, err := Changed(d, data.Documents, document)
	if err != nil {
		return err
	}
	if planned == nil {
		d.Make(by)
	} else if by, err = d.Take(planned.ID, by); err != nil {
		return err
	}
	switch act {
	case data.ActKeep:
		data.Keep(r, by, said.ReviewOn)
	case data.ActRepeal:
		data.Repeal(r, by, said.To)
	default:
		return d.adopt(r, by, said.From, said.ReviewOn)
	}
	return nil
}

// adopt makes a document bind, and ends the time of the version that it replaces.
func (d *Deed) adopt(r *data.Document, by *data.Decision, from, review data.Day) error {
	data.Adopt(r, by, from, review)
	if r.Replaces == "" || !d.Lives(string(r.Replaces)) { // removed or gallrad: it has ended already
		return nil
	}
	old, err := Changed(d, data.Documents, string(r.Replaces))
	if err != nil {
		return err
	}
	return data.CloseBefore(old, r)
}

// Take takes a planned decision with what was said of it, and ends the matter that it settles.
func (d *Deed) Take(id string, said *data.Decision) (*data.Decision, error) {
	decision, err := Changed(d, data.Decisions, id)
	if err != nil {
		return nil, err
	}
	decision.Body, decision.On, decision.DiaryNumber = said.Body, said.On, said.DiaryNumber
	var m *data.Matter
	if d.Lives(string(decision.Matter)) {
		if m, err = Changed(d, data.Matters, string(decision.Matter)); err != nil {
			return nil, err
		}
	}
	data.Take(decision, m, said.Paragraph, said.Text)
	return decision, nil
}

// Revise makes the next version of a document as a draft with the same text, and gives its id.
func (d *Deed) Revise(document *data.Document) string {
	next, sections := data.NewVersion(document, data.SectionsOf(d.reg, document), d.NewID)
	d.Make(next)
	for _, s := range sections {
		d.Make(s)
	}
	return next.ID
}
