package data

// The reasons of the duties about suppliers: 21 and 22.
const (
	ReasonNothingProcured  StatusReason = "reason.nothing_procured"  // nothing of the catalogue is put to suppliers
	ReasonProcured         StatusReason = "reason.procured"          // what was bought in a year was bought with requirements
	ReasonProcuredSome     StatusReason = "reason.procured_some"     // not all of it
	ReasonProcuredQuiet    StatusReason = "reason.procured_quiet"    // nothing was bought in a year
	ReasonSuppliersUnsaid  StatusReason = "reason.suppliers_unsaid"  // nobody has judged how critical any supplier is
	ReasonSuppliersChecked StatusReason = "reason.suppliers_checked" // all are followed up in time
	ReasonSuppliersLate    StatusReason = "reason.suppliers_late"    // not all are
)

// requirementsPut is duty 21, "krav … ska ställas vid upphandlingar och i avtal" (policyn; SS-EN ISO/IEC 27001:2023, A.5.20;
// cybersäkerhetslagen 2025:1506, 2 kap. 3 § 4): the catalogue has requirements to put to suppliers, each procurement that has
// been put to them in twelve months was classified and had them chosen before, each contract made in that time has them in an annex, and no contract that
// runs lacks the PUB-avtal that GDPR art. 28.3 demands.
func (j Judge) requirementsPut() Judged {
	judged := Judged{}
	var catalogue []string
	for _, r := range All(j.reg, Requirements) {
		if r.Demanded(j.today) {
			catalogue = append(catalogue, r.ID)
		}
	}
	count := func(ok bool, id string) {
		if ok {
			judged.Proof = append(judged.Proof, id)
		} else {
			judged.Lacks = append(judged.Lacks, id)
		}
	}
	isYears := func(on Day) bool { return on > j.yearAgo() && on <= j.today }
	for _, p := range All(j.reg, Procurements) {
		if asked := p.AskedOn(); p.CancelledOn == "" && isYears(asked) {
			count(p.Prepared(), p.ID)
		}
	}
	holds := personalSystems(j.reg)
	for _, c := range All(j.reg, Contracts) {
		missing := !c.Ended(j.today) && c.Processor(c.holdsAny(holds)) == ProcessorMissing
		if isYears(c.From) || missing {
			count(!missing && (c.Annex == JudgedYes || !isYears(c.From)), c.ID)
		}
	}
	judged.Have, judged.All = len(judged.Proof), len(judged.Proof)+len(judged.Lacks)
	switch {
	case len(catalogue) == 0:
		judged.Assessment, judged.Reason = Lacking, ReasonNothingProcured
	case judged.All == 0:
		judged.Assessment, judged.Reason = Met, ReasonProcuredQuiet
	case judged.Have == judged.All:
		judged.Assessment, judged.Reason = Met, ReasonProcured
	default: // the catalogue is there
		judged.Assessment, judged.Reason = Partly, ReasonProcuredSome
	}
	judged.Proof = append(judged.Proof, catalogue...)
	return judged
}

// suppliersChecked is duty 22, "ska kontrollera att leverantörerna följer de krav som ställs" (policyn; SS-EN ISO/IEC 27001:2023,
// A.5.22): each supplier whose criticality is judged has been followed up within the interval of that criticality, or is new and has its
// first check planned within it, and what was
// found to deviate has an action. How long the interval is, the municipality decides.
func (j Judge) suppliersChecked() Judged {
	judged := Judged{}
	for _, s := range SupplierStates(j.reg, j.today) {
		if !s.Current(j.today) || s.Criticality == "" {
			continue
		}
		judged.All++
		switch {
		case s.Late(j.today):
			judged.Lacks = append(judged.Lacks, s.ID)
		case s.Unanswered != nil:
			judged.Lacks = append(judged.Lacks, s.Unanswered.ID)
		case s.Last == nil: // its first check is planned, and in time
			judged.Have++
			judged.Proof = append(judged.Proof, s.Planned.ID)
		default:
			judged.Have++
			judged.Proof = append(judged.Proof, s.Last.ID)
		}
	}
	judged.Reason = ReasonSuppliersLate
	switch {
	case judged.All == 0:
		judged.Reason = ReasonSuppliersUnsaid
	case judged.Have == judged.All:
		judged.Assessment, judged.Reason = Met, ReasonSuppliersChecked
	case judged.Have > 0:
		judged.Assessment = Partly
	default:
		judged.Assessment = Lacking
	}
	return judged
}
