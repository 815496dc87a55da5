package data

import "time"

// Paper is something that was printed: what it was, what it was made from, and the very bytes of it once it is upprättad or
// expedierad. From then on it is an allmän handling (tryckfrihetsförordningen 2 kap. 10 §), and nothing of it is ever changed.
type Paper struct {
	Head
	Number      *int
	Title       string
	Report      string // name of the report, as on the command line
	State       PaperState
	Origin      string // the record it is about: see OriginOf; empty for the whole register
	From, To    Day    // the period
	AsOf        Day    // ställning per
	Public      bool   // made for anyone: what may be secret was left out
	Form        string // "pdf"
	MadeAt      time.Time
	MadeBy      string
	Code        string // kontrollkod
	DiaryNumber string
	FinalOn     Day // when it was upprättad
	SentOn      Day // when it was expedierad
	Receiver    string
	Meeting     Link[*Meeting]
	File        Attachment
}

// PaperState tells whether a paper is one's own draft or an allmän handling.
type PaperState string

// The states of a paper.
const (
	PaperDraft PaperState = "draft" // arbetsmaterial
	PaperFinal PaperState = "final" // upprättad: finished, and part of the municipality's archive
	PaperSent  PaperState = "sent"  // expedierad: has left the house
)

var paperStates = ChoiceSet{"paper_state", []Option{
	{string(PaperDraft), "arbetsmaterial"},
	{string(PaperFinal), "upprattad"},
	{string(PaperSent), "expedierad"},
}}

// KindName implements Record.
func (*Paper) KindName() string { return "paper" }

// Papers declares handling.
var Papers = &Kind[*Paper]{
	Name: "paper", Word: "handling", Icon: "paper", Title: "title", Prefix: "H", Ends: "final_on", ByAct: true,
	New: func() *Paper { return &Paper{State: PaperDraft} }, Check: (*Paper).check, Keeps: (*Paper).keeps, Guard: paperProvision,
	Fields: append([]Field[*Paper]{
		{Name: NumberField, Word: "nummer", Hidden: true, InList: true, Value: Number(func(p *Paper) **int { return &p.Number })},
		{Name: "title", Word: "titel", Required: true, InList: true, Value: Text(func(p *Paper) *string { return &p.Title })},
		{Name: "state", Word: "lage", InList: true, Value: Choice(paperStates, func(p *Paper) *PaperState { return &p.State })},
		{Name: "made_at", Word: "framstalld", InList: true, Hidden: true, Value: Time(func(p *Paper) *time.Time { return &p.MadeAt })},
		{Name: "diary_number", Word: "diarienummer", InList: true, Value: Text(func(p *Paper) *string { return &p.DiaryNumber })},
		{Name: "final_on", Word: "upprattad-datum", Value: Date(func(p *Paper) *Day { return &p.FinalOn })},
		{Name: "sent_on", Word: "expedierad-datum", Value: Date(func(p *Paper) *Day { return &p.SentOn })},
		{Name: "receiver", Word: "mottagare", Value: Text(func(p *Paper) *string { return &p.Receiver })},
		{Name: "meeting", Word: "sammantrade", Value: Ref(func(p *Paper) *Link[*Meeting] { return &p.Meeting })},
		{Name: "report", Word: "rapport", Hidden: true, Value: Text(func(p *Paper) *string { return &p.Report })},
		{Name: OriginField, Word: "om", Hidden: true, Value: Text(func(p *Paper) *string { return &p.Origin })},
		{Name: "from", Word: "fran", Hidden: true, Value: Date(func(p *Paper) *Day { return &p.From })},
		{Name: "to", Word: "till", Hidden: true, Value: Date(func(p *Paper) *Day { return &p.To })},
		{Name: "as_of", Word: "stallning-per", Hidden: true, Value: Date(func(p *Paper) *Day { return &p.AsOf })},
		{Name: "public", Word: "offentlig", Hidden: true, Value: Bool(func(p *Paper) *bool { return &p.Public })},
		{Name: "form", Word: "form", Hidden: true, Value: Text(func(p *Paper) *string { return &p.Form })},
		{Name: "made_by", Word: "framstalld-av", Hidden: true, Value: Text(func(p *Paper) *string { return &p.MadeBy })},
		{Name: "code", Word: "kontrollkod", Hidden: true, Value: Text(func(p *Paper) *string { return &p.Code })},
		{Name: "file", Word: "fil", Hidden: true, Value: File(func(p *Paper) *Attachment { return &p.File })},
	}, secrecyFields[*Paper]()...),
}
