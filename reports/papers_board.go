package reports

// boardPapers are the papers that go to the kommunstyrelse, a nämnd or the kommunfullmäktige.
func boardPapers() []Report {
	return []Report{
		{
			Name: "arsrapport", Title: "Årsrapport informationssäkerhet",
			Summary: "Läget för kommunstyrelsen: första sidan räcker, sedan följer policyns sju områden.",
			Build:   annualReport, ToMeeting: calledAfter("Årsrapport informationssäkerhet"),
		},
	}
}
