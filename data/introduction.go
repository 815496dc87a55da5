package data

// Introduction is how far a governing document has been put to work in one part of the organisation, and what shows it.
type Introduction struct {
	Head
	Document    Link[*Document]
	Unit        Link[*Unit]
	State       IntroductionState
	On          Day
	Proof       string
	OwnDecision string // a company's: its own board's decision, or the ägardirektiv that says so
}

// IntroductionState tells how far it has come.
type IntroductionState string

// How far a document can have come in a unit.
const (
	IntroductionNotBegun IntroductionState = "not_begun"
	IntroductionOngoing  IntroductionState = "ongoing"
	IntroductionDone     IntroductionState = "done"
)

var introductionStates = ChoiceSet{"introduction_state", []Option{
	{string(IntroductionNotBegun), "ej-paborjat"},
	{string(IntroductionOngoing), "pagar"},
	{string(IntroductionDone), "infort"},
}}

// KindName implements Record.
func (*Introduction) KindName() string { return "introduction" }

// Introductions declares införande.
var Introductions = &Kind[*Introduction]{
	Name: "introduction", Word: "inforande", Icon: "policy", Title: "document", Tells: []string{"unit"},
	New: func() *Introduction { return &Introduction{State: IntroductionNotBegun} },
	Check: func(i *Introduction) error {
		if i.State == IntroductionDone && i.Proof == "" {
			return fieldProblem(NewProblem("problem.introduction.proof"), "introduction", "proof")
		}
		return nil
	},
	Fields: []Field[*Introduction]{
		{Name: "document", Word: "styrdokument", Required: true, InList: true, Value: Ref(func(i *Introduction) *Link[*Document] { return &i.Document })},
		{Name: "unit", Word: "enhet", Required: true, InList: true, Value: Ref(func(i *Introduction) *Link[*Unit] { return &i.Unit })},
		{Name: "state", Word: "lage", InList: true, Value: Choice(introductionStates, func(i *Introduction) *IntroductionState { return &i.State })},
		{Name: "on", Word: "datum", InList: true, Value: Date(func(i *Introduction) *Day { return &i.On })},
		{Name: "proof", Word: "bevis", Value: LongText(func(i *Introduction) *string { return &i.Proof })},
		{Name: "own_decision", Word: "eget-beslut", Value: Text(func(i *Introduction) *string { return &i.OwnDecision })},
	},
}

// Done tells whether the document is in use there. A company is a legal person of its own: what the municipality decides
// binds it only through its own board or an ägardirektiv (kommunallagen 2017:725, 10 kap. 3 §).
func (i *Introduction) Done(reg Register) bool {
	if i.State != IntroductionDone {
		return false
	}
	unit, ok := Find(reg, i.Unit)
	return ok && (unit.Type != UnitCompany || i.OwnDecision != "")
}
