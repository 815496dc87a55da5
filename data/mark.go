package data

import (
	"cmp"
	"slices"
)

// A secrecy mark is a warning for whoever answers a request, and OSL (2009:400) 5 kap. 5 § says what it shall tell: provision,
// date and authority. The program proposes all three and never changes what a person has set.

// ProposedMark is what a record would be marked with today.
func ProposedMark(reg Register, r Record, today Day) Secrecy {
	mark := Secrecy{State: SecrecyPossible, Date: today, Authority: authorityFor(reg, r)}
	if kind, _ := KindNamed(r.KindName()); kind.Guard != nil {
		mark.Provision = kind.Guard(reg, r).Name
	}
	return mark
}

// FillMark fills in the mark of a new record, beside those of its fields that somebody has filled in, which are named. What
// somebody has already judged public, or is not guarded, rests on no provision.
func FillMark(reg Register, r Record, today Day, said ...string) {
	mark, proposed := &r.Header().Secrecy, Secrecy{}
	if mark.State == SecrecyPossible {
		proposed = ProposedMark(reg, r, today)
	}
	if !slices.Contains(said, "secrecy_provision") {
		mark.Provision = proposed.Provision
	}
	if !slices.Contains(said, "secrecy_date") {
		mark.Date = proposed.Date
	}
	if !slices.Contains(said, "secrecy_authority") {
		mark.Authority = proposed.Authority
	}
}

// Lacks names the fields of a mark that OSL 5 kap. 5 § asks for and that are empty.
func (s Secrecy) Lacks() []string {
	var lacks []string
	if s.State != SecrecyPossible {
		return nil
	}
	if s.Provision == "" {
		lacks = append(lacks, "secrecy_provision")
	}
	if s.Date == "" {
		lacks = append(lacks, "secrecy_date")
	}
	if s.Authority == "" {
		lacks = append(lacks, "secrecy_authority")
	}
	return lacks
}

// MarkLacks names what a record's mark lacks. A record that follows another which is marked, such as a line of an incident's
// log, needs no mark of its own.
func MarkLacks(reg Register, r Record) []string {
	lacks := r.Header().Secrecy.Lacks()
	if len(lacks) == 0 {
		return nil
	}
	kind, _ := KindNamed(r.KindName())
	for _, of := range reg.followed(kind, r) {
		if of.Header().Secrecy.State == SecrecyPossible {
			return nil
		}
	}
	return lacks
}

// Unmarked lists the records of a kind whose marks lack something.
func Unmarked(reg Register, kind Untyped) []Record {
	return slices.DeleteFunc(reg.Living(kind), func(r Record) bool { return len(MarkLacks(reg, r)) == 0 })
}

// MarkWhy tells why another mark is proposed. It is part of message keys.
type MarkWhy string

// Why another mark is proposed.
const (
	MarkIncomplete MarkWhy = "incomplete" // it lacks what OSL 5 kap. 5 § asks for
	MarkCyber      MarkWhy = "cyber"      // it has come under cybersäkerhetslagen: OSL 18 kap. 8 b §
	MarkNotCyber   MarkWhy = "not_cyber"  // it names OSL 18 kap. 8 b § and is no report under cybersäkerhetslagen
	MarkAwarded    MarkWhy = "awarded"    // it names OSL 19 kap. 3 § and the supplier has been chosen
)

// AdviseMark proposes another mark for a record that has one, for a person to accept; an empty why when it is well as it is.
func AdviseMark(reg Register, r Record, today Day) (mark Secrecy, why MarkWhy) {
	now := r.Header().Secrecy
	proposed := ProposedMark(reg, r, today)
	kind, _ := KindNamed(r.KindName())
	isCyber, saysCyber := proposed.Provision == CyberReport.Name, citesCyber.MatchString(now.Provision)
	switch {
	case kind.Guard == nil:
	case isCyber && !saysCyber && !judgedSince(r):
		proposed.Authority = cmp.Or(now.Authority, proposed.Authority)
		if _, ours := ProvisionNamed(now.Provision); now.State == SecrecyPossible && now.Provision != "" && !ours { // what a person wrote stands beside it
			proposed.Provision += "; " + now.Provision
		}
		return proposed, MarkCyber
	case !isCyber && saysCyber && now.State == SecrecyPossible:
		proposed.Authority = cmp.Or(now.Authority, proposed.Authority)
		return proposed, MarkNotCyber
	}
	if len(MarkLacks(reg, r)) == 0 {
		if p, ok := r.(*Procurement); ok && p.Decided() && now.State == SecrecyPossible && now.Provision == ProcurementSecrecy.Name {
			return Secrecy{State: SecrecyPublic, Date: today, Authority: cmp.Or(now.Authority, proposed.Authority)}, MarkAwarded
		}
		return now, ""
	}
	return Secrecy{now.State, cmp.Or(now.Provision, proposed.Provision), cmp.Or(now.Date, proposed.Date), cmp.Or(now.Authority, proposed.Authority)}, MarkIncomplete
}

// AdvisedWith lists what is marked anew in one act: a record for which another mark is proposed, and those that follow it, such
// as an incident's log, when another is proposed for them for the same reason.
func AdvisedWith(reg Register, r Record, today Day) []Record {
	_, why := AdviseMark(reg, r, today)
	if why == "" {
		return nil
	}
	list := []Record{r}
	for _, kind := range Kinds() {
		if kind.Guard == nil || len(kind.Follows) == 0 {
			continue
		}
		for _, other := range reg.Living(kind) {
			if !slices.Contains(reg.followed(kind, other), r) {
				continue
			}
			if _, also := AdviseMark(reg, other, today); also == why {
				list = append(list, other)
			}
		}
	}
	return list
}

// judgedSince tells whether somebody has judged a record public with all that is known: of an incident, since it was judged
// to be significant.
func judgedSince(r Record) bool {
	mark := r.Header().Secrecy
	if i, ok := r.(*Incident); ok {
		return mark.State == SecrecyPublic && !i.SignificantAt.IsZero() && mark.Date >= DayOf(i.SignificantAt)
	}
	return mark.State == SecrecyPublic
}

// authorityFor is the authority whose record it is: the nämnd that it concerns, since each is an authority of its own, and the
// board when it concerns several or none.
func authorityFor(reg Register, r Record) string {
	var own []*Unit
	kind, _ := KindNamed(r.KindName())
	for _, f := range kind.Fields {
		if f.Target != Units.Name {
			continue
		}
		for _, id := range SplitRefs(f.Get(r)) {
			if u := AuthorityUnit(reg, Link[*Unit](id)); u != nil && !slices.Contains(own, u) {
				own = append(own, u)
			}
		}
		break // the first is the one it concerns
	}
	if len(own) == 1 {
		return own[0].Name
	}
	if len(own) == 0 {
		for _, of := range reg.followed(kind, r) {
			return authorityFor(reg, of)
		}
	}
	for _, u := range All(reg, Units) {
		if u.Type == UnitBoard {
			return u.Name
		}
	}
	return ""
}

// AuthorityUnit is the nämnd, board or company that a unit is or lies below; nil for others, such as the council, whose
// papers the board keeps.
func AuthorityUnit(reg Register, link Link[*Unit]) *Unit {
	for range 10 { // deeper than any municipality, and an end for units that lie below one another in a ring
		u, ok := Find(reg, link)
		if !ok || u.Removed || u.Gallrad != "" {
			return nil
		}
		switch u.Type {
		case UnitBoard, UnitCommittee, UnitCompany:
			return u
		}
		link = u.Parent
	}
	return nil
}

// The rules: which provision is proposed for the records of a kind.

// incidentProvision is OSL 18 kap. 8 b § for an incident that is significant or has been reported under cybersäkerhetslagen
// (2025:1506), and never for another; else 18 kap. 8 §, by what the incident tells of.
func incidentProvision(reg Register, i *Incident) Provision {
	if known, _ := i.Knowledge(); i.Significant == JudgedYes && (known.IsZero() || DayOf(known) >= CyberReport.From) {
		return CyberReport
	}
	for _, n := range All(reg, Notifications) {
		if string(n.Incident) == i.ID && i.ID != "" && n.Track == TrackCyber && !n.SentAt.IsZero() {
			return CyberReport
		}
	}
	return i.measure()
}

// measure is the point of OSL 18 kap. 8 § that fits the incident's cause.
func (i *Incident) measure() Provision {
	switch i.CauseSort {
	case CausePhysical:
		return MeasurePremises
	case CauseAccess:
		return MeasureAccess
	}
	return MeasureSystems
}

// notificationProvision is OSL 18 kap. 8 b § for what is told, or written to be told, under cybersäkerhetslagen 2 kap. 5–8 §§.
// What is told to IMY, the police or those affected is no report under that act.
func notificationProvision(reg Register, n *Notification) Provision {
	if n.Track == TrackCyber && (n.Judgement != JudgedNo || !n.SentAt.IsZero()) {
		return CyberReport
	}
	if i, ok := Find(reg, n.Incident); ok {
		return i.measure()
	}
	return MeasureSystems
}

// logProvision is that of the incident that a line of its log is about.
func logProvision(reg Register, incident Link[*Incident]) Provision {
	if i, ok := Find(reg, incident); ok {
		return incidentProvision(reg, i)
	}
	return MeasureSystems
}
