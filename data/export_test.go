package data

// ContinuityKept is the part of duty 3 that is about activities, for tests of that alone.
func (j Judge) ContinuityKept() Judged { return j.continuityKept() }
