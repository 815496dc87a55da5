package data

import "slices"

// Pointer is a field of a living record that points at another.
type Pointer struct {
	From  Record
	Kind  Untyped
	Field UntypedField
}

// Pointers lists what points at a record, in the order of the menu.
func Pointers(reg Register, id string) []Pointer {
	var list []Pointer
	to := reg.Record(id)
	if to == nil {
		return nil
	}
	for _, kind := range Kinds() {
		for _, f := range kind.Fields {
			if !f.IsLink() || f.Target != to.KindName() {
				continue
			}
			for _, from := range reg.Living(kind) {
				if slices.Contains(SplitRefs(f.Get(from)), id) {
					list = append(list, Pointer{from, kind, f})
				}
			}
		}
	}
	return list
}

// HeldBy lists what a person still answers for on a day, so that nobody is made anonymous who is needed: roles, service, mandates,
// information, systems, open actions, risks and plans of continuity.
func HeldBy(reg Register, id string, on Day) []Record { return held(reg, on)[Link[*Person](id)] }

// held is what everybody answers for on a day.
func held(reg Register, on Day) map[Link[*Person]][]Record {
	by := map[Link[*Person]][]Record{}
	add := func(r Record, people ...Link[*Person]) {
		for _, p := range slices.Compact(people) {
			if p != "" {
				by[p] = append(by[p], r)
			}
		}
	}
	if m := reg.Municipality(); m.ID != "" {
		add(m, m.Coordinator)
	}
	for _, r := range All(reg, Roles) {
		if r.To == "" || r.To >= on {
			add(r, r.Holder, r.StandIn)
		}
	}
	for _, s := range All(reg, Services) {
		if s.To == "" || s.To >= on {
			add(s, s.Person)
		}
	}
	for _, m := range All(reg, Mandates) {
		if m.To == "" || m.To >= on {
			add(m, m.Person)
		}
	}
	for _, a := range All(reg, Assets) {
		add(a, a.Owner)
	}
	for _, s := range All(reg, Systems) {
		if s.Life != LifeRetired {
			add(s, s.Owner, s.Keeper)
		}
	}
	for _, a := range All(reg, Actions) {
		if a.Open() {
			add(a, a.Responsible)
		}
	}
	for _, r := range All(reg, Risks) {
		if !r.Closed(on) {
			add(r, r.Owner)
		}
	}
	for _, c := range All(reg, Continuities) {
		if c.EndedOn == "" || c.EndedOn >= on {
			add(c, c.Owner)
		}
	}
	return by
}
