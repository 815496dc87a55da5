package data

import "slices"

// The reasons of the duties about incidents and authorities: 25 and 28.
const (
	ReasonMatrix         StatusReason = "reason.matrix"
	ReasonMatrixUntried  StatusReason = "reason.matrix_untried" // something waits to be told, and nothing has been told in time yet
	ReasonMatrixOld      StatusReason = "reason.matrix_old"     // rows that nobody has compared with their source in twelve months
	ReasonClockLate      StatusReason = "reason.clock_late"     // a legal deadline has passed and nothing has been told
	ReasonClockWasLate   StatusReason = "reason.clock_was_late" // told, too late, in the last twelve months
	ReasonContacts       StatusReason = "reason.contacts"
	ReasonContactsOld    StatusReason = "reason.contacts_old"
	ReasonContactsUnsaid StatusReason = "reason.contacts_unsaid" // nobody has said who keeps them
	ReasonNoSupervisor   StatusReason = "reason.no_supervisor"
)

// matrixKept is duty 25, "hur, var och när incidenter rapporteras" (policyn; cybersäkerhetslagen 2025:1506, 2 kap. 5–8 §§;
// GDPR art. 33): authorities and deadlines have been compared with their sources within twelve months, and what had to be
// told in that time was told in time.
func (j Judge) matrixKept() Judged {
	judged := Judged{}
	var old []string
	row := func(id string, checked Day) {
		judged.All++
		if checked <= j.yearAgo() {
			old = append(old, id)
			return
		}
		judged.Have++
		judged.Proof = append(judged.Proof, id)
	}
	for _, d := range All(j.reg, Deadlines) {
		row(d.ID, d.CheckedOn)
	}
	for _, a := range All(j.reg, Authorities) {
		row(a.ID, a.CheckedOn)
	}
	var late, wasLate, waits []string
	told := false
	morning := j.today.Start()
	for _, clocks := range Clocks(j.reg) {
		for _, c := range clocks {
			at := morning
			if sent := c.SentAt(); DayOf(sent) == j.today { // told since the morning
				at = sent
			}
			switch c.State(at) {
			case ClockLate:
				late = append(late, c.Incident.ID)
			case ClockSentLate:
				if DayOf(c.Due) > j.yearAgo() {
					wasLate = append(wasLate, c.Notification.ID)
				}
			case ClockRunning, ClockUnjudged:
				waits = append(waits, c.Incident.ID)
			case ClockSent:
				told = true
				if DayOf(c.SentAt()) > j.yearAgo() {
					judged.Proof = append(judged.Proof, c.Notification.ID)
				}
			}
		}
	}
	switch {
	case len(late) > 0:
		judged.Assessment, judged.Reason, judged.Lacks, judged.Have = Lacking, ReasonClockLate, late, len(late)
	case len(wasLate) > 0:
		judged.Assessment, judged.Reason, judged.Lacks, judged.Have = Partly, ReasonClockWasLate, wasLate, len(wasLate)
	case len(old) > 0:
		judged.Assessment, judged.Reason, judged.Lacks = Partly, ReasonMatrixOld, old
	case len(waits) > 0 && !told:
		judged.Reason, judged.Proof, judged.Lacks = ReasonMatrixUntried, nil, slices.Compact(waits)
	default:
		judged.Assessment, judged.Reason = Met, ReasonMatrix
	}
	return judged
}

// contactsKept is duty 28, the authorities that support and supervise (policyn; SS-EN ISO/IEC 27001:2023, A.5.5): somebody
// keeps the contacts, the supervisor is known (cybersäkerhetsförordningen 2025:1507, 7 §), and each authority's row has been
// checked within twelve months. A register of stakeholders that is in use must be kept too.
func (j Judge) contactsKept() Judged {
	judged := Judged{}
	for _, a := range All(j.reg, Authorities) {
		judged.All++
		if a.CheckedOn > j.yearAgo() {
			judged.Have++
			judged.Proof = append(judged.Proof, a.ID)
		} else {
			judged.Lacks = append(judged.Lacks, a.ID)
		}
	}
	m := j.reg.Municipality()
	switch {
	case m.Coordinator == "":
		judged.Reason = ReasonContactsUnsaid
	case m.Supervisor == "":
		judged.Assessment, judged.Reason = Partly, ReasonNoSupervisor
	case judged.Have == 0:
		judged.Assessment, judged.Reason = Lacking, ReasonContactsOld
	case judged.Have < judged.All:
		judged.Assessment, judged.Reason = Partly, ReasonContactsOld
	default:
		judged.Assessment, judged.Reason = Met, ReasonContacts
	}
	return j.stakeholdersKept(judged)
}
