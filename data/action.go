package data

// Action is something somebody has promised to do by a day.
type Action struct {
	Head
	Number      *int
	Title       string
	Description string
	Responsible Link[*Person]
	Due         Day
	State       ActionState
	Priority    Priority
	Cost        *int // kronor
	Financed    bool
	DoneOn      Day
	Duties      Links[*Duty]
	Incident    Link[*Incident]
}

// ActionState tells how far an action has come.
type ActionState string

// The states of an action.
const (
	ActionPlanned   ActionState = "planned"
	ActionOngoing   ActionState = "ongoing"
	ActionDone      ActionState = "done"
	ActionCancelled ActionState = "cancelled"
)

var actionStates = ChoiceSet{"action_state", []Option{
	{string(ActionPlanned), "planerad"},
	{string(ActionOngoing), "pagar"},
	{string(ActionDone), "klar"},
	{string(ActionCancelled), "avbruten"},
}}

// Priority is how much an action matters.
type Priority string

var priorities = ChoiceSet{"priority", []Option{{"high", "hog"}, {"medium", "medel"}, {"low", "lag"}}}

// KindName implements Record.
func (*Action) KindName() string { return "action" }

// Actions declares åtgärd.
var Actions = &Kind[*Action]{
	Name: "action", Word: "atgard", Icon: "action", Title: "title", Prefix: "Å",
	New: func() *Action { return &Action{State: ActionPlanned} },
	Check: func(a *Action) error {
		if a.DoneOn != "" && a.State != ActionDone {
			return fieldProblem(NewProblem("problem.action.done"), "action", "done_on")
		}
		return nil
	},
	Fields: append([]Field[*Action]{
		{Name: NumberField, Word: "nummer", Hidden: true, InList: true, Value: Number(func(a *Action) **int { return &a.Number })},
		{Name: "title", Word: "titel", Required: true, InList: true, Value: Text(func(a *Action) *string { return &a.Title })},
		{Name: "responsible", Word: "ansvarig", InList: true, Value: Ref(func(a *Action) *Link[*Person] { return &a.Responsible })},
		{Name: "due", Word: "forfaller", InList: true, Value: Date(func(a *Action) *Day { return &a.Due })},
		{Name: "state", Word: "lage", InList: true, Value: Choice(actionStates, func(a *Action) *ActionState { return &a.State })},
		{Name: "priority", Word: "prioritet", Value: Choice(priorities, func(a *Action) *Priority { return &a.Priority })},
		{Name: "description", Word: "beskrivning", Value: LongText(func(a *Action) *string { return &a.Description })},
		{Name: "cost", Word: "kostnad", Folded: true, Value: Number(func(a *Action) **int { return &a.Cost })},
		{Name: "financed", Word: "finansierad", Folded: true, Value: Bool(func(a *Action) *bool { return &a.Financed })},
		{Name: "done_on", Word: "klar-datum", Folded: true, Value: Date(func(a *Action) *Day { return &a.DoneOn })},
		{Name: "duties", Word: "ataganden", Folded: true, Value: Refs(func(a *Action) *Links[*Duty] { return &a.Duties })},
		{Name: "incident", Word: "incident", Folded: true, Value: Ref(func(a *Action) *Link[*Incident] { return &a.Incident })},
	}, secrecyFields[*Action]()...),
}

// Open tells whether the action still waits to be done.
func (a *Action) Open() bool { return a.State != ActionDone && a.State != ActionCancelled }
