package data

// LeadTime is how long before its day a sort of watch is to be told; for one that counts after something, how long after.
type LeadTime struct {
	Head
	What DueWhat
	Days *int
}

// KindName implements Record.
func (*LeadTime) KindName() string { return "lead_time" }

// LeadTimes declares framförhållning.
var LeadTimes = &Kind[*LeadTime]{
	Name: "lead_time", Word: "framforhallning", Icon: "clock", Title: "what", Alone: "what",
	New: func() *LeadTime { return &LeadTime{} },
	Check: func(l *LeadTime) error {
		if !leadSorts.has(string(l.What)) {
			return fieldProblem(NewProblem("problem.lead_time.what", "text", string(l.What)), "lead_time", "what")
		}
		if l.Days != nil && *l.Days < 0 {
			return fieldProblem(NewProblem("problem.lead_time.days"), "lead_time", "days")
		}
		return nil
	},
	Fields: []Field[*LeadTime]{
		{Name: "what", Word: "bevakning", Required: true, InList: true, Value: Choice(leadSorts, func(l *LeadTime) *DueWhat { return &l.What })},
		{Name: "days", Word: "dagar", Required: true, InList: true, Value: Number(func(l *LeadTime) **int { return &l.Days })},
	},
}
