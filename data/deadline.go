package data

import "time"

// Deadline is a legal deadline for telling somebody about an incident. The rows come with the program and can be
// edited, since provisions and addressees change; each names its provision, its source and when it was checked.
type Deadline struct {
	Head
	Track     Track
	Step      Step
	Authority Link[*Authority]
	Role      Link[*Role] // who tells it; the role's holder, or who serves in it
	Amount    *int        // none: without delay
	Unit      TimeUnit
	Basis     Basis
	Provision string
	Source    string
	CheckedOn Day
	From      Day // when the provision came into force; incidents known before are not under it
	Note      string
}

// TimeUnit is what a deadline is counted in.
type TimeUnit string

// The units. A month is a calendar month, not thirty days.
const (
	UnitHours  TimeUnit = "hours"
	UnitDays   TimeUnit = "days"
	UnitMonths TimeUnit = "months"
)

var timeUnits = ChoiceSet{"time_unit", []Option{
	{string(UnitHours), "timmar"},
	{string(UnitDays), "dagar"},
	{string(UnitMonths), "manader"},
}}

// Basis is what a deadline is counted from.
type Basis string

// The moments a deadline can be counted from.
const (
	FromKnown    Basis = "known"
	FromNotified Basis = "notified" // the sending of the same track's notification
	FromHandled  Basis = "handled"
)

var bases = ChoiceSet{"basis", []Option{
	{string(FromKnown), "kannedom"},
	{string(FromNotified), "anmalan"},
	{string(FromHandled), "hanterad"},
}}

// KindName implements Record.
func (*Deadline) KindName() string { return "deadline" }

// Deadlines declares frist.
var Deadlines = &Kind[*Deadline]{
	Name: "deadline", Word: "frist", Icon: "deadline", Title: "step",
	New: func() *Deadline { return &Deadline{Basis: FromKnown} },
	Check: func(d *Deadline) error {
		if d.Amount != nil && (*d.Amount <= 0 || d.Unit == "") {
			return fieldProblem(NewProblem("problem.deadline.amount"), "deadline", "amount")
		}
		return nil
	},
	Fields: []Field[*Deadline]{
		{Name: "track", Word: "spar", Required: true, InList: true, Value: Choice(tracks, func(d *Deadline) *Track { return &d.Track })},
		{Name: "step", Word: "steg", Required: true, InList: true, Value: Choice(steps, func(d *Deadline) *Step { return &d.Step })},
		{Name: "amount", Word: "antal", InList: true, Value: Number(func(d *Deadline) **int { return &d.Amount })},
		{Name: "unit", Word: "tidsenhet", InList: true, Value: Choice(timeUnits, func(d *Deadline) *TimeUnit { return &d.Unit })},
		{Name: "basis", Word: "raknas-fran", Required: true, InList: true, Value: Choice(bases, func(d *Deadline) *Basis { return &d.Basis })},
		{Name: "authority", Word: "myndighet", InList: true, Value: Ref(func(d *Deadline) *Link[*Authority] { return &d.Authority })},
		{Name: "role", Word: "roll", Folded: true, Value: Ref(func(d *Deadline) *Link[*Role] { return &d.Role })},
		{Name: "provision", Word: "lagrum", Required: true, InList: true, Value: Text(func(d *Deadline) *string { return &d.Provision })},
		{Name: "source", Word: "kalla", Required: true, Value: Text(func(d *Deadline) *string { return &d.Source })},
		{Name: "checked_on", Word: "kontrollerad", Required: true, InList: true, Value: Date(func(d *Deadline) *Day { return &d.CheckedOn })},
		{Name: "from", Word: "galler-fran", Folded: true, Value: Date(func(d *Deadline) *Day { return &d.From })},
		{Name: "note", Word: "anmarkning", Folded: true, Value: LongText(func(d *Deadline) *string { return &d.Note })},
	},
}

// Due is when something counted from the given moment must be told, to the second; zero when the law says
// "without delay" or the counting has not begun. Hours are elapsed hours and run through nights, weekends and the
// changes to and from summer time. Days and months keep the Swedish wall clock; a day the month lacks becomes its last.
func (d *Deadline) Due(from time.Time) time.Time {
	if d.Amount == nil || from.IsZero() {
		return time.Time{}
	}
	switch d.Unit {
	case UnitDays:
		return firstOfTwo(from.In(Swedish).AddDate(0, 0, *d.Amount)).UTC()
	case UnitMonths:
		return addMonths(from.In(Swedish), *d.Amount).UTC()
	default:
		return from.Add(time.Duration(*d.Amount) * time.Hour)
	}
}
