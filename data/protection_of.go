package data

// ProtectionOf is how strong the protection of an aspect of a system must be: what its information demands, or more where
// somebody has chosen more; empty when nothing is classified and nobody has said.
func (c Classes) ProtectionOf(s *System, a Aspect) Protection {
	if inherited := c.System(s).Protection(a); inherited.rank() > s.Protection.rank() {
		return inherited
	}
	return s.Protection
}
