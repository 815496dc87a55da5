package data

// Requirement is a säkerhetskrav of the municipality's catalogue: what is demanded of a system, of premises or of a supplier.
type Requirement struct {
	Head
	Number     *int
	Title      string
	Text       string // as it stands in a contract or a decision: a sentence with "ska" or "bör"
	Of         RequirementOf
	Aspect     Aspect     // empty: whatever the information is
	Protection Protection // asked for from this level of protection
	Should     bool       // bör; else ska
	Procured   bool       // is put to a supplier in a procurement and in the contract
	Annex      string     // SS-EN ISO/IEC 27001 annex A: "8.5, 8.2"
	LawArea    *int       // the area 1–10 of cybersäkerhetslagen (2025:1506) 2 kap. 3 §
	Proof      string     // what shows that it is met
	EndedOn    Day        // no longer demanded from
}

// RequirementOf is what a requirement is put on.
type RequirementOf string

// What requirements are put on.
const (
	OfSystem   RequirementOf = "system"
	OfPremises RequirementOf = "premises"
	OfSupplier RequirementOf = "supplier"
)

var requirementOfs = ChoiceSet{"requirement_of", []Option{
	{string(OfSystem), "system"},
	{string(OfPremises), "lokal"},
	{string(OfSupplier), "leverantor"},
}}

// KindName implements Record.
func (*Requirement) KindName() string { return "requirement" }

// Requirements declares sakerhetskrav.
var Requirements = &Kind[*Requirement]{
	Name: "requirement", Word: "sakerhetskrav", Icon: "requirement", Title: "title", Prefix: "K", Ends: "ended_on",
	New: func() *Requirement { return &Requirement{Of: OfSystem, Protection: ProtectionBase} },
	Check: func(r *Requirement) error {
		if r.LawArea != nil && (*r.LawArea < 1 || *r.LawArea > 10) {
			return fieldProblem(NewProblem("problem.requirement.area"), "requirement", "law_area")
		}
		return nil
	},
	Fields: []Field[*Requirement]{
		{Name: NumberField, Word: "nummer", Hidden: true, InList: true, Value: Number(func(r *Requirement) **int { return &r.Number })},
		{Name: "title", Word: "titel", Required: true, InList: true, Value: Text(func(r *Requirement) *string { return &r.Title })},
		{Name: "text", Word: "lydelse", Value: LongText(func(r *Requirement) *string { return &r.Text })},
		{Name: "of", Word: "galler", Required: true, InList: true, Value: Choice(requirementOfs, func(r *Requirement) *RequirementOf { return &r.Of })},
		{Name: "aspect", Word: "aspekt", InList: true, Value: Choice(aspects, func(r *Requirement) *Aspect { return &r.Aspect })},
		{Name: "protection", Word: "skyddsniva", InList: true, Value: Choice(protections, func(r *Requirement) *Protection { return &r.Protection })},
		{Name: "should", Word: "bor", Folded: true, Value: Bool(func(r *Requirement) *bool { return &r.Should })},
		{Name: "procured", Word: "stalls-i-upphandling", Folded: true, Value: Bool(func(r *Requirement) *bool { return &r.Procured })},
		{Name: "annex", Word: "bilaga-a", Folded: true, Value: Text(func(r *Requirement) *string { return &r.Annex })},
		{Name: "law_area", Word: "lagens-omrade", Folded: true, Value: Number(func(r *Requirement) **int { return &r.LawArea })},
		{Name: "proof", Word: "bevis", Folded: true, Value: Text(func(r *Requirement) *string { return &r.Proof })},
		{Name: "ended_on", Word: "galler-till", Folded: true, Value: Date(func(r *Requirement) *Day { return &r.EndedOn })},
	},
}
