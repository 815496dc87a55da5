package reports_test

import (
	"testing"

	"lisparmen/data"
)

func TestEveryPersonalDataIncidentIsDocumented(t *testing.T) {
	saysBut(t, flat(build(t, "personuppgiftsincidenter", exampleYear(t))), []string{
		"4 personuppgiftsincidenter i perioden. 3 anmälningar är lämnade, 1 behövs inte och 1 är inte avgjord eller lämnad.",
		"I-8 Vårdsystemet nere i sex timmar saknar konsekvenser.",
		"I-5 Vikarier kom åt elevhälsans mapp", "Behövs inte. Loggarna",
		"Anmäld 2026-08-31 16.45", "Informerade 2026-02-11",
		"412 ansökningar om ekonomiskt bistånd", "art. 33.5",
	}, []string{"Avgrävd fiber"})
}

func TestPersonalDataIncidentsInPublicAndUnderSecurityProtection(t *testing.T) {
	in := exampleYear(t)
	for _, i := range data.All(in.Register, data.Incidents) {
		i.Affected = ptr(1)
		i.SecurityProtection = *i.Number == 8
	}
	saysBut(t, flat(build(t, "personuppgiftsincidenter", in)), []string{"I-8", "beskrivs inte här"}, []string{"Vårdsystemet", "Reservrutinen på papper gällde"})
	in.Public, in.Register, in.Before = true, in.Register.Public(), in.Before.Public()
	saysBut(t, flat(build(t, "personuppgiftsincidenter", in)), []string{"Offentlig version.", "färre än 3 personer"}, []string{"Vikarier", "Loggarna", "1 person"})
}

func TestPersonalDataIncidentsOfAnEmptyMunicipality(t *testing.T) {
	saysBut(t, flat(build(t, "personuppgiftsincidenter", newMunicipality(t))), []string{"Registret incidenter är inte påbörjat.", "även de som inte anmäls"}, nil)
	saysBut(t, flat(build(t, "personuppgiftsincidenter", counted(&data.Incident{Head: data.Head{ID: "u"}, Number: ptr(9), Title: "Borttappad telefon", KnownAt: data.Day("2026-06-01").Start()}))),
		[]string{"1 personuppgiftsincident i perioden.", "Ännu inte bedömda, så de kan också höra hit: I-9 Borttappad telefon och I-3 Hemligt nätfiske."}, nil)
}
