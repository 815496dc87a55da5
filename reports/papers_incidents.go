package reports

// incidentPapers are the papers on incidents and those who are told of them.
func incidentPapers() []Report {
	return []Report{
		{
			Name: "incident", Title: "Incidentrapport",
			Summary: "En incident, eller alla i perioden: händelseförlopp, frister i lag, bedömningar och åtgärder.",
			About:   []string{"incident"},
			Build:   incidentReport,
		},
		{
			Name: "upplysning", Title: "Upplysning om betydande incident",
			Summary: "Utkast till det som lämnas inom 24 timmar enligt cybersäkerhetslagen: fråga för fråga, att kopiera.",
			About:   []string{"incident"},
			Build:   formPaper("upplysning"), IgnoresPeriod: true, GoesToMeeting: true,
		},
		{
			Name: "incidentanmalan", Title: "Incidentanmälan",
			Summary: "Utkast till det som lämnas inom 72 timmar enligt cybersäkerhetslagen: fråga för fråga, att kopiera.",
			About:   []string{"incident"},
			Build:   formPaper("incidentanmalan"), IgnoresPeriod: true, GoesToMeeting: true,
		},
		{
			Name: "lagesrapport", Title: "Lägesrapport om pågående incident",
			Summary: "Utkast till den som tar emot rapporten när en betydande incident fortfarande pågår efter en månad.",
			About:   []string{"incident"},
			Build:   formPaper("lagesrapport"), IgnoresPeriod: true, GoesToMeeting: true,
		},
		{
			Name: "slutrapport", Title: "Slutrapport om betydande incident",
			Summary: "Utkast till den sista rapporten enligt cybersäkerhetslagen: fråga för fråga, att kopiera.",
			About:   []string{"incident"},
			Build:   formPaper("slutrapport"), IgnoresPeriod: true, GoesToMeeting: true,
		},
		{
			Name: "imy-anmalan", Title: "Anmälan av personuppgiftsincident",
			Summary: "Utkast till anmälan till IMY, ett för varje personuppgiftsansvarig nämnd: fråga för fråga, att kopiera.",
			About:   []string{"incident"},
			Build:   formPaper("imy-anmalan"), IgnoresPeriod: true, GoesToMeeting: true,
		},
		{
			Name: "polisanmalan", Title: "Polisanmälan av incident",
			Summary: "Det som polisen brukar fråga om när ett brott misstänks, att ha framför sig när du ringer.",
			About:   []string{"incident"},
			Build:   formPaper("polisanmalan"), IgnoresPeriod: true,
		},
		{
			Name: "anmalningsmatris", Title: "Hur, var och när: incidenter till myndigheter",
			Summary: "Ett blad för väggen: vad som ska anmälas, till vem, av vem och inom vilken tid.",
			Build:   reportingMatrix, IgnoresPeriod: true,
		},
		{
			Name: "incidentstatistik", Title: "Incidentstatistik",
			Summary: "Periodens incidenter efter sort, månad, nämnd och orsak, hållna frister och utvecklingen över åren, till styrelse och nämnder.",
			Build:   incidentStatistics,
		},
		{
			Name: "personuppgiftsincidenter", Title: "Förteckning över personuppgiftsincidenter",
			Summary: "Alla personuppgiftsincidenter i perioden, även de som inte anmäldes: omständigheter, konsekvenser och åtgärder, att visa för IMY.",
			Build:   personalDataIncidents,
		},
		{
			Name: "incidentparm", Title: "Incidentpärm",
			Summary: "En utskrift för när nätet är borta: de första 24 timmarna, vem som ska få veta, telefonnummer, leverantörer, reservrutiner och blanketter.",
			Build:   incidentBinder, IgnoresPeriod: true,
		},
	}
}
