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
	Economy     Economy
	EconomyText string // cost and financing
	Child       ChildInterest
	ChildText   string
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

// Economy is what a decision does to the budget. Empty is that nobody has said, which is not the same as nothing.
type Economy string

// The answers on economy.
const (
	EconomyNone   Economy = "none"
	EconomyWithin Economy = "within"
	EconomyNeeds  Economy = "needs"
)

var economies = ChoiceSet{"economy", []Option{{string(EconomyNone), "inga"}, {string(EconomyWithin), "ryms"}, {string(EconomyNeeds), "kraver-medel"}}}

// ChildInterest tells whether barnets bästa has been tried (barnkonventionen, article 3). Empty is that nobody has said.
type ChildInterest string

// The answers on the child's best.
const (
	ChildUntouched ChildInterest = "untouched"
	ChildTried     ChildInterest = "tried"
)

var childInterests = ChoiceSet{"child_interest", []Option{{string(ChildUntouched), "ror-inte-barn"}, {string(ChildTried), "provat"}}}

// KindName implements Record.
func (*Matter) KindName() string { return "matter" }

// Matters declares ärende.
var Matters = &Kind[*Matter]{
	Name: "matter", Word: "arende", Icon: "matter", Title: "title",
	New: func() *Matter { return &Matter{State: MatterPreparing} },
	Fields: append([]Field[*Matter]{
		{Name: "title", Word: "titel", Required: true, InList: true, Value: Text(func(m *Matter) *string { return &m.Title })},
		{Name: "diary_number", Word: "diarienummer", InList: true, Value: Text(func(m *Matter) *string { return &m.DiaryNumber })},
		{Name: "officer", Word: "handlaggare", InList: true, Value: Ref(func(m *Matter) *Link[*Person] { return &m.Officer })},
		{Name: "decides", Word: "beslutsorgan", InList: true, Value: Ref(func(m *Matter) *Link[*Unit] { return &m.Decides })},
		{Name: "state", Word: "lage", InList: true, Value: Choice(matterStates, func(m *Matter) *MatterState { return &m.State })},
		{Name: "proposal", Word: "forslag", Value: LongText(func(m *Matter) *string { return &m.Proposal })},
		{Name: "economy", Word: "ekonomiska-konsekvenser", Folded: true, Value: Choice(economies, func(m *Matter) *Economy { return &m.Economy })},
		{Name: "economy_text", Word: "kostnad-och-finansiering", Folded: true, Value: LongText(func(m *Matter) *string { return &m.EconomyText })},
		{Name: "child", Word: "barnets-basta", Folded: true, Value: Choice(childInterests, func(m *Matter) *ChildInterest { return &m.Child })},
		{Name: "child_text", Word: "provning-av-barnets-basta", Folded: true, Value: LongText(func(m *Matter) *string { return &m.ChildText })},
		{Name: "note", Word: "anteckning", Folded: true, Value: LongText(func(m *Matter) *string { return &m.Note })},
	}, secrecyFields[*Matter]()...),
}
