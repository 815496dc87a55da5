package reports

// governingPapers are the papers on governing documents and what they and the law demand.
func governingPapers() []Report {
	return []Report{
		{
			Name: "styrdokument", Title: "Styrdokument",
			Summary: "Ett styrdokument ord för ord, med uppgifter om beslut, ägare och översyn.",
			About:   []string{"document"},
			Build:   governingDocument, ToMeeting: documentDecided,
		},
	}
}
