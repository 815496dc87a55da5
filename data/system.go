package data

// System is an information system, whoever runs it. What it must stand is decided by the information in it.
type System struct {
	Head
	Number            *int
	Title             string
	Purpose           string
	Unit              Link[*Unit]   // who uses it
	Owner             Link[*Person] // systemägare
	Keeper            Link[*Person] // systemförvaltare
	Supplier          Link[*Supplier]
	Hosting           Hosting
	Assets            Links[*Asset] // the information in it
	PersonalData      bool
	Life              SystemLife
	Protection        Protection // chosen by hand; rules ask ProtectionOf
	RecoverHours      *int       // RTO: how long it may be down
	LoseHours         *int       // RPO: how much work may be lost
	Backup            string
	RestoredOn        Day // when somebody last tried to restore it from backup
	RestoreWorked     Judgement
	MultiFactor       MultiFactor
	AccessReviewedOn  Day // when somebody last looked through who may use it
	RequirementsOn    Day // when its requirements were decided (krav fastställda)
	RequirementsBy    Link[*Person]
	ApprovedOn        Day // driftgodkännande
	ApprovedBy        Link[*Person]
	ApprovedUntil     Day
	ApprovalCondition string
}

// Hosting is where a system runs.
type Hosting string

// The ways to host.
const (
	HostedHere   Hosting = "own"
	HostedShared Hosting = "shared" // by a common board, a kommunalförbund or another municipality
	HostedBy     Hosting = "supplier"
	HostedCloud  Hosting = "cloud"
)

var hostings = ChoiceSet{"hosting", []Option{
	{string(HostedHere), "egen-drift"},
	{string(HostedShared), "gemensam-drift"},
	{string(HostedBy), "leverantor"},
	{string(HostedCloud), "molntjanst"},
}}

// SystemLife is how far a system has come in its life.
type SystemLife string

// The stages; a system that nobody has said anything of is in use.
const (
	LifePlanned SystemLife = "planned"
	LifeInUse   SystemLife = "in_use"
	LifeLeaving SystemLife = "leaving"
	LifeRetired SystemLife = "retired"
)

var systemLives = ChoiceSet{"system_life", []Option{
	{string(LifePlanned), "planerat"},
	{string(LifeInUse), "i-drift"},
	{string(LifeLeaving), "avvecklas"},
	{string(LifeRetired), "avvecklat"},
}}

// MultiFactor is who must log in with more than a password.
type MultiFactor string

// The answers; empty is unknown.
const (
	MultiFactorAll  MultiFactor = "all"
	MultiFactorSome MultiFactor = "some"
	MultiFactorNone MultiFactor = "none"
)

var multiFactors = ChoiceSet{"multi_factor", []Option{{string(MultiFactorAll), "alla"}, {string(MultiFactorSome), "vissa"}, {string(MultiFactorNone), "inga"}}}

// KindName implements Record.
func (*System) KindName() string { return "system" }

// Systems declares system.
var Systems = &Kind[*System]{
	Name: "system", Word: "system", Icon: "system", Title: "title", Prefix: "S",
	New: func() *System { return &System{Life: LifeInUse} },
	Fields: append([]Field[*System]{
		{Name: NumberField, Word: "nummer", Hidden: true, InList: true, Value: Number(func(s *System) **int { return &s.Number })},
		{Name: "title", Word: "namn", Required: true, InList: true, Value: Text(func(s *System) *string { return &s.Title })},
		{Name: "unit", Word: "enhet", InList: true, Value: Ref(func(s *System) *Link[*Unit] { return &s.Unit })},
		{Name: "owner", Word: "systemagare", InList: true, Value: Ref(func(s *System) *Link[*Person] { return &s.Owner })},
		{Name: "supplier", Word: "leverantor", InList: true, Value: Ref(func(s *System) *Link[*Supplier] { return &s.Supplier })},
		{Name: "assets", Word: "informationsmangder", Value: Refs(func(s *System) *Links[*Asset] { return &s.Assets })},
		{Name: "life", Word: "livscykel", InList: true, Value: Choice(systemLives, func(s *System) *SystemLife { return &s.Life })},
		{Name: "protection", Word: "skyddsniva", InList: true, Value: Choice(protections, func(s *System) *Protection { return &s.Protection })},
		{Name: "purpose", Word: "andamal", Folded: true, Value: LongText(func(s *System) *string { return &s.Purpose })},
		{Name: "keeper", Word: "systemforvaltare", Folded: true, Value: Ref(func(s *System) *Link[*Person] { return &s.Keeper })},
		{Name: "hosting", Word: "driftform", Folded: true, Value: Choice(hostings, func(s *System) *Hosting { return &s.Hosting })},
		{Name: "personal_data", Word: "personuppgifter", Folded: true, Value: Bool(func(s *System) *bool { return &s.PersonalData })},
		{Name: "recover_hours", Word: "aterstalls-inom-timmar", Folded: true, Value: Number(func(s *System) **int { return &s.RecoverHours })},
		{Name: "lose_hours", Word: "forlorat-arbete-timmar", Folded: true, Value: Number(func(s *System) **int { return &s.LoseHours })},
		{Name: "backup", Word: "sakerhetskopiering", Folded: true, Value: Text(func(s *System) *string { return &s.Backup })},
		{Name: "restored_on", Word: "aterlasning-provad", Folded: true, Value: Date(func(s *System) *Day { return &s.RestoredOn })},
		{Name: "restore_worked", Word: "aterlasning-lyckades", Folded: true, Value: Choice(judgements, func(s *System) *Judgement { return &s.RestoreWorked })},
		{Name: "multi_factor", Word: "flerfaktor", Folded: true, Value: Choice(multiFactors, func(s *System) *MultiFactor { return &s.MultiFactor })},
		{Name: "access_reviewed_on", Word: "behorigheter-granskade", Folded: true, Value: Date(func(s *System) *Day { return &s.AccessReviewedOn })},
		{Name: "requirements_on", Word: "krav-faststallda", Folded: true, Value: Date(func(s *System) *Day { return &s.RequirementsOn })},
		{Name: "requirements_by", Word: "krav-faststallda-av", Folded: true, Value: Ref(func(s *System) *Link[*Person] { return &s.RequirementsBy })},
		{Name: "approved_on", Word: "driftgodkant", Folded: true, Value: Date(func(s *System) *Day { return &s.ApprovedOn })},
		{Name: "approved_by", Word: "driftgodkant-av", Folded: true, Value: Ref(func(s *System) *Link[*Person] { return &s.ApprovedBy })},
		{Name: "approved_until", Word: "driftgodkant-till", Folded: true, Value: Date(func(s *System) *Day { return &s.ApprovedUntil })},
		{Name: "approval_condition", Word: "villkor", Folded: true, Value: LongText(func(s *System) *string { return &s.ApprovalCondition })},
	}, secrecyFields[*System]()...),
}

// Live tells whether the system is in use, so that it must be protected.
func (s *System) Live() bool { return s.Life != LifePlanned && s.Life != LifeRetired }
