package reports

// peoplePapers are the papers on roles, training and single persons.
func peoplePapers() []Report {
	return []Report{
		{
			Name: "organisation", Title: "Organisation för informationssäkerhet",
			Summary: "Vem som har vilken roll, vem som går in i stället och vad rollen ansvarar för, med vakanserna först, till ledningen.",
			Build:   organisationPaper, IgnoresPeriod: true,
		},
		{
			Name: "utbildningsplan", Title: "Utbildningsplan",
			Summary: "Vilka som ska gå vilken kurs och när, och hur många som har gått, grupp för grupp och förvaltning för förvaltning, till ledningen.",
			Build:   trainingPlan,
		},
		{
			Name: "narvarolista", Title: "Närvarolista till en utbildning",
			Summary: "Att skriva under för dem som kommer till ett utbildningstillfälle.",
			About:   []string{"training_occasion"},
			Build:   attendanceList, IgnoresPeriod: true,
		},
		{
			Name: "intyg", Title: "Intyg om utbildning",
			Summary: "Till den som har gått en utbildning: vad den innehöll, när den gavs och hur länge den gäller.",
			About:   []string{"training_done", "person"},
			Build:   trainingCertificate, IgnoresPeriod: true,
		},
		{
			Name: "ej-genomgatt", Title: "Utbildning som återstår",
			Summary: "Till ordföranden eller chefen: vilka i gruppen som inte har gått den utbildning de ska gå. Inte för publicering.",
			About:   []string{"unit"},
			Build:   untrainedPaper, IgnoresPeriod: true,
		},
		{
			Name: "chefsblankett", Title: "Chefsintyg, blankett",
			Summary: "En sida per förvaltning och enhet, ifylld med det pärmen vet, där chefen svarar för året och skriver under.",
			About:   []string{"unit"},
			Build:   managerForm,
		},
		{
			Name: "registerutdrag", Title: "Registerutdrag om en person",
			Summary: "Allt som filen har om en person, till den som begär att få veta det.",
			About:   []string{"person"},
			Build:   personExtract, TellsNamed: true, IgnoresPeriod: true,
		},
	}
}
