package data

// Role is a part to be played in the information security work, by somebody, from some day.
type Role struct {
	Head
	Name, Task string
	Needed     bool // the municipality has decided that somebody must hold it
	Unit       Link[*Unit]
	Holder     Link[*Person]
	StandIn    Link[*Person]
	Decision   string
	DecidedOn  Day
	From, To   Day
}

// KindName implements Record.
func (*Role) KindName() string { return "role" }

// Roles declares roll.
var Roles = &Kind[*Role]{
	Name: "role", Word: "roll", Icon: "role", Title: "name",
	New: func() *Role { return &Role{} },
	Check: func(r *Role) error {
		return checkPeriod("role", "to", r.From, r.To)
	},
	Fields: []Field[*Role]{
		{Name: "name", Word: "namn", Required: true, InList: true, Value: Text(func(r *Role) *string { return &r.Name })},
		{Name: "holder", Word: "innehavare", InList: true, Value: Ref(func(r *Role) *Link[*Person] { return &r.Holder })},
		{Name: "stand_in", Word: "ersattare", InList: true, Value: Ref(func(r *Role) *Link[*Person] { return &r.StandIn })},
		{Name: "unit", Word: "enhet", InList: true, Value: Ref(func(r *Role) *Link[*Unit] { return &r.Unit })},
		{Name: "task", Word: "uppgift", Value: LongText(func(r *Role) *string { return &r.Task })},
		{Name: "needed", Word: "behovs", Value: Bool(func(r *Role) *bool { return &r.Needed })},
		{Name: "decision", Word: "beslut", Folded: true, Value: Text(func(r *Role) *string { return &r.Decision })},
		{Name: "decided_on", Word: "beslutad", Folded: true, Value: Date(func(r *Role) *Day { return &r.DecidedOn })},
		{Name: "from", Word: "fran", Folded: true, Value: Date(func(r *Role) *Day { return &r.From })},
		{Name: "to", Word: "till", Folded: true, Value: Date(func(r *Role) *Day { return &r.To })},
	},
}

// InService tells whether the role is held on the given day.
func (r *Role) InService(on Day) bool {
	return r.Holder != "" && (r.From == "" || r.From <= on) && (r.To == "" || on <= r.To)
}

// checkPeriod refuses a period that ends before it begins.
func checkPeriod(kind, field string, from, to Day) error {
	if from != "" && to != "" && to < from {
		return fieldProblem(NewProblem("problem.period", "from", string(from), "to", string(to)), kind, field)
	}
	return nil
}
