package data

import (
	"slices"
	"strings"
)

// Threshold is one of the thresholds at which an incident counts as significant. The rows come with the program and can be
// edited, since provisions change; each names its provision, its source and when it was checked.
type Threshold struct {
	Head
	Title     string // asked as it stands: "Verksamheten begränsad i mer än 4 timmar"
	Sector    string // empty: every sector
	Provision string
	Source    string
	CheckedOn Day
	From      Day  // when it came into force; incidents known before are not under it
	Recurring bool // it counts incidents that come back with the same cause
	Note      string
}

// KindName implements Record.
func (*Threshold) KindName() string { return "threshold" }

// Thresholds declares tröskelvärde.
var Thresholds = &Kind[*Threshold]{
	Name: "threshold", Word: "troskelvarde", Icon: "warning", Title: "title",
	New: func() *Threshold { return &Threshold{} },
	Fields: []Field[*Threshold]{
		{Name: "title", Word: "titel", Required: true, InList: true, Value: Text(func(t *Threshold) *string { return &t.Title })},
		{Name: "sector", Word: "sektor", InList: true, Value: Text(func(t *Threshold) *string { return &t.Sector })},
		{Name: "provision", Word: "lagrum", Required: true, InList: true, Value: Text(func(t *Threshold) *string { return &t.Provision })},
		{Name: "source", Word: "kalla", Required: true, Value: Text(func(t *Threshold) *string { return &t.Source })},
		{Name: "checked_on", Word: "kontrollerad", Required: true, InList: true, Value: Date(func(t *Threshold) *Day { return &t.CheckedOn })},
		{Name: "from", Word: "galler-fran", Folded: true, Value: Date(func(t *Threshold) *Day { return &t.From })},
		{Name: "recurring", Word: "aterkommande", Folded: true, Value: Bool(func(t *Threshold) *bool { return &t.Recurring })},
		{Name: "note", Word: "anmarkning", Folded: true, Value: LongText(func(t *Threshold) *string { return &t.Note })},
	},
}

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
