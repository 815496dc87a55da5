package reports

// boardPapers are the papers that go to the kommunstyrelse, a nämnd or the kommunfullmäktige.
func boardPapers() []Report {
	return []Report{
		{
			Name: "arsrapport", Title: "Årsrapport informationssäkerhet",
			Summary: "Läget för kommunstyrelsen: första sidan räcker, sedan följer policyns sju områden. Eller läget för en nämnd, med bara dess eget.",
			About:   []string{"unit"},
			Build:   annualReport, AlwaysPublic: true, GoesToMeeting: true, ToMeeting: calledAfter("Årsrapport informationssäkerhet"),
		},
		{
			Name: "tjansteskrivelse", Title: "Tjänsteskrivelse",
			Summary: "Ett ärende till nämnden, med förslag till beslut, beskrivning, bedömning och det som handläggaren ska fylla i.",
			About:   []string{"matter", "decision", "meeting"},
			Build:   officialLetter, GoesToMeeting: true, HasClauses: true, ToMeeting: letterOf,
		},
		{
			Name: "aterrapportering", Title: "Återrapportering av uppdrag",
			Summary: "Varje uppdrag från styrelsen eller fullmäktige: vad som beslutades, vad som är gjort och förslag till beslut.",
			About:   []string{"unit"},
			Build:   missionsReported, IgnoresPeriod: true,
		},
		{
			Name: "delegationsbeslut", Title: "Anmälan av delegationsbeslut",
			Summary: "Beslut på delegation att anmäla till nämnden: datum, nummer, vem och punkt i delegationsordningen.",
			About:   []string{"unit"},
			Build:   delegatedDecisions,
		},
		{
			Name: "budgetunderlag", Title: "Budgetunderlag informationssäkerhet",
			Summary: "Åtgärder som saknar pengar, nämnd för nämnd, till budgetberedningen: kronor och den risk som kvarstår.",
			Build:   budgetBasis,
		},
	}
}
