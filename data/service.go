package data

// Service is a time when somebody other than its holder serves in a role: a holiday, a sick leave, a weekend on duty.
type Service struct {
	Head
	Role     Link[*Role]
	Person   Link[*Person]
	From, To Day
	Phone    string // where the one who serves is reached meanwhile
	Note     string
}

// KindName implements Record.
func (*Service) KindName() string { return "service" }

// Services declares tjänstgöring.
var Services = &Kind[*Service]{
	Name: "service", Word: "tjanstgoring", Icon: "service", Title: "person", Tells: []string{"role"}, Position: "from", Ends: "to",
	New: func() *Service { return &Service{} },
	Check: func(s *Service) error {
		return checkPeriod("service", "to", s.From, s.To)
	},
	Fields: []Field[*Service]{
		{Name: "person", Word: "person", Required: true, InList: true, Value: Ref(func(s *Service) *Link[*Person] { return &s.Person })},
		{Name: "role", Word: "roll", Required: true, InList: true, Value: Ref(func(s *Service) *Link[*Role] { return &s.Role })},
		{Name: "from", Word: "fran", Required: true, InList: true, Value: Date(func(s *Service) *Day { return &s.From })},
		{Name: "to", Word: "till", Required: true, InList: true, Value: Date(func(s *Service) *Day { return &s.To })},
		{Name: "phone", Word: "telefon", Value: Text(func(s *Service) *string { return &s.Phone })},
		{Name: "note", Word: "anteckning", Folded: true, Value: LongText(func(s *Service) *string { return &s.Note })},
	},
}

// ServiceNow is the time of service that a role is in on a day: of two noted the one that began last; nil when none is.
func ServiceNow(reg Register, role *Role, on Day) *Service {
	var now *Service
	for _, s := range All(reg, Services) {
		if s.Role == Link[*Role](role.ID) && within(on, s.From, s.To) && (now == nil || s.From >= now.From) {
			now = s
		}
	}
	return now
}

// Serving is who serves in a role on a day: the one noted for the day, else its holder, else its stand-in.
func Serving(reg Register, role *Role, on Day) (person Link[*Person], ok bool) {
	if s := ServiceNow(reg, role, on); s != nil {
		return s.Person, true
	}
	if role.InService(on) {
		return role.Holder, true
	}
	return role.StandIn, role.StandIn != ""
}
