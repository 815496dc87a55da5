package data

// LeadTime is how long before its day a sort of watch is to be told; for one that counts after something, how long after.
type LeadTime struct {
	Head
	What DueWhat
	Days *int
}

// leadSorts are the sorts of watches that have a lead time, in the order in which they are chosen.
var leadSorts = ChoiceSet{"lead", []Option{
	{string(DueReview), "oversyn"},
	{string(DueExpiry), "upphor"},
	{string(DueReferral), "remissvar"},
	{string(DueAction), "atgard"},
	{string(DueReport), "aterrapportering"},
	{string(DueOutcome), "utfall"},
	{string(DuePapers), "handlingar"},
	{string(DueMinutes), "protokoll"},
	{string(DueAdjusted), "justering"},
	{string(DueStalled), "stillastaende-arende"},
	{string(DueDelegated), "delegationsbeslut"},
	{string(DueRegistration), "andrad-anmalan"},
	{string(DueRoleEnds), "uppdrag"},
	{string(DueServes), "tjanstgoring-borjar"},
	{string(DueServed), "tjanstgoring-slutar"},
	{string(DueMandate), "fortroendeuppdrag"},
	{string(DueTraining), "utbildning"},
	{string(DueOccasion), "utbildningstillfalle"},
	{string(DueRenewal), "fornyad-utbildning"},
	{string(DueConfirmation), "chefsintyg"},
	{string(DueClass), "klassning"},
	{string(DueClassDecision), "beslut-om-klassning"},
	{string(DueRestore), "aterlasning"},
	{string(DueApproval), "driftgodkannande"},
	{string(DueAcceptance), "accepterad-risk"},
	{string(DueRisk), "ohanterad-risk"},
	{string(DueAnalysis), "riskanalys"},
	{string(DuePlan), "kontinuitetsplan"},
	{string(DueExercise), "ovning"},
	{string(DueCheck), "kontroll-mot-kallan"},
	{string(DueRetention), "gallring"},
	{string(DueControl), "kontrolltillfalle"},
	{string(DueControlPlan), "nasta-ars-plan"},
	{string(DueFinding), "iakttagelse"},
	{string(DueException), "avsteg"},
	{string(DueLaw), "lagkrav"},
	{string(DueReading), "matvarde"},
	{string(DueGoal), "mal"},
	{string(DueManagementReview), "ledningens-genomgang"},
	{string(DueActivity), "aktivitet"},
	{string(DueNotice), "uppsagning-av-avtal"},
	{string(DueContractEnds), "avtal-slutar"},
	{string(DueProcessor), "pub-avtal-saknas"},
	{string(DueSubprocessor), "underbitrade"},
	{string(DueFollowUp), "leverantorsuppfoljning"},
	{string(DuePreparation), "upphandling-forbereds"},
	{string(DueUnclassified), "upphandling-utan-klassning"},
}}

// KindName implements Record.
func (*LeadTime) KindName() string { return "lead_time" }

// LeadTimes declares framförhållning.
var LeadTimes = &Kind[*LeadTime]{
	Name: "lead_time", Word: "framforhallning", Icon: "clock", Title: "what", Alone: "what",
	New: func() *LeadTime { return &LeadTime{} },
	Check: func(l *LeadTime) error {
		if !leadSorts.has(string(l.What)) {
			return fieldProblem(NewProblem("problem.lead_time.what", "text", string(l.What)), "lead_time", "what")
		}
		if l.Days != nil && *l.Days < 0 {
			return fieldProblem(NewProblem("problem.lead_time.days"), "lead_time", "days")
		}
		return nil
	},
	Fields: []Field[*LeadTime]{
		{Name: "what", Word: "bevakning", Required: true, InList: true, Value: Choice(leadSorts, func(l *LeadTime) *DueWhat { return &l.What })},
		{Name: "days", Word: "dagar", Required: true, InList: true, Value: Number(func(l *LeadTime) **int { return &l.Days })},
	},
}
