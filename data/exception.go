package data

// Exception is an avsteg: somebody has decided that a requirement need not be met for a time, and what is done instead.
type Exception struct {
	Head
	Number       *int
	Title        string
	Of           string // the requirement, in words
	Document     Link[*Document]
	Requirement  Link[*Requirement]
	System       Link[*System]
	Unit         Link[*Unit]
	Why          string
	Compensating string // what is done instead
	Danger       string // what remains
	ApprovedBy   Link[*Person]
	ApprovedOn   Day
	Until        Day
	EndedOn      Day // no longer needed from
}

// KindName implements Record.
func (*Exception) KindName() string { return "exception" }

// Exceptions declares avsteg.
var Exceptions = &Kind[*Exception]{
	Name: "exception", Word: "avsteg", Icon: "exception", Title: "title", Prefix: "AS", Ends: "ended_on",
	New: func() *Exception { return &Exception{} },
	Check: func(e *Exception) error {
		if e.Until != "" && e.ApprovedOn != "" && e.Until < e.ApprovedOn {
			return fieldProblem(NewProblem("problem.exception.until"), "exception", "until")
		}
		return nil
	},
	Guard: func(Register, *Exception) Provision { return MeasureSystems },
	Fields: append([]Field[*Exception]{
		{Name: NumberField, Word: "nummer", Hidden: true, InList: true, Value: Number(func(e *Exception) **int { return &e.Number })},
		{Name: "title", Word: "titel", Required: true, InList: true, Value: Text(func(e *Exception) *string { return &e.Title })},
		{Name: "of", Word: "fran", Value: Text(func(e *Exception) *string { return &e.Of })},
		{Name: "why", Word: "skal", Value: LongText(func(e *Exception) *string { return &e.Why })},
		{Name: "approved_by", Word: "godkant-av", InList: true, Value: Ref(func(e *Exception) *Link[*Person] { return &e.ApprovedBy })},
		{Name: "approved_on", Word: "godkant", InList: true, Value: Date(func(e *Exception) *Day { return &e.ApprovedOn })},
		{Name: "until", Word: "galler-till", Required: true, InList: true, Value: Date(func(e *Exception) *Day { return &e.Until })},
		{Name: "unit", Word: "enhet", Folded: true, Value: Ref(func(e *Exception) *Link[*Unit] { return &e.Unit })},
		{Name: "document", Word: "styrdokument", Folded: true, Value: Ref(func(e *Exception) *Link[*Document] { return &e.Document })},
		{Name: "requirement", Word: "sakerhetskrav", Folded: true, Value: Ref(func(e *Exception) *Link[*Requirement] { return &e.Requirement })},
		{Name: "system", Word: "system", Folded: true, Value: Ref(func(e *Exception) *Link[*System] { return &e.System })},
		{Name: "compensating", Word: "i-stallet", Folded: true, Value: LongText(func(e *Exception) *string { return &e.Compensating })},
		{Name: "danger", Word: "risk", Folded: true, Value: LongText(func(e *Exception) *string { return &e.Danger })},
		{Name: "ended_on", Word: "upphort", Folded: true, Value: Date(func(e *Exception) *Day { return &e.EndedOn })},
	}, secrecyFields[*Exception]()...),
}
