package data

import (
	"cmp"
	"slices"
)

// Reporting is one line of the matrix "hur, var och när": what is told, to whom, by whom and by when.
type Reporting struct {
	Deadline  *Deadline
	Authority *Authority // nil: those affected, or nobody named
	Role      *Role      // nil: nobody has said who
	Doer      *Person    // who serves in the role on the day; nil: nobody
	Phone     string     // where the one who serves is reached
	StandIn   *Person    // nil: nobody beside the one who serves
	Elsewhere bool       // who serves is kept in another system
	CheckedOn Day        // when the rule and its recipient were last checked, the earlier of the two
	Stale     bool       // that is more than twelve months ago
}

// staleMonths is how long a checked fact is trusted. It is the house's own rule: the law has none.
const staleMonths = 12

// ReportingMatrix gives how, where and when incidents are told: every deadline in force on a day, in the order of the law's tracks
// and steps, with recipient and who does it that day.
func ReportingMatrix(reg Register, today Day) []Reporting {
	var list []Reporting
	rolesHere := UseOf(reg, Roles.Name).State != UseElsewhere
	for _, d := range All(reg, Deadlines) {
		if d.From > today {
			continue
		}
		line := Reporting{Deadline: d, CheckedOn: d.CheckedOn}
		if a, ok := Find(reg, d.Authority); ok && !a.Removed && a.Gallrad == "" {
			line.Authority = a
			line.CheckedOn = min(line.CheckedOn, a.CheckedOn)
		}
		if r, ok := Find(reg, d.Role); ok && !r.Removed && r.Gallrad == "" {
			line.Role = r
			if line.Elsewhere = !rolesHere; rolesHere {
				line.Doer, line.Phone, line.StandIn = serving(reg, r, today)
			}
		}
		line.Stale = line.CheckedOn == "" || line.CheckedOn.AddMonths(staleMonths) < today
		list = append(list, line)
	}
	place := func(set ChoiceSet, name string) int {
		return slices.IndexFunc(set.Options, func(o Option) bool { return o.Name == name })
	}
	slices.SortStableFunc(list, func(a, b Reporting) int {
		return cmp.Or(
			place(tracks, string(a.Deadline.Track))-place(tracks, string(b.Deadline.Track)),
			place(steps, string(a.Deadline.Step))-place(steps, string(b.Deadline.Step)),
			place(bases, string(a.Deadline.Basis))-place(bases, string(b.Deadline.Basis)),
		)
	})
	return list
}

// serving is who serves in a role on a day, where, and who stands in for that person.
func serving(reg Register, role *Role, on Day) (doer *Person, phone string, standIn *Person) {
	link, ok := Serving(reg, role, on)
	if !ok {
		return nil, "", nil
	}
	doer, _ = Find(reg, link)
	if role.StandIn != link {
		standIn, _ = Find(reg, role.StandIn)
	}
	for _, s := range All(reg, Services) {
		if s.Role == Link[*Role](role.ID) && s.Person == link && within(on, s.From, s.To) && s.Phone != "" {
			return doer, s.Phone, standIn
		}
	}
	if doer != nil {
		phone = doer.Phone
	}
	return doer, phone, standIn
}
