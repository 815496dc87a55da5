package data

// SelfAssessment is a självskattning: which level an area of the work has reached a year, in the municipality's own judgement.
// The levels are four and build on each other, as those of Infosäkkollen do; 0 is below the first.
type SelfAssessment struct {
	Head
	Area  MaturityArea
	Year  Year
	Level *int // 0–4
	Why   string
}

// MaturityArea is an area of the work whose maturity is judged.
type MaturityArea string

// The areas, in our own division.
const (
	MaturityLead       MaturityArea = "leading"
	MaturityPeople     MaturityArea = "responsibility"
	MaturityAssets     MaturityArea = "knowing"
	MaturityDangers    MaturityArea = "judging"
	MaturityProtection MaturityArea = "protecting"
	MaturityLearning   MaturityArea = "teaching"
	MaturityIncidents  MaturityArea = "handling"
	MaturityFollowUp   MaturityArea = "improving"
)

var maturityAreas = ChoiceSet{"maturity_area", []Option{
	{string(MaturityLead), "styrning"},
	{string(MaturityPeople), "roller-och-ansvar"},
	{string(MaturityAssets), "tillgangar-och-klassning"},
	{string(MaturityDangers), "risker"},
	{string(MaturityProtection), "sakerhetsatgarder"},
	{string(MaturityLearning), "kunskap-och-utbildning"},
	{string(MaturityIncidents), "incidenter-och-kontinuitet"},
	{string(MaturityFollowUp), "uppfoljning-och-forbattring"},
}}

// highestLevel is the highest of the levels.
const highestLevel = 4

// KindName implements Record.
func (*SelfAssessment) KindName() string { return "self_assessment" }

// SelfAssessments declares självskattning.
var SelfAssessments = &Kind[*SelfAssessment]{
	Name: "self_assessment", Word: "sjalvskattning", Icon: "self_assessment", Title: "area", Tells: []string{"year"},
	New: func() *SelfAssessment { return &SelfAssessment{} },
	Check: func(s *SelfAssessment) error {
		if s.Level != nil && (*s.Level < 0 || *s.Level > highestLevel) {
			return fieldProblem(NewProblem("problem.self_assessment.level"), "self_assessment", "level")
		}
		return nil
	},
	Fields: []Field[*SelfAssessment]{
		{Name: "area", Word: "omrade", Required: true, InList: true, Value: Choice(maturityAreas, func(s *SelfAssessment) *MaturityArea { return &s.Area })},
		{Name: "year", Word: "ar", Required: true, InList: true, Value: Choice(years, func(s *SelfAssessment) *Year { return &s.Year })},
		{Name: "level", Word: "niva", InList: true, Value: Number(func(s *SelfAssessment) **int { return &s.Level })},
		{Name: "why", Word: "motivering", InList: true, Value: LongText(func(s *SelfAssessment) *string { return &s.Why })},
	},
}
