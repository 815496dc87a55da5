package data

import (
	"slices"
	"time"
)

// Clock is one legal deadline applied to one incident, and to one personuppgiftsansvarig where the track has them.
type Clock struct {
	Incident     *Incident
	Deadline     *Deadline
	Unit         Link[*Unit]
	Notification *Notification // nil until somebody has begun to write it
	From         time.Time     // what it is counted from; zero when that has not happened
	Assumed      bool          // From is a guess, since nobody has said when the incident became known
	Due          time.Time     // zero: without delay, or not begun
	Judgement    Judgement
}

// ClockState tells how a clock stands at a moment.
type ClockState string

// The states of a clock.
const (
	ClockNotDemanded ClockState = "not_demanded" // judged not to be told
	ClockWaiting     ClockState = "waiting"      // what it is counted from has not happened
	ClockUnjudged    ClockState = "unjudged"     // runs, and nobody has judged whether it must be told
	ClockRunning     ClockState = "running"
	ClockLate        ClockState = "late"
	ClockSent        ClockState = "sent"
	ClockSentLate    ClockState = "sent_late"
)

// SentAt is when it was told; zero until then.
func (c Clock) SentAt() time.Time {
	if c.Notification == nil {
		return time.Time{}
	}
	return c.Notification.SentAt
}

// SentLater tells whether what is noted as sent is dated after now: a slip of the pen, or something planned. It has not
// been told yet.
func (c Clock) SentLater(now time.Time) bool { return c.SentAt().After(now) }

// State tells how the clock stands now. A clock that nobody has judged becomes late like any other:
// a deadline does not wait for a judgement.
func (c Clock) State(now time.Time) ClockState {
	sent := c.SentAt()
	if c.SentLater(now) {
		sent = time.Time{}
	}
	switch {
	case !sent.IsZero() && !c.Due.IsZero() && sent.After(c.Due):
		return ClockSentLate
	case !sent.IsZero():
		return ClockSent
	case c.Judgement == JudgedNo:
		return ClockNotDemanded
	case c.From.IsZero(), c.Deadline.Basis == FromNotified && c.From.After(now):
		return ClockWaiting
	case !c.Due.IsZero() && now.After(c.Due):
		return ClockLate
	case c.Judgement == NotJudged:
		return ClockUnjudged
	default:
		return ClockRunning
	}
}

// Unanswered is the field of the incident that must be answered before anybody can say whether the clock's notification is
// demanded; empty when it is answered, or when each notification is judged on its own.
func (c Clock) Unanswered() string {
	if c.Notification != nil || c.Judgement != NotJudged {
		return ""
	}
	switch i := c.Incident; c.Deadline.Track {
	case TrackCyber, TrackRecipients:
		if i.Significant == NotJudged {
			return "significant"
		}
	case TrackGDPR, TrackDataSubjects:
		if i.PersonalData == NotJudged {
			return "personal_data"
		}
	case TrackPolice:
		if i.CrimeSuspected == NotJudged {
			return "crime_suspected"
		}
	}
	return ""
}

// Left is the time until the deadline, negative when it is passed; zero when there is none to count to.
func (c Clock) Left(now time.Time) time.Duration {
	if c.Due.IsZero() {
		return 0
	}
	return c.Due.Sub(now)
}

// LateBy is how late it was told, or how late it is so far; zero when it is not late.
func (c Clock) LateBy(now time.Time) time.Duration {
	switch c.State(now) {
	case ClockSentLate:
		return c.SentAt().Sub(c.Due)
	case ClockLate:
		return now.Sub(c.Due)
	default:
		return 0
	}
}

// Clocks applies the deadlines to the incident. units are those that exist, to tell which of the incident's nämnder
// are personuppgiftsansvariga; made are notifications, of this incident or others. The order is: due first, then without delay,
// then those not begun.
func (i *Incident) Clocks(rules []*Deadline, made []*Notification, units []*Unit) []Clock {
	var clocks []Clock
	known, _ := i.Knowledge()
	for _, rule := range rules {
		if rule.From != "" && !known.IsZero() && DayOf(known) < rule.From {
			continue
		}
		controllers := i.controllers(rule.Track, made, units)
		for _, unit := range controllers {
			ours := slices.DeleteFunc(slices.Clone(made), func(n *Notification) bool {
				return n.Incident != Link[*Incident](i.ID) || n.Track != rule.Track ||
					unit != "" && n.Unit != unit && (n.Unit != "" || len(controllers) > 1)
			})
			if c, ok := i.clock(rule, unit, ours); ok {
				clocks = append(clocks, c)
			}
		}
	}
	slices.SortStableFunc(clocks, func(a, b Clock) int {
		switch {
		case a.Due.IsZero() != b.Due.IsZero():
			if a.Due.IsZero() {
				return 1
			}
			return -1
		case a.From.IsZero() != b.From.IsZero():
			if a.From.IsZero() {
				return 1
			}
			return -1
		}
		return a.Due.Compare(b.Due)
	})
	return clocks
}

// controllers lists who must tell on their own in the track. Each nämnd is personuppgiftsansvarig for its own
// processing (GDPR art. 4.7); the other tracks concern the municipality as one.
func (i *Incident) controllers(track Track, made []*Notification, units []*Unit) []Link[*Unit] {
	if track != TrackGDPR && track != TrackDataSubjects {
		return []Link[*Unit]{""}
	}
	var list []Link[*Unit]
	for _, u := range units {
		if u.Controller && slices.Contains(i.Units, Link[*Unit](u.ID)) {
			list = append(list, Link[*Unit](u.ID))
		}
	}
	for _, n := range made {
		if n.Incident == Link[*Incident](i.ID) && n.Track == track && n.Unit != "" && !slices.Contains(list, n.Unit) {
			list = append(list, n.Unit)
		}
	}
	if len(list) == 0 {
		return []Link[*Unit]{""}
	}
	return list
}

// clock gives the clock of one rule for one unit; false when the rule does not touch the incident.
// made are the notifications of that track and unit alone.
func (i *Incident) clock(rule *Deadline, unit Link[*Unit], made []*Notification) (Clock, bool) {
	find := func(step Step) (found *Notification) { // of several, as after a merge, the one sent first counts
		for _, n := range made {
			if n.Step == step && (found == nil || !n.SentAt.IsZero() && (found.SentAt.IsZero() || n.SentAt.Before(found.SentAt))) {
				found = n
			}
		}
		return found
	}
	own := find(rule.Step)
	notified := find(StepNotification)
	c := Clock{Incident: i, Deadline: rule, Unit: unit, Notification: own}

	known, assumed := i.Knowledge()
	var itsOwn time.Time
	for _, n := range made { // a nämnd that came to know later has its own clock; of two moments noted, the stricter
		if unit != "" && !n.KnownAt.IsZero() && (itsOwn.IsZero() || n.KnownAt.Before(itsOwn)) {
			itsOwn = n.KnownAt
			known, assumed = itsOwn, false
		}
	}
	switch rule.Basis {
	case FromNotified:
		if notified != nil {
			c.From = notified.SentAt
		}
	case FromHandled:
		c.From = i.HandledAt
	default:
		c.From, c.Assumed = known, assumed
	}
	c.Due = rule.Due(c.From)

	trigger := map[Track]Judgement{
		TrackCyber: i.Significant, TrackRecipients: i.Significant,
		TrackGDPR: i.PersonalData, TrackDataSubjects: i.PersonalData,
		TrackSecurityPolice: JudgedNo, TrackPolice: i.CrimeSuspected,
	}[rule.Track]
	if rule.Track == TrackSecurityPolice && i.SecurityProtection {
		trigger = JudgedYes
	}
	c.Judgement = trigger
	judgedOn := own
	if judgedOn == nil || judgedOn.Judgement == NotJudged {
		judgedOn = notified // later steps follow the judgement of the notification
	}
	switch {
	case own != nil && own.Judgement != NotJudged:
		c.Judgement = own.Judgement
	case judgedOn != nil && judgedOn.Judgement != NotJudged:
		c.Judgement = judgedOn.Judgement
	case trigger == JudgedYes && (rule.Track == TrackGDPR || rule.Track == TrackDataSubjects || rule.Track == TrackRecipients):
		// A personuppgiftsincident is told unless a risk is unlikely, and those affected when it suits: each is judged on its own.
		c.Judgement = NotJudged
	}

	// A near miss has no clock that waits for a judgement; what somebody has judged has its clock whatever it is called.
	touched := own != nil || trigger == JudgedYes || trigger == NotJudged && rule.Track != TrackPolice && i.IsIncident()
	switch rule.Step {
	case StepInterim:
		touched = own != nil // only on request, cybersäkerhetslagen 2 kap. 7 §
	case StepCompletion:
		touched = own != nil || notified != nil && notified.NeedsCompletion
	case StepProgress, StepFinal:
		// What has been told must be ended, even if the incident is later judged not to be significant.
		touched = (touched || notified != nil && !notified.SentAt.IsZero()) && i.lastReport(rule, notified, own, find(StepFinal))
	}
	return c, touched
}

// lastReport chooses between slutrapport and lägesrapport. One month after the incidentanmälan a slutrapport is due;
// while the incident still goes on then, a lägesrapport is due instead and the slutrapport one month after it was handled
// (cybersäkerhetslagen 2 kap. 8 §). A slutrapport sent by then tells that it was handled, whether or not somebody has noted when.
func (i *Incident) lastReport(rule *Deadline, notified, own, final *Notification) bool {
	handledInTime := true
	if notified != nil && !notified.SentAt.IsZero() {
		month := addMonths(notified.SentAt.In(Swedish), 1)
		inTime := func(t time.Time) bool { return !t.IsZero() && !t.After(month) }
		handledInTime = inTime(i.HandledAt) || final != nil && inTime(final.SentAt)
	}
	if rule.Step == StepProgress {
		return own != nil || !handledInTime
	}
	return handledInTime == (rule.Basis == FromNotified)
}
