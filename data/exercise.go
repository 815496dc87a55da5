package data

// Exercise is when somebody tried whether a plan, a backup or an alarm works.
type Exercise struct {
	Head
	Number     *int
	Title      string
	On         Day
	Sort       ExerciseSort
	Worked     Judgement
	Continuity Link[*Continuity]
	Systems    Links[*System]
	Result     string
	Lessons    string
}

// ExerciseSort is what was tried.
type ExerciseSort string

// What can be tried.
const (
	ExercisePlan    ExerciseSort = "plan"
	ExerciseRestore ExerciseSort = "restore"
	ExerciseAlarm   ExerciseSort = "alarm"
)

var exerciseSorts = ChoiceSet{"exercise_sort", []Option{
	{string(ExercisePlan), "ovning"},
	{string(ExerciseRestore), "aterlasningstest"},
	{string(ExerciseAlarm), "larmtest"},
}}

// KindName implements Record.
func (*Exercise) KindName() string { return "exercise" }

// Exercises declares ovning.
var Exercises = &Kind[*Exercise]{
	Name: "exercise", Word: "ovning", Icon: "exercise", Title: "title", Tells: []string{"on"}, Prefix: "Ö", Ends: "on",
	New:   func() *Exercise { return &Exercise{Sort: ExercisePlan} },
	Guard: func(Register, *Exercise) Provision { return RiskAnalysis },
	Fields: append([]Field[*Exercise]{
		{Name: NumberField, Word: "nummer", Hidden: true, InList: true, Value: Number(func(e *Exercise) **int { return &e.Number })},
		{Name: "title", Word: "titel", Required: true, InList: true, Value: Text(func(e *Exercise) *string { return &e.Title })},
		{Name: "on", Word: "datum", Required: true, InList: true, Value: Date(func(e *Exercise) *Day { return &e.On })},
		{Name: "sort", Word: "slag", InList: true, Value: Choice(exerciseSorts, func(e *Exercise) *ExerciseSort { return &e.Sort })},
		{Name: "worked", Word: "lyckades", InList: true, Value: Choice(judgements, func(e *Exercise) *Judgement { return &e.Worked })},
		{Name: "continuity", Word: "kontinuitetsplan", Value: Ref(func(e *Exercise) *Link[*Continuity] { return &e.Continuity })},
		{Name: "systems", Word: "system", Value: Refs(func(e *Exercise) *Links[*System] { return &e.Systems })},
		{Name: "result", Word: "resultat", Value: LongText(func(e *Exercise) *string { return &e.Result })},
		{Name: "lessons", Word: "lardomar", Folded: true, Value: LongText(func(e *Exercise) *string { return &e.Lessons })},
	}, secrecyFields[*Exercise]()...),
}
