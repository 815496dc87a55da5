package data

// Environment is a note of omvärldsbevakning: something that has happened outside the municipality, and what it means here.
type Environment struct {
	Head
	Title   string
	On      Day
	Source  string
	What    string
	Meaning EnvironmentMeaning
	SoWhat  string
	By      Link[*Person] // who judged it
}

// EnvironmentMeaning tells whether what has happened touches the municipality.
type EnvironmentMeaning string

// What it can mean.
const (
	MeansNothing EnvironmentMeaning = "nothing"
	MeansWatch   EnvironmentMeaning = "watch"
	MeansAct     EnvironmentMeaning = "act"
)

var environmentMeanings = ChoiceSet{"environment_meaning", []Option{
	{string(MeansNothing), "ror-oss-inte"},
	{string(MeansWatch), "foljs"},
	{string(MeansAct), "atgard-behovs"},
}}

// KindName implements Record.
func (*Environment) KindName() string { return "environment" }

// Environments declares omvärldsbevakning.
var Environments = &Kind[*Environment]{
	Name: "environment", Word: "omvarldsbevakning", Icon: "environment", Title: "title", Position: "on", Ends: "on",
	New: func() *Environment { return &Environment{} },
	Fields: append([]Field[*Environment]{
		{Name: "title", Word: "titel", Required: true, InList: true, Value: Text(func(e *Environment) *string { return &e.Title })},
		{Name: "on", Word: "datum", Required: true, InList: true, Value: Date(func(e *Environment) *Day { return &e.On })},
		{Name: "source", Word: "kalla", InList: true, Value: Text(func(e *Environment) *string { return &e.Source })},
		{Name: "meaning", Word: "bedomning", InList: true, Value: Choice(environmentMeanings, func(e *Environment) *EnvironmentMeaning { return &e.Meaning })},
		{Name: "so_what", Word: "betyder-for-oss", Value: LongText(func(e *Environment) *string { return &e.SoWhat })},
		{Name: "what", Word: "beskrivning", Folded: true, Value: LongText(func(e *Environment) *string { return &e.What })},
		{Name: "by", Word: "bedomd-av", Folded: true, Value: Ref(func(e *Environment) *Link[*Person] { return &e.By })},
	}, secrecyFields[*Environment]()...),
}
