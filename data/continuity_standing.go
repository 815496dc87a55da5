package data

// ContinuityStanding is how a critical activity stands on a day.
type ContinuityStanding struct {
	*Continuity
	Exercised *Exercise // the latest exercise of its plan; nil: never
	TooSlow   []*System // that may be down longer than the activity can stand still, or of which nobody has said
	Untried   []*System // whose backup nobody has read back within a year, or that failed
	today     Day
}

// ContinuityStandings lists the activities that have not ended.
func ContinuityStandings(reg Register, today Day) []ContinuityStanding {
	exercised := map[Link[*Continuity]]*Exercise{}
	for _, e := range All(reg, Exercises) {
		if e.Sort == ExercisePlan && e.Continuity != "" && e.On <= today && (exercised[e.Continuity] == nil || exercised[e.Continuity].On <= e.On) {
			exercised[e.Continuity] = e
		}
	}
	restored := Restored(reg, today)
	var list []ContinuityStanding
	for _, c := range All(reg, Continuities) {
		if c.EndedOn != "" && c.EndedOn <= today {
			continue
		}
		s := ContinuityStanding{Continuity: c, Exercised: exercised[Link[*Continuity](c.ID)], today: today}
		for _, link := range c.Systems {
			system, ok := Find(reg, link)
			if !ok || system.Removed || system.Gallrad != "" || !system.Live() {
				continue
			}
			if c.StopHours != nil && (system.RecoverHours == nil || *system.RecoverHours > *c.StopHours) {
				s.TooSlow = append(s.TooSlow, system)
			}
			if !restored[link].Good(today) {
				s.Untried = append(s.Untried, system)
			}
		}
		list = append(list, s)
	}
	return list
}

// ExerciseBy is when the plan shall be exercised: two years from the last time, or from the day it was made.
func (s ContinuityStanding) ExerciseBy() Day {
	from := s.PlanOn
	if s.Exercised != nil {
		from = s.Exercised.On
	}
	return from.AddMonths(monthsBetweenExercises)
}

// Ready tells whether the activity has a plan that has been exercised within two years, knows how long it can stand still, and
// rests on systems that come back in time and whose backups have been read back.
func (s ContinuityStanding) Ready() bool {
	return s.PlanOn != "" && s.StopHours != nil && s.Exercised != nil && s.ExerciseBy() >= s.today && len(s.TooSlow) == 0 && len(s.Untried) == 0
}

// Restore is the latest time that somebody tried to read a system's backup back.
type Restore struct {
	On     Day
	Worked Judgement
	By     *Exercise // nil: noted on the system itself
}

// Good tells whether it worked and was within a year.
func (r Restore) Good(today Day) bool {
	return r.Worked == JudgedYes && r.On.AddMonths(monthsBetweenRestores) >= today
}

// Restored is the latest try of each system: of what is noted on the system itself and the exercises of that sort.
func Restored(reg Register, today Day) map[Link[*System]]Restore {
	latest := map[Link[*System]]Restore{}
	for _, s := range All(reg, Systems) {
		if s.RestoredOn != "" && s.RestoredOn <= today {
			latest[Link[*System](s.ID)] = Restore{On: s.RestoredOn, Worked: s.RestoreWorked}
		}
	}
	for _, e := range All(reg, Exercises) {
		if e.Sort != ExerciseRestore || e.On > today {
			continue
		}
		for _, link := range e.Systems {
			if latest[link].On <= e.On {
				latest[link] = Restore{e.On, e.Worked, e}
			}
		}
	}
	return latest
}
