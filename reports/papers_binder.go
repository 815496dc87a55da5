package reports

// binderPapers are the papers on the year and on the binder itself.
func binderPapers() []Report {
	return []Report{
		{
			Name: "arshjul", Title: "Årshjul",
			Summary: "Tolv månader med allt som har ett datum i något register.",
			Build:   wheel, IgnoresPeriod: true,
		},
		{
			Name: "overlamning", Title: "Överlämning",
			Summary: "Till den som tjänstgör i samordnarens ställe: var pärmen finns, frister, vad som förfaller, sammanträden, uppdrag och kontakter.",
			About:   []string{"service"},
			Build:   handOver, IgnoresPeriod: true,
		},
		{
			Name: "tjanstgoring", Title: "Vad som gjordes under en tjänstgöring",
			Summary: "Till den som kommer tillbaka: vad den som tjänstgjorde ändrade, register för register, och vad som är kvar att göra.",
			About:   []string{"service"},
			Build:   servedReport, TellsTouched: true, IgnoresPeriod: true,
		},
	}
}
