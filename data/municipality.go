package data

import "regexp"

// Municipality is the one record about the municipality the file belongs to.
type Municipality struct {
	Head
	Name, Code, County, OrgNumber string
	Coordinator                   Link[*Person]
	EmployeeWord                  EmployeeWord
	Category                      EntityCategory
	CategoryReason                string
	Sectors                       Links[*Sector] // as cybersäkerhetslagen names them
	Address, Contact              string         // what the single point of contact has been told
	RegisteredOn                  Day            // when the municipality was notified to the single point of contact
	Supervisor                    Link[*Authority]
	Leadership                    string // the municipality's own judgement of who its leadership is
	LeadershipOn                  Day    // when it was judged
	Individuals                   bool   // training is noted by person, not by headcount alone
	Class                         FileClass
	Colour                        string     // of its papers: the line under the title, links, charts; see ParseColour
	File                          Attachment // its coat of arms or logotype, a PNG
}

// EmployeeWord is what the municipality calls its employees; papers follow it.
type EmployeeWord string

// The words in use.
const (
	Medarbetare EmployeeWord = "medarbetare"
	Medledare   EmployeeWord = "medledare"
)

var employeeWords = ChoiceSet{"employee_word", []Option{{string(Medarbetare), "medarbetare"}, {string(Medledare), "medledare"}}}

// EntityCategory is väsentlig or viktig under cybersäkerhetslagen (2025:1506) 1 kap. 9 §.
type EntityCategory string

// The categories of operators; empty is unjudged.
const (
	CategoryEssential EntityCategory = "essential"
	CategoryImportant EntityCategory = "important"
)

var entityCategories = ChoiceSet{"entity_category", []Option{{string(CategoryEssential), "vasentlig"}, {string(CategoryImportant), "viktig"}}}

var orgNumberForm = regexp.MustCompile(`^\d{6}-\d{4}$`)

// KindName implements Record.
func (*Municipality) KindName() string { return "municipality" }

// Municipalities declares kommun.
var Municipalities = &Kind[*Municipality]{
	Name: "municipality", Word: "kommun", Icon: "municipality", Single: true, Title: "name",
	New: func() *Municipality { return &Municipality{EmployeeWord: Medarbetare} },
	Check: func(m *Municipality) error {
		if m.OrgNumber != "" && !orgNumberForm.MatchString(m.OrgNumber) {
			return fieldProblem(NewProblem("problem.orgnumber", "text", m.OrgNumber), "municipality", "org_number")
		}
		if _, err := ParseColour(m.Colour); err != nil {
			return fieldProblem(err, "municipality", "colour")
		}
		return m.Class.check()
	},
	Fields: []Field[*Municipality]{
		{Name: "name", Word: "namn", Required: true, InList: true, Value: Text(func(m *Municipality) *string { return &m.Name })},
		{Name: "code", Word: "kod", InList: true, Value: Text(func(m *Municipality) *string { return &m.Code })},
		{Name: "county", Word: "lan", InList: true, Value: Text(func(m *Municipality) *string { return &m.County })},
		{Name: "coordinator", Word: "samordnare", InList: true, Value: Ref(func(m *Municipality) *Link[*Person] { return &m.Coordinator })},
		{Name: "org_number", Word: "orgnr", Value: Text(func(m *Municipality) *string { return &m.OrgNumber })},
		{Name: "address", Word: "adress", Value: LongText(func(m *Municipality) *string { return &m.Address })},
		{Name: "contact", Word: "kontakt", Value: LongText(func(m *Municipality) *string { return &m.Contact })},
		{Name: "employee_word", Word: "medarbetarord", Value: Choice(employeeWords, func(m *Municipality) *EmployeeWord { return &m.EmployeeWord })},
		{Name: "category", Word: "kategori", Folded: true, Value: Choice(entityCategories, func(m *Municipality) *EntityCategory { return &m.Category })},
		{Name: "category_reason", Word: "kategoriskal", Folded: true, Value: LongText(func(m *Municipality) *string { return &m.CategoryReason })},
		{Name: "sectors", Word: "sektorer", Folded: true, Value: Refs(func(m *Municipality) *Links[*Sector] { return &m.Sectors })},
		{Name: "registered_on", Word: "anmald", Folded: true, Value: Date(func(m *Municipality) *Day { return &m.RegisteredOn })},
		{Name: "supervisor", Word: "tillsyn", Folded: true, Value: Ref(func(m *Municipality) *Link[*Authority] { return &m.Supervisor })},
		{Name: "leadership", Word: "ledning", Folded: true, Value: LongText(func(m *Municipality) *string { return &m.Leadership })},
		{Name: "leadership_on", Word: "ledning-bedomd", Folded: true, Value: Date(func(m *Municipality) *Day { return &m.LeadershipOn })},
		{Name: "individuals", Word: "utbildning-per-person", Folded: true, Value: Bool(func(m *Municipality) *bool { return &m.Individuals })},
		{Name: "own_confidentiality", Word: "filens-konfidentialitet", Folded: true, Value: Choice(fileLevels, func(m *Municipality) *FileLevel { return &m.Class.Confidentiality })},
		{Name: "own_integrity", Word: "filens-riktighet", Folded: true, Value: Choice(fileLevels, func(m *Municipality) *FileLevel { return &m.Class.Integrity })},
		{Name: "own_availability", Word: "filens-tillganglighet", Folded: true, Value: Choice(fileLevels, func(m *Municipality) *FileLevel { return &m.Class.Availability })},
		{Name: "own_class_by", Word: "filen-klassad-av", Folded: true, Value: Text(func(m *Municipality) *string { return &m.Class.By })},
		{Name: "own_class_on", Word: "filen-klassad", Folded: true, Value: Date(func(m *Municipality) *Day { return &m.Class.On })},
		{Name: "own_class", Word: "filens-klass", Folded: true, Value: LongText(func(m *Municipality) *string { return &m.Class.Reason })},
		{Name: "colour", Word: "farg", Folded: true, Value: Text(func(m *Municipality) *string { return &m.Colour })},
		{Name: "file", Word: "logotyp", Hidden: true, Value: File(func(m *Municipality) *Attachment { return &m.File })},
	},
}
