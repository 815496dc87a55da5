package data

// Procurement is a purchase on its way, with the steps of information security in it: what the information needs is known before
// anybody is asked for a tender.
type Procurement struct {
	Head
	Number              *int
	Title               string
	Unit                Link[*Unit] // who buys; its nämnd is the authority
	Sort                ProcurementSort
	Responsible         Link[*Person]
	System              Link[*System] // that is bought or replaced
	Assets              Links[*Asset] // the information that it will hold
	DiaryNumber         string
	Protection          Protection // of the information, chosen by who has classified it
	PlannedOn           Day        // when tenders are meant to be asked for
	ClassifiedOn        Day
	Impact              Judgement // a konsekvensbedömning is needed, GDPR art. 35
	ImpactOn            Day
	AdvisedOn           Day // when the dataskyddsombud had given advice on it, GDPR art. 35.2
	RequirementsOn      Day // when the requirements were decided
	AdvertisedOn        Day
	TendersBy           Day
	AwardedOn, SignedOn Day
	Contract            Link[*Contract]
	Processing          Judgement // a PUB-avtal is needed, GDPR art. 28
	ProcessingOn        Day
	ApprovedOn          Day // driftgodkänt
	CancelledOn         Day
}

// ProcurementSort is how something is bought.
type ProcurementSort string

// The ways to buy.
const (
	ProcurementOpen      ProcurementSort = "tender"
	ProcurementCallOff   ProcurementSort = "call_off"
	ProcurementDirect    ProcurementSort = "direct"
	ProcurementExtension ProcurementSort = "renewal"
)

var procurementSorts = ChoiceSet{"procurement_sort", []Option{
	{string(ProcurementOpen), "upphandling"}, {string(ProcurementCallOff), "avrop"}, {string(ProcurementDirect), "direktupphandling"}, {string(ProcurementExtension), "forlangning"},
}}

// KindName implements Record.
func (*Procurement) KindName() string { return "procurement" }

// Procurements declares upphandling.
var Procurements = &Kind[*Procurement]{
	Name: "procurement", Word: "upphandling", Icon: "procurement", Title: "title", Prefix: "U", Ends: "approved_on",
	New: func() *Procurement { return &Procurement{Sort: ProcurementOpen} }, Check: (*Procurement).check, Guard: procurementProvision,
	Fields: append([]Field[*Procurement]{
		{Name: NumberField, Word: "nummer", Hidden: true, InList: true, Value: Number(func(p *Procurement) **int { return &p.Number })},
		{Name: "title", Word: "titel", Required: true, InList: true, Value: Text(func(p *Procurement) *string { return &p.Title })},
		{Name: "unit", Word: "enhet", InList: true, Value: Ref(func(p *Procurement) *Link[*Unit] { return &p.Unit })},
		{Name: "sort", Word: "sort", InList: true, Value: Choice(procurementSorts, func(p *Procurement) *ProcurementSort { return &p.Sort })},
		{Name: "responsible", Word: "ansvarig", InList: true, Value: Ref(func(p *Procurement) *Link[*Person] { return &p.Responsible })},
		{Name: "protection", Word: "skyddsniva", Value: Choice(protections, func(p *Procurement) *Protection { return &p.Protection })},
		{Name: "planned_on", Word: "planerad-annonsering", Value: Date(func(p *Procurement) *Day { return &p.PlannedOn })},
		{Name: "system", Word: "system", Folded: true, Value: Ref(func(p *Procurement) *Link[*System] { return &p.System })},
		{Name: "assets", Word: "informationsmangder", Folded: true, Value: Refs(func(p *Procurement) *Links[*Asset] { return &p.Assets })},
		{Name: "diary_number", Word: "diarienummer", Folded: true, Value: Text(func(p *Procurement) *string { return &p.DiaryNumber })},
		{Name: "classified_on", Word: "klassning-gjord", Folded: true, Value: Date(func(p *Procurement) *Day { return &p.ClassifiedOn })},
		{Name: "impact", Word: "konsekvensbedomning-behovs", Folded: true, Value: Choice(judgements, func(p *Procurement) *Judgement { return &p.Impact })},
		{Name: "impact_on", Word: "konsekvensbedomning-gjord", Folded: true, Value: Date(func(p *Procurement) *Day { return &p.ImpactOn })},
		{Name: "advised_on", Word: "dataskyddsombudet-har-yttrat-sig", Folded: true, Value: Date(func(p *Procurement) *Day { return &p.AdvisedOn })},
		{Name: "requirements_on", Word: "krav-valda", Folded: true, Value: Date(func(p *Procurement) *Day { return &p.RequirementsOn })},
		{Name: "advertised_on", Word: "annonserad", InList: true, Folded: true, Value: Date(func(p *Procurement) *Day { return &p.AdvertisedOn })},
		{Name: "tenders_by", Word: "anbud-senast", Folded: true, Value: Date(func(p *Procurement) *Day { return &p.TendersBy })},
		{Name: "awarded_on", Word: "tilldelad", InList: true, Folded: true, Value: Date(func(p *Procurement) *Day { return &p.AwardedOn })},
		{Name: "signed_on", Word: "avtal-tecknat", Folded: true, Value: Date(func(p *Procurement) *Day { return &p.SignedOn })},
		{Name: "contract", Word: "avtal", Folded: true, Value: Ref(func(p *Procurement) *Link[*Contract] { return &p.Contract })},
		{Name: "processing", Word: "pub-avtal-behovs", Folded: true, Value: Choice(judgements, func(p *Procurement) *Judgement { return &p.Processing })},
		{Name: "processing_on", Word: "pub-avtal-tecknat", Folded: true, Value: Date(func(p *Procurement) *Day { return &p.ProcessingOn })},
		{Name: "approved_on", Word: "driftgodkand", Folded: true, Value: Date(func(p *Procurement) *Day { return &p.ApprovedOn })},
		{Name: "cancelled_on", Word: "avbruten", Folded: true, Value: Date(func(p *Procurement) *Day { return &p.CancelledOn })},
	}, secrecyFields[*Procurement]()...),
}
