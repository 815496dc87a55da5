package reports

import "lisparmen/data"

// protectionPapers are the papers on risks, information, systems and measures. Of those about the same kind of record, the one that its
// page prints stands last.
func protectionPapers() []Report {
	return []Report{
		{
			Name: "riskrapport", Title: "Riskrapport",
			Summary: "Riskmatriser före och efter åtgärder, hur riskerna rört sig, de största, behandling och acceptans, till ledningen.",
			Build:   riskReport, ToMeeting: calledAfter("Riskrapport"),
		},
		{
			Name: "objektrisker", Title: "Risker för ett system, en informationsmängd eller en enhet",
			Summary: "Ett objekts klass, risker, behandling, det som blir kvar och vem som accepterat, till den som äger det.",
			About:   []string{"system", data.Assets.Name, "unit"},
			Build:   objectRisks, IgnoresPeriod: true,
		},
		{
			Name: "riskanalysunderlag", Title: "Underlag till riskanalys",
			Summary: "Blankett till dem som ska delta: skalorna, kända risker och rader att fylla i.",
			About:   []string{"unit", "system", data.Assets.Name},
			Build:   riskWorksheet, IgnoresPeriod: true,
		},
		{
			Name: "riskanalysprotokoll", Title: "Protokoll från riskanalys",
			Summary: "Vilka som deltog, vad som analyserades, riskerna med värden och vad som beslutades, till riskägarna.",
			About:   []string{"risk_session"},
			Build:   riskProtocol, IgnoresPeriod: true,
		},
		{
			Name: "klassningsforteckning", Title: "Klassningsförteckning",
			Summary: "All information med klass, när och av vem den är beslutad, och vad som ska klassas om, till informationsägarna.",
			Build:   classList, IgnoresPeriod: true,
		},
		{
			Name: "klassningsunderlag", Title: "Underlag till klassning",
			Summary: "Blankett att skicka ut före klassningen: frågorna, nivåerna i kommunens skala och plats för svar.",
			About:   []string{data.Assets.Name},
			Build:   classWorksheet, IgnoresPeriod: true,
		},
		{
			Name: "klassningsprotokoll", Title: "Protokoll från klassning",
			Summary: "Vilka som deltog, fråga för fråga vilken nivå som valdes och varför, och beslutet, till informationsägaren.",
			About:   []string{"classification"},
			Build:   classProtocol, IgnoresPeriod: true,
		},
		{
			Name: "gapanalys", Title: "Gapanalys",
			Summary: "Vad lagen och standarden kräver, hur långt kommunen kommit, vad som saknas och vem som gör vad, till ledningen.",
			Build:   gapAnalysis, IgnoresPeriod: true,
		},
		{
			Name: "uttalande-om-tillamplighet", Title: "Uttalande om tillämplighet",
			Summary: "Lagens tio områden och standardens säkerhetsåtgärder: om de tillämpas, varför, hur långt de är införda och vad som saknas.",
			Build:   statementOfApplicability, IgnoresPeriod: true,
		},
		{
			Name: "kravprofil", Title: "Kravprofil",
			Summary: "Kraven på ett system eller en lokal, eller på alla: hur de är uppfyllda, vad som saknas och vem som beslutat.",
			About:   []string{"system", "premises"},
			Build:   requirementProfile, IgnoresPeriod: true,
		},
		{
			Name: "systemforteckning", Title: "Systemförteckning",
			Summary: "Varje system med ägare, leverantör, ärvd klass, krav på återställning och vad som saknas.",
			Build:   systemList, IgnoresPeriod: true,
		},
		{
			Name: "kontinuitet", Title: "Kontinuitet",
			Summary: "Varje kritisk verksamhet: hur länge den får ligga nere, reservrutin, övning, återläsning och vad som saknas, till ledningen.",
			About:   []string{"continuity"},
			Build:   continuityPaper, IgnoresPeriod: true,
		},
		{
			Name: "handlingsplan", Title: "Handlingsplan",
			Summary: "Allt som ska göras, varför, av vem, när och för hur mycket, det försenade först, till varje nämnd och förvaltning.",
			About:   []string{"unit"},
			Build:   actionPlan,
		},
	}
}
