package data

// Contract is an agreement with a supplier, with what it says of the security of information.
type Contract struct {
	Head
	Number             *int
	Title              string
	Supplier           Link[*Supplier]
	DiaryNumber        string
	Systems            Links[*System]
	From, To           Day
	NoticeBy           Day // the last day to give notice; else counted from the months
	NoticeMonths       *int
	Extension          string        // how it goes on when nobody gives notice
	Then               ContractThen  // what has been decided to come after it
	Annex              Judgement     // the requirements of security are part of it
	Processing         Judgement     // the supplier processes personal data for the municipality, GDPR art. 28
	ProcessingOn       Day           // when the personuppgiftsbiträdesavtal was signed
	ProcessingVersion  string        // of the template that it follows
	SubprocessorsTold  Judgement     // the supplier has said which processors it uses in turn
	SecurityProtection SecurityAsked // only that it was judged: nothing classified is kept here
}

// ContractThen is what comes after a contract.
type ContractThen string

// What can come after a contract; empty is that nobody has decided.
const (
	ThenEnds     ContractThen = "terminate"
	ThenExtended ContractThen = "extend"
	ThenProcured ContractThen = "procure"
)

var contractThens = ChoiceSet{"contract_then", []Option{
	{string(ThenEnds), "sags-upp"}, {string(ThenExtended), "forlangs"}, {string(ThenProcured), "upphandlas-pa-nytt"},
}}

// SecurityAsked tells whether somebody has asked if a säkerhetsskyddsavtal is needed, and what came of it.
type SecurityAsked string

// The answers; empty is that nobody has asked.
const (
	SecurityNotNeeded SecurityAsked = "not_needed"
	SecurityHandled   SecurityAsked = "handled" // by the säkerhetsskyddschef, elsewhere
)

var securityAsked = ChoiceSet{"security_asked", []Option{{string(SecurityNotNeeded), "behovs-inte"}, {string(SecurityHandled), "hanteras-av-sakerhetsskyddschefen"}}}

// KindName implements Record.
func (*Contract) KindName() string { return "contract" }

// Contracts declares avtal.
var Contracts = &Kind[*Contract]{
	Name: "contract", Word: "avtal", Icon: "contract", Title: "title", Prefix: "AV", Ends: "to", Follows: []string{"supplier"},
	New: func() *Contract { return &Contract{} }, Check: (*Contract).check,
	Fields: append([]Field[*Contract]{
		{Name: NumberField, Word: "nummer", Hidden: true, InList: true, Value: Number(func(c *Contract) **int { return &c.Number })},
		{Name: "title", Word: "titel", Required: true, InList: true, Value: Text(func(c *Contract) *string { return &c.Title })},
		{Name: "supplier", Word: "leverantor", Required: true, InList: true, Value: Ref(func(c *Contract) *Link[*Supplier] { return &c.Supplier })},
		{Name: "from", Word: "galler-fran", Value: Date(func(c *Contract) *Day { return &c.From })},
		{Name: "to", Word: "galler-till", InList: true, Value: Date(func(c *Contract) *Day { return &c.To })},
		{Name: "notice_by", Word: "uppsagning-senast", InList: true, Value: Date(func(c *Contract) *Day { return &c.NoticeBy })},
		{Name: "annex", Word: "sakerhetsbilaga", Value: Choice(judgements, func(c *Contract) *Judgement { return &c.Annex })},
		{Name: "processing", Word: "pub-avtal-behovs", Value: Choice(judgements, func(c *Contract) *Judgement { return &c.Processing })},
		{Name: "processing_on", Word: "pub-avtal-tecknat", InList: true, Value: Date(func(c *Contract) *Day { return &c.ProcessingOn })},
		{Name: "diary_number", Word: "diarienummer", Folded: true, Value: Text(func(c *Contract) *string { return &c.DiaryNumber })},
		{Name: "systems", Word: "system", Folded: true, Value: Refs(func(c *Contract) *Links[*System] { return &c.Systems })},
		{Name: "notice_months", Word: "uppsagningstid-manader", Folded: true, Value: Number(func(c *Contract) **int { return &c.NoticeMonths })},
		{Name: "extension", Word: "forlangning", Folded: true, Value: Text(func(c *Contract) *string { return &c.Extension })},
		{Name: "then", Word: "vad-hander-sedan", Folded: true, Value: Choice(contractThens, func(c *Contract) *ContractThen { return &c.Then })},
		{Name: "processing_version", Word: "pub-avtal-version", Folded: true, Value: Text(func(c *Contract) *string { return &c.ProcessingVersion })},
		{Name: "subprocessors_told", Word: "underbitraden-kanda", Folded: true, Value: Choice(judgements, func(c *Contract) *Judgement { return &c.SubprocessorsTold })},
		{Name: "security_protection", Word: "sakerhetsskyddsavtal", Folded: true, Value: Choice(securityAsked, func(c *Contract) *SecurityAsked { return &c.SecurityProtection })},
	}, secrecyFields[*Contract]()...),
}
