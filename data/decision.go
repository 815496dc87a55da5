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
	ReportedOn  Day // a decision on delegation: when it was told to the body
}

// DecisionSort tells what a decision does.
type DecisionSort string

// What a decision can do.
const (
	DecisionAdopts  DecisionSort = "adopts"
	DecisionKeeps   DecisionSort = "keeps" // översedd utan ändring
	DecisionRepeals DecisionSort = "repeals"
	DecisionTasks   DecisionSort = "tasks"
	DecisionNotes   DecisionSort = "notes"
	DecisionOther   DecisionSort = "other"
)

var decisionSorts = ChoiceSet{"decision_sort", []Option{
	{string(DecisionAdopts), "antar"},
	{string(DecisionKeeps), "oversedd-utan-andring"},
	{string(DecisionRepeals), "upphaver"},
	{string(DecisionTasks), "ger-uppdrag"},
	{string(DecisionNotes), "noterar"},
	{string(DecisionOther), "annat"},
}}

// DecisionStage is a body's part on the way of a matter.
type DecisionStage string

// The stages: arbetsutskottet prepares, the board proposes or decides, the council decides.
const (
	StagePrepares DecisionStage = "prepares"
	StageProposes DecisionStage = "proposes"
	StageDecides  DecisionStage = "decides"
)

var decisionStages = ChoiceSet{"decision_stage", []Option{
	{string(StagePrepares), "bereder"},
	{string(StageProposes), "foreslar"},
	{string(StageDecides), "beslutar"},
}}

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
		{Name: "diary_number", Word: "diarienummer", Value: Text(func(d *Decision) *string { return &d.DiaryNumber })},
		{Name: "document", Word: "styrdokument", Value: Ref(func(d *Decision) *Link[*Document] { return &d.Document })},
		{Name: "text", Word: "lydelse", Value: LongText(func(d *Decision) *string { return &d.Text })},
		{Name: "matter", Word: "arende", Folded: true, Value: Ref(func(d *Decision) *Link[*Matter] { return &d.Matter })},
		{Name: "meeting", Word: "sammantrade", Folded: true, Value: Ref(func(d *Decision) *Link[*Meeting] { return &d.Meeting })},
		{Name: "stage", Word: "steg", Folded: true, Value: Choice(decisionStages, func(d *Decision) *DecisionStage { return &d.Stage })},
		{Name: "role", Word: "delegat", Folded: true, Value: Ref(func(d *Decision) *Link[*Role] { return &d.Role })},
		{Name: "reported_on", Word: "anmald", Folded: true, Value: Date(func(d *Decision) *Day { return &d.ReportedOn })},
	}, secrecyFields[*Decision]()...),
}

// AboutDocument tells whether a decision of the sort is about a governing document.
func (s DecisionSort) AboutDocument() bool {
	return s == DecisionAdopts || s == DecisionKeeps || s == DecisionRepeals
}

// Taken tells whether the decision has been made and settles the matter, not only prepared.
func (d *Decision) Taken(on Day) bool {
	return d.On != "" && d.On <= on && (d.Stage == StageDecides || d.Stage == "") && (d.Meeting == "" || d.Paragraph != "")
}
