package data

// ProtectionOf is how strong the protection of an aspect of a system must be; empty when nobody has said. All rules ask here,
// so that what the information in a system demands can come in its place.
func ProtectionOf(_ Register, s *System, _ Aspect) Protection { return s.Protection }
