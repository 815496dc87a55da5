package data

// ControlOccasion is a kontrolltillfälle: one time that a kontrollmoment is to be done, and what was found.
type ControlOccasion struct {
	Head
	Control   Link[*ControlPoint]
	PlannedOn Day
	DoneOn    Day
	Result    ControlResult
	Findings  string
	Figures   string // what was counted: "3 av 20 konton"
	By        Link[*Person]
}

// KindName implements Record.
func (*ControlOccasion) KindName() string { return "control_occasion" }

// ControlOccasions declares kontrolltillfälle.
var ControlOccasions = &Kind[*ControlOccasion]{
	Name: "control_occasion", Word: "kontrolltillfalle", Icon: "control", Title: "control", Tells: []string{"planned_on"}, Position: "planned_on",
	Ends: "done_on", PartOf: "control", Follows: []string{"control"},
	New: func() *ControlOccasion { return &ControlOccasion{} },
	Check: func(o *ControlOccasion) error {
		switch {
		case o.DoneOn != "" && (o.Result == "" || o.Result == ResultUndone):
			return fieldProblem(NewProblem("problem.control_occasion.result"), "control_occasion", "result")
		case o.DoneOn == "" && o.Result != "" && o.Result != ResultUndone:
			return fieldProblem(NewProblem("problem.control_occasion.done"), "control_occasion", "done_on")
		}
		return nil
	},
	Guard: func(Register, *ControlOccasion) Provision { return MeasureSystems },
	Fields: append([]Field[*ControlOccasion]{
		{Name: "control", Word: "kontrollmoment", Required: true, InList: true, Value: Ref(func(o *ControlOccasion) *Link[*ControlPoint] { return &o.Control })},
		{Name: "planned_on", Word: "planerat", Required: true, InList: true, Value: Date(func(o *ControlOccasion) *Day { return &o.PlannedOn })},
		{Name: "done_on", Word: "genomfort", InList: true, Value: Date(func(o *ControlOccasion) *Day { return &o.DoneOn })},
		{Name: "result", Word: "resultat", InList: true, Value: Choice(controlResults, func(o *ControlOccasion) *ControlResult { return &o.Result })},
		{Name: "findings", Word: "iakttaget", Value: LongText(func(o *ControlOccasion) *string { return &o.Findings })},
		{Name: "figures", Word: "siffror", Value: LongText(func(o *ControlOccasion) *string { return &o.Figures })},
		{Name: "by", Word: "av", Value: Ref(func(o *ControlOccasion) *Link[*Person] { return &o.By })},
	}, secrecyFields[*ControlOccasion]()...),
}

// Waits tells whether the occasion is still to be done.
func (o *ControlOccasion) Waits() bool { return o.DoneOn == "" && o.Result == "" }
