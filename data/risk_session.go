package data

// RiskSession is a riskanalys: people who know an activity sit down and say what can happen to its information.
type RiskSession struct {
	Head
	Number       *int
	Title        string
	On           Day
	Unit         Link[*Unit]
	Leader       Link[*Person]
	Participants string
	Scope        string
	Assets       Links[*Asset]
	Systems      Links[*System]
	Result       string
}

// KindName implements Record.
func (*RiskSession) KindName() string { return "risk_session" }

// RiskSessions declares riskanalys.
var RiskSessions = &Kind[*RiskSession]{
	Name: "risk_session", Word: "riskanalys", Icon: "risk", Title: "title", Tells: []string{"on"}, Prefix: "RA",
	New:   func() *RiskSession { return &RiskSession{} },
	Guard: func(Register, *RiskSession) Provision { return RiskAnalysis },
	Fields: append([]Field[*RiskSession]{
		{Name: NumberField, Word: "nummer", Hidden: true, InList: true, Value: Number(func(s *RiskSession) **int { return &s.Number })},
		{Name: "title", Word: "titel", Required: true, InList: true, Value: Text(func(s *RiskSession) *string { return &s.Title })},
		{Name: "on", Word: "datum", Required: true, InList: true, Value: Date(func(s *RiskSession) *Day { return &s.On })},
		{Name: "unit", Word: "enhet", InList: true, Value: Ref(func(s *RiskSession) *Link[*Unit] { return &s.Unit })},
		{Name: "leader", Word: "ledare", InList: true, Value: Ref(func(s *RiskSession) *Link[*Person] { return &s.Leader })},
		{Name: "participants", Word: "deltagare", Value: LongText(func(s *RiskSession) *string { return &s.Participants })},
		{Name: "scope", Word: "omfattning", Value: LongText(func(s *RiskSession) *string { return &s.Scope })},
		{Name: "assets", Word: "informationsmangder", Folded: true, Value: Refs(func(s *RiskSession) *Links[*Asset] { return &s.Assets })},
		{Name: "systems", Word: "system", Folded: true, Value: Refs(func(s *RiskSession) *Links[*System] { return &s.Systems })},
		{Name: "result", Word: "resultat", Folded: true, Value: LongText(func(s *RiskSession) *string { return &s.Result })},
	}, secrecyFields[*RiskSession]()...),
}
