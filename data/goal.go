package data

// Goal is a measurable goal of information security (SS-EN ISO/IEC 27001:2023, 6.2): what is measured, and what it shall be by when.
type Goal struct {
	Head
	Number    *int
	Title     string
	Measure   string // what is measured, and how
	Target    *int
	CountedIn string // "%", "dagar", "system"
	Bound     GoalBound
	Due       Day
	Owner     Link[*Person]
	Every     *int   // months between readings
	Source    string // where the figure is taken from
	Why       string // what the goal is for
	EndedOn   Day
}

// GoalBound tells which way is better.
type GoalBound string

// The two ways.
const (
	AtLeast GoalBound = "at_least"
	AtMost  GoalBound = "at_most"
)

var goalBounds = ChoiceSet{"goal_bound", []Option{
	{string(AtLeast), "minst"},
	{string(AtMost), "hogst"},
}}

// KindName implements Record.
func (*Goal) KindName() string { return "goal" }

// Goals declares mål.
var Goals = &Kind[*Goal]{
	Name: "goal", Word: "mal", Icon: "goal", Title: "title", Prefix: "M", Ends: "ended_on",
	New: func() *Goal { return &Goal{Bound: AtLeast} },
	Check: func(g *Goal) error {
		if g.Every != nil && *g.Every < 1 {
			return fieldProblem(NewProblem("problem.months_between"), "goal", "every")
		}
		return nil
	},
	Fields: []Field[*Goal]{
		{Name: NumberField, Word: "nummer", Hidden: true, InList: true, Value: Number(func(g *Goal) **int { return &g.Number })},
		{Name: "title", Word: "titel", Required: true, InList: true, Value: Text(func(g *Goal) *string { return &g.Title })},
		{Name: "measure", Word: "matt", Value: Text(func(g *Goal) *string { return &g.Measure })},
		{Name: "bound", Word: "minst-eller-hogst", Value: Choice(goalBounds, func(g *Goal) *GoalBound { return &g.Bound })},
		{Name: "target", Word: "malvarde", InList: true, Value: Number(func(g *Goal) **int { return &g.Target })},
		{Name: "counted_in", Word: "matenhet", InList: true, Value: Text(func(g *Goal) *string { return &g.CountedIn })},
		{Name: "due", Word: "senast", InList: true, Value: Date(func(g *Goal) *Day { return &g.Due })},
		{Name: "owner", Word: "agare", InList: true, Value: Ref(func(g *Goal) *Link[*Person] { return &g.Owner })},
		{Name: "every", Word: "mats-var-manad", Folded: true, Value: Number(func(g *Goal) **int { return &g.Every })},
		{Name: "source", Word: "kalla", Folded: true, Value: Text(func(g *Goal) *string { return &g.Source })},
		{Name: "why", Word: "varfor", Folded: true, Value: LongText(func(g *Goal) *string { return &g.Why })},
		{Name: "ended_on", Word: "avslutat", Folded: true, Value: Date(func(g *Goal) *Day { return &g.EndedOn })},
	},
}

// Reached tells whether a value is what the goal asks for.
func (g *Goal) Reached(value int) bool {
	if g.Target == nil {
		return false
	}
	if g.Bound == AtMost {
		return value <= *g.Target
	}
	return value >= *g.Target
}
