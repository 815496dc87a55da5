package reports

// controlPapers are the papers on internkontroll and the management's review.
func controlPapers() []Report {
	return []Report{
		{
			Name: "internkontrollplan", Title: "Plan för internkontroll",
			Summary: "Årets kontrollmoment för informationssäkerhet, till den nämnd som antar planen.",
			About:   []string{"unit"},
			Build:   controlPlan, ToMeeting: planDecided,
		},
		{
			Name: "internkontroll", Title: "Uppföljning av internkontroll",
			Summary: "Vad årets kontrollmoment har visat, och vad som har gjorts åt det, till nämnden.",
			About:   []string{"unit"},
			Build:   controlResults, ToMeeting: calledAfter("Uppföljning av internkontroll"),
		},
		{
			Name: "ledningens-genomgang", Title: "Ledningens genomgång",
			Summary: "Underlag och beslut, punkt för punkt, till ledningsgruppen.",
			About:   []string{"management_review"},
			Build:   managementReview,
		},
	}
}
