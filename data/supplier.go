package data

// Supplier is somebody who delivers to the municipality what its information depends on.
type Supplier struct {
	Head
	Number          *int
	Title           string
	OrgNumber       string
	Criticality     Priority // how much depends on it; decides how often it is followed up
	Delivers        string
	Responsible     Link[*Person]
	Contact         string
	IncidentContact string // who is reached when something has happened, also at night
	OutsideEU       bool   // personal data are transferred to a third country, GDPR chapter V
	TransferGround  string
	Exit            string // how the municipality gets its information back and leaves
	EndedOn         Day
}

// KindName implements Record.
func (*Supplier) KindName() string { return "supplier" }

// Suppliers declares leverantor.
var Suppliers = &Kind[*Supplier]{
	Name: "supplier", Word: "leverantor", Icon: "supplier", Title: "title", Prefix: "L", Ends: "ended_on",
	New: func() *Supplier { return &Supplier{} },
	Check: func(s *Supplier) error {
		if s.OrgNumber != "" && !orgNumberForm.MatchString(s.OrgNumber) {
			return fieldProblem(NewProblem("problem.orgnumber", "text", s.OrgNumber), "supplier", "org_number")
		}
		return nil
	},
	Fields: append([]Field[*Supplier]{
		{Name: NumberField, Word: "nummer", Hidden: true, InList: true, Value: Number(func(s *Supplier) **int { return &s.Number })},
		{Name: "title", Word: "namn", Required: true, InList: true, Value: Text(func(s *Supplier) *string { return &s.Title })},
		{Name: "criticality", Word: "kritikalitet", InList: true, Value: Choice(priorities, func(s *Supplier) *Priority { return &s.Criticality })},
		{Name: "delivers", Word: "levererar", InList: true, Value: Text(func(s *Supplier) *string { return &s.Delivers })},
		{Name: "responsible", Word: "ansvarig", InList: true, Value: Ref(func(s *Supplier) *Link[*Person] { return &s.Responsible })},
		{Name: "incident_contact", Word: "kontakt-vid-incident", Value: Text(func(s *Supplier) *string { return &s.IncidentContact })},
		{Name: "org_number", Word: "orgnr", Folded: true, Value: Text(func(s *Supplier) *string { return &s.OrgNumber })},
		{Name: "contact", Word: "kontakt", Folded: true, Value: LongText(func(s *Supplier) *string { return &s.Contact })},
		{Name: "outside_eu", Word: "overfor-till-tredjeland", Folded: true, Value: Bool(func(s *Supplier) *bool { return &s.OutsideEU })},
		{Name: "transfer_ground", Word: "grund-for-overforing", Folded: true, Value: Text(func(s *Supplier) *string { return &s.TransferGround })},
		{Name: "exit", Word: "avslut", Folded: true, Value: LongText(func(s *Supplier) *string { return &s.Exit })},
		{Name: "ended_on", Word: "upphorde", Folded: true, Value: Date(func(s *Supplier) *Day { return &s.EndedOn })},
	}, secrecyFields[*Supplier]()...),
}
