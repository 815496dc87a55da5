package data

// RiskLevel is a band of the risk matrix and what the municipality has decided about the risks in it (acceptanskriterier).
// The rows come with the program after MSB's method and can be edited.
type RiskLevel struct {
	Head
	Title       string
	From        *int // the lowest value, consequence times probability; the band reaches to where the next begins
	Colour      RiskColour
	OwnerMay    bool // the owner of the risk may accept it alone
	Months      *int // dealt with within so many months; empty: when it suits
	Tell        string
	WorstAlways bool // holds at least every risk of the highest consequence, however unlikely
	DecidedOn   Day  // when the municipality decided on it; empty: it is the method's, and nobody has decided
	Source      string
	CheckedOn   Day
}

// RiskColour is the colour that a band is drawn in; its name is always written beside it.
type RiskColour string

// The colours, the mildest first.
const (
	ColourGreen  RiskColour = "green"
	ColourYellow RiskColour = "yellow"
	ColourOrange RiskColour = "orange"
	ColourRed    RiskColour = "red"
)

var riskColours = ChoiceSet{"risk_colour", []Option{
	{string(ColourGreen), "gron"}, {string(ColourYellow), "gul"}, {string(ColourOrange), "orange"}, {string(ColourRed), "rod"},
}}

// KindName implements Record.
func (*RiskLevel) KindName() string { return "risk_level" }

// RiskLevels declares riskniva.
var RiskLevels = &Kind[*RiskLevel]{
	Name: "risk_level", Word: "riskniva", Icon: "risk", Title: "title", Position: "from_value",
	New: func() *RiskLevel { return &RiskLevel{} },
	Check: func(l *RiskLevel) error {
		switch {
		case l.From != nil && *l.From < 1:
			return fieldProblem(NewProblem("problem.risk_level.from"), "risk_level", "from_value")
		case l.Months != nil && *l.Months < 0:
			return fieldProblem(NewProblem("problem.risk_level.months"), "risk_level", "months")
		}
		return nil
	},
	Fields: []Field[*RiskLevel]{
		{Name: "title", Word: "namn", Required: true, InList: true, Value: Text(func(l *RiskLevel) *string { return &l.Title })},
		{Name: "from_value", Word: "fran-varde", Required: true, InList: true, Value: Number(func(l *RiskLevel) **int { return &l.From })},
		{Name: "colour", Word: "farg", InList: true, Value: Choice(riskColours, func(l *RiskLevel) *RiskColour { return &l.Colour })},
		{Name: "owner_may", Word: "riskagaren-far-acceptera", InList: true, Value: Bool(func(l *RiskLevel) *bool { return &l.OwnerMay })},
		{Name: "months", Word: "hanteras-inom-manader", InList: true, Value: Number(func(l *RiskLevel) **int { return &l.Months })},
		{Name: "tell", Word: "vem-far-veta", Value: Text(func(l *RiskLevel) *string { return &l.Tell })},
		{Name: "worst_always", Word: "alltid-hogsta-konsekvens", Value: Bool(func(l *RiskLevel) *bool { return &l.WorstAlways })},
		{Name: "decided_on", Word: "beslutad", InList: true, Value: Date(func(l *RiskLevel) *Day { return &l.DecidedOn })},
		{Name: "source", Word: "kalla", Folded: true, Value: Text(func(l *RiskLevel) *string { return &l.Source })},
		{Name: "checked_on", Word: "kontrollerad", Folded: true, Value: Date(func(l *RiskLevel) *Day { return &l.CheckedOn })},
	},
}
