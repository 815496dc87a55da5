package data

// The reasons of the duties about risks and continuity: 3, 6 and 10.
const (
	ReasonContinuity      StatusReason = "reason.continuity"
	ReasonContinuitySome  StatusReason = "reason.continuity_some"
	ReasonContinuityNone  StatusReason = "reason.continuity_none"
	ReasonRisks           StatusReason = "reason.risks"
	ReasonRisksWant       StatusReason = "reason.risks_want"
	ReasonAnalysisOld     StatusReason = "reason.analysis_old"
	ReasonAccepted        StatusReason = "reason.accepted"
	ReasonAcceptedSome    StatusReason = "reason.accepted_some"
	ReasonLevelsUndecided StatusReason = "reason.levels_undecided"
)

// continuityKept is the part of duty 3 about activities, "ska vara tillgänglig att användas av behöriga när den behövs" (policyn; SS-EN ISO/IEC 27001:2023,
// A 5.29 and 5.30): each critical activity is ready.
func (j Judge) continuityKept() Judged {
	judged := Judged{}
	systems := map[string]bool{}
	for _, s := range ContinuityStandings(j.reg, j.today) {
		judged.All++
		if s.Ready() {
			judged.Have++
			judged.Proof = append(judged.Proof, s.ID)
			if s.Exercised != nil {
				judged.Proof = append(judged.Proof, s.Exercised.ID)
			}
			continue
		}
		judged.Lacks = append(judged.Lacks, s.ID)
		for _, system := range append(s.TooSlow, s.Untried...) {
			if !systems[system.ID] {
				systems[system.ID] = true
				judged.Lacks = append(judged.Lacks, system.ID)
			}
		}
	}
	switch {
	case judged.All == 0:
		return Judged{Reason: ReasonContinuityNone}
	case judged.Have == judged.All:
		judged.Assessment, judged.Reason = Met, ReasonContinuity
	case judged.Have > 0:
		judged.Assessment, judged.Reason = Partly, ReasonContinuitySome
	default:
		judged.Assessment, judged.Reason = Lacking, ReasonContinuitySome
	}
	return judged
}

// risksOwned is duty 6, "kännedom om hot och risker, ta ansvar, strukturerat och riskbaserat" (policyn; SS-EN ISO/IEC
// 27001:2023, 6.1 and 8.2): somebody has analysed risks within a year, and each has a value, an owner and a treatment.
func (j Judge) risksOwned() Judged {
	judged := Judged{}
	for _, s := range All(j.reg, RiskSessions) {
		if s.On > j.yearAgo() && s.On <= j.today {
			judged.Proof = append(judged.Proof, s.ID)
		}
	}
	analysed := len(judged.Proof) > 0
	for _, s := range j.riskStandings() {
		judged.All++
		if len(s.Wants()) > 0 {
			judged.Lacks = append(judged.Lacks, s.ID)
		} else {
			judged.Have++
		}
	}
	switch {
	case !analysed:
		judged.Assessment, judged.Reason = Partly, ReasonAnalysisOld
		if judged.Have < judged.All || judged.All == 0 {
			judged.Assessment = Lacking
		}
	case judged.Have < judged.All:
		judged.Assessment, judged.Reason = Partly, ReasonRisksWant
		if judged.Have == 0 {
			judged.Assessment = Lacking
		}
	default:
		judged.Assessment, judged.Reason = Met, ReasonRisks
	}
	return judged
}

// judgedRisks are the standings that two duties are judged by.
type judgedRisks struct{ list []RiskStanding }

// riskStandings is how the risks stand, worked out once.
func (j Judge) riskStandings() []RiskStanding {
	if j.risks.list == nil {
		j.risks.list = RiskStandings(j.reg, j.today)
	}
	return j.risks.list
}

// risksAccepted is the part of duty 10, "skyddas på en acceptabel nivå" (policyn; SS-EN ISO/IEC 27001:2023, 6.1.3), that risks
// tell: the municipality has decided which risks it accepts, and each risk above what its owner may accept is in hand and
// not past its time, or accepted by somebody who may.
func (j Judge) risksAccepted() Judged {
	judged := Judged{}
	for _, s := range j.riskStandings() {
		if !s.Now.Known() {
			continue
		}
		judged.All++
		if s.Acceptable(j.today) {
			judged.Have++
			judged.Proof = append(judged.Proof, s.ID)
		} else {
			judged.Lacks = append(judged.Lacks, s.ID)
		}
	}
	decided := true
	levels := All(j.reg, RiskLevels)
	for _, l := range levels {
		decided = decided && l.DecidedOn != "" && l.DecidedOn <= j.today
	}
	switch {
	case judged.Have < judged.All && judged.Have == 0:
		judged.Assessment, judged.Reason = Lacking, ReasonAcceptedSome
	case judged.Have < judged.All:
		judged.Assessment, judged.Reason = Partly, ReasonAcceptedSome
	case !decided || len(levels) == 0:
		judged.Assessment, judged.Reason = Partly, ReasonLevelsUndecided
	default:
		judged.Assessment, judged.Reason = Met, ReasonAccepted
	}
	return judged
}
