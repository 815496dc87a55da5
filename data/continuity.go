package data

// Continuity is an activity that must go on, how long it can stand still, and how it is done when its systems are down.
type Continuity struct {
	Head
	Number    *int
	Title     string // the activity
	Unit      Link[*Unit]
	Owner     Link[*Person]
	StopHours *int // längsta acceptabla avbrott
	PlanOn    Day  // when its plan was made or last seen over; empty: there is none
	Fallback  string
	Systems   Links[*System]
	PaperAt   string // where the plan lies on paper, for the day when nothing can be opened
	Analysis  string // the municipality's risk- och sårbarhetsanalys (lag 2006:544) where the activity is
	ReviewOn  Day
	EndedOn   Day
}

// KindName implements Record.
func (*Continuity) KindName() string { return "continuity" }

// Continuities declares kontinuitetsplan.
var Continuities = &Kind[*Continuity]{
	Name: "continuity", Word: "kontinuitetsplan", Icon: "continuity", Title: "title", Prefix: "KP", Ends: "ended_on",
	New:   func() *Continuity { return &Continuity{} },
	Guard: func(Register, *Continuity) Provision { return RiskAnalysis },
	Check: func(c *Continuity) error {
		if c.StopHours != nil && *c.StopHours < 0 {
			return fieldProblem(NewProblem("problem.continuity.hours"), "continuity", "stop_hours")
		}
		return nil
	},
	Fields: append([]Field[*Continuity]{
		{Name: NumberField, Word: "nummer", Hidden: true, InList: true, Value: Number(func(c *Continuity) **int { return &c.Number })},
		{Name: "title", Word: "verksamhet", Required: true, InList: true, Value: Text(func(c *Continuity) *string { return &c.Title })},
		{Name: "unit", Word: "enhet", InList: true, Value: Ref(func(c *Continuity) *Link[*Unit] { return &c.Unit })},
		{Name: "owner", Word: "ansvarig", InList: true, Value: Ref(func(c *Continuity) *Link[*Person] { return &c.Owner })},
		{Name: "stop_hours", Word: "langsta-avbrott-timmar", InList: true, Value: Number(func(c *Continuity) **int { return &c.StopHours })},
		{Name: "plan_on", Word: "plan-datum", InList: true, Value: Date(func(c *Continuity) *Day { return &c.PlanOn })},
		{Name: "systems", Word: "system", Value: Refs(func(c *Continuity) *Links[*System] { return &c.Systems })},
		{Name: "fallback", Word: "reservrutin", Folded: true, Value: LongText(func(c *Continuity) *string { return &c.Fallback })},
		{Name: "paper_at", Word: "pa-papper", Folded: true, Value: Text(func(c *Continuity) *string { return &c.PaperAt })},
		{Name: "analysis", Word: "rsa", Folded: true, Value: Text(func(c *Continuity) *string { return &c.Analysis })},
		{Name: "review_on", Word: "oversyn", Folded: true, Value: Date(func(c *Continuity) *Day { return &c.ReviewOn })},
		{Name: "ended_on", Word: "avslutad", Folded: true, Value: Date(func(c *Continuity) *Day { return &c.EndedOn })},
	}, secrecyFields[*Continuity]()...),
}
