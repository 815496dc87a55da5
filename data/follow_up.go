package data

// MaturityAreas lists the areas of the self-assessment in order.
func MaturityAreas() []MaturityArea {
	list := make([]MaturityArea, len(maturityAreas.Options))
	for i, o := range maturityAreas.Options {
		list[i] = MaturityArea(o.Name)
	}
	return list
}

// Levels are the levels that have been judged, by area and year. Where two copies of a file have each judged one, the later made counts.
func Levels(reg Register) map[MaturityArea]map[Year]int {
	levels := map[MaturityArea]map[Year]int{}
	made := map[MaturityArea]map[Year]string{}
	for _, s := range All(reg, SelfAssessments) {
		if s.Level == nil {
			continue
		}
		if levels[s.Area] == nil {
			levels[s.Area], made[s.Area] = map[Year]int{}, map[Year]string{}
		}
		if s.ID >= made[s.Area][s.Year] {
			levels[s.Area][s.Year], made[s.Area][s.Year] = *s.Level, s.ID
		}
	}
	return levels
}

// AssessmentsFor are the areas that nobody has judged for a year, each to be judged.
func AssessmentsFor(reg Register, year Year) []*SelfAssessment {
	there := map[MaturityArea]bool{}
	for _, s := range All(reg, SelfAssessments) {
		if s.Year == year {
			there[s.Area] = true
		}
	}
	var list []*SelfAssessment
	for _, area := range MaturityAreas() {
		if !there[area] && year != "" {
			list = append(list, &SelfAssessment{Area: area, Year: year})
		}
	}
	return list
}

// AssessmentOf is how an area was judged a year; nil when it was not.
func AssessmentOf(reg Register, area MaturityArea, year Year) *SelfAssessment {
	var latest *SelfAssessment
	for _, s := range All(reg, SelfAssessments) {
		if s.Area == area && s.Year == year && (latest == nil || s.ID > latest.ID) {
			latest = s
		}
	}
	return latest
}
