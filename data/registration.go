package data

// Registration is what the municipality has told, or must tell, the single point of contact about itself under
// cybersäkerhetslagen (2025:1506) 2 kap. 2 §: first that it is covered, then each change within fourteen days.
type Registration struct {
	Head
	Sort       RegistrationSort
	ChangedOn  Day // when that which is told happened
	Content    string
	NotifiedOn Day
	Receipt    string
	Sectors    string
	Note       string
}

// RegistrationSort is what is told.
type RegistrationSort string

// What can be told.
const (
	RegistrationFirst   RegistrationSort = "first"
	RegistrationContact RegistrationSort = "contact"
	RegistrationSector  RegistrationSort = "sector"
	RegistrationAddress RegistrationSort = "address"
	RegistrationOther   RegistrationSort = "other"
)

var registrationSorts = ChoiceSet{"registration_sort", []Option{
	{string(RegistrationFirst), "forsta-anmalan"},
	{string(RegistrationContact), "andrad-kontakt"},
	{string(RegistrationSector), "andrad-sektor"},
	{string(RegistrationAddress), "andrad-adress"},
	{string(RegistrationOther), "annan-andring"},
}}

// KindName implements Record.
func (*Registration) KindName() string { return "registration" }

// Registrations declares anmälan av kommunen.
var Registrations = &Kind[*Registration]{
	Name: "registration", Word: "anmalan-av-kommunen", Icon: "registration", Title: "sort", Tells: []string{"changed_on"}, Position: "changed_on",
	New: func() *Registration { return &Registration{} },
	Check: func(r *Registration) error {
		if r.Receipt != "" && r.NotifiedOn == "" {
			return fieldProblem(NewProblem("problem.registration.receipt"), "registration", "notified_on")
		}
		return nil
	},
	Fields: []Field[*Registration]{
		{Name: "sort", Word: "sort", Required: true, InList: true, Value: Choice(registrationSorts, func(r *Registration) *RegistrationSort { return &r.Sort })},
		{Name: "changed_on", Word: "andrad", Required: true, InList: true, Value: Date(func(r *Registration) *Day { return &r.ChangedOn })},
		{Name: "content", Word: "innehall", InList: true, Value: LongText(func(r *Registration) *string { return &r.Content })},
		{Name: "notified_on", Word: "anmald", InList: true, Value: Date(func(r *Registration) *Day { return &r.NotifiedOn })},
		{Name: "receipt", Word: "kvittens", Value: Text(func(r *Registration) *string { return &r.Receipt })},
		{Name: "sectors", Word: "sektorer", Folded: true, Value: LongText(func(r *Registration) *string { return &r.Sectors })},
		{Name: "note", Word: "anteckning", Folded: true, Value: LongText(func(r *Registration) *string { return &r.Note })},
	},
}
