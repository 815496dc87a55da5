package data

// SystemWant is something that a system in use lacks. It is a message key.
type SystemWant string

// What a system can lack.
const (
	WantOwner         SystemWant = "want.owner"
	WantAssets        SystemWant = "want.assets"       // nobody has said what information is in it
	WantClass         SystemWant = "want.class"        // not all information in it has a decided class that is good
	WantRequirements  SystemWant = "want.requirements" // nobody has decided what it must stand
	WantRecover       SystemWant = "want.recover"      // nobody has said how long it may be down
	WantRestore       SystemWant = "want.restore"      // nobody has tried to restore it from backup
	WantRestoreOld    SystemWant = "want.restore_old"
	WantRestoreFailed SystemWant = "want.restore_failed"
	WantAccess        SystemWant = "want.access"   // who may use it has not been looked through for twelve months
	WantLogin         SystemWant = "want.login"    // not all log in with more than a password
	WantApproval      SystemWant = "want.approval" // its driftgodkännande has ended
)

// Grave tells whether the lack is one that harm can come of at once.
func (w SystemWant) Grave() bool {
	return w == WantRestore || w == WantRestoreFailed || w == WantApproval || w == WantOwner
}

// Wants lists what a system in use lacks. What is demanded of it follows from its class: a system that nobody has classified lacks
// that, and not what its class would demand.
func (c Classes) Wants(s *System) []SystemWant {
	if !s.Live() {
		return nil
	}
	var wants []SystemWant
	want := func(w SystemWant, lacks bool) {
		if lacks {
			wants = append(wants, w)
		}
	}
	class, yearAgo := c.System(s), c.today.AddMonths(-12)
	want(WantOwner, s.Owner == "")
	want(WantAssets, len(class.Assets) == 0)
	want(WantClass, len(class.Uncertain) > 0)
	want(WantRequirements, s.RequirementsOn == "")
	want(WantRecover, class.Demanding(Availability) && s.RecoverHours == nil)
	if last := c.LastRestore(s); c.MustRestore(s) && !last.Good(c.today) {
		switch {
		case last.On == "":
			want(WantRestore, true)
		case last.Worked == JudgedNo:
			want(WantRestoreFailed, true)
		default:
			want(WantRestoreOld, true)
		}
	}
	want(WantAccess, class.Demanding(Confidentiality) && s.AccessReviewedOn <= yearAgo)
	want(WantLogin, class.Demanding(Confidentiality) && s.MultiFactor != MultiFactorAll)
	want(WantApproval, s.ApprovedUntil != "" && s.ApprovedUntil < c.today)
	return wants
}
