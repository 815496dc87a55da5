package data

// ClassLevel is a level of the municipality's scale of classification: what it means for each sort of consequence, and how
// strong protection it leads to. The rows come with the program and can be edited.
type ClassLevel struct {
	Head
	Level      *int
	Title      string
	Protection Protection // empty: the level demands none
	National   bool       // Sveriges säkerhet: nothing of it may be kept here
	Money      string
	Outage     string
	Breach     string
	Trust      string
	Privacy    string
	Injury     string
	Nature     string
	Source     string
	CheckedOn  Day
}

// levelProtections are the levels of protection as a level of the scale leads to them: none is an answer.
var levelProtections = ChoiceSet{"level_protection", protections.Options}

// KindName implements Record.
func (*ClassLevel) KindName() string { return "class_level" }

// ClassLevels declares klassningsniva.
var ClassLevels = &Kind[*ClassLevel]{
	Name: "class_level", Word: "klassningsniva", Icon: "classification", Title: "title", Position: "level",
	New: func() *ClassLevel { return &ClassLevel{} },
	Check: func(l *ClassLevel) error {
		if l.Level != nil && *l.Level < 0 {
			return fieldProblem(NewProblem("problem.class_level.level"), "class_level", "level")
		}
		return nil
	},
	Fields: []Field[*ClassLevel]{
		{Name: "level", Word: "niva", Required: true, InList: true, Value: Number(func(l *ClassLevel) **int { return &l.Level })},
		{Name: "title", Word: "namn", Required: true, InList: true, Value: Text(func(l *ClassLevel) *string { return &l.Title })},
		{Name: "protection", Word: "skydd", InList: true, Value: Choice(levelProtections, func(l *ClassLevel) *Protection { return &l.Protection })},
		{Name: "national", Word: "sveriges-sakerhet", InList: true, Value: Bool(func(l *ClassLevel) *bool { return &l.National })},
		{Name: "money", Word: "ekonomi", Value: Text(func(l *ClassLevel) *string { return &l.Money })},
		{Name: "outage", Word: "avbrott", Value: Text(func(l *ClassLevel) *string { return &l.Outage })},
		{Name: "breach", Word: "efterlevnad", Value: Text(func(l *ClassLevel) *string { return &l.Breach })},
		{Name: "trust", Word: "fortroende", Value: Text(func(l *ClassLevel) *string { return &l.Trust })},
		{Name: "privacy", Word: "skada-for-enskild", Value: Text(func(l *ClassLevel) *string { return &l.Privacy })},
		{Name: "injury", Word: "personskada", Value: Text(func(l *ClassLevel) *string { return &l.Injury })},
		{Name: "nature", Word: "miljo", Value: Text(func(l *ClassLevel) *string { return &l.Nature })},
		{Name: "source", Word: "kalla", Folded: true, Value: Text(func(l *ClassLevel) *string { return &l.Source })},
		{Name: "checked_on", Word: "kontrollerad", Folded: true, Value: Date(func(l *ClassLevel) *Day { return &l.CheckedOn })},
	},
}
