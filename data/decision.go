package data

// Decision is what a body has decided or is to decide: the one way in which a governing document is adopted, kept or
// repealed, and in which the board gives somebody a task.
type Decision struct {
	Head
	Title       string
	Sort        DecisionSort
	Body        Link[*Unit]
	Role        Link[*Role] // who decides alone, on the body's delegation
	On          Day
	Paragraph   string // § in the minutes; empty until it has been decided at a meeting
	DiaryNumber string
	Document    Link[*Document]
	Matter      Link[*Matter]
	Meeting     Link[*Meeting]
	Stage       DecisionStage
	Text        string
	Delegation  string // the point of the delegationsordning that it rests on
	ReportedOn  Day    // a decision on delegation: when it was told to the body
}

// KindName implements Record.
func (*Decision) KindName() string { return "decision" }

// Decisions declares beslut.
var Decisions = &Kind[*Decision]{
	Name: "decision", Word: "beslut", Icon: "decision", Title: "title", Position: "on",
	New: func() *Decision { return &Decision{Stage: StageDecides} },
	Fields: append([]Field[*Decision]{
		{Name: "title", Word: "titel", Required: true, InList: true, Value: Text(func(d *Decision) *string { return &d.Title })},
		{Name: "sort", Word: "sort", Required: true, InList: true, Value: Choice(decisionSorts, func(d *Decision) *DecisionSort { return &d.Sort })},
		{Name: "body", Word: "organ", Required: true, InList: true, Value: Ref(func(d *Decision) *Link[*Unit] { return &d.Body })},
		{Name: "on", Word: "datum", InList: true, Value: Date(func(d *Decision) *Day { return &d.On })},
		{Name: "paragraph", Word: "paragraf", InList: true, Value: Text(func(d *Decision) *string { return &d.Paragraph })},
		{Name: "diary_number", Word: "diarienummer", Folded: true, Value: Text(func(d *Decision) *string { return &d.DiaryNumber })},
		{Name: "document", Word: "styrdokument", Value: Ref(func(d *Decision) *Link[*Document] { return &d.Document })},
		{Name: "text", Word: "lydelse", Value: LongText(func(d *Decision) *string { return &d.Text })},
		{Name: "matter", Word: "arende", Folded: true, Value: Ref(func(d *Decision) *Link[*Matter] { return &d.Matter })},
		{Name: "meeting", Word: "sammantrade", Folded: true, Value: Ref(func(d *Decision) *Link[*Meeting] { return &d.Meeting })},
		{Name: "stage", Word: "steg", Folded: true, Value: Choice(decisionStages, func(d *Decision) *DecisionStage { return &d.Stage })},
		{Name: "role", Word: "delegat", Folded: true, Value: Ref(func(d *Decision) *Link[*Role] { return &d.Role })},
		{Name: "delegation", Word: "delegationspunkt", Folded: true, Value: Text(func(d *Decision) *string { return &d.Delegation })},
		{Name: "reported_on", Word: "anmald", Folded: true, Value: Date(func(d *Decision) *Day { return &d.ReportedOn })},
	}, secrecyFields[*Decision]()...),
}
