package data

import "slices"

// UnitNode is a unit in its place in the organisation.
type UnitNode struct {
	Unit      *Unit
	Depth     int
	Headcount int // its own, else the sum of those below it; 0 when nobody has said
	Roles     []*Role
	Vacant    int // of the roles
}

// UnitTree lists the units as a tree on a day: each followed by those below it, siblings in the order of the types and then
// by name.
func UnitTree(reg Register, on Day) []UnitNode {
	t := newTrainings(reg, on)
	roles := map[Link[*Unit]][]*Role{}
	for _, r := range All(reg, Roles) {
		roles[r.Unit] = append(roles[r.Unit], r)
	}
	var list []UnitNode
	placed := map[string]bool{}
	var place func(u *Unit, depth int)
	place = func(u *Unit, depth int) {
		if placed[u.ID] {
			return
		}
		placed[u.ID] = true
		link := Link[*Unit](u.ID)
		node := UnitNode{Unit: u, Depth: depth, Headcount: t.headcount(link), Roles: roles[link]}
		for _, r := range node.Roles {
			if r.Vacant(on) {
				node.Vacant++
			}
		}
		list = append(list, node)
		below := slices.Clone(t.below[link])
		slices.SortStableFunc(below, func(a, b *Unit) int { return typeOrder(a.Type) - typeOrder(b.Type) })
		for _, one := range below {
			place(one, depth+1)
		}
	}
	roots := slices.Clone(t.units)
	slices.SortStableFunc(roots, func(a, b *Unit) int { return typeOrder(a.Type) - typeOrder(b.Type) })
	for _, u := range roots {
		if parent, ok := Find(reg, u.Parent); !ok || parent.Removed || parent.Gallrad != "" {
			place(u, 0)
		}
	}
	for _, u := range roots { // units that lie below one another in a ring are still seen
		place(u, 0)
	}
	return list
}

// typeOrder is how people list the parts of a municipality: the political bodies first, then where people work.
func typeOrder(t UnitType) int {
	return slices.IndexFunc(unitTypes.Options, func(o Option) bool { return o.Name == string(t) })
}

// RolesWithoutUnit are the roles that belong nowhere in the tree.
func RolesWithoutUnit(reg Register) []*Role {
	return slices.DeleteFunc(All(reg, Roles), func(r *Role) bool {
		u, ok := Find(reg, r.Unit)
		return ok && !u.Removed && u.Gallrad == ""
	})
}

// CoordinatorsRole is the role in which the coordinator coordinates: of those held on a day the one to which most legal deadlines
// are addressed, or the only one; nil when that cannot be told. Who serves in another of the coordinator's roles has nothing to do with
// the binder.
func CoordinatorsRole(reg Register, on Day) *Role {
	coordinator := reg.Municipality().Coordinator
	if coordinator == "" {
		return nil
	}
	tells := map[Link[*Role]]int{}
	for _, d := range All(reg, Deadlines) {
		tells[d.Role]++
	}
	var found *Role
	held, most := 0, 0
	for _, r := range All(reg, Roles) {
		if r.Holder != coordinator || !r.InService(on) {
			continue
		}
		if held++; found == nil || tells[Link[*Role](r.ID)] > most {
			found, most = r, tells[Link[*Role](r.ID)]
		}
	}
	if most == 0 && held > 1 {
		return nil
	}
	return found
}

// InCharge is the role and the service of the one who serves in the coordinator's place on a day, to whom clocks and watches
// are then addressed; nil when the coordinator serves.
func InCharge(reg Register, on Day) (*Role, *Service) {
	r := CoordinatorsRole(reg, on)
	if r == nil {
		return nil, nil
	}
	s := ServiceNow(reg, r, on)
	if s == nil || s.Person == "" || s.Person == r.Holder {
		return nil, nil
	}
	return r, s
}

// Coordinates is who coordinates on a day: the municipality's coordinator, or the one in charge in their place.
func Coordinates(reg Register, on Day) Link[*Person] {
	if _, s := InCharge(reg, on); s != nil {
		return s.Person
	}
	return reg.Municipality().Coordinator
}

// RoleStood is how a role stood after a change: the part of its history that tells who held it.
type RoleStood struct {
	On       Day
	Holder   Link[*Person]
	From, To Day
}

// Holding is the time for which somebody held a role.
type Holding struct {
	Person   Link[*Person]
	From, To Day
}

// FormerHolders tells who has held a role before, the latest first, from how it has stood, oldest first. The days are those
// that were written, or the day on which the person left; else those on which the change was noted. Somebody noted and
// taken away on the same day was a slip.
func FormerHolders(reg Register, stood []RoleStood) []Holding {
	var list []Holding
	var open *Holding
	var began Day // when it was noted
	for _, s := range stood {
		if open != nil && s.Holder != open.Person {
			end := s.On
			if s.Holder != "" && s.From != "" && s.From > open.From && s.From <= s.On {
				end = s.From.AddDays(-1)
			}
			if open.To == "" || open.To > s.On {
				open.To = end
			}
			if p, ok := Find(reg, open.Person); ok && p.LeftOn >= open.From && p.LeftOn < open.To {
				open.To = p.LeftOn
			}
			if began != s.On && open.From <= open.To {
				list = append(list, *open)
			}
			open = nil
		}
		switch {
		case s.Holder == "":
		case open == nil:
			open, began = &Holding{Person: s.Holder, From: s.From, To: s.To}, s.On
			if open.From == "" {
				open.From = s.On
			}
		default:
			open.To = s.To
			if s.From != "" {
				open.From = s.From
			}
		}
	}
	slices.Reverse(list)
	return list
}
