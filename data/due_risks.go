package data

import (
	"cmp"
	"slices"
)

// monthsBetweenAnalyses is how often a part of the organisation analyses its risks: MSB:s metodstöd advises once a year.
const monthsBetweenAnalyses = 12

// monthsBetweenExercises is how often a plan of continuity is exercised, as the policy's follow-up counts it.
const monthsBetweenExercises = 24

// risks are acceptances that run out, risks that have not been dealt with in time, and analyses that have grown old.
func (w *watch) risks() {
	for _, s := range RiskStandings(w.reg, w.today) {
		owner := to{person: s.Owner}
		switch {
		case s.AcceptedOn != "" && !s.Outgrown && !s.Unallowed: // one that has run out is told as that alone
			w.add(DueAcceptance, s.AcceptedUntil, s.Risk, owner)
		case len(s.Wants()) > 0 || s.Above():
			w.add(DueRisk, s.HandledBy(), s.Risk, owner)
		}
	}
	if w.elsewhere["risk_session"] {
		return
	}
	for _, a := range Analyses(w.reg) {
		w.add(DueAnalysis, a.NextBy, a.Unit, to{})
	}
}

// Analysed is when an administration last analysed its risks, and when it shall do so again.
type Analysed struct {
	Unit   *Unit
	Last   *RiskSession // nil: never
	NextBy Day
}

// Analyses lists the administrations in the order of the register, once somebody has begun to analyse risks. One that has never
// done so shall within a year from the first analysis of the municipality. An analysis of a part is the administration's.
func Analyses(reg Register) []Analysed {
	sessions := All(reg, RiskSessions)
	if len(sessions) == 0 {
		return nil
	}
	first := slices.MinFunc(sessions, func(a, b *RiskSession) int { return cmp.Compare(a.On, b.On) }).On
	last := map[*Unit]*RiskSession{}
	for _, s := range sessions {
		if u := administrationOf(reg, s.Unit); u != nil && (last[u] == nil || last[u].On < s.On) {
			last[u] = s
		}
	}
	var list []Analysed
	for _, u := range administrations(reg) {
		a := Analysed{Unit: u, Last: last[u], NextBy: first.AddMonths(monthsBetweenAnalyses)}
		if a.Last != nil {
			a.NextBy = a.Last.On.AddMonths(monthsBetweenAnalyses)
		}
		list = append(list, a)
	}
	return list
}

// administrationOf is the administration that a unit is or lies below; nil for others.
func administrationOf(reg Register, link Link[*Unit]) *Unit {
	for range 10 { // deeper than any municipality, and an end for units that lie below one another in a ring
		u, ok := Find(reg, link)
		if !ok || u.Removed || u.Gallrad != "" {
			return nil
		}
		if u.Type == UnitAdministration {
			return u
		}
		link = u.Parent
	}
	return nil
}

// continuity is plans that shall be seen over and exercised.
func (w *watch) continuity() {
	for _, s := range ContinuityStandings(w.reg, w.today) {
		owner := to{person: s.Owner}
		w.add(DuePlan, s.ReviewOn, s.Continuity, owner)
		if !w.elsewhere["exercise"] {
			w.add(DueExercise, s.ExerciseBy(), s.Continuity, owner)
		}
	}
}
