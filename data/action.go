package data

import (
	"cmp"
	"slices"
	"strings"
)

// Action is something somebody has promised to do by a day.
type Action struct {
	Head
	Number      *int
	Title       string
	Description string
	Responsible Link[*Person]
	Owner       Link[*Unit] // the part of the organisation that owns it
	Due         Day
	State       ActionState
	Priority    Priority
	Cost        *int // kronor; for what is drift those of one year
	CostSort    CostSort
	Financed    bool
	DoneOn      Day
	Duties      Links[*Duty]
	Incident    Link[*Incident]
	Document    Link[*Document]
	Decision    Link[*Decision] // the board's task that it answers
	ReportBy    Day             // återrapportering to the board at the latest
	ReportedOn  Day
	Report      Link[*Decision] // by which the board noted what was reported back
	Start       Day
	Refused     string // which risk stays if it is not paid for
	EffectOn    Day    // when somebody looked whether it helped
	Effect      string
	Origin      string // what it came of, where no field of its own says so: see OriginOf
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

// The priorities.
const (
	PriorityHigh   Priority = "high"
	PriorityMedium Priority = "medium"
	PriorityLow    Priority = "low"
)

var priorities = ChoiceSet{"priority", []Option{{string(PriorityHigh), "hog"}, {string(PriorityMedium), "medel"}, {string(PriorityLow), "lag"}}}

// CostSort tells which of the two budgets a cost is in: each year's, or that for what lasts for years.
type CostSort string

// The sorts of a cost.
const (
	CostRunning    CostSort = "running"
	CostInvestment CostSort = "investment"
)

var costSorts = ChoiceSet{"cost_sort", []Option{{string(CostRunning), "drift"}, {string(CostInvestment), "investering"}}}

// KindName implements Record.
func (*Action) KindName() string { return "action" }

// Actions declares åtgärd.
var Actions = &Kind[*Action]{
	Name: "action", Word: "atgard", Icon: "action", Title: "title", Prefix: "Å", Ends: "done_on",
	New: func() *Action { return &Action{State: ActionPlanned} }, Follows: []string{"incident"},
	Check: func(a *Action) error {
		if a.DoneOn != "" && a.State != ActionDone {
			return fieldProblem(NewProblem("problem.action.done"), "action", "done_on")
		}
		if kind, _, ok := SplitOrigin(a.Origin); a.Origin != "" && !(ok && IsRegister(kind)) {
			return fieldProblem(NewProblem("problem.action.origin"), "action", OriginField)
		}
		return nil
	},
	Fields: append([]Field[*Action]{
		{Name: NumberField, Word: "nummer", Hidden: true, InList: true, Value: Number(func(a *Action) **int { return &a.Number })},
		{Name: "title", Word: "titel", Required: true, InList: true, Value: Text(func(a *Action) *string { return &a.Title })},
		{Name: "responsible", Word: "ansvarig", InList: true, Value: Ref(func(a *Action) *Link[*Person] { return &a.Responsible })},
		{Name: "owner", Word: "agare", Folded: true, Value: Ref(func(a *Action) *Link[*Unit] { return &a.Owner })},
		{Name: "due", Word: "forfaller", InList: true, Value: Date(func(a *Action) *Day { return &a.Due })},
		{Name: "state", Word: "lage", InList: true, Value: Choice(actionStates, func(a *Action) *ActionState { return &a.State })},
		{Name: "priority", Word: "prioritet", Value: Choice(priorities, func(a *Action) *Priority { return &a.Priority })},
		{Name: "description", Word: "beskrivning", Value: LongText(func(a *Action) *string { return &a.Description })},
		{Name: "decision", Word: "uppdrag", Folded: true, Value: Ref(func(a *Action) *Link[*Decision] { return &a.Decision })},
		{Name: "report_by", Word: "aterrapportera-senast", Folded: true, Value: Date(func(a *Action) *Day { return &a.ReportBy })},
		{Name: "reported_on", Word: "aterrapporterad", Folded: true, Value: Date(func(a *Action) *Day { return &a.ReportedOn })},
		{Name: "report", Word: "aterrapporterad-genom", Folded: true, Value: Ref(func(a *Action) *Link[*Decision] { return &a.Report })},
		{Name: "start", Word: "start", Folded: true, Value: Date(func(a *Action) *Day { return &a.Start })},
		{Name: "cost", Word: "kostnad", Folded: true, Value: Number(func(a *Action) **int { return &a.Cost })},
		{Name: "cost_sort", Word: "kostnadsslag", Folded: true, Value: Choice(costSorts, func(a *Action) *CostSort { return &a.CostSort })},
		{Name: "financed", Word: "finansierad", Folded: true, Value: Bool(func(a *Action) *bool { return &a.Financed })},
		{Name: "refused", Word: "risk-om-nej", Folded: true, Value: LongText(func(a *Action) *string { return &a.Refused })},
		{Name: "done_on", Word: "klar-datum", Folded: true, Value: Date(func(a *Action) *Day { return &a.DoneOn })},
		{Name: "duties", Word: "ataganden", Folded: true, Value: Refs(func(a *Action) *Links[*Duty] { return &a.Duties })},
		{Name: "incident", Word: "incident", Folded: true, Value: Ref(func(a *Action) *Link[*Incident] { return &a.Incident })},
		{Name: "document", Word: "styrdokument", Folded: true, Value: Ref(func(a *Action) *Link[*Document] { return &a.Document })},
		{Name: "effect_on", Word: "utfall-kontrollerat", Folded: true, Value: Date(func(a *Action) *Day { return &a.EffectOn })},
		{Name: OriginField, Word: "uppkom-ur", Hidden: true, Value: Text(func(a *Action) *string { return &a.Origin })},
		{Name: "effect", Word: "utfall", Folded: true, Value: LongText(func(a *Action) *string { return &a.Effect })},
	}, secrecyFields[*Action]()...),
}

// Open tells whether the action still waits to be done.
func (a *Action) Open() bool { return a.State != ActionDone && a.State != ActionCancelled }

// OriginField is the name of the field that tells what an action came of.
const OriginField = "origin"

// OriginOf is how an action tells that it came of a record. Any register can be the source, so it is the kind and the id
// instead of one reference a kind.
func OriginOf(kind, id string) string { return kind + "/" + id }

// SplitOrigin gives the kind and the id of what an action came of, or of what a bilaga or a paper is about; false for what is no such
// thing. The store looks for the record by them.
func SplitOrigin(origin string) (kind, id string, ok bool) {
	kind, id, _ = strings.Cut(origin, "/")
	return kind, id, isKindName(kind) && IsID(id)
}

// isKindName tells whether a text can be the name of a kind: the kinds themselves are not asked, since their rules ask this.
func isKindName(text string) bool {
	return text != "" && strings.IndexFunc(text, func(r rune) bool { return r != '_' && (r < 'a' || r > 'z') }) < 0
}

// ComparePriority puts actions in the order they matter: the highest priority first, one without last, then by day.
func ComparePriority(a, b *Action) int {
	order := func(p Priority) int {
		i := slices.IndexFunc(priorities.Options, func(o Option) bool { return o.Name == string(p) })
		if i < 0 {
			return len(priorities.Options)
		}
		return i
	}
	return cmp.Or(cmp.Compare(order(a.Priority), order(b.Priority)), cmp.Compare(orLast(a.Due), orLast(b.Due)))
}

// Unfinanced tells whether the action waits for money that nobody has given.
func (a *Action) Unfinanced() bool { return a.Open() && a.Cost != nil && *a.Cost > 0 && !a.Financed }

// Wants lists the names of the fields that the plan needs of the action as it stands, and that nobody has filled in.
func (a *Action) Wants(today Day) []string {
	var wants []string
	want := func(field string, lacks bool) {
		if lacks {
			wants = append(wants, field)
		}
	}
	if a.Open() {
		want("responsible", a.Responsible == "")
		want("due", a.Due == "")
		want("priority", a.Priority == "")
		want("refused", a.Unfinanced() && a.Refused == "")
	}
	if a.State == ActionDone {
		want("done_on", a.DoneOn == "")
		want("effect", a.Effect == "" && a.DoneOn != "" && a.DoneOn.AddMonths(monthsToOutcome) <= today)
	}
	return wants
}

// originsOfActions tells of which records actions have come. Where actions are kept in another system nobody can tell, and all
// have.
func originsOfActions(reg Register) func(Record) bool {
	if UseOf(reg, Actions.Name).State == UseElsewhere {
		return func(Record) bool { return true }
	}
	of := map[string]bool{}
	for _, a := range All(reg, Actions) {
		if a.State != ActionCancelled {
			of[a.Origin] = true
			of[OriginOf(Decisions.Name, string(a.Decision))] = true
			of[OriginOf(Incidents.Name, string(a.Incident))] = true
		}
	}
	return func(r Record) bool { return of[OriginOf(r.KindName(), r.Header().ID)] }
}
