package reports_test

import (
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/data/seed"
	"lisparmen/reports"
)

func TestTheBinderHasWhatIsNeededWithoutNetwork(t *testing.T) {
	doc := build(t, "incidentparm", exampleYear(t))
	paper := flat(doc)
	saysBut(t, paper, []string{
		"Utskriven 24 november 2026. Byt ut senast 24 maj 2027.",
		"Upplysning till NCSC/CERT-SE: inom 24 timmar.", "Anmälan av personuppgiftsincident till IMY: inom", "ingen utsedd", "IT-chef:",
		"Är vården begränsad i mer än 1 timme? Vårdgivare.", "MCFFS 2026:8, kontrollerad 2026-07-02",
		"070-174 06 15", "Ordförande, kommunstyrelsen", "114 14", "010-568 70 00",
		"L-1 Molnbro System AB", "Jour dygnet runt 010-174", "AV-1",
		"KP-1 Läkemedel och omvårdnad i hemsjukvården", "Körlistor och läkemedelslistor skrivs ut varje morgon", "OSL 18 kap. 13 §",
		"Stryk aldrig över", "Beslutat av", "Kvittens",
	}, []string{"okänd post"})
	asked, _ := seed.FormNamed("upplysning")
	for _, q := range asked.Questions {
		if !strings.Contains(paper, strings.Fields(q.Heading)[0]) {
			t.Errorf("the form does not ask %q", q.Heading)
		}
	}
	parts, breaks := 0, 0
	for _, b := range doc.Blocks {
		switch b := b.(type) {
		case reports.Heading:
			parts++
			if !strings.HasPrefix(b.Text, string(rune('0'+parts))+". ") {
				t.Errorf("part %d is %q", parts, b.Text)
			}
		case reports.PageBreak:
			breaks++
		}
	}
	if parts != 9 || breaks != parts || !doc.Contents {
		t.Errorf("%d parts, %d page breaks, contents %v", parts, breaks, doc.Contents)
	}
}

// A deadline that the municipality has changed is the one that is printed.
func TestTheBinderFollowsTheRegisterOfDeadlines(t *testing.T) {
	in := exampleYear(t)
	for _, d := range data.All(in.Register, data.Deadlines) {
		if d.Step == data.StepEarlyWarning {
			d.Amount = ptr(12)
		}
	}
	saysBut(t, flat(build(t, "incidentparm", in)), []string{"Upplysning till NCSC/CERT-SE: inom 12 timmar."}, []string{"inom 24 timmar."})
}

func TestThePublicBinderHasNoNumbersAndNoFallbacks(t *testing.T) {
	in := exampleYear(t)
	in.Public, in.Register, in.Before = true, in.Register.Public(), in.Before.Public()
	saysBut(t, flat(build(t, "incidentparm", in)), []string{"Nummer till personer lämnas inte ut", "3 reservrutiner visas inte", "114 14"},
		[]string{"070-174", "010-174", "Läkemedel och omvårdnad", "pärm på varje enhet", "KP-1"})
}

func TestTheBinderOfAnEmptyMunicipality(t *testing.T) {
	saysBut(t, flat(build(t, "incidentparm", newMunicipality(t))), []string{
		"De första 24 timmarna", "Ingen utsedd", "inte påbörjat", "Skriv för hand hur varje viktig verksamhet arbetar utan sina system.", "Vara kommun",
	}, nil)
	saysBut(t, flat(build(t, "incidentparm", empty())), []string{"Det finns inga frister i registret.", "Det finns inga tröskelvärden i registret."}, nil)
}
