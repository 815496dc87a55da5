package data

// check holds a check of a supplier to what can have happened.
func (c *SupplierCheck) check() error {
	refuse := func(key, field string) error { return fieldProblem(NewProblem(key), "supplier_check", field) }
	switch {
	case c.DoneOn == "" && c.Result != "" && c.Result != CheckNotDone:
		return refuse("problem.supplier_check.day", "done_on")
	case c.DoneOn != "" && c.Result == CheckNotDone:
		return refuse("problem.supplier_check.not_done", "done_on")
	}
	return nil
}

// Waits tells whether the check is planned and neither made nor come to nothing.
func (c *SupplierCheck) Waits() bool { return c.DoneOn == "" && c.Result != CheckNotDone }
