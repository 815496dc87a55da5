package data

// Referral is a draft of a governing document sent to somebody for their opinion before it is decided.
type Referral struct {
	Head
	Document   Link[*Document]
	Unit       Link[*Unit]
	SentOn     Day
	AnswerBy   Day
	AnsweredOn Day
	Opinion    Opinion
	Summary    string // what the answer says
	Outcome    string // what it led to in the text
}

// Opinion is what somebody asked thinks of a draft.
type Opinion string

// The opinions.
const (
	OpinionAgrees  Opinion = "agrees"
	OpinionChanges Opinion = "changes"
	OpinionObjects Opinion = "objects"
	OpinionNone    Opinion = "none"
)

var opinions = ChoiceSet{"opinion", []Option{
	{string(OpinionAgrees), "tillstyrker"},
	{string(OpinionChanges), "vill-andra"},
	{string(OpinionObjects), "avstyrker"},
	{string(OpinionNone), "avstar"},
}}

// KindName implements Record.
func (*Referral) KindName() string { return "referral" }

// Referrals declares remiss.
var Referrals = &Kind[*Referral]{
	Name: "referral", Word: "remiss", Icon: "document", Title: "document", Tells: []string{"unit"}, Position: "sent_on", Ends: "answered_on",
	New: func() *Referral { return &Referral{} },
	Check: func(r *Referral) error {
		return checkPeriod("referral", "answer_by", r.SentOn, r.AnswerBy)
	},
	Fields: []Field[*Referral]{
		{Name: "document", Word: "styrdokument", Required: true, InList: true, Value: Ref(func(r *Referral) *Link[*Document] { return &r.Document })},
		{Name: "unit", Word: "enhet", Required: true, InList: true, Value: Ref(func(r *Referral) *Link[*Unit] { return &r.Unit })},
		{Name: "sent_on", Word: "skickad", Value: Date(func(r *Referral) *Day { return &r.SentOn })},
		{Name: "answer_by", Word: "svar-senast", InList: true, Value: Date(func(r *Referral) *Day { return &r.AnswerBy })},
		{Name: "answered_on", Word: "besvarad", InList: true, Value: Date(func(r *Referral) *Day { return &r.AnsweredOn })},
		{Name: "opinion", Word: "svar", InList: true, Value: Choice(opinions, func(r *Referral) *Opinion { return &r.Opinion })},
		{Name: "summary", Word: "sammanfattning", Value: LongText(func(r *Referral) *string { return &r.Summary })},
		{Name: "outcome", Word: "utfall", Folded: true, Value: LongText(func(r *Referral) *string { return &r.Outcome })},
	},
}

// Waits tells whether an answer is still awaited.
func (r *Referral) Waits() bool { return r.SentOn != "" && r.AnsweredOn == "" }
