package data

// LegalRequirement is a lagkrav: what a provision demands of the municipality, who answers for it, and what shows that it is met.
type LegalRequirement struct {
	Head
	Number      *int
	Title       string
	Law         string
	Provision   string
	Demands     string
	Responsible Link[*Person]
	Met         LawMet
	How         string
	Proof       string
	CheckedOn   Day // compared with the law's words
	ReviewOn    Day // to be looked at again, when twelve months after it was checked is not right
	Source      string
	EndedOn     Day // in force until
}

// LawMet tells how far a provision is met.
type LawMet string

// How far.
const (
	LawMetWhole LawMet = "whole"
	LawMetPart  LawMet = "part"
	LawMetNot   LawMet = "not"
)

var lawMets = ChoiceSet{"law_met", []Option{
	{string(LawMetWhole), "ja"},
	{string(LawMetPart), "delvis"},
	{string(LawMetNot), "nej"},
}}

// KindName implements Record.
func (*LegalRequirement) KindName() string { return "legal_requirement" }

// LegalRequirements declares lagkrav.
var LegalRequirements = &Kind[*LegalRequirement]{
	Name: "legal_requirement", Word: "lagkrav", Icon: "law", Title: "title", Tells: []string{"provision"}, Prefix: "LK", Ends: "ended_on",
	New: func() *LegalRequirement { return &LegalRequirement{} },
	Fields: append([]Field[*LegalRequirement]{
		{Name: NumberField, Word: "nummer", Hidden: true, InList: true, Value: Number(func(l *LegalRequirement) **int { return &l.Number })},
		{Name: "title", Word: "titel", Required: true, InList: true, Value: Text(func(l *LegalRequirement) *string { return &l.Title })},
		{Name: "law", Word: "lag", InList: true, Value: Text(func(l *LegalRequirement) *string { return &l.Law })},
		{Name: "provision", Word: "lagrum", InList: true, Value: Text(func(l *LegalRequirement) *string { return &l.Provision })},
		{Name: "responsible", Word: "ansvarig", InList: true, Value: Ref(func(l *LegalRequirement) *Link[*Person] { return &l.Responsible })},
		{Name: "met", Word: "uppfyllt", InList: true, Value: Choice(lawMets, func(l *LegalRequirement) *LawMet { return &l.Met })},
		{Name: "checked_on", Word: "kontrollerat", InList: true, Value: Date(func(l *LegalRequirement) *Day { return &l.CheckedOn })},
		{Name: "demands", Word: "kraver", Folded: true, Value: LongText(func(l *LegalRequirement) *string { return &l.Demands })},
		{Name: "how", Word: "hur", Folded: true, Value: LongText(func(l *LegalRequirement) *string { return &l.How })},
		{Name: "proof", Word: "bevis", Folded: true, Value: Text(func(l *LegalRequirement) *string { return &l.Proof })},
		{Name: "review_on", Word: "ses-over-senast", Folded: true, Value: Date(func(l *LegalRequirement) *Day { return &l.ReviewOn })},
		{Name: "source", Word: "kalla", Folded: true, Value: Text(func(l *LegalRequirement) *string { return &l.Source })},
		{Name: "ended_on", Word: "galler-till", Folded: true, Value: Date(func(l *LegalRequirement) *Day { return &l.EndedOn })},
	}, secrecyFields[*LegalRequirement]()...),
}
