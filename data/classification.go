package data

// Classification (klassning) is how an informationsmängd was judged on a day, aspect by aspect, and what its owner decided. A level
// is kept as it was called then, "3 betydande", so that it keeps its meaning when the scale is changed.
type Classification struct {
	Head
	Number           *int
	Asset            Link[*Asset]
	On               Day // of the session
	Leader           Link[*Person]
	Participants     string
	Confidentiality  string
	Integrity        string
	Availability     string
	Traceability     string
	WhyConfidential  string
	WhyIntegrity     string
	WhyAvailable     string
	WhyTraceable     string
	MadeIn           ClassTool
	MadeInOn         Day // when it was made there
	DecidedBy        Link[*Person]
	DecidedOn        Day
	ValidUntil       Day // empty: monthsClassified after the decision
	NationalSecurity bool
}

// ClassTool is where a classification was made.
type ClassTool string

// The tools; empty is here.
const (
	MadeHere     ClassTool = "here"
	MadeInKlassa ClassTool = "national"
)

var classTools = ChoiceSet{"class_tool", []Option{{string(MadeHere), "har"}, {string(MadeInKlassa), "klassa"}}}

// KindName implements Record.
func (*Classification) KindName() string { return "classification" }

// Classifications declares klassning.
var Classifications = &Kind[*Classification]{
	Name: "classification", Word: "klassning", Icon: "classification", Title: "asset", Tells: []string{"on"}, Prefix: "KL",
	New: func() *Classification { return &Classification{MadeIn: MadeHere} }, Check: (*Classification).check,
	Follows: []string{"asset"}, PartOf: "asset",
	Fields: append([]Field[*Classification]{
		{Name: NumberField, Word: "nummer", Hidden: true, InList: true, Value: Number(func(c *Classification) **int { return &c.Number })},
		{Name: "asset", Word: "informationsmangd", Required: true, InList: true, Value: Ref(func(c *Classification) *Link[*Asset] { return &c.Asset })},
		{Name: "on", Word: "datum", InList: true, Value: Date(func(c *Classification) *Day { return &c.On })},
		{Name: "confidentiality", Word: "konfidentialitet", InList: true, OneOf: levelKind, Value: Text(func(c *Classification) *string { return &c.Confidentiality })},
		{Name: "integrity", Word: "riktighet", InList: true, OneOf: levelKind, Value: Text(func(c *Classification) *string { return &c.Integrity })},
		{Name: "availability", Word: "tillganglighet", InList: true, OneOf: levelKind, Value: Text(func(c *Classification) *string { return &c.Availability })},
		{Name: "traceability", Word: "sparbarhet", InList: true, OneOf: levelKind, Value: Text(func(c *Classification) *string { return &c.Traceability })},
		{Name: "decided_by", Word: "beslutad-av", Folded: true, Value: Ref(func(c *Classification) *Link[*Person] { return &c.DecidedBy })},
		{Name: "decided_on", Word: "beslutad", Folded: true, InList: true, Value: Date(func(c *Classification) *Day { return &c.DecidedOn })},
		{Name: "valid_until", Word: "galler-till", Folded: true, Value: Date(func(c *Classification) *Day { return &c.ValidUntil })},
		{Name: "confidentiality_reason", Word: "konfidentialitet-skal", Folded: true, Value: LongText(func(c *Classification) *string { return &c.WhyConfidential })},
		{Name: "integrity_reason", Word: "riktighet-skal", Folded: true, Value: LongText(func(c *Classification) *string { return &c.WhyIntegrity })},
		{Name: "availability_reason", Word: "tillganglighet-skal", Folded: true, Value: LongText(func(c *Classification) *string { return &c.WhyAvailable })},
		{Name: "traceability_reason", Word: "sparbarhet-skal", Folded: true, Value: LongText(func(c *Classification) *string { return &c.WhyTraceable })},
		{Name: "leader", Word: "ledare", Folded: true, Value: Ref(func(c *Classification) *Link[*Person] { return &c.Leader })},
		{Name: "participants", Word: "deltagare", Folded: true, Value: Text(func(c *Classification) *string { return &c.Participants })},
		{Name: "made_in", Word: "gjord-i", Folded: true, Value: Choice(classTools, func(c *Classification) *ClassTool { return &c.MadeIn })},
		{Name: "made_in_on", Word: "gjord-dar", Folded: true, Value: Date(func(c *Classification) *Day { return &c.MadeInOn })},
		{Name: "national_security", Word: "sveriges-sakerhet", Folded: true, Value: Bool(func(c *Classification) *bool { return &c.NationalSecurity })},
	}, secrecyFields[*Classification]()...),
}
