package data

// RegisterUse tells whether a register of the binder is in use. Only those that are count in lights, watches and papers:
// an empty register that nobody has begun says nothing about the municipality.
type RegisterUse struct {
	Head
	Register string // the English name of the kind
	State    UseState
	System   string // where it is kept instead
	Whole    *int   // about how many there are in all
	Note     string
}

// UseState tells how a register is used.
type UseState string

// The states.
const (
	UseNotBegun  UseState = "not_begun"
	UseInUse     UseState = "in_use"
	UseElsewhere UseState = "elsewhere"
)

var useStates = ChoiceSet{"use_state", []Option{
	{string(UseNotBegun), "ej-paborjad"},
	{string(UseInUse), "i-bruk"},
	{string(UseElsewhere), "annat-system"},
}}

// KindName implements Record.
func (*RegisterUse) KindName() string { return "register_use" }

// RegisterUses declares register.
var RegisterUses = &Kind[*RegisterUse]{
	Name: "register_use", Word: "register-i-bruk", Icon: "settings", Title: "kind_name", Alone: "kind_name",
	New:   func() *RegisterUse { return &RegisterUse{State: UseNotBegun} },
	Check: (*RegisterUse).check,
	Fields: []Field[*RegisterUse]{
		{Name: "kind_name", Word: "avser", Required: true, InList: true, Value: Choice(registerSet, func(u *RegisterUse) *string { return &u.Register })},
		{Name: "state", Word: "lage", Required: true, InList: true, Value: Choice(useStates, func(u *RegisterUse) *UseState { return &u.State })},
		{Name: "system", Word: "system", InList: true, Value: Text(func(u *RegisterUse) *string { return &u.System })},
		{Name: "whole", Word: "antal-totalt", InList: true, Value: Number(func(u *RegisterUse) **int { return &u.Whole })},
		{Name: "note", Word: "anteckning", Folded: true, Value: LongText(func(u *RegisterUse) *string { return &u.Note })},
	},
}

// check holds what is said to what can be.
func (u *RegisterUse) check() error {
	refuse := func(key, field string) error { return fieldProblem(NewProblem(key), "register_use", field) }
	switch {
	case !IsRegister(u.Register):
		return refuse("problem.register_use.unknown", "kind_name")
	case u.Whole != nil && *u.Whole < 0:
		return refuse("problem.register_use.whole", "whole")
	}
	return nil
}
