package reports

// binderPapers are the papers on the year and on the binder itself.
func binderPapers() []Report {
	return []Report{
		{
			Name: "arshjul", Title: "Årshjul",
			Summary: "Tolv månader som en bild på första sidan, och sedan allt som har ett datum i något register.",
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
		{
			Name: "forteckning", Title: "Förteckning",
			Summary: "Alla poster i ett register, eller i alla register som är i bruk, till den som vill ha hela pärmen på papper.",
			Build:   registerList, AboutKind: true, IgnoresPeriod: true,
		},
		{
			Name: "andringslogg", Title: "Ändringslogg",
			Summary: "Vem som har ändrat vad i en period, dag för dag, till den som granskar hur pärmen har skötts.",
			Build:   changeLog, TellsPeriod: true,
		},
		{
			Name: "registerforteckning", Title: "Registerförteckning enligt artikel 30",
			Summary: "Behandlingen av personuppgifter i pärmen själv, till den personuppgiftsansvariges förteckning.",
			Build:   article30, IgnoresPeriod: true,
		},
	}
}
