package data

import (
	"slices"
	"strconv"
)

// RiskTreatment is what the owner of a risk has chosen to do about it (MSB:s metodstöd, riskhantering).
type RiskTreatment string

// The four treatments; empty is not chosen yet.
const (
	TreatAccept   RiskTreatment = "accept"
	TreatAvoid    RiskTreatment = "avoid"
	TreatTransfer RiskTreatment = "transfer"
	TreatReduce   RiskTreatment = "reduce"
)

var riskTreatments = ChoiceSet{"risk_treatment", []Option{
	{string(TreatReduce), "reducera"},
	{string(TreatAvoid), "undvika"},
	{string(TreatTransfer), "overfora"},
	{string(TreatAccept), "acceptera"},
}}

// RiskCategory is what a risk harms.
type RiskCategory string

// What a risk can harm.
const (
	HarmsEconomy     RiskCategory = "economy"
	HarmsService     RiskCategory = "interruption"
	HarmsCompliance  RiskCategory = "compliance"
	HarmsTrust       RiskCategory = "trust"
	HarmsOthers      RiskCategory = "others"
	HarmsPeople      RiskCategory = "people"
	HarmsEnvironment RiskCategory = "environment"
)

var riskCategories = ChoiceSet{"risk_category", []Option{
	{string(HarmsEconomy), "ekonomi"},
	{string(HarmsService), "avbrott"},
	{string(HarmsCompliance), "efterlevnad"},
	{string(HarmsTrust), "fortroende"},
	{string(HarmsOthers), "skada-pa-annan"},
	{string(HarmsPeople), "personskada"},
	{string(HarmsEnvironment), "miljo"},
}}

// mostSteps is how many steps a scale of risks can have; the method advises three to six.
const mostSteps = 6

// onScale refuses a step that no scale can have.
func onScale(n *int, kind, field string) error {
	if n != nil && (*n < 1 || *n > mostSteps) {
		return fieldProblem(NewProblem("problem.risk.step", "most", strconv.Itoa(mostSteps)), kind, field)
	}
	return nil
}

// OnScales refuses a step that the municipality's own scales do not have.
func OnScales(reg Register, r Record) error {
	m := NewRiskMatrix(reg)
	kind, _ := KindNamed(r.KindName())
	for _, f := range kind.Fields {
		axis := AxisOf(f.Name)
		if axis == "" || f.Get(r) == "" {
			continue
		}
		if n, err := strconv.Atoi(f.Get(r)); err != nil || n > m.Steps(axis) {
			return fieldProblem(NewProblem("problem.risk.step", "most", strconv.Itoa(m.Steps(axis))), kind.Name, f.Name)
		}
	}
	return nil
}

// AxisOf is the scale that a field of a risk or a value is a step of; empty for the others.
func AxisOf(field string) RiskAxis {
	switch field {
	case "consequence", "left_consequence":
		return AxisConsequence
	case "probability", "left_probability":
		return AxisProbability
	}
	if slices.ContainsFunc(riskCategories.Options, func(o Option) bool { return field == HarmField(RiskCategory(o.Name)) }) {
		return AxisConsequence
	}
	return ""
}

// check holds what is said of a risk together: a value has two numbers, and who accepts says when and why.
func (r *Risk) check() error {
	for _, n := range []struct {
		step  *int
		field string
	}{
		{r.Consequence, "consequence"},
		{r.Probability, "probability"},
		{r.LeftConsequence, "left_consequence"},
		{r.LeftProbability, "left_probability"},
	} {
		if err := onScale(n.step, "risk", n.field); err != nil {
			return err
		}
	}
	for i, step := range r.Harms.steps() {
		if err := onScale(*step, "risk", HarmField(RiskCategory(riskCategories.Options[i].Name))); err != nil {
			return err
		}
	}
	refuse := func(key, field string) error { return fieldProblem(NewProblem(key), "risk", field) }
	valued := r.Consequence != nil || r.Harms.Highest() > 0 // the consequence follows what is said for each category
	switch {
	case valued && r.Probability == nil:
		return refuse("problem.risk.half", "probability")
	case r.Probability != nil && !valued:
		return refuse("problem.risk.half", "consequence")
	case r.AcceptedOn != "" && r.AcceptedBy == "":
		return refuse("problem.risk.accepted_by", "accepted_by")
	case r.AcceptedOn != "" && r.AcceptedReason == "":
		return refuse("problem.risk.accepted_reason", "accepted_reason")
	case r.AcceptedUntil != "" && r.AcceptedUntil < r.AcceptedOn:
		return refuse("problem.risk.accepted_until", "accepted_until")
	}
	return nil
}
