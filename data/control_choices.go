package data

// ControlMethod is how somebody looks whether what the plan fears has happened.
type ControlMethod string

// The methods that plans of internkontroll use.
const (
	MethodSample    ControlMethod = "sample"
	MethodSurvey    ControlMethod = "survey"
	MethodInterview ControlMethod = "interview"
	MethodExtract   ControlMethod = "extract"
	MethodDocuments ControlMethod = "papers"
)

var controlMethods = ChoiceSet{"control_method", []Option{
	{string(MethodSample), "stickprov"},
	{string(MethodSurvey), "enkat"},
	{string(MethodInterview), "intervju"},
	{string(MethodExtract), "systemutdrag"},
	{string(MethodDocuments), "dokumentgranskning"},
}}

// Frequency is how often a kontrollmoment is done in its year.
type Frequency string

// The frequencies.
const (
	EachYear     Frequency = "year"
	EachHalfYear Frequency = "half_year"
	EachQuarter  Frequency = "quarter"
	EachMonth    Frequency = "month"
)

var frequencies = ChoiceSet{"frequency", []Option{
	{string(EachYear), "ar"},
	{string(EachHalfYear), "halvar"},
	{string(EachQuarter), "kvartal"},
	{string(EachMonth), "manad"},
}}

// Months is how many months lie between two occasions; 12 until somebody has said.
func (f Frequency) Months() int {
	switch f {
	case EachHalfYear:
		return 6
	case EachQuarter:
		return 3
	case EachMonth:
		return 1
	}
	return 12
}

// PlanState tells whether the body has adopted the plan that a kontrollmoment is in.
type PlanState string

// The states of a plan.
const (
	PlanProposed PlanState = "proposed"
	PlanAdopted  PlanState = "adopted"
)

var planStates = ChoiceSet{"plan_state", []Option{
	{string(PlanProposed), "foreslaget"},
	{string(PlanAdopted), "antaget"},
}}

// ControlResult is what somebody found.
type ControlResult string

// The results.
const (
	ResultClean  ControlResult = "clean"
	ResultMinor  ControlResult = "minor"
	ResultMajor  ControlResult = "major"
	ResultUndone ControlResult = "undone" // the day passed and nobody did it
)

var controlResults = ChoiceSet{"control_result", []Option{
	{string(ResultClean), "utan-anmarkning"},
	{string(ResultMinor), "mindre-avvikelse"},
	{string(ResultMajor), "avvikelse"},
	{string(ResultUndone), "ej-genomford"},
}}

// Deviates tells whether something must be done about the result.
func (r ControlResult) Deviates() bool { return r == ResultMinor || r == ResultMajor }

// ReadyControl is a control that reads the registers itself and proposes its own result: see ProposeResult.
type ReadyControl string

// The ready controls.
const (
	ReadyDocuments     ReadyControl = "documents"
	ReadyTraining      ReadyControl = "training"
	ReadyDeadlines     ReadyControl = "deadlines"
	ReadyActions       ReadyControl = "actions"
	ReadyRoles         ReadyControl = "roles"
	ReadyConfirmations ReadyControl = "confirmations"
	ReadyExceptions    ReadyControl = "exceptions"
	ReadyFindings      ReadyControl = "findings"
)

var readyControls = ChoiceSet{"ready_control", []Option{
	{string(ReadyDocuments), "styrdokument"},
	{string(ReadyTraining), "utbildning"},
	{string(ReadyDeadlines), "lagens-frister"},
	{string(ReadyActions), "atgarder"},
	{string(ReadyRoles), "roller"},
	{string(ReadyConfirmations), "chefsintyg"},
	{string(ReadyExceptions), "avsteg"},
	{string(ReadyFindings), "iakttagelser"},
}}
