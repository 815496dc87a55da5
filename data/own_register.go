package data

import (
	"maps"
	"slices"
)

// OwnUnits are a unit and those that are part of it: its utskott, förvaltningar and enheter. Another nämnd below it, as all are
// below the council, answers for itself, and so does a company.
func OwnUnits(reg Register, unit *Unit) []*Unit {
	own := []*Unit{unit}
	all := All(reg, Units)
	for at := 0; at < len(own); at++ {
		for _, u := range all {
			isPart := u.Type == UnitSubcommittee || u.Type == UnitAdministration || u.Type == UnitSection
			if isPart && string(u.Parent) == own[at].ID && !slices.Contains(own, u) {
				own = append(own, u)
			}
		}
	}
	return own
}

// OwnOf is the register with only what is a unit's own: what it says of the unit and of those that are part of it, and what is
// the same for all, such as the law, the scales and the catalogues. Links still lead to the records that are left out, so that a
// name can be told and what follows a secret record stays secret. An incident that several share has only this one's part, and
// the policy's duties are those that the unit meets on its own, judged by its own registers alone.
func (r Register) OwnOf(unit *Unit) Register {
	o := ownRecords{reg: r, units: map[Link[*Unit]]bool{}, kept: map[string]bool{}, holds: map[string]bool{"": true}}
	for _, u := range OwnUnits(r, unit) {
		o.units[Link[*Unit](u.ID)] = true
		o.kept[u.ID] = true
	}
	byKind, byID := map[string][]Record{}, maps.Clone(r.byID)
	for _, name := range ownOrder() { // what others are kept by is looked at first
		for _, rec := range r.byKind[name] {
			if !o.keeps(rec) {
				continue
			}
			rec = o.part(rec)
			h := rec.Header()
			o.kept[h.ID] = true
			o.holds[name] = o.holds[name] || !h.Removed && h.Gallrad == ""
			byKind[name] = append(byKind[name], rec)
			byID[rec.Header().ID] = rec
		}
	}
	byKind[RegisterUses.Name] = r.ownUses()
	return Register{byKind, livingOf(byKind), byID, r.public}
}

// ownUses tell how each register is used: as in the whole, also where the unit has nothing in it. How much of the whole a register
// holds is said of the municipality, and is left out.
func (r Register) ownUses() []Record {
	var uses []Record
	for _, register := range registerSet.Options {
		said := RegisterUses.New()
		said.ID, said.Register = register.Name, register.Name
		use := UseOf(r, register.Name)
		said.State, said.System = use.State, use.System
		uses = append(uses, said)
	}
	return uses
}

// ownDuties are the duties of the catalogue that a unit meets on its own, by what it has in the registers; the others are the
// municipality's as one. What each asks for is a register that must hold something of the unit's, since nothing can be judged of
// one that holds nothing: empty where that nothing is there is a lack.
var ownDuties = map[int]string{
	1: Assets.Name, 2: Assets.Name, 3: Assets.Name, 4: Assets.Name, 5: Fulfilments.Name, 6: Risks.Name, 7: Assets.Name,
	9: Introductions.Name, 10: Risks.Name, 11: Actions.Name, 13: Roles.Name, 15: "", 17: "", 19: Systems.Name,
	21: Contracts.Name, 22: Suppliers.Name, 25: Incidents.Name, 26: "",
}

// ownOrder are the kinds in the order in which they are looked at: what a record is kept by comes before it.
func ownOrder() []string {
	first := []string{
		Assets.Name, Systems.Name, PremisesKind.Name, Procurements.Name, Suppliers.Name, Contracts.Name,
		Incidents.Name, RiskSessions.Name, Risks.Name, Continuities.Name, ControlPoints.Name, ControlOccasions.Name, Decisions.Name,
	}
	for _, kind := range Kinds() {
		if !slices.Contains(first, kind.Name) && kind.Name != Duties.Name {
			first = append(first, kind.Name)
		}
	}
	return append(first, Duties.Name)
}

type ownRecords struct {
	reg   Register
	units map[Link[*Unit]]bool
	kept  map[string]bool // ids of what has been kept so far
	holds map[string]bool // kinds of which something has been kept
}

// meets tells whether the unit can be judged by a duty: it has a förvaltning where the duty is about those, and else something in
// the register that the duty asks for.
func (o ownRecords) meets(catalogue int) bool {
	if catalogue == 17 || catalogue == 26 {
		return slices.ContainsFunc(administrations(o.reg), func(u *Unit) bool { return o.kept[u.ID] })
	}
	return o.holds[ownDuties[catalogue]]
}

// keeps tells whether a record is the unit's own, or the same for all.
func (o ownRecords) keeps(rec Record) bool {
	switch r := rec.(type) {
	case *Unit:
		return o.kept[r.ID]
	case *Person:
		return o.units[r.Unit]
	case *Role:
		return o.units[r.Unit]
	case *Service:
		return o.kept[string(r.Role)]
	case *Mandate:
		return o.units[r.Body]
	case *TrainingPlan:
		return o.units[r.Unit]
	case *TrainingOffer:
		return o.units[r.Unit] || r.Unit == ""
	case *TrainingDone: // a number for the whole municipality tells nothing of the unit, names do
		return o.units[r.Unit] || r.Unit == "" && len(r.People) > 0
	case *Confirmation:
		return o.units[r.Unit]
	case *Introduction:
		return o.units[r.Unit]
	case *Referral:
		return o.units[r.Unit]
	case *Asset:
		return o.units[r.Unit]
	case *Classification:
		return o.kept[string(r.Asset)]
	case *System:
		return o.units[r.Unit]
	case *Premises:
		return o.units[r.Unit]
	case *Fulfilment:
		return o.kept[r.Of()]
	case *Exception:
		return o.placed(r.Unit, string(r.System))
	case *RiskSession:
		return o.units[r.Unit]
	case *Risk:
		return o.placed(r.Unit, string(r.Asset), string(r.System), string(r.Session))
	case *RiskValue:
		return o.kept[string(r.Risk)]
	case *Continuity:
		return o.units[r.Unit]
	case *Exercise:
		return o.kept[string(r.Continuity)] || slices.ContainsFunc(r.Systems, func(s Link[*System]) bool { return o.kept[string(s)] })
	case *Procurement:
		return o.units[r.Unit]
	case *ProcurementRequirement:
		return o.kept[string(r.Procurement)]
	case *Supplier:
		return o.delivers(r)
	case *Contract:
		return o.kept[string(r.Supplier)]
	case *SupplierCheck:
		return o.kept[string(r.Supplier)]
	case *Subprocessor:
		return o.kept[string(r.Contract)]
	case *Incident:
		return slices.ContainsFunc(r.Units, func(u Link[*Unit]) bool { return o.units[u] })
	case *IncidentEvent:
		return o.kept[string(r.Incident)]
	case *IncidentMessage:
		return o.kept[string(r.Incident)]
	case *Notification:
		return o.kept[string(r.Incident)] && (r.Unit == "" || o.units[r.Unit])
	case *ControlPoint:
		return o.units[r.Unit]
	case *ControlOccasion:
		return o.kept[string(r.Control)]
	case *Decision:
		return o.units[r.Body]
	case *Meeting:
		return o.units[r.Body]
	case *Matter:
		return o.units[r.Decides]
	case *Action:
		return o.owns(r)
	case *AttachedFile:
		_, origin, _ := SplitOrigin(r.Origin)
		return o.kept[origin]
	case *Duty:
		if r.Catalogue == nil {
			return false
		}
		_, isOwn := ownDuties[*r.Catalogue]
		return isOwn
	case *Registration, *Measure, *Goal, *Reading, *EarlierFigure, *ManagementReview, *Audit, *Finding, *SelfAssessment, *LegalRequirement, *Stakeholder, *Environment, *Snooze:
		return false // of the municipality as one
	}
	return true
}

// placed tells whether a record is the unit's: where it says whose it is by that, else by what it is about.
func (o ownRecords) placed(unit Link[*Unit], about ...string) bool {
	if unit != "" {
		return o.units[unit]
	}
	for _, id := range about {
		if id != "" {
			return o.kept[id]
		}
	}
	return false
}

// delivers tells whether a supplier delivers a system that the unit uses, or something that it has bought.
func (o ownRecords) delivers(s *Supplier) bool {
	link := Link[*Supplier](s.ID)
	if slices.ContainsFunc(All(o.reg, Systems), func(y *System) bool { return y.Supplier == link && o.kept[y.ID] }) {
		return true
	}
	return slices.ContainsFunc(All(o.reg, Procurements), func(p *Procurement) bool {
		c, ok := Find(o.reg, p.Contract)
		return ok && c.Supplier == link && o.kept[p.ID]
	})
}

// owns tells whether an action is the unit's: where it says who owns it by that, else by what it came of, else by who does it.
func (o ownRecords) owns(a *Action) bool {
	_, origin, _ := SplitOrigin(a.Origin)
	if a.Owner != "" || origin != "" || a.Decision != "" || a.Incident != "" {
		return o.placed(a.Owner, origin, string(a.Decision), string(a.Incident))
	}
	p, ok := Find(o.reg, a.Responsible)
	return ok && o.units[p.Unit]
}

// part is the unit's part of a record that others share.
func (o ownRecords) part(rec Record) Record {
	switch r := rec.(type) {
	case *Incident:
		own := *r
		own.Units = slices.DeleteFunc(slices.Clone(r.Units), func(u Link[*Unit]) bool { return !o.units[u] })
		return &own
	case *Document: // demanded of the municipality
		own := *r
		own.Demanded = false
		return &own
	case *Duty:
		own := *r
		own.Assessment, own.AssessmentReason = Unjudged, ""
		if !o.meets(*r.Catalogue) {
			own.Catalogue = nil
		}
		return &own
	}
	return rec
}
