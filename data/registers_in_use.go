package data

import (
	"maps"
	"slices"
)

// registerSet names the registers of the binder, whose use the coordinator decides on. What is a part of another record,
// the rows of law that the program itself counts with, and its own settings are no registers.
var registerSet = ChoiceSet{"register", []Option{
	{"document", "styrdokument"},
	{"duty", "atagande"},
	{"referral", "remiss"},
	{"introduction", "inforande"},
	{"unit", "enhet"},
	{"person", "person"},
	{"role", "roll"},
	{"service", "tjanstgoring"},
	{"mandate", "fortroendeuppdrag"},
	{"course", "kurs"},
	{"training_plan", "planerad-utbildning"},
	{"training_occasion", "utbildningstillfalle"},
	{"training_offer", "erbjuden-utbildning"},
	{"training_done", "genomford-utbildning"},
	{"confirmation", "chefsintyg"},
	{"asset", "informationsmangd"},
	{"classification", "klassning"},
	{"system", "system"},
	{"requirement", "sakerhetskrav"},
	{"premises", "lokal"},
	{"fulfilment", "kravuppfyllnad"},
	{"measure", "sakerhetsatgard"},
	{"risk_session", "riskanalys"},
	{"risk", "risk"},
	{"continuity", "kontinuitetsplan"},
	{"exercise", "ovning"},
	{"supplier", "leverantor"},
	{"contract", "avtal"},
	{"subprocessor", "underbitrade"},
	{"procurement", "upphandling"},
	{"procurement_requirement", "upphandlingskrav"},
	{"supplier_check", "leverantorsuppfoljning"},
	{"incident", "incident"},
	{"incident_event", "loggpost"},
	{"incident_message", "kommunikation"},
	{"notification", "anmalan"},
	{"registration", "anmalan-av-kommunen"},
	{"authority", "myndighet"},
	{"action", "atgard"},
	{"control_point", "kontrollmoment"},
	{"control_occasion", "kontrolltillfalle"},
	{"goal", "mal"},
	{"reading", "matvarde"},
	{"earlier_figure", "tidigare-varde"},
	{"management_review", "ledningens-genomgang"},
	{"audit", "granskning"},
	{"finding", "iakttagelse"},
	{"self_assessment", "sjalvskattning"},
	{"legal_requirement", "lagkrav"},
	{"stakeholder", "intressent"},
	{"exception", "avsteg"},
	{"environment", "omvarldsbevakning"},
	{"activity", "aktivitet"},
	{"meeting", "sammantrade"},
	{"matter", "arende"},
	{"decision", "beslut"},
	{"paper", "handling"},
}}

// IsRegister tells whether a kind is a register of the binder.
func IsRegister(kind string) bool {
	return slices.ContainsFunc(registerSet.Options, func(o Option) bool { return o.Name == kind })
}

// Use is how a register is used, and how much of the whole it holds.
type Use struct {
	State  UseState
	System string
	Held   int
	Whole  int // 0: nobody has said
}

// UseOf tells how a register is used. Not begun is said of one that is empty, and the store refuses it of another; a
// register that was said to be so is in use once it holds something.
func UseOf(reg Register, kind string) Use {
	k, _ := KindNamed(kind)
	use := Use{State: UseNotBegun, Held: len(reg.Living(k))}
	said := &RegisterUse{}
	if u, ok := SaidOf(reg, kind); ok {
		said, use.State, use.System = u, u.State, u.System
	}
	if use.State == UseNotBegun && use.Held > 0 {
		use.State = UseInUse
	}
	if said.Whole != nil {
		use.Whole = *said.Whole
	}
	return use
}

// SaidOf is what the coordinator has said of a register. Two copies of a file may each have said something of the same one:
// the later made then counts.
func SaidOf(reg Register, kind string) (said *RegisterUse, ok bool) {
	for _, u := range All(reg, RegisterUses) {
		if u.Register == kind && (said == nil || u.ID > said.ID) {
			said = u
		}
	}
	return said, said != nil
}

// InUse is the register without those that are kept in another system: what it then lists may be counted. Links still lead
// to the records that are left out, so that a name can be told.
func (r Register) InUse() Register { return r.InUseAs(r) }

// InUseAs is InUse by what another register says is kept elsewhere, so that two moments can be compared by the same registers.
func (r Register) InUseAs(other Register) Register {
	byKind, living := map[string][]Record{}, map[string][]Record{}
	maps.Copy(byKind, r.byKind)
	maps.Copy(living, r.living)
	for _, u := range All(other, RegisterUses) {
		said, _ := SaidOf(other, u.Register)
		if said.State != UseElsewhere || !IsRegister(u.Register) {
			continue
		}
		delete(byKind, u.Register)
		delete(living, u.Register)
		uses := slices.DeleteFunc(slices.Clone(byKind[RegisterUses.Name]), func(r Record) bool { return r.(*RegisterUse).Register == u.Register })
		byKind[RegisterUses.Name] = append(uses, said)
		living[RegisterUses.Name] = alive(byKind[RegisterUses.Name])
	}
	return Register{byKind, living, r.byID, r.public}
}
