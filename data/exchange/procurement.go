package exchange

import "lisparmen/data"

// ChooseRequirements adds those of the catalogue that are put to suppliers at a procurement's level of protection, and tells how
// many. The day is that of the choice unless one is noted already.
func (d *Deed) ChooseRequirements(id string, level data.Protection, today data.Day) (int, error) {
	u, err := Changed(d, data.Procurements, id)
	if err != nil {
		return 0, err
	}
	u.Protection = level
	chosen := data.ChosenRequirements(d.reg, u, today)
	if len(chosen) == 0 {
		return 0, data.NewProblem("problem.procurement.none")
	}
	if u.RequirementsOn == "" {
		u.RequirementsOn = today
	}
	for _, r := range chosen {
		d.Make(data.Choose(u, r))
	}
	return len(chosen), nil
}
