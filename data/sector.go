package data

// Sector is a line of work that cybersäkerhetslagen names, and who supervises it. The rows come with the program and can be
// edited, since provisions change; each names its provision, its source and when it was checked.
type Sector struct {
	Head
	Title      string
	Supervisor Link[*Authority]
	Provision  string
	Source     string
	CheckedOn  Day
}

// KindName implements Record.
func (*Sector) KindName() string { return "sector" }

// Sectors declares sektor.
var Sectors = &Kind[*Sector]{
	Name: "sector", Word: "sektor", Icon: "authority", Title: "title",
	New: func() *Sector { return &Sector{} },
	Fields: []Field[*Sector]{
		{Name: "title", Word: "titel", Required: true, InList: true, Value: Text(func(s *Sector) *string { return &s.Title })},
		{Name: "supervisor", Word: "tillsyn", InList: true, Value: Ref(func(s *Sector) *Link[*Authority] { return &s.Supervisor })},
		{Name: "provision", Word: "lagrum", InList: true, Value: Text(func(s *Sector) *string { return &s.Provision })},
		{Name: "source", Word: "kalla", Value: Text(func(s *Sector) *string { return &s.Source })},
		{Name: "checked_on", Word: "kontrollerad", InList: true, Value: Date(func(s *Sector) *Day { return &s.CheckedOn })},
	},
}
