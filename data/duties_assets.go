package data

// The reasons of the duties about the information and the systems that hold it: 1–4 and 7.
const (
	ReasonAssetsNone    StatusReason = "reason.assets_none" // there is no information in the register
	ReasonClassed       StatusReason = "reason.classed"
	ReasonClassedSome   StatusReason = "reason.classed_some"
	ReasonClassedNone   StatusReason = "reason.classed_none"
	ReasonAccessOld     StatusReason = "reason.access_old"
	ReasonRestoreOld    StatusReason = "reason.restore_old"
	ReasonRecoverUnsaid StatusReason = "reason.recover_unsaid"
	ReasonHandled       StatusReason = "reason.handled"
	ReasonHandledSome   StatusReason = "reason.handled_some"
	ReasonHandledNone   StatusReason = "reason.handled_none"
	ReasonScope         StatusReason = "reason.scope"
	ReasonScopeSome     StatusReason = "reason.scope_some"
	ReasonScopeNone     StatusReason = "reason.scope_none"
	ReasonScopeForm     StatusReason = "reason.scope_form"
)

// keptConfidential is duty 1, "endast … tillgänglig för de som är behöriga" (policyn): all information is classified for it, and
// who may use the systems that need more than basic protection has been looked through in the last twelve months
// (SS-EN ISO/IEC 27002:2022, 5.18).
func (j Judge) keptConfidential() Judged {
	return j.protected(Confidentiality, ReasonAccessOld, func(s *System) bool { return s.AccessReviewedOn > j.yearAgo() })
}

// keptCorrect is duty 2, "korrekt och inte … manipuleras eller förstöras" (policyn): all information is classified for it, and
// the systems that need more than basic protection can be restored from backup (SS-EN ISO/IEC 27002:2022, 8.13).
func (j Judge) keptCorrect() Judged {
	return j.protected(Integrity, ReasonRestoreOld, j.restores())
}

// availableWhenNeeded is duty 3, "tillgänglig … när den behövs" (policyn): by the information and its systems, and by the critical
// activities that depend on them. What is least met counts.
func (j Judge) availableWhenNeeded() Judged {
	information, activities := j.keptAvailable(), j.continuityKept()
	switch {
	case better(information.Assessment, activities.Assessment):
		return activities
	case information.Assessment == Met:
		activities.Proof = append(information.Proof, activities.Proof...)
		return activities
	}
	return information
}

// keptAvailable is the part of duty 3 about information: all information is classified for it, and for the systems that
// need more than basic protection it is said how long they may be down, and they can be restored from backup.
func (j Judge) keptAvailable() Judged {
	judged := j.protected(Availability, ReasonRecoverUnsaid, func(s *System) bool { return s.RecoverHours != nil })
	if judged.Assessment != Met {
		return judged
	}
	return j.protected(Availability, ReasonRestoreOld, j.restores())
}

// restores tells of a system whether somebody has restored it from backup within twelve months, and it worked.
func (j Judge) restores() func(*System) bool {
	latest := Restored(j.reg, j.today)
	return func(s *System) bool { return latest[Link[*System](s.ID)].Good(j.today) }
}

// protected judges an aspect: all information has a valid class for it, decided by its owner, and every system in use that needs
// more than basic protection holds.
func (j Judge) protected(aspect Aspect, reason StatusReason, holds func(*System) bool) Judged {
	classes, judged := j.classes(), Judged{}
	for _, a := range All(j.reg, Assets) {
		judged.All++
		if class := classes.Of(a); class.State == ClassValid && class.Level(aspect).Text != "" {
			judged.Have++
			judged.Proof = append(judged.Proof, class.Decided.ID)
		} else {
			judged.Lacks = append(judged.Lacks, a.ID)
		}
	}
	switch {
	case judged.All == 0:
		judged.Assessment, judged.Reason = Lacking, ReasonAssetsNone
		return judged
	case judged.Have == 0:
		judged.Assessment, judged.Reason = Lacking, ReasonClassedNone
		return judged
	case judged.Have < judged.All:
		judged.Assessment, judged.Reason = Partly, ReasonClassedSome
		return judged
	}
	holding := Judged{Proof: judged.Proof}
	for _, s := range All(j.reg, Systems) {
		if !s.Live() || !classes.System(s).Demanding(aspect) {
			continue
		}
		holding.All++
		if holds(s) {
			holding.Have++
			holding.Proof = append(holding.Proof, s.ID)
		} else {
			holding.Lacks = append(holding.Lacks, s.ID)
		}
	}
	if holding.Have < holding.All {
		holding.Assessment, holding.Reason = Partly, reason
		return holding
	}
	judged.Assessment, judged.Reason, judged.Proof = Met, ReasonClassed, holding.Proof
	return judged
}

// Handled tells whether it is said who owns the information, how it may be handled, and whether it is preserved or gallrad.
func (a *Asset) Handled() bool { return a.Owner != "" && a.Handling != "" && a.Retention != "" }

// assetsHandled is duty 4, "hanteras och bevaras på ett tillfredsställande sätt" (policyn): each informationsmängd has an owner,
// says how it may be handled, and whether it is preserved or gallrad.
func (j Judge) assetsHandled() Judged {
	judged := Judged{}
	for _, a := range All(j.reg, Assets) {
		judged.All++
		if a.Handled() {
			judged.Have++
			judged.Proof = append(judged.Proof, a.ID)
		} else {
			judged.Lacks = append(judged.Lacks, a.ID)
		}
	}
	switch {
	case judged.All == 0:
		judged.Assessment, judged.Reason = Lacking, ReasonAssetsNone
	case judged.Have == judged.All:
		judged.Assessment, judged.Reason = Met, ReasonHandled
	case judged.Have > 0:
		judged.Assessment, judged.Reason = Partly, ReasonHandledSome
	default:
		judged.Assessment, judged.Reason = Lacking, ReasonHandledNone
	}
	return judged
}

// Scope is how much of the organisation the register of information covers.
type Scope struct {
	Covered, Missing []*Unit // förvaltningar with and without information of theirs in the register
	Assets           []*Asset
	Paper, Spoken    bool // some of it is on paper, some is spoken
}

// ScopeOf reads how much of the organisation the register of information covers. What is noted at a nämnd counts for the
// förvaltningar below it, and what is noted at a part of a förvaltning for the förvaltning.
func ScopeOf(reg Register) Scope {
	var s Scope
	noted := map[string]bool{} // units with information, and the förvaltningar that they are part of
	for _, a := range All(reg, Assets) {
		s.Assets = append(s.Assets, a)
		s.Paper = s.Paper || a.Form == FormPaper || a.Form == FormBoth
		s.Spoken = s.Spoken || a.Form == FormSpoken
		link := a.Unit
		for range 10 { // deeper than any municipality, and an end for units that lie below one another in a ring
			u, ok := Find(reg, link)
			if !ok {
				break
			}
			if link == a.Unit || u.Type == UnitAdministration {
				noted[u.ID] = true
			}
			if u.Type == UnitAdministration {
				break
			}
			link = u.Parent
		}
	}
	for _, u := range administrations(reg) {
		above, ok := Find(reg, u.Parent)
		if noted[u.ID] || ok && (above.Type == UnitBoard || above.Type == UnitCommittee) && noted[above.ID] {
			s.Covered = append(s.Covered, u)
		} else {
			s.Missing = append(s.Missing, u)
		}
	}
	return s
}

// allInScope is duty 7, "all information som verksamheterna upprättar, hanterar och äger" (policyn): each förvaltning has information
// in the register, and some of it is on paper and some spoken, since the policy is about all of it.
func (j Judge) allInScope() Judged {
	scope := ScopeOf(j.reg)
	judged := Judged{Have: len(scope.Covered), All: len(scope.Covered) + len(scope.Missing)}
	for _, a := range scope.Assets {
		judged.Proof = append(judged.Proof, a.ID)
	}
	for _, u := range scope.Missing {
		judged.Lacks = append(judged.Lacks, u.ID)
	}
	switch {
	case judged.All == 0:
		return Judged{Reason: ReasonNoUnits}
	case judged.Have == 0:
		judged.Assessment, judged.Reason = Lacking, ReasonScopeNone
	case judged.Have < judged.All:
		judged.Assessment, judged.Reason = Partly, ReasonScopeSome
	case !scope.Paper || !scope.Spoken:
		judged.Assessment, judged.Reason = Partly, ReasonScopeForm
	default:
		judged.Assessment, judged.Reason = Met, ReasonScope
	}
	return judged
}
