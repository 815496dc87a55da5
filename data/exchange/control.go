package exchange

import (
	"lisparmen/data"
	"lisparmen/data/seed"
)

// PlanOccasions makes the occasions that a kontrollmoment's frequency asks for from today on, and tells how many.
func (d *Deed) PlanOccasions(point *data.ControlPoint) int {
	list := data.OccasionsFor(d.reg, point, data.DayOf(d.store.Now()))
	for _, o := range list {
		d.makeMarked(o)
	}
	return len(list)
}

// CopyPlan copies the plan that a kontrollmoment is in, its body's for the year, to the year after, and tells how many were copied.
func (d *Deed) CopyPlan(point *data.ControlPoint) int {
	list := data.NextPlan(d.reg, point.Unit, point.Year)
	for _, p := range list {
		d.makeMarked(p)
	}
	return len(list)
}

// Begin makes the rows that a register can be begun with. One that holds something has been begun.
func (d *Deed) Begin(kind data.Untyped) (int, error) {
	if len(d.reg.Living(kind)) > 0 || !seed.Offers(kind.Name) {
		return 0, data.NewProblem("problem.begin", "kind", data.KindsKey(kind.Name))
	}
	rows, err := seed.Offered(d.reg, kind.Name, d.NewID, data.DayOf(d.store.Now()))
	for _, r := range rows {
		d.Make(r)
	}
	return len(rows), err
}

// makeMarked makes a record with the secrecy mark that a form would give it.
func (d *Deed) makeMarked(r data.Record) {
	if mark := &r.Header().Secrecy; mark.State == "" {
		mark.State = data.SecrecyPossible
	}
	data.FillMark(d.reg, r, data.DayOf(d.store.Now()))
	d.Make(r)
}
