package data

// LeadTime is how long before its day a sort of watch is to be told.
type LeadTime struct {
	Head
	What string // a DueWhat
	Days *int
}

// KindName implements Record.
func (*LeadTime) KindName() string { return "lead_time" }

// LeadTimes declares framförhållning.
var LeadTimes = &Kind[*LeadTime]{
	Name: "lead_time", Word: "framforhallning", Icon: "clock", Title: "what",
	New: func() *LeadTime { return &LeadTime{} },
	Check: func(l *LeadTime) error {
		if l.Days != nil && *l.Days < 0 {
			return fieldProblem(NewProblem("problem.lead_time.days"), "lead_time", "days")
		}
		return nil
	},
	Fields: []Field[*LeadTime]{
		{Name: "what", Word: "bevakning", Required: true, InList: true, Value: Text(func(l *LeadTime) *string { return &l.What })},
		{Name: "days", Word: "dagar", Required: true, InList: true, Value: Number(func(l *LeadTime) **int { return &l.Days })},
	},
}

// Snooze puts one watch off until a day, for a reason.
type Snooze struct {
	Head
	What   string // a DueWhat
	Record string // the id of what is watched
	Until  Day
	Reason string
}

// KindName implements Record.
func (*Snooze) KindName() string { return "snooze" }

// Snoozes declares uppskov.
var Snoozes = &Kind[*Snooze]{
	Name: "snooze", Word: "uppskov", Icon: "clock", Title: "reason", Position: "until",
	New: func() *Snooze { return &Snooze{} },
	Fields: []Field[*Snooze]{
		{Name: "reason", Word: "skal", Required: true, InList: true, Value: Text(func(s *Snooze) *string { return &s.Reason })},
		{Name: "until", Word: "till", Required: true, InList: true, Value: Date(func(s *Snooze) *Day { return &s.Until })},
		{Name: "what", Word: "bevakning", Hidden: true, Value: Text(func(s *Snooze) *string { return &s.What })},
		{Name: "record", Word: "post", Hidden: true, Value: Text(func(s *Snooze) *string { return &s.Record })},
	},
}
