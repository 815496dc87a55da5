package data

import "cmp"

// assets are what waits about information and systems: classifications that cease to be good or wait for their owner, systems that
// nobody has restored from backup, and driftgodkännanden that end.
func (w *watch) assets() {
	classes := NewClasses(w.reg, w.today)
	for _, a := range All(w.reg, Assets) {
		class := classes.Of(a)
		if c := class.Decided; c != nil {
			w.add(DueClass, c.Until(), c, to{person: a.Owner})
		}
		if c := class.Waiting; c != nil {
			w.after(DueClassDecision, cmp.Or(c.On, madeOn(c.ID)), c, to{person: a.Owner})
		}
	}
	for _, s := range All(w.reg, Systems) {
		if !s.Live() {
			continue
		}
		w.add(DueApproval, s.ApprovedUntil, s, to{person: s.Owner})
		if classes.MustRestore(s) {
			t, last := to{person: cmp.Or(s.Keeper, s.Owner)}, classes.LastRestore(s)
			if last.On == "" { // nobody has said by when
				w.put(Due{What: DueRestore, Kind: s.KindName(), ID: s.ID}, t)
			}
			w.add(DueRestore, last.nextBy(), s, t)
		}
	}
}

// nextBy is when somebody shall try again to restore the system from backup: one that failed waits since then.
func (r Restore) nextBy() Day {
	if r.Worked != JudgedYes {
		return r.On
	}
	return r.On.AddMonths(monthsBetweenRestores)
}
