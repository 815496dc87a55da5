package data

import "slices"

// FormQuestion is a question of the form of an authority, which the program drafts the answers of. A file begins without any, and
// the program's own questions are then asked; once a form has some of the file's, those alone are asked.
type FormQuestion struct {
	Head
	Form      AuthorityForm
	Position  *int   // those of one form are asked by it
	Part      string // of the form; those of one part stand together
	Heading   string
	Answer    FormAnswer // empty: the registers cannot know
	Ask       string     // what a person is asked to fill in where the registers have no answer
	Also      string     // what a person is asked to fill in beside their answer
	Provision string     // that the answer may be secret under; empty: none is proposed
	Source    string
	CheckedOn Day
}

// KindName implements Record.
func (*FormQuestion) KindName() string { return "form_question" }

// FormQuestions declares formulärfråga.
var FormQuestions = &Kind[*FormQuestion]{
	Name: "form_question", Word: "formularfraga", Icon: "notification", Title: "heading", Tells: []string{"form"}, Position: "position",
	New: func() *FormQuestion { return &FormQuestion{} },
	Fields: []Field[*FormQuestion]{
		{Name: "form", Word: "formular", Required: true, InList: true, Value: Choice(authorityForms, func(q *FormQuestion) *AuthorityForm { return &q.Form })},
		{Name: "position", Word: "ordning", Required: true, InList: true, Value: Number(func(q *FormQuestion) **int { return &q.Position })},
		{Name: "part", Word: "del", Required: true, InList: true, Value: Text(func(q *FormQuestion) *string { return &q.Part })},
		{Name: "heading", Word: "fraga", Required: true, InList: true, Value: Text(func(q *FormQuestion) *string { return &q.Heading })},
		{Name: "answer", Word: "svar", Value: Choice(formAnswers, func(q *FormQuestion) *FormAnswer { return &q.Answer })},
		{Name: "ask", Word: "fyll-i", Required: true, Value: Text(func(q *FormQuestion) *string { return &q.Ask })},
		{Name: "also", Word: "fyll-ocksa-i", Folded: true, Value: Text(func(q *FormQuestion) *string { return &q.Also })},
		{Name: "provision", Word: "sekretessbestammelse", Folded: true, Value: Text(func(q *FormQuestion) *string { return &q.Provision })},
		{Name: "source", Word: "kalla", Required: true, Value: Text(func(q *FormQuestion) *string { return &q.Source })},
		{Name: "checked_on", Word: "kontrollerad", Required: true, InList: true, Value: Date(func(q *FormQuestion) *Day { return &q.CheckedOn })},
	},
}

// QuestionsOf are the file's own questions of the form that a paper drafts the answers of, in their order.
func QuestionsOf(reg Register, paper string) []*FormQuestion {
	return slices.DeleteFunc(All(reg, FormQuestions), func(q *FormQuestion) bool {
		return !slices.Contains(authorityForms.Options, Option{string(q.Form), paper})
	})
}
