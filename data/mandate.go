package data

// Mandate is an elected person's seat in a body for a time.
type Mandate struct {
	Head
	Person   Link[*Person]
	Body     Link[*Unit]
	Part     MandatePart
	From, To Day
}

// MandatePart is the part that somebody plays in a body.
type MandatePart string

// The parts.
const (
	PartChair      MandatePart = "chair"
	PartFirstVice  MandatePart = "first_vice"
	PartSecondVice MandatePart = "second_vice"
	PartMember     MandatePart = "member"
	PartSubstitute MandatePart = "substitute"
	PartAuditor    MandatePart = "auditor"
)

var mandateParts = ChoiceSet{"mandate_part", []Option{
	{string(PartChair), "ordforande"},
	{string(PartFirstVice), "forste-vice-ordforande"},
	{string(PartSecondVice), "andre-vice-ordforande"},
	{string(PartMember), "ledamot"},
	{string(PartSubstitute), "ersattare"},
	{string(PartAuditor), "revisor"},
}}

// KindName implements Record.
func (*Mandate) KindName() string { return "mandate" }

// Mandates declares förtroendeuppdrag.
var Mandates = &Kind[*Mandate]{
	Name: "mandate", Word: "fortroendeuppdrag", Icon: "mandate", Title: "person", Tells: []string{"part", "body"}, Position: "from", Ends: "to",
	New: func() *Mandate { return &Mandate{Part: PartMember} },
	Check: func(m *Mandate) error {
		return checkPeriod("mandate", "to", m.From, m.To)
	},
	Fields: []Field[*Mandate]{
		{Name: "person", Word: "person", Required: true, InList: true, Value: Ref(func(m *Mandate) *Link[*Person] { return &m.Person })},
		{Name: "body", Word: "organ", Required: true, InList: true, Value: Ref(func(m *Mandate) *Link[*Unit] { return &m.Body })},
		{Name: "part", Word: "uppgift", InList: true, Value: Choice(mandateParts, func(m *Mandate) *MandatePart { return &m.Part })},
		{Name: "from", Word: "fran", InList: true, Value: Date(func(m *Mandate) *Day { return &m.From })},
		{Name: "to", Word: "till", InList: true, Value: Date(func(m *Mandate) *Day { return &m.To })},
	},
}

// Runs tells whether the mandate is held on the given day.
func (m *Mandate) Runs(on Day) bool { return within(on, m.From, m.To) }

// within tells whether a day lies in a period; an end that is not given is open.
func within(on, from, to Day) bool { return (from == "" || from <= on) && (to == "" || on <= to) }
