package data

// Section is one headed part of a governing document, kept word for word.
type Section struct {
	Head
	Document Link[*Document]
	Position string // sorts among the document's sections; a new one between two needs no renumbering
	Level    *int   // 1 for a main heading, 2 for one below it
	Heading  string
	Text     string
	Answers  Link[*Duty] // the duty that it answers
}

// KindName implements Record.
func (*Section) KindName() string { return "section" }

// Sections declares avsnitt.
var Sections = &Kind[*Section]{
	Name: "section", Word: "avsnitt", Icon: "section", Title: "heading", Position: "position",
	New: func() *Section { return &Section{} }, Follows: []string{"document"},
	Fields: []Field[*Section]{
		{Name: "heading", Word: "rubrik", InList: true, Value: Text(func(s *Section) *string { return &s.Heading })},
		{Name: "document", Word: "styrdokument", Required: true, InList: true, Value: Ref(func(s *Section) *Link[*Document] { return &s.Document })},
		{Name: "text", Word: "text", Value: LongText(func(s *Section) *string { return &s.Text })},
		{Name: "level", Word: "niva", Folded: true, Value: Number(func(s *Section) **int { return &s.Level })},
		{Name: "answers", Word: "svarar-mot", Folded: true, Value: Ref(func(s *Section) *Link[*Duty] { return &s.Answers })},
		{Name: "position", Word: "position", Hidden: true, Value: Text(func(s *Section) *string { return &s.Position })},
	},
}
