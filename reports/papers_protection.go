package reports

// protectionPapers are the papers on risks, information, systems and measures.
func protectionPapers() []Report {
	return []Report{
		{
			Name: "riskrapport", Title: "Riskrapport",
			Summary: "Riskmatris, de största riskerna, behandling och acceptans, och hur beredda de kritiska verksamheterna är.",
			Build:   riskReport, ToMeeting: calledAfter("Riskrapport"),
		},
		{
			Name: "uttalande-om-tillamplighet", Title: "Uttalande om tillämplighet",
			Summary: "Lagens tio områden och standardens säkerhetsåtgärder: om de tillämpas, varför, hur långt de är införda och vad som saknas.",
			Build:   statementOfApplicability,
		},
		{
			Name: "kravprofil", Title: "Kravprofil",
			Summary: "Kraven på ett system eller en lokal, eller på alla: hur de är uppfyllda, vad som saknas och vem som beslutat.",
			About:   []string{"system", "premises"},
			Build:   requirementProfile,
		},
		{
			Name: "systemforteckning", Title: "Systemförteckning",
			Summary: "Varje system med ägare, leverantör, ärvd klass, krav på återställning och vad som saknas.",
			Build:   systemList,
		},
	}
}
