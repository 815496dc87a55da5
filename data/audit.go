package data

// Audit is a granskning of the work: an internal audit, supervision, the municipality's own auditors or somebody hired.
type Audit struct {
	Head
	Number *int
	Title  string
	Sort   AuditSort
	On     Day
	By     string
	Scope  string
	Report string // where the report is: dnr
}

// AuditSort tells who audits.
type AuditSort string

// The sorts.
const (
	AuditOwn         AuditSort = "own"         // internrevision, SS-EN ISO/IEC 27001:2023, 9.2
	AuditSupervision AuditSort = "supervision" // tillsyn
	AuditAuditors    AuditSort = "auditors"    // kommunens revisorer, kommunallagen (2017:725) 12 kap.
	AuditHired       AuditSort = "hired"
)

var auditSorts = ChoiceSet{"audit_sort", []Option{
	{string(AuditOwn), "internrevision"},
	{string(AuditSupervision), "tillsyn"},
	{string(AuditAuditors), "kommunens-revisorer"},
	{string(AuditHired), "extern"},
}}

// KindName implements Record.
func (*Audit) KindName() string { return "audit" }

// Audits declares granskning.
var Audits = &Kind[*Audit]{
	Name: "audit", Word: "granskning", Icon: "audit", Title: "title", Prefix: "RG", Ends: "on",
	New:   func() *Audit { return &Audit{Sort: AuditOwn} },
	Guard: func(Register, *Audit) Provision { return MeasureSystems },
	Fields: append([]Field[*Audit]{
		{Name: NumberField, Word: "nummer", Hidden: true, InList: true, Value: Number(func(a *Audit) **int { return &a.Number })},
		{Name: "title", Word: "titel", Required: true, InList: true, Value: Text(func(a *Audit) *string { return &a.Title })},
		{Name: "sort", Word: "typ", InList: true, Value: Choice(auditSorts, func(a *Audit) *AuditSort { return &a.Sort })},
		{Name: "on", Word: "datum", InList: true, Value: Date(func(a *Audit) *Day { return &a.On })},
		{Name: "by", Word: "av", InList: true, Value: Text(func(a *Audit) *string { return &a.By })},
		{Name: "scope", Word: "omfattning", Value: LongText(func(a *Audit) *string { return &a.Scope })},
		{Name: "report", Word: "rapport", Value: Text(func(a *Audit) *string { return &a.Report })},
	}, secrecyFields[*Audit]()...),
}
