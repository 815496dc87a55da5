package data

// Matter is something on its way to decision: from arbetsutskottet over the board to the council.
type Matter struct {
	Head
	Title       string
	DiaryNumber string // no common form exists, so it is free text
	Officer     Link[*Person]
	Decides     Link[*Unit] // the body that has the last word
	State       MatterState
	Proposal    string // förslag till beslut
	Note        string
}

// MatterState tells how far a matter has come.
type MatterState string

// The states of a matter.
const (
	MatterPreparing MatterState = "preparing"
	MatterSent      MatterState = "sent"
	MatterDecided   MatterState = "decided"
	MatterDropped   MatterState = "dropped"
)

var matterStates = ChoiceSet{"matter_state", []Option{
	{string(MatterPreparing), "bereds"},
	{string(MatterSent), "lamnat"},
	{string(MatterDecided), "beslutat"},
	{string(MatterDropped), "avskrivet"},
}}

// KindName implements Record.
func (*Matter) KindName() string { return "matter" }

// Matters declares ärende.
var Matters = &Kind[*Matter]{
	Name: "matter", Word: "arende", Icon: "document", Title: "title",
	New: func() *Matter { return &Matter{State: MatterPreparing} },
	Fields: append([]Field[*Matter]{
		{Name: "title", Word: "titel", Required: true, InList: true, Value: Text(func(m *Matter) *string { return &m.Title })},
		{Name: "diary_number", Word: "diarienummer", InList: true, Value: Text(func(m *Matter) *string { return &m.DiaryNumber })},
		{Name: "officer", Word: "handlaggare", InList: true, Value: Ref(func(m *Matter) *Link[*Person] { return &m.Officer })},
		{Name: "decides", Word: "beslutsorgan", InList: true, Value: Ref(func(m *Matter) *Link[*Unit] { return &m.Decides })},
		{Name: "state", Word: "lage", InList: true, Value: Choice(matterStates, func(m *Matter) *MatterState { return &m.State })},
		{Name: "proposal", Word: "forslag", Value: LongText(func(m *Matter) *string { return &m.Proposal })},
		{Name: "note", Word: "anteckning", Folded: true, Value: LongText(func(m *Matter) *string { return &m.Note })},
	}, secrecyFields[*Matter]()...),
}
