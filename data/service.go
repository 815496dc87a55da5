package data

import "slices"

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
	Name: "service", Word: "tjanstgoring", Icon: "clock", Title: "person", Tells: []string{"role"}, Position: "from", Ends: "to",
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

// daysToTellServed is for how long after a time of service those who come back are shown what was done in it.
const daysToTellServed = 14

// HandedOver is the time of service that a hand-over of the binder on a day is about: that of the one who serves in the
// coordinator's place, else the next that is noted; nil when none is.
func HandedOver(reg Register, on Day) *Service {
	var next *Service
	if _, s := InCharge(reg, on); s != nil {
		return s
	}
	for _, s := range servedFor(reg, on) {
		if s.From > on && (next == nil || s.From < next.From) {
			next = s
		}
	}
	return next
}

// Served is the time of service in the coordinator's place that goes on on a day, else the one that ended last; nil when
// nobody has served.
func Served(reg Register, on Day) *Service {
	var last *Service
	if _, s := InCharge(reg, on); s != nil {
		return s
	}
	for _, s := range servedFor(reg, on) {
		if s.To < on && (last == nil || s.To > last.To) {
			last = s
		}
	}
	return last
}

// JustServed is the time of service in the coordinator's place that has ended within the last fourteen days, with nobody
// serving since; nil when there is none.
func JustServed(reg Register, on Day) *Service {
	if s := Served(reg, on); s != nil && s.To < on && on <= s.To.AddDays(daysToTellServed) {
		return s
	}
	return nil
}

// servedFor are the times in which another serves for the one who coordinates on a day, in the order of their first days.
func servedFor(reg Register, on Day) []*Service {
	role := CoordinatorsRole(reg, on)
	return slices.DeleteFunc(All(reg, Services), func(s *Service) bool {
		return role == nil || s.Role != Link[*Role](role.ID) || s.Person == "" || s.Person == role.Holder
	})
}
