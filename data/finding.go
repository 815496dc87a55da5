package data

// Finding is an iakttagelse of a granskning, and by when somebody shall have dealt with it.
type Finding struct {
	Head
	Number      *int
	Title       string
	Audit       Link[*Audit]
	Grade       FindingGrade
	Responsible Link[*Person]
	Due         Day
	State       FindingState
	Text        string
	Answer      string // what the municipality has answered
	DoneOn      Day
}

// FindingGrade is how grave a finding is.
type FindingGrade string

// The grades.
const (
	GradeMajor       FindingGrade = "major"
	GradeMinor       FindingGrade = "minor"
	GradeImprovement FindingGrade = "improvement"
)

var findingGrades = ChoiceSet{"finding_grade", []Option{
	{string(GradeMajor), "storre-avvikelse"},
	{string(GradeMinor), "mindre-avvikelse"},
	{string(GradeImprovement), "forbattringsmojlighet"},
}}

// FindingState tells whether a finding has been dealt with.
type FindingState string

// The states.
const (
	FindingOpen     FindingState = "open"
	FindingDone     FindingState = "done"
	FindingAccepted FindingState = "accepted" // nothing is done, and somebody has decided so
)

var findingStates = ChoiceSet{"finding_state", []Option{
	{string(FindingOpen), "oppen"},
	{string(FindingDone), "atgardad"},
	{string(FindingAccepted), "lamnas-utan-atgard"},
}}

// KindName implements Record.
func (*Finding) KindName() string { return "finding" }

// Findings declares iakttagelse.
var Findings = &Kind[*Finding]{
	Name: "finding", Word: "iakttagelse", Icon: "audit", Title: "title", Prefix: "IA", Ends: "done_on", PartOf: "audit", Follows: []string{"audit"},
	New:   func() *Finding { return &Finding{State: FindingOpen} },
	Guard: func(Register, *Finding) Provision { return MeasureSystems },
	Fields: append([]Field[*Finding]{
		{Name: NumberField, Word: "nummer", Hidden: true, InList: true, Value: Number(func(f *Finding) **int { return &f.Number })},
		{Name: "title", Word: "titel", Required: true, InList: true, Value: Text(func(f *Finding) *string { return &f.Title })},
		{Name: "audit", Word: "granskning", Required: true, InList: true, Value: Ref(func(f *Finding) *Link[*Audit] { return &f.Audit })},
		{Name: "grade", Word: "allvar", InList: true, Value: Choice(findingGrades, func(f *Finding) *FindingGrade { return &f.Grade })},
		{Name: "responsible", Word: "ansvarig", InList: true, Value: Ref(func(f *Finding) *Link[*Person] { return &f.Responsible })},
		{Name: "due", Word: "senast", InList: true, Value: Date(func(f *Finding) *Day { return &f.Due })},
		{Name: "state", Word: "lage", InList: true, Value: Choice(findingStates, func(f *Finding) *FindingState { return &f.State })},
		{Name: "text", Word: "beskrivning", Folded: true, Value: LongText(func(f *Finding) *string { return &f.Text })},
		{Name: "answer", Word: "svar", Folded: true, Value: LongText(func(f *Finding) *string { return &f.Answer })},
		{Name: "done_on", Word: "klar", Folded: true, Value: Date(func(f *Finding) *Day { return &f.DoneOn })},
	}, secrecyFields[*Finding]()...),
}

// Open tells whether the finding still waits.
func (f *Finding) Open() bool { return f.State != FindingDone && f.State != FindingAccepted }
