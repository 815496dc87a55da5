package data

// Protection is how strong the protection must be (skyddsnivå). Levels of classification lead to it and requirements ask for it,
// so that a municipality may change its scale without choosing its requirements anew.
type Protection string

// The levels of protection, the weakest first; empty is unjudged.
const (
	ProtectionBase   Protection = "base"   // grundskydd
	ProtectionRaised Protection = "raised" // förhöjt skydd
	ProtectionHigh   Protection = "high"   // högt skydd
)

var protections = ChoiceSet{"protection", []Option{
	{string(ProtectionBase), "grundskydd"},
	{string(ProtectionRaised), "forhojt"},
	{string(ProtectionHigh), "hogt"},
}}

// AtLeast tells whether a level of protection is another or stronger.
func (p Protection) AtLeast(other Protection) bool { return p.rank() >= other.rank() }

func (p Protection) rank() int {
	for i, o := range protections.Options {
		if o.Name == string(p) {
			return i
		}
	}
	return -1
}

// Aspect is what is protected: konfidentialitet, riktighet, tillgänglighet or spårbarhet.
type Aspect string

// The aspects of SS-EN ISO/IEC 27000, and traceability, which KLASSA adds.
const (
	Confidentiality Aspect = "confidentiality"
	Integrity       Aspect = "integrity"
	Availability    Aspect = "availability"
	Traceability    Aspect = "traceability"
)

var aspects = ChoiceSet{"aspect", []Option{
	{string(Confidentiality), "konfidentialitet"},
	{string(Integrity), "riktighet"},
	{string(Availability), "tillganglighet"},
	{string(Traceability), "sparbarhet"},
}}
