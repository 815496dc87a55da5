package data

import "regexp"

// Provision is a provision of offentlighets- och sekretesslagen (2009:400), OSL, that a secrecy mark can rest on.
type Provision struct {
	Key       string // of its words: what it is about, and when it applies
	Name      string // as a mark says it
	Reversed  bool   // omvänt skaderekvisit: secret unless it is clear that no harm is done; else secret if harm can be assumed
	Years     int    // the longest time; 0: the act sets none
	From      Day    // in force from, for one that is newer than the rest
	Source    string // the act, and the latest that amended the section
	CheckedOn Day    // when its words were read
}

// The provisions that the rules propose. OSL 18 kap. 8 § has seven points; three of them are about information security.
var (
	MeasurePremises = Provision{Key: "provision.premises", Name: "OSL 18 kap. 8 § 1", Source: sourceOSL, CheckedOn: checkedOSL}
	MeasureSystems  = Provision{Key: "provision.systems", Name: "OSL 18 kap. 8 § 3", Source: sourceOSL, CheckedOn: checkedOSL}
	MeasureAccess   = Provision{Key: "provision.access", Name: "OSL 18 kap. 8 § 4", Source: sourceOSL, CheckedOn: checkedOSL}
	CyberReport     = Provision{
		Key: "provision.cyber", Name: "OSL 18 kap. 8 b §", Reversed: true, Years: 40, From: "2026-01-15",
		Source: "SFS 2009:400, SFS 2025:1508", CheckedOn: checkedOSL,
	}
	RiskAnalysis = Provision{
		Key: "provision.risk", Name: "OSL 18 kap. 13 §",
		Source: "SFS 2009:400, SFS 2009:612", CheckedOn: checkedOSL,
	}
	ProcurementSecrecy = Provision{
		Key: "provision.procurement", Name: "OSL 19 kap. 3 §", Years: 20,
		Source: "SFS 2009:400, SFS 2019:937", CheckedOn: checkedOSL,
	}
)

const (
	sourceOSL      = "SFS 2009:400"
	checkedOSL Day = "2026-11-28"
)

// Provisions lists them in the order of the act.
func Provisions() []Provision {
	return []Provision{MeasurePremises, MeasureSystems, MeasureAccess, CyberReport, RiskAnalysis, ProcurementSecrecy}
}

// ProvisionNamed finds the provision that a mark names in the words that are proposed.
func ProvisionNamed(name string) (Provision, bool) {
	for _, p := range Provisions() {
		if p.Name == name {
			return p, true
		}
	}
	return Provision{}, false
}

// citesCyber finds OSL 18 kap. 8 b § however a person writes it: "18 kap. 8 b § OSL", "OSL 18:8b".
var citesCyber = regexp.MustCompile(`(?i)\b18[\s\x{a0}]*(?:kap\.?|:)[\s\x{a0}]*8[\s\x{a0}]*b\b`)
