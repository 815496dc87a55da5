package data

import "slices"

// Risk is what can happen to the municipality's information, how bad and how likely that is, and what its owner does about it.
type Risk struct {
	Head
	Number                           *int
	Title                            string
	Threat, Vulnerability            string
	Harms                            RiskHarms    // the consequence for each category, where somebody has said
	Category                         RiskCategory // where the consequence is worst; it is the one that counts
	Consequence, Probability         *int         // as last valued: see LatestValue
	Owner                            Link[*Person]
	Treatment                        RiskTreatment
	Session                          Link[*RiskSession]
	Asset                            Link[*Asset]
	System                           Link[*System]
	Unit                             Link[*Unit]
	LeftConsequence, LeftProbability *int // kvarstående risk, when the actions are done
	AcceptedBy                       Link[*Person]
	AcceptedOn, AcceptedUntil        Day
	AcceptedReason                   string
	ClosedOn                         Day // it can happen no longer
	ClosedReason                     string
}

// KindName implements Record.
func (*Risk) KindName() string { return "risk" }

// Risks declares risk.
var Risks = &Kind[*Risk]{
	Name: "risk", Word: "risk", Icon: "risk", Title: "title", Prefix: "R", Ends: "closed_on",
	New:   func() *Risk { return &Risk{} },
	Guard: func(Register, *Risk) Provision { return RiskAnalysis },
	Check: (*Risk).check,
	Fields: slices.Concat([]Field[*Risk]{
		{Name: NumberField, Word: "nummer", Hidden: true, InList: true, Value: Number(func(r *Risk) **int { return &r.Number })},
		{Name: "title", Word: "titel", Required: true, InList: true, Value: Text(func(r *Risk) *string { return &r.Title })},
		{Name: "consequence", Word: "konsekvens", InList: true, Value: Number(func(r *Risk) **int { return &r.Consequence })},
		{Name: "probability", Word: "sannolikhet", InList: true, Value: Number(func(r *Risk) **int { return &r.Probability })},
		{Name: "owner", Word: "riskagare", InList: true, Value: Ref(func(r *Risk) *Link[*Person] { return &r.Owner })},
		{Name: "treatment", Word: "behandling", InList: true, Value: Choice(riskTreatments, func(r *Risk) *RiskTreatment { return &r.Treatment })},
		{Name: "threat", Word: "hot", Folded: true, Value: LongText(func(r *Risk) *string { return &r.Threat })},
		{Name: "vulnerability", Word: "sarbarhet", Folded: true, Value: LongText(func(r *Risk) *string { return &r.Vulnerability })},
	}, harmFields(), []Field[*Risk]{
		{Name: "category", Word: "konsekvensomrade", Folded: true, Value: Choice(riskCategories, func(r *Risk) *RiskCategory { return &r.Category })},
		{Name: "session", Word: "riskanalys", Folded: true, Value: Ref(func(r *Risk) *Link[*RiskSession] { return &r.Session })},
		{Name: "asset", Word: "informationsmangd", Folded: true, Value: Ref(func(r *Risk) *Link[*Asset] { return &r.Asset })},
		{Name: "system", Word: "system", Folded: true, Value: Ref(func(r *Risk) *Link[*System] { return &r.System })},
		{Name: "unit", Word: "enhet", Folded: true, Value: Ref(func(r *Risk) *Link[*Unit] { return &r.Unit })},
		{Name: "left_consequence", Word: "kvarstaende-konsekvens", Folded: true, Value: Number(func(r *Risk) **int { return &r.LeftConsequence })},
		{Name: "left_probability", Word: "kvarstaende-sannolikhet", Folded: true, Value: Number(func(r *Risk) **int { return &r.LeftProbability })},
		{Name: "accepted_by", Word: "accepterad-av", Folded: true, Value: Ref(func(r *Risk) *Link[*Person] { return &r.AcceptedBy })},
		{Name: "accepted_on", Word: "accepterad", Folded: true, Value: Date(func(r *Risk) *Day { return &r.AcceptedOn })},
		{Name: "accepted_until", Word: "accepterad-till", Folded: true, Value: Date(func(r *Risk) *Day { return &r.AcceptedUntil })},
		{Name: "accepted_reason", Word: "skal-att-acceptera", Folded: true, Value: LongText(func(r *Risk) *string { return &r.AcceptedReason })},
		{Name: "closed_on", Word: "avslutad", Folded: true, Value: Date(func(r *Risk) *Day { return &r.ClosedOn })},
		{Name: "closed_reason", Word: "skal-att-avsluta", Folded: true, Value: LongText(func(r *Risk) *string { return &r.ClosedReason })},
	}, secrecyFields[*Risk]()),
}
