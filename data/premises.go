package data

// Premises are a room or a building that protects information: a server room, an archive, a reception.
type Premises struct {
	Head
	Number         *int
	Title          string
	Address        string
	Unit           Link[*Unit]   // who uses them
	Owner          Link[*Person] // who answers for their protection
	Use            PremisesUse
	Protection     Protection
	Description    string
	RequirementsOn Day // when their requirements were decided (krav fastställda)
	RequirementsBy Link[*Person]
	EndedOn        Day // no longer used
}

// PremisesUse is what premises are for, which decides what must be kept out of them.
type PremisesUse string

// What premises are used for.
const (
	UseServers   PremisesUse = "servers"
	UseCabinets  PremisesUse = "cabinets" // switches, cables and cross-connections
	UseRecords   PremisesUse = "records"  // an archive on paper
	UseReception PremisesUse = "front_desk"
	UseOffice    PremisesUse = "office"
	UseCommand   PremisesUse = "command" // for the crisis staff
	UsePlant     PremisesUse = "plant"   // a waterworks or the like
	UseOtherwise PremisesUse = "other"
)

var premisesUses = ChoiceSet{"premises_use", []Option{
	{string(UseServers), "serverrum"},
	{string(UseCabinets), "kommunikationsrum"},
	{string(UseRecords), "arkiv"},
	{string(UseReception), "reception"},
	{string(UseOffice), "kontor"},
	{string(UseCommand), "ledningsplats"},
	{string(UsePlant), "driftanlaggning"},
	{string(UseOtherwise), "annat"},
}}

// KindName implements Record.
func (*Premises) KindName() string { return "premises" }

// PremisesKind declares lokal.
var PremisesKind = &Kind[*Premises]{
	Name: "premises", Word: "lokal", Icon: "premises", Title: "title", Prefix: "LO", Ends: "ended_on",
	New:   func() *Premises { return &Premises{} },
	Guard: func(Register, *Premises) Provision { return MeasurePremises },
	Fields: append([]Field[*Premises]{
		{Name: NumberField, Word: "nummer", Hidden: true, InList: true, Value: Number(func(p *Premises) **int { return &p.Number })},
		{Name: "title", Word: "namn", Required: true, InList: true, Value: Text(func(p *Premises) *string { return &p.Title })},
		{Name: "purpose", Word: "anvandning", InList: true, Value: Choice(premisesUses, func(p *Premises) *PremisesUse { return &p.Use })},
		{Name: "unit", Word: "enhet", InList: true, Value: Ref(func(p *Premises) *Link[*Unit] { return &p.Unit })},
		{Name: "owner", Word: "ansvarig", InList: true, Value: Ref(func(p *Premises) *Link[*Person] { return &p.Owner })},
		{Name: "protection", Word: "skyddsniva", InList: true, Value: Choice(protections, func(p *Premises) *Protection { return &p.Protection })},
		{Name: "address", Word: "adress", Folded: true, Value: Text(func(p *Premises) *string { return &p.Address })},
		{Name: "description", Word: "beskrivning", Folded: true, Value: LongText(func(p *Premises) *string { return &p.Description })},
		{Name: "requirements_on", Word: "krav-faststallda", Folded: true, InList: true, Value: Date(func(p *Premises) *Day { return &p.RequirementsOn })},
		{Name: "requirements_by", Word: "krav-faststallda-av", Folded: true, Value: Ref(func(p *Premises) *Link[*Person] { return &p.RequirementsBy })},
		{Name: "ended_on", Word: "upphorde", Folded: true, Value: Date(func(p *Premises) *Day { return &p.EndedOn })},
	}, secrecyFields[*Premises]()...),
}
