package data

// SupplierCheck is a look at whether a supplier keeps what has been demanded of it.
type SupplierCheck struct {
	Head
	Number   *int
	Supplier Link[*Supplier]
	Contract Link[*Contract]
	Planned  Day
	DoneOn   Day
	Method   CheckMethod
	By       Link[*Person]
	Result   CheckResult
	Findings string
	Next     Day // when it is time again, where that is not as the interval says
}

// CheckMethod is how a supplier is looked at.
type CheckMethod string

// The ways.
const (
	CheckSelf     CheckMethod = "self_assessment"
	CheckMeeting  CheckMethod = "interview"
	CheckVisit    CheckMethod = "audit"
	CheckCert     CheckMethod = "certificate"
	CheckReadings CheckMethod = "system_extract"
)

var checkMethods = ChoiceSet{"check_method", []Option{
	{string(CheckSelf), "sjalvskattning"},
	{string(CheckMeeting), "intervju"},
	{string(CheckVisit), "revision-pa-plats"},
	{string(CheckCert), "granskning-av-intyg"},
	{string(CheckReadings), "systemutdrag"},
}}

// CheckResult is what was found.
type CheckResult string

// What can be found.
const (
	CheckClean     CheckResult = "clean"
	CheckMinor     CheckResult = "minor"
	CheckDeviation CheckResult = "deviation"
	CheckNotDone   CheckResult = "not_done" // planned, and it came to nothing
)

var checkResults = ChoiceSet{"check_result", []Option{
	{string(CheckClean), "utan-anmarkning"}, {string(CheckMinor), "mindre-avvikelse"}, {string(CheckDeviation), "avvikelse"}, {string(CheckNotDone), "ej-genomford"},
}}

// KindName implements Record.
func (*SupplierCheck) KindName() string { return "supplier_check" }

// SupplierChecks declares leverantörsuppföljning.
var SupplierChecks = &Kind[*SupplierCheck]{
	Name: "supplier_check", Word: "leverantorsuppfoljning", Icon: "supplier_check", Title: "supplier", Tells: []string{"planned_on", "done_on"}, Prefix: "LU",
	Ends: "done_on", Follows: []string{"supplier"},
	New: func() *SupplierCheck { return &SupplierCheck{} }, Check: (*SupplierCheck).check,
	Guard: func(Register, *SupplierCheck) Provision { return MeasureSystems },
	Fields: append([]Field[*SupplierCheck]{
		{Name: NumberField, Word: "nummer", Hidden: true, InList: true, Value: Number(func(c *SupplierCheck) **int { return &c.Number })},
		{Name: "supplier", Word: "leverantor", Required: true, InList: true, Value: Ref(func(c *SupplierCheck) *Link[*Supplier] { return &c.Supplier })},
		{Name: "planned_on", Word: "planerad", InList: true, Value: Date(func(c *SupplierCheck) *Day { return &c.Planned })},
		{Name: "done_on", Word: "genomford", InList: true, Value: Date(func(c *SupplierCheck) *Day { return &c.DoneOn })},
		{Name: "method", Word: "metod", InList: true, Value: Choice(checkMethods, func(c *SupplierCheck) *CheckMethod { return &c.Method })},
		{Name: "result", Word: "resultat", InList: true, Value: Choice(checkResults, func(c *SupplierCheck) *CheckResult { return &c.Result })},
		{Name: "findings", Word: "iakttagelser", Value: LongText(func(c *SupplierCheck) *string { return &c.Findings })},
		{Name: "performed_by", Word: "av", Folded: true, Value: Ref(func(c *SupplierCheck) *Link[*Person] { return &c.By })},
		{Name: "contract", Word: "avtal", Folded: true, Value: Ref(func(c *SupplierCheck) *Link[*Contract] { return &c.Contract })},
		{Name: "next_on", Word: "nasta", Folded: true, Value: Date(func(c *SupplierCheck) *Day { return &c.Next })},
	}, secrecyFields[*SupplierCheck]()...),
}
