package data

// check holds a fulfilment to one thing at most, and an exception to its reason.
func (f *Fulfilment) check() error {
	refuse := func(key, field string) error { return fieldProblem(NewProblem(key), "fulfilment", field) }
	about := 0
	for _, is := range []bool{f.System != "", f.Premises != "", f.Supplier != ""} {
		if is {
			about++
		}
	}
	switch {
	case about > 1:
		return refuse("problem.fulfilment.of", "system")
	case f.Reason == "" && (f.State == FulfilledWaived || f.Expires != ""):
		return refuse("problem.fulfilment.reason", "reason")
	}
	return nil
}

// Of is the id of what the requirement is put on.
func (f *Fulfilment) Of() string {
	switch {
	case f.System != "":
		return string(f.System)
	case f.Premises != "":
		return string(f.Premises)
	}
	return string(f.Supplier)
}

// Excepted tells whether somebody has let the requirement wait, and the time has not run out on the day.
func (f *Fulfilment) Excepted(on Day) bool { return f.Expires != "" && f.Expires >= on }

// Gap tells whether the requirement is known not to be met, wholly or in part.
func (f *Fulfilment) Gap() bool { return f.State == FulfilledPartly || f.State == FulfilledNot }
