package data

// FileClass is how the owner has classified the file itself. What each record tells alone is little; weaknesses, incidents and
// suppliers gathered in one place tell much more, so the file can need more protection than anything in it.
type FileClass struct {
	Confidentiality, Integrity, Availability FileLevel
	Reason                                   string
	By                                       string // who decided: a person, a role or a body
	On                                       Day
}

// FileLevel is how much harm it would do, on the scale that MSB's method for systematic work with information security uses.
type FileLevel string

// The levels, the least first; empty is unjudged.
const (
	LevelNegligible   FileLevel = "negligible"
	LevelModerate     FileLevel = "moderate"
	LevelConsiderable FileLevel = "considerable"
	LevelSevere       FileLevel = "severe"
)

var fileLevels = ChoiceSet{"file_level", []Option{
	{string(LevelNegligible), "forsumbar"},
	{string(LevelModerate), "mattlig"},
	{string(LevelConsiderable), "betydande"},
	{string(LevelSevere), "allvarlig"},
}}

// AtLeast tells whether a level is another or more.
func (l FileLevel) AtLeast(other FileLevel) bool { return l.rank() >= other.rank() }

func (l FileLevel) rank() int {
	for i, o := range fileLevels.Options {
		if o.Name == string(l) {
			return i
		}
	}
	return -1
}

// ProposedFileClass is what a person who has nothing else to go by should begin with: who reads the whole file knows where the
// municipality is weak, while what is wrong in it or cannot be read for a day is found out or can wait.
func ProposedFileClass() FileClass {
	return FileClass{Confidentiality: LevelConsiderable, Integrity: LevelModerate, Availability: LevelModerate}
}

// Done tells whether the file has been classified: all three levels, by somebody, on a day.
func (c FileClass) Done() bool {
	return c.Confidentiality != "" && c.Integrity != "" && c.Availability != "" && c.By != "" && c.On != ""
}

// check refuses a classification that is not whole. One that has not been begun is none.
func (c FileClass) check() error {
	if c.Done() || c.Confidentiality == "" && c.Integrity == "" && c.Availability == "" {
		return nil
	}
	field := "own_class_on"
	switch {
	case c.Confidentiality == "":
		field = "own_confidentiality"
	case c.Integrity == "":
		field = "own_integrity"
	case c.Availability == "":
		field = "own_availability"
	case c.By == "":
		field = "own_class_by"
	}
	return fieldProblem(NewProblem("problem.municipality.class"), "municipality", field)
}
