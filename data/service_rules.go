package data

import "slices"

// daysToTellServed is for how long after a time of service those who come back are shown what was done in it.
const daysToTellServed = 14

// HandedOver is the time of service that a hand-over of the binder on a day is about: that of the one who serves in the
// coordinator's place, else the next that is noted; nil when none is.
func HandedOver(reg Register, on Day) *Service {
	var next *Service
	if _, s := InCharge(reg, on); s != nil {
		return s
	}
	for _, s := range servedFor(reg, on) {
		if s.From > on && (next == nil || s.From < next.From) {
			next = s
		}
	}
	return next
}

// Served is the time of service in the coordinator's place that goes on on a day, else the one that ended last; nil when
// nobody has served.
func Served(reg Register, on Day) *Service {
	var last *Service
	if _, s := InCharge(reg, on); s != nil {
		return s
	}
	for _, s := range servedFor(reg, on) {
		if s.To < on && (last == nil || s.To > last.To) {
			last = s
		}
	}
	return last
}

// JustServed is the time of service in the coordinator's place that has ended within the last fourteen days, with nobody
// serving since; nil when there is none.
func JustServed(reg Register, on Day) *Service {
	if s := Served(reg, on); s != nil && s.To < on && on <= s.To.AddDays(daysToTellServed) {
		return s
	}
	return nil
}

// servedFor are the times in which another serves for the one who coordinates on a day, in the order of their first days.
func servedFor(reg Register, on Day) []*Service {
	role := CoordinatorsRole(reg, on)
	return slices.DeleteFunc(All(reg, Services), func(s *Service) bool {
		return role == nil || s.Role != Link[*Role](role.ID) || s.Person == "" || s.Person == role.Holder
	})
}
