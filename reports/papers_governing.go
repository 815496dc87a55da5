package reports

// governingPapers are the papers on governing documents and what they and the law demand.
func governingPapers() []Report {
	return []Report{
		{
			Name: "styrdokument", Title: "Styrdokument",
			Summary: "Ett styrdokument ord för ord, med uppgifter om beslut, ägare och översyn.",
			About:   []string{"document"},
			Build:   governingDocument, IgnoresPeriod: true, ToMeeting: documentDecided,
		},
		{
			Name: "andringar", Title: "Ändringar i ett styrdokument",
			Summary: "Den nya texten med det som utgår och det som tillkommer utmärkt, till den som ska besluta om den.",
			About:   []string{"document"},
			Build:   amendments,
		},
		{
			Name: "remissammanstallning", Title: "Sammanställning av remissvar",
			Summary: "Vad remissinstanserna svarade om ett styrdokument och hur synpunkterna har bemötts, till den som ska besluta.",
			About:   []string{"document"},
			Build:   referralSummary, IgnoresPeriod: true,
		},
		{
			Name: "ataganden", Title: "Policyns åtaganden och hur de uppfylls",
			Summary: "Varje åtagande med läge, bevis och vad som saknas, till ledningen och den som granskar.",
			Build:   dutiesReport, IgnoresPeriod: true,
		},
		{
			Name: "lagkrav", Title: "Lagkrav på informationssäkerheten",
			Summary: "Vad lagarna kräver, hur det uppfylls, vem som ansvarar och när det kontrollerades, till ledningen.",
			Build:   legalRequirements, IgnoresPeriod: true,
		},
		{
			Name: "cybersakerhetslagen", Title: "Så följer kommunen cybersäkerhetslagen",
			Summary: "Anmälan, de tio områdena, ledningens utbildning och vad som återstår, till ledningen och tillsynsmyndigheten.",
			Build:   cyberLaw,
		},
	}
}
