package data

// Subprocessor is somebody whom a supplier lets process the municipality's personal data in its turn (underbiträde). GDPR art. 28.2
// asks for the controller's leave, and for a chance to object when another comes.
type Subprocessor struct {
	Head
	Title          string
	Contract       Link[*Contract]
	Does           string
	Country        string
	OutsideEU      bool // personal data are transferred to a third country, GDPR chapter V
	TransferGround string
	ToldOn         Day // when the supplier told of it
	AnswerBy       Day // the last day to object
	ApprovedOn     Day
	EndedOn        Day
}

// KindName implements Record.
func (*Subprocessor) KindName() string { return "subprocessor" }

// Subprocessors declares underbiträde.
var Subprocessors = &Kind[*Subprocessor]{
	Name: "subprocessor", Word: "underbitrade", Icon: "contract", Title: "title", Tells: []string{"contract"}, Ends: "ended_on",
	PartOf: "contract", Follows: []string{"contract"},
	New: func() *Subprocessor { return &Subprocessor{} },
	Fields: append([]Field[*Subprocessor]{
		{Name: "title", Word: "namn", Required: true, InList: true, Value: Text(func(s *Subprocessor) *string { return &s.Title })},
		{Name: "contract", Word: "avtal", Required: true, InList: true, Value: Ref(func(s *Subprocessor) *Link[*Contract] { return &s.Contract })},
		{Name: "does", Word: "gor", InList: true, Value: Text(func(s *Subprocessor) *string { return &s.Does })},
		{Name: "country", Word: "land", InList: true, Value: Text(func(s *Subprocessor) *string { return &s.Country })},
		{Name: "approved_on", Word: "godkant", InList: true, Value: Date(func(s *Subprocessor) *Day { return &s.ApprovedOn })},
		{Name: "answer_by", Word: "invanda-senast", Value: Date(func(s *Subprocessor) *Day { return &s.AnswerBy })},
		{Name: "outside_eu", Word: "utanfor-ees", Folded: true, Value: Bool(func(s *Subprocessor) *bool { return &s.OutsideEU })},
		{Name: "transfer_ground", Word: "grund-for-overforing", Folded: true, Value: Text(func(s *Subprocessor) *string { return &s.TransferGround })},
		{Name: "told_on", Word: "meddelat", Folded: true, Value: Date(func(s *Subprocessor) *Day { return &s.ToldOn })},
		{Name: "ended_on", Word: "upphorde", Folded: true, Value: Date(func(s *Subprocessor) *Day { return &s.EndedOn })},
	}, secrecyFields[*Subprocessor]()...),
}

// Waits tells whether the municipality must still say yes or no to it.
func (s *Subprocessor) Waits() bool { return s.ApprovedOn == "" && s.EndedOn == "" }
