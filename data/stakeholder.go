package data

// Stakeholder is an intressent: somebody who demands or expects something of the municipality's information security
// (SS-EN ISO/IEC 27001:2023, 4.2).
type Stakeholder struct {
	Head
	Name        string
	Authority   Link[*Authority] // whose name, former name and channel are there
	Expectation string
	Contact     string
	Responsible Link[*Person] // who keeps the contact
	CheckedOn   Day
}

// KindName implements Record.
func (*Stakeholder) KindName() string { return "stakeholder" }

// Stakeholders declares intressent.
var Stakeholders = &Kind[*Stakeholder]{
	Name: "stakeholder", Word: "intressent", Icon: "stakeholder", Title: "name",
	New: func() *Stakeholder { return &Stakeholder{} },
	Fields: []Field[*Stakeholder]{
		{Name: "name", Word: "namn", Required: true, InList: true, Value: Text(func(s *Stakeholder) *string { return &s.Name })},
		{Name: "expectation", Word: "forvantan", InList: true, Value: LongText(func(s *Stakeholder) *string { return &s.Expectation })},
		{Name: "contact", Word: "kontakt", InList: true, Value: Text(func(s *Stakeholder) *string { return &s.Contact })},
		{Name: "responsible", Word: "ansvarig", InList: true, Value: Ref(func(s *Stakeholder) *Link[*Person] { return &s.Responsible })},
		{Name: "authority", Word: "myndighet", Value: Ref(func(s *Stakeholder) *Link[*Authority] { return &s.Authority })},
		{Name: "checked_on", Word: "sedd-over", InList: true, Value: Date(func(s *Stakeholder) *Day { return &s.CheckedOn })},
	},
}
