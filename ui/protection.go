package ui

import (
	"lisparmen/data"
	"lisparmen/translations"
)

// chipUndecided is the name of the chip for systems and premises whose requirements nobody has decided.
const chipUndecided = "undecided"

// undecidedChip narrows a list of systems or premises to those; false for other kinds.
func undecidedChip(kind data.Untyped, today data.Day) (listChip, bool) {
	chip := listChip{name: chipUndecided, label: translations.Text("ui.list.undecided", nil)}
	switch kind.Name {
	case data.Systems.Name:
		chip.holds = func(r data.Record) bool { s := r.(*data.System); return s.Live() && !s.Decided() }
	case data.PremisesKind.Name:
		chip.holds = func(r data.Record) bool { p := r.(*data.Premises); return p.InUse(today) && p.RequirementsOn == "" }
	default:
		return listChip{}, false
	}
	return chip, true
}

// toldAsOne is where several that wait for the same are listed.
func toldAsOne(d data.Due) place {
	chip := chipCheck
	if d.What == data.DueRequirements {
		chip = chipUndecided
	}
	return place{page: pageList, kind: d.Kind, text: chip}
}

// fulfilmentState is how far a requirement is met, as a mark.
func fulfilmentState(f *data.Fulfilment) state {
	switch f.State {
	case data.Fulfilled:
		return stateMet
	case data.FulfilledPartly:
		return statePartly
	case data.FulfilledNot:
		return stateLacking
	case data.FulfilledWaived:
		return stateUnused
	}
	return stateUnknown
}

// measureState is how far a measure is in place, as a mark and its word. One that does not apply is neither good nor bad.
func measureState(m *data.Measure) (state, string) {
	if m.Applies == data.JudgedNo {
		return stateUnused, translations.Text("ui.measure.left_out", nil)
	}
	word := translations.Text(data.OptionKey("implementation", string(m.Implementation)), nil)
	switch m.Implementation {
	case data.Implemented:
		return stateMet, word
	case data.ImplementedPartly:
		return statePartly, word
	case data.ImplementedNot:
		return stateLacking, word
	}
	return stateUnknown, word
}
