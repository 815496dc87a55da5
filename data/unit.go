package data

// Unit is a part of the municipality's organisation: a body, an administration or a company.
type Unit struct {
	Head
	Name, Short string
	Type        UnitType
	Parent      Link[*Unit]
	Controller  bool // personuppgiftsansvarig: each nämnd is one for itself
	OrgNumber   string
	Headcount   *int
}

// UnitType tells what sort of unit it is.
type UnitType string

// The sorts of units a small municipality has.
const (
	UnitCouncil        UnitType = "council"
	UnitBoard          UnitType = "board"
	UnitCommittee      UnitType = "committee"
	UnitSubcommittee   UnitType = "subcommittee"
	UnitAdministration UnitType = "administration"
	UnitSection        UnitType = "section"
	UnitCompany        UnitType = "company"
	UnitExternal       UnitType = "external"
)

var unitTypes = ChoiceSet{"unit_type", []Option{
	{string(UnitCouncil), "fullmaktige"},
	{string(UnitBoard), "styrelse"},
	{string(UnitCommittee), "namnd"},
	{string(UnitSubcommittee), "utskott"},
	{string(UnitAdministration), "forvaltning"},
	{string(UnitSection), "enhet"},
	{string(UnitCompany), "bolag"},
	{string(UnitExternal), "extern"},
}}

// KindName implements Record.
func (*Unit) KindName() string { return "unit" }

// Units declares enhet.
var Units = &Kind[*Unit]{
	Name: "unit", Word: "enhet", Icon: "unit", Title: "name",
	New: func() *Unit { return &Unit{} },
	Fields: []Field[*Unit]{
		{Name: "name", Word: "namn", Required: true, InList: true, Value: Text(func(u *Unit) *string { return &u.Name })},
		{Name: "short", Word: "kortnamn", InList: true, Value: Text(func(u *Unit) *string { return &u.Short })},
		{Name: "type", Word: "typ", Required: true, InList: true, Value: Choice(unitTypes, func(u *Unit) *UnitType { return &u.Type })},
		{Name: "parent", Word: "under", InList: true, Value: Ref(func(u *Unit) *Link[*Unit] { return &u.Parent })},
		{Name: "controller", Word: "personuppgiftsansvarig", Value: Bool(func(u *Unit) *bool { return &u.Controller })},
		{Name: "org_number", Word: "orgnr", Folded: true, Value: Text(func(u *Unit) *string { return &u.OrgNumber })},
		{Name: "headcount", Word: "antal-anstallda", Folded: true, Value: Number(func(u *Unit) **int { return &u.Headcount })},
	},
}
