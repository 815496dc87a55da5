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
			Name: "anmalningsmatris", Title: "Hur, var och när: incidenter till myndigheter",
			Summary: "Ett blad för väggen: vad som ska anmälas, till vem, av vem och inom vilken tid.",
			Build:   reportingMatrix, IgnoresPeriod: true,
		},
	}
}
