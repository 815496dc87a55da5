package reports

// supplierPapers are the papers on suppliers and procurement.
func supplierPapers() []Report {
	return []Report{
		{
			Name: "leverantorer", Title: "Leverantörer och avtal",
			Summary: "För samordnaren: varje leverantör, när den följdes upp, PUB-avtal, avtal och vad som saknas.",
			Build:   supplierRegister, IgnoresPeriod: true,
		},
		{
			Name: "leverantorsuppfoljning", Title: "Uppföljning av leverantörer",
			Summary: "Hur en leverantör, eller alla i perioden, följdes upp: utfall per krav, avvikelser och åtgärder, till avtalsägaren.",
			About:   []string{"supplier"},
			Build:   supplierChecks,
		},
		{
			Name: "upphandlingskrav", Title: "Krav på informationssäkerhet i en upphandling",
			Summary: "Bilaga till upphandlingens handlingar: ska-krav och bör-krav med plats för anbudsgivarens svar.",
			About:   []string{"procurement"},
			Build:   procurementAppendix, IgnoresPeriod: true,
		},
	}
}
