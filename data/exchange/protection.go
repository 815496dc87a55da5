package exchange

import (
	"lisparmen/data"
	"lisparmen/data/seed"
)

// DecideRequirements decides what is demanded of a system or of premises (krav fastställda): each requirement that it has not
// had before gets a row to be judged, and who decided and when is noted. It tells how many rows were made.
func (d *Deed) DecideRequirements(of data.Record, on data.Day, by data.Link[*data.Person]) (int, error) {
	if err := data.MayDecide(d.reg, of, on); err != nil {
		return 0, err
	}
	made := data.NewFulfilments(d.reg, of, on)
	switch of.(type) {
	case *data.System:
		s, err := Changed(d, data.Systems, of.Header().ID)
		if err != nil {
			return 0, err
		}
		s.RequirementsOn, s.RequirementsBy = on, by
	case *data.Premises:
		p, err := Changed(d, data.PremisesKind, of.Header().ID)
		if err != nil {
			return 0, err
		}
		p.RequirementsOn, p.RequirementsBy = on, by
	}
	for _, f := range made {
		data.FillMark(d.reg, f, data.DayOf(d.store.Now()))
		d.Make(f)
	}
	return len(made), nil
}

// Approve puts a system to use (driftgodkännande): said has the day, by whom, until when and on what condition.
func (d *Deed) Approve(system, said *data.System) error {
	if err := data.MayApprove(d.reg, system, said.ApprovalCondition, said.ApprovedOn); err != nil {
		return err
	}
	s, err := Changed(d, data.Systems, system.ID)
	if err != nil {
		return err
	}
	s.ApprovedOn, s.ApprovedBy, s.ApprovedUntil, s.ApprovalCondition = said.ApprovedOn, said.ApprovedBy, said.ApprovedUntil, said.ApprovalCondition
	return nil
}

// JudgeFulfilment notes how far a requirement is met.
func (d *Deed) JudgeFulfilment(row, said *data.Fulfilment) error {
	f, err := Changed(d, data.Fulfilments, row.ID)
	if err != nil {
		return err
	}
	f.State, f.Proof, f.Lack, f.Reason, f.Expires = said.State, said.Proof, said.Lack, said.Reason, said.Expires
	f.CheckedOn, f.CheckedBy = said.CheckedOn, said.CheckedBy
	return nil
}

// TakeMeasures takes in the ten areas of the law, or annex A of the standard; what is there already is not made twice. It tells how
// many were made.
func (d *Deed) TakeMeasures(annex bool) int {
	made := seed.Measures(d.reg, annex, d.NewID)
	for _, m := range made {
		data.FillMark(d.reg, m, data.DayOf(d.store.Now()))
		d.Make(m)
	}
	return len(made)
}
