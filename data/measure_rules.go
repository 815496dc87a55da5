package data

import (
	"strconv"
	"strings"
)

// MeasureGroup is where a measure comes from.
type MeasureGroup string

// The groups: the law, the four themes of annex A of SS-EN ISO/IEC 27001:2023, and what the municipality has added itself.
const (
	MeasureLaw            MeasureGroup = "law"
	MeasureOrganisational MeasureGroup = "organisational"
	MeasurePeople         MeasureGroup = "people"
	MeasurePhysical       MeasureGroup = "physical"
	MeasureTechnical      MeasureGroup = "technical"
	MeasureOwn            MeasureGroup = "own"
)

var measureGroups = ChoiceSet{"measure_group", []Option{
	{string(MeasureLaw), "lagen"},
	{string(MeasureOrganisational), "organisatorisk"},
	{string(MeasurePeople), "personrelaterad"},
	{string(MeasurePhysical), "fysisk"},
	{string(MeasureTechnical), "teknisk"},
	{string(MeasureOwn), "egen"},
}}

// MeasureGroups lists the groups in the order in which they are read.
func MeasureGroups() []MeasureGroup {
	list := make([]MeasureGroup, len(measureGroups.Options))
	for i, o := range measureGroups.Options {
		list[i] = MeasureGroup(o.Name)
	}
	return list
}

// LawAreas is how many areas of measures cybersäkerhetslagen (2025:1506) 2 kap. 3 § names.
const LawAreas = 10

// AnnexMeasures is how many measures annex A of SS-EN ISO/IEC 27001:2023 has.
const AnnexMeasures = 93

// OfAnnex tells whether the group is one of annex A's themes.
func (g MeasureGroup) OfAnnex() bool {
	return g == MeasureOrganisational || g == MeasurePeople || g == MeasurePhysical || g == MeasureTechnical
}

// The reasons why a measure is needed, as the national method's gap analysis names them.
var measureGrounds = ChoiceSet{"measure_ground", []Option{
	{"organisation", "organisationsanalys"},
	{"threats", "riskanalys"},
	{"surroundings", "omvarldsanalys"},
	{"law", "rattsligt-krav"},
	{"other", "annat"},
}}

// Implementation is how far a measure is in place; empty is unjudged.
type Implementation string

// How far a measure can be in place.
const (
	Implemented       Implementation = "done"
	ImplementedPartly Implementation = "partly"
	ImplementedNot    Implementation = "not"
)

var implementations = ChoiceSet{"implementation", []Option{
	{string(Implemented), "inford"},
	{string(ImplementedPartly), "delvis"},
	{string(ImplementedNot), "ej-inford"},
}}

// The sizes of what is missing, the smallest first.
const (
	LackNegligible   LackSize = "negligible"
	LackModerate     LackSize = "moderate"
	LackConsiderable LackSize = "considerable"
	LackSevere       LackSize = "severe"
)

var lackSizes = ChoiceSet{"lack_size", []Option{
	{string(LackNegligible), "forsumbar"},
	{string(LackModerate), "mattlig"},
	{string(LackConsiderable), "betydande"},
	{string(LackSevere), "allvarlig"},
}}

// Rank orders the sizes: 0 is nothing said.
func (s LackSize) Rank() int {
	for i, o := range lackSizes.Options {
		if o.Name == string(s) {
			return i + 1
		}
	}
	return 0
}

// check asks for the reason why a measure is left out, which SS-EN ISO/IEC 27001:2023 6.1.3 d demands of the uttalande.
func (m *Measure) check() error {
	if m.Applies == JudgedNo && m.Reason == "" {
		return fieldProblem(NewProblem("problem.measure.reason"), "measure", "reason")
	}
	return nil
}

// Judged tells whether the uttalande says of the measure what it must: that it does not apply and why; or that it applies,
// why, and how far it is in place (SS-EN ISO/IEC 27001:2023, 6.1.3 d).
func (m *Measure) Judged() bool {
	switch m.Applies {
	case JudgedNo:
		return m.Reason != ""
	case JudgedYes:
		return (m.Ground != "" || m.Reason != "") && m.Implementation != ""
	}
	return false
}

// LawArea is the number of the law's area that the measure itself is; 0 for others. Its place tells, which public papers have too.
func (m *Measure) LawArea() int {
	n, err := strconv.Atoi(m.Position)
	if m.Group != MeasureLaw || err != nil || n > LawAreas {
		return 0
	}
	return n
}

// Serves lists the areas of the law that the measure serves.
func (m *Measure) Serves() []int {
	var list []int
	for part := range strings.FieldsFuncSeq(m.Areas, func(r rune) bool { return r < '0' || r > '9' }) {
		if n, err := strconv.Atoi(part); err == nil && n >= 1 && n <= LawAreas {
			list = append(list, n)
		}
	}
	return list
}
