package data

// RiskValue is what a risk was valued at on a day, and why it was valued so: how a risk has moved is a record of its own and is
// not guessed from the log, which knows only when something was typed in. The latest is the risk's value.
type RiskValue struct {
	Head
	Risk                     Link[*Risk]
	On                       Day
	Consequence, Probability *int
	Why                      string
}

// KindName implements Record.
func (*RiskValue) KindName() string { return "risk_value" }

// RiskValues declares riskvardering.
var RiskValues = &Kind[*RiskValue]{
	Name: "risk_value", Word: "riskvardering", Icon: "history", Title: "why", Position: "on", ByAct: true, PartOf: "risk",
	New:   func() *RiskValue { return &RiskValue{} },
	Guard: func(Register, *RiskValue) Provision { return RiskAnalysis }, Follows: []string{"risk"},
	Check: func(v *RiskValue) error {
		if err := onScale(v.Consequence, "risk_value", "consequence"); err != nil {
			return err
		}
		return onScale(v.Probability, "risk_value", "probability")
	},
	Fields: append([]Field[*RiskValue]{
		{Name: "risk", Word: "risk", Required: true, InList: true, Value: Ref(func(v *RiskValue) *Link[*Risk] { return &v.Risk })},
		{Name: "on", Word: "datum", Required: true, InList: true, Value: Date(func(v *RiskValue) *Day { return &v.On })},
		{Name: "consequence", Word: "konsekvens", InList: true, Value: Number(func(v *RiskValue) **int { return &v.Consequence })},
		{Name: "probability", Word: "sannolikhet", InList: true, Value: Number(func(v *RiskValue) **int { return &v.Probability })},
		{Name: "why", Word: "skal", Required: true, InList: true, Value: LongText(func(v *RiskValue) *string { return &v.Why })},
	}, secrecyFields[*RiskValue]()...),
}
