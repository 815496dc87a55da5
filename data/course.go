package data

// Course is a training that the municipality offers, or must see that its leadership goes through.
type Course struct {
	Head
	Title     string
	Provider  string
	Parts     string // what it is made of, a line each
	Form      CourseForm
	Mandatory bool // demanded by law of those in the leadership: cybersäkerhetslagen (2025:1506) 2 kap. 4 §
	Months    *int // how long it is good for; none: for ever
	Web       string
	Licence   string
}

// CourseForm is how a course is given.
type CourseForm string

var courseForms = ChoiceSet{"course_form", []Option{{"web", "webb"}, {"meeting", "mote"}, {"exercise", "ovning"}, {"reading", "lasning"}}}

// KindName implements Record.
func (*Course) KindName() string { return "course" }

// Courses declares kurs.
var Courses = &Kind[*Course]{
	Name: "course", Word: "kurs", Icon: "course", Title: "title",
	New: func() *Course { return &Course{} },
	Check: func(c *Course) error {
		if c.Months != nil && *c.Months <= 0 {
			return fieldProblem(NewProblem("problem.months"), "course", "months")
		}
		return nil
	},
	Fields: []Field[*Course]{
		{Name: "title", Word: "titel", Required: true, InList: true, Value: Text(func(c *Course) *string { return &c.Title })},
		{Name: "form", Word: "form", InList: true, Value: Choice(courseForms, func(c *Course) *CourseForm { return &c.Form })},
		{Name: "mandatory", Word: "lagkrav", InList: true, Value: Bool(func(c *Course) *bool { return &c.Mandatory })},
		{Name: "months", Word: "galler-manader", InList: true, Value: Number(func(c *Course) **int { return &c.Months })},
		{Name: "provider", Word: "anordnare", Value: Text(func(c *Course) *string { return &c.Provider })},
		{Name: "parts", Word: "delar", Value: LongText(func(c *Course) *string { return &c.Parts })},
		{Name: "web", Word: "webb", Folded: true, Value: Text(func(c *Course) *string { return &c.Web })},
		{Name: "licence", Word: "licens", Folded: true, Value: Text(func(c *Course) *string { return &c.Licence })},
	},
}
