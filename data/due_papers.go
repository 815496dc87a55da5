package data

// binderReport is the report whose paper lies ready for the day when no computer works.
const binderReport = "incidentparm"

// monthsOfBinder is how long a printed incidentpärm is good: people change posts and numbers.
const monthsOfBinder = 6

// papers are allmänna handlingar without a number in the diary (OSL 2009:400, 5 kap. 1 §), told from the day after each was
// upprättad, and the incidentpärm on paper when the latest that was printed has grown old.
func (w *watch) papers() {
	var binder *Paper
	for _, p := range All(w.reg, Papers) {
		if p.Unregistered() {
			w.after(DueDiary, p.FinalOn, p, to{})
		}
		if p.Report == binderReport && (binder == nil || p.MadeAt.After(binder.MadeAt)) {
			binder = p
		}
	}
	if binder != nil {
		w.add(DueBinder, DayOf(binder.MadeAt).AddMonths(monthsOfBinder), binder, to{})
	}
}
