package data

import (
	"slices"
	"strings"
)

// SupplierState is how it stands with a supplier: what it has to do with the municipality, how it is followed up, and what is
// missing.
type SupplierState struct {
	*Supplier
	Contracts    []*Contract // those that run and those to come, then those that have ended
	Systems      []*System   // live ones that it delivers
	Subs         []*Subprocessor
	Checks       []*SupplierCheck // the latest first; those planned before those made
	Incidents    []*Incident      // the latest first
	PersonalData bool             // a system of its holds personal data
	Processor    ProcessorState   // the worst of its contracts; empty when there is nothing to ask of
	Last         *SupplierCheck   // the latest that was made
	Planned      *SupplierCheck   // the next that is planned
	Next         Day              // when it shall be followed up; empty when nobody has judged its criticality
	Never        bool             // it shall be followed up and has never been
	Unanswered   *SupplierCheck   // the latest check, when it found a deviation that no action answers
	Lacks        []SupplierLack
}

// SupplierLack is what is missing of a supplier. It is a message key.
type SupplierLack string

// What can be missing.
const (
	LackCriticality SupplierLack = "supplier.lack.criticality"
	LackContact     SupplierLack = "supplier.lack.incident_contact"
	LackExit        SupplierLack = "supplier.lack.exit"     // asked of those that much depends on
	LackContract    SupplierLack = "supplier.lack.contract" // it delivers a system, and no contract runs
	LackProcessor   SupplierLack = "supplier.lack.processor"
	LackGround      SupplierLack = "supplier.lack.ground" // GDPR art. 44: a transfer to a third country needs a ground
	LackCheck       SupplierLack = "supplier.lack.check"  // it has never been followed up, or not for too long
	LackAction      SupplierLack = "supplier.lack.action" // a deviation that nobody does anything about
)

// Current tells whether the municipality still has to do with the supplier.
func (s *Supplier) Current(on Day) bool { return s.EndedOn == "" || on <= s.EndedOn }

// Late tells whether the supplier should have been followed up before a day. One that never has been has waited long enough.
func (s SupplierState) Late(today Day) bool {
	return s.Current(today) && s.Next != "" && (s.Never || s.Next < today)
}

// SupplierStates tells how it stands with every supplier, in their order. Only registers in use count: where checks or contracts are
// not begun or kept in another system, nothing of them is missing.
func SupplierStates(reg Register, today Day) []SupplierState {
	suppliers := All(reg, Suppliers)
	list := make([]SupplierState, len(suppliers))
	at, named := map[Link[*Supplier]]*SupplierState{}, map[string]*SupplierState{}
	for i, s := range suppliers {
		list[i].Supplier = s
		at[Link[*Supplier](s.ID)] = &list[i]
		named[strings.ToLower(s.Title)] = &list[i]
	}
	holds := personalSystems(reg)
	for _, s := range All(reg, Systems) {
		if of := at[s.Supplier]; of != nil && s.Live() {
			of.Systems = append(of.Systems, s)
			of.PersonalData = of.PersonalData || holds[Link[*System](s.ID)]
		}
	}
	by := map[Link[*Contract]]*SupplierState{}
	for _, c := range All(reg, Contracts) {
		of := at[c.Supplier]
		if of == nil {
			continue
		}
		by[Link[*Contract](c.ID)] = of
		of.Contracts = append(of.Contracts, c)
		if !c.Ended(today) {
			state := c.Processor(c.holdsAny(holds))
			of.Processor = of.Processor.Worst(state)
		}
	}
	for _, s := range All(reg, Subprocessors) {
		if of := by[s.Contract]; of != nil && (s.EndedOn == "" || today <= s.EndedOn) {
			of.Subs = append(of.Subs, s)
		}
	}
	for _, c := range All(reg, SupplierChecks) {
		if of := at[c.Supplier]; of != nil {
			of.Checks = append(of.Checks, c)
		}
	}
	for _, i := range All(reg, Incidents) {
		of := at[i.SupplierRef]
		if of == nil && i.SupplierRef == "" && i.Supplier != "" { // written in words before there was a register of suppliers
			of = named[strings.ToLower(strings.TrimSpace(i.Supplier))]
		}
		if of != nil {
			of.Incidents = append(of.Incidents, i)
		}
	}
	answered, months := originsOfActions(reg), CheckMonths(reg)
	if UseOf(reg, SupplierChecks.Name).State != UseInUse { // nobody has begun to follow up here
		months = func(Priority) int { return 0 }
	}
	contracted := UseOf(reg, Contracts.Name).State == UseInUse
	for i := range list {
		list[i].sum(months, answered, today)
		list[i].Lacks = list[i].lacks(contracted, today)
	}
	return list
}

// firstCheckWaits tells whether the first check of a supplier is planned for a day to come, within its interval from when its first
// contract began: nobody follows up a supplier the day it is chosen.
func (s *SupplierState) firstCheckWaits(months int, today Day) bool {
	if s.Planned == nil || s.Planned.Planned < today {
		return false
	}
	var began Day
	for _, c := range s.Contracts {
		began = earlier(began, c.From)
	}
	return began != "" && s.Planned.Planned <= began.AddMonths(months)
}

// sum counts what a supplier's records tell together.
func (s *SupplierState) sum(months func(Priority) int, answered func(Record) bool, today Day) {
	slices.SortStableFunc(s.Contracts, func(a, b *Contract) int {
		if a.Ended(today) != b.Ended(today) {
			if a.Ended(today) {
				return 1
			}
			return -1
		}
		return strings.Compare(string(orLast(a.To)), string(orLast(b.To)))
	})
	slices.SortStableFunc(s.Checks, func(a, b *SupplierCheck) int { return strings.Compare(string(b.day()), string(a.day())) })
	slices.SortStableFunc(s.Incidents, func(a, b *Incident) int {
		x, _ := a.Knowledge()
		y, _ := b.Knowledge()
		return y.Compare(x)
	})
	for _, c := range s.Checks {
		switch {
		case c.Waits():
			if s.Planned == nil || orLast(c.Planned) < orLast(s.Planned.Planned) {
				s.Planned = c
			}
		case c.DoneOn != "" && c.DoneOn <= today && s.Last == nil:
			s.Last = c
		}
	}
	if n := months(s.Criticality); n > 0 && s.Current(today) {
		switch {
		case s.Last == nil && s.firstCheckWaits(n, today):
			s.Next = s.Planned.Planned
		case s.Last == nil:
			s.Never, s.Next = true, today
		case s.Last.Next != "":
			s.Next = s.Last.Next
		default:
			s.Next = s.Last.DoneOn.AddMonths(n)
		}
	}
	if s.Last != nil && s.Last.Result == CheckDeviation && !answered(s.Last) {
		s.Unanswered = s.Last
	}
}

// day is when a check was made or is planned.
func (c *SupplierCheck) day() Day {
	if c.DoneOn != "" {
		return c.DoneOn
	}
	return c.Planned
}

// lacks is what is missing of a supplier; of contracts only where they are kept here.
func (s *SupplierState) lacks(contracted bool, today Day) []SupplierLack {
	var lacks []SupplierLack
	if !s.Current(today) {
		return nil
	}
	runs := slices.ContainsFunc(s.Contracts, func(c *Contract) bool { return c.Runs(today) })
	for _, part := range []struct {
		lack SupplierLack
		is   bool
	}{
		{LackCriticality, s.Criticality == ""},
		{LackContact, s.IncidentContact == ""},
		{LackExit, s.Exit == "" && s.Criticality == PriorityHigh},
		{LackContract, contracted && len(s.Systems) > 0 && !runs},
		{LackProcessor, s.Processor == ProcessorMissing || contracted && s.PersonalData && s.Processor == ""},
		{LackGround, s.OutsideEU && s.TransferGround == "" || slices.ContainsFunc(s.Subs, func(b *Subprocessor) bool { return b.OutsideEU && b.TransferGround == "" })},
		{LackCheck, s.Late(today)},
		{LackAction, s.Unanswered != nil},
	} {
		if part.is {
			lacks = append(lacks, part.lack)
		}
	}
	return lacks
}

// personalSystems are the live systems that hold personal data: they say so, or some of their information does.
func personalSystems(reg Register) map[Link[*System]]bool {
	personal, holds := map[Link[*Asset]]bool{}, map[Link[*System]]bool{}
	for _, a := range All(reg, Assets) {
		personal[Link[*Asset](a.ID)] = a.PersonalData
	}
	for _, s := range All(reg, Systems) {
		if s.Live() && (s.PersonalData || slices.ContainsFunc(s.Assets, func(a Link[*Asset]) bool { return personal[a] })) {
			holds[Link[*System](s.ID)] = true
		}
	}
	return holds
}

// holdsAny tells whether the contract is about any of the systems.
func (c *Contract) holdsAny(systems map[Link[*System]]bool) bool {
	return slices.ContainsFunc(c.Systems, func(s Link[*System]) bool { return systems[s] })
}
