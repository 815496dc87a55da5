package data

import "slices"

// The first weeks with a binder: what to begin with, in an order that lets each step build on the one before. A step is done when the
// registers say so; nobody ticks anything. What each is called and why it is worth doing lies in data/seed/first_weeks.json.

// FirstPart is one of the four parts of the method that the steps follow, the metodstöd that MCF keeps.
type FirstPart string

// The parts, in order.
const (
	PartIdentify FirstPart = "identify"
	PartDesign   FirstPart = "design"
	PartUse      FirstPart = "use"
	PartFollowUp FirstPart = "follow_up"
)

// FirstStep is one step of the first weeks, and whether a file has taken it.
type FirstStep struct {
	Name     string
	Part     FirstPart
	Register string // English name of the kind in which it is done
	Duty     int    // number in the catalogue of the duty that it begins to meet; 0 for none
	Done     bool
}

// firstSteps are the steps in order. The law is no rule here: a step tells whether something has been begun, not whether it is enough.
var firstSteps = []struct {
	FirstStep
	done func(Register, Day) bool
}{
	{FirstStep{Name: "policy", Part: PartIdentify, Register: "document", Duty: 8}, func(reg Register, _ Day) bool { return PolicyInText(reg) != nil }},
	{FirstStep{Name: "duties", Part: PartIdentify, Register: "duty", Duty: 11}, dutiesGoneThrough},
	{FirstStep{Name: "coordinator", Part: PartIdentify, Register: "municipality", Duty: 13}, func(reg Register, _ Day) bool { return reg.Municipality().Coordinator != "" }},
	{FirstStep{Name: "registered", Part: PartIdentify, Register: "municipality", Duty: 12}, func(reg Register, _ Day) bool {
		m := reg.Municipality()
		return m.Category != "" && m.RegisteredOn != ""
	}},
	{FirstStep{Name: "systems", Part: PartIdentify, Register: "system", Duty: 19}, func(reg Register, _ Day) bool {
		return hasAny(reg, Systems, func(s *System) bool { return s.Owner != "" })
	}},
	{FirstStep{Name: "classes", Part: PartIdentify, Register: "classification", Duty: 1}, func(reg Register, _ Day) bool {
		return hasAny(reg, Classifications, func(c *Classification) bool { return c.DecidedOn != "" })
	}},
	{FirstStep{Name: "risks", Part: PartIdentify, Register: "risk", Duty: 6}, func(reg Register, _ Day) bool {
		return hasAny(reg, Risks, func(r *Risk) bool { return r.Owner != "" })
	}},
	{FirstStep{Name: "roles", Part: PartDesign, Register: "role", Duty: 13}, func(reg Register, today Day) bool {
		return hasAny(reg, Roles, func(r *Role) bool { return r.Needed }) && !hasAny(reg, Roles, func(r *Role) bool { return r.Vacant(today) })
	}},
	{FirstStep{Name: "documents", Part: PartDesign, Register: "document", Duty: 9}, func(reg Register, _ Day) bool {
		return hasAny(reg, Documents, func(d *Document) bool { return d.State != DocumentUnregistered }) &&
			!hasAny(reg, Documents, func(d *Document) bool { return d.State == DocumentUnregistered && d.Stage == "" })
	}},
	{FirstStep{Name: "routine", Part: PartDesign, Register: "document", Duty: 24}, func(reg Register, today Day) bool {
		return hasAny(reg, Documents, func(d *Document) bool {
			return d.Area == AreaIncidents && (d.InForce(today) || d.State == DocumentPartOf)
		})
	}},
	{FirstStep{Name: "actions", Part: PartDesign, Register: "action", Duty: 11}, func(reg Register, _ Day) bool {
		return hasAny(reg, Actions, func(a *Action) bool { return a.Responsible != "" && a.Due != "" })
	}},
	{FirstStep{Name: "wheel", Part: PartDesign, Register: "activity", Duty: 11}, begun("activity")},
	{FirstStep{Name: "leadership", Part: PartUse, Register: "municipality", Duty: 12}, func(reg Register, _ Day) bool { return reg.Municipality().LeadershipOn != "" }},
	{FirstStep{Name: "training", Part: PartUse, Register: "training_offer", Duty: 15}, begun("training_offer")},
	{FirstStep{Name: "suppliers", Part: PartUse, Register: "supplier", Duty: 22}, begun("supplier")},
	{FirstStep{Name: "incidents", Part: PartUse, Register: "incident", Duty: 25}, begun("incident")},
	{FirstStep{Name: "control", Part: PartFollowUp, Register: "control_point", Duty: 26}, begun("control_point")},
	{FirstStep{Name: "board", Part: PartFollowUp, Register: "matter", Duty: 11}, begun("matter")},
}

// FirstWeeks lists the steps in order, and which of them a file has taken. A register that is kept in another system is not waited for.
func FirstWeeks(reg Register, today Day) []FirstStep {
	list := make([]FirstStep, len(firstSteps))
	for i, step := range firstSteps {
		list[i] = step.FirstStep
		list[i].Done = UseOf(reg, step.Register).State == UseElsewhere || step.done(reg, today)
	}
	return list
}

// NextFirst is the first step that is not taken; false when all are.
func NextFirst(steps []FirstStep) (next FirstStep, waits bool) {
	i := slices.IndexFunc(steps, func(s FirstStep) bool { return !s.Done })
	if i < 0 {
		return FirstStep{}, false
	}
	return steps[i], true
}

// FirstDone is how many of the steps are taken.
func FirstDone(steps []FirstStep) int {
	n := 0
	for _, s := range steps {
		if s.Done {
			n++
		}
	}
	return n
}

// begun tells whether a register holds anything.
func begun(kind string) func(Register, Day) bool {
	return func(reg Register, _ Day) bool { return UseOf(reg, kind).Held > 0 }
}

func hasAny[R Record](reg Register, kind *Kind[R], is func(R) bool) bool {
	return slices.ContainsFunc(All(reg, kind), is)
}

// dutiesGoneThrough tells whether somebody has said of each of the policy's sentences whether it is a duty, and kept one.
func dutiesGoneThrough(reg Register, _ Day) bool {
	return hasAny(reg, Duties, (*Duty).Counts) &&
		!hasAny(reg, Duties, func(d *Duty) bool { return d.State == DutyProposed || d.State == DutyProposedDrop })
}

// PolicyInText is the policy whose text is in the file; nil until it has been read in.
func PolicyInText(reg Register) *Document {
	for _, s := range All(reg, Sections) {
		if d, ok := Find(reg, s.Document); ok && d.Type == DocumentPolicy && !d.Removed {
			return d
		}
	}
	return nil
}
