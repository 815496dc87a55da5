package data

import "slices"

// The reasons of the duties about the work itself and the law: 9, 11 and 12.
const (
	ReasonIntroduced     StatusReason = "reason.introduced"
	ReasonIntroducedSome StatusReason = "reason.introduced_some"
	ReasonIntroducedNone StatusReason = "reason.introduced_none"
	ReasonNothingInForce StatusReason = "reason.nothing_in_force" // no document or no part of the organisation to introduce it in
	ReasonPlanFollowed   StatusReason = "reason.plan_followed"
	ReasonPlanLate       StatusReason = "reason.plan_late"
	ReasonPlanUndecided  StatusReason = "reason.plan_undecided" // no body has decided anything in twelve months
	ReasonPlanEmpty      StatusReason = "reason.plan_empty"
	ReasonRegistered     StatusReason = "reason.registered"
	ReasonRegisteredNot  StatusReason = "reason.registered_not"
	ReasonRegisteredNone StatusReason = "reason.registered_unsaid"
	ReasonChangeLate     StatusReason = "reason.change_late"     // a change waits to be told, too long
	ReasonChangeWasLate  StatusReason = "reason.change_was_late" // told, too late
)

// introduced is duty 9, "ska implementeras på samtliga nivåer … genom riktlinjer och rutiner" (policyn): each governing
// document in force is in use in each förvaltning and each company. A company counts only with a decision of its own
// (kommunallagen 2017:725, 10 kap. 3 §).
func (j Judge) introduced() Judged {
	introductions := All(j.reg, Introductions)
	inForce := map[Link[*Document]]bool{} // by document that is introduced somewhere, since documents are many
	for _, i := range introductions {
		inForce[i.Document] = false
	}
	documents, units := 0, map[Link[*Unit]]bool{}
	for _, d := range All(j.reg, Documents) {
		switch d.Type {
		case DocumentPolicy, DocumentGuideline, DocumentRoutine:
			if d.InForce(j.today) {
				documents++
				if _, ok := inForce[Link[*Document](d.ID)]; ok {
					inForce[Link[*Document](d.ID)] = true
				}
			}
		}
	}
	for _, u := range All(j.reg, Units) {
		if u.Type == UnitAdministration || u.Type == UnitCompany {
			units[Link[*Unit](u.ID)] = true
		}
	}
	type pair struct {
		document Link[*Document]
		unit     Link[*Unit]
	}
	done, begun := map[pair]bool{}, false
	judged := Judged{All: documents * len(units)}
	for _, i := range introductions {
		if !inForce[i.Document] || !units[i.Unit] {
			continue
		}
		begun = begun || i.State != IntroductionNotBegun
		if i.Done(j.reg) {
			done[pair{i.Document, i.Unit}] = true
			judged.Proof = append(judged.Proof, i.ID)
		} else {
			judged.Lacks = append(judged.Lacks, i.ID)
		}
	}
	judged.Have = len(done)
	switch {
	case judged.All == 0:
		return Judged{Reason: ReasonNothingInForce}
	case judged.Have == judged.All:
		judged.Assessment, judged.Reason = Met, ReasonIntroduced
	case begun:
		judged.Assessment, judged.Reason = Partly, ReasonIntroducedSome
	default:
		judged.Assessment, judged.Reason = Lacking, ReasonIntroducedNone
	}
	return judged
}

// ReportLate tells whether the board waits for a report back on the action since before a day.
func (a *Action) ReportLate(today Day) bool {
	return a.AwaitsReport() && a.ReportBy < today
}

// AwaitsReport tells whether the action shall still be reported back to the board.
func (a *Action) AwaitsReport() bool {
	return a.ReportBy != "" && a.ReportedOn == "" && a.State != ActionCancelled
}

// planFollowed is duty 11, "systematiskt och riskbaserat" (policyn; SS-EN ISO/IEC 27001:2023, 9.3 and 10.1): there is a plan
// of actions, none of it is late, a body has decided something in the last twelve months, and so has the leadership looked at the
// work, once that is in the register.
func (j Judge) planFollowed() Judged {
	judged := Judged{}
	var decided []string
	for _, a := range All(j.reg, Actions) {
		switch {
		case a.Open() && a.Due != "" && a.Due < j.today, a.ReportLate(j.today):
			judged.Lacks = append(judged.Lacks, a.ID)
		case a.Open(), a.State == ActionDone && a.DoneOn > j.yearAgo():
			judged.Proof = append(judged.Proof, a.ID)
		}
	}
	for _, d := range All(j.reg, Decisions) {
		if d.Taken(j.today) && d.On > j.yearAgo() {
			decided = append(decided, d.ID)
		}
	}
	judged.Have, judged.All = len(judged.Lacks), len(judged.Proof)+len(judged.Lacks)
	reviews, isReviewed := j.reviewed()
	judged.Proof = slices.Concat(judged.Proof, decided, reviews)
	switch {
	case judged.All == 0:
		judged.Assessment, judged.Reason = Lacking, ReasonPlanEmpty
	case judged.Have > 0:
		judged.Assessment, judged.Reason = Partly, ReasonPlanLate
	case len(decided) == 0:
		judged.Assessment, judged.Reason = Partly, ReasonPlanUndecided
	case !isReviewed:
		judged.Assessment, judged.Reason = Partly, ReasonReviewNone
	default:
		judged.Assessment, judged.Reason = Met, ReasonPlanFollowed
	}
	return judged
}

// ToldLate tells whether it has been told, but too late.
func (r *Registration) ToldLate() bool {
	return r.NotifiedOn != "" && r.Late(r.NotifiedOn)
}

// toldAuthority is the part of duty 12, "möter de lagkrav som berör kommunen" (policyn), that is about telling who the
// municipality is: cybersäkerhetslagen (2025:1506) 2 kap. 2 §, first "så snart det kan ske", then each change within
// fourteen days. The other laws are in a register of their own, and until that is in use the duty is never more than partly met.
func (j Judge) toldAuthority() Judged {
	judged := Judged{}
	told, first := j.reg.Municipality().RegisteredOn != "", false
	var late, wasLate []string
	for _, r := range All(j.reg, Registrations) {
		if r.Sort == RegistrationFirst {
			first = true
			told = told || r.NotifiedOn != ""
		}
		switch {
		case r.NotifiedOn == "" && r.Late(j.today):
			late = append(late, r.ID)
		case r.NotifiedOn == "":
		case r.ToldLate() && r.NotifiedOn > j.yearAgo():
			wasLate = append(wasLate, r.ID)
		default:
			judged.Proof = append(judged.Proof, r.ID)
		}
	}
	switch {
	case len(late) > 0:
		judged.Assessment, judged.Reason, judged.Lacks, judged.Have = Lacking, ReasonChangeLate, late, len(late)
	case !told && first:
		judged.Assessment, judged.Reason = Lacking, ReasonRegisteredNot
	case !told:
		judged.Reason = ReasonRegisteredNone
	case len(wasLate) > 0:
		judged.Assessment, judged.Reason, judged.Lacks, judged.Have = Partly, ReasonChangeWasLate, wasLate, len(wasLate)
	default:
		judged.Assessment, judged.Reason = Partly, ReasonRegistered
	}
	return j.lawsKept(judged)
}
