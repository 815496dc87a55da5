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
			Name: "internkontroll-sammanstallning", Title: "Sammanställning av internkontroll",
			Summary: "Alla nämnders kontrollmoment, avvikelser och åtgärder, till kommunstyrelsen, med det som den ska lägga märke till.",
			Build:   controlSummary,
		},
		{
			Name: "ledningens-genomgang", Title: "Ledningens genomgång",
			Summary: "Underlag och beslut, punkt för punkt, till ledningsgruppen.",
			About:   []string{"management_review"},
			Build:   managementReview, IgnoresPeriod: true,
		},
		{
			Name: "minnesanteckningar", Title: "Minnesanteckningar, ledningens genomgång",
			Summary: "Vilka som deltog, vad som sades och beslutades och vem som gör vad till när, att skriva under; före mötet att skriva i.",
			About:   []string{"management_review"},
			Build:   reviewMinutes, IgnoresPeriod: true,
		},
		{
			Name: "sjalvskattning", Title: "Självskattning",
			Summary: "Hur långt arbetet har kommit, område för område, jämfört med gången innan, och vad som följer, till ledningen.",
			Build:   assessmentPaper,
		},
	}
}
