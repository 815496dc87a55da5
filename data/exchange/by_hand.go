package exchange

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"lisparmen/data"
	"lisparmen/data/store"
)

// SaveByHand saves one record as somebody has written it in a form or a command, with what follows from it: a decision about a
// document does what the same decision does as a deed, and a document that says who decided it gets that decision. words gives
// a message key's sentence.
func SaveByHand(ctx context.Context, st *store.Store, reg data.Register, base store.Base, r data.Record, words func(key string, args map[string]string) string) (store.Saved, error) {
	return saveByHand(ctx, st, reg, words, func(d *Deed) error {
		d.take(base, r)
		return nil
	})
}

// PerformByHand is Perform for records that people have written together, as at a meeting: with what follows from each of them
// as from its form, and as one save, which one undo takes back.
func PerformByHand(ctx context.Context, st *store.Store, reg data.Register, words func(key string, args map[string]string) string, do func(*Deed) error) error {
	_, err := saveByHand(ctx, st, reg, words, do)
	return err
}

func saveByHand(ctx context.Context, st *store.Store, reg data.Register, words func(key string, args map[string]string) string, do func(*Deed) error) (store.Saved, error) {
	d := &Deed{ctx: ctx, store: st, reg: reg}
	if err := do(d); err != nil {
		return store.Saved{}, err
	}
	for _, draft := range slices.Clone(d.drafts) { // what follows from them is not written by hand
		kind, ok := data.KindNamed(draft.Record.KindName())
		if !ok {
			return store.Saved{}, fmt.Errorf("no kind %q", draft.Record.KindName())
		}
		before := kind.New()
		if !draft.Base.IsNew() {
			var err error
			if before, err = draft.Base.Record(kind); err != nil {
				return store.Saved{}, err
			}
		}
		if err := d.write(before, draft.Record, words); err != nil {
			return store.Saved{}, err
		}
	}
	return st.SaveAll(ctx, store.ActSave, "", d.drafts)
}

// write does what follows from what somebody has written in a record that is in the save; before is the record as it was, an empty one
// for a record that is to be made.
func (d *Deed) write(before, r data.Record, words func(key string, args map[string]string) string) error {
	switch r := r.(type) {
	case *data.Document:
		return d.writeDocument(before.(*data.Document), r, words)
	case *data.Decision:
		return d.writeDecision(before.(*data.Decision), r)
	case *data.Classification:
		return data.WrittenClassification(d.reg, before.(*data.Classification), r)
	case *data.Risk:
		return d.writeRisk(before.(*data.Risk), r, words)
	case *data.RiskValue:
		return d.writeRiskValue(r)
	case *data.Municipality:
		return data.WrittenMunicipality(before.(*data.Municipality), r)
	}
	return nil
}

func (d *Deed) writeDocument(before, r *data.Document, words func(string, map[string]string) string) error {
	enters, err := data.WrittenDocument(d.reg, before, r)
	if err != nil || !enters {
		return err
	}
	if r.ID == "" {
		r.ID = d.store.NewID()
	}
	by := data.EnteredDecision(r)
	by.Title = words(r.Type.DecisionKey(data.ActAdopt), map[string]string{"title": r.Title})
	d.Make(by)
	return d.adopt(r, by, r.From, r.ReviewOn)
}

func (d *Deed) writeDecision(before, by *data.Decision) error {
	act, err := data.WrittenDecision(before, by)
	if err != nil || act == "" || !d.Lives(string(by.Document)) {
		return err
	}
	if by.ID == "" {
		by.ID = d.store.NewID()
	}
	current := d.reg.Record(string(by.Document)).(*data.Document)
	latest := data.AdoptedBy(d.reg, current)
	if act == data.ActAdopt && (by.On < current.DecidedOn || latest != nil && latest.ID != by.ID && by.On <= latest.On) {
		return nil // what was decided before what binds now
	}
	document, err := Changed(d, data.Documents, string(by.Document))
	if err != nil {
		return err
	}
	switch act {
	case data.ActCorrect:
		data.Correct(document, before, by)
		return nil
	case data.ActKeep:
		data.Keep(document, by, "")
		return nil
	}
	from := document.From
	if document.DecidedOn != by.On { // else the day is known already
		from = ""
	}
	return d.adopt(document, by, from, "")
}

// RemoveByHand takes a record out of lists and papers. Where others point at it, it is refused unless follow is set: then what
// can live without it is loosed from it, and what cannot goes with it. A decision takes with it what it made of its document.
func RemoveByHand(ctx context.Context, st *store.Store, reg data.Register, kind data.Untyped, id string, follow bool) (store.Saved, error) {
	d := &Deed{ctx: ctx, store: st, reg: reg}
	r := reg.Record(id)
	if r == nil {
		return st.Remove(ctx, kind, id)
	}
	gone, changed := []data.Record{r}, map[string]data.Record{}
	if follow {
		parting := data.PartFrom(reg, r)
		if len(parting.Stuck) > 0 {
			return store.Saved{}, data.NewProblem("problem.remove.stuck").Because(stuckError(parting.Stuck))
		}
		gone = append(gone, parting.Gone...)
		for _, l := range parting.Loosed {
			k, _ := data.KindNamed(l.Record.KindName())
			now, err := d.changedOnce(changed, k, l.Record.Header().ID)
			if err == nil {
				err = l.Loose(k, now)
			}
			if err != nil {
				return store.Saved{}, err
			}
		}
	}
	return d.removeAll(gone, changed)
}

// removeAll removes records with what that makes of others: a risk's value is the latest that is left, and a document loses what a
// decision made of it. changed are the records that are changed already.
func (d *Deed) removeAll(gone []data.Record, changed map[string]data.Record) (store.Saved, error) {
	reg := d.reg
	for _, g := range gone {
		if v, ok := g.(*data.RiskValue); ok && d.Lives(string(v.Risk)) && !slices.ContainsFunc(gone, func(g data.Record) bool { return g.Header().ID == string(v.Risk) }) {
			if latest := data.LatestValue(reg, v.Risk, v.ID); latest != nil {
				risk, err := d.changedOnce(changed, data.Risks.Untyped(), string(v.Risk))
				if err != nil {
					return store.Saved{}, err
				}
				risk.(*data.Risk).Consequence, risk.(*data.Risk).Probability = latest.Consequence, latest.Probability
			}
		}
		by, ok := g.(*data.Decision)
		if !ok || !by.Settles() || !d.Lives(string(by.Document)) || slices.ContainsFunc(gone, func(g data.Record) bool { return g.Header().ID == string(by.Document) }) {
			continue
		}
		document, err := d.changedOnce(changed, data.Documents.Untyped(), string(by.Document))
		if err != nil {
			return store.Saved{}, err
		}
		data.Withdraw(reg, document.(*data.Document), by)
	}
	return d.store.RemoveAll(d.ctx, gone, d.drafts)
}

// changedOnce reads a record of the file to be changed, the same one each time.
func (d *Deed) changedOnce(changed map[string]data.Record, kind data.Untyped, id string) (data.Record, error) {
	if r, ok := changed[id]; ok {
		return r, nil
	}
	r, base, err := d.store.Get(d.ctx, kind, id)
	if err == nil {
		changed[id] = r
		d.drafts = append(d.drafts, store.Draft{Base: base, Record: r})
	}
	return r, err
}

// stuckError carries the records that forbid a removal.
type stuckError []data.Record

func (stuckError) Error() string {
	return "records that can neither be changed nor removed point at it"
}

// Stuck gives the records that a "problem.remove.stuck" is about.
func Stuck(err error) []data.Record {
	var stuck stuckError
	errors.As(err, &stuck)
	return stuck
}
