package data

import "slices"

// A duty of the catalogue is judged by what the registers hold, by one rule each. The rules are told in words that people
// read, and only registers in use count: where one that a rule reads is not in use, the duty is "ej i bruk" and not red.

// DutyCount is how many duties the catalogue has.
const DutyCount = 28

// Rule is how a duty of the catalogue is judged.
type Rule struct {
	Key   string   // message key of the sentence that tells the rule
	Reads []string // English names of the kinds that must be in use
	judge func(Judge) Judged
}

// dutyRules is the table of the catalogue (data/seed/duties.json): by number, what a duty is judged by.
var dutyRules = map[int]Rule{
	1:  {"rule.confidential", []string{"asset", "classification"}, Judge.keptConfidential},
	2:  {"rule.correct", []string{"asset", "classification"}, Judge.keptCorrect},
	3:  {"rule.available", []string{"asset", "classification", "system", "continuity"}, Judge.availableWhenNeeded},
	4:  {"rule.handled", []string{"asset"}, Judge.assetsHandled},
	5:  {"rule.fulfilled", []string{"requirement", "fulfilment"}, Judge.fulfilled},
	6:  {"rule.risks", []string{"risk_session", "risk"}, Judge.risksOwned},
	7:  {"rule.scope", []string{"asset"}, Judge.allInScope},
	8:  {"rule.applicable", []string{"measure"}, Judge.applicable},
	9:  {"rule.introduced", []string{"introduction"}, Judge.introduced},
	10: {"rule.accepted", []string{"risk"}, Judge.risksAccepted},
	11: {"rule.plan", []string{"action", "decision"}, Judge.planFollowed},
	12: {"rule.registered", []string{"registration"}, Judge.toldAuthority},
	13: {"rule.roles", []string{"role"}, Judge.rolesHeld},
	14: documentRule(14),
	15: {"rule.offered", []string{"training_offer"}, Judge.trainingOffered},
	16: {"rule.calendar", []string{"training_plan"}, Judge.calendarKept},
	17: {"rule.confirmed", []string{"confirmation"}, Judge.confirmed},
	18: documentRule(18),
	19: {"rule.requirements_decided", []string{"system", "requirement"}, Judge.requirementsDecided},
	20: documentRule(20),
	21: {"rule.procured", []string{"requirement", "contract"}, Judge.requirementsPut},
	22: {"rule.suppliers", []string{"supplier", "supplier_check"}, Judge.suppliersChecked},
	23: documentRule(23),
	24: documentRule(24),
	25: {"rule.matrix", []string{"deadline", "authority", "incident"}, Judge.matrixKept},
	26: {"rule.control", []string{"control_point"}, Judge.controlled},
	27: documentRule(27),
	28: {"rule.contacts", []string{"authority"}, Judge.contactsKept},
}

// documentRule is the rule of the duties that demand a governing document.
func documentRule(number int) Rule {
	return Rule{"rule.document", []string{"document"}, func(j Judge) Judged { return j.demandedDocument(demandedAreas[number]) }}
}

// RuleOf is how a duty of the catalogue is judged; false for a number that the catalogue has not.
func RuleOf(catalogue int) (Rule, bool) {
	rule, ok := dutyRules[catalogue]
	return rule, ok
}

// What is said of registers that a rule reads and that are not in use.
const (
	ReasonNotInUse  StatusReason = "reason.not_in_use"
	ReasonElsewhere StatusReason = "reason.elsewhere" // kept in another system, where the program cannot look
)

// Computed judges a duty of the catalogue by what the registers show, whatever the coordinator has said.
func (j Judge) Computed(catalogue int) Judged {
	if known, ok := j.computed[catalogue]; ok {
		return known
	}
	judged := j.compute(catalogue)
	j.computed[catalogue] = judged
	return judged
}

func (j Judge) compute(catalogue int) Judged {
	rule, ok := dutyRules[catalogue]
	if !ok {
		return Judged{Reason: ReasonNone}
	}
	var coverage []Extent
	var unused []string
	reason := ReasonNotInUse
	for _, name := range rule.Reads {
		use := UseOf(j.reg, name)
		switch use.State {
		case UseInUse:
			coverage = append(coverage, Extent{name, use.Held, use.Whole})
			continue
		case UseElsewhere:
			reason = ReasonElsewhere
		}
		unused = append(unused, name)
	}
	if len(unused) > 0 {
		return Judged{Assessment: NotInUse, Reason: reason, Registers: unused, Coverage: coverage}
	}
	judged := rule.judge(j)
	judged.Coverage = coverage
	return judged
}

// Standing is how a duty of the catalogue stands in a file: by what the registers show, and by the coordinator's word.
type Standing struct {
	Number   int
	Rule     Rule
	Judged   Judged  // what counts
	Computed Judged  // what the registers show, beside it
	Duties   []*Duty // those of the municipality's own policy; none: the policy does not lay it
	Own      *Duty   // the one whose assessment by the coordinator counts; nil for none
}

// Catalogue gives the standing of every duty of the catalogue, also of those that the policy does not lay. Where the
// policy says the same in several sentences, the least met of the coordinator's assessments counts, and one that is kept before one
// that nobody has gone through.
func (j Judge) Catalogue() []Standing {
	list := make([]Standing, 0, DutyCount)
	for n := 1; n <= DutyCount; n++ {
		computed := j.Computed(n)
		list = append(list, Standing{Number: n, Rule: dutyRules[n], Judged: computed, Computed: computed})
	}
	for _, d := range All(j.reg, Duties) {
		if d.Catalogue == nil || *d.Catalogue < 1 || *d.Catalogue > DutyCount || !d.Counts() {
			continue
		}
		s := &list[*d.Catalogue-1]
		s.Duties = append(s.Duties, d)
		switch {
		case d.Assessment != Unjudged && (s.Own == nil || better(s.Own.Assessment, d.Assessment)):
			s.Own, s.Judged = d, j.Duty(d)
		case s.Own == nil && (len(s.Duties) == 1 || d.State == DutyKept):
			s.Judged = j.Duty(d)
		}
	}
	return list
}

// yearAgo is twelve months before the day.
func (j Judge) yearAgo() Day { return j.today.AddMonths(-12) }

// administrations are the förvaltningar: the parts that answer for their own introductions, offers and confirmations.
func administrations(reg Register) []*Unit {
	return slices.DeleteFunc(All(reg, Units), func(u *Unit) bool { return u.Type != UnitAdministration })
}
