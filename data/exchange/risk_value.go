package exchange

import "lisparmen/data"

// writeRisk adds a value to a risk whose two steps somebody has written in its form, so that how the risk has moved is told
// whichever way it was done: of a new risk on the day of its session, of another today.
func (d *Deed) writeRisk(before, r *data.Risk, words func(string, map[string]string) string) error {
	if err := data.OnScales(d.reg, r); err != nil {
		return err
	}
	if err := data.WrittenRisk(before, r); err != nil || r.Consequence == nil || r.Probability == nil {
		return err
	}
	now := data.Valued{Consequence: *r.Consequence, Probability: *r.Probability}
	if before.Consequence != nil && before.Probability != nil && now == (data.Valued{Consequence: *before.Consequence, Probability: *before.Probability}) {
		return nil
	}
	if r.ID == "" {
		r.ID = d.store.NewID()
	}
	today := data.DayOf(d.store.Now())
	v := data.RiskValues.New()
	v.Risk, v.On, v.Consequence, v.Probability, v.Why = data.Link[*data.Risk](r.ID), today, r.Consequence, r.Probability, words("told.risk.written", nil)
	if before.ID == "" {
		v.Why = words("told.risk.first", nil)
		if held := d.heldOn(r.Session); held != "" && held < today {
			v.On = held
		}
	}
	data.FillMark(d.reg, v, today)
	if r.Secrecy.State != "" {
		v.Secrecy = r.Secrecy
	}
	d.Make(v)
	return nil
}

// heldOn is the day of a riskanalys, which may be made in the same save; empty when nobody has said.
func (d *Deed) heldOn(link data.Link[*data.RiskSession]) data.Day {
	for _, draft := range d.drafts {
		if s, ok := draft.Record.(*data.RiskSession); ok && s.ID == string(link) {
			return s.On
		}
	}
	if s, ok := data.Find(d.reg, link); ok {
		return s.On
	}
	return ""
}

// writeRiskValue keeps a risk's own two steps to its latest value, so that lists say what the risk's page says.
func (d *Deed) writeRiskValue(v *data.RiskValue) error {
	if v.On > data.DayOf(d.store.Now()) {
		return data.NewProblem("problem.risk_value.future", "field", data.FieldKey("risk_value", "on"))
	}
	if v.Consequence == nil || v.Probability == nil {
		return data.NewProblem("problem.risk_value.half", "field", data.FieldKey("risk_value", "consequence"))
	}
	if err := data.OnScales(d.reg, v); err != nil {
		return err
	}
	if latest := data.LatestValue(d.reg, v.Risk, v.ID); !d.Lives(string(v.Risk)) || latest != nil && latest.On > v.On {
		return nil
	}
	r, err := Changed(d, data.Risks, string(v.Risk))
	if err != nil {
		return err
	}
	before := *r
	r.Consequence, r.Probability = v.Consequence, v.Probability
	return data.WrittenRisk(&before, r) // one number cannot say which of the categories has changed
}

// ValueRisk values a risk anew for each category that said holds, and with that the whole risk. A day before the risk's latest
// value is noted and changes nothing of what the risk is now.
func (d *Deed) ValueRisk(v *data.RiskValue, said data.RiskHarms) error {
	highest := said.Highest()
	v.Consequence = &highest
	if err := data.WrongValue(d.reg, v, said, data.DayOf(d.store.Now())); err != nil {
		return err
	}
	d.Make(v)
	if latest := data.LatestValue(d.reg, v.Risk, v.ID); latest != nil && latest.On > v.On {
		return nil
	}
	r, err := Changed(d, data.Risks, string(v.Risk))
	if err != nil {
		return err
	}
	before := *r
	r.Harms, r.Consequence, r.Probability = said, v.Consequence, v.Probability
	return data.WrittenRisk(&before, r)
}
