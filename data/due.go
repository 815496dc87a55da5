package data

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"time"
)

// Due is something that waits to be done.
type Due struct {
	What    DueWhat
	On      Day       // empty: no day to go by
	At      time.Time // the moment, for a legal deadline that has one
	Kind    string    // of the record it is about
	ID      string    // of the record it is about
	More    int       // how many others of the same kind wait with it and are told as one
	Overdue bool
	To      Link[*Person] // who shall do it: who serves in the role, or the one named; empty when that is not known
	Until   Day           // put off until, for one that somebody has put off
	Clock   *Clock        // for a legal deadline
}

// DueWhat tells what waits. It is a message key.
type DueWhat string

// What can wait.
const (
	DueReview        DueWhat = "due.review"           // a governing document shall be reviewed
	DueExpiry        DueWhat = "due.expiry"           // a governing document ceases to apply
	DueReferral      DueWhat = "due.referral"         // somebody asked for an opinion shall answer
	DueAction        DueWhat = "due.action"           // an action shall be done
	DueReport        DueWhat = "due.report"           // an action shall be reported back to the board
	DueOutcome       DueWhat = "due.outcome"          // somebody shall look whether an action that is done has helped
	DuePapers        DueWhat = "due.papers"           // papers shall be in before a meeting
	DueMinutes       DueWhat = "due.minutes"          // a planned decision lacks its paragraph, though the meeting has been
	DueAdjusted      DueWhat = "due.adjusted"         // the minutes of a meeting shall be justerade
	DueStalled       DueWhat = "due.stalled"          // a matter goes nowhere
	DueAssignment    DueWhat = "due.assignment"       // a body has given a task, and nobody has made an action of it
	DueDelegated     DueWhat = "due.delegated"        // a decision on delegation shall be told to the body
	DueRegistration  DueWhat = "due.registration"     // a change shall be told to the single point of contact
	DueRoleEnds      DueWhat = "due.role_ends"        // a role's time ends
	DueRoleVacant    DueWhat = "due.role_vacant"      // a role that is needed has no holder
	DueServes        DueWhat = "due.serves"           // somebody begins to serve for another
	DueServed        DueWhat = "due.served"           // somebody serving for another is about to end
	DueMandate       DueWhat = "due.mandate"          // an elected person's mandate ends
	DueTraining      DueWhat = "due.training"         // a planned training shall be offered
	DueOccasion      DueWhat = "due.occasion"         // a course is to be held, or who went has not been noted
	DueRenewal       DueWhat = "due.renewal"          // what was learnt is good no longer
	DueConfirmation  DueWhat = "due.confirmation"     // a manager shall confirm for the year
	DueCheck         DueWhat = "due.check"            // rows of law shall be compared with their source
	DueRetention     DueWhat = "due.retention"        // records may be gallrade by plan
	DueClock         DueWhat = "due.clock"            // a legal deadline runs or has passed
	DueToldLate      DueWhat = "due.told_late"        // a legal deadline was not kept: it was told too late
	DueChangeLate    DueWhat = "due.change_told_late" // a change was told too late
	DueClass         DueWhat = "due.class_ends"       // a classification ceases to be good
	DueClassDecision DueWhat = "due.class_decision"   // a classification lacks its owner's decision
	DueRestore       DueWhat = "due.restore"          // somebody shall try to restore a system from backup
	DueApproval      DueWhat = "due.approval"         // a driftgodkännande ends
	DueMark          DueWhat = "due.mark"             // secrecy marks lack what OSL (2009:400) 5 kap. 5 § asks for
	DueRequirements  DueWhat = "due.requirements"     // nobody has decided what is demanded of a system or of premises
	DueAcceptance    DueWhat = "due.acceptance"       // somebody's acceptance of a risk runs out
	DueRisk          DueWhat = "due.risk"             // a risk has not been dealt with within its band's months
	DueAnalysis      DueWhat = "due.analysis"         // a part of the organisation shall analyse its risks again
	DuePlan          DueWhat = "due.continuity"       // a plan of continuity shall be seen over
	DueExercise      DueWhat = "due.exercise"         // a plan of continuity shall be exercised
	DueNotice        DueWhat = "due.notice"           // the last day to give notice of a contract
	DueContractEnds  DueWhat = "due.contract_ends"    // a contract ends, or has ended while its systems are still in use
	DueProcessor     DueWhat = "due.processor"        // a contract lacks the PUB-avtal that it needs
	DueSubprocessor  DueWhat = "due.subprocessor"     // the municipality shall say yes or no to an underbiträde
	DueFollowUp      DueWhat = "due.supplier_check"   // a supplier shall be followed up
	DueNeverChecked  DueWhat = "due.never_checked"    // a supplier has never been followed up
	DuePreparation   DueWhat = "due.procurement"      // tenders are soon to be asked for, and classification or requirements remain
	DueUnclassified  DueWhat = "due.unclassified"     // tenders were asked for before anybody classified the information
	DueDiary         DueWhat = "due.diary"            // an allmän handling lacks its number in the diary
	DueBinder        DueWhat = "due.binder"           // the incidentpärm that lies on paper has grown old
)

// leadDays is how many days before its day each sort of watch is told, until the municipality says otherwise. For those that
// count After, it is how many days after what they wait for.
var leadDays = map[DueWhat]int{
	DueReview: 60, DueExpiry: 60, DueReferral: 7, DueAction: 30, DueReport: 30, DueOutcome: 14, DuePapers: 14, DueDelegated: 30,
	DueRegistration: daysToTellChange, DueRoleEnds: 60, DueServes: 14, DueServed: 7, DueMandate: 60, DueTraining: 30, DueOccasion: 14, DueRenewal: 60,
	DueAcceptance: 30, DueRisk: 30, DueAnalysis: 60, DuePlan: 60, DueExercise: 60,
	DueConfirmation: 45, DueCheck: 30, DueRetention: 30,
	DueClass: 60, DueClassDecision: 30, DueRestore: 30, DueApproval: 60,
	DueNotice: 90, DueContractEnds: 180, DueProcessor: 30, DueSubprocessor: 14, DueFollowUp: 60, DuePreparation: 60, DueUnclassified: 14,
	DueMinutes: daysToAdjust, DueAdjusted: daysToAdjust, DueStalled: 60, DueAssignment: 14, DueDeviation: 14,
	DueControl: 30, DueControlPlan: 60, DuePlanAdopted: 60, DueFinding: 30, DueException: 60, DueLaw: 30, DueReading: 14, DueGoal: 30, DueManagementReview: 60, DueActivity: 30,
	DueDiary: 1, DueBinder: 14,
}

// DueWhats lists what can wait that has a lead time.
func DueWhats() []DueWhat {
	list := make([]DueWhat, len(leadSorts.Options))
	for i, o := range leadSorts.Options {
		list[i] = DueWhat(o.Name)
	}
	return list
}

// After tells whether the days of a sort are counted after something, and not before its day.
func (w DueWhat) After() bool {
	return w == DueMinutes || w == DueAdjusted || w == DueStalled || w == DueClassDecision || w == DueAssignment || w == DueDeviation || w == DueDiary
}

// InLaw tells whether the law sets the day, so that nobody can put it off.
func (w DueWhat) InLaw() bool {
	return w == DueClock || w == DueRegistration || w == DueToldLate || w == DueChangeLate
}

// LeadDays is how many days before its day a sort of watch is told: the municipality's own row, or what the program begins with.
func LeadDays(reg Register, what DueWhat) int { return newLeads(reg)[what] }

func newLeads(reg Register) map[DueWhat]int {
	leads := maps.Clone(leadDays)
	for _, l := range All(reg, LeadTimes) {
		if l.Days != nil {
			leads[l.What] = *l.Days
		}
	}
	return leads
}

// ByLeadTime asks for what falls due within the lead time of each sort of watch.
const ByLeadTime = -1

// WhatIsDue lists what is overdue or falls due within the given number of days, or within each sort's own lead time, the
// earliest first. Legal deadlines that run are there whatever their day; what has no day comes last. What somebody has
// put off is left out.
func WhatIsDue(reg Register, now time.Time, days int) []Due {
	due, _ := Watches(reg, now, days)
	return due
}

// retention tells of each rule by which something may be gallrat. It is never late: the plan says when something may go at the earliest.
func (w *watch) retention() {
	for _, rule := range All(w.reg, Retentions) {
		expired := ExpiredBy(w.reg, rule, w.today)
		if len(expired) > 0 && w.falls(DueRetention, expired[0].On) {
			w.put(Due{What: DueRetention, On: expired[0].On, Kind: rule.KindName(), ID: rule.ID, More: len(expired) - 1}, to{})
		}
	}
}

// Watches is WhatIsDue, and beside it what would be there had nobody put it off.
func Watches(reg Register, now time.Time, days int) (due, putOff []Due) {
	w := newWatch(reg, now, days)
	w.documents()
	w.work()
	w.organisation()
	w.trainings()
	w.assets()
	w.protection()
	w.risks()
	w.continuity()
	w.suppliers()
	w.rowsOfLaw()
	w.retention()
	w.marks()
	w.control()
	w.withoutAction()
	w.followUp()
	w.papers()
	w.clocks()
	for i := range w.list {
		if d := &w.list[i]; d.Until != "" {
			putOff = append(putOff, *d)
		}
	}
	return inOrder(slices.DeleteFunc(w.list, func(d Due) bool { return d.Until != "" })), inOrder(putOff)
}

// watch gathers what is due.
type watch struct {
	reg         Register
	now         time.Time
	today       Day
	days        int
	leads       map[DueWhat]int
	until       map[DueWhat]Day // the last day that is near enough, once it has been asked for
	coordinator Link[*Person]   // who coordinates today
	away        Link[*Person]   // the one in whose place that is; empty when nobody is away
	serving     map[Link[*Role]]Link[*Person]
	putOff      map[putOffKey]Day
	elsewhere   map[string]bool // kinds kept in another system, where what is here tells nothing
	list        []Due
}

type putOffKey struct {
	what   DueWhat
	record string
}

func newWatch(reg Register, now time.Time, days int) *watch {
	w := &watch{
		reg: reg, now: now, today: DayOf(now), days: days, leads: newLeads(reg), until: map[DueWhat]Day{},
		serving: map[Link[*Role]]Link[*Person]{}, putOff: map[putOffKey]Day{},
		elsewhere: map[string]bool{},
	}
	for _, u := range All(reg, RegisterUses) {
		w.elsewhere[u.Register] = u.State == UseElsewhere
	}
	for _, s := range All(reg, Snoozes) {
		key := putOffKey{s.What, s.Record}
		w.putOff[key] = max(w.putOff[key], s.Until)
	}
	w.coordinator = Coordinates(reg, w.today)
	if own := reg.Municipality().Coordinator; own != w.coordinator {
		w.away = own
	}
	return w
}

// to says to whom something that is due is addressed: a person, or a role whose holder or stand-in it is.
type to struct {
	person Link[*Person]
	role   Link[*Role]
}

// serves is who serves in a role on the day; each is looked up once.
func (w *watch) serves(role Link[*Role]) Link[*Person] {
	if person, known := w.serving[role]; known {
		return person
	}
	person := Link[*Person]("")
	if r, ok := Find(w.reg, role); ok && !r.Removed && r.Gallrad == "" {
		person, _ = Serving(w.reg, r, w.today)
	}
	w.serving[role] = person
	return person
}

// who is the person that something is addressed to. What is nobody else's is the coordinator's, and what is the coordinator's
// own is for the one who serves meanwhile.
func (w *watch) who(t to) Link[*Person] {
	if t.person != "" && t.person != w.away {
		return t.person
	}
	if t.role != "" {
		if person := w.serves(t.role); person != "" {
			return person
		}
	}
	return w.coordinator
}

// falls tells whether something of the sort on a day is near enough to be told.
func (w *watch) falls(what DueWhat, on Day) bool {
	until, known := w.until[what]
	if !known {
		days := w.days
		if days < 0 {
			days = w.leads[what]
		}
		until = w.today.AddDays(days)
		w.until[what] = until
	}
	return on != "" && on <= until
}

// add adds something that is due on a day, when it is near enough.
func (w *watch) add(what DueWhat, on Day, rec Record, t to) {
	if w.falls(what, on) {
		w.put(Due{What: what, On: on, Kind: rec.KindName(), ID: rec.Header().ID, Overdue: on < w.today}, t)
	}
}

// put adds something that is due, and tells until when somebody has put it off. What the law sets a day for cannot be put
// off. A register that is kept in another system is watched there, but a legal deadline is told wherever it is found.
func (w *watch) put(d Due, t to) {
	if w.elsewhere[d.Kind] && d.What != DueClock {
		return
	}
	d.To = w.who(t)
	if !d.What.InLaw() && len(w.putOff) > 0 {
		if until := w.putOff[putOffKey{d.What, d.ID}]; until > w.today {
			d.Until = until
		}
	}
	w.list = append(w.list, d)
}

// documents are reviews, documents that cease to apply, and opinions that have been asked for.
func (w *watch) documents() {
	documents := All(w.reg, Documents)
	replaced := map[Link[*Document]]bool{}
	for _, d := range documents {
		if d.Replaces != "" && d.InForce(w.today) {
			replaced[d.Replaces] = true
		}
	}
	review := newReviews(w.reg, w.today)
	for _, d := range documents {
		if d.State == DocumentRegistered && d.Stage != StageRepealed && !replaced[Link[*Document](d.ID)] {
			w.add(DueReview, review.next(d), d, to{role: d.Owner})
			w.add(DueExpiry, d.To, d, to{role: d.Owner})
		}
	}
	for _, r := range All(w.reg, Referrals) {
		if r.Waits() {
			w.add(DueReferral, r.AnswerBy, r, to{})
		}
	}
}

// monthsToOutcome is how long after an action is done it is time to look whether it helped: cybersäkerhetslagen (2025:1506)
// 2 kap. 3 § demands that it is done, not when.
const monthsToOutcome = 3

// monthsToTellDelegated is how soon a decision on delegation is told when no meeting is known: kommunallagen (2017:725)
// 6 kap. 40 § leaves the day to the body.
const monthsToTellDelegated = 2

// work is actions and decisions, and papers to meetings.
func (w *watch) work() {
	for _, a := range All(w.reg, Actions) {
		if a.Open() {
			w.add(DueAction, a.Due, a, to{person: a.Responsible})
		}
		if a.AwaitsReport() {
			w.add(DueReport, a.ReportBy, a, to{person: a.Responsible})
		}
		if a.State == ActionDone && a.EffectOn == "" {
			w.add(DueOutcome, a.DoneOn.AddMonths(monthsToOutcome), a, to{})
		}
	}
	meetings := map[Link[*Unit]][]*Meeting{}
	for _, m := range All(w.reg, Meetings) { // in the order of their days
		meetings[m.Body] = append(meetings[m.Body], m)
		if m.PapersSentOn == "" && w.today <= m.On { // after the meeting it is too late to matter
			w.add(DuePapers, m.StopOn, m, to{})
		}
	}
	decisions := All(w.reg, Decisions)
	w.minutes(decisions)
	w.stalled(decisions)
	for _, d := range decisions {
		if d.Role == "" || d.ReportedOn != "" || !d.Taken(w.today) {
			continue
		}
		by := d.On.AddMonths(monthsToTellDelegated)
		if i := slices.IndexFunc(meetings[d.Body], func(m *Meeting) bool { return m.On >= d.On }); i >= 0 {
			by = meetings[d.Body][i].On
		}
		w.add(DueDelegated, by, d, to{role: d.Role})
	}
	for _, r := range All(w.reg, Registrations) {
		if by := r.TellBy(); r.NotifiedOn == "" && w.falls(DueRegistration, by) {
			w.put(Due{What: DueRegistration, On: by, Kind: r.KindName(), ID: r.ID, Overdue: r.Late(w.today)}, to{})
		}
	}
}

// organisation is roles, those who serve for others, and mandates.
func (w *watch) organisation() {
	for _, r := range All(w.reg, Roles) {
		switch {
		case r.Vacant(w.today):
			w.put(Due{What: DueRoleVacant, Kind: r.KindName(), ID: r.ID}, to{})
		case r.Holder != "":
			w.add(DueRoleEnds, r.To, r, to{})
		}
	}
	for _, s := range All(w.reg, Services) {
		switch {
		case s.From > w.today:
			w.add(DueServes, s.From, s, to{person: s.Person})
		case s.To >= w.today:
			w.add(DueServed, s.To, s, to{person: s.Person})
		}
	}
	w.mandates()
}

// mandates are those that end. They end many on a day, when a term does, so each day is told as one: the first, and how many
// more. One that has ended is no more to be done about.
func (w *watch) mandates() {
	ending := map[Day][]*Mandate{}
	for _, m := range All(w.reg, Mandates) {
		if m.To >= w.today && w.falls(DueMandate, m.To) {
			ending[m.To] = append(ending[m.To], m)
		}
	}
	for _, on := range slices.Sorted(maps.Keys(ending)) {
		first := ending[on][0]
		w.put(Due{What: DueMandate, On: on, Kind: first.KindName(), ID: first.ID, More: len(ending[on]) - 1, Overdue: on < w.today}, to{})
	}
}

// trainings are what is planned and not offered, what is good no longer, and managers' confirmations.
func (w *watch) trainings() {
	of := newOffers(w.reg, w.today)
	type group struct {
		course Link[*Course]
		group  Group
		unit   Link[*Unit]
	}
	planned, responsible := map[group]*TrainingPlan{}, map[Link[*Course]]Link[*Role]{}
	for _, p := range All(w.reg, TrainingPlans) { // in the order of their days: a later plan takes the place of an earlier
		planned[group{p.Course, p.Group, p.Unit}] = p
		if p.Responsible != "" {
			responsible[p.Course] = p.Responsible
		}
	}
	for _, p := range planned {
		if !of.kept(p) {
			w.add(DueTraining, p.By, p, to{role: p.Responsible})
		}
	}
	latest := map[group]*TrainingDone{}
	for _, d := range All(w.reg, TrainingsDone) {
		latest[group{d.Course, d.Group, d.Unit}] = d
	}
	for _, d := range latest {
		if c, ok := Find(w.reg, d.Course); ok && c.Months != nil {
			w.add(DueRenewal, d.On.AddMonths(*c.Months), d, to{role: responsible[d.Course]})
		}
	}
	last := LastDone(w.reg)
	for _, o := range All(w.reg, Occasions) {
		if !o.Noted(last) {
			w.add(DueOccasion, o.On, o, to{role: responsible[o.Course]})
		}
	}
	w.confirmations()
}

// confirmations are those that managers still owe: last year's where others gave theirs, and this year's by its last day.
func (w *watch) confirmations() {
	if UseOf(w.reg, "confirmation").State != UseInUse {
		return
	}
	years, manager, begun := confirmedIn(w.reg), w.managers(), 0
	for _, c := range All(w.reg, Confirmations) { // in the order of their days
		if begun == 0 {
			begun = c.On.Year()
		}
		if c.Manager != "" {
			manager[c.Unit] = c.Manager
		}
	}
	lastYear := w.today.Year() - 1
	for _, u := range administrations(w.reg) {
		unit := Link[*Unit](u.ID)
		year := w.today.Year()
		switch {
		case slices.Contains(years[unit], year):
			continue
		case begun != 0 && begun <= lastYear && !slices.Contains(years[unit], lastYear):
			year = lastYear
		}
		w.add(DueConfirmation, Day(fmt.Sprintf("%04d-12-31", year)), u, to{person: manager[unit]})
	}
}

// managers are the managers of the parts of the organisation that have exactly one.
func (w *watch) managers() map[Link[*Unit]]Link[*Person] {
	found, many := map[Link[*Unit]]Link[*Person]{}, map[Link[*Unit]]bool{}
	for _, p := range All(w.reg, People) {
		if p.Position != GroupManagers || p.LeftOn != "" && p.LeftOn < w.today {
			continue
		}
		many[p.Unit] = found[p.Unit] != ""
		found[p.Unit] = Link[*Person](p.ID)
	}
	maps.DeleteFunc(found, func(u Link[*Unit], _ Link[*Person]) bool { return many[u] })
	return found
}

// monthsBetweenChecks is how old a row of law may grow before somebody compares it with its source.
const monthsBetweenChecks = 12

// rowsOfLaw are authorities, deadlines and thresholds that nobody has compared with their source for twelve months. They
// come many at a time, so each kind is told as one: the row that has waited longest, and how many more.
func (w *watch) rowsOfLaw() {
	gather := func(rows []Record) {
		var first *Due
		more := 0
		for _, r := range rows {
			by := CheckBy(r, w.today)
			if !w.falls(DueCheck, by) {
				continue
			}
			more++
			if first == nil || by < first.On {
				first = &Due{What: DueCheck, On: by, Kind: r.KindName(), ID: r.Header().ID, Overdue: by < w.today}
			}
		}
		if first != nil {
			first.More = more - 1
			w.put(*first, to{})
		}
	}
	gather(w.reg.Living(Authorities.Untyped()))
	gather(w.reg.Living(Deadlines.Untyped()))
	gather(w.reg.Living(Thresholds.Untyped()))
}

// CheckBy is when a row of law shall be compared with its source; empty for what is no such row. One that nobody has ever
// checked has waited long enough.
func CheckBy(r Record, today Day) Day {
	var checked Day
	switch r := r.(type) {
	case *Authority:
		checked = r.CheckedOn
	case *Deadline:
		checked = r.CheckedOn
	case *Threshold:
		checked = r.CheckedOn
	default:
		return ""
	}
	return cmp.Or(checked.AddMonths(monthsBetweenChecks), today)
}

// marks are the secrecy marks that lack provision, date or authority, each kind of record told as one. A mark is a warning that
// must be quick to set, so it is asked for afterwards and never stops a save.
func (w *watch) marks() {
	for _, kind := range Kinds() {
		if lacking := Unmarked(w.reg, kind); len(lacking) > 0 {
			w.put(Due{What: DueMark, Kind: kind.Name, ID: lacking[0].Header().ID, More: len(lacking) - 1}, to{})
		}
	}
}

// clocks are the legal deadlines that run or have passed.
func (w *watch) clocks() {
	for _, clocks := range Clocks(w.reg) {
		for _, c := range clocks {
			if c.Awaits(w.now) {
				w.put(clockDue(c, w.now), to{role: c.Deadline.Role})
			}
		}
	}
}

// ToldLate lists what the law sets a day for and that was told too late in the last twelve months. Nothing can be done
// about it any more, but it shall be known, and told why (cybersäkerhetslagen 2025:1506, 2 kap. 2 and 5–8 §§; GDPR art. 33.1).
func ToldLate(reg Register, now time.Time) []Due {
	yearAgo := DayOf(now).AddMonths(-12)
	w := newWatch(reg, now, 0)
	var list []Due
	for _, clocks := range Clocks(reg) {
		for _, c := range clocks {
			if c.State(now) == ClockSentLate && DayOf(c.Due) > yearAgo {
				d := clockDue(c, now)
				d.What, d.Overdue, d.To = DueToldLate, true, w.who(to{role: c.Deadline.Role})
				list = append(list, d)
			}
		}
	}
	for _, r := range All(reg.InUse(), Registrations) {
		if r.ToldLate() && r.NotifiedOn > yearAgo {
			list = append(list, Due{What: DueChangeLate, On: r.TellBy(), Kind: r.KindName(), ID: r.ID, Overdue: true, To: w.who(to{})})
		}
	}
	return inOrder(list)
}

// inOrder sorts by day and moment, then so that the order never wavers.
func inOrder(list []Due) []Due {
	order := make([]int, len(list)) // sorted in the place of what is due, which takes long to move about
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		a, b := &list[i], &list[j]
		if order := cmp.Or(cmp.Compare(orLast(a.On), orLast(b.On)), a.At.Compare(b.At)); order != 0 {
			return order
		}
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.What, b.What), cmp.Compare(i, j))
	})
	sorted := make([]Due, len(list))
	for at, i := range order {
		sorted[at] = list[i]
	}
	return sorted
}

// orLast puts what has no day after every day.
func orLast(d Day) Day { return cmp.Or(d, "9999") }

// clockDue is a running clock. What shall be told without delay is due since the day it was known.
func clockDue(c Clock, now time.Time) Due {
	at := c.Due
	if at.IsZero() {
		at = c.From
	}
	return Due{
		What: DueClock, On: DayOf(at), At: at, Kind: c.Incident.KindName(), ID: c.Incident.ID,
		Overdue: c.State(now) == ClockLate, Clock: &c,
	}
}

// Vacant tells whether nobody holds a role that the municipality has decided that somebody must hold.
func (r *Role) Vacant(on Day) bool { return r.Needed && !r.InService(on) }

// Awaits tells whether somebody must still tell, or judge whether to tell.
func (c Clock) Awaits(now time.Time) bool {
	switch c.State(now) {
	case ClockRunning, ClockLate, ClockUnjudged:
		return true
	}
	return false
}

// Clocks gives the legal clocks of every incident, in the order of the incidents.
func Clocks(reg Register) [][]Clock {
	rules := All(reg, Deadlines)
	made := map[Link[*Incident]][]*Notification{}
	for _, n := range All(reg, Notifications) {
		made[n.Incident] = append(made[n.Incident], n)
	}
	incidents := All(reg, Incidents)
	list := make([][]Clock, len(incidents))
	for i, incident := range incidents {
		var units []*Unit
		for _, link := range incident.Units {
			if u, ok := Find(reg, link); ok && !u.Removed && u.Gallrad == "" {
				units = append(units, u)
			}
		}
		list[i] = incident.Clocks(rules, made[Link[*Incident](incident.ID)], units)
	}
	return list
}
