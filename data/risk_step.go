package data

// RiskStep is a step of the scale of consequence or of probability, in the municipality's words. The highest step says how
// many steps the scale has.
type RiskStep struct {
	Head
	Axis    RiskAxis
	Step    *int
	Title   string
	Meaning string // what it takes, so that two sessions judge alike
}

// RiskAxis is one of the two scales that make a risk's value.
type RiskAxis string

// The scales.
const (
	AxisConsequence RiskAxis = "harm"
	AxisProbability RiskAxis = "likelihood"
)

var riskAxes = ChoiceSet{"risk_axis", []Option{{string(AxisConsequence), "konsekvens"}, {string(AxisProbability), "sannolikhet"}}}

// KindName implements Record.
func (*RiskStep) KindName() string { return "risk_step" }

// RiskSteps declares risksteg.
var RiskSteps = &Kind[*RiskStep]{
	Name: "risk_step", Word: "risksteg", Icon: "risk", Title: "title", Position: "step",
	New:   func() *RiskStep { return &RiskStep{} },
	Check: func(s *RiskStep) error { return onScale(s.Step, "risk_step", "step") },
	Fields: []Field[*RiskStep]{
		{Name: "axis", Word: "skala", Required: true, InList: true, Value: Choice(riskAxes, func(s *RiskStep) *RiskAxis { return &s.Axis })},
		{Name: "step", Word: "steg", InList: true, Value: Number(func(s *RiskStep) **int { return &s.Step })},
		{Name: "title", Word: "namn", Required: true, InList: true, Value: Text(func(s *RiskStep) *string { return &s.Title })},
		{Name: "meaning", Word: "innebord", InList: true, Value: LongText(func(s *RiskStep) *string { return &s.Meaning })},
	},
}
