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
