package data

import (
	"cmp"
	"fmt"
	"slices"
)

// Term is a mandatperiod: four years from an election. The council changes on its own day, the other bodies at the turn of
// the year.
type Term struct{ Election int }

// TermAt is the term that is nearest to a day: the one to be prepared in the year before an election, else the one that the
// latest election gave.
func TermAt(on Day) Term {
	const anElection, years = 2022, 4
	since := ((on.Year()-anElection)%years + years) % years
	if since == years-1 {
		return Term{on.Year() + 1}
	}
	return Term{on.Year() - since}
}

// CouncilBegins is the first day of the new council: 15 October of the election year, as kommunallagen (2017:725) 5 kap. has it.
func (t Term) CouncilBegins() Day { return Day(fmt.Sprintf("%04d-10-15", t.Election)) }

// BodiesBegin is the first day of the new boards and committees, where the council has not said another.
func (t Term) BodiesBegin() Day { return Day(fmt.Sprintf("%04d-01-01", t.Election+1)) }

// Begins is the first day of a body's new term, and Ends its last.
func (t Term) Begins(body *Unit) Day {
	if body != nil && body.Type == UnitCouncil {
		return t.CouncilBegins()
	}
	return t.BodiesBegin()
}

// Ends is the last day of a body's term.
func (t Term) Ends(body *Unit) Day { return Term{t.Election + 4}.Begins(body).AddDays(-1) }

// EndMandates gives the mandates that run past the day on which their body's old term ends, as they are to be saved: ended
// on that day. Those that begin later belong to the new term.
func EndMandates(reg Register, council, others Day) []*Mandate {
	var list []*Mandate
	for _, m := range All(reg, Mandates) {
		end := others
		if body, ok := Find(reg, m.Body); ok && body.Type == UnitCouncil {
			end = council
		}
		if end == "" || m.From > end || m.To != "" && m.To <= end {
			continue
		}
		ended := *m
		ended.To = end
		list = append(list, &ended)
	}
	return list
}

// Renewal is something to be renewed when a term has begun.
type Renewal struct {
	What  RenewWhat
	On    Day    // at the latest; empty: no day to go by
	Since Day    // when that happened which makes it needed, where that is known
	Kind  string // of the record it is about; empty when it is about none
	ID    string
	Count int // how many it is about, where that matters
	Done  bool
}

// RenewWhat tells what is to be renewed. It is a message key.
type RenewWhat string

// What is to be renewed.
const (
	RenewElected      RenewWhat = "renew.elected"      // the new elected shall be offered training
	RenewLeader       RenewWhat = "renew.leader"       // one in the leadership shall go through the training that the law demands
	RenewFormerLeader RenewWhat = "renew.former"       // one noted in the leadership has no mandate any more
	RenewNewLeader    RenewWhat = "renew.chair"        // the board's chair is not noted in the leadership
	RenewRole         RenewWhat = "renew.role"         // a role is held by one who has no mandate any more
	RenewPolicy       RenewWhat = "renew.policy"       // the new council shall see and adopt the policy anew
	RenewRegistration RenewWhat = "renew.registration" // the single point of contact shall be told that the leadership has changed
	RenewRisks        RenewWhat = "renew.rsa"          // the term's risk and vulnerability analysis, lag (2006:544) 2 kap. 1 §
)

// ToRenew lists what is to be renewed on a day after a new term has begun.
func ToRenew(reg Register, on Day) []Renewal {
	t := newTrainings(reg, on)
	term := TermAt(on)
	var list []Renewal
	add := func(what RenewWhat, by Day, r Record, count int, done bool) {
		one := Renewal{What: what, On: by, Count: count, Done: done}
		if r != nil {
			one.Kind, one.ID = r.KindName(), r.Header().ID
		}
		list = append(list, one)
	}
	elected := t.coverage(GroupElected, "")
	if left := elected.Of - elected.Completed; elected.Of > 0 {
		add(RenewElected, "", nil, left, left <= 0)
	}
	for _, p := range t.coverage(GroupLeadership, "").Missing {
		add(RenewLeader, "", p, 0, false)
	}
	sat, led, leads := map[Link[*Person]]bool{}, map[Link[*Person]]bool{}, map[Link[*Person]]bool{} // had a mandate; had and has one in the board
	changed := Day("")                                                                              // when the leadership last changed
	for _, m := range All(reg, Mandates) {
		body, ok := Find(reg, m.Body)
		inBoard, ended := ok && body.Type == UnitBoard, m.To != "" && m.To < on
		sat[m.Person] = sat[m.Person] || ended
		led[m.Person] = led[m.Person] || ended && inBoard
		leads[m.Person] = leads[m.Person] || inBoard && m.Runs(on)
	}
	for _, p := range All(reg, People) {
		if link := Link[*Person](p.ID); p.Leadership && (sat[link] && !t.elected[link] || led[link] && !leads[link]) {
			add(RenewFormerLeader, "", p, 0, false)
			changed = max(changed, term.BodiesBegin())
		}
	}
	for _, m := range All(reg, Mandates) {
		body, ok := Find(reg, m.Body)
		if !ok || body.Type != UnitBoard || m.Part != PartChair || !m.Runs(on) {
			continue
		}
		p, ok := Find(reg, m.Person)
		if ok && !p.Leadership {
			add(RenewNewLeader, "", p, 0, false)
		}
		if m.From >= term.CouncilBegins() && !servedBefore(reg, m) {
			changed = max(changed, m.From)
		}
	}
	for _, r := range All(reg, Roles) {
		for _, link := range []Link[*Person]{r.Holder, r.StandIn} {
			if link != "" && sat[link] && !t.elected[link] {
				add(RenewRole, "", r, 0, false)
				break
			}
		}
	}
	for _, d := range All(reg, Documents) {
		if d.Type == DocumentPolicy && d.InForce(on) {
			add(RenewPolicy, "", d, 0, cmp.Or(d.DecidedOn, d.From) >= term.CouncilBegins())
		}
	}
	if changed != "" && reg.Municipality().RegisteredOn != "" {
		told := slices.IndexFunc(All(reg, Registrations), func(r *Registration) bool { return r.Sort != RegistrationFirst && r.ChangedOn >= changed })
		var r Record
		done := false
		if told >= 0 {
			one := All(reg, Registrations)[told]
			r, done = one, one.NotifiedOn != ""
		}
		add(RenewRegistration, changed.AddDays(daysToTellChange), r, 0, done)
		list[len(list)-1].Since = changed
	}
	add(RenewRisks, "", nil, 0, false)
	return list
}

// servedBefore tells whether somebody had the same part of the same body until a mandate began: then nobody new has come.
func servedBefore(reg Register, m *Mandate) bool {
	return slices.ContainsFunc(All(reg, Mandates), func(other *Mandate) bool {
		return other.ID != m.ID && other.Person == m.Person && other.Body == m.Body && other.Part == m.Part && other.From < m.From && other.To >= m.From.AddDays(-1)
	})
}
