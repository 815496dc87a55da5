package data

import "cmp"

// The reasons of the duties about requirements and measures: 5, 8 and 19.
const (
	ReasonFulfilled         StatusReason = "reason.fulfilled"
	ReasonFulfilledSome     StatusReason = "reason.fulfilled_some"
	ReasonFulfilledUnjudged StatusReason = "reason.fulfilled_unjudged"
	ReasonApplicable        StatusReason = "reason.applicable"
	ReasonApplicableSome    StatusReason = "reason.applicable_some"
	ReasonApplicableNone    StatusReason = "reason.applicable_none"
	ReasonDecided           StatusReason = "reason.requirements_decided"
	ReasonDecidedSome       StatusReason = "reason.requirements_decided_some"
	ReasonDecidedNone       StatusReason = "reason.requirements_decided_none"
	ReasonNoSystems         StatusReason = "reason.no_systems"
)

// fulfilled is duty 5, "behöver därför skyddas efter behov" (policyn): what must be met of each system and premises in use is
// met. What does not apply, or waits by an exception that is still good, is counted on neither side.
func (j Judge) fulfilled() Judged {
	demanded := map[Link[*Requirement]]bool{}
	for _, r := range All(j.reg, Requirements) {
		demanded[Link[*Requirement](r.ID)] = !r.Should && !r.Ended(j.today)
	}
	counts := map[string]bool{}
	for _, s := range All(j.reg, Systems) {
		counts[s.ID] = s.Live()
	}
	for _, p := range All(j.reg, PremisesKind) {
		counts[p.ID] = p.InUse(j.today)
	}
	judged := Judged{}
	unjudged := 0
	for _, f := range All(j.reg, Fulfilments) {
		if !demanded[f.Requirement] || !counts[f.Of()] || f.State == FulfilledWaived || f.State != Fulfilled && f.Excepted(j.today) {
			continue
		}
		judged.All++
		switch {
		case f.State == Fulfilled:
			judged.Have++
			judged.Proof = append(judged.Proof, f.ID)
			continue
		case !f.Gap():
			unjudged++
		}
		judged.Lacks = append(judged.Lacks, f.ID)
	}
	switch {
	case judged.All == unjudged:
		judged.Reason = ReasonFulfilledUnjudged
	case judged.Have == judged.All:
		judged.Assessment, judged.Reason = Met, ReasonFulfilled
	case judged.Have == 0:
		judged.Assessment, judged.Reason = Lacking, ReasonFulfilledSome
	default:
		judged.Assessment, judged.Reason = Partly, ReasonFulfilledSome
	}
	return judged
}

// applicable is duty 8, "ska grunda sig i standarden SS-EN ISO/IEC 27000 serien" (policyn; SS-EN ISO/IEC 27001:2023, 6.1.3 d):
// the uttalande om tillämplighet says of each measure of annex A whether it applies, why, and how far it is in place.
func (j Judge) applicable() Judged {
	judged := Judged{All: AnnexMeasures}
	seen := map[string]bool{}
	for _, m := range All(j.reg, Measures) {
		place := cmp.Or(m.Position, m.ID) // which public papers have too
		switch {
		case !m.Group.OfAnnex() || seen[place]:
		case m.Judged():
			seen[place] = true // one that two copies of the file have taken in is judged once
			judged.Have++
			judged.Proof = append(judged.Proof, m.ID)
		default:
			judged.Lacks = append(judged.Lacks, m.ID)
		}
	}
	switch {
	case judged.Have >= judged.All:
		judged.Assessment, judged.Reason = Met, ReasonApplicable
	case judged.Have > 0:
		judged.Assessment, judged.Reason = Partly, ReasonApplicableSome
	default:
		judged.Assessment, judged.Reason = Lacking, ReasonApplicableNone
	}
	return judged
}

// requirementsDecided is duty 19, "ska fastställa kraven på den fysiska och tekniska säkerheten i samtliga system som används"
// (policyn): each system in use has requirements that somebody has decided, and so have the premises that are registered.
func (j Judge) requirementsDecided() Judged {
	judged := Judged{}
	count := func(id string, decided bool) {
		judged.All++
		if decided {
			judged.Have++
			judged.Proof = append(judged.Proof, id)
		} else {
			judged.Lacks = append(judged.Lacks, id)
		}
	}
	for _, s := range All(j.reg, Systems) {
		if s.Live() {
			count(s.ID, s.Decided())
		}
	}
	for _, p := range All(j.reg, PremisesKind) {
		if p.InUse(j.today) {
			count(p.ID, p.RequirementsOn != "")
		}
	}
	switch {
	case judged.All == 0:
		return Judged{Reason: ReasonNoSystems}
	case judged.Have == judged.All:
		judged.Assessment, judged.Reason = Met, ReasonDecided
	case judged.Have > 0:
		judged.Assessment, judged.Reason = Partly, ReasonDecidedSome
	default:
		judged.Assessment, judged.Reason = Lacking, ReasonDecidedNone
	}
	return judged
}
