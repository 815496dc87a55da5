package data

// Occasion is a time and a place at which a course is held, or a day on which it is sent out.
type Occasion struct {
	Head
	Course Link[*Course]
	Group  Group
	Unit   Link[*Unit] // none: the whole municipality
	On     Day
	Hours  string // "09.00–12.00"
	Place  string // a room, a link, or that it is done on the web
	Holder string // who leads it
	Seats  *int
	Note   string
}

// KindName implements Record.
func (*Occasion) KindName() string { return "training_occasion" }

// Occasions declares utbildningstillfälle.
var Occasions = &Kind[*Occasion]{
	Name: "training_occasion", Word: "utbildningstillfalle", Icon: "training", Title: "course", Tells: []string{"group"}, Position: "on", Ends: "on",
	New: func() *Occasion { return &Occasion{Group: GroupAll} },
	Fields: []Field[*Occasion]{
		{Name: "course", Word: "kurs", Required: true, InList: true, Value: Ref(func(o *Occasion) *Link[*Course] { return &o.Course })},
		{Name: "on", Word: "datum", Required: true, InList: true, Value: Date(func(o *Occasion) *Day { return &o.On })},
		{Name: "hours", Word: "tid", InList: true, Value: Hours(func(o *Occasion) *string { return &o.Hours })},
		{Name: "group", Word: "malgrupp", Required: true, InList: true, Value: Choice(groups, func(o *Occasion) *Group { return &o.Group })},
		{Name: "place", Word: "plats", InList: true, Value: Text(func(o *Occasion) *string { return &o.Place })},
		{Name: "unit", Word: "enhet", Value: Ref(func(o *Occasion) *Link[*Unit] { return &o.Unit })},
		{Name: "holder", Word: "haller-i", Folded: true, Value: Text(func(o *Occasion) *string { return &o.Holder })},
		{Name: "seats", Word: "platser", Folded: true, Value: Number(func(o *Occasion) **int { return &o.Seats })},
		{Name: "note", Word: "anteckning", Folded: true, Value: LongText(func(o *Occasion) *string { return &o.Note })},
	},
}

// LastDone is the latest day on which somebody went through each course.
func LastDone(reg Register) map[Link[*Course]]Day {
	last := map[Link[*Course]]Day{}
	for _, d := range All(reg, TrainingsDone) {
		last[d.Course] = max(last[d.Course], d.On)
	}
	return last
}

// Noted tells whether somebody has noted who went through the course on the occasion's day or after it, by LastDone.
func (o *Occasion) Noted(last map[Link[*Course]]Day) bool { return last[o.Course] >= o.On }
