package data

import (
	"cmp"
	"slices"
)

// suppliers are contracts, those who process personal data, how suppliers are followed up, and procurements.
func (w *watch) suppliers() {
	w.contracts()
	for _, s := range All(w.reg, Subprocessors) {
		if s.Waits() {
			w.add(DueSubprocessor, s.AnswerBy, s, to{})
		}
	}
	for _, s := range SupplierStates(w.reg, w.today) {
		w.supplierChecks(s)
	}
	for _, p := range All(w.reg, Procurements) {
		switch {
		case p.Unclassified():
			w.add(DueUnclassified, p.AskedOn(), p, to{person: p.Responsible})
		case p.UnderWay() && p.AskedOn() == "" && (p.ClassifiedOn == "" || p.RequirementsOn == ""):
			w.add(DuePreparation, p.PlannedOn, p, to{person: p.Responsible})
		}
	}
}

// contracts are the last days to give notice, contracts that end, and PUB-avtal that are missing. A last day to give notice that
// has passed is told until the contract has ended or somebody has decided what comes after.
func (w *watch) contracts() {
	contracts, systems := All(w.reg, Contracts), map[Link[*System]]bool{} // those that a contract covers today
	for _, c := range contracts {
		if c.Runs(w.today) {
			for _, s := range c.Systems {
				systems[s] = true
			}
		}
	}
	holds := personalSystems(w.reg)
	live := map[Link[*System]]bool{}
	for _, s := range All(w.reg, Systems) {
		live[Link[*System](s.ID)] = s.Live()
	}
	for _, c := range contracts {
		t := to{}
		if s, ok := Find(w.reg, c.Supplier); ok {
			if !s.Current(w.today) {
				continue
			}
			t.person = s.Responsible
		}
		if c.AwaitsChoice(w.today) {
			w.add(DueNotice, c.Notice(), c, t)
		}
		uncovered := slices.ContainsFunc(c.Systems, func(s Link[*System]) bool { return live[s] && !systems[s] })
		if !c.Ended(w.today) || uncovered {
			w.add(DueContractEnds, c.To, c, t)
		}
		if !c.Ended(w.today) && c.Processor(c.holdsAny(holds)) == ProcessorMissing {
			w.add(DueProcessor, cmp.Or(c.From, w.today), c, t)
		}
	}
}

// supplierChecks is when a supplier shall be followed up: the check that is planned, else as its interval says.
func (w *watch) supplierChecks(s SupplierState) {
	switch {
	case !s.Current(w.today):
	case s.Planned != nil:
		w.add(DueFollowUp, cmp.Or(s.Planned.Planned, s.Next), s.Planned, to{person: cmp.Or(s.Planned.By, s.Responsible)})
	case s.Never:
		w.put(Due{What: DueNeverChecked, Kind: s.KindName(), ID: s.ID}, to{person: s.Responsible})
	default:
		w.add(DueFollowUp, s.Next, s.Supplier, to{person: s.Responsible})
	}
}
