package data

import (
	"cmp"
	"slices"
)

// RiskStanding is how a risk stands on a day.
type RiskStanding struct {
	*Risk
	Series     []*RiskValue // up to the day, the earliest first
	First, Now Valued
	Level      *RiskLevel // of Now; nil when it has no value or there are no bands
	Since      Day        // since when it has been in the band or a worse one; empty when no day is known
	Accepted   bool       // accepted by somebody who may, not run out, and not grown worse since
	Outgrown   bool       // it has come into a worse band since it was accepted
	Unallowed  bool       // its owner has accepted it alone, which they may not in its band
	Actions    []*Action  // that came of it
	matrix     *RiskMatrix
	rank       int // of the band among them all
}

// RiskStandings lists the risks that are not closed on a day, the worst first.
func RiskStandings(reg Register, today Day) []RiskStanding {
	matrix := NewRiskMatrix(reg)
	series, later := map[Link[*Risk]][]*RiskValue{}, map[Link[*Risk]]bool{}
	for _, v := range All(reg, RiskValues) { // in the order of their days
		switch {
		case !v.Value().Known():
		case v.On <= today:
			series[v.Risk] = append(series[v.Risk], v)
		default:
			later[v.Risk] = true
		}
	}
	actions := map[string][]*Action{}
	for _, a := range All(reg, Actions) {
		if kind, id, ok := SplitOrigin(a.Origin); ok && kind == "risk" {
			actions[id] = append(actions[id], a)
		}
	}
	var list []RiskStanding
	for _, r := range All(reg, Risks) {
		link := Link[*Risk](r.ID)
		session, analysed := Find(reg, r.Session)
		unknown := len(series[link]) == 0 && (later[link] || analysed && session.On > today) // nobody knew of it on the day
		if !r.Closed(today) && !unknown {
			s := RiskStanding{Risk: r, Series: series[link], Actions: actions[r.ID], matrix: &matrix}
			s.value(reg)
			s.acceptance(today)
			s.rank = matrix.rank(s.Level)
			list = append(list, s)
		}
	}
	order := make([]int, len(list)) // sorted in the place of the standings, which take long to move about
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := &list[i], &list[j]
		return cmp.Or(cmp.Compare(b.rank, a.rank), cmp.Compare(b.Now.Product(), a.Now.Product()),
			cmp.Compare(b.Now.Consequence, a.Now.Consequence))
	})
	sorted := make([]RiskStanding, len(list))
	for at, i := range order {
		sorted[at] = list[i]
	}
	return sorted
}

// StandingOfRisk is how one risk stands, closed or not.
func StandingOfRisk(reg Register, r *Risk, today Day) RiskStanding {
	matrix := NewRiskMatrix(reg)
	s := RiskStanding{Risk: r, matrix: &matrix}
	for _, v := range All(reg, RiskValues) {
		if string(v.Risk) == r.ID && v.On <= today && v.Value().Known() {
			s.Series = append(s.Series, v)
		}
	}
	for _, a := range All(reg, Actions) {
		if a.Origin == OriginOf("risk", r.ID) {
			s.Actions = append(s.Actions, a)
		}
	}
	s.value(reg)
	s.acceptance(today)
	return s
}

// value is the latest of the series; where there is none, what the risk itself says, on the day of its session.
func (s *RiskStanding) value(reg Register) {
	if len(s.Series) == 0 {
		on := Day("")
		if session, ok := Find(reg, s.Session); ok {
			on = session.On
		}
		s.Now = valued(s.Consequence, s.Probability, on)
		s.First, s.Level, s.Since = s.Now, s.matrix.Level(s.Now), on
		return
	}
	s.First, s.Now = s.Series[0].Value(), s.Series[len(s.Series)-1].Value()
	s.Level = s.matrix.Level(s.Now)
	for _, v := range slices.Backward(s.Series) {
		if s.matrix.rank(s.matrix.Level(v.Value())) < s.matrix.rank(s.Level) {
			break
		}
		s.Since = v.On
	}
}

// acceptance is whether somebody's acceptance still holds. It was given for the value that the risk had then: one that has
// come into a worse band since is not accepted.
func (s *RiskStanding) acceptance(today Day) {
	if s.AcceptedOn == "" || s.AcceptedOn > today {
		return
	}
	then := s.First
	for _, v := range s.Series {
		if v.On <= s.AcceptedOn {
			then = v.Value()
		}
	}
	s.Outgrown = s.matrix.rank(s.Level) > s.matrix.rank(s.matrix.Level(then))
	s.Unallowed = s.Above() && s.AcceptedBy != "" && s.AcceptedBy == s.Owner
	s.Accepted = !s.Outgrown && !s.Unallowed && (s.AcceptedUntil == "" || s.AcceptedUntil >= today)
}

// Wants names the fields that a risk must have to be handled at all and that nobody has filled in.
func (s RiskStanding) Wants() []string {
	var wants []string
	if !s.Now.Known() {
		wants = append(wants, "consequence")
	}
	if s.Owner == "" {
		wants = append(wants, "owner")
	}
	if s.Treatment == "" {
		wants = append(wants, "treatment")
	}
	return wants
}

// Above tells whether the risk is more than its owner may accept.
func (s RiskStanding) Above() bool { return s.Level != nil && !s.Level.OwnerMay }

// HandledBy is when the risk must be out of its band at the latest; empty when its band sets no time.
func (s RiskStanding) HandledBy() Day {
	if s.Level == nil || s.Level.Months == nil || s.Since == "" {
		return ""
	}
	return s.Since.AddMonths(*s.Level.Months)
}

// InHand tells whether something is being done about the risk: an acceptance that holds, or a treatment with an action that
// nobody has called off.
func (s RiskStanding) InHand() bool {
	if s.Accepted {
		return true
	}
	return s.Treatment != "" && s.Treatment != TreatAccept &&
		slices.ContainsFunc(s.Actions, func(a *Action) bool { return a.State != ActionCancelled })
}

// Acceptable tells whether the risk is on a level that the municipality has said it can live with: within what its owner may
// accept, accepted by somebody else, or in hand and not past its band's time.
func (s RiskStanding) Acceptable(today Day) bool {
	by := s.HandledBy()
	return !s.Above() && s.Now.Known() || s.Accepted || s.InHand() && (by == "" || by >= today)
}
