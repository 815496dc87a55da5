package data

import "slices"

// Snooze puts one watch off until a day, for a reason.
type Snooze struct {
	Head
	What   DueWhat
	Record string // the id of what is watched
	Until  Day
	Reason string
}

// putOffSorts are the sorts of watches that can be put off: all that no law sets a day for.
var putOffSorts = ChoiceSet{"put_off", append(
	slices.DeleteFunc(slices.Clone(leadSorts.Options), func(o Option) bool { return DueWhat(o.Name).InLaw() }),
	Option{string(DueRoleVacant), "vakant-roll"},
	Option{string(DueNeverChecked), "aldrig-uppfoljd"},
)}

// KindName implements Record.
func (*Snooze) KindName() string { return "snooze" }

// Snoozes declares uppskov.
var Snoozes = &Kind[*Snooze]{
	Name: "snooze", Word: "uppskov", Icon: "clock", Title: "reason", Position: "until", ByAct: true,
	New: func() *Snooze { return &Snooze{} },
	Check: func(s *Snooze) error {
		return fieldProblem(MayPutOff(s.What), "snooze", "what")
	},
	Fields: []Field[*Snooze]{
		{Name: "reason", Word: "skal", Required: true, InList: true, Value: Text(func(s *Snooze) *string { return &s.Reason })},
		{Name: "until", Word: "till", Required: true, InList: true, Value: Date(func(s *Snooze) *Day { return &s.Until })},
		{Name: "what", Word: "bevakning", Required: true, Hidden: true, InList: true, Value: Choice(putOffSorts, func(s *Snooze) *DueWhat { return &s.What })},
		{Name: "record", Word: "post", Required: true, Hidden: true, Value: Text(func(s *Snooze) *string { return &s.Record })},
	},
}

// MayPutOff refuses to put off what the law sets a day for, and what is no watch.
func MayPutOff(what DueWhat) error {
	switch {
	case what.InLaw():
		return NewProblem("problem.snooze.law")
	case !putOffSorts.has(string(what)):
		return NewProblem("problem.snooze.what", "text", string(what))
	}
	return nil
}
