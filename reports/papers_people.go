package reports

// peoplePapers are the papers on roles, training and single persons.
func peoplePapers() []Report {
	return []Report{
		{
			Name: "registerutdrag", Title: "Registerutdrag om en person",
			Summary: "Allt som filen har om en person, till den som begär att få veta det.",
			About:   []string{"person"},
			Build:   personExtract, TellsNamed: true, IgnoresPeriod: true,
		},
	}
}
