package data

// Authority is an authority or organisation that the municipality reports to, asks or is supervised by.
// The rows change as authorities do, so each has a source and the day it was last checked.
type Authority struct {
	Head
	Name, Short, FormerName string
	Task                    string
	Channel                 string // how and where it is reported to
	Phone, Email, Web       string
	Source                  string
	CheckedOn               Day
}

// KindName implements Record.
func (*Authority) KindName() string { return "authority" }

// Authorities declares myndighet.
var Authorities = &Kind[*Authority]{
	Name: "authority", Word: "myndighet", Icon: "authority", Title: "name",
	New: func() *Authority { return &Authority{} },
	Fields: []Field[*Authority]{
		{Name: "name", Word: "namn", Required: true, InList: true, Value: Text(func(a *Authority) *string { return &a.Name })},
		{Name: "short", Word: "kortnamn", InList: true, Value: Text(func(a *Authority) *string { return &a.Short })},
		{Name: "task", Word: "uppgift", InList: true, Value: LongText(func(a *Authority) *string { return &a.Task })},
		{Name: "channel", Word: "kanal", Value: LongText(func(a *Authority) *string { return &a.Channel })},
		{Name: "phone", Word: "telefon", Value: Text(func(a *Authority) *string { return &a.Phone })},
		{Name: "email", Word: "epost", Folded: true, Value: Text(func(a *Authority) *string { return &a.Email })},
		{Name: "web", Word: "webb", Folded: true, Value: Text(func(a *Authority) *string { return &a.Web })},
		{Name: "former_name", Word: "tidigare-namn", Folded: true, Value: Text(func(a *Authority) *string { return &a.FormerName })},
		{Name: "source", Word: "kalla", Folded: true, Value: Text(func(a *Authority) *string { return &a.Source })},
		{Name: "checked_on", Word: "kontrollerad", Folded: true, InList: true, Value: Date(func(a *Authority) *Day { return &a.CheckedOn })},
	},
}
