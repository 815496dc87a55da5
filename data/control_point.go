package data

// ControlPoint is a kontrollmoment of a body's plan of internkontroll for a year: what can go wrong, and how somebody looks whether
// it does. Only information security is here; the rest of the plan is kept where the municipality keeps it.
type ControlPoint struct {
	Head
	Number      *int
	Title       string
	Unit        Link[*Unit] // the body whose plan it is in
	Year        Year
	Danger      string // what can go wrong
	Method      ControlMethod
	Frequency   Frequency
	Responsible Link[*Person]
	ReportsTo   Link[*Unit]
	Extent      string // "20 slumpvis valda konton"
	Ready       ReadyControl
	State       PlanState
	Decision    Link[*Decision]
	Adopted     string // § and dnr, where the decision is not in the register
	Learnt      string // what next year's plan should know
}

// KindName implements Record.
func (*ControlPoint) KindName() string { return "control_point" }

// ControlPoints declares kontrollmoment.
var ControlPoints = &Kind[*ControlPoint]{
	Name: "control_point", Word: "kontrollmoment", Icon: "control", Title: "title", Tells: []string{"unit"}, Prefix: "KM",
	New:   func() *ControlPoint { return &ControlPoint{State: PlanProposed, Frequency: EachYear} },
	Guard: func(Register, *ControlPoint) Provision { return MeasureSystems },
	Fields: append([]Field[*ControlPoint]{
		{Name: NumberField, Word: "nummer", Hidden: true, InList: true, Value: Number(func(p *ControlPoint) **int { return &p.Number })},
		{Name: "title", Word: "kontrollmoment", Required: true, InList: true, Value: Text(func(p *ControlPoint) *string { return &p.Title })},
		{Name: "unit", Word: "namnd", Required: true, InList: true, Value: Ref(func(p *ControlPoint) *Link[*Unit] { return &p.Unit })},
		{Name: "year", Word: "ar", Required: true, InList: true, Value: Choice(years, func(p *ControlPoint) *Year { return &p.Year })},
		{Name: "danger", Word: "risk", Folded: true, Value: LongText(func(p *ControlPoint) *string { return &p.Danger })},
		{Name: "method", Word: "metod", InList: true, Value: Choice(controlMethods, func(p *ControlPoint) *ControlMethod { return &p.Method })},
		{Name: "frequency", Word: "frekvens", InList: true, Value: Choice(frequencies, func(p *ControlPoint) *Frequency { return &p.Frequency })},
		{Name: "responsible", Word: "ansvarig", InList: true, Value: Ref(func(p *ControlPoint) *Link[*Person] { return &p.Responsible })},
		{Name: "state", Word: "lage", InList: true, Value: Choice(planStates, func(p *ControlPoint) *PlanState { return &p.State })},
		{Name: "extent", Word: "omfattning", Folded: true, Value: Text(func(p *ControlPoint) *string { return &p.Extent })},
		{Name: "reports_to", Word: "rapporteras-till", Folded: true, Value: Ref(func(p *ControlPoint) *Link[*Unit] { return &p.ReportsTo })},
		{Name: "ready", Word: "fardig-granskning", Folded: true, Value: Choice(readyControls, func(p *ControlPoint) *ReadyControl { return &p.Ready })},
		{Name: "decision", Word: "beslut", Folded: true, Value: Ref(func(p *ControlPoint) *Link[*Decision] { return &p.Decision })},
		{Name: "adopted", Word: "paragraf-och-dnr", Folded: true, Value: Text(func(p *ControlPoint) *string { return &p.Adopted })},
		{Name: "learnt", Word: "lardom", Folded: true, Value: LongText(func(p *ControlPoint) *string { return &p.Learnt })},
	}, secrecyFields[*ControlPoint]()...),
}
