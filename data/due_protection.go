package data

// protection is what must be decided anew, or for the first time, about systems and premises: requirements that nobody has
// decided, and an exception from a requirement that ends.
func (w *watch) protection() {
	systems, premises := Undecided(w.reg, w.today)
	if UseOf(w.reg, Requirements.Name).State == UseInUse { // else there is nothing to decide by
		if len(systems) > 0 {
			w.put(Due{What: DueRequirements, Kind: Systems.Name, ID: systems[0].ID, More: len(systems) - 1}, to{})
		}
		if len(premises) > 0 {
			w.put(Due{What: DueRequirements, Kind: PremisesKind.Name, ID: premises[0].ID, More: len(premises) - 1}, to{})
		}
	}
	for _, f := range All(w.reg, Fulfilments) {
		if f.Expires == "" || f.State == Fulfilled || f.State == FulfilledWaived {
			continue
		}
		if owner, counts := w.ownerOf(f); counts {
			w.add(DueException, f.Expires, f, to{person: owner})
		}
	}
}

// ownerOf is who answers for what a requirement is put on; false when that is no longer used.
func (w *watch) ownerOf(f *Fulfilment) (Link[*Person], bool) {
	if s, ok := Find(w.reg, f.System); ok {
		return s.Owner, s.Live() && !s.Removed
	}
	if p, ok := Find(w.reg, f.Premises); ok {
		return p.Owner, p.InUse(w.today) && !p.Removed
	}
	return "", true
}
