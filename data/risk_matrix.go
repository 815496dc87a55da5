package data

import (
	"cmp"
	"slices"
)

// RiskMatrix is the municipality's own scales and bands, read once.
type RiskMatrix struct {
	levels []*RiskLevel // the mildest first
	words  map[RiskAxis]map[int]*RiskStep
	steps  map[RiskAxis]int
	worst  int // the highest step of consequence
}

// fewestSteps is how many steps a scale has where no row says, as in MSB's method.
const fewestSteps = 4

// NewRiskMatrix reads the scales and bands of a register.
func NewRiskMatrix(reg Register) RiskMatrix {
	m := RiskMatrix{words: map[RiskAxis]map[int]*RiskStep{AxisConsequence: {}, AxisProbability: {}}}
	for _, l := range All(reg, RiskLevels) {
		if l.From != nil {
			m.levels = append(m.levels, l)
		}
	}
	slices.SortStableFunc(m.levels, func(a, b *RiskLevel) int { return cmp.Compare(*a.From, *b.From) })
	for _, s := range All(reg, RiskSteps) {
		if s.Step != nil && m.words[s.Axis] != nil {
			m.words[s.Axis][*s.Step] = s
		}
	}
	m.steps = map[RiskAxis]int{}
	for axis, words := range m.words {
		for n := range words {
			m.steps[axis] = max(m.steps[axis], n)
		}
		if len(words) == 0 {
			m.steps[axis] = fewestSteps
		}
	}
	m.worst = m.steps[AxisConsequence]
	return m
}

// Levels lists the bands, the mildest first.
func (m RiskMatrix) Levels() []*RiskLevel { return m.levels }

// Steps is how many steps a scale has: as many as its highest row says.
func (m RiskMatrix) Steps(axis RiskAxis) int { return m.steps[axis] }

// Step is the row of a step; nil when the municipality has none.
func (m RiskMatrix) Step(axis RiskAxis, n int) *RiskStep { return m.words[axis][n] }

// Level is the band of a value: the highest that begins at the product or below it. A band that always holds the worst holds
// at least each risk of the highest consequence. It is nil where there are no bands, or no value.
func (m RiskMatrix) Level(v Valued) *RiskLevel {
	if !v.Known() {
		return nil
	}
	var level *RiskLevel
	worst := v.Consequence >= m.worst
	for _, l := range m.levels {
		if *l.From <= v.Product() || worst && l.WorstAlways {
			level = l
		}
	}
	return level
}

// Until is the highest value of a band that the scales can make: that of the cell closest below where the next band begins.
func (m RiskMatrix) Until(level *RiskLevel) int {
	next := m.Steps(AxisConsequence)*m.Steps(AxisProbability) + 1
	for _, l := range slices.Backward(m.levels) {
		if *l.From > *level.From {
			next = *l.From
		}
	}
	highest := *level.From
	for consequence := 1; consequence <= m.Steps(AxisConsequence); consequence++ {
		for probability := 1; probability <= m.Steps(AxisProbability); probability++ {
			if product := consequence * probability; product < next {
				highest = max(highest, product)
			}
		}
	}
	return highest
}

// rank puts bands in order; what has no band is below all.
func (m RiskMatrix) rank(level *RiskLevel) int { return slices.Index(m.levels, level) }

// Valued is a value of a risk: two steps and the day it was said; the zero value is none.
type Valued struct {
	Consequence, Probability int
	On                       Day
}

// Known tells whether there is a value.
func (v Valued) Known() bool { return v.Consequence > 0 && v.Probability > 0 }

// Product is the risk's value in one number.
func (v Valued) Product() int { return v.Consequence * v.Probability }

func valued(consequence, probability *int, on Day) Valued {
	if consequence == nil || probability == nil {
		return Valued{}
	}
	return Valued{*consequence, *probability, on}
}

// Value is the value itself.
func (v *RiskValue) Value() Valued { return valued(v.Consequence, v.Probability, v.On) }

// Left is what is to remain of the risk when its actions are done.
func (r *Risk) Left() Valued { return valued(r.LeftConsequence, r.LeftProbability, "") }

// Closed tells whether the risk can happen no longer, as of a day.
func (r *Risk) Closed(on Day) bool { return r.ClosedOn != "" && r.ClosedOn <= on }

// LatestValue is the latest value of a risk other than the one that is named; nil when there is none.
func LatestValue(reg Register, risk Link[*Risk], but string) (latest *RiskValue) {
	for _, v := range All(reg, RiskValues) { // in the order of their days
		if v.Risk == risk && v.ID != but && v.Value().Known() {
			latest = v
		}
	}
	return latest
}
