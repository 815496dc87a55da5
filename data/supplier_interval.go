package data

// SupplierInterval is how often the suppliers of a criticality are followed up. The municipality decides; no law says how often.
type SupplierInterval struct {
	Head
	Criticality Priority
	Months      *int
}

// KindName implements Record.
func (*SupplierInterval) KindName() string { return "supplier_interval" }

// SupplierIntervals declares uppföljningsintervall.
var SupplierIntervals = &Kind[*SupplierInterval]{
	Name: "supplier_interval", Word: "uppfoljningsintervall", Icon: "supplier_check", Title: "criticality", Alone: "criticality",
	New: func() *SupplierInterval { return &SupplierInterval{} },
	Check: func(i *SupplierInterval) error {
		if i.Months != nil && *i.Months < 1 {
			return fieldProblem(NewProblem("problem.supplier_interval.months"), "supplier_interval", "months")
		}
		return nil
	},
	Fields: []Field[*SupplierInterval]{
		{Name: "criticality", Word: "kritikalitet", Required: true, InList: true, Value: Choice(priorities, func(i *SupplierInterval) *Priority { return &i.Criticality })},
		{Name: "months", Word: "manader", Required: true, InList: true, Value: Number(func(i *SupplierInterval) **int { return &i.Months })},
	},
}

// usualMonths is how often suppliers are followed up until the municipality says otherwise.
var usualMonths = map[Priority]int{PriorityHigh: 12, PriorityMedium: 24, PriorityLow: 36}

// CheckMonths is how many months may pass between the checks of a supplier, by its criticality; 0 for one that nobody has judged.
func CheckMonths(reg Register) func(Priority) int {
	months := map[Priority]int{}
	for p, usual := range usualMonths {
		months[p] = usual
	}
	for _, i := range All(reg, SupplierIntervals) {
		if i.Months != nil {
			months[i.Criticality] = *i.Months
		}
	}
	return func(p Priority) int { return months[p] }
}
