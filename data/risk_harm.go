package data

import (
	"cmp"
	"slices"
	"strconv"
)

// RiskHarms is how bad a risk is for each of what it can harm (MSB:s metodstöd, konsekvenskategorier); nil where nobody has said.
// The highest of those said is the risk's consequence.
type RiskHarms struct {
	Economy, Service, Compliance, Trust, Others, People, Environment *int
}

// steps are the seven in the order of riskCategories.
func (h *RiskHarms) steps() []**int {
	return []**int{&h.Economy, &h.Service, &h.Compliance, &h.Trust, &h.Others, &h.People, &h.Environment}
}

// Harm is one of what a risk can harm, and how bad it is there.
type Harm struct {
	Category RiskCategory
	Step     int
}

// Said lists those that somebody has said, the worst first.
func (h RiskHarms) Said() []Harm {
	var list []Harm
	for i, step := range h.steps() {
		if *step != nil {
			list = append(list, Harm{RiskCategory(riskCategories.Options[i].Name), **step})
		}
	}
	slices.SortStableFunc(list, func(a, b Harm) int { return cmp.Compare(b.Step, a.Step) })
	return list
}

// Of is how bad it is for one category; 0 when nobody has said.
func (h RiskHarms) Of(category RiskCategory) int {
	for _, harm := range h.Said() {
		if harm.Category == category {
			return harm.Step
		}
	}
	return 0
}

// Highest is the highest of those said; 0 when none is.
func (h RiskHarms) Highest() int {
	if said := h.Said(); len(said) > 0 {
		return said[0].Step
	}
	return 0
}

// HarmField is the name of the field that says how bad a risk is for a category.
func HarmField(category RiskCategory) string { return "harm_" + string(category) }

func harmFields() []Field[*Risk] {
	list := make([]Field[*Risk], 0, len(riskCategories.Options))
	for i, o := range riskCategories.Options {
		list = append(list, Field[*Risk]{
			Name: HarmField(RiskCategory(o.Name)), Word: "konsekvens-" + o.Word, Folded: true,
			Value: Number(func(r *Risk) **int { return r.Harms.steps()[i] }),
		})
	}
	return list
}

// HarmsAgree tells whether the risk's consequence is the highest of what is said for each category. It may not be after an import,
// a merge or a value that was taken back; then the value counts, since it has its day and its reason.
func (r *Risk) HarmsAgree() bool {
	highest := r.Harms.Highest()
	return highest == 0 || r.Consequence != nil && *r.Consequence == highest
}

// WrittenRisk makes a risk's consequence, and which category decides it, follow what somebody has written for each category.
// What was not touched follows. What was written in the same save and says otherwise is refused: the categories are folded in the
// form, so a number that jumped back by itself would look like a fault, and one that was kept would hide the worst.
func WrittenRisk(before, r *Risk) error {
	highest, touched := r.Harms.Highest(), !sameHarms(before.Harms, r.Harms)
	if highest == 0 {
		return nil
	}
	refuse := func(key, field string) error {
		return fieldProblem(NewProblem(key, "highest", strconv.Itoa(highest), "harm", FieldKey("risk", HarmField(r.Harms.Said()[0].Category))), "risk", field)
	}
	switch written := r.Consequence != nil && !sameStep(before.Consequence, r.Consequence); {
	case written && *r.Consequence != highest:
		return refuse("problem.risk.harms", "consequence")
	case touched || r.Consequence == nil:
		r.Consequence = &highest
	}
	if r.Harms.Of(r.Category) == highest {
		return nil // of several that are as bad, somebody may choose
	}
	if r.Category != "" && r.Category != before.Category {
		return refuse("problem.risk.worst", "category")
	}
	if touched || r.Category == "" {
		r.Category = r.Harms.Said()[0].Category
	}
	return nil
}

// WrongValue refuses a value by category that no risk can have, or on a day that has not been yet.
func WrongValue(reg Register, v *RiskValue, harms RiskHarms, today Day) error {
	if v.On > today {
		return fieldProblem(NewProblem("problem.risk_value.future"), "risk_value", "on")
	}
	if harms.Highest() == 0 && v.Probability != nil {
		return fieldProblem(NewProblem("problem.risk.half"), "risk", "consequence")
	}
	for _, r := range []Record{&Risk{Harms: harms, Title: "-", Probability: v.Probability}, v} {
		kind, _ := KindNamed(r.KindName())
		if err := kind.Check(r); err != nil {
			return err
		}
		if err := OnScales(reg, r); err != nil {
			return err
		}
	}
	return nil
}

func sameStep(a, b *int) bool { return a == b || a != nil && b != nil && *a == *b }

func sameHarms(a, b RiskHarms) bool {
	return slices.EqualFunc(a.steps(), b.steps(), func(a, b **int) bool { return sameStep(*a, *b) })
}
