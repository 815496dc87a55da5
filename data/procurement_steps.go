package data

import "slices"

// ProcurementStepName is a step of information security in a procurement. It is part of message keys.
type ProcurementStepName string

// The steps, in the order in which they are taken.
const (
	StepClassified   ProcurementStepName = "classified"
	StepImpact       ProcurementStepName = "impact"
	StepAdvised      ProcurementStepName = "advised"
	StepRequirements ProcurementStepName = "requirements"
	StepAdvertised   ProcurementStepName = "advertised"
	StepAwarded      ProcurementStepName = "awarded"
	StepSigned       ProcurementStepName = "signed"
	StepProcessing   ProcurementStepName = "processing"
	StepApproved     ProcurementStepName = "approved"
)

// ProcurementStepState tells how a step stands. It is part of message keys.
type ProcurementStepState string

// How a step can stand.
const (
	StepDone      ProcurementStepState = "done"
	StepDoneAfter ProcurementStepState = "done_after" // after the step that it shall come before
	StepLate      ProcurementStepState = "late"       // passed over, or its planned day has passed
	StepUnjudged  ProcurementStepState = "unjudged"   // nobody has said whether it is needed
	StepNext      ProcurementStepState = "next"
	StepWaits     ProcurementStepState = "waits"
	StepUnneeded  ProcurementStepState = "not_needed"
	StepStopped   ProcurementStepState = "stopped" // the procurement was called off
)

// ProcurementStep is a step, when it was taken and how it stands.
type ProcurementStep struct {
	Name  ProcurementStepName
	On    Day // when it was taken
	By    Day // when it should have been or shall be taken, where something tells
	State ProcurementStepState
}

// Field is the name of the field with the day on which the step was taken.
func (n ProcurementStepName) Field() string { return string(n) + "_on" }

// Judges is the name of the field that tells whether the step is needed; empty for one that always is.
func (s ProcurementStep) Judges() string {
	switch s.Name {
	case StepImpact, StepAdvised:
		return "impact"
	case StepProcessing:
		return "processing"
	}
	return ""
}

// Asks tells whether somebody must first say if the step is needed.
func (s ProcurementStep) Asks() bool {
	return s.Judges() != "" && (s.State == StepUnjudged || s.State == StepLate)
}

// Steps are the procurement's steps on a day.
//
// The information is classified and the requirements are chosen before tenders are asked for: the policy demands that they are put in
// the procurement, and what is not in the tender documents cannot be demanded afterwards. A konsekvensbedömning is made before the
// processing begins (GDPR art. 35.1), with the advice of the dataskyddsombud (art. 35.2), and a processor is bound by contract before
// it processes anything (art. 28.3): all of them before the system is approved for use. It stands before the requirements because it
// leads to some, but is late only when the system is in use.
func (p *Procurement) Steps(today Day) []ProcurementStep {
	asked, advice := p.AskedOn(), JudgedYes
	if p.Impact == JudgedNo { // until it is judged, the advice waits for that
		advice = JudgedNo
	}
	steps := []ProcurementStep{
		p.step(StepClassified, p.ClassifiedOn, JudgedYes, asked, p.PlannedOn, today),
		p.step(StepImpact, p.ImpactOn, p.Impact, p.ApprovedOn, "", today),
		p.step(StepAdvised, p.AdvisedOn, advice, p.ApprovedOn, "", today),
		p.step(StepRequirements, p.RequirementsOn, JudgedYes, asked, p.PlannedOn, today),
		p.step(StepAdvertised, p.AdvertisedOn, JudgedYes, "", p.PlannedOn, today),
		p.step(StepAwarded, p.AwardedOn, JudgedYes, p.SignedOn, "", today),
		p.step(StepSigned, p.SignedOn, JudgedYes, p.ApprovedOn, "", today),
		p.step(StepProcessing, p.ProcessingOn, p.Processing, p.ApprovedOn, "", today),
		p.step(StepApproved, p.ApprovedOn, JudgedYes, "", "", today),
	}
	if p.Sort == ProcurementExtension { // a contract that goes on: nobody else is asked
		steps = slices.DeleteFunc(steps, func(s ProcurementStep) bool { return s.Name == StepAdvertised || s.Name == StepAwarded })
	}
	if i := slices.IndexFunc(steps, func(s ProcurementStep) bool { return s.State == StepWaits }); i >= 0 {
		steps[i].State = StepNext
	}
	return steps
}

// step is how one step stands. before is the day of the step that it shall come before, planned the day that one is meant for.
func (p *Procurement) step(name ProcurementStepName, on Day, needed Judgement, before, planned, today Day) ProcurementStep {
	s := ProcurementStep{Name: name, On: on, By: before}
	if s.By == "" {
		s.By = planned
	}
	switch {
	case on != "" && before != "" && on > before:
		s.State = StepDoneAfter
	case on != "":
		s.State = StepDone
	case needed == JudgedNo:
		s.State = StepUnneeded
	case p.CancelledOn != "":
		s.State = StepStopped
	case before != "", planned != "" && planned < today && p.AskedOn() == "":
		s.State = StepLate
	case needed == NotJudged:
		s.State = StepUnjudged
	default:
		s.State = StepWaits
	}
	return s
}

// AskedOn is when suppliers were asked for tenders, or the contract was signed when it only goes on; from then on the
// requirements cannot be changed.
func (p *Procurement) AskedOn() Day {
	if p.Sort == ProcurementExtension || p.AdvertisedOn == "" {
		return p.SignedOn
	}
	return p.AdvertisedOn
}

// ProcurementStage tells how far a procurement has come. It is part of message keys.
type ProcurementStage string

// How far it can have come.
const (
	ProcurementPlanned    ProcurementStage = "planned"
	ProcurementPrepared   ProcurementStage = "prepared"
	ProcurementAdvertised ProcurementStage = "advertised"
	ProcurementAwarded    ProcurementStage = "awarded"
	ProcurementSigned     ProcurementStage = "signed"
	ProcurementApproved   ProcurementStage = "approved"
	ProcurementCancelled  ProcurementStage = "cancelled"
)

// Stage is how far the procurement has come, by its days.
func (p *Procurement) Stage() ProcurementStage {
	switch {
	case p.CancelledOn != "":
		return ProcurementCancelled
	case p.ApprovedOn != "":
		return ProcurementApproved
	case p.SignedOn != "":
		return ProcurementSigned
	case p.AwardedOn != "":
		return ProcurementAwarded
	case p.AdvertisedOn != "":
		return ProcurementAdvertised
	case p.ClassifiedOn != "" || p.RequirementsOn != "" || p.ImpactOn != "":
		return ProcurementPrepared
	}
	return ProcurementPlanned
}

// UnderWay tells whether something of the procurement remains to be done.
func (p *Procurement) UnderWay() bool { return p.CancelledOn == "" && p.ApprovedOn == "" }

// Unclassified tells whether tenders were asked for though nobody had classified the information, and nobody has done it since.
func (p *Procurement) Unclassified() bool {
	return p.AskedOn() != "" && p.ClassifiedOn == "" && p.CancelledOn == ""
}

// Prepared tells whether the information was classified and the requirements chosen before tenders were asked for, or have been
// while nobody is asked yet.
func (p *Procurement) Prepared() bool {
	asked := orLast(p.AskedOn())
	return p.ClassifiedOn != "" && p.ClassifiedOn <= asked && p.RequirementsOn != "" && p.RequirementsOn <= asked
}

// check holds a procurement's days to the order in which they can come. What comes in the wrong order though it could have come
// in the right one is told, not refused: it has happened.
func (p *Procurement) check() error {
	last := Day("")
	for _, step := range []struct {
		field string
		on    Day
	}{{"advertised_on", p.AdvertisedOn}, {"awarded_on", p.AwardedOn}, {"signed_on", p.SignedOn}} {
		if step.on != "" && step.on < last {
			return fieldProblem(NewProblem("problem.procurement.order"), "procurement", step.field)
		}
		last = max(last, step.on)
	}
	if p.TendersBy != "" && p.TendersBy < p.AdvertisedOn {
		return fieldProblem(NewProblem("problem.procurement.order"), "procurement", "tenders_by")
	}
	return nil
}

// procurementProvision is OSL (2009:400) 19 kap. 3 § until the supplier has been chosen or the procurement is over. What a tender
// says is then secret no longer by that provision; what else may be secret only a person can tell.
func procurementProvision(_ Register, p *Procurement) Provision {
	if p.Decided() {
		return Provision{}
	}
	return ProcurementSecrecy
}

// Decided tells whether the supplier has been chosen, or the procurement is over without one.
func (p *Procurement) Decided() bool {
	return p.AwardedOn != "" || p.SignedOn != "" || p.CancelledOn != ""
}

// ChosenRequirements are those of the catalogue that a procurement of a level of protection begins with: put to suppliers, asked
// for from that level or a weaker one, still demanded, and not chosen already.
func ChosenRequirements(reg Register, p *Procurement, today Day) []*Requirement {
	chosen := map[Link[*Requirement]]bool{}
	for _, r := range All(reg, ProcurementRequirements) {
		if r.Procurement == Link[*Procurement](p.ID) {
			chosen[r.Requirement] = true
		}
	}
	return slices.DeleteFunc(All(reg, Requirements), func(r *Requirement) bool {
		return !r.Demanded(today) || chosen[Link[*Requirement](r.ID)] || !p.Protection.AtLeast(r.Protection)
	})
}

// Demanded tells whether the requirement is put to suppliers on a day.
func (r *Requirement) Demanded(on Day) bool {
	return r.Procured && (r.EndedOn == "" || on <= r.EndedOn)
}

// Choose makes what a procurement demands of a requirement of the catalogue, in the words that it has now.
func Choose(p *Procurement, r *Requirement) *ProcurementRequirement {
	return &ProcurementRequirement{
		Title: r.Title, Procurement: Link[*Procurement](p.ID), Requirement: Link[*Requirement](r.ID), Wording: r.Text, Should: r.Should,
	}
}

// RequirementsOf are what a procurement demands: what must be met first, then in the order of the catalogue.
func RequirementsOf(reg Register, p *Procurement) []*ProcurementRequirement {
	order := map[Link[*Requirement]]int{}
	for i, r := range All(reg, Requirements) {
		order[Link[*Requirement](r.ID)] = i + 1
	}
	list := slices.DeleteFunc(All(reg, ProcurementRequirements), func(r *ProcurementRequirement) bool { return r.Procurement != Link[*Procurement](p.ID) })
	slices.SortStableFunc(list, func(a, b *ProcurementRequirement) int {
		if a.Should != b.Should {
			if a.Should {
				return 1
			}
			return -1
		}
		return order[a.Requirement] - order[b.Requirement]
	})
	return list
}
