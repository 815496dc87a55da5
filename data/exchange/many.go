package exchange

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"lisparmen/data"
	"lisparmen/data/store"
)

// Judged is one record of several that something is to be done with at once.
type Judged struct {
	Record   data.Record // as it is, or would be once the change is saved
	From, To string      // the field's stored text before and after
	Err      error       // what stands in the way of this record alone; nil when nothing does
}

// Differs tells whether anything would become of the record.
func (j Judged) Differs() bool { return j.Err == nil && j.From != j.To }

// Many is one field's change in many records, tried but not saved: what each would say, and what stands in the way.
type Many struct {
	Judged []Judged // in the order asked for
	deed   *Deed
}

// Refused are the records that cannot be changed so.
func (m *Many) Refused() []Judged { return refused(m.Judged) }

func refused(list []Judged) []Judged {
	return slices.DeleteFunc(slices.Clone(list), func(j Judged) bool { return j.Err == nil })
}

// Changed is how many records would be another.
func (m *Many) Changed() int {
	n := 0
	for _, j := range m.Judged {
		if j.Differs() {
			n++
		}
	}
	return n
}

// Save saves the change as one save, which one undo takes back. While any record is refused nothing at all is saved.
func (m *Many) Save(ctx context.Context) (store.Saved, error) {
	if stands := m.Refused(); len(stands) > 0 {
		return store.Saved{}, stands[0].Err
	}
	return m.deed.store.SaveAll(ctx, store.ActSave, "", m.deed.drafts)
}

// NewValue is what a field is to say in many records: the stored or typed text, or, of a field with several links, those that are to
// come beside the ones that are there.
type NewValue struct {
	Field  data.UntypedField
	Text   string
	Beside bool
}

// of is what the field of one record is to say.
func (v NewValue) of(r data.Record) string {
	if !v.Beside || v.Field.Type != data.TypeRefs {
		return v.Text
	}
	all := append(data.SplitRefs(v.Field.Get(r)), data.SplitRefs(v.Text)...)
	slices.Sort(all)
	return strings.Join(slices.Compact(all), "\n")
}

// ChangeMany tries a new value in some records of a kind, with what follows from it as if somebody had written it in each of
// their forms. It saves nothing.
func ChangeMany(ctx context.Context, st *store.Store, reg data.Register, kind data.Untyped, ids []string, value NewValue, words func(key string, args map[string]string) string, progress func(float64)) (*Many, error) {
	m := &Many{deed: &Deed{ctx: ctx, store: st, reg: reg}}
	for i, id := range ids {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		progress(float64(i) / float64(len(ids)))
		j, err := m.deed.try(kind, id, value, words)
		if err != nil {
			return nil, err
		}
		m.Judged = append(m.Judged, j)
	}
	return m, nil
}

// try takes the change of one record into the save; err is what stands in the way of the whole.
func (d *Deed) try(kind data.Untyped, id string, value NewValue, words func(string, map[string]string) string) (j Judged, err error) {
	drafted := len(d.drafts)
	r, err := d.ChangedAny(kind, id)
	if data.IsProblem(err, "problem.record.missing") {
		empty := kind.New()
		empty.Header().ID = id
		return Judged{Record: empty, Err: err}, nil
	}
	if err != nil {
		return Judged{}, err
	}
	j = Judged{Record: r, From: value.Field.Get(r)}
	before := kind.New()
	*before.Header() = *r.Header()
	for _, f := range kind.Fields {
		if err := f.Load(before, f.Get(r)); err != nil {
			return Judged{}, err
		}
	}
	head := r.Header()
	switch {
	case head.Gallrad != "":
		j.Err = data.NewProblem("problem.record.gallrad", "kind", data.KindKey(kind.Name), "id", id)
	case head.Removed:
		j.Err = data.NewProblem("problem.record.removed", "kind", data.KindKey(kind.Name), "id", id)
	case kind.AppendOnly:
		j.Err = data.NewProblem("problem.append_only")
	default:
		j.Err = value.Field.Put(r, value.of(r))
	}
	j.To = value.Field.Get(r)
	if j.Differs() {
		j.Err = d.mayBecome(kind, before, r, words)
	}
	if !j.Differs() && len(d.drafts) > drafted { // it stays as it is, and so out of the save
		d.drafts = slices.Delete(d.drafts, drafted, drafted+1)
	}
	return j, nil
}

// mayBecome is what a save of the record would refuse, and what follows from it.
func (d *Deed) mayBecome(kind data.Untyped, before, r data.Record, words func(string, map[string]string) string) error {
	if kind.Keeps != nil {
		if err := kind.Keeps(before, r); err != nil {
			return err
		}
	}
	if err := d.write(before, r, words); err != nil {
		return err
	}
	return kind.Check(r)
}

// RemovalOfMany tells of each of some records of a kind what stands in the way of its removal with the others.
func RemovalOfMany(reg data.Register, kind data.Untyped, ids []string) []Judged {
	goes := make(map[string]bool, len(ids))
	for _, id := range ids {
		goes[id] = true
	}
	pointing := map[string]int{}
	for _, k := range data.Kinds() {
		for _, other := range reg.Living(k) {
			if goes[other.Header().ID] {
				continue
			}
			for _, f := range k.Fields {
				for _, id := range f.PointsAt(f.Get(other)) {
					pointing[id]++
				}
			}
		}
	}
	list := make([]Judged, 0, len(ids))
	for _, id := range ids {
		r := reg.Record(id)
		j := Judged{Record: r}
		switch {
		case r == nil:
			continue // gone already
		case kind.AppendOnly:
			j.Err = data.NewProblem("problem.append_only")
		case pointing[id] > 0:
			j.Err = data.NewProblem("problem.remove.linked", "count", strconv.Itoa(pointing[id]))
		case isKept(kind, r):
			j.Err = data.NewProblem("problem.remove.kept")
		}
		list = append(list, j)
	}
	return list
}

// isKept tells whether the record is one that may not go.
func isKept(kind data.Untyped, r data.Record) bool {
	if kind.Keeps == nil {
		return false
	}
	gone := kind.New()
	for _, f := range kind.Fields {
		_ = f.Load(gone, f.Get(r)) // a stored value is always readable
	}
	*gone.Header() = *r.Header()
	gone.Header().Removed = true
	return kind.Keeps(r, gone) != nil
}

// RemoveMany takes some records out of lists and papers as one save, with what their removal makes of others as in RemoveByHand.
func RemoveMany(ctx context.Context, st *store.Store, reg data.Register, kind data.Untyped, ids []string) (store.Saved, error) {
	var gone []data.Record
	for _, j := range RemovalOfMany(reg, kind, ids) {
		if j.Err != nil {
			return store.Saved{}, j.Err
		}
		gone = append(gone, j.Record)
	}
	d := &Deed{ctx: ctx, store: st, reg: reg}
	return d.removeAll(gone, map[string]data.Record{})
}
