package data

// Threshold is one of the thresholds at which an incident counts as significant. The rows come with the program and can be
// edited, since provisions change; each names its provision, its source and when it was checked.
type Threshold struct {
	Head
	Title     string // asked as it stands: "Verksamheten begränsad i mer än 4 timmar"
	Sector    string // empty: every sector
	Provision string
	Source    string
	CheckedOn Day
	From      Day  // when it came into force; incidents known before are not under it
	Recurring bool // it counts incidents that come back with the same cause
	Note      string
}

// KindName implements Record.
func (*Threshold) KindName() string { return "threshold" }

// Thresholds declares tröskelvärde.
var Thresholds = &Kind[*Threshold]{
	Name: "threshold", Word: "troskelvarde", Icon: "warning", Title: "title",
	New: func() *Threshold { return &Threshold{} },
	Fields: []Field[*Threshold]{
		{Name: "title", Word: "titel", Required: true, InList: true, Value: Text(func(t *Threshold) *string { return &t.Title })},
		{Name: "sector", Word: "sektor", InList: true, Value: Text(func(t *Threshold) *string { return &t.Sector })},
		{Name: "provision", Word: "lagrum", Required: true, InList: true, Value: Text(func(t *Threshold) *string { return &t.Provision })},
		{Name: "source", Word: "kalla", Required: true, Value: Text(func(t *Threshold) *string { return &t.Source })},
		{Name: "checked_on", Word: "kontrollerad", Required: true, InList: true, Value: Date(func(t *Threshold) *Day { return &t.CheckedOn })},
		{Name: "from", Word: "galler-fran", Folded: true, Value: Date(func(t *Threshold) *Day { return &t.From })},
		{Name: "recurring", Word: "aterkommande", Folded: true, Value: Bool(func(t *Threshold) *bool { return &t.Recurring })},
		{Name: "note", Word: "anmarkning", Folded: true, Value: LongText(func(t *Threshold) *string { return &t.Note })},
	},
}
