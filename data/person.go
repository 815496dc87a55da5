package data

import "strings"

// Person is somebody who holds a role, owns a document or answers for an action. No more is kept than that needs.
type Person struct {
	Head
	Name, Title, Email, Phone, Party string
	Unit                             Link[*Unit]
	LeftOn                           Day
	Position                         Group
	Leadership                       bool // one of personer i ledningen, as the municipality has judged it
}

// KindName implements Record.
func (*Person) KindName() string { return "person" }

// People declares person.
var People = &Kind[*Person]{
	Name: "person", Word: "person", Icon: "person", Title: "name", Ends: "left_on",
	New: func() *Person { return &Person{} },
	Check: func(p *Person) error {
		if p.Email != "" && !strings.Contains(p.Email, "@") {
			return fieldProblem(NewProblem("problem.email", "text", p.Email), "person", "email")
		}
		return nil
	},
	Fields: []Field[*Person]{
		{Name: "name", Word: "namn", Required: true, InList: true, Value: Text(func(p *Person) *string { return &p.Name })},
		{Name: "title", Word: "titel", InList: true, Value: Text(func(p *Person) *string { return &p.Title })},
		{Name: "unit", Word: "enhet", InList: true, Value: Ref(func(p *Person) *Link[*Unit] { return &p.Unit })},
		{Name: "position", Word: "stallning", InList: true, Value: Choice(positions, func(p *Person) *Group { return &p.Position })},
		{Name: "email", Word: "epost", InList: true, Value: Text(func(p *Person) *string { return &p.Email })},
		{Name: "phone", Word: "telefon", Value: Text(func(p *Person) *string { return &p.Phone })},
		{Name: "party", Word: "parti", Folded: true, Value: Text(func(p *Person) *string { return &p.Party })},
		{Name: "leadership", Word: "i-ledningen", Folded: true, Value: Bool(func(p *Person) *bool { return &p.Leadership })},
		{Name: "left_on", Word: "slutade", Folded: true, Value: Date(func(p *Person) *Day { return &p.LeftOn })},
	},
}
