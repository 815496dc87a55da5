package data

// Reading is a mätvärde: what a goal's measure was on a day. Readings make a series.
type Reading struct {
	Head
	Goal  Link[*Goal]
	On    Day
	Value *int
	Note  string
}

// KindName implements Record.
func (*Reading) KindName() string { return "reading" }

// Readings declares mätvärde.
var Readings = &Kind[*Reading]{
	Name: "reading", Word: "matvarde", Icon: "goal", Title: "goal", Tells: []string{"on"}, Position: "on", Ends: "on", PartOf: "goal",
	New: func() *Reading { return &Reading{} },
	Fields: []Field[*Reading]{
		{Name: "goal", Word: "mal", Required: true, InList: true, Value: Ref(func(r *Reading) *Link[*Goal] { return &r.Goal })},
		{Name: "on", Word: "datum", Required: true, InList: true, Value: Date(func(r *Reading) *Day { return &r.On })},
		{Name: "value", Word: "varde", Required: true, InList: true, Value: Number(func(r *Reading) **int { return &r.Value })},
		{Name: "note", Word: "anteckning", InList: true, Value: Text(func(r *Reading) *string { return &r.Note })},
	},
}
