package data

import "time"

// Incident is an event that has or could have harmed information. One incident may concern several nämnder
// and several legal tracks; what is told to whom lies in Notifications.
type Incident struct {
	Head
	Number      *int
	Title       string
	Sort        IncidentSort
	Description string
	Units       Links[*Unit]

	OccurredAt   time.Time
	DiscoveredAt time.Time
	KnownAt      time.Time // kännedom: from here the legal clocks run
	HandledAt    time.Time

	Systems              string // in words, also those that are in no register
	Information          string
	KnownSystems         Links[*System]
	KnownAssets          Links[*Asset]
	Supplier             string
	SupplierRef          Link[*Supplier] // the same, where it is in the register
	SupplierDiscoveredAt time.Time
	SupplierToldAt       time.Time

	Significant       Judgement // betydande incident, cybersäkerhetslagen (2025:1506) 2 kap. 5 §
	SignificantReason string
	SignificantBy     Link[*Person]
	SignificantOn     string // the delegation it was decided on
	SignificantAt     time.Time

	PersonalData   Judgement // personuppgiftsincident, GDPR art. 4.12
	CrimeSuspected Judgement
	Affected       *int // persons
	OutageHours    *int

	// Nothing classified is kept here: only that it was judged, when, and under which reference.
	SecurityProtection    bool
	SecurityProtectionOn  Day
	SecurityProtectionRef string

	Thresholds Links[*Threshold] // those that are passed

	Consequences, Measures, Cause, Lessons string
	CauseSort                              CauseSort
}

// IncidentSort tells an incident from what did not become one.
type IncidentSort string

// What is kept in the register.
const (
	SortIncident    IncidentSort = "incident"
	SortDeviation   IncidentSort = "deviation"
	SortNearMiss    IncidentSort = "near_miss"
	SortImprovement IncidentSort = "improvement"
)

var incidentSorts = ChoiceSet{"incident_sort", []Option{
	{string(SortIncident), "incident"},
	{string(SortDeviation), "avvikelse"},
	{string(SortNearMiss), "tillbud"},
	{string(SortImprovement), "forbattringsforslag"},
}}

// IsIncident tells whether it is an incident, or nobody has yet said what it is. Near misses, deviations and proposals are kept in
// the same register.
func (i *Incident) IsIncident() bool { return i.Sort == "" || i.Sort == SortIncident }

// CauseSort is the sort of root cause, by which incidents that come back are recognised.
type CauseSort string

// The sorts of causes.
const (
	CauseMistake  CauseSort = "mistake"
	CausePhishing CauseSort = "phishing"
	CauseMalware  CauseSort = "malware"
	CauseAccess   CauseSort = "access"
	CauseLoss     CauseSort = "loss"
	CauseFault    CauseSort = "fault"
	CauseChange   CauseSort = "change"
	CauseSupplier CauseSort = "supplier"
	CausePhysical CauseSort = "physical"
	CauseRoutine  CauseSort = "routine"
)

var causeSorts = ChoiceSet{"cause_sort", []Option{
	{string(CauseMistake), "misstag"},
	{string(CausePhishing), "natfiske"},
	{string(CauseMalware), "skadlig-kod"},
	{string(CauseAccess), "behorighet"},
	{string(CauseLoss), "forlust-eller-stold"},
	{string(CauseFault), "tekniskt-fel"},
	{string(CauseChange), "andring"},
	{string(CauseSupplier), "leverantor"},
	{string(CausePhysical), "fysisk-handelse"},
	{string(CauseRoutine), "rutin-saknas"},
}}

// Judgement is an answer that somebody has decided on; empty is not yet judged.
type Judgement string

// The answers.
const (
	JudgedYes Judgement = "yes"
	JudgedNo  Judgement = "no"
	NotJudged Judgement = ""
)

var judgements = ChoiceSet{"judgement", []Option{{string(JudgedYes), "ja"}, {string(JudgedNo), "nej"}}}

// KindName implements Record.
func (*Incident) KindName() string { return "incident" }

// Incidents declares incident.
var Incidents = &Kind[*Incident]{
	Name: "incident", Word: "incident", Icon: "incident", Title: "title", Prefix: "I", Ends: "handled_at",
	New:   func() *Incident { return &Incident{} },
	Guard: incidentProvision,
	Check: func(i *Incident) error {
		if i.Significant != NotJudged && i.SignificantReason == "" {
			return fieldProblem(NewProblem("problem.incident.reason"), "incident", "significant_reason")
		}
		for _, order := range []struct {
			field           string
			earlier, latter time.Time
		}{
			{"discovered_at", i.OccurredAt, i.DiscoveredAt},
			{"known_at", i.OccurredAt, i.KnownAt},
			{"handled_at", i.OccurredAt, i.HandledAt},
			{"supplier_told_at", i.SupplierDiscoveredAt, i.SupplierToldAt},
		} {
			if !order.earlier.IsZero() && !order.latter.IsZero() && order.latter.Before(order.earlier) {
				return fieldProblem(NewProblem("problem.incident.order"), "incident", order.field)
			}
		}
		return nil
	},
	Fields: append([]Field[*Incident]{
		{Name: NumberField, Word: "nummer", Hidden: true, InList: true, Value: Number(func(i *Incident) **int { return &i.Number })},
		{Name: "title", Word: "titel", Required: true, InList: true, Value: Text(func(i *Incident) *string { return &i.Title })},
		{Name: "sort", Word: "sort", Value: Choice(incidentSorts, func(i *Incident) *IncidentSort { return &i.Sort })},
		{Name: "description", Word: "beskrivning", Value: LongText(func(i *Incident) *string { return &i.Description })},
		{Name: "occurred_at", Word: "intraffade", Value: Time(func(i *Incident) *time.Time { return &i.OccurredAt })},
		{Name: "known_at", Word: "kannedom", InList: true, Value: Time(func(i *Incident) *time.Time { return &i.KnownAt })},
		{Name: "units", Word: "namnder", InList: true, Value: Refs(func(i *Incident) *Links[*Unit] { return &i.Units })},
		{Name: "significant", Word: "betydande", InList: true, Value: Choice(judgements, func(i *Incident) *Judgement { return &i.Significant })},
		{Name: "personal_data", Word: "personuppgifter", InList: true, Value: Choice(judgements, func(i *Incident) *Judgement { return &i.PersonalData })},
		{Name: "significant_reason", Word: "betydande-skal", Folded: true, Value: LongText(func(i *Incident) *string { return &i.SignificantReason })},
		{Name: "discovered_at", Word: "upptacktes", Folded: true, Value: Time(func(i *Incident) *time.Time { return &i.DiscoveredAt })},
		{Name: "handled_at", Word: "hanterad", Folded: true, Value: Time(func(i *Incident) *time.Time { return &i.HandledAt })},
		{Name: "significant_by", Word: "betydande-av", Folded: true, Value: Ref(func(i *Incident) *Link[*Person] { return &i.SignificantBy })},
		{Name: "significant_delegation", Word: "betydande-delegation", Folded: true, Value: Text(func(i *Incident) *string { return &i.SignificantOn })},
		{Name: "significant_at", Word: "betydande-nar", Folded: true, Value: Time(func(i *Incident) *time.Time { return &i.SignificantAt })},
		{Name: "crime_suspected", Word: "brott-misstanks", Folded: true, Value: Choice(judgements, func(i *Incident) *Judgement { return &i.CrimeSuspected })},
		{Name: "affected", Word: "antal-berorda", Folded: true, Value: Number(func(i *Incident) **int { return &i.Affected })},
		{Name: "outage_hours", Word: "avbrottstimmar", Folded: true, Value: Number(func(i *Incident) **int { return &i.OutageHours })},
		{Name: "systems", Word: "berorda-system", Folded: true, Value: Refs(func(i *Incident) *Links[*System] { return &i.KnownSystems })},
		{Name: "assets", Word: "berord-information", Folded: true, Value: Refs(func(i *Incident) *Links[*Asset] { return &i.KnownAssets })},
		{Name: "affected_systems", Word: "system", Folded: true, Value: LongText(func(i *Incident) *string { return &i.Systems })},
		{Name: "affected_information", Word: "informationsmangder", Folded: true, Value: LongText(func(i *Incident) *string { return &i.Information })},
		{Name: "supplier", Word: "leverantor", Folded: true, Value: Text(func(i *Incident) *string { return &i.Supplier })},
		{Name: "supplier_ref", Word: "leverantor-i-registret", Folded: true, Value: Ref(func(i *Incident) *Link[*Supplier] { return &i.SupplierRef })},
		{Name: "supplier_discovered_at", Word: "leverantor-upptackte", Folded: true, Value: Time(func(i *Incident) *time.Time { return &i.SupplierDiscoveredAt })},
		{Name: "supplier_told_at", Word: "leverantor-meddelade", Folded: true, Value: Time(func(i *Incident) *time.Time { return &i.SupplierToldAt })},
		{Name: "security_protection", Word: "sakerhetsskydd", Folded: true, Value: Bool(func(i *Incident) *bool { return &i.SecurityProtection })},
		{Name: "security_protection_on", Word: "sakerhetsskydd-datum", Folded: true, Value: Date(func(i *Incident) *Day { return &i.SecurityProtectionOn })},
		{Name: "security_protection_ref", Word: "sakerhetsskydd-beteckning", Folded: true, Value: Text(func(i *Incident) *string { return &i.SecurityProtectionRef })},
		{Name: "consequences", Word: "konsekvenser", Folded: true, Value: LongText(func(i *Incident) *string { return &i.Consequences })},
		{Name: "measures", Word: "vidtagna-atgarder", Folded: true, Value: LongText(func(i *Incident) *string { return &i.Measures })},
		{Name: "thresholds", Word: "trosklar", Folded: true, Value: Refs(func(i *Incident) *Links[*Threshold] { return &i.Thresholds })},
		{Name: "cause_sort", Word: "orsakstyp", Folded: true, Value: Choice(causeSorts, func(i *Incident) *CauseSort { return &i.CauseSort })},
		{Name: "cause", Word: "grundorsak", Folded: true, Value: LongText(func(i *Incident) *string { return &i.Cause })},
		{Name: "lessons", Word: "lardomar", Folded: true, Value: LongText(func(i *Incident) *string { return &i.Lessons })},
	}, secrecyFields[*Incident]()...),
}

// ToldBeforeKnown tells whether the supplier told the municipality before the moment that it says that it knew. Then the clocks run from
// the supplier's notice: a controller is aware once its processor has informed it (EDPB guidelines 9/2022 on GDPR art. 33, own
// knowledge, to be checked against the original), and a message that nobody read over the weekend has come all the same.
func (i *Incident) ToldBeforeKnown() bool {
	return !i.SupplierToldAt.IsZero() && i.SupplierToldAt.Before(i.KnownAt)
}

// Knowledge is when the municipality came to know of the incident. Until somebody has said so it is taken to be
// the earliest moment that can have given knowledge, since a clock shown too early harms less than one too late.
func (i *Incident) Knowledge() (at time.Time, assumed bool) {
	if i.ToldBeforeKnown() {
		return i.SupplierToldAt, false
	}
	if !i.KnownAt.IsZero() {
		return i.KnownAt, false
	}
	for _, t := range []time.Time{i.DiscoveredAt, i.SupplierToldAt} {
		if !t.IsZero() && (at.IsZero() || t.Before(at)) {
			at = t
		}
	}
	return at, !at.IsZero()
}
