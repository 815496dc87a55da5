package data

import (
	"cmp"
	"slices"
)

// A kravprofil is what the municipality demands of one system or of premises, and how far each requirement is met
// (policyn: "ska fastställa kraven på den fysiska och tekniska säkerheten i samtliga system som används").

// Profile is what is demanded of a system or of premises, and how it stands.
type Profile struct {
	Rows      []ProfileRow   // what has been decided
	Undecided []*Requirement // demanded at its level of protection, and not decided on yet
}

// ProfileRow is a requirement and how far it is met.
type ProfileRow struct {
	Requirement *Requirement
	Fulfilment  *Fulfilment
}

// RequirementsFor lists what the catalogue demands on a day of a system or of premises: for each aspect what its level of
// protection asks for. Of what nobody has judged the protection of, nothing is known.
func RequirementsFor(reg Register, of Record, on Day) []*Requirement {
	var put RequirementOf
	level := map[Aspect]Protection{}
	classes := NewClasses(reg, on)
	for _, a := range aspects.Options {
		switch r := of.(type) {
		case *System:
			put, level[Aspect(a.Name)] = OfSystem, classes.ProtectionOf(r, Aspect(a.Name))
		case *Premises:
			put, level[Aspect(a.Name)] = OfPremises, r.Protection
		}
		if level[""].rank() < level[Aspect(a.Name)].rank() { // what is demanded of every aspect follows the strongest
			level[""] = level[Aspect(a.Name)]
		}
	}
	return slices.DeleteFunc(All(reg, Requirements), func(r *Requirement) bool {
		has := level[r.Aspect]
		return r.Of != put || r.Ended(on) || has == "" || !has.AtLeast(cmp.Or(r.Protection, ProtectionBase))
	})
}

// Ended tells whether the requirement is no longer demanded on a day.
func (r *Requirement) Ended(on Day) bool { return r.EndedOn != "" && r.EndedOn < on }

// ProfileOf is the kravprofil of a system or of premises on a day. Of what two copies of a file have decided each for
// themselves, the later judged counts.
func ProfileOf(reg Register, of Record, on Day) Profile {
	rows := map[Link[*Requirement]]*Fulfilment{}
	for _, f := range All(reg, Fulfilments) {
		if before := rows[f.Requirement]; f.Of() == of.Header().ID && (before == nil || before.CheckedOn < f.CheckedOn) {
			rows[f.Requirement] = f
		}
	}
	var p Profile
	for _, r := range All(reg, Requirements) {
		if f := rows[Link[*Requirement](r.ID)]; f != nil && !r.Ended(on) {
			p.Rows = append(p.Rows, ProfileRow{r, f})
		}
	}
	for _, r := range RequirementsFor(reg, of, on) {
		if rows[Link[*Requirement](r.ID)] == nil {
			p.Undecided = append(p.Undecided, r)
		}
	}
	return p
}

// Unmet are the requirements that must be met and are not, known or unknown, and that no exception lets wait.
func (p Profile) Unmet(on Day) []ProfileRow {
	return slices.DeleteFunc(slices.Clone(p.Rows), func(r ProfileRow) bool { return !r.unmet(on) })
}

func (r ProfileRow) unmet(on Day) bool {
	return !r.Requirement.Should && r.Fulfilment.State != Fulfilled && r.Fulfilment.State != FulfilledWaived && !r.Fulfilment.Excepted(on)
}

// NewFulfilments makes the rows of a profile that is decided: one for each requirement that has none yet, unjudged.
func NewFulfilments(reg Register, of Record, on Day) []*Fulfilment {
	undecided := ProfileOf(reg, of, on).Undecided
	made := make([]*Fulfilment, len(undecided))
	for i, r := range undecided {
		made[i] = &Fulfilment{Requirement: Link[*Requirement](r.ID)}
		switch of := of.(type) {
		case *System:
			made[i].System = Link[*System](of.ID)
		case *Premises:
			made[i].Premises = Link[*Premises](of.ID)
		}
		made[i].Secrecy.State = SecrecyPossible // as a guarded kind begins
	}
	return made
}

// MayDecide tells why the requirements of a system or of premises cannot be decided; nil when they can.
func MayDecide(reg Register, of Record, on Day) error {
	p := ProfileOf(reg, of, on)
	if len(p.Rows)+len(p.Undecided) == 0 {
		return NewProblem("problem.profile.nothing")
	}
	return nil
}

// MayApprove tells why a system may not be put to use as it stands (driftgodkännande): its requirements are not decided, or
// what must be met is not, and nobody has said on what condition it may run all the same.
func MayApprove(reg Register, s *System, condition string, on Day) error {
	switch unmet := ProfileOf(reg, s, on).Unmet(on); {
	case s.RequirementsOn == "":
		return NewProblem("problem.approval.undecided")
	case len(unmet) > 0 && condition == "":
		return fieldProblem(NewProblem("problem.approval.unmet"), "system", "approval_condition")
	}
	return nil
}

// Decided tells whether the requirements of what must have them are decided.
func (s *System) Decided() bool { return s.RequirementsOn != "" }

// InUse tells whether the premises are still used on a day.
func (p *Premises) InUse(on Day) bool { return p.EndedOn == "" || p.EndedOn >= on }

// Undecided lists the systems in use, and the premises in use, whose requirements nobody has decided.
func Undecided(reg Register, on Day) (systems []*System, premises []*Premises) {
	for _, s := range All(reg, Systems) {
		if s.Live() && !s.Decided() {
			systems = append(systems, s)
		}
	}
	for _, p := range All(reg, PremisesKind) {
		if p.InUse(on) && p.RequirementsOn == "" {
			premises = append(premises, p)
		}
	}
	return systems, premises
}
