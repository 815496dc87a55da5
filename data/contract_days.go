package data

import "cmp"

// check holds a contract's days to one another.
func (c *Contract) check() error {
	refuse := func(key, field string) error { return fieldProblem(NewProblem(key), "contract", field) }
	switch {
	case c.From != "" && c.To != "" && c.To < c.From:
		return refuse("problem.contract.order", "to")
	case c.NoticeBy != "" && c.To != "" && c.NoticeBy > c.To:
		return refuse("problem.contract.notice", "notice_by")
	case c.NoticeMonths != nil && *c.NoticeMonths < 0:
		return refuse("problem.contract.months", "notice_months")
	}
	return nil
}

// Runs tells whether the contract binds on a day. One without a last day runs until somebody gives notice.
func (c *Contract) Runs(on Day) bool { return c.From <= on && (c.To == "" || on <= c.To) }

// Ended tells whether the contract's last day has passed.
func (c *Contract) Ended(on Day) bool { return c.To != "" && c.To < on }

// Notice is the last day to give notice: the one that the contract names, else the one that its months lead to. Empty for a
// contract without a last day: notice can then be given any day.
func (c *Contract) Notice() Day {
	if c.NoticeBy != "" || c.NoticeMonths == nil {
		return c.NoticeBy
	}
	return c.To.AddMonths(-*c.NoticeMonths)
}

// AwaitsChoice tells whether somebody must still decide what comes after the contract.
func (c *Contract) AwaitsChoice(on Day) bool { return c.Then == "" && !c.Ended(on) }

// ProcessorState tells how it stands with the personuppgiftsbiträdesavtal (PUB-avtal) of a contract.
type ProcessorState string

// How it can stand. GDPR art. 28.3: processing by a processor shall be governed by a contract, so one must be there first.
const (
	ProcessorUnjudged  ProcessorState = "unjudged"   // nobody has said whether it is needed, and nothing tells that it is
	ProcessorNotNeeded ProcessorState = "not_needed" // judged
	ProcessorSigned    ProcessorState = "signed"
	ProcessorMissing   ProcessorState = "missing"
)

// Processor is how it stands with the contract's PUB-avtal. A contract about a system that holds personal data needs one until
// somebody has judged that it does not, such as when the supplier never sees what is in the system.
func (c *Contract) Processor(holdsPersonalData bool) ProcessorState {
	switch {
	case c.Processing == JudgedNo:
		return ProcessorNotNeeded
	case c.ProcessingOn != "":
		return ProcessorSigned
	case c.Processing == JudgedYes || holdsPersonalData:
		return ProcessorMissing
	}
	return ProcessorUnjudged
}

// Processors is how it stands with the PUB-avtal of every contract, by id.
func Processors(reg Register) map[string]ProcessorState {
	holds, of := personalSystems(reg), map[string]ProcessorState{}
	for _, c := range All(reg, Contracts) {
		of[c.ID] = c.Processor(c.holdsAny(holds))
	}
	return of
}

// Worst is the worse of two states, for a supplier of several contracts; empty is better than all.
func (s ProcessorState) Worst(other ProcessorState) ProcessorState {
	rank := map[ProcessorState]int{ProcessorMissing: 4, ProcessorUnjudged: 3, ProcessorSigned: 2, ProcessorNotNeeded: 1}
	if rank[other] > rank[s] {
		return other
	}
	return cmp.Or(s, other)
}
