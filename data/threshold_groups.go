package data

import (
	"slices"
	"strings"
)

// ThresholdGroup is the thresholds of one sector.
type ThresholdGroup struct {
	Sector     string // empty: every sector
	Ours       bool   // the municipality is in the sector
	Thresholds []*Threshold
}

// ThresholdsFor gives the thresholds in force on the day the incident became known, grouped by sector: those of the
// municipality's own sectors first, then those of every sector, then the others. Until it is known the day is today.
func ThresholdsFor(reg Register, i *Incident, today Day) []ThresholdGroup {
	on := today
	if known, _ := i.Knowledge(); !known.IsZero() {
		on = DayOf(known)
	}
	var groups []ThresholdGroup
	for _, t := range All(reg, Thresholds) {
		if t.From > on {
			continue
		}
		at := slices.IndexFunc(groups, func(g ThresholdGroup) bool { return strings.EqualFold(g.Sector, t.Sector) })
		if at < 0 {
			at = len(groups)
			groups = append(groups, ThresholdGroup{Sector: t.Sector, Ours: t.Sector != "" && InSector(reg, t.Sector)})
		}
		groups[at].Thresholds = append(groups[at].Thresholds, t)
	}
	rank := func(g ThresholdGroup) int {
		switch {
		case strings.EqualFold(g.Sector, publicAdministration):
			return 0
		case g.Ours:
			return 1
		case g.Sector == "":
			return 2
		}
		return 3
	}
	slices.SortStableFunc(groups, func(a, b ThresholdGroup) int { return rank(a) - rank(b) })
	return groups
}

// SignificanceBy proposes whether an incident is significant from what was answered of each threshold: one passed is enough
// (MCFFS 2026:8), none passed takes an answer to all. It proposes alone; a person judges.
func SignificanceBy(answers []Judgement) Judgement {
	switch {
	case slices.Contains(answers, JudgedYes):
		return JudgedYes
	case len(answers) == 0 || slices.Contains(answers, NotJudged):
		return NotJudged
	}
	return JudgedNo
}
